//! Parties.

use super::text::fill_text;
use super::{Kind, Leaf, Walk};
use crate::forms::reader::Reader;
use crate::forms::row::Facts;
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::Value;
use crate::party::Party;

/// A party.
#[derive(Clone, Copy)]
pub(in crate::forms) struct PartyName;

pub(in crate::forms) const fn party() -> PartyName {
    PartyName
}

impl Kind for PartyName {
    type Model = Party;
    type Wire = String;

    fn read(&self, at: &mut Reader, name: &'static str, text: String) -> Option<Party> {
        at.party(name, &text)
    }

    fn write(&self, party: &Party) -> String {
        party.to_string()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> String {
        fill_text(at, name, value, "a party in quotation marks").unwrap_or_default()
    }

    fn show(&self, text: &String) -> Option<Shown> {
        shown_text(text)
    }

    fn facts(&self) -> Facts {
        Facts::new("a party, such as GE/revenue-service")
            .required(true)
            .quoted()
    }

    fn leaves<'a>(&self, name: &'static str, party: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Spelt(party));
    }
}
