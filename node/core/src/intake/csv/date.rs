//! Dates as spreadsheets write them.

use crate::reason::Reason;

/// A date without what a spreadsheet added to it.
///
/// # Errors
/// When nobody can tell which date is meant: what to write instead.
pub(super) fn date(cell: &str) -> Result<&str, (Reason, &'static str)> {
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if cell.len() == 5 && is_digits(cell) {
        let message = "is the number of a day as a spreadsheet counts it; format the column as a date, 2026-01-28";
        return Err((Reason::Ambiguous, message));
    }
    let parts: Vec<_> = cell.split('/').collect();
    if let [first, second, year] = parts.as_slice()
        && year.len() == 4
        && [first, second]
            .into_iter()
            .any(|it| it.parse().is_ok_and(|it: u32| it > 12))
    {
        let message = "is no date that is read here; write 2026-01-28 or 28.01.2026";
        return Err((Reason::FieldInvalid, message));
    }
    if cell.contains('/') {
        let message = "can be read day first or month first; write 2026-01-28 or 28.01.2026";
        return Err((Reason::Ambiguous, message));
    }
    // Midnight is what a spreadsheet shows of a date without a time.
    let midnights = [" 00:00:00", " 00:00", " 0:00:00", " 0:00", "T00:00:00"];
    let bare = midnights
        .into_iter()
        .find_map(|midnight| cell.strip_suffix(midnight));
    Ok(bare.unwrap_or(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_adds_is_taken_off_and_what_it_hides_is_asked_about() {
        for cell in [
            "2026-11-20",
            "20.11.2026",
            "2026-11",
            "2026",
            "2026-11-20T10:00+04:00",
        ] {
            assert_eq!(date(cell), Ok(cell));
        }
        assert_eq!(date("2026-11-20 00:00:00"), Ok("2026-11-20"));
        assert_eq!(date("20.11.2026 0:00"), Ok("20.11.2026"));
        for cell in ["11/20/2026", "20/11/2026"] {
            assert!(date(cell).is_err_and(|(reason, _)| reason == Reason::FieldInvalid));
        }
        for cell in ["46346", "11/10/2026", "11/10/26"] {
            assert!(
                date(cell).is_err_and(|(reason, _)| reason == Reason::Ambiguous),
                "{cell}"
            );
        }
    }
}
