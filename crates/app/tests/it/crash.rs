//! Killed anywhere, nothing that was acknowledged is lost and nothing stands half-done (invariant 9).
//!
//! The test starts itself once more as a child that works over a folder with several threads and says a line for each act
//! that was acknowledged. The child dies at a named point around a commit, or is killed from outside; then the folder is
//! opened again and looked through. One folder goes through many deaths, so that what a death left is died on again.

mod check;
mod child;
mod editions;
mod leavers;
mod left;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use zalog_store::faults;
use zalog_vault::{FileKey, OsSecret};

use crate::harness::{Database, databases};

/// How the child is told what to do.
const FOLDER: &str = "ZALOG_CRASH_FOLDER";
const MODE: &str = "ZALOG_CRASH_MODE";
const HOURS: &str = "ZALOG_CRASH_HOURS";
const POINT: &str = "ZALOG_CRASH_POINT";
const SEED: &str = "ZALOG_CRASH_SEED";

/// The file of a folder that names the server and schema its values lie in, if they do not lie in the folder.
const SERVER_FILE: &str = "server";

/// The child says this before each line, since the test harness writes to the same stream.
const MARK: &str = "ACK ";
/// Random kills unless the environment says otherwise.
const RUNS: u64 = 10;
/// Random kills of a child whose people leave again: on SQLite, on PostgreSQL.
const LEAVING_RUNS: [u64; 2] = [35, 15];
/// Random kills of a child that publishes editions: on SQLite, on PostgreSQL.
const EDITION_RUNS: [u64; 2] = [10, 5];
/// So many of them die over one folder, one after another; fewer where all who came are told of each edition.
const LIVES: u64 = 9;
const EDITION_LIVES: u64 = 5;
/// How far the clock jumps between some lives, hours: further than an application is kept.
const JUMP: i64 = 24 * 95;
/// How a child ends that met what it must not meet.
const FAULT: i32 = 77;
/// How a child ends that has nothing left to do.
const DONE: i32 = 0;

fn told(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the parent hands its wishes over this way")]
    std::env::var(name).ok()
}

/// When a child dies.
#[derive(Clone, Copy, Debug)]
enum Death {
    /// At the n-th passing of a named point.
    At(&'static str, u64),
    /// Killed from outside, after so many acknowledgements and a moment more.
    Killed(usize, u32),
}

/// One life of a folder: what a child did and how it ended.
struct Life<'f> {
    folder: &'f Path,
    /// `acts`, `destroy` for people who leave again, `editions` for editions that come meanwhile, or `rounds` for the operator's own work only.
    mode: &'static str,
    /// How far the clock stands ahead: a life later, buckets have ended.
    hours: i64,
    seed: u64,
}

impl Life<'_> {
    /// Lives and dies; returns what was acknowledged, and whether the child had nothing left to do before its death.
    fn lived(&self, death: Death) -> (BTreeSet<String>, bool) {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["crash::child::a_life", "--exact", "--nocapture", "--test-threads=1"]);
        command.env(FOLDER, self.folder).env(MODE, self.mode).env(HOURS, self.hours.to_string());
        command.env(SEED, self.seed.to_string()).env_remove(POINT);
        if let Death::At(point, nth) = death {
            command.env(POINT, format!("{point}:{nth}"));
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut acknowledged = BTreeSet::new();
        let mut line = String::new();
        // A line without its end was not said: the child died in the middle of it.
        while said.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
            if let Some((_, act)) = line.trim_end().split_once(MARK) {
                acknowledged.insert(act.to_owned());
            }
            if let Death::Killed(after, moment) = death
                && acknowledged.len() == after
            {
                (0..moment).for_each(|_| std::thread::yield_now());
                child.kill().unwrap();
            }
            line.clear();
        }
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let status = child.wait().unwrap();
        assert!(status.code() != Some(FAULT) && status.code() != Some(101), "{death:?}: {stderr}");
        (acknowledged, status.code() == Some(DONE))
    }
}

/// How many random kills; more than [`RUNS`] makes the other tests of this file longer too.
fn runs() -> u64 {
    told("ZALOG_CRASH_RUNS").and_then(|n| n.parse().ok()).unwrap_or(RUNS)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    FileKey::create(&folder.path().join("root.key"), &OsSecret).unwrap();
    folder
}

/// SplitMix64, for the moments of the kills.
fn mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn dead_at_every_point_around_a_commit() {
    let folder = folder();
    let mut seed = 0;
    // The first deaths fall on the making of the store itself, later ones on people at work.
    let often: &[u64] = if runs() > RUNS { &[1, 2, 3, 4, 5, 9, 20, 40, 120, 300] } else { &[1, 2, 5, 40] };
    for &nth in often {
        for point in faults::ALL {
            seed += 1;
            let life = Life { folder: folder.path(), mode: "acts", hours: 0, seed };
            let (acknowledged, done) = life.lived(Death::At(point, nth));
            assert!(!done, "{point} was not passed {nth} times");
            check::after_death(folder.path(), 0, &acknowledged, &format!("{point}:{nth}"));
        }
    }
}

#[test]
fn dead_while_destroying() {
    let folder = folder();
    let (mut hours, mut halfway) = (0, 0);
    for nth in 1..=if runs() > RUNS { 6 } else { 2 } {
        for point in faults::ALL {
            let seed = mix(u64::try_from(hours).unwrap());
            // People come in, so that there is a bucket; a day later its time is up.
            let life = Life { folder: folder.path(), mode: "acts", hours, seed };
            let (acknowledged, _) = life.lived(Death::Killed(8, 0));
            check::after_death(folder.path(), hours, &acknowledged, "before destroying");
            hours += 25;
            let life = Life { folder: folder.path(), mode: "rounds", hours, seed };
            life.lived(Death::At(point, nth));
            halfway +=
                u32::from(check::after_death(folder.path(), hours, &acknowledged, &format!("{point}:{nth}")));
            check::nothing_is_left_to_destroy(folder.path(), hours);
        }
    }
    // Ordered and not destroyed, destroyed and not noted.
    assert!(halfway >= 2, "no death fell between the order and its end");
}

#[test]
fn killed_at_any_moment() {
    let folder = folder();
    for run in 0..runs() {
        let seed = mix(run);
        let after = usize::try_from(seed % 60).unwrap();
        let moment = u32::try_from(mix(seed) % 3000).unwrap();
        let life = Life { folder: folder.path(), mode: "acts", hours: 0, seed };
        // With nothing to wait for, it is killed as soon as it says anything at all.
        let (acknowledged, done) = life.lived(Death::Killed(after.max(1), moment));
        assert!(!done, "run {run} ended by itself");
        check::after_death(folder.path(), 0, &acknowledged, &format!("run {run}, seed {seed}"));
    }
}

/// Folders on each database.
fn folders() -> Vec<(&'static str, tempfile::TempDir)> {
    let sqlite = folder();
    let postgres = folder();
    for database in databases() {
        if let Database::Postgres(url) = database {
            let number = NAMES.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let schema = format!("crash_{}_{number}", std::process::id());
            std::fs::write(postgres.path().join(SERVER_FILE), format!("{url}\n{schema}")).unwrap();
        }
    }
    vec![("SQLite", sqlite), ("PostgreSQL", postgres)]
}

static NAMES: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

#[test]
fn dead_between_the_steps_of_a_destruction() {
    for (database, folder) in folders() {
        let (mut seed, mut hours, mut halfway) = (1_000, 0, 0);
        let often: &[u64] = match (runs() > RUNS, database) {
            (true, _) => &[1, 2, 3, 7, 20],
            (false, "SQLite") => &[1, 4],
            (false, _) => &[1],
        };
        for &nth in often {
            for point in faults::STEPS {
                seed += 1;
                let life = Life { folder: folder.path(), mode: "destroy", hours, seed };
                let (acknowledged, done) = life.lived(Death::At(point, nth));
                assert!(!done, "{database}: {point} was not passed {nth} times");
                let death = format!("{database}, {point}:{nth}");
                halfway += u32::from(left::after_death(folder.path(), hours, &acknowledged, &death));
            }
            hours += JUMP;
        }
        assert!(halfway >= 3, "{database}: only {halfway} deaths fell into a destruction");
    }
}

#[test]
fn killed_at_any_moment_while_people_leave() {
    for (place, usual) in LEAVING_RUNS.into_iter().enumerate() {
        let (mut hours, mut halfway, mut stage) = (0, 0, folders().swap_remove(place));
        for run in 0..if runs() > RUNS { runs() } else { usual } {
            if run % LIVES == 0 {
                (hours, stage) = (0, folders().swap_remove(place));
            }
            let (database, folder) = (stage.0, stage.1.path());
            let seed = mix(run ^ 0x1eaf);
            let after = usize::try_from(seed % 24).unwrap();
            let moment = u32::try_from(mix(seed) % 3000).unwrap();
            let life = Life { folder, mode: "destroy", hours, seed };
            let (acknowledged, done) = life.lived(Death::Killed(after.max(1), moment));
            assert!(!done, "run {run} ended by itself");
            let death = format!("{database}, run {run}, seed {seed}");
            halfway += u32::from(left::after_death(folder, hours, &acknowledged, &death));
            if run % LIVES == LIVES / 2 {
                hours += JUMP;
            }
        }
        assert!(halfway > 0, "no death fell into a destruction");
    }
}

#[test]
fn dead_at_every_step_of_an_edition() {
    for (database, folder) in folders() {
        let mut story = editions::Story::new(folder.path());
        story.next_day();
        let steps = faults::EDITION_STEPS.iter().map(|point| (*point, 1));
        // On the second edition, while people are settled, and where nothing waits but people.
        let again = [(faults::EDITION_PUBLISHED, 2), (faults::SETTLED_SOME, 3)];
        let commits = faults::ALL.iter().flat_map(|point| [(*point, 1), (*point, 25)]);
        let deaths = steps.chain(again).chain(commits);
        for (seed, (point, nth)) in (3_000..).zip(deaths) {
            if database != "SQLite" && nth > 1 && runs() <= RUNS {
                continue;
            }
            let life = Life { folder: folder.path(), mode: "editions", hours: story.hours, seed };
            let (acknowledged, done) = life.lived(Death::At(point, nth));
            assert!(!done, "{database}: {point} was not passed {nth} times");
            story.after_death(&acknowledged, &format!("{database}, {point}:{nth}"));
            story.next_day();
        }
        assert!(story.unflipped > 0, "{database}: no death fell between an instant and its row");
    }
}

#[test]
fn killed_at_any_moment_while_editions_come_into_force() {
    let mut narrowed = 0;
    for (place, usual) in EDITION_RUNS.into_iter().enumerate() {
        let mut stage = folders().swap_remove(place);
        let mut story = editions::Story::new(stage.1.path());
        for run in 0..if runs() > RUNS { runs() } else { usual } {
            if run > 0 && run % EDITION_LIVES == 0 {
                stage = folders().swap_remove(place);
                narrowed += story.narrowed;
                story = editions::Story::new(stage.1.path());
            }
            let (database, folder) = (stage.0, &stage.1);
            let seed = mix(run ^ 0xed17);
            let after = usize::try_from(seed % 24).unwrap();
            let moment = u32::try_from(mix(seed) % 3000).unwrap();
            let life = Life { folder: folder.path(), mode: "editions", hours: story.hours, seed };
            let (acknowledged, done) = life.lived(Death::Killed(after.max(1), moment));
            assert!(!done, "run {run} ended by itself");
            story.after_death(&acknowledged, &format!("{database}, run {run}, seed {seed}"));
            story.next_day();
        }
        narrowed += story.narrowed;
    }
    assert!(narrowed > 0, "no death fell under a shorter keep");
}
