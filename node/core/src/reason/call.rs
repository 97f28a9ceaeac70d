//! What an officer was about when a refusal came.

/// The kinds of call that need advice of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Call {
    /// Checking or publishing drafts.
    Draft,
    /// Listing, showing or following records.
    Records,
    /// Writing or proposing an agreement's document.
    Document,
    /// Listing, showing, signing, suspending or resuming an agreement.
    Agreement,
    /// Reading or enrolling a partner's card.
    Card,
    /// Listing, suspending or resuming a partner.
    Partner,
    /// Keeping watchlists.
    Watchlist,
    /// Screening what travels.
    Screen,
    /// Storing or fetching a media body.
    Media,
    /// Asking the ledger.
    Ledger,
    /// Asking how the node is.
    Node,
}

impl Call {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Draft,
        Self::Records,
        Self::Document,
        Self::Agreement,
        Self::Card,
        Self::Partner,
        Self::Watchlist,
        Self::Screen,
        Self::Media,
        Self::Ledger,
        Self::Node,
    ];
}
