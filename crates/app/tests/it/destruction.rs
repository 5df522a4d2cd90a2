//! Destruction: an account closed, a record taken back, a value corrected or deleted, two subjects joined, what the clock
//! ends. Each is told first, unreachable at once, its key gone before the answer, its rows gone after, with an act.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use zalog_app::{
    AppError, Who, cabinet, close, contact_proof, correct, destroy, form, join, link, sign_in, staff,
    take_back, tick, verify,
};
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_domain::register::BasisClass;
use zalog_policy::model::Slug;
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::{case, consent, ground, journal, record, subject, tombstone};
use zalog_store::{KeyStore, Options, StoreError};

use crate::harness::{Database, PASSWORD, SIGNED, World, databases};

fn keys(world: &World) -> KeyStore {
    KeyStore::open(&world.folder.path().join("keys.db"), Options::default()).unwrap()
}

fn values(world: &World, who: SubjectId) -> Vec<ValueRow> {
    world.rows().read::<_, StoreError, _>(|tx| record::values_of_subject(tx, who, 1000)).unwrap()
}

fn heir(world: &World, gone: SubjectId) -> Option<SubjectId> {
    let stones = world.rows().read::<_, StoreError, _>(|tx| tombstone::after(tx, &[0; 16], 1000)).unwrap();
    stones.into_iter().find(|s| s.id == *gone.as_bytes()).unwrap().heir
}

/// Rows that still name a subject, by table.
fn left(world: &World, who: SubjectId) -> Vec<&'static str> {
    world
        .rows()
        .read::<_, StoreError, _>(|tx| {
            let mut left = Vec::new();
            let mut note = |table, any: bool| {
                if any {
                    left.push(table);
                }
            };
            note("subject", subject::seen(tx, who)?.is_some());
            note("value", !record::values_of_subject(tx, who, 1)?.is_empty());
            note("record", !record::of_subject(tx, who)?.is_empty());
            note("ground", !ground::of_subject(tx, who)?.is_empty());
            note("consent", !consent::of_subject(tx, who)?.is_empty());
            note("contact", !subject::contacts(tx, who)?.is_empty());
            note("lookup", !subject::look_ups(tx, who, false)?.is_empty());
            note("case", !case::of_subject(tx, who, 1)?.is_empty());
            note("index", !journal::of_subject(tx, who, 1)?.is_empty());
            Ok(left)
        })
        .unwrap()
}

fn order_form(world: &World) -> zalog_policy::model::Form {
    let policy = world.app().policy();
    policy.forms.iter().find(|f| f.sign_in_required && f.slug.as_str() == "order").cloned().unwrap()
}

fn manager(world: &World, role: &str) -> staff::Member {
    let login = format!("{role}@example.com");
    staff::add_signed(world.app(), &login, &[role.to_owned()], PASSWORD, SIGNED).unwrap();
    let token = staff::sign_in(world.app(), &world.visit(), &login, PASSWORD).unwrap();
    staff::member(world.app(), &token).unwrap().unwrap()
}

/// The role that is told of orders and questions.
fn told(world: &World) -> String {
    order_form(world).tells.unwrap().to_string()
}

fn acts(world: &World) -> Vec<destroy::Act> {
    destroy::acts(world.app(), 2026, i64::MAX).unwrap()
}

fn journal_holds(world: &World) {
    world.rounds();
    if matches!(world.database, Database::Sqlite) {
        assert_eq!(verify::walk(world.folder.path(), None).unwrap().findings, Vec::<String>::new());
    }
}

#[test]
fn an_account_that_nothing_holds_goes_wholly_and_its_act_names_no_one() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (session, who) = world.register("ivanna@example.com", &[]);
        let wrong = close::close(world.app(), &world.visit(), who, "не тот пароль");
        assert!(matches!(wrong, Err(AppError::Refused(_))), "{wrong:?}");
        let preview = close::preview(world.app(), who).unwrap();
        assert!(!preview.goes.is_empty() && preview.stays.is_empty(), "{preview:?}");
        let before = values(&world, who).len() as u64;

        let closed = close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        // At the answer: no session, no sign-in, no opening, no key.
        assert!(sign_in::session(world.app(), &world.visit(), &session).unwrap().is_none());
        assert!(
            sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false).is_err()
        );
        assert!(matches!(cabinet::held(world.app(), &world.visit(), who), Err(AppError::NotFound)));
        assert!(keys(&world).subject(who).unwrap().is_none());
        assert!(keys(&world).compartments_of(who, 9).unwrap().is_empty());
        let progress = destroy::progress(world.app(), &closed.reference).unwrap();
        assert!(progress.key_destroyed_at.is_some() && progress.act.is_none());

        world.rounds();
        assert_eq!(left(&world, who), Vec::<&str>::new());
        let progress = destroy::progress(world.app(), &closed.reference).unwrap();
        let (year, number) = progress.act.expect("an act closes it");
        let (act, _) = destroy::act(world.app(), year, number).unwrap();
        assert_eq!(act.reason, "account-closed");
        assert_eq!(act.destroyed[0].subject, closed.reference);
        assert_eq!(act.destroyed[0].items.values().sum::<u64>(), before);
        assert!(!serde_json::to_string(&act).unwrap().contains("ivanna"));
        // The address is free again.
        world.register("ivanna@example.com", &[]);
        journal_holds(&world);
    }
}

#[test]
fn what_an_order_still_needs_stays_with_its_ground_and_goes_when_that_ends() {
    for database in databases() {
        let mut world = World::new("prommet", &database);
        let offer = world.registration().offers[0].to_string();
        let (_, who) = world.register("ivanna@example.com", &[&offer]);
        let form = order_form(&world);
        let sent = world.send(&form, "ivanna@example.com", Some(who));
        let preview = close::preview(world.app(), who).unwrap();
        assert!(preview.stays.iter().any(|s| s.form == form.slug.as_str()), "{preview:?}");
        assert!(!preview.consents.is_empty() && preview.proofs_until.is_some());
        let announced: usize = preview.goes.iter().map(|(_, items)| items.len()).sum();
        assert!(announced > 0, "{preview:?}");
        let stays = preview.stays.len();

        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        assert!(keys(&world).subject(who).unwrap().is_none());
        let kept = heir(&world, who).expect("something stays");
        assert_eq!(values(&world, kept).len(), stays, "what was told, and nothing else");
        world.rounds();
        assert_eq!(left(&world, who), Vec::<&str>::new());
        assert_eq!(values(&world, kept).len(), stays);
        // Staff may go on with the order: its values open.
        let member = manager(&world, &told(&world));
        let opened = staff::open_values(world.app(), &member, &sent.number).unwrap();
        assert!(!opened.0.is_empty(), "the order's values open");
        // An older copy of the key store opens nothing that was destroyed: start applies the tombstones.
        world.open().unwrap();
        let opened = staff::open_values(world.app(), &member, &sent.number).unwrap();
        assert!(!opened.0.is_empty());

        // Done: what accounting needs is held for its years, the rest goes.
        staff::move_case(world.app(), &member, &sent.number, "closed").unwrap();
        world.rounds();
        let held = values(&world, kept);
        assert!(!held.is_empty() && held.len() < stays, "{} of {stays}", held.len());
        let grounds = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, kept)).unwrap();
        let now = world.app().clock();
        let holding: Vec<_> = grounds.iter().filter(|g| g.holds_at(now)).collect();
        // The one that is about the account, not about the order, looks into abuse for ten days more.
        let kept_by: Vec<_> = holding.iter().filter(|g| g.scope.record().is_some()).collect();
        assert!(kept_by.iter().all(|g| g.hold.is_some() || g.consent.is_some()), "{kept_by:?}");
        assert!(holding.iter().any(|g| g.basis == BasisClass::Law));
        // And after those years nothing of the person is left.
        world.clock.advance(SignedDuration::from_hours(24 * 366 * 6));
        world.rounds();
        assert_eq!(left(&world, kept), Vec::<&str>::new());
        assert!(keys(&world).subject(kept).unwrap().is_none());
        journal_holds(&world);
    }
}

/// The e-mail contact of a subject.
fn email(world: &World, who: Who) -> [u8; 16] {
    let all = world.rows().read::<_, StoreError, _>(|tx| subject::contacts(tx, who.subject)).unwrap();
    all.into_iter().find(|c| c.kind == "email").unwrap().id
}

fn account_record(world: &World, who: SubjectId) -> RecordId {
    let records = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
    records.into_iter().find(|r| r.account).unwrap().id
}

#[test]
fn a_corrected_value_is_the_only_one_and_the_old_key_is_gone() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let record = account_record(&world, who);
        let before = values(&world, who);
        let me = Who::account(who);
        let typed = BTreeMap::from([("phone".to_owned(), "+7 900 000-55-66".to_owned())]);
        assert_eq!(correct::correct(world.app(), &world.visit(), me, record, &typed).unwrap(), 1);
        // Once more: it stands already.
        assert_eq!(correct::correct(world.app(), &world.visit(), me, record, &typed).unwrap(), 0);
        let after = values(&world, who);
        assert_eq!(after.len(), before.len());
        assert!(after.iter().all(|v| before.iter().all(|old| old.sealed != v.sealed)), "sealed anew");
        assert!(keys(&world).compartment(before[0].place.compartment).unwrap().is_none());
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let shown: Vec<_> = held.iter().flat_map(|r| &r.values).map(|v| v.value.as_str()).collect();
        assert!(shown.contains(&"+79000005566"), "{shown:?}");
        // The password's hash moved with the rest.
        sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false).unwrap();
        // The address one signs in by is not changed by typing another one.
        let typed = BTreeMap::from([("email".to_owned(), "other@example.com".to_owned())]);
        let refused = correct::correct(world.app(), &world.visit(), me, record, &typed);
        assert!(matches!(refused, Err(AppError::Refused(_))), "{refused:?}");
        // A stranger's hand does not reach.
        let (_, stranger) = world.register("pyotr@example.com", &[]);
        let theirs = Who::account(stranger);
        let reached = correct::correct(world.app(), &world.visit(), theirs, record, &typed);
        assert!(matches!(reached, Err(AppError::NotFound)));
        world.rounds();
        assert!(acts(&world).is_empty(), "a correction is no destruction of what a person had");
        journal_holds(&world);
    }
}

#[test]
fn an_optional_value_is_deleted_with_an_act_and_a_required_one_is_not() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let question = Slug::new("question").unwrap();
        let form = world.app().policy().form(&question).cloned().unwrap();
        let (_, who) = world.register("ivanna@example.com", &[]);
        world.send(&form, "ivanna@example.com", Some(who));
        let of = |item: &str| {
            let all = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let record = all.into_iter().find(|r| r.form == "question").unwrap();
            record.values.into_iter().find(|v| v.item.as_str() == item).map(|v| v.id)
        };
        let (phone, message) = (of("phone").unwrap(), of("message").unwrap());
        let me = Who::account(who);
        let kept = correct::delete_value(world.app(), &world.visit(), me, message);
        assert!(matches!(kept, Err(AppError::Refused(_))), "{kept:?}");
        let (_, stranger) = world.register("pyotr@example.com", &[]);
        let reached = correct::delete_value(world.app(), &world.visit(), Who::account(stranger), phone);
        assert!(matches!(reached, Err(AppError::NotFound)));
        correct::delete_value(world.app(), &world.visit(), me, phone).unwrap();
        assert_eq!(of("phone"), None);
        assert!(of("message").is_some());
        world.rounds();
        let acts = acts(&world);
        assert_eq!(acts.len(), 1);
        assert_eq!(acts[0].destroyed[0].items, BTreeMap::from([("phone".to_owned(), 1)]));
        journal_holds(&world);
    }
}

#[test]
fn a_guest_takes_his_record_back_unless_somebody_works_on_it() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let question = Slug::new("question").unwrap();
        let form = world.app().policy().form(&question).cloned().unwrap();
        let guest = |email: &str| {
            let sent = world.send(&form, email, None);
            let number = zalog_domain::reference::Reference::parse(&sent.number).unwrap();
            let row = world.rows().read::<_, StoreError, _>(|tx| case::by_number(tx, number.as_str()));
            let row = row.unwrap().unwrap();
            (sent.number, Who::record(row.subject, row.record))
        };
        let (_, fresh) = guest("guest@example.com");
        let (number, begun) = guest("other@example.com");
        let member = manager(&world, &told(&world));
        staff::move_case(world.app(), &member, &number, "in-work").unwrap();

        let record = |who: Who| who.record.unwrap();
        let gone = take_back::take_back(world.app(), &world.visit(), fresh, record(fresh)).unwrap();
        assert!(gone.reference.is_some() && gone.preview.stays.is_empty());
        assert!(keys(&world).subject(fresh.subject).unwrap().is_none());
        let kept = take_back::preview(world.app(), begun, record(begun)).unwrap();
        assert!(kept.goes.is_empty() && !kept.stays.is_empty(), "{kept:?}");
        let kept = take_back::take_back(world.app(), &world.visit(), begun, record(begun)).unwrap();
        assert_eq!(kept.reference, None);
        // The one's link does not reach the other's record.
        let mixed = Who::record(begun.subject, record(begun));
        let other = take_back::take_back(world.app(), &world.visit(), mixed, record(fresh));
        assert!(matches!(other, Err(AppError::NotFound)));
        world.rounds();
        assert_eq!(left(&world, fresh.subject), Vec::<&str>::new());
        assert!(!left(&world, begun.subject).is_empty());
        journal_holds(&world);
    }
}

#[test]
fn rounds_beside_a_taking_back_do_not_take_its_number() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let question = Slug::new("question").unwrap();
        let form = world.app().policy().form(&question).cloned().unwrap();
        let ended = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            let rounds = scope.spawn(|| {
                while !ended.load(std::sync::atomic::Ordering::Relaxed) {
                    tick::round(world.app()).unwrap();
                }
            });
            for number in 0..12 {
                let sent = world.send(&form, &format!("guest{number}@example.com"), None);
                let who = link::open(world.app(), &sent.link.unwrap().as_cookie()).unwrap();
                let gone = take_back::take_back(world.app(), &world.visit(), who, who.record.unwrap());
                let told = gone.unwrap().reference;
                ended.store(told.is_none() || number == 11, std::sync::atomic::Ordering::Relaxed);
                assert!(told.is_some(), "what went has a number: {number}");
                assert!(
                    keys(&world).subject(who.subject).unwrap().is_none(),
                    "its key is gone before the answer"
                );
            }
            rounds.join().unwrap();
        });
    }
}

#[test]
fn a_withdrawn_consent_takes_what_only_it_held() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let review = Slug::new("review").unwrap();
        let form = world.app().policy().form(&review).cloned().unwrap();
        let (_, who) = world.register("ivanna@example.com", &[]);
        world.send(&form, "ivanna@example.com", Some(who));
        let given = cabinet::consents(world.app(), who).unwrap();
        let count = values(&world, who).len();
        cabinet::withdraw(world.app(), &world.visit(), who, given[0].id).unwrap();
        world.rounds();
        let now = values(&world, who);
        assert!(now.len() < count, "the review is gone: {} of {count}", now.len());
        assert!(now.iter().all(|v| v.place.account), "and only it");
        // The consent itself is proved for its own term, and then goes too.
        assert_eq!(cabinet::consents(world.app(), who).unwrap().len(), 1);
        assert_eq!(acts(&world).len(), 1);
        world.clock.advance(SignedDuration::from_hours(24 * 366 * 3 + 48));
        world.rounds();
        assert_eq!(cabinet::consents(world.app(), who).unwrap().len(), 0);
        sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false).unwrap();
        journal_holds(&world);
    }
}

#[test]
fn a_guests_order_is_joined_by_its_link_and_a_proved_contact_never_by_the_address_alone() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let question = Slug::new("question").unwrap();
        let form = world.app().policy().form(&question).cloned().unwrap();
        let guest = |email: &str| {
            let sent = world.send(&form, email, None);
            let number = zalog_domain::reference::Reference::parse(&sent.number).unwrap();
            let row = world.rows().read::<_, StoreError, _>(|tx| case::by_number(tx, number.as_str()));
            let row = row.unwrap().unwrap();
            Who::record(row.subject, row.record)
        };
        let mine = guest("ivanna@example.com");
        let claimed = guest("ivanna@example.com");
        let foreign = guest("stranger@example.com");
        let (_, who) = world.register("ivanna@example.com", &[]);
        // The account alone shows neither: an address that somebody typed proves nothing.
        assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 1);
        assert!(!join::offered(world.app(), who, foreign).unwrap(), "another address");
        assert!(matches!(join::join(world.app(), who, foreign), Err(AppError::NotFound)));
        assert!(join::offered(world.app(), who, mine).unwrap());
        join::join(world.app(), who, mine).unwrap();
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        assert_eq!(held.len(), 2);
        assert!(held.iter().flat_map(|r| &r.values).any(|v| v.item.as_str() == "message"));
        assert!(keys(&world).subject(mine.subject).unwrap().is_none());
        world.rounds();
        assert_eq!(left(&world, mine.subject), Vec::<&str>::new());
        assert!(!left(&world, claimed.subject).is_empty(), "the other claim stands by itself");
        // Joined is joined: closing takes both along.
        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        world.rounds();
        assert!(matches!(tick::round(world.app()), Ok(false)));
        let kept = heir(&world, who).expect("the question is in hand");
        assert!(values(&world, kept).iter().all(|v| !v.place.account));
        journal_holds(&world);
    }
}

#[test]
fn a_guest_who_proves_the_address_is_the_account_that_has_proved_it_whichever_came_first() {
    for database in databases() {
        for account_first in [true, false] {
            let world = World::new("prommet", &database);
            let question = Slug::new("question").unwrap();
            let form = world.app().policy().form(&question).cloned().unwrap();
            let account = account_first.then(|| world.register("ivanna@example.com", &[]).1);
            let sent = world.send(&form, "ivanna@example.com", None);
            let token = sent.link.unwrap().as_cookie().to_owned();
            let link = link::open(world.app(), &token).unwrap();
            assert!(contact_proof::ask(world.app(), &world.visit(), link, &email(&world, link)).is_ok());
            world.rounds();
            let mailed = world.mailed("ivanna@example.com", "/prove/").expect("a letter to the address");
            contact_proof::prove(world.app(), &world.visit(), &mailed).unwrap();
            let who = account.unwrap_or_else(|| world.register("ivanna@example.com", &[]).1);
            assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 2);
            // The link goes on leading to its record, and to nothing else of the account.
            let link = link::open(world.app(), &token).unwrap();
            assert_eq!((link.subject, link.record.is_some()), (who, true));
            journal_holds(&world);
        }
    }
}

#[test]
fn staff_join_two_subjects_with_an_entry_and_only_in_a_role_that_answers_requests() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let question = Slug::new("question").unwrap();
        let form = world.app().policy().form(&question).cloned().unwrap();
        let sent = world.send(&form, "phone-only@example.com", None);
        let number = zalog_domain::reference::Reference::parse(&sent.number).unwrap();
        let row = world.rows().read::<_, StoreError, _>(|tx| case::by_number(tx, number.as_str()));
        let guest = row.unwrap().unwrap().subject;
        let (_, who) = world.register("ivanna@example.com", &[]);
        let (_, other) = world.register("pyotr@example.com", &[]);
        let manager = manager(&world, &told(&world));
        let app = world.app();
        let sees = |role: &str| {
            let policy = app.policy();
            let requests = policy.purposes.iter().find(|p| p.slug.as_str() == "requests").unwrap().clone();
            requests.seen_by.iter().any(|r| r.as_str() == role)
        };
        assert!(!sees(&told(&world)));
        assert!(matches!(join::by_staff(app, &manager, guest, who), Err(AppError::Forbidden)));
        let policy = app.policy();
        let role = policy.roles.iter().map(|r| r.slug.to_string()).find(|r| sees(r)).expect("a role");
        let member = self::manager(&world, &role);
        assert!(matches!(join::by_staff(app, &member, who, other), Err(AppError::Refused(_))));
        assert!(matches!(join::by_staff(app, &member, who, who), Err(AppError::Refused(_))));
        join::by_staff(app, &member, who, guest).unwrap();
        assert_eq!(cabinet::held(app, &world.visit(), who).unwrap().len(), 2);
        journal_holds(&world);
    }
}

#[test]
fn a_form_sent_while_an_account_closes_leaves_no_value_without_an_owner() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let form = order_form(&world);
        std::thread::scope(|scope| {
            let sender = scope.spawn(|| {
                (0..6)
                    .filter(|_| {
                        let typed = world.form_typed(&form, "ivanna@example.com", "Пример");
                        let way = zalog_app::Way::Own;
                        let operation = world.operation();
                        form::send(world.app(), &world.visit(), operation, &form.slug, typed, Some(who), way)
                            .is_ok()
                    })
                    .count()
            });
            close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
            sender.join().unwrap();
        });
        world.rounds();
        assert_eq!(left(&world, who), Vec::<&str>::new());
        journal_holds(&world);
    }
}
