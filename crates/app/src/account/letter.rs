//! The owner of an account, as letters reach him: at the address of the account, in his language, by an opening for the
//! purpose of the account.

use zalog_domain::ActorClass;
use zalog_domain::access::Actor;
use zalog_domain::ids::{JobId, SubjectId};
use zalog_domain::register::PurposeNo;
use zalog_store::Tx;
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::{account, record, subject};
use zalog_vault::Zeroizing;
use zalog_words::{Arg, Lang, Words};

use crate::edition::InForce;
use crate::{App, AppError, act, letters, sign_in};

/// Where a letter goes, opened.
pub(crate) struct Owner {
    /// His address.
    pub address: Zeroizing<String>,
    /// His language.
    pub lang: Lang,
    /// Public address of the site he registered at.
    pub base: String,
}

impl Owner {
    /// Sends the letter of that name: `<name>-subject` and `<name>-text`.
    pub fn tell(&self, app: &App, job: JobId, name: &str, more: &[(&str, Arg<'_>)]) -> Result<(), AppError> {
        let (words, operator) = (Words::of(self.lang), letters::operator_name(app, self.lang));
        let mut args = vec![("operator", Arg::Text(&operator))];
        args.extend_from_slice(more);
        let title = words.say_with(&format!("{name}-subject"), &args);
        let text = words.say_with(&format!("{name}-text"), &args);
        letters::send(app, job, self.address.to_string(), title, text)
    }
}

/// Whom a letter goes to, sealed.
struct Addressee {
    record: RecordRow,
    values: Vec<ValueRow>,
    lang: Option<String>,
}

/// The address of an open account: the contact that is a value of the account itself.
fn addressee(tx: &mut dyn Tx, who: SubjectId) -> Result<Option<Addressee>, AppError> {
    let Some(open) = account::get(tx, who)?.filter(|row| row.open) else { return Ok(None) };
    let Some(record) = record::by_id(tx, open.record)? else { return Ok(None) };
    let mut values = Vec::new();
    for contact in subject::contacts(tx, who)?.into_iter().filter(|contact| contact.kind == "email") {
        let value = record::value_by_id(tx, contact.value)?;
        values.extend(value.filter(|value| value.place.account));
    }
    Ok(Some(Addressee { record, values, lang: subject::lang(tx, who)? }))
}

/// The owner of an account; `None` when nobody is left, or nothing may open the address.
pub(crate) fn owner(app: &App, who: SubjectId) -> Result<Option<Owner>, AppError> {
    let Some(found) = app.store.read::<_, AppError, _>(|tx| addressee(tx, who))? else { return Ok(None) };
    let in_force = app.in_force();
    let draft = match sign_in::about_by(app, who, ActorClass::Engine) {
        Err(AppError::NotFound) => return Ok(None),
        draft => draft?,
    };
    let Some(purpose) = purpose(&in_force, &found) else { return Ok(None) };
    let (for_tx, values) = (in_force.clone(), found.values);
    let opened = app.store.open::<_, AppError, _>(move |tx| {
        act::decide(tx, &for_tx, &Actor::Engine, purpose, who, values.clone(), &draft)
    });
    let (opened, grant) = match opened {
        Err(AppError::NotFound) => return Ok(None),
        opened => opened?,
    };
    let Some(address) = act::unseal(app, &opened.allowed, grant)?.pop() else { return Ok(None) };
    let lang = found.lang.as_deref().and_then(Lang::from_code).unwrap_or(app.binding_lang());
    Ok(Some(Owner { address, lang, base: app.url_of_host(&found.record.host) }))
}

/// The purpose the address opens for: the account's own, or else that of the registration form.
fn purpose(in_force: &InForce, addressee: &Addressee) -> Option<PurposeNo> {
    let register = &in_force.register;
    let uses = |no: &PurposeNo| {
        let today = register.in_force(*no);
        addressee.values.iter().all(|v| today.is_some_and(|today| today.items.contains(&v.place.item)))
    };
    let form = in_force.policy.forms.iter().find(|form| form.registration);
    let names = ["account"].into_iter().chain(form.map(|form| form.purpose.as_str()));
    names.filter_map(|name| register.purpose(name).ok()).find(uses)
}
