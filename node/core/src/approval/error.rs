//! Why an officer does not decide about a request.

use thiserror::Error;

use super::asked::Stage;
use super::rules::Sort;
use crate::reason::Reasoned;
use crate::time::Timestamp;

/// Why an officer does not decide about a request; it stays as it was.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum ApprovalError {
    /// The officer who asked approves.
    #[error("the officer who asked for it does not approve it; another one has to")]
    #[reason(ApprovalOwn)]
    Own,
    /// The certificate lacks the role.
    #[error("approving a request about {0} needs the role {roles}", roles = roles(*.0))]
    #[reason(RoleMissing)]
    Role(Sort),
    /// What the officer saw is not what would be carried out.
    #[error(
        "the hash is not the one of the request that waits: something else was read; show it again, read it, then approve"
    )]
    #[reason(ApprovalHashMismatch, field = "sha256")]
    OtherRequest,
    /// What is kept is not what was asked for.
    #[error("what is kept of the request is not what was asked for; it is not carried out")]
    #[reason(Corrupt)]
    Altered,
    /// Its time is over.
    #[error("nobody approved it until {0}; it was not carried out, and has to be asked for again")]
    #[reason(ApprovalExpired)]
    Expired(Timestamp),
    /// It was decided before.
    #[error("it does not wait any more: it is {0}")]
    #[reason(ApprovalDecided)]
    Decided(Stage),
}

fn roles(sort: Sort) -> String {
    let roles = sort.approvers().iter().map(|role| role.code());
    roles.collect::<Vec<_>>().join(" or ")
}
