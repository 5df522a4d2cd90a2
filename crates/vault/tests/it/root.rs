//! Where the root key comes from, and what is refused.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
};
use zalog_vault::{CommandKey, FileKey, GivenKey, KeyProvider, OsSecret, RootKey, Secret, VaultError};

const KNOWN: &str = "zalog-root-1:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f:dc4b88f1";

/// Two keys are the same if they print the same.
fn text(key: &RootKey) -> String {
    key.to_text().to_string()
}

#[test]
fn the_text_form_is_golden_and_forgiving_of_how_it_was_typed() {
    let spaced = format!("  {}\r\n", KNOWN.replace("0405", "04 05\n").replace(":dc", " : dc"));
    let upper = KNOWN.replace("0a0b0c", "0A0B0C");
    for typed in [KNOWN, &spaced, &upper] {
        assert_eq!(text(&RootKey::from_text(typed).unwrap()), KNOWN);
    }
}

#[test]
fn mistyped_text_is_refused_and_never_repeated() {
    let mut wrong = vec![
        String::new(),
        "secret".into(),
        KNOWN.replace("root-1", "root-2"),
        KNOWN.replace(":dc4b88f1", ""),
        KNOWN.replace(":dc4b88f1", ":"),
        KNOWN.replace("0001", ""),
        KNOWN.replace("0001", "000100"),
        KNOWN.replace("0001", "00g1"),
        format!("{KNOWN}:"),
    ];
    // Any one digit, anywhere.
    for at in KNOWN.find(':').unwrap() + 1..KNOWN.len() {
        let digit = &KNOWN[at..=at];
        if digit != ":" {
            let other = if digit == "7" { "8" } else { "7" };
            wrong.push(format!("{}{other}{}", &KNOWN[..at], &KNOWN[at + 1..]));
        }
    }
    for typed in wrong {
        let error = GivenKey::new(typed.clone()).root().unwrap_err();
        assert!(matches!(error, VaultError::RootText(_)), "{typed}: {error:?}");
        assert!(!format!("{error} {error:?}").contains("0a0b0c"), "{error}");
    }
}

#[test]
fn a_file_is_made_once_for_its_owner_alone_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    assert!(matches!(FileKey::new(&path).root(), Err(VaultError::RootMissing { .. })));
    let made = FileKey::create(&path, &OsSecret).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(text(&FileKey::new(&path).root().unwrap()), text(&made));
    assert!(matches!(FileKey::create(&path, &OsSecret), Err(VaultError::RootExists { .. })));
    assert_eq!(text(&FileKey::new(&path).root().unwrap()), text(&made), "the old key is still there");
}

#[test]
fn no_file_is_left_when_there_is_no_key_to_put_in_it() {
    struct Broken;
    impl Secret for Broken {
        fn fill(&self, _: &mut [u8]) -> Result<(), VaultError> {
            Err(VaultError::Entropy)
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    assert!(matches!(FileKey::create(&path, &Broken), Err(VaultError::Entropy)));
    assert!(!path.exists());
    let nowhere = folder.path().join("no/such/folder/root.key");
    assert!(matches!(FileKey::create(&nowhere, &OsSecret), Err(VaultError::RootIo { .. })));
}

#[test]
fn a_file_others_can_reach_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    FileKey::create(&path, &OsSecret).unwrap();
    for (mode, good) in [
        (0o600, true),
        (0o400, true),
        (0o700, true),
        (0o640, false),
        (0o604, false),
        (0o620, false),
        (0o602, false),
        (0o601, false),
        (0o666, false),
    ] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let found = FileKey::new(&path).root();
        assert_eq!(found.is_ok(), good, "{mode:o}");
        if let Err(error) = found {
            assert!(matches!(error, VaultError::RootMode { mode: named, .. } if named == mode));
            assert!(error.to_string().contains("chmod 600"), "{error}");
        }
    }
    // By another name the same file is judged by its own mode.
    let link = folder.path().join("link.key");
    symlink(&path, &link).unwrap();
    assert!(matches!(FileKey::new(&link).root(), Err(VaultError::RootMode { .. })));
}

#[test]
fn files_that_are_no_key_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(FileKey::new(folder.path()).root(), Err(VaultError::RootFile { .. })), "a folder");
    let path = folder.path().join("root.key");
    for (bytes, what) in [
        (Vec::new(), "empty"),
        (b" \n".to_vec(), "blank"),
        (vec![b'0'; 5000], "too large"),
        (vec![0xff; 32], "raw bytes"),
    ] {
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(FileKey::new(&path).root(), Err(VaultError::RootFile { .. })), "{what}");
    }
    fs::write(&path, &KNOWN[..KNOWN.len() - 1]).unwrap();
    assert!(matches!(FileKey::new(&path).root(), Err(VaultError::RootText(_))), "cut by one digit");
}

#[test]
fn a_command_prints_the_key_or_fails_by_name() {
    let command = |script: &str| CommandKey { program: "sh".into(), args: vec!["-c".into(), script.into()] };
    assert_eq!(text(&command(&format!("echo {KNOWN}")).root().unwrap()), KNOWN);
    for script in
        [format!("echo {KNOWN}; exit 3"), "yes".into(), "printf '\\377\\377'".into(), "kill -9 $$".into()]
    {
        let error = command(&script).root().unwrap_err();
        assert!(matches!(&error, VaultError::RootCommand { program, .. } if program == "sh"), "{error:?}");
        assert!(!error.to_string().contains("0a0b0c"), "{error}");
    }
    assert!(matches!(command("true").root(), Err(VaultError::RootText(_))));
    let missing = CommandKey { program: "no-such-program-here".into(), args: Vec::new() };
    assert!(matches!(missing.root(), Err(VaultError::RootCommand { .. })));
    // No shell of ours in between: the argument stays one argument.
    let plain = CommandKey { program: "echo".into(), args: vec!["$(echo no)".into()] };
    assert!(matches!(plain.root(), Err(VaultError::RootText(_))));
}

#[test]
fn given_text_is_not_shown() {
    assert_eq!(format!("{:?}", GivenKey::new(KNOWN.into())), "GivenKey(..)");
    assert_eq!(text(&GivenKey::new(KNOWN.into()).root().unwrap()), KNOWN);
}
