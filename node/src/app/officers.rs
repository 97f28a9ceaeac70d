//! Certifying officers on the node's machine. The node may run meanwhile and alone writes the audit: each act is noted
//! beside it, and the node takes the note in.

use std::collections::BTreeSet;

use ntc_core::identity::officer::{OfficerName, Role};
use thiserror::Error;

use super::machine::{Done, entry, notes};
use crate::approvals::{ISSUE, StoredRequest};
use crate::audit::{AuditEntry, NotesError, OK};
use crate::config::Settings;
use crate::identity::officer::{
    IssuedOfficer, Office, OfficerError, issue_officer, revoke_officer,
};
use crate::ports::{Clock as _, SystemClock, SystemEntropy};

/// Why no certificate was issued.
#[derive(Debug, Error)]
pub enum IssueError {
    /// It cannot be noted, so it is not done.
    #[error(transparent)]
    Notes(#[from] NotesError),
    /// The certificate cannot be made.
    #[error(transparent)]
    Officer(#[from] OfficerError),
}

/// Certifies an officer, as `warrant` was approved where that needs two officers. It is noted before it is done.
///
/// # Errors
/// When it cannot be noted, or the certificate cannot be made.
pub fn issue(
    settings: &Settings,
    name: &OfficerName,
    roles: &BTreeSet<Role>,
    warrant: Option<&StoredRequest>,
) -> Result<Done<IssuedOfficer>, IssueError> {
    const METHOD: &str = ISSUE;
    let now = SystemClock.now();
    let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
    let about = format!("{name} {}", codes.join(","));
    let notes = notes(settings);
    let noted = notes.begin(entry(METHOD, now, warrant, &about))?;
    let office = Office {
        layout: &settings.layout,
        party: &settings.party,
        domain: &settings.domain,
        now,
        entropy: &SystemEntropy,
    };
    let issued = issue_officer(&office, name, roles, &settings.officers_address)?;
    let about = format!("{about} {}", issued.serial);
    let done = AuditEntry {
        outcome: OK.to_owned(),
        ..entry(METHOD, SystemClock.now(), warrant, &about)
    };
    Ok(Done {
        what: issued,
        not_noted: noted.done(done).err().map(NotesError::from),
    })
}

/// Takes all certificates of an officer back. What stops somebody is done whether it can be noted or not.
///
/// # Errors
/// When the officer is not there, or the certificates cannot be revoked.
pub fn revoke(settings: &Settings, name: &OfficerName) -> Result<Done<Vec<String>>, OfficerError> {
    const METHOD: &str = "officer revoke";
    let (notes, about) = (notes(settings), name.to_string());
    let noted = notes.begin(entry(METHOD, SystemClock.now(), None, &about));
    let what = revoke_officer(&settings.layout, name)?;
    let done = AuditEntry {
        outcome: OK.to_owned(),
        ..entry(METHOD, SystemClock.now(), None, &about)
    };
    let noted = noted.and_then(|noted| Ok(noted.done(done)?));
    Ok(Done {
        what,
        not_noted: noted.err(),
    })
}
