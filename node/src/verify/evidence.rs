//! Evidence: each file holds two notes that the ledger of a partner signed and that do not fit together.

use std::path::Path;
use std::{fs, io};

use ntc_core::ledger::evidence::Fork;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};

use super::Findings;
use super::folder::{called, name_of, paths};
use super::read::Proof;
use crate::partners::Roster;

/// Longest file that is read, in bytes: two notes with every witness that there may be, and a proof.
pub(super) const MAX_EVIDENCE: u64 = 256 * 1024;

/// Judges every file of the folder; answers against whom there is evidence, and how strong it is.
pub(super) fn check(
    folder: &Path,
    roster: &Roster,
    findings: &mut Findings,
) -> Vec<(Party, Proof)> {
    let mut found = Vec::new();
    for path in paths(folder, &called("data/evidence"), findings) {
        let name = name_of(&path);
        match judge(&path, roster) {
            Ok(judged) => found.push(judged),
            Err(why) => findings.add(Phrase::FoundNoEvidence {
                file: format!("data/evidence/{name}"),
                why,
            }),
        }
    }
    found.sort();
    found
}

fn judge(path: &Path, roster: &Roster) -> Result<(Party, Proof), Said> {
    let unread = |error: io::Error| Said::of_system(&error);
    if fs::metadata(path).map_err(unread)?.len() > MAX_EVIDENCE {
        let bytes = MAX_EVIDENCE;
        return Err(Phrase::FoundTooLong { bytes }.said());
    }
    let text = fs::read_to_string(path).map_err(unread)?;
    // A note begins with the origin of its ledger, and the first one stands below a title and its length.
    let named = text.lines().nth(2).unwrap_or_default();
    let mut peers = roster.peers().iter();
    let Some((party, peer)) = peers.find(|(_, peer)| peer.card.origin() == named) else {
        return Err(Phrase::FoundOfNobody {}.said());
    };
    let keys = LedgerKeys::of(&peer.card).map_err(Said::in_words)?;
    let fork = Fork::open(&text, &keys).map_err(Said::in_words)?;
    let proof = match (fork.is_conclusive(), fork.has_proof()) {
        (true, _) => Proof::Conclusive,
        (false, true) => Proof::DoesNotHold,
        (false, false) => Proof::NotGiven,
    };
    Ok((party.clone(), proof))
}
