//! Judging again: what was refused may be accepted once the clock, the policies or this software are others.

use ntc_core::life::Subject;
use ntc_core::policy::accept::is_final;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use sha2::{Digest, Sha256};

use super::judge::Judge;
use super::turn::{Content, Item, Turn};
use super::{FOLLOWERS, FollowError, index, lives};
use crate::lookup::{Changes, Judged, Lookup, Noted, Refusal, State, StateError, Under};
use crate::partners::Turn as Steps;
use crate::records::HeldRecord;
use crate::store::index::{IndexBatch, JournalId, Location};

/// Refused records judged again in one turn. The index makes a run of those that are judged otherwise.
const PER_TURN: usize = 256;

/// How far judging again has come.
#[derive(Debug, Default)]
pub(super) struct Again {
    /// The journals that are still to be gone through, each from a place in its feed on, and under what.
    running: Option<(Under, Vec<(JournalId, u64)>)>,
    /// When time alone makes one of the refused acceptable, as far as it was seen.
    due: Option<Timestamp>,
}

impl Again {
    /// Judges some of the refused records again, if there is cause; false when nothing is left to be judged.
    pub(super) fn turn(&mut self, lookup: &Lookup, judge: &Judge) -> Result<bool, FollowError> {
        if self.running.is_none() && !self.begin(lookup, judge)? {
            return Ok(false);
        }
        let Some((under, mut left)) = self.running.take() else {
            return Ok(false);
        };
        let Some((journal, from)) = left.pop() else {
            let due = self.due;
            let mut changes = Changes::default();
            changes.under(&Under { due, ..under });
            lookup.state().apply(changes)?;
            return Ok(true);
        };
        let refusals = lookup.state().refusals(journal, from, PER_TURN)?;
        if refusals.len() == PER_TURN
            && let Some(last) = refusals.last()
        {
            left.push((journal, last.seq.saturating_add(1)));
        }
        self.judge(lookup, judge, journal, &refusals)?;
        self.running = Some((under, left));
        Ok(true)
    }

    /// Keeps over a start when what waits is judged again.
    pub(super) fn keep_due(&self, state: &State, changes: &mut Changes) -> Result<(), StateError> {
        if let Some(under) = state.under()?
            && under.due != self.due
        {
            changes.under(&Under {
                due: self.due,
                ..under
            });
        }
        Ok(())
    }

    /// Judges what is refused again at this time at the latest.
    pub(super) fn wait_for(&mut self, until: Option<Timestamp>) {
        self.due = [self.due, until].into_iter().flatten().min();
    }

    /// Begins when policies or software are others than when it was judged last, or a time has come.
    fn begin(&mut self, lookup: &Lookup, judge: &Judge) -> Result<bool, FollowError> {
        let now = judge.clock.now();
        let under = Under {
            digest: digest(judge, now),
            due: None,
        };
        let before = lookup.state().under()?;
        self.wait_for(before.as_ref().and_then(|before| before.due));
        let due = self.due.is_some_and(|due| due <= now);
        if !due && before.is_some_and(|before| before.digest == under.digest) {
            return Ok(false);
        }
        self.due = None;
        let journals = lookup.journals().into_keys().map(|journal| (journal, 0));
        self.running = Some((under, journals.collect()));
        Ok(true)
    }

    fn judge(
        &mut self,
        lookup: &Lookup,
        judge: &Judge,
        journal: JournalId,
        refusals: &[Refusal],
    ) -> Result<(), FollowError> {
        let mut changes = Changes::default();
        let mut said = Changes::default();
        let mut told = Vec::new();
        let mut wanted = false;
        let mut judged_again = Vec::new();
        for refusal in refusals {
            let Some((turn, item)) = again(lookup, judge, journal, refusal)? else {
                self.wait_for(refusal.refused.until);
                continue;
            };
            match (index::refused(item.verdict), item.content.record()) {
                (Some(refused), _) => {
                    self.wait_for(refused.until);
                    changes.refuse(journal, &index::refusal(&item, refused));
                }
                (None, record) => {
                    if let Some(record) = record
                        && let Steps::Wait(until) = judge.agree(record, refusal.seq)?
                    {
                        self.wait_for(Some(until));
                        continue;
                    }
                    changes.accept(journal, refusal.seq);
                    if let Some(record) = record {
                        let place = (journal, refusal.seq);
                        wanted |= judge.want(lookup.state(), &mut changes, place, record)?;
                    }
                }
            }
            let refused = index::refused(item.verdict);
            told.push(Judged {
                journal,
                seq: refusal.seq,
                refused,
            });
            let turn = turn.with(item);
            for take in FOLLOWERS {
                take(lookup, judge, &turn, &mut said)?;
            }
            judged_again.push(turn);
        }
        if judged_again.is_empty() {
            return Ok(());
        }
        // What they say of others stands before they count.
        let is_to_do = said.has_chores();
        lookup.state().apply(said)?;
        let mut batch = IndexBatch::default();
        for turn in &judged_again {
            for item in &turn.items {
                batch.replaced.push(index::entry(lookup, turn, item)?);
            }
        }
        let items = judged_again.iter().flat_map(|turn| &turn.items);
        batch.replaced.extend(lives::hidden(lookup, items)?);
        // The journals are followed no more from where these lie: the state forgets that they are refused only once the
        // files of the index know it.
        lookup.index().apply(&batch)?;
        lookup.index().keep()?;
        let items = judged_again.iter().flat_map(|turn| &turn.items);
        let accepted = items.filter_map(late);
        let first = lookup.state().next_noted(judge.clock.now())?;
        (first..)
            .zip(accepted)
            .for_each(|(number, noted)| changes.noted(number, &noted));
        lookup.state().apply(changes)?;
        lookup.tell_noted();
        told.into_iter()
            .for_each(|judged| lookup.tell_judged(judged));
        if wanted {
            lookup.tell_wanted();
        }
        if is_to_do {
            lookup.tell_to_do();
        }
        Ok(())
    }
}

/// A record that is accepted after all.
fn late(item: &Item) -> Option<Noted> {
    let record = item.content.record()?;
    let is_accepted = index::refused(item.verdict).is_none();
    is_accepted.then(|| Noted::Late(Subject::of(record)))
}

/// What the verdicts depend on beside records and time: the policies, with whom they are in force, this software.
fn digest(judge: &Judge, now: Timestamp) -> [u8; 32] {
    let policies = judge.partners.roster().policies();
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    hash.update(policies.digest());
    for party in policies.book().partners(now) {
        hash.update(format!("\n{party}"));
    }
    hash.finalize().into()
}

/// A refused record as it is judged now; none when nothing has changed.
fn again(
    lookup: &Lookup,
    judge: &Judge,
    journal: JournalId,
    refusal: &Refusal,
) -> Result<Option<(Turn, Item)>, FollowError> {
    // A second record of an id stays one; and what could not be read may be readable by other software.
    let reason = refusal.refused.reason;
    if is_final(reason) && reason != Reason::Malformed {
        return Ok(None);
    }
    let Some(from) = judge.party(journal) else {
        return Ok(None);
    };
    let mut location = Location {
        journal,
        number: refusal.number,
        ledger_index: refusal.ledger_index,
    };
    let Some(held) = HeldRecord::read(lookup, &location)? else {
        return Ok(None);
    };
    let Some(Content::Record(record)) = held.opening.as_ref().map(Content::of) else {
        return Ok(None);
    };
    let (verdict, line) = judge.verdict((&record, held.revealed), &from, &location);
    if index::refused(verdict) == Some(refusal.refused) {
        return Ok(None);
    }
    // What stays as it was judged has its line.
    if let Some(line) = line {
        judge.log(&line)?;
    }
    let known = lookup.index().by_id(*record.id().as_bytes())?;
    let known = known.into_iter().map(|entry| entry.location);
    if let Some(first) = known
        .into_iter()
        .find(|known| known.is_same_entry(&location))
    {
        location = first;
    }
    let due = judge.due(&record, &from, held.received);
    let item = Item {
        read_from: refusal.number,
        location,
        seq: refusal.seq,
        received: Some(held.received),
        content: Content::Record(record),
        erased: held.erased,
        revealed: held.revealed,
        reference: None,
        replaces: true,
        verdict,
        due,
    };
    Ok(Some((Turn::of(&from, journal), item)))
}
