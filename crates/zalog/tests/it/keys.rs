//! Turning keys by the command line: values still open, the old root opens nothing, a stopped rotation goes on; and a
//! root key that others can read, or that is missing, is refused.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use zalog_app::rotate;
use zalog_domain::clock::{Entropy, SeededEntropy};
use zalog_store::{Faults, Options, faults};
use zalog_vault::{FileKey, KeyProvider, OsSecret};

use crate::harness::{Data, OPERATOR, example, zalog, zalog_with};

fn files(data: &Data, part: &str) -> Vec<PathBuf> {
    let names = std::fs::read_dir(data.path()).unwrap().map(|e| e.unwrap().path());
    names.filter(|p| p.file_name().unwrap().to_string_lossy().contains(part)).collect()
}

#[test]
fn another_root_key_opens_everything_and_the_old_one_nothing() {
    let data = Data::new();
    assert!(data.opens(&data.root()));
    let said = zalog(&["key", "rotate", "--root", "--data", data.arg()]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let old = files(&data, ".old-");
    assert_eq!((old.len(), files(&data, ".new").len()), (1, 0));
    assert!(data.opens(&data.root()));
    assert!(!data.opens(&old[0]));
    assert_eq!(zalog(&["journal", "verify", data.arg()]).code, Some(0));
    let json = zalog(&["key", "rotate", "--root", "--data", data.arg(), "--json"]).json();
    assert_eq!(json["rotated"], "root");
    assert!(data.opens(&data.root()));
}

#[test]
fn a_root_rotation_that_was_stopped_goes_on() {
    let data = Data::new();
    // Stopped after the new key was made, before and after the keys were wrapped with it.
    for wrapped in [false, true] {
        let next = data.path().join("root.key.new");
        let new = FileKey::create(&next, &OsSecret).unwrap();
        if wrapped {
            let (keys, old) = (data.keys(Options::default()), FileKey::new(data.root()).root().unwrap());
            rotate::root(&keys, &old, &new, &OsSecret, jiff::Timestamp::UNIX_EPOCH).unwrap();
            drop(keys);
            assert!(!data.opens(&data.root()) && data.opens(&next));
        }
        let said = zalog(&["key", "rotate", "--root", "--data", data.arg()]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        assert!(data.opens(&data.root()) && !next.exists());
        // The next turn of this test must not meet a file kept within the same second.
        files(&data, ".old-").iter().for_each(|old| std::fs::remove_file(old).unwrap());
    }
}

#[test]
fn another_operator_key_opens_everything() {
    let data = Data::new();
    let generation = |data: &Data| {
        let keys = data.keys(Options::default()).operator_keys().unwrap();
        assert_eq!(keys.len(), 1, "an old generation is left");
        keys[0].generation
    };
    let before = generation(&data);
    let said = zalog(&["key", "rotate", "--operator", "--data", data.arg(), "--json"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let json = said.json();
    assert_eq!(json["rotated"], "operator");
    // A subject and the four named secrets at the least.
    assert!(json["keys"].as_u64().unwrap() >= 5, "{json}");
    assert_eq!(generation(&data), before + 1);
    assert!(data.opens(&data.root()));
}

#[test]
fn an_operator_rotation_that_was_stopped_goes_on() {
    // Every commit of a rotation in turn, until one is not reached.
    for stop in 1.. {
        let data = Data::new();
        let left = AtomicU32::new(stop);
        let point = if stop % 2 == 0 { faults::AFTER_KEYS_COMMIT } else { faults::BEFORE_KEYS_COMMIT };
        let faults = Faults::new(move |at| {
            assert!(at != point || left.fetch_sub(1, Ordering::SeqCst) != 1, "stopped on purpose");
        });
        let keys = data.keys(Options { faults, ..Options::default() });
        let root = FileKey::new(data.root()).root().unwrap();
        let entropy: &dyn Entropy = &SeededEntropy::new(1);
        let stopped =
            rotate::operator_key(&keys, &root, &OsSecret, entropy, jiff::Timestamp::UNIX_EPOCH).is_err();
        drop(keys);
        if stopped {
            // Values open in the middle, too: the server may run before the rotation goes on.
            assert!(data.opens(&data.root()), "stopped at commit {stop}");
            let said = zalog(&["key", "rotate", "--operator", "--data", data.arg()]);
            assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        }
        assert_eq!(data.keys(Options::default()).operator_keys().unwrap().len(), 1, "commit {stop}");
        assert!(data.opens(&data.root()), "commit {stop}");
        if !stopped {
            assert!(stop > 4, "a rotation has more commits than {stop}");
            break;
        }
    }
}

#[cfg(unix)]
#[test]
fn a_root_key_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let data = Data::new();
    let folder = example(OPERATOR);
    let doctor = ["doctor", folder.as_str(), "--data", data.arg(), "--draft", "--json"];
    for mode in [0o640, 0o604, 0o644] {
        std::fs::set_permissions(data.root(), std::fs::Permissions::from_mode(mode)).unwrap();
        for args in [doctor.as_slice(), &["key", "rotate", "--root", "--data", data.arg()]] {
            let said = zalog(args);
            assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{mode:o} {args:?}");
            assert!(said.err.contains("chmod 600"), "{}", said.err);
        }
    }
    std::fs::set_permissions(data.root(), std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(zalog(&doctor).json()["checks"].is_array());
}

#[test]
fn a_missing_root_key_is_said_and_none_is_made_in_its_place() {
    let data = Data::new();
    let kept = data.path().join("safe");
    std::fs::rename(data.root(), &kept).unwrap();
    let folder = example(OPERATOR);
    let doctor = ["doctor", folder.as_str(), "--data", data.arg(), "--draft"];
    let said = zalog(&doctor);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("root.key") && !data.root().exists(), "{}", said.err);
    // The same key by the environment, or by a command.
    let text = std::fs::read_to_string(&kept).unwrap();
    let said = zalog_with(&[("ZALOG_ROOT_KEY", text.trim())], &[&doctor[..], &["--json"]].concat());
    assert!(said.json()["checks"].is_array(), "{}", said.err);
    let config = data.path().join("zalog.toml");
    std::fs::write(
        &config,
        format!("[root-key]\ncommand = [\"/bin/cat\", {:?}]\n", kept.display().to_string()),
    )
    .unwrap();
    let said = zalog(&[&doctor[..], &["--json", "--config", config.to_str().unwrap()]].concat());
    assert!(said.json()["checks"].is_array(), "{}", said.err);
    // A key that does not lie in a file is turned where it lies.
    let rotate = ["key", "rotate", "--root", "--data", data.arg(), "--config", config.to_str().unwrap()];
    assert_eq!(zalog(&rotate).code, Some(1));
}
