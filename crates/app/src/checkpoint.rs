//! Checkpoints: the head of the tree, signed, kept in both stores.

use zalog_journal::Checkpoint;
use zalog_store::tables::journal;

use crate::{App, AppError};

/// Signs the head if it has grown since the newest checkpoint; says whether it did.
///
/// # Errors
/// [`AppError::Internal`].
pub fn sign(app: &App) -> Result<bool, AppError> {
    let (head, newest) =
        app.store.read::<_, AppError, _>(|tx| Ok((journal::head(tx)?, journal::newest_checkpoint(tx)?)))?;
    let (size, root) = head;
    if size == 0 || newest.is_some_and(|(signed, _)| signed >= size) {
        return Ok(false);
    }
    let origin = app.ring.signer.name().to_owned();
    let note = Checkpoint { origin, size, root, extensions: Vec::new() }.sign(&[&app.ring.signer])?;
    let now = app.clock.now();
    let kept = note.clone();
    app.store.write::<_, AppError, _>(move |tx| Ok(journal::put_checkpoint(tx, size, &kept, now)?))?;
    app.keys.put_checkpoint(size, note, now)?;
    Ok(true)
}
