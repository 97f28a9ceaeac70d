//! Partners and their cards, for people and for programs.

use ntc_proto::node::v1::{InspectCardResponse, PeerStatus};
use serde_json::{Value, json};

use crate::output::table::Table;
use crate::output::{Output, words};

/// Partners, one a row.
pub(super) fn table(peers: &[PeerStatus], output: &Output) -> String {
    let now = words::now_ms();
    let mut table = Table::new(&[
        "PARTNER",
        "STATE",
        "LAST HEARD",
        "RECEIPTED",
        "HELD",
        "REFUSED",
        "HELD BACK",
    ]);
    for peer in peers {
        table.row([
            peer.party.clone(),
            peer.state.clone(),
            words::ago(peer.last_seen_ms, now),
            format!("{} of {}", peer.receipted, peer.feed_size),
            peer.held.to_string(),
            peer.refused.to_string(),
            peer.held_back.to_string(),
        ]);
    }
    table.draw(output.width(), &[0, 1], &[3, 4, 5, 6])
}

/// What the table leaves out of a partner.
pub(super) fn detail_text(peer: &PeerStatus, output: &Output) -> String {
    let pairs = [
        ("Fingerprint", peer.fingerprint.clone()),
        ("State", peer.state.clone()),
        ("Why", words::or_nothing(&peer.detail)),
        (
            "Its ledger",
            format!(
                "verified up to {}",
                words::count(peer.checkpoint_size, "entry", "entries")
            ),
        ),
        ("Last heard", last_heard(peer)),
        ("Its clock", clock(peer.clock_ahead_ms)),
    ];
    let table = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    format!("\n {}\n{table}", words::clean(&peer.party))
}

/// How the partner's clock differs from this node's.
fn clock(ahead_ms: i64) -> String {
    let seconds = ahead_ms / 1000;
    match seconds {
        0 => "agrees".to_owned(),
        1.. => format!("{seconds} s ahead of this node's"),
        _ => format!("{} s behind this node's", seconds.unsigned_abs()),
    }
}

fn last_heard(peer: &PeerStatus) -> String {
    match peer.last_seen_ms {
        0 => "never".to_owned(),
        seen_ms => format!("{} UTC", words::time(seen_ms)),
    }
}

/// A card for people.
pub(super) fn card_text(card: &InspectCardResponse, output: &Output) -> String {
    Table::of_pairs([
        ("Party", card.party.clone()),
        ("Fingerprint", card.fingerprint.clone()),
        ("Addresses", words::or_nothing(&card.addresses.join(", "))),
        ("Duty contact", words::or_nothing(&card.contact)),
    ])
    .draw(output.width(), &[0, 1], &[])
}

/// A card for programs.
pub(super) fn card_json(card: &InspectCardResponse) -> Value {
    json!({
        "party": card.party,
        "fingerprint": card.fingerprint,
        "addresses": card.addresses,
        "contact": card.contact,
    })
}

/// A partner for programs.
pub(super) fn peer_json(peer: &PeerStatus) -> Value {
    json!({
        "party": peer.party,
        "fingerprint": peer.fingerprint,
        "state": peer.state,
        "detail": peer.detail,
        "feed_size": peer.feed_size,
        "receipted": peer.receipted,
        "held": peer.held,
        "checkpoint_size": peer.checkpoint_size,
        "last_seen": words::time_json(peer.last_seen_ms),
        "refused": peer.refused,
        "held_back": peer.held_back,
        "clock_ahead_ms": peer.clock_ahead_ms,
    })
}
