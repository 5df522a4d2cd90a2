//! Grounds: active, suspended, winding down, ended. Only events and the clock move them (design 1).

use jiff::Timestamp;
use zalog_law::{Roll, Span, due};
use zalog_policy::model::Event;

use crate::ids::{ConsentId, GroundId, RecordId, SubjectId};
use crate::register::{BasisClass, PurposeNo, Register, TermsId};

/// How far a ground reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The account record of the subject, and nothing else.
    Subject(SubjectId),
    /// One record's values, and the account items its purpose uses.
    Record(SubjectId, RecordId),
}

impl Scope {
    /// Whose it is.
    #[must_use]
    pub fn subject(self) -> SubjectId {
        match self {
            Self::Subject(subject) | Self::Record(subject, _) => subject,
        }
    }

    /// The record, if it is scoped to one.
    #[must_use]
    pub fn record(self) -> Option<RecordId> {
        match self {
            Self::Subject(_) => None,
            Self::Record(_, record) => Some(record),
        }
    }
}

/// What a suspended ground goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumes {
    /// To active.
    Active,
    /// To winding down until then (or to its end, if that has passed).
    WindingDown {
        /// Its end.
        until: Timestamp,
    },
}

/// The state of a ground, with its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Opens and holds.
    Active {
        /// Since when.
        since: Timestamp,
    },
    /// Holds; opens only to the subject and for the check.
    Suspended {
        /// Since when.
        since: Timestamp,
        /// What it goes back to.
        resumes: Resumes,
    },
    /// Holds; opens only for purposes declared after it.
    WindingDown {
        /// Since when.
        since: Timestamp,
        /// Its end.
        until: Timestamp,
    },
    /// Neither.
    Ended {
        /// When.
        at: Timestamp,
    },
}

/// A ground: why values are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its id.
    pub id: GroundId,
    /// How far it reaches.
    pub scope: Scope,
    /// Its purpose.
    pub purpose: PurposeNo,
    /// Its basis.
    pub basis: BasisClass,
    /// The terms it was opened under.
    pub terms: TermsId,
    /// Which hold by law of those terms it is; `None` is the purpose itself.
    pub hold: Option<u32>,
    /// The consent it rests on.
    pub consent: Option<ConsentId>,
    /// State.
    pub state: State,
    /// The latest end, once its event has come (`предел`).
    pub bound: Option<Timestamp>,
}

/// What an event did to a ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The ground after it.
    pub ground: Ground,
    /// Holds by law that begin now: index into the terms' holds, and their end.
    pub holds: Vec<(u32, Timestamp)>,
}

/// Counts a span from an instant, by the operator's zone and calendar, to the last microsecond of the last day. Keeping
/// is never rolled to a working day: the printed number is what people were told.
#[must_use]
pub fn until(register: &Register, span: Span, from: Timestamp) -> Timestamp {
    due(span, from, &register.zone, &register.calendar, Roll::None).legal
}

impl Ground {
    /// A new active ground. The events that come with its birth (`received`, `consented`) are applied by the caller.
    #[must_use]
    pub fn open(
        id: GroundId,
        scope: Scope,
        terms: TermsId,
        register: &Register,
        now: Timestamp,
    ) -> Option<Self> {
        let known = register.terms(terms)?;
        Some(Self {
            id,
            scope,
            purpose: known.purpose,
            basis: known.terms.basis,
            terms,
            hold: None,
            consent: None,
            state: State::Active { since: now },
            bound: None,
        })
    }

    /// A hold by law that begins with the end of another ground; suspended from birth when that ground is, because the
    /// scope is blocked and a new ground must not open what the old one keeps shut.
    #[must_use]
    pub fn held_by_law(&self, id: GroundId, hold: u32, since: Timestamp, until: Timestamp) -> Self {
        let state = match self.state {
            State::Suspended { .. } => State::Suspended { since, resumes: Resumes::WindingDown { until } },
            _ => State::WindingDown { since, until },
        };
        Self {
            id,
            hold: Some(hold),
            basis: BasisClass::Law,
            consent: None,
            bound: None,
            state,
            ..self.clone()
        }
    }

    /// The state at `now`: what the clock alone has changed since the row was written. A suspended ground stands still:
    /// while blocked nothing is destroyed.
    #[must_use]
    pub fn state_at(&self, now: Timestamp) -> State {
        let ended = |at: Timestamp| State::Ended { at };
        match self.state {
            State::Active { .. } => match self.bound {
                Some(bound) if bound < now => ended(bound),
                _ => self.state,
            },
            State::WindingDown { until, .. } => {
                let end = self.bound.map_or(until, |bound| bound.min(until));
                if end < now { ended(end) } else { self.state }
            }
            State::Suspended { .. } | State::Ended { .. } => self.state,
        }
    }

    /// Whether it still holds values at `now`.
    #[must_use]
    pub fn holds_at(&self, now: Timestamp) -> bool {
        !matches!(self.state_at(now), State::Ended { .. })
    }

    /// Until when it holds, as far as is known at present.
    #[must_use]
    pub fn holds_until(&self) -> Option<Timestamp> {
        match self.state {
            State::WindingDown { until, .. }
            | State::Suspended { resumes: Resumes::WindingDown { until }, .. } => {
                Some(self.bound.map_or(until, |bound| bound.min(until)))
            }
            State::Active { .. } | State::Suspended { .. } => self.bound,
            State::Ended { at } => Some(at),
        }
    }

    /// The next instant at which the clock alone changes it.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        match self.state {
            State::Active { .. } | State::WindingDown { .. } => self.holds_until(),
            State::Suspended { .. } | State::Ended { .. } => None,
        }
    }

    /// Moves the ground by an event; `None` when the event does not concern it. What the clock did before the event comes
    /// first: a ground that ended on Monday is not moved by Tuesday's event, even if nobody has written that down yet.
    /// A withdrawal ends a ground on consent; if the scope is blocked, the ground ends when the block is lifted, because
    /// while blocked nothing is destroyed.
    #[must_use]
    pub fn on(&self, event: Event, at: Timestamp, register: &Register) -> Option<Moved> {
        let known = register.terms(self.terms)?;
        if matches!(self.state, State::Ended { .. }) || self.hold.is_some() {
            return None;
        }
        let mut next = self.clone();
        match self.on_clock(at, register) {
            Some(over) if matches!(over.ground.state, State::Ended { .. }) => return Some(over),
            Some(over) if over.holds.is_empty() => next = over.ground,
            _ => {}
        }
        let withdrawn = event == Event::Withdrawn && self.basis == BasisClass::Consent;
        if withdrawn {
            next.state = next.wound_down(None, at);
        }
        // By its own terms and by those in force: the sooner end counts.
        let today = self.other_terms(register).map(|(_, today)| &today.terms);
        for terms in std::iter::once(&known.terms).chain(today) {
            if let Some((span, of)) = &terms.at_most
                && Event::from_slug(of) == Some(event)
            {
                let bound = until(register, *span, at);
                next.bound = Some(next.bound.map_or(bound, |known| known.min(bound)));
            }
            let over = matches!(next.state, State::Ended { .. });
            if terms.end_event() == Some(event) && !withdrawn && !over {
                next.state = next.wound_down(terms.after.map(|span| until(register, span, at)), at);
            }
        }
        let leaves = self.active_like() && !next.active_like();
        // A suspended ground may have passed its bound while it stood still: what follows its end counts from there.
        let from = next.bound.map_or(at, |bound| bound.min(at));
        let holds = if leaves { holds_from(&known.terms.holds, from, register) } else { Vec::new() };
        (next != *self).then_some(Moved { ground: next, holds })
    }

    /// Moves the ground by the clock, and by the versions that came into force meanwhile; `None` when nothing has passed.
    #[must_use]
    pub fn on_clock(&self, now: Timestamp, register: &Register) -> Option<Moved> {
        let short = self.shortened(register);
        let state = short.state_at(now);
        let by_clock = if let State::Ended { at } = state { Some(at) } else { None };
        if let Some(gone) = self.ended_by_version(register).filter(|gone| *gone <= now)
            && by_clock.is_none_or(|end| gone < end)
        {
            return short.dropped(gone, register);
        }
        if state == self.state {
            return (short != *self).then(|| Moved { ground: short, holds: Vec::new() });
        }
        let at = if let State::Ended { at } = state { at } else { now };
        let starts = self.hold.is_none() && self.active_like();
        let holds = match register.terms(self.terms) {
            Some(known) if starts => holds_from(&known.terms.holds, at, register),
            _ => Vec::new(),
        };
        Some(Moved { ground: Self { state, ..short }, holds })
    }

    /// Ends it because its owner takes back what he asked for, or objects: at once, whatever term it had; what a law holds
    /// begins now. A suspended ground ends when the block is lifted. `None` for what has ended or is a hold itself.
    #[must_use]
    pub fn dropped(&self, at: Timestamp, register: &Register) -> Option<Moved> {
        let known = register.terms(self.terms)?;
        if self.hold.is_some() || !self.holds_at(at) {
            return self.on_clock(at, register);
        }
        let state = match self.state {
            State::Suspended { .. } => self.wound_down(None, at),
            _ => State::Ended { at },
        };
        let holds =
            if self.active_like() { holds_from(&known.terms.holds, at, register) } else { Vec::new() };
        let ground = Self { state, ..self.clone() };
        (ground != *self).then_some(Moved { ground, holds })
    }

    /// Suspends it: the subject or the authority disputes the data (152-FZ art. 21(1)). What has ended stays so.
    #[must_use]
    pub fn suspended(&self, at: Timestamp) -> Option<Self> {
        let resumes = match self.state_at(at) {
            State::Active { .. } => Resumes::Active,
            State::WindingDown { until, .. } => Resumes::WindingDown { until },
            State::Suspended { .. } | State::Ended { .. } => return None,
        };
        Some(Self { state: State::Suspended { since: at, resumes }, ..self.clone() })
    }

    /// Lifts a suspension: back to active, to winding down, or to the end if that has come meanwhile.
    #[must_use]
    pub fn resumed(&self, at: Timestamp) -> Option<Self> {
        let State::Suspended { resumes, .. } = self.state else { return None };
        let state = match (resumes, self.holds_until()) {
            (Resumes::Active, _) => State::Active { since: at },
            (Resumes::WindingDown { .. }, Some(end)) if end <= at => State::Ended { at: end },
            (Resumes::WindingDown { until }, _) => State::WindingDown { since: at, until },
        };
        Some(Self { state, ..self.clone() })
    }

    fn active_like(&self) -> bool {
        matches!(self.state, State::Active { .. } | State::Suspended { resumes: Resumes::Active, .. })
    }

    /// The state after its end has come: at once, or winding down; a suspended ground keeps standing still and remembers
    /// where it goes. Told again, a later telling never lengthens what already runs.
    fn wound_down(&self, until: Option<Timestamp>, at: Timestamp) -> State {
        match (self.state, until) {
            (State::Suspended { since, resumes }, until) => {
                let until = until.unwrap_or(at);
                let until = match resumes {
                    Resumes::Active => until,
                    Resumes::WindingDown { until: running } => running.min(until),
                };
                State::Suspended { since, resumes: Resumes::WindingDown { until } }
            }
            (State::WindingDown { since, until: running }, Some(until)) => {
                State::WindingDown { since, until: running.min(until) }
            }
            (_, Some(until)) => State::WindingDown { since: at, until },
            (_, None) => State::Ended { at },
        }
    }
}

fn holds_from(
    holds: &[crate::register::HoldTerms],
    at: Timestamp,
    register: &Register,
) -> Vec<(u32, Timestamp)> {
    (0..).zip(holds).map(|(index, hold)| (index, until(register, hold.span, at))).collect()
}
