//! The region of the demonstration: seven parties and agreements between them that really differ.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Failure;
use super::node::Node;
use super::officer::Officer;

/// The parties.
pub const PARTIES: [&str; 7] = [
    "AZ/state-customs-committee",
    "GE/revenue-service",
    "KZ/state-revenue-committee",
    "MD/customs-service",
    "TR/customs-guards",
    "UA/state-customs-service",
    "UZ/customs-committee",
];

/// The agreements; the first party named in each puts it forward.
pub const AGREEMENTS: [&str; 5] = [
    include_str!("../../../deploy/config/agreements/group.toml"),
    include_str!("../../../deploy/config/agreements/kz-uz.toml"),
    include_str!("../../../deploy/config/agreements/ge-kz-narcotics.toml"),
    include_str!("../../../deploy/config/agreements/tr-uz-one-way.toml"),
    include_str!("../../../deploy/config/agreements/az-kz-caspian.toml"),
];

/// The real seizures: 202 publicly reported events, without any person.
pub(super) const SEIZURES: &[u8] = include_bytes!("../../../tests/data/seizures.csv");

/// The node that is stopped while the others publish.
pub(super) const OUTAGE: &str = "GE/revenue-service";

/// Seven nodes and their officers.
pub(super) struct Region {
    pub(super) nodes: BTreeMap<String, Node>,
    pub(super) officers: BTreeMap<String, Officer>,
    pub(super) root: PathBuf,
    /// Removes the directory when it is dropped; none when the person named one.
    _temporary: Option<tempfile::TempDir>,
}

impl Region {
    /// Makes the seven nodes.
    pub(super) fn make(dir: Option<PathBuf>, keep: bool) -> Result<Self, Failure> {
        let (root, temporary) = match dir {
            Some(dir) => {
                std::fs::create_dir_all(&dir)?;
                (dir, None)
            }
            None => {
                let mut temporary = tempfile::tempdir()?;
                temporary.disable_cleanup(keep);
                (temporary.path().to_owned(), Some(temporary))
            }
        };
        let mut nodes = BTreeMap::new();
        for party in PARTIES {
            nodes.insert(party.to_owned(), Node::make(party, &root)?);
        }
        Ok(Self {
            nodes,
            officers: BTreeMap::new(),
            root,
            _temporary: temporary,
        })
    }

    /// The officer of a party.
    pub(super) fn officer(&self, party: &str) -> Result<&Officer, Failure> {
        self.officers
            .get(party)
            .ok_or_else(|| format!("{party} has no officer here").into())
    }

    /// Starts one node.
    pub(super) async fn start(&mut self, party: &str) -> Result<(), Failure> {
        let node = self.nodes.get_mut(party).ok_or("no such node")?;
        let officer = node.start().await?;
        self.officers.insert(party.to_owned(), officer);
        Ok(())
    }

    /// Stops one node.
    pub(super) async fn stop_one(&mut self, party: &str) -> Result<(), Failure> {
        self.officers.remove(party);
        self.nodes
            .get_mut(party)
            .ok_or("no such node")?
            .stop()
            .await
    }

    /// Stops all nodes.
    pub(super) async fn stop(&mut self) -> Result<(), Failure> {
        self.officers.clear();
        for node in self.nodes.values_mut() {
            node.stop().await?;
        }
        Ok(())
    }

    /// Starts all nodes.
    pub(super) async fn start_all(&mut self) -> Result<(), Failure> {
        let starts = self
            .nodes
            .iter_mut()
            .map(|(party, node)| async { Ok::<_, Failure>((party.clone(), node.start().await?)) });
        self.officers = futures::future::try_join_all(starts)
            .await?
            .into_iter()
            .collect();
        Ok(())
    }

    /// How to look at the nodes that keep running.
    pub(super) fn how_to_look_further(&self) -> String {
        let mut text = String::from(
            "The region keeps running; Ctrl-C stops it. Look further with `ntc`\n\
             (cargo build --release -p ntc-cli; then target/release/ntc), for example:\n",
        );
        for (party, node) in &self.nodes {
            text.push_str(&format!(
                "  {party:<28} --profile {}\n",
                node.files.profile.display()
            ));
        }
        if let Some(node) = self.nodes.get("AZ/state-customs-committee") {
            let profile = node.files.profile.display();
            for command in ["alert list", "peer list", "agreement list", "ledger verify"] {
                text.push_str(&format!("  ntc --profile {profile} {command}\n"));
            }
        }
        text.push_str(&format!("Logs and files: {}", self.root.display()));
        text
    }

    /// How to have the nodes stay.
    pub(super) fn how_to_keep(&self) -> &'static str {
        "Look further: `cargo run --release -- demo --keep` leaves the seven nodes running and says how to\n\
         open them with `ntc` (alert list, show, delivery; peer list; agreement show; ledger verify)."
    }
}
