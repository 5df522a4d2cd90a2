//! What another edition is to one person: the notice in the cabinet or behind the secret link, and the answer to it. What
//! asks a new consent is no matter of these answers: that is asked by itself, with a text of its own.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind};
use zalog_journal::Hash;
use zalog_store::Tx;
use zalog_store::tables::edition::{self as editions, EditionRow};
use zalog_store::tables::notice::{self, AcceptanceRow};
use zalog_words::Lang;

use super::{Channel, announced, compared, delivered, known_from, needs_consent, unsettle, version};
use crate::journal::Draft;
use crate::{App, AppError, Visit, Who, sign_in};

/// What a person answered to an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Agreed by an act: the press of a button.
    Act,
    /// Agreed by using the service on, after a notice that is on record.
    Use,
    /// Did not agree.
    Refused,
}

impl Answer {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Use => "use",
            Self::Refused => "refused",
        }
    }

    fn of(way: &str) -> Self {
        match way {
            "act" => Self::Act,
            "use" => Self::Use,
            _ => Self::Refused,
        }
    }

    /// FROZEN: stands in the journal.
    const fn number(self) -> u32 {
        match self {
            Self::Act => 1,
            Self::Use => 2,
            Self::Refused => 3,
        }
    }
}

/// An edition as it stands to a person who came before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The edition, by order of publication.
    pub edition: i64,
    /// Its number.
    pub number: u32,
    /// What it is beside the one before it: `editorial`, `narrower`, `substantial`, `new-consent`.
    pub class: String,
    /// Why it was made, in the binding language.
    pub reason: Option<String>,
    /// When it was published.
    pub published_at: Timestamp,
    /// From when it holds.
    pub effective_at: Timestamp,
    /// Whether it holds already.
    pub in_force: bool,
    /// Whether it holds for the person only if he agrees.
    pub consent_needed: bool,
    /// The answer and its time.
    pub answer: Option<(Answer, Timestamp)>,
}

/// The editions that concern a person known since an instant: those that wait for their day, and of those in force the last.
fn concerning(all: &[EditionRow], since: Timestamp, now: Timestamp) -> Vec<&EditionRow> {
    let published = |e: &&EditionRow| e.published_at <= now && since < known_from(e);
    let in_force = all.iter().filter(|e| e.effective_at <= now).max_by_key(|e| (e.effective_at, e.id));
    let waiting = all.iter().filter(|e| e.effective_at > now);
    in_force.into_iter().chain(waiting).filter(published).collect()
}

fn view(edition: &EditionRow, answers: &[AcceptanceRow], now: Timestamp) -> Notice {
    let answer = answers.iter().find(|answer| answer.edition == edition.id);
    Notice {
        edition: edition.id,
        number: edition.number,
        class: edition.class.clone(),
        reason: edition.reason.clone(),
        published_at: edition.published_at,
        effective_at: edition.effective_at,
        in_force: edition.effective_at <= now,
        consent_needed: false,
        answer: answer.map(|row| (Answer::of(&row.way), row.at)),
    }
}

/// A secret link speaks for a person only as long as he has no account to speak by.
fn speaks(who: Who, account: bool) -> bool {
    who.record.is_none() || !account
}

/// The notices a person has not agreed to, oldest first. Showing them is telling: the first time is on record, with an entry.
///
/// # Errors
/// [`AppError::Internal`].
pub fn waiting(app: &App, who: impl Into<Who>) -> Result<Vec<Notice>, AppError> {
    let (who, now) = (who.into(), app.clock.now());
    let subject = who.subject;
    let (shown, told) = app.store.read::<_, AppError, _>(|tx| {
        let Some((since, account)) = notice::since(tx, subject)? else { return Ok((Vec::new(), true)) };
        let all = announced(editions::list(tx)?);
        let answers = notice::accepted(tx, subject)?;
        let agreed = |e: &EditionRow| answers.iter().any(|a| a.edition == e.id && a.way != "refused");
        let open: Vec<&EditionRow> =
            concerning(&all, since, now).into_iter().filter(|edition| !agreed(edition)).collect();
        if !speaks(who, account) {
            return Ok((Vec::new(), true));
        }
        let mut told = true;
        for edition in &open {
            let row = notice::one(tx, subject, edition.id, Channel::Cabinet.as_str())?;
            told &= row.is_some_and(|row| row.state == "delivered");
        }
        let shown = open.into_iter().map(|e| (e.clone(), view(e, &answers, now))).collect::<Vec<_>>();
        Ok((shown, told))
    })?;
    if !told {
        let drafts = shown
            .iter()
            .map(|(edition, _)| Ok((edition.clone(), sign_in::about(app, subject)?)))
            .collect::<Result<Vec<_>, AppError>>()?;
        app.store.write::<_, AppError, _>(move |tx| {
            drafts
                .iter()
                .try_for_each(|(edition, draft)| delivered(tx, subject, edition, Channel::Cabinet, draft))
        })?;
        app.ring_bell();
    }
    shown.into_iter().map(|(_, notice)| needing(app, notice)).collect()
}

/// One of them, answered or not.
///
/// # Errors
/// [`AppError::NotFound`] when the edition does not concern the person.
pub fn one(app: &App, who: impl Into<Who>, edition: i64) -> Result<Notice, AppError> {
    let (who, now) = (who.into(), app.clock.now());
    let found = app.store.read::<_, AppError, _>(|tx| {
        let row = concerned(tx, who, edition, now)?;
        Ok(view(&row, &notice::accepted(tx, who.subject)?, now))
    })?;
    needing(app, found)
}

fn needing(app: &App, notice: Notice) -> Result<Notice, AppError> {
    let consent_needed = compared(app, notice.edition)?.is_some_and(|known| needs_consent(&known));
    Ok(Notice { consent_needed, ..notice })
}

fn concerned(tx: &mut dyn Tx, who: Who, id: i64, now: Timestamp) -> Result<EditionRow, AppError> {
    let (since, account) = notice::since(tx, who.subject)?.ok_or(AppError::NotFound)?;
    let all = announced(editions::list(tx)?);
    let found = concerning(&all, since, now).into_iter().find(|edition| edition.id == id);
    found.filter(|_| speaks(who, account)).cloned().ok_or(AppError::NotFound)
}

/// Agrees. Doing it again changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when the edition does not concern the person.
pub fn accept(app: &App, visit: &Visit, who: impl Into<Who>, edition: i64) -> Result<(), AppError> {
    reply(app, visit, who.into(), edition, Answer::Act)
}

/// Does not agree. What that means says the page; what the person may do at once is take a copy and leave.
///
/// # Errors
/// [`AppError::NotFound`] when the edition does not concern the person.
pub fn refuse(app: &App, visit: &Visit, who: impl Into<Who>, edition: i64) -> Result<(), AppError> {
    reply(app, visit, who.into(), edition, Answer::Refused)
}

fn reply(app: &App, visit: &Visit, who: Who, edition: i64, answer: Answer) -> Result<(), AppError> {
    let draft = sign_in::about(app, who.subject)?;
    let seen = sign_in::about(app, who.subject)?;
    let (lang, binding) = (visit.lang, app.binding_lang());
    app.store.write::<_, AppError, _>(move |tx| {
        let row = concerned(tx, who, edition, draft.at)?;
        // Whoever answers a notice has seen it.
        delivered(tx, who.subject, &row, Channel::Cabinet, &seen)?;
        let reply = AcceptanceRow { edition, way: answer.as_str().to_owned(), at: draft.at };
        if notice::reply(tx, who.subject, &reply, draft.id)? {
            let kind = if answer == Answer::Refused { Kind::VersionRefused } else { Kind::VersionAccepted };
            let text = text(tx, edition, lang, binding)?;
            draft.record(tx, kind, text, &[version(edition), (Fact::Reason, answer.number())])?;
            unsettle(tx, who.subject, &row, draft.at)?;
        }
        Ok(())
    })?;
    app.ring_bell();
    Ok(())
}

/// Hash of the policy's text that the person had before him.
fn text(tx: &mut dyn Tx, edition: i64, lang: Lang, binding: Lang) -> Result<Option<Hash>, AppError> {
    let texts = editions::texts(tx, edition)?;
    let of = |lang: Lang| texts.iter().find(|t| t.document == "policy" && t.lang == lang.code());
    Ok(of(lang).or_else(|| of(binding)).map(|text| text.canonical))
}

/// A person makes an account: that accepts the edition he comes under, with the very text.
pub(crate) fn joined(
    tx: &mut dyn Tx,
    who: SubjectId,
    edition: i64,
    text: Hash,
    draft: &Draft,
) -> Result<(), AppError> {
    let answer = AcceptanceRow { edition, way: Answer::Act.as_str().to_owned(), at: draft.at };
    if notice::accept(tx, who, &answer, draft.id)? {
        let facts = [version(edition), (Fact::Reason, Answer::Act.number())];
        draft.record(tx, Kind::VersionAccepted, Some(text), &facts)?;
    }
    Ok(())
}

/// A use of the service, drawn before its transaction.
#[derive(Clone)]
pub(crate) struct Use {
    who: SubjectId,
    draft: Draft,
    lang: Lang,
    binding: Lang,
}

impl Use {
    /// A person's; none where the declaration says that a change needs consent: then only an act agrees.
    pub fn of(app: &App, visit: &Visit, who: Option<SubjectId>) -> Result<Option<Self>, AppError> {
        let Some(who) = who else { return Ok(None) };
        if app.in_force().consent_needed {
            return Ok(None);
        }
        let draft = sign_in::about(app, who)?;
        Ok(Some(Self { who, draft, lang: visit.lang, binding: app.binding_lang() }))
    }
}

/// The person uses the service on: that agrees to the edition in force, if he was told of it before and has not answered. Only
/// what he himself asks for is such a use; signing in, looking, copying, correcting, withdrawing and leaving are not,
/// because whoever does not agree needs them.
pub(crate) fn used(tx: &mut dyn Tx, using: &Use) -> Result<(), AppError> {
    let (who, now) = (using.who, using.draft.at);
    let all = announced(editions::list(tx)?);
    let in_force = all.iter().filter(|e| e.effective_at <= now).max_by_key(|e| (e.effective_at, e.id));
    let Some(edition) = in_force else { return Ok(()) };
    let told = notice::of_subject(tx, who)?
        .iter()
        .any(|row| row.edition == edition.id && row.state == "delivered" && row.state_at < now);
    if !told {
        return Ok(());
    }
    let answer = AcceptanceRow { edition: edition.id, way: Answer::Use.as_str().to_owned(), at: now };
    if notice::accept(tx, who, &answer, using.draft.id)? {
        let text = text(tx, edition.id, using.lang, using.binding)?;
        let facts = [version(edition.id), (Fact::Reason, Answer::Use.number())];
        using.draft.record(tx, Kind::VersionAccepted, text, &facts)?;
    }
    Ok(())
}
