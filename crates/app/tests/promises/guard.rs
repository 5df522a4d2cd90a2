//! What a declaration says is not received: no form asks for it, and no text that a person or the staff write may hold it.

use jiff::SignedDuration;
use zalog_app::{Way, cabinet, correct, destroy, form, registration, staff};
use zalog_domain::ids::SubjectId;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::{ItemKind, NotReceived};
use zalog_store::faults::{DESTRUCTION_ORDERED, Faults, SURVIVORS_SEALED};

use crate::harness::{Database, PASSWORD, World, databases, edited};
use crate::support::{changed, entries, form_named, member, registers, stored, wrong};

/// A text with a number in it, and what the field is told.
const TEXTS: [(&str, &str); 6] = [
    ("плачу картой 4111 1111 1111 1111", "field-card"),
    ("верните деньги на счёт 40817810570000123456", "field-bank-account"),
    ("паспорт серия 4510 номер 123456", "field-passport"),
    ("мой СНИЛС 112-233-445 95", "field-identity-number"),
    ("ИНН 500100732259, чек на него", "field-identity-number"),
    ("ЖСН 900315300123", "field-identity-number"),
];
/// Numbers that a message may well hold.
const HARMLESS: &str =
    "Заказ 2026-1204-0031, ИНН школы 7707083893, телефон 8 916 123-45-67, накладная 80093512345678";

fn is_text(kind: &ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Text | ItemKind::Line | ItemKind::Order | ItemKind::FullName | ItemKind::SocialId
    )
}

/// No form has a field for them, a field of such a name is refused or dropped, and every text of every form, of a correction
/// and of a note is looked through: the field is named, the sort is named, nothing is stored.
///
/// Keeps: pumpa-3-a, pumpa-3.2-a
#[test]
fn what_is_declared_not_to_be_received_is_taken_nowhere() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (app, policy) = (world.app(), world.app().policy());
        assert_eq!(policy.not_received, NotReceived::ALL);
        let kinds = policy.forms.iter().flat_map(|f| &f.fields).map(|f| &policy.item(&f.item).unwrap().kind);
        let refused = [ItemKind::Inn, ItemKind::Bin, ItemKind::Image];
        assert!(kinds.into_iter().all(|kind| !refused.contains(kind)));
        let named = |form: &zalog_policy::model::Form| -> Vec<String> {
            let needed = form.fields.iter().filter(|f| f.need == zalog_policy::model::Need::Required);
            needed.map(|f| f.item.to_string()).collect()
        };
        assert_eq!(named(&world.registration()), ["email"], "not even a name is needed for an account");

        let start = |field: &str, text: &str| {
            let mut typed = world.typed("nobody@example.com", &[]);
            typed.fields.insert(field.to_owned(), text.to_owned());
            wrong(registration::start(app, &world.visit(), world.operation(), typed)).fields
        };
        for field in ["passport", "inn", "snils", "card-number", "document-copy"] {
            assert_eq!(start(field, "1"), [(field.to_owned(), "field-undeclared")]);
        }
        for (text, code) in TEXTS {
            for field in ["full-name", "social-id"] {
                assert_eq!(start(field, text), [(field.to_owned(), code)], "{text}");
            }
        }
        world.rounds();
        assert!(world.outbox.letters().is_empty(), "nothing refused waits for anything");

        let (_, who) = world.register("ivanna@example.com", &[]);
        let before = stored(&world, who);
        let account = cabinet::held(app, &world.visit(), who).unwrap()[0].id;
        let mut tried = 0;
        for form in policy.forms.iter().filter(|f| !f.registration) {
            for field in form.fields.iter().filter(|f| is_text(&policy.item(&f.item).unwrap().kind)) {
                for (text, code) in TEXTS {
                    for way in [Way::Own, Way::Outside] {
                        let mut typed = world.form_typed(form, "ivanna@example.com", "Пример");
                        typed.fields.insert(field.item.to_string(), text.to_owned());
                        let sent = form::send(
                            app,
                            &world.visit(),
                            world.operation(),
                            &form.slug,
                            typed,
                            Some(who),
                            way,
                        );
                        assert_eq!(wrong(sent).fields, [(field.item.to_string(), code)], "{text}");
                        tried += 1;
                    }
                }
            }
        }
        assert!(tried >= 40, "{tried}");
        for (text, code) in TEXTS {
            let typed = [("full-name".to_owned(), text.to_owned())].into();
            let corrected = correct::correct(app, &world.visit(), who.into(), account, &typed);
            assert_eq!(wrong(corrected).fields, [("full-name".to_owned(), code)], "{text}");
        }
        assert_eq!(stored(&world, who), before);
        assert_eq!(cabinet::held(app, &world.visit(), who).unwrap().len(), 1, "no record was made");

        // An ordinary message goes through, and the staff may not write down what the person may not.
        let support = policy.forms.iter().find(|f| f.slug.as_str() == "support").unwrap();
        let mut typed = world.form_typed(support, "ivanna@example.com", "Пример");
        typed.fields.insert("message".to_owned(), HARMLESS.to_owned());
        let operation = world.operation();
        let sent =
            form::send(app, &world.visit(), operation, &support.slug, typed, Some(who), Way::Own).unwrap();
        let keeper = member(&world, "keeper@example.com", support.tells.as_ref().unwrap().as_str());
        for (text, code) in TEXTS {
            let note = staff::write_note(app, &keeper, world.operation(), &sent.number, text);
            assert_eq!(wrong(note).fields, [("note".to_owned(), code)], "{text}");
        }
        staff::write_note(app, &keeper, world.operation(), &sent.number, HARMLESS).unwrap();
    }
}

/// Who does not say so receives what he asks for: an organisation's numbers are fields of their own, and a message may name
/// them; and a declaration that asks for what it says it does not receive is no declaration.
///
/// Keeps: pumpa-3.2-a
#[test]
fn the_rule_is_the_declarations_own() {
    for database in databases() {
        let world = World::new("prommet", &database);
        assert!(world.app().policy().not_received.is_empty());
        let form =
            world.app().policy().forms.iter().find(|f| f.slug.as_str() == "question").cloned().unwrap();
        let (_, who) = world.register("ivanna@example.com", &[]);
        for (text, code) in TEXTS {
            let mut typed = world.form_typed(&form, "ivanna@example.com", "Пример");
            typed.fields.insert("message".to_owned(), text.to_owned());
            let operation = world.operation();
            let sent =
                form::send(world.app(), &world.visit(), operation, &form.slug, typed, Some(who), Way::Own);
            if code == "field-card" {
                assert_eq!(wrong(sent).fields, [("message".to_owned(), code)]);
            } else {
                assert!(sent.is_ok(), "{text}");
            }
        }
    }
    let asks = |item: &str, field: &str| {
        let from = "    по-желанию фио телефон соцсеть страна ";
        let (_, mut text) = crate::harness::declaration("pumpa");
        text = text.replace(
            "данные почта телефон соцсеть страна фио",
            &format!("данные почта телефон соцсеть страна фио {field}"),
        );
        text = text.replace(from, &format!("    по-желанию фио телефон соцсеть страна {field} "));
        text.push_str(item);
        crate::support::faults(&text)
    };
    assert_eq!(asks("", ""), Vec::<&str>::new());
    for (item, field) in [
        ("", "инн"),
        ("данное снилс \"СНИЛС\" вид=строка\n", "снилс"),
        ("данное номер-карты \"Номер карты\" вид=строка\n", "номер-карты"),
        ("данное номер-счёта \"Номер счёта\" вид=строка\n", "номер-счёта"),
        ("данное паспорт \"Паспортные данные\" вид=строка\n", "паспорт"),
        ("данное скан \"Копия документа\" вид=строка\n", "скан"),
    ] {
        assert_eq!(asks(item, field), ["not-received-collected"], "{field}");
    }
    let (_, _, rules) = changed("pumpa", "личные-номера", "");
    assert!(!rules.contains(&"not-received-collected"));
}

/// The pumpa of before it said what it does not receive, in a store of its own.
fn before(database: &Database) -> World {
    const RULE: &str = "не-получаем карты счета паспорта личные-номера копии-документов ";
    let mut world = World::new("pumpa", database);
    world.close();
    world.schema.push_str("_own");
    for file in ["values.db", "values.db-wal", "values.db-shm", "keys.db", "keys.db-wal", "keys.db-shm"] {
        let _ = std::fs::remove_file(world.folder.path().join(file));
    }
    let (policy, text) = edited("pumpa", &[(RULE, "// ")]);
    world.open_with(policy, &text).unwrap();
    world
}

/// What is not received and stood in texts before the declaration said so is taken out by a round of its own: of a message, of
/// an account's field, of a note of the staff, and of nothing else. The key of the old text is destroyed, an act is written,
/// and entries count the places by sort. Killed between its steps the round goes on. A field that no form has is dropped as it
/// comes, with an entry.
///
/// Keeps: pumpa-3.3-a
#[test]
fn what_nobody_asked_for_is_purged_and_the_entry_tells_only_how_much() {
    for database in databases() {
        let mut world = before(&database);
        assert!(world.app().policy().not_received.is_empty());
        let mut typed = world.typed("ivanna@example.com", &[]);
        typed.fields.insert("social-id".to_owned(), "vk.example, паспорт 4510 123456".to_owned());
        let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
        let (_, other) = world.register("pyotr@example.com", &[]);
        let support = form_named(&world, "support");
        let mut typed = world.form_typed(&support, "ivanna@example.com", "Пример");
        let message = "Верните на счёт 40817810570000123456, мой СНИЛС 112-233-445 95. Спасибо!";
        typed.fields.insert("message".to_owned(), message.to_owned());
        typed.unknown_fields = 2;
        let (visit, operation) = (world.visit(), world.operation());
        let sent = form::send(world.app(), &visit, operation, &support.slug, typed, Some(who), Way::Outside)
            .unwrap();
        let dropped = entries(&world, Kind::UnknownFieldDropped);
        assert_eq!(dropped.iter().map(|e| e.fact(Fact::Count)).collect::<Vec<_>>(), [Some(2)]);
        let keeper = member(&world, "keeper@example.com", support.tells.as_ref().unwrap().as_str());
        staff::write_note(world.app(), &keeper, world.operation(), &sent.number, "ИНН 500100732259, звонил")
            .unwrap();
        let texts = |world: &World, who: SubjectId| -> Vec<String> {
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let values = held.iter().flat_map(|record| &record.values);
            values.filter(|v| !v.item.as_str().contains("mail")).map(|v| v.value.to_string()).collect()
        };
        world.rounds();
        let (mine, his) = (texts(&world, who), texts(&world, other));
        assert!(mine.iter().any(|text| text == message), "nothing is purged without the rule");
        assert_eq!(entries(&world, Kind::NotReceivedPurged).len(), 0);

        // The rule comes with an edition; the program is killed on the way, twice.
        world.clock.advance(SignedDuration::from_hours(1));
        let (policy, text) = edited("pumpa", &[("редакция 1 ", "редакция 2 ")]);
        for point in [SURVIVORS_SEALED, DESTRUCTION_ORDERED] {
            world.faults = Faults::new(move |at| assert_ne!(at, point, "killed"));
            world.open_with(policy.clone(), &text).unwrap();
            let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| world.rounds()));
            assert!(killed.is_err(), "{point} was passed");
        }
        world.faults = Faults::none();
        world.open_with(policy, &text).unwrap();
        for _ in 0..3 {
            world.rounds();
        }
        let expected: Vec<String> = mine
            .iter()
            .map(|text| {
                text.replace("4510 123456", "…")
                    .replace("40817810570000123456", "…")
                    .replace("112-233-445 95", "…")
                    .replace("500100732259", "…")
            })
            .collect();
        assert_ne!(expected, mine);
        assert_eq!(texts(&world, who), expected);
        assert_eq!(texts(&world, other), his, "what holds nothing of the kind stays as it is");
        let keeper = staff::sign_in(world.app(), &world.visit(), "keeper@example.com", PASSWORD).unwrap();
        let keeper = staff::member(world.app(), &keeper).unwrap().unwrap();
        let notes = staff::open_notes(world.app(), &keeper, &sent.number).unwrap().notes;
        assert_eq!(notes.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["ИНН …, звонил"]);

        let told = entries(&world, Kind::NotReceivedPurged);
        let mut counts: Vec<_> = told.iter().map(|e| (e.fact(Fact::Reason), e.fact(Fact::Count))).collect();
        counts.sort_unstable();
        assert_eq!(counts, [(Some(2), Some(1)), (Some(3), Some(1)), (Some(4), Some(2))]);
        assert!(told.iter().all(|e| e.facts.len() == 2 && e.actor == ActorClass::Clock));
        let acts = destroy::acts(world.app(), 2026, i64::MAX).unwrap();
        let parts = acts.iter().filter(|act| act.reason == "not-received").flat_map(|act| &act.destroyed);
        assert_eq!(parts.count(), 2, "the account and the question");
    }
}
