//! The words of the command line. Exit codes: 0 done, 1 a finding or a failure, 2 wrong use.

mod apply;
mod check;
mod doctor;
mod explain;
mod fmt;
mod journal;
mod key;
mod law;
mod plan;
mod sanitise;
mod serve;
mod show;
mod staff;
mod stats;
mod text;
mod token;
mod trace;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;
use zalog_words::{Lang, Words};

use crate::terminal::Terminal;

/// Builds the parser with its help in one language.
pub fn parser(lang: Lang) -> Command {
    let words = Words::of(lang);
    let say = |key: &str| words.say(key).into_owned();
    let folder =
        || Arg::new("folder").value_parser(value_parser!(PathBuf)).required(true).help(say("cli-arg-folder"));
    let json = || Arg::new("json").long("json").action(ArgAction::SetTrue).help(say("cli-arg-json"));
    let data = || {
        Arg::new("data")
            .long("data")
            .value_parser(value_parser!(PathBuf))
            .default_value("data")
            .help(say("cli-arg-data"))
    };
    let path = |id: &'static str| Arg::new(id).long(id).value_parser(value_parser!(PathBuf));
    let flag = |id: &'static str, key: &str| Arg::new(id).long(id).action(ArgAction::SetTrue).help(say(key));
    let site = |command: Command| {
        command
            .arg(folder())
            .arg(data())
            .arg(path("config").help(say("cli-arg-config")))
            .arg(Arg::new("store").long("store").help(say("cli-arg-store")))
            .arg(Arg::new("host").long("host").action(ArgAction::Append).help(say("cli-arg-host")))
            .arg(flag("draft", "cli-arg-draft"))
    };
    let whole = Command::new("zalog")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say("cli-arg-version")),
        )
        .about(say("cli-about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_parser(["ru", "en", "kk"])
                .help(say("cli-arg-lang")),
        )
        .subcommand(
            Command::new("demo")
                .about(say("cli-demo-about"))
                .arg(
                    Arg::new("port")
                        .long("port")
                        .value_parser(value_parser!(u16))
                        .default_value("8080")
                        .help(say("cli-arg-port")),
                )
                .arg(flag("ports", "cli-arg-ports"))
                .arg(
                    Arg::new("seed")
                        .long("seed")
                        .value_parser(value_parser!(u64))
                        .default_value("1")
                        .help(say("cli-arg-seed")),
                )
                .arg(path("data").help(say("cli-arg-keep")))
                .arg(Arg::new("store").long("store").help(say("cli-arg-store"))),
        )
        .subcommand(
            Command::new("check")
                .about(say("cli-check-about"))
                .arg(folder())
                .arg(flag("fix", "cli-arg-fix"))
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_parser(["text", "json", "sarif"])
                        .help(say("cli-arg-report")),
                )
                .arg(json().conflicts_with("format")),
        )
        .subcommand(explain::parser(words))
        .subcommand(fmt::parser(words))
        .subcommand(law::parser(words))
        .subcommand(plan::parser(words))
        .subcommand(text::parser(words))
        .subcommand(
            Command::new("show")
                .about(say("cli-show-about"))
                .arg(folder())
                .arg(flag("full", "cli-arg-full"))
                .arg(json()),
        )
        .subcommand(
            site(Command::new("serve").about(say("cli-serve-about")))
                .arg(Arg::new("listen").long("listen").help(say("cli-arg-listen"))),
        )
        .subcommand(
            Command::new("journal").about(say("cli-journal-about")).subcommand_required(true).subcommand(
                Command::new("verify")
                    .about(say("cli-verify-about"))
                    .arg(
                        Arg::new("folder")
                            .value_parser(value_parser!(PathBuf))
                            .required(true)
                            .help(say("cli-arg-data")),
                    )
                    .arg(path("checkpoint").help(say("cli-arg-checkpoint")))
                    .arg(json()),
            ),
        )
        .subcommand(
            Command::new("key").about(say("cli-key-about")).subcommand_required(true).subcommand(
                Command::new("rotate")
                    .about(say("cli-rotate-about"))
                    .arg(data())
                    .arg(path("config").help(say("cli-arg-config")))
                    .arg(flag("root", "cli-arg-root").conflicts_with("operator"))
                    .arg(flag("operator", "cli-arg-operator").required_unless_present("root"))
                    .arg(json()),
            ),
        )
        .subcommand(site(Command::new("sanitise").about(say("cli-sanitise-about"))).arg(json()))
        .subcommand(site(Command::new("doctor").about(say("cli-doctor-about"))).arg(json()))
        .subcommand(
            Command::new("staff")
                .about(say("cli-staff-about"))
                .subcommand_required(true)
                .subcommand(
                    site(Command::new("add").about(say("cli-staff-add-about")))
                        .arg(Arg::new("login").long("login").required(true).help(say("cli-arg-login")))
                        .arg(
                            Arg::new("role")
                                .long("role")
                                .action(ArgAction::Append)
                                .required(true)
                                .help(say("cli-arg-role")),
                        )
                        .arg(
                            Arg::new("undertaking-signed")
                                .long("undertaking-signed")
                                .value_parser(value_parser!(Date))
                                .help(say("cli-arg-signed")),
                        ),
                )
                .subcommand(site(Command::new("list").about(say("cli-staff-list-about"))).arg(json())),
        );
    let whole = whole.subcommand(trace::parser(words)).subcommand(verify::parser(words));
    let whole = whole.subcommand(apply::parser(words, &site));
    localised(whole.subcommand(token_command(words, &site)), words)
}

/// The words about tokens of the API.
fn token_command(words: &'static Words, site: &dyn Fn(Command) -> Command) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    let purpose = Arg::new("purpose").long("purpose").action(ArgAction::Append).required(true);
    let days = Arg::new("days").long("days").value_parser(value_parser!(i64));
    Command::new("token")
        .about(words.say("cli-token-about").into_owned())
        .subcommand_required(true)
        .subcommand(
            site(Command::new("add").about(words.say("cli-token-add-about").into_owned()))
                .arg(Arg::new("name").long("name").required(true).help(say("cli-arg-token-name")))
                .arg(purpose.help(say("cli-arg-token-purpose")))
                .arg(days.help(say("cli-arg-token-days"))),
        )
        .subcommand(
            site(Command::new("list").about(words.say("cli-token-list-about").into_owned()))
                .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(say("cli-arg-json"))),
        )
        .subcommand(
            site(Command::new("revoke").about(words.say("cli-token-revoke-about").into_owned()))
                .arg(Arg::new("name").required(true).help(say("cli-arg-token-name"))),
        )
}

/// Puts the headings and the common options of a command and all below it into the person's language.
fn localised(command: Command, words: &'static Words) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(words.say("cli-arg-help").into_owned());
    let usage = words.say("cli-usage");
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "cli-arguments" } else { "cli-options" };
            arg.help_heading(words.say(heading).into_owned())
        })
        .subcommand_help_heading(words.say("cli-commands").into_owned())
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}"))
        .mut_subcommands(|below| localised(below, words))
}

/// The language asked for on the command line.
pub fn language(matches: &ArgMatches) -> Option<Lang> {
    let mut at = matches;
    loop {
        if let Some(code) = at.get_one::<String>("lang") {
            return Lang::from_code(code);
        }
        at = at.subcommand()?.1;
    }
}

/// Runs what was asked for.
pub fn run(matches: &ArgMatches, terminal: &Terminal) -> ExitCode {
    let done = match matches.subcommand() {
        Some(("demo", args)) => crate::demo::run(args, terminal),
        Some(("apply", args)) => apply::run(args, terminal),
        Some(("check", args)) => check::run(args, terminal),
        Some(("explain", args)) => explain::run(args, terminal),
        Some(("fmt", args)) => fmt::run(args, terminal),
        Some(("law", args)) => law::run(args, terminal),
        Some(("plan", args)) => plan::run(args, terminal),
        Some(("text", args)) => text::run(args, terminal),
        Some(("show", args)) => show::run(args, terminal),
        Some(("serve", args)) => serve::run(args, terminal),
        Some(("journal", args)) => journal::run(args, terminal),
        Some(("key", args)) => key::run(args, terminal),
        Some(("sanitise", args)) => sanitise::run(args, terminal),
        Some(("doctor", args)) => doctor::run(args, terminal),
        Some(("staff", args)) => staff::run(args, terminal),
        Some(("token", args)) => token::run(args, terminal),
        Some(("trace", args)) => trace::run(args, terminal),
        Some(("verify", args)) => verify::run(args, terminal),
        _ => Err("no such command".into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            terminal.fault(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

/// How a command ends.
pub type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

/// The path of an argument.
pub fn path<'a>(args: &'a ArgMatches, id: &str) -> Option<&'a PathBuf> {
    args.get_one::<PathBuf>(id)
}

/// The text of an argument.
pub fn text<'a>(args: &'a ArgMatches, id: &str) -> Option<&'a str> {
    args.get_one::<String>(id).map(String::as_str)
}

/// The compiled declaration of the folder argument; says so when there is none.
pub fn compiled(
    args: &ArgMatches,
    terminal: &Terminal,
) -> Result<(crate::folder::Folder, zalog_policy::Compiled), ExitCode> {
    let path = path(args, "folder").cloned().unwrap_or_default();
    let folder = crate::folder::Folder::new(&path);
    if !folder.has_policy() {
        let shown = path.display().to_string();
        let shown = [("folder", zalog_words::Arg::Text(&shown))];
        terminal.fault_text(&terminal.words().say_with("cli-no-policy", &shown));
        return Err(ExitCode::from(2));
    }
    let compiled = folder.compile();
    Ok((folder, compiled))
}

/// Like [`compiled`], but prints the findings and stops when there is no policy.
pub fn policy(
    args: &ArgMatches,
    terminal: &Terminal,
) -> Result<(crate::folder::Folder, zalog_policy::Compiled, zalog_policy::model::Policy), ExitCode> {
    let (folder, mut compiled) = compiled(args, terminal)?;
    match compiled.policy.take() {
        Some(policy) => Ok((folder, compiled, policy)),
        None => {
            terminal.fault_text(&zalog_policy::render(&compiled, terminal.lang, false));
            Err(ExitCode::FAILURE)
        }
    }
}
