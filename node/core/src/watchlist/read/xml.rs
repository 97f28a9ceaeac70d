//! Records of an XML file, one after the other, each as a small tree.
//!
//! No document type and no entity is taken: the five names that XML itself has and characters by number are all that a
//! list needs. Depth, elements and text of a record are bounded, and so is what stands between two records.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use quick_xml::errors::Error;
use quick_xml::escape::EscapeError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Unreadable;

/// Deepest nesting of elements.
pub const MAX_DEPTH: usize = 32;
/// Most text of one record, bytes, and longest run of it.
pub const MAX_TEXT: usize = 4 * 1024 * 1024;
/// Most elements of one record.
pub(super) const MAX_ELEMENTS: usize = 50_000;

/// An element of a record.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Self>,
}

impl Element {
    /// Its children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of its first child of a name, trimmed; empty where there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        let child = self.children.iter().find(|child| child.name == name);
        child.map_or("", |child| child.text.trim())
    }

    /// Its attribute of a name, trimmed; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |value| value.trim())
    }
}

/// Counts lines as they are read, and bounds what is read for one event.
pub(super) struct Counted<R> {
    inner: R,
    lines: u64,
    since: usize,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > MAX_TEXT {
            let told = format!("text or mark of more than {MAX_TEXT} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, told));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let held = self.inner.fill_buf().unwrap_or_default();
        let breaks = held.iter().take(amount).filter(|b| **b == b'\n').count();
        self.lines += u64::try_from(breaks).unwrap_or(u64::MAX);
        self.since += amount;
        self.inner.consume(amount);
    }
}

/// Reads the records of a file.
pub(super) struct Records<R: BufRead> {
    reader: Reader<Counted<R>>,
    file: usize,
    root: &'static str,
    /// The elements that are records.
    records: &'static [&'static str],
    buffer: Vec<u8>,
    depth: usize,
    is_closed: bool,
    /// The attributes of the root, by name.
    pub(super) attributes: BTreeMap<String, String>,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(
        reader: R,
        file: usize,
        root: &'static str,
        records: &'static [&'static str],
    ) -> Self {
        Self {
            reader: Reader::from_reader(Counted {
                inner: reader,
                lines: 1,
                since: 0,
            }),
            file,
            root,
            records,
            buffer: Vec::new(),
            depth: 0,
            is_closed: false,
            attributes: BTreeMap::new(),
        }
    }

    pub(super) fn into_reader(self) -> R {
        self.reader.into_inner().inner
    }

    fn line(&self) -> u64 {
        self.reader.get_ref().lines
    }

    /// The next record and the line on which it starts; none behind the end of the root.
    ///
    /// # Errors
    /// When the file is cut off, is no XML, or passes a limit.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Element)>, Unreadable> {
        let mut record = Growing::default();
        loop {
            self.buffer.clear();
            self.reader.get_mut().since = 0;
            let (file, line) = (self.file + 1, self.reader.get_ref().lines);
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(refused(file, line, error)),
            };
            let broken = |what: String| Unreadable::Broken { file, line, what };
            match event {
                Event::Start(start) => {
                    let name = start.name().as_ref().to_owned();
                    if self.depth == 0 {
                        if self.is_closed || name != self.root {
                            return Err(broken(format!("the root is not one '{}'", self.root)));
                        }
                        self.attributes = attributes(&start, file, line)?;
                    }
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(too_much(&format!("elements deeper than {MAX_DEPTH}")));
                    }
                    if record.is_open() || self.records.contains(&name.as_str()) {
                        record.start(name, attributes(&start, file, line)?, line)?;
                    }
                }
                Event::Empty(start) => {
                    if self.depth == 0 {
                        return Err(broken("the root is empty".to_owned()));
                    }
                    let name = start.name().as_ref().to_owned();
                    if record.is_open() {
                        record.start(name, attributes(&start, file, line)?, line)?;
                        record.end();
                    }
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.is_closed = self.depth == 0;
                    if let Some(whole) = record.end() {
                        return Ok(Some(whole));
                    }
                }
                Event::Text(text) => record.text(&text.xml10_content())?,
                Event::CData(text) => record.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => match resolved(&reference) {
                    Some(c) => record.text(c.encode_utf8(&mut [0; 4]))?,
                    None => return Err(Unreadable::Declared { file, line }),
                },
                Event::DocType(_) => return Err(Unreadable::Declared { file, line }),
                Event::Decl(declared) => {
                    let encoding = declared.encoding().and_then(Result::ok);
                    if encoding.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                        return Err(broken("the file says that it is not UTF-8".to_owned()));
                    }
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof if self.is_closed => return Ok(None),
                Event::Eof if self.depth == 0 => {
                    return Err(broken(format!(
                        "the file has no element '{}': it is of another form",
                        self.root
                    )));
                }
                Event::Eof => {
                    return Err(Unreadable::Cut {
                        file,
                        line: self.line(),
                        how: "an element is not closed",
                    });
                }
            }
        }
    }
}

fn too_much(told: &str) -> Unreadable {
    Unreadable::TooLarge(format!("a record has {told}"))
}

fn attributes(
    start: &BytesStart<'_>,
    file: usize,
    line: u64,
) -> Result<BTreeMap<String, String>, Unreadable> {
    let broken = || Unreadable::Broken {
        file,
        line,
        what: "an element has a broken attribute".to_owned(),
    };
    let mut attributes = BTreeMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| broken())?;
        let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(Error::Escape(EscapeError::UnrecognizedEntity(..))) => {
                return Err(Unreadable::Declared { file, line });
            }
            Err(_) => return Err(broken()),
        };
        attributes.insert(attribute.key.as_ref().to_owned(), value);
    }
    Ok(attributes)
}

fn refused(file: usize, line: u64, error: Error) -> Unreadable {
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Unreadable::TooLarge(error.to_string())
        }
        Error::Io(error) => Unreadable::Io(io::Error::new(error.kind(), error.to_string())),
        // A mark that begins and does not end.
        Error::Syntax(_) => Unreadable::Cut {
            file,
            line,
            how: "a mark is not closed",
        },
        Error::IllFormed(_)
        | Error::InvalidAttr(_)
        | Error::Encoding(_)
        | Error::Escape(_)
        | Error::Namespace(_) => Unreadable::Broken {
            file,
            line,
            what: "is no well-formed XML".to_owned(),
        },
    }
}

/// The character of a reference by number, or of one of the five names that XML itself has.
fn resolved(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// A record while it is read: the open elements, the record itself first.
#[derive(Default)]
struct Growing {
    open: Vec<Element>,
    line: u64,
    elements: usize,
    bytes: usize,
}

impl Growing {
    const fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn start(
        &mut self,
        name: String,
        attributes: BTreeMap<String, String>,
        line: u64,
    ) -> Result<(), Unreadable> {
        if self.open.is_empty() {
            self.line = line;
        }
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return Err(too_much(&format!("more than {MAX_ELEMENTS} elements")));
        }
        let said = attributes.iter();
        let said: usize = said.map(|(name, value)| name.len() + value.len()).sum();
        self.open.push(Element {
            name,
            attributes,
            ..Element::default()
        });
        self.take(said)
    }

    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        let Some(element) = self.open.last_mut() else {
            return Ok(());
        };
        element.text.push_str(text);
        self.take(text.len())
    }

    fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes += bytes;
        if self.bytes > MAX_TEXT {
            return Err(too_much(&format!("more than {MAX_TEXT} bytes of text")));
        }
        Ok(())
    }

    /// Closes the innermost element; the record itself when it was that.
    fn end(&mut self) -> Option<(u64, Element)> {
        let closed = self.open.pop()?;
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(closed);
                None
            }
            None => Some((self.line, closed)),
        }
    }
}
