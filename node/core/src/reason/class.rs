//! Who has to change something before the same request can succeed.

/// The classes that gRPC has for it, by gRPC's names.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Class {
    /// The caller corrects the request.
    InvalidArgument,
    /// Something else happens first.
    FailedPrecondition,
    /// The caller asks again: another call was in the way.
    Aborted,
    /// Policy or a role says no.
    PermissionDenied,
    /// The caller shows another certificate.
    Unauthenticated,
    /// The caller names something else.
    NotFound,
    /// A limit is reached.
    ResourceExhausted,
    /// The node cannot do it now.
    Unavailable,
    /// Stored bytes are damaged.
    DataLoss,
    /// A fault of the node.
    Internal,
}

impl Class {
    /// Its name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidArgument => "INVALID_ARGUMENT",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Aborted => "ABORTED",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::NotFound => "NOT_FOUND",
            Self::ResourceExhausted => "RESOURCE_EXHAUSTED",
            Self::Unavailable => "UNAVAILABLE",
            Self::DataLoss => "DATA_LOSS",
            Self::Internal => "INTERNAL",
        }
    }
}
