//! Notes on a case: written, and opened by a press.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::{AppError, staff};

use super::case::{Open, case_page, note_form, notes_form};
use crate::http::ask::{Ask, Staff};
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::field::FormState;

/// POST `/staff/cases/{number}/notes/open`: each press is an opening in the journal.
pub async fn open(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    post.button(&ask, &notes_form(&number), Some(&token))?;
    let (asking, asked) = (member.clone(), number.clone());
    let notes = ask.run(move |app, _| staff::open_notes(app, &asking, &asked)).await?;
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    page(&case_page(&ask, &token, &case, &Open { notes: Some(&notes), ..Open::default() })?)
}

/// POST `/staff/cases/{number}/notes`
pub async fn write(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let opened = post.open(&ask, &note_form(&number), Some(&token)).await?;
    let fields = opened.fields;
    let state = match opened.operation {
        Ok(operation) => {
            let (asking, asked, text) = (member.clone(), number.clone(), fields.get("note").to_owned());
            let written =
                ask.attempt(move |app, _| staff::write_note(app, &asking, operation, &asked, &text)).await?;
            match written {
                Ok(()) => return Ok(see_other(&ask.links().case(&number))),
                Err(AppError::Refused(refused)) => FormState::refused(&fields, refused),
                Err(other) => return Err(other.into()),
            }
        }
        Err(key) => FormState::failed(&fields, key),
    };
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    let view = case_page(&ask, &token, &case, &Open { note: state, ..Open::default() })?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}
