//! Receipts: each one that a partner ever gave is signed by it and speaks of this ledger and its feed as they are held,
//! and each state that was noted is one of an item of its feed.

use std::collections::BTreeMap;

use ntc_core::envelope::Hash;
use ntc_core::ledger::guard;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::ledger::tree::{HashReader, root_at};
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::sync::receipt::{Receipt, ReceiptNotes};
use ntc_core::sync::sent::{SentEvent, Written};

use super::journal::bytes;
use super::{Findings, PROGRESS_EVERY, Progress, Tell};
use crate::chain::{Feed, Head};
use crate::outbox::{Kept, ReceiptKeys, Receipts, open_receipt};
use crate::partners::{Peer, Roster};
use crate::peer::receipt_keys;

/// What one partner's receipts are held to.
struct Signer<'a> {
    party: &'a Party,
    keys: ReceiptKeys,
    /// What of its frames does not hold: the first, and how many.
    wrong: Option<(Said, u64)>,
}

/// Checks every frame; answers how many receipts hold. A ledger that was cut back or rewritten is shorter than what a
/// receipt says, or has another root there.
pub(super) fn check(
    receipts: &Receipts,
    roster: &Roster,
    own_ledger: &LedgerKeys,
    head: &Head,
    findings: &mut Findings,
    tell: Tell<'_>,
) -> u64 {
    bytes(Phrase::HeldReceipts {}, &receipts.reader(), findings, tell);
    let mut signers = signers(roster, own_ledger);
    let (mut held, mut strangers) = (0, 0);
    for (count, kept) in receipts.kept().enumerate() {
        let kept = match kept {
            Ok(kept) => kept,
            Err(error) => {
                findings.add_at(Phrase::HeldReceipts {}, Said::of_error(&error));
                break;
            }
        };
        let Some(signer) = signers.get_mut(&kept.slot) else {
            strangers += 1;
            continue;
        };
        match frame(&kept, signer, head) {
            Ok(is_receipt) => held += u64::from(is_receipt),
            Err(why) => {
                let frame = count as u64;
                let first = Phrase::FoundInFrame { frame, what: why };
                let (_, times) = signer.wrong.get_or_insert((first.said(), 0));
                *times += 1;
            }
        }
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: Phrase::HeldReceipts {}.said(),
                done: held,
            });
        }
    }
    for signer in signers.into_values() {
        if let Some((first, times)) = signer.wrong {
            let party = signer.party.to_string();
            let frames = times;
            findings.add_at(
                Phrase::HeldReceiptOf { party },
                Phrase::FoundTimes { first, frames },
            );
        }
    }
    if strangers > 0 {
        let frames = strangers;
        findings.add_at(Phrase::HeldReceipts {}, Phrase::FoundStrangers { frames });
    }
    held
}

fn signers<'a>(roster: &'a Roster, own_ledger: &LedgerKeys) -> BTreeMap<u64, Signer<'a>> {
    let peers = roster.peers().iter();
    let signer = |(party, peer): (&'a Party, &'a Peer)| {
        let (keys, wrong) = (receipt_keys(own_ledger, &peer.card), None);
        (peer.slot, Signer { party, keys, wrong })
    };
    peers.map(signer).collect()
}

/// Checks what one frame says; true when it is a receipt.
fn frame(kept: &Kept, signer: &Signer<'_>, head: &Head) -> Result<bool, Said> {
    let feed = head.feeds.get(&kept.slot);
    let feed = feed.ok_or_else(|| Phrase::FoundNoFeed { slot: kept.slot }.said())?;
    let mut is_receipt = false;
    for event in &kept.events {
        match event {
            SentEvent::Began(_) => {}
            SentEvent::Written(written) => state(written, feed)?,
            SentEvent::Adopted(adopted) => {
                for written in &adopted.states {
                    state(written, feed)?;
                }
            }
            SentEvent::Receipted(_) => {
                receipt(kept, signer, head, feed)?;
                is_receipt = true;
            }
        }
    }
    Ok(is_receipt)
}

/// The state is one of an item of the feed.
fn state(written: &Written, feed: &Feed) -> Result<(), Said> {
    let items = feed.reader.items(written.seq, 1);
    let items = items.map_err(|error| Said::of_error(&error))?;
    if items.first() == Some(&written.item.encode()) {
        return Ok(());
    }
    Err(Phrase::FoundOtherItem { item: written.seq }.said())
}

fn receipt(kept: &Kept, signer: &Signer<'_>, head: &Head, feed: &Feed) -> Result<(), Said> {
    let notes = ReceiptNotes {
        checkpoint: kept.checkpoint.clone(),
        statement: kept.statement.clone(),
    };
    let opened = open_receipt(&notes, &signer.keys).map_err(|error| Said::of_error(&error))?;
    let (witnessed, statement) = opened;
    guard::check(head.size, &head.hashes, signer.party, &witnessed)
        .map_err(|error| error.phrase().said())?;
    match statement {
        Some(stated)
            if !speaks_of(
                &stated,
                (head.size, &head.hashes),
                (feed.head.size, &feed.reader.hashes),
            ) =>
        {
            Err(Phrase::FoundOtherHistory {}.said())
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether a receipt names roots that ledger and feed, each of so many leaves, have at the sizes that it names.
fn speaks_of(
    stated: &Receipt,
    ledger: (u64, &impl HashReader),
    feed: (u64, &impl HashReader),
) -> bool {
    is_root(stated.checkpoint_root, stated.checkpoint_size, ledger)
        && is_root(stated.feed_root, stated.feed_size, feed)
}

/// Whether a tree of so many leaves had this root at this size.
fn is_root(root: Hash, at: u64, (size, hashes): (u64, &impl HashReader)) -> bool {
    at <= size && root_at(hashes, at).ok() == Some(root)
}

#[cfg(test)]
mod tests {
    use ntc_core::ledger::tree::Frontier;
    use ntc_core::sync::replica::ReplicaId;

    use super::*;

    /// The stored hashes of a tree of three leaves that begin with `first`, and its roots at two and three.
    fn tree(first: u8) -> (Vec<Hash>, [Hash; 2]) {
        let (mut frontier, mut stored) = (Frontier::new(), Vec::new());
        let mut roots = Vec::new();
        for leaf in first..first + 3 {
            frontier.push(Hash::from_bytes([leaf; 32]), &mut stored);
            roots.push(frontier.root());
        }
        (stored, [roots[1], roots[2]])
    }

    #[test]
    fn a_receipt_speaks_of_the_roots_that_ledger_and_feed_have_at_its_sizes_and_of_no_other() {
        let ((ledger, [_, newest]), (feed, [older, _])) = (tree(1), tree(7));
        let own = |change: fn(&mut Receipt)| {
            let party = "AZ/customs".parse().unwrap();
            let mut stated = Receipt {
                origin: String::new(),
                follower: party,
                follower_ledger: String::new(),
                follower_size: 1,
                replica: ReplicaId::from_bytes([7; 16]),
                feed_size: 2,
                feed_root: older,
                shown_root: newest,
                checkpoint_size: 3,
                checkpoint_root: newest,
                seconds: 1,
            };
            change(&mut stated);
            stated
        };
        let speaks = |stated: &Receipt| speaks_of(stated, (3, &ledger), (3, &feed));
        assert!(speaks(&own(|_| {})));
        let others: [fn(&mut Receipt); 5] = [
            |it| it.checkpoint_root = it.feed_root,
            |it| it.feed_root = it.checkpoint_root,
            |it| it.checkpoint_size = 2,
            |it| it.feed_size = 3,
            |it| it.checkpoint_size = u64::MAX,
        ];
        for (number, other) in others.into_iter().enumerate() {
            assert!(!speaks(&own(other)), "{number}");
        }
        // What lies behind the end of a ledger is none of it, though the file holds more.
        assert!(!speaks_of(&own(|_| {}), (2, &ledger), (3, &feed)));
        assert!(!speaks_of(&own(|_| {}), (3, &ledger), (1, &feed)));
    }
}
