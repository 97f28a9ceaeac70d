//! The comparison of a query with an identifier.

use super::form::Form;
use super::likeness::Why;
use super::stored::stored;
use crate::model::identifier::Identifier;

/// Why an identifier answers, the surest reason; none when it does not.
pub(super) fn compare(asked: &[Form], raw: &str, held: &Identifier) -> Option<Why> {
    if raw.trim() == held.raw() {
        return Some(Why::Written);
    }
    let stored = stored(held);
    let pairs = asked
        .iter()
        .flat_map(|asked| stored.iter().map(move |held| (asked, held)));
    pairs
        .filter_map(|(asked, form)| asked.meets(form, held))
        .min()
}
