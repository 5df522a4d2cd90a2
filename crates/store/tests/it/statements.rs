//! Every statement is one that its database understands, with arguments and columns of the types a [`Row`] can carry.
//!
//! [`Row`]: zalog_store::Row

use rusqlite::Connection;
use tokio_postgres::NoTls;
use tokio_postgres::types::Type;
use zalog_store::{KeyStore, Options, Sql, keys, tables};

use crate::place::Place;

/// The largest `?n` of a statement; they start at 1 and leave none out.
fn placeholders(sql: &str) -> usize {
    let numbers: std::collections::BTreeSet<usize> = sql
        .split('?')
        .skip(1)
        .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap())
        .collect();
    assert_eq!(numbers, (1..=numbers.len()).collect(), "{sql}");
    numbers.len()
}

fn all_values() -> Vec<(String, Sql)> {
    let all: Vec<_> =
        tables::statements().into_iter().map(|(file, name, sql)| (format!("{file}::{name}"), sql)).collect();
    assert!(all.len() > 90, "{} statements", all.len());
    all
}

#[test]
fn sqlite_prepares_every_statement() {
    let place = Place::sqlite();
    drop((place.open(), KeyStore::open(&place.keys_file(), Options::default()).unwrap()));
    let keys = keys::statements().iter().map(|(name, sql)| (format!("keys::{name}"), *sql));
    let files = [(place.file(), all_values()), (place.keys_file(), keys.collect())];
    for (file, statements) in files {
        let connection = Connection::open(file).unwrap();
        for (name, sql) in statements {
            let prepared = connection.prepare(sql.sqlite).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(prepared.parameter_count(), placeholders(sql.sqlite), "{name}");
        }
    }
}

#[test]
fn postgres_prepares_every_statement() {
    let Some(place) = Place::postgres() else { return };
    drop(place.open());
    let (url, schema) = place.server.as_ref().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(&format!("SET search_path = {schema}")).await.unwrap();
        for (name, sql) in all_values() {
            let text = sql.for_postgres();
            let prepared = client.prepare(&text).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(prepared.params().len(), placeholders(sql.postgres.unwrap_or(sql.sqlite)), "{name}");
            let known = |ty: &Type| [Type::INT8, Type::BYTEA, Type::TEXT].contains(ty);
            assert!(prepared.params().iter().all(known), "{name}: {:?}", prepared.params());
            assert!(prepared.columns().iter().all(|c| known(c.type_())), "{name}: {:?}", prepared.columns());
        }
    });
}

/// A value never gets into a statement's text: whatever stands in quotes is a word of our own.
#[test]
fn statements_carry_no_values() {
    for (name, sql) in all_values() {
        assert!(!sql.sqlite.contains('$'), "{name}: SQLite reads $1 as a name");
        let quoted = sql.sqlite.split('\'').skip(1).step_by(2);
        for word in quoted {
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}: {word}");
        }
    }
}
