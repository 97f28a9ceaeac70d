//! Reading what this party holds.

mod summary;

pub(crate) use self::summary::Summary;
