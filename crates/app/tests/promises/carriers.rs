//! Work outside the program: by hand, or onto paper that people keep. It is entered beside what the program does, under the same
//! names and the same grounds, and a carrier is followed until it is destroyed.

use zalog_app::staff::{self, Member, Work};
use zalog_app::{AppError, cabinet};
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_domain::{Entry, Fact, Kind, Operation};
use zalog_store::StoreError;
use zalog_store::tables::{handling, record};

use crate::harness::{World, databases};
use crate::support::{changed, copied, days, entries, member, refusals, sends, wrong};

/// A field, what spoils it, and what is said of it.
type Wrong<'a> = (&'a str, &'a dyn Fn(&mut Work), &'a str);

const NO_GROUND: u32 = 4;

/// The newest record of a person that came by a form, or his account.
fn record_of(world: &World, who: SubjectId, account: bool) -> RecordId {
    let rows = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
    rows.into_iter().find(|row| row.account == account).unwrap().id
}

fn paper() -> Work {
    Work {
        operation: "extract".to_owned(),
        purpose: "zayavka".to_owned(),
        items: vec!["surname".to_owned(), "phone".to_owned()],
        way: "automated".to_owned(),
        medium: "paper".to_owned(),
        store: "bumagi".to_owned(),
        number: "12/3".to_owned(),
        done_on: "2026-11-22".to_owned(),
    }
}

fn due(world: &World, member: &Member) -> Vec<staff::Handling> {
    staff::carriers_due(world.app(), member).unwrap().0
}

fn fields(world: &World, member: &Member, record: RecordId, work: &Work) -> Vec<(String, &'static str)> {
    wrong(staff::handle(world.app(), member, world.operation(), record, work)).fields
}

/// What staff do by hand, and what they print, is entered with the operation, the items, the purpose, the way, the place and the
/// day; it is an entry of the journal beside those of the program, and the person reads it among the openings of his data and in
/// his copy. What is outside the list, not of the purpose, or kept nowhere that the policy declares is refused by its field.
///
/// Keeps: smile-5.1-b, progtime-processing-8, progtime-processing-7
#[test]
fn work_by_hand_and_on_paper_is_entered_beside_that_of_programs() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        sends(&world, "application", "ivanna@example.com", Some(who));
        let record = record_of(&world, who, false);
        let kurator = member(&world, "kurator@example.com", "kurator");

        let wrongs: [Wrong<'_>; 12] = [
            ("operation", &|w| w.operation = "sell".to_owned(), "handling-operation"),
            ("operation", &|w| w.operation = "transfer.distribute".to_owned(), "handling-distribution"),
            ("purpose", &|w| w.purpose = "resale".to_owned(), "refusal-undeclared"),
            ("items", &|w| w.items.clear(), "handling-items"),
            ("items", &|w| w.items.push("ip".to_owned()), "handling-items-purpose"),
            ("way", &|w| w.way = "by-magic".to_owned(), "handling-way"),
            ("medium", &|w| w.medium.clear(), "handling-medium"),
            ("store", &|w| w.store = "main".to_owned(), "handling-store"),
            ("store", &|w| w.items.push("message".to_owned()), "handling-store-items"),
            ("number", &|w| w.number = "папка Ивановой".to_owned(), "handling-number"),
            ("done_on", &|w| w.done_on = "2026-11-23".to_owned(), "handling-day-future"),
            ("done_on", &|w| w.done_on = "вчера".to_owned(), "handling-day-wrong"),
        ];
        for (field, spoil, key) in wrongs {
            let mut work = paper();
            spoil(&mut work);
            let found = fields(&world, &kurator, record, &work);
            assert!(found.contains(&(field.to_owned(), key)), "{field}: {found:?}");
        }
        assert!(entries(&world, Kind::ProcessingEntered).is_empty(), "what is refused is not entered");

        let once = world.operation();
        for _ in 0..2 {
            staff::handle(world.app(), &kurator, once, record, &paper()).unwrap();
        }
        let by_hand = Work {
            operation: "use".to_owned(),
            way: "by-hand".to_owned(),
            medium: String::new(),
            store: String::new(),
            number: String::new(),
            ..paper()
        };
        staff::handle(world.app(), &kurator, world.operation(), record, &by_hand).unwrap();

        let entered = entries(&world, Kind::ProcessingEntered);
        let mut said: Vec<_> = entered.iter().map(Entry::operation).collect();
        said.sort();
        assert_eq!(said, [Some(Operation::Extraction), Some(Operation::Use)], "the same twice is once");
        assert!(entered.iter().all(|e| e.tag.is_some() && e.fact(Fact::Purpose).is_some()));
        let done = staff::handlings(world.app(), &kurator, record).unwrap().done;
        assert_eq!(done.len(), 2);
        let (printed, called): (Vec<_>, Vec<_>) = done.iter().partition(|one| one.carrier.is_some());
        let carrier = printed[0].carrier.as_ref().unwrap();
        assert_eq!((carrier.store.as_str(), carrier.number.as_str()), ("bumagi", "12/3"));
        assert_eq!(printed[0].by.as_deref(), Some("kurator@example.com"));
        assert_eq!((printed[0].state.as_str(), called[0].state.as_str()), ("kept", "done"));

        let seen = cabinet::openings(world.app(), who).unwrap();
        let seen: Vec<_> = seen.iter().filter(|o| o.kind == "processing.entered").collect();
        assert_eq!(seen.len(), 2);
        assert!(seen.iter().any(|o| o.by_hand && o.operation == Some(Operation::Use)));
        let copy = copied(&world, who);
        let lines = copy["journal"].as_array().unwrap();
        assert!(lines.iter().any(|l| l["kind"] == "processing.entered" && l["operation"] == "extract"));
    }
}

/// No ground, no paper: a purpose whose ground is not there, or that the role does not see, is refused, with an entry.
///
/// Keeps: smile-5.1-b
#[test]
fn work_without_a_ground_is_refused() {
    let rows = [
        ("progtime", "application", "obuchenie", "surname", "kurator", "metodist"),
        ("smile", "certificate", "call-back", "phone", "administrator", "administrator"),
    ];
    for database in databases() {
        for (operator, form, without, item, sees, blind) in rows {
            let world = World::new(operator, &database);
            let (_, who) = world.register("ivanna@example.com", &[]);
            sends(&world, form, "ivanna@example.com", Some(who));
            let record = record_of(&world, who, false);
            let keeper = member(&world, "keeper@example.com", sees);
            let work = Work {
                purpose: without.to_owned(),
                items: vec![item.to_owned()],
                operation: "use".to_owned(),
                way: "by-hand".to_owned(),
                done_on: "2026-11-22".to_owned(),
                ..Work::default()
            };
            let refused = wrong(staff::handle(world.app(), &keeper, world.operation(), record, &work));
            assert_eq!(refused.form, Some("refusal-no-ground"), "{operator}");
            assert_eq!(refusals(&world, NO_GROUND), 1, "{operator}: the attempt is an entry");
            if blind != sees {
                let other = member(&world, "other@example.com", blind);
                let barred = staff::handle(world.app(), &other, world.operation(), record, &work);
                assert!(matches!(barred, Err(AppError::Forbidden)), "{operator}");
            }
            assert!(entries(&world, Kind::ProcessingEntered).is_empty(), "{operator}");
        }
    }
}

/// A carrier is kept while a ground of its purpose holds it. When none does, it is on the list of what people have to destroy,
/// with an entry; the day of its destruction is entered, and it is on the list no more. A destroyed record leaves the carrier
/// to be destroyed, and nothing that leads from it to the person.
///
/// Keeps: progtime-processing-8
#[test]
fn a_carrier_that_nothing_holds_is_followed_until_people_have_destroyed_it() {
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let channels = "    каналы почта смс\n";
        let (policy, text, _) = changed("progtime", channels, &format!("{channels}    видят куратор\n"));
        world.open_with(policy, &text).unwrap();
        let (_, who) = world.register("ivanna@example.com", &["marketing"]);
        sends(&world, "application", "ivanna@example.com", Some(who));
        let (account, record) = (record_of(&world, who, true), record_of(&world, who, false));
        let kurator = member(&world, "kurator@example.com", "kurator");
        let list = Work {
            purpose: "marketing".to_owned(),
            items: vec!["surname".to_owned()],
            number: "7".to_owned(),
            ..paper()
        };
        staff::handle(world.app(), &kurator, world.operation(), account, &list).unwrap();
        staff::handle(world.app(), &kurator, world.operation(), record, &paper()).unwrap();
        world.rounds();
        assert!(due(&world, &kurator).is_empty(), "both are held");

        let consents = cabinet::consents(world.app(), who).unwrap();
        let consent = consents.iter().find(|c| c.purpose.as_str() == "marketing").unwrap();
        cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
        days(&world, 1);
        let fell = due(&world, &kurator);
        assert_eq!(fell.len(), 1, "only what the consent held");
        assert_eq!(fell[0].carrier.as_ref().unwrap().number, "7");
        assert_eq!(entries(&world, Kind::CarrierDue).len(), 1, "once");
        let destroyed = |id, on: &str| staff::carrier_destroyed(world.app(), &kurator, id, on);
        for (on, key) in [("2026-11-21", "handling-day-before"), ("2027-01-01", "handling-day-future")] {
            assert_eq!(wrong(destroyed(fell[0].id, on)).fields, [("destroyed_on".to_owned(), key)]);
        }
        for _ in 0..2 {
            destroyed(fell[0].id, "2026-11-23").unwrap();
        }
        assert!(due(&world, &kurator).is_empty());
        let gone = entries(&world, Kind::CarrierDestroyed);
        assert_eq!(gone.iter().map(Entry::operation).collect::<Vec<_>>(), [Some(Operation::Destruction)]);
        let shown = staff::handlings(world.app(), &kurator, account).unwrap().done;
        assert!(shown[0].destroyed_on.is_some() && shown[0].state == "destroyed");

        // The application's own time is over: its record is destroyed, the paper with its data is still somewhere.
        days(&world, 95);
        let left = due(&world, &kurator);
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].carrier.as_ref().unwrap().number, "12/3");
        let (id, now) = (left[0].id, "2027-02-25");
        let row = world.rows().read::<_, StoreError, _>(|tx| handling::by_id(tx, id)).unwrap().unwrap();
        assert_eq!(row.of, None, "nothing leads to the person");
        destroyed(id, now).unwrap();
        assert!(due(&world, &kurator).is_empty());
        // What proves the destruction is kept as long as an act, and no longer.
        days(&world, 366 * 4);
        assert_eq!(world.rows().read::<_, StoreError, _>(|tx| handling::by_id(tx, id)).unwrap(), None);
    }
}
