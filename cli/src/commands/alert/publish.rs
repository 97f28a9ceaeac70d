//! `ntc alert publish`: one draft, signed and told.

use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::intake::made_reference;
use ntc_core::party::Party;
use ntc_core::reason::{Call, Reason};
use ntc_core::section::Section;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    Draft, NearMiss, PreviewRequest, PreviewResponse, PublishRequest, PublishResponse, Recipient,
};
use ntc_proto::v1::RecordKind;
use serde_json::{Value, json};
use tonic::Response;

use super::recipient::{entitled, recipient_json, recipients, rules};
use super::warnings::warnings;
use super::{delivery, draft};
use crate::client::{Connection, Node, ask};
use crate::commands::{node, sought};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
The node checks the draft, decides by the agreements what each partner gets, signs the record and answers once it \
is safely on disk. Partners that are connected have it a moment later; the others when they are back.

A draft with a 'source_reference' can be published again without harm: the second time writes nothing, and tells what \
became of the first. With --again it goes to those partners alone who did not get it, when an agreement that was \
suspended is in force again, say. At a terminal you are asked before an alert is published that nobody gets. \
Ends with 4 when no partner gets it, and --check when none would; with 0 where no partner is enrolled, for no policy says no: \
then it says so. Needs role publisher.

Examples:
  ntc alert publish seizure.toml --check     check the draft and see who would get what
  ntc alert publish seizure.toml
  ntc alert publish seizure.toml --wait 60   and wait for the partners' receipts
  ntc alert publish seizure.toml --explain   and name the rules that decided
  ntc alert publish seizure.toml --again     to those who did not get it
  my-case-system export 4711 | ntc alert publish - --json";

/// What was not done.
fn what() -> String {
    say!("alert-not-published")
}

/// What `ntc alert publish` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The draft, TOML or JSON; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Check the draft and tell nobody
    #[arg(long, conflicts_with_all = ["wait", "explain"])]
    check: bool,

    /// Wait until every partner that gets it has signed for it, at most this many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "60",
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    wait: Option<u64>,

    /// Name every rule that decided what a partner gets
    #[arg(long)]
    explain: bool,

    /// Publish a source reference once more, to those partners alone who did not get it
    #[arg(long)]
    again: bool,
}

/// Publishes the draft.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let mut draft = draft::read(&arguments.file, &what())?;
    draft::no_question(&draft, &what())?;
    let case = draft::a_case(&draft, &what());
    if let Some(reference) = made_reference(&mut draft) {
        let made = say!("alert-made-reference", reference);
        output.note(&format!("{made}\n"));
    }
    if arguments.check {
        return check(&draft, arguments.again, connection, output).await;
    }
    case?;
    let node = connection.open().await?;
    if output.can_ask() {
        confirm_nobody(&node, &draft, arguments.again, output).await?;
    }
    let published = match published(&node, &draft, arguments.again).await {
        Err(failure) if arguments.again && failure.is(Reason::NothingToTell) => {
            output.note(&format!("{}\n", say!("alert-nobody-left")));
            published(&node, &draft, false).await?
        }
        published => published?,
    };
    output.answer(
        |output| {
            text(&published, arguments.explain, output) + &unseen(&draft, &published.recipients)
        },
        || document(&published),
    )?;
    match (ended(&published.recipients), arguments.wait) {
        (Exit::Done, Some(seconds)) if entitled(&published.recipients) > 0 => {
            delivery::wait(&node, published.id, seconds, output).await
        }
        (exit, _) => Ok(exit),
    }
}

/// Publishes the draft. Of one that was published before, and is not told once more, it says what became of it.
async fn published(node: &Node, draft: &Draft, again: bool) -> Result<PublishResponse, Failure> {
    let request = PublishRequest {
        draft: Some(draft.clone()),
        again,
    };
    let published = node.records().publish(ask(request)).await;
    published
        .map(Response::into_inner)
        .map_err(|status| Failure::status(Call::Draft, what(), &status))
}

/// What publishing the draft would do.
pub(super) async fn previewed(
    node: &Node,
    draft: &Draft,
    again: bool,
    what: &str,
) -> Result<PreviewResponse, Failure> {
    let preview = |again| {
        let request = PreviewRequest {
            draft: Some(draft.clone()),
            again,
        };
        async move { node.records().preview(ask(request)).await }
    };
    let failed = |status| Failure::status(Call::Draft, what, &status);
    match preview(again).await.map_err(failed) {
        // It would be told to nobody new: what became of it is the answer.
        Err(failure) if again && failure.is(Reason::NothingToTell) => {
            Ok(preview(false).await.map_err(failed)?.into_inner())
        }
        previewed => Ok(previewed?.into_inner()),
    }
}

/// Asks before an alert is written that nobody would get: under its reference it cannot be told of by mistake later.
async fn confirm_nobody(
    node: &Node,
    draft: &Draft,
    again: bool,
    output: &Output,
) -> Result<(), Failure> {
    let preview = previewed(node, draft, again, &what()).await?;
    // Of a reference that was published before nothing is written, so there is nothing to ask.
    if preview.duplicate || entitled(&preview.recipients) > 0 {
        return Ok(());
    }
    output.note(&who(&preview.recipients, output));
    let question = format!(" {} ", say!("alert-ask-nobody"));
    output.confirm(&question, "yes", &what(), &say!("alert-ask-elsewhere"))
}

/// Says who would receive what of a draft. Nothing is published.
pub(crate) async fn simulate(
    file: &Path,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let what = say!("alert-not-simulated");
    let mut draft = draft::read(file, &what)?;
    draft::no_question(&draft, &what)?;
    made_reference(&mut draft);
    check(&draft, false, connection, output).await
}

/// Applies all rules of a record, as the officer's own node will, and tells nobody.
async fn check(
    draft: &Draft,
    again: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let what = say!("alert-not-publishable");
    let origin = node::party(connection, &what).await?;
    // All that is wrong with the draft is told at once here; the node would stop at the first.
    draft::check(draft, &origin, &what)?;
    let node = connection.open().await?;
    let preview = previewed(&node, draft, again, &what).await?;
    output.answer(
        |output| shown(draft, &preview, &origin, output),
        || {
            json!({
                "valid": true,
                "duplicate": preview.duplicate,
                "unseen": preview.unseen,
                "id": preview.duplicate.then(|| words::id(&preview.id)),
                "warnings": preview.warnings.iter().map(words::warning_json).collect::<Vec<_>>(),
                "recipients": preview.recipients.iter().map(recipient_json).collect::<Vec<_>>(),
                "deliveries": preview.deliveries.iter().map(delivery::document).collect::<Vec<_>>(),
                "near": preview.near.iter().map(sought::near_json).collect::<Vec<_>>(),
            })
        },
    )?;
    Ok(ended(&preview.recipients))
}

/// How a publication ends by who gets the alert; a check ends as the publication would.
pub(super) fn ended(recipients: &[Recipient]) -> Exit {
    if entitled(recipients) == 0 && !recipients.is_empty() {
        Exit::RefusedByPolicy
    } else {
        Exit::Done
    }
}

/// Publishes a draft that was shown, and tells who gets it.
pub(super) async fn tell(
    draft: &Draft,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let published = published(&node, draft, false).await?;
    output.answer(
        |output| text(&published, false, output) + &unseen(draft, &published.recipients),
        || document(&published),
    )?;
    Ok(ended(&published.recipients))
}

/// What publishing a draft would do, with what to look at.
pub(super) fn shown(
    draft: &Draft,
    preview: &PreviewResponse,
    origin: &Party,
    output: &Output,
) -> String {
    checked(preview, origin, output) + &unseen(draft, &preview.recipients)
}

/// What stands for what became of a record that is not shown.
fn unseen_by_rules() -> String {
    format!(" {}\n", say!("alert-published-unseen"))
}

/// What publishing would do.
fn checked(preview: &PreviewResponse, origin: &Party, output: &Output) -> String {
    let told = warnings(&preview.warnings) + &near(&preview.near);
    if preview.duplicate {
        let id = words::id(&preview.id);
        let deliveries = if preview.unseen {
            unseen_by_rules()
        } else {
            delivery::text(&preview.deliveries, false, output)
        };
        return format!("{}\n{told}\n{deliveries}", say!("alert-would-again", id));
    }
    let who = who(&preview.recipients, output);
    let nobody = if preview.recipients.is_empty() || entitled(&preview.recipients) > 0 {
        String::new()
    } else {
        format!("\n {}\n", say!("alert-would-nobody"))
    };
    let checked = say!("alert-checked", origin = origin.to_string());
    format!("{checked}\n{told}\n{who}{nobody}")
}

/// Who would get it.
fn who(peers: &[Recipient], output: &Output) -> String {
    match peers {
        [] => format!("{}\n", say!("alert-would-none-enrolled")),
        peers => recipients(peers, output),
    }
}

fn text(published: &PublishResponse, explain: bool, output: &Output) -> String {
    let id = words::id(&published.id);
    let mut text = if published.duplicate {
        say!("alert-published-before", id = &id)
    } else {
        say!(
            "alert-published",
            id = &id,
            entry = published.ledger_index,
            size = published.checkpoint_size,
        )
    };
    text.push('\n');
    text.push_str(&warnings(&published.warnings));
    text.push_str(&near(&published.near));
    if published.unseen {
        return text + &unseen_by_rules();
    }
    if published.recipients.is_empty() {
        text.push_str(&format!("\n {}\n", say!("alert-published-nobody")));
        return text;
    }
    text.push('\n');
    if published.duplicate {
        text.push_str(&delivery::text(&published.deliveries, false, output));
    } else {
        text.push_str(&recipients(&published.recipients, output));
    }
    if explain {
        text.push_str(&rules(&published.recipients));
    }
    text.push_str(&conclusion(published, &id));
    text
}

/// How many get it, and what can be done about it.
fn conclusion(published: &PublishResponse, id: &str) -> String {
    let entitled = entitled(&published.recipients);
    let concluded = if entitled == 0 {
        say!("alert-concluded-nobody")
    } else {
        let count = Grouped(published.recipients.len() as u64);
        say!("alert-concluded", entitled, count, id)
    };
    format!("\n {concluded}\n")
}

/// Partners that a passenger alert asks to act, and that are not shown whom it is about.
fn unseen(draft: &Draft, recipients: &[Recipient]) -> String {
    if draft.kind() != RecordKind::PassengerAlert {
        return String::new();
    }
    let is_unseen = |peer: &&Recipient| {
        let mut withheld = peer.withheld.iter();
        peer.entitled && withheld.any(|held| held.section == Section::Persons.name())
    };
    let parties: Vec<_> = recipients
        .iter()
        .filter(is_unseen)
        .map(|peer| words::clean(&peer.party))
        .collect();
    if parties.is_empty() {
        return String::new();
    }
    let unseen = say!("alert-unseen", parties = parties.join(", "));
    format!("\n {unseen}\n")
}

/// Numbers of other records that may be meant.
fn near(near: &[NearMiss]) -> String {
    if near.is_empty() {
        return String::new();
    }
    let (title, lines) = (say!("alert-near-title"), sought::near_lines(near));
    format!("\n {title}\n{lines}")
}

fn document(published: &PublishResponse) -> Value {
    json!({
        "id": words::id(&published.id),
        "duplicate": published.duplicate,
        "unseen": published.unseen,
        "ledger_index": published.ledger_index,
        "checkpoint_size": published.checkpoint_size,
        "warnings": published.warnings.iter().map(words::warning_json).collect::<Vec<_>>(),
        "recipients": published.recipients.iter().map(recipient_json).collect::<Vec<_>>(),
        "deliveries": published.deliveries.iter().map(delivery::document).collect::<Vec<_>>(),
        "near": published.near.iter().map(sought::near_json).collect::<Vec<_>>(),
    })
}
