//! Something that a person should look at.

use crate::phrase::{Phrase, Said};

/// Something to look at: a code for programs, a sentence for people.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Concern {
    /// Stable code, lower snake case.
    pub code: &'static str,
    /// The sentence, without a stop.
    pub text: String,
    /// The sentence by its code; none where its words alone are known.
    pub phrase: Option<Said>,
}

impl Concern {
    /// A concern of which the words alone are known.
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self {
            code,
            text: text.into(),
            phrase: None,
        }
    }

    /// A concern that is said in every language.
    pub fn said(code: &'static str, phrase: Phrase) -> Self {
        Self {
            code,
            text: phrase.to_string(),
            phrase: Some(phrase.said()),
        }
    }

    /// A concern that is told by a sentence as it was said.
    pub fn of_said(code: &'static str, said: Said) -> Self {
        Self {
            code,
            text: said.to_string(),
            phrase: Some(said),
        }
    }

    /// The same where several agreements are told of: it names its own.
    pub fn of_agreement(self, id: &str) -> Self {
        let Some(what) = self.phrase else {
            return Self::new(self.code, format!("agreement {id}: {}", self.text));
        };
        let id = id.to_owned();
        Self::said(self.code, Phrase::AboutAgreement { id, what })
    }
}
