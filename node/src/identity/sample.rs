//! The configuration that a new node starts with.

use super::options::InitOptions;

/// Writes `node.toml` for a new node.
pub fn render(options: &InitOptions) -> String {
    let text = |value: &str| toml::Value::from(value).to_string();
    let addresses: Vec<String> = options.addresses.iter().map(|a| text(a)).collect();
    format!(
        "\
# Configuration of an NTC Node. Names that the node does not know are refused; `ntc-node check-config` checks
# this file. Relative paths start at the directory of this file.

# State (ISO 3166-1 alpha-2) and authority.
party = {party}
# DNS name under which the federation names its ledgers and nodes. All its members use the same.
federation_domain = {domain}
# Where partners reach this node, and whom they call at any hour. Both stand in node.card; after a change, make
# the card again with `ntc-node card` and give it to every partner.
addresses = [{addresses}]
contact = {contact}
# Where officers reach this node from their own machines. It stands in the profiles that are issued from then on; for
# another machine than this one, listen.officers has to be an address of the network.
officers_address = {officers_address}

[listen]
peers = {peers}
officers = {officers}
# Metrics over plain HTTP; keep it on this machine.
metrics = {metrics}

[paths]
data = \"data\"

[log]
# \"text\" for people, \"json\" for programs.
format = \"text\"
filter = \"info\"

[disk]
# The node refuses to write when less than this is free, and warns earlier.
reserve_percent = 10
reserve_mib = 2048
alarm_percent = 20
# A journal that needs a new segment gets none that would leave less than this free.
floor_mib = 256
# Journals grow by segments of this size: the ledger's, and every other one, of which each partner has one.
ledger_segment_mib = 64
replica_segment_mib = 8

[records]
# Validity of an own record that names no end.
default_expiry_days = 365
",
        party = text(options.party.as_str()),
        domain = text(options.domain.as_str()),
        addresses = addresses.join(", "),
        contact = text(&options.contact),
        officers_address = text(&options.officers_address()),
        peers = text(&options.listen_peers.to_string()),
        officers = text(&options.listen_officers.to_string()),
        metrics = text(&options.listen_metrics.to_string()),
    )
}
