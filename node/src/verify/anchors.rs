//! Anchors: the other journals begin with the frames whose root an ANCHOR entry holds.

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::tree::Frontier;
use ntc_core::phrase::{Phrase, Said};

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
        AnchoredJournal::Decisions => "data/decisions",
    }
}

/// A journal as the place of a finding.
pub(super) fn place(journal: AnchoredJournal) -> Phrase {
    let text = name(journal).to_owned();
    Phrase::Told { text }
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
        let lost = Phrase::FoundEndLost {
            held: end,
            entry: lost.entry,
            size: lost.size,
        };
        findings.add_at(place(journal), lost);
    }
    within.sort_by_key(|anchor| anchor.size);
    match compare(journal, reader, &within, tell) {
        Ok(held) => held,
        Err(why) => {
            findings.add_at(place(journal), why);
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
) -> Result<u64, Said> {
    let mut tree = Frontier::new();
    let mut held = 0;
    for anchor in anchors {
        for frame in reader.scan_to(tree.size(), anchor.size) {
            let frame = frame.map_err(|error| Said::of_error(&error))?;
            let leaf = anchored_leaf(journal, frame.number, &frame.payload);
            tree.push_only(leaf.map_err(Said::in_words)?);
        }
        if tree.root() != anchor.root {
            let (size, entry) = (anchor.size, anchor.entry);
            return Err(Phrase::FoundOtherFrames { size, entry }.said());
        }
        held += 1;
        tell(Progress {
            stage: Phrase::ReadingAnchored {}.said(),
            done: held,
        });
    }
    Ok(held)
}
