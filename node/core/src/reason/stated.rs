//! A reason as another node states it, by number. Reasons are never critical: one that a newer version added is kept
//! and shown as its number.

use std::fmt;

use super::Reason;

/// A reason that came over the wire or was read from a journal.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Stated(u16);

impl Stated {
    /// The reason of this number; none for 0, which states none.
    pub const fn from_number(number: u16) -> Option<Self> {
        if number == 0 {
            None
        } else {
            Some(Self(number))
        }
    }

    /// The number, as it came.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The reason, if this version knows it.
    pub fn known(self) -> Option<Reason> {
        Reason::from_number(self.number())
    }
}

impl From<Reason> for Stated {
    fn from(reason: Reason) -> Self {
        Self(reason.number())
    }
}

impl fmt::Display for Stated {
    /// The code, or the number of a reason that this version does not know.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(reason) => f.write_str(reason.code()),
            None => write!(f, "REASON_{}", self.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_a_newer_version_added_is_kept_and_shown_as_its_number() {
        assert_eq!(Stated::from_number(0), None);
        let newer = Stated::from_number(40_000).unwrap();
        assert_eq!((newer.known(), newer.number()), (None, 40_000));
        assert_eq!(newer.to_string(), "REASON_40000");
    }

    #[test]
    fn every_reason_is_stated_by_its_number_and_read_back() {
        for reason in Reason::ALL {
            let stated = Stated::from(*reason);
            assert_eq!(Stated::from_number(reason.number()), Some(stated));
            assert_eq!(
                (stated.known(), stated.to_string()),
                (Some(*reason), reason.code().to_owned())
            );
        }
    }
}
