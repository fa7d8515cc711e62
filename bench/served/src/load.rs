//! Many clients at once, bounded in count and time; out: answers a second and how long each took.

use crate::Result;
use crate::client::Client;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Requests of one measurement, whatever time is left.
const REQUESTS_MAX: u64 = 400_000;

/// What a load gave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) clients: usize,
    pub(crate) answers: u64,
    /// Answers that were not what was asked for.
    pub(crate) refused: u64,
    pub(crate) seconds: f64,
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
}

impl Figures {
    pub(crate) fn a_second(&self) -> f64 {
        self.answers as f64 / self.seconds
    }
}

/// Sends what `make` makes of a running number, from so many clients, for so long.
pub(crate) async fn run(
    address: SocketAddr,
    clients: usize,
    time: Duration,
    make: Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>,
) -> Result<Figures> {
    let number = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let mut all = Vec::new();
    for _ in 0..clients {
        let (number, make) = (Arc::clone(&number), Arc::clone(&make));
        all.push(tokio::spawn(async move {
            one(address, begun + time, &number, make.as_ref()).await.map_err(|e| e.to_string())
        }));
    }
    let (mut times, mut refused) = (Vec::new(), 0);
    for client in all {
        let (took, not) = client.await??;
        times.extend(took);
        refused += not;
    }
    let seconds = begun.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |percent: usize| {
        let place = times.len() * percent / 100;
        times.get(place.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    let answers = times.len() as u64 - refused;
    Ok(Figures { clients, answers, refused, seconds, p50: at(50), p99: at(99) })
}

async fn one(
    address: SocketAddr,
    until: Instant,
    number: &AtomicU64,
    make: &(dyn Fn(u64) -> Vec<u8> + Send + Sync),
) -> Result<(Vec<Duration>, u64)> {
    let mut client = Client::to(address).await?;
    let (mut times, mut refused) = (Vec::new(), 0);
    loop {
        let n = number.fetch_add(1, Ordering::Relaxed);
        if n >= REQUESTS_MAX || Instant::now() > until {
            return Ok((times, refused));
        }
        let request = make(n);
        let start = Instant::now();
        let answer = client.send(&request).await?;
        times.push(start.elapsed());
        refused += u64::from(answer.status >= 300);
    }
}
