//! States as lists name them.

use crate::finding::countries_named;
use crate::model::codes::country_known;

/// Names that lists use beside the official ones, in small letters.
const NAMES: &[(&str, &str)] = &[
    ("bahamas, the", "BS"),
    ("bolivia", "BO"),
    ("bosnia", "BA"),
    ("britain", "GB"),
    ("brunei", "BN"),
    ("burma", "MM"),
    ("cape verde", "CV"),
    ("congo", "CG"),
    ("congo, democratic republic of the", "CD"),
    ("congo, republic of the", "CG"),
    ("cote d'ivoire", "CI"),
    ("cote d ivoire", "CI"),
    ("czech republic", "CZ"),
    // As travel documents of Germany write it.
    ("d", "DE"),
    ("czechia", "CZ"),
    ("democratic people's republic of korea", "KP"),
    ("democratic republic of the congo", "CD"),
    ("dprk", "KP"),
    ("drc", "CD"),
    ("gambia, the", "GM"),
    ("hong kong", "HK"),
    ("iran", "IR"),
    ("islamic republic of iran", "IR"),
    ("ivory coast", "CI"),
    ("korea, north", "KP"),
    ("korea, south", "KR"),
    ("laos", "LA"),
    ("libya", "LY"),
    ("macau", "MO"),
    ("macedonia", "MK"),
    ("micronesia", "FM"),
    ("myanmar", "MM"),
    ("netherlands", "NL"),
    ("north korea", "KP"),
    ("north macedonia, the republic of", "MK"),
    ("occupied palestinian territories", "PS"),
    ("palestine", "PS"),
    ("palestinian", "PS"),
    ("republic of korea", "KR"),
    ("republic of the congo", "CG"),
    ("russia", "RU"),
    ("russian federation", "RU"),
    ("south korea", "KR"),
    ("state of palestine", "PS"),
    ("swaziland", "SZ"),
    ("syria", "SY"),
    ("syrian arab republic", "SY"),
    ("taiwan", "TW"),
    ("tanzania", "TZ"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("united arab emirates", "AE"),
    ("united kingdom", "GB"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("united republic of tanzania", "TZ"),
    ("united states", "US"),
    ("united states of america", "US"),
    ("usa", "US"),
    ("venezuela", "VE"),
    ("viet nam", "VN"),
    ("vietnam", "VN"),
    ("west bank", "PS"),
];

/// The state, ISO 3166-1 alpha-2, that a list names by code or by name; none where it is not known, or is none, as
/// the codes that lists give the Soviet Union and the like.
pub fn country(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.len() == 2 {
        let upper = text.to_ascii_uppercase();
        if !country_known(&upper) {
            return named("uk").filter(|_| upper == "UK");
        }
        return celes::Country::from_alpha2(&upper)
            .ok()
            .map(|country| country.alpha2);
    }
    let lower = text.to_lowercase();
    named(&lower).or_else(|| official(&lower)).or_else(|| {
        let bare = lower.strip_prefix("the ").or_else(|| {
            let (name, _) = lower.split_once('(')?;
            Some(name.trim_end())
        })?;
        named(bare).or_else(|| official(bare))
    })
}

fn named(lower: &str) -> Option<&'static str> {
    let found = NAMES.iter().find(|(name, _)| *name == lower);
    found.map(|(_, code)| *code)
}

fn official(lower: &str) -> Option<&'static str> {
    match countries_named(lower).as_slice() {
        [code] => Some(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_known_by_the_words_of_each_list() {
        for (text, code) in [
            ("ge", Some("GE")),
            ("GEO", Some("GE")),
            ("Georgia", Some("GE")),
            ("Iran (Islamic Republic of)", Some("IR")),
            ("Democratic People's Republic of Korea", Some("KP")),
            ("Korea, North", Some("KP")),
            ("Russian Federation", Some("RU")),
            ("The Gambia", Some("GM")),
            ("Türkiye", Some("TR")),
            ("Turkey", Some("TR")),
            ("UK", Some("GB")),
            ("Türkei", None),
            ("su", None),
            ("", None),
        ] {
            assert_eq!(country(text), code, "{text}");
        }
        for (name, code) in NAMES {
            assert!(country_known(code), "{name}");
        }
    }
}
