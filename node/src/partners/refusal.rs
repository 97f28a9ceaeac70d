//! Why nothing about partners was changed.

use ntc_core::identity::card::InvalidCard;
use ntc_core::party::Party;
use ntc_core::policy::AgreementError;
use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::MAX_PEERS;
use crate::journal::JournalError;

/// Why nothing was changed.
#[derive(Debug, Error, Reasoned)]
pub enum PartnerError {
    /// The card does not verify.
    #[error(transparent)]
    #[reason(inner)]
    Card(#[from] InvalidCard),
    /// The card is this node's own.
    #[error("the card is that of this node itself")]
    #[reason(PeerIsSelf)]
    Itself,
    /// The party is enrolled with another card.
    #[error(
        "{0} is enrolled with other keys; a card of the same keys is taken as a renewal, this one is not"
    )]
    #[reason(PeerExists)]
    Exists(Party),
    /// A newer card of the party is enrolled.
    #[error("a newer card of {0} is enrolled; ask your partner for the newest one")]
    #[reason(PeerExists)]
    OlderCard(Party),
    /// No peer has this name.
    #[error("no such peer is enrolled; `ntc peer list` shows who is")]
    #[reason(NotFound, field = "party")]
    Unknown,
    /// No further peer can be enrolled.
    #[error("{MAX_PEERS} peers are enrolled, which is the limit")]
    #[reason(TooManyPeers)]
    TooMany,
    /// The step does not fit the agreement.
    #[error(transparent)]
    #[reason(inner)]
    Agreement(#[from] AgreementError),
    /// A stored event cannot be read.
    #[error("an event in the partners' journal cannot be read")]
    #[reason(Corrupt)]
    Unreadable,
    /// The change ended inside the node before it was durable.
    #[error("the change failed inside the node; see its log")]
    #[reason(Internal)]
    Inside,
    /// The journal cannot be opened, read or written.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
}
