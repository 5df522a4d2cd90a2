//! Who is given data, the rule for all passing on, and where copies are.

use crate::document::tree::{Block, Row, Section, Sentence};
use crate::document::voice::{Voice, upper_first};
use crate::model::{Kept, Recipient, RecipientRole, Store};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let head = [
        "doc-recipients-column-who",
        "doc-recipients-column-role",
        "doc-recipients-column-work",
        "doc-recipients-column-items",
        "doc-recipients-column-where",
    ];
    let rows = v.policy.recipients.iter().map(|r| row(v, r)).collect();
    let mut blocks = vec![v.table("doc-recipients-caption", &head, rows)];
    blocks.extend(disclosure(v));
    v.section("recipients", "", "doc-heading-recipients", blocks)
}

fn row(v: &Voice<'_>, recipient: &Recipient) -> Row {
    let node = format!("recipient/{}", recipient.slug);
    let role = match recipient.role {
        RecipientRole::Processor => "doc-recipient-processor",
        RecipientRole::Controller => "doc-recipient-controller",
        RecipientRole::Authority => "doc-recipient-authority",
    };
    // A purpose may name its recipients, a recipient its purposes: both are the same rule.
    let named = |p: &&crate::model::Purpose| {
        p.recipients.contains(&recipient.slug) || recipient.purposes.contains(&p.slug)
    };
    let purposes: Vec<_> = v.policy.purposes.iter().filter(named).map(|p| p.slug.clone()).collect();
    let mut work = Vec::new();
    if let Some(words) = &recipient.work {
        work.push(v.say(&node, "doc-recipient-work", [("work", upper_first(&v.own(words)).into())]));
    }
    if !purposes.is_empty() {
        work.push(v.say(&node, "doc-recipient-purposes", [("purposes", v.purposes(&purposes).into())]));
    }
    if work.is_empty() {
        work.push(v.say(&node, "doc-none", []));
    }
    let items = if recipient.anonymous_only || recipient.items.is_empty() {
        v.say(&node, "doc-recipient-anonymous", [])
    } else {
        v.upper(&node, v.items(&recipient.items))
    };
    let mut terms: Vec<Sentence> = Vec::new();
    if let Some(country) = &recipient.country {
        terms.push(v.say(&node, "doc-recipient-country", [("country", v.own_or_hole(country).into())]));
    }
    if let Some(contract) = &recipient.contract {
        terms.push(v.say(&node, "doc-recipient-contract", [("contract", v.own_or_hole(contract).into())]));
    }
    if !recipient.guarantees.is_empty() {
        let texts = recipient.guarantees.iter().map(|text| v.own_lower(text)).collect::<Vec<_>>().join("; ");
        terms.push(v.say(&node, "doc-recipient-guarantees", [("texts", texts.into())]));
    }
    if terms.is_empty() {
        terms.push(v.say(&node, "doc-none", []));
    }
    Row {
        cells: vec![
            vec![v.own_sentence(&node, &recipient.title)],
            vec![v.say(&node, role, [])],
            work,
            vec![items],
            terms,
        ],
        node,
    }
}

fn disclosure(v: &Voice<'_>) -> Vec<Block> {
    let rule = &v.policy.disclosure;
    let mut said = Vec::new();
    if rule.barred {
        let key = if v.policy.recipients.is_empty() {
            "doc-disclosure-barred-alone"
        } else {
            "doc-disclosure-barred"
        };
        said.push(v.say("disclosure", key, []));
    }
    if rule.unless_written_permission {
        said.push(v.say("disclosure", "doc-disclosure-permission", []));
    }
    let never = rule.never.iter().map(|act| v.phrase(&format!("doc-never-{act}"), [])).collect::<Vec<_>>();
    if !never.is_empty() {
        said.push(v.say("disclosure/never", "doc-disclosure-never", [("acts", v.list(never).into())]));
    }
    let mut entries = Vec::new();
    for (index, exception) in rule.exceptions.iter().enumerate() {
        let node = format!("disclosure/exception/{}", index + 1);
        let to = upper_first(&v.own(&exception.to)).into();
        let mut entry = vec![match &exception.when {
            None => v.say(&node, "doc-disclosure-exception", [("to", to)]),
            Some(when) => v.say(
                &node,
                "doc-disclosure-exception-when",
                [("to", to), ("when", v.own_lower(when).into())],
            ),
        }];
        if exception.silent {
            entry.push(v.say(&node, "doc-disclosure-silent", []));
        } else {
            entry.push(v.say(&node, "doc-disclosure-told", []));
        }
        if exception.second_approval {
            entry.push(v.say(&node, "doc-disclosure-second", []));
        }
        entries.push(entry);
    }
    let mut blocks = Vec::new();
    if !entries.is_empty() {
        let key = if rule.barred { "doc-disclosure-exceptions" } else { "doc-disclosure-cases" };
        said.push(v.say("disclosure", key, []));
    }
    blocks.push(Block::Paragraph { sentences: said });
    blocks.push(Block::List { entries });
    if !v.policy.recipients.is_empty() || !rule.exceptions.is_empty() {
        blocks.push(Block::Paragraph { sentences: vec![v.say("disclosure", "doc-disclosure-journal", [])] });
    }
    blocks
}

pub(super) fn stores(v: &Voice<'_>) -> Section {
    let head = [
        "doc-stores-column-store",
        "doc-stores-column-country",
        "doc-stores-column-hosting",
        "doc-stores-column-kept",
        "doc-stores-column-items",
    ];
    let rows = v.policy.stores.iter().map(|s| store(v, s)).collect();
    let mut blocks = vec![v.table("doc-stores-caption", &head, rows)];
    if v.policy.stores.iter().any(|s| s.kept != Kept::Zalog) {
        blocks.push(Block::Paragraph { sentences: vec![v.say("stores", "doc-stores-people", [])] });
    }
    v.section("stores", "", "doc-heading-stores", blocks)
}

fn store(v: &Voice<'_>, store: &Store) -> Row {
    let node = format!("store/{}", store.slug);
    let kept = match store.kept {
        Kept::Zalog => "doc-store-zalog",
        Kept::People => "doc-store-people",
        Kept::Elsewhere => "doc-store-elsewhere",
    };
    let hosting = match &store.hosting {
        Some(hosting) => v.sentence(&node, v.own_or_hole(hosting)),
        None => v.say(&node, "doc-none", []),
    };
    let items = if store.items.is_empty() {
        v.say(&node, "doc-store-all", [])
    } else {
        v.upper(&node, v.items(&store.items))
    };
    Row {
        cells: vec![
            vec![v.own_sentence(&node, &store.title)],
            vec![v.sentence(&node, v.own_or_hole(&store.country))],
            vec![hosting],
            vec![v.say(&node, kept, [])],
            vec![items],
        ],
        node,
    }
}
