//! Every number and term of every text is read back and found in the declaration, in the engine's own declaration or in a
//! law pack. The texts are read by a scanner that knows nothing of how they are made.

use std::collections::BTreeSet;

use zalog_law::Jurisdiction;
use zalog_policy::document::{self, Document};
use zalog_policy::model::Policy;
use zalog_words::Lang;

use super::scan::{Found, scan};
use super::{OPERATORS, documents, example, root};

/// The lives of the cookies the engine sets whatever a file says (docs/language.md): thirty days and twelve months.
const ENGINE_COOKIES: [(u32, &str); 2] = [(30, "day"), (12, "month")];

/// What may stand in a text: all that its sources say.
struct Sources {
    found: Found,
    text: String,
}

fn sources(declaration: &str, laws: &[Jurisdiction]) -> Sources {
    let mut text = declaration.to_owned();
    text.push_str(&std::fs::read_to_string(root().join("crates/policy/src/engine.kdl")).unwrap());
    for law in laws {
        let path = root().join("laws").join(law.code()).join("pack.kdl");
        text.push_str(&std::fs::read_to_string(path).unwrap());
    }
    let mut found = scan(&text);
    found.terms.extend(ENGINE_COOKIES);
    found.terms.extend(ages(&text));
    Sources { found, text: text.to_lowercase() }
}

/// Ages in full years: `сам=18`, `вместе=14`, `моложе=14`.
fn ages(text: &str) -> Vec<(u32, &'static str)> {
    let keys = ["сам", "вместе", "моложе", "alone", "together", "under"];
    text.split_whitespace()
        .filter_map(|word| word.split_once('='))
        .filter(|(key, _)| keys.contains(key))
        .filter_map(|(_, age)| Some((age.parse().ok()?, "year")))
        .collect()
}

impl Sources {
    /// What a text says and no source does.
    fn unfounded(&self, text: &str) -> Vec<String> {
        let said = scan(text);
        let mut wrong: Vec<String> = Vec::new();
        let known = &self.found;
        // The parts of a day are no numbers of their own, nor is what stands in an address.
        let in_days: BTreeSet<String> = said
            .days
            .iter()
            .flat_map(|day| day.split('-'))
            .flat_map(|part| [part.to_owned(), part.trim_start_matches('0').to_owned()])
            .collect();
        let of_terms: BTreeSet<String> = known.terms.iter().map(|(amount, _)| amount.to_string()).collect();
        for number in &said.numbers {
            let in_host = said.hosts.iter().any(|host| host.contains(number.as_str()));
            let ok = known.numbers.contains(number)
                || of_terms.contains(number)
                || in_host
                || in_days.contains(number);
            if !ok {
                wrong.push(format!("number {number}"));
            }
        }
        wrong.extend(
            said.terms.difference(&known.terms).map(|(amount, unit)| format!("term {amount} {unit}")),
        );
        wrong.extend(said.days.difference(&known.days).map(|day| format!("day {day}")));
        for host in &said.hosts {
            // The bare form and that with www answer alike.
            let bare = host.strip_prefix("www.").unwrap_or(host);
            if !self.text.contains(bare) {
                wrong.push(format!("host {host}"));
            }
        }
        wrong.extend(said.words.difference(&known.words).map(|number| format!("word for {number}")));
        wrong
    }

    fn check(&self, text: &Document) -> Vec<String> {
        text.sentences()
            .into_iter()
            .map(document::Sentence::plain)
            .flat_map(|sentence| {
                self.unfounded(&sentence).into_iter().map(move |what| format!("{what} in: {sentence}"))
            })
            .collect()
    }
}

fn read_back(name: &str, declaration: &str, policy: &Policy) {
    let sources = sources(declaration, &policy.laws);
    let mut wrong = Vec::new();
    let mut read = 0;
    for lang in Lang::ALL {
        for (document, text) in documents(policy, lang) {
            read += text.sentences().len();
            wrong.extend(
                sources.check(&text).into_iter().map(|what| format!("{document} {}: {what}", lang.code())),
            );
        }
        // The register as a table says the same; its first column counts the lines.
        for line in document::register_csv(policy, lang, false).lines() {
            let line = line.split_once(',').map_or(line, |(_, rest)| rest);
            wrong.extend(
                sources.unfounded(line).into_iter().map(|what| format!("csv {}: {what}", lang.code())),
            );
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(read > 500, "{name}: {read} sentences");
    assert!(wrong.is_empty(), "{name}: said in a text and in no source:\n{}", wrong.join("\n"));
}

#[test]
fn every_number_and_term_of_every_text_has_a_source() {
    for name in OPERATORS {
        let (text, policy) = example(name);
        read_back(name, &text, &policy);
    }
}

/// The reading itself: a text with one term, number, day, host or word changed is found out.
#[test]
fn a_made_up_number_is_found() {
    let (text, policy) = example("smile");
    let sources = sources(&text, &policy.laws);
    for said in
        ["Храним 30 дней.", "10 рабочих дней (ч. 1 ст. 20 152-ФЗ)", "smileprogress.ru", "10 working days"]
    {
        assert_eq!(sources.unfounded(said), Vec::<String>::new(), "{said}");
    }
    for (said, found) in [
        ("Храним 31 день.", "term 31 day"),
        ("в течение тридцати двух дней", "term 32 day"),
        ("within eleven working days", "term 11 working-day"),
        ("10 рабочих недель", "term 70 day"),
        ("ст. 977", "number 977"),
        ("с 16 декабря 2026 г.", "day 2026-12-16"),
        ("посетите smileprogress.com", "host smileprogress.com"),
        ("в семнадцати случаях", "word for 17"),
    ] {
        assert!(sources.unfounded(said).iter().any(|w| w == found), "{said}: {:?}", sources.unfounded(said));
    }
}
