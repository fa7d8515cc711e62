//! What is served and how: options and shared parts in, connections answered until told to stop.
//! Never answers anything itself, and never drops what is under way.

mod taking;

use crate::Trouble;
use crate::door::Doorkeeper;
use crate::hall::Hall;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::Accounts;
use taking::Taking;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// Connections at once. Largest seen: 64 in the bench; beyond it a new one waits in the system's
/// queue. A process has 1,024 open files on most systems: the rest of them is for the record, which
/// cannot be read once strangers hold them all.
pub const CONNECTIONS_MAX: usize = 768;
/// Time a client has to send the head of a request. A slow one is let go after it.
pub const HEAD_SECONDS_MAX: u64 = 10;
/// Time a client may leave an answer untaken. One that stalls is let go after it: it would hold its
/// place among the connections for ever.
pub const TAKE_SECONDS_MAX: u64 = 30;
/// Time that requests under way have to end when the server stops.
pub const CLOSING_SECONDS_MAX: u64 = 10;

/// How it is served.
#[derive(Debug, Clone)]
pub struct Serving {
    /// A proxy before it speaks TLS: cookies are `Secure`, and the address of a client is what the
    /// proxy says.
    pub is_behind_tls: bool,
    /// Checks an account may make in a minute; none for no limit.
    pub checks_per_minute: Option<u32>,
    /// The guided strip of the demonstration is shown.
    pub is_demo: bool,
}

/// Everything an answer is made of. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The use cases.
    pub hall: Hall,
    /// Credentials, sessions, tokens.
    pub accounts: Arc<Accounts>,
    /// How it is served.
    pub serving: Arc<Serving>,
    /// Who is let in: sessions, rates, idempotency.
    pub door: Arc<Doorkeeper>,
    machine: Arc<Mutex<Source>>,
    dir: Arc<Path>,
}

/// Clock and random bytes of sessions: the machine's own, whatever a story says.
pub struct Source {
    /// The time.
    pub now: Box<dyn Fn() -> jiff::Timestamp + Send + Sync>,
    /// Fills a slice from a good source of random bytes.
    pub random: crate::machine::Random,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Source")
    }
}

/// What stands in the way of serving a directory, before it is opened; empty when nothing does.
#[must_use]
pub fn findings(dir: &Path, now: jiff::Timestamp) -> Vec<store::Finding> {
    store::ready(dir, now)
}

/// Takes the right to serve a directory, for as long as it is held: one process at a time.
///
/// # Errors
/// Another process serves it.
pub fn hold(dir: &Path) -> Result<store::ServingLock, Trouble> {
    Ok(store::ServingLock::take(dir)?)
}

impl App {
    /// Puts the parts together over a data directory.
    ///
    /// # Errors
    /// Credentials that cannot be opened.
    pub fn open(hall: Hall, dir: &Path, serving: Serving, source: Source) -> Result<Self, Trouble> {
        Ok(Self {
            hall,
            accounts: Arc::new(Accounts::open(dir)?),
            serving: Arc::new(serving),
            door: Arc::new(Doorkeeper::default()),
            machine: Arc::new(Mutex::new(source)),
            dir: Arc::from(dir),
        })
    }

    /// Whether the disk has room and the files are there; cheap, and waits for the disk.
    #[must_use]
    pub fn is_kept_well(&self) -> bool {
        !store::glance(&self.dir).iter().any(store::Finding::is_stop)
    }

    /// The time of the machine: what sessions and rates live on.
    #[must_use]
    pub fn real_now(&self) -> jiff::Timestamp {
        (self.machine.lock().unwrap_or_else(PoisonError::into_inner).now)()
    }

    /// Random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.machine.lock().unwrap_or_else(PoisonError::into_inner).random)(&mut bytes);
        bytes
    }
}

/// Answers connections until `stop` is there; then ends what is under way and closes the hall.
///
/// # Errors
/// A listener that fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let hall = app.hall.clone();
    let routes = crate::router::router(app);
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(HEAD_SECONDS_MAX));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            it = accepted => it,
            () = &mut stop => break,
        };
        let (stream, from) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(with_peer(routes.clone(), from));
        let connection = builder.serve_connection(Taking::new(TokioIo::new(stream)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            let _ = connection.await;
        });
    }
    drop(listener);
    let closing = Duration::from_secs(CLOSING_SECONDS_MAX);
    if tokio::time::timeout(closing, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time and were let go");
    }
    hall.close().await;
    Ok(())
}

/// Where a request came from, for rates and the list of sessions.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

fn with_peer(
    routes: axum::Router,
    from: SocketAddr,
) -> impl tower::Service<
    hyper::Request<hyper::body::Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone {
    tower::util::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(from));
        let request = request.map(axum::body::Body::new);
        tower::ServiceExt::oneshot(routes.clone(), request)
    })
}
