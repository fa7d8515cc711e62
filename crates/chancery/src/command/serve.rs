//! The command `serve`: a data directory and an address in, pages and interface until told to stop.
//! Never serves to other machines without a proxy that speaks TLS before it.

use super::common::Data;
use crate::failure::{Explain, Failure, Result, note};
use crate::machine;
use crate::output::Out;
use server::Desk;
use server::hall::Hall;
use server::serving::{App, CLOSING_SECONDS_MAX, Serving, Source};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::ExitCode;

/// Where it is served when nobody says otherwise.
pub(crate) const LISTEN: &str = "127.0.0.1:8600";

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    how: How,
}

/// Where and how it is served.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct How {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = LISTEN)]
    pub(crate) listen: SocketAddr,
    /// A proxy before it speaks TLS: cookies are for TLS only, and the proxy names the client.
    #[arg(long)]
    behind_tls: bool,
    /// Checks an account may make in a minute; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 600)]
    checks_per_minute: u32,
    /// Writes no line for each request.
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// Serves until told to stop.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    look_at(&args.data.data)?;
    let desk = args.data.open()?;
    serve(desk, &args.data.data, &args.how, false, |address, set_up| {
        out.line(&format!("Chancery is served at http://{address}/"))?;
        if let Some(path) = set_up {
            let minutes = server::door::set_up::SET_UP_MINUTES_MAX;
            out.line("Nobody has a password yet. An administrator sets the first one here, once,")?;
            out.line(&format!("within {minutes} minutes: http://{address}{path}"))?;
        }
        out.flush()
    })
}

/// Says everything that stands in the way, before anything is opened.
fn look_at(dir: &Path) -> Result<()> {
    let findings = server::serving::findings(dir, (machine::machine().now)());
    for finding in &findings {
        note(format!("{}: {finding}", if finding.is_stop() { "error" } else { "warning" }));
        note(format!("help: {}", finding.remedy));
    }
    if findings.iter().any(|finding| finding.is_stop()) {
        return Err(Failure::new(format!("`{}` is not served like this", dir.display()))
            .help("mend what is said above; the directory was not changed"));
    }
    Ok(())
}

/// Serves a desk; says where once it listens, and the way to the first password when there is none.
pub(crate) fn serve(
    desk: Desk,
    dir: &Path,
    how: &How,
    is_demo: bool,
    mut told: impl FnMut(SocketAddr, Option<&str>) -> Result<()>,
) -> Result<ExitCode> {
    desk.organisation()?;
    // Held to the end; a command may use the directory all the same.
    let _serving = server::serving::hold(dir)?;
    if !how.listen.ip().is_loopback() && !how.behind_tls {
        return Err(Failure::new(format!("`{}` is reached by other machines", how.listen))
            .help("put a proxy with TLS before it and say --behind-tls, or listen on 127.0.0.1"));
    }
    let listener = TcpListener::bind(how.listen).explain(
        || format!("cannot listen on `{}`", how.listen),
        "name a free address: --listen",
    )?;
    let what = || format!("cannot listen on `{}`", how.listen);
    listener.set_nonblocking(true).explain(what, "report this")?;
    let address = listener.local_addr().explain(what, "report this")?;
    if !how.quiet {
        log_to_standard_error();
    }
    server::door::tell_panics_without_content();
    let serving = Serving {
        is_behind_tls: how.behind_tls,
        checks_per_minute: (how.checks_per_minute > 0).then_some(how.checks_per_minute),
        is_demo,
    };
    let app = App::open(Hall::open(desk)?, dir, serving, source())?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .explain(|| "the machine gives no threads".to_owned(), "end other programs")?;
    let set_up = server::door::set_up::link(&app)?;
    told(address, set_up.as_deref())?;
    // What is shared ends here, outside the threads that serve: closing the files waits.
    let kept = app.clone();
    let served = runtime
        .block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            server::serving::serve(listener, app, told_to_stop()).await
        })
        .explain(|| format!("serving on `{address}` ended"), "start it again");
    runtime.shutdown_timeout(std::time::Duration::from_secs(CLOSING_SECONDS_MAX));
    drop(kept);
    served?;
    note("stopped; what was under way has ended");
    Ok(ExitCode::SUCCESS)
}

fn source() -> Source {
    let machine = machine::machine();
    Source { now: machine.now, random: machine.random }
}

/// Ends when the operator or the system says so.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}

/// One line of JSON a request, without personal content.
fn log_to_standard_error() {
    let logged = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO);
    let _ = logged.try_init();
}
