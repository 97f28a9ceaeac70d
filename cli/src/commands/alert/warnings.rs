//! Rules that spoke of a draft without refusing it.

use ntc_proto::node::v1::Warning;

use crate::output::words;

/// One a line, or nothing where none spoke.
pub(super) fn warnings(warnings: &[Warning]) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let mut text = "\n To look at:\n".to_owned();
    for warning in warnings {
        let line = format!(
            "{}: {} [{}]",
            warning.field, warning.message, warning.reason
        );
        text.push_str(&format!("  - {}\n", words::clean(&line)));
    }
    text
}
