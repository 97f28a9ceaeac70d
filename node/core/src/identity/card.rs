//! The node card: a short signed text with all that a partner must know of a party before their nodes meet.
//!
//! The text has one `name: value` a line, in a fixed order, and below a blank line one signature for each of the four
//! roles by its key in force, which proves that the card's author holds them all. A card has exactly one form:
//! whatever is not what this file would write itself is refused. Lines of a later version stand behind those that are
//! known; they are kept as they are, and the signatures cover them. Nothing in a card is trusted until an
//! administrator has compared its fingerprint with what the owner reads out.

mod key;
mod text;

use std::fmt;

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

pub use self::key::{ListedKey, founding_keys};
pub use self::text::{is_address, is_contact};
use super::fingerprint::Fingerprint;
use super::name::FederationDomain;
use super::vkey;
use crate::model::kind::{AGREED, HIT, ONWARD, OUTCOME, QUERY, RECALL, RECORDS, REQUEST};
use crate::names::names;
use crate::party::Party;
use crate::reason::Reasoned;
use crate::time::Timestamp;

/// Longest card, in bytes.
pub const MAX_CARD_LEN: usize = 64 * 1024;

/// Most addresses of a node.
pub const MAX_ADDRESSES: usize = 8;

/// Most certificate authorities of a node: the one in use and the next.
pub const MAX_AUTHORITIES: usize = 2;

/// Longest certificate of an authority, in bytes of DER.
pub const MAX_AUTHORITY_CERT_LEN: usize = 16 * 1024;

/// Most keys that a card lists, retired ones included.
pub const MAX_KEYS: usize = 64;

/// Most capabilities of a node.
pub const MAX_CAPABILITIES: usize = 64;

/// Most lines of later versions.
pub const MAX_OTHER_LINES: usize = 64;

/// Size of a ledger that holds nothing but the KEY entries of the party's first keys.
pub const FOUNDING_SIZE: u64 = KeyRole::ALL.len() as u64;

/// What this version understands, as its card says.
pub const CAPABILITIES: [&str; 12] = [
    "records/1",
    RECORDS,
    "receipt/2",
    "erase/1",
    "key/1",
    RECALL,
    OUTCOME,
    REQUEST,
    ONWARD,
    QUERY,
    HIT,
    AGREED,
];

/// What every node understands, so that it goes to whoever is enrolled: records, receipts, and entries that erase and that
/// change keys.
pub const ALWAYS: [&str; 4] = ["records/1", "receipt/2", "erase/1", "key/1"];

/// Longest address, in characters.
pub const MAX_ADDRESS_LEN: usize = 260;

/// Longest duty contact, in characters.
pub const MAX_CONTACT_LEN: usize = 200;

names! {
    /// The four keys of a party, apart because each says something else. The number is part of committed bytes.
    KeyRole;
    /// Signs records and agreements.
    Author = 1 "author";
    /// Signs checkpoints of the own ledger.
    Ledger = 2 "ledger";
    /// Cosigns other ledgers: "consistent with all I have seen".
    Witness = 3 "witness";
    /// Signs receipts: "I durably hold my feed up to here, and this was shown of it".
    Receipt = 4 "receipt";
}

impl KeyRole {
    /// Signature type of its keys.
    pub const fn signature_type(self) -> u8 {
        match self {
            Self::Author | Self::Ledger | Self::Receipt => vkey::TYPE_NOTE,
            Self::Witness => vkey::TYPE_COSIGNATURE,
        }
    }
}

/// The keys in force of a party, one for each role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CardKeys {
    /// Verifies records and agreements.
    pub author: [u8; 32],
    /// Verifies checkpoints.
    pub ledger: [u8; 32],
    /// Verifies witness cosignatures.
    pub witness: [u8; 32],
    /// Verifies receipts.
    pub receipt: [u8; 32],
}

impl CardKeys {
    /// The key of this role.
    pub const fn key(&self, role: KeyRole) -> &[u8; 32] {
        match role {
            KeyRole::Author => &self.author,
            KeyRole::Ledger => &self.ledger,
            KeyRole::Witness => &self.witness,
            KeyRole::Receipt => &self.receipt,
        }
    }
}

/// What a card says, before it is signed.
#[derive(Clone, Eq, PartialEq)]
pub struct CardDraft {
    /// The federation's domain.
    pub domain: FederationDomain,
    /// Whose card it is.
    pub party: Party,
    /// Number of the ledger in its origin, from 1.
    pub ledger_number: u32,
    /// How large the own ledger was: it holds the KEY entries of all keys that are listed. A card with a smaller size
    /// does not replace one with a larger.
    pub made_at: u64,
    /// Keys, retired ones included, at most [`MAX_KEYS`]; no two roles share one.
    pub keys: Vec<ListedKey>,
    /// What the node understands, `name/version`, at most [`MAX_CAPABILITIES`].
    pub capabilities: Vec<String>,
    /// Certificate authorities of the node in DER, 1 to [`MAX_AUTHORITIES`].
    pub authorities: Vec<Vec<u8>>,
    /// Where the node listens for peers, `host:port`, 1 to [`MAX_ADDRESSES`].
    pub addresses: Vec<String>,
    /// Whom to call at any hour; 1 to [`MAX_CONTACT_LEN`] characters on one line.
    pub contact: String,
    /// When the card was made.
    pub issued: Timestamp,
    /// Lines of later versions, `name: value`, at most [`MAX_OTHER_LINES`]; empty in an own card.
    pub other: Vec<String>,
}

impl fmt::Debug for CardDraft {
    /// Leaves out the contact, which may name a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardDraft")
            .field("domain", &self.domain)
            .field("party", &self.party)
            .field("ledger_number", &self.ledger_number)
            .field("keys", &self.keys)
            .field("addresses", &self.addresses)
            .field("issued", &self.issued)
            .finish_non_exhaustive()
    }
}

impl CardDraft {
    /// Signs the card with each of the four keys; `sign` gets the key's role and the message.
    ///
    /// # Errors
    /// When the draft breaks a rule of the card, or a key does not sign.
    pub fn seal<E: fmt::Display>(
        self,
        mut sign: impl FnMut(KeyRole, &[u8]) -> Result<[u8; 64], E>,
    ) -> Result<NodeCard, SealError> {
        let body = text::write_body(&self);
        let mut card = body.clone();
        card.push('\n');
        for role in KeyRole::ALL {
            let signature = sign(role, body.as_bytes()).map_err(|error| SealError::Sign {
                role: role.name(),
                why: error.to_string(),
            })?;
            text::write_signature(&mut card, role, &signature);
        }
        Ok(NodeCard::open(&card)?)
    }
}

/// Why a card could not be made.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum SealError {
    /// The draft breaks a rule.
    #[error(transparent)]
    Invalid(#[from] InvalidCard),
    /// A key did not sign.
    #[error("the {role} key did not sign the card: {why}")]
    Sign {
        /// Which key.
        role: &'static str,
        /// What the signer said.
        why: String,
    },
}

/// A card whose form and four signatures hold.
#[derive(Clone, Eq, PartialEq)]
pub struct NodeCard {
    draft: CardDraft,
    in_force: CardKeys,
    text: String,
    fingerprint: Fingerprint,
}

impl fmt::Debug for NodeCard {
    /// Leaves out the contact, which may name a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NodeCard")
            .field("fingerprint", &self.fingerprint.to_string())
            .field("draft", &self.draft)
            .finish_non_exhaustive()
    }
}

impl NodeCard {
    /// Reads and verifies a card from a file as it came. Mail and editors write line ends of their own, and a byte
    /// order mark; neither is part of what was signed, so both are taken off before anything is computed.
    ///
    /// # Errors
    /// When the file is no text, or [`Self::open`] refuses the text.
    pub fn read(file: &[u8]) -> Result<Self, InvalidCard> {
        let text = std::str::from_utf8(file).map_err(|_| InvalidCard::NotText)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self::open(&text.replace("\r\n", "\n"))
    }

    /// Reads and verifies the exact text of a card.
    ///
    /// # Errors
    /// When the text is too long, is not exactly in the form of a card, breaks a bound, names two roles with one
    /// key or a weak key, a signature does not verify, or its node understands less than [`ALWAYS`].
    pub fn open(card: &str) -> Result<Self, InvalidCard> {
        if card.len() > MAX_CARD_LEN {
            return Err(InvalidCard::TooLong);
        }
        let (draft, signatures) = text::read(card)?;
        let body = text::write_body(&draft);
        let in_force = key::in_force(&draft.keys).ok_or(InvalidCard::KeyMissing)?;
        for (role, signature) in KeyRole::ALL.into_iter().zip(&signatures) {
            VerifyingKey::from_bytes(in_force.key(role))
                .and_then(|key| {
                    key.verify_strict(body.as_bytes(), &Signature::from_bytes(signature))
                })
                .map_err(|_| InvalidCard::Signature(role.name()))?;
        }
        let has = |capability: &str| draft.capabilities.iter().any(|named| named == capability);
        if let Some(missing) = ALWAYS.into_iter().find(|always| !has(always)) {
            return Err(InvalidCard::Lacks(missing));
        }
        let digest = Sha256::new()
            .chain_update("ntc/card-fingerprint/v1\n")
            .chain_update(&body)
            .finalize();
        Ok(Self {
            draft,
            in_force,
            text: card.to_owned(),
            fingerprint: Fingerprint::of_digest(&digest),
        })
    }

    /// The card's exact text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the two administrators compare. It covers every line of the card.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whose card it is.
    pub fn party(&self) -> &Party {
        &self.draft.party
    }

    /// The federation's domain.
    pub fn domain(&self) -> &FederationDomain {
        &self.draft.domain
    }

    /// Origin of the party's ledger.
    pub fn origin(&self) -> String {
        self.draft
            .domain
            .ledger_origin(&self.draft.party, self.draft.ledger_number)
    }

    /// The URI that the node's certificate carries.
    pub fn node_id(&self) -> String {
        self.draft.domain.node_id(&self.draft.party)
    }

    /// The keys in force.
    pub const fn keys(&self) -> &CardKeys {
        &self.in_force
    }

    /// The key in force of this role as a verifier key of signed notes.
    pub fn vkey(&self, role: KeyRole) -> String {
        self.vkey_of(role, self.in_force.key(role))
    }

    /// Any key of this role as a verifier key of signed notes of the party.
    pub fn vkey_of(&self, role: KeyRole, key: &[u8; 32]) -> String {
        let (domain, party) = (&self.draft.domain, &self.draft.party);
        let name = key::key_name(domain, party, self.draft.ledger_number, role);
        vkey::encode(&name, role.signature_type(), key)
    }

    /// How the card lists a key of a role; none when it does not.
    pub fn listing(&self, role: KeyRole, key: &[u8; 32]) -> Option<&ListedKey> {
        let vkey = self.vkey_of(role, key);
        self.draft.keys.iter().find(|listed| listed.vkey == vkey)
    }

    /// Every key that the card lists: in force, retired, and not used by this version.
    pub fn listed_keys(&self) -> &[ListedKey] {
        &self.draft.keys
    }

    /// How large the party's ledger was when the card was made.
    pub const fn made_at(&self) -> u64 {
        self.draft.made_at
    }

    /// Whether the node understands this, `name/version`.
    pub fn is_capable_of(&self, capability: &str) -> bool {
        let mut all = self.draft.capabilities.iter();
        all.any(|named| named == capability)
    }

    /// What the node understands.
    pub fn capabilities(&self) -> &[String] {
        &self.draft.capabilities
    }

    /// Lines of later versions, not known to this one.
    pub fn other_lines(&self) -> &[String] {
        &self.draft.other
    }

    /// True when this card may take the place of an earlier one: of the same ledger, made no earlier, and with every
    /// key of the earlier one still listed, even if it is retired by now.
    pub fn continues(&self, earlier: &Self) -> bool {
        let listed = |key: &ListedKey| {
            let mut own = self.draft.keys.iter();
            own.any(|own| {
                let end = key.to.is_none() || own.to == key.to;
                (&own.role, &own.vkey, own.from) == (&key.role, &key.vkey, key.from) && end
            })
        };
        self.origin() == earlier.origin()
            && self.made_at() >= earlier.made_at()
            && self.issued() >= earlier.issued()
            && earlier.draft.keys.iter().all(listed)
    }

    /// Certificate authorities in DER: 1 to [`MAX_AUTHORITIES`].
    pub fn authorities(&self) -> &[Vec<u8>] {
        &self.draft.authorities
    }

    /// Where the node listens, `host:port`.
    pub fn addresses(&self) -> &[String] {
        &self.draft.addresses
    }

    /// Whom to call.
    pub fn contact(&self) -> &str {
        &self.draft.contact
    }

    /// When the card was made.
    pub fn issued(&self) -> Timestamp {
        self.draft.issued
    }
}

/// Why a text is no valid card.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(CardInvalid, field = "card")]
pub enum InvalidCard {
    /// The file is not UTF-8.
    #[error("a node card is a text file")]
    NotText,
    /// The card is longer than its limit.
    #[error("the card is longer than {MAX_CARD_LEN} bytes")]
    TooLong,
    /// A line is missing, or another stands in its place.
    #[error("the card lacks its line '{0}', or the line stands in another place")]
    Line(&'static str),
    /// A line holds what its rule does not allow.
    #[error("the card's line '{0}' does not hold what it should")]
    Value(&'static str),
    /// A line stands more often than it may.
    #[error("the card has too many lines '{0}'")]
    TooMany(&'static str),
    /// Two roles share one key.
    #[error("two keys of the card are one; each of the four roles needs its own")]
    SharedKey,
    /// A role has no key in force.
    #[error("a role of the card has no key in force of a type that this version uses")]
    KeyMissing,
    /// The text is not exactly what a card would look like.
    #[error("the card was edited or damaged: it is not in the form in which cards are written")]
    NotCanonical,
    /// A signature does not verify.
    #[error("the {0} key's signature on the card does not verify; ask for the card again")]
    Signature(&'static str),
    /// The node does not understand what goes to everybody.
    #[error(
        "the card does not name '{0}', which every node understands; its party updates its node and sends the card again"
    )]
    Lacks(&'static str),
}

#[cfg(test)]
mod tests;
