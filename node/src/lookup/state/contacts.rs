//! Which records say whom of a party to call. Who that is stands in the record alone.

use ntc_core::party::Party;
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;

use super::family::Family;
use super::{Changes, State, StateError};

/// The newest record that names whom to call, by party, agreement and role.
const CONTACT: u8 = Family::Contact as u8;
/// Most rows of one party that are read.
const MAX_ROWS: usize = 1_024;

/// The newest record of a party that names its contacts of a role for an agreement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ContactRow {
    /// The agreement.
    pub(crate) agreement: String,
    /// A code of [`ntc_core::model::codes::CONTACT_ROLES`].
    pub(crate) role: String,
    /// When the record was signed.
    pub(crate) signed: Timestamp,
    /// The record.
    pub(crate) record: RecordId,
}

impl State {
    /// What names whom to call of a party.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn contacts(&self, party: &Party) -> Result<Vec<ContactRow>, StateError> {
        let prefix = prefix(party);
        let mut rows = Vec::new();
        for item in self.db.scan_prefix(&prefix).take(MAX_ROWS) {
            let (key, row) = item?;
            rows.extend(row_of(key.get(prefix.len()..).unwrap_or_default(), &row));
        }
        Ok(rows)
    }
}

impl Changes {
    /// A record of a party names whom to call.
    pub(crate) fn contact(&mut self, party: &Party, row: &ContactRow) {
        let of = format!("{}\0{}", row.agreement, row.role);
        let key = [prefix(party).as_slice(), of.as_bytes()].concat();
        let signed = row.signed.as_millis().to_be_bytes();
        let value = [signed.as_slice(), row.record.as_bytes()].concat();
        self.batch.insert(key, value);
    }
}

/// A key that no other party's begins with.
fn prefix(party: &Party) -> Vec<u8> {
    [&[CONTACT], party.as_str().as_bytes(), &[0]].concat()
}

fn row_of(key: &[u8], row: &[u8]) -> Option<ContactRow> {
    let (agreement, role) = std::str::from_utf8(key).ok()?.rsplit_once('\0')?;
    let (signed, record) = row.split_at_checked(8)?;
    Some(ContactRow {
        agreement: agreement.to_owned(),
        role: role.to_owned(),
        signed: Timestamp::from_millis(u64::from_be_bytes(signed.try_into().ok()?)),
        record: RecordId::from_slice(record).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_has_one_record_for_each_agreement_and_role() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let party = |name: &str| name.parse::<Party>().unwrap();
        let row = |agreement: &str, role: &str, signed| ContactRow {
            agreement: agreement.to_owned(),
            role: role.to_owned(),
            signed: Timestamp::from_millis(signed),
            record: RecordId::new(Timestamp::from_millis(1_772_323_200_000), &[7; 10]),
        };
        let mut changes = Changes::default();
        changes.contact(&party("GE/customs"), &row("a", "liaison", 1));
        changes.contact(&party("GE/customs"), &row("a", "liaison", 2));
        changes.contact(&party("GE/customs"), &row("a-b", "duty_desk", 3));
        changes.contact(&party("GE/customs2"), &row("a", "liaison", 4));
        state.apply(changes).unwrap();
        let rows = state.contacts(&party("GE/customs")).unwrap();
        assert_eq!(rows, [row("a", "liaison", 2), row("a-b", "duty_desk", 3)]);
        assert!(state.contacts(&party("AZ/customs")).unwrap().is_empty());
    }
}
