//! A word as sounds: one code for each, whatever the script it is written in.
//!
//! What a script or a romanisation leaves open has a code of its own (`c` may be k, s, ts, ch or j; `K` is a Latin ch),
//! and the distance makes it cheap to take it for each of them. So no language has to be guessed.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;

use super::letters::{GREEK_PAIRS, LATIN_GROUPS, abjad, armenian, greek, own};
use crate::finding::roman;

/// Most sounds of one word; the rest of a longer one is not compared.
pub(super) const MAX_SOUNDS: usize = 40;

/// The sounds of a word.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Sounds {
    /// A code of the tables for each sound.
    pub(super) codes: Vec<u8>,
    /// What it costs to leave each out, in hundredths.
    pub(super) drops: Vec<u8>,
    /// The sum of `drops`.
    pub(super) total: u32,
    /// What an agreement is measured against: `total`, an ending that many names share counted half.
    pub(super) whole: u32,
    /// Written without its short vowels.
    pub(super) is_abjad: bool,
}

impl Sounds {
    /// The sounds of a word, in any script.
    pub(super) fn of(word: &str) -> Self {
        let lower = lower(word);
        let mut is_abjad = false;
        let mut codes = String::with_capacity(lower.len());
        let mut latin = String::new();
        let lower = if lower.chars().any(is_greek) {
            with_greek_pairs(&lower)
        } else {
            lower
        };
        for c in lower.chars() {
            if c.is_ascii_alphanumeric() {
                latin.push(c);
                continue;
            }
            spell(&mut latin, &mut codes);
            if let Some(sound) = abjad(c) {
                is_abjad = true;
                codes.push_str(sound);
            } else {
                push_letter(c, &mut codes);
            }
        }
        spell(&mut latin, &mut codes);
        Self::from_codes(merged(codes.bytes()), is_abjad)
    }

    /// Two words written as one.
    pub(super) fn joined(one: &Self, other: &Self) -> Self {
        let codes = one.codes.iter().chain(&other.codes).copied();
        Self::from_codes(merged(codes), one.is_abjad || other.is_abjad)
    }

    /// True for one syllable.
    pub(super) fn has_one_vowel(&self) -> bool {
        let vowels = self
            .codes
            .chunk_by(|a, b| is_vowel(*a) == is_vowel(*b))
            .filter(|run| run.first().copied().is_some_and(is_vowel));
        !self.is_abjad && vowels.count() <= 1
    }

    fn from_codes(mut codes: Vec<u8>, is_abjad: bool) -> Self {
        codes.truncate(MAX_SOUNDS);
        let drops = drops(&codes, is_abjad);
        let total = drops.iter().map(|drop| u32::from(*drop)).sum();
        let (ending, share) = ending(&codes);
        let shared = drops
            .iter()
            .rev()
            .take(ending)
            .map(|drop| u32::from(*drop))
            .sum::<u32>();
        Self {
            codes,
            drops,
            total,
            whole: total - shared * share / 100,
            is_abjad,
        }
    }
}

/// Small letters in their compatibility form, without marks that change no sound. The small letters of `İ` are `i` and a
/// dot, of which the dot goes.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{307}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}'))
        .collect()
}

const fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

/// Greek without accents, the letters that are one sound together replaced by it.
fn with_greek_pairs(lower: &str) -> String {
    let mut text: String = lower
        .nfd()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .collect();
    for (pair, sound) in GREEK_PAIRS {
        text = text.replace(pair, sound);
    }
    text
}

fn push_letter(c: char, codes: &mut String) {
    if let Some(sound) = own(c).or(armenian(c)).or(greek(c)) {
        codes.push_str(sound);
    } else if let Some(latin) = roman(c) {
        group(latin, codes);
    } else {
        // A letter with a mark is that letter; what is left has a row in no table of ours.
        let bare = std::iter::once(c).nfd().next().unwrap_or(c);
        let ascii = if bare.is_ascii() && bare != c {
            bare.to_string()
        } else if let Some(sound) = own(bare).or(greek(bare)) {
            codes.push_str(sound);
            return;
        } else if let Some(latin) = roman(bare) {
            latin.to_owned()
        } else {
            any_ascii_char(c).to_ascii_lowercase()
        };
        group(&ascii, codes);
    }
}

fn spell(latin: &mut String, codes: &mut String) {
    if !latin.is_empty() {
        group(latin, codes);
        latin.clear();
    }
}

/// Latin letters as sounds.
fn group(latin: &str, codes: &mut String) {
    let mut rest = latin;
    'next: while let Some(c) = rest.chars().next() {
        for (letters, sound) in LATIN_GROUPS {
            if let Some(after) = rest.strip_prefix(letters) {
                codes.push_str(sound);
                rest = after;
                continue 'next;
            }
        }
        if c.is_ascii_alphanumeric() {
            codes.push(c);
        }
        rest = rest.strip_prefix(c).unwrap_or_default();
    }
}

/// Neighbours that are one sound as one, doubled ones as one.
fn merged(codes: impl Iterator<Item = u8>) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(MAX_SOUNDS);
    for code in codes {
        let one = match (out.last().copied(), code) {
            (Some(last), code) if last == code && !code.is_ascii_digit() => Some(last),
            (Some(b'd'), b'Z' | b'J' | b'j') => Some(b'J'),
            (Some(b't'), b's') => Some(b'T'),
            (Some(b't'), b'S' | b'C' | b'K') => Some(b'C'),
            (Some(b'k'), b's') => Some(b'X'),
            (Some(b'k'), b'x') => Some(b'x'),
            (Some(b'i'), b'y' | b'j') | (Some(b'y'), b'i') => Some(b'i'),
            _ => None,
        };
        match one {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(code),
        }
    }
    out
}

/// True for a code that is a vowel or stands for one.
pub(super) const fn is_vowel(code: u8) -> bool {
    matches!(
        code,
        b'a' | b'A' | b'e' | b'E' | b'i' | b'o' | b'u' | b'U' | b'y' | b'*'
    )
}

/// What leaving out each sound costs: vowels less than consonants, least beside another vowel.
fn drops(codes: &[u8], is_abjad: bool) -> Vec<u8> {
    let last = codes.len().saturating_sub(1);
    // Czech and Slovak give it to women abroad.
    let female = if codes.len() > 6 && codes.ends_with(b"ova") {
        codes.len() - 3
    } else {
        codes.len()
    };
    let mut before = None;
    let mut drops = Vec::with_capacity(codes.len());
    for (place, code) in codes.iter().copied().enumerate() {
        let after = codes.get(place + 1).copied();
        let beside_vowel = before.is_some_and(is_vowel) || after.is_some_and(is_vowel);
        let drop = match code {
            _ if place >= female => 35,
            b'y' | b'j' if beside_vowel => 20,
            b'e' if place == last && place > 1 => 25,
            _ if is_vowel(code) && beside_vowel => 30,
            _ if is_vowel(code) => 50,
            // Persian writes the vowel at an end so.
            b'h' if place == last && is_abjad => 10,
            b'h' => 35,
            b'G' => 45,
            b'w' | b'W' | b'Y' => 50,
            b's' if place == last && place > 2 => 50,
            b't' | b'd' | b'X' | b'r' if place == last && place > 2 => 70,
            _ => 100,
        };
        drops.push(drop);
        before = Some(code);
    }
    drops
}

/// What of an ending that many names share is not counted, in hundredths.
const ENDING_SHARE: u32 = 40;
/// The same of the endings of fathers' names: what stands before them tells the father.
const FATHER_SHARE: u32 = 85;

/// Endings that many family names share, as sounds.
const ENDINGS: [&[u8]; 30] = [
    b"ova", b"eva", b"ov", b"ev", b"ina", b"in", b"enko", b"skaya", b"ski", b"skiy", b"skaia",
    b"yan", b"ian", b"dze", b"Svili", b"ia", b"oGlu", b"zade", b"zadA", b"son", b"sen", b"berg",
    b"man", b"stein", b"ez", b"es", b"esku", b"escu", b"bek", b"jon",
];
/// Endings of fathers' names.
const FATHERS: [&[u8]; 10] = [
    b"oviC", b"eviC", b"oviK", b"eviK", b"ovna", b"evna", b"ivna", b"ivnA", b"iCna", b"iKna",
];

/// How many sounds at the end of a word are an ending that many names share, and what of it is not counted.
fn ending(codes: &[u8]) -> (usize, u32) {
    let longest = |endings: &[&[u8]]| {
        let lengths = endings
            .iter()
            .filter(|ending| codes.len() > ending.len() + 2 && codes.ends_with(ending))
            .map(|it| it.len());
        lengths.max()
    };
    match longest(&FATHERS) {
        Some(ending) => (ending, FATHER_SHARE),
        None => (longest(&ENDINGS).unwrap_or_default(), ENDING_SHARE),
    }
}

/// The word without an ending that makes a family name of a given one; none where it has none.
pub(super) fn stem(sounds: &Sounds) -> Option<Sounds> {
    const MAKING: [&[u8]; 8] = [
        b"ov", b"ev", b"ova", b"eva", b"of", b"yev", b"yeva", b"oGlu",
    ];
    const LEAST: usize = 4;
    let mut stems = MAKING
        .iter()
        .filter_map(|ending| sounds.codes.strip_suffix(*ending));
    let stem = stems.find(|stem| stem.len() >= LEAST)?;
    Some(Sounds::from_codes(stem.to_vec(), sounds.is_abjad))
}
