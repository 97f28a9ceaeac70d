//! Two subjects compared: the verdict, and every step that led to it.

use std::fmt;

use serde::Serialize;

use super::factor::{Fact, Factor, Facts, Outcome, compared, scored};
use super::name::{Bearer, MAX_NAME_WORDS, Name, Part, Word};
use super::score::{Comparison, Link, SHORT, Scorer, Span, WHOLE, are_other_names};
use super::verdict::{Change, Preset, Verdict, by_name, changes, verdict};

/// Most names of one subject that are compared; of more the first.
pub const MAX_NAMES: usize = 512;

/// Who or what is screened, or what a list looks for.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Every name, the best first.
    pub names: Vec<Name>,
    /// What is known beside the names.
    pub facts: Facts,
}

/// Compares subjects; it keeps its tables from one comparison to the next, so one of it serves a thread.
pub struct Screener {
    scorer: Scorer,
}

impl Subject {
    /// A subject of these names, of which nothing else is known.
    pub fn named<'n>(bearer: Bearer, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().take(MAX_NAMES);
        Self {
            names: names.map(|name| Name::read(name, bearer)).collect(),
            facts: Facts::default(),
        }
    }
}

/// Why two subjects are held for one, or not.
#[derive(Clone, Serialize)]
pub struct Screening {
    /// Exact, near or none.
    #[serde(serialize_with = "by_name")]
    pub verdict: Verdict,
    /// The names with what the facts add and take, of one thousand.
    pub score: u32,
    /// The names that are most alike; none where one side has no name.
    pub name: Option<NameMatch>,
    /// Each fact, how it compares, and what it adds or takes.
    pub factors: Vec<Factor>,
    /// What would change the verdict if it were known.
    pub changes: Vec<Change>,
}

/// How two names compare, word by word.
#[derive(Clone, Serialize)]
pub struct NameMatch {
    /// The place of the name among those of the subject that is asked about.
    pub asked: usize,
    /// The place of the name among those of the entry.
    pub held: usize,
    /// Of one thousand.
    pub score: u32,
    /// Words that are held for the same.
    pub words: Vec<WordMatch>,
    /// Words of the asked name alone.
    pub only_asked: Vec<Shown>,
    /// Words of the held name alone.
    pub only_held: Vec<Shown>,
}

/// Two words that are held for the same, or two and one.
#[derive(Clone, Serialize)]
pub struct WordMatch {
    /// Of the name that is asked about.
    pub asked: Shown,
    /// Of the entry.
    pub held: Shown,
    /// Of one thousand.
    pub likeness: u32,
    /// What it costs to make one of the other, in hundredths of a letter.
    pub cost: u32,
    /// Why they are held for the same.
    pub reason: Reason,
}

/// A word as written and in Latin letters.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Shown {
    /// As written.
    pub written: String,
    /// As it sounds, in Latin letters.
    pub romanised: String,
    /// What it is in the name.
    pub part: Part,
}

/// Why two words are held for the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Letter for letter.
    Written,
    /// The same sounds, in another script, case or romanisation.
    Sound,
    /// Sounds that languages write for each other.
    NearSound,
    /// Letters differ.
    Spelling,
    /// They sound alike, and are known as two given names.
    OtherName,
    /// A first letter and a word that begins with it.
    Initial,
    /// A given name and its short or familiar form.
    ShortForm,
    /// One side writes in one word what the other writes in two or three.
    Joined,
}

impl Screening {
    /// The verdict and the score under `preset`, if a fact came out otherwise.
    pub fn with_fact(&self, fact: Fact, outcome: Outcome, preset: Preset) -> (Verdict, u32) {
        let factors = self.factors.iter().map(|factor| {
            if factor.fact == fact {
                Factor::new(fact, outcome)
            } else {
                *factor
            }
        });
        let factors: Vec<_> = factors.collect();
        let name = self.name.as_ref().map_or(0, |name| name.score);
        (verdict(name, &factors, preset), scored(name, &factors))
    }

    /// Adds an e-mail address that both have.
    pub fn add_email(&mut self, preset: Preset) {
        self.factors.push(Factor::new(Fact::Email, Outcome::Same));
        let name = self.name.as_ref().map_or(0, |name| name.score);
        self.verdict = verdict(name, &self.factors, preset);
        self.score = scored(name, &self.factors);
        self.changes = changes(name, &self.factors, preset);
    }

    /// The same, if the names were so alike, of one thousand.
    pub fn with_names(&self, score: u32, preset: Preset) -> (Verdict, u32) {
        (
            verdict(score, &self.factors, preset),
            scored(score, &self.factors),
        )
    }
}

impl Default for Screener {
    fn default() -> Self {
        Self::new()
    }
}

impl Screener {
    /// A screener.
    pub fn new() -> Self {
        Self {
            scorer: Scorer::new(),
        }
    }

    /// How alike two names are, 0 to one thousand.
    pub fn likeness(&mut self, asked: &Name, held: &Name) -> u32 {
        self.scorer.compare(asked, held).score
    }

    /// Whether `asked` is `held`, under `preset`, and why.
    pub fn screen(&mut self, asked: &Subject, held: &Subject, preset: Preset) -> Screening {
        let name = self.names(&asked.names, &held.names);
        let score = name.as_ref().map_or(0, |name| name.score);
        let factors = compared(&asked.facts, &held.facts);
        Screening {
            verdict: verdict(score, &factors, preset),
            score: scored(score, &factors),
            name,
            factors: factors.to_vec(),
            changes: changes(score, &factors, preset),
        }
    }

    fn names(&mut self, asked: &[Name], held: &[Name]) -> Option<NameMatch> {
        let mut best: Option<Best<'_>> = None;
        'names: for one in asked.iter().take(MAX_NAMES).enumerate() {
            for other in held.iter().take(MAX_NAMES).enumerate() {
                let found = self.scorer.compare(one.1, other.1);
                if best.as_ref().is_none_or(|(it, ..)| it.score < found.score) {
                    best = Some((found, one, other));
                }
                if best.as_ref().is_some_and(|(it, ..)| it.score == WHOLE) {
                    break 'names;
                }
            }
        }
        let (found, (asked, one), (held, other)) = best?;
        Some(NameMatch::told(&found, (asked, one), (held, other)))
    }
}

impl NameMatch {
    fn told(found: &Comparison, asked: (usize, &Name), held: (usize, &Name)) -> Self {
        let words = found.links.iter().map(|link| {
            let (one, other) = (shown(asked.1, link.a), shown(held.1, link.b));
            let reason = if link.a.count != link.b.count {
                Reason::Joined
            } else if one.part != other.part
                && (one.part == Part::Initial || other.part == Part::Initial)
            {
                Reason::Initial
            } else if one.written == other.written {
                Reason::Written
            } else if are_other(link, asked.1, held.1) {
                Reason::OtherName
            } else if link.likeness == SHORT && link.cost == 0 {
                Reason::ShortForm
            } else if link.cost <= SAME_SOUND {
                Reason::Sound
            } else if link.cost <= NEAR_SOUND {
                Reason::NearSound
            } else {
                Reason::Spelling
            };
            WordMatch {
                asked: one,
                held: other,
                likeness: link.likeness,
                cost: link.cost,
                reason,
            }
        });
        Self {
            asked: asked.0,
            held: held.0,
            score: found.score,
            words: words.collect(),
            only_asked: left(asked.1, found.left_a),
            only_held: left(held.1, found.left_b),
        }
    }
}

/// The best comparison so far, with the names compared and their places.
type Best<'n> = (Comparison, (usize, &'n Name), (usize, &'n Name));

/// Most that sounds cost which scripts and romanisations leave open.
const SAME_SOUND: u32 = 10;
/// Most that sounds cost which languages write for each other.
const NEAR_SOUND: u32 = 60;

fn are_other(link: &Link, asked: &Name, held: &Name) -> bool {
    let words = asked.words.get(link.a.at).zip(held.words.get(link.b.at));
    words.is_some_and(|(one, other)| are_other_names(one, other))
}

fn shown(name: &Name, span: Span) -> Shown {
    let mut words = name.words.iter().skip(span.at).take(span.count);
    let mut shown = words.next().map_or_else(
        || Shown {
            written: String::new(),
            romanised: String::new(),
            part: Part::Name,
        },
        Shown::of,
    );
    for word in words {
        shown.written = format!("{} {}", shown.written, word.written);
        shown.romanised = format!("{} {}", shown.romanised, word.romanised());
    }
    shown
}

fn left(name: &Name, bits: u32) -> Vec<Shown> {
    let words = name.words.iter().take(MAX_NAME_WORDS).enumerate();
    words
        .filter(|(place, _)| bits >> place & 1 == 1)
        .map(|(_, word)| Shown::of(word))
        .collect()
}

impl Shown {
    fn of(word: &Word) -> Self {
        Self {
            written: word.written.clone(),
            romanised: word.romanised(),
            part: word.part,
        }
    }
}

/// Personal: shows the verdict and the score.
impl fmt::Debug for Screening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screening")
            .field("verdict", &self.verdict)
            .field("score", &self.score)
            .field("factors", &self.factors)
            .finish_non_exhaustive()
    }
}
