//! Ids: 128 bits made by the program. Subject, compartment and value ids are random; record, case, consent, ground and
//! job ids begin with the time (UUID version 7), so that their rows lie in the order they came.

use std::fmt;

use jiff::Timestamp;

use crate::clock::Entropy;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident: $make:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// From its bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self { Self(bytes) }

            /// From a slice of exactly 16 bytes.
            #[must_use]
            pub fn from_slice(bytes: &[u8]) -> Option<Self> { bytes.try_into().ok().map(Self) }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] { &self.0 }

            /// As 32 hexadecimal digits.
            #[must_use]
            pub fn hex(&self) -> String { hex(&self.0) }

            /// From 32 hexadecimal digits.
            #[must_use]
            pub fn from_hex(text: &str) -> Option<Self> { unhex(text).map(Self) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.hex())
            }
        }

        ids!(@make $make $name);
    )*};
    (@make random $name:ident) => {
        impl $name {
            /// A new random id.
            pub fn new(entropy: &dyn Entropy) -> Self {
                let mut bytes = [0; 16];
                entropy.fill(&mut bytes);
                Self(bytes)
            }
        }
    };
    (@make timed $name:ident) => {
        impl $name {
            /// A new id of that moment (UUID version 7).
            pub fn new(now: Timestamp, entropy: &dyn Entropy) -> Self { Self(v7(now, entropy)) }
        }
    };
}

ids! {
    /// A person as far as we know him.
    SubjectId: random;
    /// What dies together.
    CompartmentId: random;
    /// One item of one subject, sealed.
    ValueId: random;
    /// An operator, fixed when its store is made.
    OperatorId: random;
    /// Values that came together.
    RecordId: timed;
    /// A ground.
    GroundId: timed;
    /// A consent.
    ConsentId: timed;
    /// What a form opened for staff.
    CaseId: timed;
    /// A letter or another effect outside the store.
    JobId: timed;
    /// Something that happened to a scope.
    EventId: timed;
    /// A waiting registration.
    PendingId: timed;
    /// A member of staff.
    StaffId: random;
    /// What staff did with personal data outside the program.
    HandlingId: timed;
    /// One write, whoever repeats it.
    OperationId: random;
}

/// The id of a journal entry, drawn before its transaction.
pub fn entry_id(now: Timestamp, entropy: &dyn Entropy) -> zalog_journal::EntryId {
    zalog_journal::EntryId(v7(now, entropy))
}

/// UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.
fn v7(now: Timestamp, entropy: &dyn Entropy) -> [u8; 16] {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes);
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0).to_be_bytes();
    if let (Some(head), Some(tail)) = (bytes.get_mut(..6), millis.get(2..)) {
        head.copy_from_slice(tail);
    }
    let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
    *version = (*version & 0x0f) | 0x70;
    *variant = (*variant & 0x3f) | 0x80;
    bytes
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Exactly `N` bytes from hexadecimal digits.
#[must_use]
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let bytes: Vec<u8> = digits?
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        })
        .collect::<Option<_>>()?;
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededEntropy;

    #[test]
    fn timed_ids_sort_by_time_and_say_their_version() {
        let entropy = SeededEntropy::new(1);
        let early = RecordId::new(Timestamp::from_millisecond(1_000).unwrap(), &entropy);
        let late = RecordId::new(Timestamp::from_millisecond(2_000).unwrap(), &entropy);
        assert!(early < late);
        assert_eq!(early.as_bytes()[6] >> 4, 7);
        assert_eq!(early.as_bytes()[8] >> 6, 2);
    }

    #[test]
    fn hex_goes_there_and_back() {
        let id = SubjectId::new(&SeededEntropy::new(2));
        assert_eq!(SubjectId::from_hex(&id.hex()), Some(id));
        assert_eq!(SubjectId::from_hex("0g"), None);
        assert_eq!(SubjectId::from_hex("00"), None);
    }
}
