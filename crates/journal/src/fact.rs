//! Numbers an entry may carry: intern numbers of what the policy declares, and counts. Never anything a person
//! typed, nor a hash of it. FROZEN: a number, once given, is never changed or used for anything else.

macro_rules! facts {
    ($($(#[$doc:meta])* $number:literal $name:ident $text:literal;)*) => {
        /// What a number in an entry means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Fact { $($(#[$doc])* $name = $number,)* }

        impl Fact {
            /// Every fact, in order of numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in exports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The fact of a number; `None` if there is none.
            #[must_use]
            pub const fn from_u8(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$name),)* _ => None }
            }
        }
    };
}

facts! {
    /// Intern number of a purpose.
    1 Purpose "purpose";
    /// How many items.
    2 Items "items";
    /// How many of what the kind counts.
    3 Count "count";
    /// How many grounds.
    4 Grounds "grounds";
    /// Intern number of a form.
    5 Form "form";
    /// Intern number of a staff role.
    6 Role "role";
    /// Number of a reason, by the kind's own list.
    7 Reason "reason";
    /// Number of a policy version.
    8 Version "version";
    /// Generation of a key or index.
    9 Generation "generation";
    /// How many recipients.
    10 Recipients "recipients";
    /// Intern number of one item.
    11 Item "item";
    /// Intern number of one recipient.
    12 Recipient "recipient";
    /// Intern number of a consent document.
    13 Consent "consent";
    /// Intern number of a declared event.
    14 Event "event";
    /// Number of the state something moved to.
    15 State "state";
    /// Number of a grade of destruction.
    16 Grade "grade";
    /// Number of a kind of letter or notice.
    17 Letter "letter";
    /// How many subjects.
    18 Subjects "subjects";
    /// How many compartments.
    19 Compartments "compartments";
    /// Number of a right or kind of request.
    20 Right "right";
    /// Number of a channel or way.
    21 Channel "channel";
    /// Number of a store copies are kept in.
    22 Store "store";
    /// Number of an act within its year.
    23 Act "act";
    /// A year.
    24 Year "year";
    /// Number of an operation with personal data ([`Operation`](crate::Operation)).
    25 Operation "operation";
}

impl Fact {
    /// The number that stands in an entry.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;

    #[test]
    fn numbers_lead_back() {
        for fact in Fact::ALL {
            assert_eq!(Fact::from_u8(fact.number()), Some(*fact));
        }
        assert_eq!(Fact::from_u8(0), None);
        assert!(Fact::ALL.is_sorted());
    }

    #[test]
    fn frozen_table() {
        let table: Vec<String> = Fact::ALL.iter().map(|f| format!("{}={}", f.number(), f.as_str())).collect();
        assert_eq!(table.join(" "), include_str!("../tests/golden/facts.txt").trim_end().replace('\n', " "));
    }
}
