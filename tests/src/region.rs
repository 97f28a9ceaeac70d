//! The seven parties of the sample agreements.

use crate::Federation;

/// The parties, in order.
pub const PARTIES: [&str; 7] = [
    "AZ/state-customs-committee",
    "GE/revenue-service",
    "KZ/state-revenue-committee",
    "MD/customs-service",
    "TR/customs-guards",
    "UA/state-customs-service",
    "UZ/customs-committee",
];

/// The sample agreements as they are shipped.
pub const AGREEMENTS: [&str; 5] = [
    include_str!("../../deploy/config/agreements/group.toml"),
    include_str!("../../deploy/config/agreements/kz-uz.toml"),
    include_str!("../../deploy/config/agreements/ge-kz-narcotics.toml"),
    include_str!("../../deploy/config/agreements/tr-uz-one-way.toml"),
    include_str!("../../deploy/config/agreements/az-kz-caspian.toml"),
];

/// Seven nodes with the sample agreements in force.
pub async fn start() -> Federation {
    let federation = Federation::start(&PARTIES).await;
    for document in AGREEMENTS {
        federation.agree(document).await;
    }
    federation
}
