//! Staff delete the data of a record: never at will, but for one reason of a closed list, which is in the entry and in the
//! letter to the person. What goes and what a law or a contract in work still holds is shown first.

use jiff::Timestamp;
use zalog_domain::access::Actor;
use zalog_domain::case::CaseState;
use zalog_domain::deletion::Because;
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::{JobId, OperationId};
use zalog_domain::reference::Reference;
use zalog_domain::register::{ItemNo, PurposeNo};
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_policy::model::{Form, ItemKind};
use zalog_store::tables::case::CaseRow;
use zalog_store::tables::{account, case, job, operation, pending, record, subject};
use zalog_vault::Zeroizing;
use zalog_words::{Arg, Lang, Words, date};

use super::case::found;
use super::{Member, open};
use crate::account::letter;
use crate::close::Preview;
use crate::destroy::{self, Reason, unheld};
use crate::edition::InForce;
use crate::journal::count;
use crate::letters::{self, Written};
use crate::{
    App, AppError, Refused, Who, act, cabinet, edition, registration, sign_in as subjects, take_back,
};

/// The name under which an operation notes its result.
const DONE: &str = "staff-delete";

/// What a deletion would come to.
pub struct Deleting {
    /// What goes, and what stays and why.
    pub preview: Preview,
    /// Whether there is an address that a letter can go to.
    pub told: bool,
}

/// Whom the letter goes to.
struct Addressee {
    address: Zeroizing<String>,
    lang: Lang,
}

/// A case whose data the member may delete: his role sees the purpose of its form.
struct Reached {
    row: CaseRow,
    purpose: PurposeNo,
    role: u32,
}

fn reached(app: &App, in_force: &InForce, member: &Member, number: &str) -> Result<Reached, AppError> {
    let (row, form) = found(app, number)?;
    let purpose = open::named(in_force, form.purpose.as_str())?;
    let seen_by = in_force.register.in_force(purpose).map(|known| &known.seen_by);
    let role = seen_by.and_then(|roles| member.roles.iter().find(|own| roles.contains(own.as_str())));
    let Some(role) = role else {
        let (draft, for_tx) = (subjects::about_by(app, row.subject, ActorClass::Staff)?, app.in_force());
        app.store.write::<_, AppError, _>(move |tx| open::record_refusal(tx, &for_tx, &draft, purpose))?;
        return Err(AppError::Forbidden);
    };
    let role = in_force.roles.get(role.as_str()).copied().unwrap_or(0);
    Ok(Reached { row, purpose, role })
}

/// Whether a member may delete the data of the case, by the form it came by.
pub(super) fn may(in_force: &InForce, member: &Member, form: &Form) -> bool {
    in_force.register.purpose(form.purpose.as_str()).is_ok_and(|purpose| open::may(in_force, member, purpose))
}

/// Staff do not delete what a case in work still needs; a case that is answered or closed needs no more than the law holds.
fn in_work(state: CaseState) -> bool {
    matches!(state, CaseState::InWork { .. })
}

fn taking(
    app: &App,
    in_force: &InForce,
    row: &CaseRow,
    now: Timestamp,
) -> Result<take_back::Taking, AppError> {
    take_back::taking(app, in_force, Who::account(row.subject), row.record, in_work, now)
}

/// What deleting the data of a case would do, without doing it.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] for a role that does not see the purpose of the form, with an entry.
pub fn deleting(app: &App, member: &Member, number: &str) -> Result<Deleting, AppError> {
    let in_force = app.in_force();
    let Reached { row, .. } = reached(app, &in_force, member, number)?;
    edition::person(app, row.subject)?;
    let now = app.clock.now();
    let preview = taking(app, &in_force, &row, now)?.told(&in_force, now);
    let told = app.store.read::<_, AppError, _>(|tx| {
        let account = account::get(tx, row.subject)?.is_some_and(|account| account.open);
        let values = record::values_of_record(tx, row.record, limits::VALUES_PER_COMPARTMENT)?;
        Ok(account || values.iter().any(|value| is_address(&in_force, value.place.item)))
    })?;
    Ok(Deleting { preview, told })
}

fn is_address(in_force: &InForce, item: ItemNo) -> bool {
    let name = in_force.register.item_name(item);
    in_force.policy.items.iter().any(|known| known.slug.as_str() == name && known.kind == ItemKind::Email)
}

/// Opens the address of the account, or else that of the record, for the purpose it was given for.
fn addressee(app: &App, in_force: &InForce, reached: &Reached) -> Result<Option<Addressee>, AppError> {
    let (who, record, purpose) = (reached.row.subject, reached.row.record, reached.purpose);
    if let Some(owner) = letter::owner(app, who)? {
        return Ok(Some(Addressee { address: owner.address, lang: owner.lang }));
    }
    let (mut values, lang) = app.store.read::<_, AppError, _>(|tx| {
        let values = record::values_of_record(tx, record, limits::VALUES_PER_COMPARTMENT)?;
        Ok((values, subject::lang(tx, who)?))
    })?;
    values.retain(|value| is_address(in_force, value.place.item));
    if values.is_empty() {
        return Ok(None);
    }
    let (draft, for_tx) = (subjects::about_by(app, who, ActorClass::Engine)?, app.in_force());
    let (opened, grant) = app.store.open::<_, AppError, _>(move |tx| {
        act::decide(tx, &for_tx, &Actor::Engine, purpose, who, values.clone(), &draft)
    })?;
    let address = act::unseal(app, &opened.allowed, grant)?.pop();
    let lang = lang.as_deref().and_then(Lang::from_code).unwrap_or(app.binding_lang());
    Ok(address.map(|address| Addressee { address, lang }))
}

/// Deletes the data of a case: what neither a law nor a contract in work holds. Returns when the keys are destroyed, with the
/// number by which the act is found. The same operation id twice is one deletion.
///
/// # Errors
/// [`AppError::Refused`] on the field `because` for a reason outside the list, or as a whole: while the data are blocked, and
/// when nothing would go; [`AppError::Forbidden`] as [`deleting`]; [`AppError::NotFound`]; [`AppError::Busy`].
pub fn delete(
    app: &App,
    member: &Member,
    operation: OperationId,
    number: &str,
    because: &str,
) -> Result<String, AppError> {
    let known = app.store.read::<_, AppError, _>(|tx| Ok(operation::result(tx, operation, DONE)?))?;
    if let Some(reference) = known {
        return Ok(cabinet::grouped(&reference));
    }
    let in_force = app.in_force();
    let reached = reached(app, &in_force, member, number)?;
    let because = Because::parse(because).ok_or_else(|| {
        let field = ("because".to_owned(), "deletion-because-none");
        AppError::Refused(Refused { fields: vec![field], ..Refused::default() })
    })?;
    let who = reached.row.subject;
    edition::person(app, who)?;
    let now = app.clock.now();
    // Looked at before anything is opened: what is refused opens no address.
    ready(app, &in_force, &reached, now)?;
    let addressee = addressee(app, &in_force, &reached)?;
    let reference = Reference::new(app.entropy.as_ref());
    let mut done = false;
    for _ in 0..limits::WRITE_RETRIES {
        let (taking, preview) = ready(app, &in_force, &reached, now)?;
        let waiting = addressee
            .as_ref()
            .map(|to| {
                let told = written(app, &in_force, &reached.row, to, because, &preview, &reference);
                registration::sealed(app, &reached.row.host, to.lang, &told)
            })
            .transpose()?;
        let draft = subjects::about_by(app, who, ActorClass::Staff)?;
        let letter = JobId::new(now, app.entropy.as_ref());
        let facts = facts(&reached, because, &preview, waiting.is_some());
        let (case, by) = (reached.row.id, member.id);
        let noted = reference.as_str().to_owned();
        let terms = in_force.register.in_force(reached.purpose).map(|known| known.terms.0);
        done = take_back::moved(app, &in_force, taking, ActorClass::Staff, now, move |tx| {
            operation::done(tx, operation, DONE, &noted, now)?;
            if let Some(row) = &waiting {
                pending::insert(tx, row)?;
                job::insert(tx, letter, letters::WRITTEN, &row.id.hex(), now)?;
            }
            // What of a case stays, the queue still shows; who emptied it stands among its steps.
            case::note_step(tx, case, now, "deleted", by, draft.id)?;
            Ok(draft.record(tx, Kind::DeletedByStaff, terms, &facts)?)
        })?;
        if done {
            break;
        }
    }
    if !done {
        return Err(AppError::Busy);
    }
    let told = Some(reference.as_str().to_owned());
    let stones = unheld::destroy(app, who, ActorClass::Staff, Reason::ByStaff, told)?;
    destroy::keys(app, &stones)?;
    app.ring_bell();
    Ok(reference.grouped())
}

/// What goes now; refused while the data are blocked, because then nothing is destroyed, and when all of it is held.
fn ready(
    app: &App,
    in_force: &InForce,
    reached: &Reached,
    now: Timestamp,
) -> Result<(take_back::Taking, Preview), AppError> {
    let taking = taking(app, in_force, &reached.row, now)?;
    let blocked = |ground: &Ground| {
        ground.scope.record().is_none_or(|record| record == reached.row.record)
            && matches!(ground.state, State::Suspended { .. })
    };
    if taking.seen.grounds.iter().any(blocked) {
        return Err(AppError::Refused(Refused::form("deletion-blocked")));
    }
    let preview = taking.told(in_force, now);
    if preview.goes.is_empty() {
        return Err(AppError::Refused(Refused::form("deletion-nothing")));
    }
    Ok((taking, preview))
}

/// The facts of the entry: numbers of the declaration and counts, nothing of the person.
fn facts(reached: &Reached, because: Because, preview: &Preview, told: bool) -> Vec<(Fact, u32)> {
    let items = preview.goes.iter().map(|(_, items)| items.len()).sum();
    let mut facts = vec![
        (Fact::Purpose, reached.purpose.0),
        (Fact::Items, count(items)),
        (Fact::Role, reached.role),
        (Fact::Reason, because.number()),
    ];
    if told {
        facts.push((Fact::Letter, letters::DELETED));
    }
    facts
}

/// The letter, written while there is an address: what is deleted and why, what stays and until when, and where to look on.
fn written(
    app: &App,
    in_force: &InForce,
    row: &CaseRow,
    to: &Addressee,
    because: Because,
    preview: &Preview,
    reference: &Reference,
) -> Written {
    let (lang, words, policy) = (to.lang, Words::of(to.lang), &in_force.policy);
    let label = |slug| policy.item(slug).map_or_else(String::new, |item| item.label.text(lang).to_owned());
    let line = |text: String| format!("- {text}");
    let goes: Vec<String> = preview.goes.iter().flat_map(|(_, items)| items).map(label).map(line).collect();
    let stays = preview.stays.iter().flat_map(|staying| {
        staying.why.iter().map(|why| {
            let purpose = policy.purpose(&why.purpose).map_or("", |purpose| purpose.title.text(lang));
            let until = why.until.map(|at| date(lang, app.zone().to_datetime(at).date()));
            let args = [
                ("item", Arg::Text(&label(&staying.item))),
                ("purpose", Arg::Text(purpose)),
                ("until", Arg::Text(until.as_deref().unwrap_or_default())),
            ];
            let key = if until.is_some() { "mail-deleted-held-until" } else { "mail-deleted-held" };
            line(words.say_with(key, &args))
        })
    });
    let stays: Vec<String> = stays.collect();
    let nothing = || words.say("mail-deleted-held-none").into_owned();
    let (goes, stays) = (goes.join("\n"), if stays.is_empty() { nothing() } else { stays.join("\n") });
    let (number, operator) = (cabinet::grouped(&row.number), letters::operator_name(app, lang));
    let because = words.say(&format!("deletion-because-{}", because.as_str()));
    let base = app.url_of_host(&row.host);
    let link = format!("{base}/destruction/{}?lang={}", reference.grouped(), lang.code());
    let args = [
        ("operator", Arg::Text(&operator)),
        ("number", Arg::Text(&number)),
        ("because", Arg::Text(&because)),
        ("goes", Arg::Text(&goes)),
        ("stays", Arg::Text(&stays)),
        ("link", Arg::Text(&link)),
    ];
    Written {
        email: to.address.to_string(),
        subject: words.say_with("mail-deleted-subject", &args),
        text: words.say_with("mail-deleted-text", &args),
    }
}
