//! `journal verify`: a sound journal, one that was touched, one whose tail is cut.

use zalog_store::{Options, Sql, Store, StoreError};

use crate::harness::{Data, zalog};

fn touch(data: &Data, sql: &'static str) {
    let store = Store::sqlite(&data.operator().join("values.db"), Options::default()).unwrap();
    store.write::<_, StoreError, _>(move |tx| tx.execute(Sql::same(sql), &[])).unwrap();
}

#[test]
fn a_journal_is_verified_by_folder_or_by_operator() {
    let data = Data::new();
    let operator = data.operator().display().to_string();
    for folder in [data.arg(), operator.as_str()] {
        let said = zalog(&["journal", "verify", folder]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        assert!(said.out.contains("smile.example/zalog"), "{}", said.out);
        let json = zalog(&["journal", "verify", folder, "--json"]).json();
        let verdict = &json[0];
        assert_eq!(verdict["origin"], "smile.example/zalog");
        assert!(verdict["entries"].as_u64().unwrap() > 3);
        assert_eq!(verdict["entries"], verdict["against"]);
        assert_eq!(verdict["root"].as_str().unwrap().len(), 64);
        assert_eq!(verdict["findings"], serde_json::json!([]));
    }
}

#[test]
fn what_was_touched_is_said_and_fails() {
    let data = Data::new();
    touch(&data, "UPDATE journal_head SET root = zeroblob(32)");
    let said = zalog(&["journal", "verify", data.arg()]);
    assert_eq!(said.code, Some(1));
    let json = zalog(&["journal", "verify", data.arg(), "--json"]);
    assert_eq!(json.code, Some(1));
    assert_eq!(json.json()[0]["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_checkpoint_that_somebody_kept_is_held_against_it() {
    let data = Data::new();
    let kept = data.keys(Options::default()).checkpoint().unwrap().unwrap().1;
    let file = data.path().join("checkpoint.txt");
    std::fs::write(&file, &kept).unwrap();
    let file = file.to_str().unwrap();
    let operator = data.operator().display().to_string();
    let with = ["journal", "verify", operator.as_str(), "--checkpoint", file];
    assert_eq!(zalog(&with).code, Some(0));
    // The whole journal is gone, and with it every checkpoint of ours.
    for table in [
        "DELETE FROM journal_batch",
        "DELETE FROM journal_tile",
        "DELETE FROM journal_head",
        "DELETE FROM checkpoint",
    ] {
        touch(&data, table);
    }
    std::fs::remove_file(data.operator().join("keys.db")).unwrap();
    assert_eq!(zalog(&["journal", "verify", &operator]).code, Some(0));
    assert_eq!(zalog(&with).code, Some(1));
    std::fs::write(file, "not a checkpoint").unwrap();
    assert_eq!(zalog(&with).code, Some(1));
    assert_eq!(zalog(&["journal", "verify", &operator, "--checkpoint", "/nowhere"]).code, Some(1));
}
