//! Who spoke of which record: the links of a case.

use ntc_core::life::Subject;
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::life::key;
use super::{Changes, State, StateError};

/// A record that speaks of another, under the key of that one, in the order of time.
const SPOKE: u8 = Family::Spoke as u8;
/// The first record that a record speaks of.
const ABOUT: u8 = Family::About as u8;

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
}

impl State {
    /// Records that speak of a record, the earliest first, so many at most.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn spoke(
        &self,
        subject: &Subject,
        limit: usize,
    ) -> Result<Vec<Subject>, StateError> {
        let mut spoke = Vec::new();
        for item in self.db.scan_prefix(key(SPOKE, subject)).take(limit) {
            let (_, row) = item?;
            spoke.extend(Row::decode(&*row).ok().and_then(|row| subject_of(&row)));
        }
        Ok(spoke)
    }

    /// The first record that a record speaks of; none when it speaks of none.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn about(&self, subject: &Subject) -> Result<Option<Subject>, StateError> {
        let row = self.db.get(key(ABOUT, subject))?;
        Ok(row.and_then(|row| subject_of(&Row::decode(&*row).ok()?)))
    }
}

impl Changes {
    /// A record that was signed then speaks of these, the main one first.
    pub(crate) fn spoke(&mut self, speaker: &Subject, signed: Timestamp, about: &[Subject]) {
        let Some(first) = about.first() else { return };
        let row = row(speaker);
        for subject in about {
            let at = signed.as_millis().to_be_bytes();
            let key = [key(SPOKE, subject).as_slice(), &at, row.as_slice()].concat();
            self.batch.insert(key, row.as_slice());
        }
        self.batch.insert(key(ABOUT, speaker), self::row(first));
    }
}

fn row(subject: &Subject) -> Vec<u8> {
    let row = Row {
        id: subject.id.as_bytes().to_vec(),
        origin: subject.origin.to_string(),
    };
    row.encode_to_vec()
}

fn subject_of(row: &Row) -> Option<Subject> {
    Some(Subject {
        origin: row.origin.parse().ok()?,
        id: RecordId::from_slice(&row.id).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_spoke_of_a_record_is_told_in_the_order_of_time_and_once() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let at = Timestamp::from_millis;
        let subject = |origin: &str, number| Subject {
            origin: origin.parse().unwrap(),
            id: RecordId::new(at(1_772_323_200_000), &[number; 10]),
        };
        let alert = subject("GE/customs", 1);
        let [late, early, other] =
            [("AZ/customs", 2), ("TR/customs", 3), ("AZ/customs", 4)].map(|(of, n)| subject(of, n));
        for _ in 0..2 {
            let mut changes = Changes::default();
            changes.spoke(&late, at(9), std::slice::from_ref(&alert));
            changes.spoke(&early, at(5), &[alert.clone(), other.clone()]);
            state.apply(changes).unwrap();
        }
        assert_eq!(state.spoke(&alert, 9).unwrap(), [early.clone(), late]);
        assert_eq!(
            state.spoke(&alert, 1).unwrap(),
            std::slice::from_ref(&early)
        );
        assert_eq!(
            state.spoke(&other, 9).unwrap(),
            std::slice::from_ref(&early)
        );
        assert_eq!(state.about(&early).unwrap(), Some(alert.clone()));
        assert_eq!(state.about(&alert).unwrap(), None);
    }
}
