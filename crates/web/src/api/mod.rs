//! `/api/v1`: JSON for the operator's other programs. A handler reads the body, makes one call of `zalog_app::api` and
//! maps the answer; what a call cannot do is a problem by RFC 9457.
//!
//! - [`call`]: the lock, the key for repetitions and the body of a call
//! - [`problem`]: statuses, codes and sentences
//! - `person`, `consent`, `opening`, `event`: what a call says, and its handler
//! - [`description`]: the OpenAPI description, generated from the code
//!
//! No cookie is read here and no other origin is let in, so a browser cannot be made to call.

pub mod call;
pub mod consent;
pub mod description;
pub mod event;
pub mod opening;
pub mod person;
pub mod problem;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use zalog_domain::limits;

use crate::http::{body, trace};
use crate::routes::pattern;
use problem::Problem;

/// The calls. `broke_down` answers for a handler that did; `seconds` is the longest answer.
pub fn router(broke_down: fn(Box<dyn std::any::Any + Send>) -> Response, seconds: u64) -> Router {
    Router::new()
        .route(pattern::API_PERSONS, post(person::create))
        .route(pattern::API_CONSENTS, post(consent::record))
        .route(pattern::API_TEXTS, get(consent::texts))
        .route(pattern::API_OPENINGS, post(opening::open))
        .route(pattern::API_EVENTS, post(event::report))
        .route(pattern::API_DESCRIPTION, get(description::show))
        .fallback(async || Problem::NotFound)
        .layer(DefaultBodyLimit::max(limits::FORM_BYTES))
        .layer(CatchPanicLayer::custom(broke_down))
        .layer(from_fn(body::whole))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(seconds)))
        .layer(from_fn(problem::dress))
        .layer(from_fn(trace::line))
}
