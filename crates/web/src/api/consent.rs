//! `POST /api/v1/persons/{person}/consents`

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zalog_app::api::consent;

use super::call::Call;
use super::person::Evidence;
use super::problem::{Problem, ProblemDocument};
use crate::http::ask::Ask;
use crate::routes::Links;

/// A consent that a known person gave on a page of the site's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenConsent {
    /// The declared purpose, by slug.
    #[schema(example = "news")]
    purpose: String,
    /// SHA-256 of the canonical text that was shown, hexadecimal: the one in force.
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
    /// The declared site, by slug.
    #[schema(example = "shop")]
    site: String,
    /// The record it is for. Without it: the account, or the only record of a person who has none.
    record: Option<String>,
    /// What the site knows of his device: sealed as proof.
    #[serde(default)]
    evidence: Evidence,
}

/// A consent that was recorded.
#[derive(Serialize, ToSchema)]
pub struct ConsentRecorded {
    /// Its id.
    id: String,
    /// Number of the receipt.
    #[schema(example = "0123-4567-89AB-C")]
    receipt: String,
    /// The receipt: give it to the person. It verifies offline.
    receipt_json: serde_json::Value,
}

/// The consent texts in force.
#[derive(Serialize, ToSchema)]
pub struct ConsentTexts {
    /// Number of the edition in force.
    edition: u32,
    /// Each text, in each of its languages.
    texts: Vec<ConsentText>,
}

/// A consent text in force.
#[derive(Serialize, ToSchema)]
pub struct ConsentText {
    /// The purpose it is for.
    #[schema(example = "news")]
    purpose: String,
    /// Its language.
    #[schema(example = "ru")]
    lang: String,
    /// SHA-256 of its canonical bytes, hexadecimal: what a consent names.
    document: String,
    /// Where a person reads it, on this host.
    #[schema(example = "/consents/news?lang=ru")]
    page: String,
}

/// The consent texts in force, for anybody: show one, and name its hash in the consent.
#[utoipa::path(
    get,
    path = "/api/v1/consents",
    tag = "consents",
    operation_id = "consentTexts",
    responses((status = 200, description = "The texts", body = ConsentTexts))
)]
pub async fn texts(ask: Ask) -> Result<Json<ConsentTexts>, Problem> {
    let (edition, texts) = consent::texts(ask.app()?);
    let text = |text: consent::Text| {
        let links = Links::new(zalog_words::Lang::from_code(&text.lang));
        let page = links.consent_document(&text.purpose);
        ConsentText { purpose: text.purpose, lang: text.lang, document: text.document, page }
    };
    Ok(Json(ConsentTexts { edition, texts: texts.into_iter().map(text).collect() }))
}

/// Records a consent of a known person.
///
/// The consent is in the journal and in the person's cabinet, where he takes it back; its ground is open from this answer
/// on.
#[utoipa::path(
    post,
    path = "/api/v1/persons/{person}/consents",
    tag = "consents",
    operation_id = "recordConsent",
    params(
        ("person" = String, Path, description = "Id of the person"),
        ("Idempotency-Key" = String, Header, description = "1 to 64 visible characters: the same key with the same body answers the first result again"),
    ),
    request_body = GivenConsent,
    responses(
        (status = 201, description = "Recorded", body = ConsentRecorded),
        (status = "4XX", description = "Refused; nothing is written", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "Repeat with the same key", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn record(
    Path(person): Path<String>,
    call: Call,
) -> Result<(StatusCode, Json<ConsentRecorded>), Problem> {
    let recorded = call.once(move |at, once, said: GivenConsent| {
        let GivenConsent { purpose, document, lang, button, given_at, site, record, evidence } = said;
        let consent = consent::NewConsent { purpose, document, lang, button, given_at };
        let new = consent::NewGiven { consent, site, record, evidence: evidence.into() };
        consent::record(at.app, at.caller, once, at.address, &person, &new)
    });
    let consent::Recorded { id, number, receipt } = recorded.await?;
    Ok((StatusCode::CREATED, Json(ConsentRecorded { id, receipt: number, receipt_json: receipt })))
}
