//! The published texts: the policy and its editions, cookie terms, consent documents, the notice beside forms.

use axum::extract::Path;
use axum::response::Response;
use zalog_app::App;
use zalog_app::edition::{self, Published};
use zalog_policy::model::{Localized, RequestChannel};
use zalog_policy::plan::Class;
use zalog_policy::trace::Nodes;
use zalog_words::{Arg, Lang, Words};

use super::{day, paper, reader};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::{page, see_other};
use crate::view::Phrase;
use crate::view::document::{
    About, DocumentPage, EditionLine, PrintPage, VersionsPage, contents, html, layers,
};
use crate::view::form::Aside;
use crate::view::frame::{Page, Reader};
use crate::view::kept::{self, KeptPage};
use crate::view::message::MessagePage;

async fn published(ask: &Ask, edition: Option<i64>, name: String) -> Result<Published, Fault> {
    let lang = ask.lang();
    ask.run(move |app, _| edition::document(app, edition, &name, lang)).await
}

fn about(ask: &Ask, published: &Published) -> Result<About, Fault> {
    Ok(About {
        edition: published.edition.number.to_string(),
        published: day(ask, published.edition.published_at)?,
        effective: day(ask, published.edition.effective_at)?,
        hash: published.hash_hex.clone(),
        in_force: published.edition.in_force,
    })
}

fn view(ask: &Ask, reader: Reader, published: &Published, others: Vec<Aside>) -> Result<DocumentPage, Fault> {
    let title = published.document.title.plain();
    let (summary, text) = layers(&published.document, ask.links());
    Ok(DocumentPage {
        page: Page::new(ask, reader, title.clone()),
        title,
        text_lang: published.lang.code(),
        summary,
        text,
        contents: contents(&published.document),
        about: about(ask, published)?,
        others,
    })
}

/// `/policy`
pub async fn in_force(ask: Ask) -> Result<Response, Fault> {
    let published = published(&ask, None, "policy".to_owned()).await?;
    let reader = reader(&ask).await?;
    let (words, links) = (ask.words(), ask.links());
    let mut others = vec![Aside { href: links.policy_print(), text: words.say("site-print").into_owned() }];
    others.extend(paper::links(&ask, |ending| links.policy_as(ending)));
    others.extend(changes_link(&ask, published.edition.id));
    others.push(Aside { href: links.versions(), text: words.say("site-versions").into_owned() });
    let kept = words.say("trace-page-title").into_owned();
    others.push(Aside { href: links.how_it_is_kept(), text: kept });
    page(&view(&ask, reader, &published, others)?)
}

/// `/policy/how-it-is-kept`: the policy in force, each part beside what keeps it.
pub async fn how_it_is_kept(ask: Ask) -> Result<Response, Fault> {
    let published = published(&ask, None, "policy".to_owned()).await?;
    let reader = reader(&ask).await?;
    let (words, links) = (ask.words(), ask.links());
    let sections = kept::sections(&published.document, &Nodes::of(ask.policy()?, ask.lang()), words);
    page(&KeptPage {
        page: Page::new(&ask, reader, words.say("trace-page-title")),
        text_lang: published.lang.code(),
        counts: kept::counts(&sections, words),
        sections,
        back: Aside { href: links.policy(), text: words.say("site-read-policy").into_owned() },
    })
}

/// `/policy.md`
pub async fn markdown(ask: Ask) -> Result<Response, Fault> {
    in_form(&ask, None, "policy", "md").await
}

/// `/policy.txt`
pub async fn text(ask: Ask) -> Result<Response, Fault> {
    in_form(&ask, None, "policy", "txt").await
}

/// `/policy.pdf`
pub async fn pdf(ask: Ask) -> Result<Response, Fault> {
    in_form(&ask, None, "policy", "pdf").await
}

/// `/policy/cookies.md`, `/policy/acknowledgement.pdf` …
pub async fn file_of(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    match name.split_once('.') {
        Some((document @ ("cookies" | "acknowledgement"), ending)) => {
            in_form(&ask, None, document, ending).await
        }
        _ => Err(Fault::NotFound),
    }
}

async fn in_form(ask: &Ask, edition: Option<i64>, name: &str, ending: &str) -> Result<Response, Fault> {
    let links = ask.links();
    let instead = match (name, edition) {
        ("policy", None) => links.policy_print(),
        ("policy", Some(id)) => links.version(id),
        ("cookies", _) => links.cookies(),
        ("acknowledgement", _) => links.acknowledgement(),
        (own, _) if own.starts_with("document/") => links.own_document(own.trim_start_matches("document/")),
        (other, _) => links.consent_document(other.trim_start_matches("consent/")),
    };
    let published = published(ask, edition, name.to_owned()).await?;
    paper::form(ask, published, ending, instead).await
}

/// `/policy/print`
pub async fn print(ask: Ask) -> Result<Response, Fault> {
    let published = published(&ask, None, "policy".to_owned()).await?;
    let title = published.document.title.plain();
    let view = PrintPage {
        page: Page::new(&ask, Reader::Unknown, title.clone()).scripted(),
        title,
        text_lang: published.lang.code(),
        text: html(&published.document, ask.links()),
        about: about(&ask, &published)?,
    };
    page(&view)
}

/// `/policy/v/{id}`, and with `.md`, `.txt` or `.pdf`.
pub async fn edition_of(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    let (id, ending) = name.split_once('.').map_or((name.as_str(), None), |(id, ending)| (id, Some(ending)));
    let id: i64 = id.parse().map_err(|_| Fault::NotFound)?;
    if let Some(ending) = ending {
        return in_form(&ask, Some(id), "policy", ending).await;
    }
    let published = published(&ask, Some(id), "policy".to_owned()).await?;
    let reader = reader(&ask).await?;
    let links = ask.links();
    let mut others = paper::links(&ask, |ending| links.version_as(id, ending));
    others.extend(changes_link(&ask, id));
    others.push(Aside { href: links.versions(), text: ask.words().say("site-versions").into_owned() });
    page(&view(&ask, reader, &published, others)?)
}

/// To what an edition says otherwise; the first one has nothing before it.
fn changes_link(ask: &Ask, id: i64) -> Option<Aside> {
    let text = || ask.words().say("changes-link").into_owned();
    (id > 1).then(|| Aside { href: ask.links().version_changes(id), text: text() })
}

/// Where an edition stands: in force, still to come, or withdrawn before it came.
fn state(edition: &edition::EditionView, words: &'static Words) -> Option<(bool, String)> {
    let key = if edition.withdrawn.is_some() {
        "changes-withdrawn"
    } else if edition.waits {
        "changes-waits"
    } else if edition.in_force {
        "site-in-force"
    } else {
        return None;
    };
    Some((edition.in_force, words.say(key).into_owned()))
}

/// `/policy/versions`
pub async fn editions(ask: Ask) -> Result<Response, Fault> {
    let lang = ask.lang();
    let list = ask
        .run(move |app, _| {
            let told = |edition: edition::EditionView| {
                let reason = reason(app, &edition, lang);
                (edition, reason)
            };
            Ok(edition::list(app)?.into_iter().map(told).collect::<Vec<_>>())
        })
        .await?;
    let reader = reader(&ask).await?;
    let words = ask.words();
    let first = list.iter().map(|(e, _)| e.id).min();
    let line = |(edition, reason): &(edition::EditionView, Option<Phrase>)| {
        let number = edition.number.to_string();
        let withdrawn = match &edition.withdrawn {
            Some((at, reason)) => {
                let date = day(&ask, *at)?;
                let args = [("date", Arg::Text(&date)), ("reason", Arg::Text(reason))];
                Some(words.say_with("changes-withdrawn-why", &args))
            }
            None => None,
        };
        Ok::<_, Fault>(EditionLine {
            name: words.say_with("site-edition-name", &[("number", Arg::Text(&number))]),
            reason: reason.clone(),
            published: day(&ask, edition.published_at)?,
            effective: day(&ask, edition.effective_at)?,
            state: state(edition, words),
            class: Class::from_name(&edition.class).map(|class| class.name(ask.lang())),
            causes: said(words, "edition-cause", &edition.causes),
            laws: said(words, "edition-law", &edition.laws),
            legal_form: (!edition.legal_form.is_empty())
                .then(|| words.say(&format!("edition-form-{}", edition.legal_form)).into_owned()),
            withdrawn,
            href: ask.links().version(edition.id),
            changes: (first != Some(edition.id)).then(|| ask.links().version_changes(edition.id)),
        })
    };
    let editions = list.iter().map(line).collect::<Result<_, _>>()?;
    page(&VersionsPage { page: Page::new(&ask, reader, words.say("site-versions")), editions })
}

/// Machine names in words, one after another.
fn said(words: &'static Words, prefix: &str, names: &[String]) -> String {
    let said = names.iter().map(|name| words.say(&format!("{prefix}-{name}")).into_owned());
    said.collect::<Vec<_>>().join(", ")
}

/// Why an edition was made, as its own text says it in the reader's language.
fn reason(app: &App, edition: &edition::EditionView, lang: Lang) -> Option<Phrase> {
    let binding = edition.reason.clone()?;
    let told = || {
        let published = edition::document(app, Some(edition.id), "policy", lang).ok()?;
        let sentences = published.document.sentences();
        let said = sentences.into_iter().find(|sentence| sentence.node == "edition/reason")?;
        let spoken = said.runs.iter().find_map(|run| run.lang).unwrap_or(published.lang);
        Some(Phrase::of(&Localized::one(spoken, said.plain()), lang))
    };
    Some(told().unwrap_or_else(|| Phrase::plain(binding)))
}

/// `/policy/cookies`
pub async fn cookies(ask: Ask) -> Result<Response, Fault> {
    let links = ask.links();
    named(&ask, None, "cookies".to_owned(), |ending| links.policy_file("cookies", ending)).await
}

/// `/policy/v/{id}/cookies`: a document beside the policy, as an edition published it.
pub async fn document_of(ask: Ask, Path((id, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let (name, ending) = name.split_once('.').map_or((name.as_str(), None), |(name, end)| (name, Some(end)));
    let id: i64 = id.parse().map_err(|_| Fault::NotFound)?;
    if !matches!(name, "cookies" | "acknowledgement") {
        return Err(Fault::NotFound);
    }
    if let Some(ending) = ending {
        return in_form(&ask, Some(id), name, ending).await;
    }
    let links = ask.links();
    let address = |ending: &str| links.version_document(id, &format!("{name}.{ending}"));
    named(&ask, Some(id), name.to_owned(), address).await
}

/// `/policy/documents/{name}`: a document of the operator's own, and with `.md`, `.txt` or `.pdf`.
pub async fn own(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    own_text(&ask, None, &name).await
}

/// `/policy/v/{id}/documents/{name}`: the same as an edition published it.
pub async fn own_of(ask: Ask, Path((id, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::NotFound)?;
    own_text(&ask, Some(id), &name).await
}

async fn own_text(ask: &Ask, edition: Option<i64>, name: &str) -> Result<Response, Fault> {
    let (name, ending) = name.split_once('.').map_or((name, None), |(name, ending)| (name, Some(ending)));
    let document = format!("document/{name}");
    if let Some(ending) = ending {
        return in_form(ask, edition, &document, ending).await;
    }
    let links = ask.links();
    let address = |ending: &str| match edition {
        Some(id) => links.version_own(id, &format!("{name}.{ending}")),
        None => links.own_document(&format!("{name}.{ending}")),
    };
    named(ask, edition, document, address).await
}

/// `/acknowledgement`: the notice beside forms that ask no consent.
pub async fn acknowledgement(ask: Ask) -> Result<Response, Fault> {
    let links = ask.links();
    named(&ask, None, "acknowledgement".to_owned(), |ending| links.policy_file("acknowledgement", ending))
        .await
}

/// `/consents/{purpose}`, and with `.md`, `.txt` or `.pdf`.
pub async fn consent(ask: Ask, Path(purpose): Path<String>) -> Result<Response, Fault> {
    if let Some((purpose, ending)) = purpose.split_once('.') {
        return in_form(&ask, None, &format!("consent/{purpose}"), ending).await;
    }
    let links = ask.links();
    named(&ask, None, format!("consent/{purpose}"), |ending| links.consent_as(&purpose, ending)).await
}

async fn named(
    ask: &Ask,
    edition: Option<i64>,
    name: String,
    address: impl Fn(&str) -> String,
) -> Result<Response, Fault> {
    let published = published(ask, edition, name).await?;
    let reader = reader(ask).await?;
    let back = Aside { href: ask.links().policy(), text: ask.words().say("site-read-policy").into_owned() };
    let mut others = vec![back];
    others.extend(paper::links(ask, address));
    let mut view = view(ask, reader, &published, others)?;
    // A short text needs no table of contents.
    view.contents.clear();
    page(&view)
}

/// `/requests`: how to send a request.
pub async fn requests(ask: Ask) -> Result<Response, Fault> {
    let reader = reader(&ask).await?;
    let (words, policy, links) = (ask.words(), ask.policy()?, ask.links());
    let lead = vec![words.say("site-requests-lead").into_owned()];
    let mut view = MessagePage::new(Page::new(&ask, reader, words.say("site-requests")), lead);
    let given =
        |hole: &Option<zalog_policy::model::HoleOr<String>>| hole.as_ref().and_then(|h| h.given()).cloned();
    for channel in &policy.channels {
        let (key, value) = match channel {
            RequestChannel::Email => ("doc-request-channel-email", given(&policy.operator.email)),
            RequestChannel::Phone => ("doc-request-channel-phone", given(&policy.operator.phone)),
            RequestChannel::Post | RequestChannel::InPerson => {
                let address = policy.operator.address.as_ref().and_then(|a| a.given());
                let key = if *channel == RequestChannel::Post {
                    "doc-request-channel-post"
                } else {
                    "doc-request-channel-in-person"
                };
                (key, address.map(|a| a.text(ask.lang()).to_owned()))
            }
            RequestChannel::Cabinet | RequestChannel::Page => continue,
        };
        view.facts
            .push((words.say(key).into_owned(), value.unwrap_or_else(|| words.say("doc-hole").into_owned())));
    }
    // A form of the operator's for requests opens a case.
    let forms = policy.forms.iter().filter(|form| form.purpose.as_str() == "requests");
    for form in forms {
        view = view.aside(links.form(form.slug.as_str()), form.title.text(ask.lang()).to_owned());
    }
    let view = view
        .aside(links.cabinet(), words.say("site-requests-cabinet").into_owned())
        .aside(format!("{}#rights", links.policy()), words.say("site-requests-rights").into_owned());
    page(&view)
}

/// `/choices`: the cookie terms say what there is to choose.
pub async fn choices(ask: Ask) -> Response {
    see_other(&ask.links().cookies())
}
