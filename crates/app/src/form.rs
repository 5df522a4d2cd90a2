//! Forms: every one opens a case. A form sent without signing in makes a subject of its own with unproved contacts; it
//! never touches an account with the same address.

use std::collections::BTreeMap;

use zalog_domain::case::CaseState;
use zalog_domain::ids::{CaseId, JobId, OperationId, SubjectId};
use zalog_domain::reference::Reference;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::Slug;
use zalog_store::Tx;
use zalog_store::tables::case::{self, CaseRow};
use zalog_store::tables::{job, link as link_rows, operation};

use crate::collect::{self, Intake, Owner};
use crate::journal::{Draft, count};
use crate::other_person::Whose;
use crate::rates::Counted;
use crate::{App, AppError, Token, Visit, Way, link, notice};

/// What was typed into a form.
#[derive(Default)]
pub struct Typed {
    /// Fields by item.
    pub fields: BTreeMap<String, String>,
    /// Ticked boxes by purpose, each with the text it named: hash or number of edition.
    pub boxes: BTreeMap<String, String>,
    /// How many fields came that nothing declares: counted, never stored.
    pub unknown_fields: usize,
    /// The fields of legal persons are filled in too.
    pub legal_person: bool,
    /// Whose the data are.
    pub whose: Whose,
}

/// What the sender is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Number of the case, in groups.
    pub number: String,
    /// Whether it had been sent before: a double click.
    pub repeated: bool,
    /// The secret link of the record, for a sender who is not signed in. A key: shown to the sender, kept nowhere.
    pub link: Option<Token>,
}

fn grouped(number: &str) -> String {
    Reference::parse(number).map_or_else(|_| number.to_owned(), |r| r.grouped())
}

/// Takes a form.
///
/// # Errors
/// [`AppError::NotFound`] for an undeclared form; [`AppError::NotSignedIn`] for one that asks for it;
/// [`AppError::Refused`] with every field that is wrong; [`AppError::TooMany`].
pub fn send(
    app: &App,
    visit: &Visit,
    operation: OperationId,
    form: &Slug,
    typed: Typed,
    who: Option<SubjectId>,
    way: Way,
) -> Result<Sent, AppError> {
    let in_force = app.in_force();
    let policy = &in_force.policy;
    let form = policy.form(form).filter(|f| !f.registration).ok_or(AppError::NotFound)?;
    if form.sign_in_required && who.is_none() {
        return Err(AppError::NotSignedIn);
    }
    let token = link::token(app, operation);
    if let Some(first) = first(app, operation, &token)? {
        return Ok(first);
    }
    let now = app.clock.now();
    app.rates.count(Counted::Form, visit.address, b"", &app.ring.rate, now)?;

    let mut refused = collect::undeclared(form, &typed.fields, typed.legal_person);
    let fields = collect::fields(policy, form, &typed.fields, typed.legal_person);
    if let Err(found) = &fields {
        refused.fields.extend(found.fields.iter().cloned());
        refused.form = found.form;
    }
    let other = typed.whose.checked(form, &mut refused);
    let own_consent = policy.purpose(&form.purpose).is_some_and(zalog_policy::model::Purpose::asks_consent);
    let mut ticked = Vec::new();
    let asked = own_consent.then_some(&form.purpose).into_iter().chain(&form.offers);
    for purpose in asked {
        match typed.boxes.get(purpose.as_str()).map(|named| collect::ticked(app, purpose, named, visit.lang))
        {
            Some(Ok(tick)) => ticked.push(tick),
            Some(Err(found)) => refused.fields.extend(found.fields),
            None if *purpose == form.purpose => {
                refused.fields.push((format!("consent.{purpose}"), "consent-missing"))
            }
            None => {}
        }
    }
    let fields = match (fields, refused.is_empty()) {
        (Ok(fields), true) => fields,
        _ => return Err(AppError::Refused(refused)),
    };
    let owner = who.map_or(Owner::New, Owner::Known);
    let actor = if who.is_some() { ActorClass::Subject } else { ActorClass::Visitor };
    let intake = Intake {
        visit,
        form,
        owner,
        fields,
        ticked,
        credential: None,
        other,
        confirmed: "none",
        actor,
        reported: None,
        source: None,
    };
    let prepared = collect::prepare(app, &intake)?;

    let number = Reference::new(app.entropy.as_ref());
    let role = form.tells.as_ref().map_or_else(String::new, ToString::to_string);
    let case = CaseRow {
        id: CaseId::new(now, app.entropy.as_ref()),
        number: number.as_str().to_owned(),
        subject: prepared.subject,
        record: prepared.record,
        form: form.slug.to_string(),
        role,
        host: visit.host.clone(),
        state: CaseState::New { since: now },
        opened_at: now,
    };
    let letter = JobId::new(now, app.entropy.as_ref());
    let of_form = (Fact::Form, in_force.forms.get(form.slug.as_str()).copied().unwrap_or(0));
    let day = now.as_second().div_euclid(86_400);
    let unknown = if way == Way::Outside { typed.unknown_fields } else { 0 };
    let dropped = Draft::new(ActorClass::Visitor, now, app.entropy.as_ref());
    let written = number.as_str().to_owned();
    let guest = who.is_none().then(|| token.clone());
    let using = notice::Use::of(app, visit, who)?;
    let sent = app.store.write::<_, AppError, _>(move |tx: &mut dyn Tx| {
        if operation::result(tx, operation, "form")?.is_some() {
            return Ok(None);
        }
        operation::done(tx, operation, "form", &written, now)?;
        prepared.insert(tx, Kind::CaseOpened, &[of_form])?;
        using.as_ref().map_or(Ok(()), |using| notice::used(tx, using))?;
        if let Some(token) = &guest {
            link_rows::insert(tx, &token.hash(), prepared.subject, prepared.record, now)?;
        }
        case::insert(tx, &case, prepared.draft.id)?;
        job::insert(tx, letter, "letter.case", &case.id.hex(), now)?;
        if unknown > 0 {
            case::drop_fields(tx, &case.form, day, unknown)?;
            let facts = [of_form, (Fact::Count, count(unknown))];
            dropped.record(tx, Kind::UnknownFieldDropped, None, &facts)?;
        }
        Ok(Some(Sent { number: grouped(&written), repeated: false, link: guest.clone() }))
    });
    let sent = match sent {
        // The same form came twice at the same moment and the other one was first: its result is ours.
        Err(error) if error.is_taken() => first(app, operation, &token)?.ok_or(error)?,
        Ok(None) => first(app, operation, &token)?.ok_or(AppError::Busy)?,
        Ok(Some(sent)) => sent,
        Err(error) => return Err(error),
    };
    app.ring_bell();
    Ok(sent)
}

/// What the first sending of a form answered: the same number, and the same link as long as it leads anywhere.
fn first(app: &App, operation: OperationId, token: &Token) -> Result<Option<Sent>, AppError> {
    app.store.read(|tx| {
        let Some(number) = operation::result(tx, operation, "form")? else { return Ok(None) };
        let link = link::again(tx, token)?;
        Ok(Some(Sent { number: grouped(&number), repeated: true, link }))
    })
}
