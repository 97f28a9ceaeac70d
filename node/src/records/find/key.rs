//! Where finding goes on: a place in the look-up, and what of it was passed by.

use ntc_core::finding::{Likeness, Within};
use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::MAX_MISSED;
use crate::store::index::PageKey;

/// What of a record is looked at.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Source {
    Identifiers,
    Countries,
    Words,
}

/// A place in a look-up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Place {
    /// What is told there: records that answer so surely.
    pub(super) likeness: Likeness,
    pub(super) source: Source,
    /// Behind this record; none before the first.
    pub(super) after: Option<PageKey>,
}

/// Where finding goes on. Opaque to callers, who send it back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct FindKey {
    pub(super) at: Place,
    /// Records that were read for surer answers and gave none.
    missed: u16,
    /// Where the look-up for surer answers was broken off. What lies behind it is told with what is only possible.
    cut: Option<Place>,
}

/// These bytes are not a page key.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(BadPageKey)]
#[error("the page key is not one that this node gave for this look-up; begin with the first page")]
pub(crate) struct BadFindKey;

impl Source {
    const ALL: [Self; 3] = [Self::Identifiers, Self::Countries, Self::Words];

    pub(super) const fn of(within: Within) -> Self {
        match within {
            Within::Identifier => Self::Identifiers,
            Within::Country => Self::Countries,
            Within::Text | Within::Company | Within::Person | Within::Place | Within::Substance => {
                Self::Words
            }
        }
    }
}

impl Place {
    const FIRST: Self = Self {
        likeness: Likeness::Exact,
        source: Source::Identifiers,
        after: None,
    };

    /// Likeness, source, and the page key of the index where there is one.
    fn to_bytes(self) -> Vec<u8> {
        let has_after = u8::from(self.after.is_some());
        let mut bytes = vec![self.likeness as u8, self.source as u8, has_after];
        bytes.extend(self.after.iter().flat_map(PageKey::to_bytes));
        bytes
    }

    /// Reads the bytes of [`Self::to_bytes`], and what stands behind them.
    fn from_bytes(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let ([likeness, source, has_after], mut rest) = bytes.split_first_chunk::<3>()?;
        let after = match has_after {
            0 => None,
            1 => {
                let (after, behind) = rest.split_at_checked(PageKey::LEN)?;
                rest = behind;
                Some(PageKey::from_bytes(after).ok()?)
            }
            _ => return None,
        };
        let place = Self {
            likeness: Likeness::from_number(i32::from(*likeness))?,
            source: Source::ALL.into_iter().find(|it| *it as u8 == *source)?,
            after,
        };
        Some((place, rest))
    }

    /// What is looked at behind this: the next source, then what is less sure.
    fn next(self) -> Option<Self> {
        let mut sources = Source::ALL.into_iter();
        if let Some(source) = sources.find(|source| *source > self.source) {
            return Some(Self {
                source,
                after: None,
                ..self
            });
        }
        let likeness = Likeness::ALL.into_iter().find(|it| *it > self.likeness)?;
        Some(Self {
            likeness,
            ..Self::FIRST
        })
    }

    /// True for a place that comes later in the look-up.
    fn is_behind(self, other: Self) -> bool {
        let pass = |place: Self| (place.likeness, place.source);
        if pass(self) != pass(other) {
            return pass(self) > pass(other);
        }
        match (self.after, other.after) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(this), Some(other)) => match self.source {
                Source::Identifiers => this > other,
                Source::Countries | Source::Words => this.number() < other.number(),
            },
        }
    }
}

impl FindKey {
    pub(super) const FIRST: Self = Self {
        at: Place::FIRST,
        missed: 0,
        cut: None,
    };

    /// The bytes to send: the place, the records that were missed, and where the look-up for surer answers was broken off.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = self.at.to_bytes();
        bytes.extend(self.missed.to_be_bytes());
        bytes.extend(self.cut.into_iter().flat_map(Place::to_bytes));
        bytes
    }

    /// Reads the bytes of [`Self::to_bytes`].
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, BadFindKey> {
        let (at, rest) = Place::from_bytes(bytes).ok_or(BadFindKey)?;
        let (missed, rest) = rest.split_first_chunk().ok_or(BadFindKey)?;
        let cut = match rest {
            [] => None,
            bytes => match Place::from_bytes(bytes) {
                Some((cut, [])) => Some(cut),
                _ => return Err(BadFindKey),
            },
        };
        Ok(Self {
            at,
            missed: u16::from_be_bytes(*missed),
            cut,
        })
    }

    /// Behind a record.
    pub(super) const fn behind(self, after: PageKey) -> Self {
        let at = Place {
            after: Some(after),
            ..self.at
        };
        Self { at, ..self }
    }

    /// The next source, then what is less sure.
    pub(super) fn next(self) -> Option<Self> {
        self.at.next().map(|at| Self { at, ..self })
    }

    /// A record was read here and is not told. Once so many were, what is left is looked through once, for whatever
    /// answers.
    pub(super) fn miss(self) -> Self {
        if self.at.likeness == Likeness::Possible {
            return self;
        }
        let missed = self.missed.saturating_add(1);
        if missed < MAX_MISSED {
            return Self { missed, ..self };
        }
        let at = Place {
            likeness: Likeness::Possible,
            ..Place::FIRST
        };
        Self {
            at,
            missed,
            cut: Some(self.at),
        }
    }

    /// True where surer answers are told among those that are only possible.
    pub(super) const fn is_cut(self) -> bool {
        self.cut.is_some()
    }

    /// True when a record is told here, which answers most surely in this source: each is told in one place.
    pub(super) fn tells(self, likeness: Likeness, source: Source) -> bool {
        let told = Place {
            likeness,
            ..self.at
        };
        source == self.at.source
            && (likeness == self.at.likeness
                || self.at.likeness == Likeness::Possible
                    && self.cut.is_some_and(|cut| told.is_behind(cut)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: u32) -> PageKey {
        PageKey::of_number(number)
    }

    #[test]
    fn the_keys_lead_through_every_source_from_the_surest_on() {
        let mut at = Some(FindKey::FIRST);
        let mut seen = Vec::new();
        while let Some(key) = at {
            for key in [key, key.behind(record(7))] {
                assert_eq!(FindKey::from_bytes(&key.to_bytes()), Ok(key));
            }
            seen.push((key.at.likeness, key.at.source));
            at = key.next();
        }
        assert_eq!(seen.len(), 9);
        assert!(seen.is_sorted());
    }

    #[test]
    fn once_so_many_were_missed_the_rest_is_told_in_one_pass_and_each_record_once() {
        let mut key = FindKey::FIRST;
        for _ in 1..MAX_MISSED {
            key = key.miss();
            assert!(!key.is_cut());
        }
        let mut words = key;
        while words.at.source != Source::Words {
            words = words.next().unwrap();
        }
        let mut rest = words.behind(record(50)).miss();
        assert!(rest.is_cut());
        assert_eq!(FindKey::from_bytes(&rest.to_bytes()), Ok(rest));
        assert_eq!(rest.at.likeness, Likeness::Possible);
        while rest.at.source != Source::Words {
            assert!(!rest.tells(Likeness::Exact, Source::Words));
            assert!(!rest.tells(Likeness::Exact, rest.at.source));
            assert!(rest.tells(Likeness::Normalised, rest.at.source));
            rest = rest.next().unwrap();
        }
        for (number, is_told) in [(51, false), (50, false), (49, true)] {
            let here = rest.behind(record(number));
            assert_eq!(here.tells(Likeness::Exact, Source::Words), is_told);
            assert!(here.tells(Likeness::Normalised, Source::Words));
            assert!(here.tells(Likeness::Possible, Source::Words));
        }
        assert!(!words.tells(Likeness::Possible, Source::Words));
    }

    #[test]
    fn bytes_that_are_no_key_are_refused() {
        let bad: [&[u8]; 9] = [
            &[],
            &[1],
            &[1, 0, 0],
            &[0, 0, 0, 0, 0],
            &[4, 0, 0, 0, 0],
            &[1, 3, 0, 0, 0],
            &[1, 0, 2, 0, 0],
            &[1, 0, 1, 0, 0],
            &[1, 0, 0, 0, 0, 1],
        ];
        for bytes in bad {
            assert_eq!(FindKey::from_bytes(bytes), Err(BadFindKey), "{bytes:?}");
        }
        assert_eq!(FindKey::from_bytes(&[1, 0, 0, 0, 0]), Ok(FindKey::FIRST));
    }
}
