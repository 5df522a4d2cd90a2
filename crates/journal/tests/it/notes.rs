//! Signed notes and checkpoints are those that other programs write and read.

use crate::support::{ORIGIN, leaves, naive_root, signer};
use proptest::prelude::*;
use zalog_journal::{Checkpoint, JournalError, SignerKey, VerifierKey, empty_root, open_note, sign_note};

/// The published example of the note format: key, text and signature.
const NEUMANN: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NEUMANN_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\
    \n\
    \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

/// Computed with another implementation of Ed25519 (OpenSSL's) from the seed 00 01 02 … 1f.
const VKEY: &str = "journal.example/shop+82c6ea42+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
const EMPTY_TREE: &str = "journal.example/shop\n\
    0\n\
    47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\
    \n\
    \u{2014} journal.example/shop gsbqQtDIfi91HfZ6gNtw80RQFn9u29jGq9UvPYD8qXs0bEnQkLyJhKkQHv50J/o0MM5hySOf/ZDvJIDPQK8QRlzosgQ=\n";

fn keys() -> [VerifierKey; 1] {
    [signer().verifier()]
}

#[test]
fn the_published_example_opens_and_a_changed_one_does_not() {
    let key: VerifierKey = NEUMANN.parse().unwrap();
    assert_eq!(key.to_string(), NEUMANN);
    let opened = open_note(NEUMANN_NOTE, std::slice::from_ref(&key)).unwrap();
    assert_eq!(opened.signed_by, ["PeterNeumann"]);
    assert!(opened.text.ends_with("your problem is.\n"));
    let changed = NEUMANN_NOTE.replace("cryptography", "cryptographY");
    assert!(matches!(open_note(&changed, &[key]), Err(JournalError::Signature)));
}

#[test]
fn golden_key_and_checkpoint() {
    assert_eq!(signer().verifier().to_string(), VKEY);
    let empty = Checkpoint { origin: ORIGIN.into(), size: 0, root: empty_root(), extensions: Vec::new() };
    assert_eq!(empty.sign(&[&signer()]).unwrap(), EMPTY_TREE);
    assert_eq!(Checkpoint::open(EMPTY_TREE, &keys(), ORIGIN).unwrap(), empty);
}

#[test]
fn mangled_verifier_keys_are_refused() {
    for at in 0..=NEUMANN.len() {
        for to in at..=NEUMANN.len() {
            if to - at < NEUMANN.len() {
                let part: Result<VerifierKey, _> = NEUMANN.get(at..to).unwrap().parse();
                assert!(part.is_err(), "{at}..{to}");
            }
        }
        if at < NEUMANN.len() {
            let mut bytes = NEUMANN.as_bytes().to_vec();
            bytes[at] += 1;
            let changed: Result<VerifierKey, _> = String::from_utf8(bytes).unwrap().parse();
            assert!(changed.is_err(), "byte {at}");
        }
    }
    let upper: Result<VerifierKey, _> = NEUMANN.replace("c74f20a3", "C74F20A3").parse();
    assert!(upper.is_err(), "one key has one text");
    for name in ["", "a b", "a+b", "a\nb", "a\u{a0}b", &"n".repeat(256)] {
        assert!(matches!(SignerKey::new(name, &[1; 32]), Err(JournalError::Malformed(_))), "{name:?}");
    }
    assert_eq!(format!("{:?}", signer()), "SignerKey(journal.example/shop, ..)");
}

#[test]
fn a_checkpoint_is_opened_by_its_key_and_for_its_journal_only() {
    let checkpoint = Checkpoint {
        origin: ORIGIN.into(),
        size: 12,
        root: naive_root(&leaves(12)),
        extensions: vec!["epoch 3".into()],
    };
    let note = checkpoint.sign(&[&signer()]).unwrap();
    assert_eq!(Checkpoint::open(&note, &keys(), ORIGIN).unwrap(), checkpoint);
    let stranger = SignerKey::new(ORIGIN, &[9; 32]).unwrap();
    for known in [vec![], vec![stranger.verifier()]] {
        assert!(matches!(Checkpoint::open(&note, &known, ORIGIN), Err(JournalError::Signature)));
    }
    assert!(matches!(
        Checkpoint::open(&note, &keys(), "journal.example/other"),
        Err(JournalError::Origin { .. })
    ));
}

#[test]
fn witnesses_are_passed_over_and_a_known_key_must_hold() {
    let (old, new) = (signer(), SignerKey::new("journal.example/shop-2", &[8; 32]).unwrap());
    let witness = SignerKey::new("witness.example", &[7; 32]).unwrap();
    let note = sign_note("text\n", &[&old, &witness, &new]).unwrap();
    let both = [old.verifier(), new.verifier()];
    assert_eq!(open_note(&note, &both).unwrap().signed_by, [ORIGIN, "journal.example/shop-2"]);
    assert_eq!(open_note(&note, &keys()).unwrap().signed_by, [ORIGIN]);
    assert!(matches!(open_note(&note, &[]), Err(JournalError::Signature)));
    // One good signature does not make up for a bad one of another known key.
    let other = sign_note("another text\n", &[&new]).unwrap();
    let forged = format!("{}{}", sign_note("text\n", &[&old]).unwrap(), other.lines().last().unwrap()) + "\n";
    assert!(open_note(&forged, &keys()).is_ok(), "the other key is not known here");
    assert!(matches!(open_note(&forged, &both), Err(JournalError::Signature)));
}

#[test]
fn malformed_notes_and_checkpoints_are_refused() {
    for note in [
        "",
        "text",
        "text\n",
        "text\n\n",
        "text\n\n\u{2014} name",
        "text\n\n\u{2014} name !!!!\n",
        "text\n\n- name AAAA\n",
        "text\r\n\n\u{2014} name AAAAAAAA\n",
        "\n\n\u{2014} name AA==\n",
        &format!("text\n\n{}", "\u{2014} name AAAAAAAA\n".repeat(101)),
        NEUMANN_NOTE.trim_end(),
        &format!("{NEUMANN_NOTE}\n"),
    ] {
        let found = open_note(note, &[NEUMANN.parse().unwrap()]);
        assert!(matches!(found, Err(JournalError::Malformed(_))), "{note:?}: {found:?}");
    }
    assert!(sign_note("no newline", &[&signer()]).is_err());
    assert!(sign_note("tab\t\n", &[&signer()]).is_err());

    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    assert!(Checkpoint::parse(&format!("o\n7\n{root}\nmore\n")).is_ok());
    for text in [
        format!("o\n7\n{root}"),
        format!("\n7\n{root}\n"),
        format!("o\n07\n{root}\n"),
        format!("o\n+7\n{root}\n"),
        format!("o\n-7\n{root}\n"),
        format!("o\n18446744073709551616\n{root}\n"),
        format!("o\n7\n{root}\n\n"),
        "o\n7\n\n".into(),
        "o\n7\nAAAA\n".into(),
        "o\n7\n".into(),
        format!("o\n7\n{}\n", root.trim_end_matches('=')),
    ] {
        assert!(Checkpoint::parse(&text).is_err(), "{text:?}");
    }
    for (origin, extensions) in
        [("", vec![]), ("two\nlines", vec![]), (ORIGIN, vec![String::new()]), (ORIGIN, vec!["a\nb".into()])]
    {
        let checkpoint = Checkpoint { origin: origin.into(), size: 1, root: [1; 32], extensions };
        assert!(checkpoint.sign(&[&signer()]).is_err(), "{checkpoint:?}");
    }
}

proptest! {
    #[test]
    fn any_flipped_bit_of_a_signed_checkpoint_is_found(at in any::<prop::sample::Index>()) {
        let mut bytes = EMPTY_TREE.as_bytes().to_vec();
        let bit = at.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(Checkpoint::open(&text, &keys(), ORIGIN).is_err());
        }
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,40}(\n\\PC{0,20}){0,4}(\n\n\u{2014} [a-z]{1,3} [A-Za-z0-9+/=]{0,90}\n)?") {
        let _ = open_note(&text, &keys());
        let _ = Checkpoint::parse(&text);
    }
}
