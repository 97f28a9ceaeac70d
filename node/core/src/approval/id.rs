//! The name of a request for a second officer.

use crate::numbered::numbered;

numbered! {
    /// A request of this node, by its number from 1. Officers write it `A7`; no other node learns it.
    ApprovalId 'A';
    /// The text names no request.
    InvalidApprovalId "not a request; give its number as 'ntc approvals list' shows it, for example A7";
}
