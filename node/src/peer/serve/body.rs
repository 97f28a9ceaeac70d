//! Who may have the body of a picture or document.

use ntc_core::party::Party;
use ntc_core::policy::daily::Daily;
use ntc_core::section::{Section, SectionSet};

use super::{Serve, standing};
use crate::lookup::media_key;
use crate::store::index::{Filter, MAX_PAGE};

/// Whether a peer was told a body's hash in a media section, and policy still lets it have it: then what the agreements by
/// which it goes let go in a day.
pub(crate) fn may_have_body(serve: &Serve, party: &Party, sha256: &[u8; 32]) -> Option<Vec<Daily>> {
    let (slot, _) = standing(&serve.partners, party).ok()?;
    let own = serve.partners.policies().own().to_string();
    let filter = Filter {
        origin: Some(own),
        identifier: Some(media_key(sha256)),
        ..Filter::default()
    };
    let page = serve.lookup.index().list(&filter, None, MAX_PAGE).ok()?;
    page.entries.iter().find_map(|entry| {
        let index = entry.location.ledger_index;
        let record = serve.outbox.ledger.record(index).ok()?;
        let told = record.disposition(slot)?;
        let media = SectionSet::EMPTY.with(Section::Media);
        if !told.sections().contains(Section::Media) {
            return None;
        }
        serve.outbox.lets_body_go(party, &record, media)
    })
}
