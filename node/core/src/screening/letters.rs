//! Letters as sounds, script by script.
//!
//! The table of `finding::roman` holds Cyrillic, Georgian and what the Latin alphabets of the region add. Here stands what a
//! distance of sounds keeps apart or together in another way (schwa between a and e, ü between u and i, the Georgian
//! letter of p and f), and the scripts of those who travel through: Armenian, Greek, Arabic with Persian, Hebrew.
//! What has no row is read by the tables of `any_ascii`.

/// The sounds of a letter whose sound differs from its Latin form in [`roman`](crate::finding::roman).
pub(super) const fn own(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ə' | 'ә' | 'ä' | 'æ' => "A",
        'ö' | 'ø' | 'œ' | 'ő' | 'ө' => "E",
        'ü' | 'ű' | 'ү' | 'ұ' => "U",
        'ş' | 'ș' | 'š' | 'ś' => "S",
        'ç' | 'č' | 'ć' => "C",
        'ğ' | 'ғ' => "G",
        'ž' | 'ż' => "Z",
        'ţ' | 'ț' => "T",
        'ř' => "rZ",
        'ñ' | 'ň' | 'ń' => "n",
        'ф' => "f",
        // Georgian has no f and writes it so.
        'ფ' => "P",
        'һ' | 'ҳ' | 'ჰ' => "h",
        'җ' | 'ҹ' | 'ҷ' | 'ჯ' | 'џ' | 'ђ' => "J",
        'ћ' | 'ќ' => "C",
        'ѓ' => "g",
        'љ' => "l",
        'њ' => "n",
        'є' => "ye",
        'ј' => "y",
        'ў' => "W",
        _ => return None,
    })
}

/// The sounds of an Armenian letter.
pub(super) const fn armenian(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ա' => "a",
        'բ' => "b",
        'գ' => "g",
        'դ' => "d",
        'ե' | 'է' => "e",
        'զ' => "z",
        'ը' => "y",
        'թ' | 'տ' => "t",
        'ժ' => "Z",
        'ի' => "i",
        'լ' => "l",
        'խ' => "x",
        'ծ' | 'ց' => "T",
        'կ' | 'ք' => "k",
        'հ' => "h",
        'ձ' => "D",
        'ղ' => "G",
        'ճ' | 'չ' => "C",
        'մ' => "m",
        'յ' => "y",
        'ն' => "n",
        'շ' => "S",
        'ո' | 'օ' => "o",
        'պ' | 'փ' => "p",
        'ջ' => "J",
        'ռ' | 'ր' => "r",
        'ս' => "s",
        'վ' | 'ւ' => "v",
        'ֆ' => "f",
        'և' => "ev",
        _ => return None,
    })
}

/// The sounds of a Greek letter without its accent.
pub(super) const fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' | 'τ' => "t",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "X",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'φ' => "f",
        'χ' => "x",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Greek letters that are one sound together.
pub(super) const GREEK_PAIRS: [(&str, &str); 10] = [
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("τζ", "J"),
    ("τσ", "T"),
    ("ου", "u"),
    ("αι", "e"),
    ("ει", "i"),
    ("οι", "i"),
];

/// The sounds of an Arabic, Persian or Hebrew letter. `*` is some vowel, `W` v, w, o or u, `Y` y, i or e.
pub(super) const fn abjad(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ا' | 'أ' | 'آ' | 'ى' | 'إ' | 'א' => "*",
        'ة' => "a",
        'ب' => "b",
        'ت' | 'ث' | 'ط' | 'ט' | 'ת' => "t",
        'ج' => "J",
        'ح' | 'ه' | 'ה' => "h",
        'خ' | 'ח' => "x",
        'د' | 'ד' => "d",
        // d in Arabic, z in Persian.
        'ض' => "D",
        'ذ' | 'ز' | 'ظ' | 'ז' => "z",
        'ر' | 'ר' => "r",
        'س' | 'ص' | 'ס' => "s",
        'ش' | 'ש' => "S",
        'ع' | 'ء' | 'ע' => "*",
        'غ' => "G",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' | 'ק' => "k",
        'ל' | 'ل' => "l",
        'م' | 'מ' | 'ם' => "m",
        'ن' | 'נ' | 'ן' => "n",
        'و' | 'ؤ' | 'ו' => "W",
        'ي' | 'ی' | 'ئ' | 'י' => "Y",
        'پ' => "p",
        'چ' => "C",
        'ژ' => "Z",
        'گ' | 'ג' => "g",
        'ڤ' => "v",
        'ב' => "B",
        'כ' | 'ך' => "Q",
        'פ' | 'ף' => "P",
        'צ' | 'ץ' => "T",
        _ => return None,
    })
}

/// Latin letters of one sound, longest first.
pub(super) const LATIN_GROUPS: [(&str, &str); 29] = [
    ("tsch", "C"),
    ("ight", "ait"),
    ("dsch", "J"),
    ("shch", "SC"),
    ("eau", "o"),
    ("sch", "S"),
    ("tch", "C"),
    ("dzh", "J"),
    ("sh", "S"),
    ("ch", "K"),
    ("zh", "Z"),
    ("kh", "x"),
    ("gh", "G"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("dj", "J"),
    ("cz", "C"),
    ("sz", "S"),
    ("ck", "k"),
    ("cqu", "k"),
    ("qu", "kv"),
    ("cc", "k"),
    ("tz", "T"),
    ("dz", "D"),
    ("x", "X"),
    ("gn", "n"),
    ("wh", "w"),
    ("wr", "r"),
];
