//! A published text in its other forms: CommonMark, plain text, PDF.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use zalog_app::edition::Published;
use zalog_policy::document::{Issue, Sheet, sheet};

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::{file, see_other};
use crate::view::form::Aside;

const MARKDOWN: &str = "text/markdown; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Links to the forms; `address` knows where an ending stands. PDF is offered where it can be set.
pub fn links(ask: &Ask, address: impl Fn(&str) -> String) -> Vec<Aside> {
    let pdf = ask.hub().press.is_some().then_some(("pdf", "PDF"));
    let text = ask.words().say("site-plain-text");
    let all = pdf.into_iter().chain([("md", "Markdown"), ("txt", &*text)]);
    all.map(|(ending, text)| Aside { href: address(ending), text: text.to_owned() }).collect()
}

/// The text in the form an ending names. Where PDF cannot be set, the person is led to `instead`.
///
/// # Errors
/// [`Fault::NotFound`] for any other ending.
pub async fn form(ask: &Ask, published: Published, ending: &str, instead: String) -> Result<Response, Fault> {
    match ending {
        "md" => Ok(file(StatusCode::OK, MARKDOWN, published.markdown)),
        "txt" => Ok(file(StatusCode::OK, TEXT, published.document.text())),
        "pdf" => {
            let name = format!("{}-{}.pdf", published.edition.number, published.lang.code());
            Ok(match set(ask, published).await? {
                Some(pdf) => as_file(&name, pdf),
                None => see_other(&instead),
            })
        }
        _ => Err(Fault::NotFound),
    }
}

async fn set(ask: &Ask, published: Published) -> Result<Option<Bytes>, Fault> {
    let Some(press) = ask.hub().press.as_ref().map(Arc::clone) else { return Ok(None) };
    ask.run(move |app, visit| {
        let effective = Some(app.zone().to_datetime(published.edition.effective_at).date());
        let issue = Issue {
            number: published.edition.number,
            effective,
            stamp: published.edition.published_at,
            site: Some(app.public_url(&visit.site)),
        };
        let sheet: Sheet = sheet(&app.policy(), published.document, issue);
        Ok(press.pdf(&sheet))
    })
    .await
}

/// A file to keep, by name.
fn as_file(name: &str, pdf: Bytes) -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let kept = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let kept = kept.unwrap_or(HeaderValue::from_static("attachment"));
    ([kind, (header::CONTENT_DISPOSITION, kept)], pdf).into_response()
}
