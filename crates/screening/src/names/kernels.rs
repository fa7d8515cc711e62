//! Sixteen bytes side by side in, the same sums and comparisons of each out, in one instruction
//! where the processor has it. The only file of the engine that calls instructions by name: those
//! that each processor of its family has, and in work compiled for it more than once those of
//! newer ones, which is asked at run time. Never reads or writes memory by address.

/// How many bytes stand side by side.
pub const LANES: usize = 16;

#[cfg(target_arch = "x86_64")]
pub use wide::{Cells, Sets, upto, widest};

#[cfg(not(target_arch = "x86_64"))]
pub use plain::{Cells, Sets, upto, widest};

/// Work that is compiled for every processor, and again for those that do more with one
/// instruction. All that it calls is to be put in line.
pub trait Work {
    /// Does it on a processor of that level.
    fn run(self, level: impl Level);
}

/// What a processor can do: whoever holds one has asked.
pub trait Level: Copy {
    /// As [`Sets::apart`].
    fn apart(self, sets: &Sets, set: u32) -> Cells;
}

/// What every processor can do.
#[derive(Debug, Clone, Copy)]
pub struct Usual;

impl Level for Usual {
    #[inline]
    fn apart(self, sets: &Sets, set: u32) -> Cells {
        sets.apart(set)
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "instructions that the processor has: all do, or it was asked")]
mod wide {
    use super::{LANES, Level, Usual, Work};
    use std::arch::x86_64 as cpu;

    /// Has the AVX2 of 2013, and what came with it.
    #[derive(Debug, Clone, Copy)]
    struct Newer(());

    /// Has the AVX-512 of 2017 besides.
    #[derive(Debug, Clone, Copy)]
    struct Newest(());

    impl Level for Newer {
        #[inline]
        fn apart(self, sets: &Sets, set: u32) -> Cells {
            sets.apart(set)
        }
    }

    impl Level for Newest {
        #[inline]
        fn apart(self, sets: &Sets, set: u32) -> Cells {
            // SAFETY: who holds this level has asked the processor.
            unsafe { sets.apart_at_once(set) }
        }
    }

    /// Does work as this processor does it fastest.
    pub fn widest(work: impl Work) {
        upto(2, work);
    }

    /// The same with no more than so many steps beyond what every processor can do.
    pub fn upto(steps: u8, work: impl Work) {
        use std::arch::is_x86_feature_detected as has;
        let is_newer = has!("avx2") && has!("bmi1") && has!("bmi2") && has!("popcnt");
        let is_newest = has!("avx512f") && has!("avx512bw") && has!("avx512vl");
        if steps == 0 || !is_newer || !has!("lzcnt") {
            work.run(Usual);
        } else if is_newest && steps > 1 {
            // SAFETY: the processor was asked for all of it.
            unsafe { newest(work) }
        } else {
            // SAFETY: as above.
            unsafe { newer(work) }
        }
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
    fn newer(work: impl Work) {
        work.run(Newer(()));
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt,avx512f,avx512bw,avx512vl")]
    fn newest(work: impl Work) {
        work.run(Newest(()));
    }

    /// Bytes side by side.
    #[derive(Debug, Clone, Copy)]
    pub struct Cells(cpu::__m128i);

    /// Calls an instruction of the set that every processor of this family has.
    macro_rules! call {
        ($name:ident($($argument:expr),*)) => {
            // SAFETY: SSE2 is part of x86-64 itself, and the instruction takes and gives values.
            Cells(unsafe { cpu::$name($($argument),*) })
        };
    }

    impl Cells {
        /// Each of them this byte.
        #[inline]
        #[must_use]
        pub fn all(byte: u8) -> Self {
            call!(_mm_set1_epi8(byte.cast_signed()))
        }

        /// These.
        #[inline]
        #[must_use]
        pub fn of(bytes: [u8; LANES]) -> Self {
            let (halves, _) = bytes.as_chunks::<8>();
            let [low, high] = halves else { return Self::all(0) };
            let half = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes).cast_signed();
            call!(_mm_set_epi64x(half(high), half(low)))
        }

        /// As bytes.
        #[inline]
        #[must_use]
        pub fn bytes(self) -> [u8; LANES] {
            // SAFETY: SSE2 is part of x86-64 itself, and both instructions take and give values.
            let (low, high) = unsafe {
                let high = cpu::_mm_unpackhi_epi64(self.0, self.0);
                (cpu::_mm_cvtsi128_si64(self.0), cpu::_mm_cvtsi128_si64(high))
            };
            let wide = u128::from(low.cast_unsigned()) | u128::from(high.cast_unsigned()) << 64;
            wide.to_le_bytes()
        }

        /// Each plus the other's, at most 255.
        #[inline]
        #[must_use]
        pub fn plus(self, other: Self) -> Self {
            call!(_mm_adds_epu8(self.0, other.0))
        }

        /// Each less the other's, at least nothing.
        #[inline]
        #[must_use]
        pub fn less(self, other: Self) -> Self {
            call!(_mm_subs_epu8(self.0, other.0))
        }

        /// Of each pair the larger.
        #[inline]
        #[must_use]
        pub fn most(self, other: Self) -> Self {
            call!(_mm_max_epu8(self.0, other.0))
        }

        /// What both have, bit by bit.
        #[inline]
        #[must_use]
        pub fn both(self, other: Self) -> Self {
            call!(_mm_and_si128(self.0, other.0))
        }

        /// All bits where the two are equal, none elsewhere.
        #[inline]
        #[must_use]
        pub fn equal(self, other: Self) -> Self {
            call!(_mm_cmpeq_epi8(self.0, other.0))
        }

        /// Each moved up by so many places; nothing comes in.
        #[inline]
        #[must_use]
        pub fn up<const BY: i32>(self) -> Self {
            // SAFETY: SSE2 is part of x86-64 itself, and the instruction takes and gives values.
            Self(unsafe { cpu::_mm_slli_si128::<BY>(self.0) })
        }

        /// Each moved down by so many places; nothing comes in.
        #[inline]
        #[must_use]
        pub fn down<const BY: i32>(self) -> Self {
            // SAFETY: SSE2 is part of x86-64 itself, and the instruction takes and gives values.
            Self(unsafe { cpu::_mm_srli_si128::<BY>(self.0) })
        }

        /// A bit for each that is more than nothing, the first lowest.
        #[inline]
        #[must_use]
        pub fn present(self) -> u32 {
            let empty = self.equal(Self::all(0));
            // SAFETY: SSE2 is part of x86-64 itself, and the instruction takes and gives values.
            let mask = unsafe { cpu::_mm_movemask_epi8(empty.0) };
            !mask.cast_unsigned() & 0xFFFF
        }
    }

    /// Sets of 32 side by side.
    #[derive(Debug, Clone, Copy)]
    pub struct Sets([cpu::__m128i; 4]);

    impl Sets {
        /// These.
        #[inline]
        #[must_use]
        pub fn of(sets: [u32; LANES]) -> Self {
            let (fours, _) = sets.as_chunks::<4>();
            let four = |n: usize| {
                let [a, b, c, d] = fours.get(n).copied().unwrap_or_default();
                let wide = |a: u32, b: u32| (u64::from(b) << 32 | u64::from(a)).cast_signed();
                call!(_mm_set_epi64x(wide(c, d), wide(a, b))).0
            };
            Self(std::array::from_fn(four))
        }

        /// All bits where the set has nothing of this one, none elsewhere.
        #[inline]
        #[must_use]
        pub fn apart(&self, set: u32) -> Cells {
            let [a, b, c, d] = self.0;
            // SAFETY: SSE2 is part of x86-64 itself, and all of them take and give values.
            let apart = unsafe {
                let (set, none) =
                    (cpu::_mm_set1_epi32(set.cast_signed()), cpu::_mm_setzero_si128());
                let each = |four| cpu::_mm_cmpeq_epi32(cpu::_mm_and_si128(four, set), none);
                let low = cpu::_mm_packs_epi32(each(a), each(b));
                let high = cpu::_mm_packs_epi32(each(c), each(d));
                cpu::_mm_packs_epi16(low, high)
            };
            Cells(apart)
        }

        /// The same in three instructions.
        #[inline]
        #[target_feature(enable = "avx512f,avx512bw,avx512vl")]
        fn apart_at_once(&self, set: u32) -> Cells {
            let [a, b, c, d] = self.0;
            let low = cpu::_mm512_inserti32x4::<1>(cpu::_mm512_castsi128_si512(a), b);
            let all = cpu::_mm512_inserti32x4::<3>(cpu::_mm512_inserti32x4::<2>(low, c), d);
            let apart =
                cpu::_mm512_testn_epi32_mask(all, cpu::_mm512_set1_epi32(set.cast_signed()));
            Cells(cpu::_mm_movm_epi8(apart))
        }
    }
}

/// The same for every other processor.
pub mod plain {
    use super::{LANES, Usual, Work};

    /// Does work as every processor does it.
    pub fn widest(work: impl Work) {
        upto(0, work);
    }

    /// The same: there are no further steps.
    pub fn upto(_steps: u8, work: impl Work) {
        work.run(Usual);
    }

    /// Bytes side by side.
    #[derive(Debug, Clone, Copy)]
    pub struct Cells([u8; LANES]);

    #[expect(clippy::indexing_slicing, reason = "both have that length")]
    #[inline]
    fn each(a: Cells, b: Cells, of: impl Fn(u8, u8) -> u8) -> Cells {
        Cells(std::array::from_fn(|lane| of(a.0[lane], b.0[lane])))
    }

    impl Cells {
        /// Each of them this byte.
        #[must_use]
        pub const fn all(byte: u8) -> Self {
            Self([byte; LANES])
        }

        /// These.
        #[must_use]
        pub const fn of(bytes: [u8; LANES]) -> Self {
            Self(bytes)
        }

        /// As bytes.
        #[must_use]
        pub const fn bytes(self) -> [u8; LANES] {
            self.0
        }

        /// Each plus the other's, at most 255.
        #[must_use]
        pub fn plus(self, other: Self) -> Self {
            each(self, other, u8::saturating_add)
        }

        /// Each less the other's, at least nothing.
        #[must_use]
        pub fn less(self, other: Self) -> Self {
            each(self, other, u8::saturating_sub)
        }

        /// Of each pair the larger.
        #[must_use]
        pub fn most(self, other: Self) -> Self {
            each(self, other, u8::max)
        }

        /// What both have, bit by bit.
        #[must_use]
        pub fn both(self, other: Self) -> Self {
            each(self, other, |a, b| a & b)
        }

        /// All bits where the two are equal, none elsewhere.
        #[must_use]
        pub fn equal(self, other: Self) -> Self {
            each(self, other, |a, b| if a == b { u8::MAX } else { 0 })
        }

        /// Each moved up by so many places; nothing comes in.
        #[must_use]
        pub fn up<const BY: i32>(self) -> Self {
            let by = usize::try_from(BY).unwrap_or(LANES);
            let from = |lane: usize| lane.checked_sub(by).and_then(|at| self.0.get(at));
            Self(std::array::from_fn(|lane| from(lane).copied().unwrap_or(0)))
        }

        /// Each moved down by so many places; nothing comes in.
        #[must_use]
        pub fn down<const BY: i32>(self) -> Self {
            let by = usize::try_from(BY).unwrap_or(LANES);
            Self(std::array::from_fn(|lane| self.0.get(lane + by).copied().unwrap_or(0)))
        }

        /// A bit for each that is more than nothing, the first lowest.
        #[must_use]
        pub fn present(self) -> u32 {
            self.0.iter().zip(0..).map(|(byte, lane)| u32::from(*byte != 0) << lane).sum()
        }
    }

    /// Sets of 32 side by side.
    #[derive(Debug, Clone, Copy)]
    pub struct Sets([u32; LANES]);

    impl Sets {
        /// These.
        #[must_use]
        pub const fn of(sets: [u32; LANES]) -> Self {
            Self(sets)
        }

        /// All bits where the set has nothing of this one, none elsewhere.
        #[must_use]
        pub fn apart(&self, set: u32) -> Cells {
            Cells(self.0.map(|own| if own & set == 0 { u8::MAX } else { 0 }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes() -> impl Strategy<Value = [u8; LANES]> {
        prop::array::uniform16(prop_oneof![Just(0), Just(255), any::<u8>()])
    }

    struct Apart<'f> {
        sets: Sets,
        set: u32,
        found: &'f mut [u8; LANES],
    }

    impl Work for Apart<'_> {
        fn run(self, level: impl Level) {
            *self.found = level.apart(&self.sets, self.set).bytes();
        }
    }

    proptest! {
        #[test]
        fn both_kinds_say_the_same(a in bytes(), b in bytes()) {
            let (x, y) = (Cells::of(a), Cells::of(b));
            let (p, q) = (plain::Cells::of(a), plain::Cells::of(b));
            prop_assert_eq!(x.bytes(), a);
            prop_assert_eq!(x.plus(y).bytes(), p.plus(q).bytes());
            prop_assert_eq!(x.less(y).bytes(), p.less(q).bytes());
            prop_assert_eq!(x.most(y).bytes(), p.most(q).bytes());
            prop_assert_eq!(x.both(y).bytes(), p.both(q).bytes());
            prop_assert_eq!(x.equal(y).bytes(), p.equal(q).bytes());
            prop_assert_eq!(x.up::<1>().bytes(), p.up::<1>().bytes());
            prop_assert_eq!(x.up::<2>().bytes(), p.up::<2>().bytes());
            prop_assert_eq!(x.up::<8>().bytes(), p.up::<8>().bytes());
            prop_assert_eq!(x.down::<1>().bytes(), p.down::<1>().bytes());
            prop_assert_eq!(x.down::<4>().bytes(), p.down::<4>().bytes());
            prop_assert_eq!(x.present(), p.present());
            let sets: [u32; LANES] = std::array::from_fn(|n| 1 << (a[n] & 31) | 1 << (b[n] & 31));
            let set = u32::from_le_bytes([a[0], b[0], a[1], b[1]]);
            let apart = plain::Sets::of(sets).apart(set);
            prop_assert_eq!(Sets::of(sets).apart(set).bytes(), apart.bytes());
            for steps in 0..3 {
                let mut found = [0; LANES];
                upto(steps, Apart { sets: Sets::of(sets), set, found: &mut found });
                prop_assert_eq!(found, apart.bytes());
            }
            let first = a.first().copied().unwrap_or(0);
            prop_assert_eq!(Cells::all(first).bytes(), plain::Cells::all(first).bytes());
        }
    }
}
