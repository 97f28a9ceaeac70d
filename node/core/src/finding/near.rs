//! Near misses: numbers that one may have been taken for.

use super::compare::compare;
use super::form::Form;
use super::likeness::Why;
use super::slips;
use crate::model::identifier::Identifier;
use crate::record::Record;

/// Most identifiers of one record that near misses are looked for.
pub const MAX_NEAR_ASKED: usize = 32;

/// An identifier of another record that may be meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Near {
    /// The field of the other record.
    pub field: String,
    /// As the other record writes it.
    pub raw: String,
    /// How it differs.
    pub why: Why,
}

/// The keys under which records hold what `identifier` may have been taken for; empty where its scheme has no check
/// digit. Its own key is none of them: records of the same number would stand before those of a near one.
pub fn near_keys(identifier: &Identifier) -> Vec<String> {
    let forms = asked(identifier);
    forms.iter().skip(1).map(Form::key).collect()
}

/// What of another record `identifier` may have been taken for.
pub fn near_of(identifier: &Identifier, other: &Record) -> Vec<Near> {
    let asked = asked(identifier);
    let mut near = Vec::new();
    other.told().sections().each_identifier(|path, held| {
        let why = compare(&asked, identifier.raw(), held);
        if let Some(why @ (Why::Swapped | Why::OneCharacter)) = why {
            near.push(Near {
                field: path.field(""),
                raw: held.raw().to_owned(),
                why,
            });
        }
    });
    near
}

fn asked(identifier: &Identifier) -> Vec<Form> {
    let (scheme, body) = (identifier.scheme(), identifier.body());
    let own = Form::new(body, Why::Spelling).only(scheme);
    let near = slips::forms(scheme, body, identifier.country());
    std::iter::once(own).chain(near).collect()
}
