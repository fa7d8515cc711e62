//! Keys and values in, one block of bytes out, in which a key is found without reading the rest:
//! what the tables of words, short forms and rarity are shipped as. Looking up reads two places
//! and allocates nothing; opening costs nothing. Never decides what a value means.

/// A table as shipped: made by [`encode`], never by hand.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    bytes: &'static [u8],
    /// Where the buckets begin and how many there are: a power of two. None in what is no table.
    buckets: Option<(usize, usize)>,
    /// Bits of the keys, after the buckets: of a key that has not all of its own, the rest is not
    /// read. A word that is in no table is what is asked most, and reading is waiting for memory.
    sieve: &'static [[u8; 4]],
}

impl Table {
    /// The table in these bytes. Bytes that are no table hold nothing.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        let none = Self { bytes, buckets: None, sieve: &[] };
        let [rest @ .., a, b, c, d, e, f, g, h] = bytes else { return none };
        let buckets = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
        let start = u32::from_le_bytes([*e, *f, *g, *h]) as usize;
        if !buckets.is_power_of_two() {
            return none;
        }
        let sieve = match rest.split_at_checked(start.saturating_add(4 * (buckets + 1))) {
            Some((_, sieve)) if (sieve.len() / 4).is_power_of_two() => sieve.as_chunks().0,
            _ => &[],
        };
        Self { bytes, buckets: Some((start, buckets)), sieve }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &[u8]) -> Option<&'static [u8]> {
        let (start, buckets) = self.buckets?;
        let hash = hash(key);
        let (place, bits) = sieved(hash);
        if !self.sieve.is_empty() {
            let own = self.sieve.get(place & (self.sieve.len() - 1))?;
            if bits & !u32::from_le_bytes(*own) != 0 {
                return None;
            }
        }
        let slot = start.checked_add(4 * (hash as usize & (buckets - 1)))?;
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
        let (bytes, ends) = (self.bytes, self.buckets);
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

/// Where the bits of a key stand in the sieve, before that is cut to its length, and which.
const fn sieved(hash: u32) -> (usize, u32) {
    // The golden ratio: keys of one bucket are spread.
    let spread = hash.wrapping_mul(0x9E37_79B1);
    (spread as usize, 1 << (spread >> 27) | 1 << (spread >> 22 & 31) | 1 << (spread >> 17 & 31))
}

/// Rows a table has at least that gets a sieve: a smaller one is near at hand anyhow.
const SIEVED_MIN: usize = 16_384;

/// The sieve of these keys: ten bits a key or more, so that of keys that are not in the table one
/// in thirty passes.
fn sieve(rows: &[(usize, &Row)]) -> Vec<u8> {
    if rows.len() < SIEVED_MIN {
        return Vec::new();
    }
    let mut words = vec![0_u32; (rows.len() / 3).next_power_of_two()];
    let mask = words.len() - 1;
    for (_, (key, _)) in rows {
        let (place, bits) = sieved(hash(key));
        if let Some(word) = words.get_mut(place & mask) {
            *word |= bits;
        }
    }
    words.into_iter().flat_map(u32::to_le_bytes).collect()
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
    out.extend(sieve(&sorted));
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
    fn a_large_table_has_a_sieve_that_keeps_nothing_back() {
        let rows: Vec<Row> =
            (0..20_000_u32).map(|n| (format!("key{n}").into_bytes(), vec![1])).collect();
        let table = Table::new(Vec::leak(encode("", &rows)));
        assert!(!table.sieve.is_empty());
        assert!(rows.iter().all(|(key, _)| table.get(key) == Some(&[1][..])));
        assert!((20_000..30_000).all(|n| table.get(format!("key{n}").as_bytes()).is_none()));
        assert_eq!(table.rows().count(), 20_000);
        assert!(self::table(&[("a", "1")]).sieve.is_empty());
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
