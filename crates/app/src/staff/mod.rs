//! The staff's side: signing in, the queue, a case with its notes and events, opening values for a purpose, finding a
//! person by an address. Whoever has not given the undertaking of a role does not have it.

mod acts;
mod carrier;
mod case;
mod delete;
mod editor;
mod find;
mod handling;
mod job;
mod member;
mod note;
mod open;
mod queue;
mod records;
mod step;
mod unaccepted;
mod undertaking;

pub use acts::{act, acts, may_read as may_read_acts};
pub use carrier::{carrier_destroyed, carriers_due};
pub use case::{CaseView, Step, case, number};
pub use delete::{Deleting, delete, deleting};
pub(crate) use editor::{EDITOR, editor};
pub use find::{Found, FoundPerson, FoundRecord, find};
pub(crate) use handling::about;
pub use handling::{Handling, Handlings, MEDIA, WAYS, Work, handle, handlings};
pub use job::retry_job;
pub use member::{Member, add, add_signed, member, sign_in, sign_out};
pub use note::{Note, Notes, open_notes, write_note};
pub use open::{Opened, OpenedValues, Shown, Shut, open_values, open_values_for, purposes};
pub use queue::{CaseLine, Filter, Queue, Which, queue};
pub use records::{record, records, register_csv};
pub use step::{move_case, report};
pub use unaccepted::{may as may_read_unaccepted, open_unaccepted, unaccepted};
pub use undertaking::{Asked, Colleague, Given, Undertaking, colleagues, give, undertaking};
