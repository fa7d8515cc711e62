//! A contact's time and a number of working days in, the last day and its end out. Counts at the
//! post: its zone, its working days, less its holidays. Source: semantics, doubts 12.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use parties::Post;

/// Days walked for one deadline. Largest in use: 21, for 10 working days over a holiday. Beyond it
/// (a post that never works) the last day walked is the deadline.
const DAYS_MAX: u32 = 3_660;

/// The zone of a post; none when its name is not in the compiled-in data.
#[must_use]
pub fn zone_of(post: &Post) -> Option<TimeZone> {
    TimeZone::get(&post.time_zone).ok()
}

/// Whether the post works on that day.
#[must_use]
pub fn is_working_day(post: &Post, day: Date) -> bool {
    post.working_days.contains(&day.weekday()) && !post.holidays.contains(&day)
}

/// The last day of `n` working days, counted from the day after `from`.
#[must_use]
pub fn due_day(post: &Post, from: Date, n: u16) -> Date {
    let mut day = from;
    let mut left = n;
    for _ in 0..DAYS_MAX {
        if left == 0 {
            break;
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if is_working_day(post, day) {
            left -= 1;
        }
    }
    day
}

/// The end of a day in a zone, 24:00.
#[must_use]
pub fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.tomorrow()
        .and_then(|next| next.to_zoned(zone.clone()))
        .map_or(Timestamp::MAX, |start| start.timestamp())
}
