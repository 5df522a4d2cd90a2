//! What people answer to another edition, and what binds them.

use jiff::SignedDuration;
use zalog_app::notice::{self, Answer};
use zalog_app::{AppError, Who, again, cabinet, edition, form, link, sign_in};
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::{SubjectId, hex};
use zalog_domain::register::{BasisClass, TermsId};
use zalog_domain::{Fact, Kind};
use zalog_store::StoreError;
use zalog_store::tables::{ground, notice as rows};
use zalog_words::Lang;

use super::{OPERATORS, entries, next, of, pairs, publish};
use crate::harness::{PASSWORD, World, databases};

fn answer(world: &World, who: impl Into<Who>) -> Option<Answer> {
    notice::one(world.app(), who, 2).unwrap().answer.map(|(answer, _)| answer)
}

/// The answer is a row, an entry with the hash of the text, and the last one counts.
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

/// Terms of the person's ground for the account.
fn terms(world: &World, who: SubjectId) -> TermsId {
    let all = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
    let no = world.app().policy().purposes.iter().position(|p| p.slug.as_str() == "account").unwrap();
    let names = world
        .rows()
        .read::<_, StoreError, _>(|tx| zalog_store::tables::intern::of_kind(tx, "purpose"))
        .unwrap();
    let number = names[world.app().policy().purposes[no].slug.as_str()];
    all.into_iter().find(|g| g.purpose.0 == number).unwrap().terms
}

/// What is wider binds a person from his own notice on; where a change needs consent, from his own agreement on.
///
/// Keeps: progtime-changes-3
#[test]
fn a_substantial_edition_binds_from_the_notice_or_where_it_needs_consent_from_the_agreement() {
    for database in databases() {
        for consent_needed in [false, true] {
            let mut world = World::new("progtime", &database);
            let (_, anna) = world.register("anna@example.com", &[]);
            let before = terms(&world, anna);
            world.bounces.lock().unwrap().insert("anna@example.com".to_owned());
            world.clock.advance(SignedDuration::from_hours(1));
            let (mut policy, text) = next(&world);
            policy.changes.consent_needed = consent_needed;
            let account = policy.purposes.iter().position(|p| p.slug.as_str() == "account").unwrap();
            let other = policy.items.iter().find(|i| !policy.purposes[account].items.contains(&i.slug));
            let other = other.unwrap().slug.clone();
            policy.purposes[account].items.push(other);
            world.open_with(policy, &text).unwrap();
            world.rounds();
            assert_eq!(terms(&world, anna), before, "the letter did not arrive: nothing wider binds");
            notice::waiting(world.app(), anna).unwrap();
            world.rounds();
            assert_eq!(terms(&world, anna) == before, consent_needed, "the notice was shown");
            notice::refuse(world.app(), &world.visit(), anna, 2).unwrap();
            world.rounds();
            assert_eq!(terms(&world, anna) == before, consent_needed);
            notice::accept(world.app(), &world.visit(), anna, 2).unwrap();
            world.rounds();
            assert_ne!(terms(&world, anna), before, "agreed");
        }
    }
}
