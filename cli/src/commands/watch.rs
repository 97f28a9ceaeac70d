//! `ntc watch`: all that happens, as it comes; and what `ntc alert watch` shares with it.

use std::time::Duration;

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{Gap, Owed, RecordSummary, Said, WatchRequest, WatchResponse};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::alert::{self, line, record_json};
use super::overdue::{owed_json, task};
use super::{input, sought, thread};
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Shows alerts, requests, answers, outcomes, corrections, retractions, acknowledgements, consent and steps of agreements, your \
own and your partners', and what becomes overdue. Runs until you stop it with Ctrl-C. When the line to the node breaks it \
connects again by itself and goes on where it was. What could not be shown is told as a gap. With --json each is one line, \
with the position to go on from: --after goes on there, also after a restart of this command or of the node.

Examples:
  ntc watch
  ntc watch --kind Request --kind Answer
  ntc watch --kind overdue --origin UA/state-customs-service
  ntc watch --json | jq -r 'select(.overdue) | .overdue.id'";

/// The word for what becomes overdue, among the kinds.
const OVERDUE: &str = "overdue";

/// First pause after the line broke; it doubles up to [`MAX_PAUSE`].
const MIN_PAUSE: Duration = Duration::from_secs(1);

/// Longest pause between two attempts.
const MAX_PAUSE: Duration = Duration::from_secs(30);

/// What `ntc watch` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only this kind of record, or what becomes overdue; may be given several times
    #[arg(long, value_name = "KIND", value_parser = sort)]
    kind: Vec<Sort>,

    #[command(flatten)]
    following: Following,
}

/// One sort of what happens.
#[derive(Clone, Copy, Debug)]
enum Sort {
    Kind(RecordKind),
    Overdue,
}

/// Of whom, from where on, and for how long.
#[derive(Args, Debug)]
pub(crate) struct Following {
    /// Only what this party says or owes
    #[arg(long, value_name = "PARTY")]
    origin: Option<Party>,

    /// Go on behind what told this position
    #[arg(long, value_name = "POSITION", value_parser = input::hex)]
    after: Option<input::Bytes>,

    /// End when the line breaks, in place of connecting again
    #[arg(long)]
    once: bool,
}

/// What is watched, as sentences name it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Watched {
    /// Alerts alone.
    Alerts,
    /// Records of every kind.
    Records,
}

/// Shows what happens until it is stopped.
pub(crate) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let kinds = arguments.kind.iter();
    let request = WatchRequest {
        kinds: kinds.filter_map(Sort::kind).collect(),
        everything: true,
        overdue: arguments
            .kind
            .iter()
            .any(|sort| matches!(sort, Sort::Overdue)),
        ..WatchRequest::default()
    };
    let watched = Watched::Records;
    follow(request, &arguments.following, watched, connection, output).await
}

impl Sort {
    const fn kind(&self) -> Option<i32> {
        match self {
            Self::Kind(kind) => Some(*kind as i32),
            Self::Overdue => None,
        }
    }
}

fn sort(text: &str) -> Result<Sort, String> {
    if text.eq_ignore_ascii_case(OVERDUE) {
        return Ok(Sort::Overdue);
    }
    let kind = alert::kind(text).map(Sort::Kind);
    kind.map_err(|kinds| say!("watch-kinds", kinds, overdue = OVERDUE))
}

/// Shows what passes the request until it is stopped.
pub(crate) async fn follow(
    request: WatchRequest,
    following: &Following,
    watched: Watched,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let mut pause = MIN_PAUSE;
    let mut first = true;
    let after = following.after.as_ref();
    let origin = following.origin.as_ref();
    let mut request = WatchRequest {
        origin: origin.map(ToString::to_string).unwrap_or_default(),
        position: after.map(|after| after.0.clone()).unwrap_or_default(),
        ..request
    };
    loop {
        let mut live = false;
        let failure = match read(&mut request, watched, connection, output, &mut live).await {
            Ok(()) => Failure::new(
                Exit::Unavailable,
                say!("watch-ended"),
                say!("watch-ended-why"),
                say!("watch-ended-advice"),
            ),
            Err(failure) => failure,
        };
        let never_began = first && !live;
        if following.once || never_began || !failure.is_passing() {
            return Err(failure);
        }
        if live {
            pause = MIN_PAUSE;
        }
        first = false;
        output.note(&say!(
            "watch-broke",
            at = words::time(words::now_ms()),
            seconds = pause.as_secs()
        ));
        sleep(pause).await;
        pause = (pause * 2).min(MAX_PAUSE);
    }
}

async fn read(
    request: &mut WatchRequest,
    watched: Watched,
    connection: &Connection,
    output: &Output,
    live: &mut bool,
) -> Result<(), Failure> {
    let what = match watched {
        Watched::Alerts => say!("watch-no-alerts"),
        Watched::Records => say!("watch-no-records"),
    };
    let node = connection.open().await?;
    let mut stream = node
        .records()
        .watch(request.clone())
        .await
        .map_err(|status| Failure::status(Call::Records, &what, &status))?
        .into_inner();
    *live = true;
    output.note(&say!("watch-watching"));
    while let Some(seen) = stream
        .message()
        .await
        .map_err(|status| Failure::status(Call::Records, &what, &status))?
    {
        show(&seen, watched, output)?;
        request.position.clone_from(&seen.position);
    }
    Ok(())
}

fn show(seen: &WatchResponse, watched: Watched, output: &Output) -> Result<(), Failure> {
    if let Some(gap) = &seen.gap {
        return show_gap(gap, &seen.position, watched, output);
    }
    if let Some(owed) = &seen.overdue {
        return output.answer(
            |_| overdue_lines(owed),
            || {
                let position = hex::encode(&seen.position);
                json!({ "overdue": owed_json(owed), "position": position })
            },
        );
    }
    let Some(record) = &seen.record else {
        return Ok(());
    };
    output.answer(
        |_| {
            let near = sought::near_lines(&seen.near);
            let line = line(record);
            match &seen.said {
                Some(said) => format!("{line}\n{}\n{near}", said_line(record, said)),
                None => format!("{line}\n{near}"),
            }
        },
        || {
            let mut value = record_json(record);
            let near = seen.near.iter().map(sought::near_json);
            words::put(&mut value, "near", near.collect::<Vec<_>>().into());
            words::put(&mut value, "said", said_json(seen.said.as_ref()));
            words::put(&mut value, "position", hex::encode(&seen.position).into());
            value
        },
    )
}

/// What a record says of another, below its lines.
fn said_line(record: &RecordSummary, said: &Said) -> String {
    let id = words::short_id(&said.id);
    let what = if said.origin == record.origin {
        id
    } else {
        say!("watch-said-of", id, origin = &said.origin)
    };
    let does = match RecordKind::from_number(record.kind) {
        Some(RecordKind::Retraction) => say!("watch-said-withdraws", what),
        Some(RecordKind::Correction) => say!("watch-said-corrects", what),
        Some(RecordKind::Request) => say!("watch-said-asks", what),
        Some(RecordKind::HitNotice) => say!("watch-said-met", what),
        Some(RecordKind::Outcome) => say!("watch-said-outcome", what),
        _ => say!("watch-said-speaks", what),
    };
    let says = thread::says(record.kind, said.says_phrase.as_ref(), &said.says);
    let says = if says.is_empty() {
        says
    } else {
        format!(": {}", says.replace('_', " "))
    };
    words::clean(&format!("    {does}{says}"))
}

fn said_json(said: Option<&Said>) -> Value {
    match said {
        None => Value::Null,
        Some(said) => json!({
            "id": words::id(&said.id),
            "origin": said.origin,
            "says": words::text_json(&said.says),
            "phrase": lang::phrase_json(said.says_phrase.as_ref()),
        }),
    }
}

/// What became overdue, in two lines.
fn overdue_lines(owed: &Owed) -> String {
    let head = format!(
        "{} UTC  {}",
        words::time(owed.due_ms),
        say!("watch-overdue", task = task(owed), by = &owed.by)
    );
    let call = match owed.call.as_str() {
        "" => String::new(),
        call => format!("   {}", say!("watch-call", whom = call)),
    };
    let body = format!("    {}   {}{call}", owed.origin, words::short_id(&owed.id));
    format!("{}\n{}\n", words::clean(&head), words::clean(&body))
}

/// What could not be shown.
fn show_gap(gap: &Gap, position: &[u8], watched: Watched, output: &Output) -> Result<(), Failure> {
    let what = match (watched, gap.missed) {
        (Watched::Alerts, 0) => say!("watch-some-alerts"),
        (Watched::Records, 0) => say!("watch-some-records"),
        (Watched::Alerts, missed) => say!("watch-alerts", count = Grouped(missed)),
        (Watched::Records, missed) => say!("watch-records", count = Grouped(missed)),
    };
    output.answer(
        |_| {
            let because = &gap.because;
            let told = match gap.origin.as_str() {
                "" => say!("watch-gap", what = &what, because),
                origin => say!("watch-gap-of", what = &what, origin, because),
            };
            words::clean(&told)
        },
        || {
            json!({
                "gap": { "why": gap.why, "because": gap.because, "origin": words::text_json(&gap.origin), "missed": gap.missed },
                "position": hex::encode(position),
            })
        },
    )
}
