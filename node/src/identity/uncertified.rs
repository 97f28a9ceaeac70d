//! Why an officer was not certified or not revoked.

use std::path::PathBuf;

use ntc_core::identity::officer::OfficerName;
use thiserror::Error;

use super::certificate::IssueError;
use super::facts::UnreadableCertificate;
use super::secret_file::UnusableFile;

/// Most certificates that the register keeps. Ended ones make room.
pub const MAX_ISSUED: usize = 2_000;
/// Most revoked certificates that the node keeps in mind.
pub const MAX_REVOKED: usize = 5_000;

/// Why an officer was not certified or not revoked.
#[derive(Debug, Error)]
pub enum OfficerError {
    /// The officer has no profile directory.
    #[error("there is no officer '{0}'")]
    Absent(OfficerName),
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// The certificate cannot be issued.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// The officer was given no role.
    #[error("officer '{0}' needs at least one role: administrator, auditor, liaison or publisher")]
    NoRole(OfficerName),
    /// The register of certificates cannot be read.
    #[error("{} holds a line that is no certificate; put it back from a backup", .0.display())]
    Register(PathBuf),
    /// Too many certificates are issued.
    #[error(
        "{MAX_ISSUED} certificates are issued and have not ended; make a new officers' authority instead"
    )]
    TooManyIssued,
    /// Too many certificates are revoked.
    #[error("{MAX_REVOKED} certificates are revoked; make a new officers' authority instead")]
    TooManyRevoked,
    /// A stored certificate cannot be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableCertificate),
}
