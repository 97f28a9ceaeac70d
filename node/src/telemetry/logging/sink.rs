//! Where lines go: a bounded queue and one thread that writes them. Nobody waits for it.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;

use super::LogFormat;
use super::line::clean;

/// Lines that wait at most; one more is dropped.
pub const MAX_LINES: usize = 4096;
/// How long the end of the process waits for lines to be written.
const FLUSH_WAIT: Duration = Duration::from_secs(1);

/// Lines lost by this process. There is one log of a process, so there is one count.
static LOST: AtomicU64 = AtomicU64::new(0);

/// Lines of this process's log that were dropped because they could not be written, or not fast enough.
pub fn lost_lines() -> u64 {
    LOST.load(Ordering::Relaxed)
}

enum Task {
    Line(Vec<u8>),
    /// Answered when everything before it is written.
    Flush(SyncSender<()>),
}

/// The queue; cheap to clone.
#[derive(Clone)]
pub(super) struct Sink {
    tasks: Arc<SyncSender<Task>>,
    format: LogFormat,
}

impl Sink {
    /// Starts the thread that writes to `out`.
    pub(super) fn start(format: LogFormat, out: impl Write + Send + 'static) -> io::Result<Self> {
        let (tasks, queue) = sync_channel(MAX_LINES);
        std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || write_all(&queue, out))?;
        Ok(Self {
            tasks: Arc::new(tasks),
            format,
        })
    }

    /// Waits until what was said before is written, for [`FLUSH_WAIT`] at most.
    pub(super) fn flush(&self) {
        let (done, written) = sync_channel(1);
        if self.tasks.try_send(Task::Flush(done)).is_ok() {
            // Whether it was written or took too long, the process ends.
            let _in_time = written.recv_timeout(FLUSH_WAIT);
        }
    }
}

fn write_all(queue: &Receiver<Task>, mut out: impl Write) {
    while let Ok(task) = queue.recv() {
        match task {
            Task::Line(line) => {
                if out.write_all(&line).and_then(|()| out.flush()).is_err() {
                    LOST.fetch_add(1, Ordering::Relaxed);
                }
            }
            // Nobody waits any more: that is their end of it.
            Task::Flush(done) => drop(done.try_send(())),
        }
    }
}

/// One line while it is made.
pub(super) struct Line {
    sink: Sink,
    bytes: Vec<u8>,
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let line = clean(&self.bytes, self.sink.format);
        if self.sink.tasks.try_send(Task::Line(line)).is_err() {
            LOST.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl<'a> MakeWriter<'a> for Sink {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line {
            sink: self.clone(),
            bytes: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// Blocks at the first line until it is released.
    struct Blocked(Receiver<()>, Arc<Mutex<Vec<u8>>>);

    impl Write for Blocked {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            // Released for good when the test's end is dropped.
            let _released = self.0.recv();
            self.1.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_past_the_queue_are_dropped_and_counted_and_nobody_waits() {
        let (release, held) = sync_channel(0);
        let written = Arc::new(Mutex::new(Vec::new()));
        let sink = Sink::start(LogFormat::Text, Blocked(held, Arc::clone(&written))).unwrap();
        let before = lost_lines();
        // One may be with the thread already.
        let said = MAX_LINES + 2;
        for _ in 0..said {
            sink.make_writer().write_all(b"line\n").unwrap();
        }
        let lost = usize::try_from(lost_lines() - before).unwrap();
        assert!((1..=2).contains(&lost), "{lost}");
        drop(release);
        let (done, flushed) = sync_channel(1);
        sink.tasks.send(Task::Flush(done)).unwrap();
        flushed.recv().unwrap();
        assert_eq!(
            written.lock().unwrap().len(),
            (said - lost) * "line\n".len()
        );
    }
}
