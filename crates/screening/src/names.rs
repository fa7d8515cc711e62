//! Raw names in, comparable parts out; two names in, an alignment and a score out. Imports nothing
//! beside itself; never knows a party, a list or an index.

pub mod room;

pub mod fold;
pub mod script;
pub mod sound;

pub mod nickname;
pub mod rarity;
pub mod table;
mod town;
pub mod words;

pub mod distance;
pub mod kernels;
pub mod part;
pub mod phrase;
pub mod read;
pub mod slip;
pub mod walk;

pub mod acronym;
pub mod align;
pub mod measure;
pub mod model;

pub use acronym::acronyms;
pub use align::{Aligner, Alignment, Join, Joining, Pair, align, joins};
pub use fold::{Flaw, flaw};
pub use measure::{Measures, complete, is_borne, measure, measure_borne, outline};
pub use model::Bearer;
pub use part::{Brief, Met, Part, View, Way, meet};
pub use read::{
    Acronym, Reading, WORDS_MAX, given_first, lent, read, read_acronym, read_as, read_in, read_word,
};
pub use room::Room;
pub use words::Lexicon;
