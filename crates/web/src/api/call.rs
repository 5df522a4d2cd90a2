//! The way into every call: the token, the key for repetitions, the body. In this order: who has no token learns nothing of
//! what he sent.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, header};
use serde::de::DeserializeOwned;
use zalog_app::api::{ApiError, Caller, Once, Wrong, token};
use zalog_app::{App, AppError};
use zalog_policy::model::Slug;

use super::problem::Problem;
use crate::http::ask::Ask;
use crate::http::fault::Fault;

/// Header with the key of a call that changes something.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// A call, not looked at yet.
pub struct Call {
    ask: Ask,
    token: String,
    json: bool,
    key: Option<String>,
    place: String,
    body: Bytes,
}

/// What an action is given: the operator, who calls, and from where.
pub struct At<'a> {
    pub app: &'a App,
    pub caller: &'a Caller,
    pub address: IpAddr,
}

impl Call {
    /// Runs an action that changes something: once for its key.
    ///
    /// # Errors
    /// [`Problem`].
    pub async fn once<T, R, F>(self, action: F) -> Result<R, Problem>
    where
        T: DeserializeOwned,
        R: Send + 'static,
        F: FnOnce(At<'_>, &Once, T) -> Result<R, ApiError> + Send + 'static,
    {
        self.run(move |at, call| {
            let key = call.key.as_deref().filter(|key| Once::is_key(key)).ok_or(Problem::KeyMissing)?;
            let once = Once::new(at.app, at.caller, key, &call.place, &call.body);
            let said = read(&call.body)?;
            Ok(action(at, &once, said)?)
        })
        .await
    }

    /// Runs an action that changes nothing.
    ///
    /// # Errors
    /// [`Problem`].
    pub async fn look<T, R, F>(self, action: F) -> Result<R, Problem>
    where
        T: DeserializeOwned,
        R: Send + 'static,
        F: FnOnce(At<'_>, T) -> Result<R, ApiError> + Send + 'static,
    {
        self.run(move |at, call| Ok(action(at, read(&call.body)?)?)).await
    }

    async fn run<R, F>(self, action: F) -> Result<R, Problem>
    where
        R: Send + 'static,
        F: FnOnce(At<'_>, &Self) -> Result<R, Problem> + Send + 'static,
    {
        let ask = self.ask.clone();
        let done = ask.attempt(move |app, visit| {
            let lets_in = |call: &Self| {
                let caller = token::authorise(app, &call.token)?;
                if !call.json {
                    return Err(Problem::Unsupported);
                }
                action(At { app, caller: &caller, address: visit.address }, call)
            };
            Ok::<_, AppError>(lets_in(&self))
        });
        done.await?.map_err(Fault::from)?
    }
}

impl<S: Send + Sync> FromRequest<S> for Call {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Problem> {
        let ask = request.extensions().get::<Ask>().cloned().ok_or(Problem::Internal)?;
        let headers = request.headers();
        let token = bearer(headers).unwrap_or_default().to_owned();
        let json = text(headers, &header::CONTENT_TYPE).is_some_and(is_json);
        let key = text(headers, &KEY).map(str::to_owned);
        let place = request.uri().path().to_owned();
        let body = Bytes::from_request(request, &()).await.map_err(|_| Problem::Malformed)?;
        Ok(Self { ask, token, json, key, place, body })
    }
}

/// A header that came exactly once, as text.
fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let (first, more) = (all.next()?, all.next());
    if more.is_some() { None } else { first.to_str().ok() }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, &header::AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// JSON is UTF-8; another character set is not read.
fn is_json(kind: &str) -> bool {
    let mut parts = kind.split(';').map(str::trim);
    let json = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let utf8 = |part: &str| {
        let part = part.to_ascii_lowercase();
        part.strip_prefix("charset=").is_none_or(|set| set.trim_matches('"') == "utf-8")
    };
    json && parts.all(utf8)
}

/// Reads a body. What the reader says of it may quote a value, so only the place and the kind of fault are passed on.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    // A list would be taken for the fields in their order, which nothing describes.
    if body.trim_ascii_start().first() == Some(&b'[') {
        return Err(Problem::Invalid(vec![Wrong { field: String::new(), code: "field-type" }]));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let said: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| wrong(&error))?;
    reader.end().map_err(|_| Problem::Malformed)?;
    Ok(said)
}

fn wrong(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    if !error.inner().is_data() {
        return Problem::Malformed;
    }
    let said = error.inner().to_string();
    let quoted = |before: &str| said.strip_prefix(before)?.split('`').next();
    let (name, code) = match (quoted("unknown field `"), quoted("missing field `")) {
        (Some(name), _) => (Some(name), "field-unknown"),
        (_, Some(name)) => (Some(name), "field-missing"),
        _ => (quoted("duplicate field `"), "field-type"),
    };
    let mut path = String::new();
    for segment in error.path() {
        match segment {
            serde_path_to_error::Segment::Seq { index } => path.push_str(&format!("[{index}]")),
            serde_path_to_error::Segment::Map { key } => push(&mut path, key),
            _ => {}
        }
    }
    if let Some(name) = name.filter(|name| !path.ends_with(&format!(".{name}")) && path != **name) {
        push(&mut path, name);
    }
    Problem::Invalid(vec![Wrong { field: path, code }])
}

/// A name of the caller's own may be anything, also a person's: only what can be a name of ours is repeated.
fn push(path: &mut String, name: &str) {
    if Slug::new(&name.replace('_', "-")).is_err() {
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Inner {
        at: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Said {
        lang: String,
        #[serde(default)]
        list: Vec<Inner>,
        #[serde(default)]
        values: std::collections::BTreeMap<String, String>,
    }

    #[test]
    fn a_wrong_field_is_named_and_its_value_is_not() {
        let cases = [
            (r#"{}"#, "lang", "field-missing"),
            (r#"{"lang":"ru","nope":"geheim"}"#, "nope", "field-unknown"),
            (r#"{"lang":"ru","Иван Примеров":"geheim"}"#, "", "field-unknown"),
            (r#"{"lang":7}"#, "lang", "field-type"),
            (r#"{"lang":null}"#, "lang", "field-type"),
            (r#"{"lang":"ru","list":[{"at":"1"},{"at":["geheim"]}]}"#, "list[1].at", "field-type"),
            (r#"{"lang":"ru","list":[{"at":"1"},{"a_b":"geheim"}]}"#, "list[1].a_b", "field-unknown"),
            (r#"{"lang":"ru","list":[{}]}"#, "list[0].at", "field-missing"),
            (r#"{"lang":"ru","list":"geheim"}"#, "list", "field-type"),
            (r#"{"lang":"ru","values":{"email":{"geheim":1}}}"#, "values.email", "field-type"),
            (r#"{"lang":"ru","values":{"Иван":1}}"#, "values", "field-type"),
            (r#"{"lang":"ru","lang":"en"}"#, "lang", "field-type"),
            (r#"["geheim"]"#, "", "field-type"),
            (r#""geheim""#, "", "field-type"),
        ];
        for (body, field, code) in cases {
            let found = read::<Said>(body.as_bytes()).unwrap_err();
            assert_eq!(found, Problem::Invalid(vec![Wrong { field: field.to_owned(), code }]), "{body}");
        }
        for body in ["", "{", "geheim", "{\"lang\":\"\u{1}\"}", "{\"lang\":\"ru\"} x"] {
            assert_eq!(read::<Said>(body.as_bytes()).unwrap_err(), Problem::Malformed, "{body}");
        }
        assert_eq!(read::<Said>(b"{\"lang\":\"\xff\"}").unwrap_err(), Problem::Malformed);
        let deep = "[".repeat(100_000);
        assert!(read::<Said>(deep.as_bytes()).is_err());
    }

    #[test]
    fn only_json_in_utf_8_is_read() {
        let good =
            ["application/json", "Application/JSON; charset=utf-8", "application/json;charset=\"UTF-8\""];
        let bad = ["", "text/plain", "application/jsonx", "application/json; charset=windows-1251"];
        assert!(good.iter().all(|kind| is_json(kind)));
        assert!(!bad.iter().any(|kind| is_json(kind)));
    }
}
