//! The bounds every reader of foreign bytes keeps. A number names what was largest in real lists
//! and what is lost when it bites; none is read from a file.

/// Bytes read of one file of rows or tags. Largest seen: 2.1 MB (the SDN list, 2022-01). Beyond it
/// the rest of the file is lost and a fault says so.
pub const FILE_BYTES_MAX: usize = 1 << 29;

/// Bytes of a file typed by hand, as TOML: its tree is held whole. Largest seen: 20 KB. A longer
/// file is refused.
pub const TYPED_FILE_BYTES_MAX: usize = 1 << 25;

/// Bytes of one row or one element. Largest seen: 9 KB (United Nations, 2026-02). A longer one is
/// skipped with a fault, so that a line without an end costs no memory.
pub const RECORD_BYTES_MAX: usize = 1 << 20;

/// Lines one row may span inside quotes. Largest seen: 1. Beyond it the quote is taken as never
/// closed, the line it opens on is lost, and reading goes on with the next line.
pub const RECORD_LINES_MAX: usize = 64;

/// Columns of a row. Largest seen: 59 (the European Union's old layout). Further ones are dropped.
pub const COLUMNS_MAX: usize = 256;

/// Records of one file. Largest seen: 13,837 (addresses of the SDN list, 2021-07). Beyond it
/// reading ends with a fault.
pub const RECORDS_MAX: usize = 5_000_000;

/// Characters of a name. Largest seen: 193 (United Nations, 2020-11). A longer one is left out
/// with a fault: it names nobody, and costs every comparison.
pub const NAME_CHARS_MAX: usize = 1_000;

/// Bytes of one free text kept: a remark, a comment, grounds. Largest seen: 1.8 KB (United
/// Nations). The rest is cut off with a fault.
pub const TEXT_BYTES_MAX: usize = 1 << 16;

/// Names, listings, links or numbers of one party, each. Largest seen: 96 names, 47 addresses, 25
/// numbers (the SDN list, 2021-07). Further ones are dropped with a fault.
pub const ITEMS_MAX: usize = 2_000;

/// Depth of nested elements. Largest seen: 3. A record that nests deeper is lost.
pub const DEPTH_MAX: usize = 64;
