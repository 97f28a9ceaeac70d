//! Every limit, and one past it; and what a single field refuses.

mod fields;
mod limits;

use ntc_proto::node::v1::Draft;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1;

use super::samples;
use crate::reason::Reason;
use crate::wire::record::draft;

pub(super) fn full_with(change: impl FnOnce(&mut Draft)) -> Draft {
    let mut draft = samples::full();
    change(&mut draft);
    draft
}

pub(super) fn event_with(change: impl FnOnce(&mut v1::SeizureEvent)) -> Draft {
    full_with(|draft| {
        if let Some(Event::Seizure(event)) = &mut draft.event {
            change(event);
        }
    })
}

pub(super) fn person_with(change: impl FnOnce(&mut v1::Person)) -> Draft {
    full_with(|draft| change(&mut draft.persons.as_mut().unwrap().items[0]))
}

#[track_caller]
pub(super) fn refused(broken: Draft, field: &str, reason: Reason) {
    let error = draft(broken).unwrap_err();
    assert_eq!(
        (error.field.as_str(), error.reason()),
        (field, reason),
        "{error}"
    );
}
