//! Segments of UN/EDIFACT (ISO 9735): separators from UNA or the standard ones, the release character, and the character
//! sets of syntax levels A to K and W to Y.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_5, ISO_8859_7, UTF_8, WINDOWS_1252, WINDOWS_1254,
};

use super::{MAX_SEGMENT, MAX_SEGMENTS, Place, Unreadable};
use crate::intake::text::Undecodable;

/// The marks that part a message.
#[derive(Clone, Copy)]
struct Marks {
    component: char,
    element: char,
    release: char,
    segment: char,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            component: ':',
            element: '+',
            release: '?',
            segment: '\'',
        }
    }
}

/// A segment: its tag, and its elements of components.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) place: Place,
    pub(super) tag: String,
    pub(super) elements: Vec<Vec<String>>,
}

impl Segment {
    /// A component, both counted from 0; empty where it is not there.
    pub(super) fn part(&self, element: usize, component: usize) -> &str {
        let element = self.elements.get(element);
        element
            .and_then(|parts| parts.get(component))
            .map_or("", |part| part.trim())
    }

    /// An element.
    pub(super) fn element(&self, element: usize) -> &[String] {
        self.elements.get(element).map_or(&[], Vec::as_slice)
    }
}

/// Where the message begins, behind what a network puts before it.
pub(super) fn beginning(bytes: &[u8]) -> Option<usize> {
    let at = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark);
    let una = at(b"UNA").filter(|start| bytes.get(start + 9..).is_some_and(is_envelope));
    let unb = at(b"UNB+").or_else(|| at(b"UNH+"));
    match (una, unb) {
        (Some(una), Some(unb)) => Some(una.min(unb)),
        (una, unb) => una.or(unb),
    }
}

fn is_envelope(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    rest.starts_with(b"UNB") || rest.starts_with(b"UNG") || rest.starts_with(b"UNH")
}

/// Decodes a message by the syntax identifier of its envelope.
pub(super) fn decoded(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    let start = beginning(bytes).ok_or(Unreadable::Broken {
        line: 1,
        what: "no UNA, UNB or UNH: this is no message of UN/EDIFACT".to_owned(),
    })?;
    let encoding = charset(bytes.get(start..).unwrap_or_default());
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    if is_broken {
        let before = text.split('\u{fffd}').next().unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let encoding = encoding.name();
        return Err(Undecodable::Broken { encoding, line }.into());
    }
    Ok((text.into_owned(), encoding.name()))
}

/// UNOA and UNOB are ASCII; carriers send UTF-8 and Latin letters under them all the same.
fn charset(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..256).unwrap_or(bytes);
    let level = head
        .windows(3)
        .position(|window| window == b"UNO")
        .and_then(|at| head.get(at + 3));
    match level {
        Some(b'D') => ISO_8859_2,
        Some(b'E') => ISO_8859_5,
        Some(b'F') => ISO_8859_7,
        Some(b'K') => WINDOWS_1254,
        Some(b'W' | b'X' | b'Y') => UTF_8,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// Reads segments one after the other, from where the message begins.
pub(super) struct Segments<'a> {
    rest: &'a str,
    marks: Marks,
    line: u64,
    count: u64,
    /// True behind the end of the interchange: what a network puts there is none of it.
    is_over: bool,
}

impl<'a> Segments<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let start = beginning(text.as_bytes()).unwrap_or_default();
        let (before, mut rest) = text.split_at_checked(start).unwrap_or(("", text));
        let mut marks = Marks::default();
        if let Some(named) = rest.strip_prefix("UNA") {
            let mut chars = named.chars();
            let mut next = || chars.next().unwrap_or('\0');
            let (component, element, _decimal, release, _reserved, segment) =
                (next(), next(), next(), next(), next(), next());
            marks = Marks {
                component,
                element,
                // A blank says that there is no release character.
                release: if release == ' ' { '\0' } else { release },
                segment,
            };
            rest = chars.as_str();
        }
        Self {
            rest,
            marks,
            line: line_breaks(before) + 1,
            count: 0,
            is_over: false,
        }
    }

    /// The line that comes next, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// The next segment; none at the end.
    ///
    /// # Errors
    /// When the segment has no end, or a limit is passed.
    pub(super) fn next(&mut self) -> Result<Option<Segment>, Unreadable> {
        let trimmed = self.rest.trim_start();
        let skipped = self.rest.len() - trimmed.len();
        self.line += line_breaks(self.rest.get(..skipped).unwrap_or_default());
        if trimmed.is_empty() || self.is_over {
            return Ok(None);
        }
        self.count += 1;
        if self.count > MAX_SEGMENTS {
            return Err(Unreadable::TooLarge(format!("{MAX_SEGMENTS} segments")));
        }
        let place = Place {
            line: self.line,
            segment: self.count,
        };
        let (segment, after) = segment(trimmed, self.marks, place)?;
        let length = trimmed.len() - after.len();
        self.line += line_breaks(trimmed.get(..length).unwrap_or_default());
        self.rest = after;
        self.is_over = segment.tag == "UNZ";
        Ok(Some(segment))
    }
}

fn line_breaks(text: &str) -> u64 {
    text.matches('\n').count() as u64
}

/// Reads one segment; line breaks within it are those of the network, and say nothing.
fn segment(text: &str, marks: Marks, place: Place) -> Result<(Segment, &str), Unreadable> {
    let mut elements = vec![vec![String::new()]];
    let mut chars = text.char_indices();
    let add = |elements: &mut Vec<Vec<String>>, c: char| {
        if let Some(part) = elements.last_mut().and_then(|element| element.last_mut()) {
            part.push(c);
        }
    };
    while let Some((at, c)) = chars.next() {
        if at > MAX_SEGMENT {
            return Err(Unreadable::TooLarge(format!(
                "{MAX_SEGMENT} bytes in a segment"
            )));
        }
        if matches!(c, '\n' | '\r') {
        } else if c == marks.release && marks.release != '\0' {
            match chars.find(|(_, c)| !matches!(c, '\n' | '\r')) {
                Some((_, c)) => add(&mut elements, c),
                None => break,
            }
        } else if c == marks.segment {
            let mut elements = elements.into_iter();
            let tag = elements
                .next()
                .and_then(|element| element.into_iter().next());
            let segment = Segment {
                place,
                tag: tag.unwrap_or_default().trim().to_uppercase(),
                elements: elements.collect(),
            };
            return Ok((segment, chars.as_str()));
        } else if c == marks.element {
            elements.push(vec![String::new()]);
        } else if c == marks.component {
            if let Some(element) = elements.last_mut() {
                element.push(String::new());
            }
        } else {
            add(&mut elements, c);
        }
    }
    Err(Unreadable::Cut {
        line: place.line + line_breaks(text),
        how: "the last segment does not end",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn a_file_has_its_segments_and_one_more_is_refused() {
        let mut segments = Segments::new("UNH+1'BGM'");
        segments.count = MAX_SEGMENTS - 1;
        assert!(segments.next().is_ok_and(|segment| segment.is_some()));
        assert_eq!(
            segments.next().map(drop).map_err(|error| error.reason()),
            Err(Reason::TooLarge)
        );
    }
}
