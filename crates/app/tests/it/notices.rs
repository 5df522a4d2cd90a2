//! Notices of another edition and the answers to them: after publication and never before, to everybody once, by letter and in
//! the cabinet; agreeing by an act, or by using on after a notice that is on record.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::SignedDuration;
use zalog_app::notice::{self, Answer};
use zalog_app::{AppError, Who, again, cabinet, close, doctor, edition, form, link, sign_in, tick};
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId, hex};
use zalog_domain::register::BasisClass;
use zalog_domain::{Entry, Fact, Kind};
use zalog_policy::model::{Localized, Policy};
use zalog_store::StoreError;
use zalog_store::faults::{Faults, NOTICES_QUEUED};
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::notice::NoticeRow;
use zalog_store::tables::{account, ground, job, journal, notice as rows, subject};
use zalog_words::Lang;

use crate::harness::{PASSWORD, World, databases, declaration};

const OPERATORS: [&str; 5] = ["pumpa", "proedu", "smile", "progtime", "prommet"];

/// The operator's declaration as the next edition, changed in a sentence nobody could take for a slip.
fn next(world: &World) -> (Policy, String) {
    let (mut policy, text) = declaration(world.operator);
    policy.edition.number += 1;
    policy.edition.effective = None;
    policy.purposes[0].title = Localized::one(Lang::Ru, "Совсем другое дело");
    (policy, format!("{text}\n// changed"))
}

/// An hour later the next edition is published.
fn publish(world: &mut World) {
    world.clock.advance(SignedDuration::from_hours(1));
    let (policy, text) = next(world);
    world.open_with(policy, &text).unwrap();
    world.clock.advance(SignedDuration::from_mins(1));
}

/// Letters that tell of an edition, by address.
fn told(world: &World) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for letter in world.outbox.letters().into_iter().filter(|l| l.text.contains("/policy/v/2")) {
        *told.entry(letter.to).or_default() += 1;
    }
    told
}

fn of(world: &World, who: SubjectId) -> Vec<(String, String)> {
    let all = world.rows().read::<_, StoreError, _>(|tx| rows::of_subject(tx, who)).unwrap();
    all.into_iter().map(|row: NoticeRow| (row.channel, row.state)).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

fn answer(world: &World, who: impl Into<Who>) -> Option<Answer> {
    notice::one(world.app(), who, 2).unwrap().answer.map(|(answer, _)| answer)
}

/// Entries about a person of one kind.
fn entries(world: &World, who: SubjectId, kind: Kind) -> Vec<Entry> {
    world.rounds();
    let found = world.rows().read::<_, StoreError, _>(|tx| {
        let places = journal::of_subject(tx, who, 1000)?;
        places.into_iter().map(|place| journal::body_at(tx, place)).collect::<Result<Vec<_>, _>>()
    });
    let entries = found.unwrap().into_iter().map(|body| Entry::decode(&body).unwrap());
    entries.filter(|entry| entry.kind == kind).collect()
}

/// Keeps: pumpa-10.2-a, pumpa-10.4-c, progtime-changes-4
#[test]
fn everybody_with_an_account_is_told_once_after_publication_and_nobody_before() {
    for database in databases() {
        for operator in OPERATORS {
            let mut world = World::new(operator, &database);
            let (_, anna) = world.register("anna@example.com", &[]);
            let (_, boris) = world.register("boris@example.com", &[]);
            let (_, gone) = world.register("gone@example.com", &[]);
            close::close(world.app(), &world.visit(), gone, PASSWORD).unwrap();
            world.clock.advance(SignedDuration::from_hours(1));
            world.rounds();
            assert_eq!(told(&world), BTreeMap::new(), "{operator}: before publication");
            assert_eq!(notice::waiting(world.app(), anna).unwrap(), []);
            assert_eq!(notice::announcement(world.app()).unwrap(), None);
            publish(&mut world);
            let (_, newcomer) = world.register("nova@example.com", &[]);
            world.rounds();
            world.rounds();
            let once: BTreeMap<_, _> =
                [("anna@example.com".to_owned(), 1), ("boris@example.com".to_owned(), 1)].into();
            assert_eq!(told(&world), once, "{operator}");
            for who in [anna, boris] {
                assert_eq!(of(&world, who), pairs(&[("cabinet", "waiting"), ("email", "delivered")]));
            }
            assert_eq!(of(&world, newcomer), [], "{operator}: registered under the new text");
            assert_eq!(notice::waiting(world.app(), newcomer).unwrap(), []);
            let letter = world.outbox.letters().into_iter().find(|l| l.text.contains("/policy/v/2")).unwrap();
            assert!(letter.text.contains("/cabinet?lang=ru") && letter.text.contains("не согласны"));
            let spoken = notice::announcement(world.app()).unwrap().unwrap();
            assert_eq!((spoken.edition, spoken.in_force), (2, true));
            // Not for ever.
            world.clock.advance(SignedDuration::from_hours(24 * 15));
            assert_eq!(notice::announcement(world.app()).unwrap(), None);
            assert_eq!(
                notice::waiting(world.app(), anna).unwrap().len(),
                1,
                "the cabinet waits for an answer"
            );
        }
    }
}

/// The walk dies after its first batch; what is queued is queued once, whoever is left is found by the next life.
#[test]
fn a_walk_that_was_killed_goes_on_and_nobody_is_told_twice() {
    const PEOPLE: u64 = 300;
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        let store = world.rows();
        let now = zalog_domain::clock::Clock::now(world.clock.as_ref());
        store
            .write::<_, StoreError, _>(move |tx| {
                for number in 1..=PEOPLE {
                    let mut id = [7; 16];
                    id[8..].copy_from_slice(&number.to_be_bytes());
                    let who = SubjectId::from_bytes(id);
                    let row = AccountRow {
                        record: RecordId::from_bytes(id),
                        compartment: CompartmentId::from_bytes(id),
                        open: true,
                        credential: vec![1],
                        credential_value: ValueId::from_bytes(id),
                    };
                    subject::insert(tx, who, "ru", "ru", now, zalog_domain::EntryId(id), 1)?;
                    account::insert(tx, who, &row, now)?;
                }
                Ok(())
            })
            .unwrap();
        world.faults = Faults::new(|point| assert_ne!(point, NOTICES_QUEUED, "killed"));
        publish(&mut world);
        for _ in 0..2 {
            assert!(catch_unwind(AssertUnwindSafe(|| tick::round(world.app()))).is_err());
            world.open_with(next(&world).0, &next(&world).1).unwrap();
        }
        world.faults = Faults::none();
        world.open_with(next(&world).0, &next(&world).1).unwrap();
        world.rounds();
        let counts = world.rows().read::<_, StoreError, _>(|tx| rows::counts(tx, 2)).unwrap();
        let all: u64 = counts.iter().map(|(_, n)| n).sum();
        assert_eq!(all, 2 * (PEOPLE + 1), "one notice for each person and channel: {counts:?}");
        assert_eq!(told(&world), [("anna@example.com".to_owned(), 1)].into());
        assert_eq!(of(&world, anna)[1].1, "delivered");
        let jobs = world.rows().read::<_, StoreError, _>(job::counts).unwrap();
        let dropped = jobs.iter().find(|(state, _)| state == "dropped").map_or(0, |(_, n)| *n);
        assert_eq!(dropped, PEOPLE, "whose keys are gone gets no letter: {jobs:?}");
    }
}

/// Keeps: progtime-changes-5
#[test]
fn a_letter_that_fails_for_good_leaves_the_cabinet_and_is_seen() {
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        world.bounces.lock().unwrap().insert("anna@example.com".to_owned());
        publish(&mut world);
        for _ in 0..10 {
            world.rounds();
            world.clock.advance(SignedDuration::from_hours(3));
        }
        assert_eq!(told(&world), BTreeMap::new());
        assert_eq!(of(&world, anna), pairs(&[("cabinet", "waiting"), ("email", "failed")]));
        let seen = |name: &str| {
            let report = doctor::look(world.app()).unwrap();
            report.into_iter().find(|check| check.name == name).unwrap()
        };
        assert!(!seen("doctor-notices-failed").fine && !seen("doctor-jobs-failed").fine);
        assert_eq!(seen("doctor-notices-failed").value, "1");
        let shown = notice::waiting(world.app(), anna).unwrap();
        assert_eq!((shown.len(), shown[0].edition, shown[0].answer), (1, 2, None));
        assert_eq!(of(&world, anna), pairs(&[("cabinet", "delivered"), ("email", "failed")]));
        notice::waiting(world.app(), anna).unwrap();
        assert_eq!(entries(&world, anna, Kind::NoticeDelivered).len(), 1, "shown once is on record once");
    }
}

/// Keeps: pumpa-10.4-b
#[test]
fn an_answer_is_on_record_with_the_text_and_can_be_changed() {
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        let (_, boris) = world.register("boris@example.com", &[]);
        let unknown = notice::accept(world.app(), &world.visit(), anna, 2);
        assert!(matches!(unknown, Err(AppError::NotFound)), "nothing to agree to yet");
        publish(&mut world);
        let (_, newcomer) = world.register("nova@example.com", &[]);
        notice::refuse(world.app(), &world.visit(), anna, 2).unwrap();
        assert_eq!(answer(&world, anna), Some(Answer::Refused));
        assert_eq!(notice::waiting(world.app(), anna).unwrap()[0].answer.unwrap().0, Answer::Refused);
        notice::refuse(world.app(), &world.visit(), anna, 2).unwrap();
        notice::accept(world.app(), &world.visit(), anna, 2).unwrap();
        assert_eq!(answer(&world, anna), Some(Answer::Act));
        assert_eq!(notice::waiting(world.app(), anna).unwrap(), [], "nothing is left to say");
        assert_eq!(answer(&world, boris), None, "one answers for himself");
        let none = notice::accept(world.app(), &world.visit(), newcomer, 2);
        assert!(matches!(none, Err(AppError::NotFound)), "whoever came under it has nothing to answer");
        assert_eq!(entries(&world, anna, Kind::VersionRefused).len(), 1, "twice is once");
        let agreed = entries(&world, anna, Kind::VersionAccepted).remove(0);
        let text = edition::document(world.app(), Some(2), "policy", Lang::Ru).unwrap();
        assert_eq!(agreed.text.map(|hash| hex(&hash)), Some(text.hash_hex));
        assert_eq!((agreed.fact(Fact::Version), agreed.fact(Fact::Reason)), (Some(2), Some(1)));
    }
}

/// Keeps: progtime-changes-6
#[test]
fn using_on_agrees_only_after_a_notice_and_only_by_what_one_asks_for() {
    for database in databases() {
        for operator in OPERATORS {
            let mut world = World::new(operator, &database);
            let Some(used) = world.app().policy().forms.iter().find(|f| !f.registration).cloned() else {
                continue;
            };
            let people = ["anna@example.com", "boris@example.com", "vera@example.com"];
            let [anna, boris, vera] = people.map(|email| world.register(email, &[]).1);
            publish(&mut world);
            // Published, but nobody was told: the round has not come by.
            world.send(&used, people[0], Some(anna));
            assert_eq!(answer(&world, anna), None, "{operator}: no notice, no agreement");
            world.rounds();
            world.clock.advance(SignedDuration::from_mins(1));
            for (email, who) in people.into_iter().zip([anna, boris, vera]) {
                sign_in::sign_in(world.app(), &world.visit(), email, PASSWORD, false).unwrap();
                cabinet::held(world.app(), &world.visit(), who).unwrap();
                assert_eq!(answer(&world, who), None, "{operator}: signing in and looking agree to nothing");
            }
            notice::refuse(world.app(), &world.visit(), boris, 2).unwrap();
            for (email, who) in people.into_iter().zip([anna, boris]) {
                world.send(&used, email, Some(who));
            }
            assert_eq!(answer(&world, anna), Some(Answer::Use), "{operator}");
            assert_eq!(answer(&world, boris), Some(Answer::Refused), "{operator}: a no is not used away");
            assert_eq!(answer(&world, vera), None, "{operator}");
        }
    }
}

/// Where a change needs consent, nothing but an act agrees.
#[test]
fn where_a_change_needs_consent_using_on_agrees_to_nothing() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        world.clock.advance(SignedDuration::from_hours(1));
        let (mut policy, text) = next(&world);
        policy.changes.consent_needed = true;
        world.open_with(policy, &text).unwrap();
        world.rounds();
        world.clock.advance(SignedDuration::from_mins(1));
        let used = world.open_form();
        world.send(&used, "anna@example.com", Some(anna));
        assert_eq!(answer(&world, anna), None);
        notice::accept(world.app(), &world.visit(), anna, 2).unwrap();
        assert_eq!(answer(&world, anna), Some(Answer::Act));
    }
}

/// Whoever has no account is told at his secret link; a link speaks for nobody who has an account to speak by.
#[test]
fn a_secret_link_shows_the_notice_to_whoever_has_no_account() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        let form = world.open_form();
        let typed: form::Typed = world.form_typed(&form, "guest@example.com", "Гость");
        let way = zalog_app::Way::Own;
        let sent =
            form::send(world.app(), &world.visit(), world.operation(), &form.slug, typed, None, way).unwrap();
        let guest = link::open(world.app(), &sent.link.unwrap().as_cookie()).unwrap();
        publish(&mut world);
        world.rounds();
        assert_eq!(of(&world, guest.subject), [], "no account, no letter");
        assert_eq!(notice::waiting(world.app(), guest).unwrap().len(), 1);
        assert_eq!(of(&world, guest.subject), pairs(&[("cabinet", "delivered")]));
        notice::refuse(world.app(), &world.visit(), guest, 2).unwrap();
        assert_eq!(answer(&world, guest), Some(Answer::Refused));
        let link = Who::record(anna, guest.record.unwrap());
        assert_eq!(notice::waiting(world.app(), link).unwrap(), []);
        let other = notice::accept(world.app(), &world.visit(), link, 2);
        assert!(matches!(other, Err(AppError::NotFound)));
    }
}

/// A consent is asked again by itself: a no leaves it as it was given, a yes takes its place in one commit.
#[test]
fn a_consent_asked_again_is_answered_by_itself() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offer = world.registration().offers[0].to_string();
        let (_, anna) = world.register("anna@example.com", &[&offer]);
        let (_, boris) = world.register("boris@example.com", &[&offer]);
        let ask = |who: SubjectId| {
            let id = cabinet::consents(world.app(), who).unwrap()[0].id;
            let at = zalog_domain::clock::Clock::now(world.clock.as_ref());
            let asked = rows::AskedRow { consent: id, edition: 1, at };
            let entry = zalog_domain::EntryId([9; 16]);
            world.rows().write::<_, StoreError, _>(move |tx| rows::ask(tx, who, &asked, entry)).unwrap();
            id
        };
        let (of_anna, of_boris) = (ask(anna), ask(boris));
        world.clock.advance(SignedDuration::from_hours(1));
        let text = again::one(world.app(), anna, of_anna).unwrap().1.new_hash;
        let foreign = again::give(world.app(), &world.visit(), boris, of_anna, &text, "Даю");
        assert!(matches!(foreign, Err(AppError::NotFound)), "another's consent is not found");
        let wrong = again::give(world.app(), &world.visit(), anna, of_anna, &"ab".repeat(32), "Даю");
        assert!(matches!(wrong, Err(AppError::Refused(_))), "a consent names the text beside the button");
        let made = again::give(world.app(), &world.visit(), anna, of_anna, &text, "Даю").unwrap();
        let twice = again::give(world.app(), &world.visit(), anna, of_anna, &text, "Даю");
        assert!(matches!(twice, Err(AppError::NotFound)), "once");
        let all = cabinet::consents(world.app(), anna).unwrap();
        assert_eq!(
            all.iter().map(|c| (c.id == made, c.withdrawn_at.is_some())).collect::<Vec<_>>(),
            [(true, false), (false, true)]
        );
        assert_eq!(all[0].hash_hex, text);
        let of_consents = |who: SubjectId| {
            let all = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
            let open = |g: &Ground| matches!(g.state, State::Active { .. });
            all.into_iter()
                .filter(|g| g.basis == BasisClass::Consent && open(g))
                .map(|g| g.consent.unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(of_consents(anna), [made], "one ground, of the new consent");
        again::refuse(world.app(), &world.visit(), boris, of_boris).unwrap();
        assert_eq!(of_consents(boris), [of_boris], "a no leaves it as it was given");
        assert!(again::asked(world.app(), boris).unwrap().is_empty());
        assert_eq!(entries(&world, boris, Kind::ConsentRefused).len(), 1);
        assert_eq!(entries(&world, anna, Kind::ConsentGiven).len(), 2);
    }
}
