//! A sixth declaration: it follows a policy written before it, by somebody who did not look at the language.

use std::collections::BTreeSet;

use zalog_policy::{LoadError, Loader, compile, document, render};
use zalog_words::Lang;

use super::document::language::{check_kazakh, check_sentences};

/// The folder of the invented association.
struct SilverFeather;

const PRINTED: &str = include_str!("../../test_data/silver-feather/printed.md");
const CLAUSES: &str = include_str!("../../test_data/silver-feather/clauses.tsv");
const DECLARATION: &str = include_str!("../../test_data/silver-feather/policy.kdl");

impl Loader for SilverFeather {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(DECLARATION.into()) } else { Err(LoadError::NotFound) }
    }
}

#[test]
fn nothing_is_found_in_it_but_what_it_allows_with_a_reason() {
    let compiled = compile(&SilverFeather);
    assert!(compiled.policy.is_some());
    let open = compiled.findings.iter().filter(|f| f.allowed.is_none()).count();
    assert_eq!((open, compiled.findings.len()), (0, 1), "{}", render(&compiled, Lang::En, false));
}

#[test]
fn it_is_printed_whole_in_every_language() {
    let policy = compile(&SilverFeather).policy.unwrap();
    for lang in Lang::ALL {
        for text in super::document::all(&policy, lang) {
            check_sentences(&text);
            // Every text of the operator is given in all three: nothing falls back.
            let fallen: Vec<_> = text
                .sentences()
                .into_iter()
                .flat_map(|s| s.runs.clone())
                .filter(|r| r.lang.is_some())
                .collect();
            assert_eq!(fallen, Vec::new(), "{lang}");
            if lang == Lang::Kk {
                check_kazakh(&text);
            }
        }
    }
    let english = document::policy(&policy, Lang::En).text().replace('\n', " ");
    for promised in ["14 days", "72 hours", "60 days", "art. 15 GDPR", "3 months", "7 years"] {
        assert!(english.contains(promised), "{promised}");
    }
    let kazakh = document::policy(&policy, Lang::Kk).text().replace('\n', " ");
    for promised in ["14 күн ішінде", "72 сағат ішінде", "60 күн.", "GDPR 15-бабы", "16 жасқа"]
    {
        assert!(kazakh.contains(promised), "{promised}");
    }
}

#[test]
fn every_clause_of_the_printed_text_is_listed_and_has_its_node() {
    let numbered = |line: &str| line.split(' ').next().is_some_and(|word| word.contains('.'));
    let printed: BTreeSet<String> = PRINTED
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()) && numbered(line))
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    let ids = || {
        CLAUSES.lines().skip(1).filter_map(|line| line.split('\t').next()?.strip_prefix("silver-feather-"))
    };
    let listed: BTreeSet<String> =
        ids().filter_map(|id| id.rsplit_once('-')).map(|(section, _)| section.to_owned()).collect();
    assert!(printed.len() > 35, "{}", printed.len());
    assert_eq!(printed, listed);
    let policy = compile(&SilverFeather).policy.unwrap();
    let said = serde_json::to_string(&policy).unwrap();
    let marked = |clause: &str| said.contains(&format!("\"{clause}\""));
    let carried = |id: &str| marked(id) || id.rsplit_once('-').is_some_and(|(section, _)| marked(section));
    let silent: Vec<_> = ids().filter(|id| !carried(id)).collect();
    assert_eq!(silent, Vec::<&str>::new(), "clauses that no node carries");
}
