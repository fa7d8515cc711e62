//! Small files of every kind, what is read of them, and any bytes at all.

use super::{Document, Kind, Unread, read};
use proptest::prelude::*;

fn text(bytes: &[u8], hint: &str) -> String {
    let (document, _) = read(bytes, hint, None).unwrap();
    document.text
}

fn document(bytes: &[u8], hint: &str) -> Document {
    read(bytes, hint, None).unwrap().0
}

fn unread(bytes: &[u8], hint: &str) -> Unread {
    read(bytes, hint, None).unwrap_err()
}

/// Where a word of the text stands.
fn place(document: &Document, word: &str) -> String {
    document.place(document.text.find(word).unwrap()).to_string()
}

#[test]
fn a_page_gives_its_words_and_not_its_code() {
    let page = b"<!DOCTYPE html><html><head><title>News &amp; views</title><style>p{}</style>\n\
        <script>var x = '<p>Hidden</p>';</script></head><body>\n<p>Jon <b>Exam</b>pel,\n the \
        M&uuml;ller</p><!-- Secret --><td>one</td><td>two</td> 1 < 2 <img alt=\"Kim Sample\">";
    let page = document(page, "");
    assert_eq!(page.kind, Kind::Html);
    for word in ["News & views\n\n", "Jon Exampel, the Mu\u{308}ller", "one\n\ntwo", "Kim Sample"] {
        assert!(page.text.contains(word), "{word}: {:?}", page.text);
    }
    for word in ["Hidden", "Secret", "var", "p{}"] {
        assert!(!page.text.contains(word), "{word}: {:?}", page.text);
    }
    assert_eq!(place(&page, "Jon"), "3:4");
    assert_eq!(place(&page, "the Mu"), "4:2");
}

#[test]
fn a_page_is_read_in_the_encoding_it_states() {
    let page = b"<html><meta charset=\"windows-1251\"><p>\xC8\xE2\xE0\xED</p></html>";
    assert!(text(page, "").contains("Иван"));
    let (_, faults) = read(b"<html><p>Jos\xe9</p>", "", None).unwrap();
    assert!(faults[0].words.contains("does not state its encoding"), "{faults:?}");
}

#[test]
fn marked_text_keeps_its_places() {
    let source = "# A **Jon** Exampel\n\nhe met [Kim\nSample](http://x.test/Hidden) there\n";
    let source = document(source.as_bytes(), "notes.md");
    assert_eq!(source.text.trim(), "A Jon Exampel\n\nhe met Kim\nSample there");
    assert_eq!(place(&source, "Jon"), "1:7");
    assert_eq!(place(&source, "Sample"), "4:1");
}

#[test]
fn a_mail_gives_names_subject_body_and_what_is_attached() {
    let mail =
        b"From: =?utf-8?q?Jos=C3=A9_Exampel?= <a@x.test>\r\nTo: \"Sample, Kim\" <b@x.test>\r\n\
        Subject: Lunch with Ali\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
        boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nDear Ren=E9,\r\nsee you.\r\n--b\r\n\
        Content-Type: text/html\r\nContent-Disposition: attachment; filename=\"l.html\"\r\n\r\n\
        <p>Guest: Omar</p>\r\n--b--\r\n";
    let mail = document(mail, "");
    assert_eq!(mail.kind, Kind::Mail);
    assert_eq!(place(&mail, "José Exampel"), "From");
    assert_eq!(place(&mail, "Sample, Kim"), "To");
    assert_eq!(place(&mail, "Lunch"), "Subject");
    assert_eq!(place(&mail, "René"), "body 1:6");
    assert_eq!(place(&mail, "Omar"), "attachment `l.html` 1:11");
}

#[test]
fn a_box_of_mails_is_read_mail_by_mail() {
    let mails = b"From a@x.test Mon\nFrom: Jon <a@x.test>\nSubject: one\n\nfirst\n\n\
        From b@x.test Tue\nFrom: Kim <b@x.test>\nSubject: two\n\nsecond\n";
    let mails = document(mails, "");
    assert_eq!(place(&mails, "Kim"), "mail 2 From");
    assert_eq!(place(&mails, "second"), "mail 2 body 1:1");
}

#[test]
fn a_calendar_gives_people_and_words() {
    let calendar = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Lunch\\, with Jon\r\n\
        ATTENDEE;ROLE=CHAIR;CN=\"Exampel; Kim\":mailto:k@x.test\r\nLOCATION:Embassy of\r\n  Sample\
        \r\nDTSTART:20200101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let calendar = document(calendar, "");
    assert_eq!(calendar.text.trim(), "Lunch, with Jon\n\nExampel; Kim\n\nEmbassy of Sample");
    assert_eq!(place(&calendar, "Kim"), "event 1 ATTENDEE");
}

/// A zip of files that are not packed.
pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let long = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let word = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    for (name, text) in files {
        let at = out.len();
        let sizes = [[0; 4], long(text.len()), long(text.len())].concat();
        let head =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &word(name.len()), &[0; 2]].concat();
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), text.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\0", &head[..]].concat());
        directory.extend([&[0; 10][..], &long(at), name.as_bytes()].concat());
    }
    let (at, length) = (out.len(), directory.len());
    out.extend(directory);
    let count = word(files.len());
    out.extend(
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &long(length), &long(at), &[0; 2]].concat(),
    );
    out
}

#[test]
fn a_document_gives_its_paragraphs() {
    let body = "<w:document><w:body><w:p><w:r><w:t>Jon </w:t></w:r><w:r><w:t>Exam&amp;pel</w:t>\
        </w:r><w:del><w:r><w:delText>Struck</w:delText></w:r></w:del></w:p><w:p/><w:p><w:r><w:t>\
        Kim</w:t></w:r></w:p></w:body></w:document>";
    let note = "<w:footnotes><w:p><w:t>Sample</w:t></w:p></w:footnotes>";
    let files = [("word/document.xml", body), ("word/footnotes.xml", note), ("a.xml", "<x/>")];
    let written = document(&zipped(&files), "a.docx");
    assert_eq!(written.text.trim(), "Jon Exam&pel\n\nKim\n\nSample");
    assert_eq!(place(&written, "Kim"), "paragraph 3");
    assert_eq!(place(&written, "Sample"), "footnotes paragraph 1");
    assert!(unread(&zipped(&[("a.txt", "x")]), "").words.contains("no document"));
}

fn pdf(objects: &[&str], drawing: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let length = drawing.len();
    out.extend(
        format!("9 0 obj\n<</Length {length}>>\nstream\n{drawing}\nendstream\nendobj\n").bytes(),
    );
    out.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF");
    out
}

const PAGE: [&str; 4] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 4 0 R>>>>>>",
    "<</Type/Page/Parent 2 0 R/Contents 9 0 R>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
];

#[test]
fn a_pdf_gives_its_words_by_page() {
    let drawing = "BT /F1 12 Tf 72 700 Td (Jon) Tj 30 0 Td [(Exam) -20 (pel)] TJ 0 -14 Td \
        (Jos\\351 \\(2\\)) Tj ET";
    let read = document(&pdf(&PAGE, drawing), "");
    assert_eq!(read.text.trim(), "Jon Exampel\nJosé (2)");
    assert_eq!(place(&read, "José"), "page 1 line 2");
}

#[test]
fn a_pdf_without_words_says_so() {
    let scanned = unread(&pdf(&PAGE, "q 100 0 0 100 0 0 cm /Im1 Do Q"), "");
    assert!(scanned.words.contains("without text"), "{scanned}");
    let mut locked = pdf(&PAGE, "BT ET");
    let at = locked.len() - 7;
    locked.truncate(at);
    locked.extend(b"\ntrailer <</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF");
    assert!(unread(&locked, "").words.contains("encrypted"));
    assert!(unread(b"%PDF-1.4 nothing", "").words.contains("damaged"));
}

#[test]
fn what_is_not_read_says_what_to_do() {
    assert!(unread(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc").help.contains(".docx"));
    assert!(unread(b"{\\rtf1 x}", "a.rtf").help.contains(".docx"));
    assert!(unread(b"first\nJos\xe9", "a.txt").words.contains("line 2 is not UTF-8, at byte 9"));
    assert!(unread(b"words", "a.pdf").words.contains("not what its name says"));
    assert_eq!(text(b"\xFF\xFEJ\0o\0n\0", "a.txt"), "Jon");
    assert_eq!(text(b"plain words: all\nof them", "a"), "plain words: all\nof them");
}

fn check(bytes: &[u8], given: Option<Kind>) {
    if let Ok((document, _)) = read(bytes, "", given) {
        for (at, _) in document.text.char_indices().step_by(7) {
            let _ = document.place(at).to_string();
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        kind in 0..Kind::ALL.len(),
    ) {
        check(&bytes, None);
        check(&bytes, Some(Kind::ALL[kind]));
    }

    #[test]
    fn nearly_right_files_are_read_or_refused(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just("<p>"), Just("</p"), Just("<!--"), Just("&#x4e;"), Just("&amp"),
                Just("<a b=\""),
                Just("From: a\r\n"), Just("Content-Type: multipart/mixed; boundary=b\r\n"),
                Just("--b\r\n"), Just("\r\n"), Just("BEGIN:VCALENDAR\n"),
                Just("ATTENDEE;CN=\"a:b\":x\n"),
                Just("1 0 obj"), Just("<<"), Just(">>"), Just("/Type/Page"), Just("/Kids[1 0 R]"),
                Just("stream\n"), Just("endstream"), Just("BT"), Just("(a\\("), Just("[<4142>"),
                Just(" TJ"), Just("/F1 1 Tf"), Just("PK\x05\x06"), Just("\u{feff}"), Just("é"),
                Just("1 0 R"), Just("9999999999"), Just("-"), Just("# a\n"), Just("|a|\n|-|\n"),
            ],
            0..40,
        ),
        kind in 0..Kind::ALL.len(),
    ) {
        let bytes = pieces.concat();
        check(bytes.as_bytes(), None);
        check(bytes.as_bytes(), Some(Kind::ALL[kind]));
        check(format!("%PDF-1.4\n{bytes}").as_bytes(), None);
    }
}
