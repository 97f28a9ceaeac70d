//! The word: one that was asked for, and how one of a record answers.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::fold::{fold, readings};
use super::likeness::Why;
use super::skeleton::skeletons;

/// A word that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    written: String,
    readings: Vec<String>,
    skeletons: Vec<String>,
    is_sounded: bool,
}

/// Most words whose forms are remembered.
const MAX_HEARD: usize = 16_384;

/// The forms of words of records, for as long as one look-up reads many records: most words stand in many of them.
#[derive(Debug, Default)]
pub struct Heard(HashMap<String, Held>);

/// A word of a record.
#[derive(Debug)]
pub(super) struct Held {
    folded: String,
    skeletons: OnceCell<Vec<String>>,
}

impl Heard {
    /// The forms of a word.
    pub(super) fn word(&mut self, word: &str) -> &Held {
        if self.0.len() >= MAX_HEARD && !self.0.contains_key(word) {
            self.0.clear();
        }
        self.0.entry(word.to_owned()).or_insert_with(|| Held {
            folded: fold(word),
            skeletons: OnceCell::new(),
        })
    }
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
            is_sounded: readings.iter().any(|it| is_sounded(it)),
            readings,
            skeletons: all,
        }
    }

    /// Why a word of a record answers; none when it does not.
    pub(super) fn answers(&self, word: &str, heard: &mut Heard) -> Option<Why> {
        if self.written == word {
            return Some(Why::Written);
        }
        let held = heard.word(word);
        if self.readings.contains(&held.folded) {
            return Some(Why::Fold);
        }
        if !self.is_sounded || !is_sounded(&held.folded) {
            return None;
        }
        let skeletons = held
            .skeletons
            .get_or_init(|| held_skeletons(word, &held.folded));
        let sounds = skeletons.iter().any(|it| self.skeletons.contains(it));
        sounds.then_some(Why::Sound)
    }

    /// What it is looked up by.
    pub(super) fn keys(&self) -> WordKeys {
        let same = self.readings.iter().flat_map(|reading| {
            let skeletons = skeletons(reading).into_iter();
            skeletons.map(move |skeleton| (skeleton, reading.clone()))
        });
        WordKeys {
            written: self.written.clone(),
            same: same.collect(),
            possible: if self.is_sounded {
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
