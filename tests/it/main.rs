//! Federation tests on real nodes. One file for each promise.

mod federation;
