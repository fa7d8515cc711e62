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
    let syncs = disk::syncs_per_second(&room.path("disk"))?;
    page.disk(syncs);
    recording::measure(&room, syncs, &mut page)?;
    let mut scenes = vec![("examples", scene::examples(&room, &house)?)];
    if let Some(lists) = &lists {
        scenes.push(("OFAC and UN", scene::official(&room, &house, lists)?));
    }
    for (name, dir) in &scenes {
        deciding::measure(name, dir, syncs, &mut page)?;
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

/// Does something again and again, up to a count and `TIME_MAX`; gives how often a second.
fn per_second(count_max: u32, mut once: impl FnMut(u32) -> Result<()>) -> Result<f64> {
    let begun = Instant::now();
    let mut done = 0;
    while done < count_max && begun.elapsed() < TIME_MAX {
        once(done)?;
        done += 1;
    }
    Ok(f64::from(done) / begun.elapsed().as_secs_f64())
}
