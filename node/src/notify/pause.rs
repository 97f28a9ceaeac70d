//! How long is waited before somebody is told again who did not take it.

use std::time::Duration;

use crate::ports::Entropy;

/// Pause behind the first attempt; it doubles.
const FIRST: Duration = Duration::from_secs(1);
/// Longest pause.
const LONGEST: Duration = Duration::from_secs(300);

/// The pause behind so many failed attempts, between half and the whole of the doubled step: those that failed together
/// do not come back together.
pub(super) fn pause(failed: u32, entropy: &dyn Entropy) -> Duration {
    let mut chance = [0];
    // Without chance it is the longest of them.
    if entropy.fill(&mut chance).is_err() {
        chance = [u8::MAX];
    }
    let [chance] = chance;
    let step = FIRST.saturating_mul(1 << failed.min(16)).min(LONGEST);
    step / 2 + (step / 2).mul_f64(f64::from(chance) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::EntropyError;

    struct Fixed(Option<u8>);

    impl Entropy for Fixed {
        fn fill(&self, out: &mut [u8]) -> Result<(), EntropyError> {
            out.fill(self.0.ok_or(EntropyError)?);
            Ok(())
        }
    }

    #[test]
    fn pauses_double_up_to_five_minutes_and_are_spread_by_chance() {
        let longest: Vec<_> = (0..10)
            .map(|failed| pause(failed, &Fixed(Some(255))).as_secs())
            .collect();
        assert_eq!(longest, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
        for failed in [0, 5, u32::MAX] {
            let most = pause(failed, &Fixed(Some(255)));
            assert_eq!(pause(failed, &Fixed(Some(0))), most / 2);
            assert_eq!(pause(failed, &Fixed(None)), most);
        }
    }
}
