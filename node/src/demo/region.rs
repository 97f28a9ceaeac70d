//! The region of the demonstration: seven parties and agreements between them that really differ.

/// The parties, by country.
pub(crate) const PARTIES: [&str; 7] = [
    "AZ/state-customs-committee",
    "GE/revenue-service",
    "KZ/state-revenue-committee",
    "MD/customs-service",
    "TR/customs-guards",
    "UA/state-customs-service",
    "UZ/customs-committee",
];

/// The node that is stopped while the others publish.
pub(crate) const OUTAGE: &str = "GE/revenue-service";
