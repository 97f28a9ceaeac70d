//! The eight sections of a record, and sets of them.

use std::fmt;

use crate::names::names;

/// Number of section slots; fixed, because a header commits to all of them.
pub const SECTION_COUNT: usize = Section::ALL.len();

names! {
    /// A part of a record with its own disclosure class. The number is the slot, part of signed bytes.
    Section;
    /// What happened or is expected, where and when.
    Event = 0 "event";
    /// What goods.
    Goods = 1 "goods";
    /// Means of transport, containers, route.
    Transport = 2 "transport";
    /// Companies and their part.
    Companies = 3 "companies";
    /// Natural persons and their part.
    Persons = 4 "persons";
    /// How it was done, what to look for.
    Narrative = 5 "narrative";
    /// Hashes of pictures and documents.
    Media = 6 "media";
    /// The author's own references.
    National = 7 "national";
}

impl Section {
    /// The slot number, 0 to 7.
    pub const fn slot(self) -> u8 {
        self as u8
    }

    /// The section of a slot; none from 8 upward.
    pub fn from_slot(slot: u8) -> Option<Self> {
        Self::from_number(slot.into())
    }
}

/// Slots of sections that a mask has room for; those from [`SECTION_COUNT`] up are for sections to come.
pub const SLOT_COUNT: usize = 16;

/// A place of a section in headers and masks, 0 to 15; from 8 up it is one that this version does not know.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Slot(u8);

impl Slot {
    /// The slot of a number; none from [`SLOT_COUNT`] up.
    pub const fn new(number: u8) -> Option<Self> {
        if (number as usize) < SLOT_COUNT {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The section that lies there; none when this version does not know it.
    pub fn section(self) -> Option<Section> {
        Section::from_slot(self.0)
    }
}

impl From<Section> for Slot {
    fn from(section: Section) -> Self {
        Self(section.slot())
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.section() {
            Some(section) => section.fmt(f),
            None => write!(f, "{}", self.0),
        }
    }
}

/// A set of sections; bit n is slot n. This is the `disclosed` field of a feed item. Bits 8 to 15 are of sections
/// that this version does not know: they are kept, and no [`Section`] stands for them.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SectionSet(u16);

impl SectionSet {
    /// No section.
    pub const EMPTY: Self = Self(0);
    /// All eight sections that this version knows.
    pub const ALL: Self = Self(0xff);

    /// The set of these bits.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The bits, bit n for slot n.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// True when the set holds `section`.
    pub const fn contains(self, section: Section) -> bool {
        self.0 & (1 << section.slot()) != 0
    }

    /// True when the set holds the section of this slot.
    pub const fn holds(self, slot: Slot) -> bool {
        self.0 & (1 << slot.0) != 0
    }

    /// The sections of the set that this version knows.
    #[must_use]
    pub const fn known(self) -> Self {
        Self(self.0 & Self::ALL.0)
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

    /// The sections that this version knows, in slot order.
    pub fn iter(self) -> impl Iterator<Item = Section> {
        Section::ALL
            .into_iter()
            .filter(move |section| self.contains(*section))
    }
}

impl FromIterator<Slot> for SectionSet {
    fn from_iter<I: IntoIterator<Item = Slot>>(slots: I) -> Self {
        let bits = slots.into_iter().fold(0, |bits, slot| bits | 1 << slot.0);
        Self(bits)
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
    fn bits_past_the_eighth_slot_are_kept_though_no_section_stands_for_them() {
        let newer = SectionSet::from_bits(0x8001);
        assert_eq!(newer.bits(), 0x8001);
        assert_eq!(newer.iter().collect::<Vec<_>>(), [Section::Event]);
        assert_eq!(newer.known(), SectionSet::EMPTY.with(Section::Event));
        assert!(newer.holds(Slot::new(15).unwrap()));
        assert_eq!(Slot::new(16), None);
    }
}
