//! Papers, sanctions and addresses until their holders come.

use std::collections::BTreeMap;

use super::Line;
use crate::watchlist::read::Unreadable;
use crate::watchlist::read::out::Out;

/// Most papers, sanctions and addresses of one file.
pub const MAX_ATTACHED: usize = 4_000_000;
/// Most bytes of them, ids included.
const MAX_ATTACHED_BYTES: usize = 160 * 1024 * 1024;

/// A thing that is told of a holder. Its parts stand in one text, so that millions of them stay small.
pub(super) enum Thing {
    /// Number, state, the list's word, and whether it is a passport.
    Paper(bool),
    /// Programmes.
    Sanction,
}

/// What parts the parts: no text of a list has it.
const MARK: char = '\u{1f}';

/// What is attached to others, by the holder; addresses by their own id.
#[derive(Default)]
pub(super) struct Attached {
    by_holder: BTreeMap<Box<str>, Vec<(Thing, Box<str>)>>,
    addresses: BTreeMap<Box<str>, Box<str>>,
    count: usize,
    bytes: usize,
}

/// True for a schema whose entities tell more of others.
pub(super) fn is_attached(schema: &str) -> bool {
    matches!(
        schema,
        "Passport" | "Identification" | "Sanction" | "Address"
    )
}

impl Attached {
    pub(super) fn add(&mut self, line: &Line<'_>) -> Result<(), Unreadable> {
        match &*line.schema {
            "Address" => {
                let text = [address(line).as_str(), line.first("country")].join(&MARK.to_string());
                self.grow(line.id.len() + text.len())?;
                self.addresses.insert(line.id.as_ref().into(), text.into());
            }
            "Sanction" => {
                let mut told: Vec<_> = line.all("program").iter().map(String::as_str).collect();
                told.extend(line.all("programId").iter().map(String::as_str));
                let text = told.join(&MARK.to_string());
                for holder in line.all("entity") {
                    self.hold(holder, Thing::Sanction, &text)?;
                }
            }
            schema => {
                let is_passport = schema == "Passport";
                let numbers = [line.all("number"), line.all("passportNumber")].concat();
                for number in &numbers {
                    let parts = [number, line.first("country"), line.first("type")];
                    let text = parts.join(&MARK.to_string());
                    for holder in line.all("holder") {
                        self.hold(holder, Thing::Paper(is_passport), &text)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn hold(&mut self, holder: &str, thing: Thing, text: &str) -> Result<(), Unreadable> {
        self.grow(holder.len() + text.len())?;
        let held = self.by_holder.entry(holder.into()).or_default();
        held.push((thing, text.into()));
        Ok(())
    }

    fn grow(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.count += 1;
        self.bytes += bytes;
        if self.count > MAX_ATTACHED || self.bytes > MAX_ATTACHED_BYTES {
            let told = format!(
                "more than {MAX_ATTACHED} papers, sanctions and addresses, or {MAX_ATTACHED_BYTES} bytes of them"
            );
            return Err(Unreadable::TooLarge(told));
        }
        Ok(())
    }

    /// Takes what is told of a holder, each thing with its parts.
    pub(super) fn of(&mut self, holder: &str) -> Vec<(Thing, Box<str>)> {
        self.by_holder.remove(holder).unwrap_or_default()
    }

    /// An address and its state by the id of the address: several may live there.
    pub(super) fn address(&self, id: &str) -> Option<(&str, &str)> {
        self.addresses.get(id)?.split_once(MARK)
    }

    /// Counts what no subject claimed.
    pub(super) fn unclaimed(self, out: &mut Out<'_>) {
        for (thing, _) in self.by_holder.into_values().flatten() {
            out.left_out(match thing {
                Thing::Paper(_) => "paper without its holder",
                Thing::Sanction => "sanction without its subject",
            });
        }
    }
}

/// The parts of what [`Attached::of`] gives.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(MARK)
}

/// The address as one line.
fn address(line: &Line<'_>) -> String {
    let full = line.first("full");
    if !full.is_empty() {
        return full.to_owned();
    }
    let names = ["street", "street2", "postalCode", "city", "state", "region"];
    let parts = names.map(|name| line.first(name));
    let told = parts.into_iter().filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn so_much_is_attached_and_one_thing_or_byte_more_is_refused() {
        let with = |count, bytes| {
            let mut attached = Attached {
                count,
                bytes,
                ..Attached::default()
            };
            attached.grow(1).map_err(|error| error.reason())
        };
        assert_eq!(with(MAX_ATTACHED - 1, MAX_ATTACHED_BYTES - 1), Ok(()));
        assert_eq!(with(MAX_ATTACHED, 0), Err(Reason::TooLarge));
        assert_eq!(with(0, MAX_ATTACHED_BYTES), Err(Reason::TooLarge));
    }
}
