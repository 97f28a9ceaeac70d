//! Why there is a rule, in the words of whoever wrote it: one text without a language, and the same in others.

use std::fmt;
use std::sync::Arc;

/// The language of the node's own sentences.
const ENGLISH: &str = "en";

/// The words for why there is a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleWhy {
    plain: Arc<str>,
    others: Arc<[(String, String)]>,
}

impl RuleWhy {
    /// These words, and the same in other languages by their codes.
    pub fn new(plain: &str, others: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            plain: Arc::from(plain),
            others: others.into_iter().collect(),
        }
    }

    /// The words without a language.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The same in other languages, by their codes.
    pub fn others(&self) -> &[(String, String)] {
        &self.others
    }

    /// The words for a reader of a language; those without one where there are none in it.
    pub fn of_language(&self, language: &str) -> &str {
        let mut others = self.others.iter();
        let found = others.find(|(of, _)| of == language);
        found.map_or(&self.plain, |(_, text)| text)
    }

    /// The words for a reader of English, as the node's own sentences are.
    pub fn english(&self) -> &str {
        self.of_language(ENGLISH)
    }
}

impl From<&str> for RuleWhy {
    fn from(plain: &str) -> Self {
        Self::new(plain, [])
    }
}

impl From<&Self> for RuleWhy {
    fn from(why: &Self) -> Self {
        why.clone()
    }
}

impl fmt::Display for RuleWhy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain)
    }
}
