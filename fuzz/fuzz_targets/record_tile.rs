//! Foreign bytes as a tile path, a tile, a bundle, a salt file and a kept frontier: what is read
//! prints the same again. Must never panic or read beyond the stated width.
#![no_main]

use libfuzzer_sys::fuzz_target;
use record::tile::Kind;
use record::{Frontier, Tile};

fuzz_target!(|bytes: &[u8]| {
    if let Some(tile) = std::str::from_utf8(bytes).ok().and_then(Tile::parse) {
        assert_eq!(tile.to_string().as_bytes(), bytes);
    }
    if let Some(frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
    }
    if let Some(salt) = record::read_salt(bytes) {
        assert_eq!(record::print_salt(&salt).as_bytes(), bytes);
    }
    let Some((width, bytes)) = bytes.split_first() else { return };
    let width = u16::from(*width) + 1;
    if let Some(bundle) = Tile::new(Kind::Entries, 0, width) {
        if let Ok(commitments) = bundle.read_commitments(bytes) {
            assert_eq!(record::bundle(&commitments), bytes);
        }
    }
    if let Some(tile) = Tile::new(Kind::Hashes(0), 0, width) {
        if let Ok(hashes) = tile.read_hashes(bytes) {
            assert_eq!(hashes.len(), usize::from(width));
        }
    }
});
