//! One line of log per request: method, route, status, time, request id. Never a path, a query, an address or a field.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

use super::ask::Ask;
use super::fault::Fault;
use crate::api::problem::Code;

/// Layer: writes the line.
pub async fn line(ask: Ask, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let status = response.status().as_u16();
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let fault = response.extensions_mut().remove::<Fault>().map(Fault::code);
    let fault =
        fault.or_else(|| response.extensions_mut().remove::<Code>().map(|code| code.0)).unwrap_or("-");
    let request_id = ask.inner().request_id.as_str();
    tracing::info!(%method, route, status, millis, request_id, fault, "http.request");
    response
}
