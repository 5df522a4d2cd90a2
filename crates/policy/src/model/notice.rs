//! What the regulator is told beside the policy itself (152-FZ art. 22(3)).

use jiff::civil::Date;

use super::{HoleOr, Localized, Origin};

/// Encryption tools, as the notice of processing asks for them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "names")]
pub enum Encryption {
    /// None is used.
    None,
    /// These, by name.
    Tools(Vec<Localized>),
    /// Left open.
    Hole,
}

/// Particulars of the notice of processing that no other node carries (`уведомление`).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
    /// Number of the operator's entry in the regulator's register.
    pub number: Option<HoleOr<String>>,
    /// The day on which processing begins, or began.
    pub begun: Option<HoleOr<Date>>,
    /// Encryption tools.
    pub encryption: Option<Encryption>,
    /// Level of protection, 1 to 4 (Government decree 1119).
    pub level: Option<HoleOr<u8>>,
    /// Where it stands.
    pub origin: Origin,
}
