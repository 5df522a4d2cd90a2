//! The server of the measurement, a process of its own: the real router over a real operator on an empty store, with its
//! rounds, at the real cost of a password; only the limits of how often one source may come are off. It says a line when it
//! is ready, another when there is an account to sign in to, and ends when its input does.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use zalog_app::api::token;
use zalog_app::{Argon2Cost, tick};
use zalog_web::{Hub, SiteRef, router};

use crate::Fault;
use crate::making::{self, DECLARATION, HOST};

/// Who signs in.
pub const LOGIN: &str = "owner@example.com";

/// What the clients must know, as the line says it.
#[derive(Clone)]
pub struct Ready {
    /// Where it listens.
    pub address: SocketAddr,
    /// A token for all declared purposes.
    pub token: String,
    /// The declared site.
    pub site: String,
    /// The purpose of the registration form.
    pub purpose: String,
    /// A consent that the registration form offers.
    pub consent: String,
}

impl Ready {
    fn line(&self) -> String {
        let Self { address, token, site, purpose, consent } = self;
        format!("{address} {token} {site} {purpose} {consent}")
    }

    /// Reads the line.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace().map(str::to_owned);
        Some(Self {
            address: words.next()?.parse().ok()?,
            token: words.next()?,
            site: words.next()?,
            purpose: words.next()?,
            consent: words.next()?,
        })
    }
}

#[expect(clippy::print_stdout, reason = "its starter waits for it")]
fn say(line: &str) -> Result<(), Fault> {
    println!("{line}");
    Ok(std::io::stdout().flush()?)
}

/// Serves until the input ends.
///
/// # Errors
/// The store fails, no port can be had.
pub fn run(folder: &Path) -> Result<(), Fault> {
    let made = making::open(folder, DECLARATION, making::root()?, Argon2Cost::default())?;
    let policy = made.app.policy();
    let form = policy.forms.iter().find(|form| form.registration).ok_or("no registration form")?;
    let named: Vec<String> =
        policy.purposes.iter().filter(|p| !p.engine).map(|p| p.slug.to_string()).collect();
    let site = policy.sites.first().ok_or("no site")?.slug.clone();
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let ready = Ready {
        address: listener.local_addr()?,
        token: token::add(&made.app, "bench", &named, None)?,
        site: site.to_string(),
        purpose: form.purpose.to_string(),
        consent: form.offers.first().ok_or("the form offers no consent")?.to_string(),
    };
    let app = Arc::new(made.app);
    let hub = Hub {
        operators: vec![app.clone()],
        hosts: BTreeMap::from([(HOST.to_owned(), SiteRef { operator: 0, site })]),
        secure: true,
        trusted_proxies: Vec::new(),
        press: None,
        demo: None,
    };
    let service = router(Arc::new(hub)).into_make_service_with_connect_info::<SocketAddr>();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.spawn(async move { axum::serve(TcpListener::from_std(listener)?, service).await });
    say(&ready.line())?;
    making::account(&app, &made.outbox, LOGIN)?;
    std::thread::spawn(move || {
        loop {
            if !tick::round(&app).unwrap_or(false) {
                app.wait_for_bell(Duration::from_millis(500));
            }
        }
    });
    say(LOGIN)?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
