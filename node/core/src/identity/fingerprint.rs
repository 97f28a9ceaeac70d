//! The short text that two administrators read to each other before they enrol each other's cards.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Digits of Crockford's base 32: no I, L, O, U, so that a voice on the telephone cannot be misheard into them.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes of the fingerprint: 160 bits, far beyond a search for a second card with the same text.
const LEN: usize = 20;

/// Characters in a group that is read in one breath.
const GROUP: usize = 4;

/// Fingerprint of a node card: eight groups of four characters, `7Q2M-…`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Fingerprint([u8; LEN]);

impl Fingerprint {
    /// Takes the leading 20 bytes of the card's digest.
    pub(crate) fn of_digest(digest: &[u8]) -> Self {
        let mut bytes = [0; LEN];
        bytes
            .iter_mut()
            .zip(digest)
            .for_each(|(to, from)| *to = *from);
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = 0;
        for chunk in self.0.chunks(5) {
            let bits = chunk
                .iter()
                .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8_u32).rev() {
                if written > 0 && written % GROUP == 0 {
                    f.write_str("-")?;
                }
                let digit = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
                let digit = DIGITS.get(digit).copied().unwrap_or(b'?');
                write!(f, "{}", char::from(digit))?;
                written += 1;
            }
        }
        Ok(())
    }
}

/// Why a text is no fingerprint.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "a fingerprint is eight groups of four letters and digits, as the card's owner reads it out"
)]
pub struct InvalidFingerprint;

impl FromStr for Fingerprint {
    type Err = InvalidFingerprint;

    /// Reads what a person typed: case, spaces and hyphens do not matter, O reads as 0, I and L as 1.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: Vec<u64> = text
            .chars()
            .filter(|c| *c != '-' && !c.is_whitespace())
            .map(digit)
            .collect::<Option<_>>()
            .ok_or(InvalidFingerprint)?;
        if digits.len() != LEN * 8 / 5 {
            return Err(InvalidFingerprint);
        }
        let bytes: Vec<u8> = digits
            .chunks(8)
            .map(|chunk| chunk.iter().fold(0, |bits, digit| bits << 5 | digit))
            .flat_map(|bits: u64| bits.to_be_bytes().into_iter().skip(3))
            .collect();
        Ok(Self::of_digest(&bytes))
    }
}

fn digit(c: char) -> Option<u64> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = DIGITS.iter().position(|digit| char::from(*digit) == c)?;
    u64::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fingerprint_is_read_in_eight_groups_of_four() {
        let text = Fingerprint([0x5a; LEN]).to_string();
        assert_eq!(text.split('-').count(), 8);
        assert!(text.split('-').all(|group| group.len() == GROUP));
    }

    #[test]
    fn what_a_person_types_is_forgiven_but_not_another_length() {
        let zero = Fingerprint([0; LEN]);
        assert_eq!("oooo OOOO 0000-0000 00000000 0000 0000".parse(), Ok(zero));
        assert_eq!("0000".parse::<Fingerprint>(), Err(InvalidFingerprint));
        assert_eq!(
            "u".repeat(32).parse::<Fingerprint>(),
            Err(InvalidFingerprint)
        );
        assert_eq!(
            "0".repeat(33).parse::<Fingerprint>(),
            Err(InvalidFingerprint)
        );
    }

    proptest! {
        #[test]
        fn every_fingerprint_reads_back(bytes: [u8; LEN]) {
            let fingerprint = Fingerprint(bytes);
            prop_assert_eq!(fingerprint.to_string().to_lowercase().parse(), Ok(fingerprint));
        }

        #[test]
        fn no_text_panics(text: String) {
            let _read = text.parse::<Fingerprint>();
        }
    }
}
