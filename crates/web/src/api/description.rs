//! `GET /api/v1/openapi.json`: generated from the handlers and their types. A copy stands in `docs/openapi.json`; a test
//! compares them, so that a change of the interface is seen in review.

use axum::response::Response;
use utoipa::openapi::OpenApi as Description;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{consent, event, opening, person, problem};
use crate::http::fault::Fault;
use crate::http::respond::json;

/// The whole interface.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Zalog API",
        version = "1",
        description = "Persons, consents, openings and events, for the operator's other programs. Every token names its \
                       purposes and acts for no other."
    ),
    paths(person::create, consent::texts, consent::record, opening::open, event::report),
    components(schemas(problem::ProblemDocument)),
    modifiers(&Token)
)]
struct Api;

struct Token;

impl Modify for Token {
    fn modify(&self, described: &mut Description) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token made by `zalog token add`."))
            .build();
        if let Some(components) = described.components.as_mut() {
            components.add_security_scheme("token", SecurityScheme::Http(scheme));
        }
        // What may be done with the interface is no statement about a licence.
        described.info.license = None;
    }
}

/// GET.
pub async fn show() -> Result<Response, Fault> {
    json(&Api::openapi())
}
