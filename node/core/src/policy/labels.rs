//! Labels: all that policy may know of a record. Policy never sees the content of a section.

use std::collections::BTreeSet;

use crate::model::handling::{Evaluation, Tlp};
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::section::SectionSet;
use crate::time::Timestamp;

/// What a decision is made from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Labels {
    /// The author's party.
    pub origin: Party,
    /// What the record is.
    pub kind: RecordKind,
    /// Codes of [`crate::model::codes::CATEGORIES`].
    pub categories: BTreeSet<String>,
    /// A code of [`crate::model::codes::PURPOSES`].
    pub purpose: String,
    /// The audience that the author set.
    pub tlp: Tlp,
    /// The parties named under TLP:RED.
    pub named_recipients: BTreeSet<Party>,
    /// Every country that the event and the route touch, ISO 3166-1 alpha-2; none when the sections that tell it
    /// were not disclosed to us.
    pub countries: Option<BTreeSet<String>>,
    /// When the author signed.
    pub created: Timestamp,
    /// When the record must be erased at the latest, as its author says.
    pub expires: Timestamp,
    /// The grades of source and information.
    pub evaluation: Option<Evaluation>,
    /// The sections that the record has; on the receiving side those that were disclosed.
    pub present: SectionSet,
    /// The parties that the author wants to tell; none for all that agreements entitle.
    pub audience: Option<BTreeSet<Party>>,
}
