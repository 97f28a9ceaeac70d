//! Bodies of pictures and documents that no record names any more, because the section that did was erased.

use std::collections::BTreeSet;

use super::FollowError;
use super::turn::Turn;
use crate::lookup::{Changes, Lookup, Unnamed, media_key};
use crate::media::MediaStore;
use crate::store::index::{Filter, JournalId};

/// Bodies looked at in one round.
const PER_ROUND: usize = 64;

/// Remembers what records named before a turn told of their erasure.
pub(super) fn note(turn: &Turn, changes: &mut Changes) {
    for (place, sha256) in &turn.unnamed {
        let unnamed = Unnamed {
            journal: turn.journal,
            behind: turn.next,
            sha256: *sha256,
        };
        changes.unname(*place, &unnamed);
    }
}

/// Where looking at bodies goes on: one that has to wait keeps none of those behind it waiting.
#[derive(Debug, Default)]
pub(super) struct Unnaming {
    after: Option<Unnamed>,
}

impl Unnaming {
    /// Looks at some bodies, destroys those that no record which counts names, and answers how many are settled. What a
    /// partner names later is fetched again; own records are all known before any body is looked at.
    pub(super) fn round(
        &mut self,
        lookup: &Lookup,
        media: &MediaStore,
    ) -> Result<u64, FollowError> {
        let unnamed = lookup.state().unnamed(self.after.as_ref(), PER_ROUND)?;
        let is_last = unnamed.len() < PER_ROUND;
        self.after = unnamed.last().copied().filter(|_| !is_last);
        if unnamed.is_empty() {
            return Ok(0);
        }
        let Some(_nobody_names) = media.unnaming() else {
            return Ok(0);
        };
        if !knows_all_own(lookup) {
            return Ok(0);
        }
        let (mut settled, mut alone) = (Vec::new(), Vec::new());
        for body in unnamed {
            // Until the index has taken the erasure, the record that was erased is found by it.
            if lookup.index().followed(body.journal) < body.behind {
                continue;
            }
            let key = [media_key(&body.sha256)];
            let named = lookup
                .index()
                .by_identifiers(&key, &Filter::default(), None, 1)?;
            let to = if named.entries.is_empty() {
                &mut alone
            } else {
                &mut settled
            };
            to.push(body);
        }
        let destroyed = destroyed(media, &alone);
        settled.extend(
            alone
                .into_iter()
                .filter(|it| destroyed.contains(&it.sha256)),
        );
        for body in &settled {
            lookup.state().settled(body)?;
        }
        Ok(settled.len() as u64)
    }
}

/// Whether the index has followed the own ledger to an end that stands.
fn knows_all_own(lookup: &Lookup) -> bool {
    let own = lookup.journal(JournalId::Ledger);
    own.is_some_and(|own| {
        !own.is_read_only() && lookup.index().followed(JournalId::Ledger) >= own.end()
    })
}

/// Destroys bodies, and answers which.
fn destroyed(media: &MediaStore, bodies: &[Unnamed]) -> BTreeSet<[u8; 32]> {
    let bodies = bodies.iter().map(|body| body.sha256).collect();
    media.destroy(&bodies).unwrap_or_else(|error| {
        tracing::warn!(%error, "bodies that no record names any more are not destroyed yet");
        BTreeSet::new()
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::journal::memory::Memory;
    use crate::lookup::State;
    use crate::store::disk::{DiskWatch, Reserve};
    use crate::store::index::Index;
    use crate::store::medium::Disk;

    /// Look-ups of an own ledger that is followed to its end.
    fn lookup(dir: &Path) -> Lookup {
        let (index, words) = (dir.join("index"), dir.join("words"));
        let (index, _) = Index::open(&index, &words, Arc::new(Disk)).unwrap();
        let lookup = Lookup::new(index, State::open(&dir.join("follow")).unwrap());
        lookup.follow(JournalId::Ledger, Memory::default().open().reader());
        lookup
    }

    fn media(dir: &Path) -> MediaStore {
        let none = Reserve {
            refuse_percent: 0,
            refuse_bytes: 0,
            alarm_percent: 0,
        };
        MediaStore::open(
            &dir.join("media"),
            DiskWatch::new(dir, none, Arc::new(Disk)),
        )
        .unwrap()
    }

    #[test]
    fn bodies_that_have_to_wait_keep_none_of_those_behind_them_waiting() {
        let dir = tempfile::tempdir().unwrap();
        let (lookup, media) = (lookup(dir.path()), media(dir.path()));
        let mut upload = media.receive("one").unwrap();
        upload.write(b"a picture").unwrap();
        let body = upload.finish().unwrap();
        let mut changes = Changes::default();
        let waiting = (0..2 * PER_ROUND as u8).map(|number| Unnamed {
            journal: JournalId::Replica(1),
            behind: 9,
            sha256: [number; 32],
        });
        let alone = Unnamed {
            journal: JournalId::Replica(2),
            behind: 0,
            sha256: body.sha256,
        };
        for unnamed in waiting.chain([alone]) {
            changes.unwanted(&unnamed);
        }
        lookup.state().apply(changes).unwrap();
        let mut unnaming = Unnaming::default();
        let settled: Vec<_> = (0..6)
            .map(|_| unnaming.round(&lookup, &media).unwrap())
            .collect();
        assert_eq!(settled, [0, 0, 1, 0, 0, 0]);
        assert!(!media.holds(&body.sha256));
        let left = lookup.state().unnamed(None, 3 * PER_ROUND).unwrap();
        assert_eq!(left.len(), 2 * PER_ROUND);
    }
}
