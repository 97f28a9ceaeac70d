//! Who may have the body of a picture or document.

use ntc_core::party::Party;
use ntc_core::section::{Section, SectionSet};

use super::{Serve, standing};
use crate::lookup::media_key;
use crate::store::index::{Filter, MAX_PAGE};

/// Whether a peer was told a body's hash in a media section, and policy still lets it have it.
pub(crate) fn may_have_body(serve: &Serve, party: &Party, sha256: &[u8; 32]) -> bool {
    let Ok((slot, _)) = standing(&serve.partners, party) else {
        return false;
    };
    let own = serve.partners.policies().own().to_string();
    let filter = Filter {
        origin: Some(own),
        identifier: Some(media_key(sha256)),
        ..Filter::default()
    };
    let Ok(page) = serve.lookup.index().list(&filter, None, MAX_PAGE) else {
        return false;
    };
    page.entries.iter().any(|entry| {
        let Ok(record) = serve.outbox.ledger.record(entry.location.ledger_index) else {
            return false;
        };
        let Some(told) = record.disposition(slot) else {
            return false;
        };
        let media = SectionSet::EMPTY.with(Section::Media);
        told.sections().contains(Section::Media)
            && serve.outbox.lets_go(party, &record, media) == Some(media)
    })
}
