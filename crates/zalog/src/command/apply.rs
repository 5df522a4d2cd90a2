//! `zalog apply NEW --data DIR`: publishes another edition of an operator that is served, or withdraws one that waits; and
//! `zalog plan NEW --data DIR`, which only tells. Both work beside a running server: it asks the rows which edition holds.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;
use serde_json::{Value, json};
use zalog_app::edition::{self, Forecast, Given, Publication};
use zalog_app::{App, AppError};
use zalog_policy::model::NoticeChannel;
use zalog_policy::plan::Plan;
use zalog_policy::{Compiled, render};
use zalog_words::{Arg as Word, Words, date_short};

use super::serve::{self, Opened};
use super::{Outcome, path, text};
use crate::folder::Folder;
use crate::system;
use crate::terminal::Terminal;

/// Where a running operator is found, for a command that need not be about one.
pub fn place(words: &'static Words) -> [Arg; 5] {
    let say = |key: &str| words.say(key).into_owned();
    let path = |id: &'static str| Arg::new(id).long(id).value_parser(value_parser!(PathBuf));
    [
        path("data").help(say("cli-arg-plan-data")),
        path("config").requires("data").help(say("cli-arg-config")),
        Arg::new("store").long("store").requires("data").help(say("cli-arg-store")),
        Arg::new("host").long("host").requires("data").action(ArgAction::Append).help(say("cli-arg-host")),
        Arg::new("draft")
            .long("draft")
            .requires("data")
            .action(ArgAction::SetTrue)
            .help(say("cli-arg-draft")),
    ]
}

pub fn parser(words: &'static Words, site: &dyn Fn(Command) -> Command) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    let flag = |id: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue);
    site(Command::new("apply").about(say("cli-apply-about")))
        .arg(Arg::new("reason").long("reason").help(say("cli-arg-apply-reason")))
        .arg(Arg::new("author").long("author").help(say("cli-arg-apply-author")))
        .arg(
            Arg::new("effective")
                .long("effective")
                .value_parser(|day: &str| day.parse::<Date>())
                .help(say("cli-arg-apply-effective")),
        )
        .arg(flag("dry-run").help(say("cli-arg-apply-dry-run")))
        .arg(flag("yes").help(say("cli-arg-apply-yes")))
        .arg(
            Arg::new("withdraw")
                .long("withdraw")
                .value_parser(value_parser!(u32))
                .requires("reason")
                .conflicts_with_all(["author", "effective", "dry-run"])
                .help(say("cli-arg-apply-withdraw")),
        )
        .arg(flag("json").help(say("cli-arg-json")))
}

/// An operator that is served, and the declaration that may become its next edition.
struct Coming {
    opened: Opened,
    publication: Publication,
    compiled: Compiled,
}

/// The short name of the operator in a data folder: as the declaration's folder is called, or else the only one there.
fn slug(folder: &Folder, data: &Path) -> String {
    let named = folder.slug();
    let known = |name: &str| data.join(name).join("keys.db").is_file();
    if known(&named) {
        return named;
    }
    let all = std::fs::read_dir(data).into_iter().flatten().flatten();
    let mut all: Vec<String> = all.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    all.retain(|name| known(name));
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only,
        _ => named,
    }
}

/// Opens the operator, and compiles the declaration.
fn coming(args: &ArgMatches, folder: &Path, terminal: &Terminal) -> Result<Coming, Outcome> {
    let words = terminal.words();
    let folder = Folder::new(folder);
    if !folder.has_policy() {
        let shown = folder.path().display().to_string();
        terminal.fault_text(&words.say_with("cli-no-policy", &[("folder", Word::Text(&shown))]));
        return Err(Ok(ExitCode::from(2)));
    }
    let mut compiled = folder.compile();
    let Some(policy) = compiled.policy.take() else {
        terminal.fault_text(&render(&compiled, terminal.lang, false));
        return Err(Ok(ExitCode::FAILURE));
    };
    let data = path(args, "data").cloned().unwrap_or_default();
    let slug = slug(&folder, &data);
    if !data.join(&slug).join("keys.db").is_file() {
        let shown = data.display().to_string();
        terminal.fault_text(&words.say_with("apply-nobody", &[("folder", Word::Text(&shown))]));
        return Err(Ok(ExitCode::FAILURE));
    }
    let opened = serve::open_as(args, terminal, &slug, compiled.clone(), true)?;
    let publication = Publication::new(policy, edition::declaration(&compiled));
    Ok(Coming { opened, publication, compiled })
}

/// `zalog plan NEW --data DIR`.
pub fn foresee(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let folder = path(args, "old").cloned().unwrap_or_default();
    let coming = match coming(args, &folder, terminal) {
        Ok(coming) => coming,
        Err(outcome) => return outcome,
    };
    let app = &coming.opened.app;
    let forecast = edition::forecast(app, &coming.publication.policy)?;
    if args.get_flag("json") {
        terminal.json(&json!({ "plan": forecast.plan.json(terminal.lang), "store": numbers(&forecast) }));
    } else if args.get_flag("md") {
        terminal.answer(&forecast.plan.markdown(terminal.lang));
        said(&forecast, app, terminal);
    } else {
        told(&forecast.plan, terminal);
        said(&forecast, app, terminal);
    }
    Ok(ExitCode::SUCCESS)
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let folder = path(args, "folder").cloned().unwrap_or_default();
    let Coming { opened, mut publication, compiled } = match coming(args, &folder, terminal) {
        Ok(coming) => coming,
        Err(outcome) => return outcome,
    };
    let app = &opened.app;
    let done = if let Some(number) = args.get_one::<u32>("withdraw") {
        withdraw(app, *number, text(args, "reason").unwrap_or_default(), terminal)
    } else {
        if let Err(outcome) = serve::may_publish(args, &opened, &compiled, &publication.policy, terminal) {
            return outcome;
        }
        if let Some(reason) = text(args, "reason") {
            publication = publication.because(reason);
        }
        let publication = match text(args, "author") {
            Some(login) => publication.by(app, login),
            None => Ok(publication),
        };
        publication.and_then(|publication| match args.get_one::<Date>("effective") {
            Some(day) => publication.from_day(*day).and_then(|p| publish(args, app, p, terminal)),
            None => publish(args, app, publication, terminal),
        })
    };
    match done {
        Err(AppError::Refused(refused)) => {
            refused.form.iter().for_each(|key| terminal.fault_text(&terminal.words().say(key)));
            Ok(ExitCode::FAILURE)
        }
        done => Ok(done?),
    }
}

fn withdraw(app: &App, number: u32, reason: &str, terminal: &Terminal) -> Result<ExitCode, AppError> {
    let all = edition::list(app)?;
    let waits = all.iter().find(|e| e.number == number && e.waits);
    let Some(row) = waits.or_else(|| all.iter().find(|e| e.number == number)) else {
        terminal.fault_text(&terminal.words().say("apply-no-such"));
        return Ok(ExitCode::FAILURE);
    };
    edition::withdraw(app, row.id, reason)?;
    let number = number.to_string();
    terminal.say("apply-withdrawn", &[("number", Word::Text(&number))]);
    Ok(ExitCode::SUCCESS)
}

fn publish(
    args: &ArgMatches,
    app: &App,
    publication: Publication,
    terminal: &Terminal,
) -> Result<ExitCode, AppError> {
    let json = args.get_flag("json");
    let known = edition::given(app, &publication.declaration)?;
    let published = matches!(known, Given::InForce | Given::Waits(_));
    if published && edition::drifted(app)?.is_empty() {
        terminal.fault_text(&terminal.words().say("apply-known"));
        return Ok(ExitCode::SUCCESS);
    }
    // People name an edition by its number: two of one number could not be told apart.
    let last = edition::list(app)?.iter().filter(|e| e.withdrawn.is_none()).map(|e| e.number).max();
    if let Some(last) = last.filter(|last| !published && publication.policy.edition.number <= *last) {
        let (last, next) = (last.to_string(), last.saturating_add(1).to_string());
        let numbers = [("last", Word::Text(&last)), ("next", Word::Text(&next))];
        terminal.fault_text(&terminal.words().say_with("apply-number-taken", &numbers));
        return Ok(ExitCode::FAILURE);
    }
    let forecast = edition::forecast(app, &publication.policy)?;
    let mut answer = json!({ "plan": forecast.plan.json(terminal.lang), "store": numbers(&forecast) });
    if !json {
        told(&forecast.plan, terminal);
        said(&forecast, app, terminal);
    }
    if args.get_flag("dry-run") {
        if json {
            terminal.json(&answer);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if !args.get_flag("yes") && std::io::stdin().is_terminal() && !agreed(terminal) {
        terminal.fault_text(&terminal.words().say("apply-not"));
        return Ok(ExitCode::FAILURE);
    }
    let number = publication.policy.edition.number.to_string();
    let published = edition::publish(app, publication)?;
    if json {
        if let Some(answer) = answer.as_object_mut() {
            let done = json!({ "id": published.id, "effective_at": published.effective_at.to_string() });
            answer.insert("published".to_owned(), done);
        }
        terminal.json(&answer);
        return Ok(ExitCode::SUCCESS);
    }
    let waits = published.effective_at > app.clock();
    let day = date_short(terminal.lang, app.zone().to_datetime(published.effective_at).date());
    let given = [("number", Word::Text(&number)), ("date", Word::Text(&day))];
    terminal.say(if waits { "apply-waits" } else { "apply-in-force" }, &given);
    Ok(ExitCode::SUCCESS)
}

/// Asks the person at the terminal.
fn agreed(terminal: &Terminal) -> bool {
    let words = terminal.words();
    terminal.fault_text(&words.say("apply-ask"));
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).is_ok();
    read && ["y", "yes", "д", "да", "и", "иә"].contains(&line.trim().to_lowercase().as_str())
}

fn told(plan: &Plan, terminal: &Terminal) {
    let colour = std::io::stdout().is_terminal() && system::variable("NO_COLOR").is_none();
    terminal.answer(&plan.text(terminal.lang, colour));
}

/// The numbers, in words.
fn said(forecast: &Forecast, app: &App, terminal: &Terminal) {
    let words = terminal.words();
    let day = date_short(terminal.lang, app.zone().to_datetime(forecast.effective_at).date());
    let number = |n: u64| Word::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let line = |key: &str, n: u64| words.say_with(key, &[("count", number(n)), ("date", Word::Text(&day))]);
    terminal.answer("");
    terminal.answer(&line("apply-people", forecast.people));
    let lists = [
        ("apply-grounds", &forecast.grounds),
        ("apply-consents", &forecast.consents),
        ("apply-values", &forecast.values),
    ];
    for (key, counts) in lists {
        terminal.answer(&line(key, counts.values().sum()));
        for (name, count) in counts {
            terminal.answer(&format!("  {name}: {count}"));
        }
    }
    terminal.answer(&line("apply-notices", forecast.notices));
}

/// The numbers, for programs.
fn numbers(forecast: &Forecast) -> Value {
    let counts = |counts: &BTreeMap<String, u64>| json!(counts);
    let channels: Vec<&str> = forecast.channels.iter().map(|channel| name(*channel)).collect();
    json!({
        "effective_at": forecast.effective_at.to_string(),
        "people": forecast.people,
        "grounds_that_end": counts(&forecast.grounds),
        "consents_to_ask_again": counts(&forecast.consents),
        "values_that_nothing_holds": counts(&forecast.values),
        "accounts_to_tell": forecast.notices,
        "channels": channels,
    })
}

fn name(channel: NoticeChannel) -> &'static str {
    match channel {
        NoticeChannel::Site => "site",
        NoticeChannel::Cabinet => "cabinet",
        NoticeChannel::Email => "email",
    }
}
