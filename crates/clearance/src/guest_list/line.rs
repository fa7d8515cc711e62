//! One line of a guest list in, the words of each name on it out. In doubt the words are one name:
//! one too many is seen and put right, one too few is not.

use super::name::{has_letters, without_mail};

/// How the lines of a text are written, seen over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// Each line is `Surname, Given`.
    is_surname_first: bool,
}

impl Style {
    /// Several lines of exactly one comma each, with a word or two before it, are names turned
    /// around; one line alone may as well be two names.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = 0;
        for line in lines {
            let line = without_bullet(line);
            if line.contains(';') || line.contains(": ") {
                return Self { is_surname_first: false };
            }
            match split(line, is_comma).as_slice() {
                [surname, given]
                    if is_short(surname.words, 2)
                        && is_short(given.words, 4)
                        && !(is_capitals(surname.words) && is_capitals(given.words)) =>
                {
                    seen += 1;
                }
                _ => return Self { is_surname_first: false },
            }
        }
        Self { is_surname_first: seen >= 2 }
    }
}

fn is_capitals(words: &str) -> bool {
    has_letters(words) && !words.chars().any(char::is_lowercase)
}

fn is_short(words: &str, most: usize) -> bool {
    (1..=most).contains(&words.split_whitespace().count())
}

/// Words with the place they begin at, in bytes of what they were split from.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    at: usize,
    words: &'t str,
}

/// The line without its number, bullet or box to tick.
pub(super) fn without_bullet(line: &str) -> &str {
    const BULLETS: &[char] =
        &['-', '*', '+', '–', '—', '•', '·', '▪', '‣', '●', '○', '◦', '☐', '☑'];
    let mut rest = line.trim();
    if let Some(after) = rest.strip_prefix(BULLETS)
        && after.starts_with(char::is_whitespace)
    {
        rest = after.trim_start();
    }
    for ticked in ["[ ]", "[x]", "[X]"] {
        rest = rest.strip_prefix(ticked).unwrap_or(rest).trim_start();
    }
    let bare = rest.strip_prefix('(').unwrap_or(rest);
    let after = bare.trim_start_matches(char::is_numeric);
    let is_number = after.len() < bare.len() && bare.len() - after.len() <= NUMBER_BYTES_MAX;
    let ended = after.strip_prefix(['.', ')', ':']).filter(|a| !a.starts_with(char::is_numeric));
    let ended = ended.or_else(|| after.trim_start().strip_prefix("- "));
    match ended.filter(|_| is_number) {
        Some(after) if has_letters(after) => after.trim_start(),
        _ => rest,
    }
}

/// Bytes of the number before a name: up to 9,999, in any script's digits.
const NUMBER_BYTES_MAX: usize = 8;

/// Words that make a head an invitation or a heading. One of them must be there.
const HEADS: &[&str] = &[
    "attendance",
    "attendees",
    "bcc",
    "breakfast",
    "cc",
    "delegates",
    "dinner",
    "event",
    "guest",
    "guests",
    "invitation",
    "invited",
    "invitees",
    "list",
    "lunch",
    "luncheon",
    "meeting",
    "names",
    "participants",
    "people",
    "persons",
    "present",
    "reception",
    "seating",
    "to",
    "اسامی",
    "پذیرایی",
    "جلسه",
    "حاضران",
    "حاضرین",
    "دعوت",
    "دیدار",
    "شام",
    "شرکت‌کنندگان",
    "صبحانه",
    "ضیافت",
    "فهرست",
    "مدعوان",
    "مدعوین",
    "مهمانان",
    "میهمانان",
    "ناهار",
    "نام‌ها",
];

/// Words that may stand beside them. A head with any other word is kept as a name.
const BESIDE: &[&str] = &[
    "a",
    "am",
    "an",
    "and",
    "apr",
    "april",
    "at",
    "attend",
    "attending",
    "aug",
    "august",
    "by",
    "coming",
    "confirmed",
    "dec",
    "december",
    "embassy",
    "expected",
    "feb",
    "february",
    "following",
    "for",
    "fri",
    "friday",
    "from",
    "have",
    "hosted",
    "in",
    "invite",
    "is",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "mon",
    "monday",
    "name",
    "nov",
    "november",
    "oct",
    "october",
    "of",
    "on",
    "our",
    "please",
    "pm",
    "residence",
    "sat",
    "saturday",
    "sep",
    "september",
    "sun",
    "sunday",
    "table",
    "tea",
    "the",
    "these",
    "they",
    "thu",
    "thursday",
    "tue",
    "tuesday",
    "us",
    "utc",
    "we",
    "wed",
    "wednesday",
    "will",
    "with",
    "you",
    "your",
    "از",
    "اقامتگاه",
    "با",
    "برای",
    "به",
    "در",
    "روز",
    "ساعت",
    "نام",
];

/// Characters of a word of a head that begins with a digit: `9`, `19h30`, `2020`.
const NUMBER_CHARS_MAX: usize = 5;

/// A head that names nobody, up to its colon, and what stands after it.
pub(super) fn intro(words: &str) -> Option<(&str, &str)> {
    let colon = words.char_indices().find_map(|(at, c)| {
        let after = words.get(at + c.len_utf8()..)?;
        let ends = after.is_empty() || after.starts_with(char::is_whitespace);
        (matches!(c, ':' | '：') && ends).then_some(at + c.len_utf8())
    })?;
    let (head, tail) = (words.get(..colon)?, words.get(colon..)?);
    let mut is_head = false;
    for token in head.split(|c: char| !(c.is_alphanumeric() || c == '\u{200c}')) {
        let token = token.to_lowercase();
        let is_number =
            token.starts_with(char::is_numeric) && token.chars().count() <= NUMBER_CHARS_MAX;
        if HEADS.contains(&token.as_str()) {
            is_head = true;
        } else if !token.is_empty() && !is_number && !BESIDE.contains(&token.as_str()) {
            return None;
        }
    }
    is_head.then_some((head, tail.trim()))
}

const fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '，' | '、')
}

const fn is_semicolon(c: char) -> bool {
    matches!(c, ';' | '؛' | '；' | '\t' | '|')
}

/// The words of each name of a line without its head.
pub(super) fn pieces(words: &str, style: Style) -> Vec<&str> {
    let by_semicolon = split(words, is_semicolon);
    if by_semicolon.len() > 1 {
        return by_semicolon.into_iter().flat_map(|p| head_apart(p.words)).collect();
    }
    let by_comma = split(words, is_comma);
    if let [surname, given] = by_comma.as_slice()
        && (style.is_surname_first || is_turned_around(surname.words, given.words))
    {
        return head_apart(words);
    }
    let is_list = by_comma.len() > 1;
    let mut out: Vec<Piece<'_>> = Vec::new();
    for piece in by_comma {
        // `Exampel & Sons, Ltd.`: the form belongs to the name before it.
        match out.last_mut() {
            Some(last) if is_suffix(piece.words) => {
                let end = piece.at + piece.words.len();
                last.words = words.get(last.at..end).unwrap_or(last.words);
            }
            _ => out.push(piece),
        }
    }
    let mut out: Vec<&str> = out.into_iter().map(|p| p.words).collect();
    if is_list && let Some(last) = out.pop() {
        let last = after_and(last);
        match two_names(last) {
            Some((one, other)) => out.extend([one, other]),
            None => out.push(last),
        }
    } else if let [only] = out.as_slice()
        && let Some((one, other)) = two_names(only)
    {
        out = vec![one, other];
    }
    out.into_iter().flat_map(head_apart).collect()
}

/// `Delegation head: Jon Exampel`: both are kept, since either may name somebody.
fn head_apart(piece: &str) -> Vec<&str> {
    match piece.split_once(": ") {
        Some((head, tail)) if has_letters(head) && has_letters(tail) => {
            vec![head.trim(), tail.trim()]
        }
        _ => vec![piece],
    }
}

/// `EXAMPEL, Jon` and `Exampel, Jon`: a name in capitals or one word before the comma. Two words in
/// capitals would be two bodies.
fn is_turned_around(surname: &str, given: &str) -> bool {
    let given = without_mail(given);
    let is_initials = |words: &str| words.contains('.') || words.chars().count() == 1;
    let is_cased = |words: &str| words.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    if !is_cased(surname) || !is_cased(&given) || surname.contains(['(', '<']) {
        return false;
    }
    let is_one_each = is_short(surname, 1) && is_short(&given, 1);
    let is_given = !is_capitals(&given) || is_initials(&given);
    is_given
        && is_short(&given, 3)
        && !is_suffix(&given)
        && (is_capitals(surname) && is_short(surname, 3) || is_one_each)
}

/// Words that belong to the name before a comma.
const SUFFIXES: &[&str] = &[
    "jr",
    "sr",
    "ii",
    "iii",
    "phd",
    "ph d",
    "md",
    "mp",
    "mep",
    "esq",
    "ltd",
    "inc",
    "llc",
    "llp",
    "plc",
    "co",
    "corp",
    "gmbh",
    "ag",
    "sa",
    "s a",
    "spa",
    "s p a",
    "bv",
    "b v",
    "nv",
    "n v",
    "oao",
    "ooo",
    "limited",
    "incorporated",
    "pte",
    "pty",
];

fn is_suffix(piece: &str) -> bool {
    let plain: String = piece.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    SUFFIXES.contains(&plain.as_str())
}

/// The last of a list without the `and` before it.
fn after_and(piece: &str) -> &str {
    let start = piece.get(..4).filter(|s| s.eq_ignore_ascii_case("and "));
    start.and_then(|_| piece.get(4..)).unwrap_or(piece).trim()
}

/// `Jon Exampel and Anna Nowak`: two names of two words or more, each word with a capital.
fn two_names(piece: &str) -> Option<(&str, &str)> {
    let (one, other) = piece.split_once(" and ")?;
    let is_name = |words: &str| {
        let first = |word: &str| word.chars().find(|c| c.is_alphabetic());
        let mut each = words.split_whitespace();
        is_short(words, 4)
            && !is_short(words, 1)
            && each.all(|w| first(w).is_some_and(char::is_uppercase))
    };
    (is_name(one) && is_name(other)).then(|| (one.trim(), other.trim()))
}

/// Splits outside brackets and quotation marks; where one never closes, it is a sign like any
/// other. Pieces are trimmed, empty ones left out.
fn split(words: &str, is_separator: fn(char) -> bool) -> Vec<Piece<'_>> {
    split_nested(words, is_separator, true)
        .or_else(|| split_nested(words, is_separator, false))
        .unwrap_or_default()
}

fn split_nested(
    words: &str,
    is_separator: fn(char) -> bool,
    nests: bool,
) -> Option<Vec<Piece<'_>>> {
    let mut out = Vec::new();
    let mut closers: Vec<char> = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let whole = words.get(from..to).unwrap_or_default();
        let at = from + (whole.len() - whole.trim_start().len());
        if !whole.trim().is_empty() {
            out.push(Piece { at, words: whole.trim() });
        }
    };
    for (at, c) in words.char_indices() {
        if nests && closers.last() == Some(&c) {
            closers.pop();
        } else if nests && let Some(closer) = closer(c) {
            closers.push(closer);
        } else if closers.is_empty() && is_separator(c) {
            push(start, at);
            start = at + c.len_utf8();
        }
    }
    push(start, words.len());
    closers.is_empty().then_some(out)
}

const fn closer(c: char) -> Option<char> {
    match c {
        '(' => Some(')'),
        '（' => Some('）'),
        '[' => Some(']'),
        '<' => Some('>'),
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}
