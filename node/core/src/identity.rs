//! Who a party and its officers are to others: names of keys, node cards and their fingerprints, officers'
//! roles. A node card is all that two administrators exchange before their nodes speak to each other.

pub mod card;
pub mod fingerprint;
pub mod keys;
pub mod name;
pub mod officer;
pub mod vkey;
