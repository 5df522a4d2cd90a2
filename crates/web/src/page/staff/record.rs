//! `/staff/documents`: the notices to the regulator, the register of processing, the list of data; to read and to take.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use zalog_app::{edition, staff};
use zalog_policy::document::REGISTER;

use crate::http::ask::{Ask, Staff};
use crate::http::fault::Fault;
use crate::http::respond::{file, page};
use crate::page::paper;
use crate::view::document::{contents, html};
use crate::view::form::Aside;
use crate::view::frame::{Page, Reader};
use crate::view::staff::{RecordPage, RecordsPage};

/// GET `/staff/documents`
pub async fn records(ask: Ask) -> Result<Response, Fault> {
    let Staff { member, .. } = ask.member().await?;
    let lang = ask.lang();
    let named = ask
        .run(move |app, _| {
            let names = staff::records(app, &member)?;
            let title = |name: String| {
                let title = staff::record(app, &member, &name, lang)?.title.plain();
                Ok((name, title))
            };
            names.into_iter().map(title).collect::<Result<Vec<_>, zalog_app::AppError>>()
        })
        .await?;
    let (words, links) = (ask.words(), ask.links());
    let documents = named.into_iter().map(|(name, text)| Aside { href: links.staff_record(&name, ""), text });
    page(&RecordsPage {
        documents: documents.collect(),
        page: Page::new(&ask, Reader::Staff, words.say("rec-page-title")).at(&links.staff_records()),
    })
}

/// The name of a document as its address has it: a hyphen for the stroke.
fn named(text: &str) -> String {
    let parts = ["notice", "undertaking"].into_iter().find_map(|kind| {
        let rest = text.strip_prefix(kind)?.strip_prefix('-')?;
        Some(format!("{kind}/{rest}"))
    });
    parts.unwrap_or_else(|| text.to_owned())
}

/// GET `/staff/documents/{name}`, and with `.md`, `.txt`, `.pdf` or, for the register, `.csv`.
pub async fn record(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    let Staff { member, .. } = ask.member().await?;
    let (typed, ending) =
        name.split_once('.').map_or((name.as_str(), None), |(name, ending)| (name, Some(ending)));
    let (name, lang) = (named(typed), ask.lang());
    if ending == Some("csv") && name == REGISTER {
        let csv = ask.run(move |app, _| staff::register_csv(app, &member, lang)).await?;
        let mut answer = file(StatusCode::OK, "text/csv; charset=utf-8; header=present", csv);
        let kept = HeaderValue::from_static("attachment; filename=\"ropa.csv\"");
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, kept);
        return Ok(answer);
    }
    let wanted = name.clone();
    let (document, mut published) = ask
        .run(move |app, _| {
            let document = staff::record(app, &member, &wanted, lang)?;
            Ok((document, edition::document(app, None, "policy", lang)?))
        })
        .await?;
    let links = ask.links();
    if let Some(ending) = ending {
        published.markdown = document.markdown();
        published.document = document;
        return paper::form(&ask, published, ending, links.staff_record(&name, "")).await;
    }
    let mut forms = paper::links(&ask, |ending| links.staff_record(&name, &format!(".{ending}")));
    if name == REGISTER {
        forms.push(Aside { href: links.staff_record(&name, ".csv"), text: "CSV".to_owned() });
    }
    let title = document.title.plain();
    page(&RecordPage {
        page: Page::new(&ask, Reader::Staff, title.clone()),
        title,
        text_lang: document.lang.code(),
        contents: contents(&document),
        text: html(&document, links),
        forms,
    })
}
