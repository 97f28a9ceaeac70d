//! Finding: what an officer asks for, in whatever spelling, and why a record answers it.
//!
//! A [`Query`] is a text as it was typed. It is read into every number that it can stand for, and into words folded
//! over the scripts of the seven states. The index is asked by keys that are as loose as the loosest reading; whether,
//! how surely and why a record answers is then told from the record itself ([`Query::answers`]). So a key that meets by
//! chance never shows a record, and a record that is shown always says why.
//!
//! In scope: reading a query, the keys of a record, the comparison. Out of scope: the index.

mod airline;
mod asked;
mod compare;
mod country;
mod fields;
mod fold;
mod form;
mod keys;
mod label;
mod likeness;
mod near;
mod query;
mod reading;
mod roman;
mod script;
mod skeleton;
mod slips;
mod stored;
#[cfg(test)]
mod tests;
mod word;
mod written;

pub(crate) use self::country::named as countries_named;
pub use self::fields::Within;
pub(crate) use self::form::loose;
pub use self::keys::{MAX_WORDS_OF_RECORD, Word, forms, identifier_keys, keys_of, words};
pub use self::likeness::{Likeness, Why};
pub use self::near::{MAX_NEAR_ASKED, Near, near_keys, near_of};
pub use self::query::{Answer, MAX_QUERY_LEN, MAX_QUERY_WORDS, Query, Unreadable};
pub use self::reading::Reading;
pub(crate) use self::roman::roman;
pub use self::word::{Heard, WordKeys};
pub use self::written::MAX_WRITTEN;
