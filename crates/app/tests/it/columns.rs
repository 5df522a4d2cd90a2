//! Every column that can hold personal data has a declared purpose; a new column must be placed here before it lands.

use std::collections::BTreeMap;

use crate::harness::declaration;

const SCHEMA: &str = concat!(
    include_str!("../../../store/migrations/values/0001_base.sql"),
    include_str!("../../../store/migrations/values/0002_person.sql"),
    include_str!("../../../store/migrations/values/0003_queue.sql"),
    include_str!("../../../store/migrations/values/0005_versions.sql"),
    include_str!("../../../store/migrations/values/0006_opened_under.sql"),
    include_str!("../../../store/migrations/values/0007_undertaking.sql"),
    include_str!("../../../store/migrations/values/0008_own.sql"),
    include_str!("../../../store/migrations/values/0009_other_person.sql"),
    include_str!("../../../store/migrations/values/0010_handling.sql"),
    include_str!("../../../store/migrations/values/0011_edition_reason.sql"),
    include_str!("../../../store/migrations/values/0012_source.sql"),
);

/// Columns that can hold or lead to personal data, with the engine's purpose that covers them (`-` for values, whose
/// purposes are the declaration's own).
const PERSONAL: &[(&str, &str)] = &[
    ("value.sealed", "-"),
    ("account.credential", "security"),
    ("sign_in_name.mac", "account"),
    ("lookup.mac", "account"),
    ("consent.proof", "proof-of-consent"),
    ("consent.button", "proof-of-consent"),
    ("pending_registration.sealed", "registration"),
    ("recovery.token", "security"),
    ("session.token", "security"),
    ("session.agent", "security"),
    ("staff.login", "staff"),
    ("staff.credential", "staff"),
    ("staff_session.token", "staff"),
    ("act.body", "acts"),
    ("edition.author", "staff"),
    ("handling.number", "acts"),
];

/// Text and byte columns that hold the operator's own words, codes, hashes and ids, never a person's data.
const IMPERSONAL: &[&str] = &[
    "account",
    "asks",
    "act.hash",
    "basis",
    "causes",
    "body",
    "bodies",
    "canonical",
    "case_id",
    "channel",
    "class",
    "compartment",
    "consent",
    "contact",
    "credential_value",
    "declaration",
    "destroyed_by",
    "document",
    "duty",
    "entry",
    "entry_body",
    "error",
    "form",
    "generator",
    "ground",
    "hash",
    "hashes",
    "heir",
    "holder",
    "host",
    "id",
    "items",
    "job",
    "jurisdiction",
    "kind",
    "lang",
    "laws",
    "legal_form",
    "markdown",
    "media",
    "medium",
    "name",
    "note",
    "number",
    "opened_under",
    "operation",
    "origin",
    "packs",
    "person",
    "payload",
    "proof_compartment",
    "proof_value",
    "proved_by",
    "purposes",
    "reason",
    "receipt",
    "record",
    "reference",
    "relation",
    "removed",
    "reporter",
    "result",
    "role",
    "roles",
    "root",
    "source",
    "staff",
    "state",
    "statement",
    "store",
    "strength",
    "subject",
    "terms",
    "token",
    "value",
    "way",
    "withdrawn_entry",
    "withdrawn_reason",
];

fn columns() -> Vec<String> {
    let mut table = "";
    let mut all = Vec::new();
    for line in SCHEMA.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.trim_end_matches(" (");
        }
        if let Some((altered, column)) =
            line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" ADD COLUMN "))
        {
            let mut words = column.trim_end_matches(';').split_whitespace();
            if let (Some(name), Some("TEXT" | "BYTEA")) = (words.next(), words.next()) {
                all.push(format!("{altered}.{name}"));
            }
            continue;
        }
        if let Some((altered, (from, to))) = line
            .strip_prefix("ALTER TABLE ")
            .and_then(|rest| rest.trim_end_matches(';').split_once(" RENAME COLUMN "))
            .and_then(|(table, names)| Some((table, names.split_once(" TO ")?)))
        {
            let old = format!("{altered}.{from}");
            all.iter_mut().filter(|c| **c == old).for_each(|c| *c = format!("{altered}.{to}"));
            continue;
        }
        let mut words = line.split_whitespace();
        if let (Some(name), Some("TEXT" | "BYTEA" | "TEXT," | "BYTEA,")) = (words.next(), words.next()) {
            all.push(format!("{table}.{name}"));
        }
    }
    all
}

#[test]
fn every_column_that_can_hold_personal_data_has_its_purpose() {
    let (policy, _) = declaration("progtime");
    let personal: BTreeMap<_, _> = PERSONAL.iter().copied().collect();
    let columns = columns();
    assert!(columns.len() > 100, "the schema was read: {}", columns.len());
    for column in &columns {
        let name = column.split('.').nth(1).unwrap();
        match personal.get(column.as_str()) {
            Some(&"-") => {}
            Some(purpose) => {
                let found = policy.purposes.iter().find(|p| p.slug.as_str() == *purpose);
                assert!(found.is_some(), "{column}: no purpose `{purpose}`");
            }
            None => {
                assert!(
                    IMPERSONAL.contains(&name) || IMPERSONAL.contains(&column.as_str()),
                    "{column} has no place here"
                );
            }
        }
    }
    for (column, _) in PERSONAL {
        assert!(columns.iter().any(|c| c == column), "{column} is no column");
    }
}
