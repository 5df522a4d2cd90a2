//! Samples of a person's pages.

use askama::Template;
use zalog_policy::plan::Edit;
use zalog_words::{Lang, Words};

use super::{
    AgainLine, CabinetPage, ConsentLine, ConsentPage, Forecast, Group, Kept, LeavingPage, LinkSentPage,
    OpeningLine, OpeningsPage, ReceiptPage, Record, SessionLine, SessionsPage, Value,
};
use crate::view::Html;
use crate::view::again::{AgainPage, Clause, Stretch};
use crate::view::copy::{CopyEntry, CopyPage, CopyPart, CopyValue, HERE};
use crate::view::field::line;
use crate::view::form::Aside;
use crate::view::notice::{RefusedPage, Version};
use crate::view::samples::{button, facts, frame, phrase, reason};

fn back() -> Aside {
    Aside { href: "/cabinet".to_owned(), text: "Назад".to_owned() }
}

fn cabinet(lang: Lang) -> CabinetPage {
    let value = |more: bool| Value {
        label: phrase(),
        value: "proba@example.org".to_owned(),
        came: "Указали вы".to_owned(),
        proved: (!more).then(|| "адрес подтверждён".to_owned()),
        prove: more.then(button),
        delete: more.then(|| "/cabinet/values/a/delete".to_owned()),
    };
    let group = Group {
        values: vec![value(true), value(false)],
        reasons: vec![reason("active"), reason("suspended")],
        more: vec![reason("winding-down")],
        more_text: "Ещё".to_owned(),
    };
    let consent = |withdrawn: Option<String>| ConsentLine {
        purpose: phrase(),
        href: "/cabinet/consents/a".to_owned(),
        given: "дано".to_owned(),
        withdrawn,
    };
    CabinetPage {
        page: frame(lang, "Мои данные"),
        lead: vec!["Всё".to_owned(), "Ключ".to_owned()],
        notice: Some("Исправлено".to_owned()),
        rooms: vec![back()],
        versions: vec![version(1, false), version(2, true)],
        again: vec![AgainLine { purpose: phrase(), href: "/a".to_owned(), given: "дано".to_owned() }],
        join: Some(("Ваша?".to_owned(), button())),
        check: Some(("Верно?".to_owned(), button())),
        records: vec![Record {
            title: phrase(),
            came: "Получено".to_owned(),
            other: Some("Данные другого человека".to_owned()),
            case: Some(("1".to_owned(), "новая".to_owned())),
            groups: vec![group],
            edit: Some("/edit".to_owned()),
            remove: Some("/remove".to_owned()),
        }],
        older: Some("/cabinet?before=a".to_owned()),
        newest: Some("/cabinet".to_owned()),
        consents: Some(vec![consent(None), consent(Some("отозвано".to_owned()))]),
    }
}

fn version(edition: i64, refused: bool) -> Version {
    Version {
        edition,
        title: "Новая редакция".to_owned(),
        lines: vec!["Меняется".to_owned()],
        list: vec!["Цель: добавлено данное".to_owned()],
        changes: "/policy/v/2".to_owned(),
        refused: refused.then(|| ("Не согласились.".to_owned(), "/cabinet/versions/2".to_owned())),
        answers: if refused { Vec::new() } else { vec![button(), button()] },
        small: vec!["Отвечать необязательно".to_owned()],
    }
}

fn again(lang: Lang, error: bool) -> AgainPage {
    let stretch = |edit, text: &str| Stretch { edit, text: text.to_owned() };
    let clause = Clause {
        heading: "Что".to_owned(),
        turn: "notice-again-clause-changed",
        stretches: vec![
            stretch(Edit::Same, "Храним "),
            stretch(Edit::Removed, "год"),
            stretch(Edit::Added, "<три> года"),
        ],
    };
    AgainPage {
        page: frame(lang, "Новое согласие"),
        back: back(),
        purpose: phrase(),
        lead: vec!["Меняется".to_owned()],
        error: error.then(|| "Устарело".to_owned()),
        clauses: if error { Vec::new() } else { vec![clause] },
        old: "/cabinet/consents/a".to_owned(),
        give: button(),
        document: "ab".repeat(32),
        refuse: button(),
        text_title: "Текст".to_owned(),
        text_lang: "ru",
        text: Html("<p>Текст</p>".to_owned()),
    }
}

fn refused(lang: Lang) -> RefusedPage {
    RefusedPage {
        page: frame(lang, "Не согласны"),
        back: back(),
        lines: vec!["Записано".to_owned()],
        ways: vec![back(), back()],
        accept: button(),
        changes: "/policy/v/2".to_owned(),
    }
}

fn forecast() -> Forecast {
    Forecast {
        stops: vec![phrase()],
        goes: vec![(phrase(), "почта".to_owned())],
        stays: vec![Kept {
            title: phrase(),
            items: "имя; телефон".to_owned(),
            reasons: vec![reason("active"), reason("winding-down")],
        }],
        notes: vec!["Сделанное остаётся".to_owned()],
    }
}

fn consent(lang: Lang, withdrawn: bool) -> ConsentPage {
    ConsentPage {
        page: frame(lang, "Согласие"),
        back: back(),
        purpose: phrase(),
        facts: facts(),
        withdrawn: withdrawn.then(|| "отозвано".to_owned()),
        forecast: if withdrawn { Forecast::default() } else { forecast() },
        button: (!withdrawn).then(button),
        receipt: "/r".to_owned(),
        receipt_json: "/r.json".to_owned(),
        text_title: "Текст".to_owned(),
        text_lang: "ru",
        text: Html("<p>Текст</p>".to_owned()),
    }
}

fn leaving(lang: Lang, password: bool) -> LeavingPage {
    let words = Words::of(lang);
    let mut field = line("password", "password", "Пароль".to_owned(), "current-password");
    field.error = Some("Не подходит".to_owned());
    LeavingPage {
        page: frame(lang, "Закрыть"),
        back: back(),
        lead: vec![words.say("close-lead").into_owned()],
        error: password.then(|| "Не подходит".to_owned()),
        before: password.then(back),
        forecast: password.then(forecast),
        asked: password.then_some(field),
        button: password.then(button),
    }
}

/// The copy, put together as it is streamed.
fn copy(lang: Lang) -> askama::Result<String> {
    let frame = CopyPage {
        page: frame(lang, "Копия"),
        lead: "Всё".to_owned(),
        facts: facts(),
        back: "/cabinet/copy".to_owned(),
        json: "/cabinet/copy.json".to_owned(),
    };
    let frame = frame.render()?;
    let (head, tail) = frame.split_once(HERE).unwrap();
    let value = CopyValue {
        label: "Почта".to_owned(),
        value: "<proba>".to_owned(),
        came: "Указали вы".to_owned(),
        reasons: vec!["Договор".to_owned()],
    };
    let part = |heading: Option<&str>| CopyPart {
        words: Words::of(lang),
        heading: heading.map(str::to_owned),
        entries: vec![CopyEntry {
            title: "Запись".to_owned(), facts: facts(), values: vec![value.clone()]
        }],
        lines: vec![("вчера".to_owned(), phrase())],
        note: Some("Конец".to_owned()),
    };
    Ok(format!("{head}{}{}{tail}", part(Some("Записи")).render()?, part(None).render()?))
}

/// Name and markup of every page.
pub fn pages(lang: Lang) -> Vec<(&'static str, askama::Result<String>)> {
    let mut empty = cabinet(lang);
    empty.records.clear();
    empty.consents = Some(Vec::new());
    empty.join = None;
    let mut later = cabinet(lang);
    later.consents = None;
    let receipt = |proved: bool| ReceiptPage {
        page: frame(lang, "Квитанция"),
        number: "1".to_owned(),
        facts: facts(),
        proofs: facts(),
        proved,
        command: "zalog verify".to_owned(),
        json: "/r.json".to_owned(),
        back: "/c".to_owned(),
        text_title: "Текст".to_owned(),
        text_lang: "ru",
        text: Html("<p>Текст</p>".to_owned()),
    };
    let sent = |number: Option<String>| LinkSentPage {
        page: frame(lang, "Отправлено"),
        lead: "Принято".to_owned(),
        number,
        link: "https://a.example/r/x".to_owned(),
        href: "/r/x".to_owned(),
    };
    let session = |current: bool| SessionLine {
        agent: "Firefox, Linux".to_owned(),
        host: "a.example".to_owned(),
        facts: facts(),
        current,
        key: "ab".to_owned(),
    };
    let sessions = SessionsPage {
        page: frame(lang, "Входы"),
        sessions: vec![session(true), session(false)],
        action: "/a".to_owned(),
        token: "t".to_owned(),
    };
    let opening = OpeningLine {
        at: "вчера".to_owned(),
        who: "вы".to_owned(),
        operation: "использование".to_owned(),
        purpose: phrase(),
        items: "3".to_owned(),
    };
    let openings = |openings: Vec<OpeningLine>, hidden: Option<String>| OpeningsPage {
        page: frame(lang, "Кто"),
        back: back(),
        hidden,
        older: (!openings.is_empty()).then(|| "/cabinet/openings?before=1".to_owned()),
        openings,
    };
    vec![
        ("cabinet", cabinet(lang).render()),
        ("cabinet empty", empty.render()),
        ("cabinet later", later.render()),
        ("refused", refused(lang).render()),
        ("again", again(lang, false).render()),
        ("again outdated", again(lang, true).render()),
        ("consent", consent(lang, false).render()),
        ("consent withdrawn", consent(lang, true).render()),
        ("leaving", leaving(lang, true).render()),
        ("leaving nothing", leaving(lang, false).render()),
        ("receipt", receipt(true).render()),
        ("receipt promised", receipt(false).render()),
        ("link sent", sent(Some("1".to_owned())).render()),
        ("link sent again", sent(None).render()),
        ("copy", copy(lang)),
        ("sessions", sessions.render()),
        ("openings", openings(vec![opening], None).render()),
        ("openings empty", openings(Vec::new(), None).render()),
        ("openings hidden", openings(Vec::new(), Some("В кабинете".to_owned())).render()),
    ]
}
