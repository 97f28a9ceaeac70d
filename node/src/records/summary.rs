//! The summary: what a line of a list shows of a record beside what the index knows of it.

use ntc_core::record::{Moment, Precision, Record};
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use prost::Message;

use crate::media::Body;
use crate::store::index::IndexEntry;

/// The summary of one record, as it stands in the index.
#[derive(Clone, Eq, Message, PartialEq)]
pub(crate) struct Summary {
    /// When the event was, milliseconds since the epoch; none when that is not disclosed.
    #[prost(uint64, optional, tag = "1")]
    pub(crate) event_ms: Option<u64>,
    /// Where, in words; empty when that is not disclosed.
    #[prost(string, tag = "2")]
    pub(crate) place: String,
    /// What goods, in words.
    #[prost(string, tag = "3")]
    pub(crate) goods: String,
    /// Number of the traffic light.
    #[prost(uint32, tag = "4")]
    pub(crate) tlp: u32,
    /// Number of the urgency.
    #[prost(uint32, tag = "5")]
    pub(crate) urgency: u32,
    /// The bodies that it names.
    #[prost(message, repeated, tag = "6")]
    media: Vec<Named>,
    /// The record that it passes on.
    #[prost(message, optional, tag = "7")]
    pub(crate) carried: Option<Carried>,
    /// Number of the precision with which the event's time is known; 0 when that is not disclosed.
    #[prost(uint32, tag = "8")]
    event_precision: u32,
    /// True where the event was only about then.
    #[prost(bool, tag = "9")]
    event_about: bool,
}

/// A record of another party that one passes on.
#[derive(Clone, Eq, Message, PartialEq)]
pub(crate) struct Carried {
    #[prost(string, tag = "1")]
    pub(crate) origin: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) id: Vec<u8>,
    #[prost(uint32, tag = "3")]
    pub(crate) kind: u32,
}

/// A body that a record names.
#[derive(Clone, Eq, Message, PartialEq)]
struct Named {
    #[prost(bytes = "vec", tag = "1")]
    sha256: Vec<u8>,
    #[prost(uint64, tag = "2")]
    size: u64,
}

impl Summary {
    /// The summary of a record.
    pub(crate) fn of(record: &Record) -> Self {
        let event = record.told().present().contains(Section::Event);
        let place = event.then(|| record.place_text());
        let media = crate::media::named_by(record).map(|body| Named {
            sha256: body.sha256.to_vec(),
            size: body.size,
        });
        let moment = record.event_time();
        Self {
            event_ms: moment.map(|moment| moment.at.as_millis()),
            event_precision: moment.map_or(0, |moment| u32::from(moment.precision as u8)),
            event_about: moment.is_some_and(|moment| moment.about),
            place: place.unwrap_or_default(),
            goods: record.goods_text(),
            tlp: u32::from(record.handling().tlp as u8),
            urgency: u32::from(record.urgency() as u8),
            media: media.collect(),
            carried: record.carried().map(|carried| Carried {
                origin: carried.origin().to_string(),
                id: carried.id().as_bytes().to_vec(),
                kind: u32::from(carried.kind() as u8),
            }),
        }
    }

    /// The summary in the index; empty when it is not readable, for the index is a convenience.
    pub(crate) fn read(entry: &IndexEntry) -> Self {
        Self::decode(&*entry.summary).unwrap_or_default()
    }

    /// The day on which the event was in UTC, or the month or year where no more is known; empty when that is not
    /// disclosed.
    pub(crate) fn event_day(&self) -> String {
        let Some(at) = self.event_ms else {
            return String::new();
        };
        let precision = match self.event_precision {
            4 => Precision::Month,
            5 => Precision::Year,
            _ => Precision::Day,
        };
        let moment = Moment {
            at: Timestamp::from_millis(at),
            precision,
            about: self.event_about,
        };
        moment.to_string()
    }

    /// The bodies that the record names.
    pub(crate) fn media(&self) -> impl Iterator<Item = Body> + '_ {
        self.media.iter().filter_map(|named| {
            let sha256 = named.sha256.as_slice().try_into().ok()?;
            let size = named.size;
            Some(Body { sha256, size })
        })
    }
}
