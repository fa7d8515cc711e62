//! A mistyped word in, the words it may have been meant for out. Suggests, never corrects.

/// Words compared with one mistyped word. Largest seen: 26,000 (ids of all loaded lists). Beyond it
/// the rest is not suggested.
pub const COMPARED_MAX: usize = 200_000;

/// Suggestions given for one word.
pub const SUGGESTED_MAX: usize = 3;

/// Characters a word may have to be compared. Longer ones are not typing mistakes.
const CHARS_MAX: usize = 48;

/// The known words nearest to one, nearest first; none when nothing is near.
///
/// # Example
/// ```
/// use directive::near::near;
/// assert_eq!(near("Revew by", ["In force", "Review by"]), ["Review by"]);
/// assert!(near("Urgency", ["In force", "Review by"]).is_empty());
/// ```
#[must_use]
pub fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = fold(word);
    if wanted.is_empty() || wanted.len() > CHARS_MAX {
        return Vec::new();
    }
    let allowed = (wanted.len() / 3).clamp(1, 3);
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .take(COMPARED_MAX)
        .filter_map(|k| {
            let folded = fold(k);
            if folded.len().abs_diff(wanted.len()) > allowed || folded.len() > CHARS_MAX {
                return None;
            }
            let distance = edits(&wanted, &folded);
            (distance <= allowed).then_some((distance, k))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(SUGGESTED_MAX).map(|(_, k)| k).collect()
}

/// `did you mean …?` when something is near; else the whole set when it is short.
#[must_use]
pub fn remedy(word: &str, known: &[&str]) -> String {
    let close = near(word, known.iter().copied());
    if !close.is_empty() {
        return format!("did you mean {}?", listed(&close, "or"));
    }
    if known.is_empty() { String::new() } else { format!("write {}", listed(known, "or")) }
}

/// Words in backticks: `a`, `b` or `c`.
#[must_use]
pub fn listed(words: &[&str], join: &str) -> String {
    let quoted: Vec<_> = words.iter().map(|w| format!("`{w}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, head)) => format!("{} {join} {last}", head.join(", ")),
    }
}

fn fold(word: &str) -> Vec<char> {
    word.chars().filter(|c| c.is_alphanumeric() || *c == ':').flat_map(char::to_lowercase).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that make one word of the other.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, j) + usize::from(ca != cb);
            let mut best = replaced.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swap = j > 0 && previous == Some(cb) && b.get(j - 1) == Some(ca);
            if is_swap {
                best = best.min(at(&before, j - 1).saturating_add(1));
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(ca);
    }
    last.last().copied().unwrap_or(0)
}
