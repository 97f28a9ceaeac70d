//! An answer as an officer says it, field by field and section by section.

use ntc_proto::{node, v1};

use super::draft_file::{InvalidDraftFile, table};
use crate::forms::{Held, fill_answer};

/// Makes what a client sends of fields by their paths, `event.status` or `goods.items[0].unit`, each as people write it, and
/// of the sections of a file in TOML or JSON, whose fields they outweigh. The request that it is about is added by the node.
///
/// # Errors
/// A text that is neither, every value of the wrong type, and every field that is none.
pub fn answer<'a>(
    fields: impl IntoIterator<Item = (&'a str, String)>,
    file: &str,
) -> Result<(v1::AnswerEvent, node::v1::Draft), InvalidDraftFile> {
    let (mut table, faults) = table(file)?;
    if !faults.is_empty() {
        return Err(InvalidDraftFile::Fields(faults));
    }
    for (path, text) in fields {
        table.put(path, Held::Text(text));
    }
    fill_answer(table).map_err(InvalidDraftFile::Fields)
}
