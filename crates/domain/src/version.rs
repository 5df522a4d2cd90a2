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
    /// instant. What is suspended stands still, what a law holds is the law's. Asked of its own terms: before it is put under
    /// those its person was told of. An end only ever comes sooner.
    #[must_use]
    pub fn shortened(&self, register: &Register) -> Self {
        let mut short = self.clone();
        let Some((own, today)) = self.other_terms(register) else { return short };
        let not_before = |end: Timestamp| end.max(register.since());
        match self.state {
            State::Active { since } => {
                if let Some((span, event)) = &today.terms.at_most
                    && matches!(Event::from_slug(event), Some(Event::Received | Event::Consented))
                    && self.counts_from_birth(own, event, since, register)
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

    /// Whether a limit by this event, which comes with a ground's birth, counts from `since`: its own limit does, or one that
    /// another version made shorter; or it had none.
    fn counts_from_birth(
        &self,
        own: &KnownTerms,
        event: &str,
        since: Timestamp,
        register: &Register,
    ) -> bool {
        own.terms.at_most.as_ref().is_none_or(|(span, of)| {
            of == event && self.bound.is_some_and(|bound| bound <= until(register, *span, since))
        })
    }

    /// Its own terms and those of the version in force, where they are not the same.
    pub(crate) fn other_terms<'r>(&self, register: &'r Register) -> Option<(&'r KnownTerms, &'r KnownTerms)> {
        let (own, today) = (register.terms(self.terms)?, register.today(self.purpose)?);
        let other = self.hold.is_none() && own.terms.basis == today.terms.basis && own.terms != today.terms;
        other.then_some((own, today))
    }
}
