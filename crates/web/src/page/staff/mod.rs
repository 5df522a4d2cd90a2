//! `/staff`: the queue first; a case with its values, notes and events; finding a person.

mod act;
mod case;
mod delete;
mod door;
mod edition;
mod find;
mod handling;
mod note;
mod queue;
mod record;
mod unaccepted;
mod undertaking;

pub use act::{act, acts};
pub use case::{case, event, move_on, values};
pub use delete::{ask as delete_ask, delete};
pub use door::{door, sign_in, sign_out};
pub use edition::editions;
pub use find::{find, join, look};
pub use handling::{carriers, destroyed, handle, handlings};
pub use note::{open as open_notes, write as write_note};
pub use queue::{queue, retry};
pub use record::{record, records};
pub use unaccepted::{open as open_unaccepted, show as unaccepted};
pub use undertaking::{give as undertake, show as undertaking};

use zalog_app::staff::{CaseLine as Line, Shown, Shut};
use zalog_policy::model::{Policy, Slug};

use super::cabinet::{case_state, form_title, purpose_title};
use super::moment;
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::view::field::{Choice, label, sentence};
use crate::view::staff::{CaseLine, OpenValue, ShutValue};
use crate::view::{Phrase, value};

fn line_view(ask: &Ask, line: &Line) -> Result<CaseLine, Fault> {
    Ok(CaseLine {
        number: line.number.clone(),
        href: ask.links().case(&line.number),
        form: form_title(ask, line.form.as_str())?,
        role: role_title(ask.policy()?, &line.role, ask),
        state: line.state.as_str(),
        state_text: case_state(ask.words(), line.state),
        opened: moment(ask, line.opened_at)?,
        host: line.host.clone(),
    })
}

fn role_title(policy: &Policy, role: &str, ask: &Ask) -> Phrase {
    let declared = policy.roles.iter().find(|known| known.slug.as_str() == role);
    match declared {
        Some(role) => Phrase::of(&role.title, ask.lang()),
        None if role.is_empty() => Phrase::plain(ask.words().say("staff-anyone")),
        None => Phrase::plain(role),
    }
}

/// Purposes to choose from.
fn purpose_choices(ask: &Ask, purposes: &[Slug], chosen: &str) -> Result<Vec<Choice>, Fault> {
    let choice = |purpose: &Slug| {
        let (value, text) = (purpose.to_string(), purpose_title(ask, purpose)?);
        Ok(Choice { chosen: value == chosen, value, text })
    };
    purposes.iter().map(choice).collect()
}

fn shown(ask: &Ask, values: &[Shown]) -> Result<Vec<OpenValue>, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let view = |shown: &Shown| OpenValue {
        label: label(policy, &shown.item, ask.lang()),
        value: value::shown(words, policy.item(&shown.item).map(|item| &item.kind), &shown.value),
        account: shown.account,
    };
    Ok(values.iter().map(view).collect())
}

fn shut(ask: &Ask, values: &[Shut]) -> Result<Vec<ShutValue>, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let view = |shut: &Shut| ShutValue {
        label: label(policy, &shut.item, ask.lang()),
        why: sentence(words, shut.why),
        account: shut.account,
    };
    Ok(values.iter().map(view).collect())
}
