//! Watchlists: whom and what officers look for, their own and those that others publish.
//!
//! In scope: entries and their rules, the form in which they are stored, the readers of the lists that exist, and what
//! a new version of a list changes. Out of scope: files, downloads and the journal, which are the node's; comparing
//! names, which is the screening's. No list is shipped: an operator brings the files.

mod address;
pub mod alert;
pub mod diff;
mod document;
mod edition;
mod entry;
mod list;
mod name;
mod order;
mod pattern;
mod pushed;
pub mod read;
mod replaced;
mod rules;
mod telling;
pub mod wire;
mod zone;

pub use crate::model::{BornLater, DateOrder, Day, InvalidDate, PartialDate};
pub use address::Address;
pub use document::Document;
pub use edition::{Edition, Provenance, StoredList};
pub use entry::{Entry, MAX_FORMER_KEYS, MAX_KEY, MAX_PER_ENTRY, Strength, SubjectKind};
pub use list::{InvalidListName, ListName, MAX_ENTRIES, MAX_LIST_NAME, ShareMode, WatchList};
pub use name::{Name, Quality, script_of};
pub use order::{Action, Marker, Order, REVIEW_AHEAD, Review};
pub(crate) use pattern::Folded;
pub use pattern::{Fit, MAX_WORDS, Pattern, PatternPart};
pub use pushed::Pushed;
pub use replaced::Replaced;
pub use rules::{MAX_NAME, MAX_REVIEW, Numbers, check, check_list, check_published, clipped};
pub use telling::Telling;
