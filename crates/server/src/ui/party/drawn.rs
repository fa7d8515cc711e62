//! Listings in, bars on a line of years out; links in, a small graph out. Only places and words:
//! the page draws them, and says the same in a table beside.
//! Never draws what the reader was not given.

use jiff::civil::Date;
use parties::{Listing, PartialDate};

/// Width of a drawing, in its own units.
pub(super) const WIDTH: i32 = 720;

/// Room for the words before the bars.
const LABEL: i32 = 200;

/// Height of one bar with its space.
const ROW: i32 = 28;

/// Bars drawn. Largest seen: 14; beyond it the table has them.
const BARS_MAX: usize = 40;

/// Years that are written under the bars, at most.
const TICKS_MAX: i32 = 8;

/// Parties drawn on each side of the graph. Beyond it the table has them.
const SIDE_MAX: usize = 8;

/// Characters of a name in a box. The whole name stands in the table.
const BOX_CHARS_MAX: usize = 24;

/// Characters before a bar.
const LABEL_CHARS_MAX: usize = 24;

/// One listing on the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    /// What it is.
    pub(super) label: String,
    /// Where it begins.
    pub(super) x: i32,
    /// Its top.
    pub(super) y: i32,
    /// How long it is.
    pub(super) width: i32,
    /// The place of the words.
    pub(super) text_y: i32,
    /// Whether it has ended.
    pub(super) is_ended: bool,
}

/// Listings on a line of years.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Timeline {
    /// Each.
    pub(super) bars: Vec<Bar>,
    /// Years with their places.
    pub(super) ticks: Vec<(i32, String)>,
    /// Height of the whole.
    pub(super) height: i32,
    /// Where the line of years stands.
    pub(super) axis: i32,
}

/// The words before a bar, and those in a box.
fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most - 1).chain(std::iter::once('…')).collect()
}

impl Timeline {
    /// Of listings, as of a day; none when no listing says when.
    #[must_use]
    pub(super) fn of(listings: &[Listing], today: Date) -> Option<Self> {
        let first = listings.iter().filter_map(|l| l.from).map(|d| d.first().year()).min()?;
        let ends = listings.iter().filter_map(|l| l.to).map(|d| d.last().year());
        let last = ends.chain(std::iter::once(today.year())).max()?.max(first) + 1;
        let years = i32::from(last - first).max(1);
        let room = WIDTH - LABEL - 24;
        let place = |day: Date| {
            let days = i32::from(day.year() - first) * 366 + i32::from(day.day_of_year());
            LABEL + (days * room / (years * 366)).clamp(0, room)
        };
        let bar = |(row, listing): (i32, &Listing)| {
            let from = listing.from.map_or(LABEL, |d: PartialDate| place(d.first()));
            let to = listing.to.map_or_else(|| place(today), |d| place(d.last()));
            let programme = listing.programme.as_ref().map(|p| p.as_str());
            let words = [listing.list.as_str(), programme.unwrap_or_default()].join(" ");
            Bar {
                label: cut(words.trim(), LABEL_CHARS_MAX),
                x: from,
                y: row * ROW + 6,
                width: (to - from).max(3),
                text_y: row * ROW + 19,
                is_ended: listing.to.is_some_and(|d| d.last() < today),
            }
        };
        let bars: Vec<Bar> = (0..).zip(listings.iter().take(BARS_MAX)).map(bar).collect();
        let axis = ROW * i32::try_from(bars.len()).unwrap_or(0) + 4;
        let step = (years + TICKS_MAX - 1) / TICKS_MAX;
        let ticks = (0..=years / step).filter_map(|n| {
            let year = first + i16::try_from(n * step).ok()?;
            Some((place(Date::new(year, 1, 1).ok()?), year.to_string()))
        });
        Some(Self { bars, ticks: ticks.collect(), height: axis + 24, axis })
    }
}

/// A party in its box.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// What to call it.
    pub(super) label: String,
    /// Its page; empty for the party in the middle.
    pub(super) address: String,
    /// Left and top.
    pub(super) x: i32,
    /// Top.
    pub(super) y: i32,
    /// Middle, for the words.
    pub(super) text_x: i32,
    /// Line of the words.
    pub(super) text_y: i32,
}

/// A link, from who carries it to whom it is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// Its word.
    pub(super) label: String,
    /// Where it begins and ends.
    pub(super) from: (i32, i32),
    /// The end with the arrow.
    pub(super) to: (i32, i32),
    /// The place of its word.
    pub(super) text: (i32, i32),
    /// The arrow, as points.
    pub(super) arrow: String,
}

/// One link for the drawing: the other end's name and page, and the word of the link.
#[derive(Debug, Clone)]
pub(super) struct Linked {
    /// What to call the other end.
    pub(super) name: String,
    /// Its page.
    pub(super) address: String,
    /// The kind of the link, in words.
    pub(super) link: String,
}

/// A party with its neighbours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Graph {
    /// The party in the middle.
    pub(super) middle: Node,
    /// Its neighbours.
    pub(super) nodes: Vec<Node>,
    /// The links.
    pub(super) edges: Vec<Edge>,
    /// Height of the whole.
    pub(super) height: i32,
}

/// Width and height of a box.
pub(super) const BOX: (i32, i32) = (190, 34);

/// Height of a neighbour with its space.
const NEIGHBOUR: i32 = 50;

impl Graph {
    /// Those that are something of the party at the left, those it is something of at the right;
    /// arrows point to whom the link is of. None without links.
    #[must_use]
    pub(super) fn of(name: &str, incoming: &[Linked], outgoing: &[Linked]) -> Option<Self> {
        let (left, right) = (incoming.len().min(SIDE_MAX), outgoing.len().min(SIDE_MAX));
        if left + right == 0 {
            return None;
        }
        let rows = i32::try_from(left.max(right)).unwrap_or(1);
        let height = (rows * NEIGHBOUR + 10).max(80);
        let middle_y = height / 2;
        let node = |name: &str, address: &str, x: i32, centre: i32| Node {
            label: cut(name, BOX_CHARS_MAX),
            address: address.to_owned(),
            x,
            y: centre - BOX.1 / 2,
            text_x: x + BOX.0 / 2,
            text_y: centre + 5,
        };
        let middle_x = (WIDTH - BOX.0) / 2;
        let row = |i: i32, of: usize| {
            let of = i32::try_from(of).unwrap_or(1);
            middle_y + (2 * i + 1 - of) * NEIGHBOUR / 2
        };
        let (mut nodes, mut edges) = (Vec::new(), Vec::new());
        for (i, one) in (0..).zip(incoming.iter().take(SIDE_MAX)) {
            let y = row(i, left);
            nodes.push(node(&one.name, &one.address, 4, y));
            edges.push(edge(&one.link, (4 + BOX.0, y), (middle_x, middle_y)));
        }
        for (i, one) in (0..).zip(outgoing.iter().take(SIDE_MAX)) {
            let y = row(i, right);
            let x = WIDTH - BOX.0 - 4;
            nodes.push(node(&one.name, &one.address, x, y));
            edges.push(edge(&one.link, (middle_x + BOX.0, middle_y), (x, y)));
        }
        let middle = node(name, "", middle_x, middle_y);
        Some(Self { middle, nodes, edges, height })
    }
}

fn edge(label: &str, from: (i32, i32), to: (i32, i32)) -> Edge {
    let text = ((from.0 + to.0) / 2, (from.1 + to.1) / 2 - 4);
    let (x, y) = to;
    let arrow = format!("{},{} {},{} {},{}", x, y, x - 8, y - 4, x - 8, y + 4);
    Edge { label: label.to_owned(), from, to, text, arrow }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parties::{ListId, Source};

    fn listing(from: Option<&str>, to: Option<&str>) -> Listing {
        let date = |text: Option<&str>| text.and_then(PartialDate::parse);
        let list = ListId::parse("ofac").unwrap();
        let source = Source::default();
        Listing { list, programme: None, from: date(from), to: date(to), source }
    }

    #[test]
    fn bars_stand_in_order_of_time_and_within_the_drawing() {
        let listings = [
            listing(Some("1997-10-08"), Some("2012-09-28")),
            listing(Some("2012-09-28"), None),
            listing(None, None),
        ];
        let today = jiff::civil::date(2020, 1, 7);
        let drawn = Timeline::of(&listings, today).unwrap();
        let [first, second, open] = drawn.bars.as_slice() else { panic!("{drawn:?}") };
        assert!(first.is_ended && !second.is_ended && !open.is_ended);
        assert!(first.x + first.width <= second.x + 2, "{drawn:?}");
        assert_eq!(open.x, LABEL);
        let is_within = |b: &Bar| b.x >= LABEL && b.x + b.width <= WIDTH && b.width > 0;
        assert!(drawn.bars.iter().all(is_within), "{drawn:?}");
        assert!(drawn.ticks.len() > 2 && drawn.ticks.len() <= 9, "{drawn:?}");
        assert_eq!(Timeline::of(&[listing(None, None)], today), None);
    }

    #[test]
    fn a_graph_points_to_whom_the_link_is_of() {
        let one = |name: &str| Linked {
            name: name.to_owned(),
            address: "/parties/x".to_owned(),
            link: "offshoot".to_owned(),
        };
        let many: Vec<Linked> = (0..30).map(|n| one(&format!("Party {n}"))).collect();
        let drawn = Graph::of("Middle", &many, &[one(&"x".repeat(80))]).unwrap();
        assert_eq!(drawn.nodes.len(), SIDE_MAX + 1);
        assert!(drawn.edges.iter().all(|e| e.from.0 < e.to.0), "{drawn:?}");
        assert!(drawn.nodes.iter().all(|n| n.y >= 0 && n.y + BOX.1 <= drawn.height), "{drawn:?}");
        assert!(drawn.nodes.iter().all(|n| n.label.chars().count() <= BOX_CHARS_MAX));
        assert_eq!(Graph::of("Alone", &[], &[]), None);
    }
}
