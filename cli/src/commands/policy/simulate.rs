//! `ntc policy simulate`: what a draft or other rules would do, before they do.

use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ReplayChange, ReplayPolicyRequest, ReplayPolicyResponse, ReplayedAct};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::commands::{alert, input};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
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
    let title = say!(
        "policy-replay-title",
        count = Grouped(step.replayed),
        from = words::time(step.from_ms)
    );
    let mut text = format!("{title}\n");
    for it in &step.acts {
        text.push_str(&format!("  {}\n", of_act(it)));
    }
    if step.changes.is_empty() {
        text.push_str(&format!("{}\n", say!("policy-replay-same")));
    }
    for it in &step.acts {
        let of_act = step.changes.iter().filter(|change| change.act == it.act);
        let of_act: Vec<_> = of_act.collect();
        if !of_act.is_empty() {
            text.push_str(&table(&said_of(&it.act), &of_act, output));
        }
    }
    if step.unknown > 0 {
        let unknown = say!("policy-replay-unknown", count = Grouped(step.unknown));
        text.push_str(&format!("{unknown}\n"));
    }
    if step.logged_from_ms > 0 {
        let begins = say!(
            "policy-replay-begins",
            from = words::time(step.logged_from_ms)
        );
        text.push_str(&format!("{begins}\n"));
    }
    if step.examples_hidden > 0 {
        let hidden = say!(
            "policy-replay-hidden",
            count = Grouped(step.examples_hidden)
        );
        text.push_str(&format!("{hidden}\n"));
    }
    text.push_str(&format!("{}\n", say!("policy-replay-no-see")));
    text
}

/// How many decisions of an act were made again, and how many would be others.
fn of_act(it: &ReplayedAct) -> String {
    let said = said_of(&it.act);
    let (act, decisions) = (
        &said.what,
        say!("policy-replay-decisions", count = Grouped(it.replayed)),
    );
    if (it.newly_allowed, it.newly_denied) == (0, 0) {
        return say!("policy-replay-act-same", act, decisions);
    }
    let (more, less) = said.turn.counted(it.newly_allowed, it.newly_denied);
    say!("policy-replay-act", act, decisions, more, less)
}

/// What changes of one act.
fn table(act: &Said, changes: &[&ReplayChange], output: &Output) -> String {
    let (who, what) = if act.is_office() {
        (
            say!("policy-replay-column-officers"),
            say!("policy-replay-column-call"),
        )
    } else {
        (
            say!("policy-replay-column-partner"),
            say!("policy-replay-column-section"),
        )
    };
    let (more, less) = act.turn.columns();
    let example = say!("policy-replay-column-example");
    let mut table = Table::new(&[&who, &what, &more, &less, &example]);
    for change in changes {
        let who = if act.is_office() {
            change.roles.join(", ")
        } else {
            change.party.clone()
        };
        let what = match (&*change.call, &*change.section) {
            ("", "") => act.whole.clone(),
            ("", section) => lang::name("section", section),
            (call, _) => call.to_owned(),
        };
        let example = if change.entry > 0 {
            say!("policy-replay-entry", number = change.entry - 1)
        } else {
            words::short_id(&change.example)
        };
        table.row([
            who,
            what,
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
    what: String,
    sentence: String,
    /// What it is where neither a section nor a call is named.
    whole: String,
    turn: Turn,
}

/// What becomes of a decision that is another one.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Turn {
    /// It goes to a partner, or does not.
    Sent,
    /// It is taken in, or is not.
    Taken,
    /// A question is answered, or is not.
    Answered,
    /// An officer may, or may not.
    Allowed,
}

impl Turn {
    /// How many turn to either side.
    fn counted(self, more: u64, less: u64) -> (String, String) {
        let (more, less) = (Grouped(more), Grouped(less));
        match self {
            Self::Sent => (
                say!("policy-replay-sent", count = more),
                say!("policy-replay-withheld", count = less),
            ),
            Self::Taken => (
                say!("policy-replay-taken", count = more),
                say!("policy-replay-refused", count = less),
            ),
            Self::Answered => (
                say!("policy-replay-answered", count = more),
                say!("policy-replay-refused", count = less),
            ),
            Self::Allowed => (
                say!("policy-replay-allowed", count = more),
                say!("policy-replay-denied", count = less),
            ),
        }
    }

    /// The headings of both sides.
    fn columns(self) -> (String, String) {
        match self {
            Self::Sent => (
                say!("policy-replay-column-sent"),
                say!("policy-replay-column-withheld"),
            ),
            Self::Taken => (
                say!("policy-replay-column-taken"),
                say!("policy-replay-column-refused"),
            ),
            Self::Answered => (
                say!("policy-replay-column-answered"),
                say!("policy-replay-column-refused"),
            ),
            Self::Allowed => (
                say!("policy-replay-column-allowed"),
                say!("policy-replay-column-denied"),
            ),
        }
    }
}

impl Said {
    fn of(turn: Turn, what: String, sentence: String, whole: String) -> Self {
        Self {
            what,
            sentence,
            whole,
            turn,
        }
    }

    /// Whether it is of officers, and not of partners' records and questions.
    fn is_office(&self) -> bool {
        self.turn == Turn::Allowed
    }
}

fn said_of(act: &str) -> Said {
    match act {
        "publish" => Said::of(
            Turn::Sent,
            say!("policy-replay-what-publish"),
            say!("policy-replay-sentence-publish"),
            say!("policy-replay-whole-record"),
        ),
        "send" => Said::of(
            Turn::Sent,
            say!("policy-replay-what-send"),
            say!("policy-replay-sentence-send"),
            say!("policy-replay-whole-record"),
        ),
        "reveal" => Said::of(
            Turn::Sent,
            say!("policy-replay-what-reveal"),
            say!("policy-replay-sentence-reveal"),
            say!("policy-replay-whole-record"),
        ),
        "forward" => Said::of(
            Turn::Sent,
            say!("policy-replay-what-forward"),
            say!("policy-replay-sentence-forward"),
            say!("policy-replay-whole-record"),
        ),
        "answer_query" => Said::of(
            Turn::Sent,
            say!("policy-replay-what-query"),
            say!("policy-replay-sentence-query"),
            say!("policy-replay-whole-record"),
        ),
        "accept" => Said::of(
            Turn::Taken,
            say!("policy-replay-what-accept"),
            say!("policy-replay-sentence-accept"),
            say!("policy-replay-whole-record"),
        ),
        "take_query" => Said::of(
            Turn::Answered,
            say!("policy-replay-what-take"),
            say!("policy-replay-sentence-take"),
            say!("policy-replay-whole-question"),
        ),
        "ask" => Said::of(
            Turn::Allowed,
            say!("policy-replay-what-ask"),
            say!("policy-replay-sentence-ask"),
            say!("policy-replay-whole-ask"),
        ),
        "erase" => Said::of(
            Turn::Allowed,
            say!("policy-replay-what-erase"),
            say!("policy-replay-sentence-erase"),
            say!("policy-replay-whole-erase"),
        ),
        _ => Said::of(
            Turn::Allowed,
            say!("policy-replay-what-call"),
            say!("policy-replay-sentence-call"),
            say!("policy-replay-whole-call"),
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
        "examples_hidden": step.examples_hidden,
        "unknown": step.unknown,
        "took_ms": step.took_ms,
        "from": if step.finished { words::time_json(step.from_ms) } else { Value::Null },
        "logged_from": words::time_json(step.logged_from_ms),
    })
}
