//! The families of rows of the state: the first byte of each key.
//!
//! No two have one number, which the compiler sees to. A number that a family had is given to no other one.

/// A family of rows.
#[repr(u8)]
#[derive(Clone, Copy)]
pub(super) enum Family {
    Judged = 1,
    Refused = 2,
    Wanted = 3,
    Under = 4,
    Standing = 5,
    Note = 6,
    Chore = 7,
    Told = 8,
    Unnamed = 9,
    Owed = 10,
    Due = 11,
    Came = 12,
    Spoke = 13,
    About = 14,
    Onward = 15,
    GivenUp = 16,
    Noted = 17,
    Counts = 19,
    KeptUnder = 20,
    Contact = 21,
    Beyond = 22,
}
