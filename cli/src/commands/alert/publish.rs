//! `ntc alert publish`: one draft, signed and told.

use std::path::PathBuf;

use clap::Args;
use ntc_core::intake::draft_file;
use ntc_core::reason::Call;
use ntc_core::section::Section;
use ntc_proto::node::v1::{
    Draft, PreviewRequest, PublishRequest, PublishResponse, Recipient, Warning,
};
use serde_json::{Value, json};

use super::{delivery, draft};
use crate::client::{Connection, ask};
use crate::commands::node;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
The node checks the draft, decides by the agreements what each partner gets, signs the record and answers once it \
is safely on disk. Partners that are connected have it a moment later; the others when they are back.

A draft with a 'source_reference' can be published again without harm: the second time writes nothing. \
Ends with 4 when the record is published but no partner is entitled to it. Needs role publisher.

Examples:
  ntc alert publish seizure.toml --check     check the draft and see who would get what
  ntc alert publish seizure.toml
  ntc alert publish seizure.toml --wait 60   and wait for the partners' receipts
  ntc alert publish seizure.toml --explain   and name the rules that decided
  my-case-system export 4711 | ntc alert publish - --json";

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
}

/// Publishes the draft.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    const WHAT: &str = "the alert was not published";
    let draft = draft::read(&arguments.file, WHAT)?;
    if arguments.check {
        return check(&draft, connection, output).await;
    }
    refuse_sample(&draft, WHAT)?;
    let node = connection.open().await?;
    let request = PublishRequest { draft: Some(draft) };
    let published = node
        .records()
        .publish(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Draft, WHAT, &status))?
        .into_inner();
    output.answer(
        |output| text(&published, arguments.explain, output),
        || document(&published),
    )?;
    let entitled = entitled(&published.recipients);
    if entitled == 0 && !published.recipients.is_empty() {
        return Ok(Exit::RefusedByPolicy);
    }
    match arguments.wait {
        Some(seconds) if entitled > 0 => delivery::wait(&node, published.id, seconds, output).await,
        _ => Ok(Exit::Done),
    }
}

/// The sample is a valid record, and a false alarm to every partner.
fn refuse_sample(draft: &Draft, what: &'static str) -> Result<(), Failure> {
    if draft_file::read(&draft_file::sample()).is_ok_and(|sample| sample == *draft) {
        return Err(Failure::new(
            Exit::InvalidInput,
            what,
            "this is the sample itself, which tells of no real case",
            "put your own case into it, look at it with --check, then publish it",
        ));
    }
    Ok(())
}

/// Applies all rules of a record, as the officer's own node will, and tells nobody.
async fn check(draft: &Draft, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    const WHAT: &str = "the draft cannot be published";
    let origin = node::party(connection, WHAT).await?;
    // All that is wrong with the draft is told at once here; the node would stop at the first.
    draft::check(draft, &origin, WHAT)?;
    let request = PreviewRequest {
        draft: Some(draft.clone()),
    };
    let node = connection.open().await?;
    let answer = node.records().preview(ask(request)).await;
    let preview = answer
        .map_err(|status| Failure::status(Call::Draft, WHAT, &status))?
        .into_inner();
    output.answer(
        |output| {
            let told = warnings(&preview.warnings);
            let who = match preview.recipients.as_slice() {
                [] => "No partner is enrolled yet: nobody would get it.\n".to_owned(),
                peers => recipients(peers, output),
            };
            format!("The draft can be published by {origin}. Nobody was told.\n{told}\n{who}")
        },
        || {
            json!({
                "valid": true,
                "warnings": preview.warnings.iter().map(warning_json).collect::<Vec<_>>(),
                "recipients": preview.recipients.iter().map(recipient_json).collect::<Vec<_>>(),
            })
        },
    )?;
    Ok(Exit::Done)
}

fn entitled(recipients: &[Recipient]) -> usize {
    recipients.iter().filter(|peer| peer.entitled).count()
}

fn text(published: &PublishResponse, explain: bool, output: &Output) -> String {
    let id = words::id(&published.id);
    let mut text = if published.duplicate {
        format!("Published before, as {id}: nothing new was written.\n")
    } else {
        format!(
            "Published {id}: entry {} of the ledger, under the signed checkpoint of size {}.\n",
            published.ledger_index, published.checkpoint_size
        )
    };
    text.push_str(&warnings(&published.warnings));
    if published.duplicate && published.recipients.is_empty() {
        text.push_str(&format!("\n Who gets it: ntc alert delivery {id}\n"));
        return text;
    }
    if published.recipients.is_empty() {
        text.push_str("\n No partner is enrolled yet: nobody gets it.\n");
        return text;
    }
    text.push('\n');
    text.push_str(&recipients(&published.recipients, output));
    if explain {
        text.push_str(&rules(&published.recipients));
    }
    let entitled = entitled(&published.recipients);
    let all = published.recipients.len();
    if entitled == 0 {
        text.push_str(
            "\n Nobody gets it, now or later. The last column says why; 'ntc agreement list' shows what is in \
             force with whom.\n",
        );
    } else {
        text.push_str(&format!(
            "\n {entitled} of {} it. What became of it: ntc alert delivery {id}\n",
            words::count(all as u64, "partner gets", "partners get")
        ));
    }
    text
}

fn warnings(warnings: &[Warning]) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let mut text = "\n To look at:\n".to_owned();
    for warning in warnings {
        let line = format!(
            "{}: {} [{}]",
            warning.field, warning.message, warning.reason
        );
        text.push_str(&format!("  - {}\n", words::clean(&line)));
    }
    text
}

fn recipients(recipients: &[Recipient], output: &Output) -> String {
    let mut table = Table::new(&["PARTNER", "GETS", "DOES NOT GET"]);
    for peer in recipients {
        table.row([peer.party.clone(), gets(peer), withheld(peer)]);
    }
    table.draw(output.width(), &[0], &[])
}

/// What a partner gets, for people.
pub(super) fn gets(peer: &Recipient) -> String {
    if peer.entitled {
        peer.disclosed.join(", ")
    } else {
        "nothing".to_owned()
    }
}

/// What a partner does not get and why, for people. The national section goes to nobody and is not worth a word.
pub(super) fn withheld(peer: &Recipient) -> String {
    if !peer.entitled {
        return words::code(&peer.reason);
    }
    let told = peer
        .withheld
        .iter()
        .filter(|held| held.section != Section::National.name())
        .map(|held| format!("{} ({})", held.section, words::code(&held.reason)));
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
        })).collect::<Vec<_>>(),
        "reason": peer.reason,
        "rules": peer.rules,
    })
}

fn warning_json(warning: &Warning) -> Value {
    json!({
        "reason": warning.reason,
        "field": warning.field,
        "message": warning.message,
    })
}

fn document(published: &PublishResponse) -> Value {
    json!({
        "id": words::id(&published.id),
        "duplicate": published.duplicate,
        "ledger_index": published.ledger_index,
        "checkpoint_size": published.checkpoint_size,
        "warnings": published.warnings.iter().map(warning_json).collect::<Vec<_>>(),
        "recipients": published.recipients.iter().map(recipient_json).collect::<Vec<_>>(),
    })
}
