//! Nothing unfinished in the code, no test that is not run.

use super::Finding;
use super::files::File;
use crate::source::Source;

const BANNED: &[(&str, &str)] = &[
    ("todo!(", "unfinished"),
    ("unimplemented!(", "unfinished"),
    ("#[ignore", "a test that is not run; assert what happens today instead"),
];

/// Banned words in code; comments and strings may say them.
pub fn findings(files: &[File]) -> Vec<Finding> {
    files.iter().filter(|file| file.path.ends_with(".rs")).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let code = Source::of(&file.text).code;
    let mut findings = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for (word, why) in BANNED.iter().filter(|(word, _)| line.contains(word)) {
            findings.push(Finding::new(format!("{}:{}", file.path, number + 1), format!("`{word}`: {why}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn code_is_refused_and_words_are_not() {
        for code in ["todo!()", "std::unimplemented!(\"x\")", "#[ignore = \"slow\"]", "#[ignore]"] {
            let found = findings(&[file("crates/app/src/a.rs", &format!("// first\n{code}"))]);
            assert_eq!(found.len(), 1, "{code}");
            assert!(found[0].to_string().starts_with("crates/app/src/a.rs:2: "));
        }
        for words in ["// todo!(", "f(\"todo!(\")", "/* #[ignore] */"] {
            assert!(findings(&[file("crates/app/src/a.rs", words)]).is_empty(), "{words}");
        }
    }
}
