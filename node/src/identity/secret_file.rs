//! Files with secrets: read only when nobody else could have, written so that nobody else can.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{
    DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::store::medium::{self, Disk, Medium as _};
use crate::store::{FileError, replace_with_mode};

/// Longest secret file, in bytes.
pub const MAX_SECRET_LEN: usize = 16 * 1024;

/// Longest public file, in bytes.
pub const MAX_PUBLIC_LEN: usize = 256 * 1024;

/// Why a file of the node's identity cannot be read or written.
#[derive(Debug, Error)]
pub enum UnusableFile {
    /// A file stands where a new one should be written.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// Input or output failed.
    #[error(transparent)]
    Io(#[from] FileError),
    /// Others can read or write the secret.
    #[error("{} has mode {mode:04o}; others must have no access: chmod 600 {}", path.display(), path.display())]
    Mode {
        /// Which file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The secret is not a regular file: a symbolic link, a device, a pipe.
    #[error("{} is not a regular file; put the secret itself there, not a link to it", .0.display())]
    NotRegular(PathBuf),
    /// The secret belongs to another user.
    #[error("{} belongs to user {owner}, but the node runs as user {user}: chown {user} it", path.display())]
    Owner {
        /// Which file.
        path: PathBuf,
        /// Whose it is.
        owner: u32,
        /// Who runs the node.
        user: u32,
    },
    /// The file is longer than its limit.
    #[error("{} is longer than {max} bytes", path.display())]
    TooLong {
        /// Which file.
        path: PathBuf,
        /// The limit.
        max: usize,
    },
}

impl UnusableFile {
    /// Whether the file is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Io(error) if error.source.kind() == io::ErrorKind::NotFound)
    }
}

/// Reads a secret of at most [`MAX_SECRET_LEN`] bytes.
///
/// # Errors
/// When the file is a link or no regular file, belongs to another user than the one who runs the node, grants
/// anybody else access, is too long or cannot be read.
pub fn read_secret(path: &Path) -> Result<Zeroizing<Vec<u8>>, UnusableFile> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
        .map_err(|source| match source.raw_os_error() {
            Some(code) if code == rustix::io::Errno::LOOP.raw_os_error() => {
                UnusableFile::NotRegular(path.to_owned())
            }
            _ => FileError::new("open", path)(source).into(),
        })?;
    let metadata = file.metadata().map_err(FileError::new("examine", path))?;
    if !metadata.is_file() {
        return Err(UnusableFile::NotRegular(path.to_owned()));
    }
    let user = rustix::process::geteuid().as_raw();
    if metadata.uid() != user {
        return Err(UnusableFile::Owner {
            path: path.to_owned(),
            owner: metadata.uid(),
            user,
        });
    }
    let mode = metadata.mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(UnusableFile::Mode {
            path: path.to_owned(),
            mode,
        });
    }
    // Reserved at once, so that no copy of the secret stays behind in a smaller buffer.
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_SECRET_LEN + 1));
    read_bounded(file, path, MAX_SECRET_LEN, &mut bytes)?;
    Ok(bytes)
}

/// Reads a public file of at most [`MAX_PUBLIC_LEN`] bytes.
///
/// # Errors
/// When the file is too long or cannot be read.
pub fn read_public(path: &Path) -> Result<Vec<u8>, UnusableFile> {
    let file = File::open(path).map_err(FileError::new("open", path))?;
    let mut bytes = Vec::new();
    read_bounded(file, path, MAX_PUBLIC_LEN, &mut bytes)?;
    Ok(bytes)
}

fn read_bounded(file: File, path: &Path, max: usize, to: &mut Vec<u8>) -> Result<(), UnusableFile> {
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    let read = file
        .take(limit)
        .read_to_end(to)
        .map_err(FileError::new("read", path))?;
    if read > max {
        return Err(UnusableFile::TooLong {
            path: path.to_owned(),
            max,
        });
    }
    Ok(())
}

/// Writes a new secret, mode 0600.
///
/// # Errors
/// When something of this name exists, or writing fails.
pub fn create_secret(path: &Path, bytes: &[u8]) -> Result<(), UnusableFile> {
    create(path, bytes, 0o600)
}

/// Writes a new public file, mode 0644.
///
/// # Errors
/// When something of this name exists, or writing fails.
pub fn create_public(path: &Path, bytes: &[u8]) -> Result<(), UnusableFile> {
    create(path, bytes, 0o644)
}

/// Puts a secret in the place of the one that is there, all or nothing.
///
/// # Errors
/// When writing fails; the old file then stands.
pub fn replace_secret(path: &Path, bytes: &[u8]) -> Result<(), UnusableFile> {
    Ok(replace_with_mode(&Disk, path, bytes, 0o600)?)
}

/// Puts a public file in the place of the one that is there, all or nothing.
///
/// # Errors
/// When writing fails; the old file then stands.
pub fn replace_public(path: &Path, bytes: &[u8]) -> Result<(), UnusableFile> {
    Ok(replace_with_mode(&Disk, path, bytes, 0o644)?)
}

/// Removes a file for good; one that is not there is no error.
///
/// # Errors
/// When it stays, or its folder cannot be made durable.
pub fn remove(path: &Path) -> Result<(), UnusableFile> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(FileError::new("remove", path)(error).into()),
        Ok(()) => sync_parent(path),
    }
}

/// Makes a directory that only its owner can enter, and its parents; one that is there already stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn create_private_dir(path: &Path) -> Result<(), UnusableFile> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(FileError::new("create", path))?;
    Ok(())
}

fn create(path: &Path, bytes: &[u8], mode: u32) -> Result<(), UnusableFile> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(path)
        .map_err(|source| {
            if source.kind() == io::ErrorKind::AlreadyExists {
                UnusableFile::Exists(path.to_owned())
            } else {
                FileError::new("create", path)(source).into()
            }
        })?;
    // The mask of the process took bits away, if it did.
    file.set_permissions(Permissions::from_mode(mode))
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| file.sync_all())
        .map_err(FileError::new("write", path))?;
    sync_parent(path)
}

fn sync_parent(path: &Path) -> Result<(), UnusableFile> {
    let parent = medium::parent(path);
    Disk.sync_dir(parent)
        .map_err(FileError::new("sync", parent))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn secret(dir: &Path) -> PathBuf {
        let path = dir.join("a.key");
        create_secret(&path, b"secret").unwrap();
        path
    }

    #[test]
    fn a_secret_reads_back_and_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = secret(dir.path());
        assert_eq!(read_secret(&path).unwrap().as_slice(), b"secret");
        assert!(matches!(
            create_secret(&path, b"other"),
            Err(UnusableFile::Exists(_))
        ));
        replace_secret(&path, b"other").unwrap();
        assert_eq!(read_secret(&path).unwrap().as_slice(), b"other");
    }

    #[test]
    fn a_secret_that_anybody_else_can_touch_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = secret(dir.path());
        for mode in [0o640, 0o604, 0o620, 0o601, 0o644] {
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            assert!(
                matches!(read_secret(&path), Err(UnusableFile::Mode { mode: m, .. }) if m == mode),
                "{mode:o}"
            );
        }
        std::fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
        assert!(read_secret(&path).is_ok());
    }

    #[test]
    fn a_link_a_directory_and_a_missing_file_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = secret(dir.path());
        let link = dir.path().join("link.key");
        symlink(&path, &link).unwrap();
        assert!(matches!(
            read_secret(&link),
            Err(UnusableFile::NotRegular(_))
        ));
        assert!(matches!(
            read_secret(dir.path()),
            Err(UnusableFile::NotRegular(_))
        ));
        assert!(
            read_secret(&dir.path().join("b.key"))
                .unwrap_err()
                .is_absent()
        );
    }

    #[test]
    fn a_secret_of_another_user_is_refused() {
        if !rustix::process::geteuid().is_root() {
            return; // Only root can give a file away.
        }
        let dir = tempfile::tempdir().unwrap();
        let path = secret(dir.path());
        std::os::unix::fs::chown(&path, Some(65_534), None).unwrap();
        assert!(matches!(
            read_secret(&path),
            Err(UnusableFile::Owner { owner: 65_534, .. })
        ));
    }

    #[test]
    fn one_byte_past_the_limit_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.key");
        create_secret(&path, &vec![b'a'; MAX_SECRET_LEN]).unwrap();
        assert!(read_secret(&path).is_ok());
        replace_secret(&path, &vec![b'a'; MAX_SECRET_LEN + 1]).unwrap();
        assert!(matches!(
            read_secret(&path),
            Err(UnusableFile::TooLong {
                max: MAX_SECRET_LEN,
                ..
            })
        ));
        let path = dir.path().join("a.pem");
        create_public(&path, &vec![b'a'; MAX_PUBLIC_LEN + 1]).unwrap();
        assert!(matches!(
            read_public(&path),
            Err(UnusableFile::TooLong { .. })
        ));
    }
}
