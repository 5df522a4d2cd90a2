//! Reading what a call says: declared names, hashes of texts in force, instants, circumstances. What is wrong is gathered,
//! so that the caller sees all of it at once.

use std::net::IpAddr;

use jiff::Timestamp;
use zalog_domain::ground::Scope;
use zalog_domain::ids::{RecordId, SubjectId, unhex};
use zalog_domain::limits;
use zalog_policy::model::{Purpose, Site, Slug};
use zalog_store::tables::record::RecordRow;
use zalog_words::Lang;

use super::{ApiError, Caller, Wrong};
use crate::edition::InForce;
use crate::giving::{Reported, Ticked};

/// Longest description of a browser, in characters.
const AGENT_CHARS: usize = 400;
/// Longest name of a host, in bytes (RFC 1035).
const HOST_BYTES: usize = 253;
/// Longest word of it.
const HOST_WORD: usize = 63;

/// What the site knows of the person's device: sealed as proof, never read otherwise.
#[derive(Default, Clone)]
pub struct Evidence {
    /// The person's address on the network.
    pub address: Option<String>,
    /// What his browser says of itself.
    pub agent: Option<String>,
}

/// A consent as a call names it.
#[derive(Default, Clone)]
pub struct NewConsent {
    /// The purpose, by slug.
    pub purpose: String,
    /// Hash of the text that was shown.
    pub document: String,
    /// Its language.
    pub lang: String,
    /// The words on the button that was pressed.
    pub button: String,
    /// When, RFC 3339; now, if it is not said.
    pub given_at: Option<String>,
}

/// Gathers what is wrong.
pub(super) struct Reader<'a> {
    pub in_force: &'a InForce,
    pub now: Timestamp,
    pub wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    pub fn new(in_force: &'a InForce, now: Timestamp) -> Self {
        Self { in_force, now, wrong: Vec::new() }
    }

    /// Notes what is wrong with a field.
    pub fn no<T>(&mut self, field: impl Into<String>, code: &'static str) -> Option<T> {
        self.wrong.push(Wrong::new(field, code));
        None
    }

    /// A declared site.
    pub fn site(&mut self, slug: &str) -> Option<&'a Site> {
        let found = self.in_force.policy.sites.iter().find(|s| s.slug.as_str() == slug);
        found.or_else(|| self.no("site", "site-undeclared"))
    }

    /// A declared purpose.
    pub fn purpose(&mut self, field: &str, slug: &str) -> Option<&'a Purpose> {
        let slug = Slug::new(slug).ok();
        let found = slug.and_then(|slug| self.in_force.policy.purpose(&slug));
        found.or_else(|| self.no(field, "purpose-undeclared"))
    }

    /// A language Zalog speaks.
    pub fn lang(&mut self, field: &str, code: &str) -> Option<Lang> {
        let found = Lang::ALL.into_iter().find(|lang| lang.code() == code);
        found.or_else(|| self.no(field, "lang-unknown"))
    }

    /// Where values come from: nothing to say of what the person gave himself; a third party is named by its host.
    pub fn source(&mut self, origin: Option<&str>, source: Option<&str>) -> Option<String> {
        let source = source.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty());
        match (origin.unwrap_or("provided"), source) {
            ("provided", None) => None,
            ("provided", Some(_)) => self.no("source", "source-unasked"),
            ("third-party", None) => self.no("source", "source-missing"),
            ("third-party", Some(host)) if !is_host(&host) => self.no("source", "source-format"),
            ("third-party", Some(host)) if self.in_force.policy.site_for_host(&host).is_some() => {
                self.no("source", "source-own")
            }
            ("third-party", Some(host)) => Some(host),
            _ => self.no("origin", "origin-unknown"),
        }
    }

    /// An instant that has come, not before `earliest`.
    pub fn instant(&mut self, field: &str, text: &str, earliest: Timestamp) -> Option<Timestamp> {
        let Ok(at) = text.parse::<Timestamp>() else { return self.no(field, "time-format") };
        // Rows hold microseconds.
        let at = Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
        if at > self.now {
            return self.no(field, "time-future");
        }
        if at < earliest {
            return self.no(field, "time-early");
        }
        Some(at)
    }

    /// A consent whose text is in force in the language it names.
    pub fn consent(&mut self, at: &str, new: &NewConsent) -> Option<Ticked> {
        let field = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
        let purpose = self.purpose(&field("purpose"), &new.purpose);
        let lang = self.lang(&field("lang"), &new.lang);
        let given_at = match &new.given_at {
            // A text in force is only read since it is in force.
            Some(text) => {
                let since = self.in_force.edition.effective_at.max(self.in_force.edition.published_at);
                self.instant(&field("given_at"), text, since).map(Some)
            }
            None => Some(None),
        };
        let length = new.button.trim().chars().count();
        let line = (1..=limits::LINE_CHARS).contains(&length) && !new.button.chars().any(char::is_control);
        if !line {
            let code = if length == 0 { "field-missing" } else { "field-too-long" };
            self.no::<()>(field("button"), code);
        }
        let (purpose, lang) = (purpose?, lang?);
        if !purpose.asks_consent() {
            return self.no(field("purpose"), "purpose-no-consent");
        }
        let key = (format!("consent/{}", purpose.slug), lang.code().to_owned());
        let shown = unhex::<32>(&new.document);
        let text = self.in_force.texts.get(&key).filter(|text| Some(text.canonical) == shown);
        let Some(text) = text else { return self.no(field("document"), "consent-outdated") };
        line.then(|| Ticked {
            button: Some(new.button.trim().to_owned()),
            given_at: given_at.flatten(),
            ..Ticked::now(purpose.slug.clone(), text.canonical, text.lang.clone())
        })
    }

    /// What the site knows of the person's device.
    pub fn evidence(&mut self, caller: &Caller, evidence: &Evidence) -> Reported {
        let address = evidence.address.as_deref().unwrap_or_default();
        let parsed = address.parse::<IpAddr>().ok();
        if parsed.is_none() && !address.is_empty() {
            self.no::<()>("evidence.address", "address-format");
        }
        Reported {
            address: parsed.map(|a| a.to_string()).unwrap_or_default(),
            agent: evidence.agent.as_deref().unwrap_or_default().chars().take(AGENT_CHARS).collect(),
            by: caller.name.clone(),
        }
    }
}

/// Whether a text is the name of a host: words of letters, figures and hyphens, with dots between.
fn is_host(text: &str) -> bool {
    let word = |word: &str| {
        let inner = word.chars().all(|c| c.is_alphanumeric() || c == '-');
        inner && (1..=HOST_WORD).contains(&word.len()) && !word.starts_with('-') && !word.ends_with('-')
    };
    text.len() <= HOST_BYTES && text.contains('.') && text.split('.').all(word)
}

/// How far something reaches that is said of a person: the record that is named, else his account, else the one record
/// there is. Somebody else's record is not found, like one that does not exist.
pub(super) fn scope<'r>(
    who: SubjectId,
    records: &'r [RecordRow],
    named: Option<&str>,
) -> Result<(Scope, &'r RecordRow), ApiError> {
    let mut live = records.iter().filter(|r| r.state == "live");
    let found = match named {
        Some(named) => {
            let id = RecordId::from_hex(named).ok_or(ApiError::NotFound)?;
            live.find(|r| r.id == id).ok_or(ApiError::NotFound)?
        }
        None => match live.clone().find(|r| r.account) {
            Some(account) => account,
            None => {
                let first = live.next().ok_or(ApiError::NotFound)?;
                if live.next().is_some() {
                    return Err(ApiError::wrong("record", "field-missing"));
                }
                first
            }
        },
    };
    let scope = if found.account { Scope::Subject(who) } else { Scope::Record(who, found.id) };
    Ok((scope, found))
}
