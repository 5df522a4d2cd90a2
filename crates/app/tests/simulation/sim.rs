//! One run: the site, the oracle beside it, and what the journal must have counted.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use zalog_app::staff;
use zalog_domain::Kind;
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_policy::model::Policy;
use zalog_store::StoreError;
use zalog_store::tables::staff as staff_rows;

use crate::acts;
use crate::checks;
use crate::declared::Edition;
use crate::dice::{Dice, mix};
use crate::harness::{Database, SIGNED, declaration};
use crate::journal::Reader;
use crate::oracle::{Oracle, Person, Record, Value};
use crate::site::Site;
use crate::wording::Wording;

pub const PASSWORD: &str = "лодка у причала";

/// What waits for a letter, or for the press of a mailed link.
pub struct Waiting {
    pub email: String,
    pub what: Wish,
    pub ends_at: Timestamp,
    /// `None` until the letter went out.
    pub token: Option<String>,
    pub used: bool,
}

pub enum Wish {
    Account { number: usize, values: Vec<Value>, offers: Vec<acts::forms::Box> },
    Password,
}

pub struct Sim {
    pub site: Site,
    pub policy: Policy,
    pub oracle: Oracle,
    pub expected: BTreeMap<Kind, u64>,
    pub reader: Reader,
    pub waiting: Vec<Waiting>,
    /// Cases whose letter has not gone out, by the role that is told.
    pub untold: Vec<String>,
    /// Keys destroyed with nothing lost: a value was corrected, two people were joined.
    pub nothing_lost: u64,
    /// Buckets of waiting registrations: opened, ends.
    pub buckets: Vec<(Timestamp, Timestamp)>,
    /// Minutes in which sign-ins and tokens were refused to nobody known, not yet written down.
    pub strangers: BTreeSet<i64>,
    /// One member of staff for each role.
    pub staff: Vec<staff::Member>,
    pub names: usize,
    /// Who is gone: nothing of them must be found.
    pub gone: Vec<SubjectId>,
    /// Who has taken in another.
    pub joined: BTreeSet<SubjectId>,
    /// Whether a round was the last thing that happened: nothing waits to be destroyed.
    pub settled: bool,
    /// Whether what an edition means for people may not be written down yet.
    pub behind: bool,
    /// Every edition as it was published.
    pub published: Vec<(Wording, Policy, String)>,
    /// The edition in force as the acts have taken it in, and as the journal says it.
    pub standing: usize,
    pub applied: usize,
    pub log: Vec<String>,
}

impl Sim {
    pub fn new(operator: &str, database: &Database, seed: u64) -> Self {
        let (mut policy, mut text) = declaration(operator);
        let mut wording = Wording::of(&text);
        // In every other run nobody is told by letter: whoever does not look stays under what he came for.
        if mix(seed).is_multiple_of(2) {
            wording = wording.without_letters();
            (policy, text) = wording.compiled().unwrap();
        }
        let mut site = Site::new(operator, database, seed);
        site.start(policy.clone(), &text).unwrap();
        let oracle = Oracle {
            zone: site.app().zone(),
            editions: vec![Edition::of(&policy, site.now())],
            people: Vec::new(),
        };
        let mut sim = Self {
            site,
            oracle,
            expected: BTreeMap::new(),
            reader: Reader::default(),
            waiting: Vec::new(),
            untold: Vec::new(),
            nothing_lost: 0,
            buckets: Vec::new(),
            strangers: BTreeSet::new(),
            staff: Vec::new(),
            names: 0,
            gone: Vec::new(),
            joined: BTreeSet::new(),
            settled: false,
            behind: false,
            published: vec![(wording, policy.clone(), text)],
            standing: 0,
            applied: 0,
            log: Vec::new(),
            policy,
        };
        sim.expect(Kind::StoreCreated, 1);
        sim.expect(Kind::VersionPublished, 1);
        sim.expect(Kind::PolicyApplied, 1);
        sim.hire();
        sim
    }

    fn hire(&mut self) {
        let roles: Vec<String> = self.policy.roles.iter().map(|r| r.slug.to_string()).collect();
        for role in roles {
            let login = format!("{role}@staff.example");
            let roles = std::slice::from_ref(&role);
            staff::add_signed(self.site.app(), &login, roles, "ochered-zayavok-1", SIGNED).unwrap();
            self.expect(Kind::StaffCreated, 1);
            let declared = self.policy.roles.iter().find(|known| known.slug.as_str() == role).unwrap();
            self.expect(Kind::UndertakingGiven, declared.duties().len() as u64);
            let row = self.site.rows.read::<_, StoreError, _>(|tx| staff_rows::by_login(tx, &login)).unwrap();
            self.staff.push(staff::Member {
                id: row.unwrap().id,
                login,
                roles: vec![role],
                held_back: Vec::new(),
            });
        }
    }

    pub fn expect(&mut self, kind: Kind, count: u64) {
        *self.expected.entry(kind).or_default() += count;
    }

    pub fn now(&self) -> Timestamp {
        self.site.now()
    }

    pub fn operation(&self, dice: &mut Dice) -> OperationId {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&dice.draw().to_le_bytes());
        bytes[8..].copy_from_slice(&dice.draw().to_le_bytes());
        OperationId::from_bytes(bytes)
    }

    /// People who can act, by their index.
    pub fn with_account(&self) -> Vec<usize> {
        let people = self.oracle.people.iter().enumerate();
        people.filter(|(_, p)| p.account.is_some()).map(|(index, _)| index).collect()
    }

    pub fn of_email(&self, email: &str) -> Option<usize> {
        self.oracle.people.iter().position(|p| p.account.is_some() && p.email == email)
    }

    pub fn cases(&self) -> Vec<(usize, usize)> {
        let mut cases = Vec::new();
        for (index, person) in self.oracle.people.iter().enumerate() {
            let with_case = person.records.iter().enumerate().filter(|(_, r)| r.case.is_some());
            cases.extend(with_case.map(|(record, _)| (index, record)));
        }
        cases
    }

    pub fn person(&self, index: usize) -> &Person {
        &self.oracle.people[index]
    }

    pub fn record(&self, (person, record): (usize, usize)) -> &Record {
        &self.oracle.people[person].records[record]
    }

    pub fn subject(&self, index: usize) -> SubjectId {
        self.oracle.people[index].subject
    }

    /// Whether entries wait for the tree: on PostgreSQL a round puts them there.
    pub fn waits_for_the_tree(&self) -> bool {
        let waiting = self.site.rows.read::<_, StoreError, _>(zalog_store::tables::journal::pending_count);
        waiting.unwrap().0 > 0
    }

    /// Does steps and holds the engine to the oracle after each.
    pub fn run(&mut self, seed: u64, steps: &[usize], thorough_every: usize) {
        for (done, step) in steps.iter().enumerate() {
            let mut dice = Dice::of_step(seed, *step);
            let (name, act) = dice.weighed(acts::ACTS);
            self.site.clock.advance(acts::moment(&mut dice));
            self.log.push(format!("{step} {} {name}", self.now()));
            acts::editions::come(self);
            self.settled = false;
            if let Some(said) = act(self, &mut dice) {
                self.log.last_mut().unwrap().push_str(&format!(": {said}"));
            } else {
                self.log.pop();
                continue;
            }
            acts::editions::come(self);
            checks::entries(self);
            if (done + 1) % thorough_every == 0 {
                checks::thorough(self);
            }
        }
        self.log.push("the end".to_owned());
        acts::clockwork::rounds(self);
        checks::entries(self);
        checks::thorough(self);
        checks::last(self);
    }
}
