//! The node's configuration: the file as written, and the settings that it comes to.

pub mod file;
pub mod settings;

pub use self::settings::{ConfigError, DiskReserve, Keeping, Settings};
pub use crate::identity::init::CONFIG_FILE;
