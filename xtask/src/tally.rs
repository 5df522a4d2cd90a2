//! How many passed and failed, and how to read that from the output of each kind of suite.

use std::fmt;
use std::ops::AddAssign;

/// Counts of one suite, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// One check that either holds or does not.
    pub fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed) }
    }

    /// The counts as the suite printed them, corrected by how its process ended: a suite that ends badly
    /// without naming a failure (it did not compile, it was killed) is one failure.
    pub fn of_suite(output: &str, ended_well: bool) -> Self {
        let mut tally = Self::default();
        for line in output.lines() {
            if let Some(counts) =
                nextest_line(line).or_else(|| libtest_line(line)).or_else(|| plain_line(line))
            {
                tally += counts;
            }
        }
        if !ended_well && tally.failed == 0 {
            tally.failed = 1;
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `Summary [ 1.2s] 7 tests run: 4 passed (1 slow), 1 failed, 1 timed out, 1 exec failed, 0 skipped`
fn nextest_line(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim_start().strip_prefix("Summary [")?.split_once("run:")?;
    let failed = ["failed", "exec failed", "timed out"].iter().filter_map(|kind| count(counts, kind)).sum();
    Some(Tally { passed: count(counts, "passed")?, failed })
}

/// `test result: FAILED. 4 passed; 1 failed; 0 ignored; ...`
fn libtest_line(line: &str) -> Option<Tally> {
    let counts = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?.1;
    Some(Tally { passed: count(counts, "passed")?, failed: count(counts, "failed")? })
}

/// `4 passed, 1 failed`, alone on its line: the browser suite.
fn plain_line(line: &str) -> Option<Tally> {
    let (passed, failed) = line.trim().split_once(" passed, ")?;
    Some(Tally { passed: passed.parse().ok()?, failed: failed.strip_suffix(" failed")?.parse().ok()? })
}

/// The number that stands before `kind` in a list separated by `,` or `;`.
fn count(list: &str, kind: &str) -> Option<u64> {
    list.split([',', ';']).find_map(|part| {
        let (number, rest) = part.trim().split_once(' ')?;
        let rest = rest.split_once(" (").map_or(rest, |(before, _)| before);
        (rest == kind).then(|| number.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_summary_is_read() {
        let cases = [
            ("     Summary [   0.01s] 2 tests run: 2 passed, 0 skipped", 2, 0),
            ("     Summary [   9.20s] 1 test run: 1 passed (1 slow), 3 skipped", 1, 0),
            ("Summary [ 1s] 7/9 tests run: 4 passed, 1 failed, 1 timed out, 1 exec failed, 0 skipped", 4, 3),
            ("test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", 5, 0),
            ("test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 5, 2),
            ("11 passed, 1 failed", 11, 1),
            ("a page said: 11 passed, 1 failed", 0, 0),
            ("nothing of the kind", 0, 0),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(Tally::of_suite(line, true), Tally { passed, failed }, "{line}");
        }
    }

    #[test]
    fn several_lines_are_summed() {
        let output = "test result: ok. 5 passed; 0 failed;\nother\ntest result: FAILED. 1 passed; 2 failed;";
        assert_eq!(Tally::of_suite(output, false), Tally { passed: 6, failed: 2 });
    }

    #[test]
    fn a_bad_end_without_a_named_failure_is_a_failure() {
        assert_eq!(Tally::of_suite("error: could not compile", false), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn the_closing_line_has_its_form() {
        assert_eq!(Tally { passed: 3, failed: 0 }.to_string(), "3 passed, 0 failed");
    }
}
