//! What stands around every page: title, navigation, footer, language switch.

use zalog_app::notice;
use zalog_policy::model::{HoleOr, Operator};
use zalog_words::{Arg, Lang, Words, date};

use crate::http::ask::Ask;
use crate::http::asset;
use crate::http::language;
use crate::routes::{self, Links};

use super::Phrase;

/// Who the page is for: settles the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Anybody: may register or sign in.
    Stranger,
    /// A person who is signed in.
    Person,
    /// A member of staff.
    Staff,
    /// Not asked: an error page.
    Unknown,
}

/// A link of the navigation.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Where to.
    pub href: String,
    /// Words.
    pub text: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A language of the switch.
#[derive(Debug, Clone)]
pub struct Switch {
    /// Code, for `lang` and `hreflang`.
    pub code: &'static str,
    /// The language's own name.
    pub name: &'static str,
    /// This page in it.
    pub href: String,
    /// Whether it is this page's.
    pub current: bool,
}

/// The button that signs out.
#[derive(Debug, Clone)]
pub struct SignOut {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
}

/// Whose site it is.
#[derive(Debug, Clone)]
pub struct Owner {
    /// Legal name.
    pub name: Phrase,
    /// Requisites and address, as far as they are given.
    pub facts: Vec<Phrase>,
    /// Address for requests.
    pub email: Option<String>,
    /// Phone for requests.
    pub phone: Option<String>,
}

impl Owner {
    fn of(operator: &Operator, words: &'static Words) -> Self {
        let lang = words.lang();
        let numbers = [
            ("doc-operator-inn", &operator.inn),
            ("doc-operator-kpp", &operator.kpp),
            ("doc-operator-ogrn", &operator.ogrn),
            ("doc-operator-bin", &operator.bin),
        ];
        let given = |hole: &Option<HoleOr<String>>| hole.as_ref().and_then(HoleOr::given).cloned();
        let number = |(key, hole): &(&str, &Option<HoleOr<String>>)| {
            given(hole).map(|number| Phrase::plain(format!("{} {number}", words.say(key))))
        };
        let mut facts: Vec<Phrase> = numbers.iter().filter_map(number).collect();
        let address = operator.address.as_ref().and_then(HoleOr::given);
        facts.extend(address.map(|address| Phrase::of(address, lang)));
        Self {
            name: Phrase::of(&operator.name, lang),
            facts,
            email: given(&operator.email),
            phone: given(&operator.phone),
        }
    }

    /// The phone as a `tel:` address.
    #[must_use]
    pub fn tel(&self) -> String {
        let signs = self.phone.iter().flat_map(|phone| phone.chars());
        format!("tel:{}", signs.filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
    }
}

/// The notice of another edition, on every page of a site.
#[derive(Debug, Clone)]
pub struct Strip {
    /// Which edition, and from when.
    pub text: String,
    /// What changes.
    pub href: String,
}

/// The frame.
#[derive(Debug, Clone)]
pub struct Page {
    /// Texts.
    pub words: &'static Words,
    /// Language.
    pub lang: Lang,
    /// Addresses.
    pub links: Links,
    /// Title of the page, without the site's.
    pub title: String,
    /// What the site is called; the program's own name where there is none.
    pub brand: Phrase,
    /// Navigation.
    pub nav: Vec<NavLink>,
    /// Sign-out.
    pub sign_out: Option<SignOut>,
    /// The notice of another edition.
    pub strip: Option<Strip>,
    /// Footer.
    pub owner: Option<Owner>,
    /// Language switch.
    pub languages: Vec<Switch>,
    /// Stylesheet.
    pub style: String,
    /// The small script, on pages that gain by it.
    pub script: Option<String>,
    /// Icon.
    pub icon: String,
    /// Class of the body: `site`, `staff`, `demo`.
    pub class: &'static str,
}

impl Page {
    /// The frame of a page for whoever reads it.
    #[must_use]
    pub fn new(ask: &Ask, reader: Reader, title: impl Into<String>) -> Self {
        let (words, links) = (ask.words(), ask.links());
        let site = ask.site();
        let line = ask.inner().address_line.clone();
        let mut page = Self {
            words,
            lang: ask.lang(),
            links,
            title: title.into(),
            brand: site.map_or_else(|| Phrase::plain("Zalog"), |site| Phrase::of(&site.title, ask.lang())),
            nav: nav(words, links, reader, &line),
            sign_out: None,
            strip: if reader == Reader::Staff { None } else { strip(ask) },
            owner: ask.policy().ok().map(|policy| Owner::of(&policy.operator, words)),
            languages: switches(ask),
            style: ask.inner().styles.of(site).href(),
            script: None,
            icon: asset::icon(site),
            class: if reader == Reader::Staff { "staff" } else { "site" },
        };
        if site.is_none() {
            page.nav.clear();
        }
        page.sign_out = match reader {
            Reader::Person => sign_out(ask, "sign-out", ask.token(), links.sign_out()),
            Reader::Staff => {
                sign_out(ask, "staff-sign-out", ask.inner().staff.as_ref(), links.staff_sign_out())
            }
            Reader::Stranger | Reader::Unknown => None,
        };
        page.at(&line)
    }

    /// Lets the language switch lead to this address: for a page that answers a POST.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        for switch in &mut self.languages {
            switch.href = Lang::from_code(switch.code)
                .map_or_else(|| address.to_owned(), |lang| routes::in_language(address, lang));
        }
        self
    }

    /// Adds the small script.
    #[must_use]
    pub fn scripted(mut self) -> Self {
        self.script = Some(asset::script().href());
        self
    }

    /// The whole title: what the page is, then the site.
    #[must_use]
    pub fn whole_title(&self) -> String {
        if self.title == self.brand.text() {
            self.title.clone()
        } else {
            format!("{} · {}", self.title, self.brand.text())
        }
    }
}

/// The strip, while the operator's pages speak of another edition. No cookie: it is shown for its days and leads on.
/// The languages of the site, in its order; where each leads is set by [`Page::at`].
fn switches(ask: &Ask) -> Vec<Switch> {
    let switch = |lang: Lang| Switch {
        code: lang.code(),
        name: lang.native_name(),
        href: String::new(),
        current: lang == ask.lang(),
    };
    language::offered(ask.policy().ok()).into_iter().map(switch).collect()
}

fn strip(ask: &Ask) -> Option<Strip> {
    let app = ask.app().ok()?;
    let spoken = notice::announcement(app).ok().flatten()?;
    let (words, number) = (ask.words(), spoken.number.to_string());
    let day = date(ask.lang(), app.zone().to_datetime(spoken.effective_at).date());
    let key = if spoken.in_force { "notice-strip-in-force" } else { "notice-strip-waiting" };
    let text = words.say_with(key, &[("number", Arg::Text(&number)), ("date", Arg::Text(&day))]);
    Some(Strip { text, href: ask.links().version_changes(spoken.edition) })
}

fn sign_out(
    ask: &Ask,
    form: &str,
    token: Option<&zalog_app::SessionToken>,
    action: String,
) -> Option<SignOut> {
    let app = ask.app().ok()?;
    Some(SignOut { action, token: app.form_token(form, token) })
}

fn nav(words: &'static Words, links: Links, reader: Reader, line: &str) -> Vec<NavLink> {
    let here = line.split('?').next().unwrap_or_default();
    let link = |href: String, text: String| {
        let current = href.split('?').next() == Some(here);
        NavLink { href, text, current }
    };
    let policy = || link(links.policy(), words.say("site-policy").into_owned());
    match reader {
        Reader::Stranger => vec![
            policy(),
            link(links.register(), words.say("account-register").into_owned()),
            link(links.sign_in(), words.say("action-sign-in").into_owned()),
        ],
        Reader::Person => vec![policy(), link(links.cabinet(), words.say("cabinet-title").into_owned())],
        Reader::Staff => vec![
            link(links.staff(), words.say("staff-queue").into_owned()),
            link(links.staff_find(), words.say("staff-find").into_owned()),
            policy(),
        ],
        Reader::Unknown => vec![policy(), link(links.cabinet(), words.say("cabinet-title").into_owned())],
    }
}
