//! A node has no socket but those that its edges give it.

use ntc_tests::network::MemoryNetwork;
use ntc_tests::{Federation, draft, until};
use tokio::net::TcpStream;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_exchange_records_over_a_network_in_memory() {
    let (network, ports) = MemoryNetwork::ports();
    let federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    until("the record at the partner", || async {
        ge.get(&published.id).await.is_some()
    })
    .await;
    // Two officers and a session each way at least, and not one of them over a socket of the machine.
    assert!(network.opened() >= 4, "{}", network.opened());
    for node in [az, ge] {
        let addresses = node.app().addresses();
        for address in [addresses.peers, addresses.officers, addresses.metrics] {
            assert!(TcpStream::connect(address).await.is_err(), "{address}");
        }
    }
    federation.stop().await;
}
