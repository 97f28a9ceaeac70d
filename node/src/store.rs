//! Where the node keeps what it derives from its journals, and the files below both.
//!
//! A [`mod@column`] and a [`mod@snapshot`] are derived from journals and make reading and starting fast; the
//! [`mod@index`] answers look-ups and can be deleted at any time. [`disk`] says when there is too little room to take
//! more, and [`medium`] is the one place that talks to the device, so that tests can let it fail.

pub mod column;
pub mod disk;
mod fault;
pub mod index;
pub mod medium;
mod replace;
pub mod snapshot;
mod take;

pub use fault::FileError;
pub(crate) use replace::{put_in_place, replace, replace_with_mode};
pub(crate) use take::take_dir;
