//! A client that costs as little as it can: one connection, kept, one request after another.
//! Reads what the server of this house and the bare one write, and nothing else.

use crate::Result;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Bytes of one answer. Largest seen: 58,000; beyond it the run ends.
const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A line of the head.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection, kept.
#[derive(Debug)]
pub(crate) struct Client {
    stream: TcpStream,
    kept: Vec<u8>,
}

impl Client {
    pub(crate) async fn to(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, kept: Vec::with_capacity(64 * 1024) })
    }

    /// Sends the bytes of one request and reads its answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        let end = loop {
            if let Some(at) = self.kept.windows(4).position(|w| w == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.kept[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        let answer = Answer { status, head, body: Vec::new() };
        let length: usize = match answer.header("content-length") {
            Some(length) => length.parse()?,
            None if status == 304 || status == 204 => 0,
            None => return Err("an answer without a length".into()),
        };
        while self.kept.len() < end + length {
            self.more().await?;
        }
        let body = self.kept[end..end + length].to_vec();
        self.kept.drain(..end + length);
        Ok(Answer { body, ..answer })
    }

    async fn more(&mut self) -> Result<()> {
        if self.kept.len() > ANSWER_BYTES_MAX {
            return Err("an answer is too long".into());
        }
        if self.stream.read_buf(&mut self.kept).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(())
    }
}

/// The bytes of a request that reads.
pub(crate) fn get(path: &str, who: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{who}\r\n").into_bytes()
}

/// The bytes of a request that sends.
pub(crate) fn post(path: &str, who: &str, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{who}content-type: {kind}\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
