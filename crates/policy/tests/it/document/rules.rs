//! Each rule of a policy stands in its text: change the rule and the text changes, remove it and its sentences go.

use jiff::civil::date;
use zalog_law::{Jurisdiction, Span, Unit};
use zalog_policy::document::{self, Document};
use zalog_policy::model::*;
use zalog_words::Lang;

use super::sample::{both, policy, russian, slug, slugs};

type Change = Box<dyn Fn(&mut Policy)>;
type Named = (&'static str, fn(&mut Policy));

fn longer(span: Span) -> Span {
    Span::new(span.amount + 1, span.unit)
}

/// Every change of one rule of the sample, by name.
fn changes() -> Vec<(String, Change)> {
    let mut all: Vec<(String, Change)> = Vec::new();
    let mut add = |name: String, change: Change| all.push((name, change));
    let sample = russian();
    for (n, p) in sample.purposes.iter().enumerate() {
        let name = |what: &str| format!("purpose {} {what}", p.slug);
        for item in 0..p.items.len() {
            add(
                name(&format!("uses {}", p.items[item])),
                Box::new(move |p| drop(p.purposes[n].items.remove(item))),
            );
        }
        if p.keep.end.after.is_some() {
            add(
                name("keep"),
                Box::new(move |p| p.purposes[n].keep.end.after = p.purposes[n].keep.end.after.map(longer)),
            );
        }
        // All events at two purposes, one with a span and one without: the phrase does not know the purpose.
        for event in Event::ALL.into_iter().filter(|e| n < 2 && *e != p.keep.end.event) {
            add(name(event.as_str()), Box::new(move |p| p.purposes[n].keep.end.event = event));
        }
        if p.keep.at_most.is_some() {
            add(
                name("at most"),
                Box::new(move |p| p.purposes[n].keep.at_most.as_mut().unwrap().span.amount += 1),
            );
            add(
                name("ask again"),
                Box::new(move |p| p.purposes[n].keep.at_most.as_mut().unwrap().ask_again ^= true),
            );
            add(name("no limit"), Box::new(move |p| p.purposes[n].keep.at_most = None));
        }
        for hold in 0..p.keep.holds.len() {
            add(name("hold"), Box::new(move |p| p.purposes[n].keep.holds[hold].span.amount += 1));
            add(name("hold items"), Box::new(move |p| drop(p.purposes[n].keep.holds[hold].items.pop())));
        }
        for subject in 0..p.subjects.len() {
            add(name("subjects"), Box::new(move |p| drop(p.purposes[n].subjects.remove(subject))));
        }
        for role in 0..p.seen_by.len() {
            add(name("seen by"), Box::new(move |p| drop(p.purposes[n].seen_by.remove(role))));
        }
        add(name("operations"), Box::new(move |p| drop(p.purposes[n].operations.pop())));
        add(name("basis"), Box::new(move |p| p.purposes[n].basis = Basis::VitalInterest));
        add(name("new channel"), Box::new(move |p| p.purposes[n].channels.push(Channel::Messenger)));
        add(name("new bar"), Box::new(move |p| p.purposes[n].bars.push(Bar::Publication)));
        add(name("new after"), Box::new(move |p| p.purposes[n].after.push(slug("faults"))));
        add(name("title"), Box::new(move |p| p.purposes[n].title = both("Иное", "Other")));
        add(name("removed"), Box::new(move |p| drop(p.purposes.remove(n))));
    }
    for n in 0..sample.recipients.len() {
        add(
            format!("recipient {n} role"),
            Box::new(move |p| p.recipients[n].role = RecipientRole::Authority),
        );
        add(
            format!("recipient {n} items"),
            Box::new(move |p| {
                p.recipients[n].anonymous_only = false;
                p.recipients[n].items = slugs(&["visit"]);
            }),
        );
        add(
            format!("recipient {n} purposes"),
            Box::new(move |p| p.recipients[n].purposes = slugs(&["faults"])),
        );
        add(
            format!("recipient {n} country"),
            Box::new(move |p| p.recipients[n].country = Some(HoleOr::Hole)),
        );
        add(format!("recipient {n} removed"), Box::new(move |p| drop(p.recipients.remove(n))));
    }
    for n in 0..sample.requests.len() {
        add(
            format!("request {n} term"),
            Box::new(move |p| {
                let within = p.requests[n].within.filter(|s| s.unit != Unit::AtOnce);
                p.requests[n].within = Some(within.map_or(Span::new(3, Unit::Day), longer));
            }),
        );
        add(format!("request {n} written"), Box::new(move |p| p.requests[n].written ^= true));
        add(format!("request {n} parties"), Box::new(move |p| p.requests[n].by.push(Party::Operator)));
        add(format!("request {n} removed"), Box::new(move |p| drop(p.requests.remove(n))));
    }
    for n in 0..sample.forms.len() {
        for field in 0..sample.forms[n].fields.len() {
            add(format!("form {n} field {field}"), Box::new(move |p| drop(p.forms[n].fields.remove(field))));
            add(
                format!("form {n} need {field}"),
                Box::new(move |p| {
                    let need = &mut p.forms[n].fields[field].need;
                    *need = if *need == Need::Required { Need::Optional } else { Need::Required };
                }),
            );
        }
        add(format!("form {n} button"), Box::new(move |p| p.forms[n].button = both("Иначе", "Else")));
        add(format!("form {n} sign-in"), Box::new(move |p| p.forms[n].sign_in_required ^= true));
        add(format!("form {n} removed"), Box::new(move |p| drop(p.forms.remove(n))));
    }
    for n in 0..sample.stores.len() {
        add(format!("store {n} kept"), Box::new(move |p| p.stores[n].kept = Kept::Elsewhere));
        add(
            format!("store {n} country"),
            Box::new(move |p| p.stores[n].country = HoleOr::Given(both("Иная", "Other"))),
        );
        add(format!("store {n} items"), Box::new(move |p| p.stores[n].items.push(slug("visit"))));
    }
    for n in 0..sample.consents.len() {
        add(
            format!("consent {n} strength"),
            Box::new(move |p| p.consents[n].strength = ConsentStrength::Written),
        );
        add(format!("consent {n} removed"), Box::new(move |p| drop(p.consents.remove(n))));
    }
    for n in 0..sample.items.len() {
        add(
            format!("item {n} sensitivity"),
            Box::new(move |p| p.items[n].sensitivity = Sensitivity::Biometric),
        );
        add(format!("item {n} label"), Box::new(move |p| p.items[n].label = both("Иное", "Other")));
    }
    let single: [Named; 28] = [
        ("edition number", |p| p.edition.number += 1),
        ("edition day", |p| p.edition.effective = Some(date(2026, 12, 16))),
        ("edition at once", |p| p.edition.effective = None),
        ("edition reason", |p| p.edition.reason = None),
        ("edition substantial", |p| p.edition.substantial = false),
        ("changes effect", |p| p.changes.effect = TakesEffect::OnNotice),
        ("changes consent", |p| p.changes.consent_needed = true),
        ("changes notice", |p| p.changes.notify.clear()),
        ("breach term", |p| p.breach.within = p.breach.within.map(longer)),
        ("breach without delay", |p| p.breach.within = None),
        ("breach untold", |p| p.breach.tells_subjects = false),
        ("minors age", |p| p.minors.under = Some(15)),
        ("minors refused", |p| p.minors.refused = true),
        ("minors representative", |p| p.minors.representative = false),
        ("cookie life", |p| p.cookies[1].life = CookieLife::For(Span::new(93, Unit::Day))),
        ("cookie purpose", |p| p.cookies[1].purpose = None),
        ("cookie removed", |p| drop(p.cookies.pop())),
        ("tag host", |p| p.tags[0].hosts.push("more.example".into())),
        ("tag removed", |p| drop(p.tags.pop())),
        ("disclosure bar", |p| p.disclosure.barred = false),
        ("disclosure never", |p| drop(p.disclosure.never.pop())),
        ("disclosure silent", |p| p.disclosure.exceptions[0].silent = false),
        ("disclosure exception", |p| drop(p.disclosure.exceptions.pop())),
        ("safeguard", |p| drop(p.safeguards.ids.pop())),
        ("closed list", |p| p.purposes_closed = false),
        ("channel", |p| p.channels.truncate(2)),
        ("not received", |p| p.not_received.truncate(4)),
        ("accuracy", |p| p.accuracy.documents_checked = true),
    ];
    for (name, change) in single {
        add(name.to_owned(), Box::new(change));
    }
    all
}

#[test]
fn every_rule_that_changes_changes_the_text_in_every_language() {
    let before = Lang::ALL.map(|lang| document::policy(&russian(), lang).canonical_json());
    let all = changes();
    assert!(all.len() > 200, "{} changes", all.len());
    let mut mute = Vec::new();
    for (name, change) in all {
        let mut changed = russian();
        change(&mut changed);
        for (lang, before) in Lang::ALL.into_iter().zip(&before) {
            if document::policy(&changed, lang).canonical_json() == *before {
                mute.push(format!("{name} ({lang})"));
            }
        }
    }
    assert_eq!(mute, Vec::<String>::new(), "rules that the text does not say");
}

#[test]
fn a_removed_node_takes_its_sentences_along() {
    let whole = document::policy(&russian(), Lang::Ru);
    let gone = |change: fn(&mut Policy)| {
        let mut policy = russian();
        change(&mut policy);
        document::policy(&policy, Lang::Ru)
    };
    let cases: [(&str, Document); 9] = [
        ("purpose/faults", gone(|p| p.purposes.retain(|x| x.slug != slug("faults")))),
        ("recipient/bank", gone(|p| p.recipients.retain(|x| x.slug != slug("bank")))),
        ("form/call-back", gone(|p| p.forms.retain(|x| x.slug != slug("call-back")))),
        ("cookie/zalog-visit", gone(|p| p.cookies.truncate(1))),
        ("tag/counter", gone(|p| p.tags.clear())),
        ("store/medical", gone(|p| p.stores.truncate(1))),
        ("request/claim", gone(|p| p.requests.retain(|x| x.kind != RequestKind::Claim))),
        ("statement/1", gone(|p| p.statements.clear())),
        ("disclosure/exception/1", gone(|p| p.disclosure.exceptions.clear())),
    ];
    for (node, without) in cases {
        let speaks =
            |d: &Document| d.nodes().iter().any(|n| *n == node || n.starts_with(&format!("{node}/")));
        assert!(speaks(&whole), "{node} is not in the whole text");
        assert!(!speaks(&without), "{node} is still spoken of");
    }
}

#[test]
fn a_section_with_nothing_to_say_does_not_appear() {
    let mut policy = russian();
    policy.statements.clear();
    policy.cookies.clear();
    policy.tags.clear();
    policy.forms.clear();
    policy.consents.clear();
    policy.acknowledgement = None;
    let ids: Vec<String> = document::policy(&policy, Lang::Ru).sections.into_iter().map(|s| s.id).collect();
    for id in ["statements", "cookies", "forms", "consents"] {
        assert!(!ids.iter().any(|i| i == id), "{id}");
    }
    let numbers: Vec<String> =
        document::policy(&policy, Lang::Ru).sections.into_iter().map(|s| s.number).collect();
    let summaries = std::iter::repeat_n(String::new(), 2);
    let expected: Vec<String> = summaries.chain((1..numbers.len() - 1).map(|n| n.to_string())).collect();
    assert_eq!(numbers, expected, "the first two are the summary, the others are numbered without gaps");
}

#[test]
fn the_stricter_of_law_and_promise_is_said_and_which_it_is() {
    let say = |kind: RequestKind, within: Span, facts: bool, node: &str| {
        let mut policy = russian();
        policy.requests.retain(|p| p.kind != kind);
        let mut promise = russian().requests.remove(0);
        (promise.kind, promise.within, promise.from_facts) = (kind, Some(within), facts);
        policy.requests.push(promise);
        let text = document::policy(&policy, Lang::Ru);
        let said =
            text.sentences().into_iter().filter(|s| s.node == node).map(|s| s.plain()).collect::<Vec<_>>();
        said.join(" ")
    };
    let days = |n| Span::new(n, Unit::Day);
    let working = |n| Span::new(n, Unit::WorkingDay);
    // The law: access 10 working days, stop 10 working days, correction 7 working days from the proof.
    let cases = [
        (RequestKind::Stop, working(7), false, "right/ru/stop", "В течение 7 рабочих дней: так обещаем мы."),
        (
            RequestKind::Copy,
            days(30),
            false,
            "right/ru/access",
            "В течение 10 рабочих дней: так велит закон. Наше обещание мягче (30 дней)",
        ),
        (
            RequestKind::Copy,
            working(10),
            false,
            "right/ru/access",
            "В течение 10 рабочих дней: так велит закон, и так обещаем мы.",
        ),
        (RequestKind::Copy, days(14), false, "right/ru/access", "Действует то, что наступит раньше."),
        (
            RequestKind::Correction,
            working(7),
            false,
            "right/ru/rectify",
            "В течение 7 рабочих дней со дня обращения: так обещаем мы.",
        ),
        (
            RequestKind::Correction,
            working(5),
            true,
            "right/ru/rectify",
            "В течение 5 рабочих дней: так обещаем мы.",
        ),
    ];
    for (kind, within, facts, node, expected) in cases {
        let said = say(kind, within, facts, node);
        assert!(said.contains(expected), "{kind:?} {within}: {said}");
    }
}

#[test]
fn a_consent_document_holds_every_field_of_its_law() {
    let terms = |laws: &[Jurisdiction], purpose: &str, lang| {
        let text = document::consent(&policy(laws), &slug(purpose), lang).unwrap();
        text.sentences().into_iter().map(|s| s.plain()).collect::<Vec<_>>()
    };
    let russia = [
        "Кто даёт согласие",
        "Оператор",
        "Цель",
        "Данные",
        "Кто обрабатывает данные по нашему поручению",
        "Действия и способы обработки",
        "Срок согласия",
        "Как отозвать согласие",
    ];
    let kazakhstan = ["Передача третьим лицам", "Передача за границу", "Общедоступные источники"];
    let distribution = ["Где данные будут показаны", "Ваши условия и запреты"];
    let has = |said: &[String], fields: &[&str]| fields.iter().all(|f| said.iter().any(|s| s == f));
    for purpose in ["call-back", "news", "statistics", "reviews"] {
        let said = terms(&[Jurisdiction::Ru], purpose, Lang::Ru);
        assert!(has(&said, &russia), "{purpose}: {said:#?}");
        assert!(!has(&said, &kazakhstan[..1]), "{purpose}");
        assert!(has(&terms(&[Jurisdiction::Kz], purpose, Lang::Ru), &kazakhstan), "{purpose}");
        assert_eq!(has(&said, &distribution), purpose == "reviews");
    }
    // The operator's address is a field of the law: without one the document shows the gap.
    let mut nowhere = russian();
    nowhere.operator.address = None;
    let text = document::consent(&nowhere, &slug("news"), Lang::Ru).unwrap();
    assert!(text.html().contains("Адрес: <mark>уточняется</mark>"));
    // No consent is asked where a contract carries the purpose.
    assert!(document::consent(&russian(), &slug("cabinet"), Lang::Ru).is_none());
    assert!(document::consent(&russian(), &slug("no-such"), Lang::Ru).is_none());
}

#[test]
fn what_is_kept_for_the_officer_is_never_printed() {
    for lang in Lang::ALL {
        for text in super::all(&russian(), lang) {
            assert!(!text.canonical_json().contains("взвешивании"));
        }
    }
}
