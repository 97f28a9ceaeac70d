//! The name of a record.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use uuid::{Builder, Uuid, Variant};

use crate::time::Timestamp;

/// The id of a record: a UUID of version 7 (RFC 9562), so that ids sort by the time of signing.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct RecordId([u8; 16]);

/// The bytes or the text are no record id.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "not a record id; give the UUID of version 7 that `ntc alert list` shows, for example \
     018bcfe5-68b4-7000-8000-000000000000"
)]
pub struct InvalidRecordId;

impl RecordId {
    /// Builds an id from the time of signing and ten random bytes.
    pub fn new(now: Timestamp, random: &[u8; 10]) -> Self {
        Self(
            *Builder::from_unix_timestamp_millis(now.as_millis(), random)
                .as_uuid()
                .as_bytes(),
        )
    }

    /// Reads sixteen bytes.
    ///
    /// # Errors
    /// When there are not sixteen bytes, or they are no UUID of version 7.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, InvalidRecordId> {
        Uuid::from_slice(bytes)
            .map_err(|_| InvalidRecordId)
            .and_then(Self::from_uuid)
    }

    fn from_uuid(uuid: Uuid) -> Result<Self, InvalidRecordId> {
        if uuid.get_version_num() == 7 && uuid.get_variant() == Variant::RFC4122 {
            Ok(Self(*uuid.as_bytes()))
        } else {
            Err(InvalidRecordId)
        }
    }

    /// The time that it begins with: when its author made it, as the author says.
    pub const fn made(&self) -> Timestamp {
        Self::made_by(&self.0)
    }

    /// The time that the bytes of an id begin with.
    pub const fn made_by(id: &[u8; 16]) -> Timestamp {
        let [a, b, c, d, e, f, ..] = *id;
        Timestamp::from_millis(u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }

    /// The sixteen bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(Uuid::from_bytes_ref(&self.0).as_hyphenated(), f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RecordId {
    type Err = InvalidRecordId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text)
            .map_err(|_| InvalidRecordId)
            .and_then(Self::from_uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_its_bytes() {
        let id = RecordId::new(Timestamp::from_millis(1_700_000_000_000), &[0xff; 10]);
        assert_eq!(id.to_string(), "018bcfe5-6800-7fff-bfff-ffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(RecordId::from_slice(id.as_bytes()), Ok(id));
    }

    #[test]
    fn an_id_tells_when_it_was_made() {
        for millis in [0, 1_700_000_000_000, (1 << 48) - 1] {
            let made = Timestamp::from_millis(millis);
            assert_eq!(RecordId::new(made, &[7; 10]).made(), made);
        }
    }

    #[test]
    fn a_later_record_sorts_later() {
        let earlier = RecordId::new(Timestamp::from_millis(5), &[0xff; 10]);
        assert!(earlier < RecordId::new(Timestamp::from_millis(6), &[0; 10]));
    }

    #[test]
    fn other_lengths_and_other_versions_are_refused() {
        assert_eq!(RecordId::from_slice(&[0; 15]), Err(InvalidRecordId));
        assert_eq!(RecordId::from_slice(&[0; 16]), Err(InvalidRecordId));
        let v4 = "f47ac10b-58cc-4372-a567-0e02b2c3d479";
        assert_eq!(v4.parse::<RecordId>(), Err(InvalidRecordId));
    }
}
