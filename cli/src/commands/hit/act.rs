//! `ntc hit claim`, `release`, `confirm`, `reject`, `snooze`, `reopen`, `outcome` and `prioritise`:
//! what an officer does with hits.

use clap::{ArgGroup, Args};
use ntc_core::hit::{HitId, Priority, Rejection};
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::move_hits_request::Move;
use ntc_proto::node::v1::{
    Hit, HitConfirm, HitMoved, HitNothing, HitReject, HitTell, HitUntil, MoveHitsRequest,
    MoveHitsResponse,
};
use serde_json::{Value, json};

use super::{line, owners};
use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::commands::outcome::result;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

/// How long a hit waits for an answer where no time is named.
const WAITS: i64 = 30 * 24 * 3600 * 1000;

const CLAIM: &str = "\
A claim keeps other officers away for eight hours, or until you release the hit or decide. Needs role liaison.

Examples:
  ntc hit claim H17 H18
  ntc hit claim H17 --take-over       take it from the officer who has it";

const RELEASE: &str = "\
The hit is as it was before you claimed it. Needs role liaison.

Examples:
  ntc hit release H17";

const CONFIRM: &str = "\
Other hits of the same subject are marked by it, until you open it again. With --tell each partner whose alert it is learns \
that it was met: when, in what, and by which kinds of facts, never who it is. A hit of which nobody can be told is not \
confirmed then, and the answer says why. Without it nobody is told, unless the agreement says so (tell_hits); what is not \
to be acted on without contact is told by --tell alone. Needs role liaison.

Examples:
  ntc hit confirm H17 --comment \"passport seen\"
  ntc hit confirm H17 H18 --tell
  ntc hit confirm H17 --tell --owner KZ
  ntc hit confirm H17 --tell --acted";

const TELL: &str = "\
Each partner whose alert was met is told so, once; with --acted each is told once more that your centre acted, also where it \
was told of the hit before. The answer says of each what it is told now, and when nobody is left to tell. 'ntc hit show' says \
who looks for it, who was told and when, and what is owed. A hit that is opened again is withdrawn at each of them. What came \
of an alert is told by 'ntc outcome'. Needs role liaison.

Examples:
  ntc hit tell H17
  ntc hit tell H17 --owner KZ
  ntc hit tell H17 --acted";

const REJECT: &str = "\
The pair is not asked about again, also when the list numbers its entries anew, unless a birth date, a document or an alias \
is new on either side. Several hits are rejected with one reason. Needs role liaison.

Examples:
  ntc hit reject H17 H18 H19 --reason name_only
  ntc hit reject H17 --reason other --comment \"his twin\" --remember 2027-06-30";

const SNOOZE: &str = "\
The hit rests, at most 180 days, and is open again when the time has come, the subject arrives, or your request is \
answered. --until-arrival takes the time from what the manifest or the record says of its journey, and moves with it: what \
is screened later and tells another arrival of the same journey counts. A local time without a zone is read as that of UTC+5, \
so that the hit is open before the arrival and not after it. A new birth date, document or alias opens it before. Needs role \
liaison.

Examples:
  ntc hit snooze H17 --until 2026-12-01
  ntc hit snooze H17 --until-arrival
  ntc hit snooze H17 --arrival 2026-11-29T09:30+04:00
  ntc hit snooze H17 --answer 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091";

const REOPEN: &str = "\
What it marked is not marked any more, and the pair is not remembered. What its author was told of the hit is withdrawn; an \
outcome that you told stays told. Needs role liaison.

Examples:
  ntc hit reopen H17 --comment \"another passport came up\"";

const OUTCOME: &str = "\
A hit that was confirmed on a list of your own owes your centre what came of it: eight hours after it was confirmed, or after the \
arrival that its journey tells, where its priority is top, three days where it is high, else seven. 'ntc inbox' and 'ntc hit \
list --state outcome_owed' show it until then. Examined and nothing found is an outcome too; after 'open' it stays owed. What \
came of a partner's alert is told by 'ntc outcome'. Needs role liaison.

Examples:
  ntc hit outcome H17 --result seizure --comment \"case 2026-118\"
  ntc hit outcome H17 H18 --result no_offence
  ntc codes outcome                              the results, and what they mean";

const PRIORITISE: &str = "\
Lists show the urgent ones first. Needs role liaison.

Examples:
  ntc hit prioritise H17 --priority top";

/// Which hits, and what is written about them.
#[derive(Args, Debug)]
struct Which {
    /// The hits, as the list names them
    #[arg(value_name = "HIT", required = true, num_args = 1..=500)]
    ids: Vec<HitId>,

    /// What you write about it, for your own centre
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

/// What `ntc hit claim` takes.
#[derive(Args, Debug)]
#[command(after_long_help = CLAIM)]
pub(crate) struct Claim {
    #[command(flatten)]
    which: Which,

    /// Take them from the officer who works on them
    #[arg(long)]
    take_over: bool,
}

/// What `ntc hit release` takes.
#[derive(Args, Debug)]
#[command(after_long_help = RELEASE)]
pub(crate) struct Release {
    #[command(flatten)]
    which: Which,
}

/// What `ntc hit confirm` takes.
#[derive(Args, Debug)]
#[command(after_long_help = CONFIRM)]
pub(crate) struct Confirm {
    #[command(flatten)]
    which: Which,

    /// Tell each partner whose alert it is
    #[arg(long)]
    tell: bool,

    /// Only this partner: a country or a party
    #[arg(long, requires = "tell", value_name = "PARTY")]
    owner: Option<String>,

    /// And that your centre has acted upon it
    #[arg(long, requires = "tell")]
    acted: bool,
}

/// What `ntc hit tell` takes.
#[derive(Args, Debug)]
#[command(after_long_help = TELL)]
pub(crate) struct Tell {
    #[command(flatten)]
    which: Which,

    /// Only this partner: a country or a party
    #[arg(long, value_name = "PARTY")]
    owner: Option<String>,

    /// And that your centre has acted upon it
    #[arg(long)]
    acted: bool,
}

/// What `ntc hit reject` takes.
#[derive(Args, Debug)]
#[command(after_long_help = REJECT)]
pub(crate) struct Reject {
    #[command(flatten)]
    which: Which,

    /// Why: name_only, birth_differs, document_differs, country_differs, typo, entry_wrong, nothing_asked, other
    #[arg(long, value_name = "REASON")]
    reason: Rejection,

    /// Until when the pair is not asked about again [default: a year from now]
    #[arg(long, value_name = "TIME", value_parser = input::end)]
    remember: Option<i64>,
}

/// What `ntc hit snooze` takes.
#[derive(Args, Debug)]
#[command(after_long_help = SNOOZE)]
#[command(group = ArgGroup::new("rests").args(["until", "arrival", "until_arrival", "answer"]).required(true).multiple(true))]
pub(crate) struct Snooze {
    #[command(flatten)]
    which: Which,

    /// Until this time: 2026-12-01 or 2026-12-01T09:30+04:00
    #[arg(long, value_name = "TIME", value_parser = input::end)]
    until: Option<i64>,

    /// Until it arrives
    #[arg(long, value_name = "TIME", value_parser = input::end, conflicts_with_all = ["until", "answer"])]
    arrival: Option<i64>,

    /// Until the arrival that its journey tells; a correction of that moves it
    #[arg(long, conflicts_with_all = ["until", "arrival", "answer"])]
    until_arrival: bool,

    /// Until your request is answered; with --until no longer than that
    #[arg(long, value_name = "REQUEST", value_parser = input::record_id)]
    answer: Option<input::RecordId>,
}

/// What `ntc hit reopen` takes.
#[derive(Args, Debug)]
#[command(after_long_help = REOPEN)]
pub(crate) struct Reopen {
    #[command(flatten)]
    which: Which,
}

/// What `ntc hit outcome` takes.
#[derive(Args, Debug)]
#[command(after_long_help = OUTCOME)]
pub(crate) struct Outcome {
    #[command(flatten)]
    which: Which,

    /// What came of it: a code of the list "outcome"
    #[arg(long, value_name = "CODE", value_parser = result)]
    result: &'static str,
}

/// What `ntc hit prioritise` takes.
#[derive(Args, Debug)]
#[command(after_long_help = PRIORITISE)]
pub(crate) struct Prioritise {
    #[command(flatten)]
    which: Which,

    /// How soon: low, normal, high, top
    #[arg(long, value_name = "PRIORITY")]
    priority: Priority,
}

/// Works on hits.
pub(super) async fn claim(
    arguments: Claim,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Claim(arguments.take_over);
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-claimed", name),
        output,
    )
    .await
}

/// Works on hits no more.
pub(super) async fn release(
    arguments: Release,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Release(HitNothing {});
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-released", name),
        output,
    )
    .await
}

/// Says that they are the ones.
pub(super) async fn confirm(
    arguments: Confirm,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let tell = arguments.tell.then(|| HitTell {
        acted: arguments.acted,
        owner: arguments.owner.unwrap_or_default(),
    });
    let wanted = Move::Confirm(HitConfirm { tell });
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-confirmed", name),
        output,
    )
    .await
}

/// Tells the authors of their alerts.
pub(super) async fn tell(
    arguments: Tell,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Tell(HitTell {
        acted: arguments.acted,
        owner: arguments.owner.unwrap_or_default(),
    });
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-to-be-told", name),
        output,
    )
    .await
}

/// Says that they are not.
pub(super) async fn reject(
    arguments: Reject,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Reject(HitReject {
        reason: i32::from(arguments.reason as u8),
        until_ms: arguments.remember.unwrap_or_default().cast_unsigned(),
    });
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-rejected", name),
        output,
    )
    .await
}

/// Lets hits rest.
pub(super) async fn snooze(
    arguments: Snooze,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = match arguments.answer {
        Some(id) => id.whole(&node, &say!("hit-not-changed")).await?,
        None => Vec::new(),
    };
    let waits = words::now_ms().saturating_add(WAITS);
    let wanted = Move::Snooze(HitUntil {
        at_ms: arguments
            .until
            .or(arguments.arrival)
            .unwrap_or(waits)
            .cast_unsigned(),
        is_arrival: arguments.arrival.is_some(),
        is_told: arguments.until_arrival,
        request,
    });
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-snoozed", name),
        output,
    )
    .await
}

/// Opens hits again.
pub(super) async fn reopen(
    arguments: Reopen,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Reopen(HitNothing {});
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-reopened", name),
        output,
    )
    .await
}

/// Says what came of hits.
pub(super) async fn outcome(
    arguments: Outcome,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Outcome(arguments.result.to_owned());
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-outcome", name),
        output,
    )
    .await
}

/// Says how soon hits have to be looked at.
pub(super) async fn prioritise(
    arguments: Prioritise,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let wanted = Move::Prioritise(i32::from(arguments.priority as u8));
    act(
        &node,
        (arguments.which, wanted),
        |name| say!("hit-done-prioritised", name),
        output,
    )
    .await
}

/// Moves hits, and says of each what became of it.
async fn act(
    node: &Node,
    (which, wanted): (Which, Move),
    done: fn(&str) -> String,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = MoveHitsRequest {
        ids: which.ids.iter().map(|id| id.number()).collect(),
        comment: which.comment.unwrap_or_default(),
        r#move: Some(wanted),
    };
    let moved = node.hits().move_hits(ask(request)).await;
    let moved = moved
        .map_err(|status| Failure::status(Call::Records, say!("hit-not-changed"), &status))?
        .into_inner();
    output.answer(|_| text(&moved, done), || document(&moved))?;
    Ok(exit(&moved))
}

fn text(moved: &MoveHitsResponse, done: fn(&str) -> String) -> String {
    moved.moved.iter().map(|hit| one(hit, done)).collect()
}

fn one(moved: &HitMoved, done: fn(&str) -> String) -> String {
    let name = line::name(moved.id);
    if !moved.reason.is_empty() {
        // Which hit it is stands before, and the advice names the option.
        let message = words::without_field(&moved.field, &moved.message);
        let why = words::refusal(&moved.reason, message);
        let advice = Reason::from_code(&moved.reason)
            .map(|reason| {
                let advice = lang::advice(reason, Call::Records, &moved.field);
                format!("\n {advice}")
            })
            .unwrap_or_default();
        let hit = moved.hit.clone().unwrap_or_default();
        let refused = say!("hit-one-not-changed", name, why);
        return format!("{refused}{advice}\n{}", owners::told(moved, &hit));
    }
    let mut text = format!("{}\n", done(&name));
    let hit = moved.hit.clone().unwrap_or_default();
    if hit.contact_first && hit.state != "rejected" {
        let (contact, owners) = (line::contact_first(), owners::asked_first(&moved.owners));
        let first = if owners.is_empty() {
            say!("hit-ask-owner", contact)
        } else {
            say!("hit-ask-owners", contact, owners)
        };
        text.push_str(&format!("*** {first} ***\n"));
    }
    text.push_str(&told(moved, &hit));
    if !moved.marked.is_empty() {
        let marked: Vec<_> = moved
            .marked
            .iter()
            .map(|number| line::name(*number))
            .collect();
        let marked = say!("hit-marked", name, marked = marked.join(", "));
        text.push_str(&format!(" {marked}\n"));
    }
    text
}

/// Who outside is told of a hit, or could be; why nobody is, where the node names no owners.
fn told(moved: &HitMoved, hit: &Hit) -> String {
    if moved.owners.is_empty() && !moved.untold_message.is_empty() {
        let why = words::refusal(&moved.untold_reason, &moved.untold_message);
        return format!(" {}\n", say!("hit-tells-nobody", why));
    }
    owners::told(moved, hit)
}

fn document(moved: &MoveHitsResponse) -> Value {
    let hits = moved.moved.iter().map(|hit| {
        let marked: Vec<_> = hit
            .marked
            .iter()
            .map(|number| line::name(*number))
            .collect();
        json!({
            "id": line::name(hit.id),
            "moved": hit.reason.is_empty(),
            "reason": words::text_json(&hit.reason),
            "field": words::text_json(&hit.field),
            "message": words::text_json(&hit.message),
            "hit": hit.hit.as_ref().map(line::document),
            "marked": marked,
            "owners": hit.owners.iter().map(owners::document).collect::<Vec<_>>(),
            "tells": words::text_json(&hit.tells),
            "could_tell": words::text_json(&hit.could_tell),
            "untold_reason": words::text_json(&hit.untold_reason),
            "untold_message": words::text_json(&hit.untold_message),
        })
    });
    json!({ "hits": hits.collect::<Vec<_>>() })
}

/// As the first hit that was not moved says.
fn exit(moved: &MoveHitsResponse) -> Exit {
    let refused = moved.moved.iter().find(|hit| !hit.reason.is_empty());
    refused.map_or(Exit::Done, |hit| {
        Reason::from_code(&hit.reason).map_or(Exit::Other, |reason| reason.row().exit)
    })
}
