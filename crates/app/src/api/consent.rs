//! A consent of a known person, given on a page of the operator's own.

use std::net::IpAddr;

use zalog_domain::ids::{CompartmentId, ConsentId, EventId, SubjectId, hex};
use zalog_domain::{ActorClass, access};
use zalog_policy::model::Event;
use zalog_store::tables::consent::{self, ConsentRow};
use zalog_store::tables::edition::TextRow;
use zalog_store::tables::ground::{self, EventRow};
use zalog_store::tables::record;
use zalog_store::tables::subject::{self, CompartmentRow};
use zalog_vault::journal_key;

pub use super::read::{Evidence, NewConsent};
use super::read::{Reader, scope};
use super::{ApiError, Caller, Once};
use crate::cabinet::grouped;
use crate::giving::{self, Giving, Sealer};
use crate::{App, AppError, Visit, evidence};

/// A consent as a call names it.
#[derive(Default, Clone)]
pub struct NewGiven {
    /// The consent.
    pub consent: NewConsent,
    /// The site it was given on.
    pub site: String,
    /// The record it is for. Without it: the account, or the only record of a person who has none.
    pub record: Option<String>,
    /// What the site knows of the person's device.
    pub evidence: Evidence,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Id of the consent, hexadecimal.
    pub id: String,
    /// Number of the receipt, in groups.
    pub number: String,
    /// The receipt: JSON that verifies offline.
    pub receipt: serde_json::Value,
}

fn recorded(app: &App, row: &ConsentRow) -> Result<Recorded, ApiError> {
    let receipt = serde_json::to_value(evidence::first_receipt(app, row)?).map_err(AppError::from)?;
    Ok(Recorded { id: row.id.hex(), number: grouped(&row.receipt), receipt })
}

fn repeated(app: &App, kept: &str) -> Result<Recorded, ApiError> {
    let id = ConsentId::from_hex(kept).ok_or(ApiError::Gone)?;
    let row = app.store.read::<_, AppError, _>(|tx| Ok(consent::by_id(tx, id)?))?;
    recorded(app, &row.ok_or(ApiError::Gone)?)
}

/// A consent text in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The purpose it is for.
    pub purpose: String,
    /// Its language.
    pub lang: String,
    /// SHA-256 of its canonical bytes, hexadecimal: what a consent names.
    pub document: String,
}

/// The consent texts in force, with the number of their edition: what a site shows, and what a consent of today names.
#[must_use]
pub fn texts(app: &App) -> (u32, Vec<Text>) {
    let in_force = app.in_force();
    let text = |text: &TextRow| {
        let purpose = text.document.strip_prefix("consent/")?.to_owned();
        Some(Text { purpose, lang: text.lang.clone(), document: hex(&text.canonical) })
    };
    let mut texts: Vec<Text> = in_force.texts.values().filter_map(text).collect();
    texts.sort_by(|a, b| (&a.purpose, &a.lang).cmp(&(&b.purpose, &b.lang)));
    (in_force.edition.number, texts)
}

/// Records a consent: the ledger's row, its entry, its ground and that of its proof, in one commit.
///
/// # Errors
/// [`ApiError`]: fields that are wrong (`consent-outdated` for another text than the one in force), a purpose the token
/// does not name, [`ApiError::NotFound`].
pub fn record(
    app: &App,
    caller: &Caller,
    once: &Once,
    address: IpAddr,
    person: &str,
    new: &NewGiven,
) -> Result<Recorded, ApiError> {
    let who = SubjectId::from_hex(person).ok_or(ApiError::NotFound)?;
    let (earlier, records) =
        app.store.read::<_, AppError, _>(|tx| Ok((once.earlier(tx)?, record::of_subject(tx, who)?)))?;
    if let Some(earlier) = earlier {
        return repeated(app, &earlier.result()?);
    }
    let in_force = app.in_force();
    let mut reader = Reader::new(&in_force, app.clock.now());
    let site = reader.site(&new.site);
    let tick = reader.consent("", &new.consent);
    let reported = reader.evidence(caller, &new.evidence);
    let (Some(site), Some(tick), true) = (site, tick, reader.wrong.is_empty()) else {
        return Err(ApiError::Invalid(reader.wrong));
    };
    caller.must_name([&tick.purpose])?;
    let (scope, _) = scope(who, &records, new.record.as_deref())?;
    let subject_key = app.ring.subject(&app.keys, who)?.ok_or(ApiError::NotFound)?;
    let (now, entropy, secret) = (app.clock.now(), app.entropy.as_ref(), app.secret.as_ref());

    let compartment = CompartmentId::new(entropy);
    let (key, wrapped) = app.ring.new_compartment(compartment, who, &subject_key, secret)?;
    let lies = CompartmentRow {
        id: compartment,
        subject: Some(who),
        kind: "proof".to_owned(),
        key_generation: app.ring.current()?.generation(),
        opened_at: now,
        ends_at: None,
        state: "live".to_owned(),
    };
    let tagging = journal_key(&subject_key);
    let lang = zalog_words::Lang::from_code(&tick.lang).unwrap_or(in_force.policy.language);
    let visit =
        Visit { host: site.host.clone(), site: site.slug.clone(), lang, address, agent: String::new() };
    let given = giving::give(
        app,
        &Sealer { app, compartment, key },
        &Giving {
            scope,
            tagging: &tagging,
            tick: &tick,
            form: "",
            button: tick.button.as_deref().unwrap_or_default(),
            visit: &visit,
            circumstances: &giving::circumstances(&visit, Some(&reported), "none", None),
            actor: ActorClass::Api,
            appointment: None,
            now,
        },
    )?;
    let event = EventRow {
        id: EventId::new(now, entropy),
        scope,
        kind: Event::Consented.as_str(),
        at: given.row.given_at,
        reporter: "engine",
    };
    app.keys.put_keys(None, vec![wrapped], now).map_err(AppError::from)?;
    let answer = recorded(app, &given.row)?;
    let (done, edition, kept) = (once.clone(), in_force.edition.id, answer.id.clone());
    let written = app.store.write::<_, AppError, _>(move |tx| {
        subject::bump(tx, who)?.ok_or(AppError::NotFound)?;
        done.done(tx, &kept, now)?;
        subject::insert_compartment(tx, &lies)?;
        for row in &given.grounds {
            ground::insert(tx, row, edition, given.entry.id)?;
        }
        ground::insert_event(tx, &event, given.entry.id)?;
        // A ground that is added can only bring the next instant nearer.
        if let Some(at) = access::due(&given.grounds) {
            ground::put_due_sooner(tx, who, at)?;
        }
        consent::insert(tx, &given.row)?;
        Ok(tx.journal(&given.entry, Some(who))?)
    });
    match written {
        Ok(()) => Ok(answer),
        Err(AppError::NotFound) => Err(ApiError::NotFound),
        Err(error) => match once.won_by_another(app, &error)? {
            Some(kept) => repeated(app, &kept),
            None => Err(error.into()),
        },
    }
}
