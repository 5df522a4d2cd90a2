//! One entry, one encoding.

use crate::support::{any_entry, bodies, entry};
use proptest::prelude::*;
use zalog_journal::{Actor, BadEntry, ENTRY_BYTES_MAX, Entry, EntryId, Fact, Kind, leaf_hash, pack, unpack};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn full() -> Entry {
    Entry {
        id: EntryId([0x11; 16]),
        kind: Kind::ConsentGiven,
        at: 1_772_000_000_123_456,
        actor: Actor::Subject,
        tag: Some([0x22; 16]),
        text: Some([0x33; 32]),
        salt: [0x44; 16],
        facts: vec![(Fact::Purpose, 7), (Fact::Items, 4), (Fact::Version, 12)],
    }
}

#[test]
fn golden_bytes() {
    // Written out by another program from the table in `entry.rs`.
    let body = full().encode().unwrap();
    assert_eq!(
        hex(&body),
        concat!(
            "01",
            "11111111111111111111111111111111",
            "0015",
            "00064b9fe68ca240",
            "02",
            "03",
            "22222222222222222222222222222222",
            "3333333333333333333333333333333333333333333333333333333333333333",
            "44444444444444444444444444444444",
            "03",
            "0100000007",
            "0200000004",
            "080000000c"
        )
    );
    assert_eq!(
        hex(&full().leaf().unwrap()),
        "ee1ac03cbbc26ed18eeb3e500b5e56e2de999e6d723f21218101cd9fe3ec9af8"
    );
    let bare = Entry {
        kind: Kind::StoreCreated,
        at: -1,
        actor: Actor::Engine,
        tag: None,
        text: None,
        facts: Vec::new(),
        ..full()
    };
    assert_eq!(
        hex(&bare.encode().unwrap()),
        "01111111111111111111111111111111110001ffffffffffffffff06004444444444444444444444444444444400"
    );
}

#[test]
fn a_typical_entry_is_at_most_120_bytes() {
    // With tag, text and five facts: the target of the journal's size.
    let mut entry = full();
    entry.facts.extend([(Fact::Grounds, 1), (Fact::Recipients, 2)]);
    assert_eq!(entry.encode().unwrap().len(), 119);
}

#[test]
fn the_limit_holds_both_ways() {
    let mut entry = full();
    entry.facts = vec![(Fact::Count, 1); 83];
    assert_eq!(entry.encode().unwrap().len(), 509);
    entry.facts.push((Fact::Count, 1));
    assert_eq!(entry.encode(), Err(BadEntry::TooLong(514)));
    entry.facts = vec![(Fact::Count, 1); 300];
    assert!(matches!(entry.encode(), Err(BadEntry::TooLong(_))));
    assert_eq!(Entry::decode(&[1; ENTRY_BYTES_MAX + 1]), Err(BadEntry::TooLong(ENTRY_BYTES_MAX + 1)));
}

#[test]
fn what_is_not_an_entry_is_refused_by_name() {
    let body = full().encode().unwrap();
    let with = |at: usize, byte: u8| {
        let mut changed = body.clone();
        changed[at] = byte;
        Entry::decode(&changed)
    };
    assert_eq!(with(0, 2), Err(BadEntry::UnknownVersion(2)));
    assert_eq!(with(17, 0xff), Err(BadEntry::UnknownKind(0xff15)));
    assert_eq!(with(27, 0), Err(BadEntry::UnknownActor(0)));
    assert_eq!(with(27, 8), Err(BadEntry::UnknownActor(8)));
    assert_eq!(with(28, 4), Err(BadEntry::UnknownFlags(4)));
    assert_eq!(with(94, 0), Err(BadEntry::UnknownFact(0)));
    assert_eq!(with(93, 4), Err(BadEntry::CutShort));
    assert_eq!(with(93, 2), Err(BadEntry::TrailingBytes(5)));
    for length in 0..body.len() {
        assert_eq!(Entry::decode(&body[..length]), Err(BadEntry::CutShort), "length {length}");
    }
    let mut longer = body.clone();
    longer.push(0);
    assert_eq!(Entry::decode(&longer), Err(BadEntry::TrailingBytes(1)));
}

#[test]
fn actors_lead_back() {
    for actor in Actor::ALL {
        assert_eq!(Actor::from_u8(actor.number()), Some(*actor));
    }
    let table: Vec<_> = Actor::ALL.iter().map(|a| format!("{}={}", a.number(), a.as_str())).collect();
    assert_eq!(table.join(" "), "1=visitor 2=subject 3=staff 4=api 5=clock 6=engine 7=operator");
}

#[test]
fn a_fact_is_found_by_name() {
    assert_eq!(full().fact(Fact::Items), Some(4));
    assert_eq!(full().fact(Fact::Role), None);
}

#[test]
fn bundles_come_apart_as_they_were_joined() {
    let all = bodies(100);
    let bundle = pack(all.iter().map(Vec::as_slice)).unwrap();
    assert_eq!(unpack(&bundle).unwrap(), all);
    assert_eq!(unpack(&[]).unwrap(), Vec::<&[u8]>::new());
    assert_eq!(&bundle[..2], &u16::try_from(all[0].len()).unwrap().to_be_bytes());
    assert_eq!(unpack(&bundle[..bundle.len() - 1]), Err(BadEntry::CutShort));
    assert_eq!(unpack(&bundle[..1]), Err(BadEntry::CutShort));
    assert_eq!(unpack(&[0xff, 0xff]), Err(BadEntry::TooLong(0xffff)));
    assert_eq!(pack([[0; 513].as_slice()]), Err(BadEntry::TooLong(513)));
}

proptest! {
    #[test]
    fn decode_is_the_exact_inverse_of_encode(entry in any_entry()) {
        let body = entry.encode().unwrap();
        prop_assert_eq!(entry.leaf().unwrap(), leaf_hash(&body));
        prop_assert_eq!(Entry::decode(&body).unwrap(), entry);
    }

    #[test]
    fn whatever_decodes_encodes_to_the_same_bytes(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = entry(4).encode().unwrap();
        let at = at.index(body.len());
        body[at] = byte;
        if let Ok(entry) = Entry::decode(&body) {
            prop_assert_eq!(entry.encode().unwrap(), body);
        }
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = Entry::decode(&bytes);
        let _ = unpack(&bytes);
    }
}
