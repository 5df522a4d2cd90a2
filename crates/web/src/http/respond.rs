//! Answers: pages, redirects, files; and the page that stands for a fault.

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::ask::Ask;
use super::fault::Fault;
use super::headers;
use crate::view::message;

/// A page.
///
/// # Errors
/// [`Fault::Internal`] when the template fails.
pub fn page(view: &impl Template) -> Result<Response, Fault> {
    page_with(StatusCode::OK, view)
}

/// A page with a status of its own: 422 for a form with errors.
///
/// # Errors
/// As [`page`].
pub fn page_with(status: StatusCode, view: &impl Template) -> Result<Response, Fault> {
    let text = view.render().map_err(|_| Fault::Internal)?;
    Ok(file(status, "text/html; charset=utf-8", text))
}

/// Text of a kind.
#[must_use]
pub fn file(status: StatusCode, kind: &'static str, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(kind))], text).into_response()
}

/// JSON that people may read too.
///
/// # Errors
/// [`Fault::Internal`] when it cannot be written.
pub fn json(value: &impl serde::Serialize) -> Result<Response, Fault> {
    let text = serde_json::to_string_pretty(value).map_err(|_| Fault::Internal)?;
    Ok(file(StatusCode::OK, "application/json; charset=utf-8", text))
}

/// Leads on with GET.
#[must_use]
pub fn see_other(address: &str) -> Response {
    let Ok(address) = HeaderValue::from_str(address) else { return Fault::Internal.into_response() };
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

/// Adds a cookie to an answer.
#[must_use]
pub fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The same with several.
pub fn with_cookies<const N: usize>(response: Response, cookies: [Option<HeaderValue>; N]) -> Response {
    cookies.into_iter().fold(response, with_cookie)
}

/// Layer: marks what stands below as personal.
pub async fn personal(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    headers::personal(response.headers_mut());
    response
}

/// Layer: marks what stands below as pages whose address is a secret.
pub async fn secret(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    headers::secret(response.headers_mut());
    response
}

/// Layer: whatever failed below, here or in the framework, becomes a page.
pub async fn dress(ask: Ask, request: Request, next: Next) -> Response {
    let is_get = request.method().is_safe();
    let mut response = next.run(request).await;
    let known = response.extensions_mut().remove::<Fault>();
    let status = response.status();
    let bare = status.is_client_error() || status.is_server_error();
    let typed = response.headers().get(header::CONTENT_TYPE);
    let html = typed.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let fault = match known {
        Some(fault) => fault,
        None if bare && !html => Fault::from_status(status),
        None => return response,
    };
    let address = is_get.then(|| ask.inner().address_line.as_str());
    let page = match fault {
        Fault::SignIn => match address.filter(|line| crate::routes::may_lead_to(line)) {
            Some(line) => see_other(&ask.links().sign_in_to(line)),
            None => see_other(&ask.links().sign_in()),
        },
        Fault::StaffSignIn => see_other(&ask.links().staff_sign_in()),
        _ => page_with(fault.status(), &message::fault(&ask, fault))
            .unwrap_or_else(|_| (StatusCode::INTERNAL_SERVER_ERROR, fault.code()).into_response()),
    };
    // What the framework said of itself (`Allow`) stays, and so does a stricter rule about referrers.
    let (mut parts, body): (_, Body) = page.into_parts();
    for (name, value) in response.headers() {
        if name == header::ALLOW || name == header::SET_COOKIE || name == header::REFERRER_POLICY {
            parts.headers.append(name.clone(), value.clone());
        }
    }
    if let Some(seconds) = fault.retry_after_seconds() {
        parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    parts.extensions.insert(fault);
    headers::personal(&mut parts.headers);
    Response::from_parts(parts, body)
}
