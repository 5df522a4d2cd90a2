//! `Personal`, `Permit`, `Grant`, `Committed`: what they must not be able to do. Each line below compiles only as long as
//! the type lacks the trait, and fails to compile for no other reason.

use std::collections::BTreeSet;

use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Place, decide};
use zalog_domain::ground::Scope;
use zalog_domain::ids::CompartmentId;
use zalog_domain::personal::{Committed, Grant, NotCovered, Permit, Personal, Unsealed};
use zalog_domain::register::BasisClass;

use crate::support::{ground, hour, item, purpose, record, register, subject, wish};

/// If the type has the trait, two impls fit and the marker cannot be inferred.
macro_rules! lacks {
    ($type:ty: $($bound:path),* $(,)?) => {$(
        const _: fn() = || {
            trait Ambiguous<Marker> {
                fn here() {}
            }
            impl<T: ?Sized> Ambiguous<()> for T {}
            struct Has;
            impl<T: ?Sized + $bound> Ambiguous<Has> for T {}
            let _ = <$type as Ambiguous<_>>::here;
        };
    )*};
}

/// Every way a value could get out of its type by accident.
macro_rules! shut {
    ($($type:ty),*) => {$(
        lacks!($type:
            std::fmt::Debug, std::fmt::Display, std::fmt::LowerHex, std::ops::Deref, Clone, Copy, PartialEq, Eq, PartialOrd,
            std::hash::Hash, ToString, Default, serde::Serialize, serde::de::DeserializeOwned,
            AsRef<str>, AsRef<[u8]>, std::borrow::Borrow<str>, Into<String>, Into<Vec<u8>>, IntoIterator, std::error::Error,
        );
    )*};
}

shut!(Personal<String>, Personal<Unsealed>, Unsealed, Grant, Permit);
lacks!(Committed: Clone, Copy, Default, serde::Serialize, serde::de::DeserializeOwned);

/// The macro can fail: were `String` claimed to lack these, it would not compile; here is what it lacks.
mod the_macro_itself {
    lacks!(String: Copy, std::error::Error);
    lacks!(std::cell::Cell<u8>: Sync, Copy);
}

fn shut_value(compartment: u8, no: u32, text: &str) -> Personal<Unsealed> {
    Personal::unsealed(CompartmentId::from_bytes([compartment; 16]), item(no), text.as_bytes()).unwrap()
}

fn granted() -> Grant {
    let wish = wish(1, BasisClass::Contract, &[1, 2]);
    let register = register(std::slice::from_ref(&wish), &[]);
    let grounds = [ground(&register, &wish, Scope::Subject(subject(1)), 1, hour(0))];
    let place = |no, of: u8| Place {
        subject: subject(1),
        compartment: CompartmentId::from_bytes([of; 16]),
        record: record(of),
        account: of == 1,
        item: item(no),
    };
    // The phone is not used; the second record is nobody's.
    let places = [place(1, 1), place(2, 1), place(4, 1), place(1, 2)];
    let ask = Ask { actor: &Actor::Engine, purpose: purpose(1), subject: subject(1), places: &places };
    decide(&register, &grounds, &ask, EntryId([7; 16]), hour(1)).permit.release(&Committed::after_commit())
}

#[test]
fn a_grant_opens_what_was_decided_and_nothing_else() {
    assert_eq!((granted().purpose(), granted().entry()), (purpose(1), EntryId([7; 16])));
    let opened = granted().open(vec![shut_value(1, 1, "Иванна"), shut_value(1, 2, "a@example.com")]).unwrap();
    assert_eq!(opened.iter().map(|t| t.as_str()).collect::<Vec<_>>(), ["Иванна", "a@example.com"]);
    let refused = [(1, 4), (2, 1), (3, 1)];
    for (compartment, no) in refused {
        let mixed = vec![shut_value(1, 1, "Иванна"), shut_value(compartment, no, "другое")];
        assert_eq!(granted().open(mixed).err(), Some(NotCovered(item(no))));
    }
    assert!(granted().open(Vec::new()).unwrap().is_empty());
    assert!(Personal::unsealed(CompartmentId::from_bytes([1; 16]), item(1), &[0xff]).is_err());
}

/// Only the store may say that a transaction committed: no other crate's sources name the way to say it.
#[test]
fn nobody_but_the_store_says_that_it_committed() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut callers = BTreeSet::new();
    let mut folders = vec![crates];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs")
                && std::fs::read_to_string(&path).unwrap().contains("after_commit")
            {
                let name = path.to_string_lossy().replace('\\', "/");
                callers.insert(name.split("/../").last().unwrap().to_owned());
            }
        }
    }
    let known = ["domain/src/personal.rs", "domain/tests/it/shut.rs", "store/src/store.rs"];
    assert_eq!(callers, known.map(str::to_owned).into());
}
