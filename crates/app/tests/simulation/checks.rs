//! What must hold after an act (cheap), every so often (thorough), and at the end of a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zalog_app::keyring::Keyring;
use zalog_app::{AppError, cabinet, verify};
use zalog_domain::access::{self, Actor, Ask, Place};
use zalog_domain::ids::{CompartmentId, SubjectId, hex};
use zalog_domain::register::{Interned, ItemNo, Past, PurposeNo, Register};
use zalog_domain::{EntryId, Kind};
use zalog_policy::model::Slug;
use zalog_store::tables::{consent, edition, ground, intern, record};
use zalog_store::{Arg, Row, Sql, StoreError};

use crate::acts::forms::MARK;
use crate::acts::{clockwork, editions, person};
use crate::harness::Database;
use crate::journal::number;
use crate::oracle::{Asker, Value};
use crate::sim::Sim;

/// Invariant 9: change and entry together. Each act left exactly the entries it must leave.
pub fn entries(sim: &mut Sim) {
    let counted = sim.reader.count(&sim.site.rows);
    if sim.behind {
        editions::uncounted(sim, &counted);
    }
    sim.expected.retain(|_, count| *count > 0);
    if counted == sim.expected {
        return;
    }
    let kinds: BTreeSet<Kind> = counted.keys().chain(sim.expected.keys()).copied().collect();
    let differ = kinds.into_iter().filter(|k| counted.get(k) != sim.expected.get(k));
    let say = |k: Kind| {
        let of = |map: &BTreeMap<Kind, u64>| map.get(&k).copied().unwrap_or(0);
        format!("{}: {} entries, {} expected", k.as_str(), of(&counted), of(&sim.expected))
    };
    panic!("{}", differ.map(say).collect::<Vec<_>>().join("; "));
}

/// Whether something is written down that must not be: what was typed, in the clear, in any file.
fn in_the_clear(folder: &Path) -> Option<String> {
    let mark = MARK.as_bytes();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let mut at = 0;
        // A text search over bytes: to the next first letter, then compare.
        while let Some(found) = bytes[at..].iter().position(|b| *b == mark[0]) {
            at += found;
            if bytes[at..].starts_with(mark) {
                return Some(path.display().to_string());
            }
            at += 1;
        }
    }
    None
}

/// The rows and the oracle, whole.
pub fn thorough(sim: &mut Sim) {
    rows(sim);
    if matches!(sim.site.database, Database::Sqlite) {
        assert_eq!(in_the_clear(sim.site.folder.path()), None, "what was typed stands in the clear");
    }
    // Until then the rows alone do not say how people stand; every act that opens something asks the engine itself.
    if !sim.behind {
        decisions(sim);
    }
    ledger(sim);
}

const VALUES: Sql = Sql::same("SELECT count(*) FROM value");
const RECORDS: Sql = Sql::same("SELECT count(*) FROM record");
const CONSENTS: Sql = Sql::same("SELECT count(*) FROM consent");
const SUBJECTS: Sql = Sql::same("SELECT count(*) FROM subject");
const ACCOUNTS: Sql = Sql::same("SELECT count(*) FROM account");
const CONTACTS: Sql = Sql::same("SELECT count(*) FROM contact");
const LOOKUPS: Sql = Sql::same("SELECT count(*) FROM lookup");
const NAMES: Sql = Sql::same("SELECT count(*) FROM sign_in_name");
const UNFINISHED: Sql = Sql::same("SELECT count(*) FROM tombstone WHERE erased_at IS NULL");
const STONES: Sql = Sql::same("SELECT id FROM tombstone WHERE kind = 'compartment'");
const LIVE: Sql = Sql::same(
    "SELECT compartment FROM value UNION SELECT proof_compartment FROM consent UNION \
     SELECT compartment FROM pending_registration UNION SELECT compartment FROM record",
);
/// Rows of a subject, wherever there may be any.
const OF_SUBJECT: Sql = Sql::same(
    "SELECT (SELECT count(*) FROM subject WHERE id = ?1) + (SELECT count(*) FROM value WHERE subject = ?1) \
     + (SELECT count(*) FROM record WHERE subject = ?1) + (SELECT count(*) FROM party WHERE subject = ?1) \
     + (SELECT count(*) FROM account WHERE subject = ?1) + (SELECT count(*) FROM contact WHERE subject = ?1) \
     + (SELECT count(*) FROM sign_in_name WHERE subject = ?1) + (SELECT count(*) FROM lookup WHERE subject = ?1) \
     + (SELECT count(*) FROM ground WHERE subject = ?1) + (SELECT count(*) FROM event WHERE subject = ?1) \
     + (SELECT count(*) FROM due WHERE subject = ?1) + (SELECT count(*) FROM consent WHERE subject = ?1) \
     + (SELECT count(*) FROM acknowledgement WHERE subject = ?1) + (SELECT count(*) FROM case_file WHERE subject = ?1) \
     + (SELECT count(*) FROM recovery WHERE subject = ?1) + (SELECT count(*) FROM session WHERE subject = ?1) \
     + (SELECT count(*) FROM journal_subject WHERE subject = ?1) + (SELECT count(*) FROM record_link WHERE subject = ?1) \
     + (SELECT count(*) FROM contact_proof WHERE subject = ?1) + (SELECT count(*) FROM compartment WHERE subject = ?1)",
);

fn ids(sim: &Sim, sql: Sql) -> BTreeSet<[u8; 16]> {
    let mut found = BTreeSet::new();
    let mut take = |row: &dyn Row| {
        found.insert(row.bytes(0)?.try_into().unwrap());
        Ok(())
    };
    sim.site.rows.read::<_, StoreError, _>(|tx| tx.query(sql, &[], &mut take)).unwrap();
    found
}

/// Invariants 1 and 6: once nothing waits to be destroyed, there is what is held and no row, index or key besides.
fn rows(sim: &Sim) {
    let stones = ids(sim, STONES);
    for id in &stones {
        let key = sim.site.keys.compartment(CompartmentId::from_bytes(*id)).unwrap();
        assert!(key.is_none() || !sim.settled, "a destroyed compartment has a key");
    }
    for subject in &sim.gone {
        assert!(sim.site.keys.subject(*subject).unwrap().is_none(), "somebody gone has a key");
        let seen = cabinet::held(sim.site.app(), &sim.site.visit(), *subject);
        assert!(matches!(seen, Err(AppError::NotFound)), "somebody gone has a cabinet");
    }
    if !sim.settled {
        return;
    }
    for id in ids(sim, LIVE).difference(&stones) {
        let key = sim.site.keys.compartment(CompartmentId::from_bytes(*id)).unwrap();
        let key = key.expect("what is held has its key");
        if let Some(subject) = key.subject {
            assert!(sim.site.keys.subject(subject).unwrap().is_some(), "what is held has its subject's key");
        }
    }
    for subject in &sim.gone {
        assert_eq!(
            number(&sim.site.rows, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())]),
            0,
            "rows of somebody gone"
        );
    }
    let people = &sim.oracle.people;
    let records = || people.iter().flat_map(|p| &p.records);
    let contacts = records().flat_map(|r| &r.values).filter(|v| {
        let item = Slug::new(&v.item).ok().and_then(|slug| sim.policy.item(&slug));
        item.is_some_and(|i| i.kind.is_contact())
    });
    let contacts = contacts.count();
    for (what, sql, expected) in [
        ("unfinished destructions", UNFINISHED, 0),
        ("values", VALUES, records().map(|r| r.values.len()).sum()),
        ("records", RECORDS, records().count()),
        ("consents", CONSENTS, people.iter().map(|p| p.consents.len()).sum()),
        ("people", SUBJECTS, people.len()),
        ("accounts", ACCOUNTS, people.iter().filter(|p| p.account.is_some()).count()),
        ("contacts", CONTACTS, contacts),
        ("look-ups", LOOKUPS, contacts),
        ("sign-in names", NAMES, people.iter().filter(|p| p.account.is_some()).count()),
    ] {
        assert_eq!(number(&sim.site.rows, sql, &[]), i64::try_from(expected).unwrap(), "{what}");
    }
}

/// The register as any reader of the rows would build it.
pub fn register(sim: &Sim) -> Register {
    let (names, terms, past) = sim
        .site
        .rows
        .read::<_, StoreError, _>(|tx| {
            let names = Interned {
                purposes: intern::of_kind(tx, "purpose")?
                    .into_iter()
                    .map(|(k, v)| (k, PurposeNo(v)))
                    .collect(),
                items: intern::of_kind(tx, "item")?.into_iter().map(|(k, v)| (k, ItemNo(v))).collect(),
            };
            let mut past = Vec::new();
            let held = |row: &edition::EditionRow| row.withdrawn.is_none() && row.effective_at <= sim.now();
            for row in edition::list(tx)?.into_iter().filter(held) {
                let terms = edition::terms_of(tx, row.id)?.into_iter().collect();
                past.push(Past { since: row.effective_at, terms });
            }
            Ok((names, edition::all_terms(tx)?, past))
        })
        .unwrap();
    Register::build(&sim.policy, names, terms).unwrap().lasting(&past)
}

/// Invariant 2: for every purpose and asker, what the rows let open is what the oracle lets open; nobody opens another's.
fn decisions(sim: &Sim) {
    let (register, now) = (register(sim), sim.now());
    let roles: Vec<String> = sim.policy.roles.iter().map(|r| r.slug.to_string()).collect();
    let purposes: Vec<String> = sim.oracle.in_force(now).purposes.keys().cloned().collect();
    for person in &sim.oracle.people {
        let who = person.subject;
        let (values, grounds) = sim
            .site
            .rows
            .read::<_, StoreError, _>(|tx| {
                Ok((record::values_of_subject(tx, who, usize::MAX >> 1)?, ground::of_subject(tx, who)?))
            })
            .unwrap();
        let places: Vec<Place> = values.iter().map(|v| v.place).collect();
        let ask = |actor: &Actor, asked: PurposeNo| -> BTreeSet<Place> {
            let ask = Ask { actor, purpose: asked, subject: who, places: &places };
            access::decide(&register, &grounds, &ask, EntryId([0; 16]), now).allowed.into_iter().collect()
        };
        let stranger = Actor::Subject(SubjectId::from_bytes([9; 16]));
        assert!(ask(&stranger, PurposeNo(1)).is_empty(), "a stranger sees {}", person.email);
        let items = |record: &crate::oracle::Record, values: BTreeSet<Value>| {
            values.into_iter().map(|v| (record.id, register.item(&v.item).unwrap())).collect::<BTreeSet<_>>()
        };
        let expected = |asker: &Asker<'_>, asked: &str| -> BTreeSet<_> {
            let opens = |r| items(r, sim.oracle.opens(person, r, asker, asked, now));
            person.records.iter().flat_map(opens).collect()
        };
        let found =
            |places: BTreeSet<Place>| -> BTreeSet<_> { places.iter().map(|p| (p.record, p.item)).collect() };
        let own = ask(&Actor::Subject(who), PurposeNo(1));
        assert_eq!(found(own), expected(&Asker::Subject, "account"), "what {} may see", person.email);
        for asked in &purposes {
            let number = register.purpose(asked).unwrap();
            let engine = expected(&Asker::Engine, asked);
            assert_eq!(found(ask(&Actor::Engine, number)), engine, "{asked} of {}", person.email);
            let named: BTreeSet<String> = [asked.clone()].into();
            let other: BTreeSet<String> = purposes.iter().filter(|p| *p != asked).cloned().collect();
            for tokens in [named, other] {
                let numbers = tokens.iter().map(|t| register.purpose(t).unwrap()).collect();
                let may = expected(&Asker::Token(&tokens), asked);
                assert_eq!(
                    found(ask(&Actor::Token(numbers), number)),
                    may,
                    "{asked} of {} by a token",
                    person.email
                );
            }
            for role in &roles {
                let one: BTreeSet<String> = [role.clone()].into();
                let may = expected(&Asker::Staff(&one), asked);
                assert_eq!(
                    found(ask(&Actor::Staff(one), number)),
                    may,
                    "{asked} of {} by {role}",
                    person.email
                );
            }
        }
    }
    assert!(register.purpose("undeclared").is_err() && register.item("undeclared").is_err());
}

const TEXTS: Sql = Sql::same("SELECT hash, body FROM published");

/// Invariants 4 and 5: every consent that is provable is there, and each names bytes that are there and have their hash.
fn ledger(sim: &Sim) {
    use sha2::{Digest, Sha256};
    let mut texts = BTreeSet::new();
    let mut take = |row: &dyn Row| {
        let (hash, body) = (row.bytes(0)?, row.text(1)?);
        assert_eq!(
            Sha256::digest(body.as_bytes()).as_slice(),
            hash.as_slice(),
            "a published text has another hash"
        );
        texts.insert(hex(&hash));
        Ok(())
    };
    sim.site.rows.read::<_, StoreError, _>(|tx| tx.query(TEXTS, &[], &mut take)).unwrap();
    for person in &sim.oracle.people {
        let rows =
            sim.site.rows.read::<_, StoreError, _>(|tx| consent::of_subject(tx, person.subject)).unwrap();
        let rows: BTreeMap<_, _> = rows.into_iter().map(|c| (c.id, c)).collect();
        assert_eq!(rows.len(), person.consents.len(), "consents of {}", person.email);
        for consent in &person.consents {
            let row = &rows[&consent.id];
            assert_eq!(hex(&row.document), consent.document, "a consent names another text");
            assert!(texts.contains(&consent.document), "a consent names bytes that are not there");
            assert_eq!(row.withdrawn_at.is_some(), consent.withdrawn);
        }
    }
}

/// At the end of a run: everybody's cabinet, the index of the journal, and a walk over the journal itself.
pub fn last(sim: &mut Sim) {
    for index in 0..sim.oracle.people.len() {
        person::openings_of(sim, index);
        person::consents_of(sim, index);
    }
    pointing(sim);
    for index in 0..sim.oracle.people.len() {
        person::look_at(sim, index);
    }
    entries(sim);
    clockwork::rounds(sim);
    entries(sim);
    if matches!(sim.site.database, Database::Sqlite) {
        let verdict = verify::walk(sim.site.folder.path(), None).unwrap();
        assert!(verdict.findings.is_empty(), "{:?}", verdict.findings);
        assert_eq!(verdict.against, Some(verdict.entries), "the newest head is not signed");
    }
}

const INDEX: Sql = Sql::same("SELECT subject, position FROM journal_subject");

/// Invariant 8: an entry points to a person exactly when his key makes its tag, and the derived index says the same.
fn pointing(sim: &Sim) {
    let (now, root) = (sim.now(), sim.site.root());
    let ring = Keyring::open(
        &sim.site.keys,
        &root,
        &sim.site.origin(),
        sim.site.secret(),
        sim.site.entropy.as_ref(),
        now,
    );
    let ring = ring.unwrap();
    let mut by_tag = BTreeSet::new();
    for person in &sim.oracle.people {
        let Some(key) = ring.journal_key(&sim.site.keys, person.subject).unwrap() else {
            panic!("{} has no key", person.email)
        };
        let own = sim.reader.tagged.iter().filter(|(_, id, tag)| key.tag(&id.0) == *tag);
        by_tag.extend(own.map(|(position, ..)| (person.subject, *position)));
    }
    let mut by_index = BTreeSet::new();
    let mut take = |row: &dyn Row| {
        let subject: [u8; 16] = row.bytes(0)?.try_into().unwrap();
        by_index.insert((SubjectId::from_bytes(subject), u64::try_from(row.int(1)?).unwrap()));
        Ok(())
    };
    sim.site.rows.read::<_, StoreError, _>(|tx| tx.query(INDEX, &[], &mut take)).unwrap();
    assert!(by_tag.is_subset(&by_index), "an entry that a key points to is not in the index");
    // Of two that were joined, one key is gone; the index still knows that its entries are about the same person.
    let living: BTreeSet<SubjectId> = sim.oracle.people.iter().map(|p| p.subject).collect();
    let without_key: BTreeSet<SubjectId> = by_index.difference(&by_tag).map(|(who, _)| *who).collect();
    assert!(without_key.is_subset(&sim.joined), "the index points to somebody whom no key points to");
    assert!(by_index.iter().all(|(who, _)| living.contains(who)), "the index points to somebody gone");
}
