//! Names of what a node numbers for its own officers: a letter and a number from 1.

/// Declares such a name with its letter, and the error of a text that is none.
macro_rules! numbered {
    (
        $(#[$about:meta])* $name:ident $letter:literal;
        $(#[$wrong:meta])* $invalid:ident $message:literal;
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(u64);

        $(#[$wrong])*
        #[derive(Clone, Copy, Debug, Eq, thiserror::Error, PartialEq)]
        #[error($message)]
        pub struct $invalid;

        impl $name {
            /// That of a number; none for 0.
            pub const fn from_number(number: u64) -> Option<Self> {
                if number == 0 {
                    return None;
                }
                Some(Self(number))
            }

            /// Its number.
            pub const fn number(self) -> u64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $invalid;

            /// Reads the letter, large or small, and the number, or the number alone.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let text = text.trim();
                let letters = [$letter, $letter.to_ascii_lowercase()];
                let digits = text.strip_prefix(letters).unwrap_or(text);
                let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
                let number = digits.parse().ok().filter(|_| is_number);
                number.and_then(Self::from_number).ok_or($invalid)
            }
        }
    };
}

pub(crate) use numbered;
