//! What a question offers, and how it is found by a part of it.

use std::fmt;

use ntc_core::forms::Row;
use ntc_core::model::codes::{CodeList, SITES, countries, site_sides};

use super::meaning;
use super::paper::Paper;
use crate::lang;

/// One choice.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Choice {
    /// What the draft holds when it is taken.
    pub(crate) value: String,
    /// What it means.
    pub(crate) meaning: String,
    /// Other spellings by which it is found.
    also: Vec<&'static str>,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value.as_str(), self.meaning.as_str()) {
            ("", meaning) => f.write_str(meaning),
            (value, "") => f.write_str(value),
            // The code belongs to the sentence, so that its full stop is not before it.
            (value, meaning) => write!(f, "{} ({value})", meaning.trim_end_matches('.')),
        }
    }
}

impl Choice {
    /// A choice that means itself.
    pub(crate) fn plain(value: impl Into<String>) -> Self {
        Self::of(value, "")
    }

    /// A choice that fills in nothing.
    pub(crate) fn word(meaning: &str) -> Self {
        Self::of("", meaning)
    }

    /// A choice and what it means.
    pub(crate) fn of(value: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            meaning: meaning.into(),
            also: Vec::new(),
        }
    }

    /// How well `typed` finds it, the greater the better; none when it does not.
    pub(crate) fn found_by(&self, typed: &str) -> Option<i64> {
        let typed = typed.trim().to_lowercase();
        let spellings = [self.value.as_str(), self.meaning.as_str()];
        let spellings = spellings.into_iter().chain(self.also.iter().copied());
        spellings
            .filter_map(|text| fits(&text.to_lowercase(), &typed))
            .max()
    }
}

/// Whole before the beginning, the beginning before the beginning of a word, and that before anything else.
fn fits(text: &str, typed: &str) -> Option<i64> {
    let starts_word = || {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.starts_with(typed))
    };
    if text == typed {
        Some(3)
    } else if text.starts_with(typed) {
        Some(2)
    } else if starts_word() {
        Some(1)
    } else {
        text.contains(typed).then_some(0)
    }
}

/// What a field offers in a draft: the codes or the names that its row has, otherwise the states.
pub(crate) fn choices(row: &Row, paper: &Paper) -> Vec<Choice> {
    match row.facts.codes {
        Some(list) if list.name == SITES.name => crossings(paper),
        Some(list) => codes(list),
        None if row.facts.names.is_empty() => states(),
        None => {
            let names = row.facts.names.iter();
            names
                .map(|name| Choice {
                    also: vec![name.meaning],
                    ..Choice::of(name.name, meaning::of_name(name.name, name.meaning))
                })
                .collect()
        }
    }
}

fn codes(list: &CodeList) -> Vec<Choice> {
    let codes = list.codes.iter();
    let choice = |code: &ntc_core::model::codes::Code| Choice {
        also: list.words_of(code.code).chain([code.label]).collect(),
        ..Choice::of(code.code, lang::label(list, code.code))
    };
    codes.map(choice).collect()
}

/// The crossings of the country that the draft names.
fn crossings(paper: &Paper) -> Vec<Choice> {
    let country = paper.get("event.place.country").unwrap_or_default();
    let lies = |choice: &Choice| site_sides(&choice.value).is_some_and(|it| it.contains(&country));
    codes(&SITES).into_iter().filter(lies).collect()
}

fn states() -> Vec<Choice> {
    let states = countries().into_iter();
    let choice = |(code, name): (&'static str, &'static str)| Choice {
        also: vec![name],
        ..Choice::of(code, lang::row("country", code, name))
    };
    states.map(choice).collect()
}

#[cfg(test)]
mod tests {
    use ntc_core::forms::notice_fields;

    use super::*;

    fn best(choices: &[Choice], typed: &str) -> String {
        let found = choices
            .iter()
            .filter_map(|it| Some((it.found_by(typed)?, it)));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found
            .first()
            .map(|(_, it)| it.value.clone())
            .unwrap_or_default()
    }

    #[test]
    fn a_code_stands_in_the_sentence_that_it_means() {
        let choice = Choice::of("examine", "Examination.");
        assert_eq!(choice.to_string(), "Examination (examine)");
    }

    #[test]
    fn a_choice_is_found_by_a_part_of_what_it_means_and_by_its_other_spellings() {
        let rows = notice_fields();
        let offered = |field: &str| choices(&rows[field], &Paper::default());
        assert_eq!(best(&offered("goods.items[].category"), "narc"), "narcotic");
        assert_eq!(best(&offered("goods.items[].unit"), "kg"), "KGM");
        assert_eq!(best(&offered("event.place.country"), "kazakh"), "KZ");
        assert_eq!(best(&offered("event.place.country"), "ge"), "GE");
        assert_eq!(best(&offered("handling.tlp"), "strict"), "AMBER+STRICT");
        assert_eq!(best(&offered("goods.items[].category"), "nothing such"), "");
    }

    #[test]
    fn crossings_are_those_of_the_country() {
        let row = &notice_fields()["event.place.site"];
        let mut paper = Paper::default();
        assert!(choices(row, &paper).is_empty());
        paper.put("event.place.country", "GE");
        let of_georgia = choices(row, &paper);
        assert_eq!(best(&of_georgia, "sarp"), "ge_sarpi");
        assert!(of_georgia.iter().all(|it| !it.value.starts_with("kz")));
    }
}
