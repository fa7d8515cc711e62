//! What the desk lets out and lets in, one binary: stories of people who may not know, told against
//! people who ask for what is not there. Skips nothing: it needs no data but its own.

#[path = "spec/api_bytes.rs"]
mod api_bytes;
#[path = "spec/backups.rs"]
mod backups;
#[path = "spec/desk_pages.rs"]
mod desk_pages;
#[path = "spec/door.rs"]
mod door;
#[path = "spec/door_house.rs"]
mod door_house;
#[path = "spec/door_kept.rs"]
mod door_kept;
#[path = "spec/doors.rs"]
mod doors;
#[path = "spec/face.rs"]
mod face;
#[path = "spec/hall.rs"]
mod hall;
#[path = "spec/house.rs"]
mod house;
#[path = "spec/pages_a.rs"]
mod pages_a;
#[path = "spec/pages_b.rs"]
mod pages_b;
#[path = "spec/seen.rs"]
mod seen;
#[path = "spec/verify_page.rs"]
mod verify_page;
#[path = "spec/visitor.rs"]
mod visitor;
