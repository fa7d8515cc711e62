//! Memory of the server under mixed load for minutes: it should end where it was after the first.

use crate::house::{Binary, sign_in};
use crate::page::Page;
use crate::scenes::Large;
use crate::{Result, client, load, machine};
use std::sync::Arc;
use std::time::Duration;

/// Between two looks at the memory.
const BETWEEN: Duration = Duration::from_secs(15);
/// Clients of the mixed load.
const CLIENTS: usize = 8;

pub(crate) async fn measure(
    binary: &Binary,
    large: &Large,
    minutes: u64,
    page: &mut Page,
) -> Result<()> {
    let served = binary.serve(&large.data)?;
    let Some((account, password)) = large.people.first() else { return Ok(()) };
    let who = sign_in(served.address, account, password).await?;
    let mut paths = Vec::new();
    let mut reader = client::Client::to(served.address).await?;
    for path in large.paths(account) {
        if reader.send(&client::get(&path, &who)).await?.status == 200 {
            paths.push(path);
        }
    }
    let scene = large.scene.clone();
    let make = Arc::new(move |n: u64| match n % 10 {
        0 => scene.check(n),
        1..=3 => scene.screen(n, 5),
        _ => {
            let place = usize::try_from(n).unwrap_or_default() % paths.len();
            client::get(&paths[place], &who)
        }
    });
    let time = Duration::from_secs(minutes * 60);
    let address = served.address;
    let loaded = tokio::spawn(async move { load::run(address, CLIENTS, time, make).await });
    let mut seen = Vec::new();
    while !loaded.is_finished() {
        seen.extend(machine::resident_kib(served.process()));
        tokio::time::sleep(BETWEEN).await;
    }
    let figures = loaded.await??;
    let mebibytes: Vec<String> = seen.iter().map(|k| format!("{}", k / 1024)).collect();
    page.note(&format!(
        "Memory in MiB every {} s over {minutes} min of mixed load ({CLIENTS} clients, {:.0} \
         answers a second, {} not answered): {}.",
        BETWEEN.as_secs(),
        figures.a_second(),
        figures.refused,
        mebibytes.join(", ")
    ));
    Ok(())
}
