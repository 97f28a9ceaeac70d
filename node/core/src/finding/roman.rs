//! The table of letters by their sound: one for finding and for screening.

/// The Latin letters that sound like a small Cyrillic, Georgian or special Latin letter; none for other characters.
///
/// Russian as passports write it (ICAO 9303-3) with the soft and the hard sign left out; Georgian as the national
/// system, without apostrophes; the letters that Azerbaijani, Kazakh, Turkmen, Ukrainian and Uzbek add.
pub(crate) const fn roman(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ა' | 'ә' | 'ə' => "a",
        'б' | 'ბ' => "b",
        'в' | 'ვ' => "v",
        'г' | 'ґ' | 'ғ' | 'გ' => "g",
        'д' | 'დ' | 'đ' | 'ð' => "d",
        'е' | 'ё' | 'э' | 'ე' => "e",
        'є' => "ye",
        'ж' | 'ჟ' => "zh",
        'җ' | 'ҹ' | 'ҷ' | 'ჯ' => "j",
        'з' | 'ზ' => "z",
        'и' | 'і' | 'ї' | 'ӣ' | 'ი' | 'ı' => "i",
        'й' | 'ы' | 'ј' => "y",
        'к' | 'კ' | 'ქ' => "k",
        'қ' | 'ҝ' | 'ყ' => "q",
        'л' | 'ლ' | 'ł' => "l",
        'м' | 'მ' => "m",
        'н' | 'ң' | 'ნ' | 'ŋ' => "n",
        'о' | 'ө' | 'ў' | 'ო' | 'ø' => "o",
        'п' | 'პ' | 'ფ' => "p",
        'р' | 'რ' => "r",
        'с' | 'ს' => "s",
        'т' | 'თ' | 'ტ' => "t",
        'у' | 'ұ' | 'ү' | 'ӯ' | 'უ' => "u",
        'ф' => "f",
        'х' | 'ხ' => "kh",
        'һ' | 'ҳ' | 'ჰ' => "h",
        'ц' | 'ც' | 'წ' => "ts",
        'ч' | 'ჩ' | 'ჭ' => "ch",
        'ш' | 'შ' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ძ' => "dz",
        'ღ' => "gh",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // At the end of a word.
        'ς' => "σ",
        _ => return None,
    })
}
