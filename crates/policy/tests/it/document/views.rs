//! The views: canonical JSON, HTML, Markdown and plain text carry the same sentences, each in its own good form.

use std::collections::BTreeSet;

use serde_json::Value;
use zalog_law::Jurisdiction;
use zalog_policy::document::{self, Block, Document};
use zalog_policy::model::Policy;
use zalog_words::Lang;

use super::all;
use super::sample::{policy, russian};
use crate::records::example;

fn texts() -> Vec<Document> {
    let laws: [&[Jurisdiction]; 3] =
        [&[Jurisdiction::Ru], &[Jurisdiction::Kz, Jurisdiction::Ru], &[Jurisdiction::Eu]];
    let each = laws.into_iter().flat_map(|laws| Lang::ALL.map(|lang| all(&policy(laws), lang)));
    each.flatten().collect()
}

/// Without white space, so that a wrapped line is as good as a long one.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn without_markup(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars =
        markdown.replace("<mark>", "").replace("</mark>", "").chars().collect::<Vec<_>>().into_iter();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    out
}

#[test]
fn every_view_says_every_sentence() {
    for text in texts() {
        check_views(&text);
    }
}

/// Each view has each sentence, and the HTML is well-formed with ids that stand once.
pub fn check_views(text: &Document) {
    let page = text.html();
    let html = squeezed(&without_tags(&page));
    let markdown = squeezed(&without_markup(&text.markdown()));
    let plain = squeezed(&text.text());
    for sentence in text.sentences() {
        let said = squeezed(&sentence.plain());
        // The page prints the title as its own first heading.
        assert!(
            std::ptr::eq(sentence, &text.title) || html.contains(&said),
            "HTML lacks: {}",
            sentence.plain()
        );
        assert!(markdown.contains(&said), "Markdown lacks: {}", sentence.plain());
        assert!(plain.contains(&said), "text lacks: {}", sentence.plain());
    }
    check_page(&page);
}

#[test]
fn canonical_json_is_canonical() {
    for text in texts() {
        let json = text.canonical_json();
        let value: Value = serde_json::from_str(&json).unwrap();
        // Sorted keys, no white space outside strings: writing it again by the plainest rules gives the same bytes.
        fn write(value: &Value) -> String {
            match value {
                Value::Object(map) => {
                    let mut keys: Vec<&String> = map.keys().collect();
                    keys.sort();
                    let pairs: Vec<String> = keys
                        .iter()
                        .map(|k| format!("{}:{}", Value::from(k.as_str()), write(&map[*k])))
                        .collect();
                    format!("{{{}}}", pairs.join(","))
                }
                Value::Array(all) => format!("[{}]", all.iter().map(write).collect::<Vec<_>>().join(",")),
                // RFC 8785 leaves numbers to ECMAScript; the tree has none.
                Value::Number(n) => panic!("a number: {n}"),
                scalar => scalar.to_string(),
            }
        }
        assert_eq!(write(&value), json);
    }
    let twice = [(); 2].map(|()| document::policy(&russian(), Lang::Ru).canonical_json());
    assert_eq!(twice[0], twice[1]);
}

/// Tags in order; panics on a tag that is not closed in its place.
fn check_tags(html: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag is closed");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "</{name}> stands wrong");
        } else {
            let name = tag.split_whitespace().next().unwrap().to_owned();
            open.push(name.clone());
            seen.push(tag.to_owned());
        }
    }
    assert_eq!(open, Vec::<String>::new(), "tags left open");
    seen
}

#[test]
fn html_is_well_formed_and_semantic() {
    for text in texts() {
        check_page(&text.html());
    }
}

fn check_page(html: &str) {
    {
        let tags = check_tags(html);
        let mut ids = BTreeSet::new();
        for tag in &tags {
            for bad in ["style=", "onclick="] {
                assert!(!tag.contains(bad), "{tag}");
            }
            let name = tag.split_whitespace().next().unwrap();
            let known = [
                "article", "section", "h2", "h3", "p", "ul", "li", "table", "caption", "thead", "tbody",
                "tr", "th", "td", "dl", "dt", "dd", "a", "span", "mark",
            ];
            assert!(known.contains(&name), "<{name}>");
            if name == "th" {
                assert!(tag.contains("scope=\"col\"") || tag.contains("scope=\"row\""), "{tag}");
            }
            if let Some((_, rest)) = tag.split_once(" id=\"") {
                let id = rest.split('"').next().unwrap().to_owned();
                let good = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && !id.is_empty();
                assert!(good, "id `{id}`");
                assert!(ids.insert(id.clone()), "id `{id}` stands twice");
            }
        }
        for table in html.split("<table class=\"folds\">").skip(1) {
            assert!(table.starts_with("\n<caption>"), "a table has a caption");
            let columns = table.split("</tr>").next().unwrap().matches("<th ").count();
            for row in table.split("</table>").next().unwrap().split("<tr").skip(2) {
                assert_eq!(
                    row.matches("<td data-label=\"").count() + row.matches("<th ").count(),
                    columns,
                    "{row}"
                );
            }
        }
    }
}

#[test]
fn every_purpose_can_be_pointed_at() {
    let html = document::policy(&russian(), Lang::Ru).html();
    for purpose in &russian().purposes {
        assert!(
            html.contains(&format!("<section id=\"purpose-{0}\" data-node=\"purpose/{0}\">", purpose.slug))
        );
        assert!(
            html.contains(&format!("id=\"purpose-{0}-keep\" data-node=\"purpose/{0}/keep\"", purpose.slug))
        );
    }
    // The summary speaks of nodes and is not their home.
    let summary = html.split("<section id=\"general\"").next().unwrap();
    assert_eq!(summary.matches(" id=\"").count(), 2, "only those of its two parts");
    assert!(summary.contains("data-node=\"purpose/news/keep\""));
}

#[test]
fn names_lead_to_their_sections_and_only_where_these_are() {
    let html = document::policy(&russian(), Lang::Ru).html();
    let targets: Vec<&str> =
        html.split(" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(targets.len() > 10, "{}", targets.len());
    for target in &targets {
        assert!(html.contains(&format!("<section id=\"{target}\"")), "#{target} leads nowhere");
    }
    for wanted in ["purpose-news", "recipients", "rights"] {
        assert!(targets.contains(&wanted), "nothing leads to {wanted}");
    }
    // The summary's table leads to each purpose; the words of the link are its title.
    let summary = html.split("<section id=\"general\"").next().unwrap();
    for purpose in russian().purposes.iter().filter(|p| !p.engine) {
        assert!(summary.contains(&format!("<a href=\"#purpose-{}\">", purpose.slug)));
    }
    for other in all(&russian(), Lang::Ru).iter().skip(1) {
        assert!(!other.html().contains("href=\"#"), "{:?}", other.kind);
    }
}

#[test]
fn a_hole_is_marked_in_every_view() {
    let text = document::policy(&russian(), Lang::Ru);
    assert!(text.html().contains("<mark>уточняется</mark>"));
    assert!(text.markdown().contains("**ОГРН**: <mark>уточняется</mark>"));
    assert!(text.text().contains("ОГРН: уточняется"));
    assert!(text.canonical_json().contains("{\"hole\":true,\"text\":\"уточняется\"}"));
}

#[test]
fn plain_text_keeps_to_its_width() {
    for text in texts() {
        for line in text.text().lines() {
            let one_word = line.trim_start_matches([' ', '-']).split(' ').count() == 1;
            assert!(line.chars().count() <= 78 || one_word, "{line}");
            assert_eq!(line.trim_end(), line);
        }
    }
}

#[test]
fn the_summary_is_one_screen_of_a_telephone() {
    // Five answers and four verbs; what is longer than its screen leads on.
    for text in texts().iter().filter(|text| text.kind == document::Kind::Policy) {
        let summary = &text.sections[0];
        assert_eq!((summary.id.as_str(), summary.summary), ("brief", true));
        let [Block::Definitions { pairs }, Block::Links { links }] = summary.blocks.as_slice() else {
            panic!("{:?}", summary.blocks)
        };
        assert_eq!((pairs.len(), links.len()), (5, 4));
        let copy = Document { sections: vec![summary.clone()], ..text.clone() };
        assert!(copy.sentences().iter().all(|s| !s.plain().contains("ст. ")), "no articles here");
        let chars: usize = copy.sentences().iter().skip(1).map(|s| s.plain().chars().count()).sum();
        assert!(chars < 1000, "{chars} characters");
        let whole = &text.sections[1];
        assert_eq!((whole.id.as_str(), whole.summary), ("brief-purposes", true));
    }
}

#[test]
fn what_is_short_is_true() {
    let policy = example("pumpa").1;
    let plain = |policy: &Policy| {
        let mut text = document::policy(policy, Lang::Ru);
        text.sections.truncate(1);
        text.text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Whoever is abroad is named with the country, however many there are.
    for recipient in ["Google LLC (США)", "Crazy Egg, Inc. (США)"] {
        let text = plain(&policy);
        assert!(text.contains(recipient), "{text}");
    }
    // The longest term is that of all purposes, the engine's among them.
    let text = plain(&policy);
    assert!(text.contains("не дольше 3 лет") && text.contains("по закону до 5 лет"), "{text}");
    let mut longer = policy.clone();
    let purpose = longer.purposes.iter_mut().find(|p| p.keep.at_most.is_some()).unwrap();
    purpose.keep.at_most.as_mut().unwrap().span = zalog_law::Span::new(9, zalog_law::Unit::Year);
    let text = plain(&longer);
    assert!(text.contains("не дольше 9 лет"), "{text}");
    // A special category is named first and never cut.
    let text = plain(&example("smile").1);
    assert!(text.contains("Сведения о здоровье: выбранная процедура"), "{text}");
}
