//! `…/copy`: everything that is held, at once, as JSON and to be read. Written part by part as it is read: a copy of any size
//! takes the same memory, and no thread waits for a slow reader.

use std::sync::Arc;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use zalog_app::AppError;
use zalog_app::copy::{Copy, Json, Part};

use super::door::Door;
use super::{copy_part, fact, moment};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::view::copy::{CopyPage, HERE};
use crate::view::message::MessagePage;

/// GET `…/copy`: what it is, and its two forms.
pub async fn about(ask: Ask, door: Door) -> Result<Response, Fault> {
    let words = ask.words();
    let lead = if door.is_link() { "copy-lead-record" } else { "copy-lead" };
    let frame = door.page(&ask, words.say("copy-title"));
    let mut view = MessagePage::new(
        frame,
        vec![words.say(lead).into_owned(), words.say("copy-lead-journal").into_owned()],
    );
    view.small = Some(words.say("copy-care").into_owned());
    let back = door.back(&ask);
    page(
        &view
            .aside(door.rooms.copy_page(), words.say("copy-page").into_owned())
            .aside(door.rooms.copy_json(), words.say("copy-json").into_owned())
            .aside(back.href, back.text),
    )
}

/// GET `…/copy.json`
pub async fn json(ask: Ask, door: Door) -> Result<Response, Fault> {
    let who = door.who;
    let copy = ask.run(move |app, visit| Copy::begin(app, visit, who)).await?;
    let day = copy.made_at().strftime("%Y-%m-%d").to_string();
    let mut writer = Json::default();
    let body = stream(&ask, copy, move |part| writer.write(part))?;
    let named = format!("attachment; filename=\"zalog-copy-{day}.json\"");
    let named = HeaderValue::from_str(&named).map_err(|_| Fault::Internal)?;
    let kind = HeaderValue::from_static("application/json; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, named)], body).into_response())
}

/// GET `…/copy.html`
pub async fn read(ask: Ask, door: Door) -> Result<Response, Fault> {
    let who = door.who;
    let copy = ask.run(move |app, visit| Copy::begin(app, visit, who)).await?;
    let words = ask.words();
    let made = moment(&ask, copy.made_at())?;
    let lead = if door.is_link() { "copy-lead-record" } else { "copy-lead" };
    let frame = CopyPage {
        page: door.page(&ask, words.say("copy-title")).scripted(),
        lead: words.say(lead).into_owned(),
        facts: vec![fact(words, "copy-made", made)],
        back: door.rooms.copy(),
        json: door.rooms.copy_json(),
    };
    let frame = frame.render().map_err(|_| Fault::Internal)?;
    let (head, tail) = frame.split_once(HERE).ok_or(Fault::Internal)?;
    let (head, tail) = (head.to_owned(), tail.to_owned());
    let (mut parts, asked) = (copy_part::Writer::default(), ask.clone());
    let body = stream(&ask, copy, move |part| {
        let text = parts.write(&asked, part).map_err(|_| internal())?;
        Ok(match part {
            Part::Head(_) => format!("{head}{text}"),
            Part::End => format!("{text}{tail}"),
            _ => text,
        })
    })?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], body).into_response())
}

fn internal() -> AppError {
    AppError::Internal("a part of a copy could not be written".into())
}

/// Writes the parts one after another, each read on a thread that may wait when the reader is ready for it. When one fails,
/// the answer breaks off: what came before is no whole copy, and says so by its missing end.
fn stream<W>(ask: &Ask, copy: Copy, writer: W) -> Result<Body, Fault>
where
    W: FnMut(&Part) -> Result<String, AppError> + Send + 'static,
{
    let app = Arc::clone(ask.app()?);
    let request_id = ask.inner().request_id.clone();
    let parts = try_unfold((copy, writer), move |(mut copy, mut writer)| {
        let (app, request_id) = (Arc::clone(&app), request_id.clone());
        async move {
            let next = move || {
                // A part without a word would end the answer for some readers.
                while let Some(part) = copy.next(&app)? {
                    let text = writer(&part)?;
                    if !text.is_empty() {
                        return Ok(Some((Bytes::from(text), (copy, writer))));
                    }
                }
                Ok::<_, AppError>(None)
            };
            match tokio::task::spawn_blocking(next).await {
                Ok(Ok(part)) => Ok(part),
                Ok(Err(error)) => {
                    tracing::error!(%request_id, code = error.code(), "copy.broke_off");
                    Err(std::io::Error::other("the copy broke off"))
                }
                Err(_) => {
                    tracing::error!(%request_id, "copy.broke_down");
                    Err(std::io::Error::other("the copy broke off"))
                }
            }
        }
    });
    Ok(Body::from_stream(parts))
}
