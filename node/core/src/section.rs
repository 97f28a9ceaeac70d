//! The eight sections of a record, and sets of them.

use std::fmt;
use std::str::FromStr;

/// Number of section slots; fixed, because a header commits to all of them.
pub const SECTION_COUNT: usize = 8;

/// A part of a record with its own disclosure class. The number is the slot, part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Section {
    /// What happened or is expected, where and when.
    Event = 0,
    /// What goods.
    Goods = 1,
    /// Means of transport, containers, route.
    Transport = 2,
    /// Companies and their part.
    Companies = 3,
    /// Natural persons and their part.
    Persons = 4,
    /// How it was done, what to look for.
    Narrative = 5,
    /// Hashes of pictures and documents.
    Media = 6,
    /// The author's own references.
    National = 7,
}

impl Section {
    /// All sections in slot order.
    pub const ALL: [Self; SECTION_COUNT] = [
        Self::Event,
        Self::Goods,
        Self::Transport,
        Self::Companies,
        Self::Persons,
        Self::Narrative,
        Self::Media,
        Self::National,
    ];

    /// The slot number, 0 to 7.
    pub const fn slot(self) -> u8 {
        self as u8
    }

    /// The section of a slot; none from 8 upward.
    pub fn from_slot(slot: u8) -> Option<Self> {
        Self::ALL.get(usize::from(slot)).copied()
    }

    /// Its name in agreements, tables and reasons.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Goods => "goods",
            Self::Transport => "transport",
            Self::Companies => "companies",
            Self::Persons => "persons",
            Self::Narrative => "narrative",
            Self::Media => "media",
            Self::National => "national",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Section {
    type Err = UnknownSection;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|section| section.name() == text)
            .ok_or_else(|| UnknownSection(text.to_owned()))
    }
}

/// The text names no section.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "'{0}' is not a section; the sections are event, goods, transport, companies, persons, narrative, media, national"
)]
pub struct UnknownSection(pub String);

/// A set of sections; bit n is slot n. This is the `disclosed` field of a feed item.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SectionSet(u16);

impl SectionSet {
    /// No section.
    pub const EMPTY: Self = Self(0);
    /// All eight sections.
    pub const ALL: Self = Self(0xff);

    /// The set of these bits; none when a bit from 8 upward is set.
    pub const fn from_bits(bits: u16) -> Option<Self> {
        if bits > 0xff { None } else { Some(Self(bits)) }
    }

    /// The bits, bit n for slot n.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// True when the set holds `section`.
    pub const fn contains(self, section: Section) -> bool {
        self.0 & (1 << section.slot()) != 0
    }

    /// The set with `section` added.
    #[must_use]
    pub const fn with(self, section: Section) -> Self {
        Self(self.0 | (1 << section.slot()))
    }

    /// The set with `section` taken out.
    #[must_use]
    pub const fn without(self, section: Section) -> Self {
        Self(self.0 & !(1 << section.slot()))
    }

    /// What both sets hold.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either set holds.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What this set holds and `other` does not.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True when it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True when `other` holds all that this set holds.
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The sections in slot order.
    pub fn iter(self) -> impl Iterator<Item = Section> {
        Section::ALL
            .into_iter()
            .filter(move |section| self.contains(*section))
    }
}

impl FromIterator<Section> for SectionSet {
    fn from_iter<I: IntoIterator<Item = Section>>(sections: I) -> Self {
        sections.into_iter().fold(Self::EMPTY, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_slots_go_both_ways() {
        for section in Section::ALL {
            assert_eq!(section.name().parse::<Section>().unwrap(), section);
            assert_eq!(Section::from_slot(section.slot()), Some(section));
        }
        assert_eq!(Section::from_slot(8), None);
    }

    #[test]
    fn bits_past_the_eighth_slot_are_refused() {
        assert_eq!(SectionSet::from_bits(0x100), None);
        assert_eq!(SectionSet::from_bits(0xff), Some(SectionSet::ALL));
    }
}
