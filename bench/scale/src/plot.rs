//! Figures of each size in, a plot as SVG out: both axes by powers of ten, readable on a light
//! page and on a dark one.

use crate::page::{number, sorts};
use serde_json::Value;
use std::fmt::Write as _;

/// The drawing, in its own units.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
/// Where the axes stand.
const LEFT: f64 = 76.0;
const RIGHT: f64 = 560.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 364.0;
/// Powers of ten of µs that are always shown.
const TIMES: (f64, f64) = (0.0, 4.0);
/// A colour that stands out on white and on black, for each sort.
const COLOURS: [&str; 4] = ["#3b82c4", "#2f9e64", "#c2762d", "#a05cc0"];

const STYLE: &str = "<style>text{font:13px system-ui,sans-serif;fill:#333}\
    .axis{stroke:#888;stroke-width:1}.grid{stroke:#8884;stroke-width:1}\
    .line{fill:none;stroke-width:2}.p99{stroke-dasharray:5 4}\
    @media(prefers-color-scheme:dark){text{fill:#ddd}}</style>";

/// Draws p50 (line) and p99 (dashes) of every sort.
pub(crate) fn render(runs: &[Value]) -> String {
    let names: Vec<f64> = runs.iter().map(|run| number(&run["names"])).collect();
    let low = names.first().map_or(3.0, |n| n.log10().floor());
    let high = names.last().map_or(7.0, |n| (n.log10() - 0.01).ceil()).max(low + 1.0);
    let slowest = runs.iter().flat_map(sorts).map(|s| number(&s["p99"])).fold(1.0, f64::max);
    let times = (TIMES.0, slowest.log10().ceil().max(TIMES.1));
    let across = |n: f64| LEFT + (RIGHT - LEFT) * (n.max(1.0).log10() - low) / (high - low);
    let up =
        |t: f64| BOTTOM - (BOTTOM - TOP) * (t.max(1.0).log10() - times.0) / (times.1 - times.0);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"CPU time a name over the length of the list\">{STYLE}\n"
    );
    grid(&mut text, (low, high), times, (&across, &up));
    for (place, sort) in runs.first().map(sorts).unwrap_or_default().iter().enumerate() {
        let colour = COLOURS.get(place).copied().unwrap_or("#888");
        for (key, class) in [("p50", "line"), ("p99", "line p99")] {
            let points: Vec<String> = runs
                .iter()
                .map(|run| {
                    let time = sorts(run).get(place).map_or(0.0, |s| number(&s[key]));
                    format!("{:.1},{:.1}", across(number(&run["names"])), up(time))
                })
                .collect();
            let points = points.join(" ");
            let _ = writeln!(
                text,
                "<polyline class=\"{class}\" stroke=\"{colour}\" points=\"{points}\"/>"
            );
        }
        let (y, word) = (TOP + 14.0 + 22.0 * place as f64, sort["sort"].as_str().unwrap_or(""));
        let x = RIGHT + 16.0;
        let _ = writeln!(
            text,
            "<line class=\"line\" stroke=\"{colour}\" x1=\"{x}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\
             <text x=\"{}\" y=\"{y}\">{word}</text>",
            x + 22.0,
            y - 4.0,
            y - 4.0,
            x + 28.0
        );
    }
    let x = RIGHT + 16.0;
    let _ = writeln!(text, "<text x=\"{x}\" y=\"{}\">line: p50</text>", TOP + 112.0);
    let _ = writeln!(text, "<text x=\"{x}\" y=\"{}\">dashes: p99</text>", TOP + 130.0);
    text.push_str("</svg>\n");
    text
}

type Place<'a> = (&'a dyn Fn(f64) -> f64, &'a dyn Fn(f64) -> f64);

fn grid(text: &mut String, names: (f64, f64), times: (f64, f64), (across, up): Place<'_>) {
    let mut power = names.0;
    while power <= names.1 {
        let x = across(10f64.powf(power));
        let _ = writeln!(
            text,
            "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{BOTTOM}\"/>\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            BOTTOM + 20.0,
            word(power, "")
        );
        power += 1.0;
    }
    let mut power = times.0;
    while power <= times.1 {
        let y = up(10f64.powf(power));
        let _ = writeln!(
            text,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + 4.0,
            word(power, " µs")
        );
        power += 1.0;
    }
    let _ = writeln!(
        text,
        "<path class=\"axis\" fill=\"none\" d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\"/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">names in the list</text>",
        f64::midpoint(LEFT, RIGHT),
        BOTTOM + 42.0
    );
}

fn word(power: f64, unit: &str) -> String {
    match power {
        p if unit == " µs" && p >= 6.0 => format!("{:.0} s", 10f64.powf(p - 6.0)),
        p if unit == " µs" && p >= 3.0 => format!("{:.0} ms", 10f64.powf(p - 3.0)),
        p if p >= 6.0 => format!("{:.0} M{unit}", 10f64.powf(p - 6.0)),
        p if p >= 3.0 => format!("{:.0} k{unit}", 10f64.powf(p - 3.0)),
        p => format!("{:.0}{unit}", 10f64.powf(p)),
    }
}
