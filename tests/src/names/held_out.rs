//! The project's own measured set: pairs, a list and strangers, made of common names by a generator with a fixed seed, the
//! same in every run. No weight of the screening was set by it, and the table of the unit tests has none of its pairs.
//!
//! It is synthetic and the project's own, under the licence of the project: the names are common ones of eight languages,
//! put together by chance, and mean nobody.

use std::collections::BTreeSet;

use ntc_core::screening::{Bearer, Name};

use super::Pair;
use super::spelling::{TONGUES, Tongue, WRITINGS};

/// What every run begins with.
const SEED: u64 = 0x2026_1128;
/// Pairs of one bearer in each language, and as many of two.
const PAIRS: usize = 150;
/// Families of each language that the list has; strangers have the others.
const LISTED: usize = 10;

/// Pairs: each twice a person, written in two ways, or two persons who are hard to tell apart.
pub fn pairs() -> Vec<Pair> {
    let written = written_pairs();
    let pairs = written.into_iter().map(|(slice, one, other, is_match)| {
        Pair::new([one, other], is_match, slice, Bearer::Person)
    });
    pairs.collect()
}

/// Whom a list has: each name as one paper or another writes it.
pub fn listed() -> Vec<Name> {
    people(0..LISTED, SEED ^ 1)
}

/// Who travels and is on no list: given names of the same languages, and family names that the list has not.
pub fn strangers() -> Vec<Name> {
    let mut strangers = people(LISTED..2 * LISTED, SEED ^ 2);
    strangers.extend(people(LISTED..2 * LISTED, SEED ^ 3));
    strangers
}

fn people(families: std::ops::Range<usize>, seed: u64) -> Vec<Name> {
    let mut chance = Chance(seed);
    let mut people = Vec::new();
    for tongue in &TONGUES {
        for family in tongue.families.get(families.clone()).unwrap_or_default() {
            for given in tongue.given {
                let text = whole(tongue, (given, family), &mut chance);
                people.push(Name::read(&text, Bearer::Person));
            }
        }
    }
    people
}

/// The table of the unit tests, by which the weights are held.
const TABLE: &str = include_str!("../../data/names.csv");

/// The pairs of the table, in either order, whatever the order of the words.
fn known() -> BTreeSet<[String; 2]> {
    let mut known = BTreeSet::new();
    for line in TABLE.lines() {
        let mut cells = line.split(',').map(plain);
        if let (Some(one), Some(other)) = (cells.next(), cells.next()) {
            known.insert([one.clone(), other.clone()]);
            known.insert([other, one]);
        }
    }
    known
}

fn plain(text: &str) -> String {
    let mut words: Vec<_> = text.split_whitespace().map(str::to_lowercase).collect();
    words.sort();
    words.join(" ")
}

fn written_pairs() -> Vec<(&'static str, String, String, bool)> {
    let mut chance = Chance(SEED);
    let known = known();
    let mut pairs = Vec::<(&str, String, String, bool)>::new();
    for tongue in &TONGUES {
        while pairs
            .iter()
            .filter(|(slice, ..)| *slice == tongue.slice)
            .count()
            < 2 * PAIRS
        {
            let person = (chance.of(&tongue.given), chance.of(&tongue.families));
            let is_match = pairs.len().is_multiple_of(2);
            let other = if is_match {
                person
            } else {
                // Somebody of the same family, of the same given name, or of neither.
                match chance.below(10) {
                    0..=4 => (chance.of(&tongue.given), person.1),
                    5..=7 => (person.0, chance.of(&tongue.families)),
                    _ => (chance.of(&tongue.given), chance.of(&tongue.families)),
                }
            };
            if !is_match && other == person {
                continue;
            }
            let (one, other) = (
                whole(tongue, person, &mut chance),
                whole(tongue, other, &mut chance),
            );
            if one != other && !known.contains(&[plain(&one), plain(&other)]) {
                pairs.push((tongue.slice, one, other, is_match));
            }
        }
    }
    pairs
}

/// A name as a paper writes it: in one of the ways of its language, in either order, in capitals, with a slip.
fn whole(tongue: &Tongue, (given, family): (&str, &str), chance: &mut Chance) -> String {
    let writing = chance.below(WRITINGS);
    let mut words = [
        tongue.written(given, writing),
        tongue.written(family, writing),
    ];
    if chance.below(8) == 0 {
        let word = words.last_mut().map(|word| slipped(word, chance));
        words = [tongue.written(given, writing), word.unwrap_or_default()];
    }
    if chance.below(3) == 0 {
        words.reverse();
    }
    let text = words.join(" ");
    if chance.below(4) == 0 {
        text.to_uppercase()
    } else {
        text
    }
}

/// A word with two neighbours swapped, or a letter left out; a short one as it is.
fn slipped(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 6 {
        return word.to_owned();
    }
    let at = 1 + chance.below(letters.len() - 3);
    if chance.below(2) == 0 {
        letters.swap(at, at + 1);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

/// `splitmix64`: the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        usize::try_from(z % end as u64).unwrap_or_default()
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        let at = self.below(words.len());
        words.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_in_every_run_and_as_large_as_it_says() {
        let pairs = written_pairs();
        assert_eq!(pairs, written_pairs());
        assert_eq!(pairs.len(), TONGUES.len() * 2 * PAIRS);
        let matches = pairs.iter().filter(|(.., is_match)| *is_match).count();
        assert!(
            matches.abs_diff(pairs.len() / 2) < pairs.len() / 50,
            "{matches}"
        );
        assert_eq!(listed().len(), TONGUES.len() * 12 * LISTED);
        assert_eq!(strangers().len(), 2 * listed().len());
    }

    #[test]
    fn it_holds_no_pair_of_the_table_by_which_the_weights_are_held() {
        let known = known();
        assert!(known.contains(&[plain("Əli Əliyev"), plain("Алиев Али")]));
        let pairs = written_pairs();
        let mut pairs = pairs
            .iter()
            .map(|(_, one, other, _)| [plain(one), plain(other)]);
        assert!(pairs.all(|pair| !known.contains(&pair)));
    }
}
