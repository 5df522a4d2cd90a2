//! The letter that tells of another edition: rendered when it is sent, in the person's language, to the address of the
//! account, by an opening for the purpose of the account.

use zalog_domain::ActorClass;
use zalog_domain::ids::SubjectId;
use zalog_store::Tx;
use zalog_store::tables::edition::{self as editions, EditionRow};
use zalog_store::tables::job::JobRow;
use zalog_store::tables::notice;
use zalog_words::{Arg, Lang, Words, date};

use super::{Channel, announced, compared, needs_consent, summary};
use crate::account::letter;
use crate::journal::Draft;
use crate::{App, AppError, letters, sign_in};

/// The job of a letter; its payload is the edition and the person.
pub(crate) const JOB: &str = "letter.notice";

/// What the job of a person's letter carries: ids.
pub(crate) fn payload(edition: i64, who: SubjectId) -> String {
    format!("{edition} {}", who.hex())
}

fn read(payload: &str) -> Option<(i64, SubjectId)> {
    let (edition, who) = payload.split_once(' ')?;
    Some((edition.parse().ok()?, SubjectId::from_hex(who)?))
}

/// An edition that is told of, unless it was withdrawn meanwhile.
pub(super) fn edition(tx: &mut dyn Tx, id: i64) -> Result<Option<EditionRow>, AppError> {
    Ok(announced(editions::list(tx)?).into_iter().find(|edition| edition.id == id))
}

/// Sends the letter; says whether there was still somebody and something to tell.
pub(crate) fn letter(app: &App, job: &JobRow) -> Result<bool, AppError> {
    let Some((id, who)) = read(&job.payload) else { return Ok(false) };
    let Some(edition) = app.store.read::<_, AppError, _>(|tx| edition(tx, id))? else { return Ok(false) };
    let Some(owner) = letter::owner(app, who)? else { return Ok(false) };
    let (title, text) = write(app, &edition, &owner.base, owner.lang)?;
    letters::send(app, job.id, owner.address.to_string(), title, text)?;
    Ok(true)
}

/// Title and text: what changes, from when, where to read the difference, how to say no and what that means.
fn write(app: &App, edition: &EditionRow, base: &str, lang: Lang) -> Result<(String, String), AppError> {
    let words = Words::of(lang);
    let operator = letters::operator_name(app, lang);
    let from = date(lang, edition.effective_at.to_zoned(app.zone()).date());
    let number = edition.number.to_string();
    let address = |path: &str| format!("{base}{path}?lang={}", lang.code());
    let (changes, cabinet) = (address(&format!("/policy/v/{}/changes", edition.id)), address("/cabinet"));
    let mut what = what(words, &edition.class);
    for line in summary(app, edition.id, lang)? {
        what.push_str("\n- ");
        what.push_str(&line);
    }
    let needed = compared(app, edition.id)?.is_some_and(|known| needs_consent(&known));
    let key = if needed { "notice-mail-text-needed" } else { "notice-mail-text" };
    let args = [
        ("operator", Arg::Text(&operator)),
        ("number", Arg::Text(&number)),
        ("date", Arg::Text(&from)),
        ("what", Arg::Text(&what)),
        ("changes", Arg::Text(&changes)),
        ("cabinet", Arg::Text(&cabinet)),
    ];
    Ok((words.say_with("notice-mail-subject", &args), words.say_with(key, &args)))
}

/// What an edition of a class is to people, in one sentence.
fn what(words: &'static Words, class: &str) -> String {
    let key = match class {
        "editorial" => "notice-what-editorial",
        "narrower" => "notice-what-narrower",
        "new-consent" => "notice-what-new-consent",
        _ => "notice-what-substantial",
    };
    words.say(key).into_owned()
}

/// What the end of a letter's job means for its notice.
pub(crate) struct End {
    who: SubjectId,
    edition: EditionRow,
    draft: Draft,
}

impl End {
    /// Of a job, if it is one of ours and its person is still known.
    pub fn of(app: &App, job: &JobRow) -> Result<Option<Self>, AppError> {
        let Some((id, who)) = read(&job.payload).filter(|_| job.kind == JOB) else { return Ok(None) };
        let all = app.store.read::<_, AppError, _>(|tx| Ok(editions::list(tx)?))?;
        let Some(edition) = all.into_iter().find(|edition| edition.id == id) else { return Ok(None) };
        match sign_in::about_by(app, who, ActorClass::Engine) {
            Ok(draft) => Ok(Some(Self { who, edition, draft })),
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// It has gone out.
    pub fn sent(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        super::delivered(tx, self.who, &self.edition, Channel::Email, &self.draft)
    }

    /// It was not sent and will not be: `failed`, or `dropped` because there is nobody or nothing left to tell. The notice in
    /// the cabinet is there all the same.
    pub fn unsent(&self, tx: &mut dyn Tx, state: &str) -> Result<(), AppError> {
        let Some(row) = notice::one(tx, self.who, self.edition.id, Channel::Email.as_str())? else {
            return Ok(());
        };
        if row.state != "delivered" {
            let (state, state_at) = (state.to_owned(), self.draft.at);
            notice::put(tx, &notice::NoticeRow { state, state_at, ..row })?;
            notice::queue(tx, self.who, self.edition.id, Channel::Cabinet.as_str(), state_at, None)?;
        }
        Ok(())
    }
}
