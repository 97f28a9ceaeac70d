//! Bodies of pictures and documents that no record names any more, because the section that did was erased; and those
//! that none names at all.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::time::Timestamp;

use super::FollowError;
use super::judge::Judge;
use super::turn::Turn;
use crate::lookup::{Changes, Lookup, State, Unnamed, media_key};
use crate::media::MediaStore;
use crate::quota::Quotas;
use crate::store::index::{Filter, JournalId};

/// Bodies looked at in one round.
const PER_ROUND: usize = 64;
/// How long a body is kept that no record names: it is uploaded before the record that does is published. What an
/// erasure that came before the index knew its record left, goes then too.
const KEPT_UNNAMED: Duration = Duration::from_secs(24 * 3600);
/// How often it is looked for such.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// The follower that remembers what records named before a turn told of their erasure.
pub(super) fn take(
    _: &Lookup,
    _: &Judge,
    turn: &Turn,
    changes: &mut Changes,
) -> Result<(), FollowError> {
    for (place, sha256) in &turn.unnamed {
        let unnamed = Unnamed {
            journal: turn.journal,
            behind: turn.next,
            sha256: *sha256,
        };
        changes.unname(*place, &unnamed);
    }
    Ok(())
}

/// Where bodies are held, and against whose quotas they count.
pub(super) struct Holders<'a> {
    pub(super) media: &'a MediaStore,
    pub(super) quotas: &'a Quotas,
    /// The journals of all partners, whether they are followed or not.
    pub(super) partners: BTreeMap<JournalId, Party>,
}

impl Holders<'_> {
    /// A body counts against no quota any more: it is destroyed.
    fn destroyed(&self, state: &State, sha256: &[u8; 32]) -> Result<(), FollowError> {
        let mut partners = self.partners.iter();
        partners.try_for_each(|partner| self.counts_no_more(state, partner, sha256))
    }

    /// A body counts on against the quota of its record's party as long as another record of that party names it.
    fn still_named(&self, lookup: &Lookup, body: &Unnamed) -> Result<(), FollowError> {
        let Some(party) = self.partners.get(&body.journal) else {
            return Ok(());
        };
        if is_named(lookup, &body.sha256, Some(party))? {
            return Ok(());
        }
        self.counts_no_more(lookup.state(), (&body.journal, party), &body.sha256)
    }

    fn counts_no_more(
        &self,
        state: &State,
        (journal, party): (&JournalId, &Party),
        sha256: &[u8; 32],
    ) -> Result<(), FollowError> {
        if let Some(bytes) = state.counts_no_more(*journal, sha256)? {
            self.quotas.give_back_body(party, bytes);
        }
        Ok(())
    }
}

/// Where looking at bodies goes on: one that has to wait keeps none of those behind it waiting.
#[derive(Debug, Default)]
pub(super) struct Unnaming {
    after: Option<Unnamed>,
    /// When it was looked for bodies that no record names, and those that are still to be looked at.
    swept: Option<Timestamp>,
    old: Vec<[u8; 32]>,
}

impl Unnaming {
    /// Looks at some bodies, destroys those that no record names which is accepted and not withdrawn, and answers how
    /// many are settled. What a partner names later is fetched again; own records are all known before any body is
    /// looked at.
    pub(super) fn round(
        &mut self,
        lookup: &Lookup,
        holders: &Holders<'_>,
        now: Timestamp,
    ) -> Result<u64, FollowError> {
        let mut unnamed = lookup.state().unnamed(self.after.as_ref(), PER_ROUND)?;
        let is_last = unnamed.len() < PER_ROUND;
        self.after = unnamed.last().copied().filter(|_| !is_last);
        if unnamed.is_empty() && !self.sweeps(now) {
            return Ok(0);
        }
        let Some(_nobody_names) = holders.media.unnaming() else {
            return Ok(0);
        };
        if !knows_all_own(lookup) {
            return Ok(0);
        }
        if unnamed.is_empty() && knows_all(lookup, holders.partners.keys()) {
            unnamed = self.old(holders.media, now);
        }
        let (mut settled, mut alone) = (Vec::new(), Vec::new());
        for body in unnamed {
            // Until the index has taken the erasure, the record that was erased is found by it.
            if lookup.index().followed(body.journal) < body.behind {
                continue;
            }
            if is_named(lookup, &body.sha256, None)? {
                holders.still_named(lookup, &body)?;
                settled.push(body);
            } else {
                alone.push(body);
            }
        }
        let destroyed = destroyed(holders.media, &alone);
        alone.retain(|it| destroyed.contains(&it.sha256));
        for body in &alone {
            holders.destroyed(lookup.state(), &body.sha256)?;
        }
        settled.append(&mut alone);
        for body in &settled {
            lookup.state().settled(body)?;
        }
        Ok(settled.len() as u64)
    }

    /// Whether bodies are to be looked at that no record may ever have named.
    fn sweeps(&self, now: Timestamp) -> bool {
        let due = |swept: Timestamp| swept.plus(SWEEP_EVERY) <= now;
        !self.old.is_empty() || self.swept.is_none_or(due)
    }

    /// Some bodies that have been held for so long that a record would name them by now.
    fn old(&mut self, media: &MediaStore, now: Timestamp) -> Vec<Unnamed> {
        if self.old.is_empty() {
            self.swept = Some(now);
            self.old = media.older_than(KEPT_UNNAMED, now).unwrap_or_else(|error| {
                tracing::warn!(%error, "it is not known which bodies no record names");
                Vec::new()
            });
        }
        let left = self.old.len().saturating_sub(PER_ROUND);
        let some = self.old.split_off(left).into_iter();
        some.map(|sha256| Unnamed {
            journal: JournalId::Ledger,
            behind: 0,
            sha256,
        })
        .collect()
    }
}

/// Whether a record names a body, one of this party's if it is said whose.
fn is_named(
    lookup: &Lookup,
    sha256: &[u8; 32],
    party: Option<&Party>,
) -> Result<bool, FollowError> {
    let filter = Filter {
        origin: party.map(Party::to_string),
        ..Filter::default()
    };
    let key = [media_key(sha256)];
    let named = lookup.index().by_identifiers(&key, &filter, None, 1)?;
    Ok(!named.entries.is_empty())
}

/// Whether the index has followed every journal to its end, those of all partners among them.
fn knows_all<'a>(lookup: &Lookup, mut partners: impl Iterator<Item = &'a JournalId>) -> bool {
    let ends = lookup.ends();
    let mut ended = ends.iter();
    partners.all(|partner| ends.contains_key(partner))
        && ended.all(|(journal, end)| lookup.index().followed(*journal) >= *end)
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

    use ntc_core::admission::quota::QUOTA;

    use super::*;
    use crate::journal::memory::Memory;
    use crate::media::Body;
    use crate::ports::{Clock as _, SystemClock};
    use crate::store::disk::{DiskWatch, Reserve};
    use crate::store::index::Index;
    use crate::store::medium::Disk;

    const NOW: Timestamp = Timestamp::from_millis(0);

    /// Look-ups of an own ledger that is followed to its end.
    fn lookup(dir: &Path) -> Lookup {
        let (index, words) = (dir.join("index"), dir.join("words"));
        let (index, _) = Index::open(&index, &words, Arc::new(Disk)).unwrap();
        let lookup = Lookup::new(index, State::open(&dir.join("follow")).unwrap());
        lookup.follow(JournalId::Ledger, Memory::default().open().reader());
        lookup
    }

    fn media(dir: &Path) -> (MediaStore, Quotas) {
        let none = Reserve {
            refuse_percent: 0,
            refuse_bytes: 0,
            alarm_percent: 0,
        };
        let disk = DiskWatch::new(dir, none, Arc::new(Disk));
        let media = MediaStore::open(&dir.join("media"), disk.clone(), Arc::new(Disk)).unwrap();
        (media, Quotas::new(QUOTA, disk, dir.join("replicas")))
    }

    fn holders<'a>(
        (media, quotas): &'a (MediaStore, Quotas),
        partners: &[(JournalId, &Party)],
    ) -> Holders<'a> {
        let partners = partners.iter();
        let partners = partners.map(|(journal, party)| (*journal, (*party).clone()));
        Holders {
            media,
            quotas,
            partners: partners.collect(),
        }
    }

    /// Some bytes, as a partner or an officer sent them.
    fn held(media: &MediaStore, bytes: &[u8]) -> Body {
        let mut upload = media.receive("one").unwrap();
        upload.write(bytes).unwrap();
        upload.finish().unwrap()
    }

    #[test]
    fn bodies_that_have_to_wait_keep_none_of_those_behind_them_waiting() {
        let dir = tempfile::tempdir().unwrap();
        let (lookup, kept) = (lookup(dir.path()), media(dir.path()));
        let media = &kept.0;
        let body = held(media, b"a picture");
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
            .map(|_| unnaming.round(&lookup, &holders(&kept, &[]), NOW).unwrap())
            .collect();
        assert_eq!(settled, [0, 0, 1, 0, 0, 0]);
        assert!(!media.holds(&body.sha256));
        let left = lookup.state().unnamed(None, 3 * PER_ROUND).unwrap();
        assert_eq!(left.len(), 2 * PER_ROUND);
    }

    #[test]
    fn a_body_that_no_record_names_is_destroyed_after_a_day_once_every_journal_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let (lookup, kept) = (lookup(dir.path()), media(dir.path()));
        let media = &kept.0;
        let body = held(media, b"a picture");
        let uploaded = SystemClock.now();
        let partner = JournalId::Replica(3);
        let mut unnaming = Unnaming::default();
        let party = "GE/customs".parse().unwrap();
        let mut round = |partners: &[JournalId], after: Duration| {
            let now = uploaded.plus(after);
            let partners: Vec<_> = partners.iter().map(|it| (*it, &party)).collect();
            let holders = holders(&kept, &partners);
            unnaming.round(&lookup, &holders, now).unwrap()
        };
        let hour = SWEEP_EVERY;
        assert_eq!(round(&[], KEPT_UNNAMED - hour), 0);
        assert_eq!(round(&[partner], KEPT_UNNAMED + hour), 0, "not followed");
        assert!(media.holds(&body.sha256));
        assert_eq!(round(&[], KEPT_UNNAMED + hour), 1);
        assert!(!media.holds(&body.sha256));
        assert_eq!(round(&[], KEPT_UNNAMED + 2 * hour), 0);
    }

    #[test]
    fn a_body_that_is_destroyed_counts_against_nobodys_quota_any_more() {
        let dir = tempfile::tempdir().unwrap();
        let (lookup, kept) = (lookup(dir.path()), media(dir.path()));
        let (media, quotas) = &kept;
        let body = held(media, b"a picture");
        let journals = [JournalId::Replica(1), JournalId::Replica(2)];
        let parties: [Party; 2] = ["GE/customs", "MD/customs"].map(|it| it.parse().unwrap());
        let partners = [(journals[0], &parties[0]), (journals[1], &parties[1])];
        let mut changes = Changes::default();
        for (journal, party) in partners {
            changes.counts(journal, &body);
            quotas.names_body(party, body.size);
        }
        changes.unwanted(&Unnamed {
            journal: journals[0],
            behind: 0,
            sha256: body.sha256,
        });
        lookup.state().apply(changes).unwrap();
        let of_bodies = || {
            parties
                .each_ref()
                .map(|it| quotas.standing(it).held().bytes)
        };
        assert_eq!(of_bodies(), [body.size; 2]);
        let holders = holders(&kept, &partners);
        let settled = Unnaming::default().round(&lookup, &holders, NOW).unwrap();
        assert_eq!(settled, 1);
        assert!(!media.holds(&body.sha256));
        assert_eq!(of_bodies(), [0, 0]);
        assert_eq!(lookup.state().bodies_of(journals[1]).unwrap(), 0);
    }
}
