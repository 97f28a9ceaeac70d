//! Versioned code lists. A code never changes its meaning; "other" always stands with text.
//!
//! The lists follow the vocabulary of published customs practice; units and modes are those of UN/ECE, sexes
//! those of ICAO 9303, handling codes those of Europol. Every list is closed under its version: what a newer
//! list adds reaches an older node as a code that it keeps and does not know.

mod control;
mod form;
mod goods;
mod iso;
mod part;
mod place;
mod sharing;
mod substance;

pub use control::{CONCEALMENTS, EVENT_KINDS, EVENT_STATUSES, MEANS, OUTCOMES, TRIGGERS};
pub use form::{
    cas_form, container_type_form, hs_form, hs_zero_restored, hs6, means_type_form,
    national_tariff_form, package_type_form, un_number_form, unlocode_form,
};
pub use goods::{CATEGORIES, MEDIA_KINDS, QUANTITY_BASES, UNITS};
pub use iso::{country_known, currency_known, language_known, nationality_known};
pub use part::{MEASURES, ROLES, SEXES};
pub use place::{DIRECTIONS, LOADED_STATES, MODES, SEAL_STATES, SITE_TYPES, STOP_ROLES};
pub use sharing::{
    ANSWER_STATUSES, EVALUATION_SCHEMES, HANDLING_CODES, PURPOSES, REFUSAL_CODES, RELATIONS,
    REQUESTED_ACTIONS, RISK_REASONS, permission_for,
};
pub use substance::SUBSTANCES;

/// Name and version of the lists below, carried in every header.
pub const CODE_LIST: &str = "ntc-codes/1";

/// The code that never stands without text, in the lists that have it.
pub const OTHER: &str = "other";

/// Every list, in the order of this page.
pub const ALL: &[CodeList] = &[
    EVENT_KINDS,
    EVENT_STATUSES,
    CONCEALMENTS,
    TRIGGERS,
    MEANS,
    OUTCOMES,
    CATEGORIES,
    SUBSTANCES,
    UNITS,
    QUANTITY_BASES,
    MEDIA_KINDS,
    ROLES,
    SEXES,
    MEASURES,
    SITE_TYPES,
    DIRECTIONS,
    MODES,
    STOP_ROLES,
    LOADED_STATES,
    SEAL_STATES,
    PURPOSES,
    EVALUATION_SCHEMES,
    HANDLING_CODES,
    RISK_REASONS,
    REQUESTED_ACTIONS,
    RELATIONS,
    ANSWER_STATUSES,
    REFUSAL_CODES,
];

/// One code of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Code {
    /// The stable code: lower snake case, except where a published standard writes it otherwise.
    pub code: &'static str,
    /// What it means, in English.
    pub label: &'static str,
}

/// A closed list of codes.
#[derive(Clone, Copy, Debug)]
pub struct CodeList {
    /// The list's name, as errors give it.
    pub name: &'static str,
    /// Its codes, in the order in which people expect them.
    pub codes: &'static [Code],
}

impl CodeList {
    /// True when `code` is in the list.
    pub fn contains(&self, code: &str) -> bool {
        self.find(code).is_some()
    }

    /// The entry of `code`.
    pub fn find(&self, code: &str) -> Option<&'static Code> {
        self.codes.iter().find(|entry| entry.code == code)
    }

    /// What `code` means in English; the code itself where this version of the list does not know it.
    pub fn label<'a>(&self, code: &'a str) -> &'a str {
        self.find(code).map_or(code, |entry| entry.label)
    }
}

const fn code(code: &'static str, label: &'static str) -> Code {
    Code { code, label }
}

const fn list(name: &'static str, codes: &'static [Code]) -> CodeList {
    CodeList { name, codes }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn list_names_and_the_codes_of_each_list_are_distinct() {
        let names: BTreeSet<_> = ALL.iter().map(|list| list.name).collect();
        assert_eq!(names.len(), ALL.len());
        for list in ALL {
            let codes: BTreeSet<_> = list.codes.iter().map(|entry| entry.code).collect();
            assert_eq!(codes.len(), list.codes.len(), "{}", list.name);
        }
    }

    #[test]
    fn codes_are_lower_snake_case_unless_a_standard_writes_them_otherwise() {
        let published = [UNITS.name, SEXES.name, HANDLING_CODES.name];
        for list in ALL.iter().filter(|list| !published.contains(&list.name)) {
            for entry in list.codes {
                let snake = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
                assert!(
                    entry.code.bytes().all(snake),
                    "{}: {}",
                    list.name,
                    entry.code
                );
                assert!(
                    entry.code.len() <= 40 && !entry.label.is_empty(),
                    "{}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn a_label_is_found_and_an_unknown_code_stands_for_itself() {
        assert_eq!(UNITS.label("KGM"), "Kilograms");
        assert_eq!(UNITS.label("XYZ"), "XYZ");
        assert!(!CATEGORIES.contains("Narcotic"));
    }

    #[test]
    fn no_role_stands_for_a_witness() {
        assert!(!ROLES.contains("witness"));
    }
}
