//! A person's account is his: every field is changed, completed and deleted by himself.

use std::collections::BTreeMap;

use zalog_app::account::{address, password};
use zalog_app::cabinet::{self, Deletion};
use zalog_app::other_person::Whose;
use zalog_app::{Way, close, correct, edition, form, link, registration, sign_in, staff, take_back};
use zalog_domain::Kind;
use zalog_domain::case::CaseState;
use zalog_domain::ids::{RecordId, SubjectId, hex};
use zalog_domain::relation::Relation;
use zalog_store::StoreError;
use zalog_store::tables::{other_person, record, subject};
use zalog_words::Lang;

use crate::harness::{PASSWORD, World, databases};
use crate::support::{days, entries, form_named, member, registers, sends, wrong};

fn account(world: &World, who: SubjectId) -> RecordId {
    let records = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
    records.into_iter().find(|r| r.account).unwrap().id
}

/// The values of the account, as the cabinet shows them.
fn shown(world: &World, who: SubjectId) -> BTreeMap<String, String> {
    let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
    let values = &held.iter().find(|r| r.account).unwrap().values;
    values.iter().map(|v| (v.item.to_string(), v.value.to_string())).collect()
}

/// Types the field anew by the way the cabinet has for it: the address to sign in by through its letter, all others at once.
fn changes(world: &World, who: SubjectId, item: &str, text: &str) {
    let (app, visit) = (world.app(), world.visit());
    if item == "email" {
        address::ask(app, &visit, who, world.operation(), text, PASSWORD).unwrap();
        world.rounds();
        let token = world.mailed(text, "/address/").expect("a letter to the new address");
        return address::complete(app, &token).unwrap();
    }
    let typed = BTreeMap::from([(item.to_owned(), text.to_owned())]);
    assert_eq!(correct::correct(app, &visit, who.into(), account(world, who), &typed).unwrap(), 1, "{item}");
}

/// Every field of the account is changed in the cabinet, the address one signs in by and the password among them; what was
/// left out at registration is filled in later. Each change counts at once and leaves nothing of what stood there.
///
/// Keeps: proedu-4.1.2-a, prommet-2.2.1-o, smile-6.1.2-a
#[test]
fn every_field_of_the_account_is_changed_and_completed() {
    for database in databases() {
        for operator in ["proedu", "prommet", "smile"] {
            let world = World::new(operator, &database);
            let mut typed = world.typed("ivanna@example.com", &[]);
            typed.fields.remove("patronymic");
            let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
            let form = world.registration();
            let fields = form.fields.iter().filter(|f| !f.legal_persons_only);
            for item in fields.map(|f| f.item.as_str()) {
                let text = match item {
                    "email" => "new@example.org".to_owned(),
                    "phone" => "+79000005566".to_owned(),
                    other => format!("Новое {other}"),
                };
                let before = shown(&world, who).get(item).cloned();
                changes(&world, who, item, &text);
                let now = shown(&world, who);
                assert_eq!(now.get(item), Some(&text), "{operator}: {item}");
                assert!(before.is_none_or(|old| !now.values().any(|v| *v == old)), "{operator}: {item}");
            }
            assert_eq!(
                shown(&world, who).len(),
                form.fields.iter().filter(|f| !f.legal_persons_only).count()
            );
            let (app, visit) = (world.app(), world.visit());
            let (session, _) = sign_in::sign_in(app, &visit, "new@example.org", PASSWORD, false).unwrap();
            password::change(app, &visit, who, &session, PASSWORD, "совсем другая лодка").unwrap();
            sign_in::sign_in(app, &visit, "new@example.org", "совсем другая лодка", false).unwrap();
            assert!(entries(&world, Kind::PasswordSet).last().unwrap().tag.is_some());
        }
    }
}

/// What the account can do without is deleted by itself, an organisation's particulars as well; what it cannot do without says
/// so and goes with the account, which its owner closes.
///
/// Keeps: prommet-2.2.1-o
#[test]
fn every_field_is_deleted_by_itself_or_with_the_account() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let mut typed = world.typed("ivanna@example.com", &[]);
        typed.legal_person = true;
        typed.fields.extend(
            [("organisation", "ООО Пример"), ("inn", "7707083893"), ("kpp", "770701001")]
                .map(|(item, text)| (item.to_owned(), text.to_owned())),
        );
        let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
        let question = sends(&world, "question", "ivanna@example.com", Some(who));
        assert!(!question.repeated);
        let (app, visit) = (world.app(), world.visit());
        let held = cabinet::held(app, &visit, who).unwrap();
        let (mut free, mut needed) = (Vec::new(), Vec::new());
        for value in held.iter().filter(|r| r.account).flat_map(|r| &r.values) {
            let answer = correct::delete_value(app, &visit, who.into(), value.id);
            match value.deletion {
                Deletion::Free => {
                    answer.unwrap();
                    free.push(value.item.to_string());
                }
                other => {
                    assert_eq!(other, Deletion::Needed, "{}", value.item);
                    assert!(answer.is_err(), "{}", value.item);
                    needed.push(value.item.to_string());
                }
            }
        }
        assert_eq!(free.len(), 3, "the organisation's: {free:?}");
        assert_eq!(shown(&world, who).into_keys().collect::<Vec<_>>(), {
            needed.sort();
            needed
        });
        close::close(app, &visit, who, PASSWORD).unwrap();
        world.rounds();
        assert!(cabinet::held(app, &visit, who).is_err(), "the last fields go with the account");
        assert!(world.rows().read::<_, StoreError, _>(|tx| subject::seen(tx, who)).unwrap().is_none());
    }
}

/// A person changes and deletes his data in the cabinet, takes a consent back there, and objects to what rests on no consent of
/// his by a form: it opens a case that staff see and answer, and that stands in his cabinet with its state. A guest objects by
/// the same form.
///
/// Keeps: progtime-intro-2
#[test]
fn change_deletion_and_objection_are_each_reached() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &["rassylka"]);
        let (app, visit) = (world.app(), world.visit());
        changes(&world, who, "surname", "Новая");
        assert_eq!(shown(&world, who)["surname"], "Новая");

        // Objection: to what he agreed to, by a press; to the rest, by a case.
        let consent = cabinet::consents(app, who).unwrap()[0].id;
        cabinet::withdraw(app, &visit, who, consent).unwrap();
        assert!(cabinet::consents(app, who).unwrap()[0].withdrawn_at.is_some());
        let form = form_named(&world, "privacy");
        let keeper = member(&world, "keeper@example.com", form.tells.as_ref().unwrap().as_str());
        let objection = sends(&world, "privacy", "ivanna@example.com", Some(who));
        let mine = || {
            let held = cabinet::held(app, &visit, who).unwrap();
            held.into_iter().find(|r| r.form == "privacy").unwrap().case.unwrap()
        };
        assert_eq!(mine(), (objection.number.clone(), mine().1));
        assert!(matches!(mine().1, CaseState::New { .. }));
        for to in ["in-work", "answered"] {
            staff::move_case(app, &keeper, &objection.number, to).unwrap();
        }
        assert!(matches!(mine().1, CaseState::Answered { .. }));
        let guest = sends(&world, "privacy", "guest@example.com", None);
        let line = staff::case(app, &keeper, &guest.number).unwrap().line;
        assert!(guest.link.is_some() && matches!(line.state, CaseState::New { .. }));

        // Deletion: the account goes, and what the objection is answered by stays for its own reason.
        close::close(app, &visit, who, PASSWORD).unwrap();
        world.rounds();
        assert!(cabinet::held(app, &visit, who).is_err());
    }
}

/// Whoever gives data of another person says what he is to him and declares that this person knows and agrees: without the
/// declaration nothing is taken. Then the two stand apart, the giver as representative, the other as owner under an id of his
/// own; the declaration is in the ledger with the hash of its published text, and the giver finds it in the cabinet, in the
/// copy and in his journal. It goes with the data.
///
/// Keeps: progtime-others-1, progtime-others-2
#[test]
fn data_of_another_person_are_given_by_a_declaration_and_the_two_stand_apart() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (app, visit) = (world.app(), world.visit());
        let wish = |relation: &str, declared: bool| {
            let whose = Whose { relation: relation.to_owned(), declared };
            registration::Typed { whose, ..world.typed("parent@example.com", &[]) }
        };
        for (relation, declared, field) in [
            ("child", false, "other-person-declared"),
            ("neighbour", true, "other-person"),
            ("own", true, "other-person"),
        ] {
            let answer = registration::start(app, &visit, world.operation(), wish(relation, declared));
            assert_eq!(wrong(answer).fields[0].0, field, "{relation}");
        }
        world.rounds();
        assert!(world.mailed("parent@example.com", "/register/confirm/").is_none(), "nothing was taken");

        let parent = registers(&world, &visit, "parent@example.com", wish("child", true));
        let record = account(&world, parent);
        let declared =
            |record| world.rows().read::<_, StoreError, _>(|tx| other_person::of_record(tx, record)).unwrap();
        let roles =
            |record, who| world.rows().read::<_, StoreError, _>(|tx| record::roles(tx, record, who)).unwrap();
        let row = declared(record).unwrap();
        assert_eq!((row.subject, row.relation, row.at), (parent, Relation::Child, app.clock()));
        assert_ne!(row.person, parent, "two persons");
        assert_eq!(roles(record, parent), ["representative"]);
        assert_eq!(roles(record, row.person), ["owner"]);
        let text = edition::document(app, None, "acknowledgement", Lang::Ru).unwrap();
        assert_eq!(hex(&row.document), text.hash_hex, "the published text");
        assert!(text.document.markdown().contains("Человек, чьи данные я указываю, знает"));
        let shown = cabinet::held(app, &visit, parent).unwrap()[0].other.clone().unwrap();
        assert_eq!((shown.relation, shown.document), (Relation::Child, row.document));
        let entry = entries(&world, Kind::OtherPersonDeclared).pop().unwrap();
        assert!(entry.tag.is_some() && entry.text == Some(row.document));

        // One's own data are one's own; a guest gives another's by the same declaration.
        let own = registers(&world, &visit, "own@example.com", world.typed("own@example.com", &[]));
        assert_eq!(roles(account(&world, own), own), ["owner"]);
        assert!(declared(account(&world, own)).is_none());
        let form = form_named(&world, "application");
        let typed = |declared| {
            let whose = Whose { relation: "relative".to_owned(), declared };
            form::Typed { whose, ..world.form_typed(&form, "guest@example.com", "Пример") }
        };
        let send = |typed| form::send(app, &visit, world.operation(), &form.slug, typed, None, Way::Own);
        assert_eq!(wrong(send(typed(false))).fields[0].0, "other-person-declared");
        let guest = send(typed(true)).unwrap().link.unwrap();
        let guest = link::open(app, &guest.as_cookie()).unwrap();
        let theirs = declared(guest.record.unwrap()).unwrap();
        assert_eq!((theirs.relation, theirs.subject), (Relation::Relative, guest.subject));

        // It stays as long as something of the record is held, and goes with the last of it.
        close::close(app, &visit, parent, PASSWORD).unwrap();
        take_back::take_back(app, &visit, guest, theirs.record).unwrap();
        world.rounds();
        days(&world, 120);
        for gone in [row, theirs] {
            assert!(declared(gone.record).is_none());
            assert!(roles(gone.record, gone.person).is_empty());
            assert!(roles(gone.record, gone.subject).is_empty());
        }
    }
}
