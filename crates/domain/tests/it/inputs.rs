//! What people type: contacts, numbers to read aloud, ids, fields.

use proptest::prelude::*;
use zalog_domain::clock::{Entropy, SeededEntropy};
use zalog_domain::ids::{self, CompartmentId, JobId, OperationId, SubjectId};
use zalog_domain::input::{InputError, Reading, accept};
use zalog_domain::reference::{Reference, ReferenceError};
use zalog_domain::{contact, limits};
use zalog_law::Jurisdiction;
use zalog_policy::model::{ItemKind, NotReceived};

/// Always the same bytes.
struct Constant(u8);

impl Entropy for Constant {
    fn fill(&self, out: &mut [u8]) {
        out.fill(self.0);
    }
}

fn email(text: &str) -> Option<String> {
    contact::email(text).map(contact::NormalForm::into_text)
}

fn phone(text: &str, seat: Jurisdiction) -> Option<String> {
    contact::phone(text, seat).map(contact::NormalForm::into_text)
}

#[test]
fn no_address_gets_past_that_could_break_a_letter() {
    let refused = [
        "",
        " ",
        "@",
        "a@",
        "@example.com",
        "a@example",
        "a@.com",
        "a@example.com.",
        "a@-example.com",
        "a b@example.com",
        "a@exa mple.com",
        "a@example.com\nBcc: b@example.com",
        "a\r\n@example.com",
        "a@example.com, b@example.com",
        "a@example.com;b@example.com",
        "<a@example.com>",
        "a@[192.0.2.1]",
        "a@[IPv6:2001:db8::1]",
        "\"a b\"@example.com",
        "\"a\"@example.com",
        "a\0@example.com",
        "mailto:a@example.com b",
    ];
    for typed in refused {
        assert_eq!(email(typed), None, "{typed:?}");
    }
    assert_eq!(
        email(&format!("{}@example.com", "a".repeat(65))),
        None,
        "a local part has 64 signs at the most"
    );
    assert_eq!(email(&format!("a@{}.example", "b.".repeat(200))), None);
    let accepted = [
        ("a@example.com", "a@example.com"),
        ("A.B-C_D+e@Sub.Example.COM", "a.b-c_d+e@sub.example.com"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("\tа@пример.рф\u{a0}", "а@пример.рф"),
        // One letter, two spellings in Unicode: one account.
        ("cafe\u{301}@example.com", "caf\u{e9}@example.com"),
    ];
    for (typed, normal) in accepted {
        assert_eq!(email(typed).as_deref(), Some(normal), "{typed:?}");
    }
}

#[test]
fn a_number_without_a_country_is_the_operators_if_it_has_one() {
    let rows = [
        ("8 916 123-45-67", Jurisdiction::Ru, Some("+79161234567")),
        ("8 701 234-56-78", Jurisdiction::Kz, Some("+77012345678")),
        ("+49 30 901820", Jurisdiction::Ru, Some("+4930901820")),
        ("+49 30 901820", Jurisdiction::Eu, Some("+4930901820")),
        // The Union has no country code: nothing is guessed.
        ("030 901820", Jurisdiction::Eu, None),
        ("8 916 123-45-67", Jurisdiction::Eu, None),
        ("", Jurisdiction::Ru, None),
        ("+", Jurisdiction::Ru, None),
        ("+7", Jurisdiction::Ru, None),
        ("+79161234567890123", Jurisdiction::Ru, None),
        ("тел. 8 916 123-45-67 спросить Машу", Jurisdiction::Ru, None),
    ];
    for (typed, seat, normal) in rows {
        assert_eq!(phone(typed, seat).as_deref(), normal, "{typed:?} {seat:?}");
    }
}

proptest! {
    /// A normal form is its own normal form, whatever was typed.
    #[test]
    fn normal_forms_are_stable(local in "[a-zA-Zа-яё0-9.+_-]{1,12}", domain in "[a-zA-Zа-я0-9-]{1,10}\\.[a-z]{2,5}") {
        if let Some(once) = email(&format!(" {local}@{domain} ")) {
            prop_assert_eq!(email(&once), Some(once));
        }
    }

    #[test]
    fn nothing_typed_breaks_the_checks(typed in "\\PC{0,60}|[0-9 +()-]{0,40}") {
        for seat in Jurisdiction::ALL {
            let _ = phone(&typed, seat);
            for kind in [ItemKind::Email, ItemKind::Date, ItemKind::DateTime, ItemKind::Inn, ItemKind::Text, ItemKind::Line] {
                let _ = accept(&kind, &typed, Reading { seat, not_received: &NotReceived::ALL });
            }
        }
        let _ = Reference::parse(&typed);
        prop_assert!(SubjectId::from_hex(&typed).is_none_or(|id| id.hex() == typed.to_lowercase()));
    }

    /// One sign changed, or two neighbours swapped: both are found, at every place.
    #[test]
    fn every_slip_in_a_reference_is_found(seed in any::<u64>(), place in 0usize..13, to in 0usize..32) {
        let number = Reference::new(&SeededEntropy::new(seed));
        let signs: Vec<char> = number.as_str().chars().collect();
        let mut slipped = signs.clone();
        slipped[place] = char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[to]);
        let typed: String = slipped.iter().collect();
        prop_assert_eq!(Reference::parse(&typed).is_ok(), slipped == signs);
        if place < 11 && signs[place] != signs[place + 1] {
            let mut swapped = signs;
            swapped.swap(place, place + 1);
            prop_assert_eq!(Reference::parse(&swapped.iter().collect::<String>()), Err(ReferenceError::Check));
        }
    }

    #[test]
    fn a_reference_is_read_however_it_is_typed(seed in any::<u64>()) {
        let number = Reference::new(&SeededEntropy::new(seed));
        let text = number.as_str();
        let typed = [
            text.to_owned(),
            number.grouped(),
            number.grouped().to_lowercase(),
            format!(" {} ", number.grouped().replace('-', " ")),
            text.replace('0', "O").replace('1', "I"),
            text.to_lowercase().replace('0', "o").replace('1', "l"),
        ];
        for typed in typed {
            prop_assert_eq!(Reference::parse(&typed), Ok(number.clone()), "{}", typed);
        }
    }
}

#[test]
fn references_at_the_edges() {
    assert_eq!(Reference::new(&Constant(0)).as_str(), "0000000000000");
    assert_eq!(Reference::new(&Constant(0xff)).grouped(), "ZZZZ-ZZZZ-ZZZZ-9");
    let rows = [
        ("", ReferenceError::Length),
        ("ZZZZ-ZZZZ-ZZZZ", ReferenceError::Length),
        ("ZZZZ-ZZZZ-ZZZZ-99", ReferenceError::Length),
        ("UZZZ-ZZZZ-ZZZZ-9", ReferenceError::Sign),
        ("ZZZZ-ZZZZ-ZZZZ-!", ReferenceError::Sign),
        ("ZZZZ-ZZZZ-ZZZZ-C", ReferenceError::Check),
        ("ЯЯЯЯ-ZZZZ-ZZZZ-9", ReferenceError::Sign),
    ];
    for (typed, why) in rows {
        assert_eq!(Reference::parse(typed), Err(why), "{typed}");
    }
}

#[test]
fn ids_are_of_their_kind_and_go_there_and_back() {
    let now: jiff::Timestamp = "2026-11-22T12:00:00.123Z".parse().unwrap();
    let random = SubjectId::new(&Constant(0xff));
    assert_eq!(random.hex(), "f".repeat(32));
    // RFC 9562, UUID version 7: 48 bits of milliseconds, version, variant, the rest random.
    let timed = JobId::new(now, &Constant(0xff));
    assert_eq!(timed.hex(), format!("{:012x}7fffbfffffffffffffff", now.as_millisecond()));
    assert_eq!(ids::entry_id(now, &Constant(0)).0[..9], JobId::new(now, &Constant(0)).as_bytes()[..9]);
    assert_eq!(JobId::new(jiff::Timestamp::MIN, &Constant(0)).hex(), "00000000000070008000000000000000");
    assert_eq!(
        CompartmentId::from_hex(&random.hex().to_uppercase()).map(|id| *id.as_bytes()),
        Some([0xff; 16])
    );
    for text in ["", "f", &"f".repeat(31), &"f".repeat(33), &"g".repeat(32), &"ё".repeat(16), &"ё".repeat(32)]
    {
        assert_eq!(OperationId::from_hex(text), None, "{text}");
    }
    assert_eq!(OperationId::from_slice(&[1; 16]), Some(OperationId::from_bytes([1; 16])));
    assert_eq!(OperationId::from_slice(&[1; 15]), None);
    assert_eq!(format!("{random:?}"), format!("SubjectId({})", "f".repeat(32)));
}

#[test]
fn ten_thousand_ids_are_ten_thousand() {
    let entropy = SeededEntropy::new(1);
    let ids: std::collections::BTreeSet<_> = (0..10_000).map(|_| SubjectId::new(&entropy)).collect();
    assert_eq!(ids.len(), 10_000);
}

#[test]
fn fields_at_their_limits() {
    let seat = Reading { seat: Jurisdiction::Ru, not_received: &[] };
    let check =
        |kind: ItemKind, typed: &str| accept(&kind, typed, seat).map(|a| a.value.seal_with(<[u8]>::to_vec));
    let said = |typed: &str| Ok(typed.as_bytes().to_vec());
    assert_eq!(check(ItemKind::Line, &"я".repeat(limits::LINE_CHARS)), said(&"я".repeat(limits::LINE_CHARS)));
    assert_eq!(check(ItemKind::Text, &"я".repeat(limits::TEXT_CHARS + 1)), Err(InputError::TooLong));
    assert_eq!(check(ItemKind::Text, "раз\r\nдва\tтри"), said("раз\nдва\tтри"));
    assert_eq!(check(ItemKind::Text, "a\u{0}b"), Err(InputError::Characters));
    assert_eq!(check(ItemKind::Line, "4111-1111-1111-1111"), Err(InputError::Card));
    assert_eq!(check(ItemKind::DateTime, "01.12.2026 10:30"), said("2026-12-01T10:30"));
    assert_eq!(check(ItemKind::Date, "29.02.2024"), said("2024-02-29"));
    assert_eq!(check(ItemKind::Date, "29.02.2025"), Err(InputError::Date));
    // However long a text somebody sends, saying no takes no time worth naming.
    for kind in [ItemKind::Email, ItemKind::Phone, ItemKind::Date, ItemKind::Inn] {
        assert!(check(kind.clone(), &"7".repeat(limits::FORM_BYTES)).is_err(), "{kind:?}");
    }
    let contacts = [
        (ItemKind::Email, "a@example.com", true),
        (ItemKind::Phone, "89161234567", true),
        (ItemKind::Line, "a", false),
    ];
    for (kind, typed, contact) in contacts {
        assert_eq!(accept(&kind, typed, seat).map(|a| a.contact), Ok(contact), "{kind:?}");
    }
}

#[test]
fn every_kind_of_item_is_either_asked_or_refused_with_its_own_word() {
    use std::collections::BTreeSet;
    let codes = [
        InputError::Missing,
        InputError::TooLong,
        InputError::Email,
        InputError::Phone,
        InputError::Date,
        InputError::Country,
        InputError::Choice,
        InputError::Inn,
        InputError::Kpp,
        InputError::Ogrn,
        InputError::Bin,
        InputError::Card,
        InputError::BankAccount,
        InputError::Passport,
        InputError::IdentityNumber,
        InputError::Characters,
        InputError::PasswordShort,
        InputError::PasswordLong,
        InputError::PasswordCommon,
        InputError::NotAsked,
    ];
    let words: BTreeSet<_> = codes.iter().map(|c| c.code()).collect();
    assert_eq!(words.len(), codes.len());
    for kind in [ItemKind::Ip, ItemKind::Cookie, ItemKind::Image, ItemKind::Credential, ItemKind::Activity] {
        assert_eq!(
            accept(&kind, "x", Reading { seat: Jurisdiction::Ru, not_received: &[] }).err(),
            Some(InputError::NotAsked),
            "{kind:?}"
        );
    }
}
