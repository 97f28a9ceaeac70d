//! Near misses: other records whose numbers one of a record may have been taken for.

use ntc_core::finding::{MAX_NEAR_ASKED, Near, near_keys, near_of};
use ntc_core::model::identifier::Identifier;

use super::find::read;
use crate::lookup::Lookup;
use crate::store::index::{Filter, Id, IndexEntry, IndexError};

/// Near misses of one record that are told at most.
const MAX_TOLD: usize = 16;
/// Records that are looked at for one identifier.
const MAX_LOOKED_AT: usize = 16;

/// A near miss.
pub(crate) struct Neighbour {
    /// The field of the record that was asked about.
    pub(crate) field: String,
    /// What it holds, as written.
    pub(crate) held: String,
    /// The other record.
    pub(crate) entry: IndexEntry,
    /// Its field.
    pub(crate) near: Near,
    /// True where not all that is near is told: more records hold what is near this identifier, or a later one.
    pub(crate) more: bool,
}

/// The identifiers of a record that can be near others, each with its field and with the keys that others would have.
pub(crate) struct Asked(Vec<(String, Identifier, Vec<String>)>);

impl Asked {
    /// Of the first so many identifiers of a record, each with its field.
    pub(crate) fn of(identifiers: Vec<(String, Identifier)>) -> Self {
        let identifiers = identifiers.into_iter().take(MAX_NEAR_ASKED);
        let asked = identifiers.filter_map(|(field, identifier)| {
            let keys = near_keys(&identifier);
            (!keys.is_empty()).then_some((field, identifier, keys))
        });
        Self(asked.collect())
    }

    /// False when nothing is held near them: that is known of most without waiting for a file.
    pub(crate) fn may_be_held(&self, lookup: &Lookup) -> bool {
        let keys = self.0.iter().flat_map(|(_, _, keys)| keys);
        lookup.index().may_hold(keys)
    }
}

/// What other records hold near the identifiers of one; each with its field. `own` is the id and origin of the record
/// itself, which is none of them; what is not seen takes no place.
///
/// # Errors
/// When the index is damaged or cannot be read.
pub(crate) fn near(
    lookup: &Lookup,
    Asked(asked): &Asked,
    own: Option<(Id, &str)>,
    sees: &dyn Fn(&IndexEntry) -> bool,
) -> Result<Vec<Neighbour>, IndexError> {
    let mut told: Vec<Neighbour> = Vec::new();
    for (field, identifier, keys) in asked {
        let filter = Filter::default();
        let found = lookup
            .index()
            .by_identifiers(keys, &filter, None, MAX_LOOKED_AT)?;
        let (begin, more) = (told.len(), found.next.is_some());
        let entries = found.entries.into_iter().map(|candidate| candidate.entry);
        let others = entries.filter(|it| own.is_none_or(|own| own != (it.id, it.origin.as_str())));
        for entry in others.filter(|entry| sees(entry)) {
            let Some(record) = read(lookup, &entry) else {
                continue;
            };
            for near in near_of(identifier, &record) {
                if told.len() == MAX_TOLD {
                    tell_more(&mut told);
                    return Ok(told);
                }
                told.push(Neighbour {
                    field: field.clone(),
                    held: identifier.raw().to_owned(),
                    entry: entry.clone(),
                    near,
                    more: false,
                });
            }
        }
        if more && told.len() > begin {
            tell_more(&mut told);
        }
    }
    Ok(told)
}

/// Says of the last one that it is not the last there is.
fn tell_more(told: &mut [Neighbour]) {
    if let Some(last) = told.last_mut() {
        last.more = true;
    }
}
