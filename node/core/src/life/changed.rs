//! What differs between two versions of a record, field by field.

use std::collections::{BTreeMap, BTreeSet};

use crate::forms::{self, Shown};
use crate::record::Record;
use crate::section::{Section, SectionSet};

/// Most differences that are told.
pub const MAX_CHANGES: usize = 256;

/// A field that differs.
#[derive(Clone, Eq, PartialEq)]
pub struct Change {
    /// The path of the field, as errors and draft files write it: `goods.items[0].quantity`.
    pub field: String,
    /// What the earlier version says; none where it says nothing.
    pub before: Option<String>,
    /// What the later version says; none where it says nothing.
    pub after: Option<String>,
}

impl std::fmt::Debug for Change {
    /// Names the field and nothing of what it holds.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Change")
            .field("field", &self.field)
            .finish_non_exhaustive()
    }
}

/// What differs between those of these sections that both versions have, in the order of the paths; at most
/// [`MAX_CHANGES`].
pub fn changed(before: &Record, after: &Record, sections: SectionSet) -> Vec<Change> {
    let both = before.present().intersection(after.present());
    let both = both.intersection(sections);
    let mut changes = Vec::new();
    for section in both.iter() {
        let (mut before, mut after) = (said(before, section), said(after, section));
        let fields: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
        for field in fields {
            let (before, after) = (before.remove(&field), after.remove(&field));
            if before != after {
                changes.push(Change {
                    field,
                    before,
                    after,
                });
            }
        }
    }
    changes.sort_by(|a, b| a.field.cmp(&b.field));
    changes.truncate(MAX_CHANGES);
    changes
}

/// What a section says: the text of each field by its path.
fn said(record: &Record, section: Section) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    let encoded = record.sections().encode();
    if let Some((_, bytes)) = encoded.iter().find(|(of, _)| *of == section) {
        let shown = forms::show(section, record.kind() as i32, bytes);
        flatten(section.name().to_owned(), &shown, &mut said);
    }
    said
}

fn flatten(path: String, shown: &Shown, said: &mut BTreeMap<String, String>) {
    let text = match shown {
        Shown::Group(fields) => {
            for field in fields {
                flatten(format!("{path}.{}", field.key), &field.value, said);
            }
            return;
        }
        Shown::List(items) => {
            for (position, item) in items.iter().enumerate() {
                flatten(format!("{path}[{position}]"), item, said);
            }
            return;
        }
        Shown::Text(text) => text.clone(),
        Shown::Name { name, .. } => (*name).to_owned(),
        Shown::Code { code, text, .. } if text.is_empty() => code.clone(),
        Shown::Code { code, text, .. } => format!("{code}: {text}"),
        Shown::Number(number) => number.to_string(),
        Shown::Flag(flag) => flag.to_string(),
    };
    said.insert(path, text);
}
