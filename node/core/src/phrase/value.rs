//! What stands in the places of a sentence.

use std::fmt;

use super::Phrase;
use super::rule_why::RuleWhy;
use super::template::fill;
use crate::model::codes::CodeList;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reasoned;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// What stands in a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// A text that is alike in every language.
    Text(String),
    /// A count.
    Count(u64),
    /// A member of a list that has a name in every language.
    Name(Name),
    /// Several.
    List(List),
    /// A sentence.
    Said(Said),
}

/// Which of them stands in a place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sort {
    /// A text.
    Text,
    /// A count.
    Count,
    /// A member of a list, or a text where it is of none.
    Name,
    /// Several.
    List,
    /// A sentence.
    Said,
    /// Any of them.
    Any,
}

/// A member of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name {
    /// The list, as the catalogue calls it.
    pub list: String,
    /// Its code there.
    pub code: String,
    /// What English says for it.
    pub text: String,
    /// Its text in other languages, as its author gives it: language code and text. A text without a code serves every
    /// language that is not named. Empty for what the catalogue knows.
    pub others: Vec<(String, String)>,
}

/// How several values are joined.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Joint {
    /// One, two.
    Comma,
    /// One; two.
    Semicolon,
    /// One and two.
    And,
    /// One or two.
    Or,
    /// Whole sentences, one behind the other.
    Sentences,
}

/// Several values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct List {
    /// How they are joined.
    pub joint: Joint,
    /// The values.
    pub values: Vec<Value>,
}

/// A sentence as it goes over the wire: it may be one that this version does not know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// Its code.
    pub code: String,
    /// What stands in its places.
    pub places: Vec<(String, Value)>,
}

/// What can stand in a place of the table.
pub trait Place: Into<Value> {
    /// Which it is.
    const SORT: Sort;
}

macro_rules! places {
    ($($type:ty => $variant:ident;)+) => {
        $(impl Place for $type {
            const SORT: Sort = Sort::$variant;
        }

        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })+
    };
}

places! {
    String => Text;
    u64 => Count;
    Name => Name;
    List => List;
    Said => Said;
}

impl Place for Value {
    const SORT: Sort = Sort::Any;
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Self::Said(phrase.said())
    }
}

impl From<&Party> for Value {
    fn from(party: &Party) -> Self {
        Self::Text(party.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Timestamp> for Value {
    fn from(at: &Timestamp) -> Self {
        Self::Text(at.to_string())
    }
}

impl Joint {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Comma,
        Self::Semicolon,
        Self::And,
        Self::Or,
        Self::Sentences,
    ];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::And => "and",
            Self::Or => "or",
            Self::Sentences => "sentences",
        }
    }

    /// What stands between two values in English; in every language but for `and` and `or`.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Comma => ", ",
            Self::Semicolon => "; ",
            Self::And => " and ",
            Self::Or => " or ",
            Self::Sentences => " ",
        }
    }
}

impl List {
    /// Several values.
    pub fn of<V: Into<Value>>(joint: Joint, values: impl IntoIterator<Item = V>) -> Self {
        Self {
            joint,
            values: values.into_iter().map(Into::into).collect(),
        }
    }

    /// One, two and three.
    pub fn and<V: Into<Value>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::ended(Joint::And, values)
    }

    /// One, two or three.
    pub fn or<V: Into<Value>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::ended(Joint::Or, values)
    }

    /// Several by commas, the last by a word.
    fn ended<V: Into<Value>>(last_by: Joint, values: impl IntoIterator<Item = V>) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
        let last = values.pop();
        let first = match values.len() {
            0 | 1 => values.pop(),
            _ => Some(Value::List(Self::of(Joint::Comma, values))),
        };
        Self {
            joint: last_by,
            values: first.into_iter().chain(last).collect(),
        }
    }

    /// Sections by their names; without any it is the header alone.
    pub fn sections(sections: SectionSet) -> Self {
        if sections.is_empty() {
            return Self::of(Joint::Comma, [Phrase::HeaderOnly {}]);
        }
        Self::of(Joint::Comma, sections.iter().map(Name::from))
    }
}

impl Name {
    /// A member that English calls by its code.
    pub fn new(list: &str, code: &str) -> Self {
        Self {
            list: list.to_owned(),
            code: code.to_owned(),
            text: code.to_owned(),
            others: Vec::new(),
        }
    }

    /// Why there is a rule. Whose words they are its reader sees by them: those that are shipped with a node are known.
    pub fn of_rule(rule: &str, why: impl Into<RuleWhy>) -> Self {
        let why = why.into();
        let (plain, english) = (why.plain(), why.english());
        let plain = (plain != english).then(|| (String::new(), plain.to_owned()));
        Self {
            list: "rule_why".to_owned(),
            code: rule.to_owned(),
            text: english.to_owned(),
            others: why.others().iter().cloned().chain(plain).collect(),
        }
    }

    /// What whoever wrote it says for it to a reader of a language.
    pub fn in_words_of(&self, language: &str) -> &str {
        let of = |language: &str| self.others.iter().find(|(of, _)| of == language);
        let found = of(language).or_else(|| of(""));
        found.map_or(&self.text, |(_, text)| text)
    }

    /// A code of a list.
    pub fn of(list: &CodeList, code: &str) -> Self {
        Self::new(&list.word(), code)
    }
}

impl From<Section> for Name {
    fn from(section: Section) -> Self {
        Self::new("section", section.name())
    }
}

impl From<RecordKind> for Name {
    fn from(kind: RecordKind) -> Self {
        Self::new("record_kind", kind.name())
    }
}

impl From<Urgency> for Name {
    fn from(urgency: Urgency) -> Self {
        Self::new("urgency", urgency.name())
    }
}

impl Said {
    /// What an error says, in its own English words and by its reason, whose meaning every language has.
    pub fn of_error<E: Reasoned + fmt::Display>(error: &E) -> Self {
        let reason = Name::new("reason", error.reason().code());
        let words = error.to_string();
        Phrase::WordsFor { words, reason }.said()
    }

    /// Words that have no code: of a library, of the system or of a partner.
    pub fn in_words(words: impl fmt::Display) -> Self {
        let text = words.to_string();
        Phrase::InWords { text }.said()
    }

    /// The sentence in English; none where this version does not know it.
    pub fn english(&self) -> Option<String> {
        let row = super::Row::of(&self.code)?;
        Some(fill(row.english, &self.places))
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone().said().fmt(f)
    }
}

impl From<Phrase> for Said {
    fn from(phrase: Phrase) -> Self {
        phrase.said()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english().as_ref().unwrap_or(&self.code))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
            Self::Name(name) => f.write_str(&name.text),
            Self::List(list) => {
                for (position, value) in list.values.iter().enumerate() {
                    if position > 0 {
                        f.write_str(list.joint.english())?;
                    }
                    value.fmt(f)?;
                }
                Ok(())
            }
            Self::Said(said) => said.fmt(f),
        }
    }
}
