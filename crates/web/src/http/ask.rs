//! One request as a handler sees it: which site, which language, whose address, whose cookie. Made once, before routing.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use zalog_app::sign_in::{self, Session};
use zalog_app::staff::{self, Member};
use zalog_app::{App, AppError, SessionToken, Visit};
use zalog_policy::model::{Policy, Site, Slug};
use zalog_words::{Lang, Words};

use super::asset::Styles;
use super::fault::Fault;
use crate::hub::Hub;
use crate::routes::Links;

/// The request's circumstances. Cheap to clone.
#[derive(Clone)]
pub struct Ask(Arc<Inner>);

/// What is found out once per request.
pub struct Inner {
    /// The hub.
    pub hub: Arc<Hub>,
    /// Stylesheets.
    pub styles: Arc<Styles>,
    /// The site; `None` on the demo's own host and on hosts that nobody declared.
    pub place: Option<Place>,
    /// Host and port as the browser names them.
    pub authority: String,
    /// Language of the page.
    pub lang: Lang,
    /// Links in that language.
    pub links: Links,
    /// Path and query, for the language switch.
    pub address_line: String,
    /// The client's address.
    pub client: IpAddr,
    /// What the browser says of itself, cut.
    pub agent: String,
    /// Names the request in the log and on the error page.
    pub request_id: String,
    /// The person's session cookie.
    pub person: Option<SessionToken>,
    /// The staff session cookie.
    pub staff: Option<SessionToken>,
}

/// A site of an operator.
pub struct Place {
    /// The operator.
    pub app: Arc<App>,
    /// Its policy in force.
    pub policy: Arc<Policy>,
    /// The site's slug.
    pub site: Slug,
    /// Host, lower case, without a port.
    pub host: String,
}

impl Ask {
    /// Wraps what was found out.
    #[must_use]
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The hub.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// All of it.
    #[must_use]
    pub fn inner(&self) -> &Inner {
        &self.0
    }

    /// The site that answers.
    ///
    /// # Errors
    /// [`Fault::Misdirected`] on a host without one.
    pub fn place(&self) -> Result<&Place, Fault> {
        self.0.place.as_ref().ok_or(Fault::Misdirected)
    }

    /// The operator.
    ///
    /// # Errors
    /// As [`Self::place`].
    pub fn app(&self) -> Result<&Arc<App>, Fault> {
        Ok(&self.place()?.app)
    }

    /// The policy in force.
    ///
    /// # Errors
    /// As [`Self::place`].
    pub fn policy(&self) -> Result<&Policy, Fault> {
        Ok(&self.place()?.policy)
    }

    /// The site as declared.
    #[must_use]
    pub fn site(&self) -> Option<&Site> {
        let place = self.0.place.as_ref()?;
        place.policy.sites.iter().find(|site| site.slug == place.site)
    }

    /// Language of the page.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// Texts in that language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        Words::of(self.0.lang)
    }

    /// Links in that language.
    #[must_use]
    pub fn links(&self) -> Links {
        self.0.links
    }

    /// Whether people reach us over https.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.0.hub.secure
    }

    /// The session cookie, whether or not its session still lives.
    #[must_use]
    pub fn token(&self) -> Option<&SessionToken> {
        self.0.person.as_ref()
    }

    fn visit(&self) -> Result<Visit, Fault> {
        let place = self.place()?;
        Ok(Visit {
            host: place.host.clone(),
            site: place.site.clone(),
            lang: self.0.lang,
            address: self.0.client,
            agent: self.0.agent.clone(),
        })
    }

    /// Runs an action of the app on a thread that may wait.
    ///
    /// # Errors
    /// What the action answers.
    pub async fn run<T, F>(&self, action: F) -> Result<T, Fault>
    where
        F: FnOnce(&App, &Visit) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        self.attempt(action).await?.map_err(Fault::from)
    }

    /// Runs an action whose refusal the page shows by itself.
    ///
    /// # Errors
    /// Only when there is no site, or the action broke down.
    pub async fn attempt<T, F>(&self, action: F) -> Result<Result<T, AppError>, Fault>
    where
        F: FnOnce(&App, &Visit) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        let (app, visit) = (Arc::clone(self.app()?), self.visit()?);
        let done = tokio::task::spawn_blocking(move || action(&app, &visit)).await;
        done.map_err(|_| {
            tracing::error!(request_id = %self.0.request_id, "action.broke_down");
            Fault::Internal
        })
    }

    /// The person's session, if one is alive.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn session(&self) -> Result<Option<Session>, Fault> {
        let Some(token) = self.0.person.clone() else { return Ok(None) };
        self.run(move |app, visit| sign_in::session(app, visit, &token)).await
    }

    /// The session of whoever must be signed in.
    ///
    /// # Errors
    /// [`Fault::SignIn`] when nobody is.
    pub async fn signed_in(&self) -> Result<Signed, Fault> {
        let session = self.session().await?;
        match (session, self.0.person.clone()) {
            (Some(session), Some(token)) => Ok(Signed { session, token }),
            _ => Err(Fault::SignIn),
        }
    }

    /// The member of staff who must be signed in.
    ///
    /// # Errors
    /// [`Fault::StaffSignIn`] when nobody is.
    pub async fn member(&self) -> Result<Staff, Fault> {
        let token = self.0.staff.clone().ok_or(Fault::StaffSignIn)?;
        let asked = token.clone();
        let member = self.run(move |app, _| staff::member(app, &asked)).await?;
        member.map(|member| Staff { member, token }).ok_or(Fault::StaffSignIn)
    }
}

/// A person who is signed in.
pub struct Signed {
    /// The session.
    pub session: Session,
    /// Its token.
    pub token: SessionToken,
}

/// A member of staff who is signed in.
pub struct Staff {
    /// Who.
    pub member: Member,
    /// The session's token.
    pub token: SessionToken,
}

impl<S: Sync> FromRequestParts<S> for Ask {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault::Internal)
    }
}
