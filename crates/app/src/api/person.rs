//! A person whom the operator's site met is made: his values, his consents, and, when the site itself proved his address,
//! an account that nobody has the password of. The person sets one by a letter and enters his cabinet.

use std::collections::BTreeMap;
use std::net::IpAddr;

use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_policy::model::{Form, ItemKind, Slug};
use zalog_store::tables::subject;

use super::read::Reader;
pub use super::read::{Evidence, NewConsent};
use super::{ApiError, Caller, Once};
use crate::cabinet::grouped;
use crate::collect::{self, Field, Intake, Owner, look_up};
use crate::edition::InForce;
use crate::giving::{Reported, Ticked};
use crate::{App, AppError, Visit};

/// A person as a call names him.
#[derive(Default, Clone)]
pub struct NewPerson {
    /// The site he was met on.
    pub site: String,
    /// The form his values fit; the registration form, if it is not said.
    pub form: Option<String>,
    /// Who told the values: `provided` by the person himself (also when it is not said), or `third-party`.
    pub origin: Option<String>,
    /// The host of the other site or network they come from, if a third party told them.
    pub source: Option<String>,
    /// Values by item.
    pub values: BTreeMap<String, String>,
    /// The fields of legal persons are filled in too.
    pub legal_person: bool,
    /// Consents he gave.
    pub consents: Vec<NewConsent>,
    /// The site made sure that the address is his.
    pub address_confirmed: bool,
    /// His language.
    pub lang: String,
    /// What the site knows of his device.
    pub evidence: Evidence,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Id of the person, hexadecimal.
    pub person: String,
    /// Id of the record, hexadecimal.
    pub record: String,
    /// Id and receipt number of each consent, in the order they were named.
    pub consents: Vec<(String, String)>,
}

impl Made {
    /// As kept for a repetition: ids and numbers only.
    fn kept(&self) -> String {
        let consents: Vec<String> =
            self.consents.iter().map(|(id, number)| format!("{id}:{number}")).collect();
        format!("{} {} {}", self.person, self.record, consents.join(","))
    }

    fn from_kept(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let (person, record, consents) = (parts.next()?, parts.next()?, parts.next()?);
        let consents = consents.split(',').filter(|pair| !pair.is_empty()).map(|pair| {
            let (id, number) = pair.split_once(':')?;
            Some((id.to_owned(), number.to_owned()))
        });
        let consents = consents.collect::<Option<_>>()?;
        Some(Self { person: person.to_owned(), record: record.to_owned(), consents })
    }
}

fn repeated(kept: &str) -> Result<Made, ApiError> {
    Made::from_kept(kept).ok_or_else(|| AppError::internal("a kept result cannot be read").into())
}

/// Everything of a call that passed.
struct Checked<'a> {
    form: &'a Form,
    visit: Visit,
    fields: Vec<Field>,
    ticked: Vec<Ticked>,
    reported: Reported,
    source: Option<String>,
}

/// Makes a person. `address` is the caller's own.
///
/// # Errors
/// [`ApiError`]: fields that are wrong, purposes the token does not name, an address that has an account.
pub fn create(
    app: &App,
    caller: &Caller,
    once: &Once,
    address: IpAddr,
    new: &NewPerson,
) -> Result<Made, ApiError> {
    if let Some(earlier) = app.store.read::<_, AppError, _>(|tx| Ok(once.earlier(tx)?))? {
        return repeated(&earlier.result()?);
    }
    let in_force = app.in_force();
    let Checked { form, visit, fields, ticked, reported, source } =
        check(app, &in_force, caller, address, new)?;
    if new.address_confirmed {
        let sign_in_name = fields.iter().find(|f| f.kind == ItemKind::Email);
        let name = sign_in_name.map(|f| f.accepted.value.seal_with(|plain| look_up(app, "email", plain)));
        // An account without a sign-in name could never be entered.
        let name = name.ok_or_else(|| ApiError::wrong("values.email", "field-missing"))?;
        if app.store.read::<_, AppError, _>(|tx| Ok(subject::by_sign_in_name(tx, &name)?))?.is_some() {
            return Err(ApiError::PersonExists);
        }
    }
    let intake = Intake {
        visit: &visit,
        form,
        owner: Owner::New,
        fields,
        ticked,
        credential: new.address_confirmed.then(|| app.passwords.nobodys()),
        other: None,
        confirmed: if new.address_confirmed { "outside" } else { "none" },
        actor: ActorClass::Api,
        reported: Some(reported),
        source,
    };
    let prepared = collect::prepare(app, &intake)?;
    let made = Made {
        person: prepared.subject.hex(),
        record: prepared.record.hex(),
        consents: prepared.consents.iter().map(|row| (row.id.hex(), grouped(&row.receipt))).collect(),
    };
    let kept = made.kept();
    let done = once.clone();
    let kind = if new.address_confirmed { Kind::AccountCreated } else { Kind::SubjectCreated };
    let facts = [(Fact::Form, in_force.forms.get(form.slug.as_str()).copied().unwrap_or(0))];
    let written = app.store.write::<_, AppError, _>(move |tx| {
        done.done(tx, &kept, prepared.draft.at)?;
        prepared.insert(tx, kind, &facts)
    });
    match written {
        Ok(()) => Ok(made),
        Err(error) => match once.won_by_another(app, &error)? {
            Some(kept) => repeated(&kept),
            // The sign-in name was taken meanwhile.
            None if error.is_taken() => Err(ApiError::PersonExists),
            None => Err(error.into()),
        },
    }
}

fn check<'a>(
    app: &App,
    in_force: &'a InForce,
    caller: &Caller,
    address: IpAddr,
    new: &NewPerson,
) -> Result<Checked<'a>, ApiError> {
    let policy = &in_force.policy;
    let mut reader = Reader::new(in_force, app.clock.now());
    let site = reader.site(&new.site);
    let lang = reader.lang("lang", &new.lang);
    let source = reader.source(new.origin.as_deref(), new.source.as_deref());
    let form = form(&mut reader, new);
    let mut fields = Vec::new();
    if let Some(form) = form {
        undeclared(&mut reader, form, new);
        match collect::fields(policy, form, &new.values, new.legal_person) {
            Ok(taken) => fields = taken,
            Err(refused) => reader.wrong.extend(ApiError::refused(refused, "values")),
        }
    }
    if new.consents.len() > limits::API_CONSENTS {
        reader.no::<()>("consents", "too-many-entries");
    }
    let mut ticked: Vec<Ticked> = Vec::new();
    for (index, consent) in new.consents.iter().take(limits::API_CONSENTS).enumerate() {
        let at = format!("consents[{index}]");
        let Some(tick) = reader.consent(&at, consent) else { continue };
        if ticked.iter().any(|t| t.purpose == tick.purpose) {
            reader.no::<()>(format!("{at}.purpose"), "consent-repeated");
        }
        ticked.push(tick);
    }
    if let Some(form) = form {
        let asks = policy.purpose(&form.purpose).is_some_and(zalog_policy::model::Purpose::asks_consent);
        let named = new.consents.iter().any(|c| c.purpose == form.purpose.as_str());
        if asks && !named {
            reader.no::<()>("consents", "consent-missing");
        }
    }
    let reported = reader.evidence(caller, &new.evidence);
    let (Some(site), Some(lang), Some(form), true) = (site, lang, form, reader.wrong.is_empty()) else {
        return Err(ApiError::Invalid(reader.wrong));
    };
    let opened = collect::purposes(policy, form, new.address_confirmed).into_iter();
    // What follows from having an account no token names.
    let follows =
        |slug: &Slug| policy.purpose(slug).is_some_and(|p| p.engine || collect::with_account(policy, p));
    let own = |slug: &&Slug| **slug == form.purpose || !follows(slug);
    let opened = opened.filter(own);
    caller.must_name(opened.chain(ticked.iter().map(|t| &t.purpose)))?;
    let visit =
        Visit { host: site.host.clone(), site: site.slug.clone(), lang, address, agent: String::new() };
    Ok(Checked { form, visit, fields, ticked, reported, source })
}

/// The form that is named, or the registration form.
fn form<'a>(reader: &mut Reader<'a>, new: &NewPerson) -> Option<&'a Form> {
    let forms = &reader.in_force.policy.forms;
    let form = match &new.form {
        Some(slug) => forms.iter().find(|f| f.slug.as_str() == slug),
        None => forms.iter().find(|f| f.registration),
    };
    let Some(form) = form else { return reader.no("form", "form-undeclared") };
    if !form.registration && new.address_confirmed {
        // An account rests on what the registration form takes in.
        return reader.no("address_confirmed", "account-needs-registration");
    }
    if form.sign_in_required {
        return reader.no("form", "form-needs-account");
    }
    Some(form)
}

/// What the form does not have is refused by its name, if it can be a name at all.
fn undeclared(reader: &mut Reader<'_>, form: &Form, new: &NewPerson) {
    if new.values.len() > limits::FORM_FIELDS {
        return;
    }
    for name in new.values.keys() {
        let fits = |f: &&zalog_policy::model::FormField| {
            f.item.as_str() == name && (new.legal_person || !f.legal_persons_only)
        };
        if !form.fields.iter().any(|f| fits(&f)) {
            let field = Slug::new(name).map_or_else(|_| "values".to_owned(), |slug| format!("values.{slug}"));
            reader.no::<()>(field, "field-undeclared");
        }
    }
}
