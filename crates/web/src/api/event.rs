//! `POST /api/v1/events`

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zalog_app::api::event;

use super::call::Call;
use super::problem::{Problem, ProblemDocument};

/// Something that happened outside.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// Id of the person.
    person: String,
    /// The record it happened to. Without it: the account, or the only record of a person who has none.
    record: Option<String>,
    /// A declared event that some purpose of the token waits for.
    #[schema(example = "order-done")]
    event: String,
    /// When, RFC 3339; now, if it is not said. Not before the record.
    at: Option<String>,
}

/// What it did.
#[derive(Serialize, ToSchema)]
pub struct EventReported {
    /// How many grounds it moved.
    moved: usize,
}

/// Reports an event, which moves grounds: what waits for it winds down or ends.
#[utoipa::path(
    post,
    path = "/api/v1/events",
    tag = "events",
    operation_id = "reportEvent",
    params(("Idempotency-Key" = String, Header, description = "1 to 64 visible characters: the same key with the same body answers the first result again")),
    request_body = NewEvent,
    responses(
        (status = 200, description = "Reported", body = EventReported),
        (status = "4XX", description = "Refused; nothing is written", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "Repeat with the same key", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn report(call: Call) -> Result<Json<EventReported>, Problem> {
    let moved = call.once(|at, once, said: NewEvent| {
        let NewEvent { person, record, event, at: when } = said;
        event::report(at.app, at.caller, once, &event::NewEvent { person, record, event, at: when })
    });
    Ok(Json(EventReported { moved: moved.await? }))
}
