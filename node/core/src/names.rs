//! Enumerations whose members have a number on the wire and a name in files and tables, each declared in one table.

use thiserror::Error;

/// The text names nothing in its list.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("'{0}' is not one of {1}")]
pub struct UnknownName(pub String, pub &'static str);

/// A name in lower case, with one underscore for each mark or blank between its words. A mark at its end stays one: it
/// may be what is left of a longer name.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '_' | '-' | '+' | ':' if plain.ends_with('_') => {}
            ' ' | '_' | '-' | '+' | ':' => plain.push('_'),
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    plain
}

/// Declares an enumeration: a row for each member, with its number and its name.
macro_rules! names {
    (
        $(#[doc = $about:literal])+
        $type:ident $(, also after $prefix:literal)?;
        $(#[doc = $first_help:literal])+
        $first:ident = $first_number:literal $first_name:literal;
        $($(#[doc = $help:literal])+ $member:ident = $number:literal $name:literal;)*
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum $type {
            $(#[doc = $first_help])+ $first = $first_number,
            $($(#[doc = $help])+ $member = $number,)*
        }

        impl $type {
            /// Every member, in the order of their numbers.
            pub const ALL: [Self; [$first_number $(, $number)*].len()] = [Self::$first $(, Self::$member)*];
            /// The names, for messages.
            pub const NAMES: &'static str = concat!($first_name $(, ", ", $name)*);

            /// Its name in files, agreements and tables.
            pub const fn name(self) -> &'static str {
                match self {
                    Self::$first => $first_name,
                    $(Self::$member => $name,)*
                }
            }

            /// What it means, as people read it.
            pub const fn meaning(self) -> &'static str {
                match self {
                    Self::$first => concat!($($first_help),+).trim_ascii(),
                    $(Self::$member => concat!($($help),+).trim_ascii(),)*
                }
            }

            /// The member of a number on the wire; none for one that this version does not know.
            pub fn from_number(number: i32) -> Option<Self> {
                Self::ALL.into_iter().find(|member| *member as i32 == number)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::names::UnknownName;

            /// Reads a name as people write it: in any case, with any mark between its words.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let plain = $crate::names::plain(text);
                $(let plain = plain.strip_prefix($prefix).unwrap_or(&plain);)?
                let is_it = |member: &Self| $crate::names::plain(member.name()) == *plain;
                let found = Self::ALL.into_iter().find(is_it);
                found.ok_or_else(|| $crate::names::UnknownName(text.to_owned(), Self::NAMES))
            }
        }
    };
}

pub(crate) use names;
