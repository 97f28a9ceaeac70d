//! Wire values as words: times in UTC, ids with hyphens, codes as people say them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::reason::Reason;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::Day;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{Concern, DeliveryState, Warning};
pub(crate) use ntc_terminal::{clean, clean_lines, with_code};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::lang::{self, say};

/// Characters of a short id.
const SHORT_ID: usize = 18;

/// What stands for something that is not told.
pub(crate) const NOTHING: &str = "-";

/// A version of an agreement as the node names it: its id, its number and the beginning of its hash.
pub(crate) fn agreement(text: &str) -> String {
    let text = clean(text);
    let parts = text.split_once(" version ").and_then(|(id, rest)| {
        let (version, hash) = rest.split_once(' ')?;
        Some((id.to_owned(), version.to_owned(), hash.to_owned()))
    });
    match parts {
        Some((id, version, hash)) if !lang::is_english() => {
            format!("{} {hash}", say!("agreement-of-version", id, version))
        }
        _ => text,
    }
}

/// What the own rules do not show, beside what they do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unseen {
    /// Answers to a request.
    Answers,
    /// Outcomes of an alert.
    Outcomes,
    /// Others of those that are shown.
    Others,
    /// Questions that records answer.
    Questions,
    /// Records.
    Records,
    /// Records of those that are listed.
    RecordsOfThese,
}

/// Says how many the own rules do not show; empty where they show all.
pub(crate) fn unseen(count: u64, what: Unseen) -> String {
    if count == 0 {
        return String::new();
    }
    let count = Grouped(count);
    let text = match what {
        Unseen::Answers => say!("words-unseen-answers", count),
        Unseen::Outcomes => say!("words-unseen-outcomes", count),
        Unseen::Others => say!("words-unseen-others", count),
        Unseen::Questions => say!("words-unseen-questions", count),
        Unseen::Records => say!("words-unseen-records", count),
        Unseen::RecordsOfThese => say!("words-unseen-records-of-these", count),
    };
    format!(" {text}\n")
}

/// A record's id.
pub(crate) fn id(bytes: &[u8]) -> String {
    Uuid::from_slice(bytes).map_or_else(|_| hex::encode(bytes), |id| id.to_string())
}

/// The kind of a record.
pub(crate) fn kind(number: i32) -> String {
    RecordKind::from_number(number).map_or_else(
        || say!("words-kind-unknown", number),
        |kind| lang::name("record_kind", kind.name()),
    )
}

/// The TLP label.
pub(crate) fn tlp(number: i32) -> String {
    Tlp::from_number(number).map_or_else(|| NOTHING.to_owned(), |tlp| tlp.name().to_owned())
}

/// The urgency.
pub(crate) fn urgency(number: i32) -> String {
    Urgency::from_number(number).map_or_else(
        || NOTHING.to_owned(),
        |urgency| lang::name("urgency", urgency.name()),
    )
}

/// Where a record stands with a partner: for people, and as a code.
pub(crate) fn delivery(number: i32) -> (String, &'static str) {
    match DeliveryState::try_from(number).unwrap_or_default() {
        DeliveryState::Unspecified => (say!("words-delivery-unknown"), "unknown"),
        DeliveryState::Queued => (say!("words-delivery-queued"), "queued"),
        DeliveryState::Sent => (say!("words-delivery-sent"), "sent"),
        DeliveryState::Received => (say!("words-delivery-received"), "received"),
        DeliveryState::Accepted => (say!("words-delivery-accepted"), "accepted"),
        DeliveryState::JudgedLater => (say!("words-delivery-judged-later"), "judged_later"),
        DeliveryState::Withheld => (say!("words-delivery-withheld"), "withheld"),
        DeliveryState::HeldBack => (say!("words-delivery-held-back"), "held_back"),
        DeliveryState::Erased => (say!("words-delivery-erased"), "erased"),
        DeliveryState::Refused => (say!("words-delivery-refused"), "refused"),
    }
}

/// The words of a code as they go on within a sentence: lists of codes begin theirs with a capital.
pub(crate) fn within(text: &str) -> String {
    uncapitalised(text, lang::current().tag())
}

/// The first letter small, unless it begins an abbreviation.
fn uncapitalised(text: &str, tag: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let Some(first) = first.filter(|_| rest.starts_with(char::is_lowercase)) else {
        return text.to_owned();
    };
    match (first, tag) {
        ('İ', _) => format!("i{rest}"),
        ('I', "az" | "tr") => format!("ı{rest}"),
        _ => first.to_lowercase().chain(rest.chars()).collect(),
    }
}

/// A stable code as people say it: `NO_AGREEMENT` is "no agreement".
pub(crate) fn code(code: &str) -> String {
    code.to_ascii_lowercase().replace('_', " ")
}

/// A reason as people say it: its code in words, or in other languages what it means; and the code itself, by which a page
/// about it is found.
pub(crate) fn reason(code: &str) -> String {
    match Reason::from_code(code) {
        Some(reason) if !lang::is_english() => {
            let meaning = lang::meaning(reason);
            with_code(meaning.strip_suffix('.').unwrap_or(&meaning), code)
        }
        _ => with_code(&self::code(code), code),
    }
}

/// Why the node refused something, in a line: its words, and in other languages what its reason means before them.
pub(crate) fn refusal(code: &str, message: &str) -> String {
    let message = clean(message);
    if lang::is_english() {
        return message;
    }
    let words = say!("failure-words-of-node", words = message);
    match Reason::from_code(code) {
        Some(reason) => format!("{} ({words})", lang::meaning(reason)),
        None => words,
    }
}

/// Why a rule of this program is broken, in a line: its words, and in other languages what its reason means before them.
pub(crate) fn broken_rule(reason: Reason, message: &str) -> String {
    let message = clean(message);
    if lang::is_english() {
        return message;
    }
    let words = say!("failure-words-of-rule", words = message);
    format!("{} ({words})", lang::meaning(reason))
}

/// A time for people, to the minute, in UTC.
pub(crate) fn time(millis: i64) -> String {
    stamp(millis).map_or_else(
        || NOTHING.to_owned(),
        |stamp| stamp.strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// What is shown before all else of whom or what nobody acts on alone.
pub(crate) fn contact_first() -> String {
    say!("words-contact-first")
}

/// The day that it is, in UTC.
pub(crate) fn today() -> Day {
    Day::at(Timestamp::from_millis(now_ms().cast_unsigned()))
}

/// A day for people, in UTC.
pub(crate) fn day(millis: i64) -> String {
    stamp(millis).map_or_else(
        || NOTHING.to_owned(),
        |stamp| stamp.strftime("%Y-%m-%d").to_string(),
    )
}

/// A time for programs: RFC 3339 in UTC, or null when it is not told.
pub(crate) fn time_json(millis: i64) -> Value {
    stamp(millis).map_or(Value::Null, |stamp| json!(format!("{stamp:.3}")))
}

/// A text for programs, or null when there is none.
pub(crate) fn text_json(text: &str) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    json!(text)
}

/// The TLP label for programs, or null when it is not known.
pub(crate) fn tlp_json(number: i32) -> Value {
    Tlp::from_number(number).map_or(Value::Null, |tlp| json!(tlp.name()))
}

/// The urgency for programs, or null when it is not known.
pub(crate) fn urgency_json(number: i32) -> Value {
    Urgency::from_number(number).map_or(Value::Null, |urgency| json!(urgency.name()))
}

/// A rule that spoke, for programs.
pub(crate) fn warning_json(warning: &Warning) -> Value {
    json!({
        "reason": warning.reason,
        "field": text_json(&warning.field),
        "message": warning.message,
        "phrase": lang::phrase_json(warning.phrase.as_ref()),
    })
}

/// Something to look at, for programs.
pub(crate) fn concern_json(concern: &Concern) -> Value {
    let phrase = lang::phrase_json(concern.phrase.as_ref());
    json!({ "code": concern.code, "text": concern.text, "phrase": phrase })
}

/// Something to look at, for people, and its code, by which a page about it is found.
pub(crate) fn concern(concern: &Concern) -> String {
    let text = lang::phrase(concern.phrase.as_ref(), &concern.text);
    with_code(&text, &concern.code)
}

/// The beginning of a record's id that tells it from others: its time to the millisecond and 12 random bits.
pub(crate) fn short_id(bytes: &[u8]) -> String {
    id(bytes).chars().take(SHORT_ID).collect()
}

/// How long ago a time was.
pub(crate) fn ago(millis: i64, now_ms: i64) -> String {
    if millis == 0 {
        return say!("words-never");
    }
    match now_ms.saturating_sub(millis) / 1000 {
        ..5 => say!("words-just-now"),
        seconds @ 5..120 => say!("words-seconds-ago", count = seconds),
        seconds @ 120..7200 => say!("words-minutes-ago", count = seconds / 60),
        seconds @ 7200..172_800 => say!("words-hours-ago", count = seconds / 3600),
        seconds => say!("words-days-ago", count = seconds / 86_400),
    }
}

/// Bytes for people.
pub(crate) fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}

/// Sections of a record, as people are told them.
pub(crate) fn sections(names: &[String]) -> String {
    let said = names.iter().map(|name| clean(&lang::name("section", name)));
    said.collect::<Vec<_>>().join(", ")
}

/// The names of slots; of one that this version does not know its number.
pub(crate) fn slots(set: SectionSet) -> Vec<String> {
    let slots = (0..).map_while(Slot::new).filter(|slot| set.holds(*slot));
    slots.map(|slot| slot.to_string()).collect()
}

/// `text`, or the sign for nothing.
pub(crate) fn or_nothing(text: &str) -> String {
    if text.is_empty() {
        NOTHING.to_owned()
    } else {
        text.to_owned()
    }
}

/// What is wrong with a field, behind its name; a node may have put the name there.
pub(crate) fn of_field(field: &str, message: &str) -> String {
    if field.is_empty() {
        return message.to_owned();
    }
    format!("{field}: {}", without_field(field, message))
}

/// A message without the name of the field that it begins with, where that stands beside it.
pub(crate) fn without_field<'m>(field: &str, message: &'m str) -> &'m str {
    let rest = message.strip_prefix(field);
    rest.and_then(|rest| rest.strip_prefix(": "))
        .unwrap_or(message)
}

/// This machine's time, in milliseconds.
pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

fn stamp(millis: i64) -> Option<jiff::Timestamp> {
    if millis == 0 {
        return None;
    }
    jiff::Timestamp::from_millisecond(millis).ok()
}

/// Unsigned milliseconds as the words of times take them.
pub(crate) fn millis(at: u64) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// Adds a member to a document.
pub(crate) fn put(document: &mut Value, key: &str, value: Value) {
    if let Some(object) = document.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_code_begin_small_within_a_sentence_and_abbreviations_stay() {
        for (text, tag, within) in [
            ("Паспорт", "ru", "паспорт"),
            ("VIN", "ru", "VIN"),
            ("İcazə", "az", "icazə"),
            ("Islak", "tr", "ıslak"),
            ("Imsi", "uz", "imsi"),
            ("passport", "en", "passport"),
            ("", "ru", ""),
        ] {
            assert_eq!(uncapitalised(text, tag), within, "{text}");
        }
    }

    #[test]
    fn times_are_in_utc_and_nothing_is_said_of_what_is_not_told() {
        assert_eq!(time(1_700_000_000_123), "2023-11-14 22:13");
        assert_eq!(
            time_json(1_700_000_000_123),
            json!("2023-11-14T22:13:20.123Z")
        );
        assert_eq!((time(0).as_str(), time_json(0)), (NOTHING, Value::Null));
    }

    #[test]
    fn what_is_not_shown_is_counted_and_nothing_is_said_where_all_is() {
        let told = |count| unseen(count, Unseen::Records);
        assert_eq!(told(0), "");
        assert_eq!(told(1), " 1 record that your rules do not show you.\n");
        assert_eq!(told(7), " 7 records that your rules do not show you.\n");
    }

    #[test]
    fn how_long_ago() {
        let now = 1_700_000_000_000;
        for (past, says) in [
            (0, "never"),
            (now, "just now"),
            (now + 9000, "just now"),
            (now - 61_000, "61 s ago"),
            (now - 7_200_000, "2 h ago"),
            (now - 259_200_000, "3 days ago"),
        ] {
            assert_eq!(ago(past, now), says);
        }
    }

    #[test]
    fn what_another_wrote_cannot_steer_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\nc\u{202e}d\u{9b}e"), "a [31mb cd e");
        assert_eq!(clean_lines("a\u{7}b\nc"), "a b\nc");
    }
}
