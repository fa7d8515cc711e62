//! Hashes with a number each in, a table to look them up in out. Rows stand in buckets by the first
//! bits of their hash, each with the eight bits that follow; a row of another hash that agrees in
//! all these is given too, since what a hash leads to is compared in full.

use super::build::narrow;
use super::layout::{place, u32_at};

/// Rows of a bucket, about.
const BUCKET: usize = 12;

/// Bytes of a row: the number, eight bits of the hash.
const ROW: usize = 5;

/// Bits of the hash that tell the bucket, at most.
const BITS_MAX: u32 = 24;

/// The table: bits that tell the bucket; where each bucket begins, one more than there are; rows.
pub(super) fn table(mut rows: Vec<(u32, u32)>) -> Vec<u8> {
    rows.sort_unstable();
    rows.dedup();
    let bits = (rows.len() / BUCKET).checked_ilog2().unwrap_or(0).min(BITS_MAX);
    let mut out = bits.to_le_bytes().to_vec();
    let mut start = 0;
    for bucket in 0..=(1_u32 << bits) {
        let rest = rows.get(start..).unwrap_or(&[]);
        start += rest.partition_point(|(key, _)| bucket_of(*key, bits) < bucket);
        out.extend_from_slice(&narrow(start).to_le_bytes());
    }
    for (key, value) in rows {
        out.extend_from_slice(&value.to_le_bytes());
        out.push(tag_of(key, bits));
    }
    out
}

/// The numbers of a hash.
pub(super) fn find(table: &[u8], key: u32) -> impl Iterator<Item = u32> + use<'_> {
    let rows = || {
        let bits = u32_at(table, 0)?.min(BITS_MAX);
        let at = place(bucket_of(key, bits)).checked_mul(4)?.checked_add(4)?;
        let (start, end) = (u32_at(table, at)?, u32_at(table, at + 4)?);
        let first = 4 + 4 * ((1_usize << bits) + 1);
        let rows = table.get(first..)?.as_chunks::<ROW>().0.get(place(start)..place(end))?;
        Some((rows, tag_of(key, bits)))
    };
    let (rows, tag) = rows().unwrap_or((&[], 0));
    rows.iter().filter(move |[.., t]| *t == tag).filter_map(|row| u32_at(row, 0))
}

/// Bits below the thirty-second are not asked for.
const fn bucket_of(key: u32, bits: u32) -> u32 {
    if bits == 0 { 0 } else { key >> (32 - bits) }
}

const fn tag_of(key: u32, bits: u32) -> u8 {
    let [.., tag] = (key << bits).to_le_bytes();
    tag
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_table_gives_what_was_put_in(
            rows in prop::collection::vec((any::<u32>(), any::<u32>()), 0..300),
            other in any::<u32>(),
        ) {
            let bytes = table(rows.clone());
            for (key, value) in &rows {
                prop_assert!(find(&bytes, *key).any(|v| v == *value));
            }
            let given = find(&bytes, other).count();
            prop_assert!(given <= 12, "{given} rows of a hash that is not there");
        }

        #[test]
        fn damaged_bytes_give_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = find(&bytes, 0xABCD_EF01).count();
        }
    }
}
