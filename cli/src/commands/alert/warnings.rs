//! Rules that spoke of a draft without refusing it.

use ntc_proto::node::v1::Warning;

use crate::lang::say;
use crate::output::words;

/// One a line, or nothing where none spoke.
pub(super) fn warnings(warnings: &[Warning]) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let mut text = format!("\n {}\n", say!("alert-look-at"));
    for warning in warnings {
        let said = words::refusal(&warning.reason, &warning.message);
        let line = format!("{}: {said} [{}]", warning.field, warning.reason);
        text.push_str(&format!("  - {}\n", words::clean(&line)));
    }
    text
}
