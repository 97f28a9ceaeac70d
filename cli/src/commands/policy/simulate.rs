//! `ntc policy simulate`: what a draft or other rules would do, before they do.

use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ReplayChange, ReplayPolicyRequest, ReplayPolicyResponse};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::commands::{alert, input};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

fn what() -> String {
    say!("policy-not-simulated")
}

const EXAMPLES: &str = "\
With a draft it says who would receive what of it under the rules that decide; nothing is published. With --policy every \
decision that was logged is made again under the rules of the file, by the code that decides: what was published, sent, \
shown, passed on, taken in, asked and answered, and what officers did. What would be another is shown, by act, for each \
partner and section, or for each call and the roles of the officers. Nothing is changed. Needs role publisher for a draft, and \
administrator or auditor for --policy.

Examples:
  ntc policy simulate seizure.toml
  ntc policy simulate --policy rules.cedar
  ntc policy simulate --policy rules.cedar --last 30d --json | tail -1 | jq '.changes[]'";

/// What `ntc policy simulate` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The draft, TOML or JSON; - reads standard input
    #[arg(
        value_name = "DRAFT",
        required_unless_present = "policy",
        conflicts_with = "policy"
    )]
    draft: Option<PathBuf>,

    /// The rules to decide by, in place of those that decide
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// What was decided since then: 2026-11-24, 12h, 90d [default: 90d]
    #[arg(long, value_name = "TIME", value_parser = input::time, requires = "policy")]
    last: Option<i64>,
}

/// Simulates.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match (&arguments.draft, &arguments.policy) {
        (Some(draft), _) => alert::simulate(draft, connection, output).await,
        (None, Some(policy)) => replay(policy, arguments.last, connection, output).await,
        (None, None) => Err(Failure::new(
            Exit::Usage,
            what(),
            say!("policy-nothing-named"),
            say!("policy-name-one"),
        )),
    }
}

async fn replay(
    policy: &Path,
    last: Option<i64>,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ReplayPolicyRequest {
        text: super::read(policy, &what())?,
        from_ms: last.unwrap_or_default(),
    };
    let failed = |status: tonic::Status| Failure::status(Call::Node, what(), &status);
    let node = connection.open().await?;
    let answered = node.policy().replay_policy(request).await;
    let mut steps = answered.map_err(failed)?.into_inner();
    let bar = output.counting(&say!("policy-simulate-bar"));
    while let Some(step) = steps.message().await.map_err(failed)? {
        if output.is_json() {
            output.answer(|_| String::new(), || document(&step))?;
        }
        if step.finished {
            bar.finish_and_clear();
            if !output.is_json() {
                output.answer(|output| text(&step, output), || Value::Null)?;
            }
            return Ok(Exit::Done);
        }
        bar.set_position(step.replayed);
    }
    Err(Failure::new(
        Exit::Unavailable,
        what(),
        say!("policy-simulate-ended"),
        say!("policy-simulate-ended-advice"),
    ))
}

fn text(step: &ReplayPolicyResponse, output: &Output) -> String {
    let decisions = words::count(step.replayed, "decision", "decisions");
    let mut text = format!(
        "{decisions} since {} UTC, made again under these rules:\n",
        words::time(step.from_ms)
    );
    for it in &step.acts {
        let act = said_of(&it.act);
        let again = words::count(it.replayed, "decision", "decisions");
        let changed = match (it.newly_allowed, it.newly_denied) {
            (0, 0) => "every one is as it was".to_owned(),
            (more, less) => format!("{more} {}, {less} {}", act.more, act.less),
        };
        text.push_str(&format!("  {}: {again}; {changed}.\n", act.what));
    }
    if step.changes.is_empty() {
        text.push_str("Every one is as it was.\n");
    }
    for it in &step.acts {
        let of_act = step.changes.iter().filter(|change| change.act == it.act);
        let of_act: Vec<_> = of_act.collect();
        if !of_act.is_empty() {
            text.push_str(&table(&said_of(&it.act), &of_act, output));
        }
    }
    if step.unknown > 0 {
        let unknown = words::count(step.unknown, "decision", "decisions");
        text.push_str(&format!(
            "{unknown} cannot be made again: what they rested on was erased.\n"
        ));
    }
    text
}

/// What changes of one act.
fn table(act: &Said, changes: &[&ReplayChange], output: &Output) -> String {
    let (who, what) = if act.is_office {
        ("OFFICERS WITH", "CALL")
    } else {
        ("PARTNER", "SECTION")
    };
    let (more, less) = (act.more.to_uppercase(), act.less.to_uppercase());
    let mut table = Table::new(&[who, what, &more, &less, "FOR EXAMPLE"]);
    for change in changes {
        let who = if act.is_office {
            change.roles.join(", ")
        } else {
            change.party.clone()
        };
        let what = match (&*change.call, &*change.section) {
            ("", "") => act.whole,
            ("", section) => section,
            (call, _) => call,
        };
        let example = if change.entry > 0 {
            format!("entry {} of the audit", change.entry - 1)
        } else {
            words::short_id(&change.example)
        };
        table.row([
            who,
            what.to_owned(),
            change.newly_sent.to_string(),
            change.newly_withheld.to_string(),
            example,
        ]);
    }
    format!(
        "\n{}:\n{}",
        act.sentence,
        table.draw(output.width(), &[0, 4], &[2, 3])
    )
}

/// How an act is said to officers.
struct Said {
    what: &'static str,
    sentence: &'static str,
    more: &'static str,
    less: &'static str,
    /// What it is where neither a section nor a call is named.
    whole: &'static str,
    is_office: bool,
}

/// An act of partners' records and questions.
const fn of_partners(
    what: &'static str,
    sentence: &'static str,
    more: &'static str,
    less: &'static str,
    whole: &'static str,
) -> Said {
    Said {
        what,
        sentence,
        more,
        less,
        whole,
        is_office: false,
    }
}

/// An act of officers.
const fn of_office(what: &'static str, sentence: &'static str, whole: &'static str) -> Said {
    Said {
        what,
        sentence,
        more: "newly allowed",
        less: "newly denied",
        whole,
        is_office: true,
    }
}

fn said_of(act: &str) -> Said {
    const RECORD: &str = "the whole record";
    const SENT: &str = "newly sent";
    const WITHHELD: &str = "newly withheld";
    match act {
        "publish" => of_partners(
            "publishing",
            "What partners would get of what you publish",
            SENT,
            WITHHELD,
            RECORD,
        ),
        "send" => of_partners(
            "sending",
            "What would leave of what was published",
            SENT,
            WITHHELD,
            RECORD,
        ),
        "reveal" => of_partners(
            "showing on request",
            "What would be shown to partners that ask for it",
            SENT,
            WITHHELD,
            RECORD,
        ),
        "forward" => of_partners(
            "passing on",
            "What would be passed on of what others told",
            SENT,
            WITHHELD,
            RECORD,
        ),
        "answer_query" => of_partners(
            "answering questions",
            "What of your records would answer partners' questions",
            SENT,
            WITHHELD,
            RECORD,
        ),
        "accept" => of_partners(
            "taking in",
            "What would count here of what partners tell",
            "newly taken in",
            "newly refused",
            RECORD,
        ),
        "take_query" => of_partners(
            "partners' questions",
            "Whose questions would be answered at all",
            "newly answered",
            "newly refused",
            "the question",
        ),
        "ask" => of_office(
            "officers asking",
            "What officers would ask partners",
            "asking partners",
        ),
        "erase" => of_office(
            "officers erasing",
            "What officers would erase",
            "erasing a record",
        ),
        _ => of_office(
            "officers' calls",
            "Which calls officers would make",
            "any call",
        ),
    }
}

fn document(step: &ReplayPolicyResponse) -> Value {
    let changes = step.changes.iter().map(|change| {
        json!({
            "party": words::text_json(&change.party),
            "section": words::text_json(&change.section),
            "newly_sent": change.newly_sent,
            "newly_withheld": change.newly_withheld,
            "example": if change.example.is_empty() { Value::Null } else { words::id(&change.example).into() },
            "act": change.act,
            "roles": change.roles,
            "call": words::text_json(&change.call),
            "audit_entry": change.entry.checked_sub(1),
        })
    });
    let acts = step.acts.iter().map(|act| {
        json!({
            "act": act.act,
            "replayed": act.replayed,
            "newly_allowed": act.newly_allowed,
            "newly_denied": act.newly_denied,
        })
    });
    json!({
        "replayed": step.replayed,
        "finished": step.finished,
        "newly_sent": step.newly_sent,
        "newly_withheld": step.newly_withheld,
        "acts": acts.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "unknown": step.unknown,
        "took_ms": step.took_ms,
        "from": if step.finished { words::time_json(step.from_ms) } else { Value::Null },
    })
}
