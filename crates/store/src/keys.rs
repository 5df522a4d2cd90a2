//! The key store: wrapped keys in a file of their own. No transaction spans it and the value store.
//!
//! **Invariants:** a key is committed here before any value that needs it (an orphan key is harmless and swept); a key is
//! destroyed here only after the value store has committed the order. Destroying overwrites the row, deletes it, moves
//! the write-ahead log into the file and cuts it, so that the wrapped bytes stand nowhere in this file.

use std::path::Path;

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::limits;

use crate::migrate::Migrations;
use crate::sqlite::{Sqlite, checkpoint_truncate};
use crate::tables::{int, small, unsigned, wide};
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Options, Row, Sql, StoreError, Tx};

statements! {
    GET_META = Sql::same("SELECT value FROM meta WHERE name = ?1");
    PUT_META = Sql::same("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    OPERATOR = Sql::same("SELECT generation, wrapped FROM operator_key ORDER BY generation");
    PUT_OPERATOR = Sql::same(
        "INSERT INTO operator_key (generation, wrapped, created_at) VALUES (?1, ?2, ?3) \
         ON CONFLICT (generation) DO UPDATE SET wrapped = excluded.wrapped");
    WIPE_OPERATOR = Sql::same("UPDATE operator_key SET wrapped = zeroblob(length(wrapped)) WHERE generation < ?1");
    DROP_OPERATOR = Sql::same("DELETE FROM operator_key WHERE generation < ?1");
    SECRET = Sql::same("SELECT generation, wrapped FROM operator_secret WHERE name = ?1");
    SECRETS = Sql::same("SELECT name, generation, wrapped FROM operator_secret ORDER BY name");
    PUT_SECRET = Sql::same(
        "INSERT INTO operator_secret (name, generation, wrapped) VALUES (?1, ?2, ?3) \
         ON CONFLICT (name) DO UPDATE SET generation = excluded.generation, wrapped = excluded.wrapped");
    SUBJECT = Sql::same("SELECT generation, wrapped FROM subject_key WHERE subject = ?1");
    PUT_SUBJECT = Sql::same(
        "INSERT INTO subject_key (subject, generation, wrapped) VALUES (?1, ?2, ?3) \
         ON CONFLICT (subject) DO UPDATE SET generation = excluded.generation, wrapped = excluded.wrapped");
    OLD_SUBJECTS = Sql::same("SELECT subject, generation, wrapped FROM subject_key WHERE generation < ?1 LIMIT ?2");
    WIPE_SUBJECT = Sql::same("UPDATE subject_key SET wrapped = zeroblob(length(wrapped)) WHERE subject = ?1");
    DROP_SUBJECT = Sql::same("DELETE FROM subject_key WHERE subject = ?1");
    COMPARTMENT = Sql::same(
        "SELECT c.subject, c.generation, c.wrapped, s.generation, s.wrapped FROM compartment_key c \
         LEFT JOIN subject_key s ON s.subject = c.subject WHERE c.compartment = ?1");
    PUT_COMPARTMENT = Sql::same(
        "INSERT INTO compartment_key (compartment, subject, generation, wrapped, created_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (compartment) DO UPDATE SET subject = excluded.subject, generation = excluded.generation, \
         wrapped = excluded.wrapped");
    OLD_BUCKETS = Sql::same(
        "SELECT compartment, generation, wrapped FROM compartment_key WHERE subject IS NULL AND generation < ?1 LIMIT ?2");
    WIPE_COMPARTMENT = Sql::same("UPDATE compartment_key SET wrapped = zeroblob(length(wrapped)) WHERE compartment = ?1");
    DROP_COMPARTMENT = Sql::same("DELETE FROM compartment_key WHERE compartment = ?1");
    COMPARTMENTS_OF = Sql::same(
        "SELECT compartment, wrapped FROM compartment_key WHERE subject = ?1 ORDER BY compartment LIMIT ?2");
    PUT_CHECKPOINT = Sql::same(
        "INSERT INTO newest_checkpoint (one, size, note, signed_at) VALUES (1, ?1, ?2, ?3) \
         ON CONFLICT (one) DO UPDATE SET size = excluded.size, note = excluded.note, signed_at = excluded.signed_at \
         WHERE newest_checkpoint.size <= excluded.size");
    CHECKPOINT = Sql::same("SELECT size, note FROM newest_checkpoint WHERE one = 1");
}

/// A wrapped key with the generation of the operator key it hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    /// Generation of the operator key.
    pub generation: u32,
    /// Wrapped bytes.
    pub bytes: Vec<u8>,
}

/// A compartment's wrapped key: under its subject's key, or, for a bucket, under the operator key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedCompartment {
    /// The compartment.
    pub compartment: CompartmentId,
    /// Its subject.
    pub subject: Option<SubjectId>,
    /// Generation of the operator key, for a bucket.
    pub generation: Option<u32>,
    /// Wrapped bytes.
    pub bytes: Vec<u8>,
}

/// The key store.
pub struct KeyStore {
    file: Sqlite,
}

fn wrapped(row: &dyn Row) -> Result<Wrapped, StoreError> {
    Ok(Wrapped { generation: small(row.int(0)?)?, bytes: row.bytes(1)? })
}

fn put_compartment(tx: &mut dyn Tx, key: &WrappedCompartment, now: Timestamp) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(key.compartment.as_bytes()),
        Arg::bytes_opt(key.subject.as_ref().map(|s| s.as_bytes().as_slice())),
        Arg::int_opt(key.generation.map(i64::from)),
        Arg::Bytes(&key.bytes),
        Arg::at(now),
    ];
    tx.execute(PUT_COMPARTMENT, &args).map(drop)
}

fn compartments_of(
    tx: &mut dyn Tx,
    subject: SubjectId,
    limit: usize,
) -> Result<Vec<WrappedCompartment>, StoreError> {
    all(tx, COMPARTMENTS_OF, &[Arg::Bytes(subject.as_bytes()), Arg::Int(int(limit))], |row| {
        Ok(WrappedCompartment {
            compartment: CompartmentId::from_bytes(array(row, 0)?),
            subject: Some(subject),
            generation: None,
            bytes: row.bytes(1)?,
        })
    })
}

/// Overwrites and deletes one batch of compartment keys; says whether it was a full one.
fn drop_batch_of(tx: &mut dyn Tx, subject: SubjectId) -> Result<bool, StoreError> {
    let batch = compartments_of(tx, subject, limits::BATCH_ROWS)?;
    for key in &batch {
        let id = [Arg::Bytes(key.compartment.as_bytes())];
        tx.execute(WIPE_COMPARTMENT, &id)?;
        tx.execute(DROP_COMPARTMENT, &id)?;
    }
    Ok(batch.len() == limits::BATCH_ROWS)
}

impl KeyStore {
    /// Opens or creates the file, readable by its owner only.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(path: &Path, options: Options) -> Result<Self, StoreError> {
        Ok(Self { file: Sqlite::open(path, Migrations::Keys, options)? })
    }

    fn read<T>(&self, work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.file.read(work)
    }

    fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.file.write(work)
    }

    /// A fact about the store (operator id, origin).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|tx| first(tx, GET_META, &[Arg::Text(name)], |row| row.text(0)))
    }

    /// Puts a fact.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_meta(&self, name: &'static str, value: String) -> Result<(), StoreError> {
        self.write(move |tx| tx.execute(PUT_META, &[Arg::Text(name), Arg::Text(&value)]).map(drop))
    }

    /// The operator key in each generation that is still there, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn operator_keys(&self) -> Result<Vec<Wrapped>, StoreError> {
        self.read(|tx| all(tx, OPERATOR, &[], wrapped))
    }

    /// Puts an operator key (a new generation, or the same one wrapped by another root key).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_operator_key(&self, key: Wrapped, now: Timestamp) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(PUT_OPERATOR, &[Arg::Int(key.generation.into()), Arg::Bytes(&key.bytes), Arg::at(now)])
                .map(drop)
        })
    }

    /// Destroys the operator keys older than a generation: every key copy that hangs on them dies.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn destroy_operator_keys_before(&self, generation: u32) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(WIPE_OPERATOR, &[Arg::Int(generation.into())])?;
            tx.execute(DROP_OPERATOR, &[Arg::Int(generation.into())]).map(drop)
        })?;
        self.file.maintain(checkpoint_truncate)
    }

    /// A named secret.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn secret(&self, name: &str) -> Result<Option<Wrapped>, StoreError> {
        self.read(|tx| first(tx, SECRET, &[Arg::Text(name)], wrapped))
    }

    /// All named secrets.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn secrets(&self) -> Result<Vec<(String, Wrapped)>, StoreError> {
        self.read(|tx| {
            all(tx, SECRETS, &[], |row| {
                Ok((row.text(0)?, Wrapped { generation: small(row.int(1)?)?, bytes: row.bytes(2)? }))
            })
        })
    }

    /// Puts a named secret.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_secret(&self, name: String, key: Wrapped) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(
                PUT_SECRET,
                &[Arg::Text(&name), Arg::Int(key.generation.into()), Arg::Bytes(&key.bytes)],
            )
            .map(drop)
        })
    }

    /// A subject's key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn subject(&self, subject: SubjectId) -> Result<Option<Wrapped>, StoreError> {
        self.read(|tx| first(tx, SUBJECT, &[Arg::Bytes(subject.as_bytes())], wrapped))
    }

    /// A compartment's key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn compartment(&self, compartment: CompartmentId) -> Result<Option<WrappedCompartment>, StoreError> {
        Ok(self.compartment_and_subject(compartment)?.map(|(own, _)| own))
    }

    /// A compartment's key and the key it hangs on, if that is a subject's and still there: both by one read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn compartment_and_subject(
        &self,
        compartment: CompartmentId,
    ) -> Result<Option<(WrappedCompartment, Option<Wrapped>)>, StoreError> {
        self.read(|tx| {
            first(tx, COMPARTMENT, &[Arg::Bytes(compartment.as_bytes())], |row| {
                let own = WrappedCompartment {
                    compartment,
                    subject: array_opt(row, 0)?.map(SubjectId::from_bytes),
                    generation: row.int_opt(1)?.map(small).transpose()?,
                    bytes: row.bytes(2)?,
                };
                let subject = match (row.int_opt(3)?, row.bytes_opt(4)?) {
                    (Some(generation), Some(bytes)) => {
                        Some(Wrapped { generation: small(generation)?, bytes })
                    }
                    _ => None,
                };
                Ok((own, subject))
            })
        })
    }

    /// Puts new keys in one commit: a subject's, if it is new, and compartments'. Returns when they are durable.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_keys(
        &self,
        subject: Option<(SubjectId, Wrapped)>,
        compartments: Vec<WrappedCompartment>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            if let Some((id, key)) = &subject {
                tx.execute(
                    PUT_SUBJECT,
                    &[Arg::Bytes(id.as_bytes()), Arg::Int(key.generation.into()), Arg::Bytes(&key.bytes)],
                )?;
            }
            compartments.iter().try_for_each(|key| put_compartment(tx, key, now))
        })
    }

    /// Subject keys that hang on an operator key older than a generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn subjects_before(
        &self,
        generation: u32,
        limit: usize,
    ) -> Result<Vec<(SubjectId, Wrapped)>, StoreError> {
        self.read(|tx| {
            all(tx, OLD_SUBJECTS, &[Arg::Int(generation.into()), Arg::Int(int(limit))], |row| {
                let key = Wrapped { generation: small(row.int(1)?)?, bytes: row.bytes(2)? };
                Ok((SubjectId::from_bytes(array(row, 0)?), key))
            })
        })
    }

    /// Bucket keys that hang on an operator key older than a generation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn buckets_before(
        &self,
        generation: u32,
        limit: usize,
    ) -> Result<Vec<WrappedCompartment>, StoreError> {
        self.read(|tx| {
            all(tx, OLD_BUCKETS, &[Arg::Int(generation.into()), Arg::Int(int(limit))], |row| {
                Ok(WrappedCompartment {
                    compartment: CompartmentId::from_bytes(array(row, 0)?),
                    subject: None,
                    generation: Some(small(row.int(1)?)?),
                    bytes: row.bytes(2)?,
                })
            })
        })
    }

    /// Puts many subjects' keys in one commit (a rotation).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_subjects(&self, keys: Vec<(SubjectId, Wrapped)>) -> Result<(), StoreError> {
        self.write(move |tx| {
            for (id, key) in &keys {
                tx.execute(
                    PUT_SUBJECT,
                    &[Arg::Bytes(id.as_bytes()), Arg::Int(key.generation.into()), Arg::Bytes(&key.bytes)],
                )?;
            }
            Ok(())
        })
    }

    /// Keys of a subject's compartments, `limit` at the most.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn compartments_of(
        &self,
        subject: SubjectId,
        limit: usize,
    ) -> Result<Vec<WrappedCompartment>, StoreError> {
        self.read(|tx| compartments_of(tx, subject, limit))
    }

    /// Destroys a subject's key, and one batch of the compartment keys under it: without the subject's key none of them
    /// opens, however many there are, so the time does not grow with what the subject owned. What is still held is handed
    /// over in the same commit: `handed` are its compartment keys, wrapped for another subject. Returns whether keys of
    /// compartments are left; [`KeyStore::destroy_compartments_of`] takes them away. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`]; the order stands in the value store, so the caller tries again.
    pub fn destroy_subject(
        &self,
        subject: SubjectId,
        handed: Vec<WrappedCompartment>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let left = self.write(move |tx| {
            for key in &handed {
                put_compartment(tx, key, now)?;
            }
            let id = [Arg::Bytes(subject.as_bytes())];
            tx.execute(WIPE_SUBJECT, &id)?;
            tx.execute(DROP_SUBJECT, &id)?;
            drop_batch_of(tx, subject)
        })?;
        self.file.maintain(checkpoint_truncate)?;
        Ok(left)
    }

    /// Destroys one more batch of the compartment keys of a subject whose own key is gone; returns whether any are left.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn destroy_compartments_of(&self, subject: SubjectId) -> Result<bool, StoreError> {
        let left = self.write(move |tx| drop_batch_of(tx, subject))?;
        self.file.maintain(checkpoint_truncate)?;
        Ok(left)
    }

    /// Destroys one compartment's key. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`]; the order stands in the value store, so the caller tries again.
    pub fn destroy_compartment(&self, compartment: CompartmentId) -> Result<(), StoreError> {
        self.write(move |tx| {
            let id = [Arg::Bytes(compartment.as_bytes())];
            tx.execute(WIPE_COMPARTMENT, &id)?;
            tx.execute(DROP_COMPARTMENT, &id).map(drop)
        })?;
        self.file.maintain(checkpoint_truncate)
    }

    /// Writes the file anew from its living rows, so that no bytes of a deleted key are left in it.
    ///
    /// # Errors
    /// [`StoreError`]; run it again.
    pub fn rewrite(&self) -> Result<(), StoreError> {
        self.file.maintain(crate::rewrite::sqlite)
    }

    /// Keeps the newest signed checkpoint; an older one never takes its place.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_checkpoint(&self, size: u64, note: String, at: Timestamp) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(PUT_CHECKPOINT, &[Arg::Int(wide(size)), Arg::Text(&note), Arg::at(at)]).map(drop)
        })
    }

    /// The newest signed checkpoint.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn checkpoint(&self) -> Result<Option<(u64, String)>, StoreError> {
        self.read(|tx| first(tx, CHECKPOINT, &[], |row| Ok((unsigned(row.int(0)?)?, row.text(1)?))))
    }
}

/// Every statement on the key store, for the test that prepares them.
#[must_use]
pub fn statements() -> &'static [(&'static str, Sql)] {
    STATEMENTS
}
