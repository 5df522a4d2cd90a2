//! What a child does while further editions are published and come into force, and what must be true after its death. People
//! come in by threads, a thread makes the rounds, another publishes: each edition is said before it is begun and after it is
//! acknowledged. What edition N declares follows from N alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::{ApiError, token};
use zalog_app::edition::{self, Publication};
use zalog_app::{App, AppError, tick};
use zalog_domain::ids::{SubjectId, hex};
use zalog_domain::register::{Terms, TermsId};
use zalog_domain::{Entry, Fact, Kind};
use zalog_journal::unpack;
use zalog_policy::model::Policy;
use zalog_store::tables::edition::{self as table, EditionRow};
use zalog_store::tables::{journal, subject};
use zalog_store::{Faults, Sql, StoreError};

use super::check::Rows;
use super::child::{Desk, acknowledged, open};
use super::leavers::done;
use super::{left, mix};
use crate::harness::edited;

/// Threads of people.
const PEOPLE: u64 = 3;
/// Acts of one thread at the most; a child that gets there was not killed in time.
const ACTS: u64 = 2_000;
/// Acts of people between two editions.
const PACE: usize = 5;
/// So many editions of a life come into force at once; any later one may name the next day, and is then the life's last.
const AT_ONCE: u32 = 3;
/// How far the clock goes on between two lives, hours: past any day that an edition names.
pub const NEXT_DAY: i64 = 49;

/// Purposes by the names in the example.
const DROPPED: &str = "подбор-рекламы";
const KEPT: &str = "заявка";
/// Rows that say nothing any more is held for a purpose's consent, and those that ask a consent again.
const HELD_BY_CONSENT: Sql = Sql::same(
    "SELECT count(*) FROM ground g JOIN intern i ON i.number = g.purpose AND i.kind = 'purpose' \
     WHERE i.name = ?1 AND g.basis = 'consent' AND g.state <> 'ended'",
);
const ASKED: Sql = Sql::same("SELECT entry FROM consent_again");

/// What an edition is beside the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    /// The example itself.
    Plain,
    /// Applications are kept a day.
    Narrower,
    /// A purpose is declared no more.
    Dropped,
    /// A consent covers another channel, and is asked again.
    Wider,
}

impl Variant {
    fn of(number: i64) -> Self {
        [Self::Plain, Self::Narrower, Self::Dropped, Self::Wider][usize::try_from((number - 1) % 4).unwrap()]
    }

    fn edits(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Plain => &[],
            Self::Narrower => &[(
                "срок 30 дней после=ответа\n    предел 90 дней после=получения\n",
                "срок 1 день после=ответа\n    предел 1 день после=получения\n",
            )],
            Self::Dropped => &[
                (
                    "цель подбор-рекламы \"Подбор рекламных материалов под ученика\" вид=реклама   пункт=\"data-6\" {\n    \
                     данные фамилия имя телефон почта дата-рождения\n    субъекты ученики представители\n    \
                     основание согласие\n    срок до=отзыва\n    \
                     предел 3 года после=согласия переспросить=да\n    нельзя передача\n}\n",
                    "",
                ),
                ("предложить рассылка реклама подбор-рекламы", "предложить рассылка реклама"),
            ],
            Self::Wider => {
                &[("переспросить=да\n    каналы почта\n", "переспросить=да\n    каналы почта звонок\n")]
            }
        }
    }
}

/// The declaration of an edition; `later` makes it name the day after `now`.
fn declared(number: i64, later: bool, now: Timestamp) -> (Policy, String) {
    let mut head = format!("редакция {number}");
    if later {
        let day = now.to_zoned(TimeZone::get("Europe/Moscow").unwrap()).date().tomorrow().unwrap();
        head = format!("{head} действует=\"{}\"", day.strftime("%d.%m.%Y"));
    }
    let mut edits = vec![("редакция 1", head.as_str())];
    edits.extend(Variant::of(number).edits());
    edited("progtime", &edits)
}

fn digest(text: &str) -> String {
    hex(&<[u8; 32]>::from(Sha256::digest(text.as_bytes())))
}

/// Publishes the edition that is next, said before and after.
fn publish(app: &App, later: bool, mut say: impl FnMut(String)) -> Result<(), AppError> {
    let number = i64::try_from(edition::list(app)?.len()).unwrap() + 1;
    let (policy, text) = declared(number, later, app.clock());
    let hash = digest(&text);
    say(format!("publishing {number} {hash}"));
    let outcome = edition::publish(app, Publication::new(policy, text))?;
    assert_eq!((outcome.id, outcome.known), (number, false));
    say(format!("published {number} {hash}"));
    Ok(())
}

impl Desk {
    fn publishes(&self, seed: u64, acts: &Receiver<()>) -> Result<(), AppError> {
        for nth in 0.. {
            let later = nth >= AT_ONCE && mix(seed ^ u64::from(nth)).is_multiple_of(3);
            done(publish(&self.app, later, |act| acknowledged(&act)))?;
            // Nothing comes before what was announced.
            if later || (0..PACE).any(|_| acts.recv().is_err()) {
                break;
            }
        }
        Ok(())
    }

    fn comers(&self, thread: u64, seed: u64, acts: &Sender<()>) -> Result<(), AppError> {
        let mut known: Vec<(SubjectId, String)> = Vec::new();
        for act in 0..ACTS {
            let draw = mix(seed ^ (thread << 36) ^ act);
            let email = format!("comer.{seed:x}.{thread}.{act}@example.com");
            let place = usize::try_from(draw >> 8).unwrap_or(0) % known.len().max(1);
            match (draw % 4, known.get(place)) {
                (0, _) | (_, None) => known.extend(done(self.registers(&email))?.map(|who| (who, email))),
                (1, _) => drop(done(self.sends("campaign", &email, None))?),
                (2, Some((who, address))) => drop(done(self.sends("application", address, Some(*who)))?),
                (_, Some((who, _))) => drop(done(self.withdraws(*who))?),
            }
            // The publisher may have ended for this life.
            let _ = acts.send(());
        }
        Ok(())
    }
}

/// People at work while editions come, until the process dies.
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
        let (tell, acts) = channel();
        let publisher = scope.spawn(move || desk.publishes(seed, &acts));
        let threads: Vec<_> = (0..PEOPLE)
            .map(|thread| {
                let tell = tell.clone();
                scope.spawn(move || desk.comers(thread, seed, &tell))
            })
            .collect();
        drop(tell);
        let outcome = threads.into_iter().try_for_each(|thread| thread.join().unwrap());
        stop.store(true, Ordering::Relaxed);
        outcome.and(publisher.join().unwrap()).and(rounds.join().unwrap())
    })
}

/// What is whole of an edition, from its policy.
type Whole = (BTreeSet<(String, String)>, BTreeSet<TermsId>);

/// What is known of a folder through all its lives.
pub struct Story {
    folder: PathBuf,
    pub hours: i64,
    token: String,
    /// Editions that were begun and acknowledged: number and hash.
    begun: BTreeSet<(i64, String)>,
    published: BTreeMap<i64, String>,
    whole: BTreeMap<i64, Whole>,
    /// Who has sent an application in the last life.
    lately: BTreeSet<String>,
    /// Who had sent one in an earlier life, longer ago than the shortest keep.
    formerly: BTreeSet<String>,
    /// Applications that an edition's shorter keep had ended, looked for before any round.
    pub narrowed: usize,
    /// Deaths between an instant and the row that says so.
    pub unflipped: u32,
}

impl Story {
    pub fn new(folder: &Path) -> Self {
        let app = open(folder, 0, Faults::none()).unwrap().app;
        let purposes = [DROPPED, KEPT].map(|name| slug(&app.policy(), name).unwrap());
        Self {
            folder: folder.to_owned(),
            hours: 0,
            token: token::add(&app, "opener", &purposes, None).unwrap(),
            begun: BTreeSet::new(),
            published: BTreeMap::new(),
            whole: BTreeMap::new(),
            lately: BTreeSet::new(),
            formerly: BTreeSet::new(),
            narrowed: 0,
            unflipped: 0,
        }
    }

    /// A day later; the next life begins with an edition that comes into force, whether or not this one announced it.
    pub fn next_day(&mut self) {
        let app = open(&self.folder, self.hours, Faults::none()).unwrap().app;
        if !edition::list(&app).unwrap().iter().any(|e| e.waits) {
            publish(&app, true, |act| self.hears(&act)).unwrap();
        }
        self.hours += NEXT_DAY;
        self.formerly.append(&mut self.lately);
    }

    fn hears(&mut self, act: &str) {
        match act.split(' ').collect::<Vec<_>>().as_slice() {
            ["publishing", number, hash] => {
                self.begun.insert((number.parse().unwrap(), (*hash).to_owned()));
            }
            ["published", number, hash] => {
                self.published.insert(number.parse().unwrap(), (*hash).to_owned());
            }
            ["case", _, who] if *who != "guest" => {
                self.lately.insert((*who).to_owned());
            }
            _ => {}
        }
    }

    /// Opens the folder as a start does and looks through it, before any round and after all.
    pub fn after_death(&mut self, acts: &BTreeSet<String>, death: &str) {
        self.lately.clear();
        acts.iter().for_each(|act| self.hears(act));
        let rows = Rows::of(&self.folder);
        left::wait_for_server(&rows);
        let desk = open(&self.folder, self.hours, Faults::none())
            .unwrap_or_else(|error| panic!("{death}: does not open: {error}"));
        let (app, now) = (&desk.app, desk.app.clock());
        let all = rows.0.read::<_, StoreError, _>(table::list).unwrap();
        self.published_whole(app, &rows, &all, death);
        let holds =
            all.iter().filter(|e| e.effective_at <= now).max_by_key(|e| (e.effective_at, e.id)).unwrap();
        let forced: Vec<_> = edition::list(app).unwrap().into_iter().filter(|e| e.in_force).collect();
        assert_eq!(forced.iter().map(|e| e.id).collect::<Vec<_>>(), [holds.id], "{death}: in force");
        assert_eq!(i64::from(app.policy().edition.number), holds.id, "{death}: decided by");
        let last =
            self.published.keys().rev().find(|id| all.iter().any(|e| e.id == **id && e.effective_at <= now));
        assert!(last.is_none_or(|last| *last <= holds.id), "{death}: {last:?} was in force");
        let unflipped = row(&rows) != holds.id;
        // Whatever holds from its publication on is written down by the same commit.
        assert!(!unflipped || holds.effective_at > holds.published_at, "{death}: published and not flipped");
        self.unflipped += u32::from(unflipped);
        told(&rows, &all, row(&rows), death);
        self.decided(app, Variant::of(holds.id), death);
        let holds = holds.id;
        drop(desk);

        let people = acts.iter().filter(|act| !act.starts_with("publish")).cloned().collect();
        left::after_death(&self.folder, self.hours, &people, death);
        assert_eq!(row(&rows), holds, "{death}: after the rounds");
        told(&rows, &all, holds, death);
        let behind = rows.0.read::<_, StoreError, _>(|tx| subject::count_unsettled(tx, holds)).unwrap();
        assert_eq!(behind, 0, "{death}: people are not settled");
        if Variant::of(holds) == Variant::Dropped {
            let held = rows.count(HELD_BY_CONSENT, &[zalog_store::Arg::Text(&self.dropped())]);
            assert_eq!(held, 0, "{death}: a ground outlived its purpose");
        }
        let entries = rows.entries();
        for id in rows.ids(ASKED) {
            assert_eq!(entries.get(&id), Some(&Kind::ConsentAsked), "{death}: asked again without its entry");
        }
    }

    fn dropped(&self) -> String {
        slug(&declared(1, false, Timestamp::UNIX_EPOCH).0, DROPPED).unwrap()
    }

    /// What was acknowledged is there, what is there was begun; every text under its hash, every purpose with its terms.
    fn published_whole(&mut self, app: &App, rows: &Rows, all: &[EditionRow], death: &str) {
        let there: BTreeMap<i64, String> = all.iter().map(|e| (e.id, hex(&e.declaration))).collect();
        for (id, hash) in &self.published {
            assert_eq!(there.get(id), Some(hash), "{death}: acknowledged and lost: edition {id}");
        }
        for (id, hash) in there.iter().skip(1) {
            assert!(self.begun.contains(&(*id, hash.clone())), "{death}: nobody began edition {id}");
        }
        for edition in all {
            let id = edition.id;
            let (documents, terms) = self.whole.entry(id).or_insert_with(|| {
                let policy = edition::policy(app, id)
                    .unwrap_or_else(|error| panic!("{death}: edition {id} is not whole: {error}"));
                assert_eq!(i64::from(policy.edition.number), id, "{death}: a mix");
                let consents = policy.consents.iter().map(|c| format!("consent/{}", c.purpose));
                let own = policy.documents.iter().map(|d| format!("document/{}", d.slug));
                let names = ["policy", "cookies", "acknowledgement"]
                    .map(str::to_owned)
                    .into_iter()
                    .chain(consents)
                    .chain(own);
                let languages =
                    |name: String| edition::LANGUAGES.map(|lang| (name.clone(), lang.code().to_owned()));
                (
                    names.flat_map(languages).collect(),
                    policy.purposes.iter().map(|p| Terms::of(p).id()).collect(),
                )
            });
            let found = rows.0.read::<_, StoreError, _>(|tx| {
                for text in table::texts(tx, id)? {
                    for hash in [text.canonical, text.markdown] {
                        let body = table::text(tx, &hash)?.expect("a published text");
                        assert_eq!(
                            digest(&body),
                            hex(&hash),
                            "{death}: edition {id}: a text beside its hash"
                        );
                    }
                }
                let texts = table::texts(tx, id)?.into_iter().map(|t| (t.document, t.lang)).collect();
                let known: BTreeSet<TermsId> = table::all_terms(tx)?.iter().map(Terms::id).collect();
                let own: BTreeSet<TermsId> = table::terms_of(tx, id)?.into_iter().collect();
                assert!(own.is_subset(&known), "{death}: edition {id}: terms that nobody can read");
                Ok::<Whole, _>((texts, own))
            });
            assert_eq!(
                found.unwrap(),
                (documents.clone(), terms.clone()),
                "{death}: edition {id} is not whole"
            );
        }
    }

    /// Decisions are the edition's before any round has come by.
    fn decided(&mut self, app: &App, variant: Variant, death: &str) {
        let caller = token::authorise(app, &self.token).unwrap();
        let open = |who: &String, purpose: String| {
            opening::open(app, &caller, &Wanted { person: Some(who.clone()), purpose, ..Wanted::default() })
        };
        let kept = slug(&app.policy(), KEPT).unwrap();
        assert_eq!(slug(&app.policy(), DROPPED).is_none(), variant == Variant::Dropped, "{death}: a mix");
        let records = |who| open(who, kept.clone()).unwrap().iter().map(|p| p.records.len()).sum::<usize>();
        for who in self.lately.iter().take(3) {
            assert!(records(who) > 0, "{death}: an application of the same day does not open");
            if variant == Variant::Dropped {
                let opened = open(who, self.dropped());
                assert!(matches!(opened, Err(ApiError::Invalid(_))), "{death}: opened for a dropped purpose");
            }
        }
        if variant == Variant::Narrower {
            for who in self.formerly.iter().take(5) {
                assert_eq!(records(who), 0, "{death}: an application outlived the shorter keep");
            }
            self.narrowed += self.formerly.len().min(5);
        }
    }
}

fn slug(policy: &Policy, name: &str) -> Option<String> {
    policy.purposes.iter().find(|p| p.name == name).map(|p| p.slug.to_string())
}

fn row(rows: &Rows) -> i64 {
    rows.0.read::<_, StoreError, _>(table::in_force).unwrap().expect("the one row").0
}

/// One entry for each edition that is published, one for each that the row has passed.
fn told(rows: &Rows, all: &[EditionRow], upto: i64, death: &str) {
    let batches = rows.0.read::<_, StoreError, _>(|tx| journal::batches_from(tx, 0, usize::MAX)).unwrap();
    let mut said: [Vec<(i64, Option<[u8; 32]>)>; 2] = [Vec::new(), Vec::new()];
    for body in batches.iter().flat_map(|batch| unpack(&batch.bodies).unwrap()) {
        let entry = Entry::decode(body).unwrap();
        let place = [Kind::VersionPublished, Kind::PolicyApplied].iter().position(|kind| *kind == entry.kind);
        let Some(place) = place else { continue };
        let version = entry.facts.iter().find(|(fact, _)| *fact == Fact::Version).expect("which").1;
        said[place].push((i64::from(version), entry.text));
    }
    said.iter_mut().for_each(|said| said.sort_unstable());
    let of = |e: &EditionRow| (e.id, Some(e.declaration));
    assert_eq!(said[0], all.iter().map(of).collect::<Vec<_>>(), "{death}: editions and their entries");
    let passed = all.iter().filter(|e| e.id <= upto).map(of);
    assert_eq!(said[1], passed.collect::<Vec<_>>(), "{death}: in force, and told");
}
