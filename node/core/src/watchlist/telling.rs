//! How the entries of a list are told to partners.

use crate::model::InvalidRecord;
use crate::model::codes::{PURPOSES, country_known, unlocode_form};
use crate::model::handling::Tlp;
use crate::reason::Reason;

/// How the entries of a list are told to partners. Whoever told them last said it, and it stands until somebody says
/// otherwise.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Telling {
    /// What for, a code of [`PURPOSES`].
    pub purpose: String,
    /// Who may see it.
    pub tlp: Tlp,
    /// Where the subjects are expected, a state or an UN/LOCODE; empty for the own state.
    pub place: String,
}

impl Default for Telling {
    fn default() -> Self {
        Self {
            purpose: "customs_risk".to_owned(),
            tlp: Tlp::Amber,
            place: String::new(),
        }
    }
}

impl Telling {
    /// Checks it.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), InvalidRecord> {
        let refuse = |field, reason, message| Err(InvalidRecord::new(field, reason, message));
        if !PURPOSES.contains(&self.purpose) {
            let message = "is no code of the list 'purpose'";
            return refuse("purpose", Reason::CodeUnknown, message);
        }
        if self.tlp == Tlp::Red {
            let message =
                "cannot be RED, which names its recipients; publish such an alert by itself";
            return refuse("tlp", Reason::FieldInvalid, message);
        }
        let is_place =
            self.place.is_empty() || country_known(&self.place) || unlocode_form(&self.place);
        if !is_place {
            let message = "is an ISO 3166-1 alpha-2 code or an UN/LOCODE";
            return refuse("place", Reason::FieldInvalid, message);
        }
        Ok(())
    }
}
