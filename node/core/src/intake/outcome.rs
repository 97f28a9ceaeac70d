//! An outcome as an officer says it, field by field.

use ntc_proto::v1;

use crate::forms::{Held, Table, fill_outcome};
use crate::model::InvalidRecord;

/// Makes what a client sends of fields by their paths, `event.result` or `goods.items[0].unit`, each as people write it. The
/// record that it is about is added by the node.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub fn outcome<'a>(
    fields: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<(v1::OutcomeEvent, Option<v1::Goods>), Vec<InvalidRecord>> {
    let mut table = Table::default();
    for (path, text) in fields {
        table.put(path, Held::Text(text));
    }
    fill_outcome(table)
}
