//! Codes and negotiation.

use proptest::prelude::*;
use zalog_words::Lang;

#[test]
fn codes() {
    for lang in Lang::ALL {
        assert_eq!(Lang::from_code(lang.code()), Some(lang));
        assert_eq!(lang.fallbacks().first(), Some(&lang));
        assert_eq!(lang.fallbacks().last(), Some(&Lang::Ru));
    }
    assert_eq!(Lang::from_code("ru-RU"), Some(Lang::Ru));
    assert_eq!(Lang::from_code("EN_gb"), Some(Lang::En));
    assert_eq!(Lang::from_code("rus"), None);
    assert_eq!(Lang::from_code(""), None);
}

#[test]
fn negotiation() {
    let all = &Lang::ALL[..];
    let table: [(&str, &[Lang], Lang); 16] = [
        ("", all, Lang::Ru),
        ("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", all, Lang::Ru),
        ("en-GB, ru;q=0.5", all, Lang::En),
        ("ru;q=0.5, en;q=0.9", all, Lang::En),
        ("kk-KZ, ru;q=0.9", all, Lang::Kk),
        ("de, fr;q=0.9", all, Lang::Ru),
        ("de, *;q=0.5", &[Lang::En, Lang::Ru], Lang::En),
        // Refused by weight nought.
        ("ru;q=0, *", all, Lang::En),
        ("en;q=0", &[Lang::En, Lang::Ru], Lang::En),
        // Not available: its fallback, unless something written fits.
        ("kk", &[Lang::En, Lang::Ru], Lang::Ru),
        ("kk, en;q=0.1", &[Lang::Ru, Lang::En], Lang::En),
        // Broken headers.
        ("en;q=2, kk;q=0.1", all, Lang::Kk),
        ("en;q=abc", all, Lang::Ru),
        (";;;,,,q=1", all, Lang::Ru),
        ("EN ; Q=0.5", all, Lang::En),
        ("en", &[], Lang::Ru),
    ];
    for (header, available, lang) in table {
        assert_eq!(Lang::negotiate(header, available), lang, "{header}");
    }
}

proptest! {
    #[test]
    fn any_header_is_answered_by_an_available_language(header in "[a-zA-Z*;=,.0-9 -]{0,60}", with_kk in any::<bool>()) {
        let available: &[Lang] = if with_kk { &Lang::ALL } else { &[Lang::En, Lang::Ru] };
        prop_assert!(available.contains(&Lang::negotiate(&header, available)));
    }
}
