//! `zalog verify`: a receipt that is sound, one that was changed, and a key that is another's.

use std::collections::BTreeMap;

use zalog_journal::{Document, Receipt, Said, SignerKey};

use crate::harness::zalog;

/// A receipt over some entry's bytes, as a person downloads it.
fn receipt(seed: u8) -> Receipt {
    let signer = SignerKey::new("smile.example/zalog", &[seed; 32]).unwrap();
    let mut receipt = Receipt {
        format: String::new(),
        number: "7K3M-9QXW-2D5T-0".to_owned(),
        operator: "ООО «Пример»".to_owned(),
        origin: "smile.example/zalog".to_owned(),
        vkey: String::new(),
        issued_at: "2026-11-22T09:00:00Z".to_owned(),
        document: Document { hash: "07".repeat(32), lang: "ru".to_owned(), name: "consent/news".to_owned() },
        statement: BTreeMap::from([("purpose".to_owned(), Said::Text("news".to_owned()))]),
        entry: String::new(),
        signature: String::new(),
        proof: None,
    };
    let entry = zalog_journal::Entry {
        id: zalog_journal::EntryId([7; 16]),
        kind: zalog_journal::Kind::ConsentGiven,
        at: 1_795_338_000_000_000,
        actor: zalog_journal::Actor::Subject,
        tag: None,
        text: Some([7; 32]),
        salt: [1; 16],
        facts: Vec::new(),
    };
    receipt.sign(&entry.encode().unwrap(), &signer).unwrap();
    receipt
}

#[test]
fn a_receipt_is_checked_against_a_key_and_a_change_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("receipt.json");
    let path = file.to_str().unwrap();
    let mine = receipt(1);
    std::fs::write(&file, mine.to_json().unwrap()).unwrap();
    let said = zalog(&["verify", path, "--key", &mine.vkey]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.out.contains("7K3M-9QXW-2D5T-0") && said.out.contains(&"07".repeat(32)), "{}", said.out);
    let json = zalog(&["verify", path, "--key", &mine.vkey, "--json"]).json();
    assert_eq!((json["sound"].as_bool(), json["trusted_key"].as_bool()), (Some(true), Some(true)));
    // Without a key of one's own the answer says what that is worth.
    let own = zalog(&["verify", path]);
    assert!(own.code == Some(0) && own.out.contains(&mine.vkey), "{}", own.out);
    assert_eq!(zalog(&["verify", path, "--json"]).json()["trusted_key"], false);
    // Another's key, another text, no receipt at all.
    assert_eq!(zalog(&["verify", path, "--key", &receipt(2).vkey]).code, Some(1));
    let forged = mine.to_json().unwrap().replace(&"07".repeat(32), &"08".repeat(32));
    std::fs::write(&file, forged).unwrap();
    assert_eq!(zalog(&["verify", path, "--key", &mine.vkey]).code, Some(1));
    assert_eq!(zalog(&["verify", path, "--json"]).json()["sound"], false);
    std::fs::write(&file, "{}").unwrap();
    assert_eq!(zalog(&["verify", path]).code, Some(1));
}
