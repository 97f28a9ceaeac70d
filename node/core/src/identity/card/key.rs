//! The keys that a card lists: those in force, those retired, and those that this version does not use.

use crate::envelope::PublicKey;
use crate::identity::name::FederationDomain;
use crate::identity::vkey::{self, Vkey};
use crate::party::Party;

use super::{CardKeys, KeyRole};

/// A key that a card lists.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ListedKey {
    /// What it is for. A word that this version does not know is kept.
    pub role: String,
    /// The key as a vkey text.
    pub vkey: String,
    /// Index of the KEY entry of the own ledger that added it.
    pub from: u64,
    /// Index of the KEY entry that retired or revoked it; none while it is in force.
    pub to: Option<u64>,
}

impl ListedKey {
    /// Reads `<role> <vkey> <from> <to or ->`.
    pub(super) fn read(value: &str) -> Option<Self> {
        let mut words = value.split(' ');
        let (role, vkey, from, to) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let to = match to {
            "-" => None,
            index => Some(index.parse().ok()?),
        };
        let listed = Self {
            role: role.to_owned(),
            vkey: Vkey::read(vkey).map(|_| vkey.to_owned())?,
            from: from.parse().ok()?,
            to,
        };
        let is_role = !role.is_empty() && role.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let ordered = listed.to.is_none_or(|to| listed.from < to);
        (is_role && ordered && listed.line() == value).then_some(listed)
    }

    /// The value of its line.
    pub(super) fn line(&self) -> String {
        let to = self.to.map_or("-".to_owned(), |to| to.to_string());
        format!("{} {} {} {to}", self.role, self.vkey, self.from)
    }

    /// Its role; none when this version does not know it.
    pub fn known_role(&self) -> Option<KeyRole> {
        KeyRole::ALL
            .into_iter()
            .find(|role| role.name() == self.role)
    }

    /// The key, when its role and type are in use.
    pub fn public(&self) -> Option<PublicKey> {
        let role = self.known_role()?;
        let key = Vkey::read(&self.vkey)?;
        if key.key_type().byte() != role.signature_type() {
            return None;
        }
        PublicKey::from_bytes(&key.ed25519()?).ok()
    }
}

/// The name of a role's keys.
pub(super) fn key_name(
    domain: &FederationDomain,
    party: &Party,
    ledger: u32,
    role: KeyRole,
) -> String {
    match role {
        KeyRole::Author => domain.author_name(party),
        KeyRole::Ledger => domain.ledger_origin(party, ledger),
        KeyRole::Witness => domain.witness_name(party),
        KeyRole::Receipt => domain.receipt_name(party),
    }
}

/// The first keys of a party, as its card lists them: a new ledger begins with the KEY entries of the four, in the
/// order of [`KeyRole::ALL`].
pub fn founding_keys(
    domain: &FederationDomain,
    party: &Party,
    ledger: u32,
    keys: &CardKeys,
) -> Vec<ListedKey> {
    let listed = |(from, role): (u64, KeyRole)| ListedKey {
        role: role.name().to_owned(),
        vkey: vkey::encode(
            &key_name(domain, party, ledger, role),
            role.signature_type(),
            keys.key(role),
        ),
        from,
        to: None,
    };
    (0..).zip(KeyRole::ALL).map(listed).collect()
}

/// The key in force of each role: the last that the card lists without an end and of a type in use. None when a role
/// has none.
pub(super) fn in_force(listed: &[ListedKey]) -> Option<CardKeys> {
    let key = |role: KeyRole| {
        let mut newest = listed.iter().rev().filter(|key| key.to.is_none());
        let newest = newest.find_map(|key| {
            let matches = key.known_role() == Some(role);
            matches.then(|| key.public()).flatten()
        });
        newest.map(|key| *key.as_bytes())
    };
    Some(CardKeys {
        author: key(KeyRole::Author)?,
        ledger: key(KeyRole::Ledger)?,
        witness: key(KeyRole::Witness)?,
        receipt: key(KeyRole::Receipt)?,
    })
}
