//! The form of a message, and the table that declares it.

use prost::Message;

use super::kind::Walk;
use super::reader::Reader;
use super::row::Row;
use super::shown::Fields;
use super::value::Table;

/// A message whose fields stand in a table.
pub(crate) trait Form: Sized {
    /// The message on the wire.
    type Wire: Message + Default + PartialEq;

    /// The names of the rows.
    const NAMES: &'static [&'static str];

    /// The rows of the table, in the order in which people read them.
    fn rows() -> Vec<Row>;

    /// Reads the message by the rule of each field, then by those of the form; none only when an error has been told.
    fn read(at: &mut Reader, wire: Self::Wire) -> Option<Self>;

    /// Writes the message.
    fn write(&self) -> Self::Wire;

    /// Fills in the message from a table of a draft file. A field of the file that is no row is refused.
    fn fill(at: &mut Reader, table: Table) -> Self::Wire;

    /// What a reader is shown of the message.
    fn show(wire: &Self::Wire) -> Fields;

    /// Goes through its leaves in the order of the rows.
    fn leaves<'a>(&'a self, walk: &mut Walk<'a, '_>);
}

/// The name of a field; one that is a word of Rust stands in the table as `r#in`.
pub(crate) const fn name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

/// Declares a form: its name, the message that it stands for, and a row for each field:
///
/// ```text
/// /// What the field means.
/// name: Type = kind => "sample";
/// ```
///
/// `also rule` names a function that is given what was read, for the rules between the fields of the form. `with
/// others` says that the message has fields that are no rows. Where a row has no sample, it holds a table of a file.
macro_rules! form {
    (
        $(#[doc = $about:literal])+
        $name:ident: $($wire:ident)::+ $(also $rule:ident)? $(with $rest:ident)?;
        $(
            $(#[doc = $help:literal])+
            $field:ident: $model:ty = $kind:expr $(=> $sample:literal)?;
        )+
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Eq, PartialEq)]
        pub struct $name {
            $($(#[doc = $help])+ pub $field: $model,)+
        }

        /// Names the type and nothing that it holds: forms hold personal data.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl $crate::forms::table::Form for $name {
            type Wire = $($wire)::+;

            const NAMES: &'static [&'static str] = &[$($crate::forms::table::name(stringify!($field))),+];

            fn rows() -> Vec<$crate::forms::row::Row> {
                use $crate::forms::kind::{Kind as _, of};
                let mut rows = Vec::new();
                $(
                    let sample: &[&str] = &[$($sample)?];
                    rows.push($crate::forms::row::Row {
                        name: $crate::forms::table::name(stringify!($field)),
                        help: concat!($($help),+).trim(),
                        sample: sample.first().copied(),
                        facts: of::<$model, _>($kind).facts(),
                    });
                )+
                rows
            }

            fn read(at: &mut $crate::forms::reader::Reader, wire: $($wire)::+) -> Option<Self> {
                use $crate::forms::kind::{Kind as _, of};
                $(let $field = of::<$model, _>($kind).read(at, $crate::forms::table::name(stringify!($field)), wire.$field);)+
                let read = Self { $($field: $field?,)+ };
                $($rule(at, &read);)?
                Some(read)
            }

            fn write(&self) -> $($wire)::+ {
                use $crate::forms::kind::{Kind as _, of};
                $($wire)::+ {
                    $($field: of::<$model, _>($kind).write(&self.$field),)+
                    $(..$crate::forms::table::form!(@$rest))?
                }
            }

            fn fill(
                at: &mut $crate::forms::reader::Reader,
                mut table: $crate::forms::value::Table,
            ) -> $($wire)::+ {
                use $crate::forms::kind::{fill, of};
                let message = $($wire)::+ {
                    $($field: fill(at, &of::<$model, _>($kind), $crate::forms::table::name(stringify!($field)), &mut table),)+
                    $(..$crate::forms::table::form!(@$rest))?
                };
                at.refuse_rest(table, Self::NAMES);
                message
            }

            fn show(wire: &$($wire)::+) -> $crate::forms::shown::Fields {
                use $crate::forms::kind::{Kind as _, of};
                $crate::forms::shown::Fields::default()
                    $(.put($crate::forms::table::name(stringify!($field)), of::<$model, _>($kind).show(&wire.$field)))+
            }

            fn leaves<'a>(&'a self, walk: &mut $crate::forms::kind::Walk<'a, '_>) {
                use $crate::forms::kind::{Kind as _, of};
                $(of::<$model, _>($kind).leaves($crate::forms::table::name(stringify!($field)), &self.$field, walk);)+
            }
        }
    };
    (@others) => { Default::default() };
}

pub(crate) use form;
