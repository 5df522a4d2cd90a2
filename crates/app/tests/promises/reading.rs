//! Who may read: a role that sees the purpose, for that purpose, with an entry; nobody else.

use jiff::SignedDuration;
use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::{ApiError, token};
use zalog_app::{AppError, cabinet, staff};
use zalog_domain::{Fact, Kind};

use crate::harness::{World, databases};
use crate::support::{entries, member, refusals, sends, slug, wrong};

/// Reason of a refused opening: the role does not see the purpose.
const NOT_ALLOWED: u32 = 3;

/// Operator, form, purpose, a role that sees it, a role that does not.
const READERS: [(&str, &str, &str, &str, &str); 5] = [
    ("pumpa", "order", "uslugi", "podderzhka", "podryadchik"),
    ("smile", "certificate", "certificate", "administrator", "doctor"),
    ("proedu", "question", "support", "menedzher", "security"),
    ("progtime", "application", "zayavka", "kurator", "metodist"),
    ("prommet", "order", "order", "menedzher", "security"),
];

/// A value opens to a member of staff whose role sees the purpose, for that purpose, from a case, with an entry that the
/// person reads too; another role gets nothing and leaves an entry of the refusal; a purpose that is not declared is refused.
/// Free text is read no more easily than a phone.
///
/// Keeps: pumpa-0-b, prommet-0-a, smile-1.1-a, smile-3.1-b, smile-3.4-a, smile-6.2.1-a, smile-6.2.2-a, proedu-2.1-a, proedu-2.3-a
/// Keeps: proedu-3.2-a, proedu-4.3.1-a, proedu-4.3.2-a, progtime-processing-11
#[test]
fn a_role_reads_for_its_purposes_and_each_reading_is_an_entry() {
    for database in databases() {
        for (operator, form, purpose, sees, blind) in READERS {
            let world = World::new(operator, &database);
            let (_, who) = world.register("ivanna@example.com", &[]);
            let number = sends(&world, form, "ivanna@example.com", Some(who)).number;
            let other = member(&world, "other@example.com", blind);
            let shut = staff::open_values_for(world.app(), &other, &number, purpose).unwrap();
            assert!(shut.values.is_empty() && !shut.shut.is_empty(), "{operator}");
            assert!(shut.shut.iter().all(|s| s.why == "refusal-not-allowed"), "{operator}");
            assert_eq!(refusals(&world, NOT_ALLOWED), 1, "{operator}: the attempt is an entry");
            assert_eq!(entries(&world, Kind::ValuesOpened).len(), 0, "{operator}");

            let keeper = member(&world, "keeper@example.com", sees);
            for undeclared in ["resale", "curiosity"] {
                let refused = wrong(staff::open_values_for(world.app(), &keeper, &number, undeclared));
                assert_eq!(refused.fields, [("purpose".to_owned(), "refusal-undeclared")], "{operator}");
            }
            // A role that sees a purpose does not see what rests on another.
            let foreign = staff::open_values_for(world.app(), &keeper, &number, "security").unwrap();
            assert!(foreign.values.is_empty(), "{operator}");
            // Without a case there is nothing to open.
            let nowhere = staff::open_values_for(world.app(), &keeper, "0000-0000-0000-0", purpose);
            assert!(matches!(nowhere, Err(AppError::NotFound)), "{operator}");

            let opened = staff::open_values_for(world.app(), &keeper, &number, purpose).unwrap();
            assert!(opened.shut.is_empty(), "{operator}: {:?}", opened.shut.len());
            let declared = world.app().policy().purpose(&slug(purpose)).unwrap().items.clone();
            assert!(!opened.values.is_empty());
            assert!(opened.values.iter().all(|v| declared.contains(&v.item)), "{operator}");
            let read = entries(&world, Kind::ValuesOpened);
            assert_eq!(read.len(), 1, "{operator}");
            assert!(read[0].fact(Fact::Purpose).is_some() && read[0].tag.is_some(), "{operator}");
            let seen = cabinet::openings(world.app(), who).unwrap();
            let staff: Vec<_> =
                seen.iter().filter(|o| o.actor == "staff" && o.kind == "values.opened").collect();
            assert_eq!(staff.len(), 1, "{operator}: the person reads who looked");
            assert_eq!(staff[0].purpose.as_ref().map(|p| p.as_str()), Some(purpose));
        }
    }
}

/// Somebody who works by a token has the purposes it names, the items those use, and the days it was given for; what he asks
/// beyond is refused and is an entry.
///
/// Keeps: prommet-3.2-b, prommet-3.2-c
#[test]
fn a_contractors_key_opens_its_purposes_until_it_ends() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register("ivanna@example.com", &["novinki"]);
        sends(&world, "order", "ivanna@example.com", Some(who));
        sends(&world, "question", "ivanna@example.com", Some(who));
        let key = token::add(world.app(), "carrier", &["order".to_owned()], Some(30)).unwrap();
        let caller = token::authorise(world.app(), &key).unwrap();
        let ask = |purpose: &str| {
            let wanted = Wanted {
                email: Some("ivanna@example.com".to_owned()),
                purpose: purpose.to_owned(),
                ..Wanted::default()
            };
            opening::open(world.app(), &caller, &wanted)
        };
        let opened = ask("order").unwrap();
        let items: Vec<&str> = opened
            .iter()
            .flat_map(|p| &p.records)
            .flat_map(|r| &r.values)
            .map(|(item, _)| item.as_str())
            .collect();
        assert!(items.contains(&"address") && items.contains(&"phone"));
        assert!(!items.contains(&"message"), "what delivery does not need stays shut: {items:?}");
        for other in ["novinki", "support", "moshennichestvo"] {
            let before = refusals(&world, NOT_ALLOWED);
            assert!(matches!(ask(other).map(|_| ()), Err(ApiError::PurposeNotNamed(_))), "{other}");
            assert_eq!(refusals(&world, NOT_ALLOWED), before + 1, "{other}");
        }
        world.clock.advance(SignedDuration::from_hours(24 * 31));
        assert!(token::authorise(world.app(), &key).is_err(), "it ends by itself");
    }
}
