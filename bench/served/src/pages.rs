//! Every page as one reader loads it, one after another on one connection: the time to the last
//! byte, which is more than the server's own, and its bytes with style and script.

use crate::client::{Client, get};
use crate::house::{Binary, sign_in};
use crate::page::Page;
use crate::scenes::Large;
use crate::{Result, client};
use std::time::{Duration, Instant};

/// Times each page is loaded.
const LOADS: usize = 20;

pub(crate) async fn measure(binary: &Binary, large: &Large, page: &mut Page) -> Result<()> {
    let begun = Instant::now();
    let served = binary.serve(&large.data)?;
    page.note(&format!(
        "{} contacts, {} entries in the record: served {:.2} s after the start.",
        large.contacts,
        large.entries,
        begun.elapsed().as_secs_f64()
    ));
    for (account, password) in &large.people {
        let who = sign_in(served.address, account, password).await?;
        let mut client = Client::to(served.address).await?;
        let beside = beside_it(&mut client, &who).await?;
        for path in large.paths(account) {
            let (times, bytes) = loaded(&mut client, &path, &who).await?;
            let (Some(bytes), Some(worst)) = (bytes, times.last()) else {
                page.note(&format!("`{path}` is not for {account}."));
                continue;
            };
            let median = times.get(times.len() / 2).copied().unwrap_or_default();
            page.page(account, &path, median, *worst, (bytes + beside) as f64 / 1000.0);
        }
    }
    Ok(())
}

/// Bytes of the style and scripts that the start page names.
async fn beside_it(client: &mut Client, who: &str) -> Result<usize> {
    let start = client.send(&get("/", who)).await?.text();
    let mut bytes = 0;
    let named = start.split('"').filter(|w| w.starts_with("/assets/"));
    for path in named.collect::<std::collections::BTreeSet<_>>() {
        bytes += client.send(&client::get(path, who)).await?.body.len();
    }
    Ok(bytes)
}

async fn loaded(
    client: &mut Client,
    path: &str,
    who: &str,
) -> Result<(Vec<Duration>, Option<usize>)> {
    let (mut times, mut bytes) = (Vec::new(), None);
    for _ in 0..LOADS {
        let start = Instant::now();
        let answer = client.send(&get(path, who)).await?;
        times.push(start.elapsed());
        if answer.status != 200 {
            return Ok((times, None));
        }
        bytes = Some(answer.body.len());
    }
    times.sort_unstable();
    Ok((times, bytes))
}
