//! The queue: cases by form, state, host and role, a page at a time. Every filter is answered by an index: the page is merged
//! from the streams of few forms and states.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use zalog_domain::case::CaseState;
use zalog_domain::ids::CaseId;
use zalog_domain::limits;
use zalog_policy::model::{Form, Slug};
use zalog_store::tables::case::{self, CaseRow};
use zalog_store::tables::job;
use zalog_store::tables::queue::{self as streams, Stream};

use super::Member;
use crate::cabinet::grouped;
use crate::edition::InForce;
use crate::{App, AppError, Refused};

/// A case in the queue.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Number, in groups.
    pub number: String,
    /// The form.
    pub form: Slug,
    /// The role that is told.
    pub role: String,
    /// Where it stands.
    pub state: CaseState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The host it came by.
    pub host: String,
}

impl CaseLine {
    pub(super) fn of(row: &CaseRow) -> Option<Self> {
        Some(Self {
            number: grouped(&row.number),
            form: Slug::new(&row.form).ok()?,
            role: row.role.clone(),
            state: row.state,
            opened_at: row.opened_at,
            host: row.host.clone(),
        })
    }
}

/// Which states are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Everything that waits: new, in work, answered. Oldest first.
    #[default]
    Open,
    /// One state. Closed ones newest first.
    One(&'static str),
    /// Every state, newest first.
    All,
}

const STATES: [&str; 4] = ["new", "in-work", "answered", "closed"];

impl Which {
    /// As an address names it: nothing for what waits, else a state or `all`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" | "open" => Some(Self::Open),
            "all" => Some(Self::All),
            other => STATES.into_iter().find(|known| *known == other).map(Self::One),
        }
    }

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::One(state) => state,
            Self::All => "all",
        }
    }

    fn states(self) -> Vec<&'static str> {
        match self {
            Self::Open => STATES.into_iter().filter(|state| *state != "closed").collect(),
            Self::One(state) => vec![state],
            Self::All => STATES.to_vec(),
        }
    }

    fn newest(self) -> bool {
        !matches!(self, Self::Open | Self::One("new" | "in-work" | "answered"))
    }
}

/// What is looked for in the queue, as it stands in an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// State, by name ([`Which::parse`]).
    pub state: String,
    /// Form, by slug; empty is any.
    pub form: String,
    /// Host; empty is any.
    pub host: String,
    /// `mine`: what the member's roles are told of; empty is everything.
    pub role: String,
    /// The page begins after this case.
    pub after: String,
}

/// What staff see first.
pub struct Queue {
    /// The cases of this page.
    pub cases: Vec<CaseLine>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// How many stand in each state, whatever the filter.
    pub counts: Vec<(String, u64)>,
    /// Forms a filter may name.
    pub forms: Vec<Slug>,
    /// Hosts a filter may name.
    pub hosts: Vec<String>,
    /// Fields that outside forms sent and nothing declares: form, day, how many.
    pub dropped: Vec<(String, Date, u64)>,
    /// Jobs that failed for good: id and kind.
    pub failed_jobs: Vec<(String, String)>,
}

/// A filter whose every word is known.
struct Wanted {
    which: Which,
    forms: Vec<String>,
    host: Option<String>,
    after: Option<CaseId>,
}

impl Wanted {
    fn of(app: &App, in_force: &InForce, member: &Member, filter: &Filter) -> Result<Self, Refused> {
        let mut refused = Refused::default();
        let mut unknown = |name: &str| refused.fields.push((name.to_owned(), "staff-filter-unknown"));
        let which = Which::parse(&filter.state);
        if which.is_none() {
            unknown("state");
        }
        let mine = match filter.role.as_str() {
            "" | "all" => false,
            "mine" => true,
            _ => {
                unknown("role");
                false
            }
        };
        // Names stay interned when a form is declared no more: its cases are still found.
        if !filter.form.is_empty() && !in_force.forms.contains_key(&filter.form) {
            unknown("form");
        }
        let host = Some(filter.host.clone()).filter(|host| !host.is_empty());
        if host.as_ref().is_some_and(|host| !hosts(app, in_force).contains(host)) {
            unknown("host");
        }
        let after = Some(&filter.after).filter(|after| !after.is_empty());
        let edge = after.and_then(|after| CaseId::from_hex(after));
        if after.is_some() && edge.is_none() {
            unknown("after");
        }
        let (true, Some(which)) = (refused.is_empty(), which) else { return Err(refused) };
        let wanted = |form: &&String| {
            let declared = Slug::new(form.as_str()).ok().and_then(|slug| in_force.policy.form(&slug));
            let named = filter.form.is_empty() || filter.form == **form;
            named && (!mine || declared.is_some_and(|form| told(form, member)))
        };
        let forms = in_force.forms.keys().filter(wanted).cloned().collect();
        Ok(Self { which, forms, host, after: edge })
    }
}

fn told(form: &Form, member: &Member) -> bool {
    form.tells.as_ref().is_none_or(|role| member.has_one_of([role.as_str()]))
}

/// Hosts under which the sites are reached, and those that the policy declares.
fn hosts(app: &App, in_force: &InForce) -> Vec<String> {
    let reached = |url: &String| Some(url.split("//").nth(1)?.split([':', '/']).next()?.to_owned());
    let mut hosts: Vec<String> = app.settings.addresses.values().filter_map(reached).collect();
    for site in &in_force.policy.sites {
        hosts.extend([&site.host].into_iter().chain(&site.aliases).chain(&site.pages).cloned());
    }
    let mut seen = BTreeSet::new();
    hosts.retain(|host| seen.insert(host.clone()));
    hosts
}

/// The queue.
///
/// # Errors
/// [`AppError::Refused`] naming each part of the filter that nothing declares.
pub fn queue(app: &App, member: &Member, filter: &Filter) -> Result<Queue, AppError> {
    let in_force = app.in_force();
    let wanted = Wanted::of(app, &in_force, member, filter).map_err(AppError::Refused)?;
    let forms = in_force.policy.forms.iter().filter(|f| !f.registration).map(|f| f.slug.clone());
    let forms: Vec<Slug> = forms.collect();
    app.store.read(|tx| {
        let mut rows = Vec::new();
        for form in &wanted.forms {
            for state in wanted.which.states() {
                let host = wanted.host.as_deref();
                let stream = Stream { form, state, host, newest: wanted.which.newest() };
                rows.extend(streams::page(tx, &stream, wanted.after, limits::PAGE_ROWS + 1)?);
            }
        }
        rows.sort_by_key(|row| row.id);
        if wanted.which.newest() {
            rows.reverse();
        }
        let more = rows.len() > limits::PAGE_ROWS;
        rows.truncate(limits::PAGE_ROWS);
        let dropped = case::dropped(tx, limits::PAGE_ROWS)?;
        let day = |days: i64| {
            let at = Timestamp::from_second(days.saturating_mul(86_400)).unwrap_or(Timestamp::UNIX_EPOCH);
            jiff::tz::TimeZone::UTC.to_datetime(at).date()
        };
        Ok(Queue {
            next: rows.last().filter(|_| more).map(|row| row.id.hex()),
            cases: rows.iter().filter_map(CaseLine::of).collect(),
            counts: case::counts(tx)?,
            forms: forms.clone(),
            hosts: hosts(app, &in_force),
            dropped: dropped.into_iter().map(|(form, days, fields)| (form, day(days), fields)).collect(),
            failed_jobs: job::failed(tx, limits::PAGE_ROWS)?
                .into_iter()
                .map(|j| (j.id.hex(), j.kind))
                .collect(),
        })
    })
}
