//! How data come in: forms, consents, cookies, counters, tags.

use zalog_law::{Span, Unit};

use super::cx::Cx;
use super::length::{self, Length};
use super::names::{Space, humanised};
use super::reader::Reader;
use super::who;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Consent, ConsentStrength, Cookie, CookieLife, Form, FormField, HoleOr, Localized, Need, OutsideForm,
    Purpose, PurposeClass, Slug, SpecialGround, Tag,
};
use crate::syntax::SourceSpan;
use crate::syntax::tree::{Node, Spanned, Value};
use crate::syntax::word::{self, Role};

/// A form with the places of what waits to be resolved.
pub(crate) struct FormDraft {
    pub form: Form,
    pub button_given: bool,
}

fn form_name(cx: &mut Cx, name: &Spanned) -> Option<&'static str> {
    let value = word::find(Role::Value, &name.text, cx.lang).filter(|f| f.word.id == "registration");
    value.map(|f| f.word.id).or_else(|| word::find(Role::PurposeName, &name.text, cx.lang).map(|f| f.word.id))
}

/// `форма имя "…" для=… кнопка=… { … }`. Purposes are known by now.
pub(crate) fn form(cx: &mut Cx, node: &Node, purposes: &[Purpose]) -> Option<FormDraft> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let known = form_name(cx, &name);
    let pinned = cx.pinned(&mut r);
    let slug = cx.declare(Space::Form, &name, pinned, known, false);
    let purpose = match r.prop(cx, "for") {
        Some(value) => cx.refer(Space::Purpose, value),
        None => {
            let own = cx.try_refer(Space::Purpose, &name.text, name.span);
            // A form and the purpose it is named after are renamed together or not at all.
            if own.as_ref().map(Slug::as_str) != known {
                cx.no_turn(name.span);
            }
            if own.is_none() {
                let typed = &name.text;
                let message = say!(
                    "Не сказано, для какой цели форма «{typed}»",
                    "It is not said which purpose the form `{typed}` serves",
                    "«{typed}» формасы қай мақсатқа арналғаны айтылмаған"
                );
                let help = say!(
                    "Добавьте «для=цель» или назовите форму именем цели.",
                    "Add `for=purpose`, or name the form after its purpose.",
                    "«для=цель» деп қосыңыз немесе форманы мақсаттың атымен атаңыз."
                );
                cx.push(Finding::of(&rules::UNDEFINED_REFERENCE, name.span, message).help(help));
            }
            own
        }
    };
    let title = r.own_text(cx).or_else(|| r.text_of(cx, "title"));
    let button = r.text_of(cx, "button");
    let sign_in = r.prop(cx, "sign-in").filter(|v| !cx.hole(v)).and_then(|v| {
        if word::find(Role::Answer, &v.text, cx.lang).is_some() {
            cx.answer(v)
        } else {
            cx.word(Role::Value, v).map(|w| w.id == "required")
        }
    });
    let other_person = r.prop(cx, "other-person").and_then(|v| cx.answer(v)).unwrap_or(false);
    let mut fields: Vec<FormField> = Vec::new();
    for (id, need, legal) in [
        ("required", Need::Required, false),
        ("optional", Need::Optional, false),
        ("legal-persons", Need::Required, true),
    ] {
        let values = r.list(cx, id).unwrap_or_default();
        for value in &values {
            for word in cx.words_of(value) {
                let Some(item) = cx.refer(Space::Item, &word) else { continue };
                if fields.iter().any(|f| f.item == item) {
                    let typed = &word.text;
                    cx.report(
                        &rules::REPEATED_NAME,
                        word.span,
                        say!(
                            "«{typed}» в форме уже есть",
                            "`{typed}` is in the form already",
                            "«{typed}» формада бар"
                        ),
                    );
                    continue;
                }
                fields.push(FormField { item, need, legal_persons_only: legal });
            }
        }
    }
    let offers = r.list(cx, "offers").map(|v| cx.refer_all(Space::Purpose, &v)).unwrap_or_default();
    let tells =
        r.list(cx, "tell").map(|v| cx.refer_all(Space::Role, &v)).unwrap_or_default().into_iter().next();
    let payment = match r.child(cx, "payment") {
        Some(child) => payment(cx, child),
        None => r.prop(cx, "payment").and_then(|v| payment_name(cx, v)),
    };
    let mut outside = Vec::new();
    for child in r.all("from") {
        outside.extend(outside_form(cx, child));
    }
    let origin = r.origin(cx);
    r.finish(cx);
    let slug = slug?;
    let purpose = purpose?;
    let serves = purposes.iter().find(|p| p.slug == purpose);
    let title = title
        .or_else(|| serves.map(|p| p.title.clone()))
        .unwrap_or_else(|| Localized::one(cx.binding, humanised(&name.text)));
    let button_given = button.is_some();
    let button = button.unwrap_or_else(|| cx.known("Отправить", "Send", "Жіберу"));
    let registration = slug.as_str() == "registration" || purpose.as_str() == "account";
    let name = cx.model_name(Space::Form, &slug, &name.text);
    let form = Form {
        slug,
        name,
        title,
        registration,
        purpose,
        fields,
        offers,
        button,
        tells,
        sign_in_required: sign_in.unwrap_or(false),
        other_person,
        payment,
        outside,
        origin,
    };
    Some(FormDraft { form, button_given })
}

fn payment(cx: &mut Cx, node: &Node) -> Option<Slug> {
    let mut r = Reader::new(cx, node);
    let value = r.prop(cx, "through").or_else(|| r.arg());
    r.finish(cx);
    let Some(value) = value else {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, через кого оплата: через=банк",
                "It is not said through whom: through=bank",
                "Төлем кім арқылы жасалатыны айтылмаған: через=банк"
            ),
        );
        return None;
    };
    payment_name(cx, value)
}

/// A payment's recipient: declared, or only named; a rule asks for its declaration.
fn payment_name(cx: &mut Cx, value: &Value) -> Option<Slug> {
    if cx.hole(value) {
        return None;
    }
    cx.try_refer(Space::Recipient, &value.text, value.span)
        .or_else(|| super::names::transliterate(&value.text))
}

/// `извне tilda { фио "Name"; согласие "agree"; }`.
fn outside_form(cx: &mut Cx, node: &Node) -> Option<OutsideForm> {
    let mut r = Reader::with_free_children(cx, node);
    let platform = r.arg();
    let mut fields = Vec::new();
    let mut consent = None;
    for child in &node.children {
        let mut c = Reader::new(cx, child);
        let name = c.arg();
        c.finish(cx);
        let Some(name) = name.filter(|v| !cx.hole(v)) else {
            let typed = &child.name.text;
            cx.report(
                &rules::MISSING_VALUE,
                child.head,
                say!(
                    "Не указано имя чужого поля для «{typed}»",
                    "The outside field's name for `{typed}` is missing",
                    "«{typed}» үшін бөгде өрістің аты көрсетілмеген"
                ),
            );
            continue;
        };
        let key = word::find(Role::Key, &child.name.text, cx.lang);
        if key.is_some_and(|f| f.word.id == "consent") {
            cx.try_word(Role::Key, &child.name.text, child.name.span);
            consent = Some(name.text.clone());
            continue;
        }
        let value = Value {
            text: child.name.text.clone(),
            form: crate::syntax::tree::Form::Word,
            span: child.name.span,
        };
        if let Some(item) = cx.refer(Space::Item, &value) {
            fields.push((name.text.clone(), item));
        }
    }
    r.finish(cx);
    let Some(platform) = platform.filter(|v| !cx.hole(v)) else {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, откуда приходит форма",
                "It is not said where the form comes from",
                "Форма қайдан келетіні айтылмаған"
            ),
        );
        return None;
    };
    let platform = cx
        .try_word(Role::Platform, &platform.text, platform.span)
        .map_or_else(|| platform.text.clone(), |w| w.id.to_owned());
    Some(OutsideForm { platform, fields, consent })
}

/// The strength the law wants for a purpose's consent.
fn strength_for(cx: &Cx, purpose: &Purpose) -> ConsentStrength {
    if purpose.class == PurposeClass::Distribution {
        ConsentStrength::Distribution
    } else if purpose.special == Some(SpecialGround::WrittenConsent) {
        ConsentStrength::Written
    } else if cx.laws.contains(&zalog_law::Jurisdiction::Ru) {
        // 152-FZ art. 9(1) since 1 September 2025: a document of its own.
        ConsentStrength::Separate
    } else {
        ConsentStrength::Act
    }
}

/// `согласие цель "…" сила=… { слова "…" }`: only for own wording; the rest follows from the basis.
pub(crate) fn consent(cx: &mut Cx, node: &Node, purposes: &[Purpose]) -> Option<(Consent, SourceSpan)> {
    let mut r = Reader::new(cx, node);
    let value = r.arg();
    if value.is_none() {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, на какую цель согласие",
                "It is not said which purpose the consent is for",
                "Келісім қай мақсатқа берілетіні айтылмаған"
            ),
        );
    }
    let purpose = value.and_then(|v| cx.refer(Space::Purpose, v));
    let title = r.own_text(cx).or_else(|| r.text_of(cx, "title"));
    let strength =
        r.prop(cx, "strength").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Strength, v)).map(|w| {
            match w.id {
                "use" => ConsentStrength::Use,
                "act" => ConsentStrength::Act,
                "written" => ConsentStrength::Written,
                "distribution" => ConsentStrength::Distribution,
                _ => ConsentStrength::Separate,
            }
        });
    let words = r.text_of(cx, "words");
    let listed = r.list(cx, "resource").unwrap_or_default();
    let resources = listed.iter().map(|v| link(cx, v)).collect();
    let origin = r.origin(cx);
    r.finish(cx);
    let purpose = purpose?;
    let serves = purposes.iter().find(|p| p.slug == purpose)?;
    let strength = strength.unwrap_or_else(|| strength_for(cx, serves));
    Some((Consent { purpose, strength, title, words, resources, declared: true, origin }, node.head))
}

/// A full address, or a hole; reported when it is neither.
fn link(cx: &mut Cx, value: &Value) -> HoleOr<String> {
    if cx.hole(value) {
        return HoleOr::Hole;
    }
    let typed = &value.text;
    if !typed.starts_with("https://") || typed.contains(char::is_whitespace) {
        let message = say!(
            "«{typed}» — не ссылка https://…",
            "`{typed}` is no https:// link",
            "«{typed}» сілтеме емес: https://… керек"
        );
        cx.report(&rules::WRONG_VALUE, value.span, message);
    }
    HoleOr::Given(typed.clone())
}

/// One consent document per purpose on consent.
pub(crate) fn derive_consents(
    cx: &mut Cx,
    declared: Vec<(Consent, SourceSpan)>,
    purposes: &[Purpose],
) -> Vec<Consent> {
    let mut declared: Vec<(Consent, SourceSpan)> = declared;
    let mut seen: Vec<(Slug, SourceSpan)> = Vec::new();
    declared.retain(|(consent, span)| match seen.iter().find(|(s, _)| *s == consent.purpose) {
        Some((_, first)) => {
            let message = say!(
                "Согласие на эту цель уже описано",
                "The consent for this purpose is described already",
                "Бұл мақсаттың келісімі сипатталған"
            );
            cx.push(
                Finding::of(&rules::DUPLICATE_NODE, *span, message)
                    .also(*first, say!("впервые здесь", "first here", "бірінші рет осында")),
            );
            false
        }
        None => {
            seen.push((consent.purpose.clone(), *span));
            true
        }
    });
    let mut consents = Vec::new();
    for purpose in purposes.iter().filter(|p| p.asks_consent()) {
        match declared.iter().position(|(c, _)| c.purpose == purpose.slug) {
            Some(at) => consents.push(declared.swap_remove(at).0),
            None => consents.push(Consent {
                purpose: purpose.slug.clone(),
                strength: strength_for(cx, purpose),
                title: None,
                words: None,
                resources: Vec::new(),
                declared: false,
                origin: purpose.origin.clone(),
            }),
        }
    }
    // Consents for purposes on another basis stay, so that a rule can speak of them.
    consents.extend(declared.into_iter().map(|(c, _)| c));
    consents
}

/// `cookie "имя" "что это" для=цель срок="90 дней"`.
pub(crate) fn cookie(cx: &mut Cx, node: &Node) -> Option<Cookie> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx);
    let title = r.own_text(cx);
    let purpose = r.prop(cx, "for").map(|v| cx.refer(Space::Purpose, v));
    let life = r.prop(cx, "keep").and_then(|v| cookie_life(cx, v));
    let origin = r.origin(cx);
    if life.is_none() && cx_silent(cx, node) {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не указан срок cookie: срок=\"90 дней\" или срок=сеанс",
                "The cookie's life is missing: keep=\"90 days\" or keep=session",
                "Cookie мерзімі көрсетілмеген: срок=\"90 дней\" немесе срок=сеанс"
            ),
        );
    }
    r.finish(cx);
    let name = name?;
    let legal = !name.text.is_empty()
        && name.text.chars().all(|c| c.is_ascii_graphic() && !"()<>@,;:\\\"/[]?={}".contains(c));
    if !legal {
        let typed = &name.text;
        cx.report(
            &rules::WRONG_VALUE,
            name.span,
            say!(
                "«{typed}» не бывает именем cookie",
                "`{typed}` can be no cookie's name",
                "«{typed}» cookie аты бола алмайды"
            ),
        );
    }
    let purpose = purpose.flatten();
    let title = title.unwrap_or_else(|| Localized::one(cx.binding, name.text.clone()));
    Some(Cookie {
        name: name.text,
        purpose,
        title,
        life: life.unwrap_or(CookieLife::Session),
        engine: false,
        origin,
    })
}

fn cx_silent(cx: &Cx, node: &Node) -> bool {
    !cx.findings.iter().any(|f| node.head.covers(&f.span))
        && !cx.holes.iter().any(|(_, s)| node.head.covers(s))
}

fn cookie_life(cx: &mut Cx, value: &Value) -> Option<CookieLife> {
    match length::of_value(cx, value)? {
        Length::Session => Some(CookieLife::Session),
        Length::Span(span) if span.unit != Unit::AtOnce => Some(CookieLife::For(span)),
        _ => {
            cx.report(
                &rules::WRONG_VALUE,
                value.span,
                say!(
                    "Срок cookie — сеанс или число дней",
                    "A cookie lives for a session or so many days",
                    "Cookie мерзімі сеанс немесе күн саны болады"
                ),
            );
            None
        }
    }
}

/// `счётчик для=статистика срок="90 дней"`: our own counting, with its cookie.
pub(crate) fn counter(cx: &mut Cx, node: &Node) -> Option<Cookie> {
    let mut r = Reader::new(cx, node);
    let purpose = match r.prop(cx, "for") {
        Some(value) => cx.refer(Space::Purpose, value),
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!(
                    "Не сказано, для какой цели счётчик",
                    "It is not said which purpose the counter serves",
                    "Санауыш қай мақсатқа арналғаны айтылмаған"
                ),
            );
            None
        }
    };
    let life = r.prop(cx, "keep").and_then(|v| cookie_life(cx, v));
    let origin = r.origin(cx);
    r.finish(cx);
    let title = cx.known(
        "Отличает одно посещение от другого для подсчёта",
        "Tells one visit from another for counting",
        "Санау үшін бір кіруді екіншісінен ажыратады",
    );
    let life = life.unwrap_or(CookieLife::For(Span::new(90, Unit::Day)));
    Some(Cookie {
        name: "zalog-visit".to_owned(),
        purpose: Some(purpose?),
        title,
        life,
        engine: false,
        origin,
    })
}

/// The cookies the engine sets whatever the file says; a file may declare one of the same name with a shorter life.
pub(crate) fn engine_cookies(cx: &mut Cx, cookies: &mut Vec<Cookie>) {
    let list = [
        (
            "__Host-zalog-session",
            "Держит вход в кабинет, пока открыт браузер",
            "Keeps you signed in while the browser is open",
            "Браузер ашық тұрғанда кабинетке кіруді ұстап тұрады",
            CookieLife::Session,
        ),
        (
            "__Host-zalog-remember",
            "Помнит вход в кабинет, если об этом попросили",
            "Remembers the sign-in when asked to",
            "Сұралған болса, кабинетке кіруді есте сақтайды",
            CookieLife::For(Span::new(30, Unit::Day)),
        ),
        (
            "__Host-zalog-staff",
            "Держит вход работника оператора, пока открыт браузер; посетителям не ставится",
            "Keeps a member of the operator's staff signed in while the browser is open; visitors never get it",
            "Браузер ашық тұрғанда оператор қызметкерінің кіруін ұстап тұрады; келушілерге қойылмайды",
            CookieLife::Session,
        ),
        (
            "zalog-choice",
            "Помнит ваш выбор о cookie: отказ так же, как согласие",
            "Remembers your choice on cookies, refusal as well as consent",
            "Cookie туралы таңдауыңызды есте сақтайды: келісімді де, бас тартуды да",
            CookieLife::For(Span::new(12, Unit::Month)),
        ),
    ];
    for (name, ru, en, kk, life) in list {
        if let Some(own) = cookies.iter_mut().find(|c| c.name == name) {
            own.engine = true;
            continue;
        }
        let title = cx.known(ru, en, kk);
        cookies.push(Cookie {
            name: name.to_owned(),
            purpose: None,
            title,
            life,
            engine: true,
            origin: Cx::nowhere(),
        });
    }
}

/// `метка имя "…" для=цель получатель=… условия="…" { узлы "host" }`.
pub(crate) fn tag(cx: &mut Cx, node: &Node) -> Option<Tag> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let pinned = cx.pinned(&mut r);
    let slug = cx.declare(Space::Tag, &name, pinned, None, false);
    let title = r.own_text(cx).unwrap_or_else(|| Localized::one(cx.binding, humanised(&name.text)));
    let purpose = match r.prop(cx, "for") {
        Some(value) => cx.refer(Space::Purpose, value),
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!(
                    "Не сказано, для какой цели метка",
                    "It is not said which purpose the tag serves",
                    "Белгі қай мақсатқа арналғаны айтылмаған"
                ),
            );
            None
        }
    };
    let mut hosts = Vec::new();
    for value in r.list(cx, "hosts").unwrap_or_default() {
        for part in cx.words_of(&value) {
            hosts.extend(who::host(cx, &part));
        }
    }
    if hosts.is_empty() && cx_silent(cx, node) {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не указаны узлы, с которых грузится метка",
                "The hosts the tag loads from are missing",
                "Белгі жүктелетін тораптар көрсетілмеген"
            ),
        );
    }
    let recipient = r.prop(cx, "recipient").and_then(|v| cx.refer(Space::Recipient, v));
    let terms = r.prop(cx, "terms").and_then(|v| link(cx, v).given().cloned());
    let life = r.prop(cx, "keep").and_then(|v| cookie_life(cx, v));
    let origin = r.origin(cx);
    r.finish(cx);
    Some(Tag { slug: slug?, title, purpose: purpose?, hosts, recipient, terms, life, origin })
}
