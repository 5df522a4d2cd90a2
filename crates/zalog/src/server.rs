//! Opening operators and serving them: files, threads, signals.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use zalog_app::{App, Mailer, Parts, Settings, tick};
use zalog_domain::clock::{Clock, Entropy};
use zalog_policy::model::Policy;
use zalog_store::{Faults, KeyStore, Options, Store, StoreError};
use zalog_vault::{OsSecret, RootKey};

use crate::system::{self, SystemClock};

/// Where an operator's values lie.
pub enum Values<'a> {
    /// In its folder.
    File,
    /// On a server.
    Postgres(&'a str),
}

/// Everything one operator is opened from.
pub struct Opening<'a> {
    /// The operator's data folder.
    pub folder: &'a Path,
    /// Where values lie.
    pub values: Values<'a>,
    /// The root key.
    pub root: RootKey,
    /// Random ids.
    pub entropy: Arc<dyn Entropy>,
    /// Letters.
    pub mailer: Arc<dyn Mailer>,
    /// Settings.
    pub settings: Settings,
    /// The checked declaration.
    pub policy: Policy,
    /// Its bytes.
    pub declaration: &'a str,
}

fn store(folder: &Path, values: Values<'_>, slug: &str, options: Options) -> Result<Store, StoreError> {
    match values {
        Values::File => Store::sqlite(&folder.join("values.db"), options),
        Values::Postgres(url) => Store::postgres(url, &format!("zalog_{}", slug.replace('-', "_")), options),
    }
}

/// The policy in force of an operator that was served before; `None` where there is nothing yet.
///
/// # Errors
/// A store fails, or this program does not understand the declaration in it.
pub fn stored(
    folder: &Path,
    values: Values<'_>,
    slug: &str,
) -> Result<Option<Arc<Policy>>, Box<dyn std::error::Error>> {
    // Keys are always beside the program: without them there was never an operator.
    if !folder.join("keys.db").is_file() {
        return Ok(None);
    }
    let store = store(folder, values, slug, Options::default())?;
    Ok(zalog_app::edition::stored_policy(&store, SystemClock.now())?)
}

/// Opens one operator.
///
/// # Errors
/// The folder cannot be made, a store fails, keys and values do not belong together.
pub fn open(opening: Opening<'_>) -> Result<App, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(opening.folder)?;
    let options = Options { faults: faults(), ..Options::default() };
    let store = store(opening.folder, opening.values, &opening.settings.slug, options.clone())?;
    let keys = KeyStore::open(&opening.folder.join("keys.db"), options)?;
    let parts = Parts {
        store,
        keys,
        root: opening.root,
        clock: Arc::new(SystemClock),
        entropy: opening.entropy,
        secret: Arc::new(OsSecret),
        mailer: opening.mailer,
    };
    let app = App::open(opening.settings, parts, opening.policy, opening.declaration)?;
    tick::start(&app)?;
    Ok(app)
}

/// The point at which a crash test kills the process: `NAME:N` in `ZALOG_CRASH_AT` is the N-th passing of a point.
fn faults() -> Faults {
    let Some(wanted) = system::variable("ZALOG_CRASH_AT") else { return Faults::none() };
    let (name, nth) =
        wanted.split_once(':').map_or((wanted.clone(), 1), |(n, i)| (n.to_owned(), i.parse().unwrap_or(1)));
    let left = std::sync::atomic::AtomicU64::new(nth);
    Faults::new(move |point| {
        if point == name && left.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::process::abort();
        }
    })
}

/// The rounds of each operator, on a thread of its own, until told to stop.
pub struct Rounds {
    stop: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Rounds {
    /// Begins them.
    ///
    /// # Errors
    /// No thread can be had.
    pub fn begin(apps: &[Arc<App>]) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let threads = apps
            .iter()
            .map(|app| {
                let (app, stop) = (app.clone(), stop.clone());
                std::thread::Builder::new().name(format!("rounds-{}", app.slug())).spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        let more = tick::round(&app).unwrap_or_else(|error| {
                            let cause = std::error::Error::source(&error).map(ToString::to_string);
                            tracing::error!(
                                operator = app.slug(),
                                code = error.code(),
                                cause,
                                "round.failed"
                            );
                            false
                        });
                        if !more {
                            app.wait_for_bell(Duration::from_millis(500));
                        }
                    }
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { stop, threads })
    }

    /// Ends them after the round that runs.
    pub fn end(self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads {
            let _ = thread.join();
        }
    }
}

/// Serves routers on their listeners until a signal comes; requests that run are finished.
///
/// # Errors
/// A listener fails.
pub async fn serve(sites: Vec<(TcpListener, Router)>) -> std::io::Result<()> {
    let (told, stop) = tokio::sync::watch::channel(false);
    let mut servers = tokio::task::JoinSet::new();
    for (listener, router) in sites {
        let mut stop = stop.clone();
        servers.spawn(async move {
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service)
                .with_graceful_shutdown(async move {
                    let _ = stop.wait_for(|stopped| *stopped).await;
                })
                .await
        });
    }
    signal().await;
    let _ = told.send(true);
    let finish = async { while servers.join_next().await.is_some() {} };
    // A client that never lets go of its connection does not hold the process for ever.
    let _ = tokio::time::timeout(Duration::from_secs(10), finish).await;
    Ok(())
}

async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Begins structured logging to the error stream: `ZALOG_LOG` sets what is logged (`info` by default), `ZALOG_LOG_FORMAT=json`
/// the form.
pub fn begin_log() {
    let filter = system::variable("ZALOG_LOG")
        .unwrap_or_else(|| "warn,zalog=info,zalog_web=info,zalog_app=info".to_owned());
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    // A second logger in one process is a mistake of a test, not of a person.
    let _ = if system::variable("ZALOG_LOG_FORMAT").as_deref() == Some("json") {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
}
