//! Promises beyond purposes: recipients, passing on, requests, breaches, safeguards, words.

use zalog_law::{Span, packs};

use super::book::{Book, keyword, law, machine};
use crate::model::{
    Allowance, Breach, Departure, Disclosure, DisclosureException, Encryption, HoleOr, InternalAct, Notice,
    OwnDocument, Policy, Recipient, RequestChannel, RequestPromise, Safeguards, Slug, Statement,
};
use crate::plan::change::Value;
use crate::plan::part::Part;
use crate::syntax::Role;

pub(super) fn all(book: &mut Book<'_>, policy: &Policy) {
    policy.recipients.iter().for_each(|r| recipient(book, r));
    disclosure(book, &policy.disclosure);
    book.at("", None).below("channels");
    for channel in &policy.channels {
        let id = match channel {
            RequestChannel::Cabinet => "cabinet".to_owned(),
            other => machine(other),
        };
        book.member(Part::Channel, id.as_str(), keyword(Role::RequestChannel, id.as_str()));
    }
    policy.requests.iter().for_each(|r| request(book, r));
    let Breach { tells_subjects, within, origin: _ } = &policy.breach;
    book.at("", None).below("breach").flag(Part::Breach, "", *tells_subjects);
    let value = within.map_or_else(|| keyword(Role::Length, "at-once"), Value::Span);
    book.term(Part::BreachTerm, value, None, Some(within.unwrap_or(Span::AT_ONCE)));
    safeguards(book, &policy.safeguards);
    if let Some(notice) = &policy.notice {
        self::notice(book, notice);
    }
    for OwnDocument { slug, name: _, title, words, origin: _ } in &policy.documents {
        book.at(format!("document/{slug}"), Some(title));
        book.member(Part::Document, "", Value::Text(title.clone()));
        for paragraph in words {
            book.worded(Part::DocumentWords, paragraph);
        }
    }
    book.at("", None);
    for InternalAct { title, number, adopted, origin: _ } in &policy.internal_acts {
        let said = |text: &HoleOr<String>| text.given().cloned().unwrap_or_default();
        let adopted = adopted.given().map(ToString::to_string).unwrap_or_default();
        book.below(&format!("internal-act/{}", title.text(title.binding)));
        book.plain(
            Part::InternalAct,
            Value::Literal(format!("{} {adopted}", said(number)).trim().to_owned()),
        );
    }
    // Several of these may bear one name, or none: they are told apart by what they say.
    book.at("", None);
    for Statement { name, text, origin: _ } in &policy.statements {
        book.below(&format!("statement/{name}")).worded(Part::Statement, text);
    }
    for Departure { name, reason, origin: _ } in &policy.departures {
        book.below(&format!("departure/{name}")).worded(Part::Departure, reason);
    }
    for Allowance { rule, reason, origin: _ } in &policy.allowances {
        book.below(&format!("allow/{rule}")).worded(Part::Allowance, reason);
    }
}

fn recipient(book: &mut Book<'_>, recipient: &Recipient) {
    let Recipient {
        slug,
        name: _,
        title,
        role,
        work,
        items,
        // Told at the purposes.
        purposes: _,
        country,
        address,
        contract,
        guarantees,
        anonymous_only,
        origin: _,
    } = recipient;
    let policy = book.policy;
    let serves = |p: &&crate::model::Purpose| {
        p.asks_consent() && (p.recipients.contains(slug) || recipient.purposes.contains(&p.slug))
    };
    let served: Vec<&crate::model::Purpose> = policy.purposes.iter().filter(serves).collect();
    book.at(format!("recipient/{slug}"), Some(title)).covering(served.iter().map(|p| &p.slug));
    book.member(Part::Recipient, "", Value::Text(title.clone()));
    book.text(Part::RecipientTitle, title);
    book.plain(Part::RecipientRole, keyword(Role::RecipientRole, machine(role)));
    book.hole(Part::RecipientCountry, country.as_ref(), |t| Value::Text(t.clone()));
    book.maybe(Part::RecipientWork, work.as_ref());
    book.flag(Part::RecipientAnonymous, "", *anonymous_only);
    for item in items {
        // A consent covers what the recipient may get of the items of its own purpose.
        let purposes: Vec<&Slug> =
            served.iter().filter(|p| p.items.contains(item)).map(|p| &p.slug).collect();
        let value = book.item(item);
        book.covering(purposes).member(Part::RecipientItem, item.as_str(), value);
    }
    book.covering([]);
    book.hole(Part::RecipientAddress, address.as_ref(), |t| Value::Text(t.clone()));
    book.hole(Part::RecipientContract, contract.as_ref(), |t| Value::Text(t.clone()));
    for guarantee in guarantees {
        book.worded(Part::RecipientGuarantee, guarantee);
    }
}

fn disclosure(book: &mut Book<'_>, disclosure: &Disclosure) {
    let Disclosure { barred, unless_written_permission, never, exceptions, origin: _ } = disclosure;
    book.at("", None).below("disclosure").flag(Part::Disclosure, "", *barred);
    if *unless_written_permission {
        let value = keyword(Role::Condition, "written-permission");
        book.member(Part::DisclosureException, "written-permission", value);
    }
    for id in never {
        book.member(Part::DisclosureNever, id.as_str(), keyword(Role::Never, id.as_str()));
    }
    for DisclosureException { to, when, silent, second_approval, origin: _ } in exceptions {
        book.at(format!("disclosure/{}", to.text(to.binding)), Some(to));
        book.member(Part::DisclosureException, "", Value::Text(to.clone()));
        book.maybe(Part::DisclosureCondition, when.as_ref());
        book.flag(Part::DisclosureSilent, "", *silent);
        book.flag(Part::DisclosureApproval, "", *second_approval);
    }
}

fn request(book: &mut Book<'_>, request: &RequestPromise) {
    let RequestPromise { kind, within, from_facts, written, both_sides, blocks, by, reasons, origin: _ } =
        request;
    let id = machine(kind);
    let called = super::book::spelt(Role::Request, &id);
    book.at(format!("request/{id}"), Some(&called));
    book.member(Part::Request, "", keyword(Role::Request, id.as_str()));
    // Silence leaves the law's term, which a promise can only shorten.
    book.term(Part::RequestTerm, within.map_or(Value::ByLaw, Value::Span), None, *within);
    if *from_facts {
        book.plain(Part::RequestStart, keyword(Role::Value, "facts"));
    }
    for (key, stated, id) in [
        ("written", written, "written"),
        ("both-sides", both_sides, "both"),
        ("blocks", blocks, "end-of-check"),
    ] {
        if *stated {
            book.member(Part::RequestRule, key, keyword(Role::Value, id));
        }
    }
    for party in by {
        book.member(Part::RequestParty, machine(party), keyword(Role::Party, machine(party)));
    }
    for reason in reasons {
        book.member(Part::RequestReason, reason.as_str(), keyword(Role::Reason, reason.as_str()));
    }
}

fn safeguards(book: &mut Book<'_>, safeguards: &Safeguards) {
    let Safeguards { ids, own, origin: _ } = safeguards;
    let policy = book.policy;
    book.at("", None).below("safeguards");
    for id in ids {
        let found = packs().as_ref().ok().and_then(|packs| {
            policy
                .laws
                .iter()
                .find_map(|law| packs.of(*law).safeguard(id).map(|measure| law_text(&measure.name)))
        });
        book.member(Part::Safeguard, id.as_str(), found.unwrap_or_else(|| Value::Literal(id.clone())));
    }
    book.below("safeguards/own");
    for text in own {
        book.worded(Part::Safeguard, text);
    }
}

fn notice(book: &mut Book<'_>, notice: &Notice) {
    let Notice { number, begun, encryption, level, origin: _ } = notice;
    book.at("", None).below("notice/number");
    book.hole(Part::RegulatorNotice, number.as_ref(), |t| Value::Literal(t.clone()));
    book.below("notice/begun");
    book.hole(Part::RegulatorNotice, begun.as_ref(), |day| Value::Literal(day.to_string()));
    book.below("notice/encryption");
    match encryption {
        Some(Encryption::Tools(tools)) => {
            for tool in tools {
                book.worded(Part::Encryption, tool);
            }
        }
        Some(Encryption::Hole) => book.plain(Part::Encryption, keyword(Role::Hole, "to-fill")),
        // That there is none is what silence says, too.
        Some(Encryption::None) | None => {}
    }
    book.below("notice/level");
    match level {
        // The first level protects most (Government decree 1119).
        Some(HoleOr::Given(level)) => {
            book.ranked(Part::ProtectionLevel, "", Value::Literal(level.to_string()), i64::from(*level));
        }
        other => book.hole(Part::ProtectionLevel, other.as_ref(), |t| Value::Literal(t.to_string())),
    }
}

fn law_text(texts: &zalog_law::Texts) -> Value {
    Value::Text(law(texts))
}
