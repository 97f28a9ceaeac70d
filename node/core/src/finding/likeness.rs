//! How surely a record answers, and why.

use crate::names::names;

names! {
    /// How surely what is held is what was asked for.
    Likeness;
    /// Letter for letter as written.
    Exact = 1 "exact";
    /// The same by the rules of the scheme or the script, whatever the spelling.
    Normalised = 2 "normalised";
    /// It can be the same: a question, never an answer.
    Possible = 3 "possible";
}

/// Declares the reasons: name, code, likeness, words.
macro_rules! whys {
    ($($(#[doc = $help:literal])+ $name:ident $code:literal $likeness:ident $words:literal;)+) => {
        /// Why a field answers, the surest first.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum Why {
            $($(#[doc = $help])+ $name,)+
        }

        impl Why {
            /// Every reason, the surest first.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable code, lower snake case.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }

            /// How sure it is.
            pub const fn likeness(self) -> Likeness {
                match self {
                    $(Self::$name => Likeness::$likeness,)+
                }
            }

            /// The reason in words.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)+
                }
            }
        }
    };
}

whys! {
    /// Letter for letter.
    Written "as_written" Exact "letter for letter as written";
    /// The names of a machine readable zone.
    Zone "machine_readable_names" Exact "the names that the machine readable zone spells, letter for letter";
    /// Case, blanks, signs, width, letters of the same shape.
    Spelling "spelling" Normalised "the same but for case, blanks, signs, or letters of another script with the same shape";
    /// Words around the number.
    Label "label" Normalised "the same without the words around the number";
    /// A check digit that one side leaves out.
    CheckDigit "check_digit" Normalised "the same with the check digit that one of the two leaves out";
    /// The state that one side writes before the number.
    State "state" Normalised "the same without the state before the number";
    /// National and international telephone number.
    Phone "phone" Normalised "one telephone number, written nationally and internationally";
    /// The number of a machine readable zone.
    Mrz "machine_readable" Normalised "the document number of the machine readable zone";
    /// Two codes of one airline.
    Airline "airline" Normalised "one flight: the airline has both codes";
    /// Letters of a script that plates do not carry.
    Script "script" Normalised "the same, written in another script";
    /// Words of another case, script or without marks.
    Fold "fold" Normalised "the same word but for case, marks or script";
    /// A country by name or code.
    Country "country" Normalised "the name or the code of the country";
    /// Letters by their sound.
    Sound "sound" Possible "it sounds the same, written in another script or language";
    /// A telephone number whose state is not told.
    NoState "state_not_told" Possible "the same telephone number in a state that was not told";
    /// Another state was asked for.
    OtherState "other_state" Possible "the same number of another state";
    /// The serial number alone.
    Serial "serial_alone" Possible "the serial number alone is the same";
    /// Zeros at the front.
    Zeros "leading_zeros" Possible "the same but for zeros at the front";
    /// The check digit of the machine readable zone behind the number.
    MrzCheck "machine_readable_check_digit" Possible "the same with a check digit of the machine readable zone behind it";
    /// Characters that are taken for each other.
    Confusable "confusable" Possible "characters that eyes and cameras take for each other: O and 0, I and 1, Z and 2, S and 5, G and 6, B and 8";
    /// Two neighbours swapped.
    Swapped "swapped" Possible "two neighbouring characters are swapped";
    /// One other character.
    OneCharacter "one_character" Possible "one character differs, and the check digit tells that one is wrong";
    /// Words that stand in different fields.
    Scattered "scattered" Possible "the words stand in different entries";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_surer_reason_comes_first_and_codes_are_snake_case_and_unique() {
        assert!(Why::ALL.is_sorted_by_key(|why| why.likeness()));
        let codes: BTreeSet<_> = Why::ALL.iter().map(|why| why.code()).collect();
        assert_eq!(codes.len(), Why::ALL.len());
        let snake = |code: &str| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(codes.into_iter().all(snake));
    }
}
