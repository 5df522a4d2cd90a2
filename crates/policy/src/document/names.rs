//! The documents of a declaration by the names they go by in commands, addresses and files.

use zalog_law::Jurisdiction;
use zalog_words::Lang;

use super::Document;
use super::office::Notice;
use crate::model::{ConsentStrength, Policy, Role, Slug};

/// The name of the register of processing.
pub const REGISTER: &str = "ropa";

/// Every document of a declaration, those for everybody first: `policy`, `cookies`, `acknowledgement`,
/// `consent/PURPOSE`, `distribution/PURPOSE`, `document/NAME`; then those for the office: `notice`, `notice/change`,
/// `notice/end`, `ropa`, `data-list`, `undertaking/DUTY`.
#[must_use]
pub fn names(policy: &Policy) -> Vec<String> {
    let mut names = public_names(policy);
    names.extend(office_names(policy));
    names
}

/// The documents anybody may read.
#[must_use]
pub fn public_names(policy: &Policy) -> Vec<String> {
    let mut names = ["policy", "cookies", "acknowledgement"].map(str::to_owned).to_vec();
    names.extend(policy.consents.iter().map(|c| match c.strength {
        ConsentStrength::Distribution => format!("distribution/{}", c.purpose),
        _ => format!("consent/{}", c.purpose),
    }));
    names.extend(policy.documents.iter().map(|d| format!("document/{}", d.slug)));
    names
}

/// The documents for the office: what goes to the regulator, what is kept for its questions, what its staff undertake.
#[must_use]
pub fn office_names(policy: &Policy) -> Vec<String> {
    let mut names = vec!["notice".to_owned()];
    if policy.laws.is_empty() || policy.laws.contains(&Jurisdiction::Ru) {
        names.extend(["notice/change", "notice/end"].map(str::to_owned));
    }
    names.push(REGISTER.to_owned());
    if policy.laws.contains(&Jurisdiction::Kz) {
        names.push("data-list".to_owned());
    }
    let mut duties: Vec<&str> = policy.roles.iter().flat_map(Role::duties).collect();
    duties.sort_unstable();
    duties.dedup();
    names.extend(duties.into_iter().map(|duty| format!("undertaking/{duty}")));
    names
}

/// The document of that name; a consent to distribution is found under either of its names.
#[must_use]
pub fn named(policy: &Policy, name: &str, lang: Lang) -> Option<Document> {
    match name {
        "policy" => Some(super::policy(policy, lang)),
        "cookies" => Some(super::cookies(policy, lang)),
        "acknowledgement" => Some(super::acknowledgement(policy, lang)),
        "notice" => Some(super::notice(policy, Notice::Start, lang)),
        "notice/change" => Some(super::notice(policy, Notice::Change, lang)),
        "notice/end" => Some(super::notice(policy, Notice::End, lang)),
        REGISTER => Some(super::register(policy, lang)),
        "data-list" => super::data_list(policy, lang),
        other => {
            let (kind, purpose) = other.split_once('/')?;
            match kind {
                "undertaking" => return super::undertaking(policy, purpose, lang),
                "document" => return super::own(policy, purpose, lang),
                _ => {}
            }
            let purpose = Slug::new(purpose).ok()?;
            let strength = policy.consent_for(&purpose)?.strength;
            let fits = match kind {
                "consent" => true,
                "distribution" => strength == ConsentStrength::Distribution,
                _ => false,
            };
            fits.then(|| super::consent(policy, &purpose, lang)).flatten()
        }
    }
}
