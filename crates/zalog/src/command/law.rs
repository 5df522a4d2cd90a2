//! `zalog law JURISDICTION`: a law pack for a person to read; with `--when` and `--from` it counts a term and says by which
//! rule and article.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use zalog_law::{Certainty, Due, Jurisdiction, Limit, Pack, Span, Term, Texts, Validity, packs};
use zalog_words::{Arg as Given, Case, Lang, Words, number, span};

use super::{Outcome, text};
use crate::terminal::Terminal;

/// The words of the command line.
pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    Command::new("law")
        .about(say("cli-law-about"))
        .arg(Arg::new("jurisdiction").required(true).help(say("cli-arg-jurisdiction")))
        .arg(Arg::new("when").long("when").help(say("cli-arg-when")))
        .arg(Arg::new("from").long("from").requires("when").help(say("cli-arg-from")))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(say("cli-arg-json")))
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let packs = packs().as_ref().map_err(Clone::clone)?;
    let name = text(args, "jurisdiction").unwrap_or("");
    let Some(jurisdiction) = Jurisdiction::from_name(name) else {
        terminal.fault_text(&terminal.words().say_with("cli-no-law", &[("name", Given::Text(name))]));
        return Ok(ExitCode::from(2));
    };
    let page = Page { pack: packs.of(jurisdiction), words: terminal.words(), lang: terminal.lang };
    let Some(what) = text(args, "when") else {
        if args.get_flag("json") {
            terminal.json(&page.value());
        } else {
            terminal.answer(&page.whole());
        }
        return Ok(ExitCode::SUCCESS);
    };
    let zone = TimeZone::get(&page.pack.zone)?;
    let Some(from) = text(args, "from").and_then(|from| instant(from, &zone)) else {
        terminal.fault_text(&terminal.words().say("cli-law-from"));
        return Ok(ExitCode::from(2));
    };
    let terms = page.pack.terms_meant(what, zone.to_datetime(from).date());
    if terms.is_empty() {
        terminal.fault_text(&terminal.words().say_with("cli-law-no-term", &[("what", Given::Text(what))]));
        return Ok(ExitCode::FAILURE);
    }
    if args.get_flag("json") {
        terminal.json(&Value::Array(terms.iter().map(|t| page.counted_value(t, from, &zone)).collect()));
    } else {
        for term in terms {
            terminal.answer(&page.counted(term, from, &zone));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// An instant with its offset, or noon of a local day.
fn instant(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(instant) = typed.parse() {
        return Some(instant);
    }
    let date: Date = typed.parse().ok()?;
    zone.to_zoned(date.at(12, 0, 0, 0)).ok().map(|zoned| zoned.timestamp())
}

/// One pack as a person reads it.
struct Page {
    pack: &'static Pack,
    words: &'static Words,
    lang: Lang,
}

impl Page {
    fn of<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.get(self.lang.code())
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key).into_owned()
    }

    fn length(&self, length: Span) -> String {
        span(self.lang, length.amount, length.unit.code(), Case::Nominative)
    }

    /// A mark behind what is not sure.
    fn mark(&self, certainty: Certainty) -> String {
        match certainty {
            Certainty::Sure => String::new(),
            Certainty::Likely => format!(" [{}]", self.say("cli-law-likely")),
            Certainty::Check => format!(" [{}]", self.say("cli-law-check")),
        }
    }

    fn validity(&self, validity: Validity) -> String {
        let mut out = String::new();
        if let Some(from) = validity.from {
            let _ = write!(out, ", {} {from}", self.say("cli-law-valid-from"));
        }
        if let Some(to) = validity.to {
            let _ = write!(out, ", {} {to}", self.say("cli-law-valid-to"));
        }
        out
    }

    fn limit(&self, term: &Term) -> String {
        let limit = match term.limit {
            Limit::Within(length) => self.length(length),
            Limit::DayOfNextMonth(day) => {
                self.words.say_with("cli-law-day", &[("day", Given::Number(i64::from(day)))])
            }
            Limit::Before => self.say("cli-law-before"),
            Limit::Always => self.say("cli-law-always"),
            Limit::Unknown => self.say("cli-law-unknown"),
        };
        match term.extension {
            Some(more) => format!("{limit} (+ {})", self.length(more)),
            None => limit,
        }
    }

    fn heading(&self, out: &mut String, key: &str) {
        let _ = writeln!(out, "\n{}\n", self.say(key));
    }

    fn whole(&self) -> String {
        let pack = self.pack;
        let mut out = format!(
            "{}\n{}: {} · {}: {}\n",
            self.of(&pack.law.full),
            self.say("cli-law-regulator"),
            self.of(&pack.regulator.full),
            self.say("cli-law-as-of"),
            pack.as_of
        );
        self.heading(&mut out, "cli-law-terms");
        for term in &pack.terms {
            let off = if term.enabled { String::new() } else { format!(" [{}]", self.say("cli-law-off")) };
            let _ = writeln!(
                out,
                "  {}: {}{}{off}\n      {}\n      {} · {}{}",
                term.id,
                self.limit(term),
                self.mark(term.certainty),
                self.of(&term.name),
                term.trigger,
                self.of(&term.article),
                self.validity(term.validity)
            );
            if let Some(does) = &term.does {
                let _ = writeln!(out, "      {}", self.of(does));
            }
        }
        self.heading(&mut out, "cli-law-bases");
        for basis in &pack.bases {
            self.row(&mut out, &basis.slug, &basis.name, &basis.article, basis.certainty);
        }
        for special in &pack.specials {
            self.row(&mut out, &special.slug, &special.name, &special.article, special.certainty);
        }
        self.heading(&mut out, "cli-law-rights");
        for right in &pack.rights {
            let term = right.term.as_deref().map(|t| format!(" → {t}")).unwrap_or_default();
            let slug = format!("{}{term}", right.slug);
            self.row(&mut out, &slug, &right.name, &right.article, Certainty::Sure);
        }
        self.heading(&mut out, "cli-law-holds");
        for hold in &pack.holds {
            let slug = format!("{} ({}), {}", hold.slug, hold.keyword, self.length(hold.span));
            self.row(&mut out, &slug, &hold.name, &hold.article, hold.certainty);
        }
        self.heading(&mut out, "cli-law-documents");
        for document in &pack.documents {
            let valid = self.validity(document.validity);
            let _ = writeln!(
                out,
                "  {}: {}{}\n      {}{valid}",
                document.slug,
                self.of(&document.name),
                self.mark(document.certainty),
                self.of(&document.article)
            );
            for (at, field) in document.fields.iter().enumerate() {
                let mark = self.mark(field.certainty);
                let _ = writeln!(out, "      {}. {}{mark}", at + 1, self.of(&field.name));
            }
        }
        self.heading(&mut out, "cli-law-fines");
        for fine in &pack.fines {
            let sum = |n: u64| number(self.lang, i64::try_from(n).unwrap_or(i64::MAX));
            let currency = fine.currency.as_deref().unwrap_or("");
            let mut range = match (fine.at_least, fine.at_most) {
                (Some(least), Some(most)) => format!("{}–{} {currency}", sum(least), sum(most)),
                (None, Some(most)) => format!("≤ {} {currency}", sum(most)),
                _ => self.say("cli-law-unknown"),
            };
            if let Some(share) = &fine.of_turnover {
                let _ = write!(range, ", {share} {}", self.say("cli-law-turnover"));
            }
            if let Some((least, most)) = fine.repeat {
                let _ =
                    write!(range, ", {} {}–{} {currency}", self.say("cli-law-repeat"), sum(least), sum(most));
            }
            let slug = format!("{}: {range}", fine.id);
            self.row(&mut out, &slug, &fine.name, &fine.article, fine.certainty);
        }
        self.heading(&mut out, "cli-law-calendar");
        for (year, data) in pack.calendar.years() {
            let mark = self.mark(data.certainty);
            let days = self
                .words
                .say_with("cli-law-workdays", &[("count", Given::Number(i64::from(data.workdays)))]);
            let _ = writeln!(out, "  {year}: {days}{mark} · {}", data.source);
        }
        if pack.calendar.years().next().is_none() {
            let _ = writeln!(out, "  {}", self.say("cli-law-no-calendar"));
        }
        out
    }

    fn row(&self, out: &mut String, slug: &str, name: &Texts, article: &Texts, certainty: Certainty) {
        let (name, article, mark) = (self.of(name), self.of(article), self.mark(certainty));
        let _ = writeln!(out, "  {slug}: {name}{mark} · {article}");
    }

    fn day(&self, due: &Due, term: &Term, zone: &TimeZone) -> String {
        let hours = term.span().is_some_and(|s| s.unit == zalog_law::Unit::Hour);
        if hours { due.legal.to_zoned(zone.clone()).to_string() } else { due.last_day.to_string() }
    }

    /// A term counted from an instant, in a few lines.
    fn counted(&self, term: &Term, from: Timestamp, zone: &TimeZone) -> String {
        let mut out = format!(
            "{}: {}{}\n  {}: {} · {}\n",
            term.id,
            self.of(&term.name),
            self.mark(term.certainty),
            self.say("cli-law-rule"),
            self.limit(term),
            self.of(&term.article)
        );
        let calendar = &self.pack.calendar;
        let Some(due) = term.due(from, zone, calendar).filter(|_| term.enabled) else {
            let _ = writeln!(out, "  {}", self.say("cli-law-no-clock"));
            return out;
        };
        let _ = writeln!(out, "  {}: {}", self.say("cli-law-last-day"), self.day(&due, term, zone));
        let _ = writeln!(out, "  {}: {}", self.say("cli-law-plan"), due.plan);
        if let Some(extended) = term.extended(&due, zone, calendar) {
            let _ = writeln!(out, "  {}: {}", self.say("cli-law-extended"), self.day(&extended, term, zone));
        }
        if due.provisional {
            let _ = writeln!(out, "  {}", self.say("cli-law-provisional"));
        } else if due.certainty != Certainty::Sure {
            let mark = self.mark(due.certainty);
            let _ = writeln!(out, "  {}{mark}", self.say("cli-law-calendar-is"));
        }
        out
    }

    fn counted_value(&self, term: &Term, from: Timestamp, zone: &TimeZone) -> Value {
        let due = term.due(from, zone, &self.pack.calendar).filter(|_| term.enabled);
        let extended = due.and_then(|due| term.extended(&due, zone, &self.pack.calendar));
        let value = |due: Due| {
            json!({
                "legal": due.legal.to_string(),
                "lastDay": due.last_day.to_string(),
                "plan": due.plan.to_string(),
                "provisional": due.provisional,
                "certainty": due.certainty.code(),
            })
        };
        json!({
            "term": term.id,
            "name": self.of(&term.name),
            "article": self.of(&term.article),
            "certainty": term.certainty.code(),
            "due": due.map(value),
            "extended": extended.map(value),
        })
    }

    fn value(&self) -> Value {
        let pack = self.pack;
        json!({
            "jurisdiction": pack.jurisdiction.code(),
            "asOf": pack.as_of.to_string(),
            "law": self.of(&pack.law.full),
            "terms": pack.terms.iter().map(|t| json!({
                "id": t.id,
                "name": self.of(&t.name),
                "article": self.of(&t.article),
                "trigger": t.trigger,
                "limit": t.span().map(|s| s.to_string()),
                "extension": t.extension.map(|s| s.to_string()),
                "does": t.does.as_ref().map(|d| self.of(d)),
                "certainty": t.certainty.code(),
                "enabled": t.enabled,
            })).collect::<Vec<_>>(),
            "documents": pack.documents.iter().map(|d| json!({
                "slug": d.slug,
                "name": self.of(&d.name),
                "article": self.of(&d.article),
                "fields": d.fields.iter().map(|f| json!({
                    "slug": f.slug, "name": self.of(&f.name), "certainty": f.certainty.code(),
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "fines": pack.fines.iter().map(|f| json!({
                "id": f.id,
                "name": self.of(&f.name),
                "article": self.of(&f.article),
                "atLeast": f.at_least,
                "atMost": f.at_most,
                "currency": f.currency,
                "certainty": f.certainty.code(),
            })).collect::<Vec<_>>(),
            "calendar": pack.calendar.years().map(|(year, data)| json!({
                "year": year, "workdays": data.workdays, "certainty": data.certainty.code(),
            })).collect::<Vec<_>>(),
        })
    }
}
