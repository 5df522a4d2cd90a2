//! Purposes and their consent documents.

use zalog_law::{Span, packs};

use super::book::{Book, keyword, machine};
use crate::model::{Basis, Consent, Keep, Localized, Purpose, Slug};
use crate::plan::change::Value;
use crate::plan::fact::Measure;
use crate::plan::part::Part;
use crate::syntax::Role;

pub(super) fn purpose(book: &mut Book<'_>, purpose: &Purpose) {
    // The typed name, the place in the file and what the engine adds are no rules.
    let Purpose {
        slug,
        name: _,
        title,
        class,
        items,
        subjects,
        basis: lawful,
        special,
        operations,
        keep: kept,
        seen_by,
        recipients: _,
        channels,
        bars,
        after,
        engine: _,
        origin: _,
    } = purpose;
    book.at(format!("purpose/{slug}"), Some(title)).covering([slug]);
    book.member(Part::Purpose, "", Value::Text(title.clone()));
    book.text(Part::PurposeTitle, title);
    book.plain(Part::PurposeKind, keyword(Role::PurposeKind, machine(class)));
    book.below("items");
    for item in items {
        book.member(Part::PurposeItem, item.as_str(), book.item(item));
    }
    book.below("operations");
    for id in operations {
        book.member(Part::PurposeOperation, id, operation(book, id));
    }
    book.below("recipients");
    for recipient in served(book, purpose) {
        book.member(Part::PurposeRecipient, recipient.as_str(), book.recipient(&recipient));
    }
    book.below("channels");
    for channel in channels {
        book.member(Part::PurposeChannel, machine(channel), keyword(Role::Channel, machine(channel)));
    }
    book.below("after");
    for other in after {
        book.member(Part::PurposeAfter, other.as_str(), book.purpose(other));
    }
    book.below("bars");
    for bar in bars {
        book.member(Part::PurposeBar, machine(bar), keyword(Role::Bar, machine(bar)));
    }
    book.below("basis");
    if let Some(special) = special {
        book.plain(Part::PurposeSpecial, keyword(Role::SpecialGround, machine(special)));
    }
    basis(book, lawful);
    keep(book, kept);
    // Whom the purpose concerns and who of the staff sees it is no part of what a person consented to.
    book.covering([]).below("subjects");
    for subject in subjects {
        let found = book.policy.subjects.iter().find(|s| &s.slug == subject);
        let value =
            found.map_or_else(|| Value::Literal(subject.to_string()), |s| Value::Text(s.title.clone()));
        book.member(Part::PurposeSubject, subject.as_str(), value);
    }
    book.below("seen-by");
    for role in seen_by {
        book.member(Part::PurposeRole, role.as_str(), book.role(role));
    }
}

/// Recipients that the purpose names, and those that name the purpose.
fn served(book: &Book<'_>, purpose: &Purpose) -> Vec<Slug> {
    let mut all = purpose.recipients.clone();
    let naming = book.policy.recipients.iter().filter(|r| r.purposes.contains(&purpose.slug));
    all.extend(naming.map(|r| r.slug.clone()));
    all.sort();
    all.dedup();
    all
}

fn operation(book: &Book<'_>, id: &str) -> Value {
    let pack = packs().as_ref().ok().map(|packs| packs.of(book.policy.seat()));
    match pack.and_then(|pack| pack.operation(id)) {
        Some(operation) => Value::Text(super::book::law(&operation.name)),
        None => Value::Literal(id.to_owned()),
    }
}

fn basis(book: &mut Book<'_>, basis: &Basis) {
    book.plain(Part::PurposeBasis, keyword(Role::Basis, basis.key()));
    match basis {
        Basis::Contract { document: Some(text) } | Basis::Law { act: text } => {
            book.text(Part::PurposeBasisWords, text);
        }
        // The balancing note is kept for the officer and never printed; that there is one, binds nobody else.
        Basis::LegitimateInterest { interest, balance: _ }
        | Basis::PublicInterest { aim: interest, balance: _ } => {
            book.text(Part::PurposeBasisWords, interest);
        }
        Basis::Contract { document: None } | Basis::Consent | Basis::VitalInterest | Basis::PublicTask => {}
    }
}

fn keep(book: &mut Book<'_>, keep: &Keep) {
    let Keep { end, with, at_most, holds, origin: _ } = keep;
    book.below("keep");
    let value = Value::Until { event: end.event, after: end.after };
    book.term(Part::PurposeKeep, value, Some(end.event), Some(end.after.unwrap_or(Span::AT_ONCE)));
    if let Some(with) = with {
        let value = book.purpose(with);
        // Another purpose by the same title is another purpose.
        book.fact(Part::PurposeKeepWith, with.as_str(), value, Measure::Member);
    }
    book.below("keep/at-most");
    match at_most {
        None => book.term(Part::PurposeAtMost, Value::None, None, None),
        Some(bound) => {
            let value = Value::Until { event: bound.event, after: Some(bound.span) };
            book.term(Part::PurposeAtMost, value, Some(bound.event), Some(bound.span));
            book.flag(Part::PurposeAskAgain, "", bound.ask_again);
        }
    }
    // What a law holds is held under the law, whatever was consented to.
    book.covering([]);
    for hold in holds {
        book.below(&format!("hold/{}", hold.id));
        let article: &Localized = &hold.article;
        book.term(Part::PurposeHold, Value::Span(hold.span), None, Some(hold.span));
        book.member(Part::PurposeHoldItem, "", Value::Text(article.clone()));
        for item in &hold.items {
            book.member(Part::PurposeHoldItem, item.as_str(), book.item(item));
        }
    }
}

pub(super) fn consent(book: &mut Book<'_>, consent: &Consent) {
    let Consent { purpose, strength, title, words, resources, declared: _, origin: _ } = consent;
    let owner = book.policy.purpose(purpose).map(|p| &p.title);
    book.at(format!("consent/{purpose}"), owner).covering([purpose]);
    let strong = -i64::from(*strength as u8);
    book.ranked(Part::ConsentStrength, "", keyword(Role::Strength, machine(strength)), strong);
    book.maybe(Part::ConsentWords, words.as_ref());
    for resource in resources {
        match resource.given() {
            Some(page) => book.member(Part::ConsentResource, page.as_str(), Value::Literal(page.clone())),
            None => book.member(Part::ConsentResource, "", keyword(Role::Hole, "to-fill")),
        }
    }
    book.maybe(Part::ConsentTitle, title.as_ref());
}
