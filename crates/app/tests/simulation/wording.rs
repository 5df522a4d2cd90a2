//! The declaration as it is reworded from edition to edition, by editing its text: a purpose keeps longer or shorter, uses
//! an item more or less, is dropped or brought back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zalog_app::edition;
use zalog_policy::model::Policy;
use zalog_policy::{LoadError, Loader, compile};

use crate::dice::Dice;

/// Days of a term, when it is reworded.
const DAYS: [u32; 6] = [3, 20, 45, 120, 500, 1_500];

#[derive(Clone)]
pub struct Wording {
    base: String,
    number: u32,
    /// The later day from which it holds.
    from: Option<Date>,
    /// People are told by letter, and are bound only if they agree.
    mails: bool,
    agreed: bool,
    /// The purpose that is left out.
    dropped: Option<String>,
    /// Items that a purpose uses besides, or no more.
    other: BTreeSet<(String, String)>,
    /// Days of a term, by the purpose and the first word of its line.
    days: BTreeMap<(String, String), u32>,
}

struct One(String);

impl Loader for One {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into_bytes()) } else { Err(LoadError::NotFound) }
    }
}

impl Wording {
    pub fn of(base: &str) -> Self {
        Self {
            base: base.to_owned(),
            number: 1,
            from: None,
            mails: true,
            agreed: false,
            dropped: None,
            other: BTreeSet::new(),
            days: BTreeMap::new(),
        }
    }

    /// The same without letters: people are told in the cabinet only.
    pub fn without_letters(self) -> Self {
        Self { mails: false, ..self }
    }

    /// Purposes by the operator's own names, with the items they use: those that use something of what an account has, so that
    /// there are people whom it concerns.
    fn purposes(&self) -> Vec<(String, BTreeSet<String>)> {
        let mut purposes: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in self.base.lines() {
            if let Some(name) = line.strip_prefix("цель ").and_then(|rest| rest.split_whitespace().next())
            {
                purposes.push((name.to_owned(), BTreeSet::new()));
            }
            if let (Some((_, items)), Some(uses)) = (purposes.last_mut(), line.strip_prefix("    данные "))
                && items.is_empty()
            {
                items.extend(uses.split_whitespace().map(str::to_owned));
            }
        }
        let account = purposes.iter().find(|(name, _)| name == "кабинет").map(|(_, items)| items.clone());
        let account = account.unwrap_or_default();
        purposes.retain(|(_, items)| !items.is_disjoint(&account));
        purposes
    }

    /// Another wording under a number of its own, from a day on, and what it says otherwise.
    pub fn reworded(&self, dice: &mut Dice, number: u32, from: Option<Date>) -> Option<(Self, String)> {
        let mut next = Self { number, from, ..self.clone() };
        let purposes = self.purposes();
        let (purpose, _) = dice.pick(&purposes)?.clone();
        let said = match dice.below(16) {
            10..13 => {
                next.mails = !next.mails;
                "letters come or go".to_owned()
            }
            13 => {
                next.agreed = !next.agreed;
                "consent to changes comes or goes".to_owned()
            }
            0..2 if next.dropped.is_none() => {
                next.dropped = Some(purpose.clone());
                format!("{purpose} is dropped")
            }
            0..4 if next.dropped.is_some() => format!("{} is back", next.dropped.take()?),
            0..5 | 14..16 => {
                let line = (*dice.pick(&["срок", "предел"])?).to_owned();
                let days = *dice.pick(&DAYS)?;
                next.days.insert((purpose.clone(), line.clone()), days);
                format!("{purpose}: {line} {days}")
            }
            _ => {
                let items: Vec<&String> = purposes.iter().flat_map(|(_, items)| items).collect();
                let item = (*dice.pick(&items)?).clone();
                let place = (purpose.clone(), item.clone());
                if !next.other.insert(place.clone()) {
                    next.other.remove(&place);
                }
                format!("{purpose}: {item} comes or goes")
            }
        };
        (next.text() != Self { number, from, ..self.clone() }.text()).then_some((next, said))
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut within: Option<String> = None;
        for line in self.base.lines() {
            if let Some(rest) = line.strip_prefix("цель ") {
                within = rest.split_whitespace().next().map(str::to_owned);
            }
            let said = match &within {
                Some(purpose) if self.dropped.as_ref() == Some(purpose) => None,
                Some(purpose) => Some(self.inside(purpose, line)),
                None => self.outside(line),
            };
            if line == "}" {
                within = None;
            }
            text.extend(said.into_iter().flat_map(|line| [line, "\n".to_owned()]));
        }
        text
    }

    fn inside(&self, purpose: &str, line: &str) -> String {
        let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        match words.first().map(String::as_str) {
            Some("данные") => {
                for (_, item) in self.other.iter().filter(|(of, _)| of == purpose) {
                    match words.iter().position(|word| word == item) {
                        Some(at) => drop(words.remove(at)),
                        None => words.push(item.clone()),
                    }
                }
            }
            Some(first @ ("срок" | "предел")) if words[1].parse::<u32>().is_ok() => {
                let days = self.days.get(&(purpose.to_owned(), first.to_owned()));
                if let Some(days) = days {
                    words.splice(1..3, [days.to_string(), "дней".to_owned()]);
                }
            }
            _ => return line.to_owned(),
        }
        words.join(" ")
    }

    fn outside(&self, line: &str) -> Option<String> {
        if line.trim_start().starts_with("редакция 1 ") {
            let day = |day: Date| format!("действует=\"{}\" ", day.strftime("%d.%m.%Y"));
            let day = self.from.map_or_else(String::new, day);
            return Some(line.replace("редакция 1 ", &format!("редакция {} {day}", self.number)));
        }
        if line.trim_start().starts_with("изменения ") && self.agreed {
            return Some(line.replace("согласие=не-нужно", "согласие=нужно"));
        }
        if line.trim_start().starts_with("известить ") && !self.mails {
            return Some(line.replace(" почтой", ""));
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let (Some("предложить" | "для"), Some(dropped)) = (words.first().copied(), self.dropped.as_ref())
        else {
            return Some(line.to_owned());
        };
        let left: Vec<&str> = words.iter().copied().filter(|word| word != dropped).collect();
        let names = left.iter().skip(1).any(|word| !word.contains('='));
        names.then(|| left.join(" "))
    }

    /// The declaration and its bytes as they are stored, if such a one can be declared.
    pub fn compiled(&self) -> Option<(Policy, String)> {
        let compiled = compile(&One(self.text()));
        let stored = edition::declaration(&compiled);
        let policy = compiled.policy?;
        Some((policy, stored))
    }
}
