//! A mail or a box of mails in, its words out: who wrote to whom, the subject, the body, and each
//! file attached by its own kind. Opens no picture, follows no link, trusts no type that is stated.

use super::{Document, Fault, Kind, Place, Unread, Writer, html, read_within};
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Mails read of one box.
const MAILS_MAX: usize = 100_000;
/// Parts read of one mail.
const PARTS_MAX: usize = 500;
/// Mails within mails and files within them.
const DEPTH_MAX: usize = 3;
/// Headers that tell a mail from a text.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "reply-to",
    "content-type",
    "sender",
    "dkim-signature",
];

/// Whether a text begins as a mail does: with two headers that mails have, or as a box of mails.
pub(super) fn is_mail(head: &str) -> bool {
    let is_box =
        head.starts_with("From ") && head.lines().nth(1).is_some_and(|l| header(l).is_some());
    let start = if is_box { head.split_once('\n').map_or("", |(_, rest)| rest) } else { head };
    let lines = start.lines().take_while(|l| !l.trim().is_empty()).take(60);
    let mut known = 0;
    for (number, line) in lines.enumerate() {
        let is_folded = number > 0 && line.starts_with([' ', '\t']);
        match header(line) {
            Some(name) => known += usize::from(HEADERS.contains(&name.as_str())),
            None if is_folded => {}
            None => return false,
        }
    }
    known >= 2
}

fn header(line: &str) -> Option<String> {
    let (name, _) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_name.then(|| name.to_ascii_lowercase())
}

/// Reads a mail, or a box of them.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<(Document, Vec<Fault>), Unread> {
    let mails = mails(bytes);
    let mut out = Writer::new(Kind::Mail);
    let mut faults = Vec::new();
    let mut count = 0;
    for (number, mail) in (1_usize..).zip(mails.iter().take(MAILS_MAX)) {
        let Some(message) = MessageParser::default().parse(*mail) else { continue };
        count += 1;
        let mut own = Writer::new(Kind::Mail);
        one(&message, depth, &mut own, &mut faults);
        if mails.len() == 1 {
            return Ok((own.finish(), faults));
        }
        out.take_in(&format!("mail {number}"), own.finish());
        if out.is_full() {
            faults.push(Fault::cut(&Place::Header(format!("mail {number}"))));
            break;
        }
    }
    if count == 0 {
        return Err(Unread::new("is no mail: it has no headers", "save the mail again as .eml"));
    }
    if mails.len() > MAILS_MAX {
        let words = format!("the box has {} mails: {MAILS_MAX} are read", mails.len());
        faults.push(Fault::whole(&words, "split the box"));
    }
    Ok((out.finish(), faults))
}

/// The mails of a box: each begins with a line `From `, after a blank one.
fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    if !bytes.starts_with(b"From ") {
        return vec![bytes];
    }
    let mut out = Vec::new();
    let (mut start, mut is_blank) = (0, false);
    let mut at = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if is_blank && line.starts_with(b"From ") && out.len() < MAILS_MAX {
            out.push(after_first_line(bytes.get(start..at).unwrap_or_default()));
            start = at;
        }
        is_blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    out.push(after_first_line(bytes.get(start..).unwrap_or_default()));
    out
}

fn after_first_line(mail: &[u8]) -> &[u8] {
    let end = mail.iter().position(|b| *b == b'\n').map_or(mail.len(), |at| at + 1);
    mail.get(end..).unwrap_or_default()
}

fn one(message: &Message<'_>, depth: usize, out: &mut Writer, faults: &mut Vec<Fault>) {
    let people = [
        ("From", message.from()),
        ("Sender", message.sender()),
        ("Reply-To", message.reply_to()),
        ("To", message.to()),
        ("Cc", message.cc()),
        ("Bcc", message.bcc()),
    ];
    for (name, address) in people {
        let Some(address) = address else { continue };
        for words in names(address) {
            out.place(Place::Header(name.to_owned()));
            out.push(&words);
            out.end_block();
        }
    }
    if let Some(subject) = message.subject() {
        out.place(Place::Header("Subject".to_owned()));
        out.push(subject);
        out.end_block();
    }
    let mut said = String::new();
    let mut bodies: Vec<u32> = message.text_body.clone();
    bodies.extend(message.html_body.iter().filter(|id| !message.text_body.contains(id)));
    let mut count = 0;
    for id in bodies {
        count += 1;
        if count > PARTS_MAX || out.is_full() {
            break;
        }
        let Some(part) = message.part(id) else { continue };
        body(part, &mut said, out);
        garbled(part, "body", faults);
    }
    for (number, part) in (1_usize..).zip(message.attachments()) {
        count += 1;
        if count > PARTS_MAX || out.is_full() {
            break;
        }
        attached(part, number, depth, out, faults);
    }
    if count > PARTS_MAX {
        let words = format!("the mail has more than {PARTS_MAX} parts: the rest is left out");
        faults.push(Fault::whole(&words, "save the files attached and scan them"));
    }
}

/// The names of an address: what people wrote, and never the address itself.
fn names(address: &Address<'_>) -> Vec<String> {
    let groups = address.as_group().unwrap_or_default().iter();
    let groups = groups.filter_map(|g| g.name.as_deref().map(str::to_owned));
    let people = address.iter().filter_map(|a| a.name.as_deref().map(str::to_owned));
    groups.chain(people).filter(|n| !n.trim().is_empty()).collect()
}

fn body(part: &MessagePart<'_>, said: &mut String, out: &mut Writer) {
    let mut document = match &part.body {
        PartType::Text(text) => {
            let mut own = Writer::new(Kind::Text);
            own.place(Place::Line { line: 1, column: 1 });
            own.push(text);
            own.finish()
        }
        PartType::Html(page) => html::text_of(page),
        _ => return,
    };
    // Most pages say what the text beside them says already; one that says more is read too.
    let is_letter = |c: &char| c.is_alphanumeric();
    let letters: String = document.text.chars().filter(is_letter).collect();
    if letters.is_empty() || said.contains(&letters) {
        return;
    }
    said.push_str(&letters);
    document.kind = Kind::Text;
    let name = if matches!(part.body, PartType::Html(_)) { "page" } else { "body" };
    out.take_in(name, document);
}

fn garbled(part: &MessagePart<'_>, name: &str, faults: &mut Vec<Fault>) {
    if part.is_encoding_problem {
        let words = format!("{name}: parts of it are damaged in how they are encoded");
        faults.push(Fault::whole(&words, "open the mail and read this part by eye"));
    }
}

fn attached(
    part: &MessagePart<'_>,
    number: usize,
    depth: usize,
    out: &mut Writer,
    faults: &mut Vec<Fault>,
) {
    let name = part.attachment_name().map(str::to_owned);
    let stated = part.content_type().map(|t| {
        let sub = t.subtype().unwrap_or_default();
        format!("{}/{sub}", t.ctype())
    });
    let stated = stated.unwrap_or_default();
    let called = name.clone().unwrap_or_else(|| number.to_string());
    let place = Place::Header(format!("attachment `{called}`"));
    garbled(part, &place.to_string(), faults);
    if depth >= DEPTH_MAX {
        let help = "save it and scan it by itself";
        faults.push(Fault::at(&place, "is nested too deep to be read here", help));
        return;
    }
    if let PartType::Message(message) = &part.body {
        let mut own = Writer::new(Kind::Mail);
        one(message, depth + 1, &mut own, faults);
        out.take_in(&place.to_string(), own.finish());
        return;
    }
    let is_media = ["image/", "audio/", "video/", "font/"].iter().any(|m| stated.starts_with(m));
    if is_media {
        // Pictures hold no text; their names may.
        if let Some(name) = name {
            out.place(place);
            out.push(&name);
            out.end_block();
        }
        return;
    }
    let hint = name.as_deref().filter(|n| Kind::hinted(n).is_some()).unwrap_or(&stated);
    // Text that the mail's own labels made readable is given as it was read.
    let contents = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        _ => part.contents(),
    };
    match read_within(contents, hint, None, depth + 1) {
        Ok((document, more)) => {
            out.take_in(&place.to_string(), document);
            faults.extend(more.into_iter().map(|f| Fault {
                place: format!("{place} {}", f.place).trim_end().to_owned(),
                ..f
            }));
        }
        Err(unread) => faults.push(Fault::at(&place, &unread.words, &unread.help)),
    }
}
