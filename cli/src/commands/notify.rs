//! `ntc notify`: who is told of what happens, outside of this program.

use clap::Subcommand;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{Hook, ListHooksRequest, ListHooksResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const LIST_EXAMPLES: &str = "\
Webhooks and mail boxes stand in node.toml, under [[notify.webhook]] and [[notify.mail]]. Each is told in order, and each \
event until it is taken: what waits is told when the other side is back. What is told are ids, kinds, parties, times and \
urgency, never what a record says.

Examples:
  ntc notify list
  ntc notify list --json | jq '.hooks[] | select(.waiting)'";

/// The verbs of `ntc notify`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List webhooks and mail boxes, what waits for them, and why
    #[command(after_long_help = LIST_EXAMPLES)]
    List,
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::List => list(connection, output).await,
    }
}

async fn list(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let listed = node.notify().list_hooks(ask(ListHooksRequest {})).await;
    let listed = listed
        .map_err(|status| Failure::status(Call::Node, say!("notify-not-listed"), &status))?
        .into_inner();
    output.answer(|output| text(&listed, output), || document(&listed))?;
    Ok(Exit::Done)
}

fn text(listed: &ListHooksResponse, output: &Output) -> String {
    if listed.hooks.is_empty() {
        return format!("{}\n", say!("notify-nobody"));
    }
    let mut table = Table::new(&[
        &say!("notify-column-name"),
        &say!("notify-column-by"),
        &say!("notify-column-host"),
        &say!("notify-column-told"),
        &say!("notify-column-last"),
        &say!("notify-column-state"),
    ]);
    for hook in &listed.hooks {
        let last = match hook.last_told_ms {
            0 => "-".to_owned(),
            last => words::time(last),
        };
        table.row([
            hook.name.clone(),
            hook.way.clone(),
            words::clean(&hook.host),
            hook.told.to_string(),
            last,
            state_text(hook),
        ]);
    }
    let mut text = table.draw(output.width(), &[0, 2], &[3]);
    for hook in &listed.hooks {
        if !hook.reason.is_empty() {
            let takes_nothing = say!(
                "notify-takes-nothing",
                name = &hook.name,
                since = words::time(hook.waiting_since_ms),
                count = hook.failed,
                again = words::time(hook.again_ms),
                reason = &hook.reason,
                why = &hook.why
            );
            text.push_str(&format!(" {}\n", words::clean(&takes_nothing)));
        }
        if !hook.missed.is_empty() {
            let missing = say!("notify-missed", name = &hook.name, missed = &hook.missed);
            text.push_str(&format!(" {}\n", words::clean(&missing)));
        }
    }
    text
}

/// How it stands, as a code.
fn state(hook: &Hook) -> &'static str {
    match (hook.reason.is_empty(), hook.behind) {
        (false, _) => "waiting",
        (true, 0) => "up_to_date",
        (true, _) => "telling",
    }
}

/// How it stands, for people, and its code.
fn state_text(hook: &Hook) -> String {
    let state = state(hook);
    let said = match state {
        "waiting" => say!("notify-state-waiting"),
        "telling" => say!("notify-state-telling"),
        _ => say!("notify-state-up-to-date"),
    };
    words::with_code(&said, state)
}

fn document(listed: &ListHooksResponse) -> Value {
    json!({ "hooks": listed.hooks.iter().map(hook_json).collect::<Vec<_>>() })
}

fn hook_json(hook: &Hook) -> Value {
    let waiting = (!hook.reason.is_empty()).then(|| {
        json!({
            "since": words::time_json(hook.waiting_since_ms),
            "again": words::time_json(hook.again_ms),
            "failed": hook.failed,
            "reason": hook.reason,
            "why": words::text_json(&hook.why),
        })
    });
    json!({
        "name": hook.name,
        "way": hook.way,
        "host": hook.host,
        "state": state(hook),
        "told": hook.told,
        "last_told": words::time_json(hook.last_told_ms),
        "behind": hook.behind,
        "missed": words::text_json(&hook.missed),
        "waiting": waiting,
    })
}
