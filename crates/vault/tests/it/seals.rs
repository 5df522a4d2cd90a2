//! Values open with their own key in their own place, unchanged, and in no other way.

use proptest::prelude::*;
use zalog_vault::{
    CompartmentKey, OsSecret, SEALED_OVERHEAD_BYTES, Sealed, VALUE_BYTES_MAX, ValueContext, VaultError, open,
    seal,
};

const PLACE: ValueContext =
    ValueContext { operator: [1; 16], compartment: [2; 16], value: [3; 16], item: 4, format: 5 };

fn key() -> CompartmentKey {
    CompartmentKey::generate(&OsSecret).unwrap()
}

#[test]
fn round_trips_up_to_the_limit_and_not_beyond() {
    let key = key();
    for length in [0, 1, 15, 16, 17, 1000, VALUE_BYTES_MAX] {
        let plain = vec![0x5a; length];
        let sealed = seal(&key, &PLACE, &plain, &OsSecret).unwrap();
        assert_eq!(sealed.as_bytes().len(), length + SEALED_OVERHEAD_BYTES);
        assert_eq!(sealed.format(), Some(5));
        assert_eq!(open(&key, &PLACE, &sealed).unwrap().as_slice(), plain);
    }
    let over = vec![0; VALUE_BYTES_MAX + 1];
    assert!(matches!(seal(&key, &PLACE, &over, &OsSecret), Err(VaultError::TooLarge { .. })));
    let sealed = Sealed::from_bytes(vec![1; VALUE_BYTES_MAX + SEALED_OVERHEAD_BYTES + 1]);
    assert!(matches!(open(&key, &PLACE, &sealed), Err(VaultError::TooLarge { .. })));
}

#[test]
fn every_field_of_the_place_is_bound() {
    let key = key();
    let sealed = seal(&key, &PLACE, b"value", &OsSecret).unwrap();
    let mut others = vec![
        ValueContext { item: 5, ..PLACE },
        ValueContext { item: 4 << 24, ..PLACE },
        ValueContext { operator: PLACE.value, value: PLACE.operator, ..PLACE },
    ];
    for byte in 0..16 {
        let flipped = |mut id: [u8; 16]| {
            id[byte] ^= 1;
            id
        };
        others.push(ValueContext { operator: flipped(PLACE.operator), ..PLACE });
        others.push(ValueContext { compartment: flipped(PLACE.compartment), ..PLACE });
        others.push(ValueContext { value: flipped(PLACE.value), ..PLACE });
    }
    for other in others {
        assert!(matches!(open(&key, &other, &sealed), Err(VaultError::Refused)), "{other:?}");
    }
    // The format stands in clear too; neither changing the place nor changing both gets through.
    let other = ValueContext { format: 6, ..PLACE };
    assert!(matches!(open(&key, &other, &sealed), Err(VaultError::UnknownFormat(5))));
    let mut bytes = sealed.into_bytes();
    bytes[1] = 6;
    assert!(matches!(open(&key, &other, &Sealed::from_bytes(bytes)), Err(VaultError::Refused)));
}

#[test]
fn another_key_opens_nothing() {
    let sealed = seal(&key(), &PLACE, b"value", &OsSecret).unwrap();
    assert!(matches!(open(&key(), &PLACE, &sealed), Err(VaultError::Refused)));
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let key = key();
    let sealed = seal(&key, &PLACE, b"ivan@example.org", &OsSecret).unwrap();
    for bit in 0..sealed.as_bytes().len() * 8 {
        let mut bytes = sealed.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&key, &PLACE, &Sealed::from_bytes(bytes)).is_err(), "bit {bit}");
    }
    for length in 0..sealed.as_bytes().len() {
        let bytes = sealed.as_bytes()[..length].to_vec();
        assert!(open(&key, &PLACE, &Sealed::from_bytes(bytes)).is_err(), "length {length}");
    }
    let mut longer = sealed.as_bytes().to_vec();
    longer.push(0);
    assert!(open(&key, &PLACE, &Sealed::from_bytes(longer)).is_err());
}

#[test]
fn unknown_algorithm_bytes_are_refused_by_name() {
    let key = key();
    let sealed = seal(&key, &PLACE, b"value", &OsSecret).unwrap();
    assert_eq!(sealed.as_bytes()[0], 1, "AES-256-GCM whatever the processor");
    for algorithm in (0..=255).filter(|algorithm| *algorithm != 1) {
        let mut bytes = sealed.as_bytes().to_vec();
        bytes[0] = algorithm;
        let found = open(&key, &PLACE, &Sealed::from_bytes(bytes));
        assert!(matches!(found, Err(VaultError::UnknownAlgorithm(named)) if named == algorithm));
    }
}

#[test]
fn the_same_value_never_looks_the_same_twice() {
    let key = key();
    let seals: std::collections::HashSet<Vec<u8>> =
        (0..200).map(|_| seal(&key, &PLACE, b"same", &OsSecret).unwrap().into_bytes()).collect();
    assert_eq!(seals.len(), 200);
}

#[test]
fn nothing_shown_carries_plain_or_sealed_bytes() {
    let sealed = seal(&key(), &PLACE, b"ivan@example.org", &OsSecret).unwrap();
    assert_eq!(format!("{sealed:?}"), "Sealed(46 bytes)");
    let error = open(&key(), &PLACE, &sealed).unwrap_err();
    assert_eq!(error.to_string(), "sealed bytes do not open with this key in this place");
}

proptest! {
    #[test]
    fn any_bytes_round_trip(plain in prop::collection::vec(any::<u8>(), 0..300)) {
        let key = key();
        let sealed = seal(&key, &PLACE, &plain, &OsSecret).unwrap();
        let opened = open(&key, &PLACE, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
    }

    #[test]
    fn foreign_bytes_are_an_error_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        prop_assert!(open(&key(), &PLACE, &Sealed::from_bytes(bytes)).is_err());
    }
}
