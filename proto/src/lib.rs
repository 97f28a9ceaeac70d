//! Generated wire types, and which fields the messages of a record have.
//!
//! [`v1`] is the treaty surface between nodes; [`node::v1`] is the surface of a node towards its own
//! officers. Without the feature `grpc` only the messages are compiled.

pub mod shape;

/// `ntc.v1`: what nodes say to each other.
pub mod v1 {
    include!(concat!(env!("OUT_DIR"), "/ntc.v1.rs"));
}

/// What a node offers to its own officers.
pub mod node {
    /// `ntc.node.v1`.
    pub mod v1 {
        include!(concat!(env!("OUT_DIR"), "/ntc.node.v1.rs"));
    }
}
