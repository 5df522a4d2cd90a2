//! Bodies: read whole, never more than the limit, before any handler runs; then a form's fields, behind two locks.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::sleep;
use zalog_app::SessionToken;
use zalog_domain::ids::OperationId;
use zalog_domain::limits;

use super::ask::Ask;
use super::csrf::Source;
use super::fault::Fault;
use crate::routes;

/// What is read and thrown away of a body that is too large, so that the sender hears the answer.
const DRAIN_BYTES: usize = 8 * 1024 * 1024;
const FORM_KIND: &[u8] = b"application/x-www-form-urlencoded";

/// Layer: reads the body within the limit.
pub async fn whole(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match collect(body).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(fault) => fault.into_response(),
    }
}

async fn collect(body: Body) -> Result<Bytes, Fault> {
    use axum::body::HttpBody;
    let mut body = body;
    let mut kept: Vec<u8> = Vec::new();
    let mut seen = 0;
    loop {
        let frame = std::future::poll_fn(|cx| std::pin::Pin::new(&mut body).poll_frame(cx)).await;
        let Some(frame) = frame else { break };
        let Ok(data) = frame.map_err(|_| Fault::BadRequest)?.into_data() else { continue };
        seen += data.len();
        if seen <= limits::FORM_BYTES {
            kept.extend_from_slice(&data);
        } else if seen > DRAIN_BYTES {
            break;
        }
    }
    if seen > limits::FORM_BYTES { Err(Fault::TooLarge) } else { Ok(kept.into()) }
}

/// The fields of a form, in the order they came. A name may come twice; the first one counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`; what is no UTF-8 becomes the replacement sign.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body).take(limits::FORM_FIELDS + 1);
        Self(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The value of a field, empty when it did not come.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, value)| known == name && !value.is_empty())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether there are more than any form of ours has.
    #[must_use]
    pub fn too_many(&self) -> bool {
        self.0.len() > limits::FORM_FIELDS
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        Self(pairs.into_iter().collect())
    }
}

async fn fields(request: Request) -> Result<(Fields, Bytes), Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    if !is_form(kind) {
        return Err(Fault::Unsupported);
    }
    let bytes = Bytes::from_request(request, &()).await.map_err(|_| Fault::BadRequest)?;
    let fields = Fields::parse(&bytes);
    if fields.too_many() { Err(Fault::TooLarge) } else { Ok((fields, bytes)) }
}

/// A form sent empty by a program may say no kind at all.
fn is_form(kind: &[u8]) -> bool {
    kind.is_empty() || kind.get(..FORM_KIND.len()).is_some_and(|head| head.eq_ignore_ascii_case(FORM_KIND))
}

/// A POST from a page of ours. Its fields are out of reach until its token has been looked at.
pub struct OwnPost(Fields);

/// A form that has passed the first lock, and what the second one says.
pub struct Opened {
    /// The fields.
    pub fields: Fields,
    /// The operation, or the catalogue key of what is wrong with the token.
    pub operation: Result<OperationId, &'static str>,
}

impl OwnPost {
    /// Looks at the token of a form that does something new: a form sent sooner than a person could have filled it is kept
    /// waiting, not refused.
    pub async fn open(self, ask: &Ask, form: &str, session: Option<&SessionToken>) -> Result<Opened, Fault> {
        let mut operation = self.check(ask, form, session)?;
        if operation == Err("token-quick") {
            sleep(Duration::from_secs(limits::FORM_SECONDS_MIN.unsigned_abs())).await;
            operation = self.check(ask, form, session)?;
        }
        Ok(Opened { fields: self.0, operation })
    }

    /// Looks at the token of a single button, or of a sign-in: done twice, they do the same, and a quick press is no fault.
    ///
    /// # Errors
    /// [`Fault::Expired`].
    pub fn button(self, ask: &Ask, form: &str, session: Option<&SessionToken>) -> Result<Fields, Fault> {
        match self.check(ask, form, session)? {
            Ok(_) | Err("token-quick") => Ok(self.0),
            Err(_) => Err(Fault::Expired),
        }
    }

    fn check(
        &self,
        ask: &Ask,
        form: &str,
        session: Option<&SessionToken>,
    ) -> Result<Result<OperationId, &'static str>, Fault> {
        Ok(ask.app()?.check_token(form, session, self.0.get("token")))
    }
}

impl<S: Send + Sync> FromRequest<S> for OwnPost {
    type Rejection = Fault;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Fault> {
        let ask = request.extensions().get::<Ask>().cloned().ok_or(Fault::Internal)?;
        let source = Source::of(request.headers());
        // A page of a secret link sends no referrer, and so browsers name no origin for its forms. There the address is the
        // lock: who does not know it cannot send to it.
        let secret = source == Source::Unknown && routes::is_secret(request.uri().path());
        if !secret && !source.is_own(&ask.inner().authority, ask.secure()) {
            return Err(Fault::Foreign);
        }
        Ok(Self(fields(request).await?.0))
    }
}

/// A POST from the operator's own page: its origin is a host of the operator, and there is no token.
pub struct OutsidePost {
    /// The fields.
    pub fields: Fields,
    /// The bytes they were read from.
    pub body: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for OutsidePost {
    type Rejection = Fault;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Fault> {
        let ask = request.extensions().get::<Ask>().cloned().ok_or(Fault::Internal)?;
        let source = Source::of(request.headers());
        let own = source.is_own(&ask.inner().authority, ask.secure());
        if !own && !source.host(ask.secure()).is_some_and(|host| is_operators(&ask, host)) {
            return Err(Fault::Foreign);
        }
        let (fields, body) = fields(request).await?;
        Ok(Self { fields, body })
    }
}

/// Whether a host is one of the operator's: declared in its policy, or mapped to it.
fn is_operators(ask: &Ask, host: &str) -> bool {
    let Ok(place) = ask.place() else { return false };
    let mapped = || {
        let site = ask.hub().hosts.get(host)?;
        ask.hub().operators.get(site.operator)
    };
    place.policy.site_for_host(host).is_some()
        || mapped().is_some_and(|app| std::sync::Arc::ptr_eq(app, &place.app))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_send_them() {
        let fields = Fields::parse("a=1&b=%D1%8F+%26&a=2&c&bad=%FF".as_bytes());
        assert_eq!((fields.get("a"), fields.get("b"), fields.get("c")), ("1", "я &", ""));
        assert_eq!(fields.get("bad"), "\u{fffd}");
        assert!(fields.has("a") && !fields.has("c") && !fields.has("d"));
        assert!(Fields::parse("a=1&".repeat(200).as_bytes()).too_many());
    }

    #[tokio::test]
    async fn a_body_is_read_up_to_the_limit() {
        assert_eq!(collect(Body::from("abc")).await.unwrap(), Bytes::from("abc"));
        let large = vec![b'a'; limits::FORM_BYTES + 1];
        assert_eq!(collect(Body::from(large)).await, Err(Fault::TooLarge));
    }
}
