//! Labels with what they name, in two columns.

use console::{Alignment, measure_text_width, pad_str};

use super::{Failure, show};

/// Columns of the labels where none is wider.
const LABEL: usize = 11;

/// Shows pairs, one on each line. A pair without a label goes on with the one before.
pub(crate) fn show_pairs(pairs: &[(String, String)]) -> Result<(), Failure> {
    let widths = pairs.iter().map(|(label, _)| measure_text_width(label));
    let width = widths.max().unwrap_or_default().max(LABEL);
    for (label, value) in pairs {
        let label = pad_str(label, width, Alignment::Left, None);
        show(&format!("{label}  {value}"))?;
    }
    Ok(())
}
