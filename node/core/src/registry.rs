//! The two halves of every number registry that may grow: what a reader must know, and what it may ignore.

/// The first number that may be ignored.
pub const FIRST_IGNORABLE: u8 = 0x80;

/// True for a number that a reader must know: of an entry kind, an item kind or a key role. An unknown one is
/// refused by name; one from 80 up is hashed, kept and counted.
pub const fn is_critical(number: u8) -> bool {
    number < FIRST_IGNORABLE
}
