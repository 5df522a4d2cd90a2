//! How fast a cold walk is: `cargo bench -p zalog-journal`. Target: a million entries a second on one core.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

use std::time::Instant;
use zalog_journal::{
    Actor, Checkpoint, Entry, EntryId, Fact, Frontier, Hash, Kind, MemoryTiles, Walk, append_from, leaf_hash,
};

const COUNT: u64 = 1_000_000;

fn main() {
    let bodies: Vec<Vec<u8>> = (0..COUNT).map(body).collect();
    let bytes: usize = bodies.iter().map(Vec::len).sum();
    let leaves: Vec<Hash> = bodies.iter().map(|body| leaf_hash(body)).collect();
    let mut frontier = Frontier::new();
    frontier.extend(leaves.iter().copied());
    let known = Checkpoint {
        origin: "journal.example/bench".into(),
        size: COUNT,
        root: frontier.root(),
        extensions: Vec::new(),
    };

    let begin = Instant::now();
    let mut walk = Walk::new(&known.origin, std::slice::from_ref(&known));
    for body in &bodies {
        walk.push(body);
    }
    let verdict = walk.finish();
    let took = begin.elapsed().as_secs_f64();
    assert!(verdict.is_clean() && verdict.confirmed == COUNT);
    println!(
        "walk: {:.2} M entries/s, {} bytes an entry",
        f64::from(u32::try_from(COUNT).unwrap()) / took / 1e6,
        bytes / bodies.len()
    );

    for batch in [1_usize, 16, 64, 256] {
        let mut tiles = MemoryTiles::default();
        let part = leaves.get(..100_000).unwrap();
        let (begin, mut edge) = (Instant::now(), Frontier::new());
        for chunk in part.chunks(batch) {
            edge = append_from(&mut tiles, &edge, chunk).unwrap();
            std::hint::black_box(edge.root());
        }
        let took = begin.elapsed().as_secs_f64();
        println!("append in batches of {batch}: {:.2} M leaves/s", 0.1 / took);
    }
}

fn body(n: u64) -> Vec<u8> {
    let mut id = [0_u8; 16];
    id.iter_mut().zip(n.to_be_bytes()).for_each(|(to, from)| *to = from);
    let entry = Entry {
        id: EntryId(id),
        kind: Kind::ValuesOpened,
        at: 1_772_000_000_000_000,
        actor: Actor::Staff,
        tag: Some(id),
        text: Some([7; 32]),
        salt: id,
        facts: vec![(Fact::Purpose, 3), (Fact::Items, 4), (Fact::Role, 1)],
    };
    entry.encode().unwrap()
}
