//! Associated data: the place a sealed thing belongs to, bound to it so that it opens nowhere else.
//!
//! FROZEN. Every sealed byte in every database depends on these encodings: never change a field, its order, its
//! width or a label. A new form is a new label and a new format byte, with both readable side by side. The golden
//! tests below hold the bytes.

/// Where a sealed value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueContext {
    /// Operator id: random, fixed at creation.
    pub operator: [u8; 16],
    /// The compartment whose key seals it.
    pub compartment: [u8; 16],
    /// The value's own id.
    pub value: [u8; 16],
    /// Intern number of the item (`email`, `birth-date`).
    pub item: u32,
    /// Form of the plain bytes, chosen by the caller; stored in clear as the second byte of the sealed form.
    pub format: u8,
}

impl ValueContext {
    const LABEL: &'static [u8] = b"zalog value v1\0";

    /// Label, operator, compartment, value, item (big-endian), format: all of fixed width, so it reads one way only.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(Self::LABEL.len() + 53);
        out.extend_from_slice(Self::LABEL);
        out.extend_from_slice(&self.operator);
        out.extend_from_slice(&self.compartment);
        out.extend_from_slice(&self.value);
        out.extend_from_slice(&self.item.to_be_bytes());
        out.push(self.format);
        out
    }
}

/// Where a wrapped key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrapContext<'a> {
    /// An operator key under the root key.
    Operator {
        /// Operator id.
        operator: [u8; 16],
        /// Generation of the operator key.
        generation: u32,
    },
    /// A subject key under the operator key.
    Subject {
        /// Operator id.
        operator: [u8; 16],
        /// Subject id.
        subject: [u8; 16],
        /// Generation of the operator key that wraps it.
        generation: u32,
    },
    /// A compartment key: under the subject key, or, for a bucket without a subject, under the operator key.
    Compartment {
        /// Operator id.
        operator: [u8; 16],
        /// Compartment id.
        compartment: [u8; 16],
        /// Subject id, or none for a bucket.
        subject: Option<[u8; 16]>,
    },
    /// A named secret under the operator key.
    Secret {
        /// Operator id.
        operator: [u8; 16],
        /// Its name, as `blind-index` or `journal-signing`.
        name: &'a str,
    },
}

impl WrapContext<'_> {
    const LABEL: &'static [u8] = b"zalog wrap v1\0";

    /// Label, a byte for the kind, the operator, then the kind's fields. What has no fixed width comes last, or
    /// after a byte that says whether it is there.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(Self::LABEL.len() + 64);
        out.extend_from_slice(Self::LABEL);
        match self {
            Self::Operator { operator, generation } => {
                out.push(1);
                out.extend_from_slice(&operator);
                out.extend_from_slice(&generation.to_be_bytes());
            }
            Self::Subject { operator, subject, generation } => {
                out.push(2);
                out.extend_from_slice(&operator);
                out.extend_from_slice(&subject);
                out.extend_from_slice(&generation.to_be_bytes());
            }
            Self::Compartment { operator, compartment, subject } => {
                out.push(3);
                out.extend_from_slice(&operator);
                out.extend_from_slice(&compartment);
                out.push(u8::from(subject.is_some()));
                out.extend_from_slice(subject.as_ref().map_or(&[], |id| id.as_slice()));
            }
            Self::Secret { operator, name } => {
                out.push(4);
                out.extend_from_slice(&operator);
                out.extend_from_slice(name.as_bytes());
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    #[test]
    fn golden_bytes_of_a_value_context() {
        let context = ValueContext {
            operator: [0x11; 16],
            compartment: [0x22; 16],
            value: [0x33; 16],
            item: 0x0102_0304,
            format: 5,
        };
        let golden = concat!(
            "7a616c6f672076616c756520763100",
            "11111111111111111111111111111111",
            "22222222222222222222222222222222",
            "33333333333333333333333333333333",
            "0102030405"
        );
        assert_eq!(to_hex(&context.to_bytes()), golden);
    }

    #[test]
    fn golden_bytes_of_every_wrap_context() {
        let (operator, subject, compartment) = ([0x11; 16], [0x22; 16], [0x33; 16]);
        let one = "11".repeat(16);
        let two = "22".repeat(16);
        let three = "33".repeat(16);
        let label = "7a616c6f67207772617020763100";
        let table = [
            (WrapContext::Operator { operator, generation: 7 }, format!("{label}01{one}00000007")),
            (
                WrapContext::Subject { operator, subject, generation: 7 },
                format!("{label}02{one}{two}00000007"),
            ),
            (
                WrapContext::Compartment { operator, compartment, subject: Some(subject) },
                format!("{label}03{one}{three}01{two}"),
            ),
            (
                WrapContext::Compartment { operator, compartment, subject: None },
                format!("{label}03{one}{three}00"),
            ),
            (
                WrapContext::Secret { operator, name: "blind-index" },
                format!("{label}04{one}626c696e642d696e646578"),
            ),
        ];
        for (context, golden) in table {
            assert_eq!(to_hex(&context.to_bytes()), golden, "{context:?}");
        }
    }
}
