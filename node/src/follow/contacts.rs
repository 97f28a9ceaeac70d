//! The follower of contacts: whom of each party to call, as that party says itself.

use std::collections::BTreeMap;

use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::record::Event;

use super::FollowError;
use super::judge::Judge;
use super::turn::Turn;
use crate::lookup::{Changes, ContactRow, Lookup, State, StateError};

/// Takes into the changes whom accepted records name, of those alone that were not judged before. A party speaks of itself
/// alone: whoever signed is who is called.
pub(super) fn take(
    lookup: &Lookup,
    _: &Judge,
    turn: &Turn,
    changes: &mut Changes,
) -> Result<(), FollowError> {
    let state = lookup.state();
    let mut newest: BTreeMap<(Party, String, String), ContactRow> = BTreeMap::new();
    for item in &turn.items {
        let is_new = item.read_from >= turn.known.judged && item.verdict == Verdict::Accept;
        let Some(record) = item.content.record().filter(|_| is_new) else {
            continue;
        };
        let Some(Event::Contact(event)) = &record.sections().event else {
            continue;
        };
        for contact in &event.contacts {
            let row = ContactRow {
                agreement: event.agreement.clone(),
                role: contact.role.clone(),
                signed: record.created(),
                record: record.id(),
            };
            let key = (
                record.origin().clone(),
                row.agreement.clone(),
                row.role.clone(),
            );
            let before = match newest.get(&key) {
                Some(before) => Some(before.clone()),
                None => known(state, record.origin(), &row)?,
            };
            let is_newer = |it: ContactRow| (it.signed, it.record) <= (row.signed, row.record);
            if before.is_none_or(is_newer) {
                newest.insert(key, row);
            }
        }
    }
    for ((party, ..), row) in newest {
        changes.contact(&party, &row);
    }
    Ok(())
}

fn known(state: &State, party: &Party, of: &ContactRow) -> Result<Option<ContactRow>, StateError> {
    let mut rows = state.contacts(party)?.into_iter();
    Ok(rows.find(|row| row.agreement == of.agreement && row.role == of.role))
}
