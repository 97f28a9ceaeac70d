//! `ntc node`: how the node is.

use clap::Subcommand;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{StatusRequest, StatusResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const STATUS_EXAMPLES: &str = "\
A node is 'ready' when it publishes and receives. 'starting' passes by itself in seconds; what it refuses meanwhile has \
the reason STARTING and is tried again. 'full' passes when the disk has room: nothing is published or taken before. \
'read_only' and 'guarded' do not pass: \
tell the administrator. Whatever needs a person stands under 'To look at'.

Examples:
  ntc node status
  ntc node status --json | jq .state";

/// The verbs of `ntc node`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show whether the node is well, and what needs a person
    #[command(after_long_help = STATUS_EXAMPLES)]
    Status,
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Status => status(connection, output).await,
    }
}

async fn status(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let status = fetch(connection).await?;
    output.answer(|output| text(&status, output), || document(&status))?;
    Ok(Exit::Done)
}

/// What the node says of itself.
pub(crate) async fn fetch(connection: &Connection) -> Result<StatusResponse, Failure> {
    let node = connection.open().await?;
    let answer = node.status().status(ask(StatusRequest {})).await;
    answer
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Node, say!("node-not-said"), &status))
}

/// The party that the officer's node acts for.
pub(crate) async fn party(connection: &Connection, what: &str) -> Result<Party, Failure> {
    let status = fetch(connection).await?;
    status.party.parse().map_err(|error| {
        let why = say!("node-no-party", error = format!("{error}"));
        Failure::new(Exit::Other, what, why, say!("node-no-party-advice"))
    })
}

fn text(status: &StatusResponse, output: &Output) -> String {
    let mut state = lang::state_of_node(&status.state);
    if !status.detail.is_empty() {
        let detail = lang::phrase(status.detail_phrase.as_ref(), &status.detail);
        state = format!("{state}: {detail}");
    }
    let mut pairs = vec![
        (say!("node-label-party"), status.party.clone()),
        (say!("node-label-state"), state),
        (
            say!("node-label-since"),
            say!(
                "node-since",
                at = words::time(status.started_ms),
                ago = words::ago(status.started_ms, words::now_ms()),
                version = &status.version
            ),
        ),
        (
            say!("node-label-partners"),
            say!(
                "node-partners",
                connected = status.peers_connected,
                all = status.peers
            ),
        ),
        (
            say!("node-label-published"),
            say!(
                "node-published",
                records = say!("node-records", count = Grouped(status.published)),
                entries = say!("node-entries", count = Grouped(status.ledger_size))
            ),
        ),
        (
            say!("node-label-received"),
            say!(
                "node-received",
                records = say!("node-records", count = Grouped(status.received)),
                refused = Grouped(status.refused)
            ),
        ),
        (say!("node-label-disk"), words::size(status.disk_free_bytes)),
    ];
    if status.index_lag > 0 {
        let lag = say!("node-index-lag", count = Grouped(status.index_lag));
        pairs.push((say!("node-label-index"), lag));
    }
    let pairs = pairs
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()));
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if status.warnings.is_empty() {
        text.push_str(&format!("\n {}\n", say!("node-nothing-to-look-at")));
    } else {
        text.push_str(&format!("\n {}\n", say!("node-to-look-at")));
        for warning in &status.warnings {
            text.push_str(&format!("  - {}\n", words::concern(warning)));
        }
    }
    text
}

fn document(status: &StatusResponse) -> Value {
    json!({
        "party": status.party,
        "version": status.version,
        "state": status.state,
        "detail": words::text_json(&status.detail),
        "detail_phrase": lang::phrase_json(status.detail_phrase.as_ref()),
        "started": words::time_json(status.started_ms),
        "ledger_size": status.ledger_size,
        "published": status.published,
        "received": status.received,
        "refused": status.refused,
        "disk_free_bytes": status.disk_free_bytes,
        "index_lag": status.index_lag,
        "peers": status.peers,
        "peers_connected": status.peers_connected,
        "warnings": status.warnings.iter().map(words::concern_json).collect::<Vec<_>>(),
    })
}
