//! Somebody who has the root key, a copy of the key store and copies of the sealed bytes, and tries every key on everything.

use std::path::Path;

use zalog_domain::ids::{OperatorId, SubjectId};
use zalog_store::{KeyStore, Options};
use zalog_vault::{
    CompartmentKey, FileKey, KeyProvider, OperatorKey, Sealed, SubjectKey, ValueContext, WrapContext,
    journal_key, open, unwrap_bucket, unwrap_compartment, unwrap_operator, unwrap_subject,
};

use super::traces::{Ciphertext, Traces};

/// Form of sealed text.
const TEXT: u8 = 1;

/// Every key that a key store gives away to who has the root key.
pub struct Thief {
    operator: [u8; 16],
    operators: Vec<OperatorKey>,
    subjects: Vec<(SubjectId, SubjectKey)>,
    compartments: Vec<CompartmentKey>,
}

impl Thief {
    /// Takes all keys of a folder's key store.
    pub fn with(folder: &Path) -> Self {
        let root = FileKey::new(folder.join("root.key")).root().unwrap();
        let keys = KeyStore::open(&folder.join("keys.db"), Options::default()).unwrap();
        let operator = *OperatorId::from_hex(&keys.meta("operator").unwrap().unwrap()).unwrap().as_bytes();
        let operators: Vec<OperatorKey> = keys
            .operator_keys()
            .unwrap()
            .iter()
            .map(|key| {
                let context = WrapContext::Operator { operator, generation: key.generation };
                unwrap_operator(&root, &context, &key.bytes).unwrap()
            })
            .collect();
        let mut thief = Self { operator, operators, subjects: Vec::new(), compartments: Vec::new() };
        for (who, key) in keys.subjects_before(u32::MAX, 10_000).unwrap() {
            let subject = thief.subject(who, key.generation, &key.bytes).expect("a key that is held opens");
            for own in keys.compartments_of(who, 10_000).unwrap() {
                let context = WrapContext::Compartment {
                    operator,
                    compartment: *own.compartment.as_bytes(),
                    subject: Some(*who.as_bytes()),
                };
                thief.compartments.push(unwrap_compartment(&subject, &context, &own.bytes).unwrap());
            }
            thief.subjects.push((who, subject));
        }
        for bucket in keys.buckets_before(u32::MAX, 10_000).unwrap() {
            let context = WrapContext::Compartment {
                operator,
                compartment: *bucket.compartment.as_bytes(),
                subject: None,
            };
            let key = thief.operators.iter().find_map(|k| unwrap_bucket(k, &context, &bucket.bytes).ok());
            thief.compartments.push(key.expect("a bucket that is held opens"));
        }
        thief
    }

    fn subject(&self, who: SubjectId, generation: u32, wrapped: &[u8]) -> Option<SubjectKey> {
        let context = WrapContext::Subject { operator: self.operator, subject: *who.as_bytes(), generation };
        self.operators.iter().find_map(|key| unwrap_subject(key, &context, wrapped).ok())
    }

    /// Whether any key opens sealed bytes.
    pub fn opens(&self, one: &Ciphertext) -> bool {
        let context = ValueContext {
            operator: self.operator,
            compartment: *one.compartment.as_bytes(),
            value: one.value,
            item: one.item,
            format: TEXT,
        };
        self.compartments
            .iter()
            .any(|key| open(key, &context, &Sealed::from_bytes(one.bytes.clone())).is_ok())
    }

    /// Whether a copy of a subject's wrapped key opens under any operator key that is left.
    pub fn opens_copy_of_subject(&self, traces: &Traces) -> bool {
        self.subject(traces.who, traces.subject.generation, &traces.subject.bytes).is_some()
    }

    /// How many copies of compartments' wrapped keys open under any subject key that is left.
    pub fn opens_copies_of_compartments(&self, traces: &Traces) -> usize {
        let opens = |compartment: [u8; 16], bytes: &[u8]| {
            // Under the old owner's name, and under that of whoever the key is.
            self.subjects.iter().any(|(who, key)| {
                [*traces.who.as_bytes(), *who.as_bytes()].into_iter().any(|named| {
                    let subject = Some(named);
                    let context = WrapContext::Compartment { operator: self.operator, compartment, subject };
                    unwrap_compartment(key, &context, bytes).is_ok()
                })
            })
        };
        traces.wrapped.iter().filter(|own| opens(*own.compartment.as_bytes(), &own.bytes)).count()
    }

    /// Whether any subject key makes any of the person's tags.
    pub fn makes_a_tag_of(&self, traces: &Traces) -> bool {
        self.subjects.iter().any(|(_, key)| {
            let key = journal_key(key);
            traces.tags.iter().any(|(id, tag)| key.tag(&id.0) == *tag)
        })
    }
}
