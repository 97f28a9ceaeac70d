//! A medium that fails on demand.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering::SeqCst};

use super::{Disk, Medium, Space};

/// Fails the call with a given number, and counts calls; everything else goes to the real device.
#[derive(Debug)]
pub(crate) struct Faulty {
    /// `sync_data` calls so far.
    pub(crate) syncs: AtomicU64,
    /// `write_at` calls so far.
    pub(crate) writes: AtomicU64,
    /// `sync_dir` calls so far.
    pub(crate) dir_syncs: AtomicU64,
    /// The folders that were synced, in order.
    pub(crate) synced_dirs: Mutex<Vec<PathBuf>>,
    /// The `sync_data` call that fails; 0 for the very first.
    pub(crate) fail_sync: AtomicU64,
    /// The `write_at` call that fails after half of its bytes.
    pub(crate) fail_write: AtomicU64,
    /// The `sync_dir` call that fails.
    pub(crate) fail_dir_sync: AtomicU64,
    /// Whether nothing below a folder `derived` can be written for lack of room.
    pub(crate) derived_full: AtomicBool,
    /// What the system says when a file is to be given room; 0 for nothing.
    pub(crate) fail_allocate: AtomicI32,
    /// Free bytes as told; `u64::MAX` asks the real device.
    pub(crate) free: AtomicU64,
}

impl Default for Faulty {
    fn default() -> Self {
        let never = || AtomicU64::new(u64::MAX);
        Self {
            syncs: AtomicU64::new(0),
            writes: AtomicU64::new(0),
            dir_syncs: AtomicU64::new(0),
            synced_dirs: Mutex::default(),
            fail_sync: never(),
            fail_write: never(),
            fail_dir_sync: never(),
            derived_full: AtomicBool::new(false),
            fail_allocate: AtomicI32::new(0),
            free: never(),
        }
    }
}

/// The total size that a faulty medium tells.
pub(crate) const TOTAL: u64 = 100 << 30;

fn broken() -> io::Error {
    io::Error::from_raw_os_error(rustix::io::Errno::IO.raw_os_error())
}

/// Whether an open file lies below a folder `derived`.
fn is_derived(file: &File) -> bool {
    use std::os::fd::AsRawFd;
    let link = format!("/proc/self/fd/{}", file.as_raw_fd());
    std::fs::read_link(link)
        .is_ok_and(|path| path.components().any(|it| it.as_os_str() == "derived"))
}

impl Medium for Faulty {
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        if self.derived_full.load(SeqCst) && is_derived(file) {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        if self.writes.fetch_add(1, SeqCst) == self.fail_write.load(SeqCst) {
            Disk.write_at(file, &bytes[..bytes.len() / 2], offset)?;
            return Err(broken());
        }
        Disk.write_at(file, bytes, offset)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        if self.syncs.fetch_add(1, SeqCst) == self.fail_sync.load(SeqCst) {
            return Err(broken());
        }
        Disk.sync_data(file)
    }

    fn sync_all(&self, file: &File) -> io::Result<()> {
        Disk.sync_all(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        if self.dir_syncs.fetch_add(1, SeqCst) == self.fail_dir_sync.load(SeqCst) {
            return Err(broken());
        }
        self.synced_dirs.lock().unwrap().push(dir.to_path_buf());
        Disk.sync_dir(dir)
    }

    fn allocate(&self, file: &File, len: u64) -> io::Result<()> {
        let code = self.fail_allocate.load(SeqCst);
        if code != 0 {
            return Err(io::Error::from_raw_os_error(code));
        }
        if self.free.load(SeqCst) < len {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        Disk.allocate(file, len)
    }

    fn space(&self, path: &Path) -> io::Result<Space> {
        match self.free.load(SeqCst) {
            u64::MAX => Disk.space(path),
            free => Ok(Space { free, total: TOTAL }),
        }
    }
}
