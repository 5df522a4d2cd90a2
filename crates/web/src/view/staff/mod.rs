//! The staff's place of work: the queue, a case, finding a person.

mod act;
mod case;
mod edition;
mod find;
mod handling;
mod queue;
mod record;
#[cfg(test)]
pub mod samples;
mod unaccepted;
mod undertaking;

pub use act::{ActLine, ActPage, ActPart, ActsPage};
pub use case::{CasePage, Event, Move, NoteForm, NoteLine, OpenValue, PurposeForm, ShutValue, StepLine};
pub use edition::{EditionsLine, EditionsPage};
pub use find::{FindPage, FoundPerson, FoundRecord, JoinForm};
pub use handling::{CarriersPage, DestroyForm, HandlingForm, HandlingLine, HandlingsPage, ItemBox};
pub use queue::{Bar, CaseLine, FailedJob, QueuePage, Select};
pub use record::{RecordPage, RecordsPage};
pub use unaccepted::{UnacceptedPage, Unanswered};
pub use undertaking::{Undertaken, UndertakingPage};
