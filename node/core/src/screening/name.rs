//! A name made ready for comparison: its words as sounds, each with what it is and how much it tells.

use std::fmt;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::given::{Given, name_of};
use super::legal::{self, Form, MAX_FORM_WORDS};
use super::romanise::romanised;
use super::short::names_of;
use super::sound::Sounds;
use super::words::{Common, common, is_patronymic, is_son};
use crate::finding::countries_named;

/// Most words of a name that are compared; of a longer one the first.
pub const MAX_NAME_WORDS: usize = 12;

/// Whose name it is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Bearer {
    /// A natural person.
    #[default]
    Person,
    /// A company, an organisation.
    Organisation,
    /// A vessel or another conveyance.
    Vessel,
}

/// What a word is in a name.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A given or family name, or what names a company.
    Name,
    /// One letter.
    Initial,
    /// A father's name.
    Patronymic,
    /// Whose child somebody is, behind bin, ibn or bint.
    Lineage,
    /// al, bin, de, van.
    Particle,
    /// An everyday word of companies' names.
    Trade,
    /// A number.
    Number,
    /// A country in the name of a company or a vessel.
    Place,
}

/// A word of a name.
#[derive(Clone)]
pub struct Word {
    /// As written, in its compatibility form.
    pub(super) written: String,
    pub(super) part: Part,
    pub(super) sounds: Sounds,
    is_syllabic: bool,
    /// The given names that it is a form of.
    pub(super) short: u64,
    /// The given name that it is a form of, where others sound like it.
    pub(super) given: Given,
    /// How much it tells, in hundredths of a plain word.
    pub(super) weight: u32,
}

/// A name made ready for comparison.
#[derive(Clone)]
pub struct Name {
    pub(super) bearer: Bearer,
    pub(super) words: Vec<Word>,
    pub(super) form: Option<Form>,
    /// Made of legal forms or everyday words alone.
    is_common: bool,
}

impl Name {
    /// Reads a name of `bearer` as written. It has no word where the text has no letter and no digit.
    pub fn read(text: &str, bearer: Bearer) -> Self {
        let of_person = bearer == Bearer::Person;
        let mut written = with_articles_apart(split(text));
        if !of_person {
            written = with_letters_joined(written);
        }
        let Written {
            words: written,
            form,
            is_form,
        } = without_forms(written, of_person);
        let mut words: Vec<Word> = Vec::new();
        let mut after_son = false;
        // A capital among small letters is an initial, also where the small letter is a word of its own.
        let has_small = text.chars().any(char::is_lowercase);
        for word in written {
            let lower = lower(&word);
            let is_initial = of_person && has_small && is_capital(&word);
            match common(&lower, of_person).filter(|_| !is_initial) {
                Some(Common::Title) => {}
                Some(Common::Child) => {
                    if let Some(last) = words.last_mut() {
                        last.part = Part::Patronymic;
                    }
                }
                Some(Common::Particle) => {
                    after_son = of_person && (after_son || is_son(&lower));
                    words.push(Word::new(word, Part::Particle));
                    continue;
                }
                Some(Common::Trade) => words.push(Word::new(word, Part::Trade)),
                None => {
                    let mut word = Word::of_lower(word, &lower, of_person);
                    if after_son && word.part == Part::Name {
                        word.part = Part::Lineage;
                    }
                    words.push(word);
                }
            }
            after_son = false;
        }
        words.truncate(MAX_NAME_WORDS);
        let is_telling = |word: &Word| matches!(word.part, Part::Name | Part::Number);
        let is_common = is_form || !words.iter().any(is_telling);
        if !words.iter().any(is_telling) {
            for word in &mut words {
                if word.part != Part::Initial {
                    word.part = Part::Name;
                }
            }
        }
        for word in &mut words {
            word.weigh();
        }
        Self {
            bearer,
            words,
            form,
            is_common,
        }
    }

    /// A name of words that an index holds.
    pub(super) const fn of_words(bearer: Bearer, words: Vec<Word>) -> Self {
        Self {
            bearer,
            words,
            form: None,
            is_common: false,
        }
    }

    /// How many of its words tell its bearer from others: neither initials nor particles nor titles, and of companies
    /// neither legal forms nor everyday words.
    pub fn telling(&self) -> usize {
        self.telling_words().count()
    }

    /// Those words as written.
    pub fn telling_words(&self) -> impl Iterator<Item = &str> {
        let is_telling = |word: &&Word| {
            !self.is_common
                && matches!(
                    word.part,
                    Part::Name | Part::Patronymic | Part::Lineage | Part::Number
                )
        };
        let words = self.words.iter().filter(is_telling);
        words.map(|word| word.written.as_str())
    }

    /// True for a company that is one natural person, by its legal form.
    pub fn is_of_sole_trader(&self) -> bool {
        self.form == Some(Form::Sole)
    }

    /// True for a name without a word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A name is personal: shows its size alone.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.len();
        f.debug_struct("Name")
            .field("bearer", &self.bearer)
            .field("words", &words)
            .finish_non_exhaustive()
    }
}

impl Part {
    /// True for what names are looked up by.
    pub(super) const fn is_telling(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Patronymic
                | Self::Lineage
                | Self::Trade
                | Self::Number
                | Self::Place
        )
    }
}

impl Word {
    fn new(written: String, part: Part) -> Self {
        let sounds = Sounds::of(&written);
        let is_syllabic = written.chars().any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
        Self {
            written,
            part,
            sounds,
            is_syllabic,
            short: 0,
            given: 0,
            weight: 0,
        }
    }

    /// A word that an index holds.
    pub(super) fn held(
        sounds: Sounds,
        (part, is_syllabic): (Part, bool),
        (short, given): (u64, Given),
    ) -> Self {
        let mut word = Self {
            written: String::new(),
            part,
            sounds,
            is_syllabic,
            short,
            given,
            weight: 0,
        };
        word.weigh();
        word
    }

    /// True for a word of East Asia's characters: names are made of few syllables there.
    pub(super) const fn is_syllabic(&self) -> bool {
        self.is_syllabic
    }

    /// True for a word that names are looked up by.
    pub(super) const fn is_telling(&self) -> bool {
        self.part.is_telling()
    }

    /// True for a word that others may be glued to.
    pub(super) const fn is_joinable(&self) -> bool {
        matches!(
            self.part,
            Part::Name | Part::Patronymic | Part::Lineage | Part::Trade | Part::Place
        )
    }

    fn of_lower(written: String, lower: &str, of_person: bool) -> Self {
        let is_digit = |c: char| c.is_ascii_digit();
        if lower.chars().all(is_digit) {
            return Self::new(written, Part::Number);
        }
        // A single character of East Asia is a whole name.
        let is_letter = |c: char| c < '\u{1100}';
        if of_person && lower.chars().nth(1).is_none() && lower.chars().all(is_letter) {
            return Self::new(written, Part::Initial);
        }
        let part = if of_person && is_patronymic(lower) {
            Part::Patronymic
        } else if !of_person && !countries_named(lower).is_empty() {
            Part::Place
        } else {
            Part::Name
        };
        let mut word = Self::new(written, part);
        if of_person {
            word.short = names_of(lower);
            word.given = name_of(&word.sounds);
        }
        if of_person && lower.contains(is_digit) && !lower.starts_with(is_digit) {
            word.sounds = Sounds::of(&lettered(lower));
        }
        word
    }

    fn weigh(&mut self) {
        let length = self.sounds.total.min(600);
        let by_length = 50 + length / 8;
        self.weight = match self.part {
            Part::Name | Part::Lineage | Part::Place => by_length,
            Part::Number => 100,
            Part::Patronymic => by_length * 2 / 3,
            Part::Initial => 30,
            Part::Particle => 10,
            Part::Trade => by_length / 2,
        };
    }

    /// How much it tells who bears it, in hundredths of a letter.
    pub(super) fn evidence(&self) -> u32 {
        let share = if self.is_syllabic {
            35
        } else if self.sounds.has_one_vowel() {
            75
        } else {
            100
        };
        self.sounds.whole * share / 100
    }

    /// In Latin letters.
    pub fn romanised(&self) -> String {
        romanised(&self.written)
    }
}

/// True for one capital letter.
fn is_capital(word: &str) -> bool {
    word.chars().nth(1).is_none() && word.chars().all(char::is_uppercase)
}

/// The words with an Arabic article apart from what it stands before.
fn with_articles_apart(words: Vec<String>) -> Vec<String> {
    const ARTICLE: &str = "ال";
    const LEAST: usize = 3;
    let mut apart = Vec::with_capacity(words.len());
    for word in words {
        match word.strip_prefix(ARTICLE) {
            Some(rest) if rest.chars().count() >= LEAST => {
                apart.extend([ARTICLE.to_owned(), rest.to_owned()]);
            }
            Some(_) | None => apart.push(word),
        }
    }
    apart
}

/// Runs of letters and digits; apostrophes and marks are left out of them.
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfkc() {
        if is_apostrophe(c) || is_mark(c) {
            if is_mark(c) {
                word.push(c);
            }
        } else if c.is_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '’' | '‘' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʿ' | 'ʾ' | '´' | '׳' | '\u{200c}' | '\u{200d}'
    )
}

/// Marks that are part of a word: accents, vowel signs of India and the Arab world.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

pub(super) fn lower(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .collect()
}

/// Letters that stand alone as one word: `S. A.` is `SA`.
fn with_letters_joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words {
        let is_letter = word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic);
        match joined.last_mut() {
            Some(last) if open && is_letter => last.push_str(&word),
            _ => joined.push(word),
        }
        open = is_letter;
    }
    joined
}

/// The words of a name, and what its legal form is.
struct Written {
    words: Vec<String>,
    form: Option<Form>,
    /// It is a legal form altogether.
    is_form: bool,
}

/// The words without legal forms, and the form that tells most. A name that is a form altogether stays. A person has
/// none.
fn without_forms(words: Vec<String>, of_person: bool) -> Written {
    if of_person {
        return Written {
            words,
            form: None,
            is_form: false,
        };
    }
    let lower: Vec<String> = words.iter().map(|word| lower(word)).collect();
    let mut kept = Vec::with_capacity(words.len());
    let mut found = None;
    let mut skip = 0;
    for (place, word) in words.iter().enumerate() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let rest = lower.get(place..).unwrap_or_default();
        let longest = (1..=rest.len().min(MAX_FORM_WORDS))
            .rev()
            .find_map(|count| {
                let text = rest.get(..count)?.join(" ");
                legal::form(&text).map(|form| (count, form))
            });
        match longest {
            Some((count, form)) => {
                skip = count - 1;
                if found.is_none() || found == Some(Form::Some) {
                    found = Some(form);
                }
            }
            None => kept.push(word.clone()),
        }
    }
    let is_form = kept.is_empty();
    Written {
        words: if is_form { words } else { kept },
        form: found.filter(|_| !is_form),
        is_form,
    }
}

/// Digits that stand for the letters they look like.
fn lettered(lower: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '9' => 'g',
        other => other,
    };
    lower.chars().map(letter).collect()
}
