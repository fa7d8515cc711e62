//! Room for what one name becomes while it is read and screened: pieces are taken as they are
//! needed and given back all at once, before the next name. Never holds what outlives its name.

pub use bumpalo::Bump as Room;
pub use bumpalo::collections::{CollectIn, String as Text, Vec as List};

/// A text put together of these characters.
pub fn text(chars: impl IntoIterator<Item = char>, room: &Room) -> &str {
    Text::from_iter_in(chars, room).into_bump_str()
}

/// A text put together of these pieces.
pub fn joined<'r, 't>(pieces: impl IntoIterator<Item = &'t str>, room: &'r Room) -> &'r str {
    let mut out = Text::new_in(room);
    pieces.into_iter().for_each(|piece| out.push_str(piece));
    out.into_bump_str()
}
