//! A node in a process of its own, to be killed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use ntc_node::demo::process::Process;

use crate::node::NodeFiles;
use crate::wait::PATIENCE;

/// A running `ntc-node`.
pub struct NodeProcess(Process);

impl NodeProcess {
    /// Starts `ntc-node run` on files; its log goes into a file beside them.
    pub fn start(files: &NodeFiles) -> Self {
        Self(Process::start(&binary(), &files.dir).expect("ntc-node starts"))
    }

    /// The same with its log going elsewhere.
    pub fn start_with_log(files: &NodeFiles, log: impl Into<Stdio>) -> Self {
        let process = Process::start_with_log(&binary(), &files.dir, log);
        Self(process.expect("ntc-node starts"))
    }

    /// Kills it without warning (SIGKILL) and waits until it is gone.
    pub fn kill(self) {
        self.0.kill().expect("the process is killed");
    }

    /// Tells it to stop as a service manager does (SIGTERM), and waits for its end.
    pub async fn terminate(self) -> ExitStatus {
        let ended = self.0.terminate(PATIENCE).await.expect("a signal");
        ended.expect("the process ends")
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

/// Runs a command of `ntc-node` on the files of a node that does not run.
pub fn command(files: &NodeFiles, name: &str) -> Output {
    command_of(files, &[name])
}

/// All that a command printed.
pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs a command of several words; standard input is closed.
pub fn command_of(files: &NodeFiles, words: &[&str]) -> Output {
    command_into(files, words, Stdio::piped())
}

/// The same with its standard output going elsewhere.
pub fn command_into(files: &NodeFiles, words: &[&str], stdout: impl Into<Stdio>) -> Output {
    let mut command = Command::new(binary());
    command
        .args(words)
        .arg("--dir")
        .arg(&files.dir)
        .env("NTC_LANG", "en")
        .stdin(Stdio::null());
    let child = command.stdout(stdout).stderr(Stdio::piped()).spawn();
    child
        .and_then(Child::wait_with_output)
        .expect("ntc-node runs")
}

/// The `ntc-node` of this build, beside the test binary; built by it when it is not there yet.
pub fn binary() -> PathBuf {
    static BUILT: std::sync::Once = std::sync::Once::new();
    built(&["--package", "ntc-node"], "ntc-node", &BUILT)
}

/// The officers' `ntc` of this build, in the same place. A test run of the workspace has built it, with the features of
/// its dependencies that the whole of it needs.
pub fn officers_binary() -> PathBuf {
    static BUILT: std::sync::Once = std::sync::Once::new();
    built(&["--workspace"], "ntc", &BUILT)
}

fn built(packages: &[&str], name: &str, once: &std::sync::Once) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let target = test.ancestors().nth(2).expect("the target directory");
    let binary = target.join(name);
    once.call_once(|| build(target, packages, name));
    assert!(binary.is_file(), "{} is not there", binary.display());
    binary
}

/// A workspace's test run does not promise to build other packages' binaries, so it is asked for.
fn build(target: &Path, packages: &[&str], name: &str) {
    let release = target.ends_with("release");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet", "--bin", name])
        .args(packages);
    cargo
        .arg("--target-dir")
        .arg(target.parent().expect("the target directory"));
    if release {
        cargo.arg("--release");
    }
    let status = cargo.status().expect("cargo runs");
    assert!(status.success(), "{name} is not built");
}
