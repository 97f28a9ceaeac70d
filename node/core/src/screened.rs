//! Who and what is screened, and against what.
//!
//! Everybody and everything that is screened has the form of an entry: what travels ([`crate::manifest`]), what records
//! tell ([`told_by`]), what alerts look for and seizure notices name ([`looked_for_by`]). A [`Table`] tells which entries
//! of a list can be a subject, and [`Judge`] compares the two in full: [`Finding`] says by what they meet, every factor,
//! and what would change it. A [`Sighting`] is what is handed to whoever keeps hits.
//!
//! In scope: comparison and tables, in memory. Out of scope: where lists and subjects lie, and what a match leads to.

mod asked;
mod judge;
mod record;
mod sighting;
mod table;
#[cfg(test)]
mod tests;

pub use self::asked::{Asked, MAX_VALUES, check_subject};
pub(crate) use self::asked::{address_key, email_key, plain_email};
pub use self::judge::{By, Finding, Hinge, Judge, NumberMatch, Piece, Turn, goods_fit};
pub(crate) use self::record::is_vessel;
pub use self::record::{
    SEIZED_FOR, Told, journey_of, linked_by, looked_for_by, looked_for_until, meets_seized, told_by,
};
pub use self::sighting::{Match, Sighted, Sighting, Target};
pub use self::table::{MAX_CANDIDATES, MAX_PATTERNS, Table, TableBuilder};
