//! The standing: whether a record still says what its author holds to be true.

use super::{Note, Says};
use crate::model::RecordId;
use crate::reason::Reason;

/// Why a record does not stand. A record of which nothing of the kind was said stands.
///
/// The order is that of strength: withdrawn is stronger than replaced, a newer version than an older one. The join of
/// two is the stronger one, so whoever knows the same notes sees the same standing, in whatever order they came.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Standing {
    /// A newer version took its place.
    Superseded {
        /// The number of that version.
        version: u32,
        /// That version.
        by: RecordId,
    },
    /// Its author withdrew it.
    Retracted {
        /// The retraction.
        by: RecordId,
    },
}

impl Standing {
    /// What a note makes of its subject; none when it leaves it standing. Only the author of a record replaces or
    /// withdraws it: what anybody else says of it changes nothing.
    pub fn of(note: &Note) -> Option<Self> {
        if note.author != note.subject.origin {
            return None;
        }
        match note.says {
            Says::Superseded { by, version } => Some(Self::Superseded { version, by }),
            Says::Retracted => Some(Self::Retracted { by: note.record }),
            Says::Acknowledged { .. }
            | Says::Outcome { .. }
            | Says::Met
            | Says::Asked
            | Says::Answered { .. }
            | Says::Continued
            | Says::Consented(_)
            | Says::Forwarded { .. } => None,
        }
    }

    /// The standing that several notes of one record make.
    pub fn fold<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Option<Self> {
        notes.into_iter().filter_map(Self::of).max()
    }

    /// The record that took its place or withdrew it.
    pub const fn by(self) -> RecordId {
        match self {
            Self::Superseded { by, .. } | Self::Retracted { by } => by,
        }
    }

    /// One word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Superseded { .. } => "superseded",
            Self::Retracted { .. } => "retracted",
        }
    }

    /// Why lists do not show it.
    pub const fn reason(self) -> Reason {
        match self {
            Self::Superseded { .. } => Reason::Superseded,
            Self::Retracted { .. } => Reason::Retracted,
        }
    }
}
