//! `/`: what can be done on this site, and what becomes of the data.

use axum::response::Response;
use zalog_app::edition;
use zalog_policy::model::{Form, Need};
use zalog_words::{Arg, number};

use super::{edition_line, reader};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::view::field::labels;
use crate::view::frame::{Page, Reader};
use crate::view::landing::{Card, Figure, LandingPage};
use crate::view::text::sentence_case;
use crate::view::{Phrase, keep};

/// The page.
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    let reader = reader(&ask).await?;
    let signed_in = reader == Reader::Person;
    let editions = ask.run(|app, _| edition::list(app)).await?;
    let in_force = editions.iter().find(|edition| edition.in_force);
    let (words, policy, lang) = (ask.words(), ask.policy()?, ask.lang());

    let mut forms: Vec<&Form> = policy.forms.iter().filter(|form| !form.registration).collect();
    // What anybody may send stands first; otherwise in the order of the declaration.
    forms.sort_by_key(|form| form.sign_in_required);
    let cards = forms.into_iter().map(|form| card(&ask, form, signed_in)).collect::<Result<_, _>>()?;

    let title = ask.site().map_or_else(String::new, |site| site.title.text(lang).to_owned());
    let operator = policy.operator.short.as_ref().unwrap_or(&policy.operator.name);
    let view = LandingPage {
        page: Page::new(&ask, reader, title),
        lead: words.say("site-lead").into_owned(),
        operator: Phrase::of(operator, lang),
        cards,
        figures: figures(&ask)?,
        edition: in_force.map(|edition| edition_line(&ask, edition)).transpose()?.unwrap_or_default(),
        signed_in,
        siblings: siblings(&ask)?,
    };
    page(&view)
}

fn card(ask: &Ask, form: &Form, signed_in: bool) -> Result<Card, Fault> {
    let (words, policy, links, lang) = (ask.words(), ask.policy()?, ask.links(), ask.lang());
    let purpose = policy.purpose(&form.purpose);
    let common = form.fields.iter().filter(|field| !field.legal_persons_only);
    let (mut asks, optional): (Vec<_>, Vec<_>) = common.partition(|field| field.need == Need::Required);
    asks.extend(optional);
    let sign_in = form.sign_in_required && !signed_in;
    let form_href = links.form(form.slug.as_str());
    let href = if sign_in { links.sign_in_to(&form_href) } else { form_href };
    Ok(Card {
        title: Phrase::of(&form.title, lang),
        href,
        button: Phrase::plain(words.say("site-card-open")),
        purpose: purpose.map_or_else(|| Phrase::plain(""), |purpose| Phrase::of(&purpose.title, lang)),
        asks: sentence_case(&labels(policy, asks.into_iter().map(|field| &field.item), lang)),
        basis: purpose.map(|purpose| keep::basis(words, &purpose.basis)).unwrap_or_default(),
        keep: purpose.map(|purpose| keep::term_alone(words, &purpose.keep)).unwrap_or_default(),
        sign_in,
    })
}

fn figures(ask: &Ask) -> Result<Vec<Figure>, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let own = policy.purposes.iter().filter(|purpose| !purpose.engine);
    let purposes = count(own.clone().count());
    let consented = count(own.filter(|purpose| purpose.asks_consent()).count());
    let recipients = count(policy.recipients.len());
    let figure = |n: i64, key: &str| Figure {
        number: number(ask.lang(), n),
        text: words.say_with(key, &[("count", Arg::Number(n))]),
    };
    Ok(vec![
        figure(purposes, "site-figure-purposes"),
        figure(consented, "site-figure-consents"),
        figure(recipients, "site-figure-recipients"),
    ])
}

/// Other sites of the operator, where they are served from here.
fn siblings(ask: &Ask) -> Result<Vec<(Phrase, String)>, Fault> {
    let place = ask.place()?;
    let others = place.policy.sites.iter().filter(|site| site.slug != place.site);
    Ok(others
        .filter_map(|site| {
            let url = place.app.public_url(&site.slug);
            (!url.is_empty())
                .then(|| (Phrase::of(&site.title, ask.lang()), format!("{url}{}", ask.links().home())))
        })
        .collect())
}
