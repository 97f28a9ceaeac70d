//! What parties said of records, and what the node has to do about it: rows of the state.

use std::sync::atomic::Ordering;

use ntc_core::life::{Note, Says, Standing, Subject};
use ntc_core::party::Party;
use ntc_core::record::{AcknowledgementStep, RecordId};
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::{Changes, State, StateError};

/// A record that does not stand.
pub(super) const STANDING: u8 = Family::Standing as u8;
/// What a party did about a record.
const NOTE: u8 = Family::Note as u8;
/// What the node has to do.
const CHORE: u8 = Family::Chore as u8;
/// The correction by which the holders of a record learnt that another took its place.
const TOLD: u8 = Family::Told as u8;

/// What a party says that others did about a record, which have it by way of that one.
const BEYOND: u8 = Family::Beyond as u8;

/// Most notes of one record that are read. Of each of 256 partners one of each of eight steps is kept.
const MAX_NOTES: usize = 4096;
/// Most notes that one party makes of what others did about one record: four steps of each of 64. What it says of more
/// is passed over.
pub(crate) const MAX_BEYOND: usize = 256;

/// What the node has to do because of a record that it took.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Chore {
    /// Tell the author of a record what was done about it.
    Acknowledge {
        /// The record.
        subject: Subject,
        /// What was done.
        step: AcknowledgementStep,
        /// When; none where it is done with the acknowledgement.
        at: Option<Timestamp>,
        /// What was obeyed.
        recall: Option<RecordId>,
        /// The party that did it, where it has the record by way of this one.
        holder: Option<Party>,
    },
    /// Erase an own record that was withdrawn.
    Erase {
        /// The record.
        subject: Subject,
    },
    /// Take back what was passed on of a record of another party, which that party took back.
    Relay {
        /// The record.
        subject: Subject,
    },
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
    #[prost(string, tag = "3")]
    author: String,
    #[prost(bytes = "vec", tag = "4")]
    record: Vec<u8>,
    /// Of an acknowledgement: what was done.
    #[prost(int32, tag = "6")]
    step: i32,
    #[prost(uint64, tag = "7")]
    at: u64,
    /// The record that was obeyed, or that took the place.
    #[prost(bytes = "vec", tag = "8")]
    by: Vec<u8>,
    /// Of a record that was replaced: the version that took its place; 0 for one that was withdrawn.
    #[prost(uint32, tag = "9")]
    version: u32,
    /// Of an acknowledgement: who did it, where that is not the author.
    #[prost(string, tag = "10")]
    holder: String,
}

impl State {
    /// Why a record does not stand; none when it does.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn standing(&self, subject: &Subject) -> Result<Option<Standing>, StateError> {
        if !self.some_stand_not.load(Ordering::Acquire) {
            return Ok(None);
        }
        let row = self.db.get(key(STANDING, subject))?;
        Ok(row.and_then(|row| standing_of(&Row::decode(&*row).ok()?)))
    }

    /// The correction by which the holders of a record learnt that another took its place, if one was written.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn told_by(&self, subject: &Subject) -> Result<Option<RecordId>, StateError> {
        let row = self.db.get(key(TOLD, subject))?;
        Ok(row.and_then(|row| id_of(&row)))
    }

    /// What parties did about a record, so many notes at most.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn notes(&self, subject: &Subject) -> Result<Vec<Note>, StateError> {
        let mut notes = Vec::new();
        let of_parties = self.db.scan_prefix(key(NOTE, subject)).take(MAX_NOTES);
        let of_others = self.db.scan_prefix(key(BEYOND, subject));
        // Each of 256 partners made so many at most.
        for item in of_parties.chain(of_others.take(256 * MAX_BEYOND)) {
            let (_, row) = item?;
            notes.extend(Row::decode(&*row).ok().and_then(|row| note_of(&row)));
        }
        Ok(notes)
    }

    /// The time that the note with this key names; none when there is no such note.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn noted_at(&self, key: &[u8]) -> Result<Option<Timestamp>, StateError> {
        let row = self.db.get(key)?;
        let row = row.and_then(|row| Row::decode(&*row).ok());
        Ok(row.map(|row| Timestamp::from_millis(row.at)))
    }

    /// How many notes a party made of what others did about a record; `most` for as many and more.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn count_beyond(
        &self,
        subject: &Subject,
        by: &Party,
        most: usize,
    ) -> Result<usize, StateError> {
        let rows = self.db.scan_prefix(beyond_key(subject, by)).take(most);
        rows.map(|row| row.map(|_| 1))
            .sum::<Result<_, _>>()
            .map_err(StateError::from)
    }

    /// What the node has to do, behind a key, so many at most, each with its key.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn chores(
        &self,
        behind: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Vec<u8>, Chore)>, StateError> {
        let from = behind.map_or_else(|| vec![CHORE], |behind| [behind, &[0]].concat());
        let mut chores = Vec::new();
        for item in self.db.range(from..vec![CHORE + 1]).take(limit) {
            let (key, row) = item?;
            let kind = key.get(1).copied().unwrap_or_default();
            match Row::decode(&*row).ok().and_then(|row| chore_of(kind, &row)) {
                Some(chore) => chores.push((key.to_vec(), chore)),
                // It comes again when the journals are followed anew.
                None => self.is_done(&key)?,
            }
        }
        Ok(chores)
    }

    /// Whether a chore is still to be done.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn is_left(&self, key: &[u8]) -> Result<bool, StateError> {
        Ok(self.db.contains_key(key)?)
    }

    /// A chore is done.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn is_done(&self, key: &[u8]) -> Result<(), StateError> {
        self.db.remove(key)?;
        Ok(())
    }
}

impl Changes {
    /// A record does not stand.
    pub(crate) fn stands_not(&mut self, subject: &Subject, standing: Standing) {
        let row = Row {
            by: standing.by().as_bytes().to_vec(),
            version: match standing {
                Standing::Superseded { version, .. } => version,
                Standing::Retracted { .. } => 0,
            },
            ..row(subject)
        };
        self.batch
            .insert(key(STANDING, subject), row.encode_to_vec());
        self.has_standings = true;
    }

    /// This correction told holders of a record that another took its place.
    pub(crate) fn told_by(&mut self, subject: &Subject, correction: RecordId) {
        let key = key(TOLD, subject);
        self.batch.insert(key, correction.as_bytes());
    }

    /// A party did something about a record.
    pub(crate) fn note(&mut self, key: &[u8], note: &Note) {
        let Says::Acknowledged {
            step,
            at,
            recall,
            holder,
        } = &note.says
        else {
            return;
        };
        let row = Row {
            author: note.author.to_string(),
            record: note.record.as_bytes().to_vec(),
            step: *step as i32,
            at: at.as_millis(),
            by: bytes_of(*recall),
            holder: written(holder.as_ref()),
            ..row(&note.subject)
        };
        self.batch.insert(key, row.encode_to_vec());
    }

    /// The node has something to do.
    pub(crate) fn chore(&mut self, chore: &Chore) {
        let (key, row) = chore.row();
        self.batch.insert(key, row);
        self.has_chores = true;
    }

    /// Whether the node has something to do that it did not have.
    pub(crate) const fn has_chores(&self) -> bool {
        self.has_chores
    }
}

impl Chore {
    /// The record that it is about.
    pub(crate) const fn subject(&self) -> &Subject {
        match self {
            Self::Acknowledge { subject, .. }
            | Self::Erase { subject }
            | Self::Relay { subject } => subject,
        }
    }

    /// Its key and its row.
    fn row(&self) -> (Vec<u8>, Vec<u8>) {
        let (kind, row) = match self {
            Self::Acknowledge {
                subject,
                step,
                at,
                recall,
                holder,
            } => {
                let row = Row {
                    step: *step as i32,
                    at: at.map_or(0, Timestamp::as_millis),
                    by: bytes_of(*recall),
                    holder: written(holder.as_ref()),
                    ..row(subject)
                };
                (1, row)
            }
            Self::Erase { subject } => (2, row(subject)),
            Self::Relay { subject } => (3, row(subject)),
        };
        let row = row.encode_to_vec();
        ([&[CHORE, kind], row.as_slice()].concat(), row)
    }
}

/// The key of what a party did about a record: of the record, the party and the step, of whom it says it, and of what
/// was obeyed where `by_recall` says so. None for a note of another sort.
pub(crate) fn note_key(note: &Note, by_recall: bool) -> Option<Vec<u8>> {
    let Says::Acknowledged {
        step,
        recall,
        holder,
        ..
    } = &note.says
    else {
        return None;
    };
    let author = note.author.as_str().as_bytes();
    let recall = bytes_of(recall.filter(|_| by_recall));
    let step = [*step as u8];
    if let Some(holder) = holder {
        let record = beyond_key(&note.subject, &note.author);
        let holder = holder.as_str().as_bytes();
        return Some([record.as_slice(), &step, &recall, holder].concat());
    }
    let record = key(NOTE, &note.subject);
    Some([record.as_slice(), &step, &recall, author].concat())
}

/// What the keys begin with of all that a party says that others did about a record. No party's name has a line feed.
pub(crate) fn beyond_key(subject: &Subject, by: &Party) -> Vec<u8> {
    let record = key(BEYOND, subject);
    [&record, by.as_str().as_bytes(), b"\n"].concat()
}

/// A key that no other record's begins with: the id has one length, and the origin's is told.
pub(super) fn key(family: u8, subject: &Subject) -> Vec<u8> {
    let origin = subject.origin.as_str().as_bytes();
    let length = u16::try_from(origin.len()).unwrap_or(u16::MAX);
    let id = subject.id.as_bytes();
    [&[family], id.as_slice(), &length.to_be_bytes(), origin].concat()
}

/// The record of a key that [`key`] made, whatever follows.
pub(super) fn subject_of_key(key: &[u8]) -> Option<Subject> {
    let (_, key) = key.split_first()?;
    let (id, key) = key.split_first_chunk::<16>()?;
    let (length, key) = key.split_first_chunk::<2>()?;
    let origin = key.get(..usize::from(u16::from_be_bytes(*length)))?;
    Some(Subject {
        origin: std::str::from_utf8(origin).ok()?.parse().ok()?,
        id: id_of(id)?,
    })
}

fn row(subject: &Subject) -> Row {
    Row {
        id: subject.id.as_bytes().to_vec(),
        origin: subject.origin.to_string(),
        ..Row::default()
    }
}

fn bytes_of(id: Option<RecordId>) -> Vec<u8> {
    id.map_or_else(Vec::new, |id| id.as_bytes().to_vec())
}

fn written(party: Option<&Party>) -> String {
    party.map_or_else(String::new, Party::to_string)
}

fn id_of(bytes: &[u8]) -> Option<RecordId> {
    RecordId::from_slice(bytes).ok()
}

fn subject_of(row: &Row) -> Option<Subject> {
    Some(Subject {
        origin: row.origin.parse().ok()?,
        id: id_of(&row.id)?,
    })
}

fn standing_of(row: &Row) -> Option<Standing> {
    let by = id_of(&row.by)?;
    Some(match row.version {
        0 => Standing::Retracted { by },
        version => Standing::Superseded { version, by },
    })
}

fn note_of(row: &Row) -> Option<Note> {
    Some(Note {
        subject: subject_of(row)?,
        author: row.author.parse::<Party>().ok()?,
        record: id_of(&row.record)?,
        says: Says::Acknowledged {
            step: AcknowledgementStep::from_number(row.step)?,
            at: Timestamp::from_millis(row.at),
            recall: id_of(&row.by),
            holder: row.holder.parse().ok(),
        },
    })
}

fn chore_of(kind: u8, row: &Row) -> Option<Chore> {
    let subject = subject_of(row)?;
    Some(match kind {
        1 => Chore::Acknowledge {
            subject,
            step: AcknowledgementStep::from_number(row.step)?,
            at: (row.at > 0).then(|| Timestamp::from_millis(row.at)),
            recall: id_of(&row.by),
            holder: row.holder.parse().ok(),
        },
        2 => Chore::Erase { subject },
        3 => Chore::Relay { subject },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RecordId {
        RecordId::new(Timestamp::from_millis(1_772_323_200_000), &[number; 10])
    }

    fn subject(origin: &str, number: u8) -> Subject {
        Subject {
            origin: origin.parse().unwrap(),
            id: id(number),
        }
    }

    fn acknowledged(author: &str, step: AcknowledgementStep) -> Note {
        Note {
            subject: subject("GE/customs", 1),
            author: author.parse().unwrap(),
            record: id(9),
            says: Says::Acknowledged {
                step,
                at: Timestamp::from_millis(4),
                recall: Some(id(2)),
                holder: None,
            },
        }
    }

    #[test]
    fn what_is_said_of_a_record_is_read_as_it_was_written_and_of_that_record_alone() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let (of, other) = (subject("GE/customs", 1), subject("GE/customs2", 1));
        let replaced = Standing::Superseded {
            version: 2,
            by: id(3),
        };
        let mut changes = Changes::default();
        changes.stands_not(&of, replaced);
        changes.stands_not(&other, Standing::Retracted { by: id(4) });
        let notes = [
            acknowledged("AZ/customs", AcknowledgementStep::Applied),
            acknowledged("TR/customs", AcknowledgementStep::Applied),
            acknowledged("AZ/customs", AcknowledgementStep::Erased),
        ];
        for note in notes.iter().chain([&notes[0]]) {
            // Told once more, it is the same.
            changes.note(&note_key(note, false).unwrap(), note);
        }
        state.apply(changes).unwrap();
        assert_eq!(state.standing(&of).unwrap(), Some(replaced));
        assert_eq!(state.standing(&subject("GE/customs", 2)).unwrap(), None);
        let read = state.notes(&of).unwrap();
        assert_eq!(read.len(), 3);
        assert!(notes.iter().all(|note| read.contains(note)));
        assert!(state.notes(&other).unwrap().is_empty());
    }

    #[test]
    fn a_party_has_one_note_of_each_step_and_the_own_one_for_each_order() {
        let first = acknowledged("AZ/customs", AcknowledgementStep::Applied);
        let mut other = first.clone();
        other.says = Says::Acknowledged {
            step: AcknowledgementStep::Applied,
            at: Timestamp::from_millis(4),
            recall: Some(id(3)),
            holder: None,
        };
        assert_eq!(note_key(&first, false), note_key(&other, false));
        assert_ne!(note_key(&first, true), note_key(&other, true));
        if let Says::Acknowledged { holder, .. } = &mut other.says {
            *holder = Some("KZ/customs".parse().unwrap());
        }
        assert_ne!(
            note_key(&first, false),
            note_key(&other, false),
            "of a third"
        );
        let step = acknowledged("AZ/customs", AcknowledgementStep::Erased);
        let party = acknowledged("TR/customs", AcknowledgementStep::Applied);
        for other in [step, party] {
            assert_ne!(note_key(&first, false), note_key(&other, false));
        }
        let standing = Note {
            says: Says::Retracted,
            ..first
        };
        assert_eq!(note_key(&standing, false), None);
    }

    #[test]
    fn what_a_party_says_of_others_is_counted_for_it_alone_and_hides_no_word_of_a_party() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let mut changes = Changes::default();
        let said = acknowledged("AZ/customs", AcknowledgementStep::Kept);
        for number in 0..5 {
            let mut of_other = acknowledged("AZ/customs", AcknowledgementStep::Applied);
            if let Says::Acknowledged { holder, .. } = &mut of_other.says {
                *holder = Some(format!("KZ/office-{number}").parse().unwrap());
            }
            changes.note(&note_key(&of_other, false).unwrap(), &of_other);
        }
        changes.note(&note_key(&said, false).unwrap(), &said);
        state.apply(changes).unwrap();
        let (of, party) = (subject("GE/customs", 1), |name: &str| name.parse().unwrap());
        let count = |by, most| state.count_beyond(&of, &party(by), most).unwrap();
        assert_eq!((count("AZ/customs", 9), count("AZ/customs", 3)), (5, 3));
        assert_eq!((count("AZ/custom", 9), count("TR/customs", 9)), (0, 0));
        let notes = state.notes(&of).unwrap();
        assert_eq!(notes.len(), 6);
        assert!(notes.contains(&said));
    }

    #[test]
    fn a_chore_is_told_until_it_is_done_and_once_however_often_it_comes() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let chores = [
            Chore::Acknowledge {
                subject: subject("GE/customs", 1),
                step: AcknowledgementStep::Received,
                at: Some(Timestamp::from_millis(4)),
                recall: None,
                holder: None,
            },
            Chore::Acknowledge {
                subject: subject("GE/customs", 1),
                step: AcknowledgementStep::Applied,
                at: None,
                recall: Some(id(2)),
                holder: Some("KZ/customs".parse().unwrap()),
            },
            Chore::Erase {
                subject: subject("AZ/customs", 1),
            },
            Chore::Erase {
                subject: subject("AZ/customs", 2),
            },
            Chore::Relay {
                subject: subject("AZ/customs", 2),
            },
        ];
        for _ in 0..2 {
            let mut changes = Changes::default();
            chores.iter().for_each(|chore| changes.chore(chore));
            state.apply(changes).unwrap();
        }
        let told = state.chores(None, 10).unwrap();
        let read: Vec<_> = told.iter().map(|(_, chore)| chore.clone()).collect();
        assert_eq!(read, chores);
        state.is_done(&told[1].0).unwrap();
        assert_eq!(state.chores(None, 10).unwrap().len(), 4);
        assert_eq!(state.chores(None, 1).unwrap().len(), 1);
        let behind = state.chores(Some(&told[0].0), 10).unwrap();
        assert_eq!(behind, told[2..]);
    }
}
