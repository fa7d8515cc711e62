//! Long lists on the wire: some items and where the next begin. Lists the desk gives whole are cut
//! here, behind the last item its reader was shown. Never counts what is not given.

use super::wire::Text;
use crate::Trouble;
use crate::desk::paging::{self, Cursor, PAGE_MAX};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Ref, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

/// Characters of a cursor. Largest made: 512, an id of 128 characters of four bytes each, in
/// digits.
const CURSOR_CHARS_MAX: usize = 1_024;

/// Some of a list.
#[derive(Debug, Serialize)]
pub(super) struct Page<T> {
    /// In order, at most 50.
    items: Vec<T>,
    /// Where the next items begin: to be given back as `cursor`. None when these were the last.
    next: Option<String>,
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        let item = RefOr::<Schema>::Ref(Ref::from_schema_name(T::name()));
        let items = ArrayBuilder::new().items(item).max_items(Some(PAGE_MAX));
        let text = [Type::String, Type::Null];
        let next = ObjectBuilder::new().schema_type(SchemaType::from_iter(text)).description(Some(
            "Where the next items begin: to be given back as `cursor`. Null when these were the \
             last.",
        ));
        let page = ObjectBuilder::new().property("items", items).property("next", next);
        page.required("items").required("next").into()
    }
}

impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("PageOf{}", T::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

/// Where to go on in a list.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct From {
    /// Where to go on: `next` of the items before.
    pub(super) cursor: Option<Mark>,
}

/// A cursor of the desk.
pub(super) type Mark = Text<CURSOR_CHARS_MAX>;

/// The cursor as the desk reads it.
pub(super) fn cursor(mark: Option<&Mark>) -> Result<Option<Cursor>, Trouble> {
    mark.map(|word| Cursor::parse(word.as_str())).transpose()
}

impl<T> Page<T> {
    /// A page of the desk, each item as the wire has it.
    pub(super) fn of<U>(page: paging::Page<U>, wire: impl FnMut(U) -> T) -> Self {
        let next = page.next.as_ref().map(ToString::to_string);
        Self { items: page.items.into_iter().map(wire).collect(), next }
    }

    /// Some items of a whole list, which is in the order of its keys.
    pub(super) fn cut(
        all: Vec<T>,
        key: impl Fn(&T) -> &str,
        mark: Option<&Mark>,
    ) -> Result<Self, Trouble> {
        let behind = mark.map(|word| unhex(word.as_str())).transpose()?;
        let is_new = |item: &T| behind.as_deref().is_none_or(|last| key(item) > last);
        let mut items: Vec<T> = all.into_iter().filter(is_new).take(PAGE_MAX + 1).collect();
        let is_more = items.len() > PAGE_MAX;
        items.truncate(PAGE_MAX);
        let next = items.last().filter(|_| is_more).map(|item| hex(key(item).as_bytes()));
        Ok(Self { items, next })
    }
}

/// Bytes as digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(word: &str) -> Result<String, Trouble> {
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
        _ => None,
    };
    let bytes: Option<Vec<u8>> = word.as_bytes().chunks(2).map(byte).collect();
    bytes
        .and_then(|b| String::from_utf8(b).ok())
        .ok_or_else(|| Trouble::input("this is no place in the list", "begin at its first page"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(count: usize) -> Vec<String> {
        let all: Vec<String> = (0..count).map(|n| format!("{n:04} é")).collect();
        let (mut seen, mut mark): (Vec<String>, Option<Mark>) = (Vec::new(), None);
        loop {
            let page = Page::cut(all.clone(), |word| word.as_str(), mark.as_ref()).unwrap();
            assert!(page.items.len() <= PAGE_MAX);
            seen.extend(page.items);
            match page.next {
                None => return seen,
                Some(next) => mark = Some(Text(next)),
            }
        }
    }

    #[test]
    fn a_list_walked_by_its_cursors_is_the_whole_list_once() {
        for count in [0, 1, PAGE_MAX, PAGE_MAX + 1, 2 * PAGE_MAX, 333] {
            let seen = walked(count);
            assert_eq!(seen.len(), count);
            assert!(seen.is_sorted());
        }
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for bad in ["0", "zz", "ff", "é", "30 ", "c3"] {
            let mark = Text(bad.to_owned());
            let page = Page::cut(vec!["a".to_owned()], |word| word.as_str(), Some(&mark));
            assert!(page.is_err(), "{bad}");
        }
    }
}
