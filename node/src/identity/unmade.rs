//! Why no node was made.

use std::path::PathBuf;

use thiserror::Error;

use super::card::CardError;
use super::certificate::IssueError;
use super::keys::IdentityError;
use super::secret_file::UnusableFile;
use super::uncertified::OfficerError;

/// Why no node was made.
#[derive(Debug, Error)]
pub enum InitError {
    /// The card cannot be made.
    #[error(transparent)]
    Card(#[from] CardError),
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// The keys cannot be made.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// A certificate cannot be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// An option breaks a rule of the configuration.
    #[error("{0}")]
    Option(String),
    /// The directory holds something.
    #[error("{} is not empty; name a new directory, so that no key is ever overwritten", .0.display())]
    NotEmpty(PathBuf),
    /// The administrator cannot be certified.
    #[error(transparent)]
    Officer(#[from] OfficerError),
}
