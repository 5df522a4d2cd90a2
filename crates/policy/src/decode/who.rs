//! Who and where: the root, the operator, roles, categories of subjects, sites, stores.

use zalog_law::Jurisdiction;
use zalog_law::number::{Bin, Inn, Kpp, Ogrn};

use super::cx::Cx;
use super::known;
use super::length;
use super::names::{Space, humanised};
use super::number::number;
use super::reader::Reader;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Cause, Changes, Edition, HoleOr, Kept, LegalForm, Localized, NoticeChannel, OfficerContact, Operator,
    Platform, Role as StaffRole, Site, Slug, Store, TakesEffect,
};
use crate::syntax::SourceSpan;
use crate::syntax::tree::{Form, Node, Value};
use crate::syntax::word::{self, Role};

/// The root node, read.
pub(crate) struct Root {
    pub title: Localized,
    pub format: u32,
    pub legal_form: LegalForm,
    pub edition: Option<Edition>,
    pub changes: Option<Changes>,
    pub law: Option<crate::model::Origin>,
    pub origin: crate::model::Origin,
}

/// `политика "…" формат=1 { … }`.
pub(crate) fn root(cx: &mut Cx, node: &Node) -> Root {
    let mut r = Reader::new(cx, node);
    let title = r.own_text(cx);
    if title.is_none() {
        let message = say!(
            "У политики нет названия в кавычках",
            "The policy has no title in quotes",
            "Саясаттың тырнақшадағы атауы жоқ"
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
    }
    let format = match r.prop(cx, "format") {
        Some(value) if value.text == "1" => 1,
        Some(value) => {
            let typed = &value.text;
            cx.report(
                &rules::WRONG_VALUE,
                value.span,
                say!(
                    "Формата «{typed}» нет, есть 1",
                    "There is no format `{typed}`, only 1",
                    "«{typed}» деген пішім жоқ, 1 деген бар"
                ),
            );
            1
        }
        None => 1,
    };
    if let Some(value) = r.prop(cx, super::turn::TEXTS)
        && super::turn::text_language(value).is_none()
    {
        let typed = &value.text;
        let message = say!(
            "Языка «{typed}» у текстов нет: ru, en",
            "Texts are in ru or en, not in `{typed}`",
            "Мәтіндердің «{typed}» деген тілі жоқ: ru, en"
        );
        cx.report(&rules::WRONG_VALUE, value.span, message);
    }
    let legal_form =
        match r.prop(cx, "form").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::LegalForm, v)) {
            Some(word) if word.id == "public-contract" => LegalForm::PublicContract,
            _ => LegalForm::Notice,
        };
    let mut law_origin = None;
    for law in r.all("law") {
        let mut l = Reader::new(cx, law);
        let values = l.rest();
        for word in cx.words(Role::Law, values) {
            if let Some(jurisdiction) = Jurisdiction::from_name(word.id)
                && !cx.laws.contains(&jurisdiction)
            {
                cx.laws.push(jurisdiction);
            }
        }
        law_origin = Some(l.origin(cx));
        l.finish(cx);
    }
    if cx.laws.is_empty() {
        let message = say!(
            "Не сказано, чьи нормы действуют",
            "It is not said whose law applies",
            "Қай елдің нормалары қолданылатыны айтылмаған"
        );
        cx.report(&rules::MISSING_LAW, node.head, message);
    }
    let edition = r.child(cx, "edition").and_then(|n| edition(cx, n));
    let changes = r.child(cx, "changes").map(|n| changes(cx, n));
    let origin = r.origin(cx);
    r.finish(cx);
    let title = title.unwrap_or_else(|| cx.known("Персональные данные", "Personal data", "Дербес деректер"));
    Root { title, format, legal_form, edition, changes, law: law_origin, origin }
}

fn edition(cx: &mut Cx, node: &Node) -> Option<Edition> {
    let mut r = Reader::new(cx, node);
    let number = match r.arg() {
        Some(value) if cx.hole(value) => 1,
        Some(value) => match value.text.parse::<u32>().ok().filter(|n| (1..100_000).contains(n)) {
            Some(number) => number,
            None => {
                let typed = &value.text;
                let message = say!(
                    "«{typed}» — не номер редакции: 1, 2, 3 …",
                    "`{typed}` is no edition number: 1, 2, 3 …",
                    "«{typed}» редакция нөмірі емес: 1, 2, 3 …"
                );
                cx.report(&rules::WRONG_VALUE, value.span, message);
                1
            }
        },
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!("У редакции нет номера", "The edition has no number", "Редакцияның нөмірі жоқ"),
            );
            1
        }
    };
    let effective = r.prop(cx, "effective").and_then(|v| length::date(cx, v));
    let reason = r.text_of(cx, "reason");
    let causes = r.list(cx, "because-of").unwrap_or_default();
    let causes = cx
        .words(Role::Cause, &causes)
        .into_iter()
        .filter_map(|w| Cause::ALL.into_iter().find(|cause| cause.as_str() == w.id))
        .collect();
    let substantial = r.prop(cx, "substantial").and_then(|v| cx.answer(v)).unwrap_or(number > 1);
    let origin = r.origin(cx);
    r.finish(cx);
    Some(Edition { number, effective, reason, causes, substantial, origin })
}

fn changes(cx: &mut Cx, node: &Node) -> Changes {
    let mut r = Reader::new(cx, node);
    let effect =
        match r.prop(cx, "take-effect").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Effect, v)) {
            Some(word) if word.id == "on-notice" => TakesEffect::OnNotice,
            _ => TakesEffect::OnPublication,
        };
    let consent = r.prop(cx, "consent").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let consent_needed = consent.is_some_and(|w| w.id == "needed");
    let values = r.list(cx, "notify").unwrap_or_default();
    let notify = cx
        .words(Role::Notice, &values)
        .into_iter()
        .map(|w| match w.id {
            "cabinet" => NoticeChannel::Cabinet,
            "email" => NoticeChannel::Email,
            _ => NoticeChannel::Site,
        })
        .collect();
    let origin = r.origin(cx);
    r.finish(cx);
    Changes { effect, consent_needed, notify, origin }
}

/// `оператор "…" { … }`.
pub(crate) fn operator(cx: &mut Cx, node: &Node) -> Operator {
    let mut r = Reader::new(cx, node);
    let name = r.own_text(cx).unwrap_or_else(|| {
        let message =
            say!("У оператора нет наименования", "The operator has no name", "Оператордың атауы жоқ");
        cx.report(&rules::MISSING_VALUE, node.head, message);
        cx.known("", "", "")
    });
    let short = r.text_of(cx, "short");
    let inn = r.value_of(cx, "inn").map(|v| number(cx, v, |t| Inn::parse(t).map(|n| n.to_string())));
    let kpp = r.value_of(cx, "kpp").map(|v| number(cx, v, |t| Kpp::parse(t).map(|n| n.to_string())));
    let ogrn = r.value_of(cx, "ogrn").map(|v| number(cx, v, |t| Ogrn::parse(t).map(|n| n.to_string())));
    let bin = r.value_of(cx, "bin").map(|v| number(cx, v, |t| Bin::parse(t).map(|n| n.as_str().to_owned())));
    let address = r.hole_or_text(cx, "address");
    let email = r.value_of(cx, "email").map(|v| email(cx, v));
    let phone = r.value_of(cx, "phone").map(|v| phone(cx, v));
    let (officer, officer_contact) = match r.child(cx, "responsible") {
        Some(node) => responsible(cx, node),
        None => (None, OfficerContact::default()),
    };
    let zone = r.value_of(cx, "zone").and_then(|v| zone(cx, v)).unwrap_or_else(|| {
        let zone = cx.pack().map_or("Europe/Moscow", |p| p.zone.as_str()).to_owned();
        let law = cx.pack().map_or("", |p| p.jurisdiction.as_str());
        cx.default(
            say!("часовой пояс", "time zone", "уақыт белдеуі"),
            say!("{zone}", "{zone}", "{zone}"),
            say!("нормы {law}", "law pack {law}", "{law} нормалары"),
        );
        zone
    });
    let origin = r.origin(cx);
    r.finish(cx);
    Operator {
        name,
        short,
        inn,
        kpp,
        ogrn,
        bin,
        address,
        email,
        phone,
        officer,
        officer_contact,
        zone,
        origin,
    }
}

/// `ответственный должность="…" { телефон "…"; почта "…"; адрес "…"; }`.
fn responsible(cx: &mut Cx, node: &Node) -> (Option<Localized>, OfficerContact) {
    let mut r = Reader::new(cx, node);
    let post = r.text_of(cx, "post").or_else(|| r.own_text(cx));
    if post.is_none() {
        let message = say!(
            "Не указана должность ответственного",
            "The post of the person responsible is missing",
            "Жауапты адамның лауазымы көрсетілмеген"
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
    }
    let contact = OfficerContact {
        phone: r.value_of(cx, "phone").map(|v| phone(cx, v)),
        email: r.value_of(cx, "email").map(|v| email(cx, v)),
        address: r.hole_or_text(cx, "address"),
    };
    r.finish(cx);
    (post, contact)
}

fn email(cx: &mut Cx, value: &Value) -> HoleOr<String> {
    if cx.hole(value) {
        return HoleOr::Hole;
    }
    let typed = value.text.trim();
    let lower = typed.to_lowercase();
    let placeholder = lower.contains("protected")
        || typed.contains(['[', ']', '<', '…'])
        || lower.starts_with("email@example");
    if placeholder {
        let message = say!(
            "«{typed}» — заглушка, а не адрес",
            "`{typed}` is a placeholder, not an address",
            "«{typed}» мекенжай емес, оның орнын толтырған жазу"
        );
        cx.report(&rules::PLACEHOLDER_CONTACT, value.span, message);
    } else if email_address::EmailAddress::parse_with_options(
        typed,
        email_address::Options::default().with_required_tld().without_display_text(),
    )
    .is_err()
    {
        cx.report(
            &rules::WRONG_VALUE,
            value.span,
            say!(
                "«{typed}» — не адрес почты",
                "`{typed}` is no e-mail address",
                "«{typed}» пошта мекенжайы емес"
            ),
        );
    }
    HoleOr::Given(typed.to_owned())
}

fn phone(cx: &mut Cx, value: &Value) -> HoleOr<String> {
    if cx.hole(value) {
        return HoleOr::Hole;
    }
    let typed = value.text.trim();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if value.form == Form::Number && typed.starts_with('+') {
        let message = say!(
            "Телефон «{typed}» без кавычек: другие программы потеряют плюс",
            "The phone {typed} has no quotes: other programs will lose its plus",
            "«{typed}» телефоны тырнақшасыз: басқа бағдарламалар плюсті жоғалтады"
        );
        let fix = say!("взять в кавычки", "put in quotes", "тырнақшаға алу");
        cx.push(Finding::of(&rules::NUMBER_LOST_ZERO, value.span, message).fix(
            value.span,
            format!("\"{typed}\""),
            fix,
        ));
    }
    let same = digits.chars().collect::<std::collections::BTreeSet<_>>().len() <= 2;
    if !(5..=15).contains(&digits.len()) || typed.chars().any(char::is_alphabetic) {
        cx.report(
            &rules::WRONG_VALUE,
            value.span,
            say!(
                "«{typed}» — не номер телефона",
                "`{typed}` is no phone number",
                "«{typed}» телефон нөмірі емес"
            ),
        );
    } else if same || digits.contains("1234567") {
        let message = say!(
            "«{typed}» похоже на заглушку",
            "`{typed}` looks like a placeholder",
            "«{typed}» нағыз мәннің орнын толтырған жазуға ұқсайды"
        );
        cx.report(&rules::PLACEHOLDER_CONTACT, value.span, message);
    }
    HoleOr::Given(typed.to_owned())
}

fn zone(cx: &mut Cx, value: &Value) -> Option<String> {
    if cx.hole(value) {
        return None;
    }
    let typed = value.text.trim();
    if jiff::tz::TimeZone::get(typed).is_ok() {
        return Some(typed.to_owned());
    }
    let message = say!(
        "Часового пояса «{typed}» нет; пишут \"Europe/Moscow\", \"Asia/Almaty\"",
        "There is no time zone `{typed}`; write \"Europe/Moscow\", \"Asia/Almaty\"",
        "«{typed}» деген уақыт белдеуі жоқ; \"Europe/Moscow\", \"Asia/Almaty\" деп жазылады"
    );
    cx.report(&rules::WRONG_VALUE, value.span, message);
    None
}

/// `роль имя "…" обязательство=…`.
pub(crate) fn role(cx: &mut Cx, node: &Node, engine: bool) -> Option<StaffRole> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let known = cx.try_word(Role::Staff, &name.text, name.span).map(|w| w.id);
    let pinned = cx.pinned(&mut r);
    let slug = cx.declare(Space::Role, &name, pinned, known, engine)?;
    let title = r
        .own_text(cx)
        .or_else(|| known.and_then(|k| known::staff(k, cx.binding)))
        .unwrap_or_else(|| Localized::one(cx.binding, humanised(&name.text)));
    let name = cx.model_name(Space::Role, &slug, &name.text);
    let duty = r
        .prop(cx, "duty")
        .filter(|v| !cx.hole(v))
        .and_then(|v| cx.word(Role::Duty, v))
        .map(|w| w.id.to_owned());
    let origin = r.origin(cx);
    r.finish(cx);
    Some(StaffRole { slug, name, title, duty, origin })
}

/// `категория имя "…"`.
pub(crate) fn category(cx: &mut Cx, node: &Node) -> Option<crate::model::SubjectCategory> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let pinned = cx.pinned(&mut r);
    let known = cx.try_word(Role::Subject, &name.text, name.span).map(|w| w.id);
    let slug = cx.declare(Space::Subject, &name, pinned, known, false)?;
    let name = cx.model_name(Space::Subject, &slug, &name.text);
    let title = r.own_text(cx).unwrap_or_else(|| Localized::one(cx.binding, humanised(&name)));
    r.origin(cx);
    r.finish(cx);
    Some(crate::model::SubjectCategory { slug, name, title })
}

/// A host: lower case, without scheme, port or path; punycode where it has other letters. Reported when it is none.
pub(crate) fn host(cx: &mut Cx, value: &Value) -> Option<String> {
    if cx.hole(value) {
        return None;
    }
    host_at(cx, &value.text, value.span)
}

fn host_at(cx: &mut Cx, typed: &str, span: SourceSpan) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let (scheme, rest) = lower.split_once("://").map_or(("", lower.as_str()), |(s, r)| (s, r));
    let bare = rest.split(['/', '?', '#']).next().unwrap_or("").trim_end_matches('.');
    if !scheme.is_empty() {
        let rule = if scheme == "http" { &rules::PLAIN_HTTP_HOST } else { &rules::BAD_HOST_FORM };
        let message = say!(
            "Узел пишут без «{scheme}://»: {bare}",
            "A host is written without `{scheme}://`: {bare}",
            "Торап «{scheme}://» белгісінсіз жазылады: {bare}"
        );
        let label = say!("оставить имя узла", "keep the host name", "тек торап атын қалдыру");
        cx.push(Finding::of(rule, span, message).fix(span, format!("\"{bare}\""), label));
    }
    let good = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let host = bare.split(':').next().unwrap_or("");
    if !host.contains('.') || host.len() > 253 || !host.split('.').all(good) {
        cx.report(
            &rules::WRONG_VALUE,
            span,
            say!("«{typed}» — не имя узла", "`{typed}` is no host name", "«{typed}» торап аты емес"),
        );
        return None;
    }
    confusable(cx, host, span);
    Some(super::punycode::host(host))
}

/// A host whose letters look like another host's.
fn confusable(cx: &mut Cx, host: &str, span: SourceSpan) {
    use crate::syntax::alike::{Script, mixed, respell, script};
    for label in host.split('.') {
        let letters: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
        let whole = !letters.is_empty() && letters.iter().all(|c| script(*c) == Some(Script::Cyrillic));
        let latin_end = host.rsplit('.').next().is_some_and(|end| end.is_ascii());
        if let Some(found) = mixed(label)
            && let Some(foreign) = found.foreign.first()
        {
            let (letter, position) = (foreign.letter, foreign.position);
            let message = say!(
                "В имени узла «{label}» буква {position} «{letter}» из другого алфавита",
                "In the host label `{label}` letter {position} `{letter}` is of another alphabet",
                "«{label}» торап атында {position} орындағы «{letter}» әрпі басқа әліпбиден"
            );
            cx.report(&rules::CONFUSABLE_HOST, span, message);
        } else if whole
            && latin_end
            && let Some(latin) = respell(label, Script::Latin)
        {
            let message = say!(
                "Имя узла «{label}» из русских букв выглядит как «{latin}» из латинских",
                "The host label `{label}` of Cyrillic letters looks like the Latin `{latin}`",
                "Орыс әріптерімен жазылған «{label}» торап аты латынша «{latin}» сияқты көрінеді"
            );
            cx.report(&rules::CONFUSABLE_HOST, span, message);
        }
    }
}

/// `сайт "host" …`.
pub(crate) fn site(cx: &mut Cx, node: &Node) -> Option<Site> {
    let mut r = Reader::new(cx, node);
    let Some(value) = r.arg() else {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!("У сайта нет имени узла", "The site has no host", "Сайттың торап аты жоқ"),
        );
        return None;
    };
    let host_name = host(cx, value);
    let platform =
        match r.prop(cx, "platform").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Platform, v)) {
            Some(word) => match word.id {
                "tilda" => Platform::Tilda,
                "bitrix" => Platform::Bitrix,
                "wordpress" => Platform::Wordpress,
                _ => Platform::Own,
            },
            None => Platform::Own,
        };
    let pages = r.prop(cx, "pages").and_then(|v| host(cx, v));
    let mut aliases: Vec<String> = Vec::new();
    for part in r.list(cx, "aliases").unwrap_or_default() {
        for part in cx.words_of(&part) {
            aliases.extend(host(cx, &part));
        }
    }
    let subdomains = r.prop(cx, "subdomains").and_then(|v| cx.answer(v)).unwrap_or(false);
    let title = r.text_of(cx, "title");
    let colour = r.prop(cx, "colour").and_then(|v| colour(cx, v));
    let pinned = cx.pinned(&mut r);
    let origin = r.origin(cx);
    r.finish(cx);
    let host = host_name?;
    let label = host.trim_start_matches("www.").split('.').next().unwrap_or("site").to_owned();
    let name = crate::syntax::tree::Spanned { text: host.clone(), span: value.span };
    let slug =
        cx.declare(Space::Site, &name, pinned, Slug::new(&label).ok().map(|_| label.as_str()), false)?;
    // The bare and the www form answer alike unless the file says more.
    let twin = host.strip_prefix("www.").map_or_else(|| format!("www.{host}"), str::to_owned);
    if !aliases.contains(&twin) && pages.as_deref() != Some(twin.as_str()) {
        aliases.push(twin);
    }
    let title = title.unwrap_or_else(|| Localized::one(cx.binding, value.text.clone()));
    Some(Site { slug, host, aliases, subdomains, platform, pages, title, colour, origin })
}

fn colour(cx: &mut Cx, value: &Value) -> Option<String> {
    if cx.hole(value) {
        return None;
    }
    let text = value.text.to_lowercase();
    let hex = text.strip_prefix('#').unwrap_or("");
    if hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(text);
    }
    let typed = &value.text;
    cx.report(
        &rules::WRONG_VALUE,
        value.span,
        say!(
            "«{typed}» — не цвет вида \"#1a5fb4\"",
            "`{typed}` is no colour like \"#1a5fb4\"",
            "«{typed}» деген \"#1a5fb4\" түріндегі түс емес"
        ),
    );
    None
}

/// A country by its known name, or any other name.
pub(crate) fn country(cx: &mut Cx, value: &Value) -> HoleOr<Localized> {
    if cx.hole(value) {
        return HoleOr::Hole;
    }
    let found = word::find(Role::Country, &value.text, cx.lang).map(|f| f.word);
    match found.and_then(|word| known::country(word.id, cx.binding).map(|name| (word, name))) {
        Some((word, name)) => {
            cx.turn(value.span, &value.text, word);
            HoleOr::Given(name)
        }
        None => HoleOr::Given(cx.text(value, &[])),
    }
}

/// The country a law pack wants stores in.
pub(crate) fn home_country(cx: &mut Cx) -> HoleOr<Localized> {
    let code = cx.pack().and_then(|p| p.store_country.as_deref());
    code.and_then(|c| known::country(c, cx.binding)).map_or(HoleOr::Hole, HoleOr::Given)
}

/// `хранилище имя "…" ведёт=… страна=… { данные … }`.
pub(crate) fn store(cx: &mut Cx, node: &Node) -> Option<Store> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let known =
        word::find(Role::Value, &name.text, cx.lang).filter(|f| f.word.id == "main").map(|f| f.word.id);
    let pinned = cx.pinned(&mut r);
    let slug = cx.declare(Space::Store, &name, pinned, known, false)?;
    let title = r.own_text(cx).or_else(|| r.text_of(cx, "title"));
    let kept = match r.prop(cx, "kept-by").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Keeper, v)) {
        Some(word) => match word.id {
            "people" => Kept::People,
            "elsewhere" => Kept::Elsewhere,
            _ => Kept::Zalog,
        },
        None => Kept::Zalog,
    };
    // «Ведёт Zalog», «ведут люди».
    for property in &node.props {
        let key = word::find(Role::Key, &property.key.text, cx.lang).map(|f| f.word);
        if let Some(word) = key.filter(|w| w.id == "kept-by") {
            cx.turn_agreeing(property.key.span, &property.key.text, word, usize::from(kept == Kept::People));
        }
    }
    let country = match r.prop(cx, "country") {
        Some(value) => country(cx, value),
        None => home_country(cx),
    };
    let address = r.hole_or_text(cx, "address");
    let hosting = r.hole_or_text(cx, "hosting");
    let values = r.list(cx, "uses").unwrap_or_default();
    let items = cx.refer_all(Space::Item, &values);
    let origin = r.origin(cx);
    r.finish(cx);
    let title = title.unwrap_or_else(|| match known {
        Some(_) => cx.known("Основное хранилище", "Main store", "Негізгі қойма"),
        None => Localized::one(cx.binding, humanised(&name.text)),
    });
    let name = cx.model_name(Space::Store, &slug, &name.text);
    Some(Store { slug, name, title, kept, country, address, hosting, items, origin })
}
