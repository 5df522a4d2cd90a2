//! The nodes of a declaration, by the paths that the printed text uses for them.

use serde::Serialize;

use crate::model::{ConsentStrength, Event, Kept, Origin, Policy, PurposeClass, RequestKind};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// The root: the policy itself.
    Policy,
    /// The law packs that apply.
    Laws,
    /// Which edition it is.
    Edition,
    /// When a later edition binds, and how people are told.
    Changes,
    /// Who decides on the processing.
    Operator,
    /// A staff role.
    Role,
    /// A site.
    Site,
    /// A place where copies are.
    Store,
    /// A declared kind of data.
    Item,
    /// What is not received.
    NotReceived,
    /// Whether what people say is checked.
    Accuracy,
    /// The rule on minors.
    Minors,
    /// A purpose.
    Purpose,
    /// How long a purpose keeps what it uses.
    Keep,
    /// A hold by law.
    Hold,
    /// That the list of purposes is closed.
    OtherPurposes,
    /// A consent document.
    Consent,
    /// The notice at the first visit.
    Acknowledgement,
    /// A form.
    Form,
    /// A cookie.
    Cookie,
    /// An outside script.
    Tag,
    /// Who is given data.
    Recipient,
    /// The rule for all passing on.
    Disclosure,
    /// A case in which data may be passed on all the same.
    Exception,
    /// Ways in for requests.
    Channels,
    /// A promise on one kind of request.
    Request,
    /// What happens after a breach.
    Breach,
    /// Measures of protection.
    Safeguards,
    /// A document of the operator's own.
    Document,
    /// An act that binds those who work for the operator.
    InternalAct,
    /// Words that no software keeps.
    Statement,
    /// Where the declaration says less or other than the printed text.
    Departure,
}

/// A finer sort of a node that another mechanism keeps than its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Nothing finer is to be said.
    Plain,
    /// A purpose or a consent of marketing.
    Marketing,
    /// A purpose of counting.
    Statistics,
    /// A purpose or a consent of distribution.
    Distribution,
    /// The registration form.
    Registration,
    /// A purpose or a cookie of the engine.
    Engine,
    /// A cookie that waits for a consent.
    Gated,
    /// A store that people or another system keep.
    Elsewhere,
    /// A request that the cabinet fulfils at once: see, correct.
    SelfService,
    /// A request that ends a consent.
    Withdrawal,
    /// A request for a copy.
    Copy,
    /// A request for erasure.
    Erasure,
    /// A request that blocks.
    Blocking,
}

/// One node of a declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'p> {
    /// Its path in the printed text: `purpose/news/keep`.
    pub path: String,
    /// What it is.
    pub kind: NodeKind,
    /// What sort of it.
    pub sort: Sort,
    /// Where it stands and which clauses it carries.
    pub origin: &'p Origin,
}

/// Every node of the declaration, in the order of the printed text.
#[must_use]
pub fn nodes(policy: &Policy) -> Vec<Node<'_>> {
    use NodeKind as K;
    let mut all = Nodes(Vec::new());
    for (name, path, kind) in [("policy", "policy", K::Policy), ("law", "laws", K::Laws)] {
        all.given(path, kind, policy.origins.get(name));
    }
    all.push("operator".to_owned(), K::Operator, Sort::Plain, &policy.operator.origin);
    all.push("edition".to_owned(), K::Edition, Sort::Plain, &policy.edition.origin);
    all.push("changes".to_owned(), K::Changes, Sort::Plain, &policy.changes.origin);
    for role in &policy.roles {
        all.push(format!("role/{}", role.slug), K::Role, Sort::Plain, &role.origin);
    }
    for site in &policy.sites {
        all.push(format!("site/{}", site.slug), K::Site, Sort::Plain, &site.origin);
    }
    for store in &policy.stores {
        let sort = if store.kept == Kept::Zalog { Sort::Plain } else { Sort::Elsewhere };
        all.push(format!("store/{}", store.slug), K::Store, sort, &store.origin);
    }
    for item in &policy.items {
        all.push(format!("item/{}", item.slug), K::Item, Sort::Plain, &item.origin);
    }
    if let Some(origin) = policy.origins.get("not-received") {
        all.given("not-received", K::NotReceived, Some(origin));
    }
    all.push("accuracy".to_owned(), K::Accuracy, Sort::Plain, &policy.accuracy.origin);
    all.given("minors", K::Minors, policy.minors.origin.as_ref());
    for purpose in &policy.purposes {
        let (path, sort) = (format!("purpose/{}", purpose.slug), sort_of(purpose.class));
        all.push(path.clone(), K::Purpose, sort, &purpose.origin);
        all.push(format!("{path}/keep"), K::Keep, keep_sort(purpose.keep.end.event), &purpose.keep.origin);
        for hold in &purpose.keep.holds {
            all.push(format!("{path}/hold/{}", hold.id), K::Hold, Sort::Plain, &hold.origin);
        }
    }
    if policy.purposes_closed {
        all.given("other-purposes", K::OtherPurposes, policy.origins.get("other-purposes"));
    }
    for consent in &policy.consents {
        let distribution = consent.strength == ConsentStrength::Distribution;
        let sort = if distribution { Sort::Distribution } else { Sort::Plain };
        all.push(format!("consent/{}", consent.purpose), K::Consent, sort, &consent.origin);
    }
    if policy.acknowledgement.is_some() {
        all.given("acknowledgement", K::Acknowledgement, policy.acknowledgement.as_ref());
    }
    for form in &policy.forms {
        let sort = if form.registration { Sort::Registration } else { Sort::Plain };
        all.push(format!("form/{}", form.slug), K::Form, sort, &form.origin);
    }
    for cookie in &policy.cookies {
        let sort = match (cookie.engine, &cookie.purpose) {
            (true, _) => Sort::Engine,
            (false, Some(_)) => Sort::Gated,
            (false, None) => Sort::Plain,
        };
        all.push(format!("cookie/{}", cookie.name), K::Cookie, sort, &cookie.origin);
    }
    for tag in &policy.tags {
        all.push(format!("tag/{}", tag.slug), K::Tag, Sort::Plain, &tag.origin);
    }
    for recipient in &policy.recipients {
        all.push(format!("recipient/{}", recipient.slug), K::Recipient, Sort::Plain, &recipient.origin);
    }
    all.given("disclosure", K::Disclosure, policy.disclosure.origin.as_ref());
    for (index, exception) in policy.disclosure.exceptions.iter().enumerate() {
        all.push(format!("disclosure/exception/{}", index + 1), K::Exception, Sort::Plain, &exception.origin);
    }
    all.given("channels", K::Channels, policy.origins.get("channels-in"));
    for promise in &policy.requests {
        let path =
            format!("request/{}{}", promise.kind.as_str(), if promise.from_facts { "/facts" } else { "" });
        all.push(path, K::Request, request_sort(promise.kind, promise.blocks), &promise.origin);
    }
    all.given("breach", K::Breach, policy.breach.origin.as_ref());
    all.push("safeguards".to_owned(), K::Safeguards, Sort::Plain, &policy.safeguards.origin);
    for document in &policy.documents {
        all.push(format!("document/{}", document.slug), K::Document, Sort::Plain, &document.origin);
    }
    for (index, act) in policy.internal_acts.iter().enumerate() {
        all.push(format!("internal-act/{}", index + 1), K::InternalAct, Sort::Plain, &act.origin);
    }
    for (index, statement) in policy.statements.iter().enumerate() {
        all.push(format!("statement/{}", index + 1), K::Statement, Sort::Plain, &statement.origin);
    }
    for (index, departure) in policy.departures.iter().enumerate() {
        all.push(format!("departure/{}", index + 1), K::Departure, Sort::Plain, &departure.origin);
    }
    all.0
}

static SILENT: Origin = Origin { file: String::new(), line: 0, column: 0, clauses: Vec::new() };

struct Nodes<'p>(Vec<Node<'p>>);

impl<'p> Nodes<'p> {
    fn push(&mut self, path: String, kind: NodeKind, sort: Sort, origin: &'p Origin) {
        self.0.push(Node { path, kind, sort, origin });
    }

    /// A node that the text speaks of whether or not the file does: where it is silent, the law speaks.
    fn given(&mut self, path: &str, kind: NodeKind, origin: Option<&'p Origin>) {
        self.push(path.to_owned(), kind, Sort::Plain, origin.unwrap_or(&SILENT));
    }
}

fn sort_of(class: PurposeClass) -> Sort {
    match class {
        PurposeClass::Service => Sort::Plain,
        PurposeClass::Marketing => Sort::Marketing,
        PurposeClass::Statistics => Sort::Statistics,
        PurposeClass::Distribution => Sort::Distribution,
        PurposeClass::Engine => Sort::Engine,
    }
}

fn keep_sort(event: Event) -> Sort {
    if event == Event::Withdrawn { Sort::Withdrawal } else { Sort::Plain }
}

fn request_sort(kind: RequestKind, blocks: bool) -> Sort {
    match kind {
        _ if blocks => Sort::Blocking,
        RequestKind::Copy => Sort::Copy,
        RequestKind::Information | RequestKind::Correction => Sort::SelfService,
        RequestKind::Withdrawal | RequestKind::Unsubscribe => Sort::Withdrawal,
        RequestKind::Erasure => Sort::Erasure,
        RequestKind::Blocking => Sort::Blocking,
        RequestKind::Any
        | RequestKind::Check
        | RequestKind::Stop
        | RequestKind::Unlawful
        | RequestKind::Claim => Sort::Plain,
    }
}

/// The node that a path of the printed text speaks of: the longest beginning of the path that is one, or, for a heading
/// such as `sites` or `purpose/news/basis`, the nearest of its kind.
#[must_use]
pub fn resolve<'n, 'p>(nodes: &'n [Node<'p>], path: &str) -> Option<&'n Node<'p>> {
    let mut at = match path.strip_prefix("safeguards/") {
        Some(_) => "safeguards",
        None => path,
    };
    loop {
        if let Some(found) = nodes.iter().find(|node| node.path == at) {
            return Some(found);
        }
        match at.rsplit_once('/') {
            Some((head, _)) => at = head,
            None => break,
        }
    }
    let kind = match path.split('/').next()? {
        "sites" => NodeKind::Site,
        "stores" => NodeKind::Store,
        "roles" => NodeKind::Role,
        "items" | "subject" => NodeKind::Purpose,
        "recipients" => NodeKind::Recipient,
        "cookies" => NodeKind::Cookie,
        "right" | "basis" => NodeKind::Laws,
        _ => return None,
    };
    nodes.iter().find(|node| node.kind == kind)
}
