//! The closed list of operations with personal data: the thirteen of the definition of processing in Russia (152-FZ
//! art. 3(3)), with the kinds it names in brackets. It is the widest of the lists the law packs have; those of Kazakhstan (94-V
//! art. 1) and of the European Union (GDPR art. 4(2)) are counted into it by their packs. Whatever is outside it cannot be said.
//! FROZEN: a number, once given, is never changed or used for anything else.

use crate::{Entry, Fact, Kind};

macro_rules! operations {
    ($($(#[$doc:meta])* $number:literal $name:ident $text:literal $dpv:literal;)*) => {
        /// What is done with personal data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Operation { $($(#[$doc])* $name = $number,)* }

        impl Operation {
            /// Every operation, each followed by its kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in exports: the law packs' own, a kind after a dot.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The nearest term of the Data Privacy Vocabulary.
            #[must_use]
            pub const fn dpv(self) -> &'static str {
                match self { $(Self::$name => $dpv,)* }
            }

            /// The operation of a number; `None` if there is none.
            #[must_use]
            pub fn from_u32(number: u32) -> Option<Self> {
                match number { $($number => Some(Self::$name),)* _ => None }
            }
        }
    };
}

operations! {
    /// Collection (сбор).
    10 Collection "collect" "dpv:Collect";
    /// Recording (запись).
    20 Recording "record" "dpv:Record";
    /// Systematisation (систематизация).
    30 Systematisation "systematise" "dpv:Organise";
    /// Accumulation (накопление).
    40 Accumulation "accumulate" "dpv:Store";
    /// Storage (хранение).
    50 Storage "store" "dpv:Store";
    /// Clarification (уточнение), of whatever kind.
    60 Clarification "rectify" "dpv:Modify";
    /// Clarification: updating (обновление).
    61 Updating "rectify.update" "dpv:Modify";
    /// Clarification: alteration (изменение).
    62 Alteration "rectify.change" "dpv:Alter";
    /// Extraction (извлечение).
    70 Extraction "extract" "dpv:Retrieve";
    /// Use (использование).
    80 Use "use" "dpv:Use";
    /// Transfer (передача), of whatever kind.
    90 Transfer "transfer" "dpv:Transfer";
    /// Transfer: distribution (распространение), to anyone.
    91 Distribution "transfer.distribute" "dpv:Disseminate";
    /// Transfer: provision (предоставление), to someone named.
    92 Provision "transfer.provide" "dpv:Disclose";
    /// Transfer: access (доступ).
    93 Access "transfer.access" "dpv:MakeAvailable";
    /// Depersonalisation (обезличивание).
    100 Depersonalisation "depersonalise" "dpv:Pseudonymise";
    /// Blocking (блокирование).
    110 Blocking "block" "dpv:Restrict";
    /// Deletion (удаление).
    120 Deletion "erase" "dpv:Erase";
    /// Destruction (уничтожение).
    130 Destruction "destroy" "dpv:Destruct";
}

impl Operation {
    /// The number that stands in an entry.
    #[must_use]
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The operation of a name; `None` for whatever is outside the list.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.as_str() == name)
    }

    /// One of the thirteen: the operation itself, or the one it is a kind of.
    #[must_use]
    pub fn whole(self) -> Self {
        match self {
            Self::Updating | Self::Alteration => Self::Clarification,
            Self::Distribution | Self::Provision | Self::Access => Self::Transfer,
            other => other,
        }
    }
}

/// What each kind of entry does with personal data, if anything: every kind has its line here. `None` is for what concerns the
/// declaration, keys, sign-in and staff, and for what only moves a ground, a case or a term: no value is touched by it.
const OF_KINDS: &[(Kind, Option<Operation>)] = &[
    (Kind::StoreCreated, None),
    (Kind::VersionPublished, None),
    (Kind::PolicyApplied, None),
    (Kind::KeyRotated, None),
    (Kind::SubjectCreated, Some(Operation::Recording)),
    (Kind::SubjectsJoined, Some(Operation::Systematisation)),
    (Kind::AccountCreated, Some(Operation::Recording)),
    (Kind::AccountClosed, None),
    (Kind::RegistrationStarted, Some(Operation::Collection)),
    (Kind::RegistrationExpired, Some(Operation::Deletion)),
    (Kind::ContactProved, Some(Operation::Clarification)),
    (Kind::AddressAsked, Some(Operation::Collection)),
    (Kind::OtherPersonDeclared, None),
    (Kind::DataChecked, Some(Operation::Clarification)),
    (Kind::Acknowledged, None),
    // Who consented, to what and when is written down with its proof.
    (Kind::ConsentGiven, Some(Operation::Recording)),
    (Kind::ConsentWithdrawn, None),
    (Kind::ConsentAsked, None),
    (Kind::ConsentRefused, None),
    (Kind::VersionAccepted, None),
    (Kind::VersionRefused, None),
    (Kind::VersionWithdrawn, None),
    (Kind::DocumentAccepted, None),
    (Kind::GroundOpened, None),
    (Kind::GroundMoved, None),
    (Kind::EventReported, None),
    (Kind::DueMoved, None),
    (Kind::HoldPlaced, Some(Operation::Storage)),
    (Kind::HoldLifted, None),
    (Kind::NotReceivedPurged, Some(Operation::Deletion)),
    (Kind::ValueWritten, Some(Operation::Recording)),
    (Kind::ValueChanged, Some(Operation::Alteration)),
    (Kind::ValuesOpened, Some(Operation::Use)),
    // Nothing was done.
    (Kind::OpeningRefused, None),
    (Kind::AnonymousRefusals, None),
    (Kind::UnknownFieldDropped, None),
    (Kind::RecordCreated, Some(Operation::Collection)),
    (Kind::Disclosed, Some(Operation::Provision)),
    (Kind::ExportMade, Some(Operation::Extraction)),
    (Kind::PersonSought, Some(Operation::Use)),
    (Kind::CaseOpened, Some(Operation::Collection)),
    (Kind::CaseMoved, None),
    (Kind::RequestOpened, Some(Operation::Collection)),
    (Kind::RequestMoved, None),
    (Kind::TermExtended, None),
    (Kind::TermMissed, None),
    (Kind::IncidentOpened, None),
    (Kind::IncidentMoved, None),
    (Kind::SignIn, None),
    (Kind::SignOut, None),
    (Kind::SignInRefused, None),
    (Kind::SessionsEnded, None),
    (Kind::PasswordSet, None),
    (Kind::RecoveryAsked, None),
    (Kind::StaffCreated, None),
    (Kind::StaffSignedIn, None),
    (Kind::StaffChanged, None),
    (Kind::TokenCreated, None),
    (Kind::TokenRevoked, None),
    (Kind::UndertakingGiven, None),
    (Kind::DeletedByStaff, Some(Operation::Deletion)),
    (Kind::LetterSent, Some(Operation::Use)),
    (Kind::LetterDropped, None),
    (Kind::JobFailed, None),
    (Kind::NoticeDelivered, None),
    // From here on nothing opens, and then what cannot be read goes for good.
    (Kind::DestructionOrdered, Some(Operation::Deletion)),
    (Kind::KeyDestroyed, Some(Operation::Destruction)),
    (Kind::CompartmentDestroyed, Some(Operation::Destruction)),
    (Kind::DestructionDone, Some(Operation::Destruction)),
    (Kind::ActWritten, None),
    (Kind::StoreSanitised, Some(Operation::Destruction)),
    // The entry says it itself.
    (Kind::ProcessingEntered, None),
    (Kind::CarrierDue, None),
    (Kind::CarrierDestroyed, Some(Operation::Destruction)),
];

impl Kind {
    /// The one operation with personal data that an entry of this kind is; `None` for what is none.
    #[must_use]
    pub fn operation(self) -> Option<Operation> {
        OF_KINDS.iter().find(|(kind, _)| *kind == self).and_then(|(_, operation)| *operation)
    }
}

impl Entry {
    /// The one operation with personal data that this entry is: what it says itself, else what its kind is.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        self.fact(Fact::Operation).and_then(Operation::from_u32).or_else(|| self.kind.operation())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{OF_KINDS, Operation};
    use crate::Kind;

    #[test]
    fn the_list_is_closed_and_is_the_thirteen_of_the_law_with_their_kinds() {
        let thirteen: Vec<&str> =
            Operation::ALL.iter().filter(|o| o.whole() == **o).map(|o| o.as_str()).collect();
        let law = [
            "collect",
            "record",
            "systematise",
            "accumulate",
            "store",
            "rectify",
            "extract",
            "use",
            "transfer",
            "depersonalise",
            "block",
            "erase",
            "destroy",
        ];
        assert_eq!(thirteen, law, "152-FZ art. 3(3), in its order");
        let kinds: Vec<&str> =
            Operation::ALL.iter().filter(|o| o.whole() != **o).map(|o| o.as_str()).collect();
        let bracketed = [
            "rectify.update",
            "rectify.change",
            "transfer.distribute",
            "transfer.provide",
            "transfer.access",
        ];
        assert_eq!(kinds, bracketed);
        for operation in Operation::ALL {
            assert_eq!(Operation::from_u32(operation.number()), Some(*operation));
            assert_eq!(Operation::named(operation.as_str()), Some(*operation));
            assert!(operation.as_str().starts_with(operation.whole().as_str()));
            assert_eq!(operation.number() / 10, operation.whole().number() / 10);
        }
        for outside in ["", "sell", "transfer.sell", "Use", "сбор", "use.marketing"] {
            assert_eq!(Operation::named(outside), None, "{outside}");
        }
        assert_eq!(Operation::from_u32(0), None);
        assert_eq!(Operation::from_u32(94), None);
    }

    /// Every kind of entry has been decided on, and once.
    #[test]
    fn every_kind_of_entry_is_one_operation_or_none() {
        let decided: BTreeSet<Kind> = OF_KINDS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(decided.len(), OF_KINDS.len(), "a kind stands twice");
        for kind in Kind::ALL {
            assert!(
                decided.contains(kind),
                "{}: say in OF_KINDS which operation it is, or none",
                kind.as_str()
            );
        }
    }
}
