//! Fines and documents: what a breach costs, and which fields a paper must have.

use super::reader::{Node, PackError};
use super::types::{Texts, Validity};
use crate::Certainty;

/// An administrative fine for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fine {
    /// Stable id, such as `LOCALISATION`.
    pub id: String,
    /// What it is for.
    pub name: Texts,
    /// Its article.
    pub article: Texts,
    /// Least sum, in whole units of the currency.
    pub at_least: Option<u64>,
    /// Greatest sum; none when the amounts could not be checked.
    pub at_most: Option<u64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Range for a repeated breach.
    pub repeat: Option<(u64, u64)>,
    /// Share of the yearly turnover that may be taken instead, such as `1-3 %`.
    pub of_turnover: Option<String>,
    /// How far it was checked.
    pub certainty: Certainty,
    /// When it is in force.
    pub validity: Validity,
}

/// A field a document must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Machine name within its document.
    pub slug: String,
    /// What it must say.
    pub name: Texts,
    /// How far it was checked.
    pub certainty: Certainty,
}

/// A document the law prescribes, with its required fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Machine name, such as `written-consent`.
    pub slug: String,
    /// Its name.
    pub name: Texts,
    /// Where the fields come from.
    pub article: Texts,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// How far it was checked.
    pub certainty: Certainty,
    /// When the list of fields is in force.
    pub validity: Validity,
}

pub(super) fn read_fine(node: &Node<'_>) -> Result<Fine, PackError> {
    node.allow(
        1,
        &[
            "at-least",
            "at-most",
            "currency",
            "repeat-at-least",
            "repeat-at-most",
            "of-turnover",
            "certainty",
            "from",
            "to",
        ],
    )?;
    node.allow_children(&["name", "article"])?;
    let repeat = match (node.number("repeat-at-least")?, node.number("repeat-at-most")?) {
        (None, None) => None,
        (Some(least), Some(most)) if least <= most => Some((least, most)),
        _ => return Err(node.fault("a repeated breach has a least and a greatest sum")),
    };
    let (at_least, at_most): (Option<u64>, Option<u64>) = (node.number("at-least")?, node.number("at-most")?);
    let currency = node.text("currency")?.map(str::to_owned);
    if at_least > at_most || at_most.is_some() != currency.is_some() {
        return Err(node.fault("a fine has a greatest sum not below the least, and a currency"));
    }
    Ok(Fine {
        id: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        at_least,
        at_most,
        currency,
        repeat,
        of_turnover: node.text("of-turnover")?.map(str::to_owned),
        certainty: node.certainty()?,
        validity: Validity { from: node.date("from")?, to: node.date("to")? },
    })
}

pub(super) fn read_document(node: &Node<'_>) -> Result<Document, PackError> {
    node.allow(1, &["certainty", "from", "to"])?;
    node.allow_children(&["name", "article", "field"])?;
    let mut fields: Vec<Field> = Vec::new();
    for child in node.children()?.iter().filter(|child| child.name == "field") {
        child.allow(1, &["certainty"])?;
        child.allow_children(&["name"])?;
        let slug = child.first()?.to_owned();
        if fields.iter().any(|field| field.slug == slug) {
            return Err(child.fault(format!("the field `{slug}` stands twice")));
        }
        fields.push(Field { slug, name: child.need_texts("name")?, certainty: child.certainty()? });
    }
    if fields.is_empty() {
        return Err(node.fault("a document has fields"));
    }
    Ok(Document {
        slug: node.first()?.to_owned(),
        name: node.need_texts("name")?,
        article: node.need_texts("article")?,
        fields,
        certainty: node.certainty()?,
        validity: Validity { from: node.date("from")?, to: node.date("to")? },
    })
}
