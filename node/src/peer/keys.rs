//! What the ledgers of parties say of their keys, for those that check what a party signs: a KEY entry acts as soon as
//! it is verified, even on a stream that began before.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use ntc_core::envelope::PublicKey;
use ntc_core::identity::card::{KeyRole, ListedKey, NodeCard};
use ntc_core::identity::keys::KeyHistory;
use ntc_core::ledger::follow::Follower;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::ledger::note::NoteKey;
use ntc_core::party::Party;

use crate::lock::lock;
use crate::outbox::ReceiptKeys;

/// What is verified of one party's ledger.
#[derive(Debug)]
struct Verified {
    size: u64,
    keys: KeyHistory,
}

/// What is verified of the keys of all parties that are followed.
#[derive(Clone, Debug, Default)]
pub(crate) struct PartyKeys(Arc<Mutex<BTreeMap<Party, Verified>>>);

impl PartyKeys {
    /// Notes what a follower holds by now.
    pub(super) fn note(&self, party: &Party, follower: &Follower) {
        let size = follower.checkpoint_size();
        if size == 0 {
            return;
        }
        let mut parties = lock(&self.0);
        match parties.get_mut(party) {
            Some(verified) => {
                verified.size = size;
                if verified.keys != *follower.keys() {
                    verified.keys = follower.keys().clone();
                }
            }
            None => {
                let keys = follower.keys().clone();
                parties.insert(party.clone(), Verified { size, keys });
            }
        }
    }

    /// Size of a party's ledger as it was verified; 0 when none of it was.
    pub(crate) fn size(&self, party: &Party) -> u64 {
        lock(&self.0).get(party).map_or(0, |known| known.size)
    }

    /// The author keys of a party that count now. Of a ledger that was never seen the card alone tells.
    pub(crate) fn author_keys(&self, card: &NodeCard) -> Vec<PublicKey> {
        self.with_history(card, |newest, history| {
            let sizes = (newest, newest);
            let keys = history.stating_keys(card.listed_keys(), KeyRole::Author, sizes);
            keys.collect()
        })
    }

    /// The keys that count for a receipt of a party which states that its ledger had `stated` entries, or for a witness
    /// line that states nothing. Of a ledger that was never seen the card alone tells.
    pub(crate) fn receipt_keys(
        &self,
        own: &LedgerKeys,
        card: &NodeCard,
        stated: Option<u64>,
    ) -> ReceiptKeys {
        self.with_history(card, |newest, history| {
            let sizes = (stated.unwrap_or(newest), newest);
            let listed = card.listed_keys();
            named(own, card, |role| {
                history.stating_keys(listed, role, sizes).collect()
            })
        })
    }

    /// Tells the size of a party's ledger and what it says of its keys, as it was verified; of one that was never seen
    /// that every key of the card counts.
    fn with_history<T>(&self, card: &NodeCard, tell: impl FnOnce(u64, &KeyHistory) -> T) -> T {
        match lock(&self.0).get(card.party()) {
            Some(verified) => tell(verified.size, &verified.keys),
            None => tell(u64::MAX, &KeyHistory::new(u64::MAX)),
        }
    }
}

/// Every key that a card lists for receipts, in force or not: for what was taken under them before.
pub(crate) fn receipt_keys(own: &LedgerKeys, card: &NodeCard) -> ReceiptKeys {
    named(own, card, |role| {
        let of_role = |listed: &&ListedKey| listed.known_role() == Some(role);
        let listed = card.listed_keys().iter().filter(of_role);
        listed.filter_map(ListedKey::public).collect()
    })
}

fn named(
    own: &LedgerKeys,
    card: &NodeCard,
    keys: impl Fn(KeyRole) -> Vec<PublicKey>,
) -> ReceiptKeys {
    let (domain, party) = (card.domain(), card.party());
    let witness = domain.witness_name(party);
    let receipt = domain.receipt_name(party);
    let witnesses = keys(KeyRole::Witness).into_iter();
    let receipts = keys(KeyRole::Receipt).into_iter();
    ReceiptKeys {
        ledger: own.clone(),
        witness: witnesses
            .map(|key| NoteKey::cosignature(witness.clone(), key))
            .collect(),
        receipt: receipts
            .map(|key| NoteKey::note(receipt.clone(), key))
            .collect(),
        follower_ledger: card.origin(),
    }
}
