//! What this party said that it erased of other parties' records, until it is destroyed: rows of the state.

use ntc_core::life::Subject;
use ntc_core::section::SectionSet;
use prost::Message;

use super::family::Family;
use super::life::{key, subject_of_key};
use super::{Changes, State, StateError};

/// Something that is to be destroyed.
const GIVEN_UP: u8 = Family::GivenUp as u8;

/// Under what it was decided last how long records are kept.
const KEPT_UNDER: u8 = Family::KeptUnder as u8;

/// What is to be destroyed of a record that a partner told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct GivenUp {
    /// The record.
    pub(crate) subject: Subject,
    /// The sections; all of them for the record.
    pub(crate) sections: SectionSet,
    /// The entry of the own ledger that says so.
    pub(crate) by: u64,
    /// The entry of the author's ledger where one record of this name alone is meant, which has it from another.
    pub(crate) place: Option<u64>,
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(uint32, tag = "1")]
    sections: u32,
    #[prost(uint64, tag = "2")]
    by: u64,
    #[prost(uint64, optional, tag = "3")]
    place: Option<u64>,
}

impl GivenUp {
    fn key(&self) -> Vec<u8> {
        let place = self
            .place
            .map_or_else(Vec::new, |place| place.to_be_bytes().to_vec());
        let subject = key(GIVEN_UP, &self.subject);
        [subject.as_slice(), &self.by.to_be_bytes(), &place].concat()
    }

    fn read(key: &[u8], row: &[u8]) -> Option<Self> {
        let row = Row::decode(row).ok()?;
        Some(Self {
            subject: subject_of_key(key)?,
            sections: SectionSet::from_bits(u16::try_from(row.sections).ok()?),
            by: row.by,
            place: row.place,
        })
    }
}

impl State {
    /// What is to be destroyed, so much at most.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn given_up(&self, limit: usize) -> Result<Vec<GivenUp>, StateError> {
        let mut given_up = Vec::new();
        for item in self.db.scan_prefix([GIVEN_UP]).take(limit) {
            let (key, row) = item?;
            match GivenUp::read(&key, &row) {
                Some(it) => given_up.push(it),
                // It comes again when the journals are followed anew.
                None => drop(self.db.remove(key)?),
            }
        }
        Ok(given_up)
    }

    /// Under what it was decided last how long every record is kept; none when it never was.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn kept_under(&self) -> Result<Option<[u8; 32]>, StateError> {
        let digest = self.db.get([KEPT_UNDER])?;
        Ok(digest.and_then(|digest| digest.as_ref().try_into().ok()))
    }

    /// It was decided under this how long every record is kept.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn keep_under(&self, digest: [u8; 32]) -> Result<(), StateError> {
        self.db.insert([KEPT_UNDER], &digest)?;
        Ok(())
    }

    /// Whether something of a record is still to be destroyed.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn is_giving_up(&self, subject: &Subject) -> Result<bool, StateError> {
        let mut rows = self.db.scan_prefix(key(GIVEN_UP, subject));
        Ok(rows.next().transpose()?.is_some())
    }

    /// It is destroyed, and the index knows it.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn is_given_up(&self, given_up: &GivenUp) -> Result<(), StateError> {
        self.db.remove(given_up.key())?;
        Ok(())
    }
}

impl Changes {
    /// Something is to be destroyed.
    pub(crate) fn give_up(&mut self, given_up: &GivenUp) {
        let row = Row {
            sections: given_up.sections.bits().into(),
            by: given_up.by,
            place: given_up.place,
        };
        self.batch.insert(given_up.key(), row.encode_to_vec());
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::record::RecordId;
    use ntc_core::section::Section;
    use ntc_core::time::Timestamp;

    use super::*;

    #[test]
    fn what_is_given_up_is_told_until_it_is_destroyed_each_order_by_itself() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let given_up = |origin: &str, sections, by| GivenUp {
            subject: Subject {
                origin: origin.parse().unwrap(),
                id: RecordId::new(Timestamp::from_millis(1_772_323_200_000), &[7; 10]),
            },
            sections,
            by,
            place: None,
        };
        let persons = SectionSet::EMPTY.with(Section::Persons);
        let all = [
            given_up("GE/customs", persons, 4),
            given_up("GE/customs", SectionSet::ALL, 5),
            given_up("GE/customs2", SectionSet::ALL, 6),
        ];
        for _ in 0..2 {
            let mut changes = Changes::default();
            all.iter().for_each(|it| changes.give_up(it));
            state.apply(changes).unwrap();
        }
        assert_eq!(state.given_up(9).unwrap(), all);
        assert_eq!(state.given_up(2).unwrap(), all[..2]);
        state.is_given_up(&all[0]).unwrap();
        assert!(state.is_giving_up(&all[0].subject).unwrap());
        state.is_given_up(&all[1]).unwrap();
        assert!(!state.is_giving_up(&all[0].subject).unwrap());
        assert!(state.is_giving_up(&all[2].subject).unwrap());
    }
}
