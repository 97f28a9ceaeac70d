//! What is done on the node's machine beside a running node, which alone writes the audit: a file for each act, which the
//! node takes into the audit and removes. A file is durable before its act, and says how the act ended after it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use prost::Message;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use thiserror::Error;

use super::act::{BEGUN, BROKEN_OFF};
use super::look::{Filter, page};
use super::{Audit, AuditEntry, AuditStuck, Begun};
use crate::journal::JournalError;
use crate::store::medium::Medium;
use crate::store::{FileError, replace, take_dir};

/// Notes that wait for the node at most.
pub const MAX_NOTES: usize = 1_000;
/// How the name of a note begins; its number follows.
const PREFIX: &str = "act-";
/// Entries of one moment that are compared with one that may have been taken in already.
const LIKE: usize = 16;

/// Why an act on the node's machine leaves no note.
#[derive(Debug, Error)]
pub enum NotesError {
    /// A file cannot be written or read.
    #[error("what is done here cannot be noted for the audit: {0}")]
    File(#[from] FileError),
    /// As many wait as may.
    #[error(
        "{MAX_NOTES} acts wait to be taken into the audit; start the node, which does that, and give the command again"
    )]
    Full,
}

/// Why notes are not taken in now. They stay.
#[derive(Debug, Error)]
pub(crate) enum TakeError {
    /// A file cannot be read or removed.
    #[error(transparent)]
    File(#[from] FileError),
    /// The audit takes nothing.
    #[error(transparent)]
    Audit(#[from] AuditStuck),
    /// The audit cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// One act. Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
struct Note {
    /// That it begins.
    #[prost(message, optional, tag = "1")]
    begun: Option<AuditEntry>,
    /// How it ended; none as long as it goes on.
    #[prost(message, optional, tag = "2")]
    ended: Option<AuditEntry>,
}

/// The folder of the notes.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
}

/// An act that is noted. The node takes nothing in as long as this lives.
#[derive(Debug)]
pub(crate) struct Noted<'a> {
    notes: &'a Notes,
    path: PathBuf,
    note: Note,
    _lock: File,
}

impl Notes {
    /// The notes of a folder.
    pub(crate) const fn new(dir: PathBuf, medium: Arc<dyn Medium>) -> Self {
        Self { dir, medium }
    }

    /// Notes that an act begins; the note is durable when this returns. Waits while another command is at work.
    ///
    /// # Errors
    /// When as many wait as may, or it cannot be made durable.
    pub(crate) fn begin(&self, entry: AuditEntry) -> Result<Noted<'_>, NotesError> {
        let lock = take_dir(&*self.medium, &self.dir)?;
        let waiting = self.waiting()?;
        if waiting.len() >= MAX_NOTES {
            return Err(NotesError::Full);
        }
        let number = waiting
            .last()
            .map_or(0, |(number, _)| number.saturating_add(1));
        let noted = Noted {
            notes: self,
            path: self.dir.join(format!("{PREFIX}{number}")),
            note: Note {
                begun: Some(AuditEntry {
                    outcome: BEGUN.to_owned(),
                    ..entry
                }),
                ended: None,
            },
            _lock: lock,
        };
        noted.save()?;
        Ok(noted)
    }

    /// Takes what waits into the audit, each act once, and removes it. While a command is at work nothing is taken.
    ///
    /// # Errors
    /// When a file cannot be read or removed, or the audit does not take it. What is left is taken the next time.
    pub(crate) fn take_in(&self, audit: &Audit, now: Timestamp) -> Result<(), TakeError> {
        if !self.dir.is_dir() || self.waiting()?.is_empty() {
            return Ok(());
        }
        let lock = self.open()?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => return Ok(()),
            Err(error) => return Err(FileError::new("lock", &self.dir)(error.into()).into()),
            Ok(()) => {}
        }
        for (place, (_, path)) in self.waiting()?.into_iter().enumerate() {
            // While the audit is stuck, what it was given waits there and is not given again.
            audit.admit()?;
            let bytes = fs::read(&path).map_err(FileError::new("read", &path))?;
            match Note::decode(&*bytes).ok().and_then(Note::entries) {
                // Of the oldest one the node may have ended before it removed it.
                Some(entries) if place == 0 => take_once(audit, entries)?,
                Some(entries) => take(audit, None, entries)?,
                None => {
                    tracing::error!(path = %path.display(), "a note of an act on this machine is damaged");
                    audit.ensure(audit.note(&damaged(&path, now)))?;
                }
            }
            fs::remove_file(&path).map_err(FileError::new("remove", path))?;
        }
        Ok(())
    }

    fn open(&self) -> Result<File, FileError> {
        File::open(&self.dir).map_err(FileError::new("open", &self.dir))
    }

    /// The notes with their numbers, in their order.
    fn waiting(&self) -> Result<Vec<(u64, PathBuf)>, FileError> {
        let entries = fs::read_dir(&self.dir).map_err(FileError::new("read", &self.dir))?;
        let mut waiting = Vec::new();
        for entry in entries {
            let path = entry.map_err(FileError::new("read", &self.dir))?.path();
            waiting.extend(number(&path).map(|number| (number, path)));
        }
        waiting.sort_unstable();
        Ok(waiting)
    }
}

fn number(path: &Path) -> Option<u64> {
    path.file_name()?
        .to_str()?
        .strip_prefix(PREFIX)?
        .parse()
        .ok()
}

impl Noted<'_> {
    /// Notes that the act was carried out, and what it was about.
    ///
    /// # Errors
    /// When it cannot be made durable: the audit then says that it was broken off.
    pub(crate) fn done(mut self, entry: AuditEntry) -> Result<(), FileError> {
        self.note.ended = Some(entry);
        self.save()
    }

    fn save(&self) -> Result<(), FileError> {
        replace(&*self.notes.medium, &self.path, &self.note.encode_to_vec())
    }
}

impl Note {
    /// That the act begins, and how it ended.
    fn entries(self) -> Option<(AuditEntry, AuditEntry)> {
        let begun = self.begun?;
        let ended = self.ended.unwrap_or_else(|| AuditEntry {
            outcome: BROKEN_OFF.to_owned(),
            ..begun.clone()
        });
        Some((begun, ended))
    }
}

fn damaged(path: &Path, now: Timestamp) -> AuditEntry {
    let name = path.file_name().unwrap_or_default();
    AuditEntry {
        at_ms: now.as_millis(),
        method: "note".to_owned(),
        subject: name.to_string_lossy().into_owned(),
        outcome: Reason::Corrupt.code().to_owned(),
        ..AuditEntry::default()
    }
}

/// Adds the entries of one act, durably; `first` is the one that says it begins, where that is there.
fn take(
    audit: &Audit,
    first: Option<Begun>,
    (begun, ended): (AuditEntry, AuditEntry),
) -> Result<(), TakeError> {
    let first = first.unwrap_or_else(|| audit.note(&begun));
    let last = audit.note(&AuditEntry {
        begun: first.0,
        ..ended
    });
    Ok(audit.ensure(last)?)
}

/// The same, but for what is there.
fn take_once(audit: &Audit, entries: (AuditEntry, AuditEntry)) -> Result<(), TakeError> {
    // How an act ended is noted after that it begins.
    let Some(first) = held(audit, &entries.0)? else {
        return take(audit, None, entries);
    };
    match held(audit, &entries.1)? {
        Some(_) => Ok(()),
        None => take(audit, Some(first), entries),
    }
}

/// The entry that says the same of the same moment.
fn held(audit: &Audit, entry: &AuditEntry) -> Result<Option<Begun>, JournalError> {
    let filter = Filter {
        method: entry.method.clone(),
        outcome: entry.outcome.clone(),
        from_ms: entry.at_ms,
        until_ms: entry.at_ms.saturating_add(1),
        ..Filter::default()
    };
    let page = page(&audit.reader(), &filter, None, LIKE)?;
    let mut found = page.entries.iter();
    let same = found.find(|it| it.entry.subject == entry.subject);
    Ok(same.map(|it| Begun(it.number + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::tests::{NOW, entries, open};
    use crate::store::medium::Disk;

    fn notes(dir: &Path) -> Notes {
        Notes::new(dir.join("notes"), Arc::new(Disk))
    }

    fn act(subject: &str, outcome: &str) -> AuditEntry {
        AuditEntry {
            at_ms: 7,
            method: "officer issue".to_owned(),
            subject: subject.to_owned(),
            outcome: outcome.to_owned(),
            ..AuditEntry::default()
        }
    }

    fn told(audit: &Audit) -> Vec<String> {
        let entries = entries(audit).into_iter();
        let told = entries.map(|it| format!("{} {} {}", it.subject, it.outcome, it.begun));
        told.collect()
    }

    #[test]
    fn each_act_is_taken_once_and_one_that_was_broken_off_is_told_so() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(&dir.path().join("audit"), Arc::new(Disk), true);
        let notes = notes(dir.path());
        notes.take_in(&audit, NOW).unwrap();
        let noted = notes.begin(act("clara", "")).unwrap();
        noted.done(act("clara", "OK")).unwrap();
        drop(notes.begin(act("dora", "")).unwrap());
        let first = fs::read(notes.dir.join("act-0")).unwrap();
        notes.take_in(&audit, NOW).unwrap();
        let all = [
            "clara BEGUN 0",
            "clara OK 1",
            "dora BEGUN 0",
            "dora BROKEN_OFF 3",
        ];
        assert_eq!(told(&audit), all);
        assert!(notes.waiting().unwrap().is_empty());
        // The node ended before it removed the note.
        fs::write(notes.dir.join("act-0"), first).unwrap();
        notes.take_in(&audit, NOW).unwrap();
        assert_eq!(told(&audit), all);
    }

    #[test]
    fn nothing_is_taken_of_an_act_that_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(&dir.path().join("audit"), Arc::new(Disk), true);
        let notes = notes(dir.path());
        let noted = notes.begin(act("clara", "")).unwrap();
        notes.take_in(&audit, NOW).unwrap();
        assert!(told(&audit).is_empty());
        noted.done(act("clara", "OK")).unwrap();
        notes.take_in(&audit, NOW).unwrap();
        assert_eq!(told(&audit), ["clara BEGUN 0", "clara OK 1"]);
    }

    #[test]
    fn one_past_what_may_wait_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let notes = notes(dir.path());
        fs::create_dir(&notes.dir).unwrap();
        for number in 0..MAX_NOTES - 1 {
            fs::write(notes.dir.join(format!("act-{number}")), b"").unwrap();
        }
        drop(notes.begin(act("the last", "")).unwrap());
        let past = notes.begin(act("one more", ""));
        assert!(matches!(past, Err(NotesError::Full)));
    }

    #[test]
    fn a_note_that_is_damaged_is_told_and_holds_no_other_up() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(&dir.path().join("audit"), Arc::new(Disk), true);
        let notes = notes(dir.path());
        fs::create_dir(&notes.dir).unwrap();
        fs::write(notes.dir.join("act-4"), b"damaged").unwrap();
        let noted = notes.begin(act("clara", "")).unwrap();
        noted.done(act("clara", "OK")).unwrap();
        notes.take_in(&audit, NOW).unwrap();
        assert_eq!(
            told(&audit),
            ["act-4 CORRUPT 0", "clara BEGUN 0", "clara OK 2"]
        );
    }
}
