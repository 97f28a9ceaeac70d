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
}
