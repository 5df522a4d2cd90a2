//! Nothing a receipt says can be changed, and it says no more than it can prove.

use crate::support::{ORIGIN, checkpoint, entry, signer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use zalog_journal::{
    Document, Hash, JournalError, MemoryTiles, Proof, Receipt, Said, Seen, SignerKey, VerifierKey, append,
    inclusion_proof,
};

fn keys() -> [VerifierKey; 1] {
    [signer().verifier()]
}

fn promise(index: u64) -> Receipt {
    let mut receipt = Receipt {
        format: String::new(),
        number: "7K3M-9QXW-2D5T".into(),
        operator: "ООО «Пример»".into(),
        origin: ORIGIN.into(),
        vkey: String::new(),
        issued_at: "2026-03-02T09:30:00+03:00".into(),
        document: Document { hash: "07".repeat(32), lang: "ru".into(), name: "newsletter".into() },
        statement: BTreeMap::from([
            ("purpose".into(), Said::Text("новости магазина".into())),
            ("items".into(), Said::List(vec!["email".into(), "имя".into()])),
            ("separate".into(), Said::Flag(true)),
            ("version".into(), Said::Number(3)),
        ]),
        entry: String::new(),
        signature: String::new(),
        proof: None,
    };
    receipt.sign(&entry(index).encode().unwrap(), &signer()).unwrap();
    receipt
}

fn tree(size: u64) -> Vec<Hash> {
    (0..size).map(|n| entry(n).leaf().unwrap()).collect()
}

fn included(index: u64, size: u64) -> Receipt {
    let mut tiles = MemoryTiles::default();
    append(&mut tiles, 0, &tree(size)).unwrap();
    let hashes = inclusion_proof(&mut tiles, size, index).unwrap();
    let note = checkpoint(&tree(size)).sign(&[&signer()]).unwrap();
    Receipt { proof: Some(Proof::new(index, size, &hashes, note)), ..promise(index) }
}

#[test]
fn a_promise_first_and_the_proof_later() {
    let receipt = promise(4);
    assert_eq!(receipt.verify(&keys()).unwrap(), Seen::Promise);
    assert_eq!(receipt.entry().unwrap(), entry(4));
    assert_eq!(included(4, 300).verify(&keys()).unwrap(), Seen::Included { size: 300 });
    assert_eq!(included(0, 1).verify(&keys()).unwrap(), Seen::Included { size: 1 });
}

#[test]
fn json_there_and_back_and_laid_out_otherwise() {
    let receipt = included(4, 9);
    let json = receipt.to_json().unwrap();
    assert_eq!(Receipt::from_json(&json).unwrap(), receipt);
    // Another program may write the same things in another order and without line ends.
    let value: Value = serde_json::from_str(&json).unwrap();
    let again = Receipt::from_json(&value.to_string()).unwrap();
    assert_eq!(again.verify(&keys()).unwrap(), Seen::Included { size: 9 });
    assert!(!promise(4).to_json().unwrap().contains("proof"));
}

#[test]
fn golden_promise() {
    // The bytes that are signed must never change: people keep receipts for years. Computed by another program.
    let bytes = String::from_utf8(promise(4).promise_bytes().unwrap()).unwrap();
    let mut lines = bytes.lines();
    assert_eq!(lines.next(), Some("zalog receipt promise v1"));
    assert_eq!(lines.next(), Some(ORIGIN));
    assert_eq!(bytes, include_str!("../golden/promise.txt"));
}

/// Every leaf of the JSON, each changed a little: strings by a letter, numbers by one, flags turned.
fn every_change(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(map) => {
            let mut all = Vec::new();
            for (name, inner) in map {
                for changed in every_change(inner) {
                    let mut copy = map.clone();
                    copy.insert(name.clone(), changed);
                    all.push(Value::Object(copy));
                }
                let mut without = map.clone();
                without.remove(name);
                all.push(Value::Object(without));
            }
            let mut more = map.clone();
            more.insert("added".into(), json!("anything"));
            all.push(Value::Object(more));
            all
        }
        Value::Array(list) => {
            let mut all = Vec::new();
            for (at, inner) in list.iter().enumerate() {
                for changed in every_change(inner) {
                    let mut copy = list.clone();
                    copy[at] = changed;
                    all.push(Value::Array(copy));
                }
                let mut without = list.clone();
                without.remove(at);
                all.push(Value::Array(without));
            }
            all
        }
        Value::String(text) => {
            let mut chars: Vec<char> = text.chars().collect();
            let middle = chars.len() / 2;
            chars[middle] = if chars[middle] == 'b' { 'c' } else { 'b' };
            vec![json!(chars.iter().collect::<String>()), json!(format!("{text} ")), json!("")]
        }
        Value::Number(number) => vec![json!(number.as_i64().unwrap() + 1)],
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Null => Vec::new(),
    }
}

#[test]
fn nothing_in_a_receipt_can_be_changed() {
    let whole: Value = serde_json::from_str(&included(4, 9).to_json().unwrap()).unwrap();
    let mut without_proof = whole.clone();
    without_proof.as_object_mut().unwrap().remove("proof");
    let changes = every_change(&whole);
    assert!(changes.len() > 40);
    for changed in changes {
        let found = Receipt::from_json(&changed.to_string()).and_then(|receipt| receipt.verify(&keys()));
        if changed == without_proof {
            // Taking the proof off leaves a promise, and `verify` says so.
            assert_eq!(found.unwrap(), Seen::Promise);
        } else {
            assert!(found.is_err(), "{changed}");
        }
    }
}

#[test]
fn another_kind_of_the_same_word_is_another_statement() {
    // "3" is not 3, and a text is not a list of one.
    for (name, other) in
        [("version", Said::Text("3".into())), ("purpose", Said::List(vec!["новости магазина".into()]))]
    {
        let mut receipt = promise(4);
        receipt.statement.insert(name.into(), other);
        assert!(matches!(receipt.verify(&keys()), Err(JournalError::Signature)), "{name}");
    }
}

#[test]
fn a_foreign_key_vouches_for_nothing() {
    let stranger = SignerKey::new(ORIGIN, &[9; 32]).unwrap();
    assert!(matches!(promise(4).verify(&[]), Err(JournalError::UnknownKey(_))));
    assert!(matches!(promise(4).verify(&[stranger.verifier()]), Err(JournalError::UnknownKey(_))));
    // Signed anew by a stranger under his own key: consistent in itself, and refused.
    let mut forged = promise(4);
    forged.statement.insert("purpose".into(), Said::Text("что угодно".into()));
    forged.sign(&entry(4).encode().unwrap(), &stranger).unwrap();
    assert!(matches!(forged.verify(&keys()), Err(JournalError::UnknownKey(_))));
}

#[test]
fn after_a_change_of_keys_old_receipts_take_proofs_under_the_new_key() {
    let new = SignerKey::new(ORIGIN, &[8; 32]).unwrap();
    let mut receipt = included(4, 9);
    let note = checkpoint(&tree(9)).sign(&[&new]).unwrap();
    receipt.proof.as_mut().unwrap().checkpoint = note;
    let both = [signer().verifier(), new.verifier()];
    assert_eq!(receipt.verify(&both).unwrap(), Seen::Included { size: 9 });
    assert!(matches!(receipt.verify(&keys()), Err(JournalError::Signature)));
}

#[test]
fn a_proof_of_another_entry_or_journal_or_size_is_refused() {
    let mut receipt = included(4, 9);
    receipt.proof = included(5, 9).proof;
    assert!(matches!(receipt.verify(&keys()), Err(JournalError::Inclusion)));
    let mut receipt = included(4, 9);
    receipt.proof.as_mut().unwrap().checkpoint = included(4, 10).proof.unwrap().checkpoint;
    assert!(matches!(receipt.verify(&keys()), Err(JournalError::Inclusion)));
    let mut receipt = included(4, 9);
    let mut other = checkpoint(&tree(9));
    other.origin = "journal.example/other".into();
    receipt.proof.as_mut().unwrap().checkpoint = other.sign(&[&signer()]).unwrap();
    assert!(matches!(receipt.verify(&keys()), Err(JournalError::Origin { .. })));
}

#[test]
fn a_newer_format_is_named_not_guessed() {
    let receipt = Receipt { format: "zalog-receipt/2".into(), ..promise(4) };
    assert!(matches!(receipt.verify(&keys()), Err(JournalError::ReceiptFormat(_))));
}
