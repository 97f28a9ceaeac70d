//! Several nodes that have enrolled each other and signed agreements.

use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_node::app::Ports;
use ntc_proto::node::v1 as pb;

use crate::{TestNode, until};

/// Nodes in this process.
pub struct Federation {
    /// The nodes, in the order in which they were named.
    pub nodes: Vec<TestNode>,
}

impl Federation {
    /// Starts a node for each party and enrols everyone with everyone.
    pub async fn start(parties: &[&str]) -> Self {
        Self::start_with(parties, &Ports::system()).await
    }

    /// The same with injected edges.
    pub async fn start_with(parties: &[&str], ports: &Ports) -> Self {
        let mut nodes = Vec::new();
        for party in parties {
            nodes.push(TestNode::start_with(party, ports).await);
        }
        Self::of(nodes).await
    }

    /// Enrols everyone with everyone.
    pub async fn of(nodes: Vec<TestNode>) -> Self {
        let federation = Self { nodes };
        federation.enrol_all().await;
        federation
    }

    /// Starts a node for each party, enrols everyone, and puts one agreement that shares everything between all in
    /// force.
    pub async fn sharing_all(parties: &[&str]) -> Self {
        Self::sharing_all_with(parties, &Ports::system()).await
    }

    /// The same with injected edges.
    pub async fn sharing_all_with(parties: &[&str], ports: &Ports) -> Self {
        let federation = Self::start_with(parties, ports).await;
        federation.agree(&share_all("all", parties)).await;
        federation
    }

    async fn enrol_all(&self) {
        for node in &self.nodes {
            for other in self
                .nodes
                .iter()
                .filter(|other| other.party() != node.party())
            {
                node.enrol(&other.files.card).await;
            }
        }
        for node in &self.nodes {
            for other in self
                .nodes
                .iter()
                .filter(|other| other.party() != node.party())
            {
                until("a session", || async {
                    node.peer(other.party()).await.state == "connected"
                })
                .await;
            }
        }
    }

    /// The node of a party.
    pub fn node(&self, party: &str) -> &TestNode {
        self.nodes
            .iter()
            .find(|node| node.party() == party)
            .expect("a node of the federation")
    }

    /// The node of a party, to be stopped or restarted.
    pub fn node_mut(&mut self, party: &str) -> &mut TestNode {
        self.nodes
            .iter_mut()
            .find(|node| node.party() == party)
            .expect("a node")
    }

    /// Puts an agreement forward by its first party of this federation and has the others sign it.
    pub async fn agree(&self, document: &str) {
        let agreement =
            ntc_core::policy::Agreement::read(document.as_bytes()).expect("an agreement");
        let id = agreement.id().to_owned();
        let parties: Vec<_> = agreement.parties().map(ToString::to_string).collect();
        let (first, others) = parties.split_first().expect("parties");
        let proposed = self.node(first).officer().propose(document).await;
        proposed.expect("a proposal");
        for other in others {
            let node = self.node(other);
            until("a proposal to arrive", || async {
                find(node, &id).await.is_some()
            })
            .await;
            let found = find(node, &id).await.expect("the proposal");
            node.officer().sign(found).await.expect("a signature");
        }
        for party in &parties {
            let node = self.node(party);
            until("an agreement in force between all", || async {
                let in_force = node.officer().is_in_force_for_all(&id).await;
                in_force.expect("agreements")
            })
            .await;
        }
    }

    /// Stops every node.
    pub async fn stop(mut self) {
        for node in &mut self.nodes {
            node.stop().await;
        }
    }
}

/// An agreement as a node has it, if it does.
pub async fn find(node: &TestNode, id: &str) -> Option<pb::AgreementSummary> {
    node.officer().agreement(id).await.expect("agreements")
}

/// The text of an agreement by which these parties share everything with each other.
pub fn share_all(id: &str, parties: &[&str]) -> String {
    let template = Template {
        id: id.to_owned(),
        title: "Test agreement".to_owned(),
        legal_basis: "Memorandum of the test".to_owned(),
        parties: parties
            .iter()
            .map(|party| TemplateParty {
                party: party.parse().expect("a party"),
                name: (*party).to_owned(),
            })
            .collect(),
        from: "2026-01-01".to_owned(),
        until: "2036-01-01".to_owned(),
    };
    template.document()
}
