//! Lists and quotation marks.

use zalog_words::{Lang, list, list_or, quote};

#[test]
fn lists() {
    let table: [(&[&str], &str, &str, &str); 4] = [
        (&[], "", "", ""),
        (&["имя"], "имя", "имя", "имя"),
        (&["имя", "телефон"], "имя и телефон", "имя and телефон", "имя және телефон"),
        (
            &["имя", "телефон", "адрес"],
            "имя, телефон и адрес",
            "имя, телефон and адрес",
            "имя, телефон және адрес",
        ),
    ];
    for (items, ru, en, kk) in table {
        assert_eq!(
            (list(Lang::Ru, items), list(Lang::En, items), list(Lang::Kk, items)),
            (ru.into(), en.into(), kk.into())
        );
    }
    assert_eq!(list_or(Lang::Ru, &["письмом", "лично"]), "письмом или лично");
    assert_eq!(
        list_or(Lang::En, &["by letter".to_owned(), "in person".to_owned()]),
        "by letter or in person"
    );
}

#[test]
fn quotes() {
    assert_eq!(quote(Lang::Ru, "Ромашка"), "«Ромашка»");
    assert_eq!(quote(Lang::En, "Daisy"), "“Daisy”");
    assert_eq!(quote(Lang::Ru, "ООО «Ромашка»"), "«ООО „Ромашка“»");
    assert_eq!(quote(Lang::En, "the “Daisy” shop"), "“the ‘Daisy’ shop”");
}
