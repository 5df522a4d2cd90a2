//! Closing an account costs as much before the answer for a person with a thousand records as for one with ten, as far as
//! nothing of them is held: counted in rows written to the value store, by triggers on every table.

use zalog_app::close;
use zalog_domain::ids::SubjectId;
use zalog_store::{Arg, Sql, StoreError};

use crate::harness::{Database, PASSWORD, World};

fn run(world: &World, sql: &str, args: &[Arg<'_>]) {
    let sql = Sql::same(Box::leak(sql.to_owned().into_boxed_str()));
    let args: Vec<(Option<Vec<u8>>, i64)> = args
        .iter()
        .map(|arg| match arg {
            Arg::Bytes(bytes) => (Some(bytes.to_vec()), 0),
            Arg::Int(number) => (None, *number),
            _ => panic!("bytes and numbers only"),
        })
        .collect();
    let given = move |tx: &mut dyn zalog_store::Tx| {
        let args: Vec<Arg<'_>> = args
            .iter()
            .map(|(bytes, number)| bytes.as_ref().map_or(Arg::Int(*number), |bytes| Arg::Bytes(bytes)))
            .collect();
        tx.execute(sql, &args).map(drop)
    };
    world.rows().write::<_, StoreError, _>(given).unwrap();
}

fn texts(world: &World, sql: &'static str) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |row: &dyn zalog_store::Row| {
        found.push(row.text(0)?);
        Ok(())
    };
    world.rows().read::<_, StoreError, _>(|tx| tx.query(Sql::same(sql), &[], &mut take)).unwrap();
    found
}

fn number(world: &World, sql: &'static str) -> i64 {
    let mut found = 0;
    let mut take = |row: &dyn zalog_store::Row| {
        found = row.int(0)?;
        Ok(())
    };
    world.rows().read::<_, StoreError, _>(|tx| tx.query(Sql::same(sql), &[], &mut take)).unwrap();
    found
}

/// Counts every row that is inserted, changed or deleted from now on.
fn count_writes(world: &World) {
    let tables =
        texts(world, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    assert!(tables.len() > 30, "{tables:?}");
    run(world, "CREATE TABLE written (rows INTEGER NOT NULL)", &[]);
    run(world, "INSERT INTO written (rows) VALUES (0)", &[]);
    for table in tables {
        for what in ["INSERT", "UPDATE", "DELETE"] {
            let trigger = format!(
                "CREATE TRIGGER count_{what}_{table} AFTER {what} ON \"{table}\" BEGIN \
                 UPDATE written SET rows = rows + 1; END"
            );
            run(world, &trigger, &[]);
        }
    }
}

/// Gives a person so many more records, each with what hangs on it; no ground holds them any more.
fn owns(world: &World, who: SubjectId, records: i64) {
    let who = Arg::Bytes(who.as_bytes());
    run(
        world,
        "CREATE TABLE made AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) \
         SELECT randomblob(16) AS record, randomblob(16) AS compartment, randomblob(16) AS value, \
         randomblob(16) AS contact, randomblob(16) AS ground FROM n",
        &[Arg::Int(records)],
    );
    for sql in [
        "INSERT INTO compartment SELECT m.compartment, c.subject, 'record', c.key_generation, c.opened_at, NULL, 'live' \
         FROM made m, compartment c WHERE c.subject = ?1 AND c.kind = 'account'",
        "INSERT INTO record (id, subject, compartment, form, account, host, edition, state, created_at, entry) \
         SELECT m.record, r.subject, m.compartment, 'question', 0, r.host, r.edition, 'live', r.created_at, r.entry \
         FROM made m, record r WHERE r.subject = ?1 AND r.account = 1",
        "INSERT INTO value (id, subject, record, compartment, item, origin, sealed, since, entry) \
         SELECT m.value, v.subject, m.record, m.compartment, v.item, v.origin, v.sealed, v.since, v.entry FROM made m, \
         (SELECT * FROM value WHERE subject = ?1 LIMIT 1) v",
        "INSERT INTO contact (id, subject, kind, value, created_at) \
         SELECT m.contact, ?1, 'email', m.value, 0 FROM made m",
        "INSERT INTO lookup (name, generation, normaliser, mac, subject, contact) \
         SELECT 'email', 1, 1, m.ground, ?1, m.contact FROM made m",
        "INSERT INTO ground (id, subject, record, purpose, basis, terms, state, since, edition, entry) \
         SELECT m.ground, ?1, m.record, g.purpose, g.basis, g.terms, 'ended', g.since, g.edition, g.entry FROM made m, \
         (SELECT * FROM ground WHERE subject = ?1 LIMIT 1) g",
    ] {
        run(world, sql, &[who]);
    }
}

#[test]
fn the_cost_before_the_answer_is_not_that_of_what_is_owned() {
    let written = [10, 1_000].map(|records| {
        let world = World::new("smile", &Database::Sqlite);
        let (_, who) = world.register("ivanna@example.com", &[]);
        world.rounds();
        owns(&world, who, records);
        assert!(number(&world, "SELECT count(*) FROM value") > records);
        count_writes(&world);
        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        let before = number(&world, "SELECT rows FROM written");
        assert!(number(&world, "SELECT count(*) FROM value") > records, "rows follow later");
        world.rounds();
        assert_eq!(number(&world, "SELECT count(*) FROM value"), 0);
        let after = number(&world, "SELECT rows FROM written");
        assert!(after - before > 6 * records, "the count counts: {}", after - before);
        before
    });
    assert_eq!(written[0], written[1], "rows written before the answer, for 10 and for 1 000 records");
}
