//! How alike two names are.

use super::cost::Costs;
use super::distance::Rows;
use super::name::{Bearer, Name, Part, Word};
use super::sound::Sounds;

/// Of one thousand: the least likeness at which two words are held for the same.
const LEAST: u32 = 560;
/// The likeness of a letter and a word that begins with it.
const INITIAL: u32 = 750;

/// What the words that two persons share have to tell, in hundredths of a letter.
const ENOUGH: u32 = 600;
/// How slowly a lack of it lowers the score.
const LACK: u32 = 3000;

/// What words weigh that one name has and the other leaves out, and at most, in hundredths of what both share: where
/// one name is shared, two, or more.
const OMITTED_OF_ONE: (u32, u32) = (70, 90);
const OMITTED_OF_TWO: (u32, u32) = (32, 45);
const OMITTED_OF_MORE: (u32, u32) = (20, 30);
/// What contradicts weighs, in hundredths of what it would tell.
const CONTRADICTION: u32 = 240;
/// What it weighs that father and son are swapped, in hundredths of what both names share.
const SWAPPED: u32 = 50;
/// What it weighs that two companies are of different countries by their names, in hundredths of what they share.
const ELSEWHERE: u32 = 30;
/// What an initial tells that another name begins with.
const LINKED_INITIAL: u32 = 55;
/// What an initial weighs that stands against other words.
const LEFT_INITIAL: u32 = 75;
/// The likeness of two given names that are known as two, in hundredths of what they sound alike.
const OTHER_NAME: u32 = 72;
/// The score of companies that share everyday words alone, in hundredths.
const EVERYDAY: u32 = 60;
/// How slowly what a word lacks grows in weight: two slips in one word are more than twice one.
const SLIP: u32 = 450;
/// What a company's name lacks weighs against what a person's does, in hundredths.
const ORGANISATION: u32 = 52;
/// The same of a vessel.
const VESSEL: u32 = 80;
/// The score of what is the same altogether.
pub(super) const WHOLE: u32 = 1000;

/// The likeness of a name and its short form.
pub(super) const SHORT: u32 = 900;

/// Two words, or neighbours and one, that are held for the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Link {
    pub(super) a: Span,
    pub(super) b: Span,
    /// Of one thousand.
    pub(super) likeness: u32,
    /// In hundredths of a letter.
    pub(super) cost: u32,
}

/// One word of a name, or two or three neighbours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Span {
    pub(super) at: usize,
    pub(super) count: usize,
}

impl Span {
    const fn one(at: usize) -> Self {
        Self { at, count: 1 }
    }

    const fn bits(self) -> u32 {
        ((1 << self.count) - 1) << self.at
    }

    fn words(self, name: &Name) -> impl Iterator<Item = &Word> {
        name.words.iter().skip(self.at).take(self.count)
    }

    fn evidence(self, name: &Name) -> u32 {
        self.words(name).map(Word::evidence).sum()
    }

    fn weight(self, name: &Name) -> u32 {
        self.words(name).map(|word| word.weight).sum()
    }
}

/// What two names have in common.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Comparison {
    /// Of one thousand.
    pub(super) score: u32,
    pub(super) links: Vec<Link>,
    /// Words of the first name without one in the other, a bit for each.
    pub(super) left_a: u32,
    /// Words of the other name without one in the first.
    pub(super) left_b: u32,
}

/// Compares names; keeps its tables from one call to the next.
pub(super) struct Scorer {
    rows: Rows,
    costs: Costs,
    links: Vec<Link>,
}

impl Scorer {
    pub(super) fn new() -> Self {
        Self {
            rows: Rows::default(),
            costs: Costs::get(),
            links: Vec::new(),
        }
    }

    /// How alike two names are, of one thousand, and why.
    pub(super) fn compare(&mut self, a: &Name, b: &Name) -> Comparison {
        self.propose(a, b);
        let mut found = Comparison {
            left_a: all(a),
            left_b: all(b),
            ..Comparison::default()
        };
        let mut proposed = std::mem::take(&mut self.links);
        proposed.sort_unstable_by_key(|link| std::cmp::Reverse(value(link, a, b)));
        for link in &proposed {
            let (bits_a, bits_b) = (link.a.bits(), link.b.bits());
            if found.left_a & bits_a == bits_a && found.left_b & bits_b == bits_b {
                found.left_a &= !bits_a;
                found.left_b &= !bits_b;
                found.links.push(*link);
            }
        }
        self.links = proposed;
        found.score = weigh(&found, a, b);
        found
    }

    fn propose(&mut self, a: &Name, b: &Name) {
        self.links.clear();
        for (i, one) in a.words.iter().enumerate() {
            for (j, other) in b.words.iter().enumerate() {
                self.word(i, one, j, other);
            }
        }
        if a.words.len() == b.words.len() && self.links.len() >= a.words.len() {
            let near = self.links.iter().filter(|link| link.likeness > 800).count();
            if near >= a.words.len() {
                return;
            }
        }
        for (span, joined) in all_joined(a) {
            for (j, other) in joinable(b) {
                self.sounds(span, &joined, Span::one(j), &other.sounds);
            }
        }
        for (span, joined) in all_joined(b) {
            for (i, one) in joinable(a) {
                self.sounds(Span::one(i), &one.sounds, span, &joined);
            }
        }
    }

    fn word(&mut self, i: usize, one: &Word, j: usize, other: &Word) {
        let (span_a, span_b) = (Span::one(i), Span::one(j));
        match (one.part, other.part) {
            (Part::Number, _) | (_, Part::Number) => {
                // A word of an index holds its sounds alone; a digit is its own.
                if one.part == other.part && one.sounds.codes == other.sounds.codes {
                    self.links.push(Link {
                        a: span_a,
                        b: span_b,
                        likeness: 1000,
                        cost: 0,
                    });
                }
            }
            (Part::Initial, _) | (_, Part::Initial) => {
                let first = one.sounds.codes.first().zip(other.sounds.codes.first());
                let Some((first, second)) = first else { return };
                if self.costs.between(*first, *second) <= 12 {
                    let both = one.part == other.part;
                    let likeness = if both { 1000 } else { INITIAL };
                    self.links.push(Link {
                        a: span_a,
                        b: span_b,
                        likeness,
                        cost: 0,
                    });
                }
            }
            _ => {
                if one.short & other.short != 0 {
                    self.links.push(Link {
                        a: span_a,
                        b: span_b,
                        likeness: SHORT,
                        cost: 0,
                    });
                }
                let before = self.links.len();
                self.sounds(span_a, &one.sounds, span_b, &other.sounds);
                if are_other_names(one, other)
                    && let Some(link) = self.links.get_mut(before)
                {
                    link.likeness = link.likeness * OTHER_NAME / 100;
                    if link.likeness < LEAST {
                        self.links.truncate(before);
                    }
                }
            }
        }
    }

    fn sounds(&mut self, span_a: Span, a: &Sounds, span_b: Span, b: &Sounds) {
        if let Some((likeness, cost)) = likeness(&mut self.rows, a, b, self.costs) {
            self.links.push(Link {
                a: span_a,
                b: span_b,
                likeness,
                cost,
            });
        }
    }
}

/// True for two given names that are known as two, however they sound.
pub(super) const fn are_other_names(one: &Word, other: &Word) -> bool {
    one.given != 0 && other.given != 0 && one.given != other.given
}

/// How alike two words sound, of one thousand, and what it costs to make one of the other; none for other words.
pub(super) fn likeness(
    rows: &mut Rows,
    a: &Sounds,
    b: &Sounds,
    costs: Costs,
) -> Option<(u32, u32)> {
    likeness_from(LEAST, rows, (a, b), costs)
}

/// The same from a likeness on; none below it.
pub(super) fn likeness_from(
    least: u32,
    rows: &mut Rows,
    (a, b): (&Sounds, &Sounds),
    costs: Costs,
) -> Option<(u32, u32)> {
    let whole = whole(a, b);
    let strict = if a.is_abjad == b.is_abjad {
        strictness(whole)
    } else {
        100
    };
    let most = whole * (WHOLE - least) / (10 * strict);
    let one_script = a.is_abjad == b.is_abjad;
    if one_script && a.total.abs_diff(b.total) > most {
        return None;
    }
    let cost = rows.distance(a, b, costs, most)?;
    Some((WHOLE.saturating_sub(cost * strict * 10 / whole), cost))
}

/// What the cost of two words is measured against.
fn whole(a: &Sounds, b: &Sounds) -> u32 {
    let whole = if a.is_abjad == b.is_abjad {
        (a.whole + b.whole) / 2
    } else {
        a.whole.min(b.whole)
    };
    whole.max(1)
}

/// What costs weigh in a word of this size, in hundredths: short words have to be nearly equal.
const fn strictness(whole: u32) -> u32 {
    match whole {
        0..160 => 150,
        160..240 => 110,
        _ => 100,
    }
}

fn value(link: &Link, a: &Name, b: &Name) -> u32 {
    link.likeness * (link.a.weight(a) + link.b.weight(b))
}

fn joinable(name: &Name) -> impl Iterator<Item = (usize, &Word)> {
    let words = name.words.iter().enumerate();
    words.filter(|(_, word)| word.is_joinable())
}

/// Neighbours written as one word: two, or two and the particle between them, as in Abd al-Rahman.
fn all_joined(name: &Name) -> impl Iterator<Item = (Span, Sounds)> {
    let two = name.words.windows(2).enumerate();
    let two = two.filter_map(|(at, words)| Some((Span { at, count: 2 }, joined(words)?)));
    let three = name.words.windows(3).enumerate();
    let three = three.filter_map(|(at, words)| {
        let is_between = words.get(1)?.part == Part::Particle;
        is_between.then_some(())?;
        Some((Span { at, count: 3 }, joined(words)?))
    });
    two.chain(three)
}

/// The sounds of neighbours as one word. Numbers and initials are not part of one.
pub(super) fn joined(words: &[Word]) -> Option<Sounds> {
    let (first, rest) = words.split_first()?;
    let stands_alone = |word: &Word| matches!(word.part, Part::Number | Part::Initial);
    if words.iter().any(stands_alone) {
        return None;
    }
    let joined = |whole: Sounds, word: &Word| Sounds::joined(&whole, &word.sounds);
    Some(rest.iter().fold(first.sounds.clone(), joined))
}

fn all(name: &Name) -> u32 {
    (1_u32 << name.words.len().min(31)) - 1
}

fn weigh(found: &Comparison, a: &Name, b: &Name) -> u32 {
    let mut matched = 0;
    let mut whole = 0;
    let mut names = 0;
    let mut evidence = 0;
    for link in &found.links {
        let weight = link_weight(link, a, b);
        let lost = 1000 - link.likeness;
        matched += weight * WHOLE.saturating_sub(lost + lost * lost / SLIP);
        whole += weight;
        let is_name =
            |word: &Word| matches!(word.part, Part::Name | Part::Patronymic | Part::Lineage);
        let both = link.a.words(a).any(is_name) && link.b.words(b).any(is_name);
        names += u32::from(both);
        if both {
            evidence += link.a.evidence(a).min(link.b.evidence(b)) * link.likeness / 1000;
        }
    }
    let (against_a, against_b) = (found.left_b != 0, found.left_a != 0);
    let left_a = left(found.left_a, a, against_a);
    let left_b = left(found.left_b, b, against_b);
    let (less, more) = (left_a.min(left_b), left_a.max(left_b));
    // What both leave over contradicts; what one leaves over it may have left out.
    let omitted = more - less;
    let (share, most) = match names {
        0 | 1 => OMITTED_OF_ONE,
        2 => OMITTED_OF_TWO,
        _ => OMITTED_OF_MORE,
    };
    let omission = (omitted * share / 100).min(whole * most / 100);
    let mut penalty = less * CONTRADICTION / 100 + omission;
    if a.bearer == Bearer::Person && are_swapped(found, a, b) {
        penalty += whole * SWAPPED / 100;
    }
    if has_place(found.left_a, a) && has_place(found.left_b, b) {
        penalty += whole * ELSEWHERE / 100;
    }
    if a.bearer != Bearer::Person && a.form.is_some() && b.form.is_some() && a.form != b.form {
        penalty += 10;
    }
    if found.links.is_empty() {
        return 0;
    }
    let score = matched / (whole + penalty).max(1);
    if a.bearer == Bearer::Person {
        let lacks = ENOUGH.saturating_sub(evidence);
        score * (LACK - lacks) / LACK
    } else {
        // Companies are told in more ways than people: what they leave out and add weighs less.
        let lacks = if a.bearer == Bearer::Vessel {
            VESSEL
        } else {
            ORGANISATION
        };
        let score = WHOLE - WHOLE.saturating_sub(score) * lacks / 100;
        let is_telling = |word: &Word| matches!(word.part, Part::Name | Part::Number);
        let tells = |name: &Name| name.words.iter().any(is_telling);
        let is_shared =
            |link: &Link| link.a.words(a).any(is_telling) && link.b.words(b).any(is_telling);
        if tells(a) && tells(b) && !found.links.iter().any(is_shared) {
            score * EVERYDAY / 100
        } else {
            score
        }
    }
}

/// What a link tells. An initial tells little, and lacks little.
fn link_weight(link: &Link, a: &Name, b: &Name) -> u32 {
    let is_initial = |word: &Word| word.part == Part::Initial;
    if link.a.words(a).any(is_initial) || link.b.words(b).any(is_initial) {
        return LINKED_INITIAL;
    }
    link.a.weight(a).max(link.b.weight(b)).max(1)
}

/// A father's name that is the given name of the other side, and the other way round: the son of the one is the other.
fn are_swapped(found: &Comparison, a: &Name, b: &Name) -> bool {
    let is_father = |span: Span, name: &Name| {
        let mut words = span.words(name);
        words.any(|word| matches!(word.part, Part::Patronymic | Part::Lineage))
    };
    let mut pairs = found
        .links
        .iter()
        .map(|link| (is_father(link.a, a), is_father(link.b, b)));
    pairs.clone().any(|pair| pair == (true, false)) && pairs.any(|pair| pair == (false, true))
}

fn has_place(bits: u32, name: &Name) -> bool {
    words_of(bits, name).any(|word| word.part == Part::Place)
}

/// The weight of words that have none in the other name; an initial weighs more where it stands against other words.
fn left(bits: u32, name: &Name, is_against: bool) -> u32 {
    let weight = |word: &Word| {
        if word.part == Part::Initial && is_against {
            LEFT_INITIAL
        } else {
            word.weight
        }
    };
    words_of(bits, name).map(weight).sum()
}

fn words_of(bits: u32, name: &Name) -> impl Iterator<Item = &Word> {
    let words = name.words.iter().enumerate();
    words
        .filter(move |(place, _)| bits >> place & 1 == 1)
        .map(|(_, word)| word)
}
