//! What is made durable is so off the async threads: a slow disk stops no session.

use std::fs::File;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread::{self, ThreadId};

use ntc_core::party::Party;
use ntc_core::record::AgreementStep;

use super::*;
use crate::lock::lock;
use crate::store::medium::{Medium, Space};

/// A device that tells which calls came from the thread of the runtime, once it is known.
#[derive(Debug, Default)]
struct Watched {
    runtime: Mutex<Option<ThreadId>>,
    syncs: AtomicU64,
    caught: Mutex<Vec<String>>,
}

impl Watched {
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

#[tokio::test]
async fn a_running_node_makes_nothing_durable_on_an_async_thread() {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let (party, third): (Party, _) = (other.card.party().clone(), make("TR/customs", root.path()));
    let medium = Arc::new(Watched::default());
    let ports = Ports {
        medium: Arc::clone(&medium) as _,
        ..Ports::system()
    };
    let app = start_with(&own, ports).await;
    // All async work of this test is on its own thread.
    *lock(&medium.runtime) = Some(thread::current().id());
    let before = medium.syncs.load(SeqCst);
    enrol(&app, &other).await;
    enrol(&app, &third).await;
    let desk = app.administration();
    let begun = begin(&app).await;
    let id = desk.propose(agreement([&own, &other]), begun).await;
    let id = id.unwrap();
    desk.take_step(&id, AgreementStep::Suspend, "under review", begun)
        .await
        .unwrap();
    desk.take_step(&id, AgreementStep::Resume, "", begun)
        .await
        .unwrap();
    desk.suspend_peer(&party, "key reported stolen")
        .await
        .unwrap();
    desk.resume_peer(&party).await.unwrap();
    desk.remove_peer(third.card.party(), false).await.unwrap();
    desk.begin_feeds().await;
    app.stop().await;
    let syncs = medium.syncs.load(SeqCst) - before;
    assert!(syncs > 10, "{syncs}");
    let caught = lock(&medium.caught);
    assert!(
        caught.is_empty(),
        "{} syncs, first {}",
        caught.len(),
        caught[0]
    );
}
