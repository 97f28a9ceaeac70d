//! One byte of a record, altered in a copy of a node's files: the check of the copy has to tell it.

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::Failure;
use super::region::Region;
use super::report::Altered;
use crate::app::offline;
use crate::config::{CONFIG_FILE, Settings};

/// Copies the files of a party's node, turns the last character of `text` into another in one file of the copy, and
/// checks the copy. Nothing of the original is touched.
pub(super) fn alter(region: &Region, party: &str, text: &str) -> Result<Altered, Failure> {
    let node = region.nodes.get(party).ok_or("no such node")?;
    let copy = tempfile::tempdir()?;
    copy_dir(&node.files.dir, copy.path())?;
    let before = check(copy.path())?;
    if !before.is_empty() {
        return Err(format!("the copy does not verify as it is: {}", before.join("; ")).into());
    }
    let data = Settings::load(&copy.path().join(CONFIG_FILE))?.data_dir;
    let (file, at) = find(&data.join("replicas"), text.as_bytes())?
        .ok_or_else(|| format!("{party} holds no record with {text}"))?;
    let (was, is) = flip(&file, at + text.len() as u64 - 1)?;
    let findings = check(copy.path())?;
    Ok(Altered {
        party: party.to_owned(),
        file: file.strip_prefix(copy.path())?.display().to_string(),
        byte: at + text.len() as u64 - 1,
        was,
        is,
        caught: !findings.is_empty(),
        findings,
    })
}

/// What the check of a node's files finds; that they cannot be opened is a finding too.
fn check(dir: &Path) -> Result<Vec<String>, Failure> {
    let settings = Settings::load(&dir.join(CONFIG_FILE))?;
    Ok(match offline::verify(&settings, &mut |_| {}) {
        Ok(checked) => checked.findings.sentences().to_vec(),
        Err(error) => vec![error.to_string()],
    })
}

fn copy_dir(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The first place of `text` in the files below `dir`: the file and the position in it.
fn find(dir: &Path, text: &[u8]) -> Result<Option<(PathBuf, u64)>, Failure> {
    let mut entries: Vec<_> = fs::read_dir(dir)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if let Some(found) = find(&path, text)? {
                return Ok(Some(found));
            }
            continue;
        }
        let bytes = fs::read(&path)?;
        if let Some(at) = bytes.windows(text.len()).position(|bytes| bytes == text) {
            return Ok(Some((path, at as u64)));
        }
    }
    Ok(None)
}

/// Turns the lowest bit of a byte; what it was and what it is.
fn flip(path: &Path, at: u64) -> Result<(char, char), Failure> {
    let mut file = fs::File::options().read(true).write(true).open(path)?;
    let mut byte = [0];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut byte)?;
    let [was] = byte;
    let is = was ^ 1;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(&[is])?;
    Ok((char::from(was), char::from(is)))
}
