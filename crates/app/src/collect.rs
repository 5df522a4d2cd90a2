//! Taking data in: fields checked against the form, values sealed before the transaction, keys committed before values,
//! then one insert of everything that belongs together.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_domain::access::{self, Place};
use zalog_domain::ground::{self as grounds, Ground, Scope};
use zalog_domain::ids::{CompartmentId, ConsentId, EventId, GroundId, RecordId, SubjectId, ValueId, unhex};
use zalog_domain::input::{self, Accepted};
use zalog_domain::reference::Reference;
use zalog_domain::register::ItemNo;
use zalog_domain::{ActorClass, Entry, Fact, Kind, contact, limits};
use zalog_journal::Hash;
use zalog_policy::model::{Event, Form, ItemKind, Need, Policy, Slug};
use zalog_store::Tx;
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::ground::EventRow;
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::subject::{BlindKey, CompartmentRow, ContactRow};
use zalog_store::tables::{account, consent, ground, record, subject};
use zalog_vault::{CompartmentKey, SubjectKey, blind, journal_key};
use zalog_words::Lang;

use crate::journal::Draft;
use crate::keyring::INDEX_GENERATION;
use crate::operator::InForce;
use crate::{App, AppError, Refused, Visit, edition, evidence, sign_in};

/// A field that passed.
pub(crate) struct Field {
    pub item: Slug,
    pub accepted: Accepted,
    pub kind: ItemKind,
}

/// A box that was ticked: the purpose and the very text beside it.
#[derive(Clone)]
pub(crate) struct Ticked {
    pub purpose: Slug,
    pub document: Hash,
    pub lang: String,
}

/// Checks typed fields against the form's closed list. What the form does not have is not looked at.
pub(crate) fn fields(
    policy: &Policy,
    form: &Form,
    typed: &BTreeMap<String, String>,
    legal_person: bool,
) -> Result<Vec<Field>, Refused> {
    let mut refused = Refused::default();
    let mut taken = Vec::new();
    if typed.len() > limits::FORM_FIELDS {
        return Err(Refused::form("form-too-large"));
    }
    for field in form.fields.iter().filter(|f| legal_person || !f.legal_persons_only) {
        let Some(item) = policy.item(&field.item) else { continue };
        let text = typed.get(field.item.as_str()).map_or("", String::as_str);
        if text.trim().is_empty() && field.need == Need::Optional {
            continue;
        }
        match input::accept(&item.kind, text, policy.seat()) {
            Ok(accepted) => taken.push(Field { item: field.item.clone(), accepted, kind: item.kind.clone() }),
            Err(error) => refused.field(field.item.as_str(), error),
        }
    }
    if refused.is_empty() { Ok(taken) } else { Err(refused) }
}

/// Finds which text a box named: the hash of a text in force, or the number of the edition in force.
pub(crate) fn ticked(app: &App, purpose: &Slug, named: &str, lang: Lang) -> Result<Ticked, Refused> {
    let in_force = app.in_force();
    let name = format!("consent/{purpose}");
    let by_hash = unhex::<32>(named).and_then(|hash| {
        in_force.texts.values().find(|t| t.document == name && t.canonical == hash).cloned()
    });
    let by_number = || {
        let numbered = named == in_force.edition.number.to_string();
        numbered.then(|| edition::current_text(app, &name, lang)).flatten()
    };
    match by_hash.or_else(by_number) {
        Some(text) => Ok(Ticked { purpose: purpose.clone(), document: text.canonical, lang: text.lang }),
        None => Err(Refused { fields: vec![(format!("consent.{purpose}"), "consent-outdated")], form: None }),
    }
}

/// Who the data belong to.
pub(crate) enum Owner {
    /// A subject of its own.
    New,
    /// The person who is signed in.
    Known(SubjectId),
}

/// Everything that comes in by one act.
pub(crate) struct Intake<'a> {
    pub visit: &'a Visit,
    pub form: &'a Form,
    pub owner: Owner,
    pub fields: Vec<Field>,
    pub ticked: Vec<Ticked>,
    /// Argon2id hash of the account that is made by this act.
    pub credential: Option<&'a str>,
    /// The sender said that the data are another person's, who knows and agrees.
    pub other_person: bool,
    /// How the contact was confirmed: `link`, `none`.
    pub confirmed: &'static str,
    pub actor: ActorClass,
}

/// Rows ready to be inserted: sealed, with their keys committed.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub subject: SubjectId,
    pub record: RecordId,
    pub draft: Draft,
    new: bool,
    jurisdiction: &'static str,
    lang: String,
    compartments: Vec<CompartmentRow>,
    row: RecordRow,
    values: Vec<ValueRow>,
    contacts: Vec<(ContactRow, BlindKey)>,
    account: Option<AccountRow>,
    grounds: Vec<Ground>,
    events: Vec<EventRow>,
    pub consents: Vec<ConsentRow>,
    entries: Vec<Entry>,
    acknowledgement: Option<(Hash, String)>,
    form: String,
    edition: i64,
}

struct Sealer<'a> {
    app: &'a App,
    compartment: CompartmentId,
    key: CompartmentKey,
}

impl Sealer<'_> {
    fn seal(&self, value: ValueId, item: ItemNo, plain: &[u8]) -> Result<Vec<u8>, AppError> {
        self.app.ring.seal(&self.key, (self.compartment, value, item), plain, self.app.secret.as_ref())
    }
}

/// The blind look-up of a contact's normal form.
pub(crate) fn look_up(app: &App, name: &'static str, normal: &[u8]) -> BlindKey {
    let mac = blind(&app.ring.index, name, INDEX_GENERATION, contact::NORMALISER, normal);
    BlindKey { name, generation: INDEX_GENERATION, normaliser: contact::NORMALISER, mac }
}

fn contact_name(kind: &ItemKind) -> Option<&'static str> {
    match kind {
        ItemKind::Email => Some("email"),
        ItemKind::Phone => Some("phone"),
        _ => None,
    }
}

/// Seals everything, commits the keys, and returns the rows.
pub(crate) fn prepare(app: &App, intake: &Intake<'_>) -> Result<Prepared, AppError> {
    let in_force = app.in_force();
    let (policy, register) = (&in_force.policy, &in_force.register);
    let now = app.clock.now();
    let (entropy, secret) = (app.entropy.as_ref(), app.secret.as_ref());
    let (subject, new, subject_key, wrapped) = owner(app, &intake.owner)?;
    let tagging = journal_key(&subject_key);
    let draft = Draft::about(subject, &tagging, intake.actor, now, entropy);

    let mut wrapped_compartments: Vec<WrappedCompartment> = Vec::new();
    let mut compartments = Vec::new();
    let mut compartment = |kind: &str| -> Result<Sealer<'_>, AppError> {
        let id = CompartmentId::new(entropy);
        let (key, wrapped) = app.ring.new_compartment(id, subject, &subject_key, secret)?;
        wrapped_compartments.push(wrapped);
        compartments.push(CompartmentRow {
            id,
            subject: Some(subject),
            kind: kind.to_owned(),
            key_generation: app.ring.current()?.generation(),
            opened_at: now,
            ends_at: None,
            state: "live".to_owned(),
        });
        Ok(Sealer { app, compartment: id, key })
    };
    let main = compartment(if intake.credential.is_some() { "account" } else { "record" })?;
    let proof = if intake.ticked.is_empty() { None } else { Some(compartment("proof")?) };

    let record = RecordId::new(now, entropy);
    let is_account = intake.credential.is_some();
    let mut values = Vec::new();
    let mut contacts = Vec::new();
    let mut appointment = None;
    for field in &intake.fields {
        let item = register.item(field.item.as_str())?;
        let id = ValueId::new(entropy);
        let sealed = field.accepted.value.seal_with(|plain| main.seal(id, item, plain))?;
        let place = Place { subject, compartment: main.compartment, record, account: is_account, item };
        values.push(ValueRow { id, place, origin: "provided".to_owned(), sealed, since: now });
        if field.kind == ItemKind::DateTime {
            appointment = field.accepted.value.seal_with(|plain| day_of(plain, &register.zone));
        }
        if let Some(name) = contact_name(&field.kind) {
            let mac = field.accepted.value.seal_with(|plain| look_up(app, name, plain));
            let mut contact = [0; 16];
            entropy.fill(&mut contact);
            let proved = is_account && name == "email" && intake.confirmed == "link";
            let row = ContactRow {
                id: contact,
                kind: name.to_owned(),
                value: id,
                proved_at: proved.then_some(now),
            };
            contacts.push((row, mac));
        }
    }
    let account = match intake.credential {
        None => None,
        Some(hash) => {
            let value = ValueId::new(entropy);
            let item = register.item(sign_in::CREDENTIAL_ITEM)?;
            let credential = main.seal(value, item, hash.as_bytes())?;
            Some(AccountRow {
                record,
                compartment: main.compartment,
                open: true,
                credential,
                credential_value: value,
            })
        }
    };

    let scope = if is_account { Scope::Subject(subject) } else { Scope::Record(subject, record) };
    let mut opened = Vec::new();
    for purpose in purposes(policy, intake.form, is_account) {
        let terms = register.in_force(register.purpose(purpose.as_str())?).map(|p| p.terms);
        let ground = terms.and_then(|t| Ground::open(GroundId::new(now, entropy), scope, t, register, now));
        opened.push(ground.ok_or_else(|| AppError::internal("a purpose in force has no terms"))?);
    }
    let mut consents = Vec::new();
    let mut entries = Vec::new();
    for tick in &intake.ticked {
        let Some(proof) = &proof else { continue };
        let purpose = register.purpose(tick.purpose.as_str())?;
        let terms =
            register.in_force(purpose).map(|p| p.terms).ok_or_else(|| AppError::internal("no terms"))?;
        let id = ConsentId::new(now, entropy);
        let mut ground = Ground::open(GroundId::new(now, entropy), scope, terms, register, now)
            .ok_or_else(|| AppError::internal("a purpose in force has no terms"))?;
        ground.consent = Some(id);
        let strength = policy.consent_for(&tick.purpose).map_or("act", |c| strength(c.strength));
        let entry_draft = Draft::about(subject, &tagging, intake.actor, now, entropy);
        let facts =
            [(Fact::Purpose, purpose.0), (Fact::Version, u32::try_from(in_force.edition.id).unwrap_or(0))];
        let entry = entry_draft.entry(Kind::ConsentGiven, Some(tick.document), &facts);
        let value = ValueId::new(entropy);
        let item = register.item(crate::consent::PROOF_ITEM)?;
        let circumstances = serde_json::json!({
            "address": intake.visit.address.to_string(),
            "agent": intake.visit.agent,
            "confirmed": intake.confirmed,
            "other_person": intake.other_person,
        })
        .to_string();
        consents.push(ConsentRow {
            id,
            subject,
            record: scope.record(),
            purpose,
            ground: ground.id,
            document: tick.document,
            lang: tick.lang.clone(),
            edition: in_force.edition.id,
            strength: strength.to_owned(),
            form: intake.form.slug.to_string(),
            button: intake.form.button.text(intake.visit.lang).to_owned(),
            host: intake.visit.host.clone(),
            receipt: Reference::new(entropy).as_str().to_owned(),
            statement: evidence::statement(app, intake.visit, intake.form, tick, strength)?,
            given_at: now,
            entry: entry.id,
            entry_body: entry.encode().map_err(AppError::internal)?,
            proof_compartment: proof.compartment,
            proof_value: value,
            proof: proof.seal(value, item, circumstances.as_bytes())?,
            withdrawn_at: None,
        });
        entries.push(entry);
        opened.push(ground);
        if let Some(proof_ground) = proof_ground(&in_force, scope, id, now, entropy) {
            opened.push(proof_ground);
        }
    }
    // What happens with the birth of a ground.
    let opened = opened.into_iter().map(|g| born(g, appointment, &in_force, now)).collect::<Vec<_>>();
    let mut events = Vec::new();
    let mut event = |event: Event| {
        events.push(EventRow {
            id: EventId::new(now, entropy),
            scope,
            kind: event.as_str(),
            at: now,
            reporter: "engine",
        });
    };
    event(Event::Received);
    if !consents.is_empty() {
        event(Event::Consented);
    }

    app.keys.put_keys(wrapped.map(|w| (subject, w)), wrapped_compartments, now)?;
    let acknowledgement =
        edition::current_text(app, "acknowledgement", intake.visit.lang).map(|t| (t.canonical, t.lang));
    Ok(Prepared {
        subject,
        record,
        draft,
        new,
        jurisdiction: policy.seat().code(),
        lang: intake.visit.lang.code().to_owned(),
        row: RecordRow {
            id: record,
            subject,
            compartment: main.compartment,
            form: intake.form.slug.to_string(),
            account: is_account,
            host: intake.visit.host.clone(),
            edition: in_force.edition.id,
            state: "live".to_owned(),
            created_at: now,
        },
        compartments,
        values,
        contacts,
        account,
        grounds: opened,
        events,
        consents,
        entries,
        acknowledgement,
        form: intake.form.slug.to_string(),
        edition: in_force.edition.id,
    })
}

fn owner(app: &App, owner: &Owner) -> Result<(SubjectId, bool, SubjectKey, Option<Wrapped>), AppError> {
    match owner {
        Owner::New => {
            let subject = SubjectId::new(app.entropy.as_ref());
            let (key, wrapped) = app.ring.new_subject(subject, app.secret.as_ref())?;
            Ok((subject, true, key, Some(wrapped)))
        }
        Owner::Known(subject) => {
            let key = app.ring.subject(&app.keys, *subject)?.ok_or(AppError::NotSignedIn)?;
            Ok((*subject, false, key, None))
        }
    }
}

fn day_of(plain: &[u8], zone: &jiff::tz::TimeZone) -> Option<Timestamp> {
    let text = std::str::from_utf8(plain).ok()?;
    let at: jiff::civil::DateTime = text.parse().ok()?;
    Some(at.to_zoned(zone.clone()).ok()?.timestamp())
}

fn strength(strength: zalog_policy::model::ConsentStrength) -> &'static str {
    use zalog_policy::model::ConsentStrength as S;
    match strength {
        S::Use => "use",
        S::Act => "act",
        S::Separate => "separate",
        S::Written => "written",
        S::Distribution => "distribution",
    }
}

/// Purposes that get a ground by the act itself: the form's own (unless it asks a consent), those that follow it, and for
/// an account the engine's own that live as long as the account.
fn purposes<'p>(policy: &'p Policy, form: &Form, account: bool) -> Vec<&'p Slug> {
    policy
        .purposes
        .iter()
        .filter(|p| !p.asks_consent())
        .filter(|p| {
            let own = p.slug == form.purpose;
            let follows = p.keep.with.as_ref() == Some(&form.purpose);
            let engine = p.engine && account && p.keep.end.event == Event::AccountClosed;
            own || follows || engine
        })
        .map(|p| &p.slug)
        .collect()
}

/// The proof of a consent has a ground of its own, which the withdrawal winds down.
fn proof_ground(
    in_force: &InForce,
    scope: Scope,
    consent: ConsentId,
    now: Timestamp,
    entropy: &dyn zalog_domain::clock::Entropy,
) -> Option<Ground> {
    let register = &in_force.register;
    let purpose = register.purpose("proof-of-consent").ok()?;
    let terms = register.in_force(purpose)?.terms;
    let mut ground = Ground::open(GroundId::new(now, entropy), scope, terms, register, now)?;
    ground.consent = Some(consent);
    Some(ground)
}

/// Applies the events of its birth to a new ground, and the day of the appointment its record names.
fn born(ground: Ground, appointment: Option<Timestamp>, in_force: &InForce, now: Timestamp) -> Ground {
    let mut ground = ground;
    for event in [Event::Received, Event::Consented] {
        if event == Event::Consented && ground.consent.is_none() {
            continue;
        }
        if let Some(moved) = ground.on(event, now, &in_force.register) {
            ground = moved.ground;
        }
    }
    if let (Some(day), Some(known)) = (appointment, in_force.register.terms(ground.terms))
        && known.terms.end_event() == Some(Event::Appointment)
    {
        let end = known.terms.after.map_or(day, |span| grounds::until(&in_force.register, span, day));
        ground.bound = Some(ground.bound.map_or(end, |bound| bound.min(end)));
    }
    ground
}

impl Prepared {
    /// Inserts everything, in one transaction with whatever else the caller writes.
    pub fn insert(&self, tx: &mut dyn Tx, kind: Kind, facts: &[(Fact, u32)]) -> Result<(), AppError> {
        let (now, entry) = (self.draft.at, self.draft.id);
        if self.new {
            subject::insert(tx, self.subject, self.jurisdiction, &self.lang, now, entry)?;
        } else {
            subject::bump(tx, self.subject)?.ok_or(AppError::NotSignedIn)?;
        }
        for compartment in &self.compartments {
            subject::insert_compartment(tx, compartment)?;
        }
        record::insert(tx, &self.row, entry)?;
        record::insert_party(tx, self.record, self.subject, "owner")?;
        for value in &self.values {
            record::insert_value(tx, value, entry)?;
        }
        for (contact, key) in &self.contacts {
            let proved_by = contact.proved_at.map(|_| "link");
            subject::insert_contact(tx, self.subject, contact, proved_by, now)?;
            subject::insert_lookup(tx, key, self.subject, &contact.id)?;
            if self.account.is_some() && contact.kind == "email" {
                subject::insert_sign_in_name(tx, key, self.subject, &contact.id)?;
            }
        }
        if let Some(row) = &self.account {
            account::insert(tx, self.subject, row, now)?;
        }
        for row in &self.grounds {
            ground::insert(tx, row, self.edition, entry)?;
        }
        for event in &self.events {
            ground::insert_event(tx, event, entry)?;
        }
        self.put_due(tx)?;
        for row in &self.consents {
            consent::insert(tx, row)?;
        }
        if let Some((document, lang)) = &self.acknowledgement {
            consent::acknowledge(tx, self.subject, document, lang, &self.form, now, entry)?;
        }
        let mut all = vec![(Fact::Items, crate::journal::count(self.values.len()))];
        all.push((Fact::Grounds, crate::journal::count(self.grounds.len())));
        all.extend_from_slice(facts);
        self.draft.record(tx, kind, self.acknowledgement.as_ref().map(|a| a.0), &all)?;
        for entry in &self.entries {
            tx.journal(entry, Some(self.subject))?;
        }
        Ok(())
    }

    fn put_due(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        let due = if self.new {
            access::due(&self.grounds)
        } else {
            access::due(&ground::of_subject(tx, self.subject)?)
        };
        Ok(ground::put_due(tx, self.subject, due)?)
    }
}
