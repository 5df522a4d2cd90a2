//! How much one run takes in and uses. A document of an operator is far below each of them.

/// Bytes of JSON on standard input. The longest of the examples has about 200 KiB.
pub const INPUT_MAX: usize = 2 * 1024 * 1024;

/// Cells, entries and paragraphs in all sections together: what layout time grows with.
pub const CELLS_MAX: usize = 20_000;

/// Sections within sections.
pub const DEPTH_MAX: usize = 5;

/// Bytes that the process may hold at once; an allocation over it ends the process.
pub const MEMORY_MAX: usize = 768 * 1024 * 1024;

/// Seconds after which the process ends itself without a result.
pub const SECONDS_MAX: u64 = 60;
