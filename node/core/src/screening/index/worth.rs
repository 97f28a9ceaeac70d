//! What the words of an index are worth to a question.

use super::{Alike, Asked};

/// Most asked words whose worth is told apart.
const MAX_ASKED: usize = 24;

/// For each word which asked word it is taken for, and what it gives.
#[derive(Default)]
pub(super) struct Worth {
    words: Vec<(u8, u8)>,
    /// Words that were given a worth.
    given: Vec<u32>,
}

impl Worth {
    /// Takes the worth of all words that a question is taken for.
    pub(super) fn begin(&mut self, words: usize, asked: &[Asked]) {
        for word in self.given.drain(..) {
            if let Some(worth) = self.words.get_mut(word as usize) {
                *worth = (0, 0);
            }
        }
        self.words.resize(words, (0, 0));
        let heaviest = asked.iter().map(|word| word.weight).max();
        let heaviest = heaviest.unwrap_or(1).max(1);
        for (of, word) in (0_u8..).zip(asked.iter().take(MAX_ASKED)) {
            for Alike { word: it, likeness } in &word.alike {
                let gives = gives(*likeness, word.weight, heaviest);
                if let Some(worth) = self.words.get_mut(*it as usize)
                    && worth.1 < gives
                {
                    *worth = (of, gives);
                    self.given.push(*it);
                }
            }
        }
    }

    /// What the words of a name give together: for each asked word the one that gives most.
    pub(super) fn of(&self, words: &[u32]) -> u32 {
        let mut best = [0_u8; MAX_ASKED];
        for word in words {
            let (of, gives) = self.words.get(*word as usize).copied().unwrap_or_default();
            if let Some(best) = best.get_mut(usize::from(of)) {
                *best = gives.max(*best);
            }
        }
        best.iter().copied().map(u32::from).sum()
    }
}

/// What a name gets for a word, of 80 for the heaviest one that is the same.
fn gives(likeness: u32, weight: u32, heaviest: u32) -> u8 {
    let of_likeness = likeness.saturating_sub(400) * 80 / 600;
    u8::try_from(of_likeness * weight / heaviest)
        .unwrap_or(u8::MAX)
        .max(1)
}
