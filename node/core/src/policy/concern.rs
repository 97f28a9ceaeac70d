//! Something that a person should look at.

/// Something to look at: a code for programs, a sentence for people.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Concern {
    /// Stable code, lower snake case.
    pub code: &'static str,
    /// The sentence, without a stop.
    pub text: String,
}

impl Concern {
    /// A concern.
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { code, text }
    }
}
