//! Check digits: known good numbers, each of their digits mistyped, and shapes.

use zalog_law::number::{Bin, Guarded, Inn, Kpp, NumberError, Ogrn, Snils, find_card, find_guarded, luhn};

type Parse = fn(&str) -> Result<String, NumberError>;

const INN: Parse = |text| Inn::parse(text).map(|n| n.as_str().to_owned());
const OGRN: Parse = |text| Ogrn::parse(text).map(|n| n.as_str().to_owned());
const BIN: Parse = |text| Bin::parse(text).map(|n| n.as_str().to_owned());
const SNILS: Parse = |text| Snils::parse(text).map(|n| n.as_str().to_owned());
const KPP: Parse = |text| Kpp::parse(text).map(|n| n.as_str().to_owned());

/// Every number that differs from `good` in one digit.
fn mistyped(good: &str) -> Vec<String> {
    let change = |place: usize| {
        good.chars().nth(place).into_iter().flat_map(move |old| {
            ('0'..='9').filter(move |new| *new != old).map(move |new| {
                good.chars().enumerate().map(|(at, c)| if at == place { new } else { c }).collect::<String>()
            })
        })
    };
    (0..good.len()).flat_map(change).collect()
}

#[test]
fn known_good_numbers() {
    let table: [(Parse, &str, &str); 10] = [
        (INN, "9731090567", "9731090567"),
        (INN, " 7707 083 893 ", "7707083893"),
        (INN, "500100732259", "500100732259"),
        (OGRN, "1027700132195", "1027700132195"),
        (OGRN, "304500116000157", "304500116000157"),
        (BIN, "220840030937", "220840030937"),
        (BIN, "220840\u{a0}030937", "220840030937"),
        (SNILS, "112-233-445 95", "11223344595"),
        (KPP, "773601001", "773601001"),
        (KPP, "7736AZ001", "7736AZ001"),
    ];
    for (parse, text, number) in table {
        assert_eq!(parse(text).as_deref(), Ok(number), "{text}");
    }
}

#[test]
fn every_mistyped_digit_is_found() {
    let table: [(Parse, &str); 5] = [
        (INN, "9731090567"),
        (INN, "7707083893"),
        (INN, "500100732259"),
        (OGRN, "304500116000157"),
        (SNILS, "11223344595"),
    ];
    for (parse, good) in table {
        assert!(parse(good).is_ok(), "{good}");
        let missed: Vec<String> = mistyped(good).into_iter().filter(|bad| parse(bad).is_ok()).collect();
        assert_eq!(missed, Vec::<String>::new(), "{good}");
    }
}

#[test]
fn a_mistyped_bin_is_found_but_for_its_eleventh_digit() {
    let good = "220840030937";
    let missed: Vec<String> = mistyped(good).into_iter().filter(|bad| BIN(bad).is_ok()).collect();
    let (eleventh, others): (Vec<_>, Vec<_>) = missed.iter().partition(|bad| bad.get(..10) == good.get(..10));
    assert_eq!(eleventh.len(), 9, "weight 11 is nothing modulo 11");
    // Here the first pass gives 10 and the second happens to give the same digit.
    assert_eq!(others, ["220846030937"]);
}

#[test]
fn faults() {
    let table: [(Parse, &str, NumberError); 16] = [
        (INN, "", NumberError::Length { found: 0 }),
        (INN, "77070838931", NumberError::Length { found: 11 }),
        (INN, "770708389О", NumberError::Characters { found: 'О' }),
        (INN, "7707083894", NumberError::CheckDigit),
        (INN, "0000000000", NumberError::Shape),
        (INN, "000000000000", NumberError::Shape),
        (OGRN, "102770013219", NumberError::Length { found: 12 }),
        (OGRN, "1027700132194", NumberError::CheckDigit),
        (OGRN, "0000000000000", NumberError::Shape),
        (BIN, "22084003093", NumberError::Length { found: 11 }),
        (BIN, "220840030938", NumberError::CheckDigit),
        (BIN, "000000000000", NumberError::Shape),
        (KPP, "77360100", NumberError::Length { found: 8 }),
        (KPP, "7736Az001", NumberError::Characters { found: 'z' }),
        (KPP, "A73601001", NumberError::Characters { found: 'A' }),
        (SNILS, "000-000-000 00", NumberError::Shape),
    ];
    for (parse, text, error) in table {
        assert_eq!(parse(text), Err(error), "{text}");
    }
}

#[test]
fn kinds_of_holders() {
    assert!(!Inn::parse("7707083893").unwrap().is_person());
    assert!(Inn::parse("500100732259").unwrap().is_person());
    assert!(!Ogrn::parse("1027700132195").unwrap().is_sole_trader());
    assert!(Ogrn::parse("304500116000157").unwrap().is_sole_trader());
    assert!(!Bin::parse("220840030937").unwrap().is_person());
    assert_eq!(format!("{:?}", Snils::parse("11223344595").unwrap()), "Snils(…)");
}

#[test]
fn the_second_pass_of_a_bin() {
    // The first pass of these gives 10, so the shifted weights decide; one digit in ten is right.
    let first = |n: &[u32]| (1..=11).zip(n).map(|(w, d)| w * d).sum::<u32>() % 11;
    let second =
        |n: &[u32]| [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2].iter().zip(n).map(|(w, d)| w * d).sum::<u32>() % 11;
    let mut seen = 0;
    for serial in 0..200_u32 {
        let body = format!("2208400{serial:04}");
        let digits: Vec<u32> = body.chars().filter_map(|c| c.to_digit(10)).collect();
        if first(&digits) != 10 {
            continue;
        }
        seen += 1;
        let good: Vec<u32> = (0..=9).filter(|digit| Bin::parse(&format!("{body}{digit}")).is_ok()).collect();
        let expected = Some(second(&digits)).filter(|digit| *digit < 10);
        assert_eq!(good, expected.into_iter().collect::<Vec<_>>(), "{body}");
    }
    assert!(seen > 5);
}

#[test]
fn cards() {
    assert!(luhn("4111111111111111") && !luhn("4111111111111112") && !luhn("") && !luhn("411a"));
    let table = [
        ("4111 1111 1111 1111", Some("4111 1111 1111 1111")),
        ("карта 4111-1111-1111-1111, до 12/27", Some("4111-1111-1111-1111")),
        ("4111 1111 1111 1111 12/27", Some("4111 1111 1111 1111")),
        ("12 4111111111111111", Some("4111111111111111")),
        ("4111\u{a0}1111\u{a0}1111\u{a0}1111", Some("4111\u{a0}1111\u{a0}1111\u{a0}1111")),
        ("4111  1111 1111 1111", None),
        ("4111 1111 1111 1112", None),
        ("+7 921 000-00-00", None),
        ("0000 0000 0000 0000", None),
        ("40702810000000000001", None),
        ("", None),
    ];
    for (text, found) in table {
        assert_eq!(find_card(text).and_then(|range| text.get(range)), found, "{text}");
    }
}

const ALL: [Guarded; 6] =
    [Guarded::Card, Guarded::BankAccount, Guarded::Passport, Guarded::Snils, Guarded::Inn, Guarded::Iin];

#[test]
fn numbers_of_people_and_accounts_are_found_in_free_text() {
    let table = [
        ("карта 4111-1111-1111-1111, до 12/27", Guarded::Card, "4111-1111-1111-1111"),
        ("верните на 40817810570000123456", Guarded::BankAccount, "40817810570000123456"),
        ("р/с 4081 7810 5700 0012 3456", Guarded::BankAccount, "4081 7810 5700 0012 3456"),
        ("IBAN KZ86 125K ZT50 0410 0100, спасибо", Guarded::BankAccount, "KZ86 125K ZT50 0410 0100"),
        ("на DE89370400440532013000", Guarded::BankAccount, "DE89370400440532013000"),
        ("Паспорт 45 10 123456 выдан", Guarded::Passport, "45 10 123456"),
        ("паспорт: серия 4510 номер 123456", Guarded::Passport, "4510 номер 123456"),
        ("паспорт 4510 № 123456", Guarded::Passport, "4510 № 123456"),
        ("my passport is 4510123456", Guarded::Passport, "4510123456"),
        ("удостоверение личности № 012345678", Guarded::Passport, "012345678"),
        ("мой номер 112-233-445 95", Guarded::Snils, "112-233-445 95"),
        ("СНИЛС 11223344595", Guarded::Snils, "11223344595"),
        ("мой ИНН: 500100732259", Guarded::Inn, "500100732259"),
        ("900315300123 это я", Guarded::Iin, "900315300123"),
    ];
    for (text, kind, number) in table {
        let found = find_guarded(text, &ALL).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!((found.kind, text.get(found.at)), (kind, Some(number)), "{text}");
        let others: Vec<_> = ALL.into_iter().filter(|k| *k != kind).collect();
        assert_eq!(find_guarded(text, &others), None, "{text}: each sort is looked for by itself");
    }
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "+7 921 000-00-00",
        "8 (495) 249-17-71 доб. 12",
        "позвоните 89161234567 или 8 916 123 45 67",
        "заказ 2026-1204-0031, накладная 80093512345678",
        "ИНН 7707083893, КПП 770701001, ОГРН 1027700132195",
        "500100732259 штук",
        "паспорт изделия и прибор № 12345",
        "получил паспорт, телефон 9161234567",
        "мой паспорт готов. Телефон 8 916 123-45-67",
        "УИН 18810177180000000013, КБК 18210102010011000110",
        "БИК 044525225 счёт 40817810570000123457",
        "с 10.12.2026 по 12.12.2026, 4500 рублей",
        "11223344595",
        "112-233-445 96",
        "901315300122",
        "KZ87125KZT5004100100 и DE00370400440532013000",
        "ООО «Ромашка» 4510 123456",
        "",
    ] {
        assert_eq!(find_guarded(text, &ALL), None, "{text}");
    }
}

#[test]
fn an_account_beside_its_bank_must_fit_that_bank() {
    let with =
        |bank: &str, key: u32| find_guarded(&format!("{bank} 40817810{key}00000123456"), &ALL).is_some();
    assert_eq!((0..10).filter(|key| with("БИК 044525225, счёт", *key)).count(), 1);
    assert_eq!((0..10).filter(|key| with("счёт", *key)).count(), 10);
}
