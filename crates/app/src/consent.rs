//! Withdrawing a consent: ends the grounds of that consent and of no other, at once.

use zalog_domain::ground::Scope;
use zalog_domain::ids::{ConsentId, SubjectId};
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::Event;
use zalog_store::tables::consent::{self, ConsentRow};

use crate::moves::{self, Happening};
use crate::{App, AppError, Visit, sign_in};

/// The item number that the circumstances of a consent are sealed under.
pub(crate) const PROOF_ITEM: &str = "proof-of-consent-circumstances";

/// A consent of that person.
pub(crate) fn of(app: &App, who: SubjectId, id: ConsentId) -> Result<ConsentRow, AppError> {
    let row = app.store.read::<_, AppError, _>(|tx| Ok(consent::by_id(tx, id)?))?;
    row.filter(|c| c.subject == who).ok_or(AppError::NotFound)
}

/// Withdraws. Doing it again changes nothing. No opening on this consent commits after this does.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's.
pub fn withdraw(app: &App, _visit: &Visit, who: SubjectId, id: ConsentId) -> Result<(), AppError> {
    let row = of(app, who, id)?;
    let draft = sign_in::about(app, who)?;
    let moved = sign_in::about_by(app, who, ActorClass::Subject)?;
    let in_force = app.in_force();
    let entropy = app.entropy.clone();
    let scope = row.record.map_or(Scope::Subject(who), |record| Scope::Record(who, record));
    let happening = Happening { event: Event::Withdrawn, scope, consent: Some(id), reporter: "subject" };
    app.store.write::<_, AppError, _>(move |tx| {
        if !consent::withdraw(tx, id, draft.at, draft.id)? {
            return Ok(());
        }
        draft.record(tx, Kind::ConsentWithdrawn, Some(row.document), &[(Fact::Purpose, row.purpose.0)])?;
        moves::happen(tx, &in_force, &happening, &moved, entropy.as_ref()).map(drop)
    })
}
