//! Partners and their cards, for people and for programs.

use ntc_core::reason::Reason;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    InspectCardResponse, PeerStatus, Phrase, RefusalCount, ShowPeerResponse,
};
use serde_json::{Value, json};

use crate::commands::agreement::{agreement_json, contacts_json, contacts_table};
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// Partners, one a row.
pub(super) fn table(peers: &[PeerStatus], output: &Output) -> String {
    let now = words::now_ms();
    let mut table = Table::new(&[
        &say!("peer-column-partner"),
        &say!("peer-column-state"),
        &say!("peer-column-last-heard"),
        &say!("peer-column-receipted"),
        &say!("peer-column-held"),
        &say!("peer-column-refused"),
        &say!("peer-column-held-back"),
    ]);
    for peer in peers {
        table.row([
            peer.party.clone(),
            state(peer),
            words::ago(peer.last_seen_ms, now),
            say!(
                "peer-receipted",
                part = peer.receipted,
                whole = peer.feed_size
            ),
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
        Some(why) => format!("{}, {}", in_words(&peer.state), not_taking(&why.code)),
        None => in_words(&peer.state),
    }
}

/// The state of a partner as people are told it, and its code.
fn in_words(state: &str) -> String {
    let said = match state {
        "connected" => say!("peer-state-connected"),
        "waiting" => say!("peer-state-waiting"),
        "quarantined" => say!("peer-state-quarantined"),
        "stopped" => say!("peer-state-stopped"),
        "aside" => say!("peer-state-aside"),
        "suspended" => say!("peer-state-suspended"),
        "quota" => say!("peer-state-quota"),
        other => other.to_owned(),
    };
    words::with_code(&said, state)
}

/// Why it takes nothing of this node, in a word or two.
fn not_taking(code: &str) -> String {
    match code {
        "card_not_enrolled" => say!("peer-card-not-enrolled"),
        "takes_nothing" => say!("peer-takes-nothing"),
        "receipt_refused" => say!("peer-receipt-refused"),
        "peer_suspended" => say!("peer-is-suspended"),
        other => words::code(other),
    }
}

/// Why it does not sign for what this node sends.
fn does_not_sign(peer: &PeerStatus) -> Option<(String, String)> {
    let why = peer.not_taking.as_ref()?;
    Some((say!("peer-label-not-signing"), words::concern(why)))
}

/// What the table leaves out of a partner.
fn why(peer: &PeerStatus) -> String {
    let said = lang::phrase(peer.detail_phrase.as_ref(), &peer.detail);
    // The node's sentence about a quota has no code, as those of a session have.
    if peer.state != "quota" || said.is_empty() {
        return said;
    }
    let of_disk = |phrase: &Phrase| phrase.code == "quota_of_own_disk";
    let reason = if peer.detail_phrase.as_ref().is_some_and(of_disk) {
        Reason::DiskNearlyFull
    } else {
        Reason::QuotaReached
    };
    format!("{said} [{}]", reason.code())
}

pub(super) fn detail_text(peer: &PeerStatus, output: &Output) -> String {
    let mut pairs = vec![
        (say!("peer-label-fingerprint"), peer.fingerprint.clone()),
        (say!("peer-label-state"), in_words(&peer.state)),
        (say!("peer-label-why"), words::or_nothing(&why(peer))),
        (
            say!("peer-label-ledger"),
            say!("peer-verified", count = Grouped(peer.checkpoint_size)),
        ),
        (say!("peer-label-last-heard"), last_heard(peer)),
        (say!("peer-label-clock"), clock(peer.clock_ahead_ms)),
        (say!("peer-label-contact"), words::or_nothing(&peer.contact)),
    ];
    pairs.extend(does_not_sign(peer));
    let table = pairs_table(&pairs).draw(output.width(), &[0], &[]);
    format!("\n {}\n{table}", words::clean(&peer.party))
}

/// How the partner's clock differs from this node's.
fn clock(ahead_ms: Option<i64>) -> String {
    let Some(ahead_ms) = ahead_ms else {
        return say!("peer-clock-unknown");
    };
    let seconds = ahead_ms / 1000;
    match seconds {
        0 => say!("peer-clock-agrees"),
        1.. => say!("peer-clock-ahead", seconds),
        _ => say!("peer-clock-behind", seconds = seconds.unsigned_abs()),
    }
}

fn last_heard(peer: &PeerStatus) -> String {
    match peer.last_seen_ms {
        0 => say!("words-never"),
        seen_ms => format!("{} UTC", words::time(seen_ms)),
    }
}

/// A card for people.
pub(super) fn card_text(card: &InspectCardResponse, output: &Output) -> String {
    let mut pairs = vec![
        (say!("peer-label-party"), card.party.clone()),
        (say!("peer-label-fingerprint"), card.fingerprint.clone()),
        (
            say!("peer-label-addresses"),
            words::or_nothing(&card.addresses.join(", ")),
        ),
        (say!("peer-label-contact"), words::or_nothing(&card.contact)),
        (
            say!("peer-label-federation"),
            words::or_nothing(&card.federation_domain),
        ),
    ];
    pairs.extend(replaces(card).map(|said| (say!("peer-label-replaces"), said)));
    // What it replaces is a sentence, which is longer than a line.
    let whole: &[usize] = if card.replaces.is_empty() {
        &[0, 1]
    } else {
        &[0]
    };
    pairs_table(&pairs).draw(output.width(), whole, &[])
}

/// Which card it would take the place of, and which keys it changes; none where it is the first of its party.
pub(super) fn replaces(card: &InspectCardResponse) -> Option<String> {
    if card.replaces.is_empty() {
        return None;
    }
    let keys = keys(card.changed_keys.iter().map(String::as_str));
    Some(say!("peer-replaces", fingerprint = &card.replaces, keys))
}

/// Keys by their roles, in words.
pub(crate) fn keys<'k>(roles: impl Iterator<Item = &'k str>) -> String {
    let named: Vec<_> = roles.map(|it| lang::name("key_role", it)).collect();
    words::or_nothing(&words::clean(&named.join(", ")))
}

/// All that is known of a partner, for people.
pub(super) fn shown_text(shown: &ShowPeerResponse, output: &Output) -> String {
    let peer = shown.peer.clone().unwrap_or_default();
    let mut pairs = vec![
        (say!("peer-label-party"), peer.party.clone()),
        (
            say!("peer-label-contact"),
            words::or_nothing(&shown.contact),
        ),
        (
            say!("peer-label-addresses"),
            words::or_nothing(&shown.addresses.join(", ")),
        ),
        (
            say!("peer-label-state"),
            with_why(&in_words(&peer.state), &why(&peer)),
        ),
        (say!("peer-label-last-heard"), last_heard(&peer)),
        (say!("peer-label-clock"), clock(peer.clock_ahead_ms)),
        (say!("peer-label-fingerprint"), peer.fingerprint.clone()),
        (
            say!("peer-label-card-of"),
            format!("{} UTC", words::time(shown.card_issued_ms)),
        ),
        (
            say!("peer-label-reads"),
            words::or_nothing(&shown.capabilities.join(", ")),
        ),
        (say!("peer-label-sent"), sent(&peer, shown.refuses)),
        (say!("peer-label-received"), received(&peer, &shown.refused)),
    ];
    pairs.extend(does_not_sign(&peer));
    if !shown.last_fault.is_empty() {
        pairs.push((
            say!("peer-label-last-fault"),
            words::reason(&shown.last_fault),
        ));
    }
    let mut text = pairs_table(&pairs).draw(output.width(), &[0], &[]);
    if let Some(contacts) = contacts_table(&shown.contacts, output) {
        text.push_str(&format!("\n {}\n\n{contacts}", say!("peer-whom-to-call")));
    }
    if shown.agreements.is_empty() {
        text.push_str(&format!("\n {}\n", say!("peer-no-agreement")));
        return text;
    }
    text.push_str(&format!("\n {}\n", say!("peer-agreements")));
    for agreement in &shown.agreements {
        let line = say!(
            "peer-agreement",
            id = &agreement.id,
            version = agreement.version,
            state = lang::state_in_words(&agreement.state)
        );
        text.push_str(&format!("  {}\n", words::clean(&line)));
        for warning in &agreement.warnings {
            text.push_str(&format!("    - {}\n", words::concern(warning)));
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
    say!(
        "peer-held-back-unknown",
        why = words::reason(&peer.held_back_unknown)
    )
}

fn sent(peer: &PeerStatus, refuses: u64) -> String {
    say!(
        "peer-sent",
        items = items(peer.feed_size),
        signed = peer.receipted,
        held = held_back(peer),
        refused = refuses
    )
}

fn received(peer: &PeerStatus, refused: &[RefusalCount]) -> String {
    let mut text = items(peer.held);
    for count in refused {
        let reason = words::reason(&count.reason);
        let refused = say!("peer-refused", number = count.records, reason);
        text.push_str(&format!("; {refused}"));
    }
    text
}

fn items(number: u64) -> String {
    say!("peer-items", count = Grouped(number))
}

fn pairs_table(pairs: &[(String, String)]) -> Table {
    let pairs = pairs.iter();
    Table::of_pairs(pairs.map(|(label, value)| (label.as_str(), value.clone())))
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
        "detail_phrase": lang::phrase_json(peer.detail_phrase.as_ref()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_enrols_a_newer_card_reads_which_keys_it_changes() {
        let mut card = InspectCardResponse::default();
        assert_eq!(replaces(&card), None);
        card.replaces = "7K2M-QX0F".to_owned();
        card.changed_keys = vec!["author".to_owned(), "receipt".to_owned()];
        let said = replaces(&card).unwrap();
        assert_eq!(said, "the card 7K2M-QX0F; changed keys: author, receipt");
        card.changed_keys.clear();
        assert!(replaces(&card).unwrap().ends_with("changed keys: -"));
    }

    #[test]
    fn who_reads_why_nothing_is_taken_of_a_partner_reads_the_code_to_look_up() {
        let peer = |code: &str| PeerStatus {
            state: "quota".to_owned(),
            detail: "it is reached".to_owned(),
            detail_phrase: Some(Phrase {
                code: code.to_owned(),
                ..Phrase::default()
            }),
            ..PeerStatus::default()
        };
        assert!(why(&peer("quota_of_records")).ends_with(" [QUOTA_REACHED]"));
        assert!(why(&peer("quota_of_own_disk")).ends_with(" [DISK_NEARLY_FULL]"));
    }
}
