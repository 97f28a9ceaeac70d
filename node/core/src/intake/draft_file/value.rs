//! The values of a draft file: numbers, times and codes as people write them.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// A number or a text that holds one; kept as text, so that no digit is lost.
#[derive(Clone, Debug, Default)]
pub(super) struct Number(pub(super) String);

/// A date or a time: text, a bare TOML date, or a year.
#[derive(Clone, Debug, Default)]
pub(super) struct When(pub(super) String);

struct Words(&'static str);

impl<'de> Visitor<'de> for Words {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    /// The shortest text that reads back as the same number: what was written, unless it had more than
    /// fifteen digits.
    fn visit_f64<E: Error>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }

    /// A bare date of TOML comes as a map of one entry, whose value is its text.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<String, A::Error> {
        let map = serde::de::value::MapAccessDeserializer::new(map);
        toml::value::Datetime::deserialize(map).map(|date| date.to_string())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words("a number")).map(Self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Words(
            "a date such as 2026-01-28, 2026-01 or 2026, or a time such as 2026-01-28T10:00Z",
        );
        deserializer.deserialize_any(words).map(Self)
    }
}
