//! `zalog demo`: five operators on this machine, with invented people. Nothing is sent outside.

mod people;
mod table;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use clap::ArgMatches;
use zalog_app::mail::Outbox;
use zalog_app::{App, Argon2Cost, Settings};
use zalog_policy::model::{Policy, Slug};
use zalog_policy::{LoadError, Loader, compile};
use zalog_vault::{FileKey, KeyProvider, OsSecret};
use zalog_web::{Demo, DemoSite, Hub, SiteRef};

use crate::command::{Outcome, path, text};
use crate::server::{self, Opening, Rounds, Values};
use crate::settings::ROOT_KEY_FILE;
use crate::system::SystemEntropy;
use crate::terminal::Terminal;

/// The five declarations, as they stand in `examples/`.
const DECLARATIONS: [(&str, &str); 5] = [
    ("smile", include_str!("../../../../examples/smile/policy.kdl")),
    ("pumpa", include_str!("../../../../examples/pumpa/policy.kdl")),
    ("proedu", include_str!("../../../../examples/proedu/policy.kdl")),
    ("progtime", include_str!("../../../../examples/progtime/policy.kdl")),
    ("prommet", include_str!("../../../../examples/prommet/policy.kdl")),
];

/// Limits on tries are this many times wider: everybody in a demo comes from one address.
const RATE_FACTOR: u32 = 1000;

struct Embedded(&'static str);

impl Loader for Embedded {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.as_bytes().to_vec()) } else { Err(LoadError::NotFound) }
    }
}

/// A site of the demo.
struct Place {
    operator: usize,
    site: Slug,
    /// Host people type.
    host: String,
    port: u16,
    label: String,
    title: String,
}

impl Place {
    fn url(&self) -> String {
        format!("http://{}:{}", self.host, self.port)
    }
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    server::begin_log();
    let port = args.get_one::<u16>("port").copied().unwrap_or(8080);
    let seed = args.get_one::<u64>("seed").copied().unwrap_or(1);
    let kept = path(args, "data").cloned();
    let data = kept.clone().unwrap_or_else(temporary);
    let first = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = first.local_addr()?.port();

    let policies = DECLARATIONS
        .iter()
        .map(|(name, declaration)| {
            let compiled = compile(&Embedded(declaration));
            let why = || zalog_policy::render(&compiled, terminal.lang, false);
            Ok((*name, *declaration, compiled.policy.clone().ok_or_else(why)?))
        })
        .collect::<Result<Vec<_>, String>>()?;
    let places = places(&policies, port, args.get_flag("ports"));
    let outbox = Outbox::default();
    let apps = open_all(&data, text(args, "store"), policies, &places, &outbox)?;

    let members: Vec<_> = (0..apps.len()).map(|i| people::of(&places, i, seed)).collect();
    let sites: Vec<DemoSite> = places
        .iter()
        .map(|place| DemoSite {
            site: place.label.clone(),
            title: place.title.clone(),
            url: place.url(),
            operator: apps.get(place.operator).map(|a| a.slug().to_owned()).unwrap_or_default(),
            staff: people::staff(),
            people: members.get(place.operator).map(|p| people::shown(p)).unwrap_or_default(),
        })
        .collect();
    let ports = args.get_flag("ports");
    let demo_host = if ports { "localhost" } else { "demo.localhost" };
    let hubs = hubs(&apps, &places, &sites, &outbox, demo_host, port, ports);

    let runtime = tokio::runtime::Runtime::new()?;
    let rounds = Rounds::begin(&apps)?;
    let makers = make_people(&apps, &places, &members, &outbox);
    runtime.block_on(async {
        let mut listeners = Vec::new();
        let mut first = Some(first);
        for (port, router) in hubs {
            let listener = match first.take() {
                Some(bound) => bound,
                None => std::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?,
            };
            listener.set_nonblocking(true)?;
            listeners.push((tokio::net::TcpListener::from_std(listener)?, router));
        }
        let letters = format!("http://{demo_host}:{port}/outbox");
        table::print(terminal, &sites, &letters, &data);
        server::serve(listeners).await
    })?;
    for maker in makers {
        let _ = maker.join();
    }
    rounds.end();
    drop(apps);
    if kept.is_none() {
        // A folder that cannot be removed is the system's to clear: it lies among the temporary ones.
        let _ = std::fs::remove_dir_all(&data);
    }
    Ok(ExitCode::SUCCESS)
}

fn temporary() -> PathBuf {
    std::env::temp_dir().join(format!("zalog-demo-{}", std::process::id()))
}

/// Every site with its host and port: the first of an operator under the operator's name, the others under their own.
fn places(policies: &[(&str, &str, Policy)], port: u16, ports: bool) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (operator, (name, _, policy)) in policies.iter().enumerate() {
        for (order, site) in policy.sites.iter().enumerate() {
            let label = if order == 0 { (*name).to_owned() } else { site.slug.to_string() };
            let next = port.saturating_add(u16::try_from(places.len()).unwrap_or(0) + 1);
            places.push(Place {
                operator,
                site: site.slug.clone(),
                host: if ports { "localhost".to_owned() } else { format!("{label}.localhost") },
                port: if ports { next } else { port },
                title: site.title.text(policy.language).to_owned(),
                label,
            });
        }
    }
    places
}

fn open_all(
    data: &Path,
    store: Option<&str>,
    policies: Vec<(&'static str, &'static str, Policy)>,
    places: &[Place],
    outbox: &Outbox,
) -> Result<Vec<Arc<App>>, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(data)?;
    let root_file = data.join(ROOT_KEY_FILE);
    if !root_file.exists() {
        FileKey::create(&root_file, &OsSecret)?;
    }
    // Each on a thread of its own: opening waits for the disk and for one Argon2 computation.
    let opened = std::thread::scope(|scope| {
        let threads: Vec<_> = policies
            .into_iter()
            .enumerate()
            .map(|(operator, (name, declaration, policy))| {
                let root_file = &root_file;
                scope.spawn(move || -> Result<App, String> {
                    let own = places.iter().filter(|p| p.operator == operator);
                    let addresses = own.map(|p| (p.site.to_string(), p.url())).collect();
                    let settings = Settings {
                        slug: name.to_owned(),
                        origin: format!("{name}.localhost/zalog"),
                        addresses,
                        mail_from: format!("{name}@example.com"),
                        argon2: Argon2Cost::default(),
                        publish: true,
                        rate_factor: RATE_FACTOR,
                    };
                    server::open(Opening {
                        folder: &data.join(name),
                        values: store.map_or(Values::File, Values::Postgres),
                        root: FileKey::new(root_file).root().map_err(|e| e.to_string())?,
                        entropy: Arc::new(SystemEntropy),
                        mailer: Arc::new(outbox.clone()),
                        settings,
                        policy,
                        declaration,
                    })
                    .map_err(|e| format!("{name}: {e}"))
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|t| t.join().unwrap_or_else(|_| Err("a thread died".to_owned())))
            .collect::<Vec<_>>()
    });
    Ok(opened.into_iter().map(|app| app.map(Arc::new)).collect::<Result<Vec<_>, _>>()?)
}

fn hubs(
    apps: &[Arc<App>],
    places: &[Place],
    sites: &[DemoSite],
    outbox: &Outbox,
    demo_host: &str,
    port: u16,
    ports: bool,
) -> Vec<(u16, Router)> {
    let letters = outbox.clone();
    let press = crate::press::for_pages();
    let hub = |hosts: BTreeMap<String, SiteRef>, demo: Option<Demo>| {
        let hub = Hub {
            operators: apps.to_vec(),
            hosts,
            secure: false,
            trusted_proxies: Vec::new(),
            press: press.clone(),
            demo,
        };
        zalog_web::router(Arc::new(hub))
    };
    let demo = Demo {
        host: demo_host.to_owned(),
        letters: Arc::new(move || letters.letters().into_iter().rev().collect()),
        sites: sites.to_vec(),
    };
    let reference = |p: &Place| SiteRef { operator: p.operator, site: p.site.clone() };
    if ports {
        let own =
            places.iter().map(|p| (p.port, hub(BTreeMap::from([(p.host.clone(), reference(p))]), None)));
        return std::iter::once((port, hub(BTreeMap::new(), Some(demo)))).chain(own).collect();
    }
    vec![(port, hub(places.iter().map(|p| (p.host.clone(), reference(p))).collect(), Some(demo)))]
}

/// People appear while the port answers already.
fn make_people(
    apps: &[Arc<App>],
    places: &[Place],
    members: &[Vec<people::Person>],
    outbox: &Outbox,
) -> Vec<std::thread::JoinHandle<()>> {
    let mut makers = Vec::new();
    for (operator, (app, people)) in apps.iter().zip(members).enumerate() {
        let Some(place) = places.iter().find(|p| p.operator == operator) else { continue };
        let (app, people, outbox) = (app.clone(), people.clone(), outbox.clone());
        let (host, site) = (place.host.clone(), place.site.clone());
        makers.push(std::thread::spawn(move || {
            if let Err(error) = people::make(&app, &host, &site, &people, &outbox) {
                tracing::warn!(operator = app.slug(), code = error.code(), "demo.people were not made");
            }
        }));
    }
    makers
}
