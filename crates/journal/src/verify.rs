//! Checking proofs, RFC 9162 sections 2.1.3.2 and 2.1.4.2. Pure: what a phone or a browser needs and no more.

use crate::{Hash, JournalError, empty_root, node_hash};

/// Checks that `leaf` stands at `index` in the tree of `size` leaves with this root.
///
/// # Errors
/// [`JournalError::Inclusion`].
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), JournalError> {
    if index >= size {
        return Err(JournalError::Inclusion);
    }
    let (mut at, mut last, mut hash) = (index, size - 1, *leaf);
    for neighbour in proof {
        if last == 0 {
            return Err(JournalError::Inclusion);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(neighbour, &hash);
            (at, last) = skip_levels_without_neighbour(at, last);
        } else {
            hash = node_hash(&hash, neighbour);
        }
        at >>= 1;
        last >>= 1;
    }
    if last == 0 && hash == *root { Ok(()) } else { Err(JournalError::Inclusion) }
}

/// Checks that the tree of `new` leaves goes on from the tree of `old` leaves.
///
/// # Errors
/// [`JournalError::Consistency`].
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), JournalError> {
    let failed = Err(JournalError::Consistency);
    if old > new {
        return failed;
    }
    if old == new {
        return if proof.is_empty() && old_root == new_root { Ok(()) } else { failed };
    }
    if old == 0 {
        return if proof.is_empty() && *old_root == empty_root() { Ok(()) } else { failed };
    }
    // A perfect old tree is itself the first node; it is not sent again.
    let (first, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        match proof.split_first() {
            Some(split) => split,
            None => return failed,
        }
    };
    let skipped = (old - 1).trailing_ones();
    let (mut at, mut last) = ((old - 1) >> skipped, (new - 1) >> skipped);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for neighbour in rest {
        if last == 0 {
            return failed;
        }
        if at & 1 == 1 || at == last {
            old_hash = node_hash(neighbour, &old_hash);
            new_hash = node_hash(neighbour, &new_hash);
            (at, last) = skip_levels_without_neighbour(at, last);
        } else {
            new_hash = node_hash(&new_hash, neighbour);
        }
        at >>= 1;
        last >>= 1;
    }
    if last == 0 && old_hash == *old_root && new_hash == *new_root { Ok(()) } else { failed }
}

/// At the right border a node goes up alone until it is somebody's right neighbour.
fn skip_levels_without_neighbour(mut at: u64, mut last: u64) -> (u64, u64) {
    while at & 1 == 0 && at != 0 {
        at >>= 1;
        last >>= 1;
    }
    (at, last)
}
