//! Check digit arithmetic that several schemes share.

/// Values of ASCII digits; none when `text` holds anything else.
pub(super) fn digits(text: &str) -> Option<Vec<i64>> {
    text.bytes()
        .map(|b| b.is_ascii_digit().then(|| i64::from(b - b'0')))
        .collect()
}

/// Sum of the products of `values` and `weights`, up to the shorter of the two.
pub(super) fn weighted(values: &[i64], weights: &[i64]) -> i64 {
    values
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

/// True when the last digit completes the Luhn sum: from the right, every second digit is doubled and its
/// digits added.
pub(super) fn luhn(values: &[i64]) -> bool {
    let sum: i64 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, value)| match place % 2 {
            0 => *value,
            _ => value * 2 / 10 + value * 2 % 10,
        })
        .sum();
    sum % 10 == 0
}

/// True when the last of `values` is what `expected` makes of the others.
pub(super) fn last_is(values: &[i64], expected: impl FnOnce(&[i64]) -> i64) -> bool {
    values
        .split_last()
        .is_some_and(|(last, rest)| *last == expected(rest))
}
