//! `POST /api/v1/openings`

use std::collections::BTreeMap;

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zalog_app::api::opening;

use super::call::Call;
use super::problem::{Problem, ProblemDocument};

/// Whose values, and what for. Exactly one of `email`, `phone`, `person`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// An e-mail address.
    #[schema(example = "proba@example.org")]
    email: Option<String>,
    /// A phone number.
    phone: Option<String>,
    /// Id of a person.
    person: Option<String>,
    /// A declared purpose that the token names, by slug.
    #[schema(example = "order")]
    purpose: String,
}

/// Who was found.
#[derive(Serialize, ToSchema)]
pub struct Opened {
    /// Persons of whom the purpose reaches something; others are not told apart from unknown ones.
    persons: Vec<OpenedPerson>,
}

/// A person.
#[derive(Serialize, ToSchema)]
pub struct OpenedPerson {
    /// His id.
    person: String,
    /// Whether the contact he was found by is proved to be his. An unproved one is somebody's claim.
    address_proved: bool,
    /// His records.
    records: Vec<OpenedRecord>,
    /// There are more values than one answer carries.
    more: bool,
}

/// Values that came together.
#[derive(Serialize, ToSchema)]
pub struct OpenedRecord {
    /// Id of the record.
    record: String,
    /// The declared form it came by.
    form: String,
    /// Whether it is the account.
    account: bool,
    /// The host of the other site or network it came from, if it did not come through a site of the operator's.
    source: Option<String>,
    /// Values by item.
    values: BTreeMap<String, String>,
    /// Items that stay shut.
    refused: Vec<RefusedItem>,
}

/// An item that stays shut.
#[derive(Serialize, ToSchema)]
pub struct RefusedItem {
    /// The item.
    #[schema(example = "phone")]
    item: String,
    /// Why: `not-used`, `not-allowed`, `no-ground`, `suspended`, `winding-down`, `undeclared`.
    #[schema(example = "not-used")]
    reason: &'static str,
}

/// Opens values for a purpose.
///
/// Each opening is in the journal and in the person's cabinet before this answers.
#[utoipa::path(
    post,
    path = "/api/v1/openings",
    tag = "openings",
    operation_id = "openValues",
    request_body = Wanted,
    responses(
        (status = 200, description = "Opened, as far as the purpose reaches", body = Opened),
        (status = "4XX", description = "Refused", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "Later", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn open(call: Call) -> Result<Json<Opened>, Problem> {
    let opened = call.look(|at, said: Wanted| {
        let Wanted { email, phone, person, purpose } = said;
        opening::open(at.app, at.caller, &opening::Wanted { email, phone, person, purpose })
    });
    Ok(Json(Opened { persons: opened.await?.into_iter().map(person).collect() }))
}

fn person(found: opening::OpenedPerson) -> OpenedPerson {
    OpenedPerson {
        person: found.person,
        address_proved: found.address_proved,
        records: found.records.into_iter().map(record).collect(),
        more: found.more,
    }
}

fn record(found: opening::OpenedRecord) -> OpenedRecord {
    OpenedRecord {
        record: found.record,
        form: found.form,
        account: found.account,
        source: found.source,
        values: found.values.into_iter().map(|(item, value)| (item, value.as_str().to_owned())).collect(),
        refused: found.refused.into_iter().map(|(item, reason)| RefusedItem { item, reason }).collect(),
    }
}
