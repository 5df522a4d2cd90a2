//! Turning keys: the root key (everything under it stays), and the operator key (every key below it is wrapped anew, in
//! bounded steps; a stopped rotation goes on where it stood).

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ids::OperatorId;
use zalog_domain::limits;
use zalog_store::KeyStore;
use zalog_store::keys::Wrapped;
use zalog_vault::{OperatorKey, RootKey, Secret, WrapContext, unwrap_operator, wrap_operator};

use crate::AppError;
use crate::keyring::Keyring;

fn operator(keys: &KeyStore) -> Result<OperatorId, AppError> {
    let hex = keys.meta("operator")?.ok_or_else(|| AppError::internal("the key store names no operator"))?;
    OperatorId::from_hex(&hex).ok_or_else(|| AppError::internal("the key store names no operator"))
}

/// Wraps the operator keys under another root key. Doing it again with the same pair changes nothing.
///
/// # Errors
/// Neither root key opens a key.
pub fn root(
    keys: &KeyStore,
    old: &RootKey,
    new: &RootKey,
    secret: &dyn Secret,
    now: Timestamp,
) -> Result<usize, AppError> {
    let id = *operator(keys)?.as_bytes();
    let mut turned = 0;
    for wrapped in keys.operator_keys()? {
        let context = WrapContext::Operator { operator: id, generation: wrapped.generation };
        if unwrap_operator(new, &context, &wrapped.bytes).is_ok() {
            continue;
        }
        let key = unwrap_operator(old, &context, &wrapped.bytes)?;
        let bytes = wrap_operator(new, &context, &key, secret)?;
        keys.put_operator_key(Wrapped { generation: wrapped.generation, bytes }, now)?;
        turned += 1;
    }
    Ok(turned)
}

/// Turns the operator key: a new generation, every subject key, bucket key and secret wrapped anew, then the old
/// generations destroyed, which kills every older copy of a key below them. `begin` is false to go on with a stopped one.
///
/// # Errors
/// [`AppError::Internal`]; run it again.
pub fn operator_key(
    keys: &KeyStore,
    root: &RootKey,
    secret: &dyn Secret,
    entropy: &dyn Entropy,
    now: Timestamp,
) -> Result<u64, AppError> {
    let id = *operator(keys)?.as_bytes();
    let known = keys.operator_keys()?;
    let newest = known.last().map_or(0, |w| w.generation);
    // More than one generation is there: an earlier rotation was stopped, and its newest key is the one to go on with.
    if known.len() <= 1 {
        let generation = newest + 1;
        let key = OperatorKey::generate(generation, secret)?;
        let bytes = wrap_operator(root, &WrapContext::Operator { operator: id, generation }, &key, secret)?;
        keys.put_operator_key(Wrapped { generation, bytes }, now)?;
    }
    let origin = keys.meta("origin")?.unwrap_or_else(|| "zalog".to_owned());
    let ring = Keyring::open(keys, root, &origin, secret, entropy, now)?;
    let current = ring.current()?.generation();
    let mut turned = 0;
    for (name, wrapped) in keys.secrets()? {
        if wrapped.generation < current {
            let fresh = ring.rewrap_secret(&name, &wrapped, secret)?;
            keys.put_secret(name, fresh)?;
            turned += 1;
        }
    }
    loop {
        let batch = keys.subjects_before(current, limits::BATCH_ROWS)?;
        if batch.is_empty() {
            break;
        }
        turned += batch.len() as u64;
        let fresh = batch
            .into_iter()
            .map(|(who, old)| Ok((who, ring.rewrap_subject(who, &old, secret)?)))
            .collect::<Result<Vec<_>, AppError>>()?;
        keys.put_subjects(fresh)?;
    }
    loop {
        let batch = keys.buckets_before(current, limits::BATCH_ROWS)?;
        if batch.is_empty() {
            break;
        }
        turned += batch.len() as u64;
        let fresh = batch.iter().map(|old| ring.rewrap_bucket(old, secret)).collect::<Result<Vec<_>, _>>()?;
        keys.put_keys(None, fresh, now)?;
    }
    keys.destroy_operator_keys_before(current)?;
    Ok(turned)
}
