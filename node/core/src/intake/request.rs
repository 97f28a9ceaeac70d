//! A question about a record as an officer asks it, field by field.

use ntc_proto::v1;

use crate::forms::{Held, Table, fill_request};
use crate::model::InvalidRecord;

/// Makes what a client sends of fields by their paths, `event.asks` or `event.text`, each as people write it. The record
/// that it is about is added by the node.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub fn request<'a>(
    fields: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<v1::RequestEvent, Vec<InvalidRecord>> {
    let mut table = Table::default();
    for (path, text) in fields {
        table.put(path, Held::Text(text));
    }
    fill_request(table)
}
