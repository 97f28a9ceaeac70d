use std::collections::BTreeSet;

use super::*;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../proto/REASONS.md");

/// `proto/REASONS.md` as the table says it.
fn document() -> String {
    let mut text = "\
# Reasons

Every stable reason: its number and code on the wire, who has to change something (the gRPC code), how a command of
`ntc` ends (its exit code), and what it means. Numbers and codes never change their meaning and are never reused.
0 states no reason. A reason is never critical: a number or code that a version does not know is kept and shown as it
came.

This file is written from `node/core/src/reason/table.rs`, and a test compares the two:
`NTC_WRITE_REASONS=1 cargo test -p ntc-core reason` writes it again.

| number | code | gRPC | exit | meaning |
|---:|---|---|---:|---|
"
    .to_owned();
    for reason in Reason::ALL {
        let row = reason.row();
        text.push_str(&format!(
            "| {} | `{}` | {} | {} | {} |\n",
            row.number,
            row.code,
            row.class.name(),
            row.exit.code(),
            row.meaning
        ));
    }
    text
}

#[test]
fn every_reason_is_documented_as_it_is() {
    if std::env::var_os("NTC_WRITE_REASONS").is_some() {
        std::fs::write(DOCUMENT, document()).unwrap();
    }
    let held = std::fs::read_to_string(DOCUMENT).unwrap();
    assert_eq!(held, document(), "NTC_WRITE_REASONS=1 writes it again");
}

#[test]
fn codes_and_numbers_are_distinct_and_lead_back_to_their_reason() {
    let codes: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    let numbers: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.number()).collect();
    assert_eq!(codes.len(), Reason::ALL.len());
    assert_eq!(numbers.len(), Reason::ALL.len());
    assert!(!numbers.contains(&0));
    for reason in Reason::ALL {
        assert_eq!(Reason::from_code(reason.code()), Some(*reason));
        assert_eq!(Reason::from_number(reason.number()), Some(*reason));
    }
    assert_eq!(Reason::from_code("SOMETHING_NEW"), None);
}

#[test]
fn a_code_is_upper_snake_and_short() {
    for reason in Reason::ALL {
        let code = reason.code();
        let fits = |b: u8| b.is_ascii_uppercase() || b == b'_';
        assert!(code.len() <= 63 && code.bytes().all(fits), "{code}");
    }
}

#[test]
fn every_reason_is_a_failure_with_a_meaning_and_advice_for_every_call() {
    for reason in Reason::ALL {
        let row = reason.row();
        assert!(
            row.meaning.ends_with('.') && !row.meaning.starts_with(' '),
            "{reason}"
        );
        assert!(!matches!(row.exit, Exit::Done | Exit::Usage), "{reason}");
        for call in Call::ALL {
            let advice = reason.advice(call, "");
            assert!(!advice.is_empty() && !advice.ends_with('.'), "{reason}");
        }
        for (field, advice) in row.by_field {
            assert!(!field.is_empty() && !advice.ends_with('.'), "{reason}");
            assert_eq!(reason.advice(Call::Records, field), *advice, "{reason}");
        }
    }
}

#[test]
fn advice_names_a_command_of_the_call_that_was_refused() {
    let asked = |reason: Reason, call| reason.advice(call, "");
    assert!(asked(Reason::NotFound, Call::Partner).contains("ntc peer list"));
    assert!(asked(Reason::NotFound, Call::Records).contains("ntc alert list"));
    assert!(asked(Reason::NotFound, Call::Watchlist).contains("ntc watchlist list"));
    assert!(asked(Reason::PartyNotEnrolled, Call::Draft).contains("ntc peer list"));
    // Only drafts are like the sample; a card, a document or a list is not.
    for reason in Reason::ALL {
        for call in Call::ALL.into_iter().filter(|call| *call != Call::Draft) {
            let advice = asked(*reason, call);
            assert!(!advice.contains("alert sample"), "{reason} {call:?}");
        }
    }
}

#[test]
fn advice_fits_the_field_that_was_refused() {
    let advice = |field| Reason::PartyNotEnrolled.advice(Call::Draft, field);
    assert!(advice("audience[1]").contains("ntc peer list"));
    assert!(advice("parties[2].party").contains("ntc peer add"));
    // A name that only begins alike is another field.
    assert_eq!(advice("parties_of_old"), advice(""));
}

#[derive(Debug, Reasoned)]
#[reason(Busy)]
enum Sample {
    Whole,
    #[reason(FieldInvalid, field = "items[{_1}]")]
    Tuple((), u8),
    #[reason(FieldTooLong, field = "{name}.text")]
    Named {
        name: &'static str,
    },
    #[reason(inner)]
    Inner(Box<Self>),
    #[reason(self.1, field = "rows[{_0}]")]
    Within(u8, Reason),
    #[reason(self.what)]
    Carried {
        _at: u8,
        what: Box<Self>,
    },
}

#[derive(Debug, Reasoned)]
#[reason(self.reason, field = "{field}")]
struct Told {
    field: String,
    reason: Reason,
}

#[test]
fn an_error_says_its_reason_and_field_where_its_variant_stands() {
    let said = |sample: &Sample| (sample.reason(), Reasoned::field(sample));
    assert_eq!(said(&Sample::Whole), (Reason::Busy, None));
    let tuple = Sample::Tuple((), 2);
    assert_eq!(
        said(&tuple),
        (Reason::FieldInvalid, Some("items[2]".to_owned()))
    );
    let named = Sample::Named { name: "event" };
    let expected = (Reason::FieldTooLong, Some("event.text".to_owned()));
    assert_eq!(said(&named), expected);
    assert_eq!(said(&Sample::Inner(Box::new(named))), expected);
    let row = |reason| (reason, Some("rows[7]".to_owned()));
    for reason in [Reason::Busy, Reason::Corrupt] {
        let within = Sample::Within(7, reason);
        assert_eq!(
            said(&within),
            row(reason),
            "the reason of one, the field of the other"
        );
        let what = Box::new(within);
        assert_eq!(said(&Sample::Carried { _at: 0, what }), row(reason));
        let field = "event.text".to_owned();
        let told = Told { field, reason };
        let expected = (reason, Some("event.text".to_owned()));
        assert_eq!((told.reason(), Reasoned::field(&told)), expected);
    }
}
