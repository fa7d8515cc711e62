//! The real binary on bad ground: foreign files that are broken, disks that refuse, other
//! processes, a kill at any moment, strangers before the served house. Each case looks at what was
//! told, and at what is kept.

#[path = "robust/disk.rs"]
mod disk;
#[path = "robust/input.rs"]
mod input;
#[path = "robust/killed.rs"]
mod killed;
#[path = "robust/place.rs"]
mod place;
#[path = "robust/served.rs"]
mod served;
#[path = "robust/shared.rs"]
mod shared;
#[path = "robust/wire.rs"]
mod wire;
