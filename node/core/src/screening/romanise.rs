//! A word in Latin letters, for people to read.

use super::sound::Sounds;

/// A word in small Latin letters as it sounds.
pub fn romanised(word: &str) -> String {
    let sounds = Sounds::of(word);
    let mut out = String::with_capacity(sounds.codes.len() + 4);
    for code in &sounds.codes {
        out.push_str(match code {
            b'A' => "a",
            b'E' => "o",
            b'U' => "u",
            b'S' => "sh",
            b'C' | b'K' => "ch",
            b'Z' => "zh",
            b'J' => "j",
            b'T' => "ts",
            b'D' => "dz",
            b'G' => "gh",
            b'x' => "kh",
            b'X' => "x",
            b'P' => "p",
            b'B' => "b",
            b'Q' => "k",
            b'W' => "u",
            b'Y' => "i",
            b'*' => "a",
            other => {
                out.push(char::from(*other));
                continue;
            }
        });
    }
    out
}
