//! The files of the case, embedded, written where the story's commands read them. Never reads one
//! from anywhere else: the demonstration needs nothing but the program.

use super::write_file;
use crate::failure::Result;
use std::path::Path;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../../../../../examples/iran-2020/", $path)))),*]
    };
}

const FILES: [(&str, &str); 7] = embedded![
    "organisation.toml",
    "0107.directive",
    "0112.directive",
    "lists/own.toml",
    "lists/sdn.csv",
    "lists/alt.csv",
    "lists/un.xml",
];

/// The story itself.
pub(super) const STORY: &str = include_str!("../../../../../examples/iran-2020/story.txt");

/// What the served house begins with.
pub(super) const HOUSE: &str = include_str!("../../../../../examples/iran-2020/house.txt");

/// Writes the files into a folder.
pub(super) fn write(folder: &Path) -> Result<()> {
    FILES.iter().try_for_each(|(path, text)| write_file(&folder.join(path), text))
}
