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

/// Two words, or two and one, that are held for the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Link {
    pub(super) a: Span,
    pub(super) b: Span,
    /// Of one thousand.
    pub(super) likeness: u32,
    /// In hundredths of a letter.
    pub(super) cost: u32,
}

/// One word of a name, or two neighbours.
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
        for (i, pair) in a.words.windows(2).enumerate() {
            if let Some(joined) = joined(pair) {
                for (j, other) in b
                    .words
                    .iter()
                    .enumerate()
                    .filter(|(_, word)| word.is_joinable())
                {
                    self.sounds(
                        Span { at: i, count: 2 },
                        &joined,
                        Span::one(j),
                        &other.sounds,
                    );
                }
            }
        }
        for (j, pair) in b.words.windows(2).enumerate() {
            if let Some(joined) = joined(pair) {
                for (i, one) in a
                    .words
                    .iter()
                    .enumerate()
                    .filter(|(_, word)| word.is_joinable())
                {
                    self.sounds(Span::one(i), &one.sounds, Span { at: j, count: 2 }, &joined);
                }
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
                self.sounds(span_a, &one.sounds, span_b, &other.sounds);
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

/// How alike two words sound, of one thousand, and what it costs to make one of the other; none for other words.
pub(super) fn likeness(
    rows: &mut Rows,
    a: &Sounds,
    b: &Sounds,
    costs: Costs,
) -> Option<(u32, u32)> {
    let whole = whole(a, b);
    let strict = strictness(whole);
    let most = whole * (WHOLE - LEAST) / (10 * strict);
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
        0..240 => 110,
        _ => 100,
    }
}

fn value(link: &Link, a: &Name, b: &Name) -> u32 {
    link.likeness * (link.a.weight(a) + link.b.weight(b))
}

fn joined(pair: &[Word]) -> Option<Sounds> {
    match pair {
        [one, other] if one.part != Part::Number && other.part != Part::Number => {
            Some(Sounds::joined(&one.sounds, &other.sounds))
        }
        _ => None,
    }
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
        let weight = link.a.weight(a).max(link.b.weight(b)).max(1);
        let lost = 1000 - link.likeness;
        matched += weight * WHOLE.saturating_sub(lost + lost * lost / SLIP);
        whole += weight;
        let is_name = |word: &Word| matches!(word.part, Part::Name | Part::Patronymic);
        let both = link.a.words(a).any(is_name) && link.b.words(b).any(is_name);
        names += u32::from(both);
        if both {
            evidence += link.a.evidence(a).min(link.b.evidence(b)) * link.likeness / 1000;
        }
    }
    let left_a = left(found.left_a, a);
    let left_b = left(found.left_b, b);
    let (less, more) = (left_a.min(left_b), left_a.max(left_b));
    // What both leave over contradicts; what one leaves over it may have left out.
    let omitted = more - less;
    let (share, most) = match names {
        0 | 1 => (70, 90),
        2 => (32, 45),
        _ => (20, 30),
    };
    let omission = (omitted * share / 100).min(whole * most / 100);
    let mut penalty = less * 2 + omission;
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
        WHOLE - WHOLE.saturating_sub(score) * lacks / 100
    }
}

fn left(bits: u32, name: &Name) -> u32 {
    let is_left = |place: &usize| bits >> place & 1 == 1;
    name.words
        .iter()
        .enumerate()
        .filter(|(place, _)| is_left(place))
        .map(|(_, word)| word.weight)
        .sum()
}
