//! Every word of the names of an index, once.

use super::super::given::Given;
use super::super::name::{Part, Word};
use super::super::skeleton::{asked, held as held_keys};
use super::super::sound::Sounds;

/// Words by their sounds, and the keys that lead to them.
#[derive(Default)]
pub(super) struct Dictionary {
    words: Vec<Held>,
    /// Sorted; each with the word at the same place of `keyed`.
    keys: Vec<u32>,
    keyed: Vec<u32>,
}

/// A word as the dictionary holds it: how it is written is left out.
pub(super) struct Held {
    sounds: Sounds,
    part: Part,
    is_syllabic: bool,
    short: u64,
    given: Given,
    /// Its number before the words were put in order.
    pub(super) number: u32,
}

impl Held {
    /// A word, and its number.
    pub(super) fn of(word: Word, number: u32) -> Self {
        Self {
            is_syllabic: word.is_syllabic(),
            short: word.short,
            given: word.given,
            sounds: word.sounds,
            part: word.part,
            number,
        }
    }

    /// What tells words apart: those of the same sounds and part are one.
    pub(super) fn key(&self) -> (&[u8], Part) {
        (&self.sounds.codes, self.part)
    }
}

impl Dictionary {
    /// A dictionary of words, in their order.
    pub(super) fn of(words: Vec<Held>) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(words.len() * 6);
        for (place, held) in (0_u32..).zip(&words) {
            if held.part.is_telling() {
                pairs.extend(held_keys(&held.sounds).into_iter().map(|key| (key, place)));
            }
        }
        pairs.sort_unstable();
        let (keys, keyed) = pairs.into_iter().unzip();
        Self { words, keys, keyed }
    }

    /// How many words it has.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// The words that share a key with `sounds`, each once, into `near`.
    pub(super) fn near(&self, sounds: &Sounds, near: &mut Vec<u32>) {
        near.clear();
        for key in asked(sounds) {
            let start = self.keys.partition_point(|held| *held < key);
            let held = self
                .keys
                .iter()
                .skip(start)
                .take_while(|held| **held == key)
                .count();
            near.extend_from_slice(self.keyed.get(start..start + held).unwrap_or_default());
        }
        near.sort_unstable();
        near.dedup();
    }

    pub(super) fn sounds(&self, word: u32) -> &Sounds {
        const NONE: &Sounds = &Sounds {
            codes: Vec::new(),
            drops: Vec::new(),
            total: 0,
            whole: 0,
            is_abjad: false,
        };
        self.words
            .get(word as usize)
            .map_or(NONE, |held| &held.sounds)
    }

    /// The word as it is compared; how it is written is not held.
    pub(super) fn word(&self, word: u32) -> Word {
        let held = self.words.get(word as usize);
        held.map_or_else(
            || Word::held(Sounds::default(), (Part::Particle, false), (0, 0)),
            |held| {
                let (part, names) = ((held.part, held.is_syllabic), (held.short, held.given));
                Word::held(held.sounds.clone(), part, names)
            },
        )
    }

    pub(super) fn bytes(&self) -> usize {
        let words: usize = self
            .words
            .iter()
            .map(|held| {
                size_of::<Held>() + held.sounds.codes.capacity() + held.sounds.drops.capacity()
            })
            .sum();
        words + (self.keys.capacity() + self.keyed.capacity()) * size_of::<u32>()
    }
}
