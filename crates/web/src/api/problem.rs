//! What a call cannot do, as a problem by RFC 9457: a status, a stable code, sentences in the caller's language, and the
//! fields that are wrong. A handler only says which; [`dress`] writes it. No value of a person stands in it, not even one
//! that was just sent.

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use zalog_app::AppError;
use zalog_app::api::{ApiError, Wrong};
use zalog_words::Words;

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::headers;
use crate::view::field::sentence;

/// What every `type` begins with. The code follows; both never change.
const TYPE: &str = "urn:zalog:problem:";

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No such token, or it is revoked or has ended.
    Token,
    /// The token does not name these purposes.
    PurposeNotNamed(Vec<Wrong>),
    /// Fields that are wrong.
    Invalid(Vec<Wrong>),
    /// The text that was shown is not the one in force.
    ConsentOutdated(Vec<Wrong>),
    /// There is an account with this address.
    PersonExists,
    /// No such person, record or address.
    NotFound,
    /// No `Idempotency-Key`, or not a possible one.
    KeyMissing,
    /// The key was used for another call.
    KeyReused,
    /// What the first call made is destroyed.
    Gone,
    /// The body is no JSON object.
    Malformed,
    /// The body is of another kind.
    Unsupported,
    /// The body is too large.
    TooLarge,
    /// Too many calls.
    TooMany,
    /// Another method.
    Method,
    /// A host that nobody declared.
    Misdirected,
    /// Later.
    Busy,
    /// A fault of ours.
    Internal,
}

impl Problem {
    /// HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Token => StatusCode::UNAUTHORIZED,
            Self::PurposeNotNamed(_) => StatusCode::FORBIDDEN,
            Self::Invalid(_) | Self::ConsentOutdated(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::PersonExists => StatusCode::CONFLICT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::KeyMissing | Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Gone => StatusCode::GONE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Stable code, and catalogue keys of the title and of what to do.
    #[must_use]
    pub const fn code(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Token => ("token-refused", "api-token-refused", "api-token-refused-text"),
            Self::PurposeNotNamed(_) => {
                ("purpose-not-named", "api-purpose-not-named", "api-purpose-not-named-text")
            }
            Self::Invalid(_) => ("invalid", "api-invalid", "api-invalid-text"),
            Self::ConsentOutdated(_) => {
                ("consent-outdated", "api-consent-outdated", "api-consent-outdated-text")
            }
            Self::PersonExists => ("person-exists", "api-person-exists", "api-person-exists-text"),
            Self::NotFound => ("not-found", "api-not-found", "api-not-found-text"),
            Self::KeyMissing => {
                ("idempotency-missing", "api-idempotency-missing", "api-idempotency-missing-text")
            }
            Self::KeyReused => {
                ("idempotency-reused", "api-idempotency-reused", "api-idempotency-reused-text")
            }
            Self::Gone => ("gone", "api-gone", "api-gone-text"),
            Self::Malformed => ("malformed", "api-malformed", "api-malformed-text"),
            Self::Unsupported => ("unsupported", "api-unsupported", "api-unsupported-text"),
            Self::TooLarge => ("too-large", "api-too-large", "api-too-large-text"),
            Self::TooMany => ("too-many", "api-too-many", "api-too-many-text"),
            Self::Method => ("method-not-allowed", "api-method", "api-method-text"),
            Self::Misdirected => ("misdirected", "api-misdirected", "api-misdirected-text"),
            Self::Busy => ("busy", "api-busy", "api-busy-text"),
            Self::Internal => ("internal", "api-internal", "api-internal-text"),
        }
    }

    fn wrong(&self) -> &[Wrong] {
        match self {
            Self::PurposeNotNamed(wrong) | Self::Invalid(wrong) | Self::ConsentOutdated(wrong) => wrong,
            _ => &[],
        }
    }

    /// When it is worth trying again, seconds.
    const fn retry_after(&self) -> Option<i64> {
        match self {
            Self::TooMany => Some(60),
            Self::Busy => Some(5),
            _ => None,
        }
    }

    /// What a status of the framework, or a fault of the pages, means here.
    fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Unsupported,
            StatusCode::MISDIRECTED_REQUEST => Self::Misdirected,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_client_error() => Self::Malformed,
            _ => Self::Internal,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::from_status(fault.status())
    }
}

impl From<ApiError> for Problem {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Token => Self::Token,
            ApiError::PurposeNotNamed(missing) => {
                let name = |slug| Wrong { field: format!("purpose.{slug}"), code: "purpose-not-named" };
                Self::PurposeNotNamed(missing.iter().map(name).collect())
            }
            ApiError::Invalid(wrong) if wrong.iter().all(|w| w.code == "consent-outdated") => {
                Self::ConsentOutdated(wrong)
            }
            ApiError::Invalid(wrong) => Self::Invalid(wrong),
            ApiError::PersonExists => Self::PersonExists,
            ApiError::NotFound => Self::NotFound,
            ApiError::Reused => Self::KeyReused,
            ApiError::Gone => Self::Gone,
            ApiError::App(AppError::NotFound) => Self::NotFound,
            ApiError::App(other) => Fault::from(other).into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The code of a problem, for the log.
#[derive(Debug, Clone, Copy)]
pub struct Code(pub &'static str);

/// A problem as it is sent (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Names the kind of problem; never changes.
    #[serde(rename = "type")]
    #[schema(example = "urn:zalog:problem:person-exists")]
    kind: String,
    /// The same without what stands before it.
    #[schema(example = "person-exists")]
    code: &'static str,
    /// What is wrong, in the language of `Accept-Language` (ru or en).
    title: String,
    /// HTTP status.
    #[schema(example = 409)]
    status: u16,
    /// What to do.
    detail: String,
    /// Fields that are wrong.
    errors: Vec<FieldProblem>,
    /// Names the call in the operator's log.
    request: String,
}

/// A field that is wrong.
#[derive(Serialize, ToSchema)]
pub struct FieldProblem {
    /// Where it stands in the body.
    #[schema(example = "values.email")]
    field: String,
    /// Stable code.
    #[schema(example = "field-email")]
    code: &'static str,
    /// What to do.
    text: String,
}

fn document(problem: &Problem, words: &'static Words, request: &str) -> ProblemDocument {
    let (code, title, detail) = problem.code();
    let errors = problem.wrong().iter().map(|wrong| FieldProblem {
        field: wrong.field.clone(),
        code: wrong.code,
        text: sentence(words, wrong.code),
    });
    ProblemDocument {
        kind: format!("{TYPE}{code}"),
        code,
        title: words.say(title).into_owned(),
        status: problem.status().as_u16(),
        detail: words.say(detail).into_owned(),
        errors: errors.collect(),
        request: request.to_owned(),
    }
}

/// Layer: whatever failed below, here or in the framework, becomes a problem; every answer is kept nowhere.
pub async fn dress(ask: Ask, request: Request, next: Next) -> Response {
    let below = if ask.inner().place.is_some() {
        next.run(request).await
    } else {
        Problem::Misdirected.into_response()
    };
    let mut below = below;
    let (problem, fault) =
        (below.extensions_mut().remove::<Problem>(), below.extensions_mut().remove::<Fault>());
    let status = below.status();
    let failed = status.is_client_error() || status.is_server_error();
    let problem = problem.or_else(|| fault.map(Problem::from));
    let Some(problem) = problem.or_else(|| failed.then(|| Problem::from_status(status))) else {
        headers::personal(below.headers_mut());
        return below;
    };
    let body = Json(document(&problem, ask.words(), &ask.inner().request_id));
    let mut response = (problem.status(), body).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    out.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(ask.lang().code()));
    if let Some(allow) = below.headers().get(header::ALLOW) {
        out.insert(header::ALLOW, allow.clone());
    }
    if let Some(seconds) = problem.retry_after() {
        out.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if problem == Problem::Token {
        out.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    headers::personal(out);
    response.extensions_mut().insert(Code(problem.code().0));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use zalog_words::Lang;

    /// Every problem, without its fields.
    const ALL: [Problem; 17] = [
        Problem::Token,
        Problem::PurposeNotNamed(Vec::new()),
        Problem::Invalid(Vec::new()),
        Problem::ConsentOutdated(Vec::new()),
        Problem::PersonExists,
        Problem::NotFound,
        Problem::KeyMissing,
        Problem::KeyReused,
        Problem::Gone,
        Problem::Malformed,
        Problem::Unsupported,
        Problem::TooLarge,
        Problem::TooMany,
        Problem::Method,
        Problem::Misdirected,
        Problem::Busy,
        Problem::Internal,
    ];

    #[test]
    fn every_problem_has_a_code_of_its_own_and_sentences_in_every_language() {
        let mut codes = BTreeSet::new();
        for problem in &ALL {
            let (code, title, detail) = problem.code();
            assert!(codes.insert(code), "{code} stands twice");
            for lang in Lang::ALL {
                let words = Words::of(lang);
                assert!(words.has(title) && words.has(detail), "{code} in {lang:?}");
                let document = document(problem, words, "1");
                assert_eq!(document.kind, format!("urn:zalog:problem:{code}"));
            }
        }
    }

    #[test]
    fn errors_of_the_app_have_their_problem() {
        let cases = [
            (AppError::TooMany, "too-many", 429),
            (AppError::Busy, "busy", 503),
            (AppError::NotFound, "not-found", 404),
        ];
        for (error, code, status) in cases {
            let problem = Problem::from(ApiError::App(error));
            assert_eq!((problem.code().0, problem.status().as_u16()), (code, status));
        }
    }
}
