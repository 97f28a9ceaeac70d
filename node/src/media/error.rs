//! Why a body was not taken or given.

use std::io;

use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::MAX_MEDIA_SIZE;
use crate::store::FileError;
use crate::store::disk::DiskError;

/// Why a body was not taken or given.
#[derive(Debug, Error, Reasoned)]
pub enum MediaError {
    /// The body is larger than [`MAX_MEDIA_SIZE`].
    #[error("the body is larger than {MAX_MEDIA_SIZE} bytes")]
    #[reason(TooLarge)]
    TooLarge,
    /// The body has no bytes.
    #[error("the body is empty; send its bytes")]
    #[reason(FieldMissing)]
    Empty,
    /// The body's hash is not the one that was promised.
    #[error("the body does not have the hash that the record names")]
    #[reason(BadCommitment)]
    WrongHash,
    /// The bytes are not those that come next.
    #[error("the body came out of order")]
    #[reason(UnexpectedMessage)]
    OutOfOrder,
    /// The bytes are more than the record names.
    #[error("the body is longer than the record says")]
    #[reason(TooLarge)]
    TooLong,
    /// The bytes ended before the length that the record names.
    #[error("the body ended before the length that the record says")]
    #[reason(UnexpectedMessage)]
    TooShort,
    /// Another fetch of the body is under way.
    #[error("the body is fetched already")]
    #[reason(Busy)]
    UnderWay,
    /// No body has this hash here.
    #[error("no body with this hash is held")]
    #[reason(NotFound)]
    NotFound,
    /// The disk's reserve is reached.
    #[error(transparent)]
    #[reason(inner)]
    Disk(#[from] DiskError),
    /// The disk failed, or has no room.
    #[error("the media store failed")]
    #[reason(inner)]
    File(#[from] FileError),
    /// The disk failed.
    #[error("the media store failed")]
    #[reason(Internal)]
    Io(#[from] io::Error),
}

/// The error of a file that may not be there.
pub(super) fn not_found(error: io::Error) -> MediaError {
    if error.kind() == io::ErrorKind::NotFound {
        MediaError::NotFound
    } else {
        error.into()
    }
}
