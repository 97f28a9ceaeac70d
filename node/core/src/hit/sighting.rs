//! What screening found: one subject, and all that it may be.

use std::fmt;

use thiserror::Error;

use super::mark::Known;
use super::state::Priority;
use crate::life;
use crate::reason::Reasoned;
use crate::screening::Verdict;
use crate::time::Timestamp;
use crate::watchlist::{Entry, ListName};

/// Most matches of one sighting.
pub const MAX_MATCHES: usize = 256;
/// Longest reference of a screening, in characters.
pub const MAX_REFERENCE: usize = 128;
/// Longest place of a subject within its source, in characters.
pub const MAX_PLACE: usize = 64;
/// Most lines that are told of a subject, of a target, or of a comparison.
pub const MAX_TOLD: usize = 128;

/// Where a subject comes from.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Source {
    /// A record of any party.
    Record(life::Subject),
    /// What a national system asked about, by its own reference.
    Screening(String),
}

impl Source {
    /// The record; none where a national system asked.
    pub const fn record(&self) -> Option<&life::Subject> {
        match self {
            Self::Record(record) => Some(record),
            Self::Screening(_) => None,
        }
    }
}

/// A subject: which one of its source.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SubjectRef {
    /// The source.
    pub source: Source,
    /// Where it stands there: `persons[0]`, `line 12`. Nothing personal.
    pub place: String,
}

/// What a subject may be.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Target {
    /// An entry of an own list.
    Entry {
        /// The list.
        list: ListName,
        /// Its key there.
        key: String,
    },
    /// A record of any party.
    Record(life::Subject),
}

impl Target {
    /// The record; none where it is an entry of an own list.
    pub const fn record(&self) -> Option<&life::Subject> {
        match self {
            Self::Record(record) => Some(record),
            Self::Entry { .. } => None,
        }
    }
}

/// A line for people: what it is, and what it says. Personal.
#[derive(Clone, Eq, PartialEq)]
pub struct Told {
    /// What it is: `name`, `birth date`, `flight`, the factor of a comparison.
    pub what: String,
    /// What is known.
    pub says: String,
    /// What it adds to the score or takes from it; 0 where nothing is compared.
    pub points: i32,
}

/// By what a subject and a target met, and how the subject travels: what the author of an alert can be told.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Met {
    /// Codes of [`HIT_FACTORS`](crate::model::codes::HIT_FACTORS).
    pub factors: Vec<String>,
    /// Numbers of the flights or of the voyage, as the carrier writes them.
    pub journeys: Vec<String>,
    /// Places of the journey, each with its local time where told.
    pub stops: Vec<String>,
    /// What of the subject meets what of the target, a line of each; for the own officers alone. None where it is no
    /// single thing.
    pub lines: Option<[Told; 2]>,
}

/// A subject and what it may be.
#[derive(Clone)]
pub struct Match {
    /// What it may be.
    pub target: Target,
    /// How sure that is: exact, or near.
    pub verdict: Verdict,
    /// The score, of one thousand.
    pub score: u32,
    /// How it was compared, factor by factor, and what would change it.
    pub how: Vec<Told>,
    /// The target for people.
    pub shown: Vec<Told>,
    /// What tells the target from others.
    pub known: Known,
    /// By what the two met.
    pub met: Met,
    /// What of the subject meets the target where that is a thing by itself: a number, an e-mail address, a place, goods.
    /// Empty where it is the subject. Personal.
    pub part: String,
    /// When the target ends by itself; none where that is not told.
    pub ends: Option<Timestamp>,
    /// How soon an officer has to look.
    pub priority: Priority,
    /// True when nobody acts before its owner was asked.
    pub contact_first: bool,
}

/// A subject that was screened, and everything that it may be.
#[derive(Clone)]
pub struct Sighting {
    /// Which subject.
    pub subject: SubjectRef,
    /// When it was seen.
    pub seen: Timestamp,
    /// The names of its journey: two sightings that share one are one journey. Without a name each is one of its own.
    pub journey: Vec<String>,
    /// When it arrives; none where the journey does not say.
    pub arrives: Option<Timestamp>,
    /// Until when its data are kept.
    pub keep_until: Timestamp,
    /// The subject for people.
    pub shown: Vec<Told>,
    /// What tells it from others.
    pub known: Known,
    /// The subject as it was compared; none where that is not told. Personal.
    pub compared: Option<Entry>,
    /// What it may be, at most [`MAX_MATCHES`], the likeliest first.
    pub matches: Vec<Match>,
}

/// A sighting passes a limit.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error("{field} is longer than {most}")]
#[reason(TooLarge, field = "{field}")]
pub struct TooMuch {
    /// Which one.
    pub field: &'static str,
    /// The limit.
    pub most: usize,
}

impl Sighting {
    /// Holds it to its limits.
    ///
    /// # Errors
    /// The first limit that it passes.
    pub fn check(&self) -> Result<(), TooMuch> {
        let reference = match &self.subject.source {
            Source::Screening(reference) => reference.chars().count(),
            Source::Record(_) => 0,
        };
        let told = self
            .matches
            .iter()
            .flat_map(|found| [&found.how, &found.shown]);
        let told = told.chain([&self.shown]).map(Vec::len).max();
        let limits = [
            ("matches", self.matches.len(), MAX_MATCHES),
            ("reference", reference, MAX_REFERENCE),
            ("place", self.subject.place.chars().count(), MAX_PLACE),
            ("told", told.unwrap_or(0), MAX_TOLD),
        ];
        let over = limits.into_iter().find(|(_, is, most)| is > most);
        match over {
            Some((field, _, most)) => Err(TooMuch { field, most }),
            None => Ok(()),
        }
    }
}

impl Told {
    /// A line that compares nothing.
    pub fn line(what: impl Into<String>, says: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            says: says.into(),
            points: 0,
        }
    }
}

/// Shows what it is about and not what it says.
impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Told({})", self.what)
    }
}

/// Shows the target and the verdict: the rest is personal.
impl fmt::Debug for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Match")
            .field("target", &self.target)
            .field("verdict", &self.verdict)
            .field("score", &self.score)
            .finish_non_exhaustive()
    }
}

/// Shows which subject and what was found: the rest is personal.
impl fmt::Debug for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sighting")
            .field("subject", &self.subject)
            .field("seen", &self.seen)
            .field("matches", &self.matches)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for SubjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Record(record) => write!(f, "{} of {}", record.id, record.origin)?,
            Source::Screening(reference) => write!(f, "screening {reference}")?,
        }
        if self.place.is_empty() {
            return Ok(());
        }
        write!(f, ", {}", self.place)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry { list, key } => write!(f, "entry {key} of list {list}"),
            Self::Record(record) => write!(f, "{} of {}", record.id, record.origin),
        }
    }
}
