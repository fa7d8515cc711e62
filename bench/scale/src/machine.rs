//! What the system says of this process: CPU time of one thread, memory. Nothing that names the
//! machine.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// CPU time this thread has used. Units: since it began.
pub(crate) fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(now.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(now.tv_nsec).unwrap_or_default())
}

/// Resets the highest mark of memory.
pub(crate) fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The highest mark of memory since it was forgotten, in MiB.
pub(crate) fn peak_mib() -> f64 {
    status("VmHWM:")
}

/// Memory held now, in MiB.
pub(crate) fn resident_mib() -> f64 {
    status("VmRSS:")
}

fn status(line: &str) -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = told.lines().find_map(|l| l.strip_prefix(line)?.trim().strip_suffix(" kB"));
    kib.and_then(|k| k.trim().parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// Cores, memory, and how much else is done beside: times under a load are longer.
pub(crate) fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = told.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kib = total.and_then(|l| l.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    let gibibytes = kib.unwrap_or_default() / 1024.0 / 1024.0;
    format!("{cores} cores, {gibibytes:.0} GiB, load {load}")
}
