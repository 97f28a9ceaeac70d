//! The words of records as the index holds them. Most words were said before: what was made of them is remembered.

use std::collections::HashMap;
use std::fmt;
use std::sync::RwLock;

use ntc_core::finding::{Within, forms, words};
use ntc_core::record::Record;

use crate::lock;
use crate::store::index::WordTerm;

/// Words that are remembered at most; one more, and all are forgotten.
const MAX_REMEMBERED: usize = 16_384;
/// Bytes of the longest word that is remembered.
const MAX_REMEMBERED_LEN: usize = 64;

/// What words became, by what they are about and how they are written.
type Remembered = HashMap<String, Vec<(Within, Vec<WordTerm>)>>;

/// Makes terms of words.
#[derive(Default)]
pub(crate) struct Words(RwLock<Remembered>);

impl Words {
    /// The words of a record, each once.
    pub(crate) fn of(&self, record: &Record) -> Vec<WordTerm> {
        let (mut all, mut new) = (Vec::new(), Vec::new());
        let remembered = lock::read(&self.0);
        words(record, |about, word| {
            match known(&remembered, about, word) {
                Some(terms) => all.extend_from_slice(terms),
                None => new.push((about, word.to_owned())),
            }
        });
        drop(remembered);
        if !new.is_empty() {
            let new: Vec<_> = new.into_iter().map(made).collect();
            new.iter().for_each(|new| all.extend_from_slice(&new.terms));
            let mut remembered = lock::write(&self.0);
            new.into_iter()
                .for_each(|new| remember(&mut remembered, new));
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Forgets what is remembered: words of what was erased may be among it.
    pub(crate) fn forget(&self) {
        lock::write(&self.0).clear();
    }
}

impl fmt::Debug for Words {
    /// Words can be names of persons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(..)")
    }
}

/// A word, and what was made of it.
struct Made {
    about: Within,
    word: String,
    terms: Vec<WordTerm>,
}

fn made((about, word): (Within, String)) -> Made {
    let terms = forms(about, &word).iter().map(WordTerm::from).collect();
    Made { about, word, terms }
}

/// What is remembered of a word.
fn known<'a>(remembered: &'a Remembered, about: Within, word: &str) -> Option<&'a [WordTerm]> {
    let mut known = remembered.get(word)?.iter();
    let (_, terms) = known.find(|(of, _)| *of == about)?;
    Some(terms)
}

fn remember(remembered: &mut Remembered, Made { about, word, terms }: Made) {
    if word.len() > MAX_REMEMBERED_LEN || known(remembered, about, &word).is_some() {
        return;
    }
    if remembered.len() >= MAX_REMEMBERED {
        remembered.clear();
    }
    remembered.entry(word).or_default().push((about, terms));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_is_made_and_one_word_past_the_limit_forgets_the_others() {
        let mut remembered = Remembered::new();
        let mut told = |about, word: &str| {
            let new = made((about, word.to_owned()));
            let terms = new.terms.clone();
            remember(&mut remembered, new);
            let known = known(&remembered, about, word);
            (known.is_none_or(|known| known == terms), remembered.len())
        };
        for about in [Within::Company, Within::Person, Within::Country] {
            for _ in 0..2 {
                assert_eq!(told(about, "Georgia"), (true, 1));
            }
        }
        for number in 1..MAX_REMEMBERED {
            assert_eq!(told(Within::Text, &number.to_string()), (true, number + 1));
        }
        assert_eq!(told(Within::Text, "more"), (true, 1));
        let long = "x".repeat(MAX_REMEMBERED_LEN + 1);
        assert_eq!(
            told(Within::Text, &long),
            (true, 1),
            "long words are made again"
        );
    }
}
