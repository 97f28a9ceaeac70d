//! The lines of a file, one after the other.

use std::io::{BufRead, Read as _};

use super::Unreadable;
use crate::intake::text::whole_letters;

/// Longest line, bytes; a company of the largest lists has a few hundred thousand.
pub const MAX_LINE: usize = 8 * 1024 * 1024;

/// With this byte programs of the last century end a file.
const END_MARK: u8 = 0x1a;

/// Reads lines into a buffer of its own.
pub(super) struct Lines<R> {
    reader: R,
    file: usize,
    /// The line read last, from 1.
    line: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(reader: R, file: usize) -> Self {
        Self {
            reader,
            file,
            line: 0,
            buffer: Vec::new(),
        }
    }

    /// The line read last, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn into_reader(self) -> R {
        self.reader
    }

    /// The next line without its break; none at the end of the file.
    ///
    /// # Errors
    /// When the line is too long, or has no break: then the file is cut off.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, Unreadable> {
        self.buffer.clear();
        let limit = u64::try_from(MAX_LINE)
            .unwrap_or(u64::MAX)
            .saturating_add(2);
        let mut limited = (&mut self.reader).take(limit);
        if limited.read_until(b'\n', &mut self.buffer)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if has_end_mark(&mut self.buffer) {
            if self.buffer.is_empty() && self.reader.fill_buf()?.is_empty() {
                return Ok(None);
            }
            // Files that were joined have a mark between them: what follows it is read.
            self.buffer.push(b'\n');
        }
        let Some(line) = self.buffer.strip_suffix(b"\n") else {
            return Err(self.without_break());
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > MAX_LINE {
            return Err(too_long(self.file, self.line));
        }
        Ok(Some(line))
    }

    fn without_break(&self) -> Unreadable {
        if self.buffer.len() > MAX_LINE {
            return too_long(self.file, self.line);
        }
        without_break(self.file, self.line, &self.buffer)
    }
}

/// Takes off the mark with which programs of the last century end a file, and what breaks a line behind it; false where
/// there is none.
pub(super) fn has_end_mark(bytes: &mut Vec<u8>) -> bool {
    let end = bytes.trim_ascii_end().len();
    let is_mark = |b: &u8| *b == END_MARK;
    let marks = bytes
        .iter()
        .take(end)
        .rev()
        .take_while(|b| is_mark(b))
        .count();
    if marks > 0 {
        bytes.truncate(end - marks);
    }
    marks > 0
}

/// What a file is whose last line has no break.
pub(super) fn without_break(file: usize, line: u64, end: &[u8]) -> Unreadable {
    let how = if whole_letters(end).len() < end.len() {
        "it ends within a letter"
    } else {
        "the last line does not end with a line break"
    };
    Unreadable::Cut {
        file: file + 1,
        line,
        how,
    }
}

pub(super) fn too_long(file: usize, line: u64) -> Unreadable {
    let file = file + 1;
    Unreadable::TooLarge(format!(
        "file {file}, line {line} is longer than {MAX_LINE} bytes"
    ))
}
