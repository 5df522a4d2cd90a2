//! The queue.

use askama::Template;

use crate::view::field::Choice;
use crate::view::message::Button;
use crate::view::{Page, Phrase};

/// A case of the queue.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Number.
    pub number: String,
    /// Where to.
    pub href: String,
    /// Form.
    pub form: Phrase,
    /// Role that is told.
    pub role: Phrase,
    /// State: class.
    pub state: &'static str,
    /// State: words.
    pub state_text: String,
    /// When it was opened.
    pub opened: String,
    /// Host.
    pub host: String,
}

/// A failed job.
#[derive(Debug, Clone)]
pub struct FailedJob {
    /// Kind.
    pub kind: String,
    /// Tries again.
    pub button: Button,
}

/// A list of a filter.
#[derive(Debug, Clone)]
pub struct Select {
    /// Name and, with `f-` before it, id.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// Options.
    pub choices: Vec<Choice>,
}

/// A part of the bar over all cases, and its row in the table below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// State: class.
    pub state: &'static str,
    /// Words.
    pub text: String,
    /// How many, in words.
    pub number: String,
    /// Where it begins, thousandths of the whole.
    pub at: u64,
    /// How wide it is, thousandths of the whole.
    pub width: u64,
}

impl Bar {
    /// Lays parts side by side: what each is of the whole, to a thousandth; together they are never more than the whole.
    #[must_use]
    pub fn row(parts: Vec<(&'static str, String, u64, String)>) -> Vec<Self> {
        let whole = parts.iter().fold(0_u64, |sum, (_, _, count, _)| sum.saturating_add(*count));
        let edge = |count: u64| count.saturating_mul(1000).checked_div(whole).unwrap_or(0);
        let mut before = 0_u64;
        parts
            .into_iter()
            .map(|(state, text, count, number)| {
                let at = edge(before);
                before = before.saturating_add(count);
                Self { state, text, number, at, width: edge(before).saturating_sub(at) }
            })
            .collect()
    }
}

/// The queue.
#[derive(Template)]
#[template(path = "staff_queue.html")]
pub struct QueuePage {
    /// Frame.
    pub page: Page,
    /// Whether the member may read acts.
    pub acts: bool,
    /// Roles of the member that wait for an undertaking.
    pub held: Option<String>,
    /// Whether the member may read who has not accepted an edition.
    pub unaccepted: bool,
    /// Who is signed in.
    pub login: String,
    /// How many stand in each state.
    pub bars: Vec<Bar>,
    /// What is wrong with the filter or the number.
    pub wrong: Vec<String>,
    /// Where both searches go (GET).
    pub action: String,
    /// Language that the address chose, to be kept.
    pub lang: Option<&'static str>,
    /// The number that was typed.
    pub number: String,
    /// Filters.
    pub selects: Vec<Select>,
    /// Whether anything but what waits is asked for.
    pub filtered: bool,
    /// What the list is.
    pub heading: String,
    /// The cases of this page.
    pub cases: Vec<CaseLine>,
    /// The next page.
    pub next: Option<String>,
    /// Undeclared fields from outside: form, day, how many.
    pub dropped: Vec<(String, String, String)>,
    /// Jobs that failed for good.
    pub failed: Vec<FailedJob>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_bar_fill_it_and_no_more() {
        let parts = |counts: &[u64]| {
            Bar::row(counts.iter().map(|count| ("new", String::new(), *count, String::new())).collect())
        };
        let said = |counts: &[u64]| parts(counts).iter().map(|bar| (bar.at, bar.width)).collect::<Vec<_>>();
        assert_eq!(said(&[1, 1, 2]), [(0, 250), (250, 250), (500, 500)]);
        assert_eq!(said(&[1, 1, 1]), [(0, 333), (333, 333), (666, 334)]);
        assert_eq!(said(&[0, 0]), [(0, 0), (0, 0)]);
        assert_eq!(said(&[0, 5]), [(0, 0), (0, 1000)]);
    }
}
