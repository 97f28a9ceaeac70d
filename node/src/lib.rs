//! The NTC Node daemon. One folder for each stage of the data path, in the order in which data walks it:
//! `publish → ledger → outbox → peer → inbox`; then the edges.

pub mod config;
pub mod identity;
pub mod ports;
pub mod store;
pub mod telemetry;
pub mod tls;
