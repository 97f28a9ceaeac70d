//! The follower that notes what became overdue and what partners' queries met, so that whoever is told of it can go on where it was.

use ntc_core::time::Timestamp;

use crate::lookup::{Changes, Lookup, MAX_NOTED, Noted, Owed, StateError};

/// What is overdue that is noted in one turn.
const AT_ONCE: usize = 512;

/// Notes what became overdue.
#[derive(Debug, Default)]
pub(super) struct Noting {
    /// True once the journals were followed to their ends: before that, what settled a thing may not be read yet.
    is_caught_up: bool,
}

impl Noting {
    /// The journals were followed to their ends.
    pub(super) const fn caught_up(&mut self) {
        self.is_caught_up = true;
    }

    /// Notes what became overdue by now, and drops what is kept too long; how much was noted.
    pub(super) fn turn(&self, lookup: &Lookup, now: Timestamp) -> Result<u64, StateError> {
        if !self.is_caught_up {
            return Ok(0);
        }
        let state = lookup.state();
        let above = state.noted_above(MAX_NOTED)?;
        if !above.is_empty() {
            let mut changes = Changes::default();
            changes.drop_noted(&above);
            state.apply(changes)?;
        }
        let met = note_met(lookup, now)?;
        let until = state.overdue_until()?.unwrap_or_default();
        let from = [until.as_slice(), &[0]].concat();
        let rows = state.owed(&from, Some(now), AT_ONCE)?;
        let Some((last, _)) = rows.last() else {
            return Ok(met);
        };
        let mut changes = Changes::default();
        changes.overdue_until(last);
        let mut number = state.next_noted(now)?;
        for (_, owed) in &rows {
            if owed.duty.ends > now {
                changes.noted(number, &overdue(owed));
                number += 1;
            }
        }
        state.apply(changes)?;
        lookup.tell_noted();
        Ok(rows.len() as u64 + met)
    }
}

/// Notes the queries that met entries of own lists; how many.
fn note_met(lookup: &Lookup, now: Timestamp) -> Result<u64, StateError> {
    let met = lookup.met();
    if met.is_empty() {
        return Ok(0);
    }
    let (state, count) = (lookup.state(), met.len());
    let mut changes = Changes::default();
    for (number, met) in (state.next_noted(now)?..).zip(met) {
        changes.noted(number, &Noted::Met(met));
    }
    state.apply(changes)?;
    lookup.met_noted(count);
    lookup.tell_noted();
    Ok(count as u64)
}

/// Notes that something is owed whose time is over already, and was passed by.
pub(super) fn passed_by(
    lookup: &Lookup,
    changes: &mut Changes,
    owed: &Owed,
    now: Timestamp,
) -> Result<(), StateError> {
    let state = lookup.state();
    let until = state.overdue_until()?;
    if until.is_none_or(|until| owed.key() > until) || owed.duty.ends <= now {
        return Ok(());
    }
    let number = state.next_noted(now)?.max(changes.behind_noted());
    changes.noted(number, &overdue(owed));
    Ok(())
}

fn overdue(owed: &Owed) -> Noted {
    Noted::Overdue {
        subject: owed.subject.clone(),
        by: owed.by.clone(),
        due: owed.duty.due,
    }
}
