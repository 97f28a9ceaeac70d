//! How much doubt is shown, and how much that would have been of late.

use std::ops::ControlFlow;

use ntc_core::screening::Preset;
use ntc_core::time::Timestamp;

use super::{Screening, ScreeningError};
use crate::lock::lock;

/// How many of those who are kept each preset showed something for, when they were screened first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Rates {
    /// How many are kept.
    pub(crate) subjects: u64,
    /// Of them, by preset in the order of [`Preset::ALL`].
    pub(crate) shown: [u64; 3],
    /// When the first was screened.
    pub(crate) since: Option<Timestamp>,
}

impl Screening {
    /// How much presets would have shown of those who are kept.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(crate) fn rates(&self) -> Result<Rates, ScreeningError> {
        let mut rates = Rates::default();
        self.kept.walk(false, &mut |kept| {
            rates.subjects += 1;
            for (sum, shown) in rates.shown.iter_mut().zip(kept.shown) {
                *sum += u64::from(shown > 0);
            }
            rates.since.get_or_insert(kept.seen);
            ControlFlow::Continue(())
        })?;
        Ok(rates)
    }

    /// Makes a preset the active one.
    ///
    /// # Errors
    /// When that cannot be made durable; the one before stays then.
    pub(crate) fn set_preset(&self, preset: Preset) -> Result<(), ScreeningError> {
        let mut standing = lock(&self.standing);
        Ok(standing.set_preset(preset, &*self.parts.medium)?)
    }
}
