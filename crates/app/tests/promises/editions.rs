//! Editions: one in force for all hosts, in force when published, with its reason, and the earlier one readable.

use jiff::SignedDuration;
use zalog_app::{cabinet, edition, sign_in};
use zalog_words::Lang;

use crate::harness::{PASSWORD, World, databases};
use crate::support::{OPERATORS, changed};

/// A new edition is published at any moment, without anybody's act, with its reason; from then on it is the one in force, the
/// only one, and the earlier one stays readable under the hash it had, beside what the later one says otherwise. People go on
/// with their accounts.
///
/// Keeps: pumpa-10.3-a, pumpa-10.4-a, smile-9.1-a, smile-9.2-a, proedu-5.8-a, proedu-5.8-b
/// Keeps: progtime-changes-1, progtime-changes-2, prommet-7-a, prommet-7-c
#[test]
fn an_edition_is_in_force_from_its_publication_and_the_only_one() {
    for database in databases() {
        for operator in OPERATORS {
            let mut world = World::new(operator, &database);
            world.register("ivanna@example.com", &[]);
            let first = edition::document(world.app(), None, "policy", Lang::Ru).unwrap();
            world.clock.advance(SignedDuration::from_hours(49));
            let (policy, text, _) = changed(operator, "редакция 1 ", "редакция 2 ");
            let reason = policy.edition.reason.as_ref().unwrap().text(policy.language).to_owned();
            world.open_with(policy, &text).unwrap();
            let published = world.app().clock();
            world.clock.advance(SignedDuration::from_hours(1));
            let all = edition::list(world.app()).unwrap();
            assert_eq!(
                all.iter().map(|e| (e.number, e.in_force)).collect::<Vec<_>>(),
                [(2, true), (1, false)]
            );
            assert_eq!((all[0].published_at, all[0].effective_at), (published, published), "{operator}");
            assert_eq!(all[0].reason.as_deref(), Some(reason.as_str()), "{operator}");
            let now = edition::document(world.app(), None, "policy", Lang::Ru).unwrap();
            assert_ne!(now.hash_hex, first.hash_hex, "{operator}");
            let old = edition::document(world.app(), Some(all[1].id), "policy", Lang::Ru).unwrap();
            assert_eq!((old.hash_hex, old.markdown), (first.hash_hex, first.markdown), "{operator}");
            let of = |at: usize| edition::policy(world.app(), all[at].id).unwrap();
            let told = zalog_policy::plan::plan(&of(1), &of(0)).text(Lang::Ru, false);
            assert!(told.contains("[-1-]{+2+}"), "{operator}: the difference is read word by word: {told}");
            // Nobody had to agree to anything.
            sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false).unwrap();
        }
    }
}

/// Why an edition was made is chosen from a list that has law, the industry's principles and technology; each edition has it on
/// record, the text says it beside the operator's own words, another word is an error, and no edition comes without one.
///
/// Keeps: pumpa-10.1-a
#[test]
fn every_edition_names_what_made_it_necessary() {
    let from = "редакция 1 существенная=да из-за=\"закона обработки\"";
    let (_, text) = crate::harness::declaration("pumpa");
    assert_eq!(text.matches(from).count(), 1);
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let causes = [
            ("закона", "law", "изменение законодательства"),
            ("правил-отрасли", "industry", "изменение принципов отрасли"),
            ("техники", "technology", "развитие техники"),
        ];
        for (number, (word, name, said)) in (2..).zip(causes) {
            world.clock.advance(SignedDuration::from_hours(1));
            let to = format!("редакция {number} существенная=да из-за={word}");
            let (policy, text, _) = changed("pumpa", from, &to);
            world.open_with(policy, &text).unwrap();
            let newest = edition::list(world.app()).unwrap().remove(0);
            assert_eq!((newest.number, newest.causes), (number, vec![name.to_owned()]));
            assert!(newest.reason.is_some(), "free words stand beside it");
            let text = edition::document(world.app(), None, "policy", Lang::Ru).unwrap().document.text();
            assert!(text.to_lowercase().contains(said), "{said}");
        }
        assert_eq!(edition::list(world.app()).unwrap().pop().unwrap().causes, ["law", "processing"]);
        let (silent, text, rules) = changed("pumpa", from, "редакция 5 существенная=да");
        assert!(rules.contains(&"edition-without-reason"), "{rules:?}");
        let refused = edition::publish(world.app(), edition::Publication::new(silent, text));
        assert_eq!(crate::support::wrong(refused).form, Some("edition-needs-cause"));
        assert_eq!(edition::list(world.app()).unwrap().len(), 4, "nothing was published");
        let other = text_with(from, "редакция 5 из-за=моды");
        assert!(zalog_policy::compile(&other).policy.is_none(), "not a word of the list");
    }
}

/// PUMPA's declaration with one place changed, not compiled yet.
fn text_with(from: &str, to: &str) -> crate::support::Text {
    crate::support::Text(crate::harness::declaration("pumpa").1.replace(from, to))
}

/// Policy and cookie terms are two documents of one edition: both change together.
///
/// Keeps: pumpa-0-c
#[test]
fn policy_and_cookie_terms_are_of_one_edition() {
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (policy, text, _) = changed("pumpa", "редакция 1 ", "редакция 2 ");
        world.open_with(policy, &text).unwrap();
        for edition in [None, Some(1)] {
            let of = |name: &str| edition::document(world.app(), edition, name, Lang::Ru).unwrap();
            let (policy, cookies) = (of("policy"), of("cookies"));
            assert_eq!(policy.edition.id, cookies.edition.id);
            assert_ne!(policy.hash_hex, cookies.hash_hex);
        }
    }
}

/// What may be collected changes with an edition and not otherwise: an item the declaration does not have is no field, and one
/// that it gains comes in under a new edition and a new text.
///
/// Keeps: pumpa-2-a
#[test]
fn a_new_kind_of_data_is_a_new_edition() {
    let fields = "по-желанию фио телефон соцсеть страна";
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let typed = || {
            let mut typed = world.typed("ivanna@example.com", &[]);
            typed.fields.insert("city".to_owned(), "Уфа".to_owned());
            typed
        };
        let refused = crate::support::wrong(zalog_app::registration::start(
            world.app(),
            &world.visit(),
            world.operation(),
            typed(),
        ));
        assert_eq!(refused.fields, [("city".to_owned(), "field-undeclared")]);
        let before = edition::document(world.app(), None, "policy", Lang::Ru).unwrap();
        assert!(!before.document.text().contains("город проживания"));
        let (_, text) = crate::harness::declaration("pumpa");
        let text = text
            .replace(fields, &format!("{fields} город"))
            .replace(
                "данные почта телефон соцсеть страна фио\n    субъекты",
                "данные почта телефон соцсеть страна фио город\n    субъекты",
            )
            .replace("редакция 1 ", "редакция 2 ")
            .replace(
                "достоверность не-",
                "данное город \"Город проживания\" машинное-имя=\"city\" вид=строка\nдостоверность не-",
            );
        let policy = crate::support::compiled(&text);
        world.open_with(policy, &text).unwrap();
        let all = edition::list(world.app()).unwrap();
        assert_eq!(all.len(), 2);
        let after = edition::document(world.app(), None, "policy", Lang::Ru).unwrap();
        assert!(after.document.text().to_lowercase().contains("город проживания"));
        let mut typed = world.typed("ivanna@example.com", &[]);
        typed.fields.insert("city".to_owned(), "Уфа".to_owned());
        let who = crate::support::registers(&world, &world.visit(), "ivanna@example.com", typed);
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        assert!(held[0].values.iter().any(|v| v.item.as_str() == "city"));
    }
}
