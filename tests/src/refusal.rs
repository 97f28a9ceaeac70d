//! Refusals, and what they say.

use std::collections::HashMap;

use ntc_core::reason::Reason;
use tonic::{Code, Response, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

/// A refusal as a node makes it.
pub fn refusal(reason: Reason) -> Status {
    let info = ErrorDetails::with_error_info(reason.code(), "ntc", HashMap::new());
    Status::with_error_details(Code::FailedPrecondition, "refused", info)
}

/// The stable code of a refusal.
pub fn reason(status: &Status) -> String {
    let details = status.get_error_details();
    let info = details.error_info();
    info.unwrap_or_else(|| panic!("a refusal without a code: {status}"))
        .reason
        .clone()
}

/// The stable code of a call that has to be refused.
pub fn refused<T>(outcome: Result<Response<T>, Status>) -> String {
    match outcome {
        Ok(_) => panic!("the call was not refused"),
        Err(status) => reason(&status),
    }
}
