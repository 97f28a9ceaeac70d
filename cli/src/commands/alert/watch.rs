//! `ntc alert watch`: alerts as they come, for the duty desk.

use std::time::Duration;

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{RecordSummary, WatchRequest, WatchResponse};
use serde_json::json;
use tokio::time::sleep;

use super::summary::{about, kind, record_json};
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Runs until you stop it with Ctrl-C. When the line to the node breaks it connects again by itself, and says from when \
on something may be missing; 'ntc alert list --from TIME' shows that. With --json each alert is one line.

Examples:
  ntc alert watch
  ntc alert watch --origin UA/state-customs-service --kind ConsignmentAlert
  ntc alert watch --json | while read -r alert; do notify-desk \"$alert\"; done";

/// First pause after the line broke; it doubles up to [`MAX_PAUSE`].
const MIN_PAUSE: Duration = Duration::from_secs(1);

/// Longest pause between two attempts.
const MAX_PAUSE: Duration = Duration::from_secs(30);

/// What `ntc alert watch` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only this kind of record; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<RecordKind>,

    /// Only what this party says
    #[arg(long, value_name = "PARTY")]
    origin: Option<Party>,

    /// End when the line breaks, in place of connecting again
    #[arg(long)]
    once: bool,
}

/// Shows alerts until it is stopped.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let mut pause = MIN_PAUSE;
    let mut first = true;
    loop {
        let mut live = false;
        let failure = match follow(arguments, connection, output, &mut live).await {
            Ok(()) => Failure::new(
                Exit::Unavailable,
                "the node ended the stream",
                "it is stopping, or it was restarted",
                "run the command again",
            ),
            Err(failure) => failure,
        };
        let never_began = first && !live;
        if arguments.once || never_began || !failure.is_passing() {
            return Err(failure);
        }
        if live {
            pause = MIN_PAUSE;
        }
        first = false;
        let since = words::time(words::now_ms());
        output.note(&format!(
            "The line to the node broke at {since} UTC; trying again in {} s. What comes meanwhile: \
             ntc alert list --from {}",
            pause.as_secs(),
            since.replace(' ', "T")
        ));
        sleep(pause).await;
        pause = (pause * 2).min(MAX_PAUSE);
    }
}

async fn follow(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
    live: &mut bool,
) -> Result<(), Failure> {
    const WHAT: &str = "the alerts cannot be watched";
    let request = WatchRequest {
        kinds: arguments.kind.iter().map(|kind| *kind as i32).collect(),
        origin: arguments
            .origin
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    let node = connection.open().await?;
    let mut stream = node
        .records()
        .watch(request)
        .await
        .map_err(|status| Failure::status(Call::Records, WHAT, &status))?
        .into_inner();
    *live = true;
    output.note("Watching. Ctrl-C ends it.");
    while let Some(seen) = stream
        .message()
        .await
        .map_err(|status| Failure::status(Call::Records, WHAT, &status))?
    {
        show(&seen, output)?;
    }
    Ok(())
}

fn show(seen: &WatchResponse, output: &Output) -> Result<(), Failure> {
    if seen.missed > 0 {
        let missed = words::count(seen.missed, "alert", "alerts");
        output.note(&format!(
            "{missed} came faster than they could be shown: ntc alert list"
        ));
    }
    let Some(record) = &seen.record else {
        return Ok(());
    };
    output.answer(
        |_| line(record),
        || {
            let mut value = record_json(record);
            if let Some(object) = value.as_object_mut() {
                object.insert("missed".to_owned(), json!(seen.missed));
            }
            value
        },
    )
}

/// An alert in two lines, so that neither is folded on a narrow screen.
fn line(record: &RecordSummary) -> String {
    let head = format!(
        "{} UTC  {}  {}  TLP:{}  {}",
        words::time(record.received_ms.max(record.created_ms)),
        record.origin,
        words::kind(record.kind),
        words::tlp(record.tlp),
        words::urgency(record.urgency),
    );
    let body = format!("    {}   {}", about(record), words::id(&record.id));
    format!("{}\n{}", words::clean(&head), words::clean(&body))
}
