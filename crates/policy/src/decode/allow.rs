//! `допустить правило причина="…"`: findings the operator lets pass. Beside the other nodes it speaks of the whole file,
//! within a node of that node alone.

use zalog_words::Lang;

use super::cx::Cx;
use super::reader::Reader;
use crate::diagnostic::{Allowed, Finding, Severity, say};
use crate::lint::{RULES, rule, rules};
use crate::model::Allowance;
use crate::syntax::SourceSpan;
use crate::syntax::fold::nearest;
use crate::syntax::tree::Node;
use crate::syntax::word::{self, Role};

/// An allowance with its reach.
#[derive(Debug, Clone)]
pub(crate) struct Allow {
    /// What the model keeps of it.
    pub allowance: Allowance,
    /// Its node.
    pub span: SourceSpan,
    /// The node it stands in; `None` at the top.
    pub within: Option<SourceSpan>,
}

/// Takes the allowances out of the tree, so that no other reader meets them.
pub(crate) fn take_out(cx: &mut Cx, nodes: &mut Vec<Node>) {
    from(cx, nodes, None);
}

fn from(cx: &mut Cx, nodes: &mut Vec<Node>, within: Option<SourceSpan>) {
    let mut at = 0;
    while let Some(node) = nodes.get_mut(at) {
        let is_one = word::find(Role::Key, &node.name.text, cx.lang).is_some_and(|f| f.word.id == "allow");
        if is_one {
            let node = nodes.remove(at);
            read(cx, &node, within);
        } else {
            let span = node.span;
            from(cx, &mut node.children, Some(span));
            at += 1;
        }
    }
}

fn read(cx: &mut Cx, node: &Node, within: Option<SourceSpan>) {
    // A word of the other language is said so.
    cx.try_word(Role::Key, &node.name.text, node.name.span);
    let mut r = Reader::new(cx, node);
    let name = r.name(cx);
    let reason = r.text_prop(cx, "reason");
    let origin = r.origin(cx);
    r.finish(cx);
    let Some(name) = name else { return };
    let Some(known) = rule(&name.text) else {
        let typed = &name.text;
        let message =
            say!("Правила «{typed}» нет", "There is no rule `{typed}`", "«{typed}» деген ереже жоқ");
        let mut finding = Finding::of(&rules::UNKNOWN_WORD, name.span, message).help(say!(
            "Все правила: zalog explain.",
            "All rules: zalog explain.",
            "Барлық ереже: zalog explain."
        ));
        if let Some(near) = nearest(typed, RULES.iter().map(|r| r.id)) {
            finding = finding.fix(
                name.span,
                near,
                say!("написать «{near}»", "write `{near}`", "«{near}» деп жазу"),
            );
        }
        cx.push(finding);
        return;
    };
    if known.severity == Severity::Error {
        let id = known.id;
        let message = say!(
            "Ошибку {id} допустить нельзя: без исправления политики нет",
            "The error {id} cannot be allowed: there is no policy until it is gone",
            "{id} қатесіне жол беруге болмайды: ол түзетілмейінше саясат жоқ"
        );
        cx.report(&rules::WRONG_VALUE, name.span, message);
        return;
    }
    let Some(reason) = reason else {
        let id = known.id;
        let message = say!(
            "Не сказано, почему {id} можно допустить: причина=\"…\"",
            "It is not said why {id} may be allowed: reason=\"…\"",
            "{id} ережесіне неге жол берілетіні айтылмаған: причина=\"…\""
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
        return;
    };
    let allowance = Allowance { rule: known.id.to_owned(), reason, origin };
    cx.allowances.push(Allow { allowance, span: node.head, within });
}

/// Marks the findings that are let pass; reports allowances that meet none.
pub(crate) fn let_pass(findings: &mut Vec<Finding>, allows: &[Allow], binding: Lang) {
    for allow in allows {
        let mut met = false;
        for finding in findings.iter_mut() {
            let here = allow.within.is_none_or(|node| node.covers(&finding.span));
            // A draft's findings are many; the first reason given is the one that counts.
            if here && finding.rule == allow.allowance.rule && finding.severity != Severity::Error {
                met = true;
                let reason = allow.allowance.reason.text(binding).to_owned();
                finding.allowed.get_or_insert(Allowed { reason, span: allow.span });
            }
        }
        if !met {
            let id = &allow.allowance.rule;
            let message = say!(
                "«{id}» здесь допущено, но такого замечания нет",
                "`{id}` is allowed here, but there is no such finding",
                "«{id}» ережесіне мұнда жол берілген, бірақ ондай ескерту жоқ"
            );
            findings.push(Finding::of(&rules::UNUSED_ALLOW, allow.span, message));
        }
    }
}
