//! Text with light marking in, its words out with their places in the source. Raw pieces of web
//! pages within it are read as such; addresses of links are left out. Never renders.

use super::{Counter, Document, Fault, Kind, Unread, Writer, html, plain};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// Reads marked text in UTF-8.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Fault>), Unread> {
    let (document, faults) = plain::read(bytes)?;
    Ok((text_of(&document.text), faults))
}

fn text_of(source: &str) -> Document {
    let mut counter = Counter::of(source);
    let mut out = Writer::new(Kind::Markdown);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        if out.is_full() {
            break;
        }
        match event {
            Event::Text(words) | Event::Code(words) => {
                out.place(counter.place(range.start));
                out.push(&words);
            }
            Event::SoftBreak | Event::HardBreak => {
                out.push("\n");
                out.place(counter.place(range.end));
            }
            Event::Html(words) => {
                out.end_block();
                out.place(counter.place(range.start));
                out.push(&html::text_of(&words).text);
                out.end_block();
            }
            Event::End(end) if is_block(&end) => out.end_block(),
            _ => {}
        }
    }
    out.finish()
}

const fn is_block(end: &TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
