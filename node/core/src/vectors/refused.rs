//! What must be refused, with the reason: each case is run through the check that the node itself makes.

mod batches;
mod checkpoints;
mod moves;
mod openings;

pub(super) use batches::{batch_that_holds, batches, items};
pub(super) use checkpoints::{checkpoints, cosignatures};
pub(super) use moves::moves;
pub(super) use openings::openings;

use serde_json::{Value, json};

use super::*;
use crate::reason::{Reason, Reasoned};

/// The case with why it is bent and the reason that a reader has to give.
fn refused<T, E: Reasoned>(
    why: &str,
    reason: Reason,
    answer: Result<T, E>,
    mut case: Value,
) -> Value {
    let found = answer.err().map(|fault| fault.reason());
    assert_eq!(found, Some(reason), "{why}");
    case["why"] = json!(why);
    case["reason"] = json!(reason.code());
    case
}

/// The bytes with the lowest bit of the last one turned.
fn flipped(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    *bytes.last_mut().unwrap() ^= 1;
    bytes
}

fn flip<const N: usize>(bytes: &mut [u8; N]) {
    bytes[N - 1] ^= 1;
}
