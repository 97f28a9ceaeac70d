//! A list as it is held, for people and for programs.

use ntc_core::model::MAX_TIME_MS;
use ntc_core::watchlist::{Order, ShareMode, wire};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{WatchEdition, WatchListState, WatchSource};
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::words;

/// The name of a list.
pub(super) fn name(state: &WatchListState) -> &str {
    state.list.as_ref().map_or("", |list| list.name.as_str())
}

/// What of a list leaves the node.
pub(super) fn share(state: &WatchListState) -> &'static str {
    let number = state.list.as_ref().map_or(0, |list| list.share);
    ShareMode::from_number(number).map_or(words::NOTHING, ShareMode::name)
}

/// A list in a few lines.
pub(super) fn text(state: &WatchListState) -> String {
    let name = words::clean(name(state));
    let Some((list, edition)) = state.list.as_ref().zip(state.edition.as_ref()) else {
        let why = words::clean(&state.damage);
        return format!("{}\n", say!("watchlist-damaged", list = name, why));
    };
    let edition_told = say!(
        "watchlist-edition",
        count = Grouped(edition.entries),
        number = edition.number,
        at = words::time(words::millis(edition.changed_ms)),
        by = words::clean(&edition.by)
    );
    let title = words::clean(&list.title);
    let mut text = format!("{name}: {title}\n {edition_told}\n");
    let count = Grouped(state.pushed);
    let told = match (share(state), state.pushed) {
        ("push", 0) => say!("watchlist-told-none", list = &name),
        ("push", _) => say!("watchlist-told-new", count, list = &name),
        (_, 0) => String::new(),
        (_, _) => say!("watchlist-told-back", count, list = &name),
    };
    if !told.is_empty() {
        text.push_str(&format!(" {told}\n"));
    }
    let leaves = match share(state) {
        "push" => say!("watchlist-leaves-push"),
        "hit_no_hit" => say!("watchlist-leaves-hits"),
        _ if state.pushed > 0 => say!("watchlist-leaves-no-more"),
        _ => say!("watchlist-leaves-nothing"),
    };
    text.push_str(&format!(" {leaves}\n"));
    if let Some(order) = list.order.clone().and_then(|order| wire::order(order).ok()) {
        text.push_str(&format!(
            " {}\n",
            say!("watchlist-asked", asked = asked(&order))
        ));
    }
    if let Some(source) = &edition.source {
        text.push_str(&of_source(source));
    }
    if let Some(due) = due(state) {
        text.push_str(&format!(" {due}\n"));
    }
    text
}

/// That somebody has to decide again about a list or entries of it, where that is due.
pub(super) fn due(state: &WatchListState) -> Option<String> {
    (state.reviews_due > 0).then(|| {
        let list = words::clean(name(state));
        let day = words::day(state.review_ms);
        let count = Grouped(state.reviews_due);
        say!("watchlist-reviews-due", list, count, day)
    })
}

/// What is asked for an entry.
pub(super) fn asked(order: &Order) -> String {
    let until = if order.valid_until.as_millis() >= MAX_TIME_MS.cast_unsigned() {
        say!("watchlist-no-end")
    } else {
        let day = words::day(words::millis(order.valid_until.as_millis()));
        say!("watchlist-until", day)
    };
    let review = words::day(words::millis(order.review.as_millis()));
    let action = lang::row(
        "watch_action",
        order.action.name(),
        &words::code(order.action.name()),
    );
    let markers = order.markers.iter().map(|it| it.name());
    let markers =
        markers.map(|it| words::within(&lang::row("warning_marker", it, &it.replace('_', " "))));
    let markers = markers.collect::<Vec<_>>().join(", ");
    let action = if markers.is_empty() {
        action
    } else {
        say!("watchlist-warning", action, markers)
    };
    let basis = words::clean(&order.legal_basis);
    let owner = words::clean(&order.owner);
    if order.contact_first {
        say!("watchlist-order-first", action, basis, until, review, owner)
    } else {
        say!("watchlist-order", action, basis, until, review, owner)
    }
}

/// The files that a list was taken from.
pub(super) fn of_source(source: &WatchSource) -> String {
    let version = words::clean(&source.version);
    let format = &source.format;
    let from = if version.is_empty() {
        say!("watchlist-source-unversioned", format)
    } else {
        say!("watchlist-source", format, version)
    };
    let mut text = format!(" {from}\n");
    for file in &source.files {
        let size = words::size(file.size);
        text.push_str(&format!(
            "  sha256 {} ({size})\n",
            hex::encode(&file.sha256)
        ));
    }
    if source.refused > 0 {
        let refused = Grouped(source.refused);
        let refused = say!("watchlist-refused-part", count = refused);
        text.push_str(&format!("  {refused}\n"));
    }
    text
}

/// The same for programs.
pub(super) fn document(state: &WatchListState) -> Value {
    let list = state.list.clone().unwrap_or_default();
    let order = list.order.and_then(|order| wire::order(order).ok());
    let order = order.map(|order| {
        let markers: Vec<_> = order.markers.iter().map(|marker| marker.name()).collect();
        let grade = order.evaluation.as_ref();
        json!({
            "action": order.action.name(),
            "reason": order.reason.code,
            "reason_text": words::text_json(&order.reason.text),
            "category": words::text_json(&order.category),
            "markers": markers,
            "legal_basis": words::text_json(&order.legal_basis),
            "grade": grade.map(|it| format!("{}:{}{}", it.scheme, it.source, it.information)),
            "valid_from": words::time_json(words::millis(order.valid_from.as_millis())),
            "valid_until": words::time_json(words::millis(order.valid_until.as_millis())),
            "review": words::time_json(words::millis(order.review.as_millis())),
            "owner": words::text_json(&order.owner),
            "contact_first": order.contact_first,
        })
    });
    json!({
        "name": list.name,
        "title": words::text_json(&list.title),
        "share": ShareMode::from_number(list.share).map(ShareMode::name),
        "order": order,
        "edition": state.edition.as_ref().map(edition),
        "pushed": state.pushed,
        "damage": words::text_json(&state.damage),
        "reviews_due": state.reviews_due,
        "next_review": (state.reviews_due > 0).then(|| words::time_json(state.review_ms)),
    })
}

fn edition(edition: &WatchEdition) -> Value {
    json!({
        "number": edition.number,
        "entries": edition.entries,
        "digest": hex::encode(&edition.digest),
        "changed": words::time_json(words::millis(edition.changed_ms)),
        "by": words::text_json(&edition.by),
        "source": edition.source.as_ref().map(source),
    })
}

/// The files that a list was taken from, for programs.
pub(super) fn source(source: &WatchSource) -> Value {
    let files = source
        .files
        .iter()
        .map(|file| json!({ "sha256": hex::encode(&file.sha256), "size": file.size }));
    json!({
        "format": source.format,
        "version": words::text_json(&source.version),
        "files": files.collect::<Vec<_>>(),
        "refused": source.refused,
    })
}
