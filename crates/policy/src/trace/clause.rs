//! The clauses of an older printed text: one row of `clauses.tsv` each, and which of them a mark names.

use serde::Serialize;

/// One clause of a printed policy, taken apart by a person into what can be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// `pumpa-5.2.1-a`: operator, section, part.
    pub id: String,
    /// Short name of the operator.
    pub operator: String,
    /// What sort of clause it is (`purpose`, `right` …).
    pub kind: String,
    /// What the printed text says.
    pub fact: String,
    /// What software must do for it to be true.
    pub implies: String,
    /// The feature that it asks for (`retention`, `consent-ledger` …).
    pub feature: String,
    /// Whether software can keep it; otherwise words carry it.
    pub software: bool,
}

impl Clause {
    /// The section as it is numbered in the printed text: `5.2.1`, `data`.
    #[must_use]
    pub fn section(&self) -> &str {
        self.local().rsplit_once('-').map_or(self.local(), |(section, _)| section)
    }

    /// The id without the operator: `5.2.1-a`, `data-3`.
    #[must_use]
    pub fn local(&self) -> &str {
        self.id.strip_prefix(self.operator.as_str()).map_or(&self.id, |rest| rest.trim_start_matches('-'))
    }

    /// Whether a mark of the declaration names it: its section (`5.2.1`) or exactly itself (`5.2.1-a`).
    #[must_use]
    pub fn is_named_by(&self, mark: &str) -> bool {
        self.is_named_exactly_by(mark) || self.section() == mark
    }

    /// Whether a mark names this clause and no other: `5.2.1-a`.
    #[must_use]
    pub fn is_named_exactly_by(&self, mark: &str) -> bool {
        self.local() == mark || self.id == mark
    }
}

/// Why a row of `clauses.tsv` could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClauseError {
    /// The first line must name the columns.
    #[error("line 1: the columns are id, operator, kind, fact, implies, feature, software")]
    Head,
    /// A row has another number of columns, or an empty one.
    #[error("line {0}: seven columns with something in each")]
    Row(usize),
    /// The last column is neither `yes` nor `text`.
    #[error("line {0}: the last column is `yes` or `text`")]
    Software(usize),
    /// Two rows have one id.
    #[error("line {0}: the id stands twice")]
    Twice(usize),
}

const HEAD: &str = "id\toperator\tkind\tfact\timplies\tfeature\tsoftware";

/// Reads `clauses.tsv`: a head line and one clause per line, in the order of the printed text.
///
/// # Errors
/// [`ClauseError`] with the line that is wrong.
pub fn clauses(text: &str) -> Result<Vec<Clause>, ClauseError> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    if lines.next().is_none_or(|(_, head)| head.trim_end() != HEAD) {
        return Err(ClauseError::Head);
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut all = Vec::new();
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [id, operator, kind, fact, implies, feature, software] = columns.as_slice() else {
            return Err(ClauseError::Row(number));
        };
        if columns.iter().any(|column| column.is_empty()) {
            return Err(ClauseError::Row(number));
        }
        let software = match *software {
            "yes" => true,
            "text" => false,
            _ => return Err(ClauseError::Software(number)),
        };
        if !seen.insert((*id).to_owned()) {
            return Err(ClauseError::Twice(number));
        }
        all.push(Clause {
            id: (*id).to_owned(),
            operator: (*operator).to_owned(),
            kind: (*kind).to_owned(),
            fact: (*fact).to_owned(),
            implies: (*implies).to_owned(),
            feature: (*feature).to_owned(),
            software,
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(id: &str, operator: &str) -> Clause {
        let text = format!("{HEAD}\n{id}\t{operator}\tright\tsays\timplies\tcabinet\tyes\n");
        clauses(&text).unwrap().remove(0)
    }

    #[test]
    fn a_mark_names_a_section_or_one_clause() {
        let clause = clause("pumpa-5.2.1-a", "pumpa");
        assert_eq!(clause.section(), "5.2.1");
        for (mark, named) in
            [("5.2.1", true), ("5.2.1-a", true), ("5.2.1-b", false), ("5.2", false), ("5", false)]
        {
            assert_eq!(clause.is_named_by(mark), named, "{mark}");
        }
        assert!(clause.is_named_exactly_by("5.2.1-a") && !clause.is_named_exactly_by("5.2.1"));
    }

    #[test]
    fn sections_without_numbers_work_alike() {
        let clause = clause("progtime-data-3", "progtime");
        assert_eq!((clause.section(), clause.local()), ("data", "data-3"));
        assert!(clause.is_named_by("data-3") && clause.is_named_by("data"));
        assert!(!clause.is_named_by("data-31") && !clause.is_named_by("3"));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let row = "a-1-a\ta\tright\tsays\timplies\tcabinet\tyes";
        let cases = [
            ("id\toperator\n".to_owned(), ClauseError::Head),
            (format!("{HEAD}\na-1-a\ta\tright\n"), ClauseError::Row(2)),
            (format!("{HEAD}\n\n{row}\n{row}\n"), ClauseError::Twice(4)),
            (format!("{HEAD}\n{}\n", row.replace("yes", "perhaps")), ClauseError::Software(2)),
        ];
        for (text, error) in cases {
            assert_eq!(clauses(&text), Err(error));
        }
    }
}
