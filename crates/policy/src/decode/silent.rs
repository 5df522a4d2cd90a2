//! What holds when the file is silent: defaults of the language and of the law pack, each noted with its source.

use zalog_words::Lang;

use super::{Cx, cx, known, purposes, who};
use crate::diagnostic::say;
use crate::model::{
    HoleOr, Kept, Localized, Minors, Operator, RequestChannel, Role as StaffRole, Safeguards, Slug, Store,
};
use crate::syntax::word::{self, Role};

/// The main store is always there and first.
pub(super) fn main_store(cx: &mut Cx, stores: &mut Vec<Store>) {
    let main = stores
        .iter()
        .position(|s| s.slug.as_str() == "main")
        .or_else(|| stores.iter().position(|s| s.kept == Kept::Zalog && s.items.is_empty()));
    match main {
        Some(at) => {
            let store = stores.remove(at);
            stores.insert(0, store);
        }
        None => {
            let country = who::home_country(cx);
            if let (HoleOr::Given(name), Some(pack)) = (&country, cx.pack()) {
                let law = pack.law.short.clone();
                let source = crate::diagnostic::Say::from(law);
                cx.default(
                    say!("страна основного хранилища", "country of the main store", "негізгі қойманың елі"),
                    crate::diagnostic::Say::each(|lang| name.text(lang).to_owned()),
                    source,
                );
            }
            if let Ok(slug) = Slug::new("main") {
                let title = cx.known("Основное хранилище", "Main store", "Негізгі қойма");
                let name = if cx.binding == Lang::En { "main" } else { "основное" };
                stores.insert(
                    0,
                    Store {
                        slug,
                        name: name.to_owned(),
                        title,
                        kept: Kept::Zalog,
                        country,
                        address: None,
                        hosting: None,
                        items: Vec::new(),
                        origin: Cx::nowhere(),
                    },
                );
            }
        }
    }
}

pub(super) fn silent_minors(cx: &mut Cx) -> Minors {
    if let Some(pack) = cx.pack() {
        let age = pack.age.alone_from;
        let source = crate::diagnostic::Say::from(pack.age.article.clone());
        cx.default(
            say!(
                "возраст самостоятельного согласия",
                "age of one's own consent",
                "адам келісімді өзі беретін жас"
            ),
            say!("{age}", "{age}", "{age}"),
            source,
        );
    }
    Minors { under: None, refused: false, representative: true, origin: None }
}

/// Without `обращения` the ways in are those the operator's node gives.
pub(super) fn silent_channels(cx: &mut Cx, operator: Option<&Operator>) -> Vec<RequestChannel> {
    let mut channels = vec![RequestChannel::Cabinet, RequestChannel::Page];
    if let Some(operator) = operator {
        if operator.email.is_some() {
            channels.insert(0, RequestChannel::Email);
        }
        if operator.address.is_some() {
            channels.push(RequestChannel::Post);
        }
        if operator.phone.is_some() {
            channels.push(RequestChannel::Phone);
        }
    }
    cx.default(
        say!("пути обращений", "ways in for requests", "өтініш беру жолдары"),
        say!(
            "кабинет, страница и контакты оператора",
            "the account, a page and the operator's contacts",
            "кабинет, бет және оператордың байланыс деректері"
        ),
        say!("язык", "the language", "тіл"),
    );
    channels
}

pub(super) fn usual_safeguards(cx: &mut Cx) -> Safeguards {
    let ids: Vec<String> =
        cx.pack().map(|p| p.safeguards.iter().map(|s| s.slug.clone()).collect()).unwrap_or_default();
    let article = cx.pack().and_then(|p| p.safeguards.first()).map(|s| s.article.clone());
    if let Some(article) = article {
        let source = crate::diagnostic::Say::from(article);
        cx.default(say!("меры", "safeguards", "шаралар"), say!("обычные", "usual", "әдеттегі"), source);
    }
    Safeguards { ids, own: Vec::new(), origin: Cx::nowhere() }
}

/// `видят` is the administrator when nothing is said, and the officer sees what the engine itself keeps; both roles are
/// added when the file does not declare them.
pub(super) fn add_roles(
    cx: &mut Cx,
    roles: &mut Vec<StaffRole>,
    drafts: &[purposes::Draft],
    forms: &[crate::model::Form],
) {
    for id in cx::ENGINE_ROLES {
        let Ok(slug) = Slug::new(id) else { continue };
        let used = drafts.iter().any(|d| d.purpose.seen_by.contains(&slug))
            || forms.iter().any(|f| f.tells.as_ref() == Some(&slug));
        if !used || roles.iter().any(|r| r.slug == slug) {
            continue;
        }
        let name = word::by_id(Role::Staff, id).map_or(id, |w| w.canonical(cx.binding)).to_owned();
        let title = known::staff(id, cx.binding).unwrap_or_else(|| Localized::one(cx.binding, name.clone()));
        cx.default(
            say!("роль {name}", "role {name}", "{name} рөлі"),
            say!("добавлена", "added", "қосылды"),
            say!("язык", "the language", "тіл"),
        );
        roles.push(StaffRole { slug, name, title, duty: None, origin: Cx::nowhere() });
    }
}
