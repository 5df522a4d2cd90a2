//! What a child does whose people leave again: they correct, delete, take back, join and close, while a thread makes the
//! rounds. Whoever is about to destroy says so first: a death may fall after the deed and before its acknowledgement.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use zalog_app::{AppError, Who, cabinet, close, correct, join, link, take_back, tick};
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_policy::model::{ItemKind, Slug};

use super::child::{Desk, acknowledged, visit};
use super::mix;
use crate::harness::PASSWORD;

/// Threads of people.
const PEOPLE: u64 = 3;
/// Acts of one thread at the most; a child that gets there was not killed in time.
const ACTS: u64 = 2_000;
/// The form people send.
const FORM: &str = "application";

/// What an act came to: something moved under it, or what it was about is gone, is no fault.
pub fn done<T>(outcome: Result<T, AppError>) -> Result<Option<T>, AppError> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(AppError::Busy | AppError::NotFound | AppError::Gone | AppError::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

impl Desk {
    fn record_of(&self, who: SubjectId, form: &str) -> Result<Option<cabinet::RecordView>, AppError> {
        let held = done(cabinet::held(&self.app, &visit(&self.app), who))?.unwrap_or_default();
        Ok(held.into_iter().find(|record| record.form == form))
    }

    fn corrects(&self, who: SubjectId, number: u64) -> Result<(), AppError> {
        let form = self.app.policy().forms.iter().find(|f| f.registration).cloned().unwrap();
        let policy = self.app.policy();
        let name =
            form.fields.iter().find(|f| policy.item(&f.item).unwrap().kind != ItemKind::Email).unwrap();
        let Some(record) = self.record_of(who, form.slug.as_str())? else { return Ok(()) };
        let typed = BTreeMap::from([(name.item.to_string(), named(number))]);
        acknowledged(&format!("correcting {} {number}", who.hex()));
        if done(correct::correct(&self.app, &visit(&self.app), Who::account(who), record.id, &typed))?
            .is_some()
        {
            acknowledged(&format!("corrected {} {number}", who.hex()));
        }
        Ok(())
    }

    fn deletes(&self, who: SubjectId) -> Result<(), AppError> {
        let Some(record) = self.record_of(who, FORM)? else { return Ok(()) };
        let optional = |item: &Slug| {
            let form = self.app.policy().form(&Slug::new(FORM).unwrap()).cloned().unwrap();
            let field = form.fields.into_iter().find(|f| f.item == *item);
            field.is_some_and(|f| f.need == zalog_policy::model::Need::Optional)
        };
        let Some(value) = record.values.iter().find(|v| optional(&v.item)) else { return Ok(()) };
        let deleted = correct::delete_value(&self.app, &visit(&self.app), Who::account(who), value.id);
        if done(deleted)?.is_some() {
            acknowledged(&format!("deleted {}", value.id.hex()));
        }
        Ok(())
    }

    fn takes_back(&self, who: SubjectId) -> Result<(), AppError> {
        let Some(record) = self.record_of(who, FORM)? else { return Ok(()) };
        acknowledged(&format!("taking {}", who.hex()));
        let taken = take_back::take_back(&self.app, &visit(&self.app), Who::account(who), record.id);
        if let Some(reference) = done(taken)?.and_then(|removal| removal.reference) {
            acknowledged(&format!("taken {} {reference}", record.id.hex()));
        }
        Ok(())
    }

    fn closes(&self, who: SubjectId) -> Result<(), AppError> {
        acknowledged(&format!("closing {}", who.hex()));
        let closed = close::close(&self.app, &visit(&self.app), who, PASSWORD);
        if let Some(closed) = done(closed)? {
            acknowledged(&format!("closed {} {}", who.hex(), closed.reference));
        }
        Ok(())
    }

    /// A guest who sent a form from an address that an account has proved joins it by his link.
    fn joins(&self, who: SubjectId, email: &str) -> Result<(), AppError> {
        let sent = self.sends_as(FORM, email, None)?;
        let Some(token) = sent.link else { return Ok(()) };
        let Some(guest) = done(link::open(&self.app, &token.as_cookie()))? else { return Ok(()) };
        acknowledged(&format!("joining {}", guest.subject.hex()));
        if done(join::join(&self.app, who, guest))?.is_some() {
            let record: RecordId = guest.record.unwrap();
            acknowledged(&format!("joined {} {} {}", guest.subject.hex(), who.hex(), record.hex()));
        }
        Ok(())
    }

    /// One thread of people.
    fn leavers(&self, thread: u64, seed: u64) -> Result<(), AppError> {
        let mut known: Vec<(SubjectId, String)> = Vec::new();
        for act in 0..ACTS {
            let draw = mix(seed ^ (thread << 40) ^ act);
            let email = format!("leaver.{seed:x}.{thread}.{act}@example.com");
            let place = usize::try_from(draw >> 8).unwrap_or(0) % known.len().max(1);
            let Some((who, address)) = known.get(place).cloned() else {
                known.push((self.registers(&email)?, email));
                continue;
            };
            match draw % 9 {
                0 | 1 => known.push((self.registers(&email)?, email)),
                2 => drop(done(self.sends(FORM, &address, Some(who)))?),
                3 => self.corrects(who, act)?,
                4 => self.deletes(who)?,
                5 => self.takes_back(who)?,
                6 => self.joins(who, &address)?,
                7 => drop(done(self.withdraws(who))?),
                _ => {
                    known.remove(place);
                    self.closes(who)?;
                }
            }
        }
        Ok(())
    }
}

/// A name that says a number.
pub fn named(number: u64) -> String {
    let letters = number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
    format!("Пример-{letters}")
}

/// People at work until the process dies.
pub fn work(desk: &Desk, seed: u64) -> Result<(), AppError> {
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let rounds = scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                if !tick::round(&desk.app)? {
                    desk.app.wait_for_bell(Duration::from_millis(20));
                }
            }
            Ok::<_, AppError>(())
        });
        let threads: Vec<_> = (0..PEOPLE).map(|t| scope.spawn(move || desk.leavers(t, seed))).collect();
        let outcome = threads.into_iter().try_for_each(|thread| thread.join().unwrap());
        stop.store(true, Ordering::Relaxed);
        outcome.and(rounds.join().unwrap())
    })
}
