//! One row as a passenger alert.

use super::columns::List;
use super::row::{RowDraft, identifier, words, written_identifier};
use super::ruled::Ruled;
use crate::forms::Held;
use crate::model::InvalidRecord;
use crate::model::identifier::{Mrz, Scheme};
use crate::record::Draft;

impl RowDraft<'_> {
    /// The passengers of a row: those of the columns without a number, and those of each number that a cell is filled for.
    /// Whose part is not told is a passenger.
    pub(super) fn passengers(&mut self) {
        for place in self.told(List::Persons) {
            self.put(&format!("persons.items[{place}].role"), "passenger");
            let cell = |ruled| self.reader.columns.cell_at(self.raw, ruled, place);
            let zones = words(cell(Ruled::Mrz));
            // A cell may keep the lines of a zone apart.
            let lines = |zone: &str| zone.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            let zones = zones.map(|zone| identifier(Scheme::Mrz, &lines(zone), ""));
            let others = words(cell(Ruled::Documents)).map(written_identifier);
            let documents: Vec<_> = zones.chain(others).collect();
            if !documents.is_empty() {
                let field = format!("persons.items[{place}].documents");
                self.draft.put(&field, Held::List(documents));
            }
        }
    }
}

/// Refuses a machine readable zone that is none, or that was not read well: who keys in many rows sees a warning of none of
/// them, and the zone is where the name, the birth and the number come from.
pub(super) fn zones_hold(draft: &Draft) -> Result<(), Vec<InvalidRecord>> {
    let named = draft.sections().named_identifiers().into_iter();
    let zones = named.filter(|(_, identifier)| identifier.scheme() == Scheme::Mrz);
    let faults = zones.filter_map(|(field, zone)| {
        let broken = Mrz::read_whole(zone.raw()).err()?;
        Some(InvalidRecord::new(
            field,
            broken.reason(),
            broken.to_string(),
        ))
    });
    let faults: Vec<_> = faults.collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}
