//! One node of the region: a process of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::party::Party;

use super::Failure;
use super::files::NodeFiles;
use super::officer::Officer;
use super::process::Process;
use crate::identity::officer::{Office, issue_officer};
use crate::ports::{Clock as _, SystemClock, SystemEntropy};

/// How long a node may take to start or to stop.
const PATIENCE: Duration = Duration::from_secs(60);

/// Seven nodes share one machine here: small segments, and a disk reserve that does not depend on how full it is. A
/// node that is short of room takes nothing of partners.
const SMALL: [(&str, &str); 5] = [
    ("reserve_percent = 10", "reserve_percent = 0"),
    ("reserve_mib = 2048", "reserve_mib = 64"),
    ("alarm_percent = 20", "alarm_percent = 0"),
    ("ledger_segment_mib = 64", "ledger_segment_mib = 4"),
    ("replica_segment_mib = 8", "replica_segment_mib = 2"),
];

/// Nobody's upload is waited for.
const SHORT_DRAIN: &str = "\n[shutdown]\ndrain_seconds = 2\n";

/// A node of the region.
pub(super) struct Node {
    pub(super) files: NodeFiles,
    process: Option<Process>,
}

impl Node {
    /// Makes the files of a party's node below `root`.
    pub(super) fn make(party: &str, root: &Path) -> Result<Self, Failure> {
        let folder = party.parse::<Party>()?.file_name();
        let files = NodeFiles::make(party, root.join(folder), &SMALL)?;
        files.edit_config(|text| text + SHORT_DRAIN)?;
        Ok(Self {
            files,
            process: None,
        })
    }

    /// Certifies a further officer with these roles, as `ntc-node officer issue` does; the folder of the profile.
    pub(super) fn certify(
        &self,
        name: &str,
        roles: impl IntoIterator<Item = Role>,
    ) -> Result<PathBuf, Failure> {
        let settings = self.files.settings()?;
        let office = Office {
            layout: &settings.layout,
            party: &settings.party,
            domain: &settings.domain,
            now: SystemClock.now(),
            entropy: &SystemEntropy,
        };
        let name: OfficerName = name.parse()?;
        let roles: BTreeSet<_> = roles.into_iter().collect();
        let issued = issue_officer(&office, &name, &roles, &settings.officers_address)?;
        Ok(issued.profile)
    }

    /// Starts the process and waits until it serves.
    pub(super) async fn start(&mut self) -> Result<Officer, Failure> {
        self.process = Some(Process::start(&std::env::current_exe()?, &self.files.dir)?);
        let ready = tokio::time::timeout(PATIENCE, self.until_ready()).await;
        ready.unwrap_or_else(|_| Err(self.failed("did not start")))
    }

    async fn until_ready(&mut self) -> Result<Officer, Failure> {
        loop {
            if let Some(process) = &mut self.process
                && let Some(status) = process.ended()?
            {
                return Err(self.failed(&format!("ended ({status})")));
            }
            if let Ok(officer) = Officer::call(&self.files.profile).await
                && officer.ready().await.unwrap_or(false)
            {
                return Ok(officer);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Stops the process as a service manager does.
    pub(super) async fn stop(&mut self) -> Result<(), Failure> {
        let Some(process) = self.process.take() else {
            return Ok(());
        };
        match process.terminate(PATIENCE).await? {
            Some(_) => Ok(()),
            None => Err(self.failed("did not stop")),
        }
    }

    /// What went wrong, where the node's log lies, and its last line: a temporary directory is gone when a person would
    /// look.
    fn failed(&self, what: &str) -> Failure {
        let path = self.files.dir.join("node.log");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let last = text.lines().last().unwrap_or("its log is empty");
        let party = &self.files.party;
        format!("{party} {what}: {} says: {last}", path.display()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_node_of_the_region_takes_less_of_partners_because_of_how_full_this_machine_is() {
        let root = tempfile::tempdir().unwrap();
        let node = Node::make("AZ/customs", root.path()).unwrap();
        let settings = node.files.settings().unwrap();
        assert_eq!(settings.drain_timeout, Duration::from_secs(2));
        let disk = settings.disk;
        assert_eq!((disk.reserve_percent, disk.alarm_percent), (0, 0));
        assert_eq!(disk.reserve_bytes, 64 << 20);
    }
}
