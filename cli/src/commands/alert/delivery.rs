//! `ntc alert delivery`: what became of an own alert at each partner.

use std::time::Duration;

use clap::Args;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    DeliveriesRequest, DeliveriesResponse, DeliveryState, DeliveryStatus, Recipient,
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use tonic::Response;

use super::{erasure, recipient};
use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
A receipt is the partner's signature that it durably holds the alert. --wait ends with 7 when a receipt is missing \
at the end of the time, and names the partner and what your node knows of why; the alert is sent anyway as soon as that \
is over.

Examples:
  ntc alert delivery 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc alert delivery 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --wait 120
  ntc alert delivery 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --explain";

/// How often the node is asked while waiting.
const POLL: Duration = Duration::from_millis(500);

/// What was not done.
fn what() -> String {
    say!("alert-deliveries-not-shown")
}

/// What `ntc alert delivery` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The alert's id, or its beginning as lists show it
    #[arg(value_parser = input::record_id, value_name = "ID")]
    id: input::RecordId,

    /// Wait until every partner that gets it has signed for it, at most this many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "60",
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    wait: Option<u64>,

    /// Name every rule that decided what a partner gets
    #[arg(long, conflicts_with = "wait")]
    explain: bool,
}

/// Shows the deliveries.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    if let Some(seconds) = arguments.wait {
        return wait(&node, id, seconds, output).await;
    }
    let answer = fetch(&node, &id).await?;
    show(&answer, arguments.explain, output)?;
    Ok(Exit::Done)
}

/// Waits for the receipts of all that get the record, then shows how it stands.
pub(super) async fn wait(
    node: &Node,
    id: Vec<u8>,
    seconds: u64,
    output: &Output,
) -> Result<Exit, Failure> {
    let end = Instant::now() + Duration::from_secs(seconds);
    let bar = output.progress(&say!("alert-receipts"), 0);
    loop {
        let answer = fetch(node, &id).await?;
        let deliveries = &answer.deliveries;
        let expected = deliveries.iter().filter(|one| gets_it(one)).count();
        let missing = deliveries.iter().filter(|one| is_open(one)).count();
        bar.set_length(expected as u64);
        bar.set_position(expected.saturating_sub(missing) as u64);
        if missing == 0 || Instant::now() >= end {
            bar.finish_and_clear();
            show(&answer, false, output)?;
            if missing == 0 {
                return Ok(Exit::Done);
            }
            let count = Grouped(missing as u64);
            let why: Vec<_> = deliveries.iter().filter_map(missing_because).collect();
            return Err(Failure::new(
                Exit::Unavailable,
                say!("alert-receipts-missing", count, seconds),
                why.join("; "),
                say!("alert-receipts-advice"),
            ));
        }
        sleep(POLL).await;
    }
}

async fn fetch(node: &Node, id: &[u8]) -> Result<DeliveriesResponse, Failure> {
    let request = DeliveriesRequest { id: id.to_vec() };
    node.records()
        .deliveries(ask(request))
        .await
        .map(Response::into_inner)
        .map_err(|status| Failure::status(Call::Records, what(), &status))
}

/// Whether it goes to the partner, now or later.
pub(super) fn gets_it(delivery: &DeliveryStatus) -> bool {
    !matches!(
        delivery.state(),
        DeliveryState::Withheld | DeliveryState::Unspecified | DeliveryState::Erased
    )
}

/// Whether a receipt is still to come.
fn is_open(delivery: &DeliveryStatus) -> bool {
    matches!(
        delivery.state(),
        DeliveryState::Queued | DeliveryState::Sent | DeliveryState::HeldBack
    )
}

/// Of whom a receipt is missing, and why as far as the node knows.
fn missing_because(delivery: &DeliveryStatus) -> Option<String> {
    if !is_open(delivery) {
        return None;
    }
    let party = delivery.recipient.clone().unwrap_or_default().party;
    let why = match (&delivery.no_receipt, delivery.held_back.as_str()) {
        (_, held) if !held.is_empty() => say!("alert-held-back-here", why = words::reason(held)),
        (Some(why), _) => why.text.clone(),
        (None, _) => say!("alert-no-receipt"),
    };
    Some(format!("{party}: {why}"))
}

fn show(answer: &DeliveriesResponse, explain: bool, output: &Output) -> Result<(), Failure> {
    let deliveries = &answer.deliveries;
    output.answer(
        |output| erased(answer, output) + &text(deliveries, explain, output),
        || {
            json!({
                "deliveries": deliveries.iter().map(document).collect::<Vec<_>>(),
                "erased": answer.erased,
                "erasures": erasure::document(&answer.erasures),
            })
        },
    )
}

/// What was erased of it since it was told.
fn erased(answer: &DeliveriesResponse, output: &Output) -> String {
    let mut text = erasure::lines(&answer.erasures, output.width());
    if !text.is_empty() {
        text.push_str(&format!(" {}\n\n", say!("alert-erased-before")));
    }
    text
}

/// What became of it at each partner, for people.
pub(super) fn text(deliveries: &[DeliveryStatus], explain: bool, output: &Output) -> String {
    if deliveries.is_empty() {
        return say!("alert-nobody-enrolled");
    }
    let mut table = Table::new(&[
        &say!("alert-column-partner"),
        &say!("alert-column-state"),
        &say!("alert-column-receipt"),
        &say!("alert-column-gets"),
        &say!("alert-column-not"),
    ]);
    for delivery in deliveries {
        let peer = delivery.recipient.clone().unwrap_or_default();
        table.row([
            peer.party.clone(),
            state(delivery),
            receipt(delivery),
            recipient::gets(&peer),
            recipient::withheld(&peer),
        ]);
    }
    let mut text = table.draw(output.width(), &[0, 2], &[]);
    if explain {
        let peers: Vec<Recipient> = deliveries
            .iter()
            .filter_map(|delivery| delivery.recipient.clone())
            .collect();
        text.push_str(&recipient::rules(&peers));
    }
    text
}

/// Where it stands, and why where that is not clear.
fn state(delivery: &DeliveryStatus) -> String {
    let state = words::delivery(delivery.state).0;
    let reasons = [&delivery.held_back, &delivery.refused];
    let Some(reason) = reasons.into_iter().find(|reason| !reason.is_empty()) else {
        return state;
    };
    let state = format!("{state}: {}", words::reason(reason));
    match delivery.refused_until_ms {
        0 => state,
        until => say!("alert-state-until", state, until = words::time(until)),
    }
}

/// When the receipt came; of an older one only by when it had been signed is known.
fn receipt(delivery: &DeliveryStatus) -> String {
    match (delivery.receipted_ms, delivery.receipt_signed_s) {
        (0, 0) => words::NOTHING.to_owned(),
        (0, signed_s) => {
            let time = words::time(signed_s.saturating_mul(1000));
            say!("alert-receipt-by", time)
        }
        (receipted_ms, _) => words::time(receipted_ms),
    }
}

/// Where it stands with one partner, for programs.
pub(super) fn document(delivery: &DeliveryStatus) -> Value {
    let peer = delivery.recipient.clone().unwrap_or_default();
    let mut value = recipient::recipient_json(&peer);
    if let Some(object) = value.as_object_mut() {
        object.insert("state".to_owned(), json!(words::delivery(delivery.state).1));
        let receipted = words::time_json(delivery.receipted_ms);
        object.insert("receipted".to_owned(), receipted);
        let signed = words::time_json(delivery.receipt_signed_s.saturating_mul(1000));
        object.insert("receipt_signed".to_owned(), signed);
        object.insert(
            "held_back".to_owned(),
            words::text_json(&delivery.held_back),
        );
        object.insert("refused".to_owned(), words::text_json(&delivery.refused));
        let until = words::time_json(delivery.refused_until_ms);
        object.insert("refused_until".to_owned(), until);
        let why = delivery.no_receipt.as_ref().map(words::concern_json);
        object.insert("no_receipt".to_owned(), json!(why));
        let finally = delivery.refused_finally;
        object.insert("refused_finally".to_owned(), json!(finally));
    }
    value
}
