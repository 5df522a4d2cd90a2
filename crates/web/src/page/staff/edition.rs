//! `/staff/editions`: every edition with whoever published it. It is read here and changed nowhere on the site.

use axum::response::Response;
use zalog_app::edition::{self, EditionView};
use zalog_words::Arg;

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::page::day;
use crate::view::frame::{Page, Reader};
use crate::view::staff::{EditionsLine, EditionsPage};

/// GET `/staff/editions`
pub async fn editions(ask: Ask) -> Result<Response, Fault> {
    ask.member().await?;
    let list = ask.run(|app, _| edition::list(app)).await?;
    let (words, links) = (ask.words(), ask.links());
    let line = |edition: &EditionView| {
        let number = edition.number.to_string();
        Ok::<_, Fault>(EditionsLine {
            name: words.say_with("site-edition-name", &[("number", Arg::Text(&number))]),
            href: links.version(edition.id),
            published: day(&ask, edition.published_at)?,
            effective: day(&ask, edition.effective_at)?,
            author: edition.author.clone().unwrap_or_else(|| words.say("editions-operator").into_owned()),
        })
    };
    page(&EditionsPage {
        editions: list.iter().map(line).collect::<Result<_, _>>()?,
        page: Page::new(&ask, Reader::Staff, words.say("editions-title")).at(&links.staff_editions()),
    })
}
