//! Part files: bodies that are not whole yet. A partner has its own, so that no two hands write one file.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::SystemTime;

use ntc_core::party::Party;

use crate::lock::lock;

/// Part files of one partner that are kept to be gone on with; the one written to longest ago makes room.
pub(super) const MAX_PARTS: usize = 8;

/// End of the name of every part file.
const PART: &str = ".part";
/// Begin of the name of an upload's part file, which nobody goes on with.
const UPLOAD: &str = "upload-";

/// Name of the part file of an upload.
pub(super) fn of_upload(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{UPLOAD}{name}{PART}"))
}

/// Name of a partner's part file of a body.
pub(super) fn of_partner(dir: &Path, from: &Party, sha256: &[u8; 32]) -> PathBuf {
    let hash = hex::encode(sha256);
    dir.join(format!("{}.{hash}{PART}", from.file_name()))
}

/// The files that hold one of these bodies, or a part of one.
pub(super) fn of_bodies(dir: &Path, bodies: &BTreeSet<[u8; 32]>) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let body = body_of(&entry.file_name().to_string_lossy());
        if body.is_some_and(|body| bodies.contains(&body)) {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// The bodies that are held whole and that nobody has written to since.
pub(super) fn whole_since(dir: &Path, since: SystemTime) -> io::Result<Vec<[u8; 32]>> {
    let mut bodies = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.ends_with(PART)
            && let Some(body) = body_of(&name)
            && entry.metadata()?.modified()? < since
        {
            bodies.push(body);
        }
    }
    Ok(bodies)
}

/// The body that a file holds whole or in part, by its name; none for an upload that is under way.
fn body_of(name: &str) -> Option<[u8; 32]> {
    let hash = match name.strip_suffix(PART) {
        Some(part) => part.rsplit_once('.')?.1,
        None => name,
    };
    let mut body = [0; 32];
    hex::decode_to_slice(hash, &mut body).ok()?;
    Some(body)
}

/// Removes what uploads left that the node did not see the end of.
pub(super) fn remove_uploads(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(UPLOAD) && name.ends_with(PART) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Makes room for one more part file of a partner.
pub(super) fn make_room(dir: &Path, from: &Party) -> io::Result<()> {
    let prefix = format!("{}.", from.file_name());
    let mut parts: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix) && name.ends_with(PART) {
            parts.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    parts.sort();
    let more = (parts.len() + 1).saturating_sub(MAX_PARTS);
    for (_, path) in parts.into_iter().take(more) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// The bodies that are fetched now, each by one fetch.
#[derive(Clone, Debug, Default)]
pub(super) struct UnderWay(Arc<Mutex<BTreeSet<[u8; 32]>>>);

impl UnderWay {
    /// Begins a fetch, unless one of this body is under way.
    pub(super) fn begin(&self, sha256: [u8; 32]) -> Option<Turn> {
        self.set().insert(sha256).then(|| Turn {
            sha256,
            under_way: self.clone(),
        })
    }

    fn set(&self) -> MutexGuard<'_, BTreeSet<[u8; 32]>> {
        lock(&self.0)
    }
}

/// The one fetch of a body; dropping it ends it.
#[derive(Debug)]
pub(super) struct Turn {
    sha256: [u8; 32],
    under_way: UnderWay,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.under_way.set().remove(&self.sha256);
    }
}
