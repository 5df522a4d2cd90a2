//! Reads `pack.kdl` and checks that it is whole: no id twice, no term named that does not exist.

use super::paper::{Document, Fine, read_document, read_fine};
use super::reader::{Node, PackError, Source};
use super::types::{
    AgeRule, Basis, Destruction, Hold, HoldStart, Keep, LawName, Limit, Operation, OperationKind, Pack,
    Right, Safeguard, Special, Term, Validity,
};
use crate::{Calendar, Jurisdiction, Roll, Span};
use std::collections::BTreeSet;

/// Reads a pack file; `file` is its name for messages, `calendar` the jurisdiction's.
///
/// # Errors
/// The first fault: syntax, an unknown word, something missing, an id twice, a reference to no term.
pub fn parse_pack(file: &str, text: &str, calendar: Calendar) -> Result<Pack, PackError> {
    let source = Source { file, text };
    let document = source.document()?;
    let root = source.root(&document, "law")?;
    root.allow(1, &["as-of"])?;
    let jurisdiction =
        Jurisdiction::from_name(root.first()?).ok_or_else(|| root.fault("no such jurisdiction"))?;
    if calendar.jurisdiction() != jurisdiction {
        return Err(root.fault("the calendar is another jurisdiction's"));
    }
    let as_of = root.date("as-of")?.ok_or_else(|| root.fault("`law` lacks `as-of`"))?;

    let mut parts = Parts::default();
    for node in root.children()? {
        parts.read(&node)?;
    }
    parts.check_references(&root)?;
    let lacks = |what: &str| root.fault(format!("`law` lacks `{what}`"));
    Ok(Pack {
        jurisdiction,
        as_of,
        law: parts.law.ok_or_else(|| lacks("act"))?,
        regulator: parts.regulator.ok_or_else(|| lacks("regulator"))?,
        zone: parts.zone.ok_or_else(|| lacks("zone"))?,
        store_country: parts.store_country,
        calendar,
        terms: parts.terms,
        bases: parts.bases,
        specials: parts.specials,
        operations: parts.operations,
        rights: parts.rights,
        holds: parts.holds,
        destruction: parts.destruction.ok_or_else(|| lacks("destruction"))?,
        consent_proof: parts.consent_proof.ok_or_else(|| lacks("consent-proof"))?,
        acts: parts.acts.ok_or_else(|| lacks("acts"))?,
        age: parts.age.ok_or_else(|| lacks("age"))?,
        safeguards: parts.safeguards,
        fines: parts.fines,
        documents: parts.documents,
        foreign_hosts: parts.foreign_hosts,
        mail_services: parts.mail_services,
    })
}

/// What has been read so far.
#[derive(Default)]
struct Parts {
    law: Option<LawName>,
    regulator: Option<LawName>,
    zone: Option<String>,
    store_country: Option<String>,
    terms: Vec<Term>,
    bases: Vec<Basis>,
    specials: Vec<Special>,
    operations: Vec<Operation>,
    rights: Vec<Right>,
    holds: Vec<Hold>,
    destruction: Option<Destruction>,
    consent_proof: Option<Keep>,
    acts: Option<Keep>,
    age: Option<AgeRule>,
    safeguards: Vec<Safeguard>,
    fines: Vec<Fine>,
    documents: Vec<Document>,
    foreign_hosts: Vec<String>,
    mail_services: Vec<String>,
    /// Node kind and id of all that must be unique.
    seen: BTreeSet<(&'static str, String)>,
}

impl Parts {
    fn read(&mut self, node: &Node<'_>) -> Result<(), PackError> {
        let name = node.name;
        if let "basis" | "special" | "operation" | "right" | "hold" | "safeguard" | "fine" | "document" = name
        {
            self.once(node, node.first()?)?;
        } else if name != "terms" {
            self.once(node, "")?;
        }
        match name {
            "act" => self.law = Some(read_law_name(node)?),
            "regulator" => self.regulator = Some(read_law_name(node)?),
            "zone" => self.zone = Some(read_word(node)?),
            "stores-in" => self.store_country = Some(read_word(node)?),
            "terms" => {
                node.allow(0, &[])?;
                for child in node.children()? {
                    self.read_term(&child)?;
                }
            }
            "basis" => self.bases.push(read_basis(node)?),
            "special" => self.specials.push(read_special(node)?),
            "operation" => self.operations.push(read_operation(node)?),
            "right" => self.rights.push(read_right(node)?),
            "hold" => self.holds.push(read_hold(node)?),
            "destruction" => self.destruction = Some(read_destruction(node)?),
            "consent-proof" => self.consent_proof = Some(read_keep(node)?),
            "acts" => self.acts = Some(read_keep(node)?),
            "age" => self.age = Some(read_age(node)?),
            "safeguard" => self.safeguards.push(read_safeguard(node)?),
            "fine" => self.fines.push(read_fine(node)?),
            "document" => self.documents.push(read_document(node)?),
            "foreign-hosts" => self.foreign_hosts = read_words(node)?,
            "mail-services" => self.mail_services = read_words(node)?,
            other => return Err(node.fault(format!("`{other}` does not belong in a law pack"))),
        }
        Ok(())
    }

    fn once(&mut self, node: &Node<'_>, id: &str) -> Result<(), PackError> {
        if self.seen.insert((node.name, id.to_owned())) {
            Ok(())
        } else {
            Err(node.fault(format!("`{} {id}` stands twice", node.name)))
        }
    }

    /// The same id may stand twice when the validities do not overlap: the rule was changed by law.
    fn read_term(&mut self, node: &Node<'_>) -> Result<(), PackError> {
        let term = read_term(node)?;
        let overlaps = |other: &Term| {
            let starts_before_end = |a: &Validity, b: &Validity| match (a.from, b.to) {
                (Some(from), Some(to)) => from <= to,
                _ => true,
            };
            other.id == term.id
                && starts_before_end(&other.validity, &term.validity)
                && starts_before_end(&term.validity, &other.validity)
        };
        if self.terms.iter().any(overlaps) {
            return Err(node.fault(format!("`{}` is in force twice at the same time", term.id)));
        }
        self.terms.push(term);
        Ok(())
    }

    fn check_references(&self, root: &Node<'_>) -> Result<(), PackError> {
        let of_rights = self.rights.iter().filter_map(|right| right.term.as_ref());
        let of_destruction = self
            .destruction
            .iter()
            .flat_map(|d| [&d.after_purpose, &d.after_withdrawal, &d.stop_after_withdrawal]);
        for id in of_rights.chain(of_destruction) {
            if !self.terms.iter().any(|term| term.id == *id) {
                return Err(root.fault(format!("there is no term `{id}`")));
            }
        }
        Ok(())
    }
}

fn read_word(node: &Node<'_>) -> Result<String, PackError> {
    node.allow(1, &[])?;
    Ok(node.first()?.to_owned())
}

fn read_words(node: &Node<'_>) -> Result<Vec<String>, PackError> {
    node.allow(usize::MAX, &[])?;
    Ok(node.texts()?.into_iter().map(|(_, text)| text.to_owned()).collect())
}

fn read_law_name(node: &Node<'_>) -> Result<LawName, PackError> {
    node.allow(0, &[])?;
    node.allow_children(&["name", "short"])?;
    Ok(LawName { full: node.need_texts("name")?, short: node.need_texts("short")? })
}

fn read_term(node: &Node<'_>) -> Result<Term, PackError> {
    if node.name != "term" {
        return Err(node.fault("only terms belong here"));
    }
    node.allow(1, &["within", "day-of-next-month", "extension", "on", "from", "to", "certainty", "enabled"])?;
    node.allow_children(&["name", "article", "does"])?;
    let limit = match (node.text("within")?, node.number("day-of-next-month")?) {
        (None, Some(day @ 1..=31)) => Limit::DayOfNextMonth(day),
        (Some("до-начала" | "before"), None) => Limit::Before,
        (Some("всегда" | "always"), None) => Limit::Always,
        (Some("неизвестно" | "unknown"), None) => Limit::Unknown,
        (Some(_), None) => Limit::Within(node.need_span("within")?),
        _ => return Err(node.fault("a term needs either `within` or a day of the next month")),
    };
    Ok(Term {
        id: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        does: node.optional_texts("does")?,
        trigger: node.need("on")?.to_owned(),
        limit,
        extension: node.span("extension")?,
        roll: Roll::NextWorkingDay,
        certainty: node.certainty()?,
        validity: Validity { from: node.date("from")?, to: node.date("to")? },
        enabled: node.flag("enabled")?.unwrap_or(true),
    })
}

fn read_basis(node: &Node<'_>) -> Result<Basis, PackError> {
    node.allow(1, &["certainty"])?;
    node.allow_children(&["name", "article"])?;
    Ok(Basis {
        slug: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        certainty: node.certainty()?,
    })
}

fn read_special(node: &Node<'_>) -> Result<Special, PackError> {
    node.allow(1, &["keyword", "certainty"])?;
    node.allow_children(&["name", "article"])?;
    Ok(Special {
        slug: node.first()?.to_owned(),
        keyword: node.need("keyword")?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        certainty: node.certainty()?,
    })
}

fn read_operation(node: &Node<'_>) -> Result<Operation, PackError> {
    node.allow(1, &["counts-as"])?;
    node.allow_children(&["name", "kind"])?;
    let slug = node.first()?.to_owned();
    let mut kinds = Vec::new();
    for kind in node.children()?.iter().filter(|child| child.name == "kind") {
        kind.allow(1, &[])?;
        kind.allow_children(&["name"])?;
        let listed = format!("{slug}.{}", kind.first()?);
        kinds.push(OperationKind { listed, name: kind.need_texts("name")? });
    }
    let listed = node.text("counts-as")?.map_or_else(|| slug.clone(), str::to_owned);
    Ok(Operation { name: node.need_texts("name")?, slug, listed, kinds })
}

fn read_right(node: &Node<'_>) -> Result<Right, PackError> {
    node.allow(1, &["answered-by"])?;
    node.allow_children(&["name", "article"])?;
    Ok(Right {
        slug: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        term: node.text("answered-by")?.map(str::to_owned),
    })
}

fn read_hold(node: &Node<'_>) -> Result<Hold, PackError> {
    node.allow(1, &["keyword", "within", "counted-from", "certainty"])?;
    node.allow_children(&["name", "article"])?;
    let start = match node.text("counted-from")? {
        None | Some("события" | "event") => HoldStart::Event,
        Some("конца-года" | "year-end") => HoldStart::YearEnd,
        Some(other) => return Err(node.fault(format!("`{other}` is no start of a hold"))),
    };
    Ok(Hold {
        slug: node.first()?.to_owned(),
        keyword: node.need("keyword")?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        span: read_keep_span(node)?,
        start,
        certainty: node.certainty()?,
    })
}

fn read_keep(node: &Node<'_>) -> Result<Keep, PackError> {
    node.allow(0, &["within", "certainty"])?;
    node.allow_children(&["article"])?;
    Ok(Keep {
        span: read_keep_span(node)?,
        article: node.need_texts("article")?,
        certainty: node.certainty()?,
    })
}

fn read_keep_span(node: &Node<'_>) -> Result<Span, PackError> {
    node.need_span("within")
}

fn read_destruction(node: &Node<'_>) -> Result<Destruction, PackError> {
    node.allow(0, &["after-purpose", "after-withdrawal", "stop"])?;
    node.allow_children(&[])?;
    Ok(Destruction {
        after_purpose: node.need("after-purpose")?.to_owned(),
        after_withdrawal: node.need("after-withdrawal")?.to_owned(),
        stop_after_withdrawal: node.need("stop")?.to_owned(),
    })
}

fn read_age(node: &Node<'_>) -> Result<AgeRule, PackError> {
    node.allow(0, &["alone", "together", "certainty"])?;
    node.allow_children(&["article"])?;
    Ok(AgeRule {
        alone_from: node.number("alone")?.ok_or_else(|| node.fault("`age` lacks `alone`"))?,
        together_from: node.number("together")?,
        article: node.need_texts("article")?,
        certainty: node.certainty()?,
    })
}

fn read_safeguard(node: &Node<'_>) -> Result<Safeguard, PackError> {
    node.allow(1, &[])?;
    node.allow_children(&["name", "article"])?;
    Ok(Safeguard {
        slug: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
    })
}
