//! A page that says one thing: sent, done, confirm, gone, an error.

use askama::Template;
use zalog_words::Arg;

use super::Page;
use super::form::Aside;
use super::frame::Reader;
use crate::http::ask::Ask;
use crate::http::fault::Fault;

/// One button that does something.
#[derive(Debug, Clone)]
pub struct Button {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// Words.
    pub text: String,
}

/// The page.
#[derive(Template)]
#[template(path = "message.html")]
pub struct MessagePage {
    /// Frame.
    pub page: Page,
    /// Heading.
    pub heading: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// A button.
    pub button: Option<Button>,
    /// Links.
    pub asides: Vec<Aside>,
    /// Small print.
    pub small: Option<String>,
}

impl MessagePage {
    /// A heading and what it means.
    #[must_use]
    pub fn new(page: Page, paragraphs: Vec<String>) -> Self {
        let heading = page.title.clone();
        Self { page, heading, paragraphs, facts: Vec::new(), button: None, asides: Vec::new(), small: None }
    }

    /// Adds a link.
    #[must_use]
    pub fn aside(mut self, href: String, text: String) -> Self {
        self.asides.push(Aside { href, text });
        self
    }
}

/// The page that stands for a fault.
#[must_use]
pub fn fault(ask: &Ask, fault: Fault) -> MessagePage {
    let words = ask.words();
    let (title, text) = fault.keys();
    let page = Page::new(ask, Reader::Unknown, words.say(title));
    let mut message = MessagePage::new(page, vec![words.say(text).into_owned()]);
    let id = format!("{} · {}", fault.code(), ask.inner().request_id);
    message.small = Some(words.say_with("error-number", &[("id", Arg::Text(&id))]));
    if fault == Fault::Undertaking {
        message = message.aside(ask.links().staff_undertaking(), words.say("und-held-link").into_owned());
    }
    if ask.inner().place.is_some() {
        message = message.aside(ask.links().home(), words.say("site-home").into_owned());
    }
    message
}
