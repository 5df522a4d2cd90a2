//! What another version of the policy does to a ground by itself: what is narrower counts for everybody from the instant the
//! version came into force, whenever that is written down.

use jiff::Timestamp;
use zalog_policy::model::Event;

use crate::ground::{Ground, Resumes, State, until};
use crate::register::{KnownTerms, Register};

impl Ground {
    /// When a version ended the ground because it no longer declares its purpose on that basis.
    pub(crate) fn ended_by_version(&self, register: &Register) -> Option<Timestamp> {
        let since = match self.state {
            State::Active { since } | State::Suspended { since, .. } | State::WindingDown { since, .. } => {
                since
            }
            State::Ended { .. } => return None,
        };
        if self.hold.is_some() { None } else { register.gone(self.purpose, self.basis, since) }
    }

    /// The ground kept no longer than the version in force says; a term that is over under it ends with the version's first
    /// instant. What is suspended stands still, what a law holds is the law's. Asked again, and of a ground whose person was told
    /// of the version meanwhile, it answers the same: an end only ever comes sooner.
    pub(crate) fn shortened(&self, register: &Register) -> Self {
        let mut short = self.clone();
        let terms = (register.terms(self.terms), register.today(self.purpose));
        let (Some(own), Some(today)) = terms else { return short };
        if self.hold.is_some() || own.terms.basis != today.terms.basis {
            return short;
        }
        let not_before = |end: Timestamp| end.max(register.since());
        match self.state {
            State::Active { since } => {
                // These two events come with a ground's birth, so what they begin counts from `since`.
                if let Some((span, event)) = &today.terms.at_most
                    && matches!(Event::from_slug(event), Some(Event::Received | Event::Consented))
                    && (self.bound.is_some() || own.terms != today.terms)
                {
                    let bound = not_before(until(register, *span, since));
                    short.bound = Some(self.bound.map_or(bound, |known| known.min(bound)));
                }
            }
            State::WindingDown { since, until: end } if own.terms.end == today.terms.end => {
                if own.terms.after.is_some() {
                    let sooner = today.terms.after.map_or(since, |span| until(register, span, since));
                    short.state = State::WindingDown { since, until: end.min(not_before(sooner)) };
                }
            }
            State::WindingDown { .. }
            | State::Suspended { resumes: Resumes::Active | Resumes::WindingDown { .. }, .. }
            | State::Ended { .. } => {}
        }
        short
    }

    /// Its own terms and those of the version in force, where they are not the same.
    pub(crate) fn other_terms<'r>(&self, register: &'r Register) -> Option<(&'r KnownTerms, &'r KnownTerms)> {
        let (own, today) = (register.terms(self.terms)?, register.today(self.purpose)?);
        let other = self.hold.is_none() && own.terms.basis == today.terms.basis && own.terms != today.terms;
        other.then_some((own, today))
    }
}
