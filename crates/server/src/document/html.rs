//! A web page in, its words out: no scripts, no styles, no comments. A tag that begins a block ends
//! the sentence before it; a damaged page is read as far as a browser would. Never fetches.

use super::{Counter, Document, Fault, Kind, Unread, Writer, plain};

/// Bytes within which a page states its encoding.
const LABEL_BYTES: usize = 2048;
/// Letters of an entity's name. Longest in use: 31.
const ENTITY_BYTES_MAX: usize = 33;

/// Reads a page.
#[expect(clippy::unnecessary_wraps, reason = "the readers of all kinds have one shape")]
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let head = bytes.get(..LABEL_BYTES.min(bytes.len())).unwrap_or_default();
    let label = label_of(&String::from_utf8_lossy(head).to_ascii_lowercase());
    let (source, fault) = plain::labelled(bytes, label.as_deref());
    let help = "if letters look wrong, save the page as UTF-8";
    let faults = fault.map(|words| Fault::whole(&format!("the page {words}"), help));
    Ok((text_of(&source), faults.into_iter().collect()))
}

/// The words of a page that is text already.
pub(super) fn text_of(source: &str) -> Document {
    let mut reader = Reader {
        source,
        counter: Counter::of(source),
        out: Writer::new(Kind::Html),
        is_preformatted: 0,
        is_fresh: true,
    };
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|r| !r.is_empty()) {
        if reader.out.is_full() {
            break;
        }
        at = match rest.find('<') {
            Some(0) => reader.tag(at),
            Some(to) => reader.words(at, at + to),
            None => reader.words(at, source.len()),
        };
    }
    reader.out.finish()
}

fn label_of(head: &str) -> Option<String> {
    let after = head.split("charset").nth(1).or_else(|| head.split("encoding").nth(1))?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let after = after.trim_start_matches(['"', '\'']);
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    Some(after.chars().take_while(|c| is_label(*c)).take(40).collect())
}

struct Reader<'s> {
    source: &'s str,
    counter: Counter<'s>,
    out: Writer,
    is_preformatted: usize,
    /// Whether a space stands before already, or a block begins.
    is_fresh: bool,
}

impl Reader<'_> {
    /// Words between tags; where they end.
    fn words(&mut self, from: usize, to: usize) -> usize {
        let mut at = from;
        self.out.place(self.counter.place(from));
        while let Some(c) = self.source.get(at..to).and_then(|rest| rest.chars().next()) {
            let length = c.len_utf8();
            if c == '&'
                && let Some((letters, length)) = entity(self.source.get(at..to).unwrap_or_default())
            {
                self.out.push(&letters);
                at += length;
                self.out.place(self.counter.place(at));
                self.is_fresh = false;
                continue;
            }
            if c.is_ascii_whitespace() && self.is_preformatted == 0 {
                if !self.is_fresh {
                    // The line end stays: the source's lines are what people count.
                    self.out.push(" ");
                }
                self.is_fresh = true;
                at += length;
                let next = self.source.get(at..to).and_then(|rest| rest.chars().next());
                if next.is_some_and(|n| !n.is_ascii_whitespace()) {
                    self.out.place(self.counter.place(at));
                }
                continue;
            }
            self.is_fresh = false;
            self.out.text.push(c);
            at += length;
        }
        to
    }

    /// A tag, a comment or a sign that is neither; where it ends.
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(self.source.len(), |end| at + end + 3);
        }
        let name_at = usize::from(rest.starts_with("</")) + 1;
        let name: String = rest
            .get(name_at..)
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(16)
            .collect::<String>()
            .to_ascii_lowercase();
        let is_other = rest.starts_with("<!") || rest.starts_with("<?");
        if name.is_empty() && !is_other && !rest.starts_with("</") {
            // A sign: 1 < 2.
            self.words(at, at + 1);
            return at + 1;
        }
        let end = at + end_of_tag(rest);
        let is_end = name_at == 2;
        if matches!(name.as_str(), "script" | "style" | "template" | "noscript" | "svg" | "head")
            && !is_end
        {
            if name == "head" {
                return end;
            }
            return self.skip_to_end(end, &name);
        }
        if name == "pre" || name == "textarea" {
            self.is_preformatted = if is_end { self.is_preformatted.saturating_sub(1) } else { 1 };
        }
        if name == "br" {
            self.out.push("\n");
            self.is_fresh = true;
        } else if is_block(&name) {
            self.out.end_block();
            self.is_fresh = true;
        }
        self.spoken_attributes(at, end);
        end
    }

    fn skip_to_end(&self, from: usize, name: &str) -> usize {
        let mut at = from;
        while let Some(found) = self.source.get(at..).and_then(|rest| rest.find("</")) {
            let start = at + found + 2;
            let own = self.source.get(start..start + name.len());
            if own.is_some_and(|own| own.eq_ignore_ascii_case(name)) {
                let rest = self.source.get(start..).unwrap_or_default();
                return start + end_of_tag(rest);
            }
            at = start;
        }
        self.source.len()
    }

    /// What a tag says to people beside its words: the title of a picture.
    fn spoken_attributes(&mut self, from: usize, to: usize) {
        let tag = self.source.get(from..to).unwrap_or_default();
        for name in [" alt=\"", " title=\""] {
            if let Some(at) = tag.find(name) {
                let start = from + at + name.len();
                let words = self.source.get(start..to).unwrap_or_default();
                let end = words.find('"').unwrap_or(0);
                if words.get(..end).is_some_and(|w| !w.trim().is_empty()) {
                    self.out.end_block();
                    self.words(start, start + end);
                    self.out.end_block();
                    self.is_fresh = true;
                }
            }
        }
    }
}

/// Where a tag ends: after its `>`, one within quotation marks apart.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    // A quotation mark that is never closed: the first `>` ends it.
    tag.find('>').map_or(tag.len(), |at| at + 1)
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// The letters of an entity, and the bytes it takes.
fn entity(text: &str) -> Option<(String, usize)> {
    let head = text.get(1..).unwrap_or_default();
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let length = head.bytes().take(ENTITY_BYTES_MAX).take_while(is_part).count();
    let name = head.get(..length)?;
    let is_closed = head.as_bytes().get(length) == Some(&b';');
    let taken = 1 + length + usize::from(is_closed);
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let c = code.ok().and_then(char::from_u32).filter(|c| !c.is_control() || *c == '\n');
        return Some((c.unwrap_or('\u{fffd}').to_string(), taken));
    }
    let found = ENTITIES.iter().find(|(own, _)| *own == name).map(|(_, letters)| *letters);
    if let Some(letters) = found.filter(|_| is_closed || matches!(name, "amp" | "nbsp")) {
        return Some((letters.to_owned(), taken));
    }
    // A letter with its accent: the mark follows the letter.
    let base = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mark = ACCENTS.iter().find(|(own, _)| name.strip_prefix(base) == Some(own))?.1;
    is_closed.then(|| (format!("{base}{mark}"), taken))
}

const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("sbquo", "‚"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("shy", "\u{ad}"),
    ("zwnj", "\u{200c}"),
    ("zwj", "\u{200d}"),
    ("lrm", "\u{200e}"),
    ("rlm", "\u{200f}"),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("szlig", "ß"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oelig", "œ"),
    ("OElig", "Œ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("eth", "ð"),
    ("ETH", "Ð"),
    ("thorn", "þ"),
    ("THORN", "Þ"),
    ("lstrok", "ł"),
    ("Lstrok", "Ł"),
    ("inodot", "ı"),
    ("dstrok", "đ"),
    ("Dstrok", "Đ"),
    ("comma", ","),
    ("period", "."),
    ("colon", ":"),
    ("lpar", "("),
    ("rpar", ")"),
    ("hyphen", "-"),
    ("dash", "-"),
    ("NewLine", "\n"),
    ("Tab", " "),
    ("copy", "©"),
    ("reg", "®"),
];

const ACCENTS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("cedil", '\u{327}'),
    ("caron", '\u{30c}'),
    ("macr", '\u{304}'),
    ("breve", '\u{306}'),
    ("ogon", '\u{328}'),
    ("dot", '\u{307}'),
    ("dblac", '\u{30b}'),
];
