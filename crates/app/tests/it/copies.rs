//! A copy has everything that is held: nothing of a person lies in a table that the copy does not know of.

use std::collections::BTreeMap;

use zalog_app::copy::{Copy, FORMAT, Json, Part};
use zalog_app::{Who, cabinet, form, link};
use zalog_domain::limits;
use zalog_journal::{Receipt, VerifierKey};

use crate::harness::{World, databases};

/// Every table with rows of a subject, and where the copy has it, or why it has not.
const TABLES: &[(&str, &str)] = &[
    ("account", "about.account; its password is a hash that is never shown"),
    ("acknowledgement", "acknowledgements"),
    ("case_file", "records[].case"),
    ("compartment", "names keys and nothing else"),
    ("consent", "consents"),
    ("contact", "records[].values[].contact"),
    ("contact_proof", "hash of a letter's link, gone within a day"),
    ("due", "derived from grounds: the next of records[].values[].why[].until"),
    ("event", "events"),
    ("ground", "records[].values[].why"),
    ("journal_pending", "entries of the last seconds, on their way to journal"),
    ("journal_subject", "journal"),
    ("lookup", "a keyed code of a contact that is there"),
    ("other_person", "records[].other_person"),
    ("party", "records[].roles"),
    (
        "pending_registration",
        "about.address_change_until; what waits is shown to whoever reads at that address",
    ),
    ("record", "records"),
    ("record_link", "records[].links_made_at; only its hash is kept"),
    ("recovery", "hash of a letter's link, gone within hours"),
    ("session", "sessions"),
    ("sign_in_name", "a keyed code of a contact that is there"),
    ("tombstone", "what is ordered to be destroyed: records[].awaiting_destruction until it is"),
    ("value", "records[].values"),
];

const SCHEMA: &str = concat!(
    include_str!("../../../store/migrations/values/0001_base.sql"),
    include_str!("../../../store/migrations/values/0002_person.sql"),
    include_str!("../../../store/migrations/values/0003_queue.sql"),
    include_str!("../../../store/migrations/values/0008_own.sql"),
    include_str!("../../../store/migrations/values/0009_other_person.sql"),
);

#[test]
fn every_table_with_a_subject_has_its_place_in_the_copy() {
    let (mut table, mut found) = (String::new(), Vec::new());
    for line in SCHEMA.lines() {
        if let Some(name) = line.strip_prefix("CREATE TABLE ") {
            table = name.trim_end_matches(" (").to_owned();
        }
        if line.trim_start().starts_with("subject BYTEA") {
            found.push(table.clone());
        }
        let added = line.strip_prefix("ALTER TABLE ").and_then(|l| l.split_once(" ADD COLUMN subject "));
        found.extend(added.map(|(altered, _)| altered.to_owned()));
    }
    found.sort();
    let known: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, known);
    assert!(TABLES.iter().all(|(_, place)| !place.is_empty()));
}

fn whole(world: &World, who: Who) -> serde_json::Value {
    let mut copy = Copy::begin(world.app(), &world.visit(), who).unwrap();
    let (mut json, mut text) = (Json::default(), String::new());
    while let Some(part) = copy.next(world.app()).unwrap() {
        if let Part::Records(records) = &part {
            assert!(records.len() <= limits::PAGE_RECORDS + 1, "a part is bounded");
        }
        text.push_str(&json.write(&part).unwrap());
    }
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_copy_has_every_value_every_consent_and_says_when_it_is_whole() {
    for database in databases() {
        for operator in ["smile", "pumpa", "proedu", "progtime", "prommet"] {
            let world = World::new(operator, &database);
            let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
            let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
            let (_, who) = world.register("ivanna@example.com", &offers);
            world.send(&world.open_form(), "ivanna@example.com", Some(who));
            world.rounds();
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let consents = cabinet::consents(world.app(), who).unwrap();
            world.rounds();
            let copy = whole(&world, Who::account(who));
            assert_eq!((copy["format"].as_str(), copy["complete"].as_bool()), (Some(FORMAT), Some(true)));
            assert_eq!(
                (copy["scope"].as_str(), copy["about"]["account"].as_bool()),
                (Some("person"), Some(true))
            );

            let mut copied: BTreeMap<(String, String), (String, usize)> = BTreeMap::new();
            for record in copy["records"].as_array().unwrap() {
                for value in record["values"].as_array().unwrap() {
                    let key = (record["id"].as_str().unwrap(), value["item"]["name"].as_str().unwrap());
                    let why = value["why"].as_array().unwrap();
                    for reason in why {
                        assert!(reason["dpv"].as_str().unwrap().starts_with("dpv:"));
                        assert!(!reason["basis"].as_str().unwrap().is_empty());
                    }
                    copied.insert(
                        (key.0.to_owned(), key.1.to_owned()),
                        (value["value"].as_str().unwrap().to_owned(), why.len()),
                    );
                }
            }
            let mut expected = BTreeMap::new();
            for record in &held {
                for value in &record.values {
                    expected.insert(
                        (record.id.hex(), value.item.to_string()),
                        (value.value.to_string(), value.why.len()),
                    );
                }
            }
            assert_eq!(copied, expected, "{operator}");

            let rows = copy["consents"].as_array().unwrap();
            assert_eq!(rows.len(), consents.len());
            let well_known = zalog_app::evidence::well_known(world.app()).unwrap();
            let key: VerifierKey = well_known["keys"][0].as_str().unwrap().parse().unwrap();
            for row in rows {
                let receipt = Receipt::from_json(&row["receipt"].to_string()).unwrap();
                receipt.verify(std::slice::from_ref(&key)).unwrap();
                assert_eq!(row["text"]["sha256"], receipt.document.hash.as_str());
                assert_eq!(row["text"]["lang"], "ru");
                assert_eq!(row["circumstances"]["address"], "192.0.2.7", "the kept proof is in it too");
            }
            for list in ["acknowledgements", "events", "journal", "sessions"] {
                assert!(!copy[list].as_array().unwrap().is_empty(), "{operator}: {list}");
            }
            let kinds: Vec<&str> =
                copy["journal"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
            assert!(kinds.contains(&"values.opened") && kinds.contains(&"account.created"), "{kinds:?}");
            world.rounds();
            let made = cabinet::openings(world.app(), who).unwrap();
            assert!(made.iter().any(|o| o.kind == "export.made"), "that a copy was made is in the journal");
        }
    }
}

#[test]
fn the_copy_of_a_link_is_of_its_record_alone() {
    for database in databases() {
        let world = World::new("smile", &database);
        let form = world.open_form();
        let typed = world.form_typed(&form, "guest@example.com", "Гость");
        let sent = form::send(
            world.app(),
            &world.visit(),
            world.operation(),
            &form.slug,
            typed,
            None,
            zalog_app::Way::Own,
        );
        let who = link::open(world.app(), &sent.unwrap().link.unwrap().as_cookie()).unwrap();
        world.rounds();
        let copy = whole(&world, who);
        let records = copy["records"].as_array().unwrap();
        assert_eq!((copy["scope"].as_str(), records.len()), (Some("record"), 1));
        assert_eq!(records[0]["links_made_at"].as_array().unwrap().len(), 1);
        assert!(records[0]["case"]["number"].is_string());
        assert_eq!(copy["consents"].as_array().unwrap().len(), 1);
        assert_eq!(copy["consents"][0]["record"], records[0]["id"]);
        assert!(!copy["journal"].as_array().unwrap().is_empty(), "it is all its subject has");
    }
}
