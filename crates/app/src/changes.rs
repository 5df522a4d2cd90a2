//! What one published edition says otherwise than another: read from the published bytes, word by word, and from the
//! declarations, rule by rule.

use zalog_policy::document::Document;
use zalog_policy::plan::{Plan, TextChange, compare_all, rules};
use zalog_store::Tx;
use zalog_store::tables::edition as rows;

use crate::edition::{self, EditionView};
use crate::{App, AppError};

/// Two editions side by side.
pub struct Changes {
    /// The edition that is compared.
    pub edition: EditionView,
    /// The one it is compared with; `None` for the first.
    pub before: Option<EditionView>,
    /// What the texts say otherwise, in every language.
    pub texts: Vec<TextChange>,
    /// What the rules say otherwise; `None` for the first edition, and when this program no longer understands one of the
    /// declarations: their texts are there all the same.
    pub rules: Option<Plan>,
}

/// Compares an edition with another, or with its predecessor: the newest one before it that was not withdrawn.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such edition.
pub fn changes(app: &App, id: i64, with: Option<i64>) -> Result<Changes, AppError> {
    let all = edition::list(app)?;
    let edition = all.iter().find(|e| e.id == id).cloned().ok_or(AppError::NotFound)?;
    let before = match with {
        Some(with) => Some(all.iter().find(|e| e.id == with).cloned().ok_or(AppError::NotFound)?),
        None => all.iter().filter(|e| e.id < id && e.withdrawn.is_none()).max_by_key(|e| e.id).cloned(),
    };
    let Some(other) = &before else { return Ok(Changes { edition, before, texts: Vec::new(), rules: None }) };
    let (old, new) = app.store.read::<_, AppError, _>(|tx| Ok((texts(tx, other.id)?, texts(tx, id)?)))?;
    let plan = match (edition::policy(app, other.id), edition::policy(app, id)) {
        (Ok(old), Ok(new)) => Some(rules(&old, &new)),
        _ => None,
    };
    Ok(Changes { edition, before, texts: compare_all(&old, &new), rules: plan })
}

/// The texts of an edition, restored from their bytes.
fn texts(tx: &mut dyn Tx, id: i64) -> Result<Vec<(String, Document)>, AppError> {
    let mut published = rows::texts(tx, id)?;
    // As the operator's own list has them: the policy first, the consents last.
    let place = |name: &str| ["policy", "cookies", "acknowledgement"].iter().position(|known| *known == name);
    published.sort_by_key(|row| place(&row.document).unwrap_or(usize::MAX));
    published.into_iter().map(|row| Ok((row.document, edition::restored(tx, &row.canonical)?))).collect()
}
