//! Partners and their cards, for people and for programs.

use ntc_proto::node::v1::{InspectCardResponse, PeerStatus, RefusalCount, ShowPeerResponse};
use serde_json::{Value, json};

use crate::commands::agreement::{agreement_json, contacts_json, contacts_table};

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
            state(peer),
            words::ago(peer.last_seen_ms, now),
            format!("{} of {}", peer.receipted, peer.feed_size),
            peer.held.to_string(),
            peer.refused.to_string(),
            held_back(peer),
        ]);
    }
    table.draw(output.width(), &[0, 1], &[3, 4, 5, 6])
}

/// Whether it is followed, and where it takes nothing of this node, that it does not.
fn state(peer: &PeerStatus) -> String {
    match &peer.not_taking {
        Some(why) => format!("{}, {}", peer.state, words::code(&why.code)),
        None => peer.state.clone(),
    }
}

/// Why it does not sign for what this node sends.
fn does_not_sign(peer: &PeerStatus) -> Option<(&'static str, String)> {
    let why = peer.not_taking.as_ref()?;
    Some(("Does not sign", why.text.clone()))
}

/// What the table leaves out of a partner.
pub(super) fn detail_text(peer: &PeerStatus, output: &Output) -> String {
    let mut pairs = vec![
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
        ("Duty contact", words::or_nothing(&peer.contact)),
    ];
    pairs.extend(does_not_sign(peer));
    let table = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    format!("\n {}\n{table}", words::clean(&peer.party))
}

/// How the partner's clock differs from this node's.
fn clock(ahead_ms: Option<i64>) -> String {
    let Some(ahead_ms) = ahead_ms else {
        return "not known yet".to_owned();
    };
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
        ("Federation", words::or_nothing(&card.federation_domain)),
    ])
    .draw(output.width(), &[0, 1], &[])
}

/// All that is known of a partner, for people.
pub(super) fn shown_text(shown: &ShowPeerResponse, output: &Output) -> String {
    let peer = shown.peer.clone().unwrap_or_default();
    let mut pairs = vec![
        ("Party", peer.party.clone()),
        ("Duty contact", words::or_nothing(&shown.contact)),
        ("Addresses", words::or_nothing(&shown.addresses.join(", "))),
        ("State", with_why(&peer.state, &peer.detail)),
        ("Last heard", last_heard(&peer)),
        ("Its clock", clock(peer.clock_ahead_ms)),
        ("Fingerprint", peer.fingerprint.clone()),
        (
            "Card of",
            format!("{} UTC", words::time(shown.card_issued_ms)),
        ),
        (
            "Its node reads",
            words::or_nothing(&shown.capabilities.join(", ")),
        ),
        ("We sent", sent(&peer, shown.refuses)),
        ("It sent", received(&peer, &shown.refused)),
    ];
    pairs.extend(does_not_sign(&peer));
    if !shown.last_fault.is_empty() {
        pairs.push(("Last fault", words::code(&shown.last_fault)));
    }
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if let Some(contacts) = contacts_table(&shown.contacts, output) {
        text.push_str(&format!("\n Whom to call:\n\n{contacts}"));
    }
    if shown.agreements.is_empty() {
        text.push_str("\n No agreement names it: nothing is shared with it.\n");
        return text;
    }
    text.push_str("\n Agreements:\n");
    for agreement in &shown.agreements {
        let state = agreement.state.replace('_', " ");
        let line = format!("  {} version {}: {state}", agreement.id, agreement.version);
        text.push_str(&format!("{}\n", words::clean(&line)));
        for warning in &agreement.warnings {
            text.push_str(&format!("    - {}\n", words::clean(&warning.text)));
        }
    }
    text
}

fn with_why(state: &str, why: &str) -> String {
    if why.is_empty() {
        state.to_owned()
    } else {
        format!("{state}: {why}")
    }
}

/// How much is held back from it, or that this is not known.
fn held_back(peer: &PeerStatus) -> String {
    if peer.held_back_unknown.is_empty() {
        return peer.held_back.to_string();
    }
    format!("unknown number ({})", words::code(&peer.held_back_unknown))
}

fn sent(peer: &PeerStatus, refuses: u64) -> String {
    format!(
        "{}, of which it signed for {}; {} held back; it does not accept {}",
        words::count(peer.feed_size, "item", "items"),
        peer.receipted,
        held_back(peer),
        refuses
    )
}

fn received(peer: &PeerStatus, refused: &[RefusalCount]) -> String {
    let mut text = words::count(peer.held, "item", "items");
    for count in refused {
        let reason = words::code(&count.reason);
        text.push_str(&format!("; {} refused: {reason}", count.records));
    }
    text
}

/// All that is known of a partner, for programs.
pub(super) fn shown_json(shown: &ShowPeerResponse) -> Value {
    let mut value = peer_json(&shown.peer.clone().unwrap_or_default());
    let refused = shown.refused.iter();
    let refused = refused.map(|count| json!({"reason": count.reason, "records": count.records}));
    let agreements = shown.agreements.iter().map(agreement_json);
    if let Some(object) = value.as_object_mut() {
        let more = json!({
            "contact": words::text_json(&shown.contact),
            "contacts": contacts_json(&shown.contacts),
            "addresses": shown.addresses,
            "card_issued": words::time_json(shown.card_issued_ms),
            "capabilities": shown.capabilities,
            "agreements": agreements.collect::<Vec<_>>(),
            "refused_by_reason": refused.collect::<Vec<_>>(),
            "refuses": shown.refuses,
            "last_fault": words::text_json(&shown.last_fault),
        });
        object.extend(more.as_object().cloned().unwrap_or_default());
    }
    value
}

/// A card for programs.
pub(super) fn card_json(card: &InspectCardResponse) -> Value {
    json!({
        "party": card.party,
        "fingerprint": card.fingerprint,
        "addresses": card.addresses,
        "contact": words::text_json(&card.contact),
        "federation_domain": words::text_json(&card.federation_domain),
    })
}

/// A partner for programs.
pub(super) fn peer_json(peer: &PeerStatus) -> Value {
    let known = peer.held_back_unknown.is_empty();
    json!({
        "party": peer.party,
        "fingerprint": words::text_json(&peer.fingerprint),
        "contact": words::text_json(&peer.contact),
        "state": words::text_json(&peer.state),
        "detail": words::text_json(&peer.detail),
        "feed_size": peer.feed_size,
        "receipted": peer.receipted,
        "held": peer.held,
        "checkpoint_size": peer.checkpoint_size,
        "last_seen": words::time_json(peer.last_seen_ms),
        "refused": peer.refused,
        "held_back": known.then_some(peer.held_back),
        "held_back_unknown": words::text_json(&peer.held_back_unknown),
        "clock_ahead_ms": peer.clock_ahead_ms,
        "not_taking": peer.not_taking.as_ref().map(words::concern_json),
    })
}
