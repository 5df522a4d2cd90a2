//! The keys in use: one operator's key in memory, everything below it unwrapped for the moment it is needed.

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ids::{CompartmentId, OperatorId, SubjectId, ValueId};
use zalog_domain::register::ItemNo;
use zalog_journal::SignerKey;
use zalog_store::KeyStore;
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_vault::{
    CompartmentKey, IndexKey, JournalKey, OperatorKey, OperatorSecret, RootKey, Sealed, Secret, SubjectKey,
    ValueContext, WrapContext, Zeroizing, journal_key, open, seal, unwrap_bucket, unwrap_compartment,
    unwrap_operator, unwrap_secret, unwrap_subject, wrap_bucket, wrap_compartment, wrap_operator,
    wrap_secret, wrap_subject,
};

use crate::AppError;

/// Form of sealed plain bytes: UTF-8 text.
pub(crate) const TEXT_FORMAT: u8 = 1;

/// Generation of the blind-index key.
pub(crate) const INDEX_GENERATION: u32 = 1;

const INDEX: &str = "blind-index";
const SIGNING: &str = "journal-signing";
const RATE: &str = "rate";
const FORM: &str = "form-token";

/// One operator's keys.
pub struct Keyring {
    /// Operator id, fixed when the store was made.
    pub operator: OperatorId,
    /// The operator key in every generation that still holds something, the newest last.
    keys: Vec<OperatorKey>,
    /// For look-ups by contact.
    pub index: IndexKey,
    /// For form tokens.
    pub form: IndexKey,
    /// Signs checkpoints and receipts.
    pub signer: SignerKey,
    /// For rate limits.
    pub rate: OperatorSecret,
}

impl Keyring {
    /// Opens the keys of an operator, making them at the first start.
    ///
    /// # Errors
    /// A wrong root key, an unreadable key store.
    pub fn open(
        store: &KeyStore,
        root: &RootKey,
        origin: &str,
        secret: &dyn Secret,
        entropy: &dyn Entropy,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let operator = match store.meta("operator")? {
            Some(hex) => OperatorId::from_hex(&hex)
                .ok_or_else(|| AppError::internal("the key store names no operator"))?,
            None => {
                let fresh = OperatorId::new(entropy);
                store.put_meta("operator", fresh.hex())?;
                fresh
            }
        };
        let id = *operator.as_bytes();
        if store.operator_keys()?.is_empty() {
            let key = OperatorKey::generate(1, secret)?;
            let bytes =
                wrap_operator(root, &WrapContext::Operator { operator: id, generation: 1 }, &key, secret)?;
            store.put_operator_key(Wrapped { generation: 1, bytes }, now)?;
        }
        let keys = store
            .operator_keys()?
            .iter()
            .map(|w| {
                unwrap_operator(
                    root,
                    &WrapContext::Operator { operator: id, generation: w.generation },
                    &w.bytes,
                )
            })
            .collect::<Result<Vec<_>, _>>()?;
        let named = |name: &str| -> Result<OperatorSecret, AppError> {
            let context = WrapContext::Secret { operator: id, name };
            if let Some(found) = store.secret(name)? {
                let key = of_generation(&keys, found.generation)?;
                return Ok(unwrap_secret(key, &context, &found.bytes)?);
            }
            let key = keys.last().ok_or_else(|| AppError::internal("no operator key"))?;
            let fresh = OperatorSecret::generate(secret)?;
            let bytes = wrap_secret(key, &context, &fresh, secret)?;
            store.put_secret(name.to_owned(), Wrapped { generation: key.generation(), bytes })?;
            Ok(fresh)
        };
        let signer = SignerKey::new(origin, named(SIGNING)?.expose())?;
        let (index, form) = (IndexKey::from_secret(&named(INDEX)?), IndexKey::from_secret(&named(FORM)?));
        let rate = named(RATE)?;
        Ok(Self { operator, keys, index, form, signer, rate })
    }

    /// The operator key that wraps what is new.
    ///
    /// # Errors
    /// Never in a keyring that was opened.
    pub fn current(&self) -> Result<&OperatorKey, AppError> {
        self.keys.last().ok_or_else(|| AppError::internal("no operator key"))
    }

    fn id(&self) -> [u8; 16] {
        *self.operator.as_bytes()
    }

    fn subject_context(&self, subject: SubjectId, generation: u32) -> WrapContext<'static> {
        WrapContext::Subject { operator: self.id(), subject: *subject.as_bytes(), generation }
    }

    fn compartment_context(
        &self,
        compartment: CompartmentId,
        subject: Option<SubjectId>,
    ) -> WrapContext<'static> {
        WrapContext::Compartment {
            operator: self.id(),
            compartment: *compartment.as_bytes(),
            subject: subject.map(|s| *s.as_bytes()),
        }
    }

    /// A new subject key, wrapped for the store.
    ///
    /// # Errors
    /// [`AppError::Internal`] when no randomness can be had.
    pub fn new_subject(
        &self,
        subject: SubjectId,
        secret: &dyn Secret,
    ) -> Result<(SubjectKey, Wrapped), AppError> {
        let kek = self.current()?;
        let key = SubjectKey::generate(secret)?;
        let bytes = wrap_subject(kek, &self.subject_context(subject, kek.generation()), &key, secret)?;
        Ok((key, Wrapped { generation: kek.generation(), bytes }))
    }

    /// A subject's key; `None` when it is destroyed.
    ///
    /// # Errors
    /// [`AppError::Internal`] when it cannot be unwrapped.
    pub fn subject(&self, store: &KeyStore, subject: SubjectId) -> Result<Option<SubjectKey>, AppError> {
        let Some(found) = store.subject(subject)? else { return Ok(None) };
        self.unwrapped(subject, &found).map(Some)
    }

    fn unwrapped(&self, subject: SubjectId, found: &Wrapped) -> Result<SubjectKey, AppError> {
        let kek = of_generation(&self.keys, found.generation)?;
        Ok(unwrap_subject(kek, &self.subject_context(subject, found.generation), &found.bytes)?)
    }

    /// A subject's journal key; `None` when the subject's key is destroyed.
    ///
    /// # Errors
    /// [`AppError::Internal`] when it cannot be unwrapped.
    pub fn journal_key(&self, store: &KeyStore, subject: SubjectId) -> Result<Option<JournalKey>, AppError> {
        Ok(self.subject(store, subject)?.map(|key| journal_key(&key)))
    }

    /// A new compartment key under a subject's key.
    ///
    /// # Errors
    /// [`AppError::Internal`] when no randomness can be had.
    pub fn new_compartment(
        &self,
        compartment: CompartmentId,
        subject: SubjectId,
        kek: &SubjectKey,
        secret: &dyn Secret,
    ) -> Result<(CompartmentKey, WrappedCompartment), AppError> {
        let key = CompartmentKey::generate(secret)?;
        let bytes =
            wrap_compartment(kek, &self.compartment_context(compartment, Some(subject)), &key, secret)?;
        Ok((key, WrappedCompartment { compartment, subject: Some(subject), generation: None, bytes }))
    }

    /// A new bucket key under the operator key.
    ///
    /// # Errors
    /// [`AppError::Internal`] when no randomness can be had.
    pub fn new_bucket(
        &self,
        compartment: CompartmentId,
        secret: &dyn Secret,
    ) -> Result<(CompartmentKey, WrappedCompartment), AppError> {
        let kek = self.current()?;
        let key = CompartmentKey::generate(secret)?;
        let bytes = wrap_bucket(kek, &self.compartment_context(compartment, None), &key, secret)?;
        Ok((
            key,
            WrappedCompartment { compartment, subject: None, generation: Some(kek.generation()), bytes },
        ))
    }

    /// A compartment's key; `None` when it or its subject's is destroyed.
    ///
    /// # Errors
    /// [`AppError::Internal`] when it cannot be unwrapped.
    pub fn compartment(
        &self,
        store: &KeyStore,
        compartment: CompartmentId,
    ) -> Result<Option<CompartmentKey>, AppError> {
        let Some((found, above)) = store.compartment_and_subject(compartment)? else { return Ok(None) };
        let context = self.compartment_context(compartment, found.subject);
        match (found.subject, found.generation) {
            (Some(subject), _) => {
                let Some(above) = above else { return Ok(None) };
                let kek = self.unwrapped(subject, &above)?;
                Ok(Some(unwrap_compartment(&kek, &context, &found.bytes)?))
            }
            (None, Some(generation)) => {
                Ok(Some(unwrap_bucket(of_generation(&self.keys, generation)?, &context, &found.bytes)?))
            }
            (None, None) => Err(AppError::internal("a bucket key without a generation")),
        }
    }

    /// Wraps a compartment's key for another subject: what is still held of one who goes, or everything of one who turns out
    /// to be another.
    ///
    /// # Errors
    /// [`AppError::Internal`] on any mismatch.
    pub(crate) fn hand_over(
        &self,
        found: &WrappedCompartment,
        (from, old): (SubjectId, &SubjectKey),
        (to, new): (SubjectId, &SubjectKey),
        secret: &dyn Secret,
    ) -> Result<WrappedCompartment, AppError> {
        let compartment = found.compartment;
        let key = unwrap_compartment(old, &self.compartment_context(compartment, Some(from)), &found.bytes)?;
        let bytes = wrap_compartment(new, &self.compartment_context(compartment, Some(to)), &key, secret)?;
        Ok(WrappedCompartment { compartment, subject: Some(to), generation: None, bytes })
    }

    fn value_context(&self, compartment: CompartmentId, value: ValueId, item: ItemNo) -> ValueContext {
        ValueContext {
            operator: self.id(),
            compartment: *compartment.as_bytes(),
            value: *value.as_bytes(),
            item: item.0,
            format: TEXT_FORMAT,
        }
    }

    /// Seals text in its place.
    ///
    /// # Errors
    /// [`AppError::Internal`] over the limit.
    pub fn seal(
        &self,
        key: &CompartmentKey,
        place: (CompartmentId, ValueId, ItemNo),
        plain: &[u8],
        secret: &dyn Secret,
    ) -> Result<Vec<u8>, AppError> {
        let context = self.value_context(place.0, place.1, place.2);
        Ok(seal(key, &context, plain, secret)?.into_bytes())
    }

    /// Unseals text in its place. For values of persons this is called by [`crate::act::unseal`] alone, which keeps
    /// them shut.
    ///
    /// # Errors
    /// [`AppError::Internal`] on any mismatch.
    pub fn unseal(
        &self,
        key: &CompartmentKey,
        place: (CompartmentId, ValueId, ItemNo),
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, AppError> {
        let context = self.value_context(place.0, place.1, place.2);
        Ok(open(key, &context, &Sealed::from_bytes(sealed.to_vec()))?)
    }

    /// Wraps a subject key and the named secrets anew under the newest operator key: one bounded step of a rotation.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub(crate) fn rewrap_subject(
        &self,
        subject: SubjectId,
        old: &Wrapped,
        secret: &dyn Secret,
    ) -> Result<Wrapped, AppError> {
        let from = of_generation(&self.keys, old.generation)?;
        let key = unwrap_subject(from, &self.subject_context(subject, old.generation), &old.bytes)?;
        let to = self.current()?;
        let bytes = wrap_subject(to, &self.subject_context(subject, to.generation()), &key, secret)?;
        Ok(Wrapped { generation: to.generation(), bytes })
    }

    /// Wraps a bucket's key anew under the newest operator key.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub(crate) fn rewrap_bucket(
        &self,
        old: &WrappedCompartment,
        secret: &dyn Secret,
    ) -> Result<WrappedCompartment, AppError> {
        let generation =
            old.generation.ok_or_else(|| AppError::internal("a bucket key without a generation"))?;
        let context = self.compartment_context(old.compartment, None);
        let key = unwrap_bucket(of_generation(&self.keys, generation)?, &context, &old.bytes)?;
        let to = self.current()?;
        let bytes = wrap_bucket(to, &context, &key, secret)?;
        Ok(WrappedCompartment { generation: Some(to.generation()), bytes, ..old.clone() })
    }

    /// Wraps a named secret anew under the newest operator key.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub(crate) fn rewrap_secret(
        &self,
        name: &str,
        old: &Wrapped,
        secret: &dyn Secret,
    ) -> Result<Wrapped, AppError> {
        let context = WrapContext::Secret { operator: self.id(), name };
        let key = unwrap_secret(of_generation(&self.keys, old.generation)?, &context, &old.bytes)?;
        let to = self.current()?;
        Ok(Wrapped { generation: to.generation(), bytes: wrap_secret(to, &context, &key, secret)? })
    }
}

fn of_generation(keys: &[OperatorKey], generation: u32) -> Result<&OperatorKey, AppError> {
    keys.iter()
        .find(|k| k.generation() == generation)
        .ok_or_else(|| AppError::internal("a key hangs on an operator key that is gone"))
}
