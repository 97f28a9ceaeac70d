//! The form of a sentence on the wire.

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::phrase_value::Is;

use super::Phrase;
use super::value::{Joint, List, Name, Said, Value};

/// How deep sentences and lists stand in each other at most.
const MAX_DEPTH: usize = 16;

impl From<&Said> for pb::Phrase {
    fn from(said: &Said) -> Self {
        let places = said.places.iter().map(|(name, value)| pb::PhrasePlace {
            name: name.clone(),
            value: Some(value.into()),
        });
        Self {
            code: said.code.clone(),
            places: places.collect(),
        }
    }
}

impl From<Phrase> for pb::Phrase {
    fn from(phrase: Phrase) -> Self {
        Self::from(&phrase.said())
    }
}

impl From<&Value> for pb::PhraseValue {
    fn from(value: &Value) -> Self {
        let is = match value {
            Value::Text(text) => Is::Text(text.clone()),
            Value::Count(count) => Is::Count(*count),
            Value::Name(name) => Is::Name(pb::PhraseName {
                list: name.list.clone(),
                code: name.code.clone(),
                text: name.text.clone(),
                others: name.others.iter().map(words).collect(),
            }),
            Value::List(list) => Is::List(pb::PhraseList {
                joint: list.joint.name().to_owned(),
                values: list.values.iter().map(Self::from).collect(),
            }),
            Value::Said(said) => Is::Phrase(said.into()),
        };
        Self { is: Some(is) }
    }
}

impl Said {
    /// The sentence of a message; none where something in it is of a later version.
    pub fn read(phrase: &pb::Phrase) -> Option<Self> {
        said(phrase, MAX_DEPTH)
    }
}

fn said(phrase: &pb::Phrase, depth: usize) -> Option<Said> {
    let depth = depth.checked_sub(1)?;
    let places = phrase.places.iter().map(|place| {
        let read = value(place.value.as_ref()?, depth)?;
        Some((place.name.clone(), read))
    });
    Some(Said {
        code: phrase.code.clone(),
        places: places.collect::<Option<_>>()?,
    })
}

fn value(value: &pb::PhraseValue, depth: usize) -> Option<Value> {
    Some(match value.is.as_ref()? {
        Is::Text(text) => Value::Text(text.clone()),
        Is::Count(count) => Value::Count(*count),
        Is::Name(name) => Value::Name(Name {
            list: name.list.clone(),
            code: name.code.clone(),
            text: name.text.clone(),
            others: name.others.iter().map(read).collect(),
        }),
        Is::List(list) => Value::List(several(list, depth.checked_sub(1)?)?),
        Is::Phrase(phrase) => Value::Said(said(phrase, depth)?),
    })
}

fn words((language, text): &(String, String)) -> pb::PhraseWords {
    pb::PhraseWords {
        language: language.clone(),
        text: text.clone(),
    }
}

fn read(words: &pb::PhraseWords) -> (String, String) {
    (words.language.clone(), words.text.clone())
}

fn several(list: &pb::PhraseList, depth: usize) -> Option<List> {
    let mut joints = Joint::ALL.into_iter();
    let joint = joints.find(|joint| joint.name() == list.joint)?;
    let values = list.values.iter().map(|it| value(it, depth));
    Some(List {
        joint,
        values: values.collect::<Option<_>>()?,
    })
}
