//! Section 1 of the design in plain sets: people, what was typed, why it is kept, what happened when. It knows no states
//! and no transitions: from the whole history it says what is held and what opens at an instant. It shares no code with
//! the engine.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use zalog_app::Token;
use zalog_domain::ids::{ConsentId, RecordId, SubjectId};
use zalog_policy::model::{Basis, Event};

use crate::declared::{Edition, MOMENT, Purpose, last_instant};

/// A value somebody gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    pub item: String,
    pub text: String,
}

/// Values that came together.
#[derive(Clone)]
pub struct Record {
    pub id: RecordId,
    pub account: bool,
    pub form: String,
    pub values: Vec<Value>,
    /// Number of the case it opened.
    pub case: Option<String>,
    /// The secret link, if it came without an account.
    pub link: Option<Token>,
    /// Where the case stands.
    pub step: &'static str,
}

/// One reason to keep: a purpose, under an edition, over the account or one record.
#[derive(Debug, Clone)]
pub struct Reason {
    pub purpose: String,
    /// The edition it was opened under.
    pub edition: usize,
    /// Editions its person was told of since, and so stands under from then on; never a consent.
    pub retold: Vec<(Timestamp, usize)>,
    /// `None` is the account.
    pub record: Option<RecordId>,
    /// The consent it rests on, or (for the purpose that proves it) the consent it proves.
    pub consent: Option<ConsentId>,
    /// What was told to it, its birth included.
    pub told: Vec<(Event, Timestamp)>,
    /// The day of an appointment, if the record names one.
    pub day: Option<Timestamp>,
    /// Its owner took it back, or objected: it ends at once.
    pub dropped: Option<Timestamp>,
    /// Instants of its own course that somebody has written down already.
    pub noted: BTreeSet<Timestamp>,
}

/// A consent as its giver saw it.
#[derive(Debug, Clone)]
pub struct Consent {
    pub id: ConsentId,
    pub purpose: String,
    pub document: String,
    pub withdrawn: bool,
}

#[derive(Clone)]
pub struct Person {
    pub number: usize,
    pub subject: SubjectId,
    pub email: String,
    pub account: Option<Account>,
    /// Nobody's: what a law or an order still holds of somebody who closed his account.
    pub heir: bool,
    pub records: Vec<Record>,
    pub reasons: Vec<Reason>,
    pub consents: Vec<Consent>,
    /// Since when there is an account.
    pub since: Timestamp,
    /// Editions he was told of, since when, and whether in the cabinet.
    pub notices: BTreeMap<(usize, bool), Timestamp>,
    /// What he answered to an edition.
    pub answers: BTreeMap<usize, Answer>,
    /// Consents an edition has asked again, and whether he has answered.
    pub asked: BTreeMap<ConsentId, bool>,
    /// Openings that must stand in the cabinet: who, for what, how many values.
    pub openings: Vec<(&'static str, String, u32)>,
}

#[derive(Debug, Clone)]
pub struct Account {
    pub password: String,
}

/// Agreed by an act, by using on after a notice, or did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Act,
    Use,
    Refused,
}

/// What is left of a person.
#[derive(Default)]
pub struct Left {
    pub records: Vec<Record>,
    pub consents: Vec<Consent>,
    /// How many compartments lose their key.
    pub compartments: usize,
    /// Nothing is left, and there is no account: the person goes.
    pub nobody: bool,
}

/// How a reason goes: from when it is past its prime, from where a law counts, and from when it is no more.
#[derive(Debug, Clone, Copy)]
struct Course {
    leaves: Option<Timestamp>,
    counts_from: Option<Timestamp>,
    ends: Option<Timestamp>,
}

/// Who asks.
pub enum Asker<'a> {
    Subject,
    Staff(&'a BTreeSet<String>),
    Token(&'a BTreeSet<String>),
    Engine,
}

pub struct Oracle {
    pub zone: TimeZone,
    pub editions: Vec<Edition>,
    pub people: Vec<Person>,
}

/// What holds: a reason itself, or a law that follows it.
struct Holder<'o> {
    reason: &'o Reason,
    by_law: bool,
    items: BTreeSet<String>,
    past_prime: bool,
}

impl Oracle {
    fn terms(&self, reason: &Reason) -> &Purpose {
        self.terms_at(reason, Timestamp::MAX)
    }

    /// What its person was told a reason stands under, at an instant.
    fn terms_at(&self, reason: &Reason, at: Timestamp) -> &Purpose {
        let told = reason.retold.iter().rev().find(|(since, _)| *since <= at);
        &self.editions[told.map_or(reason.edition, |(_, edition)| *edition)].purposes[&reason.purpose]
    }

    /// The purpose of a reason in the editions in force from an instant on, with the first instant of each; `None` where it is
    /// declared no more.
    fn later(&self, reason: &Reason, from: Timestamp) -> Vec<(Timestamp, Option<&Purpose>)> {
        let later = self.editions.iter().filter(|edition| !edition.withdrawn && edition.since >= from);
        later.map(|edition| (edition.since, edition.purposes.get(&reason.purpose))).collect()
    }

    /// The purpose of a reason in the edition in force at an instant.
    fn in_force_at(&self, reason: &Reason, at: Timestamp) -> Option<&Purpose> {
        let edition = self.editions.iter().rev().find(|edition| !edition.withdrawn && edition.since <= at)?;
        edition.purposes.get(&reason.purpose)
    }

    fn course(&self, person: &Person, reason: &Reason) -> Course {
        let terms = self.terms(reason);
        let mut leaves: Option<(Timestamp, Timestamp)> = None;
        let mut ends: Option<Timestamp> = None;
        let mut past = |from: Timestamp, since: Timestamp, end: Option<Timestamp>| {
            leaves = Some(leaves.map_or((since, from), |known| known.min((since, from))));
            ends = match (ends, end) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        };
        if let Some(at) = reason.dropped {
            past(at, at, Some(at));
        }
        // Declared no more: over at once, and not brought back with the purpose.
        let birth = reason.told.first().map_or(Timestamp::MIN, |(_, at)| *at);
        if let Some((gone, _)) = self.later(reason, birth).into_iter().find(|(_, purpose)| purpose.is_none())
        {
            past(gone, gone, Some(gone));
        }
        for (event, at, since) in self.told(person, reason) {
            if event == Event::Withdrawn && terms.on_consent {
                past(at, since, Some(since));
            } else if event == terms.end {
                // By what the person was told, and sooner by what is in force then or comes into force later; never later.
                let ends = |terms: &Purpose, no_sooner: Timestamp| {
                    terms
                        .after
                        .map_or(since, |span| last_instant(span, at, &self.zone).max(no_sooner) + MOMENT)
                };
                let end = self.each(reason, at).map(|(from, terms)| ends(terms, from)).min();
                past(at, since, end);
            }
            for (from, terms) in self.each(reason, at) {
                if let Some((span, of)) = terms.at_most
                    && of == event
                {
                    let last = last_instant(span, at, &self.zone).max(from);
                    past(last, last + MOMENT, Some(last + MOMENT));
                }
            }
        }
        if let (Event::Appointment, Some(day)) = (terms.end, reason.day) {
            let first = &self.editions[reason.edition].purposes[&reason.purpose];
            let last = first.after.map_or(day, |span| last_instant(span, day, &self.zone));
            past(last, last + MOMENT, Some(last + MOMENT));
        }
        Course { leaves: leaves.map(|l| l.0), counts_from: leaves.map(|l| l.1), ends }
    }

    /// What counts of an event at an instant: the terms the person was told of by then, the edition in force, and every one
    /// after it from its own first instant on. The soonest rules: narrower counts at once, for a consent too.
    fn each<'o>(
        &'o self,
        reason: &'o Reason,
        at: Timestamp,
    ) -> impl Iterator<Item = (Timestamp, &'o Purpose)> {
        let known = std::iter::once(self.terms_at(reason, at)).chain(self.in_force_at(reason, at));
        let later = self.later(reason, at).into_iter().filter_map(|(from, purpose)| Some((from, purpose?)));
        known.map(|purpose| (Timestamp::MIN, purpose)).chain(later)
    }

    /// What was told to a reason: the event, the instant terms count from, and the first instant it is true of. The proof of
    /// a consent is told of its end, whenever that is.
    fn told(&self, person: &Person, reason: &Reason) -> Vec<(Event, Timestamp, Timestamp)> {
        let mut told: Vec<_> = reason.told.iter().map(|(event, at)| (*event, *at, *at)).collect();
        if let (Some(consent), false) = (reason.consent, self.terms(reason).on_consent) {
            let on_it = |r: &&Reason| r.consent == Some(consent) && self.terms(r).on_consent;
            let course = person.reasons.iter().find(on_it).map(|proved| self.course(person, proved));
            if let Some(Course { ends: Some(end), leaves, counts_from }) = course {
                // By an event at its very instant, by the clock with the last instant of the term.
                let last = if leaves == counts_from { end } else { end - MOMENT };
                told.push((Event::ProofNeeded, last, end));
            }
        }
        told
    }

    /// Everything that holds something of a person at `now`.
    fn holders<'o>(&'o self, person: &'o Person, now: Timestamp) -> Vec<Holder<'o>> {
        let mut holders = Vec::new();
        for reason in &person.reasons {
            let course = self.course(person, reason);
            let passed = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
            let terms = self.terms(reason);
            let empty = BTreeSet::new();
            let today = self.in_force(now).purposes.get(&reason.purpose).map_or(&empty, |p| &p.items);
            // No wider than its person was told, no wider than what is in force.
            let items = terms.items.intersection(today).cloned().collect();
            if !passed(course.ends) {
                holders.push(Holder { reason, by_law: false, items, past_prime: passed(course.leaves) });
            }
            for (items, span) in &terms.holds {
                if let (true, Some(from)) = (passed(course.leaves), course.counts_from)
                    && now < last_instant(*span, from, &self.zone) + MOMENT
                {
                    holders.push(Holder { reason, by_law: true, items: items.clone(), past_prime: true });
                }
            }
        }
        holders
    }

    /// Whether something holds an item of a record: its own record's, the account's for what serves the account, and of the
    /// account what its forms do not ask themselves.
    fn over(&self, holder: &Holder<'_>, record: &Record, item: &str, now: Timestamp) -> bool {
        let place = match holder.reason.record {
            None => record.account,
            Some(id) if id == record.id => true,
            Some(_) => {
                let today = self.in_force(now).purposes.get(&holder.reason.purpose);
                record.account && today.is_none_or(|p| !p.asked.contains(item))
            }
        };
        place && holder.items.contains(item)
    }

    /// Whether anything holds an item of a record, the account's for `None`.
    pub fn holds_item(&self, person: &Person, record: Option<RecordId>, item: &str, now: Timestamp) -> bool {
        let asked = |h: &Holder<'_>| {
            self.in_force(now).purposes.get(&h.reason.purpose).is_some_and(|p| p.asked.contains(item))
        };
        let over = |h: &Holder<'_>| {
            h.reason.record == record || record.is_none() && h.reason.record.is_some() && !asked(h)
        };
        self.holders(person, now).iter().any(|h| over(h) && h.items.contains(item))
    }

    /// Everything held of a person, by record.
    pub fn held(&self, person: &Person, now: Timestamp) -> BTreeMap<RecordId, BTreeSet<Value>> {
        let holders = self.holders(person, now);
        let mut held: BTreeMap<RecordId, BTreeSet<Value>> = BTreeMap::new();
        for record in &person.records {
            for value in &record.values {
                if holders.iter().any(|h| self.over(h, record, &value.item, now)) {
                    held.entry(record.id).or_default().insert(value.clone());
                }
            }
        }
        held
    }

    /// Whether the values of a record's items open for a purpose, item by item.
    pub fn opens(
        &self,
        person: &Person,
        record: &Record,
        asker: &Asker<'_>,
        asked: &str,
        now: Timestamp,
    ) -> BTreeSet<Value> {
        let holders = self.holders(person, now);
        let opens = |item: &str| {
            let mut over = holders.iter().filter(|h| self.over(h, record, item, now));
            let Some(declared) = self.in_force(now).purposes.get(asked) else {
                return matches!(asker, Asker::Subject) && over.next().is_some();
            };
            let may = match asker {
                Asker::Subject => return over.next().is_some(),
                Asker::Staff(roles) => !declared.roles.is_disjoint(roles),
                Asker::Token(purposes) => purposes.contains(asked),
                Asker::Engine => true,
            };
            let through = |h: &Holder<'_>| {
                if h.past_prime {
                    let own = self.in_force(now).purposes.get(&h.reason.purpose);
                    own.is_some_and(|p| p.opens_after.contains(asked))
                } else {
                    !h.by_law && h.reason.purpose == asked
                }
            };
            may && declared.items.contains(item) && over.any(through)
        };
        record.values.iter().filter(|v| opens(&v.item)).cloned().collect()
    }

    /// Instants up to `now` at which something of a reason changes: its prime is past; and, once somebody has written that
    /// down, it ends, and so does what a law holds.
    fn turns(&self, person: &Person, reason: &Reason, now: Timestamp) -> BTreeSet<Timestamp> {
        let course = self.course(person, reason);
        let (Some(leaves), Some(from)) = (course.leaves, course.counts_from) else { return BTreeSet::new() };
        let mut turns = BTreeSet::from([leaves]);
        if reason.noted.contains(&leaves) {
            let holds = &self.terms(reason).holds;
            turns.extend(holds.iter().map(|(_, span)| last_instant(*span, from, &self.zone) + MOMENT));
            turns.extend(course.ends);
        }
        turns.retain(|turn| *turn <= now);
        turns
    }

    /// What holds something over a record itself (not over the person by the way), be it nothing but its standing.
    fn stands(&self, person: &Person, record: &Record, now: Timestamp) -> bool {
        let own = |h: &Holder<'_>| h.reason.record == Some(record.id);
        let proves = |h: &Holder<'_>| h.reason.consent.is_some() && !self.terms(h.reason).on_consent;
        self.holders(person, now).iter().any(|h| own(h) && !proves(h))
    }

    /// Whether anything keeps a consent provable.
    pub fn is_proved(&self, person: &Person, consent: ConsentId, now: Timestamp) -> bool {
        self.holders(person, now).iter().any(|h| h.reason.consent == Some(consent))
    }

    /// Whether a law holds a value.
    pub fn by_law(&self, person: &Person, record: &Record, item: &str, now: Timestamp) -> bool {
        self.holders(person, now).iter().any(|h| {
            let law = h.by_law || matches!(self.terms(h.reason).basis, Basis::Law { .. });
            law && self.over(h, record, item, now)
        })
    }

    /// Whether a reason itself has ended by `now`.
    pub fn ended(&self, person: &Person, reason: &Reason, now: Timestamp) -> bool {
        self.course(person, reason).ends.is_some_and(|end| end <= now)
    }

    /// Whether a reason is past its prime by `now`.
    pub fn is_past_prime(&self, person: &Person, reason: &Reason, now: Timestamp) -> bool {
        self.course(person, reason).leaves.is_some_and(|leaves| leaves <= now)
    }

    /// What a person's records come to when everything goes that nothing holds.
    pub fn left(&self, index: usize, now: Timestamp) -> Left {
        let person = &self.people[index];
        let held = self.held(person, now);
        let mut left = Left::default();
        for record in &person.records {
            let kept = held.get(&record.id).cloned().unwrap_or_default();
            let values: Vec<Value> = record.values.iter().filter(|v| kept.contains(*v)).cloned().collect();
            let login = person.account.is_some() && record.account;
            if values.is_empty() && !login && !self.stands(person, record, now) {
                left.compartments += 1;
                continue;
            }
            left.compartments += usize::from(values.len() < record.values.len());
            left.records.push(Record { values, ..record.clone() });
        }
        let (consents, gone): (Vec<_>, Vec<_>) =
            person.consents.iter().cloned().partition(|c| self.is_proved(person, c.id, now));
        left.compartments += gone.len();
        left.consents = consents;
        left.nobody = person.account.is_none() && left.records.is_empty() && left.consents.is_empty();
        left
    }

    /// Writes down what the clock has changed for a person; whether there was anything to write.
    pub fn note(&mut self, index: usize, now: Timestamp, concerned: impl Fn(&Reason) -> bool) -> bool {
        let person = &self.people[index];
        let turns: Vec<_> =
            person.reasons.iter().map(|r| (concerned(r), self.turns(person, r, now))).collect();
        let mut any = false;
        for (reason, (concerned, turns)) in self.people[index].reasons.iter_mut().zip(turns) {
            if concerned && !turns.is_subset(&reason.noted) {
                any = true;
                reason.noted.extend(turns);
            }
        }
        any
    }

    /// Writes down that the prime of some reasons is past, and no more.
    pub fn note_past_prime(&mut self, index: usize, now: Timestamp, concerned: impl Fn(&Reason) -> bool) {
        let person = &self.people[index];
        let leaves: Vec<_> = person.reasons.iter().map(|r| self.course(person, r).leaves).collect();
        for (reason, leaves) in self.people[index].reasons.iter_mut().zip(leaves) {
            if concerned(reason) {
                reason.noted.extend(leaves.filter(|at| *at <= now));
            }
        }
    }

    /// The next instant after `now` at which the clock alone changes something for a person.
    pub fn next_edge(&self, index: usize, now: Timestamp) -> Option<Timestamp> {
        let person = &self.people[index];
        let far = Timestamp::MAX;
        let turns = person.reasons.iter().flat_map(|r| self.turns(person, r, far));
        turns.filter(|turn| *turn > now).min()
    }
}
