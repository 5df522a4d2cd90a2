//! Consents asked again: what an edition makes wider is covered by no consent given before it. The person sees the text he
//! agreed to beside the one there is now, and says yes or no to each by itself. A no leaves the consent as it was given,
//! for what it was given; a yes is a consent of its own, and the one before it ends in the same commit.

use zalog_domain::ids::{CompartmentId, ConsentId, EventId};
use zalog_domain::register::BasisClass;
use zalog_domain::{ActorClass, Fact, Kind, access};
use zalog_policy::document::Document;
use zalog_policy::model::{Event, Slug};
use zalog_store::tables::consent::{self as rows, ConsentRow};
use zalog_store::tables::ground::{self, EventRow};
use zalog_store::tables::subject::{self, CompartmentRow};
use zalog_store::tables::{notice, record};
use zalog_vault::journal_key;
use zalog_words::Lang;

use crate::cabinet::ConsentView;
use crate::giving::{self, Giving, Sealer};
use crate::{App, AppError, Visit, Who, cabinet, collect, consent, edition, sign_in};

/// A consent that waits for the person's answer.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The consent as it was given.
    pub consent: ConsentView,
    /// The edition that asks, by order of publication.
    pub edition: i64,
    /// Since when.
    pub at: jiff::Timestamp,
}

/// The text a person agreed to, and the one that is asked now.
pub struct Texts {
    /// Agreed to.
    pub old: Document,
    /// Asked now.
    pub new: Document,
    /// Hash of what is asked, hexadecimal: what the answer names.
    pub new_hash: String,
}

/// The consents that are asked again, within reach of the person's key.
///
/// # Errors
/// [`AppError::Internal`].
pub fn asked(app: &App, who: impl Into<Who>) -> Result<Vec<Asked>, AppError> {
    let who = who.into();
    let asked = app.store.read::<_, AppError, _>(|tx| Ok(notice::asked(tx, who.subject)?))?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let consents = cabinet::consents(app, who)?;
    let one = |row: &notice::AskedRow| {
        let consent = consents.iter().find(|c| c.id == row.consent && c.withdrawn_at.is_none())?.clone();
        Some(Asked { consent, edition: row.edition, at: row.at })
    };
    Ok(asked.iter().filter_map(one).collect())
}

/// One of them, with both texts: the old one in the language it was given in, the new one in the same.
///
/// # Errors
/// [`AppError::NotFound`] when it is not asked again, or not that person's.
pub fn one(app: &App, who: impl Into<Who>, id: ConsentId) -> Result<(Asked, Texts), AppError> {
    let who = who.into();
    let asked = asked(app, who)?.into_iter().find(|a| a.consent.id == id).ok_or(AppError::NotFound)?;
    let (consent, old) = cabinet::consent(app, who, id)?;
    let name = format!("consent/{}", consent.purpose);
    let new = edition::document(app, None, &name, consent.lang)?;
    Ok((asked, Texts { old, new: new.document, new_hash: new.hash_hex }))
}

/// The consent, if it is still asked.
fn open(app: &App, who: Who, id: ConsentId) -> Result<ConsentRow, AppError> {
    let row = consent::of(app, who, id)?;
    let asked = app.store.read::<_, AppError, _>(|tx| Ok(notice::asked(tx, who.subject)?))?;
    let still = row.withdrawn_at.is_none() && asked.iter().any(|a| a.consent == id);
    if still { Ok(row) } else { Err(AppError::NotFound) }
}

/// Refuses: the consent stays as it was given, and is not asked for this again.
///
/// # Errors
/// [`AppError::NotFound`] when it is not asked again, or not that person's.
pub fn refuse(app: &App, _visit: &Visit, who: impl Into<Who>, id: ConsentId) -> Result<(), AppError> {
    let who = who.into();
    let row = open(app, who, id)?;
    let draft = sign_in::about(app, who.subject)?;
    app.store.write::<_, AppError, _>(move |tx| {
        notice::answer(tx, id, draft.at)?;
        let facts = [(Fact::Purpose, row.purpose.0)];
        Ok(draft.record(tx, Kind::ConsentRefused, Some(row.document), &facts)?)
    })
}

/// Gives the consent anew, to the text that stood beside the button, and ends the one before it.
///
/// # Errors
/// [`AppError::Refused`] with `consent-outdated` when the text is not the one in force; [`AppError::NotFound`].
pub fn give(
    app: &App,
    visit: &Visit,
    who: impl Into<Who>,
    id: ConsentId,
    text: &str,
    button: &str,
) -> Result<ConsentId, AppError> {
    let who = who.into();
    let before = open(app, who, id)?;
    let in_force = app.in_force();
    let purpose =
        Slug::new(in_force.register.purpose_name(before.purpose)).map_err(|_| AppError::NotFound)?;
    let lang = Lang::from_code(&before.lang).unwrap_or(visit.lang);
    let tick = collect::ticked(app, &purpose, text, lang).map_err(AppError::Refused)?;
    let subject = who.subject;
    let key = app.ring.subject(&app.keys, subject)?.ok_or(AppError::NotFound)?;
    let (now, entropy, secret) = (app.clock.now(), app.entropy.as_ref(), app.secret.as_ref());
    let compartment = CompartmentId::new(entropy);
    let (sealing, wrapped) = app.ring.new_compartment(compartment, subject, &key, secret)?;
    let lies = CompartmentRow {
        id: compartment,
        subject: Some(subject),
        kind: "proof".to_owned(),
        key_generation: app.ring.current()?.generation(),
        opened_at: now,
        ends_at: None,
        state: "live".to_owned(),
    };
    let scope = match before.record {
        Some(record) => zalog_domain::ground::Scope::Record(subject, record),
        None => zalog_domain::ground::Scope::Subject(subject),
    };
    let confirmed = if who.record.is_some() { "link" } else { "session" };
    let mut given = giving::give(
        app,
        &Sealer { app, compartment, key: sealing },
        &Giving {
            scope,
            tagging: &journal_key(&key),
            tick: &tick,
            form: &before.form,
            button,
            visit,
            circumstances: &giving::circumstances(visit, None, confirmed, None),
            actor: ActorClass::Subject,
            appointment: None,
            now,
        },
    )?;
    // The day of an appointment lies sealed in its record; the ground before has counted its end from it.
    let grounds = app.store.read::<_, AppError, _>(|tx| Ok(ground::of_subject(tx, subject)?))?;
    if let Some(old) = grounds.iter().find(|g| g.id == before.ground)
        && let Some(known) = in_force.register.terms(old.terms)
        && known.terms.end_event() == Some(Event::Appointment)
    {
        for ground in given.grounds.iter_mut().filter(|g| g.basis == BasisClass::Consent) {
            ground.bound = old.bound.or(ground.bound);
        }
    }
    let event = EventRow {
        id: EventId::new(now, entropy),
        scope,
        kind: Event::Consented.as_str(),
        at: now,
        reporter: "subject",
    };
    let act = consent::Act::new(app, &before)?;
    app.keys.put_keys(None, vec![wrapped], now)?;
    let (made, edition) = (given.row.id, in_force.edition.id);
    app.store.write::<_, AppError, _>(move |tx| {
        subject::bump(tx, subject)?.ok_or(AppError::NotFound)?;
        let still = notice::asked(tx, subject)?.iter().any(|a| a.consent == id);
        let live = match before.record {
            Some(record) => record::by_id(tx, record)?.is_some_and(|r| r.state == "live"),
            None => true,
        };
        if !still || !live {
            return Err(AppError::NotFound);
        }
        subject::insert_compartment(tx, &lies)?;
        for row in &given.grounds {
            ground::insert(tx, row, edition, given.entry.id)?;
        }
        ground::insert_event(tx, &event, given.entry.id)?;
        if let Some(at) = access::due(&given.grounds) {
            ground::put_due_sooner(tx, subject, at)?;
        }
        rows::insert(tx, &given.row)?;
        tx.journal(&given.entry, Some(subject))?;
        notice::answer(tx, id, now)?;
        act.run(tx).map(drop)
    })?;
    app.ring_bell();
    Ok(made)
}
