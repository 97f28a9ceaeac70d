//! Policies: those that POLICY entries and records of the ledger name are those that the partners' journal led to.

use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::phrase::{Phrase, Said};

use super::anchors::name;
use super::journal::bytes;
use super::ledger::Told;
use super::{Findings, Tell};
use crate::partners::Partners;

/// Compares the two. A journal that goes on from there is no fault: its entry follows. Answers how many changes of
/// partners and agreements were read.
pub(super) fn check(
    partners: &Partners,
    told: &Told,
    findings: &mut Findings,
    tell: Tell<'_>,
) -> u64 {
    let journal = partners.reader();
    bytes(Phrase::HeldPartners {}, &journal, findings, tell);
    let held = match partners.ever_held() {
        Ok(held) => held,
        Err(error) => {
            findings.add_at(Phrase::HeldPartners {}, Said::of_error(&error));
            return 0;
        }
    };
    let mut unknown = told
        .policies
        .iter()
        .filter(|(digest, _)| !held.contains(digest.as_bytes()));
    if let Some((_, entry)) = unknown.next() {
        let folder = name(AnchoredJournal::Partners).to_owned();
        findings.add(Phrase::FoundNeverLed {
            folder,
            entry: *entry,
        });
    }
    journal.end()
}
