//! What the system says of this process: CPU time of one thread, memory. Nothing that names the
//! machine.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// CPU time this thread has used. Units: since it began.
#[must_use]
pub fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(now.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(now.tv_nsec).unwrap_or_default())
}

/// Resets the highest mark of memory.
pub fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The highest mark of memory since it was forgotten, in MiB.
#[must_use]
pub fn peak_mib() -> f64 {
    status("VmHWM:")
}

/// Memory held now, in MiB.
#[must_use]
pub fn resident_mib() -> f64 {
    status("VmRSS:")
}

fn status(line: &str) -> f64 {
    kib("/proc/self/status", line) / 1024.0
}

/// The kibibytes that a line of a file of the system says, nothing where it says none.
fn kib(file: &str, line: &str) -> f64 {
    let told = std::fs::read_to_string(file).unwrap_or_default();
    let kib = told.lines().find_map(|l| l.strip_prefix(line)?.trim().strip_suffix(" kB"));
    kib.and_then(|k| k.trim().parse::<f64>().ok()).unwrap_or_default()
}

/// Cores and memory.
#[must_use]
pub fn size() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{cores} cores, {:.0} GiB", kib("/proc/meminfo", "MemTotal:") / 1024.0 / 1024.0)
}

/// Cores, memory, and how much else is done beside: times under a load are longer.
#[must_use]
pub fn described() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("{}, load {}", size(), load.split(' ').next().unwrap_or_default())
}
