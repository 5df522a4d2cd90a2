//! The demo's own host: the sites, and the letters that would have been sent.

use axum::response::Response;
use jiff::tz::TimeZone;
use serde::Serialize;
use zalog_app::Letter;
use zalog_words::instant;

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::{json, page};
use crate::hub::{Demo, DemoSite};
use crate::view::demo::{DemoOperator, DemoPage, LetterView, OutboxPage};
use crate::view::frame::{Page, Reader};
use crate::view::text::Escaped;
use crate::view::{Html, Phrase};

fn demo(ask: &Ask) -> Result<&Demo, Fault> {
    ask.hub().demo.as_ref().ok_or(Fault::Misdirected)
}

fn frame(ask: &Ask, title: &str) -> Page {
    Page { class: "demo", ..Page::new(ask, Reader::Unknown, title) }
}

/// `/`
pub async fn index(ask: Ask) -> Result<Response, Fault> {
    let mut operators: Vec<(&str, DemoOperator)> = Vec::new();
    for site in &demo(&ask)?.sites {
        let line = (Phrase::plain(site.title.as_str()), format!("{}{}", site.url, ask.links().home()));
        match operators.iter_mut().find(|(slug, _)| *slug == site.operator) {
            Some((_, operator)) => operator.sites.push(line),
            None => operators.push((&site.operator, operator(&ask, site, line))),
        }
    }
    let operators = operators.into_iter().map(|(_, operator)| operator).collect();
    page(&DemoPage { page: frame(&ask, &ask.words().say("site-demo")), operators })
}

fn operator(ask: &Ask, site: &DemoSite, line: (Phrase, String)) -> DemoOperator {
    let app = ask.hub().operators.iter().find(|app| app.slug() == site.operator);
    let name = app.map(|app| app.known_policy()).map(|policy| {
        let name = policy.operator.short.as_ref().unwrap_or(&policy.operator.name);
        Phrase::of(name, ask.lang())
    });
    DemoOperator {
        name: name.unwrap_or_else(|| Phrase::plain(site.operator.as_str())),
        sites: vec![line],
        staff_href: format!("{}{}", site.url, ask.links().staff()),
        staff: site.staff.clone(),
        people: site.people.clone(),
    }
}

/// `/sites.json`
pub async fn sites(ask: Ask) -> Result<Response, Fault> {
    json(&demo(&ask)?.sites)
}

/// A letter in `/outbox.json`.
#[derive(Serialize)]
struct LetterJson {
    at: String,
    to: String,
    subject: String,
    text: String,
    operator: String,
}

/// All letters, newest first.
fn letters(ask: &Ask) -> Result<Vec<Letter>, Fault> {
    let mut letters = (demo(ask)?.letters)();
    letters.sort_by_key(|letter| std::cmp::Reverse(letter.at));
    Ok(letters)
}

/// `/outbox.json`, oldest first.
pub async fn outbox_json(ask: Ask) -> Result<Response, Fault> {
    let one = |l: Letter| LetterJson {
        at: l.at.to_string(),
        to: l.to,
        subject: l.subject,
        text: l.text,
        operator: l.operator,
    };
    json(&letters(&ask)?.into_iter().rev().map(one).collect::<Vec<_>>())
}

/// `/outbox`
pub async fn outbox(ask: Ask) -> Result<Response, Fault> {
    let lang = ask.lang();
    let one = |letter: Letter| LetterView {
        at: instant(lang, letter.at, &TimeZone::UTC),
        to: letter.to,
        subject: letter.subject,
        operator: letter.operator,
        text: linked(&letter.text),
    };
    let letters = letters(&ask)?.into_iter().map(one).collect();
    page(&OutboxPage { page: frame(&ask, &ask.words().say("site-demo-outbox")), letters })
}

/// A text whose addresses are links.
fn linked(text: &str) -> Html {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find("http://").or_else(|| rest.find("https://")) {
        let (before, after) = rest.split_at(at);
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let (address, tail) = after.split_at(end);
        let bare = address.trim_end_matches(['.', ',', ';', ')', '»']);
        let (address, dropped) = address.split_at(bare.len());
        out.push_str(&format!(
            "{}<a href=\"{1}\">{1}</a>{2}",
            Escaped(before),
            Escaped(address),
            Escaped(dropped)
        ));
        rest = tail;
    }
    out.push_str(&Escaped(rest).to_string());
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_letters_are_links() {
        assert_eq!(
            linked("<a> http://a.localhost/b?c=d&e, конец\nhttps://x.example/").0,
            "&lt;a&gt; <a href=\"http://a.localhost/b?c=d&amp;e\">http://a.localhost/b?c=d&amp;e</a>, конец\n\
             <a href=\"https://x.example/\">https://x.example/</a>"
        );
        assert_eq!(linked("нет").0, "нет");
    }
}
