//! The undertaking of staff: a role is held back until what it asks for was undertaken, in the text that is in force. A member
//! gives it himself on its page; a paper is recorded by the operator.

use jiff::Timestamp;
use jiff::civil::Date;
use zalog_domain::ids::hex;
use zalog_domain::{ActorClass, Kind};
use zalog_policy::document::{self, Document};
use zalog_policy::model::{Localized, Policy, Role};
use zalog_store::Tx;
use zalog_store::tables::staff::{self, StaffRow};
use zalog_store::tables::undertaking::UndertakingRow;
use zalog_store::tables::{edition, undertaking as rows};
use zalog_words::Lang;

use crate::edition::{InForce, hash, still, version};
use crate::journal::Draft;
use crate::{App, AppError, Refused, SessionToken};

/// When an undertaking was given, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// When; of a paper the beginning of the day it names.
    pub at: Timestamp,
    /// Whether it was signed on paper.
    pub paper: bool,
}

/// A text that a member's roles ask for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The duty, by its name.
    pub duty: String,
    /// The text in force.
    pub text: Document,
    /// SHA-256 of its canonical bytes, hexadecimal.
    pub hash: String,
    /// When this text was given, if it was.
    pub given: Option<Given>,
}

/// What a member of staff has to undertake, and has undertaken.
#[derive(Debug, Clone)]
pub struct Undertaking {
    /// Every text his roles ask for.
    pub asked: Vec<Asked>,
    /// Titles of the roles that wait for it.
    pub held_back: Vec<Localized>,
}

/// A member of staff as the operator sees him in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Login.
    pub login: String,
    /// Every role given to him, active or held back.
    pub roles: Vec<String>,
    /// What these roles ask for, and whether the text in force was given.
    pub duties: Vec<(String, Option<Given>)>,
}

/// Declared roles of a member.
fn declared<'a>(policy: &'a Policy, row: &'a StaffRow) -> impl Iterator<Item = &'a Role> {
    policy.roles.iter().filter(|role| row.roles.iter().any(|own| own == role.slug.as_str()))
}

/// What the roles of a member ask for, confidentiality first.
fn duties(policy: &Policy, row: &StaffRow) -> Vec<String> {
    let mut all = Vec::new();
    for duty in declared(policy, row).flat_map(Role::duties) {
        if !all.iter().any(|known| known == duty) {
            all.push(duty.to_owned());
        }
    }
    all.sort_by_key(|duty| duty != Role::CONFIDENTIALITY);
    all
}

/// When the text in force of a duty was given.
fn given(in_force: &InForce, all: &[UndertakingRow], duty: &str) -> Option<Given> {
    let texts = in_force.undertakings.get(duty)?;
    let row = all.iter().find(|row| row.duty == duty && texts.contains(&row.document))?;
    Some(Given { at: row.given_at, paper: row.paper })
}

/// The roles of a member that are active, and those that are held back.
pub(super) fn roles(
    tx: &mut dyn Tx,
    in_force: &InForce,
    row: &StaffRow,
) -> Result<(Vec<String>, Vec<String>), AppError> {
    let all = rows::of_staff(tx, row.id)?;
    let active = |role: &&Role| role.duties().iter().all(|duty| given(in_force, &all, duty).is_some());
    let (active, held): (Vec<&Role>, Vec<&Role>) = declared(&in_force.policy, row).partition(active);
    let names = |roles: Vec<&Role>| roles.into_iter().map(|role| role.slug.to_string()).collect();
    Ok((names(active), names(held)))
}

/// An undertaking to be recorded: drawn before its transaction.
pub(super) struct Recording {
    row: UndertakingRow,
    text: String,
    draft: Draft,
}

impl Recording {
    fn new(
        app: &App,
        in_force: &InForce,
        member: &StaffRow,
        duty: &str,
        lang: Lang,
        signed: Option<Timestamp>,
    ) -> Option<Self> {
        let text = document::undertaking(&in_force.policy, duty, lang)?.canonical_json();
        let actor = if signed.is_some() { ActorClass::Operator } else { ActorClass::Staff };
        let draft = Draft::new(actor, app.clock.now(), app.entropy.as_ref());
        let row = UndertakingRow {
            staff: member.id,
            duty: duty.to_owned(),
            document: hash(&text),
            lang: lang.code().to_owned(),
            edition: in_force.edition.id,
            paper: signed.is_some(),
            given_at: signed.unwrap_or(draft.at),
            recorded_at: draft.at,
            entry: draft.id,
        };
        Some(Self { row, text, draft })
    }

    /// The text by its hash, the row and the entry: in the caller's commit.
    pub(super) fn record(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        still(tx, self.row.edition, self.draft.at)?;
        edition::put_text(tx, &self.row.document, "application/json", &self.text, self.draft.at)?;
        rows::insert(tx, &self.row)?;
        let facts = [version(self.row.edition)];
        Ok(self.draft.record(tx, Kind::UndertakingGiven, Some(self.row.document), &facts)?)
    }
}

/// What a new member signed on paper: every text his roles ask for, in the language that binds.
pub(super) fn on_paper(
    app: &App,
    in_force: &InForce,
    member: &StaffRow,
    day: Date,
) -> Result<Vec<Recording>, AppError> {
    let start = day.to_zoned(app.zone()).map(|start| start.timestamp()).ok();
    let Some(signed) = start.filter(|start| *start <= app.clock.now()) else {
        return Err(AppError::Refused(Refused::form("signed-later")));
    };
    let lang = in_force.policy.language;
    let record = |duty: String| Recording::new(app, in_force, member, &duty, lang, Some(signed));
    Ok(duties(&in_force.policy, member).into_iter().filter_map(record).collect())
}

fn session(app: &App, token: &SessionToken) -> Result<(StaffRow, Vec<UndertakingRow>), AppError> {
    let (now, token) = (app.clock.now(), token.hash());
    app.store.read(|tx| {
        let row = staff::session(tx, &token, now)?.ok_or(AppError::NotSignedIn)?;
        let all = rows::of_staff(tx, row.id)?;
        Ok((row, all))
    })
}

/// What the member of a session has to undertake, in a language.
///
/// # Errors
/// [`AppError::NotSignedIn`].
pub fn undertaking(app: &App, token: &SessionToken, lang: Lang) -> Result<Undertaking, AppError> {
    let in_force = app.in_force();
    let (row, all) = session(app, token)?;
    let asked = duties(&in_force.policy, &row).into_iter().filter_map(|duty| {
        let text = document::undertaking(&in_force.policy, &duty, lang)?;
        let hash = hex(&hash(&text.canonical_json()));
        Some(Asked { given: given(&in_force, &all, &duty), duty, text, hash })
    });
    let asked: Vec<Asked> = asked.collect();
    let waits = |role: &&Role| {
        asked.iter().any(|one| one.given.is_none() && role.duties().contains(&one.duty.as_str()))
    };
    let held_back = declared(&in_force.policy, &row).filter(waits).map(|role| role.title.clone()).collect();
    Ok(Undertaking { asked, held_back })
}

/// The member of a session gives what his roles wait for: the very texts that were shown, by their hashes. Given twice it is
/// given once.
///
/// # Errors
/// [`AppError::NotSignedIn`]; [`AppError::Refused`] with `und-changed` when the texts in force are not those that were shown.
pub fn give(app: &App, token: &SessionToken, shown: &[String], lang: Lang) -> Result<(), AppError> {
    let in_force = app.in_force();
    let (row, all) = session(app, token)?;
    let waiting =
        duties(&in_force.policy, &row).into_iter().filter(|duty| given(&in_force, &all, duty).is_none());
    let record = |duty: String| Recording::new(app, &in_force, &row, &duty, lang, None);
    let waiting: Vec<Recording> = waiting.filter_map(record).collect();
    if waiting.iter().any(|one| !shown.contains(&hex(&one.row.document))) {
        return Err(AppError::Refused(Refused::form("und-changed")));
    }
    let done = app.store.write::<_, AppError, _>(move |tx| waiting.iter().try_for_each(|one| one.record(tx)));
    match done {
        // Two windows at once: the other one was first.
        Err(error) if error.is_taken() => Ok(()),
        done => done,
    }
}

/// Everybody who may sign in as staff, and what each has undertaken.
///
/// # Errors
/// [`AppError::Internal`].
pub fn colleagues(app: &App) -> Result<Vec<Colleague>, AppError> {
    let in_force = app.in_force();
    app.store.read(|tx| {
        let mut colleagues = Vec::new();
        for row in staff::list(tx)? {
            let all = rows::of_staff(tx, row.id)?;
            let duties = duties(&in_force.policy, &row);
            let duties = duties.into_iter().map(|duty| {
                let given = given(&in_force, &all, &duty);
                (duty, given)
            });
            colleagues.push(Colleague { duties: duties.collect(), login: row.login, roles: row.roles });
        }
        Ok(colleagues)
    })
}
