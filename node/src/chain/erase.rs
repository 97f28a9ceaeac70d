//! Erasing: sections of earlier records of this party are destroyed for good.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::model::kind::RecordKind;

use super::command::{Command, Order, When};
use super::open::going;
use super::state::Unfinished;
use super::{AppendError, Disposition, Erased, Head, Ledger, LedgerEraseError, RecordReadError};
use crate::bodies::{BodyError, Buried};

/// Erasures that are carried out together at most. The segments that hold them are written anew once for all of them.
pub const MAX_ERASED_TOGETHER: usize = 16_384;
/// Erasures as the writer takes them, and why others are refused.
type Ordered = (Vec<Order>, Vec<LedgerEraseError>);

/// Erasures of one command to the writer, so that a publication waits for no more.
const PER_COMMAND: usize = 64;
/// How long nothing is erased behind each command, as often as it took: publications have the rest of the time.
const PAUSE: u32 = 2;

/// The entries of one burial, and what takes the place of the bodies that they erase; none where these cannot be read.
type Burial = (BTreeSet<u64>, Option<Buried>);

impl Ledger {
    /// Destroys sections of an earlier record of this party for good: an ERASE entry says so to every peer that was
    /// told of the record, and once that is signed, the bytes and salts of the sections are on no file of this node.
    ///
    /// # Errors
    /// When there is no such record, it is a step of an agreement, nothing of the sections is left, or the ledger does
    /// not take it.
    pub async fn erase(&self, erasure: Erasure) -> Result<Erased, LedgerEraseError> {
        let (orders, refused) = self.ordered(vec![erasure]).await?;
        if let Some(refused) = refused.into_iter().next() {
            return Err(refused);
        }
        let erased = self.ask(|answer| Command::Erase(orders, When::AtOnce, answer));
        Ok(erased.await?)
    }

    /// The same for many records, the first [`MAX_ERASED_TOGETHER`] of them: the entries are signed first, and then each
    /// segment that holds something of them is written anew once, beside the writer. Publications go on between, and
    /// have most of the time. What a crash leaves is
    /// destroyed by the next start. Answers why some were not erased.
    ///
    /// # Errors
    /// When the ledger does not take them; some may be erased then.
    pub async fn erase_together(
        &self,
        mut erasures: Vec<Erasure>,
    ) -> Result<Vec<LedgerEraseError>, AppendError> {
        erasures.truncate(MAX_ERASED_TOGETHER);
        let (mut signed, mut refused) = (BTreeMap::new(), Vec::new());
        let outcome = self
            .sign_together(&erasures, (&mut signed, &mut refused))
            .await;
        self.destroy_together(signed).await?;
        outcome.map(|()| refused)
    }

    /// Signs the entries of erasures, and notes what of them is to be destroyed.
    pub(super) async fn sign_together(
        &self,
        erasures: &[Erasure],
        (signed, refused): (&mut BTreeMap<u64, Unfinished>, &mut Vec<LedgerEraseError>),
    ) -> Result<(), AppendError> {
        for some in erasures.chunks(PER_COMMAND) {
            let started = Instant::now();
            let (orders, not) = self.ordered(some.to_vec()).await?;
            refused.extend(not);
            if orders.is_empty() {
                continue;
            }
            let unfinished: Vec<_> = orders.iter().map(Order::unfinished).collect();
            let erased = self.ask(|answer| Command::Erase(orders, When::Together, answer));
            let first = erased.await?.entry;
            signed.extend((first..).zip(unfinished));
            tokio::time::sleep(started.elapsed() * PAUSE).await;
        }
        Ok(())
    }

    /// Destroys what signed entries erased, segment by segment.
    async fn destroy_together(&self, signed: BTreeMap<u64, Unfinished>) -> Result<(), AppendError> {
        let (this, erasures) = (self.clone(), signed.clone());
        let buried = tokio::task::spawn_blocking(move || this.burials(&erasures)).await;
        let burials = match buried {
            Ok(Ok(burials)) => burials,
            failed => {
                if let Ok(Err(error)) = failed {
                    tracing::error!(%error, "erased bodies cannot be read");
                }
                vec![(signed.into_keys().collect(), None)]
            }
        };
        for (entries, buried) in burials {
            let bodies = self.records.bodies().clone();
            let prepared = match buried {
                Some(buried) => {
                    let prepare = move || bodies.journal().prepare(buried);
                    tokio::task::spawn_blocking(prepare).await.ok()
                }
                None => None,
            };
            self.ask(|answer| Command::Bury(entries, prepared, answer))
                .await?;
        }
        Ok(())
    }

    /// What takes the place of erased bodies, each segment with the entries that erased something in it. Entries whose
    /// bodies cannot be read come last, without.
    fn burials(&self, erasures: &BTreeMap<u64, Unfinished>) -> Result<Vec<Burial>, BodyError> {
        let bodies = self.records.bodies();
        let (frames, mut left) = going(bodies, erasures, self.records.reference_key());
        let unread: BTreeSet<_> = erasures
            .keys()
            .copied()
            .filter(|it| !left.contains(it))
            .collect();
        let mut burials = Vec::new();
        for lot in bodies.buried(frames) {
            let lot = lot?;
            let (Some((first, _)), Some((last, _))) = (lot.first_key_value(), lot.last_key_value())
            else {
                continue;
            };
            // The bodies of a record never lie in two segments.
            let is_here = |erasure: &Unfinished| {
                erasure.body <= *last && *first < erasure.body.saturating_add(erasure.parts)
            };
            let here = |entry: &u64| erasures.get(entry).is_some_and(is_here);
            let (entries, others) = left.into_iter().partition(here);
            left = others;
            burials.push((entries, Some(lot)));
        }
        // Of these nothing was left to destroy.
        burials.push((left, Some(Buried::new())));
        burials.push((unread, None));
        burials.retain(|(entries, _)| !entries.is_empty());
        Ok(burials)
    }

    /// What the writer needs to know of erasures, and why some are refused.
    async fn ordered(&self, erasures: Vec<Erasure>) -> Result<Ordered, AppendError> {
        let mut salted = Vec::with_capacity(erasures.len());
        for erasure in erasures {
            salted.push((erasure, self.salt()?));
        }
        let this = self.clone();
        // Feeds may be looked through for the records.
        let orders = tokio::task::spawn_blocking(move || this.orders(salted)).await;
        orders.map_err(|_| AppendError::ShuttingDown)
    }

    fn orders(&self, erasures: Vec<(Erasure, [u8; 32])>) -> Ordered {
        let head = self.head();
        let (mut orders, mut refused) = (Vec::with_capacity(erasures.len()), Vec::new());
        for (erasure, salt) in erasures {
            match self.order(&head, erasure, salt) {
                Ok(order) => orders.push(order),
                Err(error) => refused.push(error),
            }
        }
        for (slot, feed) in head.feeds.iter() {
            let unknown = |order: &Order| order.told.get(slot).is_none_or(|(told, _)| !told);
            let targets = orders.iter().filter(|order| unknown(order));
            let targets: BTreeSet<_> = targets.map(|order| order.erasure.target).collect();
            // Each feed is read once for all of them.
            let found = match feed.reader.told(&targets, 0, feed.head.size) {
                Ok(found) => found,
                Err(error) => return (Vec::new(), vec![RecordReadError::from(error).into()]),
            };
            for order in &mut orders {
                if let Some((told, _)) = order.told.get_mut(slot) {
                    *told |= found.contains(&order.erasure.target);
                }
            }
        }
        (orders, refused)
    }

    /// What is known of an erasure without looking through feeds: what went to a peer at publication.
    fn order(
        &self,
        head: &Head,
        erasure: Erasure,
        salt: [u8; 32],
    ) -> Result<Order, LedgerEraseError> {
        let record = self.record(erasure.target)?;
        if record.labels.kind == RecordKind::Agreement {
            return Err(LedgerEraseError::Agreement(erasure.target));
        }
        let left = record.opening.present().intersection(erasure.sections);
        if left.is_empty() {
            return Err(LedgerEraseError::NothingLeft(erasure.target));
        }
        let (body, parts) = self.records.bodies_of(erasure.target)?;
        let told = head.feeds.iter().map(|(slot, feed)| {
            let delivered = record.disposition(*slot).is_some_and(Disposition::goes);
            (*slot, (delivered, feed.head.size))
        });
        Ok(Order {
            erasure,
            salt,
            body,
            parts,
            told: told.collect(),
        })
    }
}

impl Order {
    fn unfinished(&self) -> Unfinished {
        Unfinished {
            target: self.erasure.target,
            sections: self.erasure.sections,
            body: self.body,
            parts: self.parts,
        }
    }
}
