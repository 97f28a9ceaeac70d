//! Whether a code is in ISO 3166-1, 4217, 639-1 or the state codes of ICAO 9303.

use celes::Country;
use iso_currency::Currency;
use isolang::Language;

/// Codes of the machine readable zone that ISO 3166-1 lacks (ICAO 9303 part 3, section 5): the kinds of British
/// nationality, persons without nationality, Kosovo as issued, the specimen state, and the organisations that issue
/// travel documents: the European Union, the United Nations and their missions, the African Development Bank, the
/// African Export-Import Bank, the Caribbean Community, the Council of Europe, COMESA, ECOWAS, the Parliamentary
/// Assembly of the Mediterranean, the Order of Malta, Interpol, the Organization of Eastern Caribbean States and the
/// Southern African Development Community.
const MRZ_EXTRA: [&str; 27] = [
    "D", "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "UTO", "XBA", "XCC",
    "XCE", "XCO", "XDC", "XEC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC", "XXX",
];

fn upper(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// True for an ISO 3166-1 alpha-2 code in upper case.
pub fn country_known(alpha2: &str) -> bool {
    upper(alpha2, 2) && Country::from_alpha2(alpha2).is_ok()
}

/// Every state of ISO 3166-1: its alpha-2 code and its name in English, by name.
pub fn countries() -> Vec<(&'static str, &'static str)> {
    let countries = Country::get_countries();
    let mut named: Vec<_> = countries
        .iter()
        .map(|it| (it.alpha2, it.long_name))
        .collect();
    named.sort_unstable_by_key(|(_, name)| *name);
    named
}

/// True for an ISO 4217 alphabetic code in upper case.
pub fn currency_known(code: &str) -> bool {
    upper(code, 3) && Currency::from_code(code).is_some()
}

/// True for an ISO 639-1 code in lower case.
pub fn language_known(code: &str) -> bool {
    code.len() == 2
        && code.bytes().all(|b| b.is_ascii_lowercase())
        && Language::from_639_1(code).is_some()
}

/// True for a nationality as travel documents write it: ISO 3166-1 alpha-3 or a code that ICAO 9303 adds.
pub fn nationality_known(code: &str) -> bool {
    MRZ_EXTRA.contains(&code) || (upper(code, 3) && Country::from_alpha3(code).is_ok())
}

/// A nationality as travel documents write it, of one that a file gives by two letters; any other text unchanged.
pub fn nationality_spelt(code: &str) -> String {
    Country::from_alpha2(code)
        .ok()
        .filter(|_| upper(code, 2))
        .map_or_else(|| code.to_owned(), |country| country.alpha3.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seven_states_are_known_by_every_code() {
        for (alpha2, alpha3, currency, language) in [
            ("AZ", "AZE", "AZN", "az"),
            ("GE", "GEO", "GEL", "ka"),
            ("KZ", "KAZ", "KZT", "kk"),
            ("MD", "MDA", "MDL", "ro"),
            ("TR", "TUR", "TRY", "tr"),
            ("UA", "UKR", "UAH", "uk"),
            ("UZ", "UZB", "UZS", "uz"),
        ] {
            assert!(
                country_known(alpha2) && nationality_known(alpha3),
                "{alpha2}"
            );
            assert!(
                currency_known(currency) && language_known(language),
                "{alpha2}"
            );
        }
    }

    #[test]
    fn every_country_is_known_and_has_a_name_of_its_own() {
        let countries = countries();
        assert!(countries.iter().all(|(code, _)| country_known(code)));
        let names: std::collections::BTreeSet<_> = countries.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), countries.len());
        assert!(countries.contains(&("GE", "Georgia")));
    }

    #[test]
    fn other_spellings_and_unassigned_codes_are_not_known() {
        for code in ["", "az", "ZZ", "AZE", "A1", "ƏZ"] {
            assert!(!country_known(code), "{code}");
        }
        for code in ["", "azn", "ZZZ", "AZ"] {
            assert!(!currency_known(code), "{code}");
        }
        for code in ["", "AZ", "zz", "aze"] {
            assert!(!language_known(code), "{code}");
        }
        for code in ["", "AZ", "ZZZ", "aze"] {
            assert!(!nationality_known(code), "{code}");
        }
    }

    #[test]
    fn travel_documents_know_states_that_iso_does_not() {
        for code in [
            "D", "GBD", "UNO", "UNA", "XXA", "XXB", "XXX", "RKS", "UTO", "EUE", "XPO", "XOM",
            "XBA", "XIM", "XCC", "XCE", "XCO", "XDC", "XEC", "XES", "XMP",
        ] {
            assert!(nationality_known(code), "{code}");
        }
    }

    #[test]
    fn a_nationality_by_two_letters_becomes_that_of_travel_documents() {
        assert_eq!(nationality_spelt("TR"), "TUR");
        for code in ["TUR", "tr", "ZZ", ""] {
            assert_eq!(nationality_spelt(code), code);
        }
    }
}
