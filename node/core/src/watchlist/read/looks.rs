//! What a file looks like that nobody can read, and what to do about it.

use std::fmt;

use super::{eu_xml, uk_xml, un};
use crate::intake::text::beginning;

/// Longest name of an element that is told.
const MAX_SHOWN: usize = 40;

/// What a file looks like that is of no form that is read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Looks {
    /// It has no byte.
    Empty,
    /// A workbook of a program for tables.
    Workbook,
    /// It is packed.
    Packed,
    /// A document to be printed.
    Pdf,
    /// A picture.
    Picture,
    /// A page of the web, as a server answers that has no such file.
    Page,
    /// XML with this root.
    Xml(String),
    /// A list of a publisher, which a program for tables saved in this encoding.
    SavedAgain(&'static str),
    /// None of these.
    Other,
}

impl Looks {
    /// What a file looks like that begins with `head`.
    pub fn of(head: &[u8]) -> Self {
        Self::of_no_text(head)
            .or_else(|| of_text(head))
            .unwrap_or(Self::Other)
    }

    /// What it looks like where it cannot be a text, and a page of the web; none where it can be one that is read.
    pub(crate) fn of_no_text(head: &[u8]) -> Option<Self> {
        const MARKS: [(&[u8], Looks); 10] = [
            // Old workbooks.
            (b"\xd0\xcf\x11\xe0", Looks::Workbook),
            (b"\x1f\x8b", Looks::Packed),
            (b"BZh", Looks::Packed),
            (b"\xfd7zXZ", Looks::Packed),
            (b"7z\xbc\xaf", Looks::Packed),
            (b"%PDF", Looks::Pdf),
            (b"\x89PNG", Looks::Picture),
            (b"\xff\xd8\xff", Looks::Picture),
            (b"GIF8", Looks::Picture),
            (b"PK\x05\x06", Looks::Packed),
        ];
        if head.is_empty() {
            return Some(Self::Empty);
        }
        if head.starts_with(b"PK\x03\x04") {
            // The names of its parts stand at the beginning.
            let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
            let is_workbook = has(b"[Content_Types].xml")
                || has(b"xl/")
                || has(b"opendocument.spreadsheet")
                || has(b"_rels/");
            return Some(if is_workbook {
                Self::Workbook
            } else {
                Self::Packed
            });
        }
        let mut marks = MARKS.into_iter();
        marks
            .find(|(mark, _)| head.starts_with(mark))
            .map(|(_, looks)| looks)
    }
}

fn of_text(head: &[u8]) -> Option<Looks> {
    let text = beginning(head).text;
    let text = text.trim_start();
    if text.is_empty() {
        return Some(Looks::Empty);
    }
    if !text.starts_with('<') {
        return None;
    }
    let name = root(text).unwrap_or_default();
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric() || "_-.:".contains(*c))
        .take(MAX_SHOWN)
        .collect();
    let is_page = name.eq_ignore_ascii_case("html") || text.to_lowercase().contains("<html");
    Some(if is_page {
        Looks::Page
    } else {
        Looks::Xml(name)
    })
}

/// The name of the first element of XML.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut marks = text.split('<').skip(1);
    let root = marks.find(|mark| mark.starts_with(char::is_alphabetic))?;
    root.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
        .next()
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty; fetch it again"),
            Self::Workbook => f.write_str(
                "looks like a workbook of a program for tables (.xlsx, .xls, .ods); save the sheet as CSV (UTF-8), and name that",
            ),
            Self::Packed => f.write_str("is packed (.zip, .gz and the like); unpack it, and name what is in it"),
            Self::Pdf => f.write_str("looks like a PDF; its publisher has the list as XML, CSV or JSON too"),
            Self::Picture => f.write_str("looks like a picture"),
            Self::Page => f.write_str("looks like a page of the web, as a server answers that has no such file; fetch the list again"),
            Self::Xml(root) => write!(
                f,
                "is XML whose root is '{root}', which nothing here reads; of XML the lists of the United Nations (root \
                 '{}'), the European Union ('{}') and the United Kingdom ('{}') are read, of the United States the CSV",
                un::ROOT,
                eu_xml::ROOT,
                uk_xml::ROOT
            ),
            Self::SavedAgain(encoding) => write!(
                f,
                "was saved as {encoding} by a program for tables, which can lose letters of names; its publisher writes \
                 UTF-8: import it as it was fetched, and do not save it from such a program"
            ),
            Self::Other => f.write_str("is of no form that is known by its beginning"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_told_by_what_it_looks_like() {
        let xml = |root: &str| Looks::Xml(root.to_owned());
        for (head, looks) in [
            (&b""[..], Looks::Empty),
            (b"\xef\xbb\xbf \r\n", Looks::Empty),
            (b"PK\x03\x04....[Content_Types].xml", Looks::Workbook),
            (b"PK\x03\x04....consolidated.xml", Looks::Packed),
            (b"\xd0\xcf\x11\xe0\xa1", Looks::Workbook),
            (b"\x1f\x8b\x08", Looks::Packed),
            (b"%PDF-1.7", Looks::Pdf),
            (b"<!DOCTYPE html><html>", Looks::Page),
            (
                b"<?xml version=\"1.0\"?><!-- x --><sdnList xmlns=\"y\">",
                xml("sdnList"),
            ),
            (b"<Awmds/>", xml("Awmds")),
            (b"hello\n", Looks::Other),
        ] {
            assert_eq!(Looks::of(head), looks);
            assert!(!looks.to_string().is_empty());
        }
    }
}
