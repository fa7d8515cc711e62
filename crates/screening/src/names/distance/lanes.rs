//! Rows of costs as bytes, sixteen side by side, for sounds short enough and costs small enough:
//! nearly all. Says of a word what [`super::next_row`] says, to the cell.

use super::{AROUND, LEFT_OUT, Own, STEPS, SWAP_TABLE, TURN, bit, drop_cost, narrow, step_of};

/// Costs side by side: one more than own sounds.
const LANES: usize = 16;

/// A cost beyond every word's: sums stop at it.
const BEYOND: u8 = u8::MAX;

/// The most that may be allowed here.
const ALLOWED_MAX: u16 = 250;

/// Cells before the first, that a row can be read one or two to the left.
const MARGIN: usize = 2;

/// Costs side by side.
type Cells = [u8; LANES];

/// Nothing is within reach.
const NOTHING: Cells = [BEYOND; LANES];

/// A row: of each beginning of the own sound, what it costs.
#[derive(Debug, Clone, Copy)]
pub struct Short {
    /// [`BEYOND`] in the margin.
    cells: [u8; MARGIN + LANES],
    /// The first cell within reach, and the last.
    low: usize,
    high: usize,
}

#[expect(clippy::indexing_slicing, reason = "below the length, which is fixed")]
impl Short {
    /// Nothing is within reach.
    pub const EMPTY: Self = Self { cells: [BEYOND; MARGIN + LANES], low: LANES, high: 0 };

    /// Whether nothing is within reach.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.low > self.high
    }

    const fn at(&self, cell: usize) -> u8 {
        self.cells[MARGIN + (cell & (LANES - 1))]
    }

    /// Every cell where the one after it stands.
    #[inline]
    fn shifted(&self) -> Cells {
        std::array::from_fn(|cell| self.cells[cell + MARGIN - 1])
    }

    #[inline]
    fn cells(&self) -> Cells {
        std::array::from_fn(|cell| self.cells[cell + MARGIN])
    }
}

/// The own sound, cell by cell.
#[derive(Debug, Clone)]
pub struct Lanes {
    length: usize,
    /// What a word may cost.
    most: u8,
    /// The own sound before each cell, the one before that, and the one after the next.
    before: Cells,
    earlier: Cells,
    later: Cells,
    /// What it costs to leave out the sound before each cell.
    drops: Cells,
    /// What a cell may cost, the next, and the one after; nothing where there is none.
    allowed: Cells,
    allowed_next: Cells,
    allowed_later: Cells,
    /// The own sounds, a bit each.
    letters: u128,
    /// What it costs to write a sound for the one before each cell; of those known.
    swaps: [Cells; 128],
    known: u128,
    /// By cell and what is left to spend: the sounds a word may go on with.
    open: [[u64; STEPS]; LANES],
    /// What it costs that a sound of the word is not written.
    word_drops: [u8; 128],
}

impl Default for Lanes {
    fn default() -> Self {
        Self {
            length: 0,
            most: 0,
            before: [0; LANES],
            earlier: [0; LANES],
            later: [0; LANES],
            drops: NOTHING,
            allowed: [0; LANES],
            allowed_next: [0; LANES],
            allowed_later: [0; LANES],
            letters: 0,
            swaps: [NOTHING; 128],
            known: 0,
            open: [[0; STEPS]; LANES],
            word_drops: [0; 128],
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

#[expect(clippy::cast_possible_truncation, reason = "bounded in the same line")]
const fn byte(cost: u16) -> u8 {
    if cost > 255 { BEYOND } else { cost as u8 }
}

const fn letter(code: u8) -> u128 {
    1 << (code & 127)
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
        (self.length, self.most) = (own.length, byte(allowed.cost));
        (self.letters, self.known) = (0, 0);
        self.word_drops = DROPS[usize::from(in_frame)];
        let left_out = &LEFT_OUT[usize::from(in_frame)];
        for cell in 0..LANES {
            let code = |at: usize| if at < own.length { own.code(at) } else { 0 };
            let before = |n: usize| cell.checked_sub(n).map_or(0, code);
            let most = |at: usize| byte(own.allowed_at(at));
            self.before[cell] = before(1);
            self.earlier[cell] = before(2);
            self.later[cell] = code(cell + 1);
            self.allowed[cell] = most(cell);
            self.allowed_next[cell] = most(cell + 1);
            self.allowed_later[cell] = if cell + 2 <= own.length { most(cell + 2) } else { 0 };
            self.open[cell] = *left_out;
            if cell < own.length {
                self.letters |= letter(code(cell));
                let around = &AROUND[usize::from(code(cell) & 127)];
                self.open[cell].iter_mut().zip(around).for_each(|(open, more)| *open |= more);
            }
        }
        for (cell, slot) in self.drops.iter_mut().enumerate() {
            let under = cell.checked_sub(1).filter(|at| *at < own.length);
            *slot = under.map_or(BEYOND, |at| byte(own.drop(at)));
        }
        true
    }

    /// The row beside the beginning of every word.
    pub fn first_row(&self, row: &mut Short) {
        *row = Short::EMPTY;
        row.cells[MARGIN] = 0;
        self.leave_out((0, 0), row);
    }

    /// The row of a word's next sound. `codes`: the sound before and this; the rows of the sound
    /// before the last and of the last.
    #[inline]
    pub fn next_row(&mut self, codes: (u8, u8), (older, last): (&Short, &Short), row: &mut Short) {
        let (before, code) = codes;
        let own = self.letters;
        let (mut from, mut until) = (last.low, last.high + 1);
        let drop = [self.word_drops[usize::from(code & 127)]; LANES];
        let across = within(&plus(&last.shifted(), self.swaps_of(code)), &self.allowed);
        // Sounds of the word that stand between the halves belong to the second.
        let down = within(&plus(&last.cells(), &drop), &self.allowed_next);
        let cells = least(&across, &down);
        row.cells.iter_mut().skip(MARGIN).zip(cells).for_each(|(slot, cell)| *slot = cell);
        if code != before && own & letter(code) != 0 && own & letter(before) != 0 {
            (from, until) = (from.min(older.low + 2), until.max(older.high + 2));
            for cell in older.low + 2..(older.high + 3).min(LANES) {
                let turned = older.at(cell - 2).saturating_add(TURN_COST);
                if self.before[cell] == before
                    && self.earlier[cell] == code
                    && turned <= self.allowed[cell]
                {
                    row.cells[MARGIN + cell] = row.at(cell).min(turned);
                }
            }
        }
        self.leave_out((from, until), row);
    }

    /// Lets own sounds be left out in a row whose cells are within reach between these at most.
    #[inline]
    fn leave_out(&self, (from, until): (usize, usize), row: &mut Short) {
        let (mut low, mut high) = (LANES, 0);
        let mut left = BEYOND;
        for cell in from..=self.length.min(LANES - 1) {
            let mut here = left.saturating_add(self.drops[cell]);
            if here > self.allowed[cell] {
                here = BEYOND;
            }
            left = here.min(row.at(cell));
            row.cells[MARGIN + cell] = left;
            if left < BEYOND {
                low = low.min(cell);
                high = cell;
            } else if cell >= until {
                break;
            }
        }
        (row.low, row.high) = (low, high);
    }

    #[inline]
    fn swaps_of(&mut self, code: u8) -> &Cells {
        if self.known & letter(code) == 0 {
            self.known |= letter(code);
            self.fill(code);
        }
        &self.swaps[usize::from(code & 127)]
    }

    fn fill(&mut self, code: u8) {
        let row = &SWAP_TABLE[usize::from(code & 127)];
        let cells = &mut self.swaps[usize::from(code & 127)];
        *cells = NOTHING;
        let sounds = cells.iter_mut().zip(self.before).skip(1).take(self.length);
        sounds.for_each(|(cell, own)| *cell = row[usize::from(own & 127)]);
    }

    /// What the word of this row costs, if it ends here.
    #[must_use]
    pub fn cost(&self, row: &Short) -> Option<u16> {
        let cost = row.at(self.length);
        (cost <= self.most).then_some(u16::from(cost))
    }

    /// As [`Own::may_turn`].
    #[must_use]
    pub fn may_turn(&self, code: u8, last: &Short) -> bool {
        self.letters & letter(code) != 0
            && (last.low..=last.high)
                .any(|cell| self.later[cell & (LANES - 1)] == code && self.turns(cell, last))
    }

    fn turns(&self, cell: usize, row: &Short) -> bool {
        row.at(cell).saturating_add(TURN_COST) <= self.allowed_later[cell & (LANES - 1)]
    }

    /// As [`Own::open`].
    #[must_use]
    pub fn open(&self, code: u8, (older, last): (&Short, &Short)) -> u64 {
        let mut open = 0;
        for cell in last.low..=last.high.min(LANES - 1) {
            if let Some(left) = self.allowed_next[cell].checked_sub(last.at(cell)) {
                open |= self.open[cell][step_of(u16::from(left))];
            }
            if self.turns(cell, last) {
                open |= bit(self.later[cell]);
            }
        }
        if self.letters & letter(code) != 0 {
            for cell in older.low..=older.high.min(LANES - 2) {
                if self.later[cell] == code && self.turns(cell, older) {
                    open |= bit(self.before[cell + 1]);
                }
            }
        }
        open
    }
}

/// What two letters that changed places cost.
const TURN_COST: u8 = byte(TURN);

#[expect(clippy::indexing_slicing, reason = "both have that length")]
#[inline]
fn plus(a: &Cells, b: &Cells) -> Cells {
    std::array::from_fn(|cell| a[cell].saturating_add(b[cell]))
}

#[expect(clippy::indexing_slicing, reason = "both have that length")]
#[inline]
fn least(a: &Cells, b: &Cells) -> Cells {
    std::array::from_fn(|cell| a[cell].min(b[cell]))
}

/// The cells that cost no more than is allowed.
#[expect(clippy::indexing_slicing, reason = "both have that length")]
#[inline]
fn within(row: &Cells, allowed: &Cells) -> Cells {
    std::array::from_fn(|cell| if row[cell] > allowed[cell] { BEYOND } else { row[cell] })
}
