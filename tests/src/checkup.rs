//! What the doctor says of a node, and of its partners.

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::doctor_service_client::DoctorServiceClient;

use crate::node::TestNode;

/// Each check, of a partner, or of the node itself where no party is named.
///
/// # Panics
/// When the node does not answer.
pub async fn examined(node: &TestNode, party: &str) -> Vec<pb::Examined> {
    let request = pb::ExamineRequest {
        party: party.to_owned(),
    };
    let mut doctor = DoctorServiceClient::new(node.channel());
    let examined = doctor.examine(request).await.expect("checks");
    examined.into_inner().checks
}

/// The causes that are named, each with its check.
pub fn named(checks: &[pb::Examined]) -> Vec<(&str, &str)> {
    let named = checks.iter().filter(|it| !it.cause.is_empty());
    named
        .map(|it| (it.name.as_str(), it.cause.as_str()))
        .collect()
}

/// Holds the doctor to naming a cause at a check, with what it means and what to do.
///
/// # Panics
/// When it does not.
pub async fn finds(node: &TestNode, party: &str, check: &str, cause: &str) {
    let checks = examined(node, party).await;
    let found = checks
        .iter()
        .find(|it| it.name == check && it.cause == cause);
    let found = found.unwrap_or_else(|| panic!("{check} does not name {cause}: {checks:?}"));
    assert!(!found.means.is_empty() && !found.fix.is_empty());
}
