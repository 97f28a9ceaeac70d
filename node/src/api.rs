//! gRPC in: the officers' services and the exchange with peers.

pub mod status;
