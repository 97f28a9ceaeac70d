//! Hits: what officers do about a subject that may be the one of an entry.
//!
//! A [`Sighting`] is what screening found of one subject; each [`Match`] of it is a pair: a subject and a target. A pair
//! is one [`Hit`], however often it is seen. A hit is the fold of its [`Event`]s in a [`Docket`], and an officer's
//! [`Move`] that does not fit its state is refused with the reason.
//!
//! A rejection is remembered for the pair, so that nobody is asked twice. Who the two of a pair are is told by [`Marks`]:
//! keyed digests of what tells them from others, which survive when the subject's data are erased and when a list
//! numbers its entries anew. Whatever was not judged, a birth date, a document or an alias on either side, asks again.
//! Two who share a number and neither a name nor a birth date are two. A hit shows the subject that it is judged on, and
//! tells the others that were seen apart.
//!
//! What looks for a subject changes while its hit waits. Each that does so lives and ends by itself: what still stands
//! still asks, a hit ends with the last, and is judged on what stands as it is now.
//!
//! In scope: states, moves, what is remembered, and the form in which events are stored. Out of scope: the comparison,
//! which is the screening's; files, clocks and who is told, which are the node's.

mod arrival;
mod docket;
mod event;
mod ids;
mod lasting;
mod mark;
mod moves;
mod outcome;
mod pair;
mod screened;
mod sighting;
mod sought;
mod state;
mod telling;
pub mod wire;

pub use self::docket::{Docket, MAX_HITS, MAX_OPEN, Standing, Unfit, Untaken};
pub use self::event::{Anew, By, Event, Seen, What};
pub use self::ids::{HitId, InvalidHitId};
pub use self::lasting::TargetChanged;
pub use self::mark::{Fact, Known, MARK_LEN, MAX_MARKS, Mark, MarkKey, Marks};
pub use self::moves::{
    CLAIM_LASTS, Illegal, MAX_COMMENT, MAX_REMEMBERED, MAX_SNOOZE, Move, REMEMBERED,
};
pub use self::outcome::Outcome;
pub use self::pair::{Claim, Hit, MAX_JOURNEYS, MAX_TARGETS};
pub use self::screened::{LINE_LABELS, known_of, outcome_words, shown};
pub use self::sighting::{
    MAX_MATCHES, MAX_PLACE, MAX_REFERENCE, MAX_TOLD, Match, Met, Sighting, Source, SubjectRef,
    Target, Told, TooMuch,
};
pub use self::sought::{MetBy, Sought};
pub use self::state::{Cause, Changed, Gone, Priority, Rejection, Side, State, Until, Withdrawn};
pub use self::telling::{Notice, Tell, TellStep, Telling, ToTell};

#[cfg(test)]
mod tests;
