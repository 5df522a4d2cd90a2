//! By which door a person came: signed in, to the cabinet; or by the secret link of one record. The rooms behind both are the
//! same, and so are their handlers; what lies beyond the key is not found.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use serde::Deserialize;
use zalog_app::{SessionToken, Who, link};

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::routes::Rooms;
use crate::view::Page;
use crate::view::form::Aside;
use crate::view::frame::Reader;
use crate::view::message::Button;

/// A person at his door.
#[derive(Clone)]
pub struct Door {
    /// Whose data, and how far the key reaches.
    pub who: Who,
    /// The addresses behind it.
    pub rooms: Rooms,
    /// What form tokens are bound to: the session's token, or the link's.
    pub lock: SessionToken,
    /// Whom the pages are for.
    pub reader: Reader,
}

/// The id that a page is about.
#[derive(Deserialize)]
pub struct Id {
    /// Hexadecimal.
    pub id: String,
}

impl Door {
    async fn cabinet(ask: &Ask) -> Result<Self, Fault> {
        let signed = ask.signed_in().await?;
        Ok(Self {
            who: Who::account(signed.session.subject),
            rooms: Rooms::cabinet(ask.links()),
            lock: signed.token,
            reader: Reader::Person,
        })
    }

    async fn link(ask: &Ask, token: &str) -> Result<Self, Fault> {
        let lock = SessionToken::from_cookie(token).ok_or(Fault::NotFound)?;
        let asked = token.to_owned();
        let who = ask.run(move |app, _| link::open(app, &asked)).await?;
        Ok(Self { who, rooms: Rooms::link(ask.links(), token), lock, reader: super::reader(ask).await? })
    }

    /// Whether it is the secret link of one record.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.who.record.is_some()
    }

    /// The frame of a page behind it.
    #[must_use]
    pub fn page(&self, ask: &Ask, title: impl Into<String>) -> Page {
        Page::new(ask, self.reader, title)
    }

    /// A button behind it.
    ///
    /// # Errors
    /// [`Fault::Misdirected`] on a host without a site.
    pub fn button(&self, ask: &Ask, form: &str, action: String, text: String) -> Result<Button, Fault> {
        Ok(Button { action, token: ask.app()?.form_token(form, Some(&self.lock)), text })
    }

    /// The way back to the first page behind it.
    #[must_use]
    pub fn back(&self, ask: &Ask) -> Aside {
        let key = if self.is_link() { "link-title" } else { "cabinet-title" };
        Aside { href: self.rooms.home(), text: ask.words().say(key).into_owned() }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Door {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let ask = Ask::from_request_parts(parts, state).await?;
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Fault::NotFound)?;
        let link = params.iter().find(|(name, _)| *name == "link").map(|(_, token)| token.to_owned());
        match link {
            Some(token) => Self::link(&ask, &token).await,
            None => Self::cabinet(&ask).await,
        }
    }
}
