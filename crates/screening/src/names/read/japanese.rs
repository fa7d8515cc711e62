//! Words of one Chinese character each in; where they are a Japanese name, its two words out.

use super::piece;
use crate::names::fold::Word;
use crate::names::room::{self, List, Room};
use crate::names::sound::{self, Place};

/// Characters of a Japanese name that stands in characters alone. Longest known: 8.
const JAPANESE_MAX: usize = 8;

/// A run of characters that is a Japanese name is two words: 山本太郎 is Yamamoto Taro. Any other
/// run stays as it is, a word for each character.
pub(super) fn join<'r>(
    first: Word<'r>,
    tail: &[Word<'r>],
    out: &mut List<'r, Word<'r>>,
    room: &'r Room,
) {
    let text = |words: &[Word<'_>]| room::joined(words.iter().map(|w| w.text), room);
    let lengths: &[usize] = if tail.len() < JAPANESE_MAX { &[2, 1] } else { &[] };
    for (more, rest) in lengths.iter().filter_map(|n| tail.split_at_checked(*n)) {
        let family = room::joined([first.text, text(more)], room);
        if sound::japanese(family, Place::Family).is_none() {
            continue;
        }
        let given = text(rest);
        let is_given = sound::japanese(given, Place::Given).is_some();
        // 田中明 may be Tian Zhongming; 山本太郎 and 鈴木明 are nobody's in China.
        if !is_given && tail.len() < 3 && BOTH.contains(&first.text) {
            break;
        }
        out.push(piece(&first, family));
        if is_given {
            out.push(piece(&first, given));
        } else {
            out.extend_from_slice_copy(rest);
        }
        return;
    }
    // A given name that is known after two characters that are not: they are a family name.
    if let Some((second, rest)) = tail.split_first().filter(|_| (3..=4).contains(&tail.len()))
        && sound::japanese(text(rest), Place::Given).is_some()
    {
        out.push(piece(&first, room::joined([first.text, second.text], room)));
        out.push(piece(&first, text(rest)));
        return;
    }
    out.push(first);
    out.extend_from_slice_copy(tail);
}

/// Characters that begin family names of Japan and are family names of China.
const BOTH: [&str; 18] = [
    "田", "金", "高", "林", "石", "安", "白", "江", "武", "万", "梅", "竹", "秋", "谷", "古", "水",
    "文", "成",
];
