//! What happened that has no place of its own in a journal: records that were accepted after all, what became overdue,
//! and queries of partners that met entries of own lists. Each has a number, so that whoever is told of it can go on behind it.

use std::sync::atomic::Ordering;

use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::{Changes, State, StateError, number_of};

/// What happened, in the order of its numbers.
const NOTED: u8 = Family::Noted as u8;
/// The number of the newest that was dropped.
const DROPPED: [u8; 2] = [NOTED, 0];
/// The key of what became overdue last.
const UNTIL: [u8; 2] = [NOTED, 1];
/// The rows.
const ROW: [u8; 2] = [NOTED, 2];
/// Behind the rows.
const END: [u8; 2] = [NOTED, 3];

/// Most that is kept of what happened. The oldest goes first; whoever was not told of it is told that it is gone.
pub(crate) const MAX_NOTED: usize = 65_536;

/// Something that happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Noted {
    /// A record is accepted after all.
    Late(Subject),
    /// What a party owes because of a record was due then, and is not told.
    Overdue {
        /// The record.
        subject: Subject,
        /// Who owes it.
        by: Party,
        /// Until when it was owed.
        due: Timestamp,
    },
    /// A partner's query met entries of own lists.
    Met(Met),
}

/// A partner's query that met entries of own lists.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Met {
    /// The query.
    pub(crate) query: RecordId,
    /// Who asked.
    pub(crate) by: Party,
    /// When, as the asker says.
    pub(crate) asked: Timestamp,
    /// True when of one of the entries nobody acts before its owner was asked.
    pub(crate) contact_first: bool,
}

/// What a row says of a query that met entries.
const MET: u32 = 1;
/// The same where nobody acts before an owner was asked.
const MET_CONTACT_FIRST: u32 = 2;

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
    /// Empty for a record that is accepted after all.
    #[prost(string, tag = "3")]
    by: String,
    #[prost(uint64, tag = "4")]
    due: u64,
    /// 0 for what is no query; `id` is the query, `origin` who asked and `due` when, where it is one.
    #[prost(uint32, tag = "5")]
    met: u32,
}

impl State {
    /// What happened behind a number, so many at most, each with its own.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn noted(&self, behind: u64, limit: usize) -> Result<Vec<(u64, Noted)>, StateError> {
        let from = row_key(behind.saturating_add(1));
        let mut noted = Vec::new();
        for item in self.db.range(from..END.to_vec()).take(limit) {
            let (key, row) = item?;
            let number = key.strip_prefix(&ROW).and_then(number_of);
            let read = Row::decode(&*row).ok().and_then(|row| noted_of(&row));
            noted.extend(number.zip(read));
        }
        Ok(noted)
    }

    /// The number of what happened last; 0 when nothing did.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn newest_noted(&self) -> Result<u64, StateError> {
        let last = self.db.range(ROW.to_vec()..END.to_vec()).next_back();
        let (key, _) = match last {
            Some(item) => item?,
            None => return self.dropped_noted(),
        };
        Ok(key.strip_prefix(&ROW).and_then(number_of).unwrap_or(0))
    }

    /// The number of the newest that was dropped; 0 when none was.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn dropped_noted(&self) -> Result<u64, StateError> {
        let dropped = self.db.get(DROPPED)?;
        Ok(dropped.and_then(|bytes| number_of(&bytes)).unwrap_or(0))
    }

    /// The number of what happens next. It is not below the time, so that no number comes twice when the state is lost
    /// and begun anew.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn next_noted(&self, now: Timestamp) -> Result<u64, StateError> {
        let behind = self.newest_noted()?.saturating_add(1);
        Ok(behind.max(now.as_millis()))
    }

    /// The key of what became overdue last; none when nothing was noted yet.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn overdue_until(&self) -> Result<Option<Vec<u8>>, StateError> {
        Ok(self.db.get(UNTIL)?.map(|key| key.to_vec()))
    }

    /// Numbers of those that are above the limit, the oldest.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn noted_above(&self, limit: usize) -> Result<Vec<u64>, StateError> {
        let above = self.noted_rows.load(Ordering::Acquire);
        let above = above.saturating_sub(limit);
        let rows = self.db.range(ROW.to_vec()..END.to_vec()).take(above);
        let mut numbers = Vec::new();
        for item in rows {
            let (key, _) = item?;
            numbers.extend(key.strip_prefix(&ROW).and_then(number_of));
        }
        Ok(numbers)
    }
}

impl Changes {
    /// Something happened, and has this number.
    pub(crate) fn noted(&mut self, number: u64, noted: &Noted) {
        let row = match noted {
            Noted::Late(subject) => row(subject),
            Noted::Overdue { subject, by, due } => Row {
                by: by.to_string(),
                due: due.as_millis(),
                ..row(subject)
            },
            Noted::Met(met) => Row {
                id: met.query.as_bytes().to_vec(),
                origin: met.by.to_string(),
                due: met.asked.as_millis(),
                met: if met.contact_first {
                    MET_CONTACT_FIRST
                } else {
                    MET
                },
                ..Row::default()
            },
        };
        self.batch.insert(row_key(number), row.encode_to_vec());
        self.noted_rows += 1;
        self.noted_last = number;
    }

    /// Behind the number of what these changes noted last; 1 when they noted nothing.
    pub(crate) const fn behind_noted(&self) -> u64 {
        self.noted_last.saturating_add(1)
    }

    /// What is due up to the one with this key is noted.
    pub(crate) fn overdue_until(&mut self, key: &[u8]) {
        self.batch.insert(&UNTIL, key);
    }

    /// These are kept no longer, the newest of them last.
    pub(crate) fn drop_noted(&mut self, numbers: &[u64]) {
        for number in numbers {
            self.batch.remove(row_key(*number));
            self.noted_rows -= 1;
        }
        if let Some(newest) = numbers.last() {
            self.batch.insert(&DROPPED, &newest.to_be_bytes());
        }
    }
}

/// Whether a key of the state is that of something that happened.
pub(super) fn is_noted(key: &[u8]) -> bool {
    key.starts_with(&ROW)
}

fn row_key(number: u64) -> Vec<u8> {
    [ROW.as_slice(), &number.to_be_bytes()].concat()
}

fn row(subject: &Subject) -> Row {
    Row {
        id: subject.id.as_bytes().to_vec(),
        origin: subject.origin.to_string(),
        ..Row::default()
    }
}

fn noted_of(row: &Row) -> Option<Noted> {
    let subject = Subject {
        origin: row.origin.parse().ok()?,
        id: RecordId::from_slice(&row.id).ok()?,
    };
    if row.met != 0 {
        return Some(Noted::Met(Met {
            query: subject.id,
            by: subject.origin,
            asked: Timestamp::from_millis(row.due),
            contact_first: row.met == MET_CONTACT_FIRST,
        }));
    }
    if row.by.is_empty() {
        return Some(Noted::Late(subject));
    }
    Some(Noted::Overdue {
        subject,
        by: row.by.parse().ok()?,
        due: Timestamp::from_millis(row.due),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_772_323_200_000);

    fn late(number: u8) -> Noted {
        Noted::Late(Subject {
            origin: "GE/customs".parse().unwrap(),
            id: RecordId::new(NOW, &[number; 10]),
        })
    }

    fn met(contact_first: bool) -> Noted {
        Noted::Met(Met {
            query: RecordId::new(NOW, &[7; 10]),
            by: "AZ/customs".parse().unwrap(),
            asked: NOW,
            contact_first,
        })
    }

    fn overdue(number: u8) -> Noted {
        let Noted::Late(subject) = late(number) else {
            unreachable!()
        };
        Noted::Overdue {
            subject,
            by: "AZ/customs".parse().unwrap(),
            due: NOW,
        }
    }

    #[test]
    fn what_happened_is_told_in_its_order_behind_a_number_and_the_oldest_is_dropped_first() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let happened = [late(1), overdue(2), met(false), met(true), late(3)];
        for noted in &happened {
            let mut changes = Changes::default();
            changes.noted(state.next_noted(NOW).unwrap(), noted);
            state.apply(changes).unwrap();
        }
        let all = state.noted(0, 10).unwrap();
        let told: Vec<_> = all.iter().map(|(_, noted)| noted.clone()).collect();
        assert_eq!(told, happened);
        assert_eq!(state.noted(all[0].0, 10).unwrap(), all[1..]);
        assert!(state.noted_above(5).unwrap().is_empty());
        let above = state.noted_above(4).unwrap();
        assert_eq!(above, [all[0].0]);
        let mut changes = Changes::default();
        changes.drop_noted(&above);
        state.apply(changes).unwrap();
        assert_eq!(state.noted(0, 10).unwrap(), all[1..]);
        assert_eq!(state.dropped_noted().unwrap(), all[0].0);
        assert!(state.noted_above(4).unwrap().is_empty());
        // What is counted is counted again at the next start.
        drop(state);
        let state = State::open(&dir.path().join("follow")).unwrap();
        assert_eq!(state.noted_above(3).unwrap(), [all[1].0]);
        assert_eq!(
            state.next_noted(Timestamp::default()).unwrap(),
            all[4].0 + 1
        );
    }

    #[test]
    fn a_state_that_was_lost_gives_no_number_twice() {
        let dir = tempfile::tempdir().unwrap();
        let open = |name: &str| State::open(&dir.path().join(name)).unwrap();
        let first = open("one").next_noted(NOW).unwrap();
        assert!(
            open("other")
                .next_noted(NOW.plus(std::time::Duration::from_millis(1)))
                .unwrap()
                > first
        );
    }
}
