//! What a page cannot do, as a status, a stable code and a sentence. A handler only says which; [`super::respond::dress`]
//! makes the page, in the person's language, with the request's id.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use zalog_app::AppError;
use zalog_domain::limits;

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The request cannot be read.
    BadRequest,
    /// A POST that does not come from a page of ours.
    Foreign,
    /// The form's token does not fit: the page is too old, or was made for another session.
    Expired,
    /// Signed in, and may not.
    Forbidden,
    /// There is no such page, or it is not this person's.
    NotFound,
    /// There is such a page, but not for this method.
    MethodNotAllowed,
    /// The link was used or has ended.
    Gone,
    /// Too much at once.
    TooLarge,
    /// Not a form as browsers send it.
    Unsupported,
    /// A step that the case does not allow (any more).
    Conflict,
    /// Too often.
    TooMany,
    /// A host that nobody declared.
    Misdirected,
    /// A fault of ours.
    Internal,
    /// A member of staff whose undertaking is not given.
    Undertaking,
    /// Later.
    Busy,
    /// Not a fault: sign in first.
    SignIn,
    /// The same for staff.
    StaffSignIn,
}

impl Fault {
    /// HTTP status.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Foreign | Self::Expired | Self::Forbidden | Self::Undertaking => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::SignIn | Self::StaffSignIn => StatusCode::SEE_OTHER,
        }
    }

    /// Stable code, shown on the page and written to the log.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Foreign => "foreign",
            Self::Expired => "expired",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Gone => "gone",
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported",
            Self::Conflict => "conflict",
            Self::TooMany => "too-many",
            Self::Misdirected => "misdirected",
            Self::Internal => "internal",
            Self::Undertaking => "undertaking",
            Self::Busy => "busy",
            Self::SignIn => "sign-in",
            Self::StaffSignIn => "staff-sign-in",
        }
    }

    /// Catalogue keys of the heading and of what to do.
    #[must_use]
    pub const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::BadRequest | Self::Unsupported => ("error-bad-request-title", "error-bad-request"),
            Self::Foreign => ("error-foreign-title", "error-foreign"),
            Self::Expired => ("error-expired-title", "error-expired"),
            Self::Forbidden | Self::SignIn | Self::StaffSignIn => {
                ("error-forbidden-title", "error-forbidden")
            }
            Self::NotFound => ("error-not-found-title", "error-not-found"),
            Self::MethodNotAllowed => ("error-method-title", "error-method"),
            Self::Gone => ("error-gone-title", "error-gone"),
            Self::TooLarge => ("error-too-large-title", "error-too-large"),
            Self::Conflict => ("error-conflict-title", "error-conflict"),
            Self::TooMany => ("error-too-many-title", "error-too-many"),
            Self::Misdirected => ("error-misdirected-title", "error-misdirected"),
            Self::Internal => ("error-internal-title", "error-internal"),
            Self::Undertaking => ("und-needed-title", "und-needed"),
            Self::Busy => ("error-unavailable-title", "error-unavailable"),
        }
    }

    /// When it is worth trying again.
    #[must_use]
    pub const fn retry_after_seconds(self) -> Option<i64> {
        match self {
            Self::TooMany => Some(limits::RATE_WINDOW_MINUTES * 60),
            Self::Busy => Some(5),
            _ => None,
        }
    }

    /// What a bare status of the framework means.
    #[must_use]
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::GONE => Self::Gone,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Unsupported,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::MISDIRECTED_REQUEST => Self::Misdirected,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Internal,
        }
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound => Self::NotFound,
            AppError::Refused(_) => Self::Conflict,
            AppError::TooMany => Self::TooMany,
            AppError::Gone => Self::Gone,
            AppError::NotSignedIn => Self::SignIn,
            AppError::Forbidden => Self::Forbidden,
            AppError::Undertaking => Self::Undertaking,
            AppError::Busy => Self::Busy,
            AppError::Internal(ref cause) => {
                // The app's own errors name no person; the page gets a code only.
                tracing::error!(error = %error, cause = ?cause.source().map(ToString::to_string), "action.failed");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
