//! A medium that catches what is made durable on an async thread.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread::{self, ThreadId};

use super::{Disk, Medium, Space};
use crate::lock::lock;

/// Catches what is made durable on the thread of the runtime, once that is known.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    runtime: Mutex<Option<ThreadId>>,
    /// How often something was made durable.
    pub(crate) syncs: AtomicU64,
    caught: Mutex<Vec<String>>,
}

impl Watched {
    /// From now on calls from this thread are caught. All async work of a test is on its own one.
    pub(crate) fn watch_this_thread(&self) {
        *lock(&self.runtime) = Some(thread::current().id());
    }

    /// Nothing was made durable on that thread.
    pub(crate) fn assert_nothing_caught(&self) {
        let caught = lock(&self.caught);
        let first = caught.first();
        assert!(first.is_none(), "{} syncs, first {first:?}", caught.len());
    }

    fn sync(&self) {
        self.syncs.fetch_add(1, SeqCst);
        if *lock(&self.runtime) == Some(thread::current().id()) {
            let trace = std::backtrace::Backtrace::force_capture();
            lock(&self.caught).push(trace.to_string());
        }
    }
}

impl Medium for Watched {
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        Disk.write_at(file, bytes, offset)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        self.sync();
        Disk.sync_data(file)
    }

    fn sync_all(&self, file: &File) -> io::Result<()> {
        self.sync();
        Disk.sync_all(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.sync();
        Disk.sync_dir(dir)
    }

    fn allocate(&self, file: &File, len: u64) -> io::Result<()> {
        Disk.allocate(file, len)
    }

    fn space(&self, path: &Path) -> io::Result<Space> {
        Disk.space(path)
    }
}
