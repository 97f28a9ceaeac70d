//! Where the node keeps what it knows: files are the truth, the index is derived.
//!
//! A [`journal`] holds frames for ever and is the only thing that an acknowledgement may rest on. A
//! [`mod@column`] and a [`mod@snapshot`] are derived from journals and make reading and starting fast; the [`mod@index`]
//! answers look-ups and can be deleted at any time. [`disk`] says when there is too little room to take more,
//! and [`medium`] is the one place that talks to the device, so that tests can let it fail.

pub mod column;
pub mod disk;
pub mod index;
pub mod medium;
mod replace;
pub mod snapshot;

pub use crate::journal;
pub(crate) use replace::replace;
