//! Reading what this party holds.

pub(crate) mod case;
mod erased;
mod find;
pub(crate) mod frames;
mod held;
mod near;
mod pick;
mod summary;

pub(crate) use self::erased::{Erasure, GIVEN_UP};
pub(crate) use self::find::{BadFindKey, FindKey, Found, find, left, read};
pub(crate) use self::held::HeldRecord;
pub(crate) use self::near::{Asked, Neighbour, near};
pub(crate) use self::pick::{Unpicked, pick};
pub(crate) use self::summary::Summary;
