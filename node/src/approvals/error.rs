//! Why a request is not kept, read or decided.

use std::path::PathBuf;

use ntc_core::approval::ApprovalError;
use ntc_core::model::InvalidRecord;
use ntc_core::reason::Reasoned;
use thiserror::Error;

use crate::store::FileError;

/// Why a request is not kept, read or decided.
#[derive(Debug, Error, Reasoned)]
pub enum ApprovalsError {
    /// The officer does not decide about it.
    #[error(transparent)]
    #[reason(inner)]
    Decision(#[from] ApprovalError),
    /// There is none.
    #[error("no such request is kept here")]
    #[reason(ApprovalUnknown, field = "id")]
    Unknown,
    /// As many wait as may.
    #[error("{0} requests wait for a second officer, and no more are kept")]
    #[reason(ApprovalsFull)]
    Full(usize),
    /// As many of this officer wait as may.
    #[error("{0} requests of yours wait for a second officer, and no more of one officer are kept")]
    #[reason(ApprovalsFull)]
    FullOfOne(usize),
    /// A file is not as it was written.
    #[error("{} is damaged; remove it, and ask for it again", .0.display())]
    #[reason(Corrupt)]
    Damaged(PathBuf),
    /// The reason that is given breaks its rule.
    #[error(transparent)]
    #[reason(inner)]
    Reason(#[from] InvalidRecord),
    /// The certificate of who asked was taken back.
    #[error("the certificate with which it was asked for was taken back; it is not carried out")]
    #[reason(ApprovalRevoked)]
    Revoked,
    /// A command on the node's machine needs an approval, and has none.
    #[error("this needs a second officer, and nobody approved exactly this, or its time is over")]
    #[reason(ApprovalPending)]
    NoWarrant,
    /// Others erased as many as one officer may while this was looked at.
    #[error(
        "as many records as one officer may erase in a day were erased meanwhile, and nothing was erased; give the command \
         again"
    )]
    #[reason(ApprovalNeeded)]
    ErasedMeanwhile,
    /// A file cannot be written or read.
    #[error("what waits for a second officer cannot be kept or read: {0}")]
    #[reason(Internal)]
    File(#[from] FileError),
}
