//! Somebody or something that travels, as it is screened.

use std::fmt;

use super::Place;
use crate::watchlist::Entry;

/// Most documents of one subject.
pub const MAX_DOCUMENTS: usize = 64;
/// Most stops of one journey.
pub const MAX_STOPS: usize = 32;

/// Where a journey touches ground.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Stop {
    /// The place as the carrier names it: an airport of IATA, a UN/LOCODE.
    pub place: String,
    /// When it is left or reached there, local time as the carrier writes it: `2026-11-20 09:00`; empty when not told.
    pub at: String,
}

/// The flight, voyage or trip.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Journey {
    /// Numbers of the flights, or of the voyage: one for each leg that has its own.
    pub numbers: Vec<String>,
    /// The carrier's code or name; empty when not told.
    pub carrier: String,
    /// Where it goes, the departure first.
    pub stops: Vec<Stop>,
}

impl Journey {
    /// The year of the first time that is told.
    pub(super) fn year(&self) -> Option<u16> {
        let year = |stop: &Stop| {
            let (year, _) = stop.at.split_once('-')?;
            year.parse().ok().filter(|_| year.len() == 4)
        };
        self.stops.iter().find_map(year)
    }
}

/// Somebody or something to screen: in the form of an entry, so that both sides are compared alike.
#[derive(Clone, Eq, PartialEq)]
pub struct Subject {
    /// Where it stands in the file.
    pub place: Place,
    /// The carrier's reference, or the id of the row; empty when not told.
    pub reference: String,
    /// The role: passenger, crew, consignee and so on, as the file says.
    pub role: String,
    /// Names, birth date, nationality, documents, numbers.
    pub told: Entry,
    /// The journey.
    pub journey: Journey,
    /// Where it embarks; empty when not told.
    pub from: String,
    /// Where it disembarks; empty when not told.
    pub to: String,
}

/// Shows the place and what it is: the rest is personal.
impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject")
            .field("place", &self.place)
            .field("told", &self.told)
            .finish_non_exhaustive()
    }
}
