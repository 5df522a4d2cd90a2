//! A copy of everything that is held about a person (152-FZ art. 14; GDPR art. 15 and 20), part by part: each part is one
//! bounded reading, so that a copy of any size takes the same memory. `docs/copy.md` describes the format.
//!
//! [`Copy::begin`] writes the entry "an export was made"; each part that opens values is an opening of its own. A test
//! holds the parts against the schema: a table with rows of a person has its place here, or a reason why not.

mod json;
mod part;
mod read;

use jiff::Timestamp;
use zalog_domain::ids::{ConsentId, EventId, RecordId};
use zalog_domain::{EntryId, Kind, limits};
use zalog_store::tables::subject;
use zalog_words::Lang;

use crate::{App, AppError, Visit, Who, cabinet, sign_in};

pub use json::Json;
pub use part::{
    About, Acknowledged, CaseOf, Circumstances, ConsentCopy, ContactOf, EventCopy, Garbage, Head,
    JournalLine, Named, Operator, Part, PolicyOf, Reason, RecordCopy, SessionCopy, TextOf, ValueCopy,
};

/// Name and version of the format.
pub const FORMAT: &str = "zalog-copy/1";

/// A copy that is being made.
pub struct Copy {
    who: Who,
    lang: Lang,
    made_at: Timestamp,
    stage: Stage,
}

/// What comes next. Each stage remembers where it is.
#[derive(Clone, Copy)]
enum Stage {
    Head,
    Records(Option<RecordId>),
    Consents(ConsentId),
    Acknowledged(EntryId),
    Events(EventId),
    Journal(Option<u64>),
    Sessions,
    End,
    Done,
}

impl Copy {
    /// Begins a copy: everything of a person for his cabinet, one record for its link.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such person or record (any more).
    pub fn begin(app: &App, visit: &Visit, who: impl Into<Who>) -> Result<Self, AppError> {
        let who = who.into();
        let draft = sign_in::about(app, who.subject)?;
        let made_at = draft.at;
        app.store.write::<_, AppError, _>(move |tx| {
            let known = subject::take(tx, who.subject)?.is_some_and(|taken| taken.state == "known");
            if !known {
                return Err(AppError::NotFound);
            }
            if let Some(only) = who.record {
                cabinet::rows(tx, who, cabinet::Pick::One(only))?;
            }
            Ok(draft.record(tx, Kind::ExportMade, None, &[])?)
        })?;
        Ok(Self { who, lang: visit.lang, made_at, stage: Stage::Head })
    }

    /// The next part; `None` after the end.
    ///
    /// # Errors
    /// [`AppError`]: what was handed out so far is not a whole copy (its end is missing).
    pub fn next(&mut self, app: &App) -> Result<Option<Part>, AppError> {
        let (part, next) = match self.stage {
            Stage::Head => (Part::Head(Box::new(self.head(app)?)), Stage::Records(None)),
            Stage::Records(before) => {
                let (records, next) = self.records(app, before)?;
                let first = Stage::Consents(ConsentId::from_bytes([0; 16]));
                (Part::Records(records), next.map_or(first, |id| Stage::Records(Some(id))))
            }
            Stage::Consents(after) => {
                let (consents, next) = self.consents(app, after)?;
                let first = Stage::Acknowledged(EntryId([0; 16]));
                (Part::Consents(consents), next.map_or(first, Stage::Consents))
            }
            Stage::Acknowledged(after) => {
                let (texts, next) = self.acknowledged(app, after)?;
                let first = Stage::Events(EventId::from_bytes([0; 16]));
                (Part::Acknowledged(texts), next.map_or(first, Stage::Acknowledged))
            }
            Stage::Events(after) => {
                let (events, next) = self.events(app, after)?;
                (Part::Events(events), next.map_or(Stage::Journal(None), Stage::Events))
            }
            Stage::Journal(before) => {
                let (lines, next) = self.journal(app, before)?;
                (Part::Journal(lines), next.map_or(Stage::Sessions, |at| Stage::Journal(Some(at))))
            }
            Stage::Sessions => (Part::Sessions(self.sessions(app)?), Stage::End),
            Stage::End => (Part::End, Stage::Done),
            Stage::Done => return Ok(None),
        };
        self.stage = next;
        Ok(Some(part))
    }

    /// When it was begun.
    #[must_use]
    pub fn made_at(&self) -> Timestamp {
        self.made_at
    }
}

/// Where the next batch begins: after the last row of a full one.
fn after<T, K>(rows: &[T], key: impl Fn(&T) -> K) -> Option<K> {
    if rows.len() < limits::BATCH_ROWS { None } else { rows.last().map(key) }
}
