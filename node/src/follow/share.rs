//! Sharing: what is made of each of many records is made on all processors.

use rayon::prelude::*;

/// Fewest records that are worth a hand-over to another processor: one takes some 20 microseconds.
const WORTH_SHARING: usize = 16;

/// What `make` makes of each item, in their order.
pub(super) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    if items.len() < 2 * WORTH_SHARING {
        return items.iter().map(make).collect();
    }
    let shared = items.par_iter().with_min_len(WORTH_SHARING);
    shared.map(make).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_come_in_their_order() {
        for count in [0, 1, 2 * WORTH_SHARING - 1, 2 * WORTH_SHARING, 1_000] {
            let items: Vec<_> = (0..count).collect();
            let expected: Vec<_> = (1..=count).collect();
            assert_eq!(each(&items, |item| item + 1), expected);
        }
    }
}
