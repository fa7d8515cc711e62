//! The main job measured from end to end beside what the machine's own disk gives: durable events,
//! decisions, indexes, whole processes. Out: one page, printed and kept in
//! `docs/benchmarks/slice.md`. Asserts nothing about speed. Run:
//! `cargo build --release && cargo run --release -p bench-slice`.

mod deciding;
mod disk;
mod indexing;
mod page;
mod processes;
mod recording;
mod scene;

use page::Page;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What a measurement may end in.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The longest one repeated measurement goes on.
const TIME_MAX: Duration = Duration::from_millis(2_500);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<()> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let room = Room::new(&house.join("target/bench-slice"))?;
    let lists = scene::lists(&house);
    let mut page = Page::default();
    let begun = Instant::now();
    let mut disk = disk::Disk::at(&room.path("disk"))?;
    recording::measure(&room, &mut disk, &mut page)?;
    let mut scenes = vec![("examples", scene::examples(&room, &house)?)];
    if let Some(lists) = &lists {
        scenes.push(("OFAC and UN", scene::official(&room, &house, lists)?));
    }
    for (name, dir) in &scenes {
        deciding::measure(name, dir, &mut disk, &mut page)?;
    }
    match &lists {
        Some(lists) => indexing::measure(&room, lists, &mut page)?,
        None => page.note("The official lists are not here: only the examples were measured."),
    }
    processes::measure(&room, &scenes, lists.as_ref(), &mut page)?;
    page.note(&format!("The whole run took {:.0} seconds.", begun.elapsed().as_secs_f64()));
    let text = page.render();
    write!(std::io::stdout(), "{text}")?;
    let kept = house.join("docs/benchmarks/slice.md");
    std::fs::create_dir_all(kept.parent().unwrap_or(&house))?;
    std::fs::write(kept, text)?;
    Ok(())
}

/// A directory for the measurements, on a real disk, gone at the end.
#[derive(Debug)]
struct Room {
    root: PathBuf,
}

impl Room {
    fn new(root: &Path) -> Result<Self> {
        // What a run that was killed left behind.
        let _ = std::fs::remove_dir_all(root);
        std::fs::create_dir_all(root)?;
        Ok(Self { root: root.to_owned() })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// Does something again and again, up to a count and `TIME_MAX`; gives the median time of one. What
/// else the machine does meanwhile moves a median less than a mean.
fn typical(count_max: u32, mut once: impl FnMut(u32) -> Result<()>) -> Result<Duration> {
    let begun = Instant::now();
    let mut times = Vec::new();
    for turn in 0..count_max {
        if begun.elapsed() > TIME_MAX {
            break;
        }
        let start = Instant::now();
        once(turn)?;
        times.push(start.elapsed());
    }
    Ok(median(times))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
