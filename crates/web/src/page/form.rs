//! `/forms/{form}`: the operator's own forms on our own pages.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use zalog_app::form::{self, Sent, Typed};
use zalog_app::other_person::{self, Whose};
use zalog_app::sign_in::Session;
use zalog_app::{AppError, SessionToken, Way, edition, link};
use zalog_domain::reference::Reference;
use zalog_domain::relation::Relation;
use zalog_policy::model::{Form, Slug};
use zalog_words::{Arg, Words};

use super::cabinet::form_title;
use super::door::Door;
use super::{edition_line, fact, reader};
use crate::http::ask::Ask;
use crate::http::body::{Fields, OwnPost};
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::routes::Rooms;
use crate::view::cabinet::LinkSentPage;
use crate::view::field::{self, Choice, Control, FormState};
use crate::view::form::{Aside, ConsentBox, FormPage, Terms, check};
use crate::view::frame::{Page, Reader};
use crate::view::message::MessagePage;
use crate::view::{Phrase, keep};

/// Name of a form's box for legal persons.
pub(crate) const LEGAL_PERSON: &str = "legal-person";
/// Name of the box against mailings.
pub(crate) const NO_MAILINGS: &str = "no-mailings";

/// The declared form of a name; the registration form has its own page.
pub(crate) fn declared(ask: &Ask, name: &str) -> Result<Form, Fault> {
    let slug = Slug::new(name).map_err(|_| Fault::NotFound)?;
    ask.policy()?.form(&slug).filter(|form| !form.registration).cloned().ok_or(Fault::NotFound)
}

/// A form token is bound to the session, if it is alive.
fn bound<'a>(ask: &'a Ask, session: Option<&Session>) -> Option<&'a SessionToken> {
    session.and_then(|_| ask.token())
}

/// GET.
pub async fn show(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    let form = declared(&ask, &name)?;
    let session = ask.session().await?;
    if form.sign_in_required && session.is_none() {
        return Err(Fault::SignIn);
    }
    page(&form_page(&ask, &form, session.as_ref(), &FormState::default()).await?)
}

/// POST.
pub async fn send(ask: Ask, Path(name): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let form = declared(&ask, &name)?;
    let session = ask.session().await?;
    let opened = post.open(&ask, form.slug.as_str(), bound(&ask, session.as_ref())).await?;
    let operation = match opened.operation {
        Ok(operation) => operation,
        Err(key) => {
            return again(&ask, &form, session.as_ref(), &FormState::failed(&opened.fields, key)).await;
        }
    };
    let typed = typed(&form, &opened.fields, by_own_name);
    let (slug, who) = (form.slug.clone(), session.as_ref().map(|session| session.subject));
    let sent =
        ask.attempt(move |app, visit| form::send(app, visit, operation, &slug, typed, who, Way::Own)).await?;
    match sent {
        Ok(sent) => Ok(see_other(&after(&ask, &form, &sent))),
        Err(AppError::Refused(refused)) => {
            again(&ask, &form, session.as_ref(), &FormState::refused(&opened.fields, refused)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The page again, with what was typed and what is wrong with it.
pub(crate) async fn again(
    ask: &Ask,
    form: &Form,
    session: Option<&Session>,
    state: &FormState,
) -> Result<Response, Fault> {
    let view = form_page(ask, form, session, state).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Our own names are the items' own.
fn by_own_name(_form: &Form, name: &str) -> Option<String> {
    Some(name.to_owned())
}

/// Sorts what came: declared fields, boxes, and a count of what nothing declares.
pub(crate) fn typed(form: &Form, fields: &Fields, item_of: fn(&Form, &str) -> Option<String>) -> Typed {
    let mut typed =
        Typed { legal_person: fields.has(LEGAL_PERSON), whose: whose_typed(fields), ..Typed::default() };
    let service =
        ["token", "website", "zalog-time", LEGAL_PERSON, other_person::WHOSE, other_person::DECLARED];
    for (name, value) in fields.iter().filter(|(name, _)| !service.contains(name)) {
        if let Some(purpose) = name.strip_prefix("consent.") {
            typed.boxes.entry(purpose.to_owned()).or_insert_with(|| value.to_owned());
            continue;
        }
        let item =
            item_of(form, name).filter(|item| form.fields.iter().any(|field| field.item.as_str() == item));
        match item {
            Some(item) => {
                typed.fields.entry(item).or_insert_with(|| value.to_owned());
            }
            None => typed.unknown_fields += 1,
        }
    }
    typed
}

/// Whose the data are, as typed.
pub(crate) fn whose_typed(fields: &Fields) -> Whose {
    let relation = fields.get(other_person::WHOSE).to_owned();
    Whose { relation, declared: fields.has(other_person::DECLARED) }
}

/// Asks whose the data are, where a form takes those of another person, and shows what is to be declared of him: the very
/// sentence of the published text.
pub(crate) fn whose(form: &Form, state: &FormState, words: &'static Words, view: &mut FormPage) {
    if !form.other_person {
        return;
    }
    let typed = match state.typed(other_person::WHOSE) {
        "" => other_person::OWN,
        typed => typed,
    };
    let codes = std::iter::once(other_person::OWN).chain(Relation::ALL.map(Relation::as_str));
    let choices = codes.map(|code| Choice {
        value: code.to_owned(),
        text: Phrase::plain(words.say(&format!("form-other-{code}"))),
        chosen: typed == code,
    });
    let mut list =
        field::line(other_person::WHOSE, "text", words.say("form-other-whose").into_owned(), "off");
    list.control = Control::List(choices.collect());
    list.error = state.error(other_person::WHOSE, words);
    view.fields.push(list);
    let sentence = words.say("doc-ack-other-person").into_owned();
    view.checks.push(check(other_person::DECLARED, sentence, false, state, words));
}

/// The boxes of a form: its own purpose's consent, which it cannot do without, then those it offers.
pub(crate) async fn consents(ask: &Ask, form: &Form, state: &FormState) -> Result<Vec<ConsentBox>, Fault> {
    let policy = ask.policy()?;
    let own = policy.purpose(&form.purpose).filter(|purpose| purpose.asks_consent());
    let mut purposes: Vec<(Slug, bool)> =
        own.map(|purpose| (purpose.slug.clone(), true)).into_iter().collect();
    purposes.extend(form.offers.iter().map(|slug| (slug.clone(), false)));
    let lang = ask.lang();
    let asked = purposes.clone();
    let hashes: BTreeMap<Slug, String> = ask
        .run(move |app, _| {
            let hash = |slug: &Slug| {
                Ok((slug.clone(), edition::document(app, None, &format!("consent/{slug}"), lang)?.hash_hex))
            };
            asked.iter().map(|(slug, _)| hash(slug)).collect()
        })
        .await?;
    let make = |(slug, required): (Slug, bool)| {
        let name = format!("consent.{slug}");
        Some(ConsentBox {
            value: hashes.get(&slug)?.clone(),
            purpose: Phrase::of(&policy.purpose(&slug)?.title, lang),
            document: ask.links().consent_document(slug.as_str()),
            required,
            ticked: state.ticked(&name),
            error: state.error(&name, ask.words()),
            name,
        })
    };
    Ok(purposes.into_iter().filter_map(make).collect())
}

/// What becomes of the data: purpose, basis, term, the edition in force.
pub(crate) async fn terms(ask: &Ask, form: &Form) -> Result<Option<Terms>, Fault> {
    let editions = ask.run(|app, _| edition::list(app)).await?;
    let Some(purpose) = ask.policy()?.purpose(&form.purpose) else { return Ok(None) };
    let in_force = editions.iter().find(|edition| edition.in_force);
    let words = ask.words();
    let own = ask.policy()?.document_of(&purpose.basis).map(|own| Aside {
        href: ask.links().own_document(own.slug.as_str()),
        text: own.title.text(ask.lang()).to_owned(),
    });
    Ok(Some(Terms {
        documents: own.into_iter().collect(),
        edition: in_force.map(|edition| edition_line(ask, edition)).transpose()?.unwrap_or_default(),
        purpose: Phrase::of(&purpose.title, ask.lang()),
        basis: keep::basis(words, &purpose.basis),
        keep: keep::term_alone(words, &purpose.keep),
        notice: !purpose.asks_consent(),
    }))
}

async fn form_page(
    ask: &Ask,
    form: &Form,
    session: Option<&Session>,
    state: &FormState,
) -> Result<FormPage, Fault> {
    let (words, lang) = (ask.words(), ask.lang());
    let reader = if session.is_some() { Reader::Person } else { Reader::Stranger };
    let action = ask.links().form(form.slug.as_str());
    let title = Phrase::of(&form.title, lang);
    let token = ask.app()?.form_token(form.slug.as_str(), bound(ask, session));
    let frame = Page::new(ask, reader, title.text()).at(&action);
    let mut view = FormPage::new(frame, title, action, token, Phrase::of(&form.button, lang));
    (view.fields, view.legal_fields) = field::of_form(ask.policy()?, form, state, words);
    if !view.legal_fields.is_empty() {
        view.legal =
            Some(check(LEGAL_PERSON, words.say("form-legal-person-box").into_owned(), false, state, words));
    }
    view.consents = consents(ask, form, state).await?;
    whose(form, state, words, &mut view);
    if form.payment.is_some() {
        view.small.push(words.say("form-payment").into_owned());
    }
    view.terms = terms(ask, form).await?;
    Ok(view.with_errors(state))
}

/// Where a form leads: a guest to his secret link, anybody else to the number alone.
pub(crate) fn after(ask: &Ask, form: &Form, sent: &Sent) -> String {
    match &sent.link {
        Some(link) => Rooms::link(ask.links(), &link.as_cookie()).sent(),
        None => ask.links().form_done(form.slug.as_str(), &sent.number),
    }
}

/// `/r/{link}/sent`: the number, and the link with what it is for.
pub async fn link_sent(ask: Ask, door: Door) -> Result<Response, Fault> {
    let who = door.who;
    let (form, number) = ask.run(move |app, _| link::case(app, who)).await?;
    let words = ask.words();
    let title = form_title(&ask, &form)?;
    let href = door.rooms.home();
    let base = ask.app()?.public_url(&ask.place()?.site);
    let view = LinkSentPage {
        page: door.page(&ask, words.say("form-sent")),
        lead: words.say_with("link-sent-text", &[("form", Arg::Text(title.text()))]),
        number,
        link: format!("{base}{}", href.split('?').next().unwrap_or_default()),
        href,
    };
    page(&view)
}

/// The query of the page after.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    number: String,
}

/// `/forms/{form}/done`
pub async fn done(ask: Ask, Path(name): Path<String>, Query(done): Query<Done>) -> Result<Response, Fault> {
    let form = declared(&ask, &name)?;
    let reader = reader(&ask).await?;
    let (words, links) = (ask.words(), ask.links());
    let title = form.title.text(ask.lang()).to_owned();
    let page_frame = Page::new(&ask, reader, words.say("form-sent"));
    let lead = vec![words.say_with("form-sent-text", &[("form", Arg::Text(&title))])];
    let mut view = MessagePage::new(page_frame, lead);
    // A number that is none is not repeated on a page of ours.
    if let Ok(number) = Reference::parse(&done.number) {
        view.facts.push(fact(words, "form-case-number", number.grouped()));
    }
    let view = match reader {
        Reader::Person => view.aside(links.cabinet(), words.say("form-see-cabinet").into_owned()),
        _ => view,
    };
    page(&view.aside(links.home(), words.say("site-home").into_owned()))
}
