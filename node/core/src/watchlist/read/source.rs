//! Where the bytes of a list come from, and what was read of them.

use std::io::{self, BufRead, BufReader, Read};

use sha2::{Digest as _, Sha256};

use super::{FileTold, MAX_FILE, Unreadable};

/// Bytes read at once.
const BUFFER: usize = 128 * 1024;

/// A file that can be read as often as needed: once to learn its form, once or twice to read it.
pub trait Source {
    /// Its bytes, from the beginning.
    ///
    /// # Errors
    /// When it cannot be read.
    fn open(&mut self) -> io::Result<Box<dyn BufRead + '_>>;
}

/// Bytes in memory as a file.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

impl Source for Bytes<'_> {
    fn open(&mut self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(self.0))
    }
}

/// A file whose bytes are hashed while they are read.
pub(super) type Metered<'a> = BufReader<Meter<'a>>;

/// Hashes and counts what is read through it, up to [`MAX_FILE`].
pub(super) struct Meter<'a> {
    inner: Box<dyn BufRead + 'a>,
    hash: Sha256,
    bytes: u64,
}

impl Read for Meter<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.bytes += u64::try_from(read).unwrap_or(u64::MAX);
        if self.bytes > MAX_FILE {
            let told = format!("the file is larger than {MAX_FILE} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, told));
        }
        Ok(read)
    }
}

/// Opens a file, and passes over the byte order mark of UTF-8.
pub(super) fn metered(source: &mut dyn Source) -> Result<Metered<'_>, Unreadable> {
    let meter = Meter {
        inner: source.open()?,
        hash: Sha256::new(),
        bytes: 0,
    };
    let mut metered = BufReader::with_capacity(BUFFER, meter);
    if metered.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        metered.consume(3);
    }
    Ok(metered)
}

/// Reads what is left of a file, and tells what it was.
pub(super) fn finished(mut metered: Metered<'_>) -> Result<FileTold, Unreadable> {
    io::copy(&mut metered, &mut io::sink())?;
    let meter = metered.into_inner();
    Ok(FileTold {
        digest: meter.hash.finalize().into(),
        bytes: meter.bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn a_file_has_its_length_and_one_byte_more_is_refused() {
        let read = |length: usize| {
            let bytes = vec![b'a'; length];
            let meter = Meter {
                inner: Box::new(bytes.as_slice()),
                hash: Sha256::new(),
                bytes: MAX_FILE - 10,
            };
            finished(BufReader::new(meter))
                .map(|told| told.bytes)
                .map_err(|error| error.reason())
        };
        assert_eq!(read(10), Ok(MAX_FILE));
        assert_eq!(read(11), Err(Reason::TooLarge));
    }
}
