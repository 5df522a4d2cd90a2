//! A file is one room: long ones hide two things under one roof.

use super::Finding;
use super::files::File;

const LINES_WARN: usize = 400;
const LINES_MAX: usize = 600;

/// Rust files of the crates that are too long.
pub fn findings(files: &[File]) -> Vec<Finding> {
    files.iter().filter(|file| file.is_crate_source()).filter_map(one).collect()
}

fn one(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    if lines > LINES_MAX {
        Some(Finding::new(&file.path, format!("{lines} lines; {LINES_MAX} is the most")))
    } else if lines > LINES_WARN {
        Some(Finding::warning(&file.path, format!("{lines} lines; is it two things?")))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn long_is_warned_of_and_too_long_refused() {
        let lines = |count: usize| findings(&[file("crates/app/src/a.rs", &"x\n".repeat(count))]);
        assert!(lines(400).is_empty());
        assert!(lines(401).iter().all(|finding| finding.warning));
        assert_eq!(lines(600).len(), 1);
        assert_eq!(lines(601), [Finding::new("crates/app/src/a.rs", "601 lines; 600 is the most")]);
    }
}
