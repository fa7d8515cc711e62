//! Header lines in, the head of the directive out. Names are read case aside; an unknown one is a
//! fault, never skipped.

use crate::document::{Directive, HeaderTime, Precedence};
use crate::near;
use crate::number::DirectiveId;
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::parse::time;
use parties::{Compartment, Level};

/// Items of one list header: addressees, references. Largest seen: 268 (all posts, one a line).
/// The rest is left out, and a fault says so.
pub const ITEMS_MAX: usize = 2_000;

/// A header by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// The number.
    Directive,
    /// Urgency.
    Precedence,
    /// The marking of the whole.
    Marking,
    /// Captions.
    Caption,
    /// Action addressees.
    To,
    /// Information addressees.
    Info,
    /// Those left out.
    ExceptTo,
    /// Subject.
    Subject,
    /// Who orders it.
    Authority,
    /// The law.
    LegalAuthority,
    /// What it is for.
    Objective,
    /// Why.
    Grounds,
    /// What it replaces whole.
    Supersedes,
    /// What it ends.
    Cancels,
    /// What it changes in part.
    Amends,
    /// From when.
    InForce,
    /// By when it is looked at again.
    ReviewBy,
    /// When it ends of itself.
    Expires,
    /// References.
    Ref,
    /// What may be said outside.
    LineToTake,
}

impl Header {
    /// Every header, in the order they are printed.
    pub const ALL: [Self; 20] = [
        Self::Directive,
        Self::Precedence,
        Self::Marking,
        Self::Caption,
        Self::To,
        Self::Info,
        Self::ExceptTo,
        Self::Subject,
        Self::Authority,
        Self::LegalAuthority,
        Self::Objective,
        Self::Grounds,
        Self::Supersedes,
        Self::Cancels,
        Self::Amends,
        Self::InForce,
        Self::ReviewBy,
        Self::Expires,
        Self::Ref,
        Self::LineToTake,
    ];

    /// The name as printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Directive => "Directive",
            Self::Precedence => "Precedence",
            Self::Marking => "Marking",
            Self::Caption => "Caption",
            Self::To => "To",
            Self::Info => "Info",
            Self::ExceptTo => "Except to",
            Self::Subject => "Subject",
            Self::Authority => "Authority",
            Self::LegalAuthority => "Legal authority",
            Self::Objective => "Objective",
            Self::Grounds => "Grounds",
            Self::Supersedes => "Supersedes",
            Self::Cancels => "Cancels",
            Self::Amends => "Amends",
            Self::InForce => "In force",
            Self::ReviewBy => "Review by",
            Self::Expires => "Expires",
            Self::Ref => "Ref",
            Self::LineToTake => "Line to take",
        }
    }

    /// Parses the name, case and the width of space aside.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        Self::ALL.into_iter().find(|h| h.as_str().to_lowercase() == name)
    }

    /// Whether it holds a list, so that a second line of it adds to the first.
    const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Caption
                | Self::To
                | Self::Info
                | Self::ExceptTo
                | Self::Supersedes
                | Self::Cancels
                | Self::Amends
                | Self::Ref
        )
    }
}

/// One header with its lines.
#[derive(Debug)]
pub(super) struct HeaderLines<'a> {
    pub(super) header: Header,
    pub(super) name: Piece<'a>,
    pub(super) values: Vec<Piece<'a>>,
}

/// Reads `Name: value`; none when the line has no header the language knows, which is then said.
pub(super) fn open<'a>(line: &Piece<'a>, faults: &mut Faults) -> Option<HeaderLines<'a>> {
    let Some((name, value)) = line.split_once(|c| c == ':') else {
        let what = format!("`{}` is neither a header nor a numbered paragraph", shown(line.text));
        let remedy = "write `Name: value`, `1. (U) text`, or indent it to continue the line above";
        faults.add(&line.trim(), "not-a-header", what, remedy);
        return None;
    };
    let (name, value) = (name.trim(), value.trim());
    let Some(header) = Header::parse(name.text) else {
        let known: Vec<_> = Header::ALL.iter().map(|h| h.as_str()).chain(["Examples"]).collect();
        let close = near::near(name.text, known.iter().copied());
        let remedy = if close.is_empty() {
            "the headers are listed in the description of the language".to_owned()
        } else {
            format!("did you mean {}?", near::listed(&close, "or"))
        };
        let what = format!("`{}` is no header", shown(name.text));
        faults.add(&name, "unknown-header", what, remedy);
        return None;
    };
    Some(HeaderLines { header, name, values: vec![value] })
}

/// Puts the headers where they belong.
pub(super) fn apply(headers: &[HeaderLines<'_>], directive: &mut Directive, faults: &mut Faults) {
    let mut seen: Vec<Header> = Vec::new();
    for lines in headers {
        let (header, name) = (lines.header, &lines.name);
        if !header.is_list() && seen.contains(&header) {
            let what = format!("`{}` stands twice", header.as_str());
            faults.add(name, "header-twice", what, "keep one");
            continue;
        }
        seen.push(header);
        if lines.values.iter().all(Piece::is_empty) {
            let what = format!("`{}` is empty", header.as_str());
            faults.add(name, "empty-header", what, "write its value or delete the line");
            continue;
        }
        apply_one(lines, directive, faults);
    }
    if !seen.contains(&Header::Directive) {
        let what = "the directive has no number";
        let remedy = "begin with `Directive: 20 HQ 1234`";
        faults.add_at(
            crate::Place { line: 1, column: 1, length: 1 },
            "no-number",
            "",
            what,
            remedy,
        );
    }
}

fn apply_one(lines: &HeaderLines<'_>, directive: &mut Directive, faults: &mut Faults) {
    let text = || joined(&lines.values);
    match lines.header {
        Header::Directive => {
            if let Some(id) = lines.whole(faults).and_then(|v| number(&v, faults)) {
                directive.id = id;
            }
        }
        Header::Precedence => {
            directive.precedence = lines.whole(faults).and_then(|v| precedence(&v, faults));
        }
        Header::Marking => {
            directive.marking = lines.whole(faults).map(|v| Level::named(&v.plain()))
        }
        Header::Caption => {
            let names = lines.items(faults);
            directive.captions.extend(names.iter().map(|n| Compartment::named(&n.plain())));
        }
        Header::To => directive.to.extend(lines.items(faults).iter().map(Piece::plain)),
        Header::Info => directive.info.extend(lines.items(faults).iter().map(Piece::plain)),
        Header::ExceptTo => {
            directive.except_to.extend(lines.items(faults).iter().map(Piece::plain));
        }
        Header::Subject => directive.subject = text(),
        Header::Authority => directive.authority = text(),
        Header::LegalAuthority => directive.legal_authority = text(),
        Header::Objective => directive.objective = text(),
        Header::Grounds => directive.grounds = text(),
        Header::Supersedes => directive.supersedes.extend(lines.numbers(faults)),
        Header::Cancels => directive.cancels.extend(lines.numbers(faults)),
        Header::Amends => directive.amends.extend(lines.numbers(faults)),
        Header::InForce => directive.in_force = lines.time(faults),
        Header::ReviewBy => directive.review_by = lines.time(faults),
        Header::Expires => directive.expires = lines.time(faults),
        Header::Ref => directive.references.extend(lines.references(faults)),
        Header::LineToTake => directive.line_to_take = text(),
    }
}

fn joined(values: &[Piece<'_>]) -> String {
    values.iter().map(Piece::plain).filter(|v| !v.is_empty()).collect::<Vec<_>>().join(" ")
}

fn number(piece: &Piece<'_>, faults: &mut Faults) -> Option<DirectiveId> {
    let id = DirectiveId::parse(&piece.plain());
    if id.is_none() {
        let what = format!("`{}` is no number of a directive", shown(piece.text));
        faults.add(piece, "not-a-number", what, "write year, originator, serial: `20 HQ 1234`");
    }
    id
}

fn precedence(piece: &Piece<'_>, faults: &mut Faults) -> Option<Precedence> {
    let found = Precedence::parse(&piece.plain());
    if found.is_none() {
        let known: Vec<_> = Precedence::ALL.iter().map(|p| p.as_str()).collect();
        faults.unknown(piece, "unknown-precedence", "precedence", &known);
    }
    found
}

impl<'a> HeaderLines<'a> {
    /// The value of a header that has one line only.
    fn whole(&self, faults: &mut Faults) -> Option<Piece<'a>> {
        let mut filled = self.values.iter().filter(|v| !v.is_empty());
        let first = *filled.next()?;
        if let Some(more) = filled.next() {
            let what = format!("`{}` has one line only", self.header.as_str());
            faults.add(more, "header-continued", what, "delete this line");
        }
        Some(first)
    }

    fn time(&self, faults: &mut Faults) -> Option<HeaderTime> {
        self.whole(faults).and_then(|v| time::header_time(&v, faults))
    }

    /// The items of a list: between commas, semicolons and line ends.
    fn items(&self, faults: &mut Faults) -> Vec<Piece<'a>> {
        let parts = self.values.iter().flat_map(|v| v.split(|c| matches!(c, ',' | ';')));
        self.at_most(parts.filter(|p| !p.is_empty()).collect(), faults)
    }

    fn at_most(&self, mut items: Vec<Piece<'a>>, faults: &mut Faults) -> Vec<Piece<'a>> {
        if items.len() > ITEMS_MAX {
            let what = format!("`{}` has more than {ITEMS_MAX} items", self.header.as_str());
            faults.add(&self.name, "too-many-items", what, "name a collective");
            items.truncate(ITEMS_MAX);
        }
        items
    }

    fn numbers(&self, faults: &mut Faults) -> Vec<DirectiveId> {
        self.items(faults).iter().filter_map(|p| number(p, faults)).collect()
    }

    /// References: one a line or between semicolons; a further line that does not begin with its
    /// letter in brackets continues the one before.
    fn references(&self, faults: &mut Faults) -> Vec<String> {
        let mut references: Vec<String> = Vec::new();
        for (i, value) in self.values.iter().enumerate() {
            for (j, part) in value.split(|c| c == ';').iter().enumerate() {
                let text = part.plain();
                match references.last_mut() {
                    _ if text.is_empty() => {}
                    Some(last) if i > 0 && j == 0 && !text.starts_with('(') => {
                        last.push(' ');
                        last.push_str(&text);
                    }
                    _ => references.push(text),
                }
            }
        }
        if references.len() > ITEMS_MAX {
            let what = format!("`{}` has more than {ITEMS_MAX} items", self.header.as_str());
            faults.add(&self.name, "too-many-items", what, "name those that matter");
            references.truncate(ITEMS_MAX);
        }
        references
    }
}
