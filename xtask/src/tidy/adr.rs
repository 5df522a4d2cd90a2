//! Decisions in `docs/adr` are numbered from 0001 without gaps: a number once given is never given again.

use super::Finding;
use super::files::File;

/// Names that are no `NNNN-title.md`, and numbers missing or given twice.
pub fn findings(files: &[File]) -> Vec<Finding> {
    let names = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("docs/adr/"))
        .filter(|name| *name != "README.md");
    let mut findings = Vec::new();
    let mut numbers = Vec::new();
    for name in names {
        match number(name) {
            Some(number) => numbers.push((number, name)),
            None => findings.push(Finding::new(format!("docs/adr/{name}"), "is not named NNNN-title.md")),
        }
    }
    numbers.sort_unstable();
    for (expected, (number, name)) in (1..).zip(&numbers) {
        if *number != expected {
            findings
                .push(Finding::new(format!("docs/adr/{name}"), format!("{expected:04} was expected here")));
            break;
        }
    }
    findings
}

fn number(name: &str) -> Option<u32> {
    let (digits, title) = name.strip_suffix(".md")?.split_once('-')?;
    (digits.len() == 4 && !title.is_empty()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn said(names: &[&str]) -> Vec<String> {
        let files: Vec<_> = names.iter().map(|name| file(&format!("docs/adr/{name}"), "")).collect();
        findings(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn gaps_doubles_and_odd_names_are_refused() {
        assert!(said(&["README.md", "0002-b.md", "0001-a.md"]).is_empty());
        assert_eq!(said(&["0001-a.md", "0003-c.md"]), ["docs/adr/0003-c.md: 0002 was expected here"]);
        assert_eq!(said(&["0001-a.md", "0001-b.md"]), ["docs/adr/0001-b.md: 0002 was expected here"]);
        assert_eq!(said(&["0002-b.md"]).len(), 1);
        assert_eq!(said(&["1-a.md"]), ["docs/adr/1-a.md: is not named NNNN-title.md"]);
    }
}
