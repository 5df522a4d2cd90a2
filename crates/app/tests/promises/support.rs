//! What several of these tests do.

use std::collections::BTreeSet;

use zalog_app::copy::{Copy, Json};
use zalog_app::staff::{self, Member};
use zalog_app::{AppError, Refused, Visit, form, registration, sign_in};
use zalog_domain::ids::SubjectId;
use zalog_domain::{Entry, Fact, Kind};
use zalog_policy::model::{Form, Policy, Slug};
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::tables::{ground, intern, journal, record};
use zalog_store::{StoreError, Tx};

use crate::harness::{PASSWORD, SIGNED, World, declaration};

pub const OPERATORS: [&str; 5] = ["pumpa", "smile", "proedu", "progtime", "prommet"];

/// A declaration in memory.
pub struct Text(pub String);

impl Loader for Text {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into()) } else { Err(LoadError::NotFound) }
    }
}

/// An operator's declaration with one place of its text changed; the findings are rules' names.
pub fn changed(operator: &str, from: &str, to: &str) -> (Policy, String, Vec<&'static str>) {
    let (_, text) = declaration(operator);
    assert_eq!(text.matches(from).count(), 1, "{operator}: {from}");
    let text = text.replace(from, to);
    let compiled = compile(&Text(text.clone()));
    let rules = compiled.findings.iter().map(|f| f.rule).collect();
    (compiled.policy.expect("it compiles"), text, rules)
}

/// Whether a declaration has no errors.
pub fn compiles(text: &str) -> bool {
    compile(&Text(text.to_owned())).policy.is_some()
}

/// A person's copy for programs, whole.
pub fn copied(world: &World, who: SubjectId) -> serde_json::Value {
    let (mut copy, mut json) = (Copy::begin(world.app(), &world.visit(), who).unwrap(), Json::default());
    let mut text = String::new();
    while let Some(part) = copy.next(world.app()).unwrap() {
        text.push_str(&json.write(&part).unwrap());
    }
    serde_json::from_str(&text).unwrap()
}

/// The rules of the errors that a declaration has.
pub fn faults(text: &str) -> Vec<&'static str> {
    let findings = compile(&Text(text.to_owned())).findings;
    findings.iter().filter(|f| f.severity == zalog_policy::Severity::Error).map(|f| f.rule).collect()
}

/// A declaration that has no errors.
pub fn compiled(text: &str) -> Policy {
    compile(&Text(text.to_owned())).policy.expect("it compiles")
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

pub fn form_named(world: &World, name: &str) -> Form {
    world.app().policy().form(&slug(name)).cloned().unwrap()
}

/// Every consent the registration form offers.
pub fn offers(world: &World) -> Vec<String> {
    world.registration().offers.iter().map(ToString::to_string).collect()
}

pub fn strs(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

pub fn set(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}

pub fn member(world: &World, login: &str, role: &str) -> Member {
    staff::add_signed(world.app(), login, &[role.to_owned()], PASSWORD, SIGNED).unwrap();
    let token = staff::sign_in(world.app(), &world.visit(), login, PASSWORD).unwrap();
    staff::member(world.app(), &token).unwrap().unwrap()
}

/// A visit to another of the operator's hosts.
pub fn at(world: &World, host: &str) -> Visit {
    let policy = world.app().policy();
    let site = policy.sites.iter().find(|s| s.host == host || s.aliases.iter().any(|a| a == host)).unwrap();
    Visit { host: host.to_owned(), site: site.slug.clone(), ..world.visit() }
}

pub fn wrong<T>(answer: Result<T, AppError>) -> Refused {
    match answer {
        Err(AppError::Refused(refused)) => refused,
        Err(other) => panic!("not refused: {other}"),
        Ok(_) => panic!("taken"),
    }
}

/// Sends a form as a person who is signed in, or as nobody.
pub fn sends(world: &World, name: &str, email: &str, who: Option<SubjectId>) -> form::Sent {
    world.send(&form_named(world, name), email, who)
}

/// Items that are held of a subject, whether or not anything opens them.
pub fn stored(world: &World, who: SubjectId) -> BTreeSet<String> {
    let rows = world.rows().read::<_, StoreError, _>(|tx| record::values_of_subject(tx, who, 1000)).unwrap();
    let names = world.rows().read::<_, StoreError, _>(|tx| intern::of_kind(tx, "item")).unwrap();
    let name = |no: u32| names.iter().find(|(_, n)| **n == no).unwrap().0.clone();
    rows.iter().map(|v| name(v.place.item.0)).collect()
}

/// Purposes whose grounds a subject has, by name, with whether they still hold.
pub fn grounds(world: &World, who: SubjectId) -> Vec<zalog_domain::ground::Ground> {
    world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap()
}

/// Journal entries of one kind.
pub fn entries(world: &World, kind: Kind) -> Vec<Entry> {
    world.rounds();
    let read = |tx: &mut dyn Tx| -> Result<Vec<Entry>, StoreError> {
        let (size, _) = journal::head(tx)?;
        let bodies = (0..size).map(|at| journal::body_at(tx, at)).collect::<Result<Vec<_>, _>>()?;
        Ok(bodies.iter().filter_map(|body| Entry::decode(body).ok()).collect())
    };
    let all = world.rows().read::<_, StoreError, _>(read).unwrap();
    all.into_iter().filter(|entry| entry.kind == kind).collect()
}

/// How many entries of a kind give that reason.
pub fn refusals(world: &World, reason: u32) -> usize {
    entries(world, Kind::OpeningRefused).iter().filter(|e| e.fact(Fact::Reason) == Some(reason)).count()
}

/// Lets whole days pass and does what is due.
pub fn days(world: &World, days: i64) {
    world.clock.advance(jiff::SignedDuration::from_hours(24 * days));
    world.rounds();
}

/// Registers with what was typed, on a host, and confirms; answers who that is.
pub fn registers(world: &World, visit: &Visit, email: &str, typed: registration::Typed) -> SubjectId {
    registration::start(world.app(), visit, world.operation(), typed).unwrap();
    world.rounds();
    let token = world.mailed(email, "/register/confirm/").expect("a letter with a link");
    let session = registration::complete(world.app(), visit, &token).unwrap();
    sign_in::session(world.app(), visit, &session).unwrap().unwrap().subject
}

/// On to the next whole minute, when what was refused to nobody in particular is counted.
pub fn to_the_minute(world: &World) {
    let past = world.app().clock().as_second() % 60;
    world.clock.advance(jiff::SignedDuration::from_secs(60 - past));
}
