//! A date as publishers print it in English in, a [`PartialDate`] out. Never guesses an order of
//! day and month: the month is a word, or the form is ISO's.

use crate::PartialDate;
use jiff::civil::Date;

/// Months by how they begin.
pub(super) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Parses `10 Dec 1948`, `Dec 1948`, `1948`, `circa 1948`, `1948 to 1950`, `1948-1950`,
/// `10 Dec 1948 to 12 Jan 1949`, and what [`PartialDate::parse`] reads.
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_end_matches('.');
    for mark in ["circa ", "Circa ", "approximately ", "Approximately ", "c. ", "ca. "] {
        if let Some(rest) = text.strip_prefix(mark) {
            return parse(rest).map(PartialDate::circa);
        }
    }
    if let Some((from, to)) = text.split_once(" to ").or_else(|| text.split_once(" - ")) {
        return PartialDate::between(parse(from)?.first(), parse(to)?.last());
    }
    if let Some((from, to)) = text.split_once('-')
        && let (Some(from), Some(to)) = (year(from), year(to))
    {
        return PartialDate::years(from, to);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [day, month, of] => {
            let day = day.parse().ok()?;
            Date::new(year(of)?, self::month(month)?, day).ok().map(PartialDate::day)
        }
        [month, of] => PartialDate::month(year(of)?, self::month(month)?),
        [one] => PartialDate::parse(one),
        _ => None,
    }
}

fn year(word: &str) -> Option<i16> {
    let word = word.trim();
    (word.len() == 4).then(|| word.parse().ok()).flatten()
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    let at = MONTHS.iter().position(|m| word.starts_with(m))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[track_caller]
    fn check(printed: &str, expected: &str) {
        let read = parse(printed).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(read, expected, "{printed}");
    }

    #[test]
    fn dates_read_as_they_are_printed() {
        check("10 Dec 1948", "1948-12-10");
        check("10 Dec. 1948.", "1948-12-10");
        check("17 September 2009", "2009-09-17");
        check("Dec 1948", "1948-12");
        check("1948", "1948");
        check("circa 1948", "circa 1948");
        check("circa 10 Dec 1948", "circa 1948-12-10");
        check("1948 to 1950", "1948/1950");
        check("circa 1979-1982", "circa 1979/1982");
        check("1948-12-10", "1948-12-10");
    }

    #[test]
    fn a_span_of_days_is_held_as_the_shortest_that_holds_it() {
        check("03 Dec 1948 to 12 Dec 1948", "1948-12");
        check("01 Jan 1948 to 31 Dec 1948", "1948");
        check("Nov 1948 to Feb 1949", "1948/1949");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for printed in ["", "unknown", "31 Feb 1948", "12/10/1948", "1950 to 1948", "48", "1 to"] {
            check(printed, "");
        }
    }
}
