//! What a document lacks.

use zalog_law::{Certainty, Jurisdiction, Texts};

use crate::model::Origin;

/// What to write so that a field is filled. A name is the one the file uses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The operator's address.
    OperatorAddress,
    /// ИНН.
    OperatorInn,
    /// ОГРН.
    OperatorOgrn,
    /// БИН.
    OperatorBin,
    /// An e-mail address or a phone of the operator.
    OperatorContact,
    /// The post of the person responsible.
    Officer,
    /// Phone of the person responsible.
    OfficerPhone,
    /// E-mail of the person responsible.
    OfficerEmail,
    /// Postal address of the person responsible.
    OfficerAddress,
    /// The day processing begins.
    Begun,
    /// Number in the register of operators.
    Number,
    /// Encryption tools.
    Encryption,
    /// Level of protection.
    Level,
    /// Why the edition was made.
    Reason,
    /// From which day the edition holds.
    Effective,
    /// Address of a store.
    StoreAddress(String),
    /// Whose machine a store is on.
    StoreHosting(String),
    /// Address of a recipient.
    RecipientAddress(String),
    /// Country of a recipient.
    RecipientCountry(String),
    /// Addresses of the pages where the data of a purpose are opened.
    Resource(String),
    /// Life of the cookies a tag sets.
    TagLife(String),
    /// Who gets the data of a tag.
    TagRecipient(String),
    /// Measures of protection.
    Safeguards,
    /// A field of a pack that no document of this program fills.
    Unknown(String),
}

/// A field the law asks for and the declaration does not give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Whose law.
    pub law: Jurisdiction,
    /// Machine name of the document in its pack (`notice-of-processing`).
    pub document: &'static str,
    /// What the field must say, as the pack names it.
    pub field: &'static Texts,
    /// Where the list of fields comes from.
    pub article: &'static Texts,
    /// How far the field was checked.
    pub certainty: Certainty,
    /// What to write.
    pub ask: Ask,
    /// The node it would stand in.
    pub origin: Origin,
}
