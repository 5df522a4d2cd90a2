//! `…/consents/{id}`: the very text, what a withdrawal changes, the withdrawal, the receipt.

use axum::extract::Path;
use axum::response::Response;
use serde_json::Value;
use zalog_app::cabinet::{self, ConsentView};
use zalog_app::consent::{Part, Preview};
use zalog_domain::ids::ConsentId;
use zalog_policy::document::Document;

use super::cabinet::{purpose_title, reasons, record_title, withdrawn};
use super::door::{Door, Id};
use super::{fact, moment};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{json, page, see_other};
use crate::view::Phrase;
use crate::view::cabinet::{ConsentPage, Forecast, Kept, ReceiptPage};
use crate::view::document::html_from;
use crate::view::field::labels;

fn form_name(id: &str) -> String {
    format!("withdraw/{id}")
}

async fn load(ask: &Ask, door: &Door, id: &Id) -> Result<(ConsentId, ConsentView, Document), Fault> {
    let (who, id) = (door.who, ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    let (view, document) = ask.run(move |app, _| cabinet::consent(app, who, id)).await?;
    Ok((id, view, document))
}

fn facts(ask: &Ask, consent: &ConsentView) -> Result<Vec<(String, String)>, Fault> {
    let words = ask.words();
    Ok(vec![
        fact(words, "cabinet-consent-given", moment(ask, consent.given_at)?),
        fact(words, "cabinet-consent-host", consent.host.clone()),
        fact(words, "cabinet-consent-button", consent.button.clone()),
        fact(words, "doc-edition-number", consent.edition.to_string()),
        fact(words, "cabinet-receipt-number", consent.receipt.clone()),
    ])
}

/// What a withdrawal changes, said before it.
fn forecast(ask: &Ask, preview: &Preview) -> Result<Forecast, Fault> {
    let (words, lang, policy) = (ask.words(), ask.lang(), ask.policy()?);
    let title = |part: &Part| record_title(ask, &part.form, part.account);
    let mut goes: Vec<(Phrase, Vec<&Part>)> = Vec::new();
    for part in &preview.goes {
        let title = title(part)?;
        match goes.iter_mut().find(|(known, parts)| {
            *known == title && parts.first().is_some_and(|first| first.record == part.record)
        }) {
            Some((_, parts)) => parts.push(part),
            None => goes.push((title, vec![part])),
        }
    }
    let mut stays: Vec<(Phrase, Vec<&Part>, Vec<_>)> = Vec::new();
    for (part, why) in &preview.stays {
        let (title, why) = (title(part)?, reasons(ask, why)?);
        match stays.iter_mut().find(|(known, _, reasons)| *known == title && *reasons == why) {
            Some((_, parts, _)) => parts.push(part),
            None => stays.push((title, vec![part], why)),
        }
    }
    let items = |parts: &[&Part]| labels(policy, parts.iter().map(|part| &part.item), lang);
    Ok(Forecast {
        stops: preview.stops.iter().map(|purpose| purpose_title(ask, purpose)).collect::<Result<_, _>>()?,
        goes: goes.into_iter().map(|(title, parts)| (title, items(&parts))).collect(),
        stays: stays
            .into_iter()
            .map(|(title, parts, reasons)| Kept { title, items: items(&parts), reasons })
            .collect(),
        notes: ["cabinet-ends-lawful", "cabinet-ends-others"]
            .iter()
            .map(|key| words.say(key).into_owned())
            .collect(),
    })
}

/// GET.
pub async fn show(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (id, consent, document) = load(&ask, &door, &id).await?;
    let who = door.who;
    let preview = ask.run(move |app, _| cabinet::preview(app, who, id)).await?;
    let (words, hex) = (ask.words(), id.hex());
    let purpose = purpose_title(&ask, &consent.purpose)?;
    let text = words.say("cabinet-withdraw").into_owned();
    let button = match consent.withdrawn_at {
        None => Some(door.button(&ask, &form_name(&hex), door.rooms.withdraw(&hex), text)?),
        Some(_) => None,
    };
    let title = format!("{}: {}", words.say("cabinet-consent"), purpose.text());
    let view = ConsentPage {
        page: door.page(&ask, title),
        back: door.back(&ask),
        facts: facts(&ask, &consent)?,
        withdrawn: withdrawn(&ask, &consent)?,
        forecast: forecast(&ask, &preview)?,
        button,
        receipt: door.rooms.receipt(&hex),
        receipt_json: door.rooms.receipt_json(&hex),
        text_title: document.title.plain(),
        text_lang: document.lang.code(),
        text: html_from(&document, ask.links(), 4),
        purpose,
    };
    page(&view)
}

/// POST `…/withdraw`
pub async fn withdraw(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let id = ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?;
    post.button(&ask, &form_name(&id.hex()), Some(&door.lock))?;
    let who = door.who;
    ask.run(move |app, visit| cabinet::withdraw(app, visit, who, id)).await?;
    Ok(see_other(&door.rooms.consent(&id.hex())))
}

/// `…/receipt.json`
pub async fn receipt_json(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (who, id) = (door.who, ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    json(&ask.run(move |app, _| cabinet::receipt(app, who, id)).await?)
}

/// `…/receipt`, to be printed.
pub async fn receipt(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (id, consent, document) = load(&ask, &door, &id).await?;
    let who = door.who;
    let receipt = ask.run(move |app, _| cabinet::receipt(app, who, id)).await?;
    let (words, hex) = (ask.words(), id.hex());
    let text = |name: &str| receipt.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut facts = facts(&ask, &consent)?;
    // The number stands above, large.
    facts.pop();
    facts.insert(0, fact(words, "doc-brief-column-purpose", purpose_title(&ask, &consent.purpose)?.text()));
    facts.extend(withdrawn(&ask, &consent)?.map(|line| fact(words, "cabinet-consent-state", line)));
    let view = ReceiptPage {
        page: door.page(&ask, words.say("cabinet-receipt-title")).scripted(),
        number: consent.receipt.clone(),
        facts,
        proofs: vec![
            fact(words, "site-hash", consent.hash_hex.clone()),
            fact(words, "cabinet-receipt-origin", text("origin")),
            fact(words, "cabinet-receipt-key", text("vkey")),
            fact(words, "cabinet-receipt-signature", text("signature")),
        ],
        proved: receipt.get("proof").is_some_and(|proof| !proof.is_null()),
        command: format!("zalog verify receipt.json --key '{}'", text("vkey")),
        json: door.rooms.receipt_json(&hex),
        back: door.rooms.consent(&hex),
        text_title: document.title.plain(),
        text_lang: document.lang.code(),
        text: html_from(&document, ask.links(), 4),
    };
    page(&view)
}
