//! A list and what it holds, as a node keeps it beside the file of its entries.

use ntc_proto::node::v1;
use prost::Message as _;

use super::{list, list_message, malformed, missing};
use crate::model::InvalidRecord;
use crate::time::Timestamp;
use crate::watchlist::read::{FileTold, Format};
use crate::watchlist::{Edition, Provenance, StoredList};

/// The bytes in which a list is stored.
pub fn stored_bytes(stored: &StoredList) -> Vec<u8> {
    let message = v1::StoredWatchList {
        list: Some(list_message(&stored.list)),
        edition: Some(edition_message(&stored.edition)),
    };
    message.encode_to_vec()
}

/// Reads a list as it was stored.
///
/// # Errors
/// When the bytes are none.
pub fn stored(bytes: &[u8]) -> Result<StoredList, InvalidRecord> {
    let message = v1::StoredWatchList::decode(bytes).map_err(|_| malformed("list"))?;
    Ok(StoredList {
        list: list(message.list.ok_or_else(|| missing("list"))?)?,
        edition: edition(message.edition.ok_or_else(|| missing("edition"))?)?,
    })
}

/// What a list holds, as a message.
pub fn edition_message(edition: &Edition) -> v1::WatchEdition {
    v1::WatchEdition {
        number: edition.number,
        source: edition.provenance.as_ref().map(provenance_message),
        entries: edition.entries,
        digest: edition.digest.to_vec(),
        changed_ms: edition.changed.as_millis(),
        by: edition.by.clone(),
    }
}

/// Where the entries of a list came from, as a message.
pub fn provenance_message(source: &Provenance) -> v1::WatchSource {
    let files = source.files.iter().map(|file| v1::WatchFile {
        sha256: file.digest.to_vec(),
        size: file.bytes,
    });
    v1::WatchSource {
        format: source.format.to_string(),
        files: files.collect(),
        version: source.version.clone(),
        refused: source.refused,
    }
}

fn edition(message: v1::WatchEdition) -> Result<Edition, InvalidRecord> {
    Ok(Edition {
        number: message.number,
        provenance: message.source.map(provenance).transpose()?,
        entries: message.entries,
        digest: digest("edition.digest", &message.digest)?,
        changed: Timestamp::from_millis(message.changed_ms),
        by: message.by,
    })
}

fn provenance(message: v1::WatchSource) -> Result<Provenance, InvalidRecord> {
    let format = message.format.parse::<Format>();
    let files = message.files.iter().map(|file| {
        Ok(FileTold {
            digest: digest("edition.source.files.sha256", &file.sha256)?,
            bytes: file.size,
        })
    });
    Ok(Provenance {
        format: format.map_err(|_| malformed("edition.source.format"))?,
        files: files.collect::<Result<_, InvalidRecord>>()?,
        version: message.version,
        refused: message.refused,
    })
}

fn digest(field: &str, bytes: &[u8]) -> Result<[u8; 32], InvalidRecord> {
    bytes.try_into().map_err(|_| malformed(field))
}
