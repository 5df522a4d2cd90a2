//! `/cabinet/sessions`: where I am signed in, and signing out there.

use axum::response::Response;
use zalog_app::sign_in::{self, Session};

use super::{fact, moment};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, see_other, with_cookies};
use crate::view::cabinet::{SessionLine, SessionsPage};
use crate::view::frame::{Page, Reader};

const FORM: &str = "sessions";

/// GET.
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let (who, token) = (signed.session.subject, signed.token.clone());
    let mut sessions = ask.run(move |app, _| sign_in::sessions(app, who, &token)).await?;
    sessions.sort_by_key(|session| !session.current);
    let view = SessionsPage {
        page: Page::new(&ask, Reader::Person, ask.words().say("cabinet-sessions")),
        sessions: sessions.iter().map(|session| line(&ask, session)).collect::<Result<_, _>>()?,
        action: ask.links().session_end(),
        token: ask.app()?.form_token(FORM, Some(&signed.token)),
    };
    page(&view)
}

fn line(ask: &Ask, session: &Session) -> Result<SessionLine, Fault> {
    let words = ask.words();
    Ok(SessionLine {
        agent: session.agent.clone(),
        host: session.host.clone(),
        facts: vec![
            fact(words, "cabinet-session-opened", moment(ask, session.created_at)?),
            fact(words, "cabinet-session-seen", moment(ask, session.seen_at)?),
            fact(words, "cabinet-session-ends", moment(ask, session.ends_at)?),
        ],
        current: session.current,
        key: session.key.clone(),
    })
}

/// POST `…/end`: one, or all.
pub async fn end(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let fields = post.button(&ask, FORM, Some(&signed.token))?;
    let who = signed.session.subject;
    let key = fields.get("session").to_owned();
    if key == "all" {
        ask.run(move |app, _| sign_in::end_all(app, who)).await?;
        return Ok(with_cookies(see_other(&ask.links().home()), Jar::sign_out(ask.secure())));
    }
    ask.run(move |app, _| sign_in::end(app, who, &key)).await?;
    Ok(see_other(&ask.links().sessions()))
}
