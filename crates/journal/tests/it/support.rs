//! Invented entries, and the tree as RFC 6962 writes it down, sharing no code with ours but the two hashes.

use proptest::prelude::*;
use zalog_journal::{Actor, Checkpoint, Entry, EntryId, Fact, Hash, Kind, SignerKey, leaf_hash, node_hash};

pub const ORIGIN: &str = "journal.example/shop";

pub fn signer() -> SignerKey {
    SignerKey::new(ORIGIN, &std::array::from_fn(|i| u8::try_from(i).unwrap())).unwrap()
}

/// Entry number `n` of an invented journal.
pub fn entry(n: u64) -> Entry {
    let mut id = [0_u8; 16];
    id[8..].copy_from_slice(&n.to_be_bytes());
    let kinds = Kind::ALL;
    Entry {
        id: EntryId(id),
        kind: kinds[usize::try_from(n).unwrap() % kinds.len()],
        at: 1_772_000_000_000_000 + i64::try_from(n).unwrap(),
        actor: Actor::ALL[usize::try_from(n).unwrap() % Actor::ALL.len()],
        tag: (!n.is_multiple_of(3)).then_some([n.to_le_bytes()[0]; 16]),
        text: n.is_multiple_of(2).then_some([7; 32]),
        salt: leaf_hash(&n.to_be_bytes())[..16].try_into().unwrap(),
        facts: vec![(Fact::Purpose, 3), (Fact::Items, u32::try_from(n % 10).unwrap())],
    }
}

pub fn bodies(count: u64) -> Vec<Vec<u8>> {
    (0..count).map(|n| entry(n).encode().unwrap()).collect()
}

pub fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

/// MTH(D[n]) of RFC 6962 section 2.1.
pub fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => zalog_journal::empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(largest_power_below(leaves.len()));
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

/// PATH(m, D[n]) of RFC 6962 section 2.1.1.
pub fn naive_path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let middle = largest_power_below(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut path, neighbour) = if index < middle {
        (naive_path(index, left), naive_root(right))
    } else {
        (naive_path(index - middle, right), naive_root(left))
    };
    path.push(neighbour);
    path
}

/// SUBPROOF(m, D[n], whole) of RFC 6962 section 2.1.2.
pub fn naive_consistency(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let middle = largest_power_below(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut proof, neighbour) = if old <= middle {
        (naive_consistency(old, left, whole), naive_root(right))
    } else {
        (naive_consistency(old - middle, right, false), naive_root(left))
    };
    proof.push(neighbour);
    proof
}

fn largest_power_below(n: usize) -> usize {
    let mut power = 1;
    while power * 2 < n {
        power *= 2;
    }
    power
}

pub fn checkpoint(leaves: &[Hash]) -> Checkpoint {
    Checkpoint {
        origin: ORIGIN.into(),
        size: leaves.len() as u64,
        root: naive_root(leaves),
        extensions: Vec::new(),
    }
}

prop_compose! {
    pub fn any_entry()(
        id in any::<[u8; 16]>(),
        kind in prop::sample::select(Kind::ALL),
        at in any::<i64>(),
        actor in prop::sample::select(Actor::ALL),
        tag in any::<Option<[u8; 16]>>(),
        text in any::<Option<[u8; 32]>>(),
        salt in any::<[u8; 16]>(),
        facts in prop::collection::vec((prop::sample::select(Fact::ALL), any::<u32>()), 0..20),
    ) -> Entry {
        Entry { id: EntryId(id), kind, at, actor, tag, text, salt, facts }
    }
}
