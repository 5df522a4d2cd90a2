//! What people type into forms, and what comes of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_app::{AppError, Way, edition, form};
use zalog_domain::Kind;
use zalog_domain::ids::{ConsentId, RecordId, hex};
use zalog_domain::reference::Reference;
use zalog_policy::model::{Event, Form, ItemKind, Need, Slug};
use zalog_store::StoreError;
use zalog_store::tables::{case, consent};
use zalog_words::Lang;

use crate::dice::Dice;
use crate::oracle::{Consent, Person, Reason, Record, Value};
use crate::sim::Sim;

/// Every text a person types has this in it: it must stand in no file in the clear.
pub const MARK: &str = "zqmark";

pub fn email(number: usize) -> String {
    format!("{MARK}{number}@example.com")
}

/// What somebody types into a form, in normal form: what must be filled, and some of the rest.
pub fn typed(sim: &Sim, dice: &mut Dice, form: &Form, number: usize, email: &str, legal: bool) -> Vec<Value> {
    let now = sim.now().to_zoned(sim.oracle.zone.clone()).date();
    let fields: Vec<_> = form.fields.iter().filter(|f| legal || !f.legal_persons_only).collect();
    let mut values = Vec::new();
    for field in fields {
        if field.need == Need::Optional && dice.percent(40) {
            continue;
        }
        let item = sim.policy.item(&field.item).unwrap();
        let text = match &item.kind {
            ItemKind::Email => email.to_owned(),
            ItemKind::Phone => format!("+7900{:07}", number % 10_000_000),
            ItemKind::Country => "RU".to_owned(),
            ItemKind::Date => "2010-05-15".to_owned(),
            ItemKind::DateTime => {
                let day = now.saturating_add(jiff::Span::new().days(i64::try_from(dice.below(60)).unwrap()));
                format!("{day}T10:30")
            }
            ItemKind::Choice(options) => options[dice.below(options.len())].text(Lang::Ru).to_owned(),
            ItemKind::Inn => "7707083893".to_owned(),
            ItemKind::Kpp => "770701001".to_owned(),
            ItemKind::Ogrn => "1027700132195".to_owned(),
            ItemKind::Amount => "1000".to_owned(),
            _ => format!("{MARK} {number} {} {}", item.slug, dice.below(1_000)),
        };
        values.push(Value { item: item.slug.to_string(), text });
    }
    values
}

/// The hash of the consent document a box stands beside; of a purpose that is not declared, nothing.
pub fn text_of(sim: &Sim, purpose: &str) -> String {
    let text = edition::document(sim.site.app(), None, &format!("consent/{purpose}"), Lang::Ru);
    text.map_or_else(|_| String::new(), |text| text.hash_hex)
}

/// A box that was ticked: what for, the text beside it, and the edition that text belongs to.
#[derive(Clone)]
pub struct Box {
    pub purpose: String,
    pub document: String,
    pub edition: usize,
}

impl Box {
    pub fn ticked(sim: &Sim, purpose: &str) -> Self {
        let edition = sim.oracle.today(sim.now());
        Self { purpose: purpose.to_owned(), document: text_of(sim, purpose), edition }
    }
}

/// Tells the oracle that values came in: the record, why it is kept, and the consents that came with it.
pub fn came(
    sim: &mut Sim,
    person: usize,
    record: RecordId,
    form: &Form,
    values: Vec<Value>,
    consents: &[Box],
    case: Option<String>,
) {
    let now = sim.now();
    let account = form.registration;
    let today = sim.oracle.today(now);
    let zone = sim.oracle.zone.clone();
    let day = values.iter().find_map(|v| {
        let item = sim.policy.item(&Slug::new(&v.item).ok()?)?;
        let day: jiff::civil::DateTime =
            if item.kind == ItemKind::DateTime { v.text.parse().ok()? } else { return None };
        Some(day.to_zoned(zone.clone()).ok()?.timestamp())
    });
    let reason = |purpose: &str, edition: usize, consent: Option<ConsentId>| Reason {
        purpose: purpose.to_owned(),
        edition,
        retold: Vec::new(),
        record: (!account).then_some(record),
        consent,
        told: birth(consent, now),
        day,
        dropped: None,
        noted: std::collections::BTreeSet::new(),
    };
    let purposes = sim.oracle.in_force(now).without_asking(form, account);
    let mut reasons: Vec<Reason> = purposes.iter().map(|p| reason(p, today, None)).collect();
    let subject = sim.subject(person);
    let rows = sim.site.rows.read::<_, StoreError, _>(|tx| consent::of_subject(tx, subject)).unwrap();
    let known: Vec<ConsentId> = sim.person(person).consents.iter().map(|c| c.id).collect();
    let new: Vec<_> = rows.into_iter().filter(|c| !known.contains(&c.id)).collect();
    assert_eq!(new.len(), consents.len(), "one consent for each ticked box");
    for Box { purpose, document, edition } in consents {
        let found = new.iter().find(|c| hex(&c.document) == *document);
        let row = found.unwrap_or_else(|| panic!("no consent for {purpose} names the text beside its box"));
        reasons.push(reason(purpose, *edition, Some(row.id)));
        reasons.push(reason("proof-of-consent", today, Some(row.id)));
        let consent =
            Consent { id: row.id, purpose: purpose.clone(), document: document.clone(), withdrawn: false };
        sim.oracle.people[person].consents.push(consent);
        sim.expect(Kind::ConsentGiven, 1);
    }
    let new = &mut sim.oracle.people[person];
    new.reasons.extend(reasons);
    new.records.push(Record {
        id: record,
        account,
        form: form.slug.to_string(),
        values,
        case,
        link: None,
        step: "new",
    });
    // What nothing holds is not taken in.
    let held = sim.oracle.held(sim.person(person), now).remove(&record).unwrap_or_default();
    let kept = &mut sim.oracle.people[person].records.last_mut().unwrap().values;
    kept.retain(|value| held.contains(value));
}

pub fn birth(consent: Option<ConsentId>, now: Timestamp) -> Vec<(Event, Timestamp)> {
    let mut told = vec![(Event::Received, now)];
    told.extend(consent.map(|_| (Event::Consented, now)));
    told
}

fn boxes(sim: &Sim, dice: &mut Dice, form: &Form) -> Vec<Box> {
    let own = sim.oracle.in_force(sim.now()).purposes[form.purpose.as_str()].on_consent;
    let offered = form.offers.iter().filter(|_| dice.percent(50)).map(ToString::to_string);
    let all: Vec<String> = own.then(|| form.purpose.to_string()).into_iter().chain(offered).collect();
    all.iter().map(|purpose| Box::ticked(sim, purpose)).collect()
}

/// Sends a form; a double click now and then.
fn send(
    sim: &mut Sim,
    dice: &mut Dice,
    form: &Form,
    number: usize,
    email: &str,
    who: Option<usize>,
) -> String {
    let values = typed(sim, dice, form, number, email, false);
    let consents = boxes(sim, dice, form);
    let operation = sim.operation(dice);
    let typed = || form::Typed {
        fields: values.iter().map(|v| (v.item.clone(), v.text.clone())).collect(),
        boxes: consents.iter().map(|c| (c.purpose.clone(), c.document.clone())).collect(),
        ..form::Typed::default()
    };
    let (visit, subject) = (sim.site.visit(), who.map(|i| sim.subject(i)));
    let send =
        || form::send(sim.site.app(), &visit, operation, &form.slug, typed(), subject, Way::Own).unwrap();
    let sent = send();
    if dice.percent(10) {
        assert_eq!(send().number, sent.number, "a double click made another case");
    }
    let number_of_case = Reference::parse(&sent.number).unwrap().as_str().to_owned();
    let row =
        sim.site.rows.read::<_, StoreError, _>(|tx| case::by_number(tx, &number_of_case)).unwrap().unwrap();
    let person = who.unwrap_or_else(|| {
        sim.oracle.people.push(Person {
            number,
            subject: row.subject,
            email: email.to_owned(),
            account: None,
            heir: false,
            records: Vec::new(),
            reasons: Vec::new(),
            consents: Vec::new(),
            since: sim.now(),
            notices: BTreeMap::new(),
            answers: BTreeMap::new(),
            asked: BTreeMap::new(),
            openings: Vec::new(),
        });
        sim.oracle.people.len() - 1
    });
    assert_eq!(row.subject, sim.subject(person));
    came(sim, person, row.record, form, values, &consents, Some(sent.number.clone()));
    sim.oracle.people[person].records.last_mut().unwrap().link = sent.link.clone();
    let role = form.tells.as_ref().map_or_else(String::new, ToString::to_string);
    sim.untold.push(role);
    assert_eq!(sent.link.is_some(), who.is_none(), "a guest gets a secret link, nobody else");
    sim.expect(Kind::CaseOpened, 1);
    if let Some(person) = who {
        super::notices::used(sim, person);
    }
    format!("{} from {email}: {:?}", form.slug, consents.iter().map(|c| &c.purpose).collect::<Vec<_>>())
}

pub fn guest(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let forms: Vec<Form> =
        sim.policy.forms.iter().filter(|f| !f.registration && !f.sign_in_required).cloned().collect();
    let form = dice.pick(&forms)?.clone();
    // Somebody else's address now and then: it must not touch his account.
    let people = sim.with_account();
    let known = if dice.percent(15) { dice.pick(&people).copied() } else { None };
    let (number, address) = match known {
        Some(index) => (sim.person(index).number, sim.person(index).email.clone()),
        None => {
            sim.names += 1;
            (sim.names, email(sim.names))
        }
    };
    Some(send(sim, dice, &form, number, &address, None))
}

pub fn signed_in(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let forms: Vec<Form> = sim.policy.forms.iter().filter(|f| !f.registration).cloned().collect();
    let form = dice.pick(&forms)?.clone();
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let (number, email) = (sim.person(index).number, sim.person(index).email.clone());
    Some(send(sim, dice, &form, number, &email, Some(index)))
}

/// What is not declared is refused (invariant 11): a form, a box, a field that is not there.
pub fn nonsense(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let forms: Vec<Form> =
        sim.policy.forms.iter().filter(|f| !f.registration && !f.sign_in_required).cloned().collect();
    let form = dice.pick(&forms)?.clone();
    let (visit, operation) = (sim.site.visit(), sim.operation(dice));
    let number = sim.names;
    let values = typed(sim, dice, &form, number, &email(number), false);
    let fields: BTreeMap<_, _> = values.iter().map(|v| (v.item.clone(), v.text.clone())).collect();
    let own = sim.oracle.in_force(sim.now()).purposes[form.purpose.as_str()].on_consent;
    let boxes: BTreeMap<_, _> =
        own.then(|| (form.purpose.to_string(), text_of(sim, form.purpose.as_str()))).into_iter().collect();
    let mut typed = form::Typed { fields, boxes, ..form::Typed::default() };
    let mut slug = form.slug.clone();
    let what = dice.below(4);
    match what {
        0 => slug = Slug::new("undeclared").unwrap(),
        1 if own => drop(typed.boxes.insert(form.purpose.to_string(), "0".repeat(64))),
        2 if own => typed.boxes.clear(),
        _ => {
            let needed = form.fields.iter().find(|f| f.need == Need::Required && !f.legal_persons_only)?;
            typed.fields.insert(needed.item.to_string(), " ".to_owned());
        }
    }
    let sent = form::send(sim.site.app(), &visit, operation, &slug, typed, None, Way::Own);
    assert!(matches!(sent, Err(AppError::NotFound | AppError::Refused(_))), "{slug} {what}: taken");
    Some(format!("{slug} {what}"))
}
