//! The oracle's editions in time: which one is in force, what a person was told of and is bound by, which consents are asked
//! again.

use std::collections::BTreeSet;

use jiff::Timestamp;
use zalog_domain::ids::ConsentId;

use crate::declared::{Edition, Purpose, last_instant};
use crate::oracle::{Answer, Oracle, Person, Reason};

impl Oracle {
    /// The edition in force at an instant.
    pub fn today(&self, now: Timestamp) -> usize {
        self.editions.iter().rposition(|e| !e.withdrawn && e.since <= now).unwrap()
    }

    pub fn in_force(&self, now: Timestamp) -> &Edition {
        &self.editions[self.today(now)]
    }

    /// The edition that is published for a later day.
    pub fn waiting(&self, now: Timestamp) -> Option<usize> {
        self.editions.iter().rposition(|e| !e.withdrawn && e.since > now)
    }

    /// The one an edition follows.
    pub fn before(&self, edition: usize) -> Option<usize> {
        self.editions[..edition].iter().rposition(|e| !e.withdrawn)
    }

    /// An edition and the one it follows.
    pub fn with_before(&self, edition: usize) -> impl Iterator<Item = &Edition> {
        self.before(edition).into_iter().chain([edition]).map(|place| &self.editions[place])
    }

    /// The editions a person has to be told of: the one in force and the one that waits, where he came before them.
    pub fn concerning(&self, person: &Person, now: Timestamp) -> Vec<usize> {
        let today = Some(self.today(now)).filter(|today| self.before(*today).is_some());
        let all = today.into_iter().chain(self.waiting(now));
        all.filter(|edition| person.since < self.editions[*edition].since).collect()
    }

    /// The person was told of an edition, or agreed to it where that is needed: what he came for before stands under it from
    /// now on, his consents do not.
    pub fn retell(&mut self, index: usize, edition: usize, now: Timestamp) {
        let person = &self.people[index];
        let concerns = |reason: &Reason| {
            let told = self.editions[edition].purposes.get(&reason.purpose);
            let before =
                reason.edition < edition && reason.retold.last().is_none_or(|(_, last)| *last < edition);
            before && told.is_some_and(|p| !p.on_consent) && !self.ended(person, reason, now)
        };
        let which: Vec<bool> = person.reasons.iter().map(concerns).collect();
        let reasons = self.people[index].reasons.iter_mut().zip(which);
        reasons.filter(|(_, told)| *told).for_each(|(reason, _)| reason.retold.push((now, edition)));
    }

    /// The newest edition up to the one in force that binds a person who came before it. One that was withdrawn binds nobody.
    pub fn bound(&self, person: &Person, now: Timestamp) -> Option<usize> {
        let today = self.today(now);
        let counts = |edition: &usize| *edition <= today && !self.editions[*edition].withdrawn;
        if self.with_before(today).any(|edition| edition.consent_needed) {
            let agreed = person.answers.iter().filter(|(_, answer)| **answer != Answer::Refused);
            return agreed.map(|(edition, _)| *edition).filter(counts).max();
        }
        person.notices.keys().map(|(edition, _)| *edition).filter(counts).max()
    }

    /// Consents that the edition published last asks again: what they cover became wider.
    pub fn asks(&self, new: &Edition) -> BTreeSet<String> {
        let last = self.before(self.editions.len()).map(|last| &self.editions[last]);
        let asks = |(name, purpose): &(&String, &Purpose)| {
            let old = last.and_then(|last| last.purposes.get(*name));
            old.is_some_and(|old| old.on_consent && purpose.on_consent && self.wider(old, purpose))
        };
        new.purposes.iter().filter(asks).map(|(name, _)| name.clone()).collect()
    }

    fn wider(&self, old: &Purpose, new: &Purpose) -> bool {
        let last = |span| last_instant(span, Timestamp::UNIX_EPOCH, &self.zone);
        let longer = |old: Option<_>, new: Option<_>| old.map(last) < new.map(last);
        let limit = |purpose: &Purpose| purpose.at_most.map(|(span, _)| span);
        !new.items.is_subset(&old.items) || longer(old.after, new.after) || longer(limit(old), limit(new))
    }

    /// Whether a consent stands: it is not withdrawn, and its term is not over.
    pub fn is_given(&self, person: &Person, consent: ConsentId, now: Timestamp) -> bool {
        let given = person.consents.iter().any(|c| c.id == consent && !c.withdrawn);
        given && self.given_by(person, consent).is_some_and(|reason| !self.is_past_prime(person, reason, now))
    }

    /// What rests on a consent.
    pub fn given_by<'p>(&self, person: &'p Person, consent: ConsentId) -> Option<&'p Reason> {
        person.reasons.iter().find(|r| r.consent == Some(consent) && r.purpose != "proof-of-consent")
    }

    /// The consents of a person that are asked again from now on: they stand, were given before the edition that asks, and
    /// were never asked again before.
    pub fn ask_again(&mut self, index: usize, now: Timestamp) {
        let (person, today) = (&self.people[index], self.today(now));
        let asked = |id: &ConsentId| {
            let Some(reason) = self.given_by(person, *id) else { return false };
            let later = self.editions[..=today].iter().skip(reason.edition + 1).filter(|e| !e.withdrawn);
            self.is_given(person, *id, now) && later.into_iter().any(|e| e.asks.contains(&reason.purpose))
        };
        let new: Vec<ConsentId> = person.consents.iter().map(|c| c.id).filter(asked).collect();
        for id in new {
            self.people[index].asked.entry(id).or_insert(false);
        }
    }

    /// The consents a person has still to answer for.
    pub fn unanswered(&self, person: &Person, now: Timestamp) -> BTreeSet<ConsentId> {
        let open =
            person.asked.iter().filter(|(id, answered)| !**answered && self.is_given(person, **id, now));
        open.map(|(id, _)| *id).collect()
    }
}
