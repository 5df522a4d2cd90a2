//! The guard of free text: what a declaration says is not received (`не-получаем`), found in what people write.

use std::ops::Range;

use zalog_law::number::{Guarded, find_guarded};
use zalog_policy::model::NotReceived;

/// One place of a text that may not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Of which sort it is.
    pub sort: NotReceived,
    /// Where, in bytes.
    pub at: Range<usize>,
}

/// The first place of a text that holds a card number or something else that is not received.
#[must_use]
pub fn find(text: &str, not_received: &[NotReceived]) -> Option<Found> {
    let others = not_received.iter().filter(|sort| **sort != NotReceived::Cards);
    let kinds: Vec<Guarded> =
        [NotReceived::Cards].iter().chain(others).flat_map(|sort| numbers(*sort)).copied().collect();
    let found = find_guarded(text, &kinds)?;
    Some(Found { sort: sort(found.kind), at: found.at })
}

/// The text without what is not received, and the sort of each place that was taken out; `None` when there is no such place.
/// Where something was, an ellipsis stands.
#[must_use]
pub fn without(text: &str, not_received: &[NotReceived]) -> Option<(String, Vec<NotReceived>)> {
    let (mut rest, mut taken) = (text.to_owned(), Vec::new());
    // Each turn takes at least six digits away, so it ends; what is left is looked through anew, for nothing may join.
    while let Some(found) = find(&rest, not_received) {
        rest.replace_range(found.at, "…");
        taken.push(found.sort);
    }
    (!taken.is_empty()).then_some((rest, taken))
}

/// The numbers by which a sort is known. A copy of a document is a file, and no file is taken.
const fn numbers(sort: NotReceived) -> &'static [Guarded] {
    match sort {
        NotReceived::Cards => &[Guarded::Card],
        NotReceived::BankAccounts => &[Guarded::BankAccount],
        NotReceived::Passports => &[Guarded::Passport],
        NotReceived::IdentityNumbers => &[Guarded::Snils, Guarded::Inn, Guarded::Iin],
        NotReceived::DocumentCopies => &[],
    }
}

const fn sort(kind: Guarded) -> NotReceived {
    match kind {
        Guarded::Card => NotReceived::Cards,
        Guarded::BankAccount => NotReceived::BankAccounts,
        Guarded::Passport => NotReceived::Passports,
        Guarded::Snils | Guarded::Inn | Guarded::Iin => NotReceived::IdentityNumbers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_found_for_everybody_and_the_rest_where_it_is_declared() {
        let cases = [
            ("карта 4111 1111 1111 1111", NotReceived::Cards),
            ("счёт 40817810570000123456", NotReceived::BankAccounts),
            ("паспорт 4510 123456", NotReceived::Passports),
            ("СНИЛС 112-233-445 95", NotReceived::IdentityNumbers),
        ];
        for (text, sort) in cases {
            let found = |sorts: &[NotReceived]| find(text, sorts).map(|f| f.sort);
            assert_eq!(found(&NotReceived::ALL), Some(sort), "{text}");
            assert_eq!(found(&[]), (sort == NotReceived::Cards).then_some(sort), "{text}");
            assert_eq!(found(&[sort]), Some(sort), "{text}");
        }
        let two = "карта 4111 1111 1111 1111 и 4111-1111-1111-1111, паспорт 4510 123456.";
        let (rest, taken) = without(two, &NotReceived::ALL).unwrap();
        assert_eq!(rest, "карта … и …, паспорт ….");
        assert_eq!(taken, [NotReceived::Cards, NotReceived::Cards, NotReceived::Passports]);
        assert_eq!(without("обычный вопрос", &NotReceived::ALL), None);
        assert_eq!(find("обычный вопрос", &NotReceived::ALL), None);
    }
}
