//! What the node tells those who run it: logs and metrics. Neither carries personal data.

pub mod health;
pub mod logging;
pub mod metrics;
pub mod scrape;
