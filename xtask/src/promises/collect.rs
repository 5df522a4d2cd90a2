//! The clauses that tests name: `/// Keeps: pumpa-5.2.1-a, …` above a test in Rust, `// Keeps: …` above a check of a
//! browser suite. A test is named the way its runner names it when it passes.

use std::fs;
use std::path::{Path, PathBuf};

/// One clause named by one test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    pub clause: String,
    pub test: String,
}

/// Everything that was collected, and what was wrong with it.
#[derive(Debug, Default)]
pub struct Collected {
    pub shown: Vec<Shown>,
    pub findings: Vec<String>,
}

/// Reads every test of the workspace.
pub fn collect(root: &Path) -> Result<Collected, String> {
    let mut all = Collected::default();
    for folder in folders(&root.join("crates"))? {
        let package = package(&folder)?;
        let library = folder.join("src/lib.rs").is_file();
        for file in files(&folder, "rs")? {
            let text = read(&file)?;
            let place = file.strip_prefix(&folder).unwrap_or(&file);
            if let Some(home) = home(&package, place, library) {
                all.rust(&text, &home, &file.strip_prefix(root).unwrap_or(&file).display().to_string());
            }
        }
    }
    for file in files(&root.join("e2e/suites"), "mjs")? {
        let suite = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        all.browser(&read(&file)?, &suite);
    }
    all.shown.sort();
    all.shown.dedup();
    Ok(all)
}

impl Collected {
    /// The index that is compiled into the program.
    pub fn index(&self) -> String {
        let mut out = "# clause\ttest that shows it. Written by `cargo xtask promises`.\n".to_owned();
        for shown in &self.shown {
            out.push_str(&format!("{}\t{}\n", shown.clause, shown.test));
        }
        out
    }

    fn rust(&mut self, text: &str, home: &Home, place: &str) {
        let mut waiting: Vec<String> = Vec::new();
        let mut is_test = false;
        let mut inner: Vec<(usize, String)> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let bare = line.trim_start();
            let depth = line.len() - bare.len();
            if !bare.is_empty() {
                inner.retain(|(at, _)| *at < depth || bare.starts_with("//"));
            }
            if let Some(clauses) = bare.strip_prefix("/// Keeps:") {
                waiting.extend(named(clauses));
            } else if let Some(name) = word_after(bare, "mod ").filter(|_| bare.ends_with('{')) {
                inner.push((depth, name));
            } else if bare.starts_with("#[test]") || bare.starts_with("#[tokio::test") {
                is_test = true;
            } else if let Some(name) = word_after(bare, "fn ") {
                let path = inner.iter().map(|(_, name)| name.clone());
                let path: Vec<String> = home.path.iter().cloned().chain(path).chain([name]).collect();
                let test = format!("{} {}", home.binary, path.join("::"));
                if !waiting.is_empty() && !is_test {
                    self.findings.push(format!("{place}:{}: `Keeps` stands above no test", index + 1));
                } else {
                    self.shown.extend(waiting.drain(..).map(|clause| Shown { clause, test: test.clone() }));
                }
                waiting.clear();
                is_test = false;
            }
        }
        if !waiting.is_empty() {
            self.findings.push(format!("{place}: `Keeps` at the end stands above no test"));
        }
    }

    fn browser(&mut self, text: &str, suite: &str) {
        let mut waiting: Vec<String> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if let Some(clauses) = line.trim_start().strip_prefix("// Keeps:") {
                waiting.extend(named(clauses));
            } else if !waiting.is_empty() && !line.trim_start().starts_with("//") {
                match title(line) {
                    Some(title) => self.shown.extend(
                        waiting
                            .drain(..)
                            .map(|clause| Shown { clause, test: format!("e2e {suite}: {title}") }),
                    ),
                    None => self.findings.push(format!(
                        "e2e/suites/{suite}.mjs:{}: `Keeps` stands above no check with a title",
                        index + 1
                    )),
                }
                waiting.clear();
            }
        }
    }
}

/// How a runner names the tests of a file: the binary, and the modules that lead to the file.
#[derive(Debug, PartialEq, Eq)]
struct Home {
    binary: String,
    path: Vec<String>,
}

/// Where the tests of a file live, for its place within the package.
fn home(package: &str, place: &Path, library: bool) -> Option<Home> {
    let mut parts: Vec<String> =
        place.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let top = (!parts.is_empty()).then(|| parts.remove(0))?;
    let binary = match top.as_str() {
        "src" if library => package.to_owned(),
        "src" => format!("{package}::bin/{package}"),
        "tests" if !parts.is_empty() => format!("{package}::{}", parts.remove(0)),
        _ => return None,
    };
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "main" | "lib")) {
        parts.pop();
    }
    Some(Home { binary, path: parts })
}

fn named(list: &str) -> Vec<String> {
    let parts = list.split([',', ' ']).map(|part| part.trim().trim_end_matches('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The name that follows a keyword at the beginning of a line, whatever its visibility.
fn word_after(line: &str, keyword: &str) -> Option<String> {
    let line = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) ")).unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = line.strip_prefix(keyword)?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// The first text in quotes on a line; of a template, what stands before its first place-holder.
fn title(line: &str) -> Option<String> {
    let start = line.find(['"', '`'])?;
    let quote = line.get(start..)?.chars().next()?;
    let rest = line.get(start + 1..)?;
    let text = rest.get(..rest.find(quote)?)?;
    let text = text.split("${").next().unwrap_or(text).trim_end();
    (!text.is_empty()).then(|| text.to_owned())
}

fn package(folder: &Path) -> Result<String, String> {
    let text = read(&folder.join("Cargo.toml"))?;
    let table: toml::Table = text.parse().map_err(|error| format!("{}: {error}", folder.display()))?;
    let name = table.get("package").and_then(|p| p.get("name")).and_then(toml::Value::as_str);
    name.map(str::to_owned).ok_or_else(|| format!("{}: no package name", folder.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(entries(folder)?.into_iter().filter(|path| path.join("Cargo.toml").is_file()).collect())
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        all.push(entry.map_err(wrong)?.path());
    }
    all.sort();
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, place: &str) -> Collected {
        let mut all = Collected::default();
        all.rust(text, &home("zalog-app", Path::new(place), true).unwrap(), place);
        all
    }

    fn pairs(all: &Collected) -> Vec<(&str, &str)> {
        all.shown.iter().map(|s| (s.clause.as_str(), s.test.as_str())).collect()
    }

    #[test]
    fn a_test_is_named_as_its_runner_names_it() {
        let text =
            "/// Says why.\n///\n/// Keeps: a-1-a, a-1-b\n/// Keeps: a-2-a\n#[test]\nfn it_holds() {\n}\n";
        let cases = [
            ("tests/promises/pumpa.rs", "zalog-app::promises pumpa::it_holds"),
            ("tests/it/document/mod.rs", "zalog-app::it document::it_holds"),
            ("tests/it/main.rs", "zalog-app::it it_holds"),
            ("src/staff/open.rs", "zalog-app staff::open::it_holds"),
        ];
        for (place, name) in cases {
            assert_eq!(
                pairs(&of(text, place)),
                [("a-1-a", name), ("a-1-b", name), ("a-2-a", name)],
                "{place}"
            );
        }
    }

    #[test]
    fn modules_inside_a_file_belong_to_the_name() {
        let text = "mod tests {\n    /// Keeps: a-1-a\n    #[test]\n    fn one() {\n    }\n}\n/// Keeps: a-2-a\n#[test]\nfn two() {}\n";
        let all = of(text, "src/lib.rs");
        assert_eq!(pairs(&all), [("a-1-a", "zalog-app tests::one"), ("a-2-a", "zalog-app two")]);
    }

    #[test]
    fn a_test_that_waits_is_a_test() {
        let all = of("/// Keeps: a-1-a\n#[tokio::test]\nasync fn it_answers() {}\n", "tests/it/main.rs");
        assert_eq!(pairs(&all), [("a-1-a", "zalog-app::it it_answers")]);
        assert!(all.findings.is_empty());
    }

    #[test]
    fn a_promise_above_no_test_is_found() {
        let all = of("/// Keeps: a-1-a\nfn helper() {}\n", "tests/it/main.rs");
        assert_eq!((all.shown.len(), all.findings.len()), (0, 1));
    }

    #[test]
    fn checks_of_the_browser_go_by_their_title() {
        let mut all = Collected::default();
        all.browser("  // Keeps: a-1-a\n  await t.test(`the page of ${host} opens`, run);\n", "policy");
        all.browser("  // Keeps: a-1-b\n  // why\n  await t.test(\"it closes\", run);\n", "policy");
        all.browser("  // Keeps: a-1-c\n  const x = 1;\n", "policy");
        assert_eq!(pairs(&all), [("a-1-a", "e2e policy: the page of"), ("a-1-b", "e2e policy: it closes")]);
        assert_eq!(all.findings.len(), 1);
    }
}
