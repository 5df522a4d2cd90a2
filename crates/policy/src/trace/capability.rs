//! What keeps a promise: the named capabilities of the engine, of people, of words, and which of them a clause or a node
//! asks for.
//!
//! A capability is a row of [`CAPABILITIES`]; its words are the message `trace-cap-<id>` (dots as hyphens). It *stands*
//! when the engine does it today. One that does not may name another that keeps a part of it meanwhile.

use serde::Serialize;

use super::clause::Clause;
use super::node::{Node, NodeKind, Sort};

/// Who keeps a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeper {
    /// The engine, by itself.
    Engine,
    /// People: a task with a term that the engine opens and watches.
    People,
    /// The words of the text; no software can.
    Words,
}

/// A named way of keeping a promise.
#[derive(Debug, PartialEq, Eq)]
pub struct Capability {
    /// Its name: area and deed, `retention.sweep`.
    pub id: &'static str,
    /// Who keeps.
    pub keeper: Keeper,
    /// Whether it is there today.
    pub stands: bool,
    /// What keeps a part of it until it is there.
    pub meanwhile: Option<&'static str>,
    /// Kinds of nodes whose particulars (items, term, roles …) are its parameters.
    pub nodes: &'static [NodeKind],
}

impl Capability {
    /// The key of its sentence in the catalogue.
    #[must_use]
    pub fn message(&self) -> String {
        format!("trace-cap-{}", self.id.replace('.', "-"))
    }
}

const fn stands(id: &'static str, nodes: &'static [NodeKind]) -> Capability {
    Capability { id, keeper: Keeper::Engine, stands: true, meanwhile: None, nodes }
}

const fn comes(id: &'static str, meanwhile: Option<&'static str>, nodes: &'static [NodeKind]) -> Capability {
    Capability { id, keeper: Keeper::Engine, stands: false, meanwhile, nodes }
}

const fn by_people(
    id: &'static str,
    meanwhile: Option<&'static str>,
    nodes: &'static [NodeKind],
) -> Capability {
    Capability { id, keeper: Keeper::People, stands: false, meanwhile, nodes }
}

use NodeKind as K;

/// Every capability, what stands first, in order of name.
pub static CAPABILITIES: &[Capability] = &[
    stands("access.role", &[K::Role, K::Purpose]),
    stands("account.cabinet", &[K::Purpose, K::Request]),
    stands("account.register", &[K::Form, K::Item, K::Accuracy]),
    stands("account.sign-in", &[K::Purpose, K::Cookie]),
    stands("card.guard", &[K::NotReceived, K::Form]),
    stands("consent.ledger", &[K::Consent, K::Purpose, K::Form]),
    stands("contact.proof", &[K::Accuracy]),
    stands("cookie.registry", &[K::Cookie, K::Tag]),
    stands("copy.export", &[K::Request]),
    stands("edition.publish", &[K::Edition, K::Changes, K::Document]),
    stands("erasure.act", &[K::Request, K::Keep]),
    stands("form.case", &[K::Form, K::Purpose]),
    stands("form.notice", &[K::Acknowledgement]),
    stands("host.one-operator", &[K::Site]),
    stands("journal.log", &[K::Purpose]),
    stands("law.term", &[K::Laws, K::Request]),
    stands("letter.service", &[K::Purpose]),
    stands("localisation.check", &[K::Store, K::Recipient]),
    stands("notice.change", &[K::Changes]),
    stands("purpose.gate", &[K::Purpose, K::Item]),
    stands("recipient.register", &[K::Recipient]),
    stands("retention.law-hold", &[K::Hold]),
    stands("retention.sweep", &[K::Keep, K::Purpose]),
    stands("text.print", &[K::Operator, K::Policy, K::Site]),
    stands("vault.seal", &[K::Safeguards]),
    // What comes later, and what keeps a part of it meanwhile.
    comes("analytics.count", Some("purpose.gate"), &[K::Purpose, K::Cookie]),
    comes("cookie.banner", Some("cookie.registry"), &[K::Tag, K::Cookie, K::Purpose]),
    comes("disclosure.register", None, &[K::Exception, K::Disclosure]),
    comes("distribution.publish", Some("consent.ledger"), &[K::Consent, K::Purpose]),
    comes("fraud.log", Some("purpose.gate"), &[K::Purpose]),
    comes("link.guard", None, &[]),
    comes("mailing.send", Some("consent.ledger"), &[K::Purpose]),
    comes("minors.rule", None, &[K::Minors]),
    comes("order.keep", Some("form.case"), &[K::Form, K::Purpose]),
    comes("payment.hand-over", Some("card.guard"), &[K::Recipient, K::Form]),
    comes("profile.link", Some("consent.ledger"), &[K::Purpose]),
    comes("recipient.transfer", Some("recipient.register"), &[K::Recipient, K::Disclosure]),
    comes("request.block", None, &[K::Request]),
    comes("review.publish", None, &[K::Form, K::Purpose]),
    comes("safeguard.watch", Some("vault.seal"), &[K::Safeguards]),
    comes("signature.act", Some("account.sign-in"), &[K::Purpose]),
    comes("survey.answers", None, &[K::Form]),
    by_people("breach.notice", None, &[K::Breach]),
    by_people("request.answer", Some("account.cabinet"), &[K::Request, K::Channels]),
    by_people("request.term", Some("law.term"), &[K::Request]),
    by_people("store.elsewhere", None, &[K::Store]),
    Capability { id: "words", keeper: Keeper::Words, stands: true, meanwhile: None, nodes: &[] },
];

/// The capability of that name.
#[must_use]
pub fn capability(id: &str) -> Option<&'static Capability> {
    CAPABILITIES.iter().find(|c| c.id == id)
}

/// A feature that a clause of one of these kinds asks for, carried by a node of one of these (any, where none is named), is
/// this capability. The first row that fits decides.
struct Row {
    feature: &'static str,
    kinds: &'static [&'static str],
    nodes: &'static [NodeKind],
    capability: &'static str,
}

const fn row(
    feature: &'static str,
    kinds: &'static [&'static str],
    nodes: &'static [NodeKind],
    capability: &'static str,
) -> Row {
    Row { feature, kinds, nodes, capability }
}

static FEATURES: &[Row] = &[
    row("access-control", &[], &[], "access.role"),
    row("analytics", &[], &[], "analytics.count"),
    row("audit-log", &[], &[], "journal.log"),
    row("blocking", &[], &[], "request.block"),
    row("breach", &[], &[], "breach.notice"),
    row("cabinet", &[], &[], "account.cabinet"),
    row("card-guard", &["payment"], &[], "payment.hand-over"),
    row("card-guard", &[], &[], "card.guard"),
    row("consent-ledger", &[], &[], "consent.ledger"),
    row("cookie-banner", &[], &[K::Tag], "cookie.banner"),
    row("cookie-banner", &[], &[K::Cookie], "cookie.registry"),
    row("cookie-banner", &[], &[], "cookie.banner"),
    row("deadlines", &[], &[], "request.term"),
    row("disclosure-register", &[], &[], "disclosure.register"),
    row("distribution-consent", &[], &[], "distribution.publish"),
    row("e-signature", &[], &[], "signature.act"),
    row("erasure", &["request-deadline"], &[], "request.term"),
    row("erasure", &[], &[], "erasure.act"),
    row("export", &[], &[], "copy.export"),
    row("fraud-log", &[], &[], "fraud.log"),
    row("link-guard", &[], &[], "link.guard"),
    row("localisation", &[], &[K::Tag], "cookie.banner"),
    row("localisation", &[], &[], "localisation.check"),
    row("mailing", &[], &[], "mailing.send"),
    row("minors", &[], &[], "minors.rule"),
    row("multi-site", &[], &[], "host.one-operator"),
    row("notices", &[], &[K::Changes, K::Edition], "notice.change"),
    row("notices", &[], &[], "letter.service"),
    row("orders-and-payments", &[], &[], "order.keep"),
    row("policy-publication", &[], &[], "text.print"),
    row("policy-versions", &[], &[], "edition.publish"),
    row("profile", &[], &[], "profile.link"),
    row("purpose-matrix", &[], &[], "purpose.gate"),
    row("recipients", &[], &[], "recipient.transfer"),
    row("registration", &[], &[], "account.register"),
    row("request-desk", &[], &[], "request.answer"),
    row("retention", &[], &[K::Hold], "retention.law-hold"),
    row("retention", &[], &[], "retention.sweep"),
    row("reviews", &[], &[], "review.publish"),
    row("safeguards", &[], &[], "safeguard.watch"),
    row("sign-in", &[], &[], "account.sign-in"),
    row("site-forms", &["data"], &[K::Form], "form.case"),
    // What a site learns by answers that name nobody, which no form of the declaration takes.
    row("site-forms", &["data"], &[K::Statement], "survey.answers"),
    row("site-forms", &[], &[], "form.case"),
];

/// The capability that a clause asks for, carried by these nodes. A feature nobody knows is kept as the first of its nodes
/// is.
#[must_use]
pub fn of_clause(clause: &Clause, nodes: &[&Node<'_>]) -> Option<&'static Capability> {
    if nodes.is_empty() {
        return None;
    }
    if !clause.software {
        return capability("words");
    }
    // A cookie that waits for a consent is let in as a tag is; one that needs none is only listed.
    let like = |node: &&Node<'_>| if node.sort == Sort::Gated { NodeKind::Tag } else { node.kind };
    let fits = |row: &&Row| {
        row.feature == clause.feature
            && (row.kinds.is_empty() || row.kinds.contains(&clause.kind.as_str()))
            && (row.nodes.is_empty() || nodes.iter().any(|n| row.nodes.contains(&like(n))))
    };
    FEATURES
        .iter()
        .find(fits)
        .and_then(|row| capability(row.capability))
        .or_else(|| nodes.first().and_then(|node| of_node(node.kind, node.sort)))
}

/// The capability that keeps a node, whatever clauses it carries.
#[must_use]
pub fn of_node(kind: NodeKind, sort: Sort) -> Option<&'static Capability> {
    capability(match (kind, sort) {
        (_, Sort::Elsewhere) => "store.elsewhere",
        (K::Purpose, Sort::Marketing) => "mailing.send",
        (K::Purpose, Sort::Statistics) => "analytics.count",
        (K::Purpose | K::Consent, Sort::Distribution) => "distribution.publish",
        (K::Form, Sort::Registration) => "account.register",
        (K::Request, Sort::SelfService) => "account.cabinet",
        (K::Request, Sort::Withdrawal) | (K::Consent, _) => "consent.ledger",
        (K::Request, Sort::Copy) => "copy.export",
        (K::Request, Sort::Erasure) => "erasure.act",
        (K::Request, Sort::Blocking) => "request.block",
        (K::Request, _) => "request.term",
        (K::Policy | K::Operator | K::InternalAct, _) => "text.print",
        (K::Laws, _) => "law.term",
        (K::Edition | K::Document, _) => "edition.publish",
        (K::Changes, _) => "notice.change",
        (K::Role, _) => "access.role",
        (K::Site, _) => "host.one-operator",
        (K::Store, _) => "vault.seal",
        (K::Item | K::Purpose | K::OtherPurposes, _) => "purpose.gate",
        (K::NotReceived, _) => "card.guard",
        (K::Accuracy, _) => "contact.proof",
        (K::Minors, _) => "minors.rule",
        (K::Keep, _) => "retention.sweep",
        (K::Hold, _) => "retention.law-hold",
        (K::Acknowledgement, _) => "form.notice",
        (K::Form, _) => "form.case",
        (K::Cookie, Sort::Gated) | (K::Tag, _) => "cookie.banner",
        (K::Cookie, _) => "cookie.registry",
        (K::Recipient, _) => "recipient.transfer",
        (K::Disclosure | K::Exception, _) => "disclosure.register",
        (K::Channels, _) => "request.answer",
        (K::Breach, _) => "breach.notice",
        (K::Safeguards, _) => "safeguard.watch",
        (K::Statement | K::Departure, _) => "words",
    })
}

/// What keeps a promise today and what is still to come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mechanism {
    /// What keeps it today; `None` when nothing does yet.
    pub now: Option<&'static Capability>,
    /// What will keep it whole.
    pub coming: Option<&'static Capability>,
}

impl From<&'static Capability> for Mechanism {
    fn from(wanted: &'static Capability) -> Self {
        if wanted.stands {
            return Self { now: Some(wanted), coming: None };
        }
        let now = wanted.meanwhile.and_then(capability).filter(|c| c.stands);
        Self { now, coming: Some(wanted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_is_mentioned_stands_in_the_table_once() {
        for (index, one) in CAPABILITIES.iter().enumerate() {
            assert!(CAPABILITIES.iter().skip(index + 1).all(|other| other.id != one.id), "{} twice", one.id);
            let meanwhile = one.meanwhile.map(|id| capability(id).is_some_and(|c| c.stands));
            assert_ne!(meanwhile, Some(false), "{}: what keeps it meanwhile must stand", one.id);
        }
        for row in FEATURES {
            assert!(capability(row.capability).is_some(), "{} asks for {}", row.feature, row.capability);
        }
    }

    #[test]
    fn each_capability_has_its_sentence_in_every_language() {
        for lang in [zalog_words::Lang::Ru, zalog_words::Lang::En, zalog_words::Lang::Kk] {
            for one in CAPABILITIES {
                let key = one.message();
                assert_ne!(zalog_words::Words::of(lang).say(&key), key, "{lang}");
            }
        }
    }
}
