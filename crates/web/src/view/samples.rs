//! Every page with every kind of content, rendered in every language, and read back: whole markup, one main heading, a
//! label for every control, no key without its text.

use askama::Template;
use zalog_policy::document::{Block, Document, Kind, Link, Row, Run, Section, Sentence, Target};
use zalog_policy::trace::Nodes;
use zalog_words::{Lang, Words};

use super::cabinet::Reason;
use super::changes::{ChangesPage, ClauseView, GroupView, PieceView, SectionView, TextView};
use super::demo::{DemoOperator, DemoPage, LetterView, OutboxPage};
use super::document::{About, DocumentPage, EditionLine, PrintPage, VersionsPage, contents, html, layers};
use super::field::{Choice, Control, Field, FormState, line};
use super::form::{Aside, ConsentBox, FormPage, Terms, check};
use super::frame::{NavLink, Owner, Page, SignOut, Strip, Switch};
use super::kept::{self, KeptPage};
use super::landing::{Card, Figure, LandingPage};
use super::message::{Button, MessagePage};
use super::{Html, Phrase};
use crate::http::body::Fields;
use crate::hub::DemoMember;
use crate::routes::Links;

fn sentence(node: &str, text: &str) -> Sentence {
    Sentence { node: node.to_owned(), runs: vec![Run { text: text.to_owned(), ..Run::default() }] }
}

/// A text with every kind of block.
pub fn document() -> Document {
    let node = "purpose/call-back";
    let row = Row {
        node: node.to_owned(),
        cells: vec![
            vec![sentence(node, "Звонок <b>")],
            vec![sentence(node, "30 дней"), sentence("", "Потом уничтожаем.")],
        ],
    };
    let blocks = vec![
        Block::Paragraph {
            sentences: vec![sentence("", "Один."), sentence("operator", "Другой.")]
        },
        Block::List { entries: vec![vec![sentence("item/email", "Почта")]] },
        Block::Table {
            caption: sentence("", "Цели"),
            head: vec![sentence("", "Цель"), sentence("", "Срок")],
            rows: vec![row.clone(), row],
        },
        Block::Links { links: vec![Link { text: sentence("", "Политика"), target: Target::Policy }] },
    ];
    let section = |id: &str, summary: bool, sections: Vec<Section>| Section {
        id: id.to_owned(),
        node: String::new(),
        number: if summary { String::new() } else { "1".to_owned() },
        heading: sentence("", "Раздел"),
        summary,
        blocks: blocks.clone(),
        sections,
    };
    Document {
        kind: Kind::Policy,
        lang: Lang::Ru,
        title: sentence("policy", "Политика"),
        sections: vec![
            section("brief", true, Vec::new()),
            section("general", false, vec![section("part", false, Vec::new())]),
            section("keep", false, Vec::new()),
        ],
    }
}

/// The smallest sound declaration.
pub fn policy() -> zalog_policy::model::Policy {
    struct Base;
    impl zalog_policy::Loader for Base {
        fn load(&self, _: &str) -> Result<Vec<u8>, zalog_policy::LoadError> {
            Ok(zalog_policy::lint::BASE.into())
        }
    }
    zalog_policy::compile(&Base).policy.unwrap()
}

fn kept_page(lang: Lang) -> KeptPage {
    let (policy, words) = (policy(), Words::of(lang));
    let sections = kept::sections(&document(), &Nodes::of(&policy, lang), words);
    KeptPage {
        page: frame(lang, "П"),
        text_lang: "ru",
        counts: kept::counts(&sections, words),
        sections,
        back: Aside { href: "/policy".to_owned(), text: "П".to_owned() },
    }
}

pub fn frame(lang: Lang, title: &str) -> Page {
    let links = Links::new(Some(lang));
    Page {
        words: Words::of(lang),
        lang,
        links,
        title: title.to_owned(),
        brand: phrase(),
        nav: vec![NavLink { href: links.policy(), text: "Данные".to_owned(), current: true }],
        strip: Some(Strip { text: "Новая редакция".to_owned(), href: "/policy/v/2".to_owned() }),
        sign_out: Some(SignOut { action: links.sign_out(), token: "t".to_owned() }),
        owner: Some(Owner {
            name: phrase(),
            facts: vec![phrase(), phrase()],
            email: Some("proba@example.org".to_owned()),
            phone: Some("+7 999 000-00-00".to_owned()),
        }),
        languages: vec![Switch {
            code: "en",
            name: "English",
            href: "/?lang=en".to_owned(),
            current: lang == Lang::En,
        }],
        style: "/assets/site.css".to_owned(),
        script: Some("/assets/site.js".to_owned()),
        icon: "data:,".to_owned(),
        class: "site",
    }
}

pub fn phrase() -> Phrase {
    Phrase::of(&zalog_policy::model::Localized::one(Lang::Ru, "Проба <1>"), Lang::En)
}

pub fn button() -> Button {
    Button { action: "/a".to_owned(), token: "t".to_owned(), text: "Кнопка".to_owned() }
}

pub fn facts() -> Vec<(String, String)> {
    vec![("Имя".to_owned(), "Значение".to_owned())]
}

fn about() -> About {
    let day = || "22.11.2026".to_owned();
    About {
        edition: "1".to_owned(),
        published: day(),
        effective: day(),
        hash: "ab".repeat(32),
        in_force: true,
    }
}

fn form(lang: Lang) -> FormPage {
    let words = Words::of(lang);
    let state = FormState::refused(
        &Fields::parse(b"email=a&password=b&consent.news=1"),
        zalog_app::Refused {
            fields: vec![
                ("email".to_owned(), "field-email"),
                ("password".to_owned(), "password-short"),
                ("consent.news".to_owned(), "consent-outdated"),
                ("other-person".to_owned(), "field-missing"),
            ],
            form: Some("token-old"),
        },
    );
    let control = |name: &str, control: Control| Field {
        control,
        error: state.error(name, words),
        hint: Some("Подсказка".to_owned()),
        ..line(name, "text", name.to_owned(), "off")
    };
    let choice = Choice { value: "a".to_owned(), text: phrase(), chosen: true };
    let mut view =
        FormPage::new(frame(lang, "Форма"), phrase(), "/forms/a".to_owned(), "t".to_owned(), phrase());
    view.lead.push("Сначала".to_owned());
    view.notice = Some("Готово".to_owned());
    view.hidden.push(("next", "/cabinet".to_owned()));
    view.fields = vec![
        control("email", Control::Line("email")),
        control("message", Control::Area(3)),
        Field { required: false, ..control("country", Control::List(vec![choice])) },
        control("password", Control::Line("password")),
    ];
    view.legal = Some(check("legal-person", "Организация".to_owned(), false, &state, words));
    view.legal_fields = vec![control("inn", Control::Line("text"))];
    view.consents = vec![ConsentBox {
        name: "consent.news".to_owned(),
        value: "ab".to_owned(),
        purpose: phrase(),
        document: "/consents/news".to_owned(),
        required: true,
        ticked: true,
        error: state.error("consent.news", words),
    }];
    view.checks = vec![check("other-person", "Другой человек".to_owned(), true, &state, words)];
    view.asides = vec![Aside { href: "/".to_owned(), text: "Дальше".to_owned() }];
    view.small = vec!["Мелко".to_owned()];
    view.terms = Some(Terms {
        documents: vec![Aside {
            href: "/policy/documents/rules".to_owned(), text: "Правила".to_owned()
        }],
        edition: "Редакция 1".to_owned(),
        purpose: phrase(),
        basis: "Договор".to_owned(),
        keep: "30 дней".to_owned(),
        notice: true,
    });
    view.with_errors(&state)
}

pub fn reason(state: &'static str) -> Reason {
    Reason {
        purpose: phrase(),
        basis: "Договор".to_owned(),
        until: "до закрытия".to_owned(),
        recipients: "Могут получить: Проба.".to_owned(),
        state,
        state_text: if state == "active" { String::new() } else { "заблокировано".to_owned() },
    }
}

/// Name and markup of every page.
fn pages(lang: Lang) -> Vec<(&'static str, String)> {
    let text = html(&document(), Links::default());
    let (summary, rest) = layers(&document(), Links::default());
    let aside = || Aside { href: "/a".to_owned(), text: "Ссылка".to_owned() };
    let mut message = MessagePage::new(frame(lang, "Сказано"), vec!["Одно".to_owned()])
        .aside("/".to_owned(), "К".to_owned());
    message.facts = facts();
    message.button = Some(button());
    message.small = Some("Мелко".to_owned());
    let document_page = |entries| DocumentPage {
        page: frame(lang, "Политика"),
        title: "Политика".to_owned(),
        text_lang: "ru",
        summary: summary.clone(),
        text: rest.clone(),
        contents: entries,
        about: about(),
        others: vec![aside()],
    };
    let card = Card {
        title: phrase(),
        href: "/forms/a".to_owned(),
        button: phrase(),
        purpose: phrase(),
        asks: "Почта".to_owned(),
        basis: "Договор".to_owned(),
        keep: "30 дней".to_owned(),
        sign_in: true,
    };
    let landing = |signed_in: bool| LandingPage {
        page: frame(lang, "Сайт"),
        lead: "Здесь".to_owned(),
        operator: phrase(),
        cards: vec![card.clone()],
        figures: vec![Figure { number: "1".to_owned(), text: "цель".to_owned() }],
        edition: "Редакция 1".to_owned(),
        signed_in,
        siblings: vec![(phrase(), "http://b.example/".to_owned())],
    };
    let edition = EditionLine {
        name: "Редакция 1".to_owned(),
        reason: Some(phrase()),
        published: "вчера".to_owned(),
        effective: "сегодня".to_owned(),
        state: Some((true, "действует".to_owned())),
        class: Some("Сужение".to_owned()),
        causes: "изменение законодательства".to_owned(),
        laws: "Россия".to_owned(),
        legal_form: Some("уведомление".to_owned()),
        withdrawn: Some("Отозвана".to_owned()),
        href: "/policy/v/1".to_owned(),
        changes: Some("/policy/v/1/changes".to_owned()),
    };
    let piece = |removed, added, text: &str| PieceView { removed, added, text: text.to_owned() };
    let changes = |compared| ChangesPage {
        page: frame(lang, "Что изменилось"),
        summary: vec!["Редакция 1 и редакция 2".to_owned(), "Причина <b>".to_owned()],
        groups: vec![GroupView {
            title: "Сужение: 1".to_owned(),
            means: "Меньше".to_owned(),
            owners: vec![("Цель".to_owned(), vec![("removed", "Данные: убрано".to_owned())])],
        }],
        consents: vec!["Спросим".to_owned()],
        texts: vec![TextView {
            title: "Политика".to_owned(),
            lang: "ru",
            state: "1 место".to_owned(),
            sections: vec![SectionView {
                heading: "Цели".to_owned(),
                clauses: vec![ClauseView {
                    pieces: vec![
                        piece(false, false, "Храним "),
                        piece(true, false, "30"),
                        piece(false, true, "<60>"),
                    ],
                }],
            }],
        }],
        compared,
        others: vec![aside()],
    };
    let member = || DemoMember { login: "proba@example.org".to_owned(), password: "probnyi".to_owned() };
    let letter = LetterView {
        at: "вчера".to_owned(),
        to: "proba@example.org".to_owned(),
        subject: "Тема".to_owned(),
        operator: "a".to_owned(),
        text: Html("Текст".to_owned()),
    };
    let rendered = [
        ("landing", landing(false).render()),
        ("landing signed in", landing(true).render()),
        ("document", document_page(contents(&document())).render()),
        ("document short", document_page(Vec::new()).render()),
        (
            "print",
            PrintPage {
                page: frame(lang, "П"),
                title: "П".to_owned(),
                text_lang: "ru",
                text: text.clone(),
                about: about(),
            }
            .render(),
        ),
        ("how it is kept", kept_page(lang).render()),
        ("versions", VersionsPage { page: frame(lang, "Редакции"), editions: vec![edition] }.render()),
        ("changes", changes(true).render()),
        ("changes of the first", changes(false).render()),
        ("form", form(lang).render()),
        ("message", message.render()),
        (
            "demo",
            DemoPage {
                page: frame(lang, "Демо"),
                operators: vec![DemoOperator {
                    name: phrase(),
                    sites: vec![(phrase(), "http://a.example/".to_owned())],
                    staff_href: "http://a.example/staff".to_owned(),
                    staff: member(),
                    people: vec![member()],
                }],
            }
            .render(),
        ),
        ("outbox", OutboxPage { page: frame(lang, "Письма"), letters: vec![letter] }.render()),
    ];
    let rendered = rendered
        .into_iter()
        .chain(super::cabinet::samples::pages(lang))
        .chain(super::staff::samples::pages(lang));
    rendered.map(|(name, markup)| (name, markup.unwrap())).collect()
}

/// A tag with its attributes, or the text up to the next tag.
#[derive(Debug)]
enum Piece<'a> {
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(&'a str),
}

/// Our own markup, cut into tags and texts. Knows no more of HTML than our templates use.
fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while let Some((text, after)) = rest.split_once('<') {
        pieces.push(Piece::Text(text));
        let (tag, tail) = after.split_once('>').unwrap();
        match tag.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name)),
            None => {
                let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
                pieces.push(Piece::Open(name, attributes));
            }
        }
        rest = tail;
    }
    pieces
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = format!("{name}=\"");
    let at = attributes
        .find(&start)
        .filter(|at| *at == 0 || attributes.as_bytes()[at - 1].is_ascii_whitespace())?;
    attributes.get(at + start.len()..)?.split('"').next()
}

#[test]
fn every_page_is_whole_in_every_language() {
    for lang in Lang::ALL {
        for (name, markup) in pages(lang) {
            let pieces = pieces(&markup);
            let mut open = Vec::new();
            let mut labels = Vec::new();
            let mut ids = Vec::new();
            let (mut tops, mut mains, mut last_level) = (0, 0, 0);
            for piece in &pieces {
                match piece {
                    Piece::Open(tag, attributes) => {
                        if !matches!(*tag, "!doctype" | "meta" | "link" | "input" | "br") {
                            open.push(*tag);
                        }
                        tops += usize::from(*tag == "h1");
                        mains += usize::from(*tag == "main");
                        if let Some(level) = tag.strip_prefix('h').and_then(|n| n.parse::<u8>().ok()) {
                            assert!(level <= last_level + 1, "{lang} {name}: h{level} after h{last_level}");
                            last_level = level;
                        }
                        labels.extend(attribute(attributes, "for"));
                        if let Some(id) = attribute(attributes, "id") {
                            assert!(!ids.contains(&id), "{lang} {name}: id {id} twice");
                            ids.push(id);
                        }
                        assert!(attribute(attributes, "style").is_none(), "{lang} {name}: inline style");
                        assert!(!attributes.contains(" on"), "{lang} {name}: inline script: {attributes}");
                        if *tag == "html" {
                            assert_eq!(attribute(attributes, "lang"), Some(lang.code()), "{name}");
                        }
                        if *tag == "form" {
                            // Only the staff's queue is asked by its address: there is nothing of a person in it.
                            let asks = name.starts_with("queue")
                                && attribute(attributes, "action").is_some_and(|a| a == "/staff");
                            let method = if asks { "get" } else { "post" };
                            assert_eq!(attribute(attributes, "method"), Some(method), "{lang} {name}");
                        }
                    }
                    Piece::Close(tag) => assert_eq!(open.pop(), Some(*tag), "{lang} {name}: </{tag}>"),
                    Piece::Text(text) => {
                        let text = text.trim();
                        let key =
                            text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                        let inside_code = open.last() == Some(&"code");
                        assert!(!key || inside_code, "{lang} {name}: a key without its text: {text}");
                        assert!(!text.contains("{ $") && !text.contains("{$"), "{lang} {name}: {text}");
                    }
                }
            }
            assert!(open.is_empty(), "{lang} {name}: not closed: {open:?}");
            assert_eq!((tops, mains), (1, 1), "{lang} {name}: main headings, main parts");
            for piece in &pieces {
                let Piece::Open(tag @ ("input" | "select" | "textarea"), attributes) = piece else {
                    continue;
                };
                if attribute(attributes, "type") == Some("hidden") {
                    continue;
                }
                let id = attribute(attributes, "id").unwrap_or_default();
                assert!(labels.contains(&id), "{lang} {name}: {tag} {attributes} has no label");
                for named in attribute(attributes, "aria-describedby").unwrap_or_default().split(' ') {
                    assert!(named.is_empty() || ids.contains(&named), "{lang} {name}: no {named}");
                }
            }
        }
    }
}

#[test]
fn what_was_typed_comes_back_escaped_and_no_password_does() {
    let fields = Fields::parse("message=%22%3E%3Cscript%3E&password=geheim".as_bytes());
    let state = FormState::failed(&fields, "token-old");
    let mut view = form(Lang::Ru);
    for field in &mut view.fields {
        field.value = state.typed(&field.name).to_owned();
    }
    let markup = view.render().unwrap();
    assert!(!markup.contains("<script>") && !markup.contains("geheim"));
}
