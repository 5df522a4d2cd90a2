//! `zalog explain [RULE]`: what a rule of `check` is about, what to do, the law, an example that breaks it and one that
//! does not; without a rule, the list of all.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use zalog_policy::lint::{RULES, explain, explain_all, rule, to_value};
use zalog_policy::syntax::fold::nearest;
use zalog_words::{Arg as Given, Words};

use super::{Outcome, text};
use crate::terminal::Terminal;

/// The words of the command line.
pub fn parser(words: &'static Words) -> Command {
    Command::new("explain")
        .about(words.say("cli-explain-about").into_owned())
        .arg(Arg::new("rule").help(words.say("cli-arg-rule").into_owned()))
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(words.say("cli-arg-json").into_owned()),
        )
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let json = args.get_flag("json");
    let Some(name) = text(args, "rule") else {
        if json {
            let all = RULES.iter().map(|r| to_value(r, terminal.lang)).collect();
            terminal.json(&serde_json::Value::Array(all));
        } else {
            terminal.answer(&explain_all(terminal.lang));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(found) = rule(name) else {
        let words = terminal.words();
        let mut said = words.say_with("cli-no-rule", &[("rule", Given::Text(name))]);
        if let Some(near) = nearest(name, RULES.iter().map(|r| r.id)) {
            said.push(' ');
            said.push_str(&words.say_with("cli-did-you-mean", &[("word", Given::Text(near))]));
        }
        terminal.fault_text(&said);
        return Ok(ExitCode::from(2));
    };
    if json {
        terminal.json(&to_value(found, terminal.lang));
    } else {
        terminal.answer(&explain(found, terminal.lang));
    }
    Ok(ExitCode::SUCCESS)
}
