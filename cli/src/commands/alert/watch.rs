//! `ntc alert watch`: alerts as they come, for the duty desk.

use std::time::Duration;

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{Gap, WatchRequest, WatchResponse};
use serde_json::json;
use tokio::time::sleep;

use super::summary::{kind, line, record_json};
use crate::client::Connection;
use crate::commands::{input, sought};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Runs until you stop it with Ctrl-C. When the line to the node breaks it connects again by itself and goes on where it \
was: what came meanwhile is shown first. What could not be shown is told as a gap. With --json each alert is one line, \
with the position to go on from: --after goes on there, also after a restart of this command or of the node.

Examples:
  ntc alert watch
  ntc alert watch --origin UA/state-customs-service --kind ConsignmentAlert
  ntc alert watch --after 0a0408051000
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

    /// Go on behind the alert that told this position
    #[arg(long, value_name = "POSITION", value_parser = input::hex)]
    after: Option<input::Bytes>,

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
    let after = arguments.after.as_ref();
    let mut position = after.map(|after| after.0.clone()).unwrap_or_default();
    loop {
        let mut live = false;
        let failure = match follow(arguments, connection, output, &mut position, &mut live).await {
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
        output.note(&format!(
            "The line to the node broke at {} UTC; trying again in {} s. What comes meanwhile is shown then.",
            words::time(words::now_ms()),
            pause.as_secs(),
        ));
        sleep(pause).await;
        pause = (pause * 2).min(MAX_PAUSE);
    }
}

async fn follow(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
    position: &mut Vec<u8>,
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
        position: position.clone(),
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
        position.clone_from(&seen.position);
    }
    Ok(())
}

fn show(seen: &WatchResponse, output: &Output) -> Result<(), Failure> {
    if let Some(gap) = &seen.gap {
        return show_gap(gap, &seen.position, output);
    }
    let Some(record) = &seen.record else {
        return Ok(());
    };
    output.answer(
        |_| {
            let near = sought::near_lines(&seen.near);
            format!("{}\n{near}", line(record))
        },
        || {
            let mut value = record_json(record);
            let near = seen.near.iter().map(sought::near_json);
            words::put(&mut value, "near", near.collect::<Vec<_>>().into());
            words::put(&mut value, "position", hex::encode(&seen.position).into());
            value
        },
    )
}

/// What could not be shown.
fn show_gap(gap: &Gap, position: &[u8], output: &Output) -> Result<(), Failure> {
    let whose = match gap.origin.as_str() {
        "" => String::new(),
        origin => format!(" of {origin}"),
    };
    let what = match gap.missed {
        0 => "alerts".to_owned(),
        missed => words::count(missed, "alert", "alerts"),
    };
    output.answer(
        |_| {
            let because = &gap.because;
            words::clean(&format!("GAP: {what}{whose} may be missing here: {because}. ntc alert list"))
        },
        || {
            json!({
                "gap": { "why": gap.why, "because": gap.because, "origin": words::text_json(&gap.origin), "missed": gap.missed },
                "position": hex::encode(position),
            })
        },
    )
}
