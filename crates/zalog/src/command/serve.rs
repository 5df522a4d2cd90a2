//! `zalog serve`: one operator's sites.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use zalog_app::edition::{self, Given};
use zalog_app::mail::{Folder, Smtp};
use zalog_app::{App, AppError, Argon2Cost, Mailer};
use zalog_policy::model::{Policy, Slug};
use zalog_policy::{Compiled, Finding, Severity};
use zalog_web::{Hub, SiteRef};
use zalog_words::{Arg, date_short};

use super::{Outcome, compiled, path, text};
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
    /// The folder's declaration, without its policy.
    pub compiled: Compiled,
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

/// Opens the operator of the folder argument. In force is what the store says; only where nothing is published yet does the
/// folder's declaration become the first edition. Who `works` on the folder holds it, beside others who do.
pub fn open(args: &ArgMatches, terminal: &Terminal, works: bool) -> Result<Opened, Outcome> {
    let (folder, compiled) = compiled(args, terminal).map_err(Ok)?;
    let slug = folder.slug();
    open_as(args, terminal, &slug, compiled, works)
}

/// The same for a declaration that was compiled already, and the operator's short name.
pub fn open_as(
    args: &ArgMatches,
    terminal: &Terminal,
    slug: &str,
    compiled: Compiled,
    works: bool,
) -> Result<Opened, Outcome> {
    opened(args, terminal, slug, compiled, works).map_err(|error| match error {
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
    mut compiled: Compiled,
    works: bool,
) -> Result<Opened, Stop> {
    let settings = Settings::read(path(args, "config").map(PathBuf::as_path))?;
    let data = path(args, "data").cloned().unwrap_or_default();
    // Whoever only looks does not hold up what works alone, which opens the operator by this same way.
    let held = || -> Result<_, Stop> { Ok(Some(Hold::shared(&data)?.ok_or_else(|| in_use(terminal))?)) };
    // What may not be served leaves nothing behind: a folder is made for what may.
    let made = data.is_dir();
    let hold = if works && made { held()? } else { None };
    let url = text(args, "store")
        .map(str::to_owned)
        .or_else(|| settings.store.clone())
        .or_else(|| system::variable("ZALOG_STORE"));
    let values = || url.as_deref().map_or(Values::File, Values::Postgres);
    let stored = if made { server::stored(&data.join(slug), values(), slug)? } else { None };
    let given = compiled.policy.take();
    let policy = match (&stored, given) {
        (Some(stored), _) => Policy::clone(stored),
        (None, Some(given)) => given,
        (None, None) => {
            terminal.fault_text(&zalog_policy::render(&compiled, terminal.lang, false));
            return Err(Stop::Code(ExitCode::FAILURE));
        }
    };
    let hosts = hosts(args, &settings, &policy)?;
    if is_public(args, hosts.keys()) {
        match &stored {
            None => may_be_public(&compiled, works, terminal)?,
            // What is in force was let through when it was published; a draft stays one.
            Some(draft) if !draft.holes.is_empty() => {
                let count = i64::try_from(draft.holes.len()).unwrap_or(i64::MAX);
                terminal.fault_text(&terminal.words().say_with("cli-bars", &[("count", Arg::Number(count))]));
                return Err(Stop::Code(ExitCode::FAILURE));
            }
            Some(_) => {}
        }
    }
    std::fs::create_dir_all(&data)?;
    let hold = if works && !made { held()? } else { hold };
    let root = settings.root_key(&data)?;
    let secure = settings.secure.unwrap_or(!hosts.keys().all(is_local));
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
        publish: false,
        rate_factor: 1,
    };
    let app = server::open(Opening {
        folder: &data.join(slug),
        values: values(),
        root,
        entropy: Arc::new(SystemEntropy),
        mailer,
        settings: app_settings,
        policy,
        declaration: &edition::declaration(&compiled),
    })?;
    Ok(Opened { app: Arc::new(app), hosts, settings, compiled, _hold: hold })
}

fn is_local(host: &String) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.")
}

/// Whether any host is one that everybody reaches, and this is no draft.
fn is_public<'h>(args: &ArgMatches, mut hosts: impl Iterator<Item = &'h String>) -> bool {
    !args.get_flag("draft") && hosts.any(|host| !is_local(host))
}

/// Whether another edition may be published for an operator: by the hosts it would answer for. Says what bars it.
pub fn may_publish(
    args: &ArgMatches,
    opened: &Opened,
    compiled: &Compiled,
    policy: &Policy,
    terminal: &Terminal,
) -> Result<(), Outcome> {
    let done = hosts(args, &opened.settings, policy).and_then(|hosts| {
        if is_public(args, hosts.keys()) { may_be_public(compiled, true, terminal) } else { Ok(()) }
    });
    done.map_err(|error| match error {
        Stop::Code(code) => Ok(code),
        Stop::Error(error) => Err(error),
    })
}

/// Says how the folder's declaration stands to the one that is served; whether there is anything to serve.
fn said_what_is_served(opened: &Opened, terminal: &Terminal) -> Result<bool, AppError> {
    let (app, words) = (&opened.app, terminal.words());
    let number = app.policy().edition.number.to_string();
    let given = edition::given(app, &edition::declaration(&opened.compiled))?;
    match given {
        Given::InForce => {}
        Given::Waits(from) => {
            let day = date_short(terminal.lang, app.zone().to_datetime(from).date());
            let given = [("number", Arg::Text(&number)), ("date", Arg::Text(&day))];
            terminal.fault_text(&words.say_with("serve-waits", &given));
        }
        Given::Past(_) | Given::New => {
            terminal.fault_text(&words.say_with("serve-other", &[("number", Arg::Text(&number))]));
        }
    }
    let drifted = edition::drifted(app)?;
    if !drifted.is_empty() {
        let numbers = drifted.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        terminal.fault_text(&words.say_with("serve-drift", &[("number", Arg::Text(&numbers))]));
    }
    Ok(drifted.is_empty())
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
    if !said_what_is_served(&opened, terminal)? {
        return Ok(ExitCode::FAILURE);
    }
    let listen =
        text(args, "listen").or(opened.settings.listen.as_deref()).unwrap_or("127.0.0.1:8080").to_owned();
    let hub = Hub {
        operators: vec![opened.app.clone()],
        hosts: opened
            .hosts
            .iter()
            .map(|(h, site)| (h.clone(), SiteRef { operator: 0, site: site.clone() }))
            .collect(),
        secure: opened.settings.secure.unwrap_or(!opened.hosts.keys().all(is_local)),
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
