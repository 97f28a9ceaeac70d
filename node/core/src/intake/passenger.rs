//! A passenger alert to start from.

use std::time::Duration;

use crate::time::Timestamp;

const SAMPLE: &str = include_str!("passenger.toml");
const HOUR: Duration = Duration::from_secs(3600);

/// A draft of a passenger alert that is complete in itself: somebody who arrives a day from `now`, to be kept for a year.
pub fn passenger_sample(now: Timestamp) -> String {
    // To the minute, as people write times.
    let after = |hours: u32| {
        let text = now.plus(HOUR * hours).to_string();
        let minute = text.get(..16).unwrap_or(&text);
        format!("{minute}Z")
    };
    [
        ("EXPIRES", after(365 * 24)),
        ("ARRIVES", after(24)),
        ("REPLY_BY", after(23)),
        ("VALID_UNTIL", after(72)),
    ]
    .iter()
    .fold(SAMPLE.to_owned(), |text, (mark, time)| {
        text.replace(mark, time)
    })
}
