//! Who may be told what: agreements, the book that keeps them, and decisions.
//!
//! An [`agreement::Agreement`] is a readable document whose exact bytes its parties sign. The
//! [`book::AgreementBook`] folds what the parties did with their documents into what is in force between whom.
//! From that, [`decide`] answers one question for one record and one peer: which sections, and why. The live
//! path, an explanation and a simulation ask the same function.
//!
//! Default deny: what no agreement covers is not told. The stricter wins: where several terms or agreements
//! cover a record, it is told only what all of them allow, and only by the weakest of their modes.

pub mod accept;
pub mod agreement;
mod answers;
mod because;
pub mod book;
mod clock;
mod concern;
pub mod daily;
pub mod decide;
pub mod decision;
mod hits;
pub mod in_force;
pub mod labels;
pub mod local;
pub mod onward;
pub mod permit;
pub mod policies;
mod query;
mod reference;
pub mod retention;
pub mod review;
mod spoken;
pub mod suppose;
pub mod uses;

#[cfg(test)]
pub(crate) mod fixture;

pub use accept::Verdict;
pub use agreement::{Agreement, InvalidAgreement};
pub use answers::decide_answer;
pub use book::{AgreementBook, AgreementError, Move, Step};
pub use clock::{
    Asks, acknowledge_within, answer_within, confirms_deletion, correction_within, feedback_within,
    review_after,
};
pub use concern::Concern;
pub use decide::{decide_accept, decide_publish, decide_release, explain, releasable};
pub use decision::{Decision, Rule};
pub use hits::tells_hits;
pub use in_force::InForce;
pub use labels::Labels;
pub use onward::decide_onward;
pub use permit::{Accepted, Labelled, Permitted, Refusal, Released, Sectioned};
pub use policies::{PeerStanding, Policies};
pub use query::{Asking, Known, Leave, TOLD_TO_QUERIES, Telling, decide_query, known_to};
pub use reference::AgreementRef;
pub use retention::{Bound, Kept, keeping, kept, kept_of};
pub use review::Review;
