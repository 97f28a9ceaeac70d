//! Words in their common form, and the other standard readings of a word that was typed.

use unicode_normalization::UnicodeNormalization;

use super::script::romanised;

/// Most readings of one word.
const MAX_READINGS: usize = 24;

/// The words of a text, as [`each_word`] tells them.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Tells the words of a text: runs of letters and digits. Apostrophes within a word are left out, and so are signs
/// between digits, so that a number is one word however it is grouped.
pub(super) fn each_word(text: &str, take: impl FnMut(&str)) {
    if text.is_ascii() {
        // It is its own normal form.
        cut(text.chars(), take);
    } else {
        cut(text.nfkc(), take);
    }
}

fn cut(chars: impl Iterator<Item = char>, mut take: impl FnMut(&str)) {
    let mut chars = chars.peekable();
    let mut word = String::new();
    while let Some(c) = chars.next() {
        let joins_digits = matches!(c, '-' | '.' | '/' | ',')
            && word.chars().next_back().is_some_and(|c| c.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        // Some apostrophes count as letters.
        let is_letter = (c.is_alphanumeric() || is_mark(c)) && !is_apostrophe(c);
        if is_letter {
            word.push(c);
        } else if !(is_apostrophe(c) || joins_digits || word.is_empty()) {
            take(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        take(&word);
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '’' | '‘' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʿ' | '´')
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The common form of a word: small Latin letters and digits.
pub(super) fn fold(word: &str) -> String {
    romanised(word)
}

/// The common forms that a typed word can stand for by the standard writings of the seven languages, its own first.
pub(super) fn readings(word: &str) -> Vec<String> {
    let mut readings = vec![fold(word)];
    let lower: String = word.nfkc().flat_map(char::to_lowercase).collect();
    for rule in LETTERS {
        let differs = lower.contains(rule.0);
        if differs && readings.len() < MAX_READINGS {
            readings.push(fold(&lower.replace(rule.0, rule.1)));
        }
    }
    for (from, to) in SOUNDS {
        let more: Vec<_> = readings
            .iter()
            .filter(|reading| reading.contains(from))
            .map(|reading| reading.replace(from, to))
            .collect();
        readings.extend(more);
        readings.truncate(MAX_READINGS);
    }
    let mut distinct = Vec::new();
    for reading in readings {
        if !reading.is_empty() && !distinct.contains(&reading) {
            distinct.push(reading);
        }
    }
    distinct
}

/// Letters that a language writes in Latin another way than without their marks.
const LETTERS: [(&str, &str); 12] = [
    ("ş", "sh"),
    ("ș", "sh"),
    ("ç", "ch"),
    ("ğ", "gh"),
    ("ə", "e"),
    ("ö", "oe"),
    ("ü", "ue"),
    ("ț", "ts"),
    ("ţ", "ts"),
    ("г", "h"),
    ("и", "y"),
    ("ў", "u"),
];

/// Groups of letters that languages write in another way for one sound.
const SOUNDS: [(&str, &str); 9] = [
    ("kh", "x"),
    ("kh", "h"),
    ("x", "kh"),
    ("zh", "j"),
    ("j", "zh"),
    ("q", "k"),
    ("w", "v"),
    ("iy", "i"),
    ("sh", "s"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_into_words_and_whole_numbers() {
        let words = |text: &str| split(text).join("|");
        assert_eq!(words("cocaine, 42 kg (Poti)"), "cocaine|42|kg|Poti");
        assert_eq!(words("O'zbekiston Oʻzbek"), "Ozbekiston|Ozbek");
        assert_eq!(words("CAS 50-36-2 / 050-543-67-43"), "CAS|50362|0505436743");
        assert_eq!(words("Məmməd-oğlu"), "Məmməd|oğlu");
        assert_eq!(words(" ,;- "), "");
    }

    #[test]
    fn each_script_meets_the_latin_writing() {
        for (one, other) in [
            ("Batumi", "Батуми"),
            ("Batumi", "ბათუმი"),
            ("Харків", "Kharkiv"),
            ("Xolmatov", "Холматов"),
            ("Şahin", "Sahin"),
            ("Shahin", "Şahin"),
            ("İSTANBUL", "istanbul"),
            ("ŞƏKİ", "şəki"),
            ("Алиев", "Aliyev"),
            ("Қазақстан", "Kazakstan"),
            ("Жалолов", "Jalolov"),
            ("Constanța", "Constanta"),
            ("ＰＯＴＩ", "poti"),
        ] {
            let meets =
                readings(one).contains(&fold(other)) || readings(other).contains(&fold(one));
            assert!(meets, "{one} {other}");
        }
    }
}
