//! Staging: commands become frames of one batch, and the state as it will be.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::AppendError;
use super::batch::{Answers, Batch};
use super::command::{Answer, Command, Order, When};
use super::frame::{AnchorFrame, EraseFrame, FeedFrame, Frame, KeyFrame, PolicyFrame, Step};
use super::queries::{QueryFrame, QueryTold};
use super::staged::{Placed, Staged};
use super::state::Damaged;
use super::writer::Writer;
use super::{Appended, Erased};
use crate::journal::{MAX_BATCH, MAX_FRAME};
use crate::store::column::ColumnError;
use ntc_core::ledger::entry::{Entry, Role, commit};
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::time::Timestamp;

/// Commands in one batch at most.
pub const MAX_COMMANDS: usize = 4096;
/// Bytes of a frame that are not the record's own: tag and length of the step.
const FRAME_ROOM: usize = 16;
/// Feed items that are read at once.
const ITEMS_AT_ONCE: usize = 4096;

impl Writer {
    /// Collects what waits behind the first command, up to the limits of a batch.
    pub(super) fn stage(&mut self, batch: &mut Batch, first: Command) -> Result<(), Damaged> {
        let time = self.time();
        self.add(batch, first, time)?;
        for _ in 1..MAX_COMMANDS {
            if batch.bytes() > MAX_BATCH / 2 {
                break;
            }
            let Some(next) = self.next_command() else {
                break;
            };
            self.add(batch, next, time)?;
        }
        Ok(())
    }

    fn add(&mut self, batch: &mut Batch, command: Command, time: Timestamp) -> Result<(), Damaged> {
        match command {
            Command::Records(records, begun, answer) => {
                batch.begun = batch.begun.max(Some(begun));
                self.add_records(batch, records, answer, time)
            }
            Command::Policy {
                digest,
                salt,
                answer,
            } => {
                let commit = commit::policy(&salt, &digest);
                let step = Step::Policy(PolicyFrame {
                    entry: Entry::Policy { time, commit }.encode(),
                    salt: salt.to_vec(),
                    digest: digest.as_bytes().to_vec(),
                });
                self.add_entry(batch, step, answer)
            }
            Command::Feed {
                party,
                random,
                answer,
            } => {
                let held = self.state.slot_of(&party);
                let slot = held.unwrap_or_else(|| self.state.free_slot(random));
                batch.answers.push(Answers::Number(answer, slot));
                if held.is_some() {
                    return Ok(());
                }
                let party = party.to_string();
                self.push(batch, Step::Feed(FeedFrame { party, slot }), false)
            }
            Command::Item(frame, answer) => {
                batch.answers.push(Answers::Done(answer));
                self.push(batch, Step::Item(frame), false)
            }
            Command::Erase(orders, when, answer) => {
                self.add_erasures(batch, (&orders, when), answer, time)
            }
            Command::Bury(entries, buried, answer) => {
                batch.answers.push(Answers::Done(answer));
                batch.burials.push((entries, buried));
                Ok(())
            }
            Command::Anchor {
                journal,
                size,
                root,
                salt,
                answer,
            } => {
                let commit = commit::anchor(&salt, &root);
                let entry = Entry::Anchor {
                    time,
                    journal: journal.number(),
                    size,
                    commit,
                };
                let step = Step::Anchor(AnchorFrame {
                    entry: entry.encode(),
                    salt: salt.to_vec(),
                    root: root.as_bytes().to_vec(),
                });
                self.add_entry(batch, step, answer)
            }
            Command::Queries(queries, answer) => self.add_queries(batch, queries, answer, time),
            Command::Key {
                operation,
                role,
                vkey,
                answer,
            } => {
                let entry = Entry::Key {
                    time,
                    operation,
                    role: Role::Known(role),
                    key: commit::key(&vkey),
                };
                let entry = entry.encode();
                self.add_entry(batch, Step::Key(KeyFrame { entry, vkey }), answer)
            }
            Command::Pad { random, answer } => {
                let entry = Entry::Pad { time, random };
                self.add_entry(batch, Step::Entry(entry.encode()), answer)
            }
            Command::Heartbeat | Command::Settle => Ok(()),
            Command::Close => {
                self.close();
                Ok(())
            }
        }
    }

    fn add_queries(
        &mut self,
        batch: &mut Batch,
        queries: Vec<(QueryTold, [u8; 32])>,
        answer: Answer<u64>,
        time: Timestamp,
    ) -> Result<(), Damaged> {
        batch
            .answers
            .push(Answers::Number(answer, self.state.size()));
        for (told, salt) in queries {
            let commit = commit::query(&salt, told.direction, &told.digest);
            let step = Step::Query(QueryFrame {
                entry: Entry::Query { time, commit }.encode(),
                salt: salt.to_vec(),
                digest: told.digest.as_bytes().to_vec(),
                direction: told.direction as u32,
                party: told.party.to_string(),
                officer: told.officer.to_vec(),
                subjects: told.subjects,
            });
            self.push(batch, step, true)?;
        }
        Ok(())
    }

    fn add_records(
        &mut self,
        batch: &mut Batch,
        records: Vec<Staged>,
        answer: Answer<Appended>,
        time: Timestamp,
    ) -> Result<(), Damaged> {
        // Refused alone and together: a frame that a journal refuses would refuse the whole batch.
        let mut longest = records.iter().map(Staged::longest_frame);
        if longest.any(|longest| longest > MAX_FRAME - FRAME_ROOM) {
            let refused = answer.send(Err(AppendError::TooLarge));
            let waited_for = refused.is_ok();
            tracing::warn!(waited_for, "record larger than a frame refused");
            return Ok(());
        }
        batch
            .answers
            .push(Answers::Record(answer, self.state.size()));
        for record in records {
            self.add_record(batch, record, time)?;
        }
        Ok(())
    }

    fn add_record(
        &mut self,
        batch: &mut Batch,
        staged: Staged,
        time: Timestamp,
    ) -> Result<(), Damaged> {
        let index = self.state.size();
        let body = self.state.bodies;
        let Placed {
            frame,
            bodies,
            stored,
            record,
        } = staged.place(index, body, time, &self.state.feeds);
        batch.push_bodies(bodies);
        batch.checked.push((index, record, batch.frames().len()));
        self.push(batch, Step::Record(frame), true)?;
        batch.records.push((index, Arc::new(stored)));
        Ok(())
    }

    fn add_erasures(
        &mut self,
        batch: &mut Batch,
        (orders, when): (&[Order], When),
        answer: Answer<Erased>,
        time: Timestamp,
    ) -> Result<(), Damaged> {
        let first = self.state.size();
        batch.answers.push(Answers::Erased(answer, first));
        for order in orders {
            self.add_erasure(batch, order, time)?;
        }
        if when == When::Together {
            batch.together.extend(first..self.state.size());
        }
        Ok(())
    }

    /// An ERASE entry, with an ERASE item for each feed that was told of the record.
    fn add_erasure(
        &mut self,
        batch: &mut Batch,
        order: &Order,
        time: Timestamp,
    ) -> Result<(), Damaged> {
        let Order {
            erasure,
            salt,
            body,
            parts,
            told,
        } = order;
        let mut slots = Vec::new();
        for slot in self.state.feeds.keys().copied() {
            let (before, looked) = told.get(&slot).copied().unwrap_or_default();
            let since = self
                .told_since(slot, erasure.target, looked)
                .map_err(|_| Damaged("a feed cannot be read"))?;
            if before || since {
                slots.push(slot);
            }
        }
        let commit = erasure.commit(salt);
        let step = Step::Erase(EraseFrame {
            entry: Entry::Erase { time, commit }.encode(),
            salt: salt.to_vec(),
            target: erasure.target,
            sections: u32::from(erasure.sections.bits()),
            reason: u32::from(erasure.reason),
            slots,
            body: *body,
            parts: *parts,
        });
        self.push(batch, step, true)
    }

    /// Whether a feed was told of a record by an item from `seq` on.
    fn told_since(&self, slot: u64, target: u64, seq: u64) -> Result<bool, ColumnError> {
        let Some(feed) = self.state.feeds.get(&slot) else {
            return Ok(false);
        };
        let tells = |item: &FeedItem| tells(item, target);
        if feed.fresh_items.iter().any(tells) {
            return Ok(true);
        }
        let written = feed.tree.frontier.size() - feed.fresh_items.len() as u64;
        match self.columns.feeds().get(&slot) {
            Some(reader) => reader.tells(target, seq, written),
            None => Ok(false),
        }
    }

    fn add_entry(
        &mut self,
        batch: &mut Batch,
        step: Step,
        answer: Answer<u64>,
    ) -> Result<(), Damaged> {
        batch
            .answers
            .push(Answers::Number(answer, self.state.size()));
        self.push(batch, step, true)
    }

    pub(super) fn push(
        &mut self,
        batch: &mut Batch,
        step: Step,
        is_entry: bool,
    ) -> Result<(), Damaged> {
        self.state.apply(&step)?;
        batch.push(Frame::bytes(step), is_entry);
        Ok(())
    }
}

/// Whether an item tells its peer of a record.
fn tells(item: &FeedItem, target: u64) -> bool {
    item.ledger_index == target && matches!(item.kind, ItemKind::Deliver | ItemKind::Reveal)
}

impl super::columns::FeedReader {
    /// Whether an item from `seq` up to `until` tells the peer of a record.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(super) fn tells(&self, target: u64, seq: u64, until: u64) -> Result<bool, ColumnError> {
        let told = self.told(&[target].into(), seq, until)?;
        Ok(!told.is_empty())
    }

    /// Of which of these records an item from `seq` up to `until` tells the peer.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(super) fn told(
        &self,
        targets: &BTreeSet<u64>,
        seq: u64,
        until: u64,
    ) -> Result<BTreeSet<u64>, ColumnError> {
        let mut told = BTreeSet::new();
        let mut at = seq;
        while at < until && told.len() < targets.len() {
            let some =
                usize::try_from(until - at).map_or(ITEMS_AT_ONCE, |left| left.min(ITEMS_AT_ONCE));
            let items = self.items(at, some)?;
            let items = items.iter().filter_map(|item| FeedItem::decode(item).ok());
            let items = items.filter(|item| tells(item, item.ledger_index));
            told.extend(
                items
                    .map(|item| item.ledger_index)
                    .filter(|it| targets.contains(it)),
            );
            at += some as u64;
        }
        Ok(told)
    }
}
