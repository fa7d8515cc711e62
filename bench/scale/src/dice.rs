//! A seed in, the same numbers on every machine out. Never for secrets.

/// Numbers from a seed (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// Whether what happens `share` times of a hundred happens.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of them.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Words in the order of how common they are, drawn as words of names are: the second half as
/// often as the first, roughly (Zipf).
#[derive(Debug, Clone, Default)]
pub(crate) struct Ranked {
    words: Vec<String>,
    /// Sums of the weights up to each word.
    sums: Vec<u64>,
}

impl Ranked {
    /// Words with their counts. `flat` is added to each rank: family names are flatter.
    pub(crate) fn of(counts: impl IntoIterator<Item = (String, u32)>, flat: u64) -> Self {
        let mut counts: Vec<(String, u32)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut sum = 0;
        let mut sums = Vec::with_capacity(counts.len());
        for rank in 0..counts.len() {
            sum += 1_000_000_000 / (rank as u64 + 1 + flat);
            sums.push(sum);
        }
        Self { words: counts.into_iter().map(|(word, _)| word).collect(), sums }
    }

    pub(crate) fn draw(&self, dice: &mut Dice) -> &str {
        let total = self.sums.last().copied().unwrap_or_default();
        let at = dice.below(usize::try_from(total).unwrap_or_default()) as u64;
        let place = self.sums.partition_point(|sum| *sum <= at);
        self.words.get(place).map_or("", String::as_str)
    }
}
