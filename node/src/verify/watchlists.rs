//! Watchlists: the entries of each are those that were written.

use std::path::Path;

use ntc_core::phrase::{Phrase, Said};

use super::folder::{called, paths};
use super::{Findings, Progress, Tell};
use crate::watchlists;

/// Reads every list below the folder; answers how many are as they were written.
pub(super) fn check(folder: &Path, findings: &mut Findings, tell: Tell<'_>) -> u64 {
    let mut held = 0;
    let checked = paths(folder, &called("data/watchlists"), findings).into_iter();
    for (name, found) in checked.filter_map(|path| watchlists::check(&path)) {
        match found {
            Ok(()) => held += 1,
            Err(why) => {
                let name = name.to_string();
                findings.add_at(Phrase::HeldWatchlist { name }, Said::in_words(why));
            }
        }
        tell(Progress {
            stage: Phrase::ReadingWatchlists {}.said(),
            done: held,
        });
    }
    held
}
