//! The mark beside the keys and the one in the data: they belong together, and the ledger holds what was signed.

use ntc_core::ledger::guard::{self, Doubt, StartEvidence};
use ntc_core::phrase::Phrase;

use super::Findings;
use crate::chain::Head;
use crate::identity::mark::Marks;

/// Checks both marks. That the data lie elsewhere than where they were written is no fault of theirs: a copy is checked
/// as well as what it was copied from.
pub(super) fn check(marks: &Marks, head: &Head, findings: &mut Findings) {
    match marks.evidence() {
        StartEvidence::Intact | StartEvidence::Doubtful(Doubt::Moved) => {}
        StartEvidence::Doubtful(doubt @ (Doubt::NoMark | Doubt::NoTwin | Doubt::OtherPair)) => {
            let doubt = doubt.phrase().said();
            findings.add(Phrase::FoundMark { doubt });
        }
    }
    if let Some(mark) = marks.beside_keys()
        && let Err(error) = guard::check_mark(head.size, &head.hashes, mark.signed, &mark.root)
    {
        findings.add_at(Phrase::HeldLedger {}, error.phrase());
    }
}
