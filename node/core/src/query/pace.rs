//! When an answer leaves: at a whole number of steps after its question came, so that how long a look-up took shows no
//! finer than that.

use std::time::Duration;

/// The step.
pub const STEP: Duration = Duration::from_millis(5);

/// Before this none leaves: what is refused at once, what is not found and what is found by its number are all ready by
/// then, so none of them shows by leaving a step before the others.
pub const FIRST: Duration = Duration::from_millis(10);

/// Where an answer that is ready so long after its question came has to leave: the end of the step that has begun, and
/// never before [`FIRST`].
pub fn leaves(ready: Duration) -> Duration {
    let step = STEP.as_nanos();
    let steps = ready.as_nanos().div_ceil(step);
    let nanos = u64::try_from(steps.saturating_mul(step)).unwrap_or(u64::MAX);
    Duration::from_nanos(nanos).max(FIRST)
}
