//! Exit codes: one for each kind of outcome, so that a script can tell them apart.

use std::process::ExitCode;

/// How a command ended. The number is what the shell sees and never changes its meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub(crate) enum Exit {
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
}

/// The list of exit codes as the help shows it.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a fault that none of the others names
  2  the command line is wrong
  3  a file or a value breaks a rule; in an import: a row does
  4  policy or an agreement says no
  5  the certificate or the role does not allow it
  6  nothing has this name
  7  the node cannot be reached, or cannot do it now
  8  integrity finding: bytes do not prove what they should";

impl Exit {
    /// The number that the shell sees.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
