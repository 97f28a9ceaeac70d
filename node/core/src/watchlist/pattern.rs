//! Goods on a route: what is looked for where no name and no number is known.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::name::script_of;
use crate::names::names;
use crate::screening::romanised;

/// Most words of a pattern.
pub const MAX_WORDS: usize = 16;

/// Goods and the way that they take. Every part that is told has to fit.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Pattern {
    /// The first two, four or six digits of the Harmonized System; empty for any goods.
    pub hs: String,
    /// Where it comes from: ISO 3166-1 alpha-2 or UN/LOCODE; empty for anywhere.
    pub origin: String,
    /// Places on the way, in any order.
    pub via: Vec<String>,
    /// Where it goes; empty for anywhere.
    pub destination: String,
    /// Words of the description of the goods; one of them is enough.
    pub words: Vec<String>,
}

names! {
    /// A part of a pattern. The number is part of messages.
    PatternPart;
    /// The code of the Harmonized System.
    Hs = 1 "hs";
    /// Where goods come from.
    Origin = 2 "origin";
    /// A place on the way.
    Via = 3 "via";
    /// Where goods go.
    Destination = 4 "destination";
    /// A word of the description.
    Word = 5 "word";
}

/// A part of a pattern, and what fits it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fit {
    /// The part.
    pub part: PatternPart,
    /// What is looked for.
    pub held: String,
    /// What the goods tell.
    pub asked: String,
}

/// A pattern whose words are as they are compared: folded once, compared often.
#[derive(Clone, Debug)]
pub(crate) struct Folded(Pattern);

impl fmt::Display for Pattern {
    /// The goods, and the way they take: `2915 acetic anhydride, CN > UZ > TR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told_of = |end: &String| (!end.is_empty()).then(|| end.clone());
        let goods = told_of(&self.hs).into_iter().chain(self.words.clone());
        let way = told_of(&self.origin).into_iter().chain(self.via.clone());
        let mut way: Vec<_> = way.chain(told_of(&self.destination)).collect();
        way.dedup();
        let told = [goods.collect::<Vec<_>>().join(" "), way.join(" > ")];
        let told: Vec<_> = told.into_iter().filter(|part| !part.is_empty()).collect();
        f.write_str(&told.join(", "))
    }
}

impl Pattern {
    /// True when it tells enough not to fit every consignment: goods, and one end of the route.
    pub fn is_telling(&self) -> bool {
        let goods = !self.hs.is_empty() || !self.words.is_empty();
        goods && (!self.origin.is_empty() || !self.destination.is_empty() || !self.via.is_empty())
    }

    /// True when goods that travel, as `told`, are among those that are looked for: every part that this tells fits.
    pub fn fits(&self, told: &Self) -> bool {
        self.folded().fits(&told.folded())
    }

    /// Every part that this tells, each with what fits it; none where one does not.
    pub fn fitting(&self, told: &Self) -> Option<Vec<Fit>> {
        if !self.fits(told) {
            return None;
        }
        let mut fits = Vec::new();
        let mut add = |part, held: &str, asked: &str| {
            if !held.is_empty() {
                fits.push(Fit {
                    part,
                    held: held.to_owned(),
                    asked: asked.to_owned(),
                });
            }
        };
        add(PatternPart::Hs, &self.hs, &told.hs);
        add(PatternPart::Origin, &self.origin, &told.origin);
        for wanted in &self.via {
            let passed = told.places().find(|place| is_place(wanted, place));
            add(PatternPart::Via, wanted, passed.unwrap_or_default());
        }
        add(
            PatternPart::Destination,
            &self.destination,
            &told.destination,
        );
        let said = self.words.iter().find_map(|word| {
            let says = |text: &&String| says(&folded(text), &folded(word));
            Some((word, told.words.iter().find(says)?))
        });
        if let Some((word, text)) = said {
            add(PatternPart::Word, word, text);
        }
        Some(fits)
    }

    pub(crate) fn folded(&self) -> Folded {
        Folded(Self {
            words: self.words.iter().map(|word| folded(word)).collect(),
            ..self.clone()
        })
    }

    /// Where the goods pass, the ends too.
    fn places(&self) -> impl Iterator<Item = &str> {
        let ends = [&self.origin, &self.destination];
        self.via.iter().chain(ends).map(String::as_str)
    }
}

impl Folded {
    /// As [`Pattern::fits`].
    pub(crate) fn fits(&self, told: &Self) -> bool {
        let (Self(wanted), Self(told)) = (self, told);
        let place = |wanted: &str, told: &str| wanted.is_empty() || is_place(wanted, told);
        let passes = |wanted: &String| told.places().any(|told| is_place(wanted, told));
        let is_said = |word: &String| told.words.iter().any(|text| says(text, word));
        wanted.is_telling()
            && told.hs.starts_with(&wanted.hs)
            && place(&wanted.origin, &told.origin)
            && place(&wanted.destination, &told.destination)
            && wanted.via.iter().all(passes)
            && (wanted.words.is_empty() || wanted.words.iter().any(is_said))
    }
}

/// True where a place that is told is the one wanted, or lies in the state that is.
fn is_place(wanted: &str, told: &str) -> bool {
    !told.is_empty() && told.starts_with(wanted)
}

/// True where a text has a word, or one that begins so: words have endings.
fn says(text: &str, word: &str) -> bool {
    let begins = |(at, _): (usize, &str)| {
        let before = text.get(..at).unwrap_or_default();
        before.is_empty() || before.ends_with(' ')
    };
    !word.is_empty() && text.match_indices(word).any(begins)
}

/// A text in small letters of the Latin alphabet without marks, its words parted by one blank.
fn folded(text: &str) -> String {
    let composed: String = text.nfkc().collect();
    let words = composed.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    let words = words.filter(|word| !word.is_empty());
    words.map(folded_word).collect::<Vec<_>>().join(" ")
}

fn folded_word(word: &str) -> String {
    if !matches!(script_of(word), "Latn" | "Zyyy") {
        return romanised(word).to_lowercase();
    }
    let plain = word.nfd().filter(|c| !is_combining_mark(*c));
    let small = plain.flat_map(char::to_lowercase);
    small
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ı' => 'i',
            'ə' => 'e',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(hs: &str, origin: &str, destination: &str, words: &[&str]) -> Pattern {
        Pattern {
            hs: hs.to_owned(),
            origin: origin.to_owned(),
            via: Vec::new(),
            destination: destination.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    #[test]
    fn a_pattern_reads_as_its_goods_and_the_way_that_they_take() {
        let whole = Pattern {
            via: vec!["UZ".to_owned()],
            ..pattern("2915", "CN", "TR", &["acetic", "anhydride"])
        };
        assert_eq!(whole.to_string(), "2915 acetic anhydride, CN > UZ > TR");
        let twice = Pattern {
            via: vec!["UA".to_owned(), "TR".to_owned()],
            ..pattern("", "UA", "TR", &[])
        };
        assert_eq!(twice.to_string(), "UA > TR");
        assert_eq!(pattern("2915", "", "", &[]).to_string(), "2915");
        assert_eq!(pattern("", "CN", "", &[]).to_string(), "CN");
    }

    #[test]
    fn every_part_that_a_pattern_tells_has_to_fit() {
        let travels = pattern("240220", "AEJEA", "UAODS", &["Cigarettes, king size"]);
        for (wanted, fits) in [
            (pattern("2402", "AE", "UA", &[]), true),
            (pattern("2402", "AEJEA", "", &["cigarettes"]), true),
            (pattern("", "AE", "", &["tobacco", "cigarettes"]), true),
            (pattern("2403", "AE", "UA", &[]), false),
            (pattern("2402", "TR", "UA", &[]), false),
            (pattern("2402", "AE", "UA", &["pipes"]), false),
            // Goods alone are no pattern.
            (pattern("2402", "", "", &[]), false),
        ] {
            assert_eq!(wanted.fits(&travels), fits, "{wanted:?}");
        }
        let mut by_way = pattern("2402", "", "", &[]);
        by_way.via = vec!["UA".to_owned()];
        assert!(by_way.fits(&travels));
        by_way.via = vec!["GE".to_owned()];
        assert!(!by_way.fits(&travels));
    }

    #[test]
    fn a_word_is_found_with_any_ending_in_any_script_and_not_within_another() {
        let fits = |word: &str, text: &str| {
            pattern("", "AE", "", &[word]).fits(&pattern("", "AE", "", &[text]))
        };
        for (word, text) in [
            ("cigarette", "E-CIGARETTES, menthol"),
            ("SİGARA", "sigara ve tütün"),
            ("tutun", "Tütün mamulleri"),
            ("сигарет", "Сигареты с фильтром"),
            ("sigaret", "СИГАРЕТЫ"),
            ("king size", "Cigarettes (king-size)"),
        ] {
            assert!(fits(word, text), "{word} in {text}");
        }
        assert!(!fits("tea", "steam boilers"));
        assert!(!fits("", "steam boilers"));
    }

    #[test]
    fn each_part_is_told_with_what_fits_it() {
        let mut wanted = pattern("2402", "AE", "", &["pipe", "cigarette"]);
        wanted.via = vec!["TR".to_owned()];
        let mut travels = pattern("240220", "AEJEA", "UAODS", &["Cigarettes"]);
        assert_eq!(wanted.fitting(&travels), None);
        travels.via = vec!["TRIST".to_owned()];
        let fits = wanted.fitting(&travels).unwrap();
        let told: Vec<_> = fits
            .iter()
            .map(|it| (it.part, it.held.as_str(), it.asked.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (PatternPart::Hs, "2402", "240220"),
                (PatternPart::Origin, "AE", "AEJEA"),
                (PatternPart::Via, "TR", "TRIST"),
                (PatternPart::Word, "cigarette", "Cigarettes"),
            ]
        );
    }
}
