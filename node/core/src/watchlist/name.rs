//! Names as lists write them: every spelling, its script, and how good the list says it is.

use std::fmt;

use crate::names::names;

names! {
    /// How good a name is, as the list says. The number is stored.
    Quality;
    /// The name under which the list has the entry.
    Primary = 1 "primary";
    /// A name that the bearer is known by, good enough to be screened by itself.
    Strong = 2 "strong";
    /// A nickname or a common word; it matches much and proves little.
    Weak = 3 "weak";
    /// A name borne before.
    Former = 4 "former";
}

/// A name of what an entry is about.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Name {
    /// As the list writes it; of persons the given names first, where the list tells them apart.
    pub written: String,
    /// The family name as it stands in `written`; empty where the list does not tell names apart.
    pub surname: String,
    /// Script of the name, ISO 15924; `Zyyy` where it has no letter of one.
    pub script: String,
    /// How good it is.
    pub quality: Quality,
}

impl Name {
    /// A name whose parts nobody told apart.
    pub fn whole(written: impl Into<String>, quality: Quality) -> Self {
        Self::of_parts("", written, quality)
    }

    /// A name of which `surname` is the family name; an empty one is not told.
    pub fn of_parts(
        surname: impl Into<String>,
        written: impl Into<String>,
        quality: Quality,
    ) -> Self {
        let written = written.into();
        Self {
            script: script_of(&written).to_owned(),
            surname: surname.into(),
            written,
            quality,
        }
    }
}

/// Shows script and quality: a name is personal.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({} {})", self.script, self.quality)
    }
}

/// The script of a text, ISO 15924, by its first letter that has one.
///
/// Japanese is told by its syllables, whatever stands before them.
pub fn script_of(text: &str) -> &'static str {
    let mut found = text.chars().filter_map(script);
    let Some(first) = found.next() else {
        return "Zyyy";
    };
    if first == "Hani" && found.any(|script| script == "Jpan") {
        return "Jpan";
    }
    first
}

const fn script(c: char) -> Option<&'static str> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => "Latn",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Grek",
        '\u{400}'..='\u{52f}' => "Cyrl",
        '\u{531}'..='\u{58f}' => "Armn",
        '\u{591}'..='\u{5f4}' => "Hebr",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => "Arab",
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => "Arab",
        '\u{900}'..='\u{97f}' => "Deva",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{1000}'..='\u{109f}' => "Mymr",
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => "Geor",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => "Kore",
        '\u{3040}'..='\u{30ff}' => "Jpan",
        '\u{3400}'..='\u{9fff}' => "Hani",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_of_the_lists_is_told() {
        for (text, script) in [
            ("Əliyev", "Latn"),
            ("ŞƏRİF Oğlu", "Latn"),
            ("Алиев", "Cyrl"),
            ("Қасымов", "Cyrl"),
            ("ალიევი", "Geor"),
            ("محمد", "Arab"),
            ("金正", "Hani"),
            ("山田たろう", "Jpan"),
            ("김정", "Kore"),
            ("Πέτρος", "Grek"),
            ("12-34", "Zyyy"),
            ("'Алиев' (Aliyev)", "Cyrl"),
        ] {
            assert_eq!(script_of(text), script, "{text}");
        }
    }

    #[test]
    fn a_name_is_not_in_what_debug_shows() {
        let shown = format!(
            "{:?}",
            Name::of_parts("Invented", "Ann Invented", Quality::Weak)
        );
        assert_eq!(shown, "Name(Latn weak)");
    }
}
