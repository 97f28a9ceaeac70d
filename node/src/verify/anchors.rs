//! Anchors: the other journals begin with the frames whose root an ANCHOR entry holds.

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::tree::Frontier;

use super::{Findings, Progress, Tell};
use crate::chain::anchored_leaf;
use crate::journal::Reader;

/// What an ANCHOR entry says.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnchoredRoot {
    /// Index of the entry.
    pub(super) entry: u64,
    /// Number of the journal.
    pub(super) journal: u8,
    /// Frames that it had.
    pub(super) size: u64,
    /// Root of the tree of these.
    pub(super) root: Hash,
}

/// Name of a journal in findings.
pub(super) const fn name(journal: AnchoredJournal) -> &'static str {
    match journal {
        AnchoredJournal::Audit => "data/audit",
        AnchoredJournal::Partners => "data/partners",
        AnchoredJournal::Bodies => "data/bodies",
        AnchoredJournal::ReceiptsTaken => "data/receipts",
        AnchoredJournal::ReceiptsGiven => "the journal of receipts given",
        AnchoredJournal::Decisions => "data/decisions",
    }
}

/// Compares a journal with every anchor of it; answers how many hold.
pub(super) fn check(
    journal: AnchoredJournal,
    reader: &Reader,
    anchors: &[AnchoredRoot],
    findings: &mut Findings,
    tell: Tell<'_>,
) -> u64 {
    let number = journal.number();
    let of = anchors.iter().filter(|anchor| anchor.journal == number);
    let end = reader.end();
    let (mut within, beyond): (Vec<&AnchoredRoot>, Vec<_>) = of.partition(|it| it.size <= end);
    if let Some(lost) = beyond.first() {
        findings.add(format!(
            "{}: {} frames are held, but ledger entry {} anchors {}: its end was lost, or another journal lies in its \
             place",
            name(journal),
            end,
            lost.entry,
            lost.size
        ));
    }
    within.sort_by_key(|anchor| anchor.size);
    match compare(journal, reader, &within, tell) {
        Ok(held) => held,
        Err(why) => {
            findings.add(format!("{}: {why}", name(journal)));
            0
        }
    }
}

/// Builds the tree of the journal and compares its root wherever an anchor, in order of size, says what it was.
fn compare(
    journal: AnchoredJournal,
    reader: &Reader,
    anchors: &[&AnchoredRoot],
    tell: Tell<'_>,
) -> Result<u64, String> {
    let mut tree = Frontier::new();
    let mut held = 0;
    for anchor in anchors {
        for frame in reader.scan_to(tree.size(), anchor.size) {
            let frame = frame.map_err(|error| error.to_string())?;
            let leaf = anchored_leaf(journal, frame.number, &frame.payload);
            tree.push_only(leaf.map_err(|error| error.to_string())?);
        }
        if tree.root() != anchor.root {
            return Err(format!(
                "its first {} frames are not those whose root ledger entry {} anchors",
                anchor.size, anchor.entry
            ));
        }
        held += 1;
        tell(Progress {
            stage: "anchored journals".to_owned(),
            done: held,
        });
    }
    Ok(held)
}
