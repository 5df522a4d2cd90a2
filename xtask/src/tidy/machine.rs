//! No file names a path of somebody's machine.

use std::path::Path;

use super::Finding;
use super::files::File;

/// Beginnings of paths that only one machine has. Split, so that this file does not find itself.
const HOMES: &[&str] =
    &[concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("C:\\Us", "ers\\")];

/// Paths of homes, and of the folder this working copy is in.
pub fn findings(root: &Path, files: &[File]) -> Vec<Finding> {
    let mut beginnings: Vec<String> = HOMES.iter().map(|home| (*home).to_owned()).collect();
    // A copy directly under the file system's root would make every such path a find.
    if root.components().count() > 2 {
        beginnings.push(root.display().to_string());
    }
    files.iter().flat_map(|file| in_file(file, &beginnings)).collect()
}

fn in_file(file: &File, beginnings: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        if let Some(beginning) = beginnings.iter().find(|beginning| names(line, beginning)) {
            findings.push(Finding::new(
                format!("{}:{}", file.path, number + 1),
                format!("a machine's path: {beginning}"),
            ));
        }
    }
    findings
}

/// Whether the line has a path that begins so; `/cabinet/home/` is no such path.
fn names(line: &str, beginning: &str) -> bool {
    line.match_indices(beginning).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "_-.}*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn found(text: &str) -> usize {
        findings(Path::new("/srv/copies/one"), &[file("a.md", text)]).len()
    }

    #[test]
    fn paths_of_machines_are_refused() {
        for text in [HOMES[0], HOMES[1], "see /srv/copies/one/a.txt", "\"/srv/copies/one\""] {
            assert_eq!(found(&format!("first\nin {text}x")), 1, "{text}");
        }
        assert_eq!(found("/var/lib/zalog, https://site.example/ho".to_owned().as_str()), 0);
        assert_eq!(found(&format!("https://site.example{}", HOMES[0])), 0);
    }

    #[test]
    fn a_copy_at_the_top_finds_nothing_of_itself() {
        assert!(findings(Path::new("/z"), &[file("a.md", "/z and /zalog")]).is_empty());
    }
}
