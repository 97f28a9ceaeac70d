//! Countries by code and by name in the languages of the seven states.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fold::{fold, split};

/// Names of the seven states and of those they border or trade with, beside the English ones.
const NAMES: &[(&str, &[&str])] = &[
    (
        "AZ",
        &[
            "Azerbaijan",
            "Azərbaycan",
            "Азербайджан",
            "აზერბაიჯანი",
            "Әзірбайжан",
            "Azerbaidjan",
            "Azerbaycan",
            "Озарбайжон",
            "Ozarbayjon",
        ],
    ),
    (
        "GE",
        &[
            "Georgia",
            "Gürcüstan",
            "Gürcistan",
            "Грузия",
            "Грузія",
            "საქართველო",
            "Sakartvelo",
            "Грузия",
            "Gruziya",
        ],
    ),
    (
        "KZ",
        &[
            "Kazakhstan",
            "Qazaxıstan",
            "Kazakistan",
            "Казахстан",
            "Қазақстан",
            "ყაზახეთი",
            "Qozogʻiston",
            "Козогистон",
            "Cazahstan",
            "Kazahstan",
        ],
    ),
    (
        "MD",
        &[
            "Moldova",
            "Moldaviya",
            "Молдова",
            "Молдавия",
            "მოლდოვა",
            "Republica Moldova",
            "Республика Молдова",
        ],
    ),
    (
        "TR",
        &[
            "Türkiye",
            "Turkey",
            "Turkiye",
            "Türkiyə",
            "Турция",
            "Туреччина",
            "თურქეთი",
            "Түркия",
            "Turcia",
            "Turkiya",
            "Туркия",
        ],
    ),
    (
        "UA",
        &[
            "Ukraine",
            "Ukrayna",
            "Украина",
            "Україна",
            "უკრაინა",
            "Украина",
            "Ucraina",
            "Ukraina",
        ],
    ),
    (
        "UZ",
        &[
            "Uzbekistan",
            "Özbəkistan",
            "Özbekistan",
            "Узбекистан",
            "უზბეკეთი",
            "Өзбекстан",
            "Oʻzbekiston",
            "Ўзбекистон",
            "Uzbechistan",
        ],
    ),
    (
        "RU",
        &[
            "Russia",
            "Rusiya",
            "Rusya",
            "Россия",
            "Росія",
            "რუსეთი",
            "Ресей",
            "Rossiya",
            "Russian Federation",
            "Российская Федерация",
        ],
    ),
    (
        "TM",
        &[
            "Turkmenistan",
            "Türkmənistan",
            "Türkmenistan",
            "Туркменистан",
            "Туркмения",
            "თურქმენეთი",
            "Turkmaniston",
        ],
    ),
    (
        "TJ",
        &[
            "Tajikistan",
            "Tacikistan",
            "Таджикистан",
            "ტაჯიკეთი",
            "Tojikiston",
        ],
    ),
    (
        "KG",
        &[
            "Kyrgyzstan",
            "Qırğızıstan",
            "Kırgızistan",
            "Киргизия",
            "Кыргызстан",
            "ყირგიზეთი",
            "Qirgʻiziston",
        ],
    ),
    (
        "IR",
        &["Iran", "İran", "Иран", "Іран", "ირანი", "Eron", "Эрон"],
    ),
    (
        "AM",
        &[
            "Armenia",
            "Ermənistan",
            "Ermenistan",
            "Армения",
            "Вірменія",
            "სომხეთი",
        ],
    ),
    (
        "AF",
        &[
            "Afghanistan",
            "Əfqanıstan",
            "Afganistan",
            "Афганистан",
            "ავღანეთი",
            "Afgʻoniston",
        ],
    ),
    ("CN", &["China", "Çin", "Китай", "ჩინეთი", "Xitoy", "Қытай"]),
    (
        "BY",
        &["Belarus", "Беларусь", "Білорусь", "Белоруссия", "ბელარუსი"],
    ),
    (
        "RO",
        &[
            "Romania",
            "România",
            "Rumıniya",
            "Romanya",
            "Румыния",
            "Румунія",
            "რუმინეთი",
        ],
    ),
    (
        "BG",
        &[
            "Bulgaria",
            "Bolqarıstan",
            "Bulgaristan",
            "Болгария",
            "Болгарія",
            "ბულგარეთი",
        ],
    ),
    (
        "GR",
        &[
            "Greece",
            "Yunanıstan",
            "Yunanistan",
            "Греция",
            "Греція",
            "საბერძნეთი",
            "Grecia",
        ],
    ),
    (
        "PL",
        &[
            "Poland",
            "Polşa",
            "Polonya",
            "Польша",
            "Польща",
            "პოლონეთი",
            "Polonia",
        ],
    ),
    (
        "DE",
        &[
            "Germany",
            "Almaniya",
            "Almanya",
            "Германия",
            "Німеччина",
            "გერმანია",
            "Germania",
            "Germaniya",
        ],
    ),
    ("IQ", &["Iraq", "İraq", "Irak", "Ирак", "Ірак", "ერაყი"]),
    (
        "SY",
        &[
            "Syria",
            "Suriya",
            "Suriye",
            "Сирия",
            "Сирія",
            "სირია",
            "Siria",
        ],
    ),
    ("PK", &["Pakistan", "Пакистан", "პაკისტანი", "Pokiston"]),
    (
        "AE",
        &[
            "United Arab Emirates",
            "UAE",
            "ОАЭ",
            "BƏƏ",
            "BAE",
            "Birləşmiş Ərəb Əmirlikləri",
        ],
    ),
];

/// The states by the common form of each of their names and codes. Every record names states, so the forms are made
/// once.
static BY_NAME: LazyLock<BTreeMap<String, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let own = NAMES
        .iter()
        .flat_map(|(code, names)| names.iter().map(|name| (joined(name), *code)));
    let english = celes::Country::get_countries().into_iter().flat_map(|it| {
        let names = [
            it.alpha2.to_ascii_lowercase(),
            it.alpha3.to_ascii_lowercase(),
            joined(it.long_name),
        ];
        names.map(|name| (name, it.alpha2))
    });
    let mut by_name: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for (name, code) in own.chain(english) {
        by_name.entry(name).or_default().insert(code);
    }
    by_name
});

/// The words of a text in their common form, as one.
fn joined(text: &str) -> String {
    split(text).iter().map(|word| fold(word)).collect()
}

/// The states, ISO 3166-1 alpha-2, that a text names: by code of two or three letters, or by name.
pub(crate) fn named(text: &str) -> Vec<&'static str> {
    let codes = BY_NAME.get(&joined(text)).into_iter().flatten();
    codes.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::country_known;

    #[test]
    fn a_country_is_known_by_code_and_in_every_language() {
        for text in [
            "GE",
            "geo",
            "Georgia",
            "Gürcüstan",
            "ГРУЗИЯ",
            "საქართველო",
            "Gürcistan",
        ] {
            assert_eq!(named(text), ["GE"], "{text}");
        }
        assert_eq!(named("Oʻzbekiston"), ["UZ"]);
        assert_eq!(named("Ecuador"), ["EC"]);
        assert_eq!(named("Atlantis"), [""; 0]);
        assert!(NAMES.iter().all(|(code, _)| country_known(code)));
    }
}
