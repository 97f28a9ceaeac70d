//! The text of a file that a person saved: which encoding it has, told by its bytes.

use std::cmp::Ordering;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1254};
use thiserror::Error;

use crate::reason::Reasoned;

/// Most bytes by which an encoding without a mark is told.
const LOOKED_AT: usize = 4_096;

/// A text and the encoding that it was saved in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// Name of the encoding, as the WHATWG Encoding Standard writes it: `UTF-8`, `windows-1251`.
    pub encoding: &'static str,
    /// True where the bytes leave no doubt; false where the code page is the likelier of two.
    pub is_certain: bool,
}

/// Why bytes are no text.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(Malformed)]
pub enum Undecodable {
    /// The name is none of the WHATWG Encoding Standard.
    #[error(
        "the encoding is not known; write UTF-8, UTF-16LE, windows-1251, windows-1254 or windows-1250"
    )]
    #[reason(FieldInvalid)]
    Unknown,
    /// The bytes are not of the encoding.
    #[error("line {line} is not {encoding}; save the file as UTF-8, or name its encoding")]
    Broken {
        /// The encoding that was tried.
        encoding: &'static str,
        /// The first line that is not of it, from 1.
        line: usize,
    },
}

/// Decodes a file: as `named` says, else by its byte order mark, as UTF-16 by its zeros, as UTF-8 where it is valid,
/// and as the likelier of the two code pages of the region.
///
/// # Errors
/// When the encoding is not known or the bytes are not of it.
pub fn decode(bytes: &[u8], named: Option<&str>) -> Result<Decoded, Undecodable> {
    let (encoding, is_certain) = match named {
        Some(name) => (
            Encoding::for_label(name.as_bytes()).ok_or(Undecodable::Unknown)?,
            true,
        ),
        None => told_by(bytes),
    };
    let bytes = match Encoding::for_bom(bytes) {
        Some((of_mark, length)) if of_mark == encoding => bytes.get(length..).unwrap_or_default(),
        Some(_) | None => bytes,
    };
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    if is_broken {
        let before = text.split('\u{fffd}').next().unwrap_or_default();
        return Err(Undecodable::Broken {
            encoding: encoding.name(),
            line: before.matches('\n').count() + 1,
        });
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        is_certain,
    })
}

/// The beginning of a file as text, to tell what the file is. What is no letter of its encoding is replaced.
pub(crate) fn beginning(head: &[u8]) -> Decoded {
    let head = whole_letters(head);
    let (encoding, is_certain) = told_by(head);
    let (text, _) = encoding.decode_with_bom_removal(head);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        is_certain,
    }
}

/// Bytes without the part of a letter at their end, where they are UTF-8 and end within one.
pub(crate) fn whole_letters(bytes: &[u8]) -> &[u8] {
    let cut = std::str::from_utf8(bytes).err();
    let cut = cut.filter(|error| error.error_len().is_none());
    let whole = cut.and_then(|error| bytes.get(..error.valid_up_to()));
    whole.unwrap_or(bytes)
}

fn told_by(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, true);
    }
    // No text has zeros; in UTF-16 every character of ASCII has one, before or after it.
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |from| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    match zeros(1).cmp(&zeros(0)) {
        Ordering::Greater => return (UTF_16LE, true),
        Ordering::Less => return (UTF_16BE, true),
        Ordering::Equal => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, true);
    }
    // What is UTF-8 but for a few bytes is a damaged UTF-8, and no code page: its letters stand in groups.
    if broken_utf8(bytes) {
        return (UTF_8, true);
    }
    (code_page(bytes), false)
}

/// True when most characters outside ASCII are those of UTF-8.
fn broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken
}

/// A Cyrillic word has no letter of ASCII; a Latin word of the region has few others.
fn code_page(bytes: &[u8]) -> &'static Encoding {
    let (mut cyrillic, mut latin) = (0_usize, 0_usize);
    let is_letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
    for word in bytes.split(|b| !is_letter(b)) {
        match (
            word.iter().any(|b| *b >= 0x80),
            word.iter().any(u8::is_ascii),
        ) {
            (true, false) if word.len() > 1 => cyrillic += 1,
            (true, true) => latin += 1,
            (true | false, _) => {}
        }
    }
    if cyrillic > latin {
        WINDOWS_1251
    } else {
        WINDOWS_1254
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn a_file_is_read_in_the_encoding_that_it_was_saved_in() {
        let russian = "id;note\n1;найдено собакой у границы\n";
        let turkish = "id;note\n1;şüpheli kamyon, Gürbulak gümrüğü, çay kutusu\n";
        for (bytes, text, encoding) in [
            (russian.as_bytes().to_vec(), russian, "UTF-8"),
            (saved(WINDOWS_1251, russian), russian, "windows-1251"),
            (saved(WINDOWS_1254, turkish), turkish, "windows-1254"),
            (utf16(russian, u16::to_le_bytes), russian, "UTF-16LE"),
            (
                utf16(&format!("\u{feff}{turkish}"), u16::to_le_bytes),
                turkish,
                "UTF-16LE",
            ),
            (
                utf16(&format!("\u{feff}{turkish}"), u16::to_be_bytes),
                turkish,
                "UTF-16BE",
            ),
            (format!("\u{feff}{turkish}").into_bytes(), turkish, "UTF-8"),
            (b"id,note\n".to_vec(), "id,note\n", "UTF-8"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
            assert_eq!(
                decoded.is_certain,
                !encoding.starts_with("windows"),
                "{encoding}"
            );
        }
    }

    #[test]
    fn a_named_encoding_is_taken_and_an_unknown_one_refused() {
        let romanian = "Costești, Rădăuți";
        let bytes = saved(encoding_rs::WINDOWS_1250, "Coste\u{15f}ti");
        assert_eq!(
            decode(&bytes, Some("windows-1250")).unwrap().text,
            "Coste\u{15f}ti"
        );
        assert_eq!(
            decode(romanian.as_bytes(), Some("utf-8")).unwrap().text,
            romanian
        );
        assert_eq!(decode(b"a", Some("cp-nothing")), Err(Undecodable::Unknown));
    }

    #[test]
    fn a_damaged_utf8_is_told_by_its_line_and_not_taken_for_a_code_page() {
        let mut bytes = "id,note\n1,найдено\n2,собакой\n".as_bytes().to_vec();
        bytes.extend(b"3,\xd0\n");
        let told = Undecodable::Broken {
            encoding: "UTF-8",
            line: 4,
        };
        assert_eq!(decode(&bytes, None), Err(told));
    }
}
