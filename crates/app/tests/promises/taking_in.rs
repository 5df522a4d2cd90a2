//! What a registration takes: the declared fields, checked, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use zalog_app::{AppError, Way, cabinet, form, registration};
use zalog_policy::model::Need;

use crate::harness::{World, databases};
use crate::support::{offers, registers, set, slug, stored, strs, wrong};

/// Operator, fields that a registration must have, fields that it may have, fields of organisations.
type Fields = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const FIELDS: [Fields; 5] = [
    ("pumpa", &["email"], &["full-name", "phone", "social-id", "country"], &[]),
    ("smile", &["full-name", "phone", "email"], &[], &[]),
    ("proedu", &["surname", "given-name", "phone", "email"], &["patronymic", "address"], &[]),
    ("progtime", &["email", "surname", "given-name"], &[], &[]),
    ("prommet", &["full-name", "email", "phone"], &[], &["organisation", "inn", "kpp"]),
];

fn start(world: &World, fields: BTreeMap<String, String>, organisation: bool) -> Result<(), AppError> {
    let typed =
        registration::Typed { fields, legal_person: organisation, ..world.typed("ivanna@example.com", &[]) };
    registration::start(world.app(), &world.visit(), world.operation(), typed)
}

fn only(all: &BTreeMap<String, String>, names: &[&str]) -> BTreeMap<String, String> {
    all.iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect()
}

/// Each registration form has exactly its declared fields. A required one that is missing is named; an optional one that is
/// left empty keeps nobody out; one that is not declared is refused by its name, and nothing is stored.
///
/// Keeps: pumpa-2.1-a, pumpa-3.2-b, smile-3.2-a, smile-3.2.1-a, smile-3.2.2-a, smile-3.2.3-a, smile-6.1.1-a
/// Keeps: proedu-2.2-a, proedu-2.2.1-a, proedu-4.1.1-a, progtime-data-2, prommet-2.2.1-a
#[test]
fn a_registration_takes_its_declared_fields_and_nothing_else() {
    for database in databases() {
        for (operator, required, optional, organisation) in FIELDS {
            let world = World::new(operator, &database);
            let declared = world.registration().fields;
            let of = |need: Need, legal: bool| -> BTreeSet<String> {
                let fields = declared.iter().filter(|f| f.need == need && f.legal_persons_only == legal);
                fields.map(|f| f.item.to_string()).collect()
            };
            assert_eq!(of(Need::Required, false), set(required), "{operator}");
            assert_eq!(of(Need::Optional, false), set(optional), "{operator}");
            assert_eq!(of(Need::Required, true), set(organisation), "{operator}");

            let all = world.types(&world.registration(), "ivanna@example.com", "Пример");
            for name in required {
                for empty in [None, Some(" ".to_owned())] {
                    let mut typed = all.clone();
                    typed.remove(*name);
                    typed.extend(empty.map(|text| ((*name).to_owned(), text)));
                    let refused = wrong(start(&world, typed, false));
                    assert_eq!(refused.fields, [((*name).to_owned(), "field-missing")], "{operator}");
                }
            }
            for unknown in ["passport", "card-number", "birth-place", "is-admin"] {
                let mut typed = all.clone();
                typed.insert(unknown.to_owned(), "1".to_owned());
                let refused = wrong(start(&world, typed, false));
                assert_eq!(refused.fields, [(unknown.to_owned(), "field-undeclared")], "{operator}");
            }
            world.rounds();
            assert!(world.outbox.letters().is_empty(), "{operator}: nothing refused waits for anything");

            let few = registration::Typed {
                fields: only(&all, required),
                ..world.typed("ivanna@example.com", &[])
            };
            let who = registers(&world, &world.visit(), "ivanna@example.com", few);
            assert_eq!(stored(&world, who), set(required), "{operator}: what is optional was left out");
            let who =
                registers(&world, &world.visit(), "pyotr@example.com", world.typed("pyotr@example.com", &[]));
            let whole: BTreeSet<String> = set(required).union(&set(optional)).cloned().collect();
            assert_eq!(stored(&world, who), whole, "{operator}: the form is the source of every one");
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert!(held.iter().all(|record| record.form == "registration"), "{operator}");
        }
    }
}

/// A phone and an address are checked and kept in one form, however they were typed; a person with two names and no
/// patronymic is taken.
///
/// Keeps: smile-3.2.1-a, smile-3.2.2-a, smile-3.2.3-a, proedu-2.2.2-a, proedu-2.2.3-a, prommet-2.2.1-b, prommet-2.2.1-c
#[test]
fn contacts_are_checked_and_an_address_has_one_account() {
    for database in databases() {
        for operator in ["smile", "proedu", "prommet"] {
            let world = World::new(operator, &database);
            let all = world.types(&world.registration(), "ivanna@example.com", "Пример");
            for (field, typed, code) in [
                ("phone", "12", "field-phone"),
                ("phone", "позвоните мне", "field-phone"),
                ("phone", "+7 900 000-12-34 и ещё", "field-phone"),
                ("email", "ivanna", "field-email"),
                ("email", "ivanna@", "field-email"),
                ("email", "a@b@example.com", "field-email"),
            ] {
                let mut fields = all.clone();
                fields.insert(field.to_owned(), typed.to_owned());
                assert_eq!(wrong(start(&world, fields, false)).fields, [(field.to_owned(), code)], "{typed}");
            }
            let mut typed = world.typed("ivanna@example.com", &[]);
            typed.fields.insert("email".to_owned(), " Ivanna@EXAMPLE.com ".to_owned());
            typed.fields.insert("phone".to_owned(), "8 (900) 000 12 34".to_owned());
            if typed.fields.contains_key("full-name") {
                typed.fields.insert("full-name".to_owned(), "Пробова Проба".to_owned());
            }
            let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let value = |item: &str| held[0].values.iter().find(|v| v.item.as_str() == item).unwrap();
            assert_eq!(value("phone").value.as_str(), "+79000001234", "{operator}");
            assert_eq!(value("email").value.as_str(), "ivanna@example.com", "{operator}");
            // A second account for the same address, typed otherwise, does not come to be.
            let before = world.outbox.letters().len();
            start(&world, world.types(&world.registration(), "IVANNA@example.com", "Другая"), false).unwrap();
            world.rounds();
            let letters = world.outbox.letters();
            let new: Vec<_> = letters.iter().take(letters.len() - before).collect();
            assert_eq!(new.len(), 1);
            let token =
                new[0].text.split("/register/confirm/").nth(1).and_then(|t| t.split(['?', '\n']).next());
            let second = token.map(|t| registration::complete(world.app(), &world.visit(), t));
            assert!(second.is_none_or(|done| done.is_err()), "{operator}: one address, one account");
        }
    }
}

/// A country is one of a list, in its short form; what is no country is refused.
///
/// Keeps: pumpa-2.1-d
#[test]
fn the_country_is_a_value_of_a_list() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let all = world.types(&world.registration(), "ivanna@example.com", "Пример");
        for typed in ["Россия", "XX", "RUS", "<b>"] {
            let mut fields = all.clone();
            fields.insert("country".to_owned(), typed.to_owned());
            let refused = wrong(start(&world, fields, false));
            assert_eq!(refused.fields, [("country".to_owned(), "field-country")], "{typed}");
        }
        let mut typed = world.typed("ivanna@example.com", &[]);
        typed.fields.insert("country".to_owned(), "kz".to_owned());
        let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let country = held[0].values.iter().find(|v| v.item.as_str() == "country").unwrap();
        assert_eq!(country.value.as_str(), "KZ");
    }
}

/// An organisation gives its name, an ИНН with right check digits and a КПП; of anybody else they are refused.
///
/// Keeps: prommet-2.2.1-e, prommet-2.2.1-f
#[test]
fn an_organisation_gives_its_numbers_and_nobody_else_does() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let all = world.types(&world.registration(), "ivanna@example.com", "Пример");
        let numbers = [("organisation", "ООО «Пример»"), ("inn", "7707083893"), ("kpp", "770701001")];
        let with = |extra: &[(&str, &str)]| {
            let mut fields = all.clone();
            fields.extend(extra.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
            fields
        };
        for missing in 0..3 {
            let mut some = numbers.to_vec();
            let (name, _) = some.remove(missing);
            let refused = wrong(start(&world, with(&some), true));
            assert_eq!(refused.fields, [(name.to_owned(), "field-missing")]);
        }
        for (name, typed, code) in [
            ("inn", "7707083894", "field-inn"),
            ("inn", "770708389", "field-inn"),
            ("kpp", "77070100", "field-kpp"),
            ("kpp", "77070100Ж", "field-kpp"),
        ] {
            let mut fields = with(&numbers);
            fields.insert(name.to_owned(), typed.to_owned());
            assert_eq!(wrong(start(&world, fields, true)).fields, [(name.to_owned(), code)], "{typed}");
        }
        // A person gives none of them, be it by mistake.
        for (name, text) in numbers {
            let refused = wrong(start(&world, with(&[(name, text)]), false));
            assert_eq!(refused.fields, [(name.to_owned(), "field-organisations-only")]);
        }
        let typed = registration::Typed {
            fields: with(&numbers),
            legal_person: true,
            ..world.typed("ivanna@example.com", &[])
        };
        let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
        assert!(stored(&world, who).is_superset(&set(&["organisation", "inn", "kpp"])));
    }
}

/// No paper, no code of a document is asked for: what is typed is taken as the person's own word, and says so.
///
/// Keeps: smile-2.5-a, proedu-5.4-a, progtime-consent-8
#[test]
fn what_is_typed_is_the_persons_own_word() {
    for database in databases() {
        for operator in ["smile", "proedu", "progtime"] {
            let world = World::new(operator, &database);
            assert!(!world.app().policy().accuracy.documents_checked, "{operator}");
            // Whatever name somebody has: nobody compares it with anything.
            let mut typed = world.typed("ivanna@example.com", &[]);
            for (name, text) in &mut typed.fields {
                if name.contains("name") {
                    *text = "Что Угодно".to_owned();
                }
            }
            let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            for value in &held[0].values {
                assert_eq!(value.origin, "provided", "{operator}: {}", value.item);
            }
        }
    }
}

/// A registration is one record: its fields, its host, its time, and the consents ticked beside it of the same moment.
///
/// Keeps: pumpa-2.4.1-a
#[test]
fn a_registration_is_kept_as_one_record() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let visit = crate::support::at(&world, "ortodepo.ru");
        let offers = offers(&world);
        let typed = world.typed("ivanna@example.com", &strs(&offers));
        let who = registers(&world, &visit, "ivanna@example.com", typed);
        let held = cabinet::held(world.app(), &visit, who).unwrap();
        assert_eq!(held.len(), 1);
        let record = &held[0];
        assert_eq!((record.form.as_str(), record.host.as_str()), ("registration", "ortodepo.ru"));
        assert_eq!(record.created_at, world.app().clock());
        assert_eq!(record.values.len(), 5);
        let consents = cabinet::consents(world.app(), who).unwrap();
        assert_eq!(consents.len(), offers.len());
        for consent in &consents {
            assert_eq!((consent.given_at, consent.host.as_str()), (record.created_at, "ortodepo.ru"));
            assert!(!consent.receipt.is_empty());
        }
    }
}

/// "No mailings" at registration wins over any box: no consent is recorded and no ground is opened, so that from the first
/// minute there is nothing a mailing could rest on. Neither is there when the boxes are left as they are: empty.
///
/// Keeps: pumpa-5.2.2-a
#[test]
fn who_wants_no_mailings_gets_no_ground_for_them() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let marketing = ["novosti-tsentra", "tovary-partnerov"];
        for (email, ticked, no_mailings) in
            [("ivanna@example.com", &marketing[..], true), ("pyotr@example.com", &[], false)]
        {
            let typed = registration::Typed { no_mailings, ..world.typed(email, ticked) };
            let who = registers(&world, &world.visit(), email, typed);
            assert!(cabinet::consents(world.app(), who).unwrap().is_empty(), "{email}");
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let why: Vec<_> = held.iter().flat_map(|r| &r.values).flat_map(|v| &v.why).collect();
            assert!(!why.is_empty());
            assert!(why.iter().all(|h| !marketing.contains(&h.purpose.as_str())), "{email}");
        }
        // Who ticks a box and does not object has it: the test would see a ground.
        let typed = world.typed("maria@example.com", &marketing);
        let who = registers(&world, &world.visit(), "maria@example.com", typed);
        assert_eq!(cabinet::consents(world.app(), who).unwrap().len(), 2);
    }
}

/// Data come in by a declared form only; each record names the one it came by, and the host.
///
/// Keeps: pumpa-1-a, proedu-1.3-a, proedu-2.1-b
#[test]
fn nothing_comes_in_but_by_a_declared_form() {
    for database in databases() {
        for (operator, forms) in [
            ("pumpa", &["registration", "support", "order"][..]),
            ("proedu", &["registration", "order", "question"]),
        ] {
            let world = World::new(operator, &database);
            let declared: Vec<String> =
                world.app().policy().forms.iter().map(|f| f.slug.to_string()).collect();
            assert_eq!(declared.iter().cloned().collect::<BTreeSet<_>>(), set(forms), "{operator}");
            let (_, who) = world.register("ivanna@example.com", &[]);
            for name in ["survey", "import", "newsletter", "registration"] {
                let typed = form::Typed::default();
                let operation = world.operation();
                let sent = form::send(
                    world.app(),
                    &world.visit(),
                    operation,
                    &slug(name),
                    typed,
                    Some(who),
                    Way::Outside,
                );
                assert!(matches!(sent, Err(AppError::NotFound)), "{operator}: {name}");
            }
            for name in forms.iter().filter(|name| **name != "registration") {
                world.clock.advance(SignedDuration::from_mins(1));
                crate::support::sends(&world, name, "ivanna@example.com", Some(who));
            }
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let came: BTreeSet<String> = held.iter().map(|r| r.form.clone()).collect();
            assert_eq!(came, set(forms), "{operator}");
            assert!(held.iter().all(|r| r.host == world.visit().host));
        }
    }
}
