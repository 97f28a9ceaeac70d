//! Makes the node's own card from its keys, its authority and its configuration.

use ntc_core::identity::card::{
    CAPABILITIES, CardDraft, FOUNDING_SIZE, ListedKey, NodeCard, SealError, founding_keys,
};
use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use thiserror::Error;

use super::keys::{IdentityError, SigningKeys, lists};
use super::layout::Layout;
use super::secret_file::{UnusableFile, read_public, replace_public};

/// Number of a party's first ledger.
const LEDGER: u32 = 1;

/// What a card says beyond keys and authorities.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CardFacts {
    /// The party.
    pub party: Party,
    /// The federation's domain.
    pub domain: FederationDomain,
    /// Where partners reach the node, `host:port`.
    pub addresses: Vec<String>,
    /// Whom to call at any hour.
    pub contact: String,
}

/// Why no card was made.
#[derive(Debug, Error)]
pub enum CardError {
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// The keys cannot be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The card that stands names other keys.
    #[error(transparent)]
    OtherKeys(IdentityError),
    /// The authority's certificate is not PEM.
    #[error("the node's authority {} is not a certificate in PEM", .0.display())]
    NoAuthority(std::path::PathBuf),
    /// A fact breaks a rule of the card.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// The keys that a card lists.
pub(crate) struct Listing {
    /// Each with its beginning and end in the ledger.
    pub(crate) keys: Vec<ListedKey>,
    /// Size of the ledger that says so.
    pub(crate) made_at: u64,
}

impl Listing {
    /// What the card that stands lists; the first keys when none does. A card that stands is followed by one of the
    /// same keys only: partners enrolled those.
    fn standing(layout: &Layout, facts: &CardFacts, keys: &SigningKeys) -> Result<Self, CardError> {
        let standing = match read_public(&layout.card) {
            Err(error) if error.is_absent() => None,
            // What cannot be read says nothing; the ledger's own entries still name its keys.
            read => NodeCard::read(&read?).ok(),
        };
        match standing {
            Some(card) if lists(&card, keys) => Ok(Self {
                keys: card.listed_keys().to_vec(),
                made_at: card.made_at(),
            }),
            Some(_) => Err(CardError::OtherKeys(IdentityError::CardOfOtherKeys(
                layout.card.clone(),
            ))),
            None => Ok(Self {
                keys: founding_keys(&facts.domain, &facts.party, LEDGER, &keys.public()),
                made_at: FOUNDING_SIZE,
            }),
        }
    }
}

/// Makes the card again with the keys that it lists, writes it to its place and returns it. The authority's file may
/// hold two certificates, the one in use and the next.
///
/// # Errors
/// When a file cannot be used, or a fact breaks a rule of the card.
pub fn issue_card(
    layout: &Layout,
    facts: &CardFacts,
    now: Timestamp,
) -> Result<NodeCard, CardError> {
    let keys = SigningKeys::load(layout)?;
    let listing = Listing::standing(layout, facts, &keys)?;
    issue_card_of(layout, facts, listing, now)
}

/// As [`issue_card`], with the keys as the ledger has them.
pub(crate) fn issue_card_of(
    layout: &Layout,
    facts: &CardFacts,
    listing: Listing,
    now: Timestamp,
) -> Result<NodeCard, CardError> {
    let keys = SigningKeys::load(layout)?;
    let public = keys.public();
    let Listing {
        keys: mut listed,
        made_at,
    } = listing;
    // In force is the last of each role that is listed without an end: the one that signs, not one that is announced.
    listed.sort_by_key(|key| {
        let read = key.known_role().zip(key.public());
        read.is_some_and(|(role, read)| read.as_bytes() == public.key(role))
    });
    let path = layout.authority_cert();
    let authorities: Vec<Vec<u8>> = CertificateDer::pem_slice_iter(&read_public(&path)?)
        .map(|cert| cert.map(|cert| cert.to_vec()))
        .collect::<Result<_, _>>()
        .map_err(|_| CardError::NoAuthority(path))?;
    let draft = CardDraft {
        domain: facts.domain.clone(),
        party: facts.party.clone(),
        ledger_number: LEDGER,
        made_at,
        keys: listed,
        capabilities: CAPABILITIES.map(str::to_owned).to_vec(),
        authorities,
        addresses: facts.addresses.clone(),
        contact: facts.contact.clone(),
        issued: now,
        other: Vec::new(),
    };
    let card = draft.seal(|role, message| keys.sign(role, message))?;
    replace_public(&layout.card, card.text().as_bytes())?;
    Ok(card)
}
