//! The query: a text as an officer typed it, read into everything that it can stand for.

use thiserror::Error;

use super::asked::{MIN_BODY, asked};
use super::compare::compare;
use super::country;
use super::fields::{Said, Within, plain, said};
use super::fold::split;
use super::form::Form;
use super::likeness::{Likeness, Why};
use super::reading::{Reading, read_as};
use super::word::{Asked, Heard, WordKeys};
use super::written;
use crate::model::identifier::{Identifier, alphanumeric, names_of_line};
use crate::reason::Reasoned;
use crate::record::Record;
use crate::text::first_harmful;

/// Longest query, in characters; a machine readable zone of three lines fits.
pub const MAX_QUERY_LEN: usize = 128;

/// Most words of a query.
pub const MAX_QUERY_WORDS: usize = 16;

/// What texts are about, each of which the index holds apart.
const ABOUT: [Within; 5] = [
    Within::Text,
    Within::Company,
    Within::Person,
    Within::Place,
    Within::Substance,
];

/// A query.
#[derive(Clone, Debug)]
pub struct Query {
    written: String,
    within: Option<Within>,
    forms: Vec<Form>,
    words: Vec<Asked>,
    countries: Vec<&'static str>,
    reading: Option<Reading>,
}

/// A field that answers a query.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// Its path, as errors give it: `transport.equipment[0].container`.
    pub field: String,
    /// What it holds, as written.
    pub held: String,
    /// What of it answers.
    pub within: Within,
    /// Why.
    pub why: Why,
}

/// Why a query cannot be read. The text may be personal and is never repeated.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum Unreadable {
    /// Nothing to look for.
    #[error("what to find has no letter and no digit; write a number, a name or words")]
    #[reason(FieldInvalid)]
    Empty,
    /// Too little of it.
    #[error(
        "what to find is shorter than {MIN_BODY} letters or digits; write more of the identifier"
    )]
    #[reason(FieldInvalid)]
    TooShort,
    /// More characters than a query has.
    #[error("what to find is longer than {MAX_QUERY_LEN} characters; write less of it")]
    #[reason(FieldTooLong)]
    TooLong,
    /// More words than a query has.
    #[error("what to find has more than {MAX_QUERY_WORDS} words; write fewer")]
    #[reason(FieldTooLong)]
    TooManyWords,
    /// A character that nobody sees.
    #[error("what to find has a character that cannot be seen; write it again by hand")]
    #[reason(FieldInvalid)]
    ControlCharacter,
    /// No country has this code or name.
    #[error("no country has this code or name; write its two letters, GE")]
    #[reason(CodeUnknown)]
    Country,
}

impl Query {
    /// Reads a text; without `within`, identifiers and all texts are looked through.
    ///
    /// # Errors
    /// When nothing can be looked for by it.
    pub fn read(text: &str, within: Option<Within>) -> Result<Self, Unreadable> {
        if text.chars().take(MAX_QUERY_LEN + 1).count() > MAX_QUERY_LEN {
            return Err(Unreadable::TooLong);
        }
        // The lines of a machine readable zone stand one below the other.
        let line_break = |c: char| matches!(c, '\r' | '\n') && text.contains('<');
        if first_harmful(text, line_break).is_some() {
            return Err(Unreadable::ControlCharacter);
        }
        let body = alphanumeric(text);
        // A line of names of a machine readable zone stands for the names.
        let words = names_of_line(text).map_or_else(|| split(text), |names| split(&names));
        if body.is_empty() || words.is_empty() {
            return Err(Unreadable::Empty);
        }
        if within == Some(Within::Identifier) && body.chars().count() < MIN_BODY {
            return Err(Unreadable::TooShort);
        }
        let looks = |at: Within| within.is_none_or(|within| within == at);
        let countries = if looks(Within::Country) {
            country::named(text)
        } else {
            Vec::new()
        };
        if within == Some(Within::Country) && countries.is_empty() {
            return Err(Unreadable::Country);
        }
        let is_text = !matches!(within, Some(Within::Identifier | Within::Country));
        if is_text && words.len() > MAX_QUERY_WORDS {
            return Err(Unreadable::TooManyWords);
        }
        let is_number = looks(Within::Identifier);
        Ok(Self {
            written: text.trim().to_owned(),
            within,
            forms: if is_number { asked(text) } else { Vec::new() },
            words: if is_text {
                asked_words(&words)
            } else {
                Vec::new()
            },
            countries,
            reading: read_as(text).filter(|_| is_number),
        })
    }

    #[cfg(test)]
    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    #[cfg(test)]
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// How it reads as a number with a check digit; none when it does not.
    pub const fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// The keys of identifiers under which the index holds what can answer.
    pub fn identifier_keys(&self) -> Vec<String> {
        Form::keys(&self.forms)
    }

    /// The keys of each word; a record has to hold all words. Empty when no words are looked for.
    pub fn word_keys(&self) -> Vec<WordKeys> {
        self.words.iter().map(Asked::keys).collect()
    }

    /// What the words may be said about.
    pub fn about(&self) -> &'static [Within] {
        let asked = match self.within {
            None | Some(Within::Text) => return &ABOUT,
            Some(within) => within,
        };
        let at = ABOUT.iter().position(|about| *about == asked);
        at.and_then(|at| ABOUT.get(at..=at)).unwrap_or_default()
    }

    /// The keys of the countries that it names; a record has to hold one of them.
    pub fn country_keys(&self) -> Vec<WordKeys> {
        self.countries
            .iter()
            .map(|code| WordKeys::of_country(code))
            .collect()
    }

    /// Why a single number answers; none when it does not.
    pub fn answers_number(&self, held: &Identifier) -> Option<Why> {
        compare(&self.forms, &self.written, held)
    }

    /// The fields of a record that answer, the surest first; empty when it does not answer.
    pub fn answers(&self, record: &Record) -> Vec<Answer> {
        self.answers_among(record, &mut Heard::default())
    }

    /// The same where many records are read, whose words are remembered.
    pub fn answers_among(&self, record: &Record, heard: &mut Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if !self.forms.is_empty() {
            record.told().sections().each_identifier(|path, held| {
                let why = compare(&self.forms, &self.written, held);
                answers.extend(why.map(|why| Answer {
                    field: path.field(""),
                    held: held.raw().to_owned(),
                    within: Within::Identifier,
                    why,
                }));
            });
            plain(record.told().sections(), |path, text| {
                let mut best: Option<(Why, &str)> = None;
                written::each(text, |number| {
                    let why = number.answers(&self.forms, &self.written);
                    if let Some(why) = why.filter(|why| best.is_none_or(|(known, _)| *why < known))
                    {
                        best = Some((why, number.raw));
                    }
                });
                answers.extend(best.map(|(why, raw)| Answer {
                    field: path.field(""),
                    held: raw.to_owned(),
                    within: Within::Identifier,
                    why,
                }));
            });
        }
        if !self.words.is_empty() || !self.countries.is_empty() {
            let said = said(record.told().sections());
            answers.extend(self.country_answers(&said));
            answers.extend(self.word_answers(&said, heard));
        }
        answers.sort_by_key(|answer| answer.why);
        answers
    }

    fn country_answers(&self, said: &[Said]) -> Vec<Answer> {
        let at = said.iter().filter(|said| said.about == Within::Country);
        let named = at.filter(|said| {
            let named = country::named(&said.text);
            named.iter().any(|code| self.countries.contains(code))
        });
        let answer = |said: &Said| {
            let why = if said.text == self.written {
                Why::Written
            } else {
                Why::Country
            };
            answer(said, why)
        };
        named.map(answer).collect()
    }

    /// The fields in which the words stand, if all of them do.
    pub(super) fn word_answers(&self, said: &[Said], heard: &mut Heard) -> Vec<Answer> {
        let about = self.about();
        let texts = said.iter().filter(|said| about.contains(&said.about));
        let texts: Vec<_> = texts.map(|said| (said, split(&said.text))).collect();
        let mut best: Vec<(&Said, Vec<Option<Why>>)> = Vec::new();
        for (said, words) in &texts {
            let whys: Vec<_> = self
                .words
                .iter()
                .map(|asked| best_of(asked, words, heard))
                .collect();
            if whys.iter().any(Option::is_some) {
                best.push((said, whys));
            }
        }
        let together = |entry: &dyn Fn(&Said) -> bool| -> Option<Why> {
            let whys = (0..self.words.len()).map(|at| {
                let of = best.iter().filter(|(said, _)| entry(said));
                of.filter_map(|(_, whys)| whys.get(at).copied().flatten())
                    .min()
            });
            whys.collect::<Option<Vec<_>>>()?.into_iter().max()
        };
        let mut answers = Vec::new();
        for (said, whys) in &best {
            let whole = whys.iter().copied().collect::<Option<Vec<_>>>();
            let whole = whole.and_then(|whys| whys.into_iter().max());
            let entry = together(&|other: &Said| other.entry == said.entry);
            let anywhere = together(&|_: &Said| true).map(|why| why.max(Why::Scattered));
            answers.extend(whole.or(entry).or(anywhere).map(|why| answer(said, why)));
        }
        answers
    }

    /// How surely a record answers, the surest of its fields.
    pub fn likeness(answers: &[Answer]) -> Option<Likeness> {
        answers.first().map(|answer| answer.why.likeness())
    }
}

/// The words to look for; a single letter is one only where there is nothing else.
fn asked_words(words: &[String]) -> Vec<Asked> {
    let long: Vec<_> = words
        .iter()
        .filter(|word| word.chars().count() > 1)
        .collect();
    if long.is_empty() {
        return words.iter().map(|word| Asked::new(word)).collect();
    }
    long.into_iter().map(|word| Asked::new(word)).collect()
}

fn best_of(asked: &Asked, words: &[String], heard: &mut Heard) -> Option<Why> {
    let answers = words.iter().filter_map(|word| asked.answers(word, heard));
    answers.min()
}

fn answer(said: &Said, why: Why) -> Answer {
    let is_spelt = why == Why::Written && said.is_of_zone;
    let why = if is_spelt { Why::Zone } else { why };
    Answer {
        field: said.field.clone(),
        held: said.text.clone(),
        within: said.about,
        why,
    }
}
