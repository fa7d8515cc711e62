//! A folded Armenian or Georgian word in, its readings out: Armenian in the eastern and in the
//! western pronunciation, which change b and p, g and k, d and t.

use super::codes::{Codes, Sink};
use super::{Readings, begin_with_h, latin};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
    begin_with_h(out);
    if word.chars().any(|c| ('ա'..='և').contains(&c)) {
        out.write(|codes| armenian(word, codes, western));
    }
}

/// The sounds of a word as most lists write it.
pub(super) fn write(word: &str, out: &mut Codes) {
    if word.chars().any(|c| ('ա'..='և').contains(&c)) {
        armenian(word, out, |code| code);
    } else {
        word.chars().for_each(|c| georgian(c, out));
    }
}

const fn western(code: &'static [u8]) -> &'static [u8] {
    match code {
        b"b" => b"p",
        b"p" => b"b",
        b"g" => b"k",
        b"k" => b"g",
        b"d" => b"t",
        b"t" => b"d",
        b"j" => b"C",
        b"C" => b"j",
        other => other,
    }
}

fn armenian(word: &str, out: &mut Codes, spoken: impl Fn(&'static [u8]) -> &'static [u8]) {
    let mut before = ' ';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let code: &'static [u8] = match c {
            'ա' => b"a",
            'բ' => spoken(b"b"),
            'գ' => spoken(b"g"),
            'դ' => spoken(b"d"),
            'ե' => {
                if before == ' ' {
                    b"ye"
                } else {
                    b"e"
                }
            }
            'է' | 'ը' => b"e",
            'զ' => b"z",
            'թ' => b"t",
            'ժ' => b"J",
            'ի' => b"i",
            'լ' => b"l",
            'խ' => b"X",
            'ծ' | 'ձ' | 'ց' => b"Q",
            'կ' => spoken(b"k"),
            'հ' => b"h",
            'ղ' => b"G",
            'ճ' => spoken(b"C"),
            'մ' => b"m",
            'յ' => b"y",
            'ն' => b"n",
            'շ' => b"S",
            'ո' if chars.peek() == Some(&'ւ') => {
                chars.next();
                b"u"
            }
            'ո' => {
                if before == ' ' {
                    b"vo"
                } else {
                    b"o"
                }
            }
            'չ' => b"C",
            'պ' => spoken(b"p"),
            'ջ' => spoken(b"j"),
            'ռ' | 'ր' => b"r",
            'ս' => b"s",
            'վ' | 'ւ' => b"v",
            'տ' => spoken(b"t"),
            'փ' => b"p",
            'ք' => b"k",
            'և' => b"ev",
            'օ' => b"o",
            'ֆ' => b"f",
            _ => b"",
        };
        if code.is_empty() {
            latin::write_char(c, out);
        } else {
            out.extend_from_slice(code);
        }
        before = c;
    }
}

fn georgian(c: char, out: &mut Codes) {
    let code: &[u8] = match c {
        'ა' => b"a",
        'ბ' => b"b",
        'გ' => b"g",
        'დ' => b"d",
        'ე' => b"e",
        'ვ' => b"v",
        'ზ' => b"z",
        'თ' | 'ტ' => b"t",
        'ი' => b"i",
        'კ' | 'ქ' => b"k",
        'ლ' => b"l",
        'მ' => b"m",
        'ნ' => b"n",
        'ო' => b"o",
        'პ' | 'ფ' => b"p",
        'ჟ' => b"J",
        'რ' => b"r",
        'ს' => b"s",
        'უ' => b"u",
        'ღ' => b"G",
        'ყ' => b"q",
        'შ' => b"S",
        'ჩ' | 'ჭ' => b"C",
        'ც' | 'წ' => b"Q",
        'ძ' => b"dz",
        'ხ' => b"X",
        'ჯ' => b"j",
        'ჰ' => b"h",
        _ => return latin::write_char(c, out),
    };
    out.extend_from_slice(code);
}
