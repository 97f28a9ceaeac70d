//! Guided forms: questions, one after another, that fill in a draft.
//!
//! A form is a table of questions. Which comes next, what it offers, what it fills in and whether the answer may stand
//! is decided without a terminal: the offers come from the rows of the record, and the answers are judged by what reads
//! a draft from a file. `asker` is what asks, `terminal` the one for people, `keep` the file in which the draft is kept.

pub(crate) mod agreement;
mod answer;
pub(crate) mod asker;
pub(crate) mod choice;
pub(crate) mod keep;
mod meaning;
pub(crate) mod notice;
pub(crate) mod paper;
pub(crate) mod question;
pub(crate) mod request;
mod several;
pub(crate) mod terminal;
mod typed;
pub(crate) mod walk;

#[cfg(test)]
mod tests;
