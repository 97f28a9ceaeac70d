//! Two pairs of eyes: which acts need a second officer, and who may decide about a request for one.
//!
//! In scope: what a party asks two officers for, the hash of the exact request, and the decision whether an officer may
//! approve or refuse it now. Out of scope: keeping requests, and carrying them out once they are approved.

mod asked;
mod error;
mod id;
mod rules;

pub use self::asked::{Asked, Second, Stage, Who};
pub use self::error::ApprovalError;
pub use self::id::{ApprovalId, InvalidApprovalId};
pub use self::rules::{MAX_ERASURES, MAX_HOURS, MAX_RECIPIENTS, Rules, Scope, Sort, Wide};

/// Requests that wait for a second officer at once, at most.
pub const MAX_WAITING: usize = 64;

/// Requests of one officer that wait at once, at most: nobody takes the places of all others.
pub const MAX_OF_ONE: usize = 16;

#[cfg(test)]
mod tests;
