//! What lies apart: forms from the account, look-ups and keys from the numbers that stand for people, and what a law keeps of
//! somebody who is gone.

use std::collections::BTreeSet;

use zalog_app::{AppError, cabinet, close, destroy, recovery, sign_in, staff};
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind};
use zalog_store::tables::{record, subject, tombstone};
use zalog_store::{KeyStore, Options, StoreError};

use crate::harness::{Database, PASSWORD, World, databases};
use crate::support::{days, entries, grounds, member, sends, set, stored};

fn key_store(world: &World) -> KeyStore {
    KeyStore::open(&world.folder.path().join("keys.db"), Options::default()).unwrap()
}

fn heir(world: &World, gone: SubjectId) -> Option<SubjectId> {
    let stones = world.rows().read::<_, StoreError, _>(|tx| tombstone::after(tx, &[0; 16], 1000)).unwrap();
    stones.into_iter().find(|s| s.id == *gone.as_bytes()).unwrap().heir
}

/// Questions and orders lie each in a compartment of their own, under a key of its own, beside the account's; what the browser
/// sent lies in neither. The end of one leaves the others as they are.
///
/// Keeps: pumpa-2.4-a
#[test]
fn what_a_form_brings_lies_apart_from_the_account() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        for form in ["support", "order", "support"] {
            sends(&world, form, "ivanna@example.com", Some(who));
        }
        let (records, values) = world
            .rows()
            .read::<_, StoreError, _>(|tx| {
                Ok((record::of_subject(tx, who)?, record::values_of_subject(tx, who, 1000)?))
            })
            .unwrap();
        let kind = |id| {
            let row = world.rows().read::<_, StoreError, _>(|tx| subject::compartment(tx, id)).unwrap();
            row.unwrap().kind
        };
        let keys = key_store(&world);
        let mut wrapped = BTreeSet::new();
        for row in &records {
            let class = if row.account { "account" } else { "record" };
            assert_eq!(kind(row.compartment), class, "{}", row.form);
            let own: Vec<_> = values.iter().filter(|v| v.place.compartment == row.compartment).collect();
            assert!(!own.is_empty() && own.iter().all(|v| v.place.record == row.id), "{}", row.form);
            assert!(wrapped.insert(keys.compartment(row.compartment).unwrap().unwrap().bytes));
        }
        assert_eq!((records.len(), wrapped.len()), (4, 4));
        let policy = world.app().policy();
        let items: BTreeSet<String> = stored(&world, who);
        let tracked = |p: &&zalog_policy::model::Purpose| {
            p.class == zalog_policy::model::PurposeClass::Statistics && p.asks_consent()
        };
        for purpose in policy.purposes.iter().filter(tracked) {
            assert!(purpose.items.iter().all(|i| !items.contains(i.as_str())), "{}", purpose.slug);
        }
        let before = values.iter().filter(|v| v.place.account).count();
        days(&world, 91);
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let forms: Vec<&str> = held.iter().map(|r| r.form.as_str()).collect();
        assert_eq!(forms, ["registration", "order"], "questions end by themselves");
        assert_eq!(held[0].values.len(), before, "and the account is whole");
    }
}

/// Of a buyer who is gone stays only what a law keeps, under another number and other keys, with its law and its end; no role
/// opens it for the purpose it once served, nobody finds it by the address, and no older copy of keys or values brings the rest
/// back.
///
/// Keeps: pumpa-9.3-a
#[test]
fn what_a_law_keeps_lies_sealed_apart_and_no_copy_brings_the_rest_back() {
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = sends(&world, "order", "ivanna@example.com", Some(who)).number;
        let keeper = member(&world, "keeper@example.com", "podderzhka");
        staff::report(world.app(), &keeper, &number, "service-ended").unwrap();
        world.rounds();
        let elsewhere = tempfile::tempdir().unwrap();
        let files: &[&str] = match database {
            Database::Sqlite => &["keys.db", "values.db"],
            Database::Postgres(_) => &["keys.db"],
        };
        world.close();
        for file in files {
            std::fs::copy(world.folder.path().join(file), elsewhere.path().join(file)).unwrap();
        }
        world.open().unwrap();
        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        days(&world, 11);

        let left = heir(&world, who).unwrap();
        assert_ne!(left, who);
        assert_eq!((stored(&world, who), stored(&world, left)), (set(&[]), set(&["order"])));
        let holding: Vec<_> =
            grounds(&world, left).into_iter().filter(|g| g.holds_at(world.app().clock())).collect();
        assert!(!holding.is_empty());
        assert!(holding.iter().all(|g| g.hold.is_some() && g.holds_until().is_some()), "a law, and an end");
        let keys = key_store(&world);
        assert!(keys.subject(who).unwrap().is_none() && keys.subject(left).unwrap().is_some());
        drop(keys);
        for role in ["podderzhka", "podryadchik", "security"] {
            let other = member(&world, &format!("{role}@example.com"), role);
            for purpose in ["uslugi", "support", "account", "rassledovaniya"] {
                match staff::open_values_for(world.app(), &other, &number, purpose) {
                    Ok(opened) => assert!(opened.values.is_empty(), "{role}: {purpose}"),
                    Err(error) => assert!(matches!(error, AppError::NotFound | AppError::Gone), "{error}"),
                }
            }
        }
        let found =
            staff::find(world.app(), &world.visit(), &keeper, "ivanna@example.com", "uslugi").unwrap();
        assert!(found.people.is_empty());

        let present = tempfile::tempdir().unwrap();
        world.close();
        for file in files {
            std::fs::copy(world.folder.path().join(file), present.path().join(file)).unwrap();
        }
        for older in files {
            for file in files {
                let from = if file == older { elsewhere.path() } else { present.path() };
                for ending in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(world.folder.path().join(format!("{file}{ending}")));
                }
                std::fs::copy(from.join(file), world.folder.path().join(file)).unwrap();
            }
            world.open().unwrap();
            let signed = sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false);
            assert!(signed.is_err(), "older {older}");
            let held = cabinet::held(world.app(), &world.visit(), who);
            let values = held.map_or(0, |all| all.iter().map(|r| r.values.len()).sum::<usize>());
            assert_eq!(values, 0, "older {older}");
            assert!(key_store(&world).subject(who).unwrap().is_none(), "older {older}");
            world.close();
        }
    }
}

/// A person is a random number; what ties it to an address is a look-up under a key that lies in another file, and only roles
/// that see a purpose may ask it, with an entry. Once the person is gone, entries and the act of destruction name the number
/// alone, and nothing leads from it to anybody.
///
/// Keeps: progtime-terms-7
#[test]
fn numbers_stand_for_people_and_what_ties_them_lies_apart() {
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        sends(&world, "application", "ivanna@example.com", Some(who));
        let guest = sends(&world, "application", "ivanna@example.com", None).number;
        let keeper = member(&world, "keeper@example.com", "kurator");
        let trainer = member(&world, "trainer@example.com", "metodist");
        let by_address = |one: &staff::Member| {
            staff::find(world.app(), &world.visit(), one, "ivanna@example.com", "account")
        };
        let found = by_address(&keeper).unwrap();
        let numbers: BTreeSet<SubjectId> = found.people.iter().map(|p| p.subject).collect();
        assert!(numbers.contains(&who) && numbers.len() == 2, "the same address is two numbers");
        assert_eq!(entries(&world, Kind::PersonSought).len(), 1);
        assert!(matches!(by_address(&trainer), Err(AppError::Forbidden)));
        assert_eq!(entries(&world, Kind::PersonSought).len(), 1, "without a look at anybody");
        let about: Vec<_> = entries(&world, Kind::AccountCreated);
        assert!(
            about
                .iter()
                .all(|e| e.tag.is_some() && e.tag.map(|t| t.to_vec()) != Some(who.as_bytes().to_vec()))
        );

        // Rows without the file of keys are no store at all: neither values open nor does any address lead to a number.
        world.close();
        let (keys, aside) = (world.folder.path().join("keys.db"), world.folder.path().join("aside.db"));
        std::fs::rename(&keys, &aside).unwrap();
        assert!(world.open().is_err());
        world.close();
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(world.folder.path().join(format!("keys.db{ending}")));
        }
        std::fs::rename(&aside, &keys).unwrap();
        world.open().unwrap();

        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        days(&world, 100);
        let found =
            staff::find(world.app(), &world.visit(), &keeper, "ivanna@example.com", "account").unwrap();
        assert!(found.people.is_empty());
        assert!(matches!(
            staff::case(world.app(), &keeper, &guest),
            Err(AppError::NotFound | AppError::Gone)
        ));
        assert!(cabinet::openings(world.app(), who).map_or(true, |all| all.is_empty()));
        let acts = destroy::acts(world.app(), 2026, i64::MAX).unwrap();
        let acts = [acts, destroy::acts(world.app(), 2027, i64::MAX).unwrap()].concat();
        let said = serde_json::to_string(&acts).unwrap();
        let number = zalog_domain::ids::hex(who.as_bytes());
        let named: Vec<_> = acts.iter().flat_map(|a| &a.destroyed).map(|d| d.subject.clone()).collect();
        assert!(!named.is_empty() && !said.contains("ivanna") && !said.contains("Пример"), "{said}");
        assert!(key_store(&world).subject(who).unwrap().is_none(), "{number}");
        assert_eq!(entries(&world, Kind::AccountCreated).len(), 1, "the entry stays, and points to nobody");
    }
}

/// Signing in opens no value at all, and setting a new password the address alone; whoever looks for a pupil's account gets
/// address, surname and name, and of everything else he gave only word that it stays shut.
///
/// Keeps: progtime-data-3
#[test]
fn identification_reads_address_surname_and_name_and_no_more() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let policy = world.app().policy();
        let identity = set(&["email", "surname", "given-name"]);
        let account = policy.purpose(&crate::support::slug("account")).unwrap();
        assert_eq!(account.items.iter().map(ToString::to_string).collect::<BTreeSet<_>>(), identity);
        let (_, who) = world.register("ivanna@example.com", &["rassylka"]);
        sends(&world, "application", "ivanna@example.com", Some(who));
        assert!(stored(&world, who).is_superset(&set(&["birth-date", "phone", "message"])));

        let read = || -> Vec<Option<u32>> {
            entries(&world, Kind::ValuesOpened).iter().map(|e| e.fact(Fact::Items)).collect()
        };
        let before = read().len();
        let token =
            sign_in::sign_in(world.app(), &world.visit(), "Ivanna@Example.com", PASSWORD, true).unwrap().0;
        assert!(sign_in::session(world.app(), &world.visit(), &token).unwrap().is_some());
        assert_eq!(read().len(), before, "a sign-in opens nothing");
        recovery::ask(world.app(), &world.visit(), world.operation(), "ivanna@example.com").unwrap();
        world.rounds();
        assert!(world.mailed("ivanna@example.com", "/recover/").is_some());
        assert!(read().iter().skip(before).all(|items| *items == Some(1)), "{:?}", read());

        let keeper = member(&world, "keeper@example.com", "kurator");
        let found =
            staff::find(world.app(), &world.visit(), &keeper, "ivanna@example.com", "account").unwrap();
        let records = || found.people.iter().flat_map(|p| &p.records);
        let shown: BTreeSet<String> = records().flat_map(|r| &r.values).map(|v| v.item.to_string()).collect();
        assert_eq!(shown, identity);
        let shut: BTreeSet<String> = records().flat_map(|r| &r.shut).map(|s| s.item.to_string()).collect();
        assert!(shut.is_superset(&set(&["birth-date", "phone", "message"])), "{shut:?}");
    }
}
