//! Numbers that differ by one slip of whoever wrote them.

use super::form::Form;
use super::likeness::Why;
use crate::model::identifier::{Scheme, Slip, near};

/// Most near numbers of one.
const MAX_NEAR: usize = 32;

/// The numbers near `body`, which are looked up and held beside it.
pub(super) fn forms(scheme: Scheme, body: &str, country: Option<&str>) -> Vec<Form> {
    let near = near(scheme, body, country).into_iter();
    near.map(|(body, slip)| {
        let why = match slip {
            Slip::Swap => Why::Swapped,
            Slip::Character => Why::OneCharacter,
        };
        Form::new(body, why).only(scheme)
    })
    .take(MAX_NEAR)
    .collect()
}
