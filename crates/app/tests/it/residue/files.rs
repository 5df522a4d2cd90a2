//! Looking for bytes in every file there is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::harness::{Database, World};

/// Bytes of each piece that is looked for: a row may lie in two pieces.
const PIECE: usize = 16;
/// Every so many bytes a piece is taken.
const STRIDE: usize = 48;
/// Bytes at the front of sealed or wrapped bytes that say nothing: algorithm and format.
const HEADER: usize = 2;

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    // A server removes files while one looks.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { below(&path, found) } else { found.push(path) }
    }
}

/// Files of the key store.
pub fn of_keys(world: &World) -> Vec<PathBuf> {
    let mut found = Vec::new();
    below(world.folder.path(), &mut found);
    found.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("keys.db"));
    found
}

/// Every file: the data folder, and on PostgreSQL the whole cluster.
pub fn all(world: &World) -> Vec<PathBuf> {
    let mut found = Vec::new();
    below(world.folder.path(), &mut found);
    if matches!(world.database, Database::Postgres(_)) {
        #[expect(clippy::disallowed_methods, reason = "the test command hands the folder over this way")]
        let cluster = std::env::var("ZALOG_TEST_POSTGRES_FOLDER")
            .expect("run through `cargo xtask test` or `cargo xtask postgres`");
        below(Path::new(&cluster), &mut found);
    }
    found
}

/// Pieces to look for, by their first four bytes.
pub struct Needles {
    pieces: HashMap<[u8; 4], Vec<([u8; PIECE], usize)>>,
    first: Vec<bool>,
}

impl Needles {
    /// Pieces of each of these: from its front, its end (of sealed bytes, the tag), and between.
    pub fn of(what: &[Vec<u8>]) -> Self {
        let mut needles = Self { pieces: HashMap::new(), first: vec![false; 1 << 16] };
        for (number, bytes) in what.iter().enumerate() {
            // A look-up is one piece; what is sealed or wrapped begins with bytes that all have in common.
            let front = if bytes.len() > PIECE + HEADER { HEADER } else { 0 };
            let last = bytes.len() - PIECE;
            for at in (front..last).step_by(STRIDE).chain([last]) {
                let piece: [u8; PIECE] = bytes[at..at + PIECE].try_into().unwrap();
                needles.first[usize::from(u16::from_be_bytes([piece[0], piece[1]]))] = true;
                needles.pieces.entry(piece[..4].try_into().unwrap()).or_default().push((piece, number));
            }
        }
        needles
    }

    /// Which of them stand in which of the files.
    pub fn found_in(&self, files: &[PathBuf]) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for path in files {
            let bytes = std::fs::read(path).unwrap_or_default();
            let Some(end) = bytes.len().checked_sub(PIECE - 1) else { continue };
            let mut at = 0;
            while at < end {
                if self.first[usize::from(bytes[at]) << 8 | usize::from(bytes[at + 1])]
                    && let Some(pieces) = self.pieces.get(&bytes[at..at + 4])
                {
                    let here = pieces.iter().filter(|(piece, _)| bytes[at..at + PIECE] == *piece);
                    found.extend(here.map(|(_, number)| (*number, path.display().to_string())));
                }
                at += 1;
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

/// Whether a clear text stands in any of the files: where.
pub fn clear(texts: &[&str], files: &[PathBuf]) -> Vec<(usize, String)> {
    let long = |text: &&str| {
        assert!(text.len() >= PIECE, "{text} is too short to be looked for");
        text.as_bytes().to_vec()
    };
    Needles::of(&texts.iter().map(long).collect::<Vec<_>>()).found_in(files)
}
