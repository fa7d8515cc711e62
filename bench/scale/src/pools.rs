//! The rows of real names in, pools to draw from out: given and family names by culture with
//! how common they are, words written in two scripts, names of organisations.

use crate::Result;
use crate::dice::Ranked;
use crate::markov::Maker;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// How the parts of a name stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Given names, family name.
    Western,
    /// Two family names, often.
    Spanish,
    /// A father's name between, often.
    Slavic,
    /// Chains of fathers, `bin` between them, often.
    Arabic,
    /// Family name first, no space between (Han and Hangul).
    Joined,
}

/// Names of one culture in one script.
#[derive(Debug)]
pub(crate) struct Pool {
    pub(crate) form: Form,
    /// How often a party is drawn from it.
    pub(crate) weight: usize,
    pub(crate) given: Ranked,
    pub(crate) family: Ranked,
    /// Makes family names that are not in the pool; none where words are one or two signs.
    pub(crate) maker: Option<Maker>,
}

/// Words of one language, in Latin letters and its own script.
#[derive(Debug)]
pub(crate) struct Twin {
    pub(crate) words: Vec<(String, String)>,
    pub(crate) is_joined: bool,
}

/// All there is to draw from.
#[derive(Debug)]
pub(crate) struct Pools {
    pub(crate) people: Vec<Pool>,
    pub(crate) twins: Vec<Twin>,
    /// What follows a word in names of organisations; the empty word begins and ends.
    pub(crate) follows: HashMap<String, Vec<String>>,
}

/// Share of a culture among people, by the programmes of the OFAC list its names come from.
const PROGRAMMES: [(&str, Form, usize, &[&str]); 6] = [
    ("arabic", Form::Arabic, 22, &["SDGT", "SYRIA", "IRAQ2", "LIBYA3", "YEMEN", "LEBANON"]),
    ("persian", Form::Western, 8, &["IRAN", "NPWMD", "IRGC", "IFSR"]),
    ("spanish", Form::Spanish, 12, &["SDNT", "SDNTK", "CUBA", "VENEZUELA", "NICARAGUA"]),
    ("slavic", Form::Slavic, 12, &["UKRAINE", "BELARUS", "RUSSIA", "CYBER2", "MAGNIT", "BALKANS"]),
    ("asian", Form::Western, 6, &["DPRK", "BURMA", "HK-EO", "TCO"]),
    ("african", Form::Western, 4, &["ZIMBABWE", "DRCONGO", "SOMALIA", "SUDAN", "DARFUR", "CAR"]),
];

/// Share by the script of the negatives.
const SCRIPTS: [(&str, Form, usize); 7] = [
    ("Latin", Form::Western, 24),
    ("Han", Form::Joined, 3),
    ("Hangul", Form::Joined, 1),
    ("Arabic", Form::Western, 2),
    ("Cyrillic", Form::Western, 2),
    ("Devanagari", Form::Western, 2),
    ("Thai", Form::Western, 2),
];

type Counts = HashMap<String, u32>;

/// Reads the pools.
pub(crate) fn read(data: &Path) -> Result<Pools> {
    let mut people = Vec::new();
    by_script(data, &mut people)?;
    let follows = by_programme(data, &mut people)?;
    Ok(Pools { people, twins: twins(data)?, follows })
}

/// Rows of a CSV file, each by column; quotes as RFC 4180 has them, one line a row.
pub(crate) fn rows(path: &Path) -> Result<Vec<BTreeMap<String, String>>> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut lines = text.lines();
    let head = cells(lines.next().unwrap_or_default());
    Ok(lines
        .map(cells)
        .filter(|row| row.len() == head.len())
        .map(|row| head.iter().cloned().zip(row).collect())
        .collect())
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.trim_end_matches('\r').chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            c => cells.iter_mut().last().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells
}

fn pool(form: Form, weight: usize, given: Counts, family: Counts) -> Pool {
    let maker = (form != Form::Joined).then(|| Maker::of(family.keys()));
    Pool { form, weight, given: Ranked::of(given, 5), family: Ranked::of(family, 40), maker }
}

fn by_script(data: &Path, people: &mut Vec<Pool>) -> Result<()> {
    let rows = rows(&data.join("negatives/negatives.csv"))?;
    for (script, form, weight) in SCRIPTS {
        let (mut given, mut family) = (Counts::new(), Counts::new());
        for row in &rows {
            let is_latin = row["note"].starts_with("real") && script == "Latin";
            if row["note"] != script && !is_latin {
                continue;
            }
            let words: Vec<&str> = row["query"].split_whitespace().collect();
            let Some((last, first)) = words.split_last() else { continue };
            *family.entry((*last).to_owned()).or_default() += 1;
            for word in first {
                *given.entry((*word).to_owned()).or_default() += 1;
            }
        }
        people.push(pool(form, weight, given, family));
    }
    Ok(())
}

fn by_programme(data: &Path, people: &mut Vec<Pool>) -> Result<HashMap<String, Vec<String>>> {
    let rows = rows(&data.join("gold/index_ofac.csv"))?;
    let mut follows: HashMap<String, Vec<String>> = HashMap::new();
    let mut counts: Vec<(Counts, Counts)> = vec![Default::default(); PROGRAMMES.len()];
    for row in rows.iter().filter(|row| row["quality"] != "weak") {
        if row["schema"] == "Organization" {
            chain(&row["name"], &mut follows);
        }
        let wanted = |heads: &&[&str]| heads.iter().any(|head| row["programme"].starts_with(head));
        let at = PROGRAMMES.iter().position(|(_, _, _, heads)| wanted(heads));
        let Some((given, family)) = at.and_then(|at| counts.get_mut(at)) else { continue };
        if row["schema"] != "Person" || row["kind"] != "primary" {
            continue;
        }
        for word in row["name"].split_whitespace() {
            let is_family = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            let side = if is_family { &mut *family } else { &mut *given };
            *side.entry(titled(word)).or_default() += 1;
        }
    }
    for ((_, form, weight, _), (given, family)) in PROGRAMMES.iter().zip(counts) {
        people.push(pool(*form, *weight, given, family));
    }
    Ok(follows)
}

fn chain(name: &str, follows: &mut HashMap<String, Vec<String>>) {
    let mut last = String::new();
    for word in name.split_whitespace().map(str::to_owned).chain([String::new()]) {
        follows.entry(last).or_default().push(word.clone());
        last = word;
    }
}

fn titled(word: &str) -> String {
    let mut is_first = true;
    let mut out = String::new();
    for c in word.chars() {
        if is_first {
            out.extend(c.to_uppercase())
        } else {
            out.extend(c.to_lowercase())
        }
        is_first = !c.is_alphabetic();
    }
    out
}

fn twins(data: &Path) -> Result<Vec<Twin>> {
    let mut by: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in rows(&data.join("translit/pairs.csv"))? {
        if row["unit"] == "token" && row["latin"].chars().count() > 2 {
            let pair = (titled(&row["latin"]), row["native"].clone());
            by.entry(row["language"].clone()).or_default().push(pair);
        }
    }
    Ok(by
        .into_iter()
        .map(|(language, words)| Twin { words, is_joined: language == "chinese" })
        .collect())
}
