//! What the texts say otherwise.

use zalog_policy::document;
use zalog_policy::model::*;
use zalog_policy::plan::{ClauseChange, Edit, Plan, Turn, compare, plan};
use zalog_words::Lang;

use super::rows::base;
use crate::document::sample::{both, slug};

fn text<'p>(plan: &'p Plan, name: &str, lang: Lang) -> &'p [ClauseChange] {
    let found = plan.texts.iter().find(|t| t.document == name && t.lang == lang);
    &found.unwrap_or_else(|| panic!("{name} {lang}")).clauses
}

fn marked(change: &ClauseChange) -> String {
    let mark = |p: &zalog_policy::plan::Piece| match p.edit {
        Edit::Same => p.text.clone(),
        Edit::Removed => format!("[-{}-]", p.text),
        Edit::Added => format!("{{+{}+}}", p.text),
    };
    change.pieces.iter().map(mark).collect()
}

#[test]
fn a_longer_keep_changes_the_words_of_that_keep_in_every_text_that_says_it() {
    let (old, mut new) = (base(), base());
    new.purposes[3].keep.end.after = Some(zalog_law::Span::new(60, zalog_law::Unit::Day));
    let plan = plan(&old, &new);
    let clauses = text(&plan, "policy", Lang::Ru);
    assert!(clauses.iter().all(|c| c.node.starts_with("purpose/call-back")), "{clauses:#?}");
    assert!(clauses.iter().any(|c| marked(c).contains("[-30-]{+60+} дней")), "{clauses:#?}");
    let consent = text(&plan, "consent/call-back", Lang::En);
    assert!(consent.iter().any(|c| marked(c).contains("[-30-]{+60+} days")), "{consent:#?}");
    assert!(!plan.texts.iter().any(|t| t.document == "consent/news"), "another consent reads as before");
}

#[test]
fn each_side_can_be_read_back_from_the_pieces() {
    let (old, mut new) = (base(), base());
    new.purposes.remove(4);
    new.operator.address = Some(HoleOr::Given(both("Пример, Новая улица, 2", "2 New Street, Example")));
    for lang in Lang::ALL {
        let (was, is) = (document::policy(&old, lang), document::policy(&new, lang));
        let (before, after) = (was.text(), is.text());
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for change in compare(&was, &is) {
            for (edit, whole) in [(Edit::Added, flat(&before)), (Edit::Removed, flat(&after))] {
                let side: String =
                    change.pieces.iter().filter(|p| p.edit != edit).map(|p| p.text.as_str()).collect();
                // Cells of a table stand apart in the text; each of them is there.
                for cell in side.split(" · ").flat_map(|c| c.split(": ")) {
                    assert!(whole.to_lowercase().contains(&flat(cell).to_lowercase()), "{cell}");
                }
            }
        }
    }
}

#[test]
fn another_order_is_no_other_text() {
    let (old, mut new) = (base(), base());
    new.cookies.reverse();
    new.statements.reverse();
    for lang in Lang::ALL {
        let moved = compare(&document::policy(&old, lang), &document::policy(&new, lang));
        assert!(moved.is_empty(), "{moved:#?}");
    }
}

#[test]
fn consents_come_and_go_as_texts() {
    let (old, mut new) = (base(), base());
    new.purposes.retain(|p| p.slug != slug("news"));
    new.consents.retain(|c| c.purpose != slug("news"));
    let texts = |a, b, turn| {
        let all = plan(a, b).texts;
        all.into_iter().filter(|t| t.turn == turn).map(|t| (t.document, t.lang)).collect::<Vec<_>>()
    };
    let gone = texts(&old, &new, Turn::Removed);
    assert!(!gone.is_empty() && gone.iter().all(|(name, _)| name == "consent/news"), "{gone:?}");
    assert_eq!(gone, texts(&new, &old, Turn::Added));
}
