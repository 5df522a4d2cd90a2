//! What was destroyed cannot be found (invariant 6), by bytes: before each way of destroying, everything there is of a person
//! is copied from the rows; at the answer no key that can be found opens any of it and no wrapped key stands in a file of the
//! key store; after the sweep and `sanitise` none of these bytes stands in any file, on PostgreSQL in the whole cluster's
//! folder. Copies of values from before with keys from after, and the other way round, open nothing destroyed and still open
//! what is held. Tags stay in the journal, which must verify; no key makes them any more and no index leads to them.

mod files;
mod thief;
mod traces;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::SignedDuration;
use zalog_app::sanitise::{self, Step};
use zalog_app::{
    Way, Who, cabinet, close, correct, destroy, form, join, registration, sign_in, staff, take_back, verify,
};
use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::reference::Reference;
use zalog_policy::model::{Form, Slug};
use zalog_store::tables::{case, job, journal, record};
use zalog_store::{KeyStore, Options, StoreError};
use zalog_vault::{FileKey, KeyProvider};

use crate::harness::{Database, PASSWORD, SIGNED, World, databases};
use files::Needles;
use thief::Thief;
use traces::Traces;

/// Words that no code of ours writes by itself, long enough to be looked for.
const MARK: &str = "Маркерова-Остаткова Щ7Q";
const MARK_EMAIL: &str = "marker-residue-7q@example.com";
const CLEAR: [&str; 4] = [MARK, MARK_EMAIL, PASSWORD, "Mozilla/5.0 (X11; Linux) Firefox/140.0"];

/// Every look-up of the person.
const ALL: usize = usize::MAX;

fn key_store(world: &World) -> KeyStore {
    KeyStore::open(&world.folder.path().join("keys.db"), Options::default()).unwrap()
}

/// A way of destroying: what is prepared, what is done, and what must be gone.
struct Scene {
    world: World,
    /// Whose rows are copied.
    who: SubjectId,
    /// Compartments that must open afterwards as before.
    stays: BTreeSet<CompartmentId>,
    /// Whether the whole subject goes.
    whole: bool,
    /// How many look-ups must be gone: those that lead to nothing else that is held.
    look_ups: usize,
    /// Acts; returns when the person is told.
    act: Box<dyn Fn(&World)>,
    /// What is held still opens through the app.
    still: Box<dyn Fn(&World)>,
}

fn declared(world: &World, form: &str) -> Form {
    world.app().policy().form(&Slug::new(form).unwrap()).cloned().unwrap()
}

/// Registers a person, with every consent that is offered, or none: proofs of consents hold the contacts, too.
fn registered(world: &World, consents: bool) -> SubjectId {
    let form = world.registration();
    let offers: Vec<String> = form.offers.iter().filter(|_| consents).map(ToString::to_string).collect();
    let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
    let mut typed = world.typed(MARK_EMAIL, &offers);
    typed.fields = world.types(&form, MARK_EMAIL, MARK);
    registration::start(world.app(), &world.visit(), world.operation(), typed).unwrap();
    world.rounds();
    let token = world.mailed(MARK_EMAIL, "/register/confirm/").unwrap();
    let session = registration::complete(world.app(), &world.visit(), &token).unwrap();
    sign_in::session(world.app(), &world.visit(), &session).unwrap().unwrap().subject
}

/// Sends a form, with another phone than the account's.
fn sent(world: &World, form: &str, who: Option<SubjectId>) -> (String, Who) {
    let form = declared(world, form);
    let mut typed = world.form_typed(&form, MARK_EMAIL, MARK);
    if let Some(phone) = typed.fields.get_mut("phone") {
        *phone = "+7 900 000-77-88".to_owned();
    }
    let way = Way::Own;
    let sent =
        form::send(world.app(), &world.visit(), world.operation(), &form.slug, typed, who, way).unwrap();
    let number = Reference::parse(&sent.number).unwrap();
    let row = world.rows().read::<_, StoreError, _>(|tx| case::by_number(tx, number.as_str()));
    let row = row.unwrap().unwrap();
    (sent.number, Who::record(row.subject, row.record))
}

fn compartment_of(world: &World, record: zalog_domain::ids::RecordId) -> CompartmentId {
    let row = world.rows().read::<_, StoreError, _>(|tx| record::by_id(tx, record)).unwrap();
    row.unwrap().compartment
}

fn member(world: &World) -> staff::Member {
    let roles: Vec<String> = world.app().policy().roles.iter().map(|r| r.slug.to_string()).collect();
    let login = "staff@example.com";
    staff::add_signed(world.app(), login, &roles, PASSWORD, SIGNED).unwrap();
    let token = staff::sign_in(world.app(), &world.visit(), login, PASSWORD).unwrap();
    staff::member(world.app(), &token).unwrap().unwrap()
}

fn signs_in(world: &World) {
    sign_in::sign_in(world.app(), &world.visit(), MARK_EMAIL, PASSWORD, false).unwrap();
}

fn everything_but(traces: &Traces, gone: &[CompartmentId]) -> BTreeSet<CompartmentId> {
    traces.compartments().into_iter().filter(|c| !gone.contains(c)).collect()
}

/// An account that nothing holds.
fn account_closed(database: &Database) -> Scene {
    let world = World::new("smile", database);
    let who = registered(&world, false);
    Scene {
        who,
        stays: BTreeSet::new(),
        whole: true,
        look_ups: ALL,
        act: Box::new(move |world| {
            close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        }),
        still: Box::new(|world| {
            assert!(
                sign_in::sign_in(world.app(), &world.visit(), MARK_EMAIL, PASSWORD, false).is_err(),
                "nobody signs in any more"
            );
        }),
        world,
    }
}

/// Where the proofs of consents lie: they are kept for a term of their own.
fn consents_of(world: &World, who: SubjectId) -> BTreeSet<CompartmentId> {
    let rows = world
        .rows()
        .read::<_, StoreError, _>(|tx| zalog_store::tables::consent::of_subject(tx, who))
        .unwrap();
    rows.into_iter().map(|row| row.proof_compartment).collect()
}

/// An account with an order that a law holds for accounting.
fn account_with_a_held_order_closed(database: &Database) -> Scene {
    let world = World::new("prommet", database);
    let who = registered(&world, true);
    let (number, order) = sent(&world, "order", Some(who));
    let member = member(&world);
    staff::move_case(world.app(), &member, &number, "closed").unwrap();
    // What accounting does not need goes; what stays is held whole.
    world.rounds();
    let mut stays = consents_of(&world, who);
    stays.insert(compartment_of(&world, order.record.unwrap()));
    Scene {
        who,
        stays,
        whole: true,
        look_ups: 0,
        act: Box::new(move |world| {
            close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        }),
        still: Box::new(|_| {}),
        world,
    }
}

/// An account with an order in work: the shop goes on with it.
fn account_with_an_open_order_closed(database: &Database) -> Scene {
    let world = World::new("prommet", database);
    let who = registered(&world, true);
    let (number, order) = sent(&world, "order", Some(who));
    let member = member(&world);
    let mut stays = consents_of(&world, who);
    stays.insert(compartment_of(&world, order.record.unwrap()));
    Scene {
        who,
        stays,
        whole: true,
        look_ups: 0,
        act: Box::new(move |world| {
            close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        }),
        still: Box::new(move |world| {
            let (values, _) = staff::open_values(world.app(), &member, &number).unwrap();
            assert!(values.iter().any(|(_, value)| value.contains(MARK)), "the order's values open");
        }),
        world,
    }
}

/// What one person with a question may do to its record.
fn question(database: &Database, look_ups: usize, act: impl Fn(&World, SubjectId, Who) + 'static) -> Scene {
    let world = World::new("prommet", database);
    let who = registered(&world, true);
    let (_, question) = sent(&world, "question", Some(who));
    let gone = compartment_of(&world, question.record.unwrap());
    Scene {
        who,
        stays: everything_but(&Traces::of(&world, who), &[gone]),
        whole: false,
        look_ups,
        act: Box::new(move |world| act(world, who, question)),
        still: Box::new(signs_in),
        world,
    }
}

fn value_deleted(database: &Database) -> Scene {
    question(database, 1, |world, who, _| {
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let record = held.into_iter().find(|r| r.form == "question").unwrap();
        let phone = record.values.iter().find(|v| v.item.as_str() == "phone").unwrap().id;
        correct::delete_value(world.app(), &world.visit(), Who::account(who), phone).unwrap();
    })
}

fn value_corrected(database: &Database) -> Scene {
    question(database, 0, |world, who, question| {
        let typed = BTreeMap::from([("message".to_owned(), "Иначе сказано".to_owned())]);
        let record = question.record.unwrap();
        let changed = correct::correct(world.app(), &world.visit(), Who::account(who), record, &typed);
        assert_eq!(changed.unwrap(), 1);
    })
}

fn record_taken_back(database: &Database) -> Scene {
    question(database, 1, |world, who, question| {
        let record = question.record.unwrap();
        let gone = take_back::take_back(world.app(), &world.visit(), Who::account(who), record).unwrap();
        assert!(gone.reference.is_some());
    })
}

fn record_ended(database: &Database) -> Scene {
    question(database, 1, |world, _, _| {
        world.clock.advance(SignedDuration::from_hours(24 * 120));
        world.rounds();
    })
}

/// A guest's record goes over to the account; the guest is no more.
fn guest_joined(database: &Database) -> Scene {
    let world = World::new("prommet", database);
    let (_, guest) = sent(&world, "question", None);
    let who = registered(&world, true);
    Scene {
        who: guest.subject,
        stays: Traces::of(&world, guest.subject).compartments(),
        whole: true,
        look_ups: 0,
        act: Box::new(move |world| join::join(world.app(), who, guest).unwrap()),
        still: Box::new(move |world| {
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert!(held.iter().any(|r| r.form == "question" && !r.values.is_empty()));
        }),
        world,
    }
}

/// A copy of a file of the data folder, kept elsewhere.
fn kept(world: &World, file: &str, elsewhere: &std::path::Path) -> PathBuf {
    let copy = elsewhere.join(file);
    std::fs::copy(world.folder.path().join(file), &copy).unwrap();
    copy
}

fn put_back(world: &World, file: &str, copy: &std::path::Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(world.folder.path().join(format!("{file}{ending}")));
    }
    std::fs::copy(copy, world.folder.path().join(file)).unwrap();
}

fn none(found: Vec<(usize, String)>, what: &str) {
    assert!(found.is_empty(), "{what}: {found:?}");
}

/// Nothing destroyed opens with any key that can be found, and what is held does.
fn tried(scene: &Scene, traces: &Traces, gone: &BTreeSet<CompartmentId>, when: &str) -> Thief {
    let thief = Thief::with(scene.world.folder.path());
    for one in &traces.sealed {
        let held = !gone.contains(&one.compartment);
        assert_eq!(thief.opens(one), held, "{when}: item {} of {:?}", one.item, one.compartment);
    }
    if scene.whole {
        assert!(!thief.makes_a_tag_of(traces), "{when}: a key makes the person's tags");
        assert_eq!(thief.opens_copies_of_compartments(traces), 0, "{when}: copies of wrapped keys");
    }
    thief
}

fn sanitised(world: &mut World) {
    let root = FileKey::new(world.folder.path().join("root.key")).root().unwrap();
    let mut steps = Vec::new();
    let told = sanitise::sanitise(world.app.take().unwrap(), &root, &mut |step| {
        steps.push(match step {
            Step::Destroying(_) => "destroying",
            Step::Turning => "turning",
            Step::Rewriting("keys.db", ..) => "keys",
            Step::Rewriting(..) => "values",
        });
    });
    let told = told.unwrap();
    assert!(told.whole(), "{told:?}");
    steps.dedup();
    assert_eq!(steps, ["destroying", "turning", "keys", "values"]);
}

/// Everything this file promises, of one way of destroying.
fn destroyed(mut scene: Scene, way: &str) {
    scene.world.rounds();
    let elsewhere = tempfile::tempdir().unwrap();
    let sqlite = matches!(scene.world.database, Database::Sqlite);
    scene.world.close();
    let keys_before = kept(&scene.world, "keys.db", elsewhere.path());
    let values_before = sqlite.then(|| kept(&scene.world, "values.db", elsewhere.path()));
    scene.world.open().unwrap();
    let traces = Traces::of(&scene.world, scene.who);
    let all = traces.compartments();
    let gone: BTreeSet<CompartmentId> = all.difference(&scene.stays).copied().collect();
    assert!(scene.stays.is_subset(&all), "{way}: what stays is there");
    assert!(!traces.sealed.is_empty() && !traces.tags.is_empty() && !traces.macs.is_empty());
    // The search and the thief find what is there.
    let everything = traces.everything();
    let found = Needles::of(&everything).found_in(&files::all(&scene.world));
    let numbers: BTreeSet<usize> = found.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (0..everything.len()).collect(), "{way}: the search finds what is there");
    let before = Thief::with(scene.world.folder.path());
    assert!(traces.sealed.iter().all(|one| before.opens(one)) && before.makes_a_tag_of(&traces), "{way}");

    (scene.act)(&scene.world);
    // Of a whole person also the keys that were wrapped anew for whoever keeps what is held.
    none(files::clear(&CLEAR, &files::all(&scene.world)), &format!("{way}: in clear at the answer"));
    let mut keys = traces.keys_of(if scene.whole { &all } else { &gone });
    if scene.whole {
        keys.push(traces.subject.bytes.clone());
    }
    assert!(!keys.is_empty());
    none(Needles::of(&keys).found_in(&files::of_keys(&scene.world)), &format!("{way}: keys at the answer"));
    let thief = tried(&scene, &traces, &gone, &format!("{way}, values from before, keys of the answer"));
    // A stale copy of the wrapped key would still open: that is what the next grade is for.
    assert!(thief.opens_copy_of_subject(&traces));

    scene.world.rounds();
    let mut bytes = traces.gone_from(&scene.world);
    for one in traces.sealed.iter().filter(|one| gone.contains(&one.compartment)) {
        assert!(bytes.contains(&one.bytes), "{way}: a row has what was destroyed");
    }
    let look_ups: BTreeSet<&Vec<u8>> = traces.macs.iter().collect();
    let lead_nowhere = look_ups.iter().filter(|mac| bytes.contains(mac)).count();
    assert_eq!(lead_nowhere, scene.look_ups.min(look_ups.len()), "{way}: look-ups that are gone");
    bytes.extend(keys);
    sanitised(&mut scene.world);
    none(Needles::of(&bytes).found_in(&files::all(&scene.world)), &format!("{way}: after sanitising"));
    none(files::clear(&CLEAR, &files::all(&scene.world)), &format!("{way}: in clear after sanitising"));
    scene.world.open().unwrap();
    let thief = tried(&scene, &traces, &gone, &format!("{way}, sanitised"));
    assert!(!thief.opens_copy_of_subject(&traces), "{way}: a stale copy of the subject's key");
    (scene.still)(&scene.world);
    if scene.whole {
        let index = scene.world.rows().read::<_, StoreError, _>(|tx| journal::of_subject(tx, scene.who, 1));
        assert!(index.unwrap().is_empty(), "{way}: the index leads to the person's entries");
    }
    if sqlite {
        let verdict = verify::walk(scene.world.folder.path(), None).unwrap();
        assert!(verdict.findings.is_empty(), "{way}: {:?}", verdict.findings);
    }

    // Keys from before beside the values from after: the start applies every tombstone again.
    scene.world.close();
    let after = tempfile::tempdir().unwrap();
    let keys_after = kept(&scene.world, "keys.db", after.path());
    put_back(&scene.world, "keys.db", &keys_before);
    scene.world.open().unwrap();
    tried(&scene, &traces, &gone, &format!("{way}, keys from before"));
    (scene.still)(&scene.world);

    // Values from before beside the keys from after.
    if let Some(values_before) = values_before {
        scene.world.close();
        put_back(&scene.world, "keys.db", &keys_after);
        put_back(&scene.world, "values.db", &values_before);
        scene.world.open().unwrap();
        tried(&scene, &traces, &gone, &format!("{way}, values from before"));
        if scene.whole {
            let shown = cabinet::held(scene.world.app(), &scene.world.visit(), scene.who);
            let shown = shown.map(|held| held.iter().map(|r| r.values.len()).sum::<usize>());
            assert!(shown.as_ref().ok().is_none_or(|values| *values == 0), "{way}: {shown:?}");
        }
    }
}

/// A pupil who leaves, once nothing holds anything of him: neither stores, nor look-ups and the index of entries, nor what waits
/// to be sent, nor the journal, nor a copy of keys or of values put back has any of it; and there is an act.
///
/// Keeps: progtime-terms-8
#[test]
fn a_pupil_who_left_is_nowhere_and_there_is_an_act() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let who = registered(&world, false);
        let scene = Scene {
            who,
            stays: BTreeSet::new(),
            whole: true,
            look_ups: ALL,
            act: Box::new(move |world| {
                close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
                // Investigations may need the address for ten days more.
                world.clock.advance(SignedDuration::from_hours(24 * 11));
                world.rounds();
            }),
            still: Box::new(|world| {
                let jobs = world.rows().read::<_, StoreError, _>(job::counts).unwrap();
                assert!(
                    jobs.iter().all(|(state, _)| state != "waiting"),
                    "nothing waits to be sent: {jobs:?}"
                );
                let acts = destroy::acts(world.app(), 2026, i64::MAX).unwrap();
                let of_address =
                    acts.iter().flat_map(|a| &a.destroyed).filter(|d| d.items.contains_key("email"));
                assert!(of_address.count() > 0, "{acts:?}");
            }),
            world,
        };
        destroyed(scene, "a pupil left");
    }
}

macro_rules! each_way {
    ($($way:ident),* $(,)?) => {
        mod way {
            $(#[test] fn $way() {
                for database in super::databases() {
                    super::destroyed(super::$way(&database), stringify!($way));
                }
            })*
        }
    };
}

each_way!(
    account_closed,
    account_with_a_held_order_closed,
    account_with_an_open_order_closed,
    value_deleted,
    value_corrected,
    record_taken_back,
    record_ended,
    guest_joined,
);
