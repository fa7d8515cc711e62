//! What free bytes mean; the rest is told on real directories in `tests/story/ready.rs`.

use std::path::Path;

use super::{FREE_BYTES_STOP, FREE_BYTES_WARN, Severity, room};

#[test]
fn little_room_is_said_and_less_stops() {
    let of = |free| room(Path::new("data"), free).map(|finding| finding.severity);
    assert_eq!(of(FREE_BYTES_WARN), None);
    assert_eq!(of(FREE_BYTES_WARN - 1), Some(Severity::Warning));
    assert_eq!(of(FREE_BYTES_STOP), Some(Severity::Warning));
    assert_eq!(of(FREE_BYTES_STOP - 1), Some(Severity::Stop));
    let said = room(Path::new("data"), 12_345_678).unwrap();
    assert_eq!(said.what, "12 MB are free for `data`");
}
