//! The seven parties of the sample agreements.

pub use ntc_node::demo::region::{AGREEMENTS, PARTIES};

use crate::Federation;

/// Seven nodes with the sample agreements in force.
pub async fn start() -> Federation {
    let federation = Federation::start(&PARTIES).await;
    for document in AGREEMENTS {
        federation.agree(document).await;
    }
    federation
}
