//! `zalog serve`: one operator's sites.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use zalog_app::mail::{Folder, Smtp};
use zalog_app::{App, Argon2Cost, Mailer};
use zalog_policy::model::{Policy, Slug};
use zalog_policy::{Compiled, Finding, Severity};
use zalog_web::{Hub, SiteRef};
use zalog_words::Arg;

use super::{Outcome, path, policy, text};
use crate::folder::declaration;
use crate::hold::Hold;
use crate::server::{self, Opening, Rounds, Values};
use crate::settings::Settings;
use crate::system::{self, SystemEntropy};
use crate::terminal::Terminal;

/// An operator opened for serving or looking at.
pub struct Opened {
    pub app: Arc<App>,
    hosts: BTreeMap<String, Slug>,
    settings: Settings,
    _hold: Option<Hold>,
}

impl Opened {
    /// The folder letters are put into where no mail server is used.
    pub fn letters(&self, data: &Path) -> PathBuf {
        letters(&self.settings, data)
    }
}

fn letters(settings: &Settings, data: &Path) -> PathBuf {
    settings.mail.folder.clone().unwrap_or_else(|| data.join("letters"))
}

/// Opens the operator of the folder argument; only serving publishes a declaration that is not the one in force.
pub fn open(args: &ArgMatches, terminal: &Terminal, publish: bool) -> Result<Opened, Outcome> {
    let (folder, compiled, policy) = policy(args, terminal).map_err(Ok)?;
    opened(args, terminal, &folder.slug(), &compiled, policy, publish).map_err(|error| match error {
        Stop::Code(code) => Ok(code),
        Stop::Error(error) => Err(error),
    })
}

enum Stop {
    Code(ExitCode),
    Error(Box<dyn std::error::Error>),
}

impl<E: Into<Box<dyn std::error::Error>>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

fn opened(
    args: &ArgMatches,
    terminal: &Terminal,
    slug: &str,
    compiled: &Compiled,
    policy: Policy,
    publish: bool,
) -> Result<Opened, Stop> {
    let settings = Settings::read(path(args, "config").map(PathBuf::as_path))?;
    let hosts = hosts(args, &settings, &policy)?;
    let local =
        |host: &String| host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.");
    if !hosts.keys().all(local) && !args.get_flag("draft") {
        may_be_public(compiled, publish, terminal)?;
    }
    let data = path(args, "data").cloned().unwrap_or_default();
    std::fs::create_dir_all(&data)?;
    // Whoever only looks does not hold up what works alone, which opens the operator by this same way.
    let hold = if publish { Some(Hold::shared(&data)?.ok_or_else(|| in_use(terminal))?) } else { None };
    let root = settings.root_key(&data)?;
    let url = text(args, "store")
        .map(str::to_owned)
        .or_else(|| settings.store.clone())
        .or_else(|| system::variable("ZALOG_STORE"));
    let secure = settings.secure.unwrap_or(!hosts.keys().all(local));
    // Only serving listens; whoever looks at an operator has no such argument.
    let listen = args.try_get_one::<String>("listen").ok().flatten().map(String::as_str);
    let port = listen.or(settings.listen.as_deref()).and_then(|l| l.rsplit(':').next().map(str::to_owned));
    let addresses = policy
        .sites
        .iter()
        .filter_map(|site| {
            // Where Zalog's own pages stand comes first, then the site's own host, then any other name of it.
            let own = site.pages.iter().chain([&site.host]).find(|host| hosts.get(*host) == Some(&site.slug));
            let host =
                own.or_else(|| hosts.iter().find(|(_, slug)| **slug == site.slug).map(|(host, _)| host))?;
            let address = match (secure, &port) {
                (true, _) => format!("https://{host}"),
                (false, Some(port)) => format!("http://{host}:{port}"),
                (false, None) => format!("http://{host}:8080"),
            };
            Some((site.slug.to_string(), address))
        })
        .collect();
    let from = settings.mail.from.clone();
    let given = || policy.operator.email.as_ref().and_then(|e| e.given().cloned());
    let mail_from = from.or_else(given).unwrap_or_else(|| "zalog@localhost".to_owned());
    let mailer: Arc<dyn Mailer> = match (settings.mail.smtp, system::variable("ZALOG_SMTP")) {
        (true, Some(address)) => Arc::new(Smtp::new(&address)?),
        (true, None) => return Err("ZALOG_SMTP?".into()),
        (false, _) => Arc::new(Folder(letters(&settings, &data))),
    };
    let app_settings = zalog_app::Settings {
        slug: slug.to_owned(),
        origin: format!("{}/zalog", hosts.keys().next().map_or(slug, String::as_str)),
        addresses,
        mail_from,
        argon2: Argon2Cost::default(),
        publish,
        rate_factor: 1,
    };
    let app = server::open(Opening {
        folder: &data.join(slug),
        values: url.as_deref().map_or(Values::File, Values::Postgres),
        root,
        entropy: Arc::new(SystemEntropy),
        mailer,
        settings: app_settings,
        policy,
        declaration: &declaration(compiled),
    })?;
    Ok(Opened { app: Arc::new(app), hosts, settings, _hold: hold })
}

fn in_use(terminal: &Terminal) -> Stop {
    terminal.fault_text(&terminal.words().say("cli-in-use"));
    Stop::Code(ExitCode::FAILURE)
}

/// Whether a declaration may stand on a public host: says what bars it, and what the file lets pass and why. Whoever only
/// looks at an installation is stopped by fields left to fill in, but not by what a newer law pack finds.
fn may_be_public(compiled: &Compiled, publish: bool, terminal: &Terminal) -> Result<(), Stop> {
    let words = terminal.words();
    let place = |finding: &Finding| {
        let file = compiled.sources.get(finding.span.file).map_or("", |f| f.name.as_str());
        format!("{file}:{}:{}", finding.line, finding.column)
    };
    let bars: Vec<&Finding> = compiled.bars().filter(|f| publish || f.severity != Severity::Law).collect();
    if !bars.is_empty() {
        for finding in &bars {
            let (place, what) = (place(finding), finding.message.get(terminal.lang));
            let given =
                [("place", Arg::Text(&place)), ("what", Arg::Text(what)), ("rule", Arg::Text(finding.rule))];
            terminal.fault_text(&words.say_with("cli-bars-one", &given));
        }
        let count = i64::try_from(bars.len()).unwrap_or(i64::MAX);
        terminal.fault_text(&words.say_with("cli-bars", &[("count", Arg::Number(count))]));
        return Err(Stop::Code(ExitCode::FAILURE));
    }
    if publish {
        for (finding, reason) in compiled.allowed() {
            let (place, what) = (place(finding), finding.message.get(terminal.lang));
            let given = [
                ("place", Arg::Text(&place)),
                ("what", Arg::Text(what)),
                ("rule", Arg::Text(finding.rule)),
                ("reason", Arg::Text(reason)),
            ];
            terminal.fault_text(&words.say_with("cli-allowed-one", &given));
        }
    }
    Ok(())
}

/// Which host is which site: as told, else as declared.
fn hosts(args: &ArgMatches, settings: &Settings, policy: &Policy) -> Result<BTreeMap<String, Slug>, Stop> {
    let mut told = settings.hosts.clone();
    for pair in args.get_many::<String>("host").unwrap_or_default() {
        let (host, site) = pair.split_once('=').ok_or("--host NAME=SITE")?;
        told.insert(host.to_owned(), site.to_owned());
    }
    if told.is_empty() {
        let declared = policy.sites.iter().flat_map(|site| {
            let names = site.pages.iter().chain([&site.host]).chain(&site.aliases);
            names.map(|host| (host.clone(), site.slug.clone())).collect::<Vec<_>>()
        });
        return Ok(declared.collect());
    }
    told.into_iter()
        .map(|(host, site)| match policy.sites.iter().find(|s| s.slug.as_str() == site || s.host == site) {
            Some(found) => Ok((host.to_lowercase(), found.slug.clone())),
            None => Err(format!("{site}?").into()),
        })
        .collect()
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    server::begin_log();
    let opened = match open(args, terminal, true) {
        Ok(opened) => opened,
        Err(outcome) => return outcome,
    };
    let listen =
        text(args, "listen").or(opened.settings.listen.as_deref()).unwrap_or("127.0.0.1:8080").to_owned();
    let local =
        |host: &String| host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.");
    let hub = Hub {
        operators: vec![opened.app.clone()],
        hosts: opened
            .hosts
            .iter()
            .map(|(h, site)| (h.clone(), SiteRef { operator: 0, site: site.clone() }))
            .collect(),
        secure: opened.settings.secure.unwrap_or(!opened.hosts.keys().all(local)),
        trusted_proxies: opened
            .settings
            .trusted_proxies
            .iter()
            .map(|n| n.parse())
            .collect::<Result<_, _>>()?,
        press: crate::press::for_pages(),
        demo: None,
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let rounds = Rounds::begin(std::slice::from_ref(&opened.app))?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&listen).await?;
        terminal.say("cli-serving", &[("address", Arg::Text(&listener.local_addr()?.to_string()))]);
        server::serve(vec![(listener, zalog_web::router(Arc::new(hub)))]).await
    })?;
    rounds.end();
    terminal.say("cli-stopped", &[]);
    Ok(ExitCode::SUCCESS)
}
