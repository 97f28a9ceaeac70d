//! A list as it is held, for people and for programs.

use ntc_core::model::MAX_TIME_MS;
use ntc_core::watchlist::{Order, ShareMode, wire};
use ntc_proto::node::v1::{WatchEdition, WatchListState, WatchSource};
use serde_json::{Value, json};

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
        return format!("{name} is damaged, and nothing is screened against it: {why}\n");
    };
    let mut text = format!(
        "{name}: {}\n {}, change {} at {} UTC by {}\n",
        words::clean(&list.title),
        words::count(edition.entries, "entry", "entries"),
        edition.number,
        words::time(words::millis(edition.changed_ms)),
        words::clean(&edition.by),
    );
    let told = words::count(state.pushed, "entry", "entries");
    match (share(state), state.pushed) {
        ("push", _) => text.push_str(&format!(
            " Partners may have been told of {told}; 'ntc watchlist push {name}' tells them what is new.\n"
        )),
        (_, 0) => {}
        (_, _) => text.push_str(&format!(
            " Partners may have been told of {told}; 'ntc watchlist push {name}' takes that back.\n"
        )),
    }
    text.push_str(match share(state) {
        "push" => {
            " Entries leave as alerts when they are pushed, and questions of partners are answered from it.\n"
        }
        "hit_no_hit" => " Partners whose agreement allows it learn whether their question hits.\n",
        _ if state.pushed > 0 => " Nothing more of it leaves the node.\n",
        _ => " Nothing of it leaves the node.\n",
    });
    if let Some(order) = list.order.clone().and_then(|order| wire::order(order).ok()) {
        text.push_str(&format!(" Asked: {}\n", asked(&order)));
    }
    if let Some(source) = &edition.source {
        text.push_str(&of_source(source));
    }
    text
}

/// What is asked for an entry.
pub(super) fn asked(order: &Order) -> String {
    let until = if order.valid_until.as_millis() >= MAX_TIME_MS.cast_unsigned() {
        "without an end".to_owned()
    } else {
        format!(
            "until {}",
            words::day(words::millis(order.valid_until.as_millis()))
        )
    };
    let review = words::day(words::millis(order.review.as_millis()));
    let first = if order.contact_first {
        ", who is asked before anybody acts"
    } else {
        ""
    };
    let markers: Vec<_> = order.markers.iter().map(|it| it.name()).collect();
    let markers = match markers.as_slice() {
        [] => String::new(),
        markers => format!("; warning: {}", markers.join(", ").replace('_', " ")),
    };
    format!(
        "{}{markers}; on the ground of: {}; {until}, decided again by {review}; owner {}{first}",
        order.action,
        words::clean(&order.legal_basis),
        words::clean(&order.owner),
    )
}

/// The files that a list was taken from.
pub(super) fn of_source(source: &WatchSource) -> String {
    let version = words::clean(&source.version);
    let version = if version.is_empty() {
        "no version told".to_owned()
    } else {
        format!("version {version}")
    };
    let mut text = format!(" Taken from {}, {version}\n", source.format);
    for file in &source.files {
        let size = words::size(file.size);
        text.push_str(&format!(
            "  sha256 {} ({size})\n",
            hex::encode(&file.sha256)
        ));
    }
    if source.refused > 0 {
        let refused = words::count(source.refused, "entry or line", "entries or lines");
        text.push_str(&format!("  {refused} of it not taken\n"));
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
