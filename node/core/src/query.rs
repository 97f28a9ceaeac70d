//! Queries: a partner is asked, at once, whether it knows of somebody or something.
//!
//! A [`Question`] says about whom or what, for which purpose and why; an [`Answer`] says for each subject `no hit`, or
//! hits with what policy lets go, or refuses with a code and nothing else. Both are signed by their party and carried as
//! the bytes that were signed. Around them lie zeros ([`sealed`]), so that the length of a question says little and that
//! of an answer says no more than how many subjects were asked about; [`pace`] gives the times at which an answer leaves.
//!
//! In scope: what may be asked at all, the bytes, whether a record answers a subject. Out of scope: who may ask whom,
//! which agreements decide ([`crate::policy::decide_query`]); looking records up, quotas, sending.

mod answer;
mod fault;
mod matching;
mod message;
mod notation;
pub mod pace;
mod question;
pub mod sealed;
mod subject;
pub mod table;
#[cfg(test)]
mod tests;

pub use self::answer::{Answer, Finding, Hit, MAX_HITS, Shown, Source};
pub use self::fault::{InvalidAnswer, InvalidQuestion};
pub use self::matching::{Matcher, contact_keys};
pub use self::message::{subject, subject_message};
pub use self::question::{MAX_JUSTIFICATION, MAX_SUBJECTS, Officer, Question, QuestionId, officer};
pub use self::subject::{MAX_NAME, MAX_PLACE, Named, Number, Person, Sort, Subject};
