//! The built binary as a person starts it on the SDN list; how long it takes from start to end out.

use crate::peer::run;
use crate::{Result, data};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Times it is started; the median is given.
const STARTS: usize = 21;

/// Builds the binary, as the page must not speak of one of another day.
pub(crate) fn binary() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo).args(["build", "--release", "--quiet", "--package", "chancery"]))?;
    let built = std::env::current_exe()?.with_file_name("chancery");
    if built.is_file() {
        return Ok(built);
    }
    Err("the binary was not built beside this bench".into())
}

/// Milliseconds from start to end of `chancery screen NAME` on the SDN list.
pub(crate) fn screen_ms(binary: &Path, room: &Path) -> Result<f64> {
    let dir = data()?.join("lists/ofac_sdn_2021-07");
    let files = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
    let files = files.map(|file| dir.join(file).display().to_string()).join(",");
    let index = room.join("sdn.idx");
    let list = format!("ofac-csv:{files}");
    let mut build = Command::new(binary);
    build.args(["index", "build", "--list", &list, "--out"]).arg(&index);
    run(build.stdout(Stdio::null()).stderr(Stdio::null()))?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let mut screen = Command::new(binary);
        screen.args(["screen", "--format", "jsonl", "--index"]).arg(&index).arg("Jon Exampel");
        let begun = Instant::now();
        screen.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(STARTS / 2).copied().unwrap_or_default())
}
