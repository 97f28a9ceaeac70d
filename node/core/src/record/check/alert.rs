//! Rules of the event sections of alerts.

use super::Findings;
use super::seizure::under_control;
use crate::forms::{Expected, Header};
use crate::model::codes::permission_for;
use crate::reason::Reason;

/// The requested action that makes a delivery one under control.
const LET_PASS: &str = "let_pass_under_control";

pub(super) fn check(header: &Header, event: &Expected<'_>, findings: &mut Findings) {
    if event.valid_until <= header.created {
        findings.refuse(
            "event.valid_until",
            Reason::AlertExpired,
            "lies before the signing; an alert is about what is still to come",
        );
    }
    if let Some(reply_by) = event.reply_by {
        if event
            .expected_at
            .is_some_and(|expected| reply_by > expected.latest())
        {
            findings.refuse(
                "event.reply_by",
                Reason::ReplyAfterArrival,
                "lies after the expected arrival; ask for the answer before it",
            );
        }
        if reply_by <= header.created {
            findings.refuse(
                "event.reply_by",
                Reason::TimesOutOfOrder,
                "lies before the signing",
            );
        }
    }
    if event.score.0 > event.score.1 {
        findings.refuse(
            "event.score",
            Reason::FieldInvalid,
            "is above its scale; give the largest score of the scale as well",
        );
    }
    let field = "event.requested_action";
    permitted(header, field, &event.requested_action.code, findings);
}

/// What is asked for lies within what the handling permits. A code of a newer list asks for what this node
/// cannot weigh; the recipient's officers see it as it is.
pub(super) fn permitted(header: &Header, field: &str, action: &str, findings: &mut Findings) {
    if action == LET_PASS {
        under_control(header, field, findings);
    }
    let permitted = header.handling.permitted_action;
    if permission_for(action).is_some_and(|needed| needed > permitted) {
        findings.refuse(
            field,
            Reason::ActionNotPermitted,
            format!("goes beyond handling.permitted_action, which is {permitted}"),
        );
    }
}
