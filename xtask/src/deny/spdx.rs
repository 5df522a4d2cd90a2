//! SPDX licence expressions (SPDX 2.3, annex D): may we use this under the licences we allow?

/// Whether the expression can be met by allowed licences alone: one side of an `OR`, both sides of an `AND`. The old
/// `A/B` of crates counts as `OR`. `A WITH exception` is met by `A` or by the whole phrase. What cannot be read is
/// not met.
pub fn met(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = Words { rest: spaced.split_whitespace().collect(), at: 0 };
    let result = words.either(allowed);
    result == Some(true) && words.at == words.rest.len()
}

struct Words<'a> {
    rest: Vec<&'a str>,
    at: usize,
}

impl<'a> Words<'a> {
    fn next_is(&mut self, word: &str) -> bool {
        let is = self.rest.get(self.at) == Some(&word);
        self.at += usize::from(is);
        is
    }

    fn take(&mut self) -> Option<&'a str> {
        let word = self.rest.get(self.at).copied()?;
        self.at += 1;
        Some(word)
    }

    fn either(&mut self, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
        let mut result = self.both(allowed)?;
        while self.next_is("OR") {
            result |= self.both(allowed)?;
        }
        Some(result)
    }

    fn both(&mut self, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
        let mut result = self.one(allowed)?;
        while self.next_is("AND") {
            result &= self.one(allowed)?;
        }
        Some(result)
    }

    fn one(&mut self, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
        if self.next_is("(") {
            let result = self.either(allowed)?;
            return self.next_is(")").then_some(result);
        }
        let licence = self.take().filter(|word| !["OR", "AND", "WITH", ")"].contains(word))?;
        if self.next_is("WITH") {
            let exception = self.take()?;
            return Some(allowed(licence) || allowed(&format!("{licence} WITH {exception}")));
        }
        Some(allowed(licence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_by_allowed_licences_alone() {
        let cases = [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("MIT/Apache-2.0", true),
            ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only AND GPL-2.0-only", true),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
            ("GPL-2.0-only WITH Classpath-exception-2.0", false),
            ("", false),
            ("MIT OR", false),
            ("(MIT", false),
            ("MIT Apache-2.0", false),
        ];
        let allowed = |licence: &str| ["MIT", "Apache-2.0", "Unicode-3.0"].contains(&licence);
        for (expression, expected) in cases {
            assert_eq!(met(expression, &allowed), expected, "{expression}");
        }
    }
}
