//! A node in a process of its own.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// How often it is looked whether a process has ended.
const LOOK: Duration = Duration::from_millis(10);

/// A running `ntc-node`; killed when it is dropped.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Runs the node of a directory; its log goes into `node.log` there.
    ///
    /// # Errors
    /// When the log cannot be opened or the program not be run.
    pub fn start(program: &Path, dir: &Path) -> io::Result<Self> {
        let log = dir.join("node.log");
        let log = File::options().create(true).append(true).open(log)?;
        Self::start_with_log(program, dir, log)
    }

    /// The same with its log going elsewhere.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn start_with_log(program: &Path, dir: &Path, log: impl Into<Stdio>) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg("run").arg("--dir").arg(dir);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(log).spawn().map(Self)
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// How it ended; none while it runs.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Kills it without warning (SIGKILL) and waits until it is gone.
    ///
    /// # Errors
    /// When the system does not do it.
    pub fn kill(mut self) -> io::Result<()> {
        self.0.kill()?;
        self.0.wait().map(drop)
    }

    /// Tells it to stop as a service manager does (SIGTERM), and answers how it ended; none when it did not within
    /// `patience`.
    ///
    /// # Errors
    /// When the system does not do it.
    pub async fn terminate(mut self, patience: Duration) -> io::Result<Option<ExitStatus>> {
        kill_process(Pid::from_child(&self.0), Signal::TERM)?;
        let deadline = Instant::now() + patience;
        loop {
            let ended = self.ended()?;
            if ended.is_some() || Instant::now() > deadline {
                return Ok(ended);
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
