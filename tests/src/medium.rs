//! A disk that fails when a test says so.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use ntc_node::app::Ports;
use ntc_node::store::medium::{Disk, Medium, Space};

/// Size of the disk as told, bytes.
pub const TOTAL: u64 = 100 << 30;

/// What goes wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// `fdatasync` fails as on a broken device.
    Sync,
    /// A write fails after half of its bytes because there is no room.
    Full,
}

/// The real disk, with faults below folders and with as much room as a test says.
#[derive(Debug)]
pub struct FaultyDisk {
    fault: Mutex<Option<(Fault, PathBuf)>>,
    free: AtomicU64,
    /// Names that stood in their folder when that was synced.
    durable: Mutex<BTreeSet<PathBuf>>,
}

impl FaultyDisk {
    /// A disk without faults and half empty, and the edges of a node upon it.
    pub fn ports() -> (Arc<Self>, Ports) {
        let disk = Arc::new(Self {
            fault: Mutex::default(),
            free: AtomicU64::new(TOTAL / 2),
            durable: Mutex::default(),
        });
        let medium: Arc<dyn Medium> = disk.clone();
        let ports = Ports {
            medium,
            ..Ports::system()
        };
        (disk, ports)
    }

    /// From now on files below a folder fail so.
    pub fn fail(&self, fault: Fault, below: &Path) {
        *self.fault.lock().expect("no test panicked") = Some((fault, below.to_owned()));
    }

    /// From now on nothing fails.
    pub fn mend(&self) {
        *self.fault.lock().expect("no test panicked") = None;
    }

    /// From now on this much is free, bytes.
    pub fn set_free(&self, bytes: u64) {
        self.free.store(bytes, Ordering::SeqCst);
    }

    /// The names of a folder, and of all below it, that a cut of the power could take away. Folders that are called
    /// `except` are not looked into.
    pub fn not_durable(&self, folder: &Path, except: &[&str]) -> Vec<PathBuf> {
        let durable = self.durable.lock().expect("no test panicked");
        let mut lost = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            if !durable.contains(&folder) {
                lost.push(folder.clone());
            }
            for name in names(&folder).expect("a folder") {
                if !name.is_dir() {
                    lost.extend((!durable.contains(&name)).then_some(name));
                } else if !except.iter().any(|except| name.ends_with(except)) {
                    folders.push(name);
                }
            }
        }
        lost
    }

    fn fails(&self, fault: Fault, file: &File) -> bool {
        let failing = self.fault.lock().expect("no test panicked");
        let Some((_, below)) = failing.as_ref().filter(|(now, _)| *now == fault) else {
            return false;
        };
        let path = std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd()));
        path.expect("the path of an open file").starts_with(below)
    }
}

impl Medium for FaultyDisk {
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        if self.fails(Fault::Full, file) {
            let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
            Disk.write_at(file, half, offset)?;
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        Disk.write_at(file, bytes, offset)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        if self.fails(Fault::Sync, file) {
            return Err(io::Error::other("input/output error"));
        }
        Disk.sync_data(file)
    }

    fn sync_all(&self, file: &File) -> io::Result<()> {
        if self.fails(Fault::Sync, file) {
            return Err(io::Error::other("input/output error"));
        }
        Disk.sync_all(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        let stand = names(dir)?;
        Disk.sync_dir(dir)?;
        self.durable.lock().expect("no test panicked").extend(stand);
        Ok(())
    }

    fn allocate(&self, file: &File, len: u64) -> io::Result<()> {
        if self.free.load(Ordering::SeqCst) < len {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        Disk.allocate(file, len)
    }

    fn space(&self, _: &Path) -> io::Result<Space> {
        let free = self.free.load(Ordering::SeqCst);
        Ok(Space { free, total: TOTAL })
    }
}

/// The paths of all that is in a folder.
fn names(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
