//! Words of names that tell little of who bears them.

/// What a word that stands in many names is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Common {
    /// A title or form of address: left out.
    Title,
    /// Joins or begins parts of a name: al, bin, de, van.
    Particle,
    /// Makes a patronymic of the word before it: oğlu, qızı, uulu, kyzy.
    Child,
    /// An everyday word of companies' names.
    Trade,
}

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "eng",
    "ing",
    "sheikh",
    "shaikh",
    "shaykh",
    "sheik",
    "haji",
    "hajji",
    "hadji",
    "hajj",
    "mullah",
    "mulla",
    "maulana",
    "mawlawi",
    "maulavi",
    "sayyid",
    "ayatollah",
    "general",
    "gen",
    "colonel",
    "col",
    "capt",
    "captain",
    "господин",
    "госпожа",
    "г",
    "гн",
    "пан",
    "пани",
    "проф",
    "др",
    "д",
    "cənab",
    "xanım",
    "bəy",
    "bey",
    "hanım",
    "sayın",
    "ბატონი",
    "ქალბატონი",
    "domnul",
    "doamna",
    "janob",
    "xonim",
    "мырза",
    "ханым",
    "baron",
    "baroness",
    "viscount",
    "earl",
    "duke",
    "president",
    "jr",
    "sr",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "señor",
    "don",
];

const PARTICLES: &[&str] = &[
    "al", "el", "ul", "ad", "as", "ar", "an", "at", "az", "ash", "bin", "ben", "ibn", "bint",
    "bent", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "van",
    "von", "der", "den", "ter", "ten", "zu", "af", "av", "y", "e", "i", "und", "and", "of", "the",
    "аль", "эль", "ибн", "бин", "бен", "де", "да", "ди", "дю", "дер", "ден", "ван", "фон", "ла",
    "ле", "дель", "и", "та", "və", "ve", "va", "და", "si", "și", "و", "بن", "ال", "for", "на",
    "für", "in",
];

const CHILDREN: &[&str] = &[
    "oğlu",
    "oglu",
    "oghlu",
    "ogly",
    "oglou",
    "оглы",
    "оглу",
    "ogli",
    "oğli",
    "oʻgli",
    "ugli",
    "угли",
    "ўғли",
    "ұлы",
    "улы",
    "uly",
    "ulı",
    "uulu",
    "уулу",
    "qızı",
    "qizi",
    "kızı",
    "kizi",
    "kyzy",
    "gizi",
    "кызы",
    "қызы",
    "gyzy",
    "гызы",
    "қизи",
    "ოღლუ",
    "ოღლი",
];

const TRADE: &[&str] = &[
    "trading",
    "trade",
    "group",
    "holding",
    "holdings",
    "international",
    "intl",
    "global",
    "general",
    "services",
    "service",
    "solutions",
    "industries",
    "industry",
    "industrial",
    "import",
    "export",
    "investment",
    "investments",
    "management",
    "logistics",
    "transport",
    "shipping",
    "construction",
    "technology",
    "technologies",
    "systems",
    "foundation",
    "bank",
    "trust",
    "fund",
    "association",
    "organization",
    "center",
    "centre",
    "институт",
    "торговый",
    "дом",
    "группа",
    "холдинг",
    "банк",
    "завод",
    "торг",
    "транс",
    "ticaret",
    "sanayi",
    "grup",
    "dış",
    "ithalat",
    "ihracat",
    "nakliyat",
    "ticarət",
    "qrup",
    "savdo",
    "guruh",
    "comert",
    "comerț",
    "გრუპი",
    "ჯგუფი",
    "group",
    "grupo",
    "comercial",
    "mv",
    "mt",
    "ms",
    "vessel",
    "ship",
];

/// What a word in small letters is, where it stands in many names.
pub(super) fn common(lower: &str, of_person: bool) -> Option<Common> {
    if CHILDREN.contains(&lower) {
        Some(Common::Child)
    } else if PARTICLES.contains(&lower) {
        Some(Common::Particle)
    } else if of_person && TITLES.contains(&lower) {
        Some(Common::Title)
    } else if !of_person && TRADE.contains(&lower) {
        Some(Common::Trade)
    } else {
        None
    }
}

/// Particles behind which a father's name stands.
const SONS: &[&str] = &[
    "bin", "ben", "ibn", "bint", "bent", "ибн", "бин", "бен", "بن",
];

/// True for a particle behind which a father's name stands.
pub(super) fn is_son(lower: &str) -> bool {
    SONS.contains(&lower)
}

const PATRONYMIC_ENDINGS: &[&str] = &[
    "ович",
    "евич",
    "ич",
    "овна",
    "евна",
    "ична",
    "івна",
    "ївна",
    "ович",
    "йович",
    "ovich",
    "evich",
    "ovych",
    "yovych",
    "ovna",
    "evna",
    "ivna",
    "yivna",
    "ovic",
    "evic",
    "oviç",
    "eviç",
    "ovici",
];

/// True for a father's name by its ending, as Russian and its neighbours form it.
pub(super) fn is_patronymic(lower: &str) -> bool {
    lower.chars().count() > 5
        && PATRONYMIC_ENDINGS
            .iter()
            .any(|ending| lower.ends_with(ending))
}
