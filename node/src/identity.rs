//! Who this node is: its keys, its card, its certificates, and the officers that it certifies.

pub mod card;
pub mod certificate;
pub mod faces;
pub mod facts;
pub mod file_key;
pub mod init;
pub mod keys;
pub mod layout;
pub mod mark;
pub mod officer;
mod options;
pub mod profile;
pub mod register;
pub mod renew;
pub mod sample;
pub mod secret_file;
mod stage;
mod uncertified;
mod unmade;

pub use self::init::{InitError, InitOptions, Initialised, init};
pub use self::keys::{Identity, IdentityError};
pub use self::layout::Layout;
pub use self::officer::{IssuedOfficer, OfficerError, issue_officer, revoke_officer};
pub use self::renew::{RenewError, Renewed, renew};
