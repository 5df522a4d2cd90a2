//! The top-level nodes of a declaration, sorted by keyword.

use std::collections::BTreeMap;

use super::Cx;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::syntax::tree::Node;
use crate::syntax::word::{self, Role};

/// The nodes of one top-level keyword.
pub(super) type Tops<'n> = BTreeMap<&'static str, Vec<&'n Node>>;

const TOP: [&str; 32] = [
    "policy",
    "operator",
    "role",
    "category",
    "site",
    "store",
    "item",
    "not-received",
    "accuracy",
    "minors",
    "purpose",
    "other-purposes",
    "consent",
    "acknowledgement",
    "form",
    "cookie",
    "counter",
    "tag",
    "recipient",
    "disclosure",
    "channels-in",
    "request",
    "breach",
    "safeguards",
    "notice",
    "document",
    "internal-act",
    "statement",
    "departure",
    "edition",
    "changes",
    "law",
];

/// Sorts the top-level nodes by keyword, reporting what is none.
pub(super) fn tops<'n>(cx: &mut Cx, nodes: &'n [Node]) -> Tops<'n> {
    let mut tops = Tops::new();
    for node in nodes {
        let typed = &node.name.text;
        match cx.try_word(Role::Key, typed, node.name.span) {
            Some(word) if TOP.contains(&word.id) && !matches!(word.id, "edition" | "changes" | "law") => {
                tops.entry(word.id).or_default().push(node);
            }
            Some(_) => {
                let message = say!(
                    "«{typed}» не стоит само по себе, а относится к другому слову",
                    "`{typed}` does not stand by itself, it belongs to another word",
                    "«{typed}» жеке тұрмайды, басқа сөзге қатысты жазылады"
                );
                cx.report(&rules::MISPLACED_WORD, node.name.span, message);
            }
            None => {
                let candidates = word::of_role(Role::Key)
                    .filter(|w| TOP.contains(&w.id))
                    .flat_map(|w| w.spellings(cx.lang).iter().copied());
                let near = crate::syntax::fold::nearest(typed, candidates);
                let message = say!(
                    "«{typed}» — такого слова в языке нет",
                    "`{typed}` is no word of the language",
                    "Тілде «{typed}» деген сөз жоқ"
                );
                let mut finding = Finding::of(&rules::UNKNOWN_WORD, node.name.span, message);
                if let Some(near) = near {
                    finding = finding
                        .help(say!(
                            "Возможно, вы имели в виду «{near}».",
                            "Did you mean `{near}`?",
                            "Мүмкін, «{near}» дегіңіз келді."
                        ))
                        .fix(
                            node.name.span,
                            near,
                            say!("написать «{near}»", "write `{near}`", "«{near}» деп жазу"),
                        );
                }
                cx.push(finding);
            }
        }
    }
    tops
}

/// The only node of a keyword; more are reported.
pub(super) fn only<'n>(cx: &mut Cx, tops: &Tops<'n>, id: &str) -> Option<&'n Node> {
    let nodes = tops.get(id)?;
    let first = nodes.first().copied()?;
    for other in nodes.iter().skip(1) {
        let typed = &other.name.text;
        let message =
            say!("«{typed}» в файле уже есть", "`{typed}` is in the file already", "«{typed}» файлда бар");
        cx.push(
            Finding::of(&rules::DUPLICATE_NODE, other.head, message)
                .also(first.head, say!("впервые здесь", "first here", "бірінші рет осында")),
        );
    }
    Some(first)
}

pub(super) fn all<'n>(tops: &Tops<'n>, id: &str) -> Vec<&'n Node> {
    tops.get(id).cloned().unwrap_or_default()
}
