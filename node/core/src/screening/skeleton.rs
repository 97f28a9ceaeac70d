//! The skeleton of a word's sounds: what the index of names finds its likes by.
//!
//! Consonants in eight classes, vowels left out. A sound that may be of two classes gives two skeletons. The keys
//! of a word are its skeletons and each of them with one consonant left out, so two words meet that differ by one on
//! each side.

use super::sound::Sounds;

/// Most skeletons of one word.
const MAX_SKELETONS: usize = 4;
/// Most consonants of a skeleton.
const MAX_CONSONANTS: usize = 12;

/// Least consonants of which two words may each miss one.
const LEAST_OF_TWO_MISSED: usize = 4;

/// The keys of a word of a list, each once.
pub(super) fn held(sounds: &Sounds) -> Vec<u32> {
    let mut keys = Vec::with_capacity(16);
    for skeleton in skeletons(sounds) {
        keys.push(hash(WHOLE, skeleton.iter().copied()));
        each_missing(&skeleton, |rest| keys.push(rest ^ MISSING));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys under which words of a list are that an asked word may be, each once.
pub(super) fn asked(sounds: &Sounds) -> Vec<u32> {
    let mut keys = Vec::with_capacity(32);
    for skeleton in skeletons(sounds) {
        let whole = hash(WHOLE, skeleton.iter().copied());
        keys.extend([whole, whole ^ MISSING]);
        each_missing(&skeleton, |rest| {
            keys.push(rest);
            if skeleton.len() >= LEAST_OF_TWO_MISSED {
                keys.push(rest ^ MISSING);
            }
        });
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys of a word's skeletons, whole.
pub(super) fn whole(sounds: &Sounds) -> Vec<u32> {
    let whole = skeletons(sounds).into_iter();
    let mut keys: Vec<u32> = whole.map(|it| hash(WHOLE, it.into_iter())).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Where the hash of a skeleton begins.
const WHOLE: u32 = 0x811c_9dc5;
/// Tells a skeleton that misses a consonant from one that never had it.
const MISSING: u32 = 0x9e37_79b9;

/// The hashes of a skeleton without one of its consonants; of less than three none is left out.
fn each_missing(skeleton: &[u8], mut take: impl FnMut(u32)) {
    if skeleton.len() > 2 {
        for left_out in 0..skeleton.len() {
            let rest = skeleton
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != left_out);
            take(hash(WHOLE, rest.map(|(_, code)| *code)));
        }
    }
}

fn skeletons(sounds: &Sounds) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = vec![Vec::with_capacity(MAX_CONSONANTS)];
    for code in &sounds.codes {
        let (first, second) = classes(*code);
        if first == second {
            for skeleton in &mut all {
                push(skeleton, first);
            }
        } else if all.len() < MAX_SKELETONS {
            let mut others = all.clone();
            for skeleton in &mut all {
                push(skeleton, first);
            }
            for skeleton in &mut others {
                push(skeleton, second);
            }
            all.append(&mut others);
        } else {
            for skeleton in &mut all {
                push(skeleton, first);
            }
        }
    }
    all
}

fn push(skeleton: &mut Vec<u8>, class: u8) {
    if class != LEFT_OUT && skeleton.len() < MAX_CONSONANTS {
        skeleton.push(class);
    }
}

/// The class of what no skeleton holds.
const LEFT_OUT: u8 = 0;

/// The two classes that a sound may be of; mostly one.
const fn classes(code: u8) -> (u8, u8) {
    match code {
        b'p' | b'b' | b'f' | b'v' | b'P' | b'B' | b'w' => (b'b', b'b'),
        b'W' => (b'b', LEFT_OUT),
        b't' | b'd' => (b't', b't'),
        b's' | b'z' | b'S' | b'Z' | b'T' | b'C' | b'J' | b'D' => (b's', b's'),
        b'k' | b'g' | b'q' | b'x' | b'Q' => (b'k', b'k'),
        b'c' | b'K' | b'X' => (b's', b'k'),
        b'G' => (b'k', LEFT_OUT),
        b'h' => (LEFT_OUT, b'k'),
        b'j' => (b's', LEFT_OUT),
        b'm' | b'n' | b'l' | b'r' | b'0'..=b'9' => (code, code),
        _ => (LEFT_OUT, LEFT_OUT),
    }
}

/// FNV-1a: short inputs, and equal ones on every machine.
fn hash(from: u32, codes: impl Iterator<Item = u8>) -> u32 {
    codes.fold(from, |hash, code| {
        (hash ^ u32::from(code)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let held = held(&Sounds::of(other));
        asked(&Sounds::of(one)).iter().any(|key| held.contains(key))
    }

    #[test]
    fn writings_of_one_name_share_a_key_and_other_names_do_not() {
        for (one, other) in [
            ("Əliyev", "ალიევი"),
            ("Cəfərov", "Джафаров"),
            ("Çelik", "Челик"),
            ("Qasımov", "Гасымов"),
            ("Xolmatov", "Холматов"),
            ("Mehmet", "Мехмет"),
            ("Григорий", "Hryhorii"),
            ("Ağayev", "Агаев"),
        ] {
            assert!(meet(one, other), "{one} {other}");
        }
        assert!(!meet("Batumi", "Karaganda"));
    }
}
