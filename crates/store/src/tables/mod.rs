//! One file per table or family of tables: statements, rows, and functions over `&mut dyn Tx`.

pub mod acceptance;
pub mod account;
pub mod act;
pub mod api_token;
pub mod case;
pub mod consent;
pub mod contact_proof;
pub mod edition;
pub mod erase;
pub mod ground;
pub mod handling;
pub mod heir;
pub mod intern;
pub mod job;
pub mod journal;
pub mod link;
pub mod meta;
pub mod notice;
pub mod operation;
pub mod other_person;
pub mod pending;
pub mod queue;
pub mod record;
pub mod session;
pub mod staff;
pub mod subject;
pub mod tombstone;
pub mod undertaking;

use crate::Sql;

/// Every statement on the value store, by table file and name: a test prepares each on both databases.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str, Sql)> {
    let files: &[(&str, &[(&str, Sql)])] = &[
        ("acceptance", acceptance::STATEMENTS),
        ("account", account::STATEMENTS),
        ("act", act::STATEMENTS),
        ("api_token", api_token::STATEMENTS),
        ("case", case::STATEMENTS),
        ("consent", consent::STATEMENTS),
        ("contact_proof", contact_proof::STATEMENTS),
        ("edition", edition::STATEMENTS),
        ("erase", erase::STATEMENTS),
        ("ground", ground::STATEMENTS),
        ("handling", handling::STATEMENTS),
        ("heir", heir::STATEMENTS),
        ("intern", intern::STATEMENTS),
        ("job", job::STATEMENTS),
        ("journal", journal::STATEMENTS),
        ("link", link::STATEMENTS),
        ("meta", meta::STATEMENTS),
        ("notice", notice::STATEMENTS),
        ("operation", operation::STATEMENTS),
        ("other_person", other_person::STATEMENTS),
        ("pending", pending::STATEMENTS),
        ("queue", queue::STATEMENTS),
        ("record", record::STATEMENTS),
        ("session", session::STATEMENTS),
        ("staff", staff::STATEMENTS),
        ("subject", subject::STATEMENTS),
        ("tombstone", tombstone::STATEMENTS),
        ("undertaking", undertaking::STATEMENTS),
    ];
    files.iter().flat_map(|(file, list)| list.iter().map(|(name, sql)| (*file, *name, *sql))).collect()
}

/// A size as a row's number.
pub(crate) fn int(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A row's number as an unsigned one; a negative one is damage.
pub(crate) fn unsigned(number: i64) -> Result<u64, crate::StoreError> {
    u64::try_from(number).map_err(|_| crate::Corrupt { table: "row", what: "a negative number" }.into())
}

/// A row's number as an intern number.
pub(crate) fn small(number: i64) -> Result<u32, crate::StoreError> {
    u32::try_from(number).map_err(|_| crate::Corrupt { table: "row", what: "a number out of range" }.into())
}

/// A position in the tree as a row's number.
pub(crate) fn wide(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
