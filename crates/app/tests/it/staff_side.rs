//! What staff see and do: the queue and its filters, notes, finding a person, opening for a purpose, reporting what happened.

use jiff::SignedDuration;
use zalog_app::staff::{self, Filter, Member};
use zalog_app::{AppError, Way, cabinet, form};
use zalog_domain::case::CaseState;
use zalog_domain::ids::SubjectId;
use zalog_domain::{Entry, Fact, Kind, limits};
use zalog_policy::model::{Event, Form, Slug};
use zalog_store::tables::{ground, journal, record, subject};
use zalog_store::{StoreError, Tx};

use crate::harness::{SIGNED, World, databases};

const STAFF_PASSWORD: &str = "ochered-zayavok-1";

fn member(world: &World, login: &str, roles: &[&str]) -> Member {
    let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
    staff::add_signed(world.app(), login, &roles, STAFF_PASSWORD, SIGNED).unwrap();
    let token = staff::sign_in(world.app(), &world.visit(), login, STAFF_PASSWORD).unwrap();
    staff::member(world.app(), &token).unwrap().unwrap()
}

fn form_named(world: &World, slug: &str) -> Form {
    world.app().policy().form(&Slug::new(slug).unwrap()).cloned().unwrap()
}

/// The role a form tells.
fn told(world: &World, slug: &str) -> String {
    form_named(world, slug).tells.unwrap().to_string()
}

/// A role that sees none of these purposes.
fn stranger(world: &World, purposes: &[&str]) -> String {
    let policy = world.app().policy();
    let sees = |role: &Slug| {
        purposes.iter().any(|p| policy.purpose(&Slug::new(p).unwrap()).unwrap().seen_by.contains(role))
    };
    policy.roles.iter().find(|role| !sees(&role.slug)).unwrap().slug.to_string()
}

fn entries(world: &World, kind: Kind) -> Vec<Entry> {
    let read = |tx: &mut dyn Tx| -> Result<Vec<Entry>, StoreError> {
        let (size, _) = journal::head(tx)?;
        let bodies = (0..size).map(|at| journal::body_at(tx, at)).collect::<Result<Vec<_>, _>>()?;
        Ok(bodies.iter().filter_map(|body| Entry::decode(body).ok()).collect())
    };
    world.rounds();
    let all = world.rows().read::<_, StoreError, _>(read).unwrap();
    all.into_iter().filter(|entry| entry.kind == kind).collect()
}

fn wrong(result: Result<(), AppError>) -> Vec<(String, &'static str)> {
    match result {
        Err(AppError::Refused(refused)) => refused.fields,
        other => panic!("not refused: {other:?}"),
    }
}

fn numbers(world: &World, member: &Member, filter: &Filter) -> Vec<String> {
    let queue = staff::queue(world.app(), member, filter).unwrap();
    queue.cases.into_iter().map(|case| case.number).collect()
}

#[test]
fn the_queue_is_filtered_by_state_form_host_and_role() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (_, who) = world.register("pervaya@example.com", &[]);
        let call = world.send(&form_named(&world, "call-back"), "", None).number;
        world.clock.advance(SignedDuration::from_secs(1));
        let booking = world.send(&form_named(&world, "booking"), "vtoraya@example.com", Some(who)).number;
        world.clock.advance(SignedDuration::from_secs(1));
        let other = world.send(&form_named(&world, "call-back"), "", None).number;
        let boss =
            member(&world, "boss@example.com", &[&told(&world, "call-back"), &told(&world, "booking")]);
        let desk = member(&world, "desk@example.com", &[&told(&world, "booking")]);
        staff::move_case(world.app(), &boss, &other, "in-work").unwrap();

        let host = world.visit().host;
        let filter = |state: &str, form: &str, host: &str, role: &str| Filter {
            state: state.to_owned(),
            form: form.to_owned(),
            host: host.to_owned(),
            role: role.to_owned(),
            after: String::new(),
        };
        let all = [&call, &booking, &other];
        let table: [(Filter, &Member, Vec<&String>); 10] = [
            (filter("", "", "", ""), &boss, all.to_vec()),
            (filter("new", "", "", ""), &boss, vec![&call, &booking]),
            (filter("in-work", "", "", ""), &boss, vec![&other]),
            (filter("closed", "", "", ""), &boss, vec![]),
            (filter("all", "", "", ""), &boss, vec![&other, &booking, &call]),
            (filter("", "call-back", "", ""), &boss, vec![&call, &other]),
            (filter("new", "call-back", &host, "mine"), &boss, vec![&call]),
            (filter("", "", &host, ""), &desk, all.to_vec()),
            (filter("", "", "", "mine"), &desk, vec![&booking]),
            (filter("", "call-back", "", "mine"), &desk, vec![]),
        ];
        for (filter, member, expected) in table {
            assert_eq!(numbers(&world, member, &filter).iter().collect::<Vec<_>>(), expected, "{filter:?}");
        }
        let nonsense = Filter { after: "x".to_owned(), ..filter("lost", "none", "evil.example", "theirs") };
        let said = wrong(staff::queue(world.app(), &boss, &nonsense).map(drop));
        let fields: Vec<&str> = said.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["state", "role", "form", "host", "after"]);
        let counts = staff::queue(world.app(), &boss, &Filter::default()).unwrap().counts;
        assert!(counts.contains(&("new".to_owned(), 2)) && counts.contains(&("in-work".to_owned(), 1)));

        assert_eq!(staff::number(world.app(), &boss, &call.to_lowercase()).unwrap(), call);
        assert_eq!(
            wrong(staff::number(world.app(), &boss, "вчера").map(drop)),
            [("number".to_owned(), "staff-number-wrong")]
        );
    }
}

#[test]
fn pages_of_the_queue_follow_each_other_without_a_gap() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let form = form_named(&world, "question");
        let sent: Vec<String> = (0..limits::PAGE_ROWS + 3)
            .map(|_| {
                world.clock.advance(SignedDuration::from_millis(2));
                world.send(&form, "guest@example.com", None).number
            })
            .collect();
        let member = member(&world, "staff@example.com", &[&told(&world, "question")]);
        for (state, expected) in [("", sent.clone()), ("all", sent.iter().rev().cloned().collect())] {
            let mut filter = Filter { state: state.to_owned(), ..Filter::default() };
            let mut seen = Vec::new();
            loop {
                let page = staff::queue(world.app(), &member, &filter).unwrap();
                assert!(page.cases.len() <= limits::PAGE_ROWS);
                seen.extend(page.cases.into_iter().map(|case| case.number));
                let Some(next) = page.next else { break };
                filter.after = next;
            }
            assert_eq!(seen, expected, "{state}");
        }
    }
}

#[test]
fn a_note_is_a_value_of_the_person_and_opens_for_its_own_purpose_only() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = world.send(&form_named(&world, "order"), "ivanna@example.com", Some(who)).number;
        let writer = member(&world, "writer@example.com", &[&told(&world, "order")]);
        let text = "ЗАМЕТКА-СКЛАД: ждём краску до пятницы";
        let operation = world.operation();
        for _ in 0..2 {
            staff::write_note(world.app(), &writer, operation, &number, text).unwrap();
        }
        let case = staff::case(world.app(), &writer, &number).unwrap();
        assert_eq!(case.notes, 1, "a double click is one note");
        assert!(case.steps.iter().any(|s| s.what == "note" && s.by.as_deref() == Some("writer@example.com")));

        let opened = staff::open_notes(world.app(), &writer, &number).unwrap();
        assert_eq!(opened.shut, None);
        let note = &opened.notes[0];
        assert_eq!((note.text.as_str(), note.by.as_deref()), (text, Some("writer@example.com")));
        // No other purpose shows it, not even by name.
        let values = staff::open_values_for(world.app(), &writer, &number, "order").unwrap();
        let items = values.values.iter().map(|v| &v.item).chain(values.shut.iter().map(|s| &s.item));
        assert!(items.into_iter().all(|item| item.as_str() != "case-note"));

        // The person reads it among what is held about him, with the reason.
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let mine = held.iter().flat_map(|record| &record.values);
        let mine = mine.into_iter().find(|value| value.item.as_str() == "case-note").expect("his note");
        assert_eq!((mine.value.as_str(), mine.origin.as_str()), (text, "observed"));
        assert!(mine.why.iter().any(|why| why.purpose.as_str() == "case-notes"));
        let purposes = opening_purposes(&world, who);
        assert!(purposes.contains(&"case-notes".to_owned()), "{purposes:?}");
        assert_eq!(entries(&world, Kind::ValueWritten).len(), 1);

        // Sealed: its words stand nowhere in the store.
        if let crate::harness::Database::Sqlite = database {
            for file in ["values.db", "values.db-wal"] {
                let bytes = std::fs::read(world.folder.path().join(file)).unwrap_or_default();
                let mark = "ЗАМЕТКА-СКЛАД".as_bytes();
                assert!(!bytes.windows(mark.len()).any(|w| w == mark), "the note stands in {file}");
            }
        }
    }
}

fn opening_purposes(world: &World, who: SubjectId) -> Vec<String> {
    world.rounds();
    let openings = cabinet::openings(world.app(), who).unwrap();
    openings.into_iter().filter_map(|o| o.purpose).map(|p| p.to_string()).collect()
}

#[test]
fn what_cannot_be_a_note_is_refused_and_who_may_not_leaves_an_entry() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let number = world.send(&form_named(&world, "question"), "guest@example.com", None).number;
        let writer = member(&world, "writer@example.com", &[&told(&world, "question")]);
        let write = |member: &Member, text: &str| {
            staff::write_note(world.app(), member, world.operation(), &number, text)
        };
        let long = "б".repeat(limits::NOTE_CHARS + 1);
        for (text, code) in [
            (" \n", "field-missing"),
            (long.as_str(), "staff-note-long"),
            ("карта 4111 1111 1111 1111", "field-card"),
        ] {
            assert_eq!(wrong(write(&writer, text)), [("note".to_owned(), code)], "{text}");
        }
        write(&writer, &"б".repeat(limits::NOTE_CHARS)).unwrap();
        let outsider =
            member(&world, "outsider@example.com", &[&stranger(&world, &["support", "case-notes"])]);
        assert!(matches!(write(&outsider, "вошёл"), Err(AppError::Forbidden)));
        assert!(matches!(staff::open_notes(world.app(), &outsider, &number), Err(AppError::Forbidden)));
        assert!(!staff::case(world.app(), &outsider, &number).unwrap().may_note);
        let refused = entries(&world, Kind::OpeningRefused);
        assert_eq!(refused.len(), 2);
        assert!(refused.iter().all(|entry| entry.tag.is_some() && entry.fact(Fact::Reason) == Some(3)));
    }
}

/// The notes' ground of a case, and when it ends as far as is known.
fn notes_ground(world: &World, who: SubjectId) -> zalog_domain::ground::Ground {
    let grounds = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
    let record = grounds.iter().find(|g| g.scope.record().is_some()).unwrap().scope;
    let mut of_record: Vec<_> = grounds.into_iter().filter(|g| g.scope == record).collect();
    // The notes' ground was opened last.
    of_record.sort_by_key(|g| g.id);
    of_record.pop().unwrap()
}

fn values_left(world: &World, who: SubjectId) -> usize {
    let read = |tx: &mut dyn Tx| record::values_of_subject(tx, who, limits::VALUES_PER_COMPARTMENT);
    world.rows().read::<_, StoreError, _>(read).unwrap().len()
}

#[test]
fn notes_end_with_what_the_case_is_held_for_and_not_a_day_later() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let form = form_named(&world, "question");
        let number = world.send(&form, "guest@example.com", None).number;
        let writer = member(&world, "writer@example.com", &[&told(&world, "question")]);
        staff::write_note(world.app(), &writer, world.operation(), &number, "перезвонить").unwrap();
        let found =
            staff::find(world.app(), &world.visit(), &writer, "guest@example.com", "support").unwrap();
        let who = found.people[0].subject;

        // Support is kept for ninety days from the receipt at the most, and so is the note.
        let until = notes_ground(&world, who).holds_until().expect("an end is known");
        let days =
            until.duration_since(zalog_domain::clock::Clock::now(world.clock.as_ref())).as_hours() / 24;
        assert_eq!(days, 90);
        // Thirty days from the answer once there is one.
        staff::move_case(world.app(), &writer, &number, "answered").unwrap();
        let until = notes_ground(&world, who).holds_until().unwrap();
        let days =
            until.duration_since(zalog_domain::clock::Clock::now(world.clock.as_ref())).as_hours() / 24;
        assert_eq!(days, 30);
        let notes = staff::open_notes(world.app(), &writer, &number).unwrap();
        assert!(notes.notes.is_empty() && notes.shut == Some("refusal-winding-down"));
        let late = staff::write_note(world.app(), &writer, world.operation(), &number, "поздно");
        assert_eq!(wrong(late), [("note".to_owned(), "staff-note-ended")]);

        world.clock.advance(SignedDuration::from_hours(24 * 31));
        world.rounds();
        assert_eq!(values_left(&world, who), 0, "the note went with its case");
    }
}

#[test]
fn a_note_on_a_consent_ends_with_its_withdrawal() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = world.send(&form_named(&world, "call-back"), "ivanna@example.com", Some(who)).number;
        let writer = member(&world, "writer@example.com", &[&told(&world, "call-back")]);
        staff::write_note(world.app(), &writer, world.operation(), &number, "перезвонить").unwrap();
        let consent = cabinet::consents(world.app(), who).unwrap()[0].clone();
        cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
        assert!(matches!(
            staff::open_notes(world.app(), &writer, &number).map(|n| n.notes.len()),
            Ok(0) | Err(AppError::NotFound)
        ));
        world.rounds();
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let mut items = held.iter().flat_map(|record| &record.values).map(|value| value.item.as_str());
        assert!(items.all(|item| item != "case-note"));
    }
}

#[test]
fn a_purpose_takes_from_the_account_what_the_records_ground_reaches() {
    for database in databases() {
        let mut world = World::new("prommet", &database);
        // An order form that does not ask for the e-mail: its purpose uses the one of the account.
        let (mut policy, text) = crate::harness::declaration("prommet");
        policy.edition.number += 1;
        let order = policy.forms.iter_mut().find(|form| form.slug.as_str() == "order").unwrap();
        order.fields.retain(|field| field.item.as_str() != "email");
        world.open_with(policy, &format!("{text}\n// no e-mail in orders")).unwrap();
        let (_, who) = world.register("account@example.com", &[]);
        let form = form_named(&world, "order");
        let typed = world.form_typed(&form, "", "Заказ");
        let sent = form::send(
            world.app(),
            &world.visit(),
            world.operation(),
            &form.slug,
            typed,
            Some(who),
            Way::Own,
        );
        let number = sent.unwrap().number;
        let manager = member(&world, "manager@example.com", &[&told(&world, "order")]);
        let opened = staff::open_values_for(world.app(), &manager, &number, "order").unwrap();
        let account: Vec<(&str, &str)> =
            opened.values.iter().filter(|v| v.account).map(|v| (v.item.as_str(), v.value.as_str())).collect();
        assert_eq!(account, [("email", "account@example.com")], "nothing but what the form does not ask");
        assert!(opened.values.iter().any(|v| !v.account && v.item.as_str() == "order"));
        assert!(
            opened.shut.iter().all(|s| !s.account),
            "what no ground of the record reaches is not even named"
        );
        // The question's ground does not reach an order: with another purpose of his the manager sees what it uses, and is told
        // of the rest.
        let support = staff::open_values_for(world.app(), &manager, &number, "support").unwrap();
        assert!(support.values.is_empty());
        let why = |item: &str| support.shut.iter().find(|s| s.item.as_str() == item).map(|s| s.why);
        assert_eq!((why("order"), why("full-name")), (Some("refusal-not-used"), Some("refusal-no-ground")));
        // A purpose nobody declared is refused before anything is read.
        let none = staff::open_values_for(world.app(), &manager, &number, "curiosity").map(drop);
        assert_eq!(wrong(none), [("purpose".to_owned(), "refusal-undeclared")]);
        assert!(!staff::purposes(world.app(), &manager).iter().any(|p| p.as_str() == "fraud"));
        let outsider = member(&world, "outsider@example.com", &[&stranger(&world, &["order"])]);
        let barred = staff::open_values_for(world.app(), &outsider, &number, "order").unwrap();
        assert!(barred.values.is_empty());
        assert!(barred.shut.iter().all(|s| s.why == "refusal-not-allowed"));
        assert!(entries(&world, Kind::OpeningRefused).iter().any(|e| e.fact(Fact::Reason) == Some(3)));
    }
}

#[test]
fn an_event_that_something_waits_for_starts_its_winding_down_and_no_other_does() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("buyer@example.com", &[]);
        let number = world.send(&form_named(&world, "order"), "buyer@example.com", Some(who)).number;
        let manager = member(&world, "manager@example.com", &[&told(&world, "order")]);
        let outsider = member(&world, "outsider@example.com", &[&stranger(&world, &["order"])]);
        let case = staff::case(world.app(), &manager, &number).unwrap();
        assert_eq!(case.events, [Event::OrderDone]);
        let why = case.kept.iter().find(|h| h.purpose.as_str() == "order").unwrap();
        assert_eq!(why.state, "active");
        for event in ["course-ended", "answered", "withdrawn", "account-closed", "nonsense"] {
            let told = staff::report(world.app(), &manager, &number, event);
            assert!(matches!(told, Err(AppError::Refused(_))), "{event}");
        }
        assert!(matches!(
            staff::report(world.app(), &outsider, &number, "order-done"),
            Err(AppError::Forbidden)
        ));
        assert!(staff::case(world.app(), &outsider, &number).unwrap().events.is_empty());
        staff::report(world.app(), &manager, &number, "order-done").unwrap();
        let case = staff::case(world.app(), &manager, &number).unwrap();
        assert!(case.events.is_empty(), "what was reported waits no more");
        assert!(case.steps.iter().any(|s| s.what == "order-done" && s.by.is_some()));
        assert!(matches!(case.line.state, CaseState::New { .. }), "the case itself stays where it is");
        // The order's own ground has ended; what is left is kept by law, and says until when.
        assert!(case.kept.iter().all(|h| h.hold.is_some() && h.until.is_some()), "{:?}", case.kept);
        assert!(!case.kept.is_empty());
        assert!(matches!(
            staff::report(world.app(), &manager, &number, "order-done"),
            Err(AppError::Refused(_))
        ));
        let opened = staff::open_values(world.app(), &manager, &number).unwrap();
        assert!(opened.0.is_empty());
    }
}

#[test]
fn a_person_is_found_by_an_address_for_a_purpose_each_by_himself() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("Same@Example.com", &[]);
        world.send(&form_named(&world, "order"), "same@example.com", Some(who));
        world.send(&form_named(&world, "question"), "same@example.com", None);
        world.send(&form_named(&world, "question"), "other@example.com", None);
        let manager = member(&world, "manager@example.com", &[&told(&world, "order")]);
        let find = |member: &Member, address: &str, purpose: &str| {
            staff::find(world.app(), &world.visit(), member, address, purpose)
        };
        let found = find(&manager, " SAME@example.com ", "order").unwrap();
        assert_eq!((found.people.len(), found.more), (2, false));
        let mine = found.people.iter().find(|p| p.subject == who).unwrap();
        let guest = found.people.iter().find(|p| p.subject != who).unwrap();
        assert!(mine.proved_at.is_some() && guest.proved_at.is_none());
        let order = mine.records.iter().find(|r| r.form == "order").unwrap();
        assert!(order.case.is_some() && order.values.iter().any(|v| v.item.as_str() == "order"));
        // What the purpose does not reach is named with its reason and not shown.
        let question = &guest.records[0];
        assert!(question.values.is_empty());
        let why = |item: &str| question.shut.iter().find(|s| s.item.as_str() == item).map(|s| s.why);
        assert_eq!((why("message"), why("email")), (Some("refusal-not-used"), Some("refusal-no-ground")));

        // By phone too, and by any spelling of it: everybody here has the same.
        let by_phone = find(&manager, "8 900 000-12-34", "support").unwrap();
        assert_eq!(by_phone.people.len(), 3);
        assert!(find(&manager, "nobody@example.com", "order").unwrap().people.is_empty());

        // Every search is an entry without a person; each person found sees his own.
        let sought = entries(&world, Kind::PersonSought);
        let mut counts: Vec<_> = sought.iter().map(|e| e.fact(Fact::Subjects)).collect();
        counts.sort_unstable();
        assert_eq!(counts, [Some(0), Some(2), Some(3)]);
        assert!(sought.iter().all(|entry| entry.tag.is_none()));
        let seen = opening_purposes(&world, who);
        assert!(seen.contains(&"order".to_owned()), "{seen:?}");
        let refused = entries(&world, Kind::OpeningRefused);
        assert!(refused.iter().any(|e| e.tag.is_some()), "the guest's refusal is his entry");
        let shown = cabinet::openings(world.app(), guest.subject).unwrap();
        assert!(!shown.is_empty(), "a refusal shows in the cabinet, too");

        for (address, code) in
            [("", "field-missing"), ("вчера", "staff-address-wrong"), ("a@b", "staff-address-wrong")]
        {
            let said = find(&manager, address, "order").map(drop);
            assert_eq!(wrong(said), [("address".to_owned(), code)], "{address}");
        }
        let none = find(&manager, "same@example.com", "curiosity").map(drop);
        assert_eq!(wrong(none), [("purpose".to_owned(), "refusal-undeclared")]);
    }
}

#[test]
fn a_role_that_does_not_see_a_purpose_finds_nobody_and_leaves_an_entry() {
    for database in databases() {
        let world = World::new("prommet", &database);
        world.send(&form_named(&world, "question"), "guest@example.com", None);
        let outsider = member(&world, "outsider@example.com", &[&stranger(&world, &["support"])]);
        for purpose in ["support", "case-notes"] {
            let barred =
                staff::find(world.app(), &world.visit(), &outsider, "guest@example.com", purpose).map(drop);
            assert!(matches!(barred, Err(AppError::Forbidden)), "{purpose}");
        }
        let refused = entries(&world, Kind::OpeningRefused);
        assert_eq!(refused.len(), 2);
        assert!(refused.iter().all(|entry| entry.tag.is_none()), "nobody was looked at");
        assert!(entries(&world, Kind::PersonSought).is_empty());
    }
}

#[test]
fn searches_are_counted_by_member() {
    let world = World::new("prommet", &crate::harness::Database::Sqlite);
    let manager = member(&world, "manager@example.com", &[&told(&world, "order")]);
    let other = member(&world, "other@example.com", &[&told(&world, "order")]);
    let look = |member: &Member| staff::find(world.app(), &world.visit(), member, "", "order").map(drop);
    // The harness multiplies every limit by a thousand.
    for _ in 0..limits::SEARCHES_PER_WINDOW * 1000 {
        assert!(matches!(look(&manager), Err(AppError::Refused(_))));
    }
    assert!(matches!(look(&manager), Err(AppError::TooMany)));
    assert!(matches!(look(&other), Err(AppError::Refused(_))));
}

#[test]
fn no_more_people_are_shown_than_the_limit() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let form = form_named(&world, "question");
        for _ in 0..=limits::FOUND_SUBJECTS {
            world.send(&form, "many@example.com", None);
        }
        let manager = member(&world, "manager@example.com", &[&told(&world, "question")]);
        let found =
            staff::find(world.app(), &world.visit(), &manager, "many@example.com", "support").unwrap();
        assert_eq!((found.people.len(), found.more), (limits::FOUND_SUBJECTS, true));
        assert!(subject_count(&world) > limits::FOUND_SUBJECTS);
    }
}

fn subject_count(world: &World) -> usize {
    let key = |tx: &mut dyn Tx| -> Result<usize, StoreError> {
        let queue = zalog_store::tables::case::open(tx, jiff::Timestamp::UNIX_EPOCH, 100)?;
        Ok(queue.into_iter().filter(|c| subject::seen(tx, c.subject).is_ok_and(|s| s.is_some())).count())
    };
    world.rows().read::<_, StoreError, _>(key).unwrap()
}
