//! The lines of a file, one after the other.

use std::io::{BufRead, Read as _};

use super::Unreadable;

/// Longest line, bytes; a company of the largest lists has a few hundred thousand.
pub const MAX_LINE: usize = 8 * 1024 * 1024;

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
        // Programs of the last century end a file with this mark.
        if self.buffer == b"\x1a" {
            return Ok(None);
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
        Unreadable::Cut {
            file: self.file + 1,
            line: self.line,
            how: "the last line does not end with a line break",
        }
    }
}

pub(super) fn too_long(file: usize, line: u64) -> Unreadable {
    let file = file + 1;
    Unreadable::TooLarge(format!(
        "file {file}, line {line} is longer than {MAX_LINE} bytes"
    ))
}
