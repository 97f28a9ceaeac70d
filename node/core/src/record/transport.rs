//! The transport section: means of transport, containers, route.

use crate::model::identifier::Identifier;
use crate::time::Timestamp;

/// Most legs of a carriage.
pub const MAX_LEGS: usize = 16;
/// Most containers.
pub const MAX_EQUIPMENT: usize = 64;
/// Most seals of one container.
pub const MAX_SEALS: usize = 16;
/// Most stops of a route.
pub const MAX_STOPS: usize = 32;

/// The transport section.
#[derive(Clone, Eq, PartialEq)]
pub struct Transport {
    /// The legs of the carriage, in order; at most [`MAX_LEGS`].
    pub legs: Vec<Leg>,
    /// Containers and their seals; at most [`MAX_EQUIPMENT`].
    pub equipment: Vec<Equipment>,
    /// The stops, in order; at most [`MAX_STOPS`].
    pub route: Vec<Stop>,
    /// True when the author states that the route is not known, or not known from end to end.
    pub route_unknown: bool,
}

/// One means of transport and its papers. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct Leg {
    /// A code of [`crate::model::codes::MODES`], UN/ECE Rec 19.
    pub mode: String,
    /// UN/ECE Rec 28 type of means.
    pub means_type: String,
    /// The conveyance as written: truck, car, vessel and so on.
    pub conveyance: String,
    /// Its name.
    pub name: String,
    /// Identifiers of the conveyance.
    pub identifiers: Vec<Identifier>,
    /// Voyage or flight as written.
    pub voyage: String,
    /// The carrier as written.
    pub carrier: String,
    /// Transport documents.
    pub documents: Vec<Identifier>,
}

/// A container.
#[derive(Clone, Eq, PartialEq)]
pub struct Equipment {
    /// Its number.
    pub container: Option<Identifier>,
    /// ISO 6346 size and type.
    pub size_type: String,
    /// Its seals; at most [`MAX_SEALS`].
    pub seals: Vec<Seal>,
    /// A code of [`crate::model::codes::LOADED_STATES`].
    pub loaded: String,
}

/// A seal and the state it was found in.
#[derive(Clone, Eq, PartialEq)]
pub struct Seal {
    /// As written.
    pub number: String,
    /// A code of [`crate::model::codes::SEAL_STATES`].
    pub state: String,
}

/// A point of the route.
#[derive(Clone, Eq, PartialEq)]
pub struct Stop {
    /// A code of [`crate::model::codes::STOP_ROLES`].
    pub role: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// UN/LOCODE; empty when not told.
    pub unlocode: String,
    /// When it was to be there.
    pub planned: Option<Timestamp>,
    /// When it was there.
    pub actual: Option<Timestamp>,
    /// True when known, false when alleged.
    pub known: bool,
}

super::redact!(Transport, Leg, Equipment, Seal, Stop);
