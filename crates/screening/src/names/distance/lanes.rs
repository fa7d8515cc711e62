//! Rows of costs as bytes, sixteen side by side, for sounds short enough and costs small enough:
//! nearly all. Says of a word what [`super::next_row`] says, between the walks of both halves.
//!
//! A cell holds what is left to spend, plus one: nothing is out of reach, so that what is moved
//! in from beyond the row is out of reach by itself.

use super::super::kernels::{Cells, LANES, Level, Sets};
use super::seen::{ALIKE, ALIKE_TO, Seen};
use super::{AROUND, LEFT_OUT, Own, STEPS, SWAP_TABLE, TURN, bit, drop_cost, narrow, step_of};

/// The most that may be allowed here: with one more it fits a byte.
const ALLOWED_MAX: u16 = 250;

/// A cost that nothing can pay.
const BEYOND: u8 = u8::MAX;

/// A row: of each beginning of the own sound, what is left.
#[derive(Debug, Clone, Copy)]
pub struct Short {
    left: Cells,
    /// What is left once the sound of this row and the next have changed places, at the place
    /// before both.
    turning: Cells,
    has_turning: bool,
}

impl Short {
    /// Nothing is within reach.
    #[must_use]
    pub fn empty() -> Self {
        let none = Cells::all(0);
        Self { left: none, turning: none, has_turning: false }
    }
}

/// The own sound, cell by cell.
#[derive(Debug, Clone)]
pub struct Lanes {
    length: usize,
    /// What a word may cost, and one.
    full: u8,
    /// The own sound before the one before each cell, and the one after the next.
    earlier: Cells,
    later: Cells,
    /// What it costs to leave out the sound before each cell, the last two, four and eight.
    drops: [Cells; 4],
    /// What must be left in each cell, in the next, the same less one, and in the one after; all
    /// where there is none.
    floor: Cells,
    floor_next: Cells,
    beyond_next: Cells,
    floor_later: Cells,
    /// The own sounds, a bit each.
    letters: u128,
    codes: [u8; LANES],
    /// What it costs to write a sound for the one before each cell; of those known.
    swaps: [Cells; 128],
    known: u128,
    /// By cell and what is left to spend: the sounds a word may go on with.
    open: [&'static [u64; STEPS]; LANES],
    /// What it costs that a sound of the word is not written.
    word_drops: &'static [u8; 128],
    /// Of each own sound, those that are much like it, and those that are somewhat; and what it
    /// costs at least where a word has none of them.
    alike: [Sets; 2],
    lacking: [Cells; 2],
}

impl Default for Lanes {
    fn default() -> Self {
        let none = Cells::all(0);
        Self {
            length: 0,
            full: 0,
            earlier: none,
            later: none,
            drops: [none; 4],
            floor: none,
            floor_next: none,
            beyond_next: none,
            floor_later: none,
            letters: 0,
            codes: [0; LANES],
            swaps: [none; 128],
            known: 0,
            open: [&[0; STEPS]; LANES],
            word_drops: &DROPS[0],
            alike: [Sets::of([0; LANES]); 2],
            lacking: [none; 2],
        }
    }
}

/// What it costs that a sound is not written, by sound: where the other word writes its vowels, and
/// where not.
static DROPS: [[u8; 128]; 2] = [drops(false), drops(true)];

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn drops(in_frame: bool) -> [u8; 128] {
    let mut out = [0; 128];
    let mut code = 0_u8;
    while code < 128 {
        out[code as usize] = byte(narrow(drop_cost(code, in_frame)));
        code += 1;
    }
    out
}

/// By sound and what is left to spend: the sounds that may stand for it, or be left out; where the
/// own sound writes its vowels, and where not.
static OPEN: [[[u64; STEPS]; 128]; 2] = [open(false), open(true)];

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn open(in_frame: bool) -> [[u64; STEPS]; 128] {
    let mut out = AROUND;
    let mut code = 0;
    while code < 128 {
        let mut step = 0;
        while step < STEPS {
            out[code][step] |= LEFT_OUT[in_frame as usize][step];
            step += 1;
        }
        code += 1;
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "bounded in the same line")]
const fn byte(cost: u16) -> u8 {
    if cost > 255 { BEYOND } else { cost as u8 }
}

const fn letter(code: u8) -> u128 {
    1 << (code & 127)
}

/// The cells that are at least the floor.
#[inline(always)]
fn at_least(cells: Cells, floor: Cells) -> Cells {
    cells.both(cells.most(floor).equal(cells))
}

#[expect(clippy::indexing_slicing, reason = "masked below the lengths, which are fixed")]
impl Lanes {
    /// Takes the own sound, if it fits; whether it does. `in_frame`: whether it leaves vowels
    /// unwritten.
    pub fn set(&mut self, own: &Own, in_frame: bool) -> bool {
        let allowed = own.allowed;
        if own.length >= LANES || allowed.cost.max(allowed.first) > ALLOWED_MAX {
            return false;
        }
        let full = allowed.cost + 1;
        (self.length, self.full) = (own.length, byte(full));
        (self.letters, self.known) = (0, 0);
        self.word_drops = &DROPS[usize::from(in_frame)];
        let code = |at: usize| if at < own.length { own.code(at) } else { 0 };
        let spent = |at: usize| byte(full.saturating_sub(own.allowed_at(at)).max(1));
        let floor = |at: usize| if at <= own.length { spent(at) } else { BEYOND };
        self.codes = std::array::from_fn(code);
        for cell in 0..LANES {
            self.open[cell] = &OPEN[usize::from(in_frame)][usize::from(code(cell) & 127)];
            self.letters |= if cell < own.length { letter(code(cell)) } else { 0 };
        }
        let cells = |of: &dyn Fn(usize) -> u8| Cells::of(std::array::from_fn(of));
        self.earlier = cells(&|cell| cell.checked_sub(2).map_or(0, code));
        self.later = cells(&|cell| code(cell + 1));
        self.floor = cells(&floor);
        // A word may go on behind the last own sound.
        self.floor_next = cells(&|cell| spent(cell + 1));
        self.beyond_next = self.floor_next.less(Cells::all(1));
        self.floor_later = cells(&|cell| floor(cell + 2));
        let under = |cell: usize| cell.checked_sub(1).filter(|at| *at < own.length);
        let one = cells(&|cell| under(cell).map_or(BEYOND, |at| byte(own.drop(at))));
        let two = one.plus(one.up::<1>());
        let four = two.plus(two.up::<2>());
        self.drops = [one, two, four, four.plus(four.up::<4>())];
        let alike = |much: usize, at: usize| ALIKE_TO[usize::from(code(at) & 127)][much];
        self.alike = std::array::from_fn(|n| Sets::of(std::array::from_fn(|at| alike(n, at))));
        let drop = |at: usize| if at < own.length { byte(own.drop(at)) } else { 0 };
        self.lacking = [cells(&|at| drop(at).min(ALIKE)), cells(&drop)];
        true
    }

    /// The row beside the beginning of every word.
    pub fn first_row(&self, row: &mut Short) {
        let mut cells = [0; LANES];
        cells[0] = self.full;
        let cells = Cells::of(cells);
        *row = Short { left: cells.most(self.leave_out(cells)), ..Short::empty() };
    }

    /// The row of a word's next sound, on that of its last; whether a word that begins so may
    /// still be near.
    #[inline(always)]
    pub fn next_row(&mut self, code: u8, last: &Short, row: &mut Short) -> bool {
        let every = Cells::all(code);
        let swaps = self.swaps_of(code);
        let drop = Cells::all(self.word_drops[usize::from(code & 127)]);
        let mut across = last.left.up::<1>().less(swaps);
        if last.has_turning {
            let turned = last.turning.up::<2>().both(self.earlier.equal(every));
            across = across.most(turned);
        }
        // Sounds of the word that stand between the halves belong to the second.
        let down = at_least(last.left.less(drop), self.floor_next);
        let across = at_least(across, self.floor).most(down);
        row.left = self.leave_out(across).most(down);
        row.has_turning = false;
        if self.letters & letter(code) != 0 {
            let turning = last.left.less(Cells::all(TURN_COST));
            row.turning = at_least(turning, self.floor_later).both(self.later.equal(every));
            row.has_turning = row.turning.present() != 0;
        }
        row.has_turning || row.left.present() != 0
    }

    /// Lets own sounds be left out.
    #[inline(always)]
    fn leave_out(&self, row: Cells) -> Cells {
        let [one, two, four, eight] = self.drops;
        let row = row.most(row.up::<1>().less(one));
        let row = row.most(row.up::<2>().less(two));
        let mut row = row.most(row.up::<4>().less(four));
        if self.length >= 8 {
            row = row.most(row.up::<8>().less(eight));
        }
        at_least(row, self.floor)
    }

    #[inline(always)]
    fn swaps_of(&mut self, code: u8) -> Cells {
        if self.known & letter(code) == 0 {
            self.known |= letter(code);
            self.fill(code);
        }
        self.swaps[usize::from(code & 127)]
    }

    fn fill(&mut self, code: u8) {
        let row = &SWAP_TABLE[usize::from(code & 127)];
        let swap = |cell: usize| match cell.checked_sub(1) {
            Some(at) if at < self.length => row[usize::from(self.codes[at & (LANES - 1)] & 127)],
            _ => BEYOND,
        };
        self.swaps[usize::from(code & 127)] = Cells::of(std::array::from_fn(swap));
    }

    /// Whether a word may be near, at no more than this cost, that has only these sounds behind
    /// this row: what is like nothing in it costs what it does.
    #[must_use]
    #[inline(always)]
    pub fn may_reach(&self, level: impl Level, row: &Short, behind: Seen, cost: u16) -> bool {
        let [much, somewhat] = &self.alike;
        let [little, all] = self.lacking;
        let (much, somewhat) = (level.apart(much, behind), level.apart(somewhat, behind));
        let needs = much.both(little).most(somewhat.both(all));
        let needs = needs.plus(needs.down::<1>());
        let needs = needs.plus(needs.down::<2>());
        let mut needs = needs.plus(needs.down::<4>());
        if self.length > 8 {
            needs = needs.plus(needs.down::<8>());
        }
        let spare = byte(u16::from(self.full).saturating_sub(1).saturating_sub(cost));
        row.has_turning || row.left.less(needs).less(Cells::all(spare)).present() != 0
    }

    /// What the word of this row costs, if it ends here.
    #[inline(always)]
    #[must_use]
    pub fn cost(&self, row: &Short) -> Option<u16> {
        let left = row.left.bytes()[self.length & (LANES - 1)];
        (left > 0).then(|| u16::from(self.full.saturating_sub(left)))
    }

    /// As [`Own::open`].
    #[must_use]
    #[inline(always)]
    pub fn open(&self, row: &Short) -> u64 {
        let spare = row.left.less(self.beyond_next);
        if spare.less(Cells::all(PLENTY)).present() != 0 {
            return u64::MAX;
        }
        let mut open = 0;
        let bytes = spare.bytes();
        for cell in places(spare.present()) {
            open |= self.open[cell][step_of(u16::from(bytes[cell].saturating_sub(1)))];
        }
        let turnable = at_least(row.left.less(Cells::all(TURN_COST)), self.floor_later);
        for cell in places(turnable.present()) {
            open |= bit(self.codes[(cell + 1) & (LANES - 1)]);
        }
        if row.has_turning {
            for cell in places(row.turning.present()) {
                open |= bit(self.codes[cell]);
            }
        }
        open
    }
}

/// The places of the bits of a mask, below the number of cells.
#[inline(always)]
fn places(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros();
        mask &= mask.wrapping_sub(1);
        (place < 32).then_some(usize::try_from(place).unwrap_or(0) & (LANES - 1))
    })
}

/// What two letters that changed places cost.
const TURN_COST: u8 = byte(TURN);

/// With more than this left every sound is open.
const PLENTY: u8 = 100;
