//! What the desk lets out and lets in, one binary: stories of people who may not know, told against
//! people who ask for what is not there. Skips nothing: it needs no data but its own.

#[path = "spec/doors.rs"]
mod doors;
#[path = "spec/face.rs"]
mod face;
#[path = "spec/house.rs"]
mod house;
#[path = "spec/seen.rs"]
mod seen;
#[path = "spec/verify_page.rs"]
mod verify_page;
