//! `ntc hit list`: the hits that wait, or those that are asked for.

use clap::Args;
use ntc_core::hit::{Priority, State};
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{Hit, ListHitsRequest, ListHitsResponse};
use ntc_proto::v1::RecordName;
use serde_json::{Value, json};

use super::line;
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

/// Most on a page, as the node has it.
const MAX_PAGE: u32 = 500;

const EXAMPLES: &str = "\
A hit is a subject, from a record, a manifest or a passenger list, that may be the one of an entry of your lists or of an \
alert. Without --state it lists those that wait for an officer: new, in progress and re-opened. One whose entry went from its \
list, or whose alert was withdrawn or is over, waits no more: --state withdrawn lists those. Of a subject \
that another hit confirmed, the rest waits no more: --state marked lists it, --marked lists it too. --state outcome_owed lists \
what was confirmed on your own lists and of which nobody told what came of it. Times are UTC.

Examples:
  ntc hit list                                   what waits
  ntc hit list --priority high --list ofac-sdn   what waits and is urgent, of one list
  ntc hit list --state confirmed --owner ana     what an officer confirmed
  ntc hit list --json | jq -r '.hits[] | [.id, .verdict, .subject_line, .target_line] | @tsv'";

/// What `ntc hit list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Those in this state: new, in_progress, confirmed, rejected, snoozed, reopened, withdrawn, marked, outcome_owed; several with commas
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state)]
    state: Vec<&'static str>,

    /// Those that this officer works on, or decided
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Those of at least this priority: low, normal, high, top
    #[arg(long, value_name = "PRIORITY")]
    priority: Option<Priority>,

    /// Those of this list
    #[arg(long, value_name = "LIST")]
    list: Option<String>,

    /// Those about this record, by its whole id
    #[arg(long, value_name = "ID", value_parser = input::record_id, requires = "origin")]
    record: Option<input::RecordId>,

    /// The party whose record it is
    #[arg(long, value_name = "PARTY", requires = "record")]
    origin: Option<Party>,

    /// Those too whose subject another hit confirmed
    #[arg(long)]
    marked: bool,

    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this key
    #[arg(long, value_name = "KEY", value_parser = input::hex)]
    page: Option<input::Bytes>,
}

fn state(text: &str) -> Result<&'static str, String> {
    let plain = text.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let known = State::NAMES.into_iter().find(|name| *name == plain);
    known.ok_or_else(|| say!("hit-states", names = State::NAMES.join(", ")))
}

/// Lists hits.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let record = match (arguments.record, arguments.origin) {
        (Some(id), Some(origin)) => Some(RecordName {
            origin: origin.to_string(),
            id: id.whole(&node, &say!("hit-not-listed")).await?,
        }),
        _ => None,
    };
    let is_filtered = !arguments.state.is_empty()
        || arguments.owner.is_some()
        || arguments.priority.is_some()
        || arguments.list.is_some()
        || arguments.page.is_some()
        || record.is_some();
    let request = ListHitsRequest {
        states: arguments.state.iter().map(ToString::to_string).collect(),
        owner: arguments.owner.unwrap_or_default(),
        priority: arguments.priority.map_or(0, |least| i32::from(least as u8)),
        list: arguments.list.unwrap_or_default(),
        marked: arguments.marked,
        page_size: arguments.limit,
        page_key: arguments.page.map(|key| key.0).unwrap_or_default(),
        record,
    };
    let page = node.hits().list_hits(ask(request)).await;
    let page = page
        .map_err(|status| Failure::status(Call::Records, say!("hit-not-listed"), &status))?
        .into_inner();
    output.answer(
        |output| text(&page, is_filtered, output),
        || document(&page),
    )?;
    Ok(Exit::Done)
}

fn text(page: &ListHitsResponse, is_filtered: bool, output: &Output) -> String {
    let waits = say!("hit-list-waits", count = Grouped(page.open));
    let all = say!("hit-list-of-all", count = Grouped(page.all));
    if page.hits.is_empty() {
        let what = if is_filtered {
            say!("hit-list-no-such")
        } else {
            say!("hit-list-none")
        };
        return format!("{what}\n {waits}, {all}.\n");
    }
    let mut text = table(&page.hits, output);
    text.push_str(&format!("\n{waits}, {all}"));
    if page.remembered > 0 {
        let spared = say!("hit-list-spared", count = Grouped(page.remembered));
        text.push_str(&format!("; {spared}"));
    }
    text.push_str(".\n");
    let mut first = page
        .hits
        .iter()
        .filter(|hit| hit.contact_first)
        .map(|hit| line::name(hit.id));
    if let Some(hit) = first.next() {
        let others = first.count();
        let which = if others == 0 {
            hit
        } else {
            say!("hit-list-and-others", hit, count = others)
        };
        text.push_str(&format!("{}: {which}\n", line::contact_first()));
    }
    if !page.next_page_key.is_empty() {
        let key = hex::encode(&page.next_page_key);
        text.push_str(&format!(" {}\n", say!("words-more-pages", key)));
    }
    text
}

/// Hits as a table.
pub(super) fn table(hits: &[Hit], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("hit-column-hit"),
        &say!("hit-column-priority"),
        &say!("hit-column-verdict"),
        &say!("hit-column-subject"),
        &say!("hit-column-may-be"),
        &say!("hit-column-from"),
        &say!("hit-column-state"),
        &say!("hit-column-seen"),
    ]);
    for hit in hits {
        let flag = if hit.contact_first { " !" } else { "" };
        if hit.unseen {
            table.row([
                format!("{}{flag}", line::name(hit.id)),
                line::priority(hit.priority),
                words::NOTHING.to_owned(),
                say!("hit-list-unseen"),
                words::NOTHING.to_owned(),
                words::NOTHING.to_owned(),
                line::state(hit),
                words::NOTHING.to_owned(),
            ]);
            continue;
        }
        let subject = if hit.subject_line.is_empty() {
            say!("hit-list-erased")
        } else {
            line::side(&hit.subject_line, hit.subject_met.as_ref())
        };
        let target = line::target(hit.target.as_ref());
        let may_be = if hit.target_line.is_empty() {
            target
        } else {
            let side = line::side(&hit.target_line, hit.target_met.as_ref());
            format!("{side}, {target}")
        };
        table.row([
            format!("{}{flag}", line::name(hit.id)),
            line::priority(hit.priority),
            format!("{} {}", line::verdict(hit.verdict), hit.score),
            subject,
            may_be,
            line::source(hit.subject.as_ref()),
            line::state(hit),
            line::time(hit.last_seen_ms),
        ]);
    }
    table.draw(output.width(), &[0], &[])
}

fn document(page: &ListHitsResponse) -> Value {
    let next = (!page.next_page_key.is_empty()).then(|| hex::encode(&page.next_page_key));
    json!({
        "hits": page.hits.iter().map(line::document).collect::<Vec<_>>(),
        "open": page.open,
        "all": page.all,
        "remembered": page.remembered,
        "next_page": next,
    })
}
