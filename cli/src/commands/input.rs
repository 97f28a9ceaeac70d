//! Files that an officer names, read with a limit, and ids that an officer types.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ntc_core::model::codes::{CodeList, PURPOSES};
use ntc_core::model::kind::Urgency;
use ntc_core::model::text::check_reason;
use ntc_core::model::{Moment, Precision};
use ntc_core::reason::{Call, Reason};
use ntc_lang::Grouped;
use ntc_proto::node::v1::CompleteIdRequest;
use uuid::Uuid;

use crate::client::{Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::words;

/// Largest file that is read whole; the largest of them is a table of seizures. Each kind has its own, smaller limit.
pub(crate) const MAX_FILE_LEN: u64 = ntc_core::intake::csv::MAX_FILE as u64;

/// Reads a whole file, or standard input for `-`.
pub(crate) fn read(call: Call, path: &Path, what: &str) -> Result<Vec<u8>, Failure> {
    let name = path.display().to_string();
    let failed = |error: io::Error| Failure::io(what, &name, &error);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(MAX_FILE_LEN + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    } else {
        File::open(path)
            .map_err(failed)?
            .take(MAX_FILE_LEN + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    }
    if bytes.len() as u64 > MAX_FILE_LEN {
        let why = say!("input-too-large", name, limit = MAX_FILE_LEN);
        return Err(Failure::said(call, what, Reason::TooLarge, "", why));
    }
    Ok(bytes)
}

/// Bytes that an officer types as one word.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

/// A record's id as the officer types it: whole, or its beginning as lists show it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum RecordId {
    /// 16 bytes.
    Whole(Vec<u8>),
    /// The first hexadecimal digits, at least those of its time.
    Start(String),
}

/// Hexadecimal digits of the time that an id begins with, milliseconds.
const TIME_DIGITS: usize = 12;

/// Reads an id, with or without hyphens.
pub(crate) fn record_id(text: &str) -> Result<RecordId, String> {
    if let Ok(id) = Uuid::try_parse(text) {
        return Ok(RecordId::Whole(id.as_bytes().to_vec()));
    }
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    let is_hex = digits.chars().all(|c| c.is_ascii_hexdigit());
    if is_hex && (TIME_DIGITS..32).contains(&digits.len()) {
        return Ok(RecordId::Start(digits.to_ascii_lowercase()));
    }
    Err(say!("input-id-form"))
}

impl RecordId {
    /// The whole id. Of a beginning the node is asked which records have it, whatever became of them.
    pub(crate) async fn whole(self, node: &Node, what: &str) -> Result<Vec<u8>, Failure> {
        let start = match self {
            Self::Whole(id) => return Ok(id),
            Self::Start(start) => start,
        };
        // Half a byte at the end is compared here.
        let bytes = start.get(..start.len() / 2 * 2).unwrap_or_default();
        let request = CompleteIdRequest {
            start: hex::decode(bytes).unwrap_or_default(),
        };
        let completed = node.records().complete_id(ask(request)).await;
        let completed = completed
            .map_err(|status| Failure::status(Call::Records, what, &status))?
            .into_inner();
        let mut ids = completed.ids;
        ids.retain(|id| hex::encode(id).starts_with(&start));
        match ids.as_slice() {
            [id] => Ok(id.clone()),
            [] => {
                let (reason, why) = if completed.index_behind == 0 {
                    (Reason::NotFound, say!("input-id-none"))
                } else {
                    let behind = Grouped(completed.index_behind);
                    (Reason::IndexBehind, say!("input-id-behind", count = behind))
                };
                Err(Failure::said(Call::Records, what, reason, "id", why))
            }
            several => Err(self::several(several, what)),
        }
    }
}

/// Several ids begin as the officer typed.
pub(crate) fn several(ids: &[Vec<u8>], what: &str) -> Failure {
    let ids: Vec<_> = ids.iter().map(|id| words::id(id)).collect();
    let why = say!("input-id-several", ids = ids.join(", "));
    let advice = say!("input-id-whole");
    Failure::new(Exit::InvalidInput, what, why, advice)
        .with_reason(Reason::IdAmbiguous.code())
        .with_field("id")
}

/// A SHA-256 as the officer types it.
pub(crate) fn sha256(text: &str) -> Result<Bytes, String> {
    hex::decode(text)
        .ok()
        .filter(|hash| hash.len() == 32)
        .map(Bytes)
        .ok_or_else(|| say!("input-sha256"))
}

/// A code of `list`, in any of its spellings; `all` is what the codes are called together.
pub(crate) fn code(list: &CodeList, all: &str, text: &str) -> Result<&'static str, String> {
    list.read(text).ok_or_else(|| {
        let codes: Vec<_> = list.codes.iter().map(|entry| entry.code).collect();
        say!("input-codes", all, codes = codes.join(", "))
    })
}

/// Text that says why; the node holds it to the same rule.
pub(crate) fn reason(text: &str) -> Result<String, String> {
    check_reason("reason", text)
        .map_err(|invalid| say!("input-reason-wrong", why = invalid.message))?;
    Ok(text.to_owned())
}

/// A reason that has to say something: partners see it where they are stopped.
pub(crate) fn why(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err(say!("input-say-why"));
    }
    reason(text)
}

/// A time as the officer types it: a day, a minute, RFC 3339, or how long ago (`90m`, `12h`, `7d`).
pub(crate) fn time(text: &str) -> Result<i64, String> {
    let help = || say!("input-time", text);
    if let Some(span) = how_long_ago(text) {
        return Ok(words::now_ms().saturating_sub(span));
    }
    if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
        return Ok(stamp.as_millisecond());
    }
    let at = text.parse::<jiff::civil::DateTime>().map_err(|_| help())?;
    jiff::tz::TimeZone::UTC
        .to_timestamp(at)
        .map(jiff::Timestamp::as_millisecond)
        .map_err(|_| help())
}

fn how_long_ago(text: &str) -> Option<i64> {
    let unit: i64 = match text.chars().last()? {
        'm' => 60_000,
        'h' => 3_600_000,
        'd' => 86_400_000,
        _ => return None,
    };
    let number: i64 = text.strip_suffix(['m', 'h', 'd'])?.parse().ok()?;
    (number >= 0).then(|| number.saturating_mul(unit))
}

/// Bytes in hexadecimal, as an answer told them.
pub(crate) fn hex(text: &str) -> Result<Bytes, String> {
    hex::decode(text).map(Bytes).map_err(|_| say!("input-hex"))
}

/// The urgency of a request.
pub(crate) fn urgency(text: &str) -> Result<Urgency, String> {
    text.parse().map_err(|_| say!("input-urgency"))
}

/// What a record may be used for.
pub(crate) fn purpose(text: &str) -> Result<&'static str, String> {
    code(&PURPOSES, &say!("input-purposes"), text)
}

/// A time at which something ends: a day ends at its end.
pub(crate) fn end(text: &str) -> Result<i64, String> {
    let wrong = || say!("input-end");
    let moment = Moment::parse(text).ok_or_else(wrong)?;
    let end = match moment.precision {
        Precision::Minute | Precision::Hour => moment.at,
        Precision::Day | Precision::Month | Precision::Year => moment.end(),
    };
    i64::try_from(end.as_millis()).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let day = 1_764_028_800_000 - 86_400_000;
        assert_eq!(time("2025-11-24"), Ok(day));
        assert_eq!(time("2025-11-24T00:00"), Ok(day));
        assert_eq!(time("2025-11-24T04:00:00+04:00"), Ok(day));
        let now = words::now_ms();
        let week = time("7d").unwrap();
        assert!((now - week - 604_800_000).abs() < 60_000);
        for text in ["", "d", "yesterday", "-7d", "24.11.2025", "7w"] {
            assert!(time(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_reason_is_held_to_the_nodes_rule_before_it_is_sent() {
        assert!(reason("key stolen\nsee case 114").is_ok());
        assert!(reason(&"s".repeat(500)).is_ok());
        assert!(reason(&"s".repeat(501)).is_err());
        assert!(reason("\u{1b}[2J").is_err());
    }

    #[test]
    fn ids_and_hashes_are_whole_or_nothing() {
        assert!(record_id("0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091").is_ok());
        assert!(record_id("0193b5a0").is_err());
        assert!(record_id("0193b5a0-7c1").is_err());
        let start = RecordId::Start("0193b5a07c1e7d2f".to_owned());
        assert_eq!(record_id("0193B5A0-7c1e-7d2f"), Ok(start));
        assert!(record_id("0193b5a0-7c1e-7d2f-zzzz").is_err());
        assert!(sha256(&"ab".repeat(32)).is_ok());
        assert!(sha256(&"ab".repeat(31)).is_err());
        assert!(sha256(&"ab".repeat(33)).is_err());
    }
}
