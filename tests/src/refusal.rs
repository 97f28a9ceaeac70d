//! What a refusal says.

use tonic::{Response, Status};
use tonic_types::StatusExt as _;

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
