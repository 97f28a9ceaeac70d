//! Sentences of the node, said in the language of the process by their codes.
//!
//! The node says each in English as well. That is shown where this version does not know the code, or knows it with other
//! places, so that nothing is told half.

use std::io;

use ntc_core::phrase::{Joint, List, Name, Row, Said, Sort, Value};
use ntc_core::reason::Reason;
use ntc_lang::Argument;
use ntc_policy::Bundle;
use ntc_proto::node::v1 as pb;
use serde_json::json;

use crate::plain::{clean, with_code};
use crate::{current, ids, is_english, meaning, say};

/// A sentence of the node in the language of the process.
pub fn phrase(phrase: Option<&pb::Phrase>, english: &str) -> String {
    said_or(phrase.filter(|_| !is_english()), english)
}

/// A sentence of this program's own core, in the language of the process.
pub fn spoken(said: &Said) -> String {
    spoken_or(Some(said), &said.to_string())
}

/// What the system said, in the language of the process; in English its own words, which are more exact.
pub fn system(error: &io::Error) -> String {
    said_by_system(error, Said::of_system)
}

/// The same of an address that was not reached.
pub fn line(error: &io::Error) -> String {
    said_by_system(error, Said::of_line)
}

fn said_by_system(error: &io::Error, said: fn(&io::Error) -> Said) -> String {
    if is_english() {
        return error.to_string();
    }
    spoken(&said(error))
}

/// Words of a library, which are English.
pub fn in_words(words: &impl ToString) -> String {
    let words = words.to_string();
    if is_english() {
        return words;
    }
    spoken(&Said::in_words(words))
}

/// A sentence that was read, or the English that came with it.
pub fn spoken_or(said: Option<&Said>, english: &str) -> String {
    let said = said.filter(|_| !is_english()).and_then(sentence);
    clean(said.as_deref().unwrap_or(english))
}

fn said_or(phrase: Option<&pb::Phrase>, english: &str) -> String {
    let said = phrase.and_then(Said::read);
    let said = said.and_then(|said| sentence(&said));
    clean(said.as_deref().unwrap_or(english))
}

/// Several sentences, by codes in the same order.
pub fn phrases(phrases: &[pb::Phrase], english: &[String]) -> Vec<String> {
    let of = |(position, english): (usize, &String)| phrase(phrases.get(position), english);
    english.iter().enumerate().map(of).collect()
}

/// Several sentences behind each other: by their codes, or all of them in English.
pub fn paragraph(phrases: &[pb::Phrase], english: &str) -> String {
    let said = phrases.iter().filter(|_| !is_english());
    let said = said.map(|phrase| sentence(&Said::read(phrase)?));
    let said: Option<Vec<_>> = said.collect();
    let said = said.filter(|said| !said.is_empty());
    clean(
        said.map(|said| said.join(" "))
            .as_deref()
            .unwrap_or(english),
    )
}

/// Several sentences as programs are told them.
pub fn phrases_json(phrases: &[pb::Phrase]) -> serde_json::Value {
    let phrases = phrases.iter().map(|phrase| phrase_json(Some(phrase)));
    phrases.collect()
}

/// A sentence as programs are told it.
pub fn phrase_json(phrase: Option<&pb::Phrase>) -> serde_json::Value {
    let said = phrase.and_then(Said::read);
    said.map_or(serde_json::Value::Null, |said| said_json(&said))
}

/// A sentence that was read, as programs are told it.
pub fn said_json(said: &Said) -> serde_json::Value {
    let places = said.places.iter();
    let places = places.map(|(name, value)| (name.clone(), value_json(value)));
    json!({ "code": said.code, "places": places.collect::<serde_json::Map<_, _>>() })
}

fn value_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => json!(text),
        Value::Count(count) => json!(count),
        Value::Name(name) => name_json(name),
        Value::List(List { joint, values }) => {
            let values: Vec<_> = values.iter().map(value_json).collect();
            json!({ "joint": joint.name(), "values": values })
        }
        Value::Said(said) => said_json(said),
    }
}

fn name_json(name: &Name) -> serde_json::Value {
    let mut json = json!({ "list": name.list, "member": name.code, "text": name.text });
    if !name.others.is_empty() {
        let others = name.others.iter();
        let others = others.map(|(language, text)| (language.clone(), text.clone().into()));
        let others = others.collect::<serde_json::Map<_, _>>();
        if let Some(fields) = json.as_object_mut() {
            fields.insert("others".to_owned(), others.into());
        }
    }
    json
}

/// The sentence; none where this version does not know it as it was said.
fn sentence(said: &Said) -> Option<String> {
    let row = Row::of(&said.code)?;
    if said.places.len() != row.places.len() {
        return None;
    }
    let places = row.places.iter().map(|(name, sort)| {
        let (_, value) = said.places.iter().find(|(of, _)| of == name)?;
        is_of(value, *sort).then_some(())?;
        Some((*name, argument(value)?))
    });
    let places: Vec<_> = places.collect::<Option<_>>()?;
    current().sentence(&ids::row("phrase", row.code), row.english, &places)
}

const fn is_of(value: &Value, sort: Sort) -> bool {
    match sort {
        Sort::Any => true,
        Sort::Text => matches!(value, Value::Text(_)),
        Sort::Count => matches!(value, Value::Count(_)),
        Sort::Name => matches!(value, Value::Name(_)),
        Sort::List => matches!(value, Value::List(_)),
        Sort::Said => matches!(value, Value::Said(_)),
    }
}

fn argument(value: &Value) -> Option<Argument<'_>> {
    Some(match value {
        Value::Count(count) => Argument::from(*count),
        Value::Text(text) => Argument::from(text),
        Value::Name(name) => named(name).into(),
        Value::List(list) => joined(list)?.into(),
        Value::Said(said) => sentence(said)?.into(),
    })
}

fn named(name: &Name) -> String {
    let Name {
        list, code, text, ..
    } = name;
    match list.as_str() {
        "rule_why" if !is_shipped(code, text) => name.in_words_of(current().tag()).to_owned(),
        "agreement_state" => state_in_words(code),
        "node_state" => state_of_node(code),
        "reason" => Reason::from_code(code).map_or_else(|| text.clone(), meaning),
        _ => current().of_table(&ids::row(list, code), text),
    }
}

/// Whether a rule of this id says of itself what the one that is shipped with the node says.
fn is_shipped(id: &str, why: &str) -> bool {
    let mut shipped = shipped();
    shipped.any(|(known, said)| known == id && said == why)
}

/// The rules that are shipped with a node, and why there is each.
pub fn shipped() -> impl Iterator<Item = (String, String)> {
    let read = Bundle::read(ntc_policy::DEFAULT_RULES).ok();
    read.into_iter().flat_map(|bundle| {
        let rules = bundle.rules().iter();
        let rules = rules.map(|rule| (rule.id().to_string(), rule.why().to_string()));
        rules.collect::<Vec<_>>()
    })
}

fn joined(List { joint, values }: &List) -> Option<String> {
    let mut said = String::new();
    for (position, value) in values.iter().enumerate() {
        let one = match value {
            Value::Count(count) => count.to_string(),
            Value::Text(text) => text.clone(),
            Value::Name(name) => named(name),
            Value::List(list) => joined(list)?,
            Value::Said(of) => sentence(of)?,
        };
        said = match joint {
            _ if position == 0 => one,
            Joint::Comma | Joint::Semicolon | Joint::Sentences => {
                format!("{said}{}{one}", joint.english())
            }
            Joint::And | Joint::Or => pair(*joint, &said, &one)?,
        };
    }
    Some(said)
}

fn pair(joint: Joint, one: &str, other: &str) -> Option<String> {
    let row = Row::of(joint.name())?;
    let places = [("one", one.into()), ("other", other.into())];
    current().sentence(&ids::row("phrase", row.code), row.english, &places)
}

/// The code of a state of an agreement, as people are told it.
pub fn state_in_words(code: &str) -> String {
    match code {
        "proposed" => say!("agreement-state-proposed"),
        "not_yet_valid" => say!("agreement-state-not-yet-valid"),
        "in_force" => say!("agreement-state-in-force"),
        "provisional" => say!("agreement-state-provisional"),
        "suspended" => say!("agreement-state-suspended"),
        "expired" => say!("agreement-state-expired"),
        "terminated" => say!("agreement-state-terminated"),
        "superseded" => say!("agreement-state-superseded"),
        "left_out" => say!("agreement-state-left-out"),
        "withdrawn" => say!("agreement-state-withdrawn"),
        "excluded" => say!("agreement-state-excluded"),
        other => other.replace('_', " "),
    }
}

/// How a node is, as people are told it, and its code, by which a page about it is found.
pub fn state_of_node(state: &str) -> String {
    let words = match state {
        "ready" => say!("node-state-ready"),
        "full" => say!("node-state-full"),
        "starting" => say!("node-state-starting"),
        "read_only" => say!("node-state-read-only"),
        "guarded" => say!("node-state-guarded"),
        other => return other.replace('_', " "),
    };
    with_code(&words, state)
}

#[cfg(test)]
mod tests {
    use ntc_core::phrase::{Phrase, RuleWhy};
    use ntc_core::section::{Section, SectionSet};
    use ntc_lang::Language;

    use super::*;

    #[test]
    fn what_no_table_knows_is_shown_as_the_node_said_it() {
        let unknown = Said {
            code: "of_tomorrow".to_owned(),
            places: Vec::new(),
        };
        assert_eq!(sentence(&unknown), None);
        let mut said = Phrase::IfTlp {
            tlp: "GREEN".to_owned(),
        }
        .said();
        assert_eq!(sentence(&said).unwrap(), "it were TLP:GREEN");
        let mut more = said.clone();
        more.places.push(("more".to_owned(), Value::Count(3)));
        assert_eq!(sentence(&more), None, "a place too many");
        said.places[0].1 = Value::Count(3);
        assert_eq!(sentence(&said), None, "a count is no text");
        let around = Phrase::GetsNothing {
            party: "KZ/customs".to_owned(),
            why: unknown,
        };
        assert_eq!(sentence(&around.said()), None, "one unknown within");
    }

    /// In any language but English, which is always what the node said.
    #[test]
    fn what_cannot_be_said_by_its_code_is_said_in_the_words_of_the_node() {
        let known = Phrase::IfTlp {
            tlp: "GREEN".to_owned(),
        };
        let known = pb::Phrase::from(known);
        assert_eq!(said_or(Some(&known), "node"), "it were TLP:GREEN");
        let (mut unknown, mut more, mut later) = (known.clone(), known.clone(), known);
        unknown.code = "of_tomorrow".to_owned();
        more.places.push(pb::PhrasePlace {
            name: "more".to_owned(),
            ..more.places[0].clone()
        });
        later.places[0].value = Some(pb::PhraseValue { is: None });
        for phrase in [None, Some(&unknown), Some(&more), Some(&later)] {
            assert_eq!(said_or(phrase, "node"), "node", "{phrase:?}");
        }
        let words = ["one".to_owned(), "other".to_owned()];
        assert_eq!(phrases(&[unknown], &words), words);
    }

    #[test]
    fn the_english_of_the_catalogue_is_the_english_of_the_node() {
        let kept = Phrase::KeptBy {
            section: Section::Media.into(),
            rule: Phrase::RuleForbids {
                rule: "no-pictures".to_owned(),
                why: Name::of_rule("no-pictures", "pictures { $stay } here"),
            }
            .said(),
        };
        let some = Phrase::GetsSome {
            party: "KZ/customs".to_owned(),
            goes: 1200,
            count: 8,
            kept: List::of(Joint::And, [kept.clone(), kept]),
        };
        assert_eq!(sentence(&some.clone().said()).unwrap(), some.to_string());
    }

    #[test]
    fn why_there_is_a_rule_is_said_in_the_words_of_its_author_for_the_reader() {
        let why = |plain, others: &[(&str, &str)]| {
            let others = others.iter();
            let others = others.map(|(of, text)| ((*of).to_owned(), (*text).to_owned()));
            let name = Name::of_rule("no-pictures", RuleWhy::new(plain, others));
            let said = Value::Name(name.clone());
            let over_the_wire = Said {
                code: "x".to_owned(),
                places: vec![("why".to_owned(), said)],
            };
            let read = Said::read(&(&over_the_wire).into()).unwrap();
            assert_eq!(read, over_the_wire);
            name
        };
        let some = why("pictures stay", &[("ru", "снимки не передаются")]);
        assert_eq!(some.in_words_of("ru"), "снимки не передаются");
        assert_eq!(some.in_words_of("kk"), "pictures stay");
        assert_eq!(named(&some), "pictures stay");
        // Where the plain words are of another language, English has its own.
        let other = why("суреттер қалады", &[("en", "pictures stay")]);
        assert_eq!(named(&other), "pictures stay");
        assert_eq!(other.in_words_of("kk"), "суреттер қалады");
    }

    /// Each sentence with something in each place is a text of its own in each language.
    #[test]
    fn every_sentence_is_said_in_every_language() {
        let mut wrong = Vec::new();
        for row in Phrase::TABLE {
            for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
                for count in [1_u64, 3, 5, 21] {
                    let places = row.places.iter().map(|(name, sort)| {
                        let filled = if *sort == Sort::Count {
                            Argument::from(count)
                        } else {
                            Argument::from("§")
                        };
                        (*name, filled)
                    });
                    let places: Vec<_> = places.collect();
                    let key = ids::row("phrase", row.code);
                    let said = language.sentence(&key, row.english, &places);
                    let said = said.unwrap_or_default();
                    let texts = row.places.iter().filter(|(_, it)| *it != Sort::Count);
                    let is_whole = said.matches('§').count() == texts.count();
                    if said.is_empty() || said.contains(['{', '$']) || !is_whole {
                        wrong.push(format!("{language}: {}: {said}", row.code));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn sections_of_nothing_are_the_header_alone() {
        let allows = Phrase::Allows {
            terms: 1,
            sections: List::sections(SectionSet::EMPTY),
        };
        assert_eq!(
            sentence(&allows.said()).unwrap(),
            "terms 1 allow the header only"
        );
    }
}
