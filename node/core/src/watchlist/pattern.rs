//! Goods on a route: what is looked for where no name and no number is known.

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

impl Pattern {
    /// True when it tells enough not to fit every consignment: goods, and one end of the route.
    pub fn is_telling(&self) -> bool {
        let goods = !self.hs.is_empty() || !self.words.is_empty();
        goods && (!self.origin.is_empty() || !self.destination.is_empty() || !self.via.is_empty())
    }

    /// True when goods that travel, as `told`, are among those that are looked for: every part that this tells fits.
    pub fn fits(&self, told: &Self) -> bool {
        let place = |wanted: &str, told: &str| wanted.is_empty() || is_place(wanted, told);
        let passes = |wanted: &String| {
            let ends = [&told.origin, &told.destination];
            let mut places = told.via.iter().chain(ends);
            places.any(|told| is_place(wanted, told))
        };
        let said: Vec<_> = told.words.iter().map(|word| word.to_lowercase()).collect();
        let is_said = |word: &String| {
            let word = word.to_lowercase();
            said.iter().any(|said| said.contains(&word))
        };
        self.is_telling()
            && told.hs.starts_with(&self.hs)
            && place(&self.origin, &told.origin)
            && place(&self.destination, &told.destination)
            && self.via.iter().all(passes)
            && (self.words.is_empty() || self.words.iter().any(is_said))
    }
}

/// True where a place that is told is the one wanted, or lies in the state that is.
fn is_place(wanted: &str, told: &str) -> bool {
    !told.is_empty() && told.starts_with(wanted)
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
}
