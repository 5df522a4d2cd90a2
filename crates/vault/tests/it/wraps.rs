//! Wrapped keys come back as what they were, under the right key and in the right place only.

use zalog_vault::{
    CompartmentKey, IndexKey, OperatorKey, OperatorSecret, OsSecret, RootKey, Sealed, SubjectKey,
    ValueContext, VaultError, WRAPPED_BYTES, WrapContext, blind, journal_key, open, seal, unwrap_bucket,
    unwrap_compartment, unwrap_operator, unwrap_secret, unwrap_subject, wrap_bucket, wrap_compartment,
    wrap_operator, wrap_secret, wrap_subject,
};

const OPERATOR: [u8; 16] = [1; 16];
const SUBJECT: [u8; 16] = [2; 16];
const COMPARTMENT: [u8; 16] = [3; 16];
const VALUE: ValueContext =
    ValueContext { operator: OPERATOR, compartment: COMPARTMENT, value: [4; 16], item: 1, format: 1 };

const OF_OPERATOR: WrapContext<'_> = WrapContext::Operator { operator: OPERATOR, generation: 1 };
const OF_SUBJECT: WrapContext<'_> =
    WrapContext::Subject { operator: OPERATOR, subject: SUBJECT, generation: 1 };
const OF_COMPARTMENT: WrapContext<'_> =
    WrapContext::Compartment { operator: OPERATOR, compartment: COMPARTMENT, subject: Some(SUBJECT) };
const OF_BUCKET: WrapContext<'_> =
    WrapContext::Compartment { operator: OPERATOR, compartment: COMPARTMENT, subject: None };
const OF_SECRET: WrapContext<'_> = WrapContext::Secret { operator: OPERATOR, name: "blind-index" };

/// The whole tree, wrapped, with a value at the bottom.
struct Tree {
    root: RootKey,
    operator: Vec<u8>,
    subject: Vec<u8>,
    compartment: Vec<u8>,
    bucket: Vec<u8>,
    secret: Vec<u8>,
    sealed: Sealed,
    in_bucket: Sealed,
    tag: [u8; 16],
    look_up: [u8; 16],
}

fn tree() -> Tree {
    let random = &OsSecret;
    let root = RootKey::generate(random).unwrap();
    let operator = OperatorKey::generate(1, random).unwrap();
    let subject = SubjectKey::generate(random).unwrap();
    let compartment = CompartmentKey::generate(random).unwrap();
    let bucket = CompartmentKey::generate(random).unwrap();
    let secret = OperatorSecret::generate(random).unwrap();
    Tree {
        operator: wrap_operator(&root, &OF_OPERATOR, &operator, random).unwrap(),
        subject: wrap_subject(&operator, &OF_SUBJECT, &subject, random).unwrap(),
        compartment: wrap_compartment(&subject, &OF_COMPARTMENT, &compartment, random).unwrap(),
        bucket: wrap_bucket(&operator, &OF_BUCKET, &bucket, random).unwrap(),
        secret: wrap_secret(&operator, &OF_SECRET, &secret, random).unwrap(),
        sealed: seal(&compartment, &VALUE, b"down here", random).unwrap(),
        in_bucket: seal(&bucket, &VALUE, b"in a bucket", random).unwrap(),
        tag: journal_key(&subject).tag(&[7; 16]),
        look_up: blind(&IndexKey::from_secret(&secret), "email", 1, 1, b"a@example.org"),
        root,
    }
}

#[test]
fn from_the_root_down_to_a_value() {
    let tree = tree();
    let operator = unwrap_operator(&tree.root, &OF_OPERATOR, &tree.operator).unwrap();
    assert_eq!(operator.generation(), 1);
    let subject = unwrap_subject(&operator, &OF_SUBJECT, &tree.subject).unwrap();
    let compartment = unwrap_compartment(&subject, &OF_COMPARTMENT, &tree.compartment).unwrap();
    assert_eq!(open(&compartment, &VALUE, &tree.sealed).unwrap().as_slice(), b"down here");
    let bucket = unwrap_bucket(&operator, &OF_BUCKET, &tree.bucket).unwrap();
    assert_eq!(open(&bucket, &VALUE, &tree.in_bucket).unwrap().as_slice(), b"in a bucket");
    assert_eq!(journal_key(&subject).tag(&[7; 16]), tree.tag);
    let secret = unwrap_secret(&operator, &OF_SECRET, &tree.secret).unwrap();
    assert_eq!(blind(&IndexKey::from_secret(&secret), "email", 1, 1, b"a@example.org"), tree.look_up);
    for wrapped in [&tree.operator, &tree.subject, &tree.compartment, &tree.bucket, &tree.secret] {
        assert_eq!((wrapped.len(), wrapped[0]), (WRAPPED_BYTES, 2), "XChaCha20-Poly1305");
    }
}

#[test]
fn every_field_of_the_place_is_bound() {
    let tree = tree();
    let operator = unwrap_operator(&tree.root, &OF_OPERATOR, &tree.operator).unwrap();
    let subject = unwrap_subject(&operator, &OF_SUBJECT, &tree.subject).unwrap();
    let other = [9; 16];
    let refused = [
        unwrap_operator(
            &tree.root,
            &WrapContext::Operator { operator: other, generation: 1 },
            &tree.operator,
        )
        .err(),
        unwrap_operator(
            &tree.root,
            &WrapContext::Operator { operator: OPERATOR, generation: 2 },
            &tree.operator,
        )
        .err(),
        unwrap_subject(
            &operator,
            &WrapContext::Subject { operator: other, subject: SUBJECT, generation: 1 },
            &tree.subject,
        )
        .err(),
        unwrap_subject(
            &operator,
            &WrapContext::Subject { operator: OPERATOR, subject: other, generation: 1 },
            &tree.subject,
        )
        .err(),
        unwrap_compartment(
            &subject,
            &WrapContext::Compartment { operator: other, compartment: COMPARTMENT, subject: Some(SUBJECT) },
            &tree.compartment,
        )
        .err(),
        unwrap_compartment(
            &subject,
            &WrapContext::Compartment { operator: OPERATOR, compartment: other, subject: Some(SUBJECT) },
            &tree.compartment,
        )
        .err(),
        unwrap_compartment(
            &subject,
            &WrapContext::Compartment { operator: OPERATOR, compartment: COMPARTMENT, subject: Some(other) },
            &tree.compartment,
        )
        .err(),
        unwrap_bucket(
            &operator,
            &WrapContext::Compartment { operator: other, compartment: COMPARTMENT, subject: None },
            &tree.bucket,
        )
        .err(),
        unwrap_bucket(
            &operator,
            &WrapContext::Compartment { operator: OPERATOR, compartment: other, subject: None },
            &tree.bucket,
        )
        .err(),
        unwrap_secret(&operator, &WrapContext::Secret { operator: other, name: "blind-index" }, &tree.secret)
            .err(),
        unwrap_secret(
            &operator,
            &WrapContext::Secret { operator: OPERATOR, name: "blind-indez" },
            &tree.secret,
        )
        .err(),
        // One kind of key does not pass for another.
        unwrap_bucket(&operator, &OF_BUCKET, &tree.subject).err(),
        unwrap_secret(&operator, &OF_SECRET, &tree.bucket).err(),
    ];
    for (number, error) in refused.into_iter().enumerate() {
        assert!(matches!(error, Some(VaultError::Refused)), "{number}: {error:?}");
    }
}

#[test]
fn a_context_of_another_kind_is_a_programming_error_and_named_as_one() {
    let random = &OsSecret;
    let tree = tree();
    let operator = unwrap_operator(&tree.root, &OF_OPERATOR, &tree.operator).unwrap();
    let subject = unwrap_subject(&operator, &OF_SUBJECT, &tree.subject).unwrap();
    let key = CompartmentKey::generate(random).unwrap();
    let second = WrapContext::Subject { operator: OPERATOR, subject: SUBJECT, generation: 2 };
    let refused = [
        wrap_operator(&tree.root, &OF_SUBJECT, &operator, random).err(),
        wrap_operator(
            &tree.root,
            &WrapContext::Operator { operator: OPERATOR, generation: 2 },
            &operator,
            random,
        )
        .err(),
        wrap_subject(&operator, &OF_OPERATOR, &subject, random).err(),
        wrap_subject(&operator, &second, &subject, random).err(),
        unwrap_subject(&operator, &second, &tree.subject).err(),
        wrap_compartment(&subject, &OF_BUCKET, &key, random).err(),
        unwrap_compartment(&subject, &OF_BUCKET, &tree.compartment).err(),
        wrap_bucket(&operator, &OF_COMPARTMENT, &key, random).err(),
        unwrap_bucket(&operator, &OF_COMPARTMENT, &tree.bucket).err(),
        unwrap_secret(&operator, &OF_BUCKET, &tree.secret).err(),
        unwrap_operator(&tree.root, &OF_SECRET, &tree.operator).err(),
    ];
    for (number, error) in refused.into_iter().enumerate() {
        assert!(matches!(error, Some(VaultError::WrongContext)), "{number}: {error:?}");
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let tree = tree();
    let try_it = |bytes: &[u8]| unwrap_operator(&tree.root, &OF_OPERATOR, bytes);
    for bit in 0..tree.operator.len() * 8 {
        let mut bytes = tree.operator.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(try_it(&bytes).is_err(), "bit {bit}");
    }
    for length in 0..tree.operator.len() {
        assert!(try_it(&tree.operator[..length]).is_err(), "length {length}");
    }
    let mut longer = tree.operator.clone();
    longer.push(0);
    assert!(try_it(&longer).is_err());
    let mut other = tree.operator.clone();
    other[0] = 1;
    assert!(matches!(try_it(&other), Err(VaultError::UnknownAlgorithm(1))));
    other[0] = 2;
    other[1] = 2;
    assert!(matches!(try_it(&other), Err(VaultError::UnknownFormat(2))));
}

#[test]
fn a_new_generation_makes_old_key_copies_worthless() {
    // The operator key is turned: everything below is wrapped again; whoever kept the old rows has keys that the
    // new operator key does not open, and the old operator key is gone.
    let random = &OsSecret;
    let tree = tree();
    let first = unwrap_operator(&tree.root, &OF_OPERATOR, &tree.operator).unwrap();
    let subject = unwrap_subject(&first, &OF_SUBJECT, &tree.subject).unwrap();
    let second = OperatorKey::generate(2, random).unwrap();
    let again = WrapContext::Subject { operator: OPERATOR, subject: SUBJECT, generation: 2 };
    let wrapped = wrap_subject(&second, &again, &subject, random).unwrap();
    drop(first);
    assert!(matches!(unwrap_subject(&second, &again, &tree.subject), Err(VaultError::Refused)));
    let subject = unwrap_subject(&second, &again, &wrapped).unwrap();
    assert_eq!(journal_key(&subject).tag(&[7; 16]), tree.tag, "the person's tags go on");
    assert!(unwrap_compartment(&subject, &OF_COMPARTMENT, &tree.compartment).is_ok());
}
