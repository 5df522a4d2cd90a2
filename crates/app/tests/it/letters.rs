//! Letters that may go out twice, and refusals that are written down by the minute.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::SignedDuration;
use zalog_app::edition::{self, Publication};
use zalog_app::mail::Folder;
use zalog_app::{App, AppError, Letter, Mailer, registration, sign_in, tick};
use zalog_domain::clock::Clock;
use zalog_domain::{Entry, Fact, Kind};
use zalog_journal::unpack;
use zalog_store::faults::{self, Faults};
use zalog_store::tables::journal;
use zalog_store::{StoreError, sequencer};

use crate::harness::{World, databases, declaration, edited};

/// A program that dies when the first letter is out and nobody has written that down.
fn dies_with_a_letter_out(world: &World) -> App {
    let dies = Faults::new(|passed| assert!(passed != faults::LETTER_OUT, "died"));
    let (policy, text) = declaration("smile");
    world.beside(policy, &text, false, &dies).unwrap()
}

fn rounds_until_dead(app: App) {
    let died = catch_unwind(AssertUnwindSafe(|| while tick::round(&app).unwrap() {}));
    assert!(died.is_err(), "no letter went out");
    std::mem::forget(app);
}

fn letters(world: &World, subject: &str) -> Vec<Letter> {
    world.outbox.letters().into_iter().filter(|l| l.subject.contains(subject)).collect()
}

#[test]
fn a_letter_that_goes_out_again_has_the_same_name_and_one_with_a_fresh_link_another() {
    for database in databases() {
        let world = World::new("smile", &database);
        world.register("ivanna@example.com", &[]);
        world.clock.advance(SignedDuration::from_hours(1));
        let before = world.outbox.letters().len();
        let next = [("редакция 1 существенная=да", "редакция 2 существенная=да")];
        let (policy, text) = edited("smile", &next);
        edition::publish(world.app(), Publication::new(policy, text)).unwrap();
        rounds_until_dead(dies_with_a_letter_out(&world));
        world.clock.advance(SignedDuration::from_hours(1));
        world.rounds();
        let all = world.outbox.letters();
        assert_eq!(all.len(), before + 2, "the notice went out twice");
        assert_eq!((&all[0].id, &all[0].text), (&all[1].id, &all[1].text), "by one name");
        assert!(all[2..].iter().all(|other| other.id != all[0].id));

        let typed = world.typed("petrova@example.com", &[]);
        registration::start(world.app(), &world.visit(), world.operation(), typed).unwrap();
        rounds_until_dead(dies_with_a_letter_out(&world));
        world.clock.advance(SignedDuration::from_hours(1));
        world.rounds();
        let all = letters(&world, "");
        assert_ne!(all[0].text, all[1].text, "the link is a fresh one");
        assert_ne!(all[0].id, all[1].id, "and so is the letter");
        let token = world.mailed("petrova@example.com", "/register/confirm/").unwrap();
        registration::complete(world.app(), &world.visit(), &token).unwrap();

        let folder = world.folder.path().join("mail");
        let id = all[0].id.clone();
        Folder(folder.clone()).send("zalog@example.com", all[0].clone()).unwrap();
        let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
        let sent = std::fs::read_to_string(file).unwrap();
        assert!(sent.contains(&format!("Message-ID: <{id}>")) && id.ends_with("@example.com"), "{sent}");
    }
}

/// The numbers of refusals to nobody known, entry by entry.
fn refused(world: &World) -> Vec<u32> {
    let rows = world.rows();
    while rows.sequences_later()
        && rows.write::<_, StoreError, _>(|tx| sequencer::sequence(tx, 256)).unwrap() > 0
    {}
    let batches = rows.read::<_, StoreError, _>(|tx| journal::batches_from(tx, 0, 10_000)).unwrap();
    let mut found = Vec::new();
    for batch in batches {
        for body in unpack(&batch.bodies).unwrap() {
            let entry = Entry::decode(body).unwrap();
            if entry.kind == Kind::AnonymousRefusals {
                found.extend(entry.fact(Fact::Count));
            }
        }
    }
    found
}

#[test]
fn a_minutes_refusals_are_one_entry_whatever_second_the_round_comes_in() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (app, visit) = (world.app(), world.visit());
        let at = |second: i64| {
            let now = world.clock.now().as_second().rem_euclid(60);
            world.clock.advance(SignedDuration::from_secs((second - now).rem_euclid(60)));
        };
        let wrong = || {
            let done = sign_in::sign_in(app, &visit, "nobody@example.com", "чужая лодка у причала", false);
            assert!(matches!(done, Err(AppError::Refused(_))));
        };
        at(10);
        wrong();
        at(40);
        wrong();
        world.rounds();
        at(59);
        world.rounds();
        assert_eq!(refused(&world), [0; 0], "the minute is not over");
        at(7);
        wrong();
        world.rounds();
        assert_eq!(refused(&world), [2], "the finished minute, and not the one that runs");
        at(30);
        world.rounds();
        assert_eq!(refused(&world), [2], "once");
        at(33 - 31);
        world.rounds();
        assert_eq!(refused(&world), [2, 1]);
    }
}
