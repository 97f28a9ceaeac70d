//! What became of a feed item when it was sent: which sections were shown, held back or erased.
//!
//! `opened u8 | shown u16 | held u16 | erased u16 | reason u16`, big-endian. These bytes are committed to by both
//! sides, so their meaning never changes.

use thiserror::Error;

use crate::ledger::feed::{FeedItem, ItemKind};
use crate::reason::{Reason, Reasoned, Stated};

pub use crate::ledger::leaf::STATE_LEN;

/// What became of one item. Masks have one bit for each section slot.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct DeliveryState([u8; STATE_LEN]);

/// The bytes are no state of their item.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(Malformed)]
pub enum InvalidState {
    /// Not nine bytes, or the first is neither 0 nor 1.
    #[error("the state is not of the form of one")]
    Form,
    /// The masks overlap, or are not together what the item discloses.
    #[error("shown, held and erased are not together what the item discloses")]
    Masks,
    /// Sections are shown without the header.
    #[error("sections are shown and the header is not")]
    Closed,
    /// A reason stands where nothing is held, or none where something is.
    #[error("a reason stands where nothing is held back, or none where something is")]
    Reason,
    /// An item of a kind that discloses nothing has a state that says otherwise.
    #[error("an item that discloses nothing has a state of one that does")]
    NothingToShow,
}

impl DeliveryState {
    fn of(opened: bool, [shown, held, erased]: [u16; 3], reason: u16) -> Self {
        let [s0, s1] = shown.to_be_bytes();
        let [h0, h1] = held.to_be_bytes();
        let [e0, e1] = erased.to_be_bytes();
        let [r0, r1] = reason.to_be_bytes();
        Self([u8::from(opened), s0, s1, h0, h1, e0, e1, r0, r1])
    }

    /// The state of an item that is sent whole: the default, which nobody needs to write down.
    pub fn whole(item: &FeedItem) -> Self {
        Self::of(true, [item.disclosed.bits(), 0, 0], 0)
    }

    /// The state of an item when policy lets the sections of `permitted` go (none: not even the header), those of
    /// `erased` are destroyed, and `reason` is why policy holds back what it does. The header goes wherever policy lets
    /// it and not all of the item is erased.
    pub fn decide(item: &FeedItem, permitted: Option<u16>, erased: u16, reason: Reason) -> Self {
        if !item.kind.discloses() {
            return Self::whole(item);
        }
        let disclosed = item.disclosed.bits();
        let erased = disclosed & erased;
        let left = disclosed & !erased;
        let shown = left & permitted.unwrap_or_default();
        let held = left & !shown;
        let gone = erased != 0 && left == 0;
        let opened = permitted.is_some() && !gone;
        let holds = held != 0 || (!opened && !gone);
        let reason = if holds { reason.number() } else { 0 };
        Self::of(opened, [shown, held, erased], reason)
    }

    /// True when the header goes.
    pub const fn opened(&self) -> bool {
        let [opened, ..] = self.0;
        opened == 1
    }

    /// The sections that go.
    pub const fn shown(&self) -> u16 {
        let [_, a, b, ..] = self.0;
        u16::from_be_bytes([a, b])
    }

    /// The sections that policy holds back.
    pub const fn held(&self) -> u16 {
        let [_, _, _, a, b, ..] = self.0;
        u16::from_be_bytes([a, b])
    }

    /// The sections that no longer exist.
    pub const fn erased(&self) -> u16 {
        let [_, _, _, _, _, a, b, _, _] = self.0;
        u16::from_be_bytes([a, b])
    }

    /// Why policy holds something back; none when it does not.
    pub const fn reason(&self) -> Option<Stated> {
        let [.., a, b] = self.0;
        Stated::from_number(u16::from_be_bytes([a, b]))
    }

    /// True when policy holds something back, be it the header alone.
    pub const fn holds_back(&self) -> bool {
        self.reason().is_some()
    }

    /// The exact bytes.
    pub const fn encode(&self) -> [u8; STATE_LEN] {
        self.0
    }

    /// Reads back a state that was checked before it was stored; none unless there are nine bytes.
    pub fn from_stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads a state and checks it against its item. What the bytes mean for an ignorable item, a later version knows.
    ///
    /// # Errors
    /// When the bytes are no state, or none that the item can have.
    pub fn decode(bytes: &[u8], item: &FeedItem) -> Result<Self, InvalidState> {
        let state = Self(bytes.try_into().map_err(|_| InvalidState::Form)?);
        if item.kind.discloses() {
            return state.check(item.disclosed.bits());
        }
        if matches!(item.kind, ItemKind::Ignorable(_)) || state == Self::whole(item) {
            return Ok(state);
        }
        Err(InvalidState::NothingToShow)
    }

    fn check(self, disclosed: u16) -> Result<Self, InvalidState> {
        let [opened, ..] = self.0;
        if opened > 1 {
            return Err(InvalidState::Form);
        }
        let (shown, held, erased) = (self.shown(), self.held(), self.erased());
        let disjoint = shown & held == 0 && shown & erased == 0 && held & erased == 0;
        if !disjoint || shown | held | erased != disclosed {
            return Err(InvalidState::Masks);
        }
        if shown != 0 && !self.opened() {
            return Err(InvalidState::Closed);
        }
        let holds = held != 0 || (!self.opened() && erased == 0);
        if holds != self.holds_back() {
            return Err(InvalidState::Reason);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::envelope::Hash;
    use crate::ledger::feed::ItemKind;
    use crate::section::SectionSet;

    fn item(kind: ItemKind, disclosed: u16) -> FeedItem {
        FeedItem {
            kind,
            ledger_index: 7,
            disclosed: SectionSet::from_bits(disclosed),
            leaf_hash: Hash::from_bytes([9; 32]),
        }
    }

    #[test]
    fn a_state_that_its_item_cannot_have_is_refused_with_the_rule_it_breaks() {
        let of = |bytes: [u8; 9]| DeliveryState::decode(&bytes, &item(ItemKind::Deliver, 0b111));
        let mixed = of([1, 0, 1, 0, 2, 0, 4, 0, 9]).unwrap();
        assert_eq!((mixed.shown(), mixed.held(), mixed.erased()), (1, 2, 4));
        for (bytes, fault) in [
            ([2, 0, 7, 0, 0, 0, 0, 0, 0], InvalidState::Form),
            ([1, 0, 3, 0, 2, 0, 4, 0, 9], InvalidState::Masks),
            ([1, 0, 1, 0, 2, 0, 0, 0, 9], InvalidState::Masks),
            ([1, 0, 7, 0, 8, 0, 0, 0, 9], InvalidState::Masks),
            ([0, 0, 7, 0, 0, 0, 0, 0, 0], InvalidState::Closed),
            ([1, 0, 7, 0, 0, 0, 0, 0, 9], InvalidState::Reason),
            ([1, 0, 1, 0, 6, 0, 0, 0, 0], InvalidState::Reason),
        ] {
            assert_eq!(of(bytes), Err(fault), "{bytes:?}");
        }
        assert_eq!(
            DeliveryState::decode(&[1; 8], &item(ItemKind::Deliver, 0)),
            Err(InvalidState::Form)
        );
        let notice = item(ItemKind::Notice, 0);
        assert!(DeliveryState::decode(&[1, 0, 0, 0, 0, 0, 0, 0, 0], &notice).is_ok());
        assert_eq!(
            DeliveryState::decode(&[0; 9], &notice),
            Err(InvalidState::NothingToShow)
        );
    }

    #[test]
    fn a_header_that_is_withheld_from_an_item_without_sections_has_a_reason() {
        let bare = item(ItemKind::Deliver, 0);
        let decide = |permitted| DeliveryState::decide(&bare, permitted, 0, Reason::NoAgreement);
        let withheld = decide(None).reason().unwrap();
        assert_eq!(withheld.known(), Some(Reason::NoAgreement));
        assert_eq!(decide(Some(0)), DeliveryState::whole(&bare));
    }

    proptest! {
        #[test]
        fn whatever_is_decided_is_a_state_of_its_item(
            disclosed in any::<u16>(), permitted in prop::option::of(any::<u16>()),
            erased in any::<u16>(), reveal in any::<bool>(),
        ) {
            let kind = if reveal { ItemKind::Reveal } else { ItemKind::Deliver };
            let item = item(kind, disclosed);
            let state = DeliveryState::decide(&item, permitted, erased, Reason::NoAgreement);
            prop_assert_eq!(DeliveryState::decode(&state.encode(), &item), Ok(state));
            prop_assert_eq!(state.shown() & erased, 0);
            prop_assert_eq!(state.shown() & !permitted.unwrap_or(0), 0);
        }

        #[test]
        fn bytes_of_an_ignorable_item_are_kept_as_they_came(bytes in any::<[u8; 9]>()) {
            let item = item(ItemKind::Ignorable(0x80), 3);
            let state = DeliveryState::decode(&bytes, &item).unwrap();
            prop_assert_eq!(state.encode(), bytes);
        }

        #[test]
        fn bytes_that_decode_encode_to_themselves(bytes in prop::array::uniform9(0_u8..4), disclosed in 0_u16..4) {
            let item = item(ItemKind::Deliver, disclosed);
            if let Ok(state) = DeliveryState::decode(&bytes, &item) {
                prop_assert_eq!(state.encode(), bytes);
            }
        }
    }
}
