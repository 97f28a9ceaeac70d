//! Versioned code lists. A code never changes its meaning; "other" always stands with text.
//!
//! The lists follow the vocabulary of published customs practice; units and modes are those of UN/ECE, sexes
//! those of ICAO 9303, handling codes those of Europol. Every list is closed under its version: what a newer
//! list adds reaches an older node as a code that it keeps and does not know.

mod control;
mod form;
mod goods;
mod goods_type;
mod identifier;
mod iso;
mod part;
mod place;
mod sharing;
mod site;
mod substance;

pub use control::{
    CHANNELS, CONCEALMENTS, DAY_PARTS, EVENT_KINDS, EVENT_STATUSES, MEANS, OUTCOMES, PROCEEDINGS,
    SERVICES, TEST_METHODS, TRIGGERS,
};
pub use form::{
    cas_check, cas_form, container_type_form, control_form, hs_form, hs_zero_restored, hs6,
    means_type_form, national_tariff_form, package_type_form, subdivision_form, un_number_form,
    unlocode_form,
};
pub use goods::{
    APPENDICES, CATEGORIES, CITES_SOURCES, DISPOSALS, EXCISE_STAMPS, MEDIA_KINDS, PHYSICAL_FORMS,
    QUANTITY_BASES, SPECIMENS, UNITS, VALUE_BASES, unit_counted, unit_packages,
};
pub use goods_type::GOODS_TYPES;
pub use identifier::IDENTIFIER_STATES;
pub use iso::{
    countries, country_known, currency_known, language_known, nationality_known, nationality_spelt,
};
pub use part::{AEO_STATUSES, AGE_BANDS, MEASURES, ROLES, SEXES};
pub use place::{
    CONVEYANCES, DIRECTIONS, EUROPEAN_UNION, HIGH_SEAS, LEG_ROLES, LOADED_STATES, MODES,
    PLACE_ROLES, SEAL_KINDS, SEAL_PARTIES, SEAL_STATES, SITE_TYPES, STOP_ROLES, TERRITORIES,
    is_eu_state, place_known,
};
pub use sharing::{
    ANSWER_STATUSES, CONTACT_ROLES, EVALUATION_SCHEMES, HANDLING_CODES, HIT_FACTORS, HIT_SOURCES,
    HIT_STRENGTHS, PROTECTIONS, PURPOSES, REFUSAL_CODES, RELATIONS, REQUEST_KINDS,
    REQUESTED_ACTIONS, RETRACTION_REASONS, RISK_REASONS, WARNING_MARKERS, permission_for,
};
pub use site::{SITES, Sides, site_sides};
pub use substance::SUBSTANCES;

/// Name and version of the lists below, carried in every header.
pub const CODE_LIST: &str = "ntc-codes/1";

/// The code that never stands without text, in the lists that have it.
pub const OTHER: &str = "other";

/// Every list, in the order of this page.
pub const ALL: &[CodeList] = &[
    EVENT_KINDS,
    EVENT_STATUSES,
    DAY_PARTS,
    CONCEALMENTS,
    TRIGGERS,
    MEANS,
    CHANNELS,
    TEST_METHODS,
    SERVICES,
    PROCEEDINGS,
    OUTCOMES,
    CATEGORIES,
    GOODS_TYPES,
    SUBSTANCES,
    UNITS,
    QUANTITY_BASES,
    VALUE_BASES,
    EXCISE_STAMPS,
    PHYSICAL_FORMS,
    DISPOSALS,
    APPENDICES,
    CITES_SOURCES,
    SPECIMENS,
    MEDIA_KINDS,
    ROLES,
    SEXES,
    AGE_BANDS,
    MEASURES,
    AEO_STATUSES,
    SITE_TYPES,
    SITES,
    TERRITORIES,
    PLACE_ROLES,
    DIRECTIONS,
    MODES,
    CONVEYANCES,
    LEG_ROLES,
    STOP_ROLES,
    LOADED_STATES,
    SEAL_STATES,
    SEAL_KINDS,
    SEAL_PARTIES,
    IDENTIFIER_STATES,
    PURPOSES,
    EVALUATION_SCHEMES,
    HANDLING_CODES,
    PROTECTIONS,
    RISK_REASONS,
    REQUESTED_ACTIONS,
    WARNING_MARKERS,
    RELATIONS,
    RETRACTION_REASONS,
    CONTACT_ROLES,
    HIT_STRENGTHS,
    HIT_FACTORS,
    HIT_SOURCES,
    REQUEST_KINDS,
    ANSWER_STATUSES,
    REFUSAL_CODES,
];

/// Where the codes of a list come from that names no other source.
const OWN: &str = "own list, after published customs practice and reports of seizures";

/// The sources of lists, by their names.
const SOURCES: &[(&str, &str)] = &[
    (
        UNITS.name,
        "UN/ECE Recommendation 20; with an X before them, packages of Recommendation 21",
    ),
    (MODES.name, "UN/ECE Recommendation 19"),
    (
        TERRITORIES.name,
        "UN/LOCODE for the high seas; the reserved code of ISO 3166-1 for the European Union",
    ),
    (SEXES.name, "ICAO Doc 9303"),
    (HANDLING_CODES.name, "handling codes of Europol"),
    (
        WARNING_MARKERS.name,
        "after the customs information system of the European Union",
    ),
    (EVALUATION_SCHEMES.name, "the schemes that it names"),
    (APPENDICES.name, "CITES"),
    (CITES_SOURCES.name, "CITES, resolution Conf. 12.3"),
    (
        DISPOSALS.name,
        "own list, after the annual illegal trade report of CITES",
    ),
    (SEAL_KINDS.name, "own list, after the types of ISO 17712"),
    (
        SUBSTANCES.name,
        "own list, with classes of the conventions of 1961, 1971 and 1988 (Yellow, Green and Red List)",
    ),
    (
        SITES.name,
        "own list, of names in public reports; it is no official list, and does not say what is open",
    ),
];

/// One code of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Code {
    /// The stable code: lower snake case, except where a published standard writes it otherwise.
    pub code: &'static str,
    /// What it means, in English.
    pub label: &'static str,
    /// The class that it belongs to, in English, in a list that has classes.
    pub class: Option<&'static str>,
}

/// A closed list of codes.
#[derive(Clone, Copy, Debug)]
pub struct CodeList {
    /// The list's name, as errors give it.
    pub name: &'static str,
    /// Its codes, in the order in which people expect them.
    pub codes: &'static [Code],
    /// Other spellings that files may use, and the code of each. They never travel.
    pub words: &'static [Word],
}

/// A spelling that files may use, and the code that it stands for.
pub type Word = (&'static str, &'static str);

impl CodeList {
    /// Its name as one word, as command lines and errors give it.
    pub fn word(&self) -> String {
        self.name.to_lowercase().replace(' ', "_")
    }

    /// Where its codes come from.
    pub fn source(&self) -> &'static str {
        let published = SOURCES.iter().find(|(name, _)| *name == self.name);
        published.map_or(OWN, |(_, source)| source)
    }

    /// True when `code` is in the list.
    pub fn contains(&self, code: &str) -> bool {
        self.find(code).is_some()
    }

    /// The entry of `code`.
    pub fn find(&self, code: &str) -> Option<&'static Code> {
        self.codes.iter().find(|entry| entry.code == code)
    }

    /// The code that a file means by `text`: the code itself or another spelling of it, in any case; none when it is
    /// neither.
    pub fn read(&self, text: &str) -> Option<&'static str> {
        let entries = self.codes.iter().map(|entry| (entry.code, entry.code));
        let known = || entries.clone().chain(self.words.iter().copied());
        let lower = text.to_lowercase();
        let exact = known().find(|(word, _)| *word == text);
        exact
            .or_else(|| known().find(|(word, _)| word.to_lowercase() == lower))
            .map(|(_, code)| code)
    }

    /// Codes whose meaning or other spelling has `text` in it, for somebody who looks for one.
    pub fn like(&self, text: &str) -> Vec<&'static str> {
        let wanted = text.trim().to_lowercase();
        if wanted.chars().count() < MIN_SOUGHT {
            return Vec::new();
        }
        let holds = |text: &str| text.to_lowercase().contains(&wanted);
        let is_like = |entry: &&Code| {
            let mut words = self.words.iter().filter(|(_, code)| *code == entry.code);
            holds(entry.code) || holds(entry.label) || words.any(|(word, _)| holds(word))
        };
        self.codes
            .iter()
            .filter(is_like)
            .map(|entry| entry.code)
            .collect()
    }

    /// The other spellings of `code`.
    pub fn words_of(&self, code: &str) -> impl Iterator<Item = &'static str> {
        let of = self.words.iter().filter(move |(_, of)| *of == code);
        of.map(|(word, _)| *word)
    }

    /// What `code` means in English; the code itself where this version of the list does not know it.
    pub fn label<'a>(&self, code: &'a str) -> &'a str {
        self.find(code).map_or(code, |entry| entry.label)
    }
}

const fn code(code: &'static str, label: &'static str) -> Code {
    Code {
        code,
        label,
        class: None,
    }
}

const fn list(name: &'static str, codes: &'static [Code]) -> CodeList {
    list_with(name, codes, &[])
}

const fn list_with(name: &'static str, codes: &'static [Code], words: &'static [Word]) -> CodeList {
    CodeList { name, codes, words }
}

/// Fewest characters of a text by which codes are looked for.
const MIN_SOUGHT: usize = 3;

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
        let published = [
            UNITS.name,
            SEXES.name,
            HANDLING_CODES.name,
            APPENDICES.name,
            CITES_SOURCES.name,
            TERRITORIES.name,
        ];
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
    fn a_list_names_its_source_and_no_source_is_of_no_list() {
        for (name, source) in SOURCES {
            let list = ALL.iter().find(|list| list.name == *name);
            assert_eq!(list.map(CodeList::source), Some(*source), "{name}");
        }
        assert_eq!(CONCEALMENTS.source(), OWN);
    }

    #[test]
    fn a_label_is_found_and_an_unknown_code_stands_for_itself() {
        assert_eq!(UNITS.label("KGM"), "Kilograms");
        assert_eq!(UNITS.label("XYZ"), "XYZ");
        assert!(!CATEGORIES.contains("Narcotic"));
    }

    #[test]
    fn every_other_spelling_stands_for_a_code_of_its_list_and_for_one_only() {
        for list in ALL {
            let mut seen = BTreeSet::new();
            for (word, code) in list.words {
                assert!(list.contains(code), "{}: {word}", list.name);
                assert!(seen.insert(word.to_lowercase()), "{}: {word}", list.name);
                assert_eq!(list.read(word), Some(*code), "{}: {word}", list.name);
            }
        }
        assert_eq!(UNITS.read("KG"), Some("KGM"));
        assert_eq!(UNITS.read("kgm"), Some("KGM"));
        assert_eq!(CATEGORIES.read("Wildlife Fauna"), Some("wildlife"));
        assert_eq!(CATEGORIES.read("drugs"), None);
    }

    #[test]
    fn a_code_is_found_by_a_part_of_what_it_means() {
        assert_eq!(SITES.like("red bridge"), ["az_red_bridge", "ge_red_bridge"]);
        assert_eq!(SITES.like("re"), [] as [&str; 0]);
    }

    #[test]
    fn no_role_stands_for_a_witness() {
        assert!(!ROLES.contains("witness"));
    }
}
