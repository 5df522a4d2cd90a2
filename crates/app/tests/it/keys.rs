//! Keys: rotation keeps what is held readable and kills older copies; keys and values that do not belong together are
//! refused.

use zalog_app::{AppError, cabinet, rotate};
use zalog_domain::clock::{Clock, SeededEntropy};
use zalog_store::{KeyStore, Options};
use zalog_vault::{FileKey, KeyProvider, OsSecret};

use crate::harness::{Database, World, databases};

#[test]
fn turning_the_operator_key_keeps_what_is_held_and_kills_older_copies() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        world.close();
        let keys_file = world.folder.path().join("keys.db");
        let copy = world.folder.path().join("copy");
        std::fs::create_dir(&copy).unwrap();
        std::fs::copy(&keys_file, copy.join("keys.db")).unwrap();

        let root = FileKey::new(world.folder.path().join("root.key")).root().unwrap();
        let keys = KeyStore::open(&keys_file, Options::default()).unwrap();
        let now = world.clock.now();
        let turned = rotate::operator_key(&keys, &root, &OsSecret, &SeededEntropy::new(9), now).unwrap();
        assert!(turned >= 5, "secrets, the subject and the bucket: {turned}");
        assert_eq!(keys.operator_keys().unwrap().len(), 1, "the old generation is gone");
        drop(keys);
        world.open().unwrap();
        assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 1);
        world.register("second@example.com", &[]);

        // A subject key of the old copy hangs on a generation that is no more.
        let old = KeyStore::open(&copy.join("keys.db"), Options::default()).unwrap();
        let new = KeyStore::open(&keys_file, Options::default()).unwrap();
        let stale = old.subject(who).unwrap().unwrap();
        assert!(new.operator_keys().unwrap().iter().all(|k| k.generation > stale.generation));
    }
}

#[test]
fn turning_the_root_key_refuses_the_old_one() {
    let mut world = World::new("smile", &Database::Sqlite);
    let (_, who) = world.register("ivanna@example.com", &[]);
    world.close();
    let folder = world.folder.path().to_owned();
    let old = FileKey::new(folder.join("root.key")).root().unwrap();
    let new = FileKey::create(&folder.join("root.new"), &OsSecret).unwrap();
    let keys = KeyStore::open(&folder.join("keys.db"), Options::default()).unwrap();
    assert_eq!(rotate::root(&keys, &old, &new, &OsSecret, world.clock.now()).unwrap(), 1);
    assert_eq!(
        rotate::root(&keys, &old, &new, &OsSecret, world.clock.now()).unwrap(),
        0,
        "again changes nothing"
    );
    drop(keys);
    assert!(matches!(world.open(), Err(AppError::Internal(_))));
    std::fs::rename(folder.join("root.new"), folder.join("root.key")).unwrap();
    world.open().unwrap();
    assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 1);
}

#[test]
fn values_without_their_keys_are_refused() {
    let mut world = World::new("smile", &Database::Sqlite);
    world.close();
    for file in ["keys.db", "keys.db-wal", "keys.db-shm"] {
        let _ = std::fs::remove_file(world.folder.path().join(file));
    }
    let error = world.open().unwrap_err();
    assert!(error.to_string().contains("restore the keys"), "{error}");
}
