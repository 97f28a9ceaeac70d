//! Bodies of pictures and documents that no record names any more, because the section that did was erased.

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

/// Destroys those bodies that no other record names. One that a partner names later is fetched again; of own records all
/// are known before any body is looked at.
pub(super) fn destroy(lookup: &Lookup, media: &MediaStore) -> Result<(), FollowError> {
    let unnamed = lookup.state().unnamed(PER_ROUND)?;
    if unnamed.is_empty() {
        return Ok(());
    }
    let Some(_nobody_names) = media.unnaming() else {
        return Ok(());
    };
    if !knows_all_own(lookup) {
        return Ok(());
    }
    for body in unnamed {
        // Until the index has taken the erasure, the record that was erased is found by it.
        if lookup.index().followed(body.journal) < body.behind {
            continue;
        }
        let key = [media_key(&body.sha256)];
        let named = lookup
            .index()
            .by_identifiers(&key, &Filter::default(), None, 1)?;
        if named.entries.is_empty() && !destroyed(media, &body) {
            continue;
        }
        lookup.state().settled(&body)?;
    }
    Ok(())
}

/// Whether the index has followed the own ledger to an end that stands.
fn knows_all_own(lookup: &Lookup) -> bool {
    let own = lookup.journals().remove(&JournalId::Ledger);
    own.is_some_and(|own| {
        !own.is_read_only() && lookup.index().followed(JournalId::Ledger) >= own.end()
    })
}

fn destroyed(media: &MediaStore, body: &Unnamed) -> bool {
    match media.destroy(&body.sha256) {
        Ok(destroyed) => destroyed,
        Err(error) => {
            tracing::warn!(%error, "a body that no record names any more is not destroyed yet");
            false
        }
    }
}
