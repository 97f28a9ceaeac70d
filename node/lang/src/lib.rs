//! What people are told, in their languages: one catalogue for whoever speaks to them.
//!
//! A language is a folder of `catalogue/`, an area one file in each of them, in Fluent's syntax. English is the source:
//! what a language lacks is said in English, and what nobody says is shown by its key, so that it is seen. Tests make
//! both impossible.
//!
//! In scope: the languages, the choice of one, and the words. Out of scope: machine codes, ids and documents for programs,
//! which are the same in every language; and what a text is about, which its caller knows.

mod argument;
mod bundle;
mod catalogue;
mod language;
mod pseudo;

pub use self::argument::{Argument, Grouped};
pub use self::catalogue::{Said, files, is_equal, said, wrong_with};
pub use self::language::{Language, UnknownLanguage};
