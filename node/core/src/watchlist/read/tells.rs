//! What a publisher says in one row of a table, or in one element of XML: the same things under the same names.

use std::io::BufRead;

use super::Unreadable;
use super::column::Cells;
use super::xml::Element;

/// Something that tells by the names of columns, which are in small letters; empty where it says nothing.
pub(super) trait Tells {
    fn of(&self, name: &str) -> &str;
}

impl Tells for Cells<'_> {
    fn of(&self, name: &str) -> &str {
        Cells::of(*self, name)
    }
}

/// An element whose children are called as the columns are, without their blanks: `name 6` is `Name6`.
pub(super) struct ByChildren<'a>(pub(super) &'a Element);

impl Tells for ByChildren<'_> {
    fn of(&self, name: &str) -> &str {
        let called = |child: &&Element| {
            let letters = name.chars().filter(char::is_ascii_alphanumeric);
            letters.eq(child.name.chars().map(|c| c.to_ascii_lowercase()))
        };
        let child = self.0.children.iter().find(called);
        child.map_or("", |child| child.text.trim())
    }
}

/// True where a file is XML: its first character that is no blank opens a mark.
pub(super) fn is_xml(reader: &mut impl BufRead) -> Result<bool, Unreadable> {
    let mut begun = reader.fill_buf()?.iter();
    Ok(begun.find(|b| !b.is_ascii_whitespace()) == Some(&b'<'))
}
