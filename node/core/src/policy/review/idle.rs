//! Clauses that the parties sign and that this version does not carry out by itself. They bind people, not the program.

use crate::policy::agreement::{Agreement, Mode, Onward};

/// A clause that does not act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Idle {
    /// The clause.
    pub field: String,
    /// What does not happen by itself.
    pub message: &'static str,
}

/// Clauses of every document: what they mean is for people to do.
const ALWAYS: [(&str, &str); 8] = [
    (
        "validity.notice_days",
        "a termination acts at once; the notice is for the parties to keep",
    ),
    (
        "validity.after_end",
        "nothing is erased or kept by the program because the agreement ended",
    ),
    (
        "uses",
        "the program does not see what information is used for",
    ),
    (
        "retention",
        "nothing is sent any more when the time is over; what was received is not erased by the program",
    ),
    ("deadlines", "the program counts no deadline"),
    ("quotas", "there are no queries that could be counted"),
    (
        "oversight",
        "audit, statistics and notices are for people to do",
    ),
    (
        "languages",
        "drafts in other languages are published all the same",
    ),
];

/// What of the document does not act, in its order.
pub(super) fn clauses(agreement: &Agreement) -> Vec<Idle> {
    let mut idle = Vec::new();
    let mut say = |field: String, message| idle.push(Idle { field, message });
    for (number, terms) in (1..).zip(agreement.terms()) {
        match terms.mode {
            Mode::Request | Mode::HitNoHit => say(
                format!("terms[{number}].mode"),
                "nothing goes under these terms: requests are not answered by the program",
            ),
            Mode::Push | Mode::Never => {}
        }
        if !terms.redacted.is_empty() {
            say(
                format!("terms[{number}].sections"),
                "redacted sections stay withheld: there is no request by which a partner gets them",
            );
        }
    }
    match agreement.onward() {
        Onward::Never => {}
        Onward::Consent | Onward::Listed(_) => say(
            "onward".to_owned(),
            "the program passes nothing on that it received, consent or not",
        ),
    }
    for (field, message) in ALWAYS {
        say(field.to_owned(), message);
    }
    idle
}
