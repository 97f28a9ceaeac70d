//! What one party asks another.

use std::fmt;

use super::fault::InvalidQuestion;
use super::subject::Subject;
use crate::envelope::Hash;
use crate::model::RecordId;
use crate::model::codes::PURPOSES;
use crate::party::Party;
use crate::text::first_harmful;
use crate::time::Timestamp;
use crate::watchlist::Day;

/// Most subjects of one query; agreements allow fewer.
pub const MAX_SUBJECTS: usize = 20;

/// Longest justification, in characters.
pub const MAX_JUSTIFICATION: usize = 500;

/// The id of a query, the same in the questions to all parties that are asked: a UUID of version 7.
pub type QuestionId = RecordId;

/// A name for an officer that the asked party counts by and cannot read.
pub type Officer = [u8; 16];

/// What is asked.
#[derive(Clone, Eq, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Who asks.
    pub asker: Party,
    /// Who is asked.
    pub asked: Party,
    /// When.
    pub time: Timestamp,
    /// A code of [`PURPOSES`].
    pub purpose: String,
    /// Why, in words; empty where the agreement does not ask for it.
    pub justification: String,
    /// Which officer.
    pub officer: Officer,
    /// About what, in the order of the answer's findings.
    pub subjects: Vec<Subject>,
}

impl Question {
    /// Refuses what cannot be asked whatever is agreed.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self) -> Result<(), InvalidQuestion> {
        if self.purpose.is_empty() {
            return Err(InvalidQuestion::NoPurpose);
        }
        if !PURPOSES.contains(&self.purpose) {
            return Err(InvalidQuestion::Purpose);
        }
        let words = &self.justification;
        let is_long = words.chars().take(MAX_JUSTIFICATION + 1).count() > MAX_JUSTIFICATION;
        if is_long || first_harmful(words, |c| c == '\n').is_some() {
            return Err(InvalidQuestion::Justification);
        }
        if !(1..=MAX_SUBJECTS).contains(&self.subjects.len()) {
            return Err(InvalidQuestion::Subjects);
        }
        let today = Day::at(self.time);
        self.subjects.iter().try_for_each(|subject| {
            subject.check()?;
            subject.check_born(today)
        })
    }

    /// Whether an agreement has to tell persons for it to be asked.
    pub fn is_of_persons(&self) -> bool {
        self.subjects.iter().any(Subject::is_of_person)
    }
}

/// Shows no subject and no words.
impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Question")
            .field("id", &self.id)
            .field("asker", &self.asker)
            .field("asked", &self.asked)
            .field("subjects", &self.subjects.len())
            .finish_non_exhaustive()
    }
}

/// The name of an officer towards one party: the first 16 bytes of SHA-256 over `"ntc/officer/v1\n" | length of asked u8
/// | asked | secret`. The secret is one that nobody guesses, so that the name cannot be read, and two parties cannot
/// compare theirs.
pub fn officer(asked: &Party, secret: &[u8]) -> Officer {
    let name = asked.as_str().as_bytes();
    // A party has at most 43 characters.
    let len = u8::try_from(name.len()).unwrap_or(u8::MAX);
    let hash = Hash::of(&[b"ntc/officer/v1\n", &[len], name, secret]);
    let mut officer = [0; 16];
    officer
        .iter_mut()
        .zip(hash.as_bytes())
        .for_each(|(to, from)| *to = *from);
    officer
}
