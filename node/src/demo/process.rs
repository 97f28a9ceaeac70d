//! One node of the region: a process of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use ntc_core::identity::card::NodeCard;
use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::OfficerName;
use ntc_core::party::Party;
use tokio::process::{Child, Command};

use super::Failure;
use super::officer::Officer;
use super::ports::free_port;
use crate::identity::init::{InitOptions, init};
use crate::ports::{SystemClock, SystemEntropy};

/// How long a node may take to start or to stop.
const PATIENCE: Duration = Duration::from_secs(30);

/// A node of the region.
pub(super) struct Node {
    pub(super) party: Party,
    pub(super) dir: PathBuf,
    pub(super) profile: PathBuf,
    pub(super) card: NodeCard,
    child: Option<Child>,
}

impl Node {
    /// Makes a node as `ntc-node init` does, on free ports of loopback.
    pub(super) fn make(party: &str, root: &Path) -> Result<Self, Failure> {
        let party: Party = party.parse()?;
        let dir = root.join(party.path().replace('/', "_"));
        let domain: FederationDomain = "ntc.example".parse()?;
        let administrator: OfficerName = "administrator".parse()?;
        let mut options = InitOptions::new(party.clone(), domain, administrator);
        let [peers, officers, metrics] = [free_port()?, free_port()?, free_port()?];
        options.addresses = vec![peers.to_string()];
        options.listen_peers = peers;
        options.listen_officers = officers;
        options.listen_metrics = metrics;
        let made = init(&dir, &options, &SystemClock, &SystemEntropy)?;
        small_footprint(&made.config)?;
        Ok(Self {
            party,
            dir,
            profile: made.administrator.profile,
            card: made.card,
            child: None,
        })
    }

    /// Starts the process and waits until it serves.
    pub(super) async fn start(&mut self) -> Result<Officer, Failure> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.dir.join("node.log"))?;
        let child = Command::new(std::env::current_exe()?)
            .arg("run")
            .arg("--dir")
            .arg(&self.dir)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        self.child = Some(child);
        let ready = tokio::time::timeout(PATIENCE, self.until_ready()).await;
        ready.map_err(|_| format!("{} did not start: {}", self.party, self.log()))?
    }

    async fn until_ready(&mut self) -> Result<Officer, Failure> {
        loop {
            if let Some(child) = &mut self.child
                && let Some(status) = child.try_wait()?
            {
                return Err(format!("{} ended ({status}): {}", self.party, self.log()).into());
            }
            if let Ok(officer) = Officer::call(&self.profile).await
                && officer.ready().await.unwrap_or(false)
            {
                return Ok(officer);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Stops the process as a service manager does.
    pub(super) async fn stop(&mut self) -> Result<(), Failure> {
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        if let Some(pid) = child.id().and_then(|id| i32::try_from(id).ok()) {
            let pid = rustix::process::Pid::from_raw(pid).ok_or("the process has no number")?;
            rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        }
        match tokio::time::timeout(PATIENCE, child.wait()).await {
            Ok(status) => status.map(|_| ()).map_err(Into::into),
            Err(_) => Err(format!("{} did not stop: {}", self.party, self.log()).into()),
        }
    }

    /// Where its log lies, and its last line: a temporary directory is gone when a person would look.
    fn log(&self) -> String {
        let path = self.dir.join("node.log");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let last = text.lines().last().unwrap_or("its log is empty");
        format!("{} says: {last}", path.display())
    }
}

/// Seven nodes share one machine here: small segments and a small disk reserve.
fn small_footprint(config: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(config)?
        .replace("reserve_percent = 10", "reserve_percent = 1")
        .replace("reserve_mib = 2048", "reserve_mib = 64")
        .replace("ledger_segment_mib = 64", "ledger_segment_mib = 4")
        .replace("replica_segment_mib = 8", "replica_segment_mib = 2")
        .replace("drain_seconds = 25", "drain_seconds = 2");
    Ok(std::fs::write(config, text)?)
}
