//! When an answer leaves: at a whole number of steps after its question came, so that how long a look-up took shows no
//! finer than that.

use std::time::Duration;

/// The step.
pub const STEP: Duration = Duration::from_millis(5);

/// Where an answer that is ready so long after its question came has to leave: the end of the step that has begun, and
/// never at once.
pub fn leaves(ready: Duration) -> Duration {
    let step = STEP.as_nanos();
    let steps = ready.as_nanos().div_ceil(step).max(1);
    let nanos = u64::try_from(steps.saturating_mul(step)).unwrap_or(u64::MAX);
    Duration::from_nanos(nanos)
}
