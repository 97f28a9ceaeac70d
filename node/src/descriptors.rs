//! Open files: how many the system allows, and how many a node can come to need.

use std::io;

use ntc_core::phrase::Phrase;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Settings;
use crate::decisions;
use crate::journal::MAX_OPEN_SEGMENTS;
use crate::partners::MAX_PEERS;
use crate::tls::Limits;

/// Files of a replica: of each of its two journals the segment that is written to, the lock and the mark of the end, and its two tables.
pub(crate) const REPLICA: usize = 8;

/// Files of what the ledger derives for the feed of one peer.
pub(crate) const FEED: usize = 2;

/// Files of one enrolled peer, with a connection each way.
const PER_PEER: usize = REPLICA + FEED + 2;

/// Files of the node itself: ledger, index, audit, partners, listeners, and segments that are read just now although others
/// took their places among those that are kept open.
const OWN: usize = 256;

/// Files of a full segment of a journal: itself, and its table.
pub(crate) const OF_SEGMENT: usize = 2;

/// Files of full segments that stay open, of all journals together.
const OLDER: usize = MAX_OPEN_SEGMENTS * OF_SEGMENT;

/// Files of the log of decisions, the generations of which are read and written one by one.
const DECISIONS: usize = decisions::MAX_FILES;

/// How many files a node with these settings has open at most.
pub fn needed(settings: &Settings) -> u64 {
    let listener = |limits: &Limits| limits.connections + limits.porch.places;
    let listeners = listener(&settings.peer_limits) + listener(&settings.officer_limits);
    u64::try_from(listeners + MAX_PEERS * PER_PEER + OWN + OLDER + DECISIONS).unwrap_or(u64::MAX)
}

/// How many files the system lets this process open, once it has asked for all that it may.
pub fn allowed() -> u64 {
    getrlimit(Resource::Nofile).maximum.unwrap_or(u64::MAX)
}

/// Asks for all that the process may open.
///
/// # Errors
/// As the system says.
pub fn raise() -> io::Result<()> {
    let limit = getrlimit(Resource::Nofile);
    let current = limit.maximum;
    setrlimit(Resource::Nofile, Rlimit { current, ..limit })?;
    Ok(())
}

/// The sentence about a limit that is too low; nothing when it is not.
pub fn lacking(needed: u64, allowed: u64) -> Option<Phrase> {
    (allowed < needed).then_some(Phrase::StartFewFiles { allowed, needed })
}

/// How many files below a folder this process has open.
#[cfg(test)]
pub(crate) fn open_below(dir: &std::path::Path) -> usize {
    let open = std::fs::read_dir("/proc/self/fd").unwrap();
    let paths = open.filter_map(|entry| std::fs::read_link(entry.unwrap().path()).ok());
    paths.filter(|path| path.starts_with(dir)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_less_than_needed_is_told() {
        assert_eq!(lacking(2304, 2304), None);
        let told = lacking(2304, 2303).unwrap().to_string();
        assert!(told.contains("2303") && told.contains("2304"), "{told}");
    }

    #[test]
    fn what_may_be_opened_is_asked_for() {
        raise().unwrap();
        let limit = getrlimit(Resource::Nofile);
        assert_eq!(limit.current, limit.maximum);
        assert_eq!(limit.maximum.unwrap_or(u64::MAX), allowed());
    }
}
