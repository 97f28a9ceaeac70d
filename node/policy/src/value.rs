//! The value of a fact.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use ntc_core::phrase::{self, Joint, List, Phrase};
use ntc_core::time::Timestamp;

/// The value of a fact. Members of lists and parties are told by their names.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Value<'a> {
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text, a member of a list or a party.
    Text(Cow<'a, str>),
    /// A set of them.
    Texts(BTreeSet<Cow<'a, str>>),
    /// A moment.
    Time(Timestamp),
}

impl<'a> Value<'a> {
    /// A text.
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A set of texts.
    pub fn texts(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Texts(texts.into_iter().map(Cow::Borrowed).collect())
    }

    /// The same, owned.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Flag(flag) => Value::Flag(flag),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Texts(texts) => Value::Texts(
                texts
                    .into_iter()
                    .map(|text| Cow::Owned(text.into_owned()))
                    .collect(),
            ),
            Self::Time(at) => Value::Time(at),
        }
    }

    /// Adds it to the key of a remembered answer: equal keys are equal values.
    pub(crate) fn write(&self, key: &mut Vec<u8>) {
        match self {
            Self::Flag(flag) => key.extend([1, u8::from(*flag)]),
            Self::Number(number) => {
                key.push(2);
                key.extend(number.to_be_bytes());
            }
            Self::Text(text) => {
                key.push(3);
                write_text(text, key);
            }
            Self::Texts(texts) => {
                key.push(4);
                key.extend((texts.len() as u64).to_be_bytes());
                texts.iter().for_each(|text| write_text(text, key));
            }
            Self::Time(at) => {
                key.push(5);
                key.extend(at.as_millis().to_be_bytes());
            }
        }
    }
}

/// A text with its length before it.
pub(crate) fn write_text(text: &str, key: &mut Vec<u8>) {
    key.extend((text.len() as u64).to_be_bytes());
    key.extend(text.as_bytes());
}

impl Value<'_> {
    /// The value as a sentence holds it: texts as rules write them.
    pub fn said(&self) -> phrase::Value {
        match self {
            Self::Flag(true) => Phrase::Yes {}.into(),
            Self::Flag(false) => Phrase::No {}.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Text(text) => text.to_string().into(),
            Self::Texts(texts) if texts.is_empty() => Phrase::None {}.into(),
            Self::Texts(texts) => {
                List::of(Joint::Comma, texts.iter().map(ToString::to_string)).into()
            }
            Self::Time(at) => at.to_string().into(),
        }
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}
