//! The real binary on bad ground: foreign files that are broken, disks that refuse, other
//! processes, a kill at any moment. Each case looks at the exit status, at what was told, and at
//! what is kept.

#[path = "robust/disk.rs"]
mod disk;
#[path = "robust/input.rs"]
mod input;
#[path = "robust/killed.rs"]
mod killed;
#[path = "robust/place.rs"]
mod place;
#[path = "robust/shared.rs"]
mod shared;
