//! What is done on the node's machine beside a running node, which alone writes the audit: each act is noted, and the node
//! takes the note in.

use std::sync::Arc;

use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use super::folders::Folders;
use crate::approvals::StoredRequest;
use crate::audit::{AuditEntry, MAX_SUBJECT, Notes, NotesError, OK};
use crate::config::Settings;
use crate::ports::{Clock as _, SystemClock};
use crate::store::medium::Disk;

/// What was done, and whether the audit will tell it.
#[derive(Debug)]
pub struct Done<T> {
    /// What came of it.
    pub what: T,
    /// Why the audit will not tell it, or will tell that it was broken off.
    pub not_noted: Option<NotesError>,
}

/// Does something that is noted before it is done. `work` says what it was about.
///
/// # Errors
/// When it cannot be noted, or as `work`: the audit then says that it was broken off.
pub fn noted<T, E: From<NotesError>>(
    settings: &Settings,
    method: &str,
    work: impl FnOnce() -> Result<(T, String), E>,
) -> Result<Done<T>, E> {
    let notes = notes(settings);
    let noted = notes.begin(entry(method, SystemClock.now(), None, ""))?;
    let (what, about) = work()?;
    let done = AuditEntry {
        outcome: OK.to_owned(),
        ..entry(method, SystemClock.now(), None, &about)
    };
    Ok(Done {
        what,
        not_noted: noted.done(done).err().map(NotesError::from),
    })
}

/// Notes that a command was refused, by its words and the code of the reason.
///
/// # Errors
/// When it cannot be noted.
pub fn refused(
    settings: &Settings,
    (method, command): (&str, &str),
    reason: Reason,
) -> Result<(), NotesError> {
    let begun = entry(method, SystemClock.now(), None, command);
    let notes = notes(settings);
    let noted = notes.begin(begun.clone())?;
    let refused = AuditEntry {
        outcome: reason.code().to_owned(),
        ..begun
    };
    Ok(noted.done(refused)?)
}

/// The notes that wait for the node.
pub(super) fn notes(settings: &Settings) -> Notes {
    let folders = Folders::below(&settings.data_dir);
    Notes::new(folders.notes, Arc::new(Disk))
}

/// What the audit says of an act on this machine: of the two officers who wanted it, where it was approved.
pub(super) fn entry(
    method: &str,
    now: Timestamp,
    warrant: Option<&StoredRequest>,
    about: &str,
) -> AuditEntry {
    let mut entry = AuditEntry {
        at_ms: now.as_millis(),
        method: method.to_owned(),
        ..AuditEntry::default()
    };
    let mut about = about.to_owned();
    if let Some(request) = warrant {
        about = format!("{} {about}", request.asked.id);
        let by = request.asked.by.clone();
        (entry.officer, entry.serial) = (by.name, by.serial);
        if let Some((second, _)) = request.second.clone() {
            (entry.approver, entry.approver_serial) = (second.name, second.serial);
        }
    }
    entry.subject = about.chars().take(MAX_SUBJECT).collect();
    entry
}
