//! The binary is killed at any moment while it asks and loads, fifty times. Whatever it printed as
//! recorded is there, the record verifies, and the tables are what the events make.

use std::time::{Duration, Instant};

use super::place::{Place, check_words, ended};

/// How often a process is killed.
const KILLS: u32 = 50;

/// Processes started at most, the ones that ended before their kill among them.
const STARTS_MAX: u32 = 400;

/// Kills between two comparisons of everything.
const LOOK_EVERY: u32 = 5;

/// Numbers that look random and are the same in every run. Source: Steele et al., `SplitMix64`.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn nothing_printed_as_recorded_is_lost_by_a_killed_process() {
    let place = Place::new("killed");
    let begun = Instant::now();
    place.check("Jon Exampel");
    let mut life = begun.elapsed();
    let mut seeded = Seeded(2_020);
    let (mut kills, mut starts, mut printed, mut loads) = (0, 0, Vec::new(), 0);
    while kills < KILLS {
        assert!(starts < STARTS_MAX, "{kills} kills in {starts} starts");
        starts += 1;
        let list = format!("id,kind,name\na,person,Jon Exampel {starts}\n");
        place.write("list.csv", list);
        let update = ["list", "update", "own=parties-csv:list.csv", "--data", "data"];
        let words = if starts % 4 == 0 { update.to_vec() } else { check_words("Komala").to_vec() };
        let mut child = place.command(&words).spawn().unwrap();
        // Any moment of a life, and its end twice as often: there events are written.
        let micros = u64::try_from(life.as_micros()).unwrap();
        let early = if starts % 3 == 0 { 0 } else { micros / 2 };
        std::thread::sleep(Duration::from_micros(early + seeded.below(micros - early)));
        let was_alive = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        let said = ended(child);
        // The estimate follows, so that about as many end by themselves as are killed.
        life = if said.status.is_none() { life.mul_f64(1.1) } else { life.mul_f64(0.9) };
        kills += u32::from(was_alive && said.status.is_none());
        loads += u32::from(said.out.starts_with("own: 1 parties"));
        printed.extend(said.decision());
        if kills % LOOK_EVERY == 0 {
            place.keeps("data", &printed);
        }
    }
    place.keeps("data", &printed);
    let desk = place.desk("data");
    let kept_loads = desk.state().lists().values().map(Vec::len).sum::<usize>();
    assert!(kept_loads > loads as usize, "{kept_loads} loads are kept, {loads} were told");
    let (checks, size) = (desk.state().asked().len(), desk.size());
    assert!(checks >= printed.len() && !printed.is_empty());
    let (told, seconds) = (printed.len(), begun.elapsed().as_secs());
    eprintln!(
        "{kills} kills in {starts} starts; {told} decisions told, {checks} kept; {loads} loads \
         told, {kept_loads} kept; {size} events; {seconds} s"
    );
}
