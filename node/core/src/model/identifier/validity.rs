//! What the rules of a scheme make of an identifier.

use std::fmt;

use crate::reason::Reason;

/// What the rules of a scheme make of an identifier. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Validity {
    /// The form holds, and so does the check digit where the scheme has one.
    Ok = 1,
    /// The form holds, the check digit does not.
    BadCheck = 2,
    /// The form does not hold.
    BadFormat = 3,
    /// The scheme has no rule for it.
    Unchecked = 4,
}

impl Validity {
    /// Every verdict, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Ok, Self::BadCheck, Self::BadFormat, Self::Unchecked];

    /// Its name in drafts and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::BadCheck => "bad_check",
            Self::BadFormat => "bad_format",
            Self::Unchecked => "unchecked",
        }
    }

    /// The number in signed bytes, 1 to 4.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The verdict of a number; none outside 1 to 4.
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|validity| i32::from(validity.number()) == number)
    }

    /// The reason code of the warning that the verdict deserves; none for good and unchecked ones.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::BadCheck => Some(Reason::IdentifierBadCheck),
            Self::BadFormat => Some(Reason::IdentifierBadFormat),
            Self::Ok | Self::Unchecked => None,
        }
    }

    pub(super) fn of_check(holds: bool) -> Self {
        if holds { Self::Ok } else { Self::BadCheck }
    }

    pub(super) fn of_form(holds: bool) -> Self {
        if holds { Self::Ok } else { Self::BadFormat }
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_keep_their_numbers() {
        for (number, validity) in (1..).zip(Validity::ALL) {
            assert_eq!(Validity::from_number(number), Some(validity));
        }
        assert_eq!(
            (Validity::from_number(0), Validity::from_number(5)),
            (None, None)
        );
    }

    #[test]
    fn only_bad_verdicts_have_a_reason() {
        assert_eq!(
            Validity::BadCheck.reason(),
            Some(Reason::IdentifierBadCheck)
        );
        assert_eq!(
            Validity::BadFormat.reason(),
            Some(Reason::IdentifierBadFormat)
        );
        assert_eq!(
            (Validity::Ok.reason(), Validity::Unchecked.reason()),
            (None, None)
        );
    }
}
