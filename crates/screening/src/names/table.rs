//! Keys and values in, one block of bytes out, in which a key is found without reading the rest:
//! what the tables of words, short forms and rarity are shipped as. Looking up reads two places
//! and allocates nothing; opening costs nothing. Never decides what a value means.

/// A table as shipped: made by [`encode`], never by hand.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    bytes: &'static [u8],
}

/// Bytes at the end: buckets, and where they begin.
const TAIL: usize = 8;

impl Table {
    /// The table in these bytes. Bytes that are no table hold nothing.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &[u8]) -> Option<&'static [u8]> {
        let (start, buckets) = self.buckets()?;
        let slot = start.checked_add(4 * (hash(key) as usize & (buckets - 1)))?;
        let mut rest = self.bytes.get(self.word(slot)?..self.word(slot + 4)?)?;
        loop {
            let (own, value, tail) = split(rest)?;
            if own == key {
                return Some(value);
            }
            rest = tail;
        }
    }

    /// All keys and values, in no order that means anything.
    pub fn rows(&self) -> impl Iterator<Item = (&'static [u8], &'static [u8])> + use<> {
        let (bytes, ends) = (self.bytes, self.buckets());
        let from = ends.and_then(|(start, _)| self.word(start));
        let mut rest = match (from, ends) {
            (Some(from), Some((start, _))) => bytes.get(from..start).unwrap_or(&[]),
            _ => &[],
        };
        std::iter::from_fn(move || {
            let (key, value, tail) = split(rest)?;
            rest = tail;
            Some((key, value))
        })
    }

    /// Where the buckets begin and how many there are: a power of two.
    fn buckets(&self) -> Option<(usize, usize)> {
        let at = self.bytes.len().checked_sub(TAIL)?;
        let (buckets, start) = (self.word(at)?, self.word(at + 4)?);
        buckets.is_power_of_two().then_some((start, buckets))
    }

    fn word(&self, at: usize) -> Option<usize> {
        let word = self.bytes.get(at..)?.first_chunk::<4>()?;
        usize::try_from(u32::from_le_bytes(*word)).ok()
    }
}

/// The first key and value, and what follows them.
fn split(row: &'static [u8]) -> Option<(&'static [u8], &'static [u8], &'static [u8])> {
    let ([key, low, high], rest) = row.split_first_chunk::<3>()?;
    let (key, rest) = rest.split_at_checked(usize::from(*key))?;
    let (value, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes([*low, *high])))?;
    Some((key, value, rest))
}

/// FNV-1a: keys are short, and the table is ours.
fn hash(key: &[u8]) -> u32 {
    let hash =
        key.iter().fold(0x811C_9DC5_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

/// A key and its value.
pub type Row = (Vec<u8>, Vec<u8>);

/// Rows as a table, after a line that says where they come from. Keys of more than 255 bytes and
/// values of more than 65,535 are left out; of a key given twice the first value is kept.
#[must_use]
pub fn encode(head: &str, rows: &[Row]) -> Vec<u8> {
    let buckets = rows.len().max(1).next_power_of_two();
    let place = |key: &[u8]| hash(key) as usize & (buckets - 1);
    let mut sorted: Vec<(usize, &Row)> = rows.iter().map(|row| (place(&row.0), row)).collect();
    // Stable: the first row of a key stays the first.
    sorted.sort_by(|(a, x), (b, y)| (a, &x.0).cmp(&(b, &y.0)));
    sorted.dedup_by(|later, first| later.1.0 == first.1.0);
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut out = Vec::new();
    out.extend_from_slice(head.as_bytes());
    let mut starts = Vec::new();
    let mut rest = sorted.as_slice();
    for bucket in 0..buckets {
        starts.push(narrow(out.len()));
        let own = rest.iter().take_while(|(at, _)| *at == bucket).count();
        for (_, (key, value)) in rest.iter().take(own) {
            if let (Ok(key_length), Ok(length)) =
                (u8::try_from(key.len()), u16::try_from(value.len()))
            {
                out.push(key_length);
                out.extend_from_slice(&length.to_le_bytes());
                out.extend_from_slice(key);
                out.extend_from_slice(value);
            }
        }
        rest = rest.get(own..).unwrap_or(&[]);
    }
    starts.push(narrow(out.len()));
    let start = narrow(out.len());
    starts.iter().for_each(|s| out.extend_from_slice(s));
    out.extend_from_slice(&narrow(buckets));
    out.extend_from_slice(&start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, &str)]) -> Table {
        let rows: Vec<Row> =
            rows.iter().map(|(k, v)| (k.as_bytes().to_vec(), v.as_bytes().to_vec())).collect();
        Table::new(Vec::leak(encode("# a head\n", &rows)))
    }

    #[test]
    fn finds_what_was_put_and_nothing_else() {
        let rows: Vec<(String, String)> =
            (0..1000).map(|n| (format!("key{n}"), format!("value of {n}"))).collect();
        let rows: Vec<(&str, &str)> = rows.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let table = table(&rows);
        for (key, value) in &rows {
            assert_eq!(table.get(key.as_bytes()), Some(value.as_bytes()));
        }
        assert_eq!(table.get(b"key1000"), None);
        assert_eq!(table.get(b""), None);
        assert_eq!(table.rows().count(), 1000);
    }

    #[test]
    fn keeps_the_first_of_two_and_takes_any_bytes() {
        let kept = table(&[("a", "1"), ("", "empty"), ("a", "2")]);
        assert_eq!(kept.get(b"a"), Some(b"1".as_slice()));
        assert_eq!(kept.get(b""), Some(b"empty".as_slice()));
        for bytes in [b"".as_slice(), b"12345678", &[0xFF; 64], &[0; 64]] {
            assert_eq!(Table::new(bytes).get(b"a"), None);
            assert_eq!(Table::new(bytes).rows().count(), 0);
        }
    }
}
