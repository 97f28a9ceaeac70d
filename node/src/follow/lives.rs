//! The follower of lives: what records say of earlier ones, what hides those, and what the node has to do about it.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::life::{Note, Says, Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;
use ntc_core::record::{AcknowledgementStep, Event, Record, RecordId};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use super::FollowError;
use super::held::Held;
use super::index::media_keys;
use super::judge::Judge;
use super::turn::{Content, Item, Turn};
use crate::bodies::Tombstone;
use crate::lookup::{
    Changes, Chore, GivenUp, Lookup, MAX_BEYOND, MAX_PASSED_BY, Passed, State, StateError,
    beyond_key, note_key,
};
use crate::records::{Summary, frames};
use crate::store::index::{IndexEntry, JournalId, Location, Reference, Refused};

/// Takes what accepted records say of others into the changes, those alone that were not judged before, so that it is
/// durable with their verdicts or not at all. What a partner erased whole is acknowledged.
pub(super) fn take(
    lookup: &Lookup,
    judge: &Judge,
    turn: &Turn,
    changes: &mut Changes,
) -> Result<(), FollowError> {
    let (state, own) = (lookup.state(), &judge.own);
    let mut lives = Lives::new(own, Held::new(lookup, turn));
    for item in &turn.items {
        let is_new = item.read_from >= turn.known.judged;
        match &item.content {
            Content::Record(record) if is_new && item.verdict == Verdict::Accept => {
                lives.take(state, changes, (record, item.received))?;
                if turn.journal == JournalId::Ledger {
                    lives.give_up(changes, record, item.location.ledger_index);
                }
            }
            // What is erased here is erased with whom it was passed on to.
            Content::Record(record) if !item.erased.is_empty() => {
                lives.relay(state, changes, &Subject::of(record))?;
            }
            Content::Record(_) | Content::Unread(_) => {}
            // It was judged long before; a chore that was done is seen to be.
            Content::Erased(was) => {
                let subject = subject_of(turn, was);
                if let Some(subject) = subject.filter(|subject| subject.origin != *own) {
                    let recall = lives.standing(state, &subject)?.map(Standing::by);
                    lives.relay(state, changes, &subject)?;
                    changes.chore(&Chore::Acknowledge {
                        subject,
                        step: AcknowledgementStep::Erased,
                        at: None,
                        recall,
                        holder: None,
                    });
                }
            }
        }
    }
    Ok(())
}

/// The record of a turn's party of which a tombstone is left.
pub(super) fn subject_of(turn: &Turn, was: &Tombstone) -> Option<Subject> {
    Some(Subject {
        origin: turn.from.parse().ok()?,
        id: RecordId::from_slice(&was.id).ok()?,
    })
}

/// Entries of the index that do not stand any more because of what items say, as they are to be replaced. Whatever says
/// so was taken into the state before. What is itself among the items is replaced by those, which know it too: its row
/// in the index may hold what one of them erases.
pub(super) fn hidden<'a>(
    lookup: &Lookup,
    items: impl Iterator<Item = &'a Item> + Clone,
) -> Result<Vec<IndexEntry>, FollowError> {
    let place = |location: &Location| (location.journal, location.ledger_index);
    let mut taken: BTreeSet<_> = items.clone().map(|item| place(&item.location)).collect();
    let accepted = items.filter(|item| item.verdict == Verdict::Accept);
    let accepted = accepted.filter_map(|item| item.content.record());
    let mut hidden = Vec::new();
    for record in accepted {
        let notes = Note::of(record).into_iter();
        let stands_not = notes.filter(|note| Standing::of(note).is_some());
        let ended: Vec<_> = stands_not.map(|note| note.subject).collect();
        for subject in &ended {
            if let Some(refused) = self::stands_not(lookup.state(), subject)? {
                // What passed it on goes with it.
                let passed = lookup.state().passed(subject)?.into_iter();
                let all = passed.map(|passed| passed.by).chain([subject.clone()]);
                for subject in all {
                    // Also what is erased already: its bytes may be gone before what withdraws it is read.
                    let known = lookup.entry(&subject)?;
                    let known = known.filter(|entry| entry.refused.is_none());
                    let known = known.filter(|entry| taken.insert(place(&entry.location)));
                    hidden.extend(known.map(|entry| hide(lookup, entry, refused)));
                }
            }
        }
        if record.kind().is_passed_on() {
            // It came by way of others before it came from its author.
            for passed in lookup.state().passed(&Subject::of(record))? {
                let known = lookup.entry(&passed.by)?.filter(IndexEntry::counts);
                let known = known.filter(|entry| taken.insert(place(&entry.location)));
                hidden.extend(known.map(|entry| hide(lookup, entry, SAME)));
            }
        }
    }
    Ok(hidden)
}

/// Why a record does not count that is held by another way.
const SAME: Refused = Refused {
    reason: Reason::SameRecord,
    until: None,
};

fn hide(lookup: &Lookup, entry: IndexEntry, refused: Refused) -> IndexEntry {
    IndexEntry {
        refused: Some(refused),
        source_reference: reference_of(lookup, &entry),
        identifiers: media_keys(Summary::read(&entry).media()).collect(),
        ..entry
    }
}

/// Why a record that passes another on does not count although it was accepted: the other is held from its author or by
/// way of another party, or does not stand. None where it counts, or passes nothing on.
pub(super) fn is_same(lookup: &Lookup, record: &Record) -> Result<Option<Refused>, FollowError> {
    let Some(carried) = record.carried() else {
        return Ok(None);
    };
    let (subject, own) = (Subject::of(carried), Subject::of(record));
    if let Some(refused) = stands_not(lookup.state(), &subject)? {
        return Ok(Some(refused));
    }
    let passed = lookup.state().passed(&subject)?.into_iter();
    let by: Vec<_> = passed.map(|passed| passed.by).collect();
    if !by.contains(&own) {
        // Its author passed the same record on more often than is noted.
        return Ok(Some(SAME));
    }
    let others = by.into_iter().filter(|by| *by != own);
    for other in others.chain([subject]) {
        if lookup.entry(&other)?.is_some_and(|entry| entry.counts()) {
            return Ok(Some(SAME));
        }
    }
    Ok(None)
}

/// The source reference of an own record, which an entry that was read does not carry: what was withdrawn is not
/// published once more with the next import.
fn reference_of(lookup: &Lookup, entry: &IndexEntry) -> Option<Reference> {
    if entry.location.journal != JournalId::Ledger {
        return None;
    }
    let left = frames::own_at(lookup, entry.location.number)?;
    lookup.own()?.reference_of(&left)
}

/// Why a record does not count although it was accepted: its author replaced or withdrew it.
pub(super) fn stands_not(state: &State, subject: &Subject) -> Result<Option<Refused>, StateError> {
    let standing = state.standing(subject)?;
    Ok(standing.map(|standing| Refused {
        reason: standing.reason(),
        until: None,
    }))
}

/// What one batch of changes says of records, beside what the state holds.
struct Lives<'a> {
    own: &'a Party,
    held: Held<'a>,
    standing: BTreeMap<Subject, Standing>,
    /// Notes that were taken, each with the time that it names.
    noted: BTreeMap<Vec<u8>, Timestamp>,
    /// How often a party passed a record on.
    passed: BTreeMap<(Subject, Party), usize>,
}

impl<'a> Lives<'a> {
    const fn new(own: &'a Party, held: Held<'a>) -> Self {
        Self {
            own,
            held,
            standing: BTreeMap::new(),
            noted: BTreeMap::new(),
            passed: BTreeMap::new(),
        }
    }

    fn take(
        &mut self,
        state: &State,
        changes: &mut Changes,
        (record, received): (&Record, Option<Timestamp>),
    ) -> Result<(), FollowError> {
        let notes = Note::of(record);
        let about: Vec<_> = notes.iter().map(|note| note.subject.clone()).collect();
        let subject = Subject::of(record);
        changes.spoke(&subject, record.created(), &about);
        if record.kind() == RecordKind::Request && subject.origin != *self.own {
            // The clock of the answer begins with the receipt, by the word of who is asked.
            changes.chore(&Chore::Acknowledge {
                subject,
                step: AcknowledgementStep::Received,
                at: received,
                recall: None,
                holder: None,
            });
        }
        let unheld = self.unanswered(record, &notes)?;
        for note in notes {
            self.note(state, changes, &note)?;
            self.onward(state, changes, record, &note)?;
            if let Some(says) = Standing::of(&note) {
                let known = self.standing(state, &note.subject)?;
                if known.is_none_or(|known| says > known) {
                    changes.stands_not(&note.subject, says);
                    self.standing.insert(note.subject.clone(), says);
                }
                self.relay(state, changes, &note.subject)?;
                if !unheld.contains(&note.subject) {
                    self.act(changes, record, note);
                }
            }
        }
        Ok(())
    }

    /// Records that a partner's retraction names and of which nothing came here: that they are hidden need not be said.
    /// Where none of them came, the last one is answered all the same, so that its author does not wait.
    fn unanswered(
        &self,
        record: &Record,
        notes: &[Note],
    ) -> Result<BTreeSet<Subject>, FollowError> {
        let mut unheld = BTreeSet::new();
        if record.kind() != RecordKind::Retraction || record.origin() == self.own {
            return Ok(unheld);
        }
        for note in notes {
            if !self.held.holds(&note.subject)? {
                unheld.insert(note.subject.clone());
            }
        }
        if let Some(last) = notes.last()
            && notes.iter().all(|note| unheld.contains(&note.subject))
        {
            unheld.remove(&last.subject);
        }
        Ok(unheld)
    }

    /// What this party says that it erased of another's record is destroyed: its word is the order.
    fn give_up(&self, changes: &mut Changes, record: &Record, by: u64) {
        let Some(Event::Acknowledgement(event)) = &record.sections().event else {
            return;
        };
        if event.step != AcknowledgementStep::Erased || event.about.origin == *self.own {
            return;
        }
        let sections = event
            .sections
            .iter()
            .filter_map(|it| it.parse::<Section>().ok());
        let sections: SectionSet = sections.collect();
        changes.give_up(&GivenUp {
            subject: Subject::named(&event.about),
            sections: if sections.is_empty() {
                SectionSet::ALL
            } else {
                sections
            },
            by,
            place: None,
        });
    }

    /// Whether one more time is noted that another party passed a record on.
    fn has_room(
        &mut self,
        state: &State,
        subject: &Subject,
        author: &Party,
    ) -> Result<bool, StateError> {
        let known = state.passed_by(subject, author)?.len();
        let passed = self.passed.entry((subject.clone(), author.clone()));
        let passed = passed.or_default();
        *passed += 1;
        Ok(known + *passed <= MAX_PASSED_BY)
    }

    /// What is said about passing a record on, and what whoever has one by way of this party did.
    fn onward(
        &mut self,
        state: &State,
        changes: &mut Changes,
        record: &Record,
        note: &Note,
    ) -> Result<(), StateError> {
        let Note {
            subject,
            author,
            record: id,
            says,
        } = note;
        match says {
            Says::Consented(consent) => changes.consented(subject, consent),
            Says::Forwarded { to, consent } => {
                let by = Subject {
                    origin: author.clone(),
                    id: *id,
                };
                let is_noted = author == self.own || self.has_room(state, subject, author)?;
                if is_noted {
                    changes.passed(&Passed {
                        subject: subject.clone(),
                        by,
                        to: to.clone(),
                        consent: *consent,
                        at: record.created(),
                    });
                }
                if author == self.own {
                    changes.chore(&Chore::Acknowledge {
                        subject: subject.clone(),
                        step: AcknowledgementStep::PassedOn,
                        at: Some(record.created()),
                        recall: None,
                        holder: Some(to.clone()),
                    });
                    // Its author took it back before this was followed.
                    if self.standing(state, subject)?.is_some() {
                        let subject = subject.clone();
                        changes.chore(&Chore::Relay { subject });
                    }
                }
            }
            Says::Acknowledged {
                step:
                    step @ (AcknowledgementStep::Applied
                    | AcknowledgementStep::Erased
                    | AcknowledgementStep::Kept),
                at,
                holder: None,
                ..
            } if author != self.own && subject.origin == *self.own => {
                let Some(carried) = state.about(subject)? else {
                    return Ok(());
                };
                let passed = state.passed_by(&carried, self.own)?;
                if passed.iter().any(|passed| passed.by == *subject) {
                    let recall = self.standing(state, &carried)?.map(Standing::by);
                    changes.chore(&Chore::Acknowledge {
                        subject: carried,
                        step: *step,
                        at: Some(*at),
                        recall,
                        holder: Some(author.clone()),
                    });
                }
            }
            Says::Superseded { .. }
            | Says::Retracted
            | Says::Acknowledged { .. }
            | Says::Outcome { .. }
            | Says::Met
            | Says::Asked
            | Says::Answered { .. }
            | Says::Continued => {}
        }
        Ok(())
    }

    /// What was passed on of another party's record is taken back with it.
    fn relay(
        &self,
        state: &State,
        changes: &mut Changes,
        subject: &Subject,
    ) -> Result<(), StateError> {
        if subject.origin == *self.own {
            return Ok(());
        }
        if !state.passed_by(subject, self.own)?.is_empty() {
            let subject = subject.clone();
            changes.chore(&Chore::Relay { subject });
        }
        Ok(())
    }

    /// What a party did counts as it said it first, and that it has the content as it said it of the latest time: it
    /// may have said before that it destroyed it. Its own acknowledgements of this node are told apart by what they
    /// obey, so that each order is answered; of another party one of each step is kept, however many it makes.
    fn note(
        &mut self,
        state: &State,
        changes: &mut Changes,
        note: &Note,
    ) -> Result<(), StateError> {
        let Some(key) = note_key(note, note.author == *self.own) else {
            return Ok(());
        };
        let Says::Acknowledged { step, at, .. } = note.says else {
            return Ok(());
        };
        let known = match self.noted.get(&key) {
            Some(known) => Some(*known),
            None => state.noted_at(&key)?,
        };
        if known.is_none() && !self.has_room_beyond(state, note)? {
            return Ok(());
        }
        if known.is_none_or(|known| step.has_content() && at > known) {
            changes.note(&key, note);
            self.noted.insert(key, at);
        }
        Ok(())
    }

    /// Whether one more note is kept of what others did, by the word of its author. The own party's are.
    fn has_room_beyond(&self, state: &State, note: &Note) -> Result<bool, StateError> {
        let is_of_others =
            matches!(&note.says, Says::Acknowledged { holder, .. } if holder.is_some());
        if !is_of_others || note.author == *self.own {
            return Ok(true);
        }
        let prefix = beyond_key(&note.subject, &note.author);
        let fresh = self.noted.range(prefix.clone()..);
        let fresh = fresh
            .take_while(|(key, _)| key.starts_with(&prefix))
            .count();
        let known = state.count_beyond(&note.subject, &note.author, MAX_BEYOND)?;
        Ok(known + fresh < MAX_BEYOND)
    }

    /// What the node has to do because of a note that takes a record's standing.
    fn act(&self, changes: &mut Changes, record: &Record, note: Note) {
        let subject = note.subject;
        let is_replaced = matches!(note.says, Says::Superseded { .. });
        // A new version comes with the correction that tells of it, which alone is kept and answered.
        if is_replaced && !record.kind().is_administrative() {
            return;
        }
        if is_replaced {
            changes.told_by(&subject, note.record);
        }
        match note.says {
            Says::Retracted | Says::Superseded { .. } if subject.origin != *self.own => {
                changes.chore(&Chore::Acknowledge {
                    subject,
                    step: AcknowledgementStep::Applied,
                    at: None,
                    recall: Some(note.record),
                    holder: None,
                });
            }
            Says::Retracted => changes.chore(&Chore::Erase { subject }),
            Says::Superseded { .. }
            | Says::Acknowledged { .. }
            | Says::Outcome { .. }
            | Says::Met
            | Says::Asked
            | Says::Answered { .. }
            | Says::Continued
            | Says::Consented(_)
            | Says::Forwarded { .. } => {}
        }
    }

    fn standing(&self, state: &State, subject: &Subject) -> Result<Option<Standing>, StateError> {
        match self.standing.get(subject) {
            Some(standing) => Ok(Some(*standing)),
            None => state.standing(subject),
        }
    }
}
