//! `POST /api/v1/persons`

use std::collections::BTreeMap;

use axum::Json;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zalog_app::api::person;

use super::call::Call;
use super::problem::{Problem, ProblemDocument};

/// A person whom the site met.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The declared site, by slug.
    #[schema(example = "shop")]
    site: String,
    /// The declared form that the values fit; the registration form, if it is not said.
    form: Option<String>,
    /// Who told the values: `provided` by the person himself, which is so when nothing is said, or `third-party`.
    #[schema(example = "provided")]
    origin: Option<String>,
    /// The host of the other site or network the values come from: needed with `third-party`, refused without it.
    #[schema(example = "network.example.org")]
    source: Option<String>,
    /// Values by declared item.
    #[schema(example = json!({"full-name": "Проба Примерова", "email": "proba@example.org"}))]
    values: BTreeMap<String, String>,
    /// The fields of legal persons are filled in too.
    #[serde(default)]
    legal_person: bool,
    /// Consents the person gave on the site's own page.
    #[serde(default)]
    consents: Vec<NewConsent>,
    /// The site itself made sure that the address is his: an account is made. He sets its password by a letter.
    address_confirmed: bool,
    /// His language: ru, en or kk.
    #[schema(example = "ru")]
    lang: String,
    /// What the site knows of his device: sealed as proof of his consents.
    #[serde(default)]
    evidence: Evidence,
}

/// A consent that was given with it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsent {
    /// The declared purpose, by slug.
    #[schema(example = "news")]
    purpose: String,
    /// SHA-256 of the canonical text that was shown, hexadecimal.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    document: String,
    /// Language of that text.
    #[schema(example = "ru")]
    lang: String,
    /// The words on the button that was pressed.
    #[schema(example = "Подписаться")]
    button: String,
    /// When, RFC 3339; now, if it is not said. Not before the text was in force.
    given_at: Option<String>,
}

/// What a site knows of a person's device.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// His address on the network.
    #[schema(example = "192.0.2.7")]
    pub address: Option<String>,
    /// What his browser says of itself.
    pub agent: Option<String>,
}

impl From<Evidence> for person::Evidence {
    fn from(said: Evidence) -> Self {
        Self { address: said.address, agent: said.agent }
    }
}

impl From<NewConsent> for person::NewConsent {
    fn from(said: NewConsent) -> Self {
        let NewConsent { purpose, document, lang, button, given_at } = said;
        Self { purpose, document, lang, button, given_at }
    }
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct PersonMade {
    /// Id of the person, 32 hexadecimal digits.
    #[schema(example = "1c6f5f0d6f0e4f8a9b7d3a2c5e4f6071")]
    person: String,
    /// Id of his record.
    record: String,
    /// His consents, in the order they were named.
    consents: Vec<ConsentMade>,
}

/// A consent that was recorded.
#[derive(Serialize, ToSchema)]
pub struct ConsentMade {
    /// Its id.
    id: String,
    /// Number of its receipt.
    #[schema(example = "0123-4567-89AB-C")]
    receipt: String,
}

/// Makes a person, without a password.
///
/// With `address_confirmed` an account is made, whose sign-in name is the address; an address that has an account already
/// is a conflict, and nothing is written. Without it the person has values and an unproved contact.
#[utoipa::path(
    post,
    path = "/api/v1/persons",
    tag = "persons",
    operation_id = "createPerson",
    params(("Idempotency-Key" = String, Header, description = "1 to 64 visible characters: the same key with the same body answers the first result again")),
    request_body = NewPerson,
    responses(
        (status = 201, description = "Made", body = PersonMade),
        (status = "4XX", description = "Refused; nothing is written", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "Repeat with the same key", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn create(call: Call) -> Result<(StatusCode, Json<PersonMade>), Problem> {
    let made = call.once(|at, once, said: NewPerson| {
        let new = person::NewPerson {
            site: said.site,
            form: said.form,
            origin: said.origin,
            source: said.source,
            values: said.values,
            legal_person: said.legal_person,
            consents: said.consents.into_iter().map(Into::into).collect(),
            address_confirmed: said.address_confirmed,
            lang: said.lang,
            evidence: said.evidence.into(),
        };
        person::create(at.app, at.caller, once, at.address, &new)
    });
    let made = made.await?;
    let consents = made.consents.into_iter().map(|(id, receipt)| ConsentMade { id, receipt }).collect();
    Ok((StatusCode::CREATED, Json(PersonMade { person: made.person, record: made.record, consents })))
}
