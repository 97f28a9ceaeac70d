//! How a written identifier becomes its normal form: compatibility forms folded, ASCII upper case, letters
//! and digits only, and Cyrillic letters that look Latin made Latin.
//!
//! Case is folded by ASCII rules alone: the Turkish i has four forms, and locale-aware mapping parts what
//! belongs together.

use unicode_normalization::UnicodeNormalization;

/// The Latin letter that people read in a Cyrillic, Greek or Turkish one of the same shape: all letters that plates of
/// states with other scripts carry, and their small forms.
const fn latin(letter: char) -> char {
    match letter {
        'А' | 'а' | 'Α' | 'α' => 'A',
        'В' | 'в' | 'Β' | 'β' => 'B',
        'Е' | 'е' | 'Ε' | 'ε' => 'E',
        'Ζ' | 'ζ' => 'Z',
        'І' | 'і' | 'Ι' | 'ι' | 'ı' | 'İ' | 'Ӏ' | 'ӏ' => 'I',
        'Ј' | 'ј' => 'J',
        'К' | 'к' | 'Κ' | 'κ' => 'K',
        'М' | 'м' | 'Μ' | 'μ' => 'M',
        'Ν' | 'ν' => 'N',
        'Н' | 'н' | 'Һ' | 'һ' | 'Η' | 'η' => 'H',
        'О' | 'о' | 'Ο' | 'ο' => 'O',
        'Р' | 'р' | 'Ρ' | 'ρ' => 'P',
        'С' | 'с' => 'C',
        'Ѕ' | 'ѕ' => 'S',
        'Т' | 'т' | 'Τ' | 'τ' => 'T',
        'У' | 'у' | 'Ү' | 'ү' | 'Υ' | 'υ' => 'Y',
        'Х' | 'х' | 'Χ' | 'χ' => 'X',
        'Ԛ' | 'ԛ' => 'Q',
        'Ԝ' | 'ԝ' => 'W',
        other => other.to_ascii_uppercase(),
    }
}

/// The capital of a Greek or Cyrillic letter that has no Latin twin. Latin letters beyond ASCII stay as they are: the
/// Turkish i has four forms.
fn capital(letter: char) -> char {
    match letter {
        '\u{370}'..='\u{52f}' => letter.to_uppercase().next().unwrap_or(letter),
        _ => letter,
    }
}

/// Letters and digits of `raw` in normal form, in order. Letters outside ASCII that have no Latin look-alike
/// stay as they are.
pub(crate) fn alphanumeric(raw: &str) -> String {
    raw.nfkc()
        .map(latin)
        .map(capital)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// As [`alphanumeric`], with the fillers of a machine readable zone kept.
pub(super) fn machine_readable(raw: &str) -> String {
    let fillers = raw.replace('«', "<<").replace('‹', "<");
    fillers
        .nfkc()
        .map(latin)
        .filter(|c| c.is_alphanumeric() || *c == '<')
        .collect()
}

/// `normal` with the characters that eyes and cameras confuse made one: O and 0, I and 1, Z and 2, S and 5, G and 6,
/// B and 8.
pub(crate) fn folded(normal: &str) -> String {
    normal
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' => '1',
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            other => other,
        })
        .collect()
}

/// True when `text` is made of ASCII capitals and digits only, `min` to `max` of them.
pub(super) fn is_code(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// True when `text` is made of ASCII digits only and has one of `lengths`.
pub(super) fn is_number(text: &str, lengths: &[usize]) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// True when `text` follows `shape`: `9` stands for a digit, `A` for a capital, `*` for either; anything else
/// for itself.
pub(super) fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(b, s)| match s {
            b'9' => b.is_ascii_digit(),
            b'A' => b.is_ascii_uppercase(),
            b'*' => b.is_ascii_uppercase() || b.is_ascii_digit(),
            other => b == other,
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scripts_cases_widths_and_separators_meet() {
        for raw in [
            "АА 1234 ВС",
            "aa-1234-bc",
            "ＡＡ１２３４ＢＣ",
            "аа1234вс",
            "AA·1234·BC",
        ] {
            assert_eq!(alphanumeric(raw), "AA1234BC", "{raw}");
        }
    }

    #[test]
    fn every_turkish_i_is_one_letter() {
        for raw in [
            "34 ist 12",
            "34 IST 12",
            "34 İST 12",
            "34 ıst 12",
            "34 i\u{307}st 12",
        ] {
            assert_eq!(alphanumeric(raw), "34IST12", "{raw}");
        }
    }

    #[test]
    fn every_letter_of_russian_bulgarian_and_greek_plates_meets_its_latin_twin() {
        assert_eq!(
            alphanumeric("АВЕКМНОРСТУХ авекмнорстух"),
            "ABEKMHOPCTYX".repeat(2)
        );
        assert_eq!(
            alphanumeric("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ αβεζηικμνορτυχ"),
            "ABEZHIKMNOPTYX".repeat(2)
        );
    }

    #[test]
    fn letters_without_a_latin_twin_stay() {
        assert_eq!(alphanumeric("Ж 123 Ə"), "Ж123Ə");
        assert_eq!(alphanumeric("ж 123 дπ"), "Ж123ДΠ");
    }

    #[test]
    fn confusable_characters_share_the_folded_form() {
        assert_eq!(folded("OI8B10SZG"), folded("0188IO526"));
    }

    #[test]
    fn shapes_tell_letters_from_digits() {
        assert!(has_shape("10AA123", "99AA999"));
        assert!(!has_shape("1OAA123", "99AA999"));
        assert!(!has_shape("10AA12", "99AA999"));
    }

    proptest! {
        #[test]
        fn normal_form_is_a_fixed_point(raw in ".{0,40}") {
            let once = alphanumeric(&raw);
            prop_assert_eq!(alphanumeric(&once), once);
        }
    }
}
