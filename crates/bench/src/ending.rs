//! Endings: an account is closed that owns few or many records, and the sweep meets many values that have ended.

use std::path::Path;
use std::time::Instant;

use zalog_app::{Way, close, form, tick};
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_policy::model::Slug;
use zalog_store::tables::tombstone;
use zalog_store::{Options, Store, StoreError};

use crate::Fault;
use crate::machine::Process;
use crate::making::{self, DECLARATION, Made, PASSWORD, QUICK, RealEntropy, visit};

/// Records of the small account and of the large one.
pub const FEW: usize = 10;
pub const MANY: usize = 1000;
/// Accounts of each size that are closed: the median counts.
const ACCOUNTS: usize = 5;
/// Threads that fill the store.
const HANDS: usize = 16;
/// Applications that end at once, of four values each.
const ENDED: usize = 250;
/// Values that end at once.
pub const ENDED_VALUES: usize = ENDED * 4;
/// Longer than any of them is kept.
const LATER_DAYS: i64 = 100;

/// How long the example keeps an application, and the same for as long as the account lives: then nothing is held when it
/// is closed.
const KEPT: &str = "    срок 30 дней после=ответа\n    предел 90 дней после=получения\n";
const WITH_THE_ACCOUNT: &str = "    срок до=закрытия-кабинета\n";

/// Median times of closing, milliseconds.
pub struct Closing {
    pub few: f64,
    pub many: f64,
    /// What is left to do after the answer for the large ones, milliseconds each.
    pub rows: f64,
}

/// What ended values cost.
pub struct Sweeping {
    /// Wall time until they are gone, milliseconds.
    pub wall: f64,
    /// CPU time, milliseconds.
    pub cpu: f64,
    /// Rounds it took.
    pub rounds: usize,
}

/// Sends applications from several threads.
fn send(made: &Made, who: Option<SubjectId>, count: usize) -> Result<(), Fault> {
    let policy = made.app.policy();
    let slug = Slug::new("application")?;
    let one = |number: usize| -> Result<(), Fault> {
        let (email, phone) =
            (format!("ended{number}@example.com"), format!("+7 900 000-{:04}", number % 10_000));
        let pairs = [("surname", "Примерова"), ("given-name", "Проба"), ("email", &email), ("phone", &phone)];
        let typed = form::Typed {
            fields: pairs.map(|(item, text)| (item.to_owned(), text.to_owned())).into(),
            ..form::Typed::default()
        };
        let operation = OperationId::new(&RealEntropy);
        form::send(&made.app, &visit(&policy, number)?, operation, &slug, typed, who, Way::Own)?;
        Ok(())
    };
    std::thread::scope(|scope| {
        let one = &one;
        let hands: Vec<_> = (0..HANDS.min(count))
            .map(|hand| scope.spawn(move || (hand..count).step_by(HANDS).try_for_each(one)))
            .collect();
        hands.into_iter().try_for_each(|hand| hand.join().map_err(|_| "a hand panicked")?)
    })
}

/// The same file opened once more, to look at the destructions.
struct Stones(Store);

impl Stones {
    fn of(folder: &Path) -> Result<Self, Fault> {
        Ok(Self(Store::sqlite(&folder.join("values.db"), Options::default())?))
    }

    /// How many there are that are finished.
    fn finished(&self) -> Result<usize, Fault> {
        let all = self.0.read::<_, StoreError, _>(|tx| tombstone::after(tx, &[0; 16], 1_000_000))?;
        Ok(all.iter().filter(|stone| stone.erased_at.is_some()).count())
    }

    /// Rounds until every destruction is finished.
    fn settle(&self, made: &Made) -> Result<usize, Fault> {
        let mut rounds = 1;
        while tick::round(&made.app)?
            || !self.0.read::<_, StoreError, _>(|tx| tombstone::open(tx, 1))?.is_empty()
        {
            rounds += 1;
        }
        Ok(rounds)
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// Closes accounts that own few and many records of which nothing is held.
///
/// # Errors
/// The store fails, or something is held after all.
pub fn closing(folder: &Path) -> Result<Closing, Fault> {
    let declaration = DECLARATION.replacen(KEPT, WITH_THE_ACCOUNT, 1);
    if declaration == DECLARATION {
        return Err("the example keeps applications in another way now".into());
    }
    let made = making::open(folder, &declaration, making::root()?, QUICK)?;
    let (visit, stones) = (visit(&made.app.policy(), 0)?, Stones::of(folder)?);
    let (mut few, mut many, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..ACCOUNTS {
        for (records, times) in [(FEW, &mut few), (MANY, &mut many)] {
            let who =
                making::account(&made.app, &made.outbox, &format!("owner{number}-{records}@example.com"))?;
            send(&made, Some(who), records)?;
            stones.settle(&made)?;
            if !close::preview(&made.app, who)?.stays.is_empty() {
                return Err("something would be held".into());
            }
            let begun = Instant::now();
            close::close(&made.app, &visit, who, PASSWORD)?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
            let begun = Instant::now();
            stones.settle(&made)?;
            if records == MANY {
                rows.push(begun.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    Ok(Closing { few: median(few), many: median(many), rows: median(rows) })
}

/// Lets the time of many values run out at once and sweeps.
///
/// # Errors
/// The store fails, or nothing ended.
pub fn sweeping(folder: &Path) -> Result<Sweeping, Fault> {
    let made = making::open(folder, DECLARATION, making::root()?, QUICK)?;
    let stones = Stones::of(folder)?;
    send(&made, None, ENDED)?;
    stones.settle(&made)?;
    let before = stones.finished()?;
    made.clock.pass_days(LATER_DAYS);
    let (begun, cpu) = (Instant::now(), Process::own().cpu());
    let rounds = stones.settle(&made)?;
    let (wall, cpu) = (begun.elapsed(), Process::own().cpu().saturating_sub(cpu));
    if stones.finished()? < before + ENDED {
        return Err("not everything ended".into());
    }
    Ok(Sweeping { wall: wall.as_secs_f64() * 1e3, cpu: cpu.as_secs_f64() * 1e3, rounds })
}
