//! The policy beside what keeps it: every sentence is there, each with its keeper, and nothing of the workshop.

use zalog_policy::document::{Block, Document, Section, Sentence, policy};
use zalog_policy::trace::Nodes;
use zalog_words::Lang;

use crate::client::Client;
use crate::harness::World;

/// What a section says, without headings, heads of tables and links.
fn said(section: &Section, out: &mut Vec<Sentence>) {
    for block in &section.blocks {
        match block {
            Block::Paragraph { sentences } => out.extend(sentences.iter().cloned()),
            Block::List { entries } => out.extend(entries.iter().flatten().cloned()),
            Block::Table { rows, .. } => {
                out.extend(rows.iter().flat_map(|row| row.cells.iter().flatten()).cloned());
            }
            Block::Definitions { pairs } => {
                out.extend(pairs.iter().flat_map(|pair| pair.text.iter()).cloned());
            }
            Block::Links { .. } => {}
        }
    }
    section.sections.iter().for_each(|part| said(part, out));
}

#[tokio::test]
async fn every_sentence_stands_beside_what_keeps_it() {
    let world = World::new();
    let mut client = Client::new(&world);
    for (lang, address, by) in [
        (Lang::Ru, "/policy/how-it-is-kept", "программа"),
        (Lang::En, "/policy/how-it-is-kept?lang=en", "the engine"),
    ] {
        let text = client.get(address).await.text;
        let declared = world.app.policy();
        let printed: Document = policy(&declared, lang);
        let mut sentences = Vec::new();
        printed.sections.iter().for_each(|section| said(section, &mut sentences));
        assert!(sentences.len() > 100);
        for sentence in &sentences {
            assert!(text.contains(&sentence.html()), "{}", sentence.plain());
        }
        assert!(text.contains(&format!("<span class=\"tag\">{by}</span>")));

        // Each node stands with its mechanism in words, the clauses it carries and an anchor to point at.
        let nodes = Nodes::of(&declared, lang);
        let closed = nodes.at("other-purposes").unwrap();
        assert!(text.contains("id=\"other-purposes\""));
        assert!(text.contains(&closed.kept.how.unwrap()) && text.contains(&closed.marks.join(", ")));
        assert!(!text.contains("::it ") && !text.contains(".kdl"), "nothing of tests and files");
    }
}
