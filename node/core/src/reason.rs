//! Stable reasons: what every refusal, withholding and fault is called, on the wire, in logs and metrics.
//!
//! The table has one row for each. A number or code never changes its meaning and is never reused.

mod call;
mod class;
mod exit;
mod stated;
mod table;

use std::fmt;

pub use self::call::Call;
pub use self::class::Class;
pub use self::exit::Exit;
pub use self::stated::Stated;
pub use self::table::Reason;
/// Derives [`trait@Reasoned`] from `#[reason(...)]` at each variant.
pub use ntc_derive::Reasoned;

/// What one reason is: all that any part of the program says or does about it.
#[derive(Debug)]
pub struct Row {
    /// Its number on the wire; 0 is none.
    pub number: u16,
    /// Its code: upper case, at most 63 characters (AIP-193).
    pub code: &'static str,
    /// What it means, one sentence.
    pub meaning: &'static str,
    /// Who has to change something.
    pub class: Class,
    /// How a command ends that meets it.
    pub exit: Exit,
    advice: &'static str,
    by_call: &'static [(&'static [Call], &'static str)],
    by_field: &'static [(&'static str, &'static str)],
}

impl Row {
    /// What an officer can do, where nothing that fits better is known.
    pub const fn advice(&self) -> &'static str {
        self.advice
    }

    /// What fits better for these calls.
    pub const fn by_call(&self) -> &'static [(&'static [Call], &'static str)] {
        self.by_call
    }

    /// What fits better for this field and what is within it.
    pub const fn by_field(&self) -> &'static [(&'static str, &'static str)] {
        self.by_field
    }
}

impl Reason {
    /// The code.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// True when a newer version of this software may accept what was refused for it.
    pub const fn awaits_newer_version(self) -> bool {
        matches!(self, Self::KindUnknown | Self::CriticalUnknown)
    }

    /// The number.
    pub const fn number(self) -> u16 {
        self.row().number
    }

    /// The reason of a code; none for a code that a newer version added.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|reason| reason.code() == code)
    }

    /// The reason of a number; none for a number that a newer version added.
    pub fn from_number(number: u16) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|reason| reason.number() == number)
    }

    /// What the officer who made `call` can do about it, as a sentence without a stop. What is known of the field goes
    /// before what is known of the call; an empty name is no field.
    pub fn advice(self, call: Call, field: &str) -> &'static str {
        let row = self.row();
        if let Some((_, advice)) = row.by_field.iter().find(|(at, _)| is_within(field, at)) {
            return advice;
        }
        row.by_call
            .iter()
            .find(|(calls, _)| calls.contains(&call))
            .map_or(row.advice, |(_, advice)| advice)
    }
}

/// Whether `field` is `place` or a part of it: `parties[2].party` is within `parties`.
fn is_within(field: &str, place: &str) -> bool {
    let rest = field.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

impl Reason {
    /// Itself: what carries a reason has it as an error has the reason of the one within.
    pub const fn reason(self) -> Self {
        self
    }
}

impl Reasoned for Reason {
    fn reason(&self) -> Self {
        *self
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An error that has a stable reason.
pub trait Reasoned {
    /// The reason.
    fn reason(&self) -> Reason;

    /// The field of the request that it is about, if it is about one.
    fn field(&self) -> Option<String> {
        None
    }

    /// What else programs are told of it, by name.
    fn more(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
