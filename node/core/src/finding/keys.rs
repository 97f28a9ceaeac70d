//! What the index holds of a record: keys of its identifiers, and words.

use std::collections::BTreeSet;

use super::country;
use super::fields::{Within, texts};
use super::fold::each_word;
use super::form::Form;
use super::stored::stored;
use super::word::held;
use super::written;
use crate::model::identifier::Identifier;
use crate::record::Record;

/// Most words of one record that it is found by, those that it says again counted; one that says more is found by the
/// first.
pub const MAX_WORDS_OF_RECORD: usize = 8_192;

/// A word of a record as the index holds it.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Word {
    /// What it is said about.
    pub about: Within,
    /// One of its skeletons; of a country its code.
    pub skeleton: String,
    /// Its common form; of a country its code.
    pub fold: String,
    /// As written; of a country its code.
    pub written: String,
}

/// The keys of one identifier, as loose as those by which a query asks.
pub fn keys_of(identifier: &Identifier) -> Vec<String> {
    Form::keys(&stored(identifier))
}

/// The keys of all identifiers of a record, then those of the numbers within its texts, each once.
pub fn identifier_keys(record: &Record) -> Vec<String> {
    let identifiers = record.identifiers().into_iter();
    let identifiers = identifiers.flat_map(stored).map(|form| form.key());
    let mut known = BTreeSet::new();
    let mut keys: Vec<_> = identifiers.chain(written::keys(record)).collect();
    keys.retain(|key| known.insert(key.clone()));
    keys
}

/// Tells each word of a record, with what it is about; for a country, all that its field says. A word that is said
/// again is told again.
pub fn words(record: &Record, mut take: impl FnMut(Within, &str)) {
    let mut told = 0;
    texts(record.told().sections(), |_, about, text| {
        let mut tell = |word: &str| {
            told += 1;
            if told <= MAX_WORDS_OF_RECORD {
                take(about, word);
            }
        };
        if about == Within::Country {
            tell(text);
        } else {
            each_word(text, tell);
        }
    });
}

/// A word as written, or what names a country, as the index holds it: once for each of its skeletons, or each state.
pub fn forms(about: Within, written: &str) -> Vec<Word> {
    if about == Within::Country {
        let codes = country::named(written).into_iter();
        let word = |code: &str| Word {
            about,
            skeleton: code.to_owned(),
            fold: code.to_owned(),
            written: code.to_owned(),
        };
        return codes.map(word).collect();
    }
    let (fold, skeletons) = held(written);
    let word = |skeleton| Word {
        about,
        skeleton,
        fold: fold.clone(),
        written: written.to_owned(),
    };
    skeletons.into_iter().map(word).collect()
}

impl Form {
    /// The keys of several forms, each once, the surest first.
    pub(super) fn keys(forms: &[Self]) -> Vec<String> {
        let mut keys = Vec::new();
        for key in forms.iter().map(Self::key) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }
}
