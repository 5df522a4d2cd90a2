//! Legal bases (152-FZ art. 6, 10; 94-V art. 9; GDPR art. 6, 9).

use super::Localized;

/// Why the processing is lawful.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Basis {
    /// The subject's consent.
    Consent,
    /// A contract with the subject, or steps before it.
    Contract {
        /// Name of the document, if the operator gives one.
        document: Option<Localized>,
    },
    /// A duty by law.
    Law {
        /// The act and article as the operator names them.
        act: Localized,
    },
    /// Vital interest.
    VitalInterest,
    /// A public task.
    PublicTask,
    /// Legitimate interest.
    LegitimateInterest {
        /// The interest in a few words (printed).
        interest: Localized,
        /// The balancing note (kept for the officer, never printed).
        balance: Option<Localized>,
    },
    /// An aim that matters to society, provided nobody's rights are breached (152-FZ art. 6(1)(7)).
    PublicInterest {
        /// The aim in a few words (printed).
        aim: Localized,
        /// The balancing note (kept for the officer, never printed).
        balance: Option<Localized>,
    },
}

impl Basis {
    /// Key into a law pack's table of bases.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract { .. } => "contract",
            Self::Law { .. } => "law",
            Self::VitalInterest => "vital",
            Self::PublicTask => "public-task",
            Self::LegitimateInterest { .. } => "legitimate-interest",
            Self::PublicInterest { .. } => "public-interest",
        }
    }
}

/// The ground for a special category (152-FZ art. 10(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpecialGround {
    /// Medical care by a person bound by medical secrecy, art. 10(2)(4).
    MedicalCare,
    /// Written consent, art. 10(2)(1).
    WrittenConsent,
}
