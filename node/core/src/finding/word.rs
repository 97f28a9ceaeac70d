//! The word: one that was asked for, and how one of a record answers.

use super::fold::{fold, readings};
use super::likeness::Why;
use super::skeleton::skeletons;

/// A word that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    written: String,
    readings: Vec<String>,
    skeletons: Vec<String>,
}

/// What a word is looked up by in the index.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WordKeys {
    /// As written.
    pub written: String,
    /// Common forms that are the same word, each with its skeletons.
    pub same: Vec<(String, String)>,
    /// Skeletons of words that can be it.
    pub possible: Vec<String>,
}

impl Asked {
    pub(super) fn new(word: &str) -> Self {
        let readings = readings(word);
        let mut all: Vec<String> = readings.iter().flat_map(|it| skeletons(it)).collect();
        all.extend(other_skeletons(word));
        all.sort();
        all.dedup();
        Self {
            written: word.to_owned(),
            readings,
            skeletons: all,
        }
    }

    /// Why a word of a record answers; none when it does not.
    pub(super) fn answers(&self, held: &str) -> Option<Why> {
        if self.written == held {
            return Some(Why::Written);
        }
        let folded = fold(held);
        if self.readings.contains(&folded) {
            return Some(Why::Fold);
        }
        let sounds = || {
            held_skeletons(held, &folded)
                .iter()
                .any(|it| self.skeletons.contains(it))
        };
        (is_sounded(&folded) && sounds()).then_some(Why::Sound)
    }

    /// What it is looked up by.
    pub(super) fn keys(&self) -> WordKeys {
        let same = self.readings.iter().flat_map(|reading| {
            let skeletons = skeletons(reading).into_iter();
            skeletons.map(move |skeleton| (skeleton, reading.clone()))
        });
        let is_sounded = self.readings.iter().any(|it| is_sounded(it));
        WordKeys {
            written: self.written.clone(),
            same: same.collect(),
            possible: if is_sounded {
                self.skeletons.clone()
            } else {
                Vec::new()
            },
        }
    }
}

impl WordKeys {
    /// What a country is looked up by.
    pub(super) fn of_country(code: &str) -> Self {
        Self {
            written: code.to_owned(),
            same: vec![(code.to_owned(), code.to_owned())],
            possible: Vec::new(),
        }
    }
}

/// The common form of a word of a record, and its skeletons.
pub(super) fn held(word: &str) -> (String, Vec<String>) {
    let folded = fold(word);
    let skeletons = held_skeletons(word, &folded);
    (folded, skeletons)
}

fn held_skeletons(word: &str, folded: &str) -> Vec<String> {
    let mut all = skeletons(folded);
    all.extend(other_skeletons(word));
    all.sort();
    all.dedup();
    all
}

/// Georgian has no f: what it writes for one stands for p as well.
fn other_skeletons(word: &str) -> Vec<String> {
    if word.contains('ფ') {
        return skeletons(&fold(&word.replace('ფ', "f")));
    }
    Vec::new()
}

/// Only words of letters, and of three at least, are met by their sound.
fn is_sounded(folded: &str) -> bool {
    folded.chars().count() >= 3 && folded.chars().all(char::is_alphabetic)
}
