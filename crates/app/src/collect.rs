//! Taking data in: fields checked against the form, values sealed before the transaction, keys committed before values,
//! then one insert of everything that belongs together.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_domain::access::{self, Place};
use zalog_domain::ground::{Ground, Scope};
use zalog_domain::ids::{CompartmentId, EventId, RecordId, SubjectId, ValueId, unhex};
use zalog_domain::input::{self, Accepted};
use zalog_domain::relation::Relation;
use zalog_domain::{ActorClass, Entry, Fact, Kind, contact, limits, retention};
use zalog_journal::Hash;
use zalog_policy::model::{Event, Form, ItemKind, Need, Policy, Purpose, Slug};
use zalog_store::Tx;
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::ground::EventRow;
use zalog_store::tables::other_person::OtherPersonRow;
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::subject::{BlindKey, CompartmentRow, ContactRow};
use zalog_store::tables::{account, consent, ground, other_person, record, subject};
use zalog_vault::{SubjectKey, blind, journal_key};
use zalog_words::Lang;

use crate::giving::{self, Giving, Reported, Sealer, Ticked, born};
use crate::journal::Draft;
use crate::keyring::INDEX_GENERATION;
use crate::{App, AppError, Refused, Visit, edition, notice, sign_in};

/// A field that passed.
pub(crate) struct Field {
    pub item: Slug,
    pub accepted: Accepted,
    pub kind: ItemKind,
}

/// What was typed that the form does not take: names it does not have, and an organisation's fields from somebody who does
/// not act for one.
pub(crate) fn undeclared(form: &Form, typed: &BTreeMap<String, String>, legal_person: bool) -> Refused {
    let mut refused = Refused::default();
    for (name, text) in typed {
        match form.fields.iter().find(|f| f.item.as_str() == name) {
            None => {
                // A name that cannot be one of ours is not said back.
                let said = Slug::new(name).map_or_else(|_| "fields".to_owned(), |slug| slug.to_string());
                refused.fields.push((said, "field-undeclared"));
            }
            Some(field) if field.legal_persons_only && !legal_person && !text.trim().is_empty() => {
                refused.fields.push((name.clone(), "field-organisations-only"));
            }
            Some(_) => {}
        }
    }
    refused
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
        match input::accept(&item.kind, text, policy.into()) {
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
        Some(text) => Ok(Ticked::now(purpose.clone(), text.canonical, text.lang)),
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
    /// What the sender is to the person whose data they are, who knows and agrees; none for his own.
    pub other: Option<Relation>,
    /// How the contact was confirmed: `link`, `outside` (the site did it itself), `none`.
    pub confirmed: &'static str,
    pub actor: ActorClass,
    /// The site took the data in on a page of its own and says so by the API.
    pub reported: Option<Reported>,
    /// The host of the other site or network that told the values; `None` when the person gave them himself.
    pub source: Option<String>,
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
    confirmed: &'static str,
    grounds: Vec<Ground>,
    events: Vec<EventRow>,
    pub consents: Vec<ConsentRow>,
    entries: Vec<Entry>,
    acknowledgement: Option<(Hash, String)>,
    other: Option<(OtherPersonRow, Draft)>,
    /// Whoever makes an account accepts the edition he comes under: its entry, and the text he had before him.
    accepted: Option<(Draft, Hash)>,
    /// The operator's own documents that the purposes of this act rest on: entry, text and language.
    documents: Vec<(Draft, Hash, String)>,
    form: String,
    edition: i64,
}

/// The blind look-up of a contact's normal form.
pub(crate) fn look_up(app: &App, name: &'static str, normal: &[u8]) -> BlindKey {
    let mac = blind(&app.ring.index, name, INDEX_GENERATION, contact::NORMALISER, normal);
    BlindKey { name, generation: INDEX_GENERATION, normaliser: contact::NORMALISER, mac }
}

pub(crate) fn contact_name(kind: &ItemKind) -> Option<&'static str> {
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
    // Each proof by itself: it dies when *its* consent has been over for long enough, whatever came with it.
    let proofs = intake.ticked.iter().map(|_| compartment("proof")).collect::<Result<Vec<_>, _>>()?;

    let record = RecordId::new(now, entropy);
    let is_account = intake.credential.is_some();
    let mut values = Vec::new();
    let mut contacts = Vec::new();
    let mut appointment = None;
    let origin = if intake.source.is_some() { "third-party" } else { "provided" };
    for field in &intake.fields {
        let item = register.item(field.item.as_str())?;
        let id = ValueId::new(entropy);
        let sealed = field.accepted.value.seal_with(|plain| main.seal(id, item, plain))?;
        let place = Place { subject, compartment: main.compartment, record, account: is_account, item };
        values.push(ValueRow { id, place, origin: origin.to_owned(), sealed, since: now });
        if field.kind == ItemKind::DateTime {
            appointment = field.accepted.value.seal_with(|plain| day_of(plain, &register.zone));
        }
        if let Some(name) = contact_name(&field.kind) {
            let mac = field.accepted.value.seal_with(|plain| look_up(app, name, plain));
            let mut contact = [0; 16];
            entropy.fill(&mut contact);
            let proved = is_account && name == "email" && intake.confirmed != "none";
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
        opened.push(born(
            giving::open(purpose, scope, &in_force, now, entropy)?,
            appointment,
            &in_force,
            now,
        ));
    }
    let mut consents = Vec::new();
    let mut entries = Vec::new();
    let circumstances =
        giving::circumstances(intake.visit, intake.reported.as_ref(), intake.confirmed, intake.other);
    for (tick, proof) in intake.ticked.iter().zip(&proofs) {
        let given = giving::give(
            app,
            proof,
            &Giving {
                scope,
                tagging: &tagging,
                tick,
                form: intake.form.slug.as_str(),
                button: giving::button(tick, intake.form, intake.visit.lang),
                visit: intake.visit,
                circumstances: &circumstances,
                actor: intake.actor,
                appointment,
                now,
            },
        )?;
        consents.push(given.row);
        entries.push(given.entry);
        opened.extend(given.grounds);
    }
    // No ground, no data: what no purpose of this act holds is not taken in, be it typed into a field of the form.
    values.retain(|value: &ValueRow| retention::is_held(register, &opened, &value.place, now));
    contacts.retain(|(contact, _): &(ContactRow, BlindKey)| values.iter().any(|v| v.id == contact.value));
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
    // What a page of the operator's own showed beside its form is not known here.
    let own_page = intake.reported.is_none();
    let acknowledgement = edition::current_text(app, "acknowledgement", intake.visit.lang)
        .filter(|_| own_page)
        .map(|t| (t.canonical, t.lang));
    let other = match intake.other {
        None => None,
        Some(relation) => {
            let shown = acknowledgement.clone();
            let (document, lang) =
                shown.ok_or_else(|| AppError::internal("a declaration without its text"))?;
            let declared = Draft::about(subject, &tagging, intake.actor, now, entropy);
            let (person, entry) = (SubjectId::new(entropy), declared.id);
            let row = OtherPersonRow { record, subject, person, relation, document, lang, at: now, entry };
            Some((row, declared))
        }
    };
    let accepted = edition::current_text(app, "policy", intake.visit.lang)
        .filter(|_| own_page && is_account)
        .map(|t| (Draft::about(subject, &tagging, intake.actor, now, entropy), t.canonical));
    let mut documents: Vec<(Draft, Hash, String)> = Vec::new();
    for slug in purposes(policy, intake.form, is_account) {
        let own = policy.purpose(slug).and_then(|purpose| policy.document_of(&purpose.basis));
        let text = own
            .filter(|_| own_page)
            .and_then(|own| edition::current_text(app, &format!("document/{}", own.slug), intake.visit.lang));
        if let Some(text) = text.filter(|t| documents.iter().all(|(_, known, _)| *known != t.canonical)) {
            let draft = Draft::about(subject, &tagging, intake.actor, now, entropy);
            documents.push((draft, text.canonical, text.lang));
        }
    }
    Ok(Prepared {
        subject,
        record,
        draft,
        documents,
        accepted,
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
            source: intake.source.clone(),
            edition: in_force.edition.id,
            state: "live".to_owned(),
            created_at: now,
        },
        compartments,
        values,
        contacts,
        account,
        confirmed: intake.confirmed,
        grounds: opened,
        events,
        consents,
        entries,
        acknowledgement,
        other,
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

pub(crate) fn day_of(plain: &[u8], zone: &jiff::tz::TimeZone) -> Option<Timestamp> {
    let text = std::str::from_utf8(plain).ok()?;
    let at: jiff::civil::DateTime = text.parse().ok()?;
    Some(at.to_zoned(zone.clone()).ok()?.timestamp())
}

/// Purposes that get a ground by the act itself: the form's own (unless it asks a consent), those that follow it, and for
/// an account those that come with having one.
pub(crate) fn purposes<'p>(policy: &'p Policy, form: &Form, account: bool) -> Vec<&'p Slug> {
    policy
        .purposes
        .iter()
        .filter(|p| !p.asks_consent())
        .filter(|p| {
            let own = p.slug == form.purpose;
            let follows = p.keep.with.as_ref() == Some(&form.purpose);
            own || follows || (account && with_account(policy, p))
        })
        .map(|p| &p.slug)
        .collect()
}

/// Whether a purpose comes with having an account: it ends with the account or a while after it, and no form brings it. The
/// engine's own are such, and what an operator declares beside the account itself: looking into abuse for ten days more.
pub(crate) fn with_account(policy: &Policy, purpose: &Purpose) -> bool {
    let by_form = policy.forms.iter().any(|f| f.purpose == purpose.slug);
    !by_form && purpose.keep.with.is_none() && purpose.keep.end.event == Event::AccountClosed
}

impl Prepared {
    /// Inserts everything, in one transaction with whatever else the caller writes.
    pub fn insert(&self, tx: &mut dyn Tx, kind: Kind, facts: &[(Fact, u32)]) -> Result<(), AppError> {
        let (now, entry) = (self.draft.at, self.draft.id);
        edition::still(tx, self.edition, now)?;
        if self.new {
            subject::insert(tx, self.subject, self.jurisdiction, &self.lang, now, entry, self.edition)?;
        } else {
            subject::bump(tx, self.subject)?.ok_or(AppError::NotSignedIn)?;
        }
        for compartment in &self.compartments {
            subject::insert_compartment(tx, compartment)?;
        }
        record::insert(tx, &self.row, entry)?;
        match &self.other {
            None => record::insert_party(tx, self.record, self.subject, "owner")?,
            // Two persons: the one who gave the data acts for the one whose they are.
            Some((row, declared)) => {
                record::insert_party(tx, self.record, self.subject, "representative")?;
                record::insert_party(tx, self.record, row.person, "owner")?;
                other_person::insert(tx, row)?;
                declared.record(tx, Kind::OtherPersonDeclared, Some(row.document), &[])?;
            }
        }
        for value in &self.values {
            record::insert_value(tx, value, entry)?;
        }
        for (contact, key) in &self.contacts {
            let proved_by = contact.proved_at.map(|_| self.confirmed);
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
        for (draft, text, lang) in &self.documents {
            consent::acknowledge(tx, self.subject, text, lang, &self.form, now, draft.id)?;
            draft.record(tx, Kind::DocumentAccepted, Some(*text), &[edition::version(self.edition)])?;
        }
        if let Some((draft, text)) = &self.accepted {
            notice::joined(tx, self.subject, self.edition, *text, draft)?;
        }
        Ok(())
    }

    fn put_due(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        let due = if self.new {
            access::due(&self.grounds)
        } else {
            access::due(&ground::of_subject(tx, self.subject)?)
        };
        // Never later than another act has asked for: what it left unheld still waits for the sweep.
        match due {
            Some(due) => Ok(ground::put_due_sooner(tx, self.subject, due)?),
            None => Ok(()),
        }
    }
}
