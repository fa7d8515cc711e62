//! The served house measured beside the machine's own limits in the same run: recorded checks,
//! screening, pages at a hundred thousand contacts, time to the first page, memory under load. Out:
//! one page, printed and kept in `docs/benchmarks/served.md`. Asserts nothing about speed. Run:
//! `cargo build --release && cargo run --release -p bench-served [-- --minutes 10]`.

mod client;
mod fill;
mod house;
mod load;
mod machine;
mod memory;
mod names;
mod page;
mod pages;
mod scenes;

use house::Binary;
use page::Page;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What a measurement may end in.
type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How long each load goes on.
const LOAD_TIME: Duration = Duration::from_secs(6);
/// Contacts in the directory that pages are measured on.
const CONTACTS: u64 = 100_000;
/// Minutes of mixed load when nobody says otherwise.
const MINUTES: u64 = 2;
/// Names in one request of the batch measure.
const BATCH: u64 = 100;

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
    let words: Vec<String> = std::env::args().collect();
    let given = |key: &str| {
        let at = words.iter().position(|w| w == key)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let minutes = given("--minutes").unwrap_or(MINUTES);
    let contacts = given("--contacts").unwrap_or(CONTACTS);
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let binary = Binary(house.join("target/release/chancery"));
    let room = house.join("target/bench-served");
    // What a run that was killed left behind.
    let _ = std::fs::remove_dir_all(&room);
    std::fs::create_dir_all(&room)?;
    let mut page = Page::default();
    let begun = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    first_page(&runtime, &binary, &room, &mut page)?;
    runtime.block_on(limits(&room, &mut page))?;
    for scene in scenes::all(&binary, &room, &house)? {
        runtime.block_on(loads(&binary, &room, &scene, &mut page))?;
    }
    let large = scenes::large(&binary, &room, &house, contacts)?;
    runtime.block_on(pages::measure(&binary, &large, &mut page))?;
    runtime.block_on(memory::measure(&binary, &large, minutes, &mut page))?;
    page.note(&format!("The whole run took {:.0} seconds.", begun.elapsed().as_secs_f64()));
    let text = page.render();
    write!(std::io::stdout(), "{text}")?;
    std::fs::write(house.join("docs/benchmarks/served.md"), text)?;
    std::fs::remove_dir_all(&room)?;
    Ok(())
}

/// From `demo` to its first page, the story told in between.
fn first_page(
    runtime: &tokio::runtime::Runtime,
    binary: &Binary,
    room: &Path,
    page: &mut Page,
) -> Result<()> {
    let dir = room.join("demo");
    let begun = Instant::now();
    let mut command = Command::new(&binary.0);
    command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(&dir);
    let served = house::Served::start(&mut command)?;
    let answer = runtime.block_on(async {
        let mut client = client::Client::to(served.address).await?;
        client.send(&client::get("/sign-in", "")).await
    })?;
    page.first(served.listening, begun.elapsed(), answer.status);
    Ok(())
}

/// What the machine gives by itself.
async fn limits(room: &Path, page: &mut Page) -> Result<()> {
    let syncs = machine::syncs_a_second(room, Duration::from_secs(3))?;
    let address = machine::bare_server()?;
    let make = Arc::new(|_| client::get("/", ""));
    let one = load::run(address, 1, LOAD_TIME / 2, make.clone()).await?;
    let many = load::run(address, 64, LOAD_TIME / 2, make).await?;
    page.limits(syncs, one, many);
    Ok(())
}

/// Checks recorded and names screened on one scene, from one client and from 64.
async fn loads(binary: &Binary, room: &Path, scene: &scenes::Scene, page: &mut Page) -> Result<()> {
    let served = binary.serve(&scene.data)?;
    let address = served.address;
    let asked = scene.clone();
    let check = Arc::new(move |n| asked.check(n));
    for clients in [1, 64] {
        let syncs = machine::syncs_a_second(room, Duration::from_secs(2))?;
        let figures = load::run(address, clients, LOAD_TIME, check.clone()).await?;
        page.load(&scene.name, "check, recorded", figures, syncs, 1);
    }
    for (what, batch) in [("screen, one name a request", 1), ("screen, a hundred", BATCH)] {
        for clients in [1, 64] {
            let asked = scene.clone();
            let make = Arc::new(move |n| asked.screen(n, batch));
            let figures = load::run(address, clients, LOAD_TIME, make).await?;
            page.load(&scene.name, what, figures, 0.0, batch);
        }
    }
    Ok(())
}
