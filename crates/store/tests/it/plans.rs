//! How SQLite would go about each statement: nothing reads a whole table that grows with the people in it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use zalog_store::{KeyStore, Options, Sql, keys, tables};

use crate::place::Place;

/// Statements that may read a whole table or index, or sort it, each with its reason. A line that is no longer needed
/// fails the test, too.
const ALLOWED: &[(&str, &str)] = &[
    ("case::COUNTS", "counts for the console, from the index alone"),
    ("job::COUNTS", "counts for doctor, from the index alone"),
    ("case::DROPPED", "grows with forms and days"),
    ("edition::LIST", "grows with publications"),
    ("edition::AT", "grows with publications; reads the index from its newest row and stops"),
    ("edition::ALL_TERMS", "grows with versions of purposes; read at start and apply"),
    ("api_token::LIST", "grows with tokens"),
    ("staff::LIST", "grows with staff"),
    ("staff::DELETE_OLD", "grows with staff"),
    ("journal::PENDING", "entries of the last seconds"),
    ("journal::PENDING_COUNT", "entries of the last seconds"),
    ("erase::PENDING_OF_SUBJECT", "entries of the last seconds"),
    ("heir::ALL_PENDING", "entries of the last seconds"),
    ("journal::NEWEST_CHECKPOINT", "reads the last row and stops"),
    ("handling::DUE", "an index of the due ones alone, in its order"),
    ("tombstone::OPEN", "an index of the unfinished ones alone, in its order"),
    ("keys::OPERATOR", "grows with key generations"),
    ("keys::SECRETS", "a handful"),
];

fn plan(connection: &Connection, sql: Sql) -> Vec<String> {
    let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.sqlite)).unwrap();
    let count = explained.parameter_count();
    let nothing = std::iter::repeat_n(rusqlite::types::Null, count);
    let lines = explained.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3)).unwrap();
    lines.map(Result::unwrap).collect()
}

/// What is wrong with a plan: a scan, or a sort of everything found before a LIMIT cuts it.
fn faults(sql: Sql, plan: &[String]) -> Vec<&String> {
    let limited = sql.sqlite.contains("LIMIT");
    let of_one = sql.sqlite.contains("WHERE subject = ?1")
        || sql.sqlite.contains("WHERE v.subject = ?1")
        || sql.sqlite.contains("WHERE v.record = ?1");
    let sorts = |line: &str| line == "USE TEMP B-TREE FOR ORDER BY" && limited && !of_one;
    plan.iter().filter(|line| line.starts_with("SCAN ") || sorts(line)).collect()
}

#[test]
fn no_query_reads_a_table_that_grows_with_subjects() {
    let place = Place::sqlite();
    drop((place.open(), KeyStore::open(&place.keys_file(), Options::default()).unwrap()));
    let values =
        tables::statements().into_iter().map(|(file, name, sql)| (format!("{file}::{name}"), sql)).collect();
    let keys = keys::statements().iter().map(|(name, sql)| (format!("keys::{name}"), *sql)).collect();
    let files: [(_, Vec<(String, Sql)>); 2] = [(place.file(), values), (place.keys_file(), keys)];
    let mut allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    let mut found = Vec::new();
    for (file, statements) in files {
        let connection = Connection::open(file).unwrap();
        for (name, sql) in statements {
            let plan = plan(&connection, sql);
            let faults = faults(sql, &plan);
            if !faults.is_empty() && allowed.remove(name.as_str()).is_none() {
                found.push(format!("{name}: {faults:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(allowed.is_empty(), "allowed for nothing: {allowed:?}");
}

#[test]
fn each_filter_of_the_queue_is_answered_by_its_index() {
    let place = Place::sqlite();
    drop(place.open());
    let connection = Connection::open(place.file()).unwrap();
    let all = tables::statements();
    for (name, index) in [
        ("OLDEST", "case_file_form (form=? AND state=? AND id>?)"),
        ("NEWEST", "case_file_form (form=? AND state=? AND id<?)"),
        ("OLDEST_OF_HOST", "case_file_host (form=? AND state=? AND host=? AND id>?)"),
        ("NEWEST_OF_HOST", "case_file_host (form=? AND state=? AND host=? AND id<?)"),
    ] {
        let (_, _, sql) = all.iter().find(|(file, known, _)| (*file, *known) == ("queue", name)).unwrap();
        let plan = plan(&connection, *sql);
        assert_eq!(plan, [format!("SEARCH case_file USING INDEX {index}")], "{name}");
    }
}
