//! What policy decided for each partner, for people and for programs.

use ntc_core::section::Section;
use ntc_proto::node::v1::Recipient;
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// How many of them the record goes to.
pub(super) fn entitled(recipients: &[Recipient]) -> usize {
    recipients.iter().filter(|peer| peer.entitled).count()
}

/// Who gets what, one a row.
pub(super) fn recipients(recipients: &[Recipient], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("alert-column-partner"),
        &say!("alert-column-gets"),
        &say!("alert-column-not"),
    ]);
    for peer in recipients {
        table.row([peer.party.clone(), gets(peer), withheld(peer)]);
    }
    table.draw(output.width(), &[0], &[])
}

/// What a partner gets, for people.
pub(super) fn gets(peer: &Recipient) -> String {
    if peer.entitled {
        words::sections(&peer.disclosed)
    } else {
        say!("alert-gets-nothing")
    }
}

/// What a partner does not get and why, for people. The national section goes to nobody and is not worth a word.
pub(super) fn withheld(peer: &Recipient) -> String {
    if !peer.entitled {
        return words::reason(&peer.reason);
    }
    let told = peer
        .withheld
        .iter()
        .filter(|held| held.section != Section::National.name())
        .map(|held| {
            let why = match held.on_request {
                true => say!("alert-withheld-asked"),
                false => words::reason(&held.reason),
            };
            format!("{} ({why})", lang::name("section", &held.section))
        });
    words::or_nothing(&told.collect::<Vec<_>>().join(", "))
}

/// The rules that decided, for people.
pub(super) fn rules(recipients: &[Recipient]) -> String {
    let mut text = String::new();
    for peer in recipients {
        text.push_str(&format!("\n {}\n", words::clean(&peer.party)));
        for rule in &peer.rules {
            text.push_str(&format!("  - {}\n", words::clean(rule)));
        }
    }
    text
}

/// What policy decided for a partner, for programs.
pub(super) fn recipient_json(peer: &Recipient) -> Value {
    json!({
        "party": peer.party,
        "entitled": peer.entitled,
        "disclosed": peer.disclosed,
        "withheld": peer.withheld.iter().map(|held| json!({
            "section": held.section,
            "reason": held.reason,
            "on_request": held.on_request,
        })).collect::<Vec<_>>(),
        "reason": words::text_json(&peer.reason),
        "rules": peer.rules,
    })
}
