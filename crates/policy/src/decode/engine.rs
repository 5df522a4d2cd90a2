//! The engine's own purposes: read from `engine.kdl` like any declaration, unless the operator's file tightens them.

use zalog_words::Lang;

use super::{Cx, purposes};
use crate::model::{Basis, Event, Form, Purpose, Slug};
use crate::syntax::parse;
use crate::syntax::tree::Node;
use crate::syntax::word::{self, Role};

/// The engine's own purposes, in the same language.
const ENGINE: &str = include_str!("../engine.kdl");
/// The name by which the engine's file goes.
const ENGINE_NAME: &str = "engine.kdl";
/// The engine's own file.
pub(super) struct EngineNodes {
    nodes: Vec<Node>,
    file: usize,
}

impl EngineNodes {
    pub(super) fn read(cx: &mut Cx) -> Self {
        let file = cx.sources.len();
        let parsed = parse(ENGINE_NAME, ENGINE.as_bytes(), file);
        cx.sources.push(parsed.source);
        cx.findings.extend(parsed.findings);
        Self { nodes: parsed.nodes, file }
    }

    /// Declares those of the engine's purposes that the operator's file does not tighten by one of its own.
    pub(super) fn declare(&self, cx: &mut Cx) -> Vec<(usize, Slug)> {
        let lang = std::mem::replace(&mut cx.lang, Lang::Ru);
        let mut slugs = Vec::new();
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, n)| n.name.text == "цель") {
            if let Some(slug) = purposes::declare(cx, node, true) {
                slugs.push((at, slug));
            }
        }
        cx.lang = lang;
        slugs
    }

    pub(super) fn purposes(&mut self, cx: &mut Cx, slugs: Vec<(usize, Slug)>) -> Vec<purposes::Draft> {
        let (lang, binding) = (cx.lang, cx.binding);
        (cx.lang, cx.binding) = (Lang::Ru, Lang::Ru);
        let mut drafts = Vec::new();
        for (at, slug) in slugs {
            let Some(node) = self.nodes.get(at) else { continue };
            let Some(mut draft) = purposes::purpose(cx, node, slug, true) else { continue };
            let purpose = &mut draft.purpose;
            purpose.origin.line = 0;
            purpose.origin.column = 0;
            purpose.keep.origin = purpose.origin.clone();
            purpose.title.binding = binding;
            match &mut purpose.basis {
                Basis::Contract { document: Some(text) }
                | Basis::Law { act: text }
                | Basis::LegitimateInterest { interest: text, .. }
                | Basis::PublicInterest { aim: text, .. } => text.binding = binding,
                _ => {}
            }
            purpose.name = word::by_id(Role::PurposeName, purpose.slug.as_str())
                .map_or_else(|| purpose.name.clone(), |w| w.canonical(binding).to_owned());
            legal_end(cx, purpose);
            known_basis(cx, purpose);
            drafts.push(draft);
        }
        (cx.lang, cx.binding) = (lang, binding);
        debug_assert!(
            cx.findings.iter().all(|f| f.span.file != self.file),
            "the engine's own file has findings"
        );
        drafts
    }
}

/// Where a law of the operator's knows no legitimate interest, what serves a person's case rests on the contract with him.
fn known_basis(cx: &Cx, purpose: &mut Purpose) {
    let unknown = cx.packs().iter().any(|pack| pack.basis(purpose.basis.key()).is_none());
    if unknown && matches!(purpose.basis, Basis::LegitimateInterest { .. }) {
        purpose.basis = Basis::Contract { document: None };
    }
}

/// Notes on cases are seen by whoever sees the data of a case, or is told of it.
pub(super) fn notes_seen_by(drafts: &mut [purposes::Draft], forms: &[Form]) {
    let mut roles: Vec<Slug> = Vec::new();
    for form in forms.iter().filter(|f| !f.registration) {
        let seen = drafts.iter().find(|d| d.purpose.slug == form.purpose).map(|d| d.purpose.seen_by.clone());
        for role in seen.into_iter().flatten().chain(form.tells.clone()) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    }
    let notes = drafts.iter_mut().find(|d| d.purpose.slug.as_str() == "case-notes" && d.purpose.engine);
    if let Some(notes) = notes.filter(|_| !roles.is_empty()) {
        notes.purpose.seen_by = roles;
    }
}

/// Ends that a law pack sets: the proof of consents and the acts of destruction.
fn legal_end(cx: &mut Cx, purpose: &mut Purpose) {
    let Some(pack) = cx.pack() else { return };
    let keep = match purpose.slug.as_str() {
        "proof-of-consent" => &pack.consent_proof,
        "acts" => &pack.acts,
        _ => return,
    };
    let (span, article) = (keep.span, keep.article.clone());
    // A proof is needed after the consent ended; an act from its own day on.
    let event = if purpose.slug.as_str() == "acts" { Event::Received } else { Event::ProofNeeded };
    purpose.keep.end = purposes::after(event, span);
    let title = purpose.title.clone();
    let what = crate::diagnostic::Say::each(|lang| title.text(lang).to_owned());
    cx.default(what, crate::diagnostic::length(span), crate::diagnostic::Say::from(article));
}
