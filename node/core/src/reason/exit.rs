//! Exit codes: one for each kind of outcome, so that a script can tell them apart.

/// How a command ended. The number is what the shell sees and never changes its meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// A fault that none of the others names.
    Other = 1,
    /// The command line is wrong.
    Usage = 2,
    /// A file or a value breaks a rule.
    InvalidInput = 3,
    /// Policy or an agreement says no.
    RefusedByPolicy = 4,
    /// The certificate or the role does not allow it.
    NotPermitted = 5,
    /// Nothing has this name.
    NotFound = 6,
    /// The node cannot be reached or cannot do it now.
    Unavailable = 7,
    /// Stored or received bytes do not prove what they should.
    Integrity = 8,
    /// It waits for a second officer.
    Waiting = 9,
}

impl Exit {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        self as u8
    }
}
