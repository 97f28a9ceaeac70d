//! The node's signing keys.

use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ntc_core::envelope::{Sign, SignError};
use ntc_core::identity::card::{CardKeys, InvalidCard, KeyRole, NodeCard};
use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject as _;
use thiserror::Error;
use zeroize::Zeroizing;

use super::file_key::FileKey;
use super::layout::Layout;
use super::secret_file::{
    UnusableFile, create_secret, read_public, read_secret, remove, replace_secret,
};
use crate::ports::{Entropy, EntropyError};

/// What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410, version 1).
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// The four signing keys and the feed salt. Secrets are wiped from memory when it is dropped.
pub struct SigningKeys {
    author: FileKey,
    ledger: FileKey,
    witness: FileKey,
    receipt: FileKey,
    feed_salt: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for SigningKeys {
    /// Shows public keys only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys")
            .field("public", &self.public())
            .finish_non_exhaustive()
    }
}

impl SigningKeys {
    /// Reads the keys from their files.
    ///
    /// # Errors
    /// When a file is missing, can be read by others, or holds no key.
    pub fn load(layout: &Layout) -> Result<Self, IdentityError> {
        let key = |role| read_key(&layout.key(role));
        Ok(Self {
            author: key(KeyRole::Author)?,
            ledger: key(KeyRole::Ledger)?,
            witness: key(KeyRole::Witness)?,
            receipt: key(KeyRole::Receipt)?,
            feed_salt: read_salt(&layout.feed_salt())?,
        })
    }

    /// Makes new keys and writes each to its file, mode 0600.
    ///
    /// # Errors
    /// When there is no randomness, a file stands there already, or writing fails.
    pub fn create(layout: &Layout, entropy: &dyn Entropy) -> Result<Self, IdentityError> {
        for role in KeyRole::ALL {
            let seed = random(entropy)?;
            create_secret(&layout.key(role), pkcs8_pem(&seed).as_bytes())?;
        }
        let salt = Zeroizing::new(format!("{}\n", *hex_of(&*random(entropy)?)));
        create_secret(&layout.feed_salt(), salt.as_bytes())?;
        Self::load(layout)
    }

    /// The public halves.
    pub fn public(&self) -> CardKeys {
        CardKeys {
            author: self.author.public_key(),
            ledger: self.ledger.public_key(),
            witness: self.witness.public_key(),
            receipt: self.receipt.public_key(),
        }
    }

    /// Signs records and agreements.
    pub fn author(&self) -> &FileKey {
        &self.author
    }

    /// Signs checkpoints of the own ledger.
    pub fn ledger(&self) -> &FileKey {
        &self.ledger
    }

    /// Cosigns other ledgers as a witness.
    pub fn witness(&self) -> &FileKey {
        &self.witness
    }

    /// Cosigns other ledgers as a receiver.
    pub fn receipt(&self) -> &FileKey {
        &self.receipt
    }

    /// The HMAC key from which the salts of feed commitments follow.
    pub fn feed_salt(&self) -> &[u8; 32] {
        &self.feed_salt
    }

    /// Signs a statement that all four keys make together.
    pub(crate) fn sign(&self, role: KeyRole, message: &[u8]) -> Result<[u8; 64], SignError> {
        let key = match role {
            KeyRole::Author => &self.author,
            KeyRole::Ledger => &self.ledger,
            KeyRole::Receipt => &self.receipt,
            KeyRole::Witness => &self.witness,
        };
        key.sign(message)
    }
}

/// Who the node is: its card and the keys that the card names.
#[derive(Debug)]
pub struct Identity {
    card: NodeCard,
    keys: SigningKeys,
}

impl Identity {
    /// Reads card and keys, and checks that they belong together and to this party.
    ///
    /// # Errors
    /// When a file cannot be read, is open to others or damaged, or the card is of another party or of other keys.
    pub fn load(
        layout: &Layout,
        party: &Party,
        domain: &FederationDomain,
    ) -> Result<Self, IdentityError> {
        let keys = SigningKeys::load(layout)?;
        let card = NodeCard::read(&read_public(&layout.card).map_err(IdentityError::CardFile)?)?;
        if card.party() != party || card.domain() != domain {
            return Err(IdentityError::CardOfAnother {
                path: layout.card.clone(),
                party: card.party().clone(),
            });
        }
        if !lists(&card, &keys) {
            return Err(IdentityError::CardOfOtherKeys(layout.card.clone()));
        }
        Ok(Self { card, keys })
    }

    /// The keys that sign, as vkey texts.
    pub(crate) fn in_use(&self) -> Vec<(KeyRole, String)> {
        let public = self.keys.public();
        let vkey = |role| (role, self.card.vkey_of(role, public.key(role)));
        KeyRole::ALL.map(vkey).into()
    }

    /// The party.
    pub fn party(&self) -> &Party {
        self.card.party()
    }

    /// The federation's domain.
    pub fn domain(&self) -> &FederationDomain {
        self.card.domain()
    }

    /// Origin of the own ledger.
    pub fn origin(&self) -> String {
        self.card.origin()
    }

    /// The own card.
    pub fn card(&self) -> &NodeCard {
        &self.card
    }

    /// The keys.
    pub fn keys(&self) -> &SigningKeys {
        &self.keys
    }
}

/// Why the node's identity cannot be used.
#[derive(Debug, Error)]
pub enum IdentityError {
    /// The card does not verify.
    #[error("the node's own card cannot be used: {0}; make it again with `ntc-node card`")]
    Card(#[from] InvalidCard),
    /// The card's file cannot be read.
    #[error(transparent)]
    CardFile(UnusableFile),
    /// The card names another party or federation than the configuration.
    #[error("{} is the card of {party}, which is not the party in the configuration", path.display())]
    CardOfAnother {
        /// The card's file.
        path: PathBuf,
        /// Whose card it is.
        party: Party,
    },
    /// The card names other keys than the key files.
    #[error(
        "{} names other keys than the key files hold; put the keys back that belong to it, from their backup: under \
         other keys this would be another node",
        .0.display()
    )]
    CardOfOtherKeys(PathBuf),
    /// No randomness for a new key.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// A file holds no key of the right form.
    #[error("{} holds no Ed25519 private key (PKCS#8 in PEM)", .0.display())]
    NoKey(PathBuf),
    /// The file of the feed salt is damaged.
    #[error("{} does not hold 64 hexadecimal digits", .0.display())]
    NoSalt(PathBuf),
}

/// Whether a card lists each of the keys as one that counts. The one in force by the card may be another for as long
/// as a change of keys is under way.
pub(super) fn lists(card: &NodeCard, keys: &SigningKeys) -> bool {
    let public = keys.public();
    KeyRole::ALL.into_iter().all(|role| {
        let listed = card.listing(role, public.key(role));
        listed.is_some_and(|listed| listed.to.is_none())
    })
}

/// The public half of the key of a role that is announced, and made now if there is none. A crash leaves it for the
/// next time.
pub(crate) fn next_key(
    layout: &Layout,
    role: KeyRole,
    entropy: &dyn Entropy,
) -> Result<[u8; 32], IdentityError> {
    if let Some(key) = announced_key(layout, role)? {
        return Ok(key);
    }
    let path = layout.next_key(role);
    let seed = random(entropy)?;
    create_secret(&path, pkcs8_pem(&seed).as_bytes())?;
    Ok(read_key(&path)?.public_key())
}

/// Puts a new key in the place of the one of a role that is announced, if there is one.
pub(crate) fn renew_next_key(
    layout: &Layout,
    role: KeyRole,
    entropy: &dyn Entropy,
) -> Result<(), IdentityError> {
    let seed = random(entropy)?;
    Ok(replace_secret(
        &layout.next_key(role),
        pkcs8_pem(&seed).as_bytes(),
    )?)
}

/// The public half of the key of a role that is announced; none when there is no such key.
///
/// # Errors
/// When its file is there and cannot be used.
pub fn announced_key(layout: &Layout, role: KeyRole) -> Result<Option<[u8; 32]>, IdentityError> {
    match read_key(&layout.next_key(role)) {
        Ok(key) => Ok(Some(key.public_key())),
        Err(IdentityError::File(error)) if error.is_absent() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts the announced key of a role in the place of the one in use, which is gone then.
pub(crate) fn use_next_key(layout: &Layout, role: KeyRole) -> Result<(), IdentityError> {
    let next = layout.next_key(role);
    let pem = read_secret(&next)?;
    // Read as a key first: a damaged file never takes the place of one that signs.
    read_key(&next)?;
    replace_secret(&layout.key(role), &pem)?;
    Ok(remove(&next)?)
}

fn random(entropy: &dyn Entropy) -> Result<Zeroizing<[u8; 32]>, EntropyError> {
    let mut bytes = Zeroizing::new([0; 32]);
    entropy.fill(bytes.as_mut_slice())?;
    Ok(bytes)
}

fn hex_of(bytes: &[u8; 32]) -> Zeroizing<String> {
    Zeroizing::new(hex::encode(bytes))
}

fn pkcs8_pem(seed: &[u8; 32]) -> Zeroizing<String> {
    let mut der = Zeroizing::new(PKCS8_PREFIX.to_vec());
    der.extend_from_slice(seed);
    let body = Zeroizing::new(STANDARD.encode(der.as_slice()));
    Zeroizing::new(format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        *body
    ))
}

fn read_key(path: &Path) -> Result<FileKey, IdentityError> {
    let pem = read_secret(path)?;
    let der = PrivatePkcs8KeyDer::from_pem_slice(&pem)
        .map_err(|_| IdentityError::NoKey(path.to_owned()))?;
    let seed: [u8; 32] = der
        .secret_pkcs8_der()
        .strip_prefix(&PKCS8_PREFIX)
        .and_then(|seed| seed.try_into().ok())
        .ok_or_else(|| IdentityError::NoKey(path.to_owned()))?;
    let seed = Zeroizing::new(seed);
    FileKey::from_seed(&seed).ok_or_else(|| IdentityError::NoKey(path.to_owned()))
}

fn read_salt(path: &Path) -> Result<Zeroizing<[u8; 32]>, IdentityError> {
    let text = read_secret(path)?;
    let mut salt = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text.trim_ascii_end(), salt.as_mut_slice())
        .map_err(|_| IdentityError::NoSalt(path.to_owned()))?;
    Ok(salt)
}
