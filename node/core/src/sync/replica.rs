//! The id of a replica.

use std::fmt;
use std::str::FromStr;

/// Names one replica of a feed: drawn at random when the replica is founded, and again when it was restored or lost
/// its end, because what it signs from then on is about another tree.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ReplicaId([u8; 16]);

impl ReplicaId {
    /// The id of these random bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads an id; none unless there are 16 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The text is no replica id: 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a replica id is 32 lower-case hexadecimal digits")]
pub struct InvalidReplicaId;

impl FromStr for ReplicaId {
    type Err = InvalidReplicaId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = hex::decode(text)
            .ok()
            .and_then(|bytes| Self::from_slice(&bytes))
            .ok_or(InvalidReplicaId)?;
        (id.to_string() == text)
            .then_some(id)
            .ok_or(InvalidReplicaId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replica_id_reads_back_in_lower_case_alone() {
        let id = ReplicaId::from_bytes([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            id.to_string().to_uppercase().parse::<ReplicaId>(),
            Err(InvalidReplicaId)
        );
        assert!("ab".parse::<ReplicaId>().is_err());
    }
}
