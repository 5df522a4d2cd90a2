//! npm's lock file names packages by version and hash, never by the address of the mirror they came from.

use super::Finding;
use super::files::File;

/// Addresses in lock files.
pub fn findings(files: &[File]) -> Vec<Finding> {
    let locks = files.iter().filter(|file| file.path.ends_with("package-lock.json"));
    locks
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\""));
            lines.map(|(number, _)| {
                let place = format!("{}:{}", file.path, number + 1);
                Finding::new(
                    place,
                    "a download address; `npm install` with omit-lockfile-registry-resolved leaves it out",
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn an_address_is_refused() {
        let lock = "{\n  \"integrity\": \"x\",\n  \"resolved\": \"https://mirror.example/a.tgz\"\n}";
        assert_eq!(findings(&[file("e2e/package-lock.json", lock)]).len(), 1);
        assert!(findings(&[file("e2e/package-lock.json", "{}"), file("notes.md", lock)]).is_empty());
    }
}
