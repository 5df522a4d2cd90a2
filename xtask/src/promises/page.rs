//! `docs/promises.md`: operator by clause, where it stands, what keeps it, which test shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// One operator's trace, as `zalog trace --json` gives it.
#[derive(Debug)]
pub struct Operator {
    pub name: String,
    pub trace: Value,
}

/// How many gaps an operator has, of how many clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gaps {
    pub clauses: u64,
    pub gaps: u64,
}

const HEAD: &str = "# Promises, one by one

Each clause of the five printed policies in `examples/`, what keeps it, and the tests that show it. *Engine*: the program
keeps it by itself; *people*: by a task that the program opens and watches; *words*: no software can. *Departed*: the
declaration says less or other than the printed text, and gives its reason. A *gap* is a clause that nothing is shown to
keep; most wait for a capability that is not built yet. `cargo xtask promises` writes this page from the tests, the
declarations and the table of capabilities; gaps may only become fewer ([how to keep one](recipes/keep-a-promise.md)).
";

impl Operator {
    fn count(&self, name: &str) -> u64 {
        self.trace.pointer(&format!("/counts/{name}")).and_then(Value::as_u64).unwrap_or_default()
    }

    pub fn gaps(&self) -> Gaps {
        Gaps { clauses: self.count("clauses"), gaps: self.count("gaps") }
    }

    fn clauses(&self) -> impl Iterator<Item = &Value> {
        self.trace.get("clauses").and_then(Value::as_array).into_iter().flatten()
    }

    /// Gaps by what they wait for.
    fn waiting(&self) -> BTreeMap<String, u64> {
        let mut all = BTreeMap::new();
        for clause in self.clauses() {
            let for_what = match text(clause, "state") {
                "no-test" => format!("a test of {}", text(clause, "kept_by")),
                "not-built" => text(clause, "coming").to_owned(),
                "no-node" | "no-mechanism" => "a node of the declaration".to_owned(),
                _ => continue,
            };
            *all.entry(for_what).or_default() += 1;
        }
        all
    }

    fn of_state(&self, state: &str) -> usize {
        self.clauses().filter(|clause| text(clause, "state") == state).count()
    }
}

/// The whole page.
pub fn page(operators: &[Operator]) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n## How many\n\n");
    out.push_str(
        "| operator | clauses | engine | people | words | departed | gaps | of them waiting for a test |\n",
    );
    out.push_str("| --- | --: | --: | --: | --: | --: | --: | --: |\n");
    for one in operators {
        let numbers =
            ["clauses", "engine", "people", "words", "departed", "gaps"].map(|n| one.count(n).to_string());
        let _ = writeln!(out, "| {} | {} | {} |", one.name, numbers.join(" | "), one.of_state("no-test"));
    }
    out.push_str("\n## What the gaps wait for\n\n");
    out.push_str(&waiting(operators));
    for one in operators {
        let _ = write!(out, "\n## {}\n\n| clause | says | stands | kept by | tests |\n", one.name);
        out.push_str("| --- | --- | --- | --- | --- |\n");
        one.clauses().for_each(|clause| row(&mut out, clause));
    }
    out
}

/// The table of what is missing, also printed by the test command.
pub fn waiting(operators: &[Operator]) -> String {
    let each: Vec<BTreeMap<String, u64>> = operators.iter().map(Operator::waiting).collect();
    let mut names: Vec<&String> = each.iter().flat_map(BTreeMap::keys).collect();
    names.sort();
    names.dedup();
    let heads: Vec<&str> = operators.iter().map(|o| o.name.as_str()).collect();
    let mut out = format!("| what | {} |\n| --- |{}\n", heads.join(" | "), " --: |".repeat(heads.len()));
    for name in names {
        let numbers: Vec<String> =
            each.iter().map(|one| one.get(name).map_or_else(String::new, u64::to_string)).collect();
        let _ = writeln!(out, "| {name} | {} |", numbers.join(" | "));
    }
    out
}

fn row(out: &mut String, clause: &Value) {
    let state = match text(clause, "state") {
        "no-test" => "gap: no test",
        "not-built" => "gap: not built",
        "no-node" => "gap: no node",
        "no-mechanism" => "gap: no mechanism",
        other => other,
    };
    let by = match (text(clause, "kept_by"), text(clause, "coming")) {
        (now, "") => now.to_owned(),
        ("", later) => format!("later {later}"),
        (now, later) => format!("{now}, later {later}"),
    };
    let tests: Vec<String> = list(clause, "tests").map(|test| format!("`{test}`")).collect();
    let departs: Vec<&str> = clause
        .get("departures")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|departure| text(departure, "reason"))
        .collect();
    let says = clause.get("clause").map_or("", |c| text(c, "fact"));
    let said =
        if departs.is_empty() { String::new() } else { format!(" *Departure: {}*", departs.join(" ")) };
    let id = clause.get("clause").map_or("", |c| text(c, "id"));
    let _ = writeln!(
        out,
        "| {id} | {}{} | {state} | {by} | {} |",
        cell(says),
        cell(&said),
        cell(&tests.join("<br>"))
    );
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v str> {
    value.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Text that stays within a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

/// The counts that a page of before gives for an operator.
pub fn committed(page: &str, operator: &str) -> Option<Gaps> {
    let row = page.lines().find(|line| line.starts_with(&format!("| {operator} | ")))?;
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    Some(Gaps { clauses: cells.get(2)?.parse().ok()?, gaps: cells.get(7)?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operator() -> Operator {
        let trace = serde_json::json!({
            "counts": { "clauses": 3, "engine": 1, "people": 0, "words": 0, "departed": 0, "gaps": 2 },
            "clauses": [
                { "clause": { "id": "x-1-a", "fact": "one | two" }, "state": "engine", "kept_by": "card.guard", "tests": ["a::it b"] },
                { "clause": { "id": "x-1-b", "fact": "three" }, "state": "no-test", "kept_by": "card.guard" },
                { "clause": { "id": "x-1-c", "fact": "four" }, "state": "not-built", "coming": "link.guard",
                  "departures": [{ "name": "n", "reason": "why" }] },
            ],
        });
        Operator { name: "x".to_owned(), trace }
    }

    #[test]
    fn the_page_says_each_clause_and_its_counts_can_be_read_back() {
        let page = page(&[operator()]);
        assert_eq!(committed(&page, "x"), Some(Gaps { clauses: 3, gaps: 2 }));
        assert_eq!(committed(&page, "y"), None);
        for line in [
            "| x-1-a | one \\| two | engine | card.guard | `a::it b` |",
            "| x-1-b | three | gap: no test | card.guard |  |",
            "| x-1-c | four *Departure: why* | gap: not built | later link.guard |  |",
            "| link.guard | 1 |",
            "| a test of card.guard | 1 |",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
    }
}
