//! What a form opens: a case with its state, linked to the account where there is one; and the card guard on every field.

use zalog_app::{AppError, Way, cabinet, form, staff};
use zalog_domain::case::CaseState;
use zalog_policy::model::ItemKind;

use crate::harness::{World, databases};
use crate::support::{OPERATORS, form_named, member, sends, wrong};

/// A question, an application, a booking becomes a case: new, in work, answered, closed. Of a signed-in sender it is in his
/// cabinet, with its state; of a guest it touches no account.
///
/// Keeps: pumpa-2.4.2-a, smile-4.3-b, proedu-3.2.4-a, proedu-3.2.6-b, prommet-2.2.1-g, prommet-2.2.1-l
#[test]
fn a_question_is_a_case_with_a_state_and_stands_in_the_cabinet() {
    for database in databases() {
        for (operator, name) in
            [("pumpa", "support"), ("smile", "call-back"), ("proedu", "question"), ("prommet", "question")]
        {
            let world = World::new(operator, &database);
            let form = form_named(&world, name);
            let keeper = member(&world, "keeper@example.com", form.tells.as_ref().unwrap().as_str());
            let (_, who) = world.register("ivanna@example.com", &[]);
            let sent = sends(&world, name, "ivanna@example.com", Some(who));
            let mine = || {
                let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
                held.into_iter().find(|r| r.form == name).expect("it stands in the cabinet")
            };
            let record = mine();
            assert!(
                matches!(record.case, Some((ref number, CaseState::New { .. })) if *number == sent.number)
            );
            let message = record.values.iter().find(|v| v.item.as_str() == "message").unwrap();
            assert_eq!((message.value.as_str(), message.origin.as_str()), ("Пример message", "provided"));
            for to in ["in-work", "answered"] {
                staff::move_case(world.app(), &keeper, &sent.number, to).unwrap();
            }
            assert!(matches!(mine().case, Some((_, CaseState::Answered { .. }))), "{operator}");
            staff::move_case(world.app(), &keeper, &sent.number, "closed").unwrap();
            assert!(matches!(mine().case, Some((_, CaseState::Closed { .. }))), "{operator}");
            // The same from a guest with the same address: a case too, and nothing in anybody's account.
            let guest = sends(&world, name, "ivanna@example.com", None);
            assert_ne!(guest.number, sent.number);
            let line = staff::case(world.app(), &keeper, &guest.number).unwrap().line;
            assert!(matches!(line.state, CaseState::New { .. }));
            assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 2, "{operator}");
        }
    }
}

/// A booking is for those who are signed in, and keeps procedure and time; the call-back is for anybody and asks its consent.
///
/// Keeps: smile-3.1-a, smile-4.1-b
#[test]
fn a_booking_needs_an_account_and_keeps_procedure_and_time() {
    for database in databases() {
        let world = World::new("smile", &database);
        let booking = form_named(&world, "booking");
        let typed = world.form_typed(&booking, "ivanna@example.com", "Пример");
        let operation = world.operation();
        let sent = form::send(world.app(), &world.visit(), operation, &booking.slug, typed, None, Way::Own);
        assert!(matches!(sent, Err(AppError::NotSignedIn)));
        let (_, who) = world.register("ivanna@example.com", &["news"]);
        sends(&world, "booking", "ivanna@example.com", Some(who));
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let record = held.iter().find(|r| r.form == "booking").unwrap();
        let value =
            |item: &str| record.values.iter().find(|v| v.item.as_str() == item).unwrap().value.to_string();
        assert_eq!(value("protsedura"), "Осмотр и консультация");
        assert_eq!(value("data-priema"), "2026-12-20T10:30");

        // The two forms the printed text names write their consents: the box ticked at registration, the call-back's own.
        let call_back = form_named(&world, "call-back");
        let mut typed = world.form_typed(&call_back, "ivanna@example.com", "Пример");
        typed.boxes.clear();
        let operation = world.operation();
        let refused =
            form::send(world.app(), &world.visit(), operation, &call_back.slug, typed, Some(who), Way::Own);
        assert_eq!(wrong(refused).fields, [("consent.call-back".to_owned(), "consent-missing")]);
        sends(&world, "call-back", "ivanna@example.com", Some(who));
        let consents = cabinet::consents(world.app(), who).unwrap();
        let mut given: Vec<_> = consents.iter().map(|c| (c.purpose.as_str(), c.button.as_str())).collect();
        given.sort_unstable();
        assert_eq!(given, [("call-back", "Жду звонка"), ("news", "Создать кабинет")]);
    }
}

/// No field of any form takes a bank card's number, however it is written, nor does a note of the staff; a number that is no
/// card's goes through.
///
/// Keeps: pumpa-3.1-a
#[test]
fn a_cards_number_is_taken_nowhere() {
    let text = |kind: &ItemKind| {
        matches!(
            kind,
            ItemKind::Text
                | ItemKind::Line
                | ItemKind::Order
                | ItemKind::FullName
                | ItemKind::PersonName
                | ItemKind::Address
                | ItemKind::SocialId
                | ItemKind::Organisation
                | ItemKind::Amount
        )
    };
    for database in databases() {
        for operator in OPERATORS {
            let world = World::new(operator, &database);
            let policy = world.app().policy();
            let (_, who) = world.register("ivanna@example.com", &[]);
            let mut tried = 0;
            for form in policy.forms.iter().filter(|f| !f.registration) {
                for field in form.fields.iter().filter(|f| text(&policy.item(&f.item).unwrap().kind)) {
                    for card in
                        ["4111111111111111", "плачу 4111 1111 1111 1111 завтра", "2200-0000-0000-0004"]
                    {
                        let mut typed = world.form_typed(form, "ivanna@example.com", "Пример");
                        typed.legal_person = field.legal_persons_only;
                        if typed.legal_person {
                            for (name, text) in [
                                ("organisation", "ООО «Пример»"),
                                ("inn", "7707083893"),
                                ("kpp", "770701001"),
                            ] {
                                typed.fields.insert(name.to_owned(), text.to_owned());
                            }
                        }
                        typed.fields.insert(field.item.to_string(), card.to_owned());
                        let operation = world.operation();
                        let visit = world.visit();
                        let sent = form::send(
                            world.app(),
                            &visit,
                            operation,
                            &form.slug,
                            typed,
                            Some(who),
                            Way::Own,
                        );
                        assert_eq!(
                            wrong(sent).fields,
                            [(field.item.to_string(), "field-card")],
                            "{operator}: {card}"
                        );
                        tried += 1;
                    }
                }
            }
            assert!(tried >= 6, "{operator}");
            assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 1, "{operator}");

            let name = policy.forms.iter().find(|f| f.tells.is_some()).unwrap();
            let keeper = member(&world, "keeper@example.com", name.tells.as_ref().unwrap().as_str());
            let sent = world.send(name, "ivanna@example.com", Some(who));
            let note = staff::write_note(
                world.app(),
                &keeper,
                world.operation(),
                &sent.number,
                "4111 1111 1111 1111",
            );
            assert!(matches!(note, Err(AppError::Refused(_))), "{operator}");
        }
    }
}
