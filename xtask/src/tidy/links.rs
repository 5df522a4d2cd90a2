//! Relative links in the documents lead to files that are there.

use std::path::Path;

use super::Finding;
use super::files::File;

/// Dead relative links of all Markdown files.
pub fn findings(root: &Path, files: &[File]) -> Vec<Finding> {
    let documents = files.iter().filter(|file| file.path.ends_with(".md"));
    documents.flat_map(|file| dead(file, &|path| root.join(path).exists())).collect()
}

fn dead(file: &File, exists: &dyn Fn(&Path) -> bool) -> Vec<Finding> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    let mut findings = Vec::new();
    let mut in_fence = false;
    for (number, line) in file.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        }
        if in_fence {
            continue;
        }
        for target in targets(line) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !exists(&folder.join(path)) {
                findings.push(Finding::new(
                    format!("{}:{}", file.path, number + 1),
                    format!("`{target}` leads nowhere"),
                ));
            }
        }
    }
    findings
}

/// Targets of inline links, without those that lead outside.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split([')', ' ']).next()?;
        let outside = target.contains("://") || target.starts_with("mailto:") || target.starts_with('/');
        (!outside).then_some(target)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn said(text: &str) -> Vec<String> {
        let exists = |path: &Path| path == Path::new("docs/recipes/../adr/0001-a.md");
        dead(&file("docs/recipes/a.md", text), &exists).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn dead_links_are_named_and_live_ones_pass() {
        assert!(
            said("[a](../adr/0001-a.md) [b](../adr/0001-a.md#why) [c](#here) [d](https://a.example)")
                .is_empty()
        );
        assert!(said("```\n[a](gone.md)\n```").is_empty());
        assert_eq!(
            said("x\n[a](../adr/0001-a.md), [b](gone.md)"),
            ["docs/recipes/a.md:2: `gone.md` leads nowhere"]
        );
        assert_eq!(said("![picture](gone.png \"title\")").len(), 1);
    }
}
