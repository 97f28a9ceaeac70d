//! What is owed because of records, by when, and what came of them.

use std::time::Duration;

use ntc_core::life::{Duty, Subject, Task};
use ntc_core::party::Party;
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::life::key;
use super::{Changes, State, StateError};

/// What is owed, what is due first before the rest.
const OWED: u8 = Family::Owed as u8;
/// When what a party owes of a record is due: where its row among the others lies.
const DUE: u8 = Family::Due as u8;
/// What a party says came of a record.
const CAME: u8 = Family::Came as u8;

/// What a party owes the author of a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Owed {
    /// The record.
    pub(crate) subject: Subject,
    /// Who owes it.
    pub(crate) by: Party,
    /// What, and until when.
    pub(crate) duty: Duty,
    /// When the receipt began the clock, once whoever owes it said so.
    pub(crate) since: Option<Timestamp>,
}

impl Owed {
    /// The same, to be told until then.
    pub(crate) fn due(self, due: Timestamp) -> Self {
        let duty = Duty { due, ..self.duty };
        Self { duty, ..self }
    }

    /// Its key among what is owed: what is due first comes first.
    pub(crate) fn key(&self) -> Vec<u8> {
        place(self)
    }
}

/// The newest that a party said came of a record: an outcome, or the status of an answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Came {
    /// Who says it.
    pub(crate) by: Party,
    /// The record that says it.
    pub(crate) record: RecordId,
    /// A code of the list of outcomes, or of the statuses of answers.
    pub(crate) result: String,
    /// When it was signed.
    pub(crate) at: Timestamp,
    /// Until when an answer is deferred.
    pub(crate) until: Option<Timestamp>,
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
    #[prost(string, tag = "3")]
    by: String,
    #[prost(uint64, tag = "4")]
    at: u64,
    #[prost(uint64, tag = "5")]
    ends: u64,
    #[prost(string, tag = "6")]
    result: String,
    #[prost(string, tag = "7")]
    task: String,
    #[prost(uint64, tag = "8")]
    within: u64,
    #[prost(uint64, tag = "9")]
    latest: u64,
    #[prost(uint64, optional, tag = "10")]
    since: Option<u64>,
    #[prost(uint64, optional, tag = "11")]
    until: Option<u64>,
}

impl State {
    /// What is owed, from a key on, so many at most, each with its key; with `until` those alone that are due
    /// by then.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn owed(
        &self,
        from: &[u8],
        until: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<(Vec<u8>, Owed)>, StateError> {
        let from = if from.first() == Some(&OWED) {
            from.to_vec()
        } else {
            vec![OWED]
        };
        let mut owed = Vec::new();
        for item in self.db.range(from..vec![OWED + 1]).take(limit) {
            let (key, row) = item?;
            let Some(read) = Row::decode(&*row).ok().and_then(|row| owed_of(&row)) else {
                continue;
            };
            if until.is_some_and(|until| read.duty.due > until) {
                break;
            }
            owed.push((key.to_vec(), read));
        }
        Ok(owed)
    }

    /// What is overdue at a time and still owed, each once, what was due first before the rest.
    pub(crate) fn overdue(
        &self,
        now: Timestamp,
    ) -> impl Iterator<Item = Result<Owed, StateError>> + use<> {
        let rows = self.db.range(vec![OWED]..vec![OWED + 1]);
        let read = rows.filter_map(|item| match item {
            Ok((_, row)) => owed_of(&Row::decode(&*row).ok()?).map(Ok),
            Err(error) => Some(Err(StateError::from(error))),
        });
        let is_due = move |owed: &Result<Owed, _>| match owed {
            Ok(owed) => owed.duty.due <= now,
            Err(_) => true,
        };
        let is_owed = move |owed: &Result<Owed, _>| match owed {
            Ok(owed) => owed.duty.ends > now,
            Err(_) => true,
        };
        read.take_while(is_due).filter(is_owed)
    }

    /// What is owed because of a record, by whom.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn owing(&self, subject: &Subject) -> Result<Vec<Owed>, StateError> {
        let prefix = key(DUE, subject);
        let mut owing = Vec::new();
        for item in self.db.scan_prefix(&prefix) {
            let (_, due) = item?;
            let row = self.db.get(&due)?;
            owing.extend(row.and_then(|row| owed_of(&Row::decode(&*row).ok()?)));
        }
        Ok(owing)
    }

    /// What came of a record, of each party the newest.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn came(&self, subject: &Subject) -> Result<Vec<Came>, StateError> {
        let mut came = Vec::new();
        for item in self.db.scan_prefix(key(CAME, subject)) {
            let (_, row) = item?;
            came.extend(Row::decode(&*row).ok().and_then(|row| came_of(&row)));
        }
        Ok(came)
    }
}

impl Changes {
    /// A party owes something.
    pub(crate) fn owe(&mut self, owed: &Owed) {
        let row = Row {
            id: owed.subject.id.as_bytes().to_vec(),
            origin: owed.subject.origin.to_string(),
            by: owed.by.to_string(),
            at: owed.duty.due.as_millis(),
            ends: owed.duty.ends.as_millis(),
            task: owed.duty.task.name().to_owned(),
            within: u64::try_from(owed.duty.within.as_millis()).unwrap_or(u64::MAX),
            latest: owed.duty.latest.as_millis(),
            since: owed.since.map(Timestamp::as_millis),
            ..Row::default()
        };
        let place = place(owed);
        self.batch.insert(place.as_slice(), row.encode_to_vec());
        self.batch.insert(due(owed), place);
    }

    /// A party owes it no more.
    pub(crate) fn settle(&mut self, owed: &Owed) {
        self.batch.remove(place(owed));
        self.batch.remove(due(owed));
    }

    /// A party says what came of a record.
    pub(crate) fn came(&mut self, subject: &Subject, came: &Came) {
        let row = Row {
            id: came.record.as_bytes().to_vec(),
            by: came.by.to_string(),
            at: came.at.as_millis(),
            result: came.result.clone(),
            until: came.until.map(Timestamp::as_millis),
            ..Row::default()
        };
        let key = of(CAME, subject, &came.by);
        self.batch.insert(key, row.encode_to_vec());
    }
}

fn place(owed: &Owed) -> Vec<u8> {
    let at = owed.duty.due.as_millis().to_be_bytes();
    [&[OWED], at.as_slice(), &due(owed)].concat()
}

/// One party owes one thing of a record, but for the word that a request came, which stands beside the answer. No party's
/// name has a line feed.
fn due(owed: &Owed) -> Vec<u8> {
    let mut key = of(DUE, &owed.subject, &owed.by);
    if owed.duty.task == Task::Acknowledge {
        key.extend_from_slice(b"\nacknowledge");
    }
    key
}

fn of(family: u8, subject: &Subject, by: &Party) -> Vec<u8> {
    [key(family, subject).as_slice(), by.as_str().as_bytes()].concat()
}

fn owed_of(row: &Row) -> Option<Owed> {
    Some(Owed {
        subject: Subject {
            origin: row.origin.parse().ok()?,
            id: RecordId::from_slice(&row.id).ok()?,
        },
        by: row.by.parse().ok()?,
        duty: Duty {
            task: row.task.parse().ok()?,
            due: Timestamp::from_millis(row.at),
            ends: Timestamp::from_millis(row.ends),
            within: Duration::from_millis(row.within),
            latest: Timestamp::from_millis(row.latest),
        },
        since: row.since.map(Timestamp::from_millis),
    })
}

fn came_of(row: &Row) -> Option<Came> {
    Some(Came {
        by: row.by.parse().ok()?,
        record: RecordId::from_slice(&row.id).ok()?,
        result: row.result.clone(),
        at: Timestamp::from_millis(row.at),
        until: row.until.map(Timestamp::from_millis),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_a_request_came_is_owed_beside_its_answer_and_settled_by_itself() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let answer = owed("GE/customs", "AZ/customs", 10);
        let mut word = owed("GE/customs", "AZ/customs", 5);
        word.duty.task = Task::Acknowledge;
        let mut changes = Changes::default();
        changes.owe(&answer);
        changes.owe(&word);
        state.apply(changes).unwrap();
        let owing = state.owing(&answer.subject).unwrap();
        assert_eq!(owing, [answer.clone(), word.clone()]);
        let mut changes = Changes::default();
        changes.settle(&word);
        state.apply(changes).unwrap();
        assert_eq!(state.owing(&answer.subject).unwrap(), [answer]);
    }

    const NOW: u64 = 1_772_323_200_000;

    fn owed(origin: &str, by: &str, due: u64) -> Owed {
        Owed {
            subject: Subject {
                origin: origin.parse().unwrap(),
                id: RecordId::new(Timestamp::from_millis(NOW), &[7; 10]),
            },
            by: by.parse().unwrap(),
            duty: Duty {
                task: Task::Answer,
                due: Timestamp::from_millis(NOW + due),
                ends: Timestamp::from_millis(NOW + 1_000_000),
                within: Duration::from_millis(due),
                latest: Timestamp::from_millis(NOW + 2 * due),
            },
            since: (due > 10).then_some(Timestamp::from_millis(NOW)),
        }
    }

    #[test]
    fn what_is_owed_is_listed_by_its_time_until_it_is_settled() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let all = [
            owed("GE/customs", "AZ/customs", 30),
            owed("GE/customs", "TR/customs", 10),
            owed("GE/customs2", "AZ/customs", 20),
        ];
        let mut changes = Changes::default();
        all.iter().for_each(|owed| changes.owe(owed));
        state.apply(changes).unwrap();
        let listed = |until| -> Vec<Owed> {
            let rows = state.owed(&[], until, 10).unwrap();
            rows.into_iter().map(|(_, owed)| owed).collect()
        };
        let in_order = [all[1].clone(), all[2].clone(), all[0].clone()];
        assert_eq!(listed(None), in_order);
        assert_eq!(listed(Some(all[2].duty.due)), in_order[..2]);
        let overdue = |now: u64| -> Vec<Owed> {
            let now = Timestamp::from_millis(NOW + now);
            state.overdue(now).map(Result::unwrap).collect()
        };
        assert_eq!(overdue(9), []);
        assert_eq!(overdue(20), in_order[..2], "each once");
        assert_eq!(overdue(999_999), in_order);
        assert_eq!(overdue(1_000_000), [], "nothing is owed any more");
        let first = state.owed(&[], None, 1).unwrap();
        let behind = [first[0].0.as_slice(), &[0]].concat();
        assert_eq!(state.owed(&behind, None, 10).unwrap()[0].1, all[2]);
        assert_eq!(state.owing(&all[0].subject).unwrap().len(), 2);

        let mut changes = Changes::default();
        changes.settle(&all[1]);
        state.apply(changes).unwrap();
        assert_eq!(listed(None), in_order[1..]);
        assert_eq!(state.owing(&all[0].subject).unwrap(), [all[0].clone()]);
    }

    #[test]
    fn of_each_party_the_newest_that_came_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let subject = owed("GE/customs", "AZ/customs", 0).subject;
        let came = |by: &str, result: &str, at| Came {
            by: by.parse().unwrap(),
            record: RecordId::new(Timestamp::from_millis(at), &[1; 10]),
            result: result.to_owned(),
            at: Timestamp::from_millis(at),
            until: (at > NOW).then_some(Timestamp::from_millis(at + 5)),
        };
        let told = [
            came("AZ/customs", "open", NOW),
            came("AZ/customs", "seizure", NOW + 1),
            came("TR/customs", "not_arrived", NOW),
        ];
        let mut changes = Changes::default();
        told.iter().for_each(|told| changes.came(&subject, told));
        state.apply(changes).unwrap();
        assert_eq!(state.came(&subject).unwrap(), told[1..]);
    }
}
