//! Reading what this party holds.

pub(crate) mod frames;
mod held;
mod pick;
mod summary;

pub(crate) use self::held::{HeldRecord, joined};
pub(crate) use self::pick::pick;
pub(crate) use self::summary::Summary;
