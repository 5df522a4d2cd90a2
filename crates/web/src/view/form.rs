//! A page with one form: registration, sign-in, recovery, and the operator's own forms.

use askama::Template;
use zalog_words::{Arg, Words};

use super::field::{Control, Field, FormState, sentence};
use super::{Page, Phrase};

/// An empty box for one consent, with its document.
#[derive(Debug, Clone)]
pub struct ConsentBox {
    /// `consent.<purpose>`
    pub name: String,
    /// Hash of the document offered.
    pub value: String,
    /// Purpose.
    pub purpose: Phrase,
    /// Address of the document.
    pub document: String,
    /// Whether the form cannot be sent without it.
    pub required: bool,
    /// Whether it was ticked.
    pub ticked: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Any other box.
#[derive(Debug, Clone)]
pub struct Check {
    /// Name.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// Whether it must be ticked.
    pub required: bool,
    /// Whether it was ticked.
    pub ticked: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// A link below the form.
#[derive(Debug, Clone)]
pub struct Aside {
    /// Where to.
    pub href: String,
    /// Words.
    pub text: String,
}

/// One line of the error summary.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// Id of the control.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What is wrong.
    pub text: String,
}

/// The page.
#[derive(Template)]
#[template(path = "form.html")]
pub struct FormPage {
    /// Frame.
    pub page: Page,
    /// Heading.
    pub heading: Phrase,
    /// Paragraphs above the form.
    pub lead: Vec<String>,
    /// Good news from the step before.
    pub notice: Option<String>,
    /// What is wrong with the whole.
    pub form_error: Option<String>,
    /// What is wrong with single fields.
    pub wrong: Vec<Wrong>,
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// Hidden fields.
    pub hidden: Vec<(&'static str, String)>,
    /// Controls.
    pub fields: Vec<Field>,
    /// The box that opens the controls of legal persons.
    pub legal: Option<Check>,
    /// Controls of legal persons.
    pub legal_fields: Vec<Field>,
    /// Consents.
    pub consents: Vec<ConsentBox>,
    /// Other boxes.
    pub checks: Vec<Check>,
    /// Text of the button.
    pub button: Phrase,
    /// Links below.
    pub asides: Vec<Aside>,
    /// The notice on what becomes of the data, with the edition in force.
    pub terms: Option<Terms>,
    /// Small print below the button.
    pub small: Vec<String>,
}

/// What becomes of the data.
#[derive(Debug, Clone)]
pub struct Terms {
    /// "Edition 1, in force from …"
    pub edition: String,
    /// Purpose of the form.
    pub purpose: Phrase,
    /// Basis, in short.
    pub basis: String,
    /// How long, in short.
    pub keep: String,
    /// The operator's own documents that whoever sends the form accepts.
    pub documents: Vec<Aside>,
    /// Whether the notice is linked (a purpose that asks no consent).
    pub notice: bool,
}

impl FormPage {
    /// An empty form with a heading and a button.
    #[must_use]
    pub fn new(page: Page, heading: Phrase, action: String, token: String, button: Phrase) -> Self {
        Self {
            page,
            heading,
            lead: Vec::new(),
            notice: None,
            form_error: None,
            wrong: Vec::new(),
            action,
            token,
            hidden: Vec::new(),
            fields: Vec::new(),
            legal: None,
            legal_fields: Vec::new(),
            consents: Vec::new(),
            checks: Vec::new(),
            button,
            asides: Vec::new(),
            terms: None,
            small: Vec::new(),
        }
    }

    /// Adds what is wrong: a summary on top, in the order of the page.
    #[must_use]
    pub fn with_errors(mut self, state: &FormState) -> Self {
        let words = self.page.words;
        self.form_error = state.form.map(|key| sentence(words, key));
        let fields = self.fields.iter().chain(&self.legal_fields);
        let mut wrong: Vec<Wrong> = fields
            .filter_map(|f| Some(line(&f.name, f.label.text(), f.error.clone()?)))
            .chain(
                self.consents.iter().filter_map(|c| Some(line(&c.name, c.purpose.text(), c.error.clone()?))),
            )
            .chain(
                self.legal
                    .iter()
                    .chain(&self.checks)
                    .filter_map(|c| Some(line(c.name, &c.label, c.error.clone()?))),
            )
            .collect();
        // What is wrong with something this page does not show (an old page of the operator's) is still said.
        let shown: Vec<String> = wrong.iter().map(|w| w.id.clone()).collect();
        if self.form_error.is_none() && state.wrong().iter().any(|name| !shown.contains(&format!("f-{name}")))
        {
            self.form_error = Some(sentence(words, "field-wrong"));
        }
        self.wrong.append(&mut wrong);
        if self.is_wrong() {
            self.page.title = words.say_with("form-error-title", &[("title", Arg::Text(&self.page.title))]);
        }
        self
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.form_error.is_some() || !self.wrong.is_empty()
    }

    /// Heading of the summary.
    #[must_use]
    pub fn summary(&self) -> String {
        match i64::try_from(self.wrong.len()) {
            Ok(0) | Err(_) => self.page.words.say("form-not-sent").into_owned(),
            Ok(count) => self.page.words.say_with("form-errors", &[("count", Arg::Number(count))]),
        }
    }
}

fn line(name: &str, label: &str, text: String) -> Wrong {
    Wrong { id: format!("f-{name}"), label: label.to_owned(), text }
}

/// A box.
#[must_use]
pub fn check(
    name: &'static str,
    key_text: String,
    required: bool,
    state: &FormState,
    words: &'static Words,
) -> Check {
    Check { name, label: key_text, required, ticked: state.ticked(name), error: state.error(name, words) }
}
