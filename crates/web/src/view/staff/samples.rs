//! The staff's pages with something in every corner.

use askama::Template;
use zalog_words::Lang;

use super::{
    ActLine, ActPage, ActPart, ActsPage, Bar, CarriersPage, CaseLine, CasePage, DestroyForm, EditionsLine,
    EditionsPage, Event, FailedJob, FindPage, FoundPerson, FoundRecord, HandlingForm, HandlingLine,
    HandlingsPage, ItemBox, JoinForm, Move, NoteForm, NoteLine, OpenValue, PurposeForm, QueuePage,
    RecordPage, RecordsPage, Select, ShutValue, StepLine, UnacceptedPage, Unanswered, Undertaken,
    UndertakingPage,
};
use crate::routes::Links;
use crate::view::document::{contents, html};
use crate::view::field::{self, Choice, Control};
use crate::view::form::Aside;
use crate::view::samples::{button, frame, phrase, reason};

fn case(lang: Lang) -> CaseLine {
    CaseLine {
        number: "0000-0000-0000-0".to_owned(),
        href: Links::new(Some(lang)).case("0000-0000-0000-0"),
        form: phrase(),
        role: phrase(),
        state: "new",
        state_text: "новая".to_owned(),
        opened: "вчера".to_owned(),
        host: "a.example".to_owned(),
    }
}

fn choices() -> Vec<Choice> {
    vec![Choice { value: "a".to_owned(), text: phrase(), chosen: true }]
}

fn opened() -> (Vec<OpenValue>, Vec<ShutValue>) {
    (
        vec![OpenValue { label: phrase(), value: "Значение".to_owned(), account: true }],
        vec![ShutValue { label: phrase(), why: "нет основания".to_owned(), account: true }],
    )
}

fn purpose_form() -> PurposeForm {
    PurposeForm { action: "/a".to_owned(), token: "t".to_owned(), choices: choices() }
}

fn queue(lang: Lang, empty: bool) -> QueuePage {
    let parts =
        ["new", "closed"].map(|state| (state, "состояние".to_owned(), u64::from(!empty), "1".to_owned()));
    QueuePage {
        page: frame(lang, "Очередь"),
        acts: !empty,
        held: (!empty).then(|| "Ждёт обязательства роль: врач".to_owned()),
        unaccepted: !empty,
        login: "staff@example.org".to_owned(),
        bars: Bar::row(parts.to_vec()),
        wrong: if empty { vec!["Нет такого".to_owned()] } else { Vec::new() },
        action: "/staff".to_owned(),
        lang: empty.then_some("ru"),
        number: "<0>".to_owned(),
        selects: vec![Select { name: "state", label: "Состояние".to_owned(), choices: choices() }],
        filtered: !empty,
        heading: "Ждут".to_owned(),
        cases: if empty { Vec::new() } else { vec![case(lang)] },
        next: (!empty).then(|| "/staff?after=a".to_owned()),
        dropped: if empty { Vec::new() } else { vec![("a".to_owned(), "b".to_owned(), "1".to_owned())] },
        failed: if empty {
            Vec::new()
        } else {
            vec![FailedJob { kind: "letter".to_owned(), button: button() }]
        },
    }
}

/// Nothing pressed yet, or everything open and wrong.
fn case_page(lang: Lang, open: bool) -> CasePage {
    let (values, shut) = if open { opened() } else { Default::default() };
    let mut note = field::line("note", "text", "Новая заметка".to_owned(), "off");
    note.error = open.then(|| "Слишком длинно".to_owned());
    CasePage {
        page: frame(lang, "Заявка"),
        case: case(lang),
        purpose: phrase(),
        handlings: "/staff/records/0/handling".to_owned(),
        delete: Some("/staff/cases/0/delete".to_owned()),
        steps: vec![StepLine {
            at: "вчера".to_owned(),
            text: "Поступила".to_owned(),
            by: open.then(|| "staff@example.org".to_owned()),
        }],
        open: Some(purpose_form()),
        asked: open.then(phrase),
        values,
        shut,
        held: true,
        kept: vec![reason("active")],
        may_note: true,
        notes_count: open.then(|| "Есть 1 заметка.".to_owned()),
        notes_open: (!open).then(button),
        notes: if open {
            vec![NoteLine {
                at: "вчера".to_owned(),
                by: Some("staff@example.org".to_owned()),
                text: "<a>".to_owned(),
            }]
        } else {
            Vec::new()
        },
        notes_shut: open.then(|| "нет основания".to_owned()),
        note: Some(NoteForm {
            action: "/a".to_owned(),
            token: "t".to_owned(),
            field: note,
            error: open.then(|| "Не записано".to_owned()),
        }),
        move_action: "/a".to_owned(),
        move_token: "t".to_owned(),
        moves: vec![Move { to: "closed", text: "Закрыть".to_owned() }],
        event_action: "/a".to_owned(),
        event_token: "t".to_owned(),
        events: vec![Event { name: "order-done", text: "Заказ исполнен".to_owned() }],
    }
}

/// A role that opens nothing, and a record that holds nothing.
fn bare_case(lang: Lang) -> CasePage {
    let mut page = case_page(lang, false);
    page.open = None;
    page.held = false;
    page.kept.clear();
    page.may_note = false;
    page.note = None;
    page.delete = None;
    page.notes_open = None;
    page.moves.clear();
    page.events.clear();
    page
}

fn find(lang: Lang, found: bool) -> FindPage {
    let (values, shut) = opened();
    let record = FoundRecord {
        title: phrase(),
        handlings: "/staff/records/0/handling".to_owned(),
        came: "Получено".to_owned(),
        case: Some(("0000-0000-0000-0".to_owned(), "/staff/cases/0".to_owned(), "новая".to_owned())),
        values,
        shut,
    };
    let person = FoundPerson {
        consents: vec!["Согласие на эту цель дано 1 мая".to_owned()],
        title: "Человек 1 из 1".to_owned(),
        proved: "Не подтверждён".to_owned(),
        records: vec![record],
    };
    FindPage {
        page: frame(lang, "Найти"),
        form: Some(purpose_form()),
        address: field::line("address", "text", "Почта".to_owned(), "off"),
        wrong: (!found).then(|| "Нельзя".to_owned()),
        outcome: found.then(|| "Нашёлся 1 человек".to_owned()),
        people: if found { vec![person] } else { Vec::new() },
        join: found.then(|| JoinForm {
            action: "/a".to_owned(),
            token: "t".to_owned(),
            one: choices(),
            other: choices(),
        }),
    }
}

fn unaccepted(lang: Lang, empty: bool) -> UnacceptedPage {
    let one = |address: Option<&str>| Unanswered {
        since: "1 ноября 2026 в 12:00".to_owned(),
        letter: "доставлено".to_owned(),
        cabinet: "ждёт".to_owned(),
        answer: "не ответил".to_owned(),
        address: address.map(str::to_owned),
    };
    UnacceptedPage {
        page: frame(lang, "Не приняли"),
        heading: (!empty).then(|| "Редакция № 2".to_owned()),
        counted: (!empty).then(|| "Всего 2".to_owned()),
        opened: !empty,
        people: if empty { Vec::new() } else { vec![one(Some("proba@example.org")), one(None)] },
        next: (!empty).then(|| "/staff/unaccepted?edition=2&after=00".to_owned()),
        button: None,
    }
}

fn acts(lang: Lang, empty: bool) -> ActsPage {
    let line = ActLine {
        number: "2026-1".to_owned(),
        href: "/staff/acts/2026-1".to_owned(),
        at: "вчера".to_owned(),
        reason: "срок истёк".to_owned(),
        people: "1".to_owned(),
        values: "7".to_owned(),
    };
    ActsPage {
        page: frame(lang, "Акты"),
        heading: "2026".to_owned(),
        acts: if empty { Vec::new() } else { vec![line] },
        next: (!empty).then(|| "/staff/acts?before=1".to_owned()),
        earlier: (!empty).then(|| ("/staff/acts?year=2025".to_owned(), "2025".to_owned())),
    }
}

fn act(lang: Lang) -> ActPage {
    ActPage {
        page: frame(lang, "Акт"),
        facts: vec![("Оператор".to_owned(), "ООО «Пример»".to_owned())],
        destroyed: vec![ActPart {
            subject: "0000-0000-0000-0".to_owned(),
            ordered: "вчера".to_owned(),
            counts: vec![("телефон".to_owned(), "1".to_owned())],
        }],
    }
}

fn records(lang: Lang) -> RecordsPage {
    let documents = vec![Aside { href: "/staff/documents/ropa".to_owned(), text: "Реестр".to_owned() }];
    RecordsPage { page: frame(lang, "Документы учёта"), documents }
}

fn record(lang: Lang) -> RecordPage {
    let document = crate::view::samples::document();
    RecordPage {
        page: frame(lang, "Реестр"),
        title: "Реестр".to_owned(),
        text_lang: "ru",
        contents: contents(&document),
        text: html(&document, Links::new(None)),
        forms: vec![Aside { href: "/staff/documents/ropa.csv".to_owned(), text: "CSV".to_owned() }],
    }
}

fn editions(lang: Lang) -> EditionsPage {
    let one = EditionsLine {
        name: "Редакция 2".to_owned(),
        href: "/policy/v/2".to_owned(),
        published: "вчера".to_owned(),
        effective: "сегодня".to_owned(),
        author: "staff@example.org".to_owned(),
    };
    EditionsPage { page: frame(lang, "Редакции политики"), editions: vec![one] }
}

fn undertaking(lang: Lang, waits: bool) -> UndertakingPage {
    let one = Undertaken {
        id: "confidentiality".to_owned(),
        title: "Обязательство".to_owned(),
        text_lang: "ru",
        text: html(&crate::view::samples::document(), Links::new(None)),
        hash: "00".repeat(32),
        given: (!waits).then(|| "вчера, на бумаге".to_owned()),
    };
    let (waits, given) = if waits { (vec![one], Vec::new()) } else { (Vec::new(), vec![one]) };
    UndertakingPage {
        page: frame(lang, "Обязательство работника"),
        wrong: (!waits.is_empty()).then(|| "Текст изменился.".to_owned()),
        none: waits.is_empty().then(|| "Ролей нет.".to_owned()),
        roles: (!waits.is_empty()).then(|| "Ждёт: врач".to_owned()),
        action: "/staff/undertaking".to_owned(),
        token: "t".to_owned(),
        field: "document",
        waits,
        given,
    }
}

fn handling(due: bool) -> HandlingLine {
    HandlingLine {
        day: "вчера".to_owned(),
        operation: "извлечение".to_owned(),
        purpose: phrase(),
        items: "Фамилия, Телефон".to_owned(),
        way: "вручную".to_owned(),
        carrier: due.then(|| "бумага, Выписки, № 12/3".to_owned()),
        state: "сделано".to_owned(),
        by: "staff@example.org".to_owned(),
        destroy: due.then(|| DestroyForm {
            action: "/a".to_owned(),
            token: "t".to_owned(),
            id: "d-0".to_owned(),
            day: "2026-11-22".to_owned(),
            error: Some("Не позже".to_owned()),
        }),
    }
}

fn handlings(lang: Lang, empty: bool) -> HandlingsPage {
    let mut wrong = field::line("number", "text", "Номер".to_owned(), "off");
    wrong.error = (!empty).then(|| "Цифры".to_owned());
    let mut list = field::line("operation", "text", "Действие".to_owned(), "off");
    list.control = Control::List(choices());
    HandlingsPage {
        page: frame(lang, "Обработка вручную"),
        record: phrase(),
        came: "Получено".to_owned(),
        lines: if empty { Vec::new() } else { vec![handling(false)] },
        form: HandlingForm {
            action: "/a".to_owned(),
            token: "t".to_owned(),
            error: (!empty).then(|| "нет основания".to_owned()),
            what: vec![list],
            items: vec![ItemBox { name: "item-email".to_owned(), label: phrase(), ticked: !empty }],
            items_error: (!empty).then(|| "Отметьте".to_owned()),
            how: vec![field::line("done_on", "date", "День".to_owned(), "off")],
            carrier: vec![wrong],
        },
    }
}

fn carriers(lang: Lang, empty: bool) -> CarriersPage {
    CarriersPage {
        page: frame(lang, "Носители"),
        wrong: (!empty).then(|| "Не позже".to_owned()),
        lines: if empty { Vec::new() } else { vec![handling(true)] },
        more: !empty,
        back: Aside { href: "/staff".to_owned(), text: "Заявки".to_owned() },
    }
}

/// Name and markup of every page.
pub fn pages(lang: Lang) -> Vec<(&'static str, askama::Result<String>)> {
    let mut nobody = find(lang, false);
    nobody.form = None;
    vec![
        ("unaccepted", unaccepted(lang, false).render()),
        ("unaccepted empty", unaccepted(lang, true).render()),
        ("acts", acts(lang, false).render()),
        ("acts empty", acts(lang, true).render()),
        ("act", act(lang).render()),
        ("records", records(lang).render()),
        ("record", record(lang).render()),
        ("editions", editions(lang).render()),
        ("undertaking", undertaking(lang, true).render()),
        ("undertaking given", undertaking(lang, false).render()),
        ("handlings", handlings(lang, false).render()),
        ("handlings empty", handlings(lang, true).render()),
        ("carriers", carriers(lang, false).render()),
        ("carriers empty", carriers(lang, true).render()),
        ("queue", queue(lang, false).render()),
        ("queue empty", queue(lang, true).render()),
        ("case", case_page(lang, false).render()),
        ("case open", case_page(lang, true).render()),
        ("case bare", bare_case(lang).render()),
        ("find", find(lang, true).render()),
        ("find wrong", find(lang, false).render()),
        ("find barred", nobody.render()),
    ]
}
