//! `token add`, `list` and `revoke`: the token is printed once, and nowhere else.

use crate::harness::{Data, OPERATOR, Said, example, zalog};

#[test]
fn a_token_is_printed_once_listed_without_itself_and_revoked() {
    let data = Data::new();
    let folder = example(OPERATOR);
    let call = |words: &[&str]| {
        let mut args = vec!["token"];
        args.extend(words.first());
        args.extend([folder.as_str(), "--data", data.arg(), "--draft"]);
        args.extend(words.iter().skip(1));
        zalog(&args)
    };
    assert!(call(&["list", "--lang", "en"]).out.contains("no tokens"));
    // Purposes by slug or as the declaration spells them.
    let added =
        call(&["add", "--name", "shop", "--purpose", "account", "--purpose", "новости", "--days", "30"]);
    assert_eq!(added.code, Some(0), "{}", added.err);
    let token = added.out.trim_end();
    assert!(token.starts_with("zalog_") && token.len() == 49 && !token.contains(char::is_whitespace));
    assert!(!added.err.contains(token) && !added.err.contains("cli-"), "{}", added.err);
    let listed = |words: &[&str]| {
        let Said { out, .. } = call(words);
        assert!(!out.contains(token.trim_start_matches("zalog_")), "{out}");
        out
    };
    let json: serde_json::Value = serde_json::from_str(&listed(&["list", "--json"])).unwrap();
    let shop = &json["tokens"][0];
    assert_eq!((shop["name"].as_str(), shop["state"].as_str()), (Some("shop"), Some("active")));
    assert_eq!(shop["purposes"], serde_json::json!(["account", "news"]));
    for (words, said) in [
        (vec!["add", "--name", "shop", "--purpose", "account"], "token-name-taken"),
        (vec!["add", "--name", "Касса", "--purpose", "account"], "token-name"),
        (vec!["add", "--name", "crm", "--purpose", "nonsense"], "purpose-undeclared"),
        (vec!["add", "--name", "crm", "--purpose", "account", "--days", "1000"], "token-days"),
        (vec!["revoke", "crm"], "token-unknown"),
    ] {
        let refused = call(&words);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{words:?}");
        let text = zalog_words::Words::of(zalog_words::Lang::Ru).say(said);
        assert_eq!(refused.err.trim_end(), text, "{words:?}");
    }
    assert_eq!(call(&["add", "--name", "crm"]).code, Some(2));
    for _ in 0..2 {
        assert_eq!(call(&["revoke", "shop"]).code, Some(0));
    }
    assert!(listed(&["list", "--lang", "en"]).contains("revoked"));
}
