//! Where data come from: a record that another site or network told names it, or is not taken, and says so ever after.

use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::person::{self, NewPerson};
use zalog_app::api::{ApiError, Caller, Once, token};
use zalog_app::copy::{Copy, Json};
use zalog_app::{cabinet, staff};
use zalog_domain::ids::SubjectId;

use crate::harness::{World, databases};
use crate::support::member;

const HERE: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 9));
const NETWORK: &str = "network.example";

/// A key for the purpose of the account and whatever comes with a registration.
fn caller(world: &World) -> std::sync::Arc<Caller> {
    let policy = world.app().policy();
    let own =
        policy.purposes.iter().filter(|p| !p.engine && !p.asks_consent() || p.slug.as_str() == "account");
    let purposes: Vec<String> = own.map(|p| p.slug.to_string()).collect();
    token::authorise(world.app(), &token::add(world.app(), "bridge", &purposes, None).unwrap()).unwrap()
}

fn copied(world: &World, who: SubjectId) -> serde_json::Value {
    let (mut copy, mut json) = (Copy::begin(world.app(), &world.visit(), who).unwrap(), Json::default());
    let mut text = String::new();
    while let Some(part) = copy.next(world.app()).unwrap() {
        text.push_str(&json.write(&part).unwrap());
    }
    serde_json::from_str(&text).unwrap()
}

/// What somebody else tells of a person is taken in with the name of that site or network only, and not with one of the
/// operator's own; nothing is written of what is refused. The record bears its source for the person, in the copy, for staff
/// and for programs, beside one that came through the operator's site, which bears none.
///
/// Keeps: pumpa-1.2-b, prommet-1.3-a
#[test]
fn what_another_site_tells_names_it_and_stays_marked() {
    for database in databases() {
        for (operator, role) in [("pumpa", "podderzhka"), ("prommet", "menedzher")] {
            let world = World::new(operator, &database);
            let caller = caller(&world);
            let own = world.visit().host;
            let tell = |key: &str, origin: Option<&str>, source: Option<&str>| {
                let new = NewPerson {
                    site: world.visit().site.to_string(),
                    values: world.types(&world.registration(), "ivanna@example.com", "Пример"),
                    lang: "ru".to_owned(),
                    origin: origin.map(str::to_owned),
                    source: source.map(str::to_owned),
                    ..NewPerson::default()
                };
                let once = Once::new(world.app(), &caller, key, "place", key.as_bytes());
                person::create(world.app(), &caller, &once, HERE, &new)
            };
            let other = Some("third-party");
            for (number, (origin, source, field, code)) in [
                (other, None, "source", "source-missing"),
                (other, Some("  "), "source", "source-missing"),
                (other, Some("https://network.example/page"), "source", "source-format"),
                (other, Some("network"), "source", "source-format"),
                (other, Some(own.as_str()), "source", "source-own"),
                (None, Some(NETWORK), "source", "source-unasked"),
                (Some("provided"), Some(NETWORK), "source", "source-unasked"),
                (Some("somebody"), None, "origin", "origin-unknown"),
            ]
            .into_iter()
            .enumerate()
            {
                let Err(ApiError::Invalid(wrong)) = tell(&format!("no-{number}"), origin, source) else {
                    panic!("{operator}: {origin:?} {source:?} was taken")
                };
                let said: Vec<_> = wrong.iter().map(|w| (w.field.as_str(), w.code)).collect();
                assert_eq!(said, [(field, code)], "{operator}: {origin:?} {source:?}");
            }
            let open = || {
                let wanted = Wanted {
                    email: Some("ivanna@example.com".to_owned()),
                    purpose: "account".to_owned(),
                    ..Wanted::default()
                };
                opening::open(world.app(), &caller, &wanted).unwrap()
            };
            assert!(open().is_empty(), "{operator}: nothing was written");

            let told = tell("yes", other, Some(" Network.Example ")).unwrap();
            let (_, here) = world.register("ivanna@example.com", &[]);
            let there = SubjectId::from_hex(&told.person).unwrap();
            for (who, source, origin) in [(there, Some(NETWORK), "third-party"), (here, None, "provided")] {
                let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
                assert_eq!(held.len(), 1);
                assert_eq!(held[0].source.as_deref(), source, "{operator}");
                assert!(held[0].values.iter().all(|v| v.origin == origin), "{operator}");
                let copy = copied(&world, who);
                assert_eq!(copy["records"][0]["source"].as_str(), source, "{operator}");
            }
            let marked = |all: Vec<Option<String>>| {
                let mut all = all;
                all.sort();
                assert_eq!(all, [None, Some(NETWORK.to_owned())], "{operator}");
            };
            marked(open().into_iter().flat_map(|p| p.records).map(|r| r.source).collect());
            let keeper = member(&world, "keeper@example.com", role);
            let found =
                staff::find(world.app(), &world.visit(), &keeper, "ivanna@example.com", "account").unwrap();
            marked(found.people.into_iter().flat_map(|p| p.records).map(|r| r.source).collect());
        }
    }
}
