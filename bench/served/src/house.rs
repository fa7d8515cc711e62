//! The real binary, run: directories set up by its own commands, and served on a free port of
//! loopback. Ends what it started.

use crate::Result;
use crate::client::{Client, get, post};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The binary that is measured.
#[derive(Debug, Clone)]
pub(crate) struct Binary(pub(crate) PathBuf);

impl Binary {
    /// Runs a command to its end; gives what it wrote.
    pub(crate) fn run(&self, words: &[&str], input: &str) -> Result<String> {
        let mut child = Command::new(&self.0)
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let done = child.wait_with_output()?;
        if !done.status.success() {
            let told = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(format!("`chancery {}`: {told}", words.join(" ")).into());
        }
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    }

    /// Serves a directory without limits on checks.
    pub(crate) fn serve(&self, data: &Path) -> Result<Served> {
        let data = data.display().to_string();
        let words =
            ["serve", "--data", &data, "--listen", "127.0.0.1:0", "--checks-per-minute", "0"];
        Served::start(Command::new(&self.0).args(words).arg("--quiet"))
    }
}

/// A server that runs. Ended when dropped.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to the line that names the address.
    pub(crate) listening: Duration,
}

impl Served {
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let mut found = None;
        for line in lines {
            let line = line?;
            if let Some((_, rest)) = line.split_once("http://") {
                let address = rest.split('/').next().unwrap_or_default();
                found = Some(address.parse::<SocketAddr>()?);
                break;
            }
        }
        let listening = begun.elapsed();
        match found {
            Some(address) => Ok(Self { child, address, listening }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err("the server ended before it named its address".into())
            }
        }
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Signs in by the form, as a browser does; gives the line of the head that later requests carry.
pub(crate) async fn sign_in(address: SocketAddr, account: &str, password: &str) -> Result<String> {
    let mut client = Client::to(address).await?;
    let form = client.send(&get("/sign-in", "")).await?;
    let given = form.header("set-cookie").and_then(|c| c.split(';').next()).unwrap_or_default();
    let cookie = format!("cookie: {given}\r\n");
    let fields = hidden_fields(&form.text());
    let body = format!("{fields}account={account}&password={password}");
    let kind = "application/x-www-form-urlencoded";
    let signed = client.send(&post("/sign-in", &cookie, kind, &body)).await?;
    let cookie = signed.header("set-cookie").and_then(|c| c.split(';').next());
    let cookie = cookie.ok_or_else(|| format!("{account} was not let in: {}", signed.status))?;
    Ok(format!("cookie: {cookie}\r\n"))
}

/// The hidden fields of a form, as they are sent back.
pub(crate) fn hidden_fields(page: &str) -> String {
    let mut fields = String::new();
    for input in page.split("<input").skip(1).filter(|i| i.contains("type=\"hidden\"")) {
        let value_of = |key: &str| {
            let (_, rest) = input.split_once(&format!("{key}=\""))?;
            rest.split('"').next()
        };
        if let (Some(name), Some(value)) = (value_of("name"), value_of("value")) {
            fields.extend([name, "=", value, "&"]);
        }
    }
    fields
}
