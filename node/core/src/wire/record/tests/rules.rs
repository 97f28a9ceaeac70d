//! Every rule between fields, by name.

mod asked;
mod event;
mod forwarded;
mod goods;
mod passenger;
mod told;
mod transport;

use ntc_proto::node::v1::Draft;

use super::samples::publish;
use crate::reason::Reason;

#[track_caller]
pub(super) fn refused(draft: Draft, field: &str, reason: Reason) {
    let error = publish(draft).unwrap_err();
    assert_eq!(
        (error.field.as_str(), error.reason()),
        (field, reason),
        "{error}"
    );
}

#[track_caller]
pub(super) fn warned(draft: Draft, field: &str, reason: Reason) {
    let (_, warnings) = publish(draft).unwrap();
    let told: Vec<_> = warnings
        .iter()
        .map(|warning| (warning.field.as_str(), warning.reason))
        .collect();
    assert_eq!(told, [(field, reason)]);
}

#[track_caller]
pub(super) fn passes(draft: Draft) {
    assert_eq!(publish(draft).unwrap().1, []);
}
