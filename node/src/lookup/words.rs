//! The words of records as the index holds them. Most words were said before: what was made of them is remembered.

use std::collections::HashMap;
use std::fmt;
use std::sync::Mutex;

use ntc_core::finding::{Within, forms, words};
use ntc_core::record::Record;

use crate::lock::lock;
use crate::store::index::WordTerm;

/// Words that are remembered at most; one more, and all are forgotten.
const MAX_REMEMBERED: usize = 16_384;
/// Bytes of the longest word that is remembered.
const MAX_REMEMBERED_LEN: usize = 64;

/// What words became, by what they are about and how they are written.
type Remembered = HashMap<String, Vec<(Within, Vec<WordTerm>)>>;

/// Makes terms of words.
#[derive(Default)]
pub(crate) struct Words(Mutex<Remembered>);

impl Words {
    /// The words of a record, each once.
    pub(crate) fn of(&self, record: &Record) -> Vec<WordTerm> {
        let mut remembered = lock(&self.0);
        let mut all = Vec::new();
        words(record, |about, word| {
            terms(&mut remembered, about, word, &mut all);
        });
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Words {
    /// Forgets what is remembered: words of what was erased may be among it.
    pub(crate) fn forget(&self) {
        lock(&self.0).clear();
    }
}

impl fmt::Debug for Words {
    /// Words can be names of persons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(..)")
    }
}

/// Adds the terms of a word to `all`.
fn terms(remembered: &mut Remembered, about: Within, word: &str, all: &mut Vec<WordTerm>) {
    let mut known = remembered.get(word).into_iter().flatten();
    if let Some((_, terms)) = known.find(|(of, _)| *of == about) {
        all.extend_from_slice(terms);
        return;
    }
    let terms: Vec<_> = forms(about, word).iter().map(WordTerm::from).collect();
    all.extend_from_slice(&terms);
    if word.len() <= MAX_REMEMBERED_LEN {
        if remembered.len() >= MAX_REMEMBERED {
            remembered.clear();
        }
        let of_word = remembered.entry(word.to_owned()).or_default();
        of_word.push((about, terms));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_is_made_and_one_word_past_the_limit_forgets_the_others() {
        let mut remembered = Remembered::new();
        let made = |about, word: &str| -> Vec<_> {
            forms(about, word).iter().map(WordTerm::from).collect()
        };
        let terms = |remembered: &mut Remembered, about, word: &str| {
            let mut all = Vec::new();
            terms(remembered, about, word, &mut all);
            all
        };
        for about in [Within::Company, Within::Person, Within::Country] {
            for _ in 0..2 {
                assert_eq!(
                    terms(&mut remembered, about, "Georgia"),
                    made(about, "Georgia")
                );
            }
        }
        assert_eq!(remembered.len(), 1);
        for number in 1..MAX_REMEMBERED {
            terms(&mut remembered, Within::Text, &number.to_string());
        }
        assert_eq!(remembered.len(), MAX_REMEMBERED);
        terms(&mut remembered, Within::Text, "more");
        assert_eq!(remembered.len(), 1);
        terms(
            &mut remembered,
            Within::Text,
            &"x".repeat(MAX_REMEMBERED_LEN + 1),
        );
        assert_eq!(remembered.len(), 1, "long words are made again");
    }
}
