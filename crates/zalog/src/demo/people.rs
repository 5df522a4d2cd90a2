//! Invented people. Their names say that they are invented, their addresses are examples; `--seed` chooses among them and
//! changes nothing else.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use zalog_app::mail::Outbox;
use zalog_app::{App, AppError, Visit, Way, edition, form, registration, staff, tick};
use zalog_domain::clock::{Entropy, SeededEntropy};
use zalog_policy::model::{Form, ItemKind, Need, Policy, Slug};
use zalog_web::DemoMember;
use zalog_words::Lang;

use super::Place;
use crate::system::SystemEntropy;

const SURNAMES: [&str; 8] = [
    "Примерова",
    "Образцова",
    "Вымышленова",
    "Несуществова",
    "Выдумкина",
    "Условнова",
    "Небылицына",
    "Понарошкина",
];
const NAMES: [&str; 8] = ["Проба", "Модель", "Схема", "Фабула", "Новелла", "Гипотеза", "Теорема", "Лемма"];
const PATRONYMICS: [&str; 4] = ["Тестовна", "Макетовна", "Эскизовна", "Черновиковна"];
const STAFF_LOGIN: &str = "staff@example.com";
const STAFF_PASSWORD: &str = "ochered-zayavok-1";

/// An invented person.
#[derive(Clone)]
pub struct Person {
    surname: &'static str,
    name: &'static str,
    patronymic: &'static str,
    email: String,
    password: String,
    phone: String,
}

fn pick<const N: usize>(list: &[&'static str; N], number: u64) -> &'static str {
    let index = usize::try_from(number % N as u64).unwrap_or(0);
    list.get(index).copied().unwrap_or("Проба")
}

/// The two people of an operator.
pub fn of(places: &[Place], operator: usize, seed: u64) -> Vec<Person> {
    let label = places.iter().find(|p| p.operator == operator).map_or("site", |p| p.label.as_str());
    let entropy = SeededEntropy::new(seed.wrapping_mul(1000).wrapping_add(operator as u64));
    let draw = || {
        let mut bytes = [0; 8];
        entropy.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    };
    (1..=2)
        .map(|number| Person {
            surname: pick(&SURNAMES, draw()),
            name: pick(&NAMES, draw()),
            patronymic: pick(&PATRONYMICS, draw()),
            email: format!("visitor{number}.{label}@example.com"),
            password: format!("probnyi-vhod-{number}"),
            phone: format!("+7 900 000-{:02}-{:02}", draw() % 100, draw() % 100),
        })
        .collect()
}

/// How they sign in.
pub fn shown(people: &[Person]) -> Vec<DemoMember> {
    people.iter().map(|p| DemoMember { login: p.email.clone(), password: p.password.clone() }).collect()
}

/// How the member of staff signs in, everywhere.
pub fn staff() -> DemoMember {
    DemoMember { login: STAFF_LOGIN.to_owned(), password: STAFF_PASSWORD.to_owned() }
}

impl Person {
    /// What this person would type for an item.
    fn types(&self, slug: &str, kind: &ItemKind, lang: Lang) -> String {
        match kind {
            ItemKind::Email => self.email.clone(),
            ItemKind::Phone => self.phone.clone(),
            ItemKind::FullName => format!("{} {} {}", self.surname, self.name, self.patronymic),
            ItemKind::PersonName if slug.contains("surname") => self.surname.to_owned(),
            ItemKind::PersonName if slug.contains("patronymic") => self.patronymic.to_owned(),
            ItemKind::PersonName => self.name.to_owned(),
            ItemKind::Country => "RU".to_owned(),
            ItemKind::Date => "2010-05-15".to_owned(),
            ItemKind::DateTime => "2027-03-01T10:30".to_owned(),
            ItemKind::Address => "г. Примерск, ул. Образцовая, д. 1".to_owned(),
            ItemKind::Choice(options) => options.first().map(|o| o.text(lang).to_owned()).unwrap_or_default(),
            ItemKind::Inn => "7707083893".to_owned(),
            ItemKind::Kpp => "770701001".to_owned(),
            ItemKind::Organisation => "ООО «Вымысел»".to_owned(),
            ItemKind::Amount => "1000".to_owned(),
            _ => "Это пример: такого обращения не было.".to_owned(),
        }
    }

    fn fills(&self, policy: &Policy, form: &Form) -> BTreeMap<String, String> {
        let wanted = form.fields.iter().filter(|f| f.need == Need::Required && !f.legal_persons_only);
        wanted
            .filter_map(|f| policy.item(&f.item))
            .map(|item| (item.slug.to_string(), self.types(item.slug.as_str(), &item.kind, policy.language)))
            .collect()
    }
}

/// Makes the member of staff, the people with their accounts by the same way everybody comes, and one case.
pub fn make(app: &App, host: &str, site: &Slug, people: &[Person], outbox: &Outbox) -> Result<(), AppError> {
    let policy = app.policy();
    let roles: Vec<String> = policy.roles.iter().map(|r| r.slug.to_string()).collect();
    match staff::add(app, STAFF_LOGIN, &roles, STAFF_PASSWORD) {
        // A kept folder has them already.
        Err(AppError::Refused(_)) => return Ok(()),
        other => other?,
    }
    let visit = Visit {
        host: host.to_owned(),
        site: site.clone(),
        lang: policy.language,
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        agent: "Zalog demo".to_owned(),
    };
    undertake(app, &visit)?;
    for person in people {
        register(app, &visit, person, outbox)?;
    }
    let Some(person) = people.first() else { return Ok(()) };
    let open = policy.forms.iter().find(|f| !f.registration && !f.sign_in_required);
    let Some(open) = open else { return Ok(()) };
    let mut boxes = BTreeMap::new();
    if policy.purpose(&open.purpose).is_some_and(zalog_policy::model::Purpose::asks_consent) {
        let text = edition::document(app, None, &format!("consent/{}", open.purpose), policy.language)?;
        boxes.insert(open.purpose.to_string(), text.hash_hex);
    }
    let typed = form::Typed { fields: person.fills(&policy, open), boxes, ..form::Typed::default() };
    let operation = zalog_domain::ids::OperationId::new(&SystemEntropy);
    form::send(app, &visit, operation, &open.slug, typed, None, Way::Own).map(drop)
}

/// The member of staff signs in and gives the undertaking, as anybody of the staff does.
fn undertake(app: &App, visit: &Visit) -> Result<(), AppError> {
    let session = staff::sign_in(app, visit, STAFF_LOGIN, STAFF_PASSWORD)?;
    let asked = staff::undertaking(app, &session, visit.lang)?.asked;
    let shown: Vec<String> = asked.into_iter().map(|one| one.hash).collect();
    staff::give(app, &session, &shown, visit.lang)?;
    staff::sign_out(app, &session)
}

fn register(app: &App, visit: &Visit, person: &Person, outbox: &Outbox) -> Result<(), AppError> {
    let policy = app.policy();
    let form = policy.forms.iter().find(|f| f.registration).cloned().ok_or(AppError::NotFound)?;
    let typed = registration::Typed {
        fields: person.fills(&policy, &form),
        password: person.password.clone(),
        ..registration::Typed::default()
    };
    let operation = zalog_domain::ids::OperationId::new(&SystemEntropy);
    registration::start(app, visit, operation, typed)?;
    // The rounds of the operator may send the letter first; either way it is there after one of ours.
    for _ in 0..50 {
        tick::round(app)?;
        let letter = outbox.letters().into_iter().find(|l| l.to == person.email);
        let token = letter.and_then(|l| {
            Some(l.text.split("/register/confirm/").nth(1)?.split(['?', '\n']).next()?.to_owned())
        });
        if let Some(token) = token {
            return registration::complete(app, visit, &token).map(drop);
        }
        app.wait_for_bell(std::time::Duration::from_millis(50));
    }
    Err(AppError::Gone)
}
