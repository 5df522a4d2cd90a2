//! What a rule's check works with: the draft policy, places in the files, and a way to report.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Say, Severity};
use crate::document::Gaps;
use crate::lint::{Check, RULES, Rule};
use crate::model::{Origin, Policy, Purpose, Slug};
use crate::syntax::{SourceFile, SourceSpan};

/// One rule at work.
pub struct Lint<'a> {
    /// The draft policy.
    pub(crate) policy: &'a Policy,
    places: &'a BTreeMap<(String, u32, u32), SourceSpan>,
    sources: &'a [SourceFile],
    rule: &'static Rule,
    gaps: &'a OnceCell<Gaps>,
    found: Vec<Finding>,
}

impl<'a> Lint<'a> {
    /// The stretch of the file a part of the policy comes from; the root's for what nobody wrote.
    pub(crate) fn at(&self, origin: &Origin) -> SourceSpan {
        let place = |o: &Origin| self.places.get(&(o.file.clone(), o.line, o.column)).copied();
        place(origin).or_else(|| self.policy.origins.get("policy").and_then(place)).unwrap_or_default()
    }

    /// The root node.
    pub(crate) fn root(&self) -> SourceSpan {
        self.at(&Origin::default())
    }

    /// Reports at a part of the policy.
    pub(crate) fn report(&mut self, origin: &Origin, message: Say) {
        let span = self.at(origin);
        self.push(Finding::of(self.rule, span, message));
    }

    /// What the documents lack; found once for all rules that ask.
    pub(crate) fn gaps(&self) -> &'a Gaps {
        self.gaps.get_or_init(|| Gaps::of(self.policy))
    }

    /// How bad the rule's findings are.
    pub(crate) fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Reports with a severity and a help of its own.
    pub(crate) fn finding(&mut self, origin: &Origin, severity: Severity, message: Say, help: Say) {
        let span = self.at(origin);
        self.push(Finding { severity, ..Finding::of(self.rule, span, message).help(help) });
    }

    /// Reports with another place.
    pub(crate) fn report_with(&mut self, origin: &Origin, message: Say, other: &Origin, label: Say) {
        let (span, also) = (self.at(origin), self.at(other));
        let finding = Finding::of(self.rule, span, message);
        self.push(if also == span { finding } else { finding.also(also, label) });
    }

    /// Reports at the root.
    pub(crate) fn report_root(&mut self, message: Say) {
        let span = self.root();
        self.push(Finding::of(self.rule, span, message));
    }

    /// Keeps a finding; one rule never has more than a whole report may hold.
    fn push(&mut self, finding: Finding) {
        if self.found.len() < crate::MAX_FINDINGS {
            self.found.push(finding);
        }
    }

    /// The text of the files, for rules on how something is written.
    pub(crate) fn text_of(&self, origin: &Origin) -> &str {
        let span = self.at(origin);
        self.sources.get(span.file).map_or("", |f| f.text_of(span))
    }

    /// Purposes the operator wrote.
    pub(crate) fn own_purposes(&self) -> impl Iterator<Item = &'a Purpose> + use<'a> {
        let policy: &'a Policy = self.policy;
        policy.purposes.iter().filter(|p| !p.engine)
    }

    /// Every text of the operator's own that is printed, in each of its languages, with its place.
    pub(crate) fn texts(&self) -> Vec<(&'a Origin, &'a str)> {
        let policy: &'a Policy = self.policy;
        let statements = policy.statements.iter().map(|s| (&s.origin, Some(&s.text)));
        let words = policy.consents.iter().map(|c| (&c.origin, c.words.as_ref()));
        let works = policy.recipients.iter().map(|r| (&r.origin, r.work.as_ref()));
        let all = statements.chain(words).chain(works);
        all.filter_map(|(origin, text)| text.map(|t| (origin, t)))
            .flat_map(|(origin, text)| text.texts.values().map(move |t| (origin, t.as_str())))
            .collect()
    }

    /// The name an item goes by in the file.
    pub(crate) fn item_name(&self, slug: &Slug) -> String {
        self.policy.item(slug).map_or_else(|| slug.to_string(), |i| i.name.clone())
    }
}

/// Runs every rule that looks at the draft.
pub(crate) fn run(
    policy: &Policy,
    places: &BTreeMap<(String, u32, u32), SourceSpan>,
    sources: &[SourceFile],
) -> Vec<Finding> {
    let mut found = Vec::new();
    let gaps = OnceCell::new();
    for rule in RULES.iter().copied() {
        if let Check::Policy(check) = rule.check {
            let mut lint = Lint { policy, places, sources, rule, gaps: &gaps, found: Vec::new() };
            check(&mut lint);
            found.append(&mut lint.found);
        }
    }
    found
}
