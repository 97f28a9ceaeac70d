//! What to find, and the fields that answer.

use clap::Args;
use ntc_core::finding::{Likeness, Within};
use ntc_proto::node::v1::{Answer, NearMiss, Reading, Sought, Within as WithinNumber};
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::words;

/// Where to look.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct In {
    /// Look there alone: identifier, text, company, person, place, country, substance
    #[arg(long = "in", value_name = "WHERE", value_parser = within)]
    within: Option<Within>,
}

impl In {
    /// A text that is looked for there. Whether it can be read, the node says.
    pub(crate) fn sought(self, text: &str) -> Sought {
        Sought {
            text: text.to_owned(),
            within: self.within.map_or(0, |within| within as i32),
        }
    }
}

/// Looks for an identifier.
pub(crate) fn identifier(text: &str) -> Sought {
    Sought {
        text: text.to_owned(),
        within: WithinNumber::Identifier.into(),
    }
}

fn within(text: &str) -> Result<Within, String> {
    text.parse()
        .map_err(|_| say!("sought-where", names = Within::NAMES))
}

/// How surely, as people are told it.
fn likeness_said(number: i32) -> String {
    Likeness::from_number(number).map_or_else(
        || say!("sought-likeness-unknown"),
        |likeness| lang::name("likeness", likeness.name()),
    )
}

/// How surely, as a code.
pub(crate) fn likeness(number: i32) -> &'static str {
    Likeness::from_number(number).map_or("not told", Likeness::name)
}

/// A field that answers, in one line.
pub(crate) fn answer_line(answer: &Answer) -> String {
    let line = format!(
        "{}: {} = {} ({})",
        likeness_said(answer.likeness),
        answer.field,
        answer.held.replace('\n', " "),
        answer.because,
    );
    words::clean(&line)
}

/// A field that answers, for programs.
pub(crate) fn answer_json(answer: &Answer) -> Value {
    let within = Within::from_number(answer.within);
    json!({
        "field": answer.field,
        "held": answer.held,
        "in": within.map(Within::name),
        "likeness": likeness(answer.likeness),
        "why": answer.why,
        "because": answer.because,
    })
}

/// How the text reads as a number, in words; empty where nothing is to be said.
pub(crate) fn reading_line(reading: Option<&Reading>) -> String {
    let Some(reading) = reading.filter(|reading| !reading.would_hold.is_empty()) else {
        return String::new();
    };
    let line = say!(
        "sought-reading",
        scheme = &reading.scheme,
        number = &reading.normal,
        would = &reading.would_hold,
    );
    words::clean(&line) + "\n"
}

/// How the text reads as a number, for programs.
pub(crate) fn reading_json(reading: Option<&Reading>) -> Value {
    reading.map_or(Value::Null, |reading| {
        let holds = (!reading.would_hold.is_empty()).then_some(&reading.would_hold);
        json!({
            "scheme": reading.scheme,
            "normal": reading.normal,
            "check_digit_holds": holds.is_none(),
            "would_hold": holds,
        })
    })
}

/// Near misses in words, one line each, and whether there are more; empty where there are none.
pub(crate) fn near_lines(near: &[NearMiss]) -> String {
    let mut text = String::new();
    for miss in near {
        let line = say!(
            "sought-near",
            field = &miss.field,
            held = &miss.held,
            other = &miss.other_held,
            origin = &miss.other_origin,
            id = words::short_id(&miss.other_id),
            because = &miss.because,
        );
        text.push_str(&format!("  - {}\n", words::clean(&line)));
        if miss.more {
            let line = say!("sought-near-more", held = &miss.held);
            text.push_str(&format!("  - {}\n", words::clean(&line)));
        }
    }
    text
}

/// A near miss, for programs.
pub(crate) fn near_json(miss: &NearMiss) -> Value {
    json!({
        "likeness": "possible",
        "field": miss.field,
        "held": miss.held,
        "other_id": words::id(&miss.other_id),
        "other_origin": miss.other_origin,
        "other_field": miss.other_field,
        "other_held": miss.other_held,
        "why": miss.why,
        "because": miss.because,
        "more": miss.more,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_more_is_near_than_is_told_the_lines_say_so() {
        let miss = NearMiss {
            held: "CMAU1639120".to_owned(),
            ..NearMiss::default()
        };
        assert_eq!(near_lines(std::slice::from_ref(&miss)).lines().count(), 1);
        let more = NearMiss { more: true, ..miss };
        let lines = near_lines(&[more]);
        assert!(
            lines.ends_with(
                "\n  - more numbers are near CMAU1639120 than are told here; 'ntc find' with it shows them\n"
            ),
            "{lines}"
        );
    }
}
