//! `/cabinet/consents/{id}`: the very text, what a withdrawal ends, the withdrawal, the receipt.

use axum::extract::Path;
use axum::response::Response;
use serde_json::Value;
use zalog_app::cabinet::{self, ConsentView};
use zalog_domain::ids::{ConsentId, SubjectId};
use zalog_policy::document::Document;
use zalog_words::Arg;

use super::cabinet::{purpose_title, withdrawn};
use super::{fact, moment};
use crate::http::ask::{Ask, Signed};
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{json, page, see_other};
use crate::view::cabinet::{ConsentPage, ReceiptPage};
use crate::view::document::html_from;
use crate::view::field::labels;
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;

fn form_name(id: &str) -> String {
    format!("withdraw/{id}")
}

async fn load(ask: &Ask, id: &str) -> Result<(Signed, ConsentId, ConsentView, Document), Fault> {
    let signed = ask.signed_in().await?;
    let id = ConsentId::from_hex(id).ok_or(Fault::NotFound)?;
    let who: SubjectId = signed.session.subject;
    let (view, document) = ask.run(move |app, _| cabinet::consent(app, who, id)).await?;
    Ok((signed, id, view, document))
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

/// What a withdrawal ends, said before it.
fn ends(ask: &Ask, consent: &ConsentView) -> Result<Vec<String>, Fault> {
    let (words, lang, policy) = (ask.words(), ask.lang(), ask.policy()?);
    let title = purpose_title(ask, &consent.purpose)?;
    let mut lines = vec![words.say_with("cabinet-ends-purpose", &[("purpose", Arg::Text(title.text()))])];
    if let Some(purpose) = policy.purpose(&consent.purpose) {
        let items = labels(policy, &purpose.items, lang);
        lines.push(words.say_with("cabinet-ends-items", &[("items", Arg::Text(&items))]));
    }
    lines.push(words.say("cabinet-ends-lawful").into_owned());
    lines.push(words.say("cabinet-ends-others").into_owned());
    Ok(lines)
}

/// GET.
pub async fn show(ask: Ask, Path(id): Path<String>) -> Result<Response, Fault> {
    let (signed, id, consent, document) = load(&ask, &id).await?;
    let (words, links, hex) = (ask.words(), ask.links(), id.hex());
    let purpose = purpose_title(&ask, &consent.purpose)?;
    let button = consent.withdrawn_at.is_none().then(|| {
        let token = ask.app().map(|app| app.form_token(&form_name(&hex), Some(&signed.token)));
        token.map(|token| Button {
            action: links.withdraw(&hex),
            token,
            text: words.say("cabinet-withdraw").into_owned(),
        })
    });
    let title = format!("{}: {}", words.say("cabinet-consent"), purpose.text());
    let view = ConsentPage {
        page: Page::new(&ask, Reader::Person, title),
        facts: facts(&ask, &consent)?,
        withdrawn: withdrawn(&ask, &consent)?,
        ends: ends(&ask, &consent)?,
        button: button.transpose()?,
        receipt: links.receipt(&hex),
        receipt_json: links.receipt_json(&hex),
        text_title: document.title.plain(),
        text_lang: document.lang.code(),
        text: html_from(&document, links, 4),
        purpose,
    };
    page(&view)
}

/// POST `…/withdraw`
pub async fn withdraw(ask: Ask, Path(id): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let id = ConsentId::from_hex(&id).ok_or(Fault::NotFound)?;
    post.button(&ask, &form_name(&id.hex()), Some(&signed.token))?;
    let who = signed.session.subject;
    ask.run(move |app, visit| cabinet::withdraw(app, visit, who, id)).await?;
    Ok(see_other(&ask.links().cabinet_consent(&id.hex())))
}

/// `…/receipt.json`
pub async fn receipt_json(ask: Ask, Path(id): Path<String>) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let id = ConsentId::from_hex(&id).ok_or(Fault::NotFound)?;
    let who = signed.session.subject;
    json(&ask.run(move |app, _| cabinet::receipt(app, who, id)).await?)
}

/// `…/receipt`, to be printed.
pub async fn receipt(ask: Ask, Path(id): Path<String>) -> Result<Response, Fault> {
    let (signed, id, consent, document) = load(&ask, &id).await?;
    let who = signed.session.subject;
    let receipt = ask.run(move |app, _| cabinet::receipt(app, who, id)).await?;
    let (words, links, hex) = (ask.words(), ask.links(), id.hex());
    let text = |name: &str| receipt.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut facts = facts(&ask, &consent)?;
    // The number stands above, large.
    facts.pop();
    facts.insert(0, fact(words, "doc-brief-column-purpose", purpose_title(&ask, &consent.purpose)?.text()));
    facts.extend(withdrawn(&ask, &consent)?.map(|line| fact(words, "cabinet-consent-state", line)));
    let view = ReceiptPage {
        page: Page::new(&ask, Reader::Person, words.say("cabinet-receipt-title")).scripted(),
        number: consent.receipt.clone(),
        facts,
        proofs: vec![
            fact(words, "site-hash", consent.hash_hex.clone()),
            fact(words, "cabinet-receipt-origin", text("origin")),
            fact(words, "cabinet-receipt-key", text("vkey")),
            fact(words, "cabinet-receipt-signature", text("signature")),
        ],
        proved: receipt.get("proof").is_some_and(|proof| !proof.is_null()),
        json: links.receipt_json(&hex),
        back: links.cabinet_consent(&hex),
        text_title: document.title.plain(),
        text_lang: document.lang.code(),
        text: html_from(&document, links, 4),
    };
    page(&view)
}
