//! A request that waits for a second officer, and who may decide about it.

use std::collections::BTreeSet;

use super::error::ApprovalError;
use super::id::ApprovalId;
use super::rules::Sort;
use crate::envelope::Hash;
use crate::identity::officer::Role;
use crate::names::names;
use crate::time::Timestamp;

/// What the hash of a request begins with.
const CONTEXT: &[u8] = b"ntc/approval/v1\n";

names! {
    /// Where a request stands. The number is stored.
    Stage;
    /// It waits for a second officer.
    Waits = 1 "waits";
    /// A second officer approved it; it is being carried out, or is to be on the node's machine.
    Approved = 2 "approved";
    /// It was refused, or taken back.
    Refused = 3 "refused";
    /// Nobody decided about it in time.
    Expired = 4 "expired";
    /// It was carried out.
    Done = 5 "done";
    /// It was approved, and was not carried out to its end.
    Failed = 6 "failed";
}

/// An officer, by the certificate of the call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Who {
    /// The name.
    pub name: String,
    /// Serial number of the certificate.
    pub serial: String,
}

impl Who {
    /// Whether both are one officer: by the name, or by the certificate.
    pub fn is(&self, other: &Self) -> bool {
        self.name == other.name || self.serial == other.serial
    }
}

/// An officer who decides about the request of another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Second {
    /// Who.
    pub who: Who,
    /// The roles of the certificate.
    pub roles: BTreeSet<Role>,
}

/// What an officer asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Asked {
    /// Its name.
    pub id: ApprovalId,
    /// What it is about.
    pub sort: Sort,
    /// The call that is carried out.
    pub method: String,
    /// Who asked.
    pub by: Who,
    /// When.
    pub at: Timestamp,
    /// Until when it waits.
    pub until: Timestamp,
}

impl Asked {
    /// The hash of the request, with its exact bytes:
    /// `"ntc/approval/v1\n" | number u64 | sort u8 | at u64 | until u64 | length u32, method | length u32, name |
    /// length u32, serial | length u32, bytes`; numbers are big-endian, times milliseconds.
    pub fn sha256(&self, body: &[u8]) -> Hash {
        let len = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes();
        let (method, name) = (self.method.as_bytes(), self.by.name.as_bytes());
        let serial = self.by.serial.as_bytes();
        Hash::of(&[
            CONTEXT,
            &self.id.number().to_be_bytes(),
            &[self.sort as u8],
            &self.at.as_millis().to_be_bytes(),
            &self.until.as_millis().to_be_bytes(),
            &len(method),
            method,
            &len(name),
            name,
            &len(serial),
            serial,
            &len(body),
            body,
        ])
    }

    /// Where it stands now, of which `noted` is written down.
    pub fn stage(&self, noted: Stage, now: Timestamp) -> Stage {
        if noted == Stage::Waits && now >= self.until {
            return Stage::Expired;
        }
        noted
    }

    /// Whether an officer may approve it now. `shown` is the hash that the officer gives for what was read, `noted` and
    /// `sha256` are written down with it, `body` is what would be carried out.
    ///
    /// # Errors
    /// Why not.
    pub fn may_approve(
        &self,
        (noted, sha256): (Stage, &Hash),
        second: &Second,
        (shown, body): (&[u8], &[u8]),
        now: Timestamp,
    ) -> Result<(), ApprovalError> {
        self.waits(noted, now)?;
        if self.sha256(body) != *sha256 {
            return Err(ApprovalError::Altered);
        }
        if shown != sha256.as_bytes() {
            return Err(ApprovalError::OtherRequest);
        }
        self.has_role(second)?;
        if self.by.is(&second.who) {
            return Err(ApprovalError::Own);
        }
        Ok(())
    }

    /// Whether an officer may refuse it now. Whoever asked takes it back.
    ///
    /// # Errors
    /// Why not.
    pub fn may_refuse(
        &self,
        noted: Stage,
        second: &Second,
        now: Timestamp,
    ) -> Result<(), ApprovalError> {
        self.waits(noted, now)?;
        if self.by.is(&second.who) {
            return Ok(());
        }
        self.has_role(second)
    }

    fn waits(&self, noted: Stage, now: Timestamp) -> Result<(), ApprovalError> {
        match self.stage(noted, now) {
            Stage::Waits => Ok(()),
            Stage::Expired => Err(ApprovalError::Expired(self.until)),
            decided @ (Stage::Approved | Stage::Refused | Stage::Done | Stage::Failed) => {
                Err(ApprovalError::Decided(decided))
            }
        }
    }

    fn has_role(&self, second: &Second) -> Result<(), ApprovalError> {
        let mut roles = self.sort.approvers().iter();
        if roles.any(|role| second.roles.contains(role)) {
            return Ok(());
        }
        Err(ApprovalError::Role(self.sort))
    }
}
