//! A connection to the served house: bytes in, answers out one after another, or that it ended.
//! Fails when nothing comes at all: a server answers or closes, it never hangs.

use serde_json::json;
use std::fmt::Write as _;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};

use crate::http::served::{Reply, WAIT_MAX, reply, token};

/// A connection that stays open between questions.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    held: Vec<u8>,
}

impl Wire {
    /// Opens one; none when nobody listens any more.
    pub(crate) fn open(address: SocketAddr) -> Option<Self> {
        let stream = TcpStream::connect_timeout(&address, WAIT_MAX).ok()?;
        stream.set_read_timeout(Some(WAIT_MAX)).ok()?;
        stream.set_write_timeout(Some(WAIT_MAX)).ok()?;
        Some(Self { stream, held: Vec::new() })
    }

    pub(crate) const fn stream(&mut self) -> &mut TcpStream {
        &mut self.stream
    }

    /// Sends a request and reads its answer; none when the connection ended before it was whole.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Option<Reply> {
        self.stream.write_all(request).ok()?;
        self.answer()
    }

    /// Reads one answer; none when the connection ended before it was whole.
    #[track_caller]
    pub(crate) fn answer(&mut self) -> Option<Reply> {
        loop {
            if let Some(end) = whole(&self.held) {
                let answer = reply(&self.held[..end]);
                self.held.drain(..end);
                return answer;
            }
            let mut bytes = [0; 16 * 1024];
            match self.stream.read(&mut bytes) {
                Ok(0) => return None,
                Ok(read) => self.held.extend_from_slice(&bytes[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    let is_silent =
                        matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
                    assert!(!is_silent, "neither an answer nor an end in {WAIT_MAX:?}");
                    return None;
                }
            }
        }
    }

    /// Sends no more; reads what is still answered.
    #[track_caller]
    pub(crate) fn rest(mut self) -> Vec<Reply> {
        let _ = self.stream.shutdown(Shutdown::Write);
        std::iter::from_fn(|| self.answer()).collect()
    }
}

/// Where the first answer ends, once it is whole.
fn whole(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")? + 4;
    let length = reply(bytes)?.header("content-length").and_then(|l| l.parse::<usize>().ok());
    let end = end + length.unwrap_or_default();
    (bytes.len() >= end).then_some(end)
}

/// A request as it stands on the wire.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    let _ = write!(text, "content-length: {}\r\n\r\n{body}", body.len());
    text.into_bytes()
}

/// Asks about a name, under a key.
pub(crate) fn check(who: &str, key: &str, name: &str) -> Vec<u8> {
    let bearer = format!("Bearer {}", token(who));
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
        ("idempotency-key", key),
    ];
    let body = json!({"act": "accept", "with": [{"name": name}]}).to_string();
    request("POST", "/api/v1/checks", &headers, &body)
}

/// Reads, in the name of somebody.
pub(crate) fn read(who: &str, path: &str) -> Vec<u8> {
    let bearer = format!("Bearer {}", token(who));
    request("GET", path, &[("authorization", &bearer)], "")
}

/// Asks one thing on a connection of its own.
#[track_caller]
pub(crate) fn once(address: SocketAddr, request: &[u8]) -> Reply {
    let mut wire = Wire::open(address).expect("it listens");
    wire.ask(request).expect("a whole answer")
}
