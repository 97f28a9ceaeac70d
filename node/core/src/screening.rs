//! Screening: is this person, company or vessel one that a list names?
//!
//! A [`Name`] is read once: its words as sounds, whatever the script, each with what it is in the name. [`Screener`]
//! compares two subjects word by word, adds what birth dates, documents, nationalities and sex say, and tells every
//! step with its cost. A name alone is never exact. [`Index`] finds which of millions of names are worth comparing,
//! [`Identifiers`] which entries hold a number.
//!
//! In scope: comparison, explanation, the tables in memory. Out of scope: lists and their formats, where hits are kept,
//! what a hit leads to.

mod cost;
mod distance;
mod exact;
mod factor;
mod given;
mod index;
mod legal;
mod letters;
mod name;
mod romanise;
mod score;
mod screener;
mod short;
mod skeleton;
mod sound;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

pub use self::exact::{Held, Identifiers, MAX_IDENTIFIERS, NumberKey, Numbers};
pub use self::factor::{Birth, Day, Fact, Factor, Facts, MAX_FACTS, Outcome};
pub use self::index::{Asker, Builder, Candidate, Index, MAX_INDEXED, TooLarge};
pub use self::name::{Bearer, MAX_NAME_WORDS, Name, Part, Word};
pub use self::romanise::romanised;
pub use self::screener::{
    MAX_NAMES, NameMatch, Reason, Screener, Screening, Shown, Subject, WordMatch,
};
pub use self::verdict::{Change, Preset, Verdict, names_agree};

/// The version of the rules by which subjects are compared: whoever keeps subjects compares them again when it changes.
pub const ENGINE: u32 = 3;
