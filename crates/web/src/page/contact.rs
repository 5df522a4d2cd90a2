//! Proving an address: the letter is asked for behind the secret link of a record; the page its link leads to has a button.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::{AppError, contact_proof, join};
use zalog_domain::ids::unhex;

use super::door::{Door, Id};
use super::reader;
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::frame::Page;
use crate::view::message::{Button, MessagePage};

const PROVE: &str = "prove";

/// Name of the form that asks for a letter to a contact.
pub(crate) fn form_name(contact: &str) -> String {
    format!("prove/{contact}")
}

/// POST `/r/{link}/contacts/{id}/prove`
pub async fn ask_letter(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let contact: [u8; 16] = unhex(&id.id).ok_or(Fault::NotFound)?;
    post.button(&ask, &form_name(&id.id), Some(&door.lock))?;
    let who = door.who;
    ask.run(move |app, visit| contact_proof::ask(app, visit, who, &contact)).await?;
    Ok(see_other(&door.rooms.done("asked")))
}

async fn frame(ask: &Ask, key: &str) -> Result<Page, Fault> {
    Ok(Page::new(ask, reader(ask).await?, ask.words().say(key)))
}

async fn gone(ask: &Ask) -> Result<Response, Fault> {
    let words = ask.words();
    let view =
        MessagePage::new(frame(ask, "account-gone-title").await?, vec![words.say("prove-gone").into_owned()]);
    page_with(StatusCode::GONE, &view.aside(ask.links().home(), words.say("site-home").into_owned()))
}

/// GET `/prove/{token}`
pub async fn open(ask: Ask, Path(token): Path<String>) -> Result<Response, Fault> {
    let link = token.clone();
    if !ask.run(move |app, _| contact_proof::alive(app, &link)).await? {
        return gone(&ask).await;
    }
    let words = ask.words();
    let mut view =
        MessagePage::new(frame(&ask, "prove-title").await?, vec![words.say("prove-lead").into_owned()]);
    view.button = Some(Button {
        action: ask.links().prove(&token),
        token: ask.app()?.form_token(PROVE, None),
        text: words.say("prove-button").into_owned(),
    });
    page(&view)
}

/// POST `/prove/{token}`
pub async fn prove(ask: Ask, Path(token): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    post.button(&ask, PROVE, None)?;
    let proved = ask
        .attempt(move |app, visit| {
            let proved = contact_proof::prove(app, visit, &token)?;
            // Whoever has proved the same address with an account is the same person.
            join::after_proof(app, proved.subject)
        })
        .await?;
    match proved {
        Ok(joined) => {
            let words = ask.words();
            let mut lead = vec![words.say("prove-done").into_owned()];
            if joined > 0 {
                lead.push(words.say("prove-joined").into_owned());
            }
            let view = MessagePage::new(frame(&ask, "prove-done-title").await?, lead);
            page(&view.aside(ask.links().home(), words.say("site-home").into_owned()))
        }
        Err(AppError::Gone) => gone(&ask).await,
        Err(other) => Err(other.into()),
    }
}
