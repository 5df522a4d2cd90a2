//! Forms: closed lists, boxes with their text, double clicks, and guests who never touch an account.

use std::collections::BTreeMap;

use zalog_app::{AppError, Way, cabinet, form};

use crate::harness::{World, databases};

#[test]
fn a_guest_never_touches_an_account_with_the_same_address() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("same@example.com", &[]);
        let form = world.open_form();
        world.send(&form, "same@example.com", None);
        assert_eq!(
            cabinet::held(world.app(), &world.visit(), who).unwrap().len(),
            1,
            "the account has its own record only"
        );
        world.send(&form, "same@example.com", Some(who));
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        assert_eq!(held.len(), 2, "what he sends signed in is his");
        assert!(held.iter().any(|r| r.case.is_some()));
    }
}

#[test]
fn the_same_click_twice_is_one_case() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let form = world.open_form();
        let operation = world.operation();
        let send = || {
            let typed = world.form_typed(&form, "guest@example.com", "Пример");
            form::send(world.app(), &world.visit(), operation, &form.slug, typed, None, Way::Own).unwrap()
        };
        let (first, second) = (send(), send());
        assert_eq!(first.number, second.number);
        assert!(!first.repeated && second.repeated);
    }
}

#[test]
fn wrong_fields_are_named_and_nothing_is_stored() {
    for database in databases() {
        let world = World::new("smile", &database);
        let form = world.open_form();
        let mut typed = world.form_typed(&form, "guest@example.com", "Пример");
        typed.fields.insert("phone".to_owned(), "12".to_owned());
        typed.fields.insert("message".to_owned(), "карта 4111 1111 1111 1111".to_owned());
        typed.boxes = BTreeMap::new();
        let sent =
            form::send(world.app(), &world.visit(), world.operation(), &form.slug, typed, None, Way::Own);
        let Err(AppError::Refused(refused)) = sent else { panic!("taken") };
        let code = |field: &str| refused.fields.iter().find(|(f, _)| f == field).map(|(_, c)| *c);
        assert_eq!(code("phone"), Some("field-phone"));
        assert_eq!(code("message"), Some("field-card"));
        assert_eq!(
            code("consent.call-back").or(code(&format!("consent.{}", form.purpose))),
            Some("consent-missing")
        );
        let count =
            world.rows().read::<_, zalog_store::StoreError, _>(zalog_store::tables::case::counts).unwrap();
        assert!(count.is_empty());
    }
}

#[test]
fn a_box_beside_an_older_text_is_not_a_consent() {
    for database in databases() {
        let world = World::new("smile", &database);
        let form = world.open_form();
        let mut typed = world.form_typed(&form, "guest@example.com", "Пример");
        typed.boxes.insert(form.purpose.to_string(), "0".repeat(64));
        let sent =
            form::send(world.app(), &world.visit(), world.operation(), &form.slug, typed, None, Way::Own);
        let Err(AppError::Refused(refused)) = sent else { panic!("taken") };
        assert_eq!(refused.fields, [(format!("consent.{}", form.purpose), "consent-outdated")]);
    }
}

#[test]
fn a_form_for_signed_in_people_says_so() {
    for database in databases() {
        let world = World::new("smile", &database);
        let form = world.app().policy().forms.iter().find(|f| f.sign_in_required).cloned().unwrap();
        let typed = world.form_typed(&form, "guest@example.com", "Пример");
        let sent =
            form::send(world.app(), &world.visit(), world.operation(), &form.slug, typed, None, Way::Own);
        assert!(matches!(sent, Err(AppError::NotSignedIn)));
    }
}
