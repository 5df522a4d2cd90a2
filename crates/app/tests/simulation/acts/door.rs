//! Coming in: registration, confirmation, sign-in, a forgotten password.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use zalog_app::{AppError, recovery, registration, sign_in as app_sign_in};
use zalog_domain::{Kind, limits};
use zalog_store::StoreError;
use zalog_store::tables::record;

use super::forms::{self, Box};
use crate::dice::Dice;
use crate::oracle::{Account, Answer, Person};
use crate::sim::{PASSWORD, Sim, Waiting, Wish};

/// The bucket a waiting form goes into ends a day after it was opened; a new one is opened every hour.
fn bucket(sim: &mut Sim) -> jiff::Timestamp {
    let now = sim.now();
    let since = now - SignedDuration::from_hours(limits::REGISTRATION_BUCKET_OPEN_HOURS);
    if let Some((_, ends)) = sim.buckets.iter().rev().find(|(opened, _)| *opened >= since) {
        return *ends;
    }
    let ends = now + SignedDuration::from_hours(limits::REGISTRATION_BUCKET_HOURS);
    sim.buckets.push((now, ends));
    ends
}

/// An address: a new one, or one that has an account already.
fn address(sim: &mut Sim, dice: &mut Dice, known: usize) -> (usize, String) {
    if dice.percent(known) {
        let people = sim.with_account();
        if let Some(index) = dice.pick(&people) {
            let person = sim.person(*index);
            return (person.number, person.email.clone());
        }
    }
    sim.names += 1;
    (sim.names, forms::email(sim.names))
}

fn unmailed(sim: &Sim, email: &str) -> bool {
    sim.waiting.iter().any(|w| w.email == email && w.token.is_none() && !w.used)
}

pub fn register(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (number, email) = address(sim, dice, 8);
    if unmailed(sim, &email) {
        return None;
    }
    let form = sim.policy.forms.iter().find(|f| f.registration).cloned()?;
    let legal = dice.percent(15);
    let typed = forms::typed(sim, dice, &form, number, &email, legal);
    let ticked: Vec<_> = form.offers.iter().filter(|_| dice.percent(50)).collect();
    let offers: Vec<Box> = ticked.iter().map(|purpose| Box::ticked(sim, purpose.as_str())).collect();
    let wish = registration::Typed {
        fields: typed.iter().map(|v| (v.item.clone(), v.text.clone())).collect(),
        password: PASSWORD.to_owned(),
        offers: offers.iter().map(|o| (o.purpose.clone(), o.document.clone())).collect::<BTreeMap<_, _>>(),
        legal_person: legal,
        ..registration::Typed::default()
    };
    let operation = sim.operation(dice);
    registration::start(sim.site.app(), &sim.site.visit(), operation, wish).unwrap();
    sim.expect(Kind::RegistrationStarted, 1);
    let ends_at = bucket(sim);
    let said = format!("{email} {ticked:?}");
    let what = Wish::Account { number, values: typed, offers };
    sim.waiting.push(Waiting { email, what, ends_at, token: None, used: false });
    Some(said)
}

/// Presses a mailed link, an old or used one now and then.
pub fn confirm(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let fresh = !dice.percent(10);
    let now = sim.now();
    let links: Vec<usize> = (0..sim.waiting.len())
        .filter(|i| matches!(sim.waiting[*i].what, Wish::Account { .. }))
        .filter(|i| sim.waiting[*i].token.is_some())
        .filter(|i| !fresh || !sim.waiting[*i].used && sim.waiting[*i].ends_at > now)
        .collect();
    let link = *dice.pick(&links)?;
    let waiting = &sim.waiting[link];
    let (token, email) = (waiting.token.clone()?, waiting.email.clone());
    let Wish::Account { number, values, offers } = &waiting.what else { return None };
    // A box beside a text that is in force no more is not a consent.
    let stands = |offer: &&Box| forms::text_of(sim, &offer.purpose) == offer.document;
    let offers: Vec<Box> = offers.iter().filter(stands).cloned().collect();
    let (number, values) = (*number, values.clone());
    let good = !waiting.used && waiting.ends_at > now && sim.of_email(&email).is_none();
    let visit = sim.site.visit();
    let done = registration::complete(sim.site.app(), &visit, &token);
    if !good {
        assert!(matches!(done, Err(AppError::Gone)), "a link that leads nowhere made an account for {email}");
        return Some(format!("{email} gone"));
    }
    let session = done.unwrap();
    sim.waiting[link].used = true;
    let subject = app_sign_in::session(sim.site.app(), &visit, &session).unwrap().unwrap().subject;
    let rows = sim.site.rows.read::<_, StoreError, _>(|tx| record::of_subject(tx, subject)).unwrap();
    assert_eq!(rows.len(), 1);
    let form = sim.policy.forms.iter().find(|f| f.registration).cloned()?;
    sim.oracle.people.push(Person {
        number,
        subject,
        email: email.clone(),
        account: Some(Account { password: PASSWORD.to_owned() }),
        heir: false,
        records: Vec::new(),
        reasons: Vec::new(),
        consents: Vec::new(),
        since: sim.site.now(),
        notices: BTreeMap::new(),
        // Whoever joins accepts what he comes under.
        answers: BTreeMap::from([(sim.oracle.today(sim.now()), Answer::Act)]),
        asked: BTreeMap::new(),
        openings: Vec::new(),
    });
    let person = sim.oracle.people.len() - 1;
    forms::came(sim, person, rows[0].id, &form, values, &offers, None);
    sim.expect(Kind::AccountCreated, 1);
    sim.expect(Kind::VersionAccepted, 1);
    // Every document of the examples is the account's.
    sim.expect(Kind::DocumentAccepted, sim.policy.documents.len() as u64);
    Some(email)
}

pub fn sign_in(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let (email, password) = (sim.person(index).email.clone(), sim.person(index).account.clone()?.password);
    let visit = sim.site.visit();
    if dice.percent(40) {
        let wrong = app_sign_in::sign_in(sim.site.app(), &visit, &email, "чужая лодка у причала", false);
        assert!(matches!(wrong, Err(AppError::Refused(_))), "a wrong password let somebody in");
        sim.strangers.insert(sim.site.now().as_second().div_euclid(60));
        return Some(format!("{email} wrong"));
    }
    let (session, _) =
        app_sign_in::sign_in(sim.site.app(), &visit, &email, &password, dice.percent(50)).unwrap();
    sim.expect(Kind::SignIn, 1);
    let who = app_sign_in::session(sim.site.app(), &visit, &session).unwrap().unwrap().subject;
    assert_eq!(who, sim.subject(index), "signed in as somebody else");
    match dice.below(3) {
        0 => {
            app_sign_in::sign_out(sim.site.app(), &session).unwrap();
            sim.expect(Kind::SignOut, 1);
        }
        1 => {
            app_sign_in::end_all(sim.site.app(), who).unwrap();
            sim.expect(Kind::SessionsEnded, 1);
        }
        _ => {}
    }
    Some(email)
}

pub fn recovery(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (_, email) = address(sim, dice, 80);
    if unmailed(sim, &email) {
        return None;
    }
    let operation = sim.operation(dice);
    recovery::ask(sim.site.app(), &sim.site.visit(), operation, &email).unwrap();
    sim.expect(Kind::RecoveryAsked, 1);
    let ends_at = bucket(sim);
    sim.waiting.push(Waiting {
        email: email.clone(),
        what: Wish::Password,
        ends_at,
        token: None,
        used: false,
    });
    Some(email)
}

pub fn new_password(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let now = sim.now();
    let links: Vec<usize> = (0..sim.waiting.len())
        .filter(|i| matches!(sim.waiting[*i].what, Wish::Password) && sim.waiting[*i].token.is_some())
        .collect();
    let link = *dice.pick(&links)?;
    let (token, email) = (sim.waiting[link].token.clone()?, sim.waiting[link].email.clone());
    let good = !sim.waiting[link].used && sim.waiting[link].ends_at > now;
    let password = format!("другая лодка {}", dice.below(1_000));
    let done = recovery::set(sim.site.app(), &sim.site.visit(), &token, &password);
    if !good {
        assert!(matches!(done, Err(AppError::Gone)), "an old link set a password");
        return Some(format!("{email} gone"));
    }
    done.unwrap();
    sim.waiting[link].used = true;
    let index = sim.of_email(&email)?;
    sim.oracle.people[index].account = Some(Account { password });
    sim.expect(Kind::PasswordSet, 1);
    Some(email)
}
