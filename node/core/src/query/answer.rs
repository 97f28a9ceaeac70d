//! What the asked party says.

use std::fmt;

use super::fault::InvalidAnswer;
use super::question::Question;
use crate::envelope::{Hash, Opening, PublicKey};
use crate::finding::Likeness;
use crate::model::RecordId;
use crate::names::names;
use crate::party::Party;
use crate::section::SectionSet;
use crate::time::Timestamp;

/// Most hits that are told of one subject.
pub const MAX_HITS: usize = 4;

names! {
    /// Where something is known from.
    Source;
    /// A record of the party that answers.
    Record = 1 "record";
    /// An entry of a list that it watches by.
    List = 2 "list";
}

/// An answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// SHA-256 of the question's bytes.
    pub question: Hash,
    /// Who answers.
    pub asked: Party,
    /// Who asked.
    pub asker: Party,
    /// When.
    pub time: Timestamp,
    /// Number of the reason why nothing is answered; one that this version does not know stays a number.
    pub refused: Option<u16>,
    /// One for each subject, in their order; none when it is refused.
    pub findings: Vec<Finding>,
}

/// What is known of one subject; without hits it is "no hit".
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Finding {
    /// At most [`MAX_HITS`].
    pub hits: Vec<Hit>,
    /// True when there are more.
    pub more: bool,
}

/// One thing that is known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Where from.
    pub source: Source,
    /// How surely it is the subject.
    pub likeness: Likeness,
    /// What is told of it.
    pub shown: Shown,
}

/// What is told of a hit.
#[derive(Clone, Eq, PartialEq)]
pub enum Shown {
    /// That there is one, and nothing else.
    Nothing,
    /// Which record it is; its party can be asked about it.
    Named(RecordId),
    /// The record as far as policy lets it go.
    Opened(RecordId, Box<Opening>),
}

/// Shows nothing of the record.
impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Named(_) => "Named",
            Self::Opened(..) => "Opened",
        })
    }
}

impl Answer {
    /// Whether anything is known.
    pub fn is_hit(&self) -> bool {
        self.findings.iter().any(|finding| !finding.hits.is_empty())
    }

    /// The same with so little told of the longest records that it takes at most `room` bytes: what is left out is named,
    /// and its party can be asked about it.
    #[must_use]
    pub fn within(mut self, room: usize) -> Self {
        while self.encode().len() > room {
            let hits = self.findings.iter_mut().flat_map(|it| &mut it.hits);
            let size = |hit: &Hit| match &hit.shown {
                Shown::Opened(_, opening) => opening.encode().len(),
                Shown::Nothing | Shown::Named(_) => 0,
            };
            let longest = hits.max_by_key(|hit| size(hit));
            let Some((hit, id)) = longest.and_then(|hit| {
                let Shown::Opened(id, _) = hit.shown else {
                    return None;
                };
                Some((hit, id))
            }) else {
                break;
            };
            hit.shown = Shown::Named(id);
        }
        self
    }

    /// Checks that it answers a question, and that each record that it shows is one of the party that answers, as that
    /// party signed it.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(
        &self,
        (question, digest): (&Question, &Hash),
        author_keys: &[PublicKey],
    ) -> Result<(), InvalidAnswer> {
        let of_question = self.question == *digest
            && self.asked == question.asked
            && self.asker == question.asker;
        if !of_question {
            return Err(InvalidAnswer::Other);
        }
        let expected = match self.refused {
            Some(_) => 0,
            None => question.subjects.len(),
        };
        if self.findings.len() != expected {
            return Err(InvalidAnswer::Findings);
        }
        let hits = self.findings.iter().flat_map(|finding| &finding.hits);
        for hit in hits {
            let Shown::Opened(id, opening) = &hit.shown else {
                continue;
            };
            let commitment = opening.commitment();
            let opening = Opening::clone(opening);
            let verified = opening.verify(&commitment, author_keys, SectionSet::ALL)?;
            let record = verified.record();
            if record.origin != self.asked || record.id != *id.as_bytes() {
                return Err(InvalidAnswer::Author);
            }
        }
        Ok(())
    }
}
