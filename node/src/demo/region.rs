//! The region of the demonstration: seven parties and agreements between them that really differ.

use std::collections::BTreeMap;
use std::path::Path;

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

/// The nodes and their officers.
pub(super) struct Region {
    pub(super) nodes: BTreeMap<String, Node>,
    pub(super) officers: BTreeMap<String, Officer>,
}

impl Region {
    /// Makes a node of each party below a directory.
    pub(super) fn make(root: &Path) -> Result<Self, Failure> {
        let mut nodes = BTreeMap::new();
        for party in PARTIES {
            nodes.insert(party.to_owned(), Node::make(party, root)?);
        }
        Ok(Self {
            nodes,
            officers: BTreeMap::new(),
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
}
