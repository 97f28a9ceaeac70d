//! What records are made of: nouns with their rules, checked when made.

mod coded;
pub mod codes;
mod date;
mod decimal;
pub mod handling;
mod id;
pub mod identifier;
mod invalid;
pub mod kind;
mod moment;
pub mod text;

pub(crate) use crate::names::names;
pub use coded::Coded;
pub use date::{BornLater, DateOrder, Day, InvalidDate, PartialDate};
pub use decimal::{Decimal, Decimals, InvalidDecimal, MAX_SCALE, NumberFault};
pub use id::{InvalidRecordId, RecordId};
pub use invalid::{InvalidRecord, Warning};
pub use moment::{InvalidZone, MAX_TIME_MS, Moment, Precision, Zone, is_no_day, lacks_zone};
