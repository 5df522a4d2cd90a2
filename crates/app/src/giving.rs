//! One consent that is given: its row in the ledger, the entry, the ground it opens and the ground its proof has, all of
//! them sealed and drawn before the transaction.

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{self as grounds, Ground, Scope, State};
use zalog_domain::ids::{CompartmentId, ConsentId, GroundId, ValueId};
use zalog_domain::reference::Reference;
use zalog_domain::register::ItemNo;
use zalog_domain::relation::Relation;
use zalog_domain::{ActorClass, Entry, Fact, Kind};
use zalog_journal::Hash;
use zalog_policy::model::{ConsentStrength, Event, Slug};
use zalog_store::tables::consent::ConsentRow;
use zalog_vault::{CompartmentKey, JournalKey};
use zalog_words::Lang;

use crate::edition::InForce;
use crate::journal::Draft;
use crate::{App, AppError, Visit, consent, evidence};

/// Seals values of one compartment.
pub(crate) struct Sealer<'a> {
    pub app: &'a App,
    pub compartment: CompartmentId,
    pub key: CompartmentKey,
}

impl Sealer<'_> {
    pub fn seal(&self, value: ValueId, item: ItemNo, plain: &[u8]) -> Result<Vec<u8>, AppError> {
        self.app.ring.seal(&self.key, (self.compartment, value, item), plain, self.app.secret.as_ref())
    }
}

/// A box that was ticked: the purpose and the very text beside it.
#[derive(Clone)]
pub(crate) struct Ticked {
    pub purpose: Slug,
    pub document: Hash,
    pub lang: String,
    /// The words on the button, where the operator's own page asked; else those of the declared form.
    pub button: Option<String>,
    /// When, if it was earlier than now.
    pub given_at: Option<Timestamp>,
}

impl Ticked {
    /// A box on a page of ours, sent now.
    pub fn now(purpose: Slug, document: Hash, lang: String) -> Self {
        Self { purpose, document, lang, button: None, given_at: None }
    }
}

/// What a site says of a person whom it saw itself: where he came from, and whose token said so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reported {
    pub address: String,
    pub agent: String,
    /// Name of the token.
    pub by: String,
}

/// Everything one consent is made of.
pub(crate) struct Giving<'a> {
    pub scope: Scope,
    pub tagging: &'a JournalKey,
    pub tick: &'a Ticked,
    /// Slug of the form, empty where there is none.
    pub form: &'a str,
    pub button: &'a str,
    pub visit: &'a Visit,
    /// Sealed: address, browser, way of confirmation.
    pub circumstances: &'a str,
    pub actor: ActorClass,
    /// The day of the appointment that its record names.
    pub appointment: Option<Timestamp>,
    pub now: Timestamp,
}

/// A consent ready to be inserted.
pub(crate) struct Given {
    pub row: ConsentRow,
    pub entry: Entry,
    /// The consent's own, and its proof's.
    pub grounds: Vec<Ground>,
}

/// The circumstances that are sealed as the proof of a consent.
pub(crate) fn circumstances(
    visit: &Visit,
    reported: Option<&Reported>,
    confirmed: &str,
    other: Option<Relation>,
) -> String {
    match reported {
        None => serde_json::json!({
            "address": visit.address.to_string(),
            "agent": visit.agent,
            "confirmed": confirmed,
            "other_person": other.map(Relation::as_str),
        }),
        Some(said) => serde_json::json!({
            "address": said.address,
            "agent": said.agent,
            "confirmed": confirmed,
            "other_person": other.map(Relation::as_str),
            "reported_by": said.by,
        }),
    }
    .to_string()
}

/// Makes a consent: draws its ids, seals its proof, opens its grounds. Nothing is written yet.
pub(crate) fn give(app: &App, proof: &Sealer<'_>, giving: &Giving<'_>) -> Result<Given, AppError> {
    let in_force = app.in_force();
    let (policy, register, entropy) = (&in_force.policy, &in_force.register, app.entropy.as_ref());
    let Giving { scope, tick, now, .. } = *giving;
    let subject = scope.subject();
    let purpose = register.purpose(tick.purpose.as_str())?;
    let terms = register.in_force(purpose).map(|p| p.terms).ok_or_else(|| AppError::internal("no terms"))?;
    let id = ConsentId::new(now, entropy);
    let given_at = tick.given_at.unwrap_or(now);
    let mut ground = Ground::open(GroundId::new(now, entropy), scope, terms, register, given_at)
        .ok_or_else(|| AppError::internal("a purpose in force has no terms"))?;
    ground.consent = Some(id);
    let strength = policy.consent_for(&tick.purpose).map_or("act", |c| strength(c.strength));
    let draft = Draft::about(subject, giving.tagging, giving.actor, now, entropy);
    let facts =
        [(Fact::Purpose, purpose.0), (Fact::Version, u32::try_from(in_force.edition.id).unwrap_or(0))];
    let entry = draft.entry(Kind::ConsentGiven, Some(tick.document), &facts);
    let value = ValueId::new(entropy);
    let item = register.item(consent::PROOF_ITEM)?;
    let shown =
        evidence::Shown { host: &giving.visit.host, form: giving.form, button: giving.button, strength };
    let row = ConsentRow {
        id,
        subject,
        record: scope.record(),
        purpose,
        ground: ground.id,
        document: tick.document,
        lang: tick.lang.clone(),
        edition: in_force.edition.id,
        strength: strength.to_owned(),
        form: giving.form.to_owned(),
        button: giving.button.to_owned(),
        host: giving.visit.host.clone(),
        receipt: Reference::new(entropy).as_str().to_owned(),
        statement: evidence::statement(app, tick, &shown)?,
        given_at,
        entry: entry.id,
        entry_body: entry.encode().map_err(AppError::internal)?,
        proof_compartment: proof.compartment,
        proof_value: value,
        proof: proof.seal(value, item, giving.circumstances.as_bytes())?,
        withdrawn_at: None,
    };
    let mut opened = vec![born(ground, giving.appointment, &in_force, given_at)];
    // The proof of a consent has a ground of its own, which the withdrawal winds down.
    let proves = register.purpose("proof-of-consent").ok().and_then(|p| register.in_force(p));
    if let Some(terms) = proves.map(|p| p.terms)
        && let Some(mut ground) = Ground::open(GroundId::new(now, entropy), scope, terms, register, now)
    {
        ground.consent = Some(id);
        opened.push(born(ground, giving.appointment, &in_force, now));
    }
    Ok(Given { row, entry, grounds: opened })
}

/// The words of a button in the language of the page.
pub(crate) fn button<'a>(tick: &'a Ticked, form: &'a zalog_policy::model::Form, lang: Lang) -> &'a str {
    tick.button.as_deref().unwrap_or_else(|| form.button.text(lang))
}

fn strength(strength: ConsentStrength) -> &'static str {
    match strength {
        ConsentStrength::Use => "use",
        ConsentStrength::Act => "act",
        ConsentStrength::Separate => "separate",
        ConsentStrength::Written => "written",
        ConsentStrength::Distribution => "distribution",
    }
}

/// Applies the events of its birth to a new ground, and the day of the appointment its record names.
pub(crate) fn born(
    ground: Ground,
    appointment: Option<Timestamp>,
    in_force: &InForce,
    at: Timestamp,
) -> Ground {
    let mut ground = ground;
    for event in [Event::Received, Event::Consented] {
        if event == Event::Consented && ground.consent.is_none() {
            continue;
        }
        if let Some(moved) = ground.on(event, at, &in_force.register) {
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

/// The ground of an appointment whose day its owner has changed: its latest end is counted anew, from its beginning and from
/// the new day.
pub(crate) fn on_another_day(ground: Ground, day: Timestamp, in_force: &InForce) -> Ground {
    let register = &in_force.register;
    let (State::Active { since }, Some(known)) = (ground.state, register.terms(ground.terms)) else {
        return ground;
    };
    let received = |event: &str| Event::from_slug(event) == Some(Event::Received);
    let bound = known.terms.at_most.as_ref().filter(|(_, of)| received(of));
    let bound = bound.map(|(span, _)| grounds::until(register, *span, since));
    let mut ground = Ground { bound, ..ground };
    if known.terms.end_event() == Some(Event::Appointment) {
        let end = known.terms.after.map_or(day, |span| grounds::until(register, span, day));
        ground.bound = Some(ground.bound.map_or(end, |bound| bound.min(end)));
    }
    ground
}

/// A ground that an act opens by itself, without a consent.
pub(crate) fn open(
    purpose: &Slug,
    scope: Scope,
    in_force: &InForce,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Result<Ground, AppError> {
    let register = &in_force.register;
    let terms = register.in_force(register.purpose(purpose.as_str())?).map(|p| p.terms);
    let ground = terms.and_then(|t| Ground::open(GroundId::new(now, entropy), scope, t, register, now));
    ground.ok_or_else(|| AppError::internal("a purpose in force has no terms"))
}
