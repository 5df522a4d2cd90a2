//! Who has not accepted an edition, for the roles that see the account: a page of them, and their addresses when they are
//! opened, each with an entry.

use zalog_domain::ids::SubjectId;
use zalog_domain::limits;
use zalog_domain::register::PurposeNo;
use zalog_store::tables::record;
use zalog_vault::Zeroizing;

use super::{Member, open};
use crate::notice::{Unaccepted, unaccepted as page};
use crate::{App, AppError};

const ADDRESS: &str = "email";

/// A page of people with the address of each, in its order; nothing where none opens.
pub type WithAddresses = (Unaccepted, Vec<Option<Zeroizing<String>>>);

/// The purpose of the account, if a member's roles see it.
fn account(app: &App, member: &Member) -> Option<PurposeNo> {
    let in_force = app.in_force();
    let form = in_force.policy.forms.iter().find(|form| form.registration)?;
    let purpose = in_force.register.purpose(form.purpose.as_str()).ok()?;
    open::may(&in_force, member, purpose).then_some(purpose)
}

/// Whether a member may read who has not accepted an edition.
#[must_use]
pub fn may(app: &App, member: &Member) -> bool {
    account(app, member).is_some()
}

/// A page of those who have not accepted an edition (the newest one people are told of, without a number), after one of them.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that does not see the account; [`AppError::NotFound`] when there is no such edition.
pub fn unaccepted(
    app: &App,
    member: &Member,
    edition: Option<i64>,
    after: Option<SubjectId>,
) -> Result<Unaccepted, AppError> {
    if !may(app, member) {
        return Err(AppError::Forbidden);
    }
    page(app, edition, after)
}

/// The same page with each person's address, in the order of the page; nothing where none opens. Every person's opening is an
/// entry that the person sees.
///
/// # Errors
/// As [`unaccepted`].
pub fn open_unaccepted(
    app: &App,
    member: &Member,
    edition: Option<i64>,
    after: Option<SubjectId>,
) -> Result<WithAddresses, AppError> {
    let purpose = account(app, member).ok_or(AppError::Forbidden)?;
    let found = page(app, edition, after)?;
    let item = app.in_force().register.item(ADDRESS)?;
    let mut addresses = Vec::new();
    for person in &found.people {
        let who = person.subject;
        let opened = open::open(app, member, who, purpose, move |tx, _| {
            let Some(account) = record::of_account(tx, who)? else { return Ok(Vec::new()) };
            let mut values = record::values_of_record(tx, account.id, limits::VALUES_PER_COMPARTMENT)?;
            values.retain(|value| value.place.item == item);
            Ok(values)
        });
        addresses.push(match opened {
            Ok((values, _)) => values.into_iter().next().map(|(_, text)| text),
            // Gone since the page was read.
            Err(AppError::NotFound | AppError::Gone) => None,
            Err(other) => return Err(other),
        });
    }
    Ok((found, addresses))
}
