//! `ntc watchlist push`: partners are told of entries by alerts, and of what became of them.

use std::collections::BTreeMap;

use clap::Args;
use ntc_core::model::codes::CATEGORIES;
use ntc_core::model::handling::Tlp;
use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::ListName;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{PushWatchlistRequest, PushWatchlistResponse};
use serde_json::{Value, json};

use super::name;
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

fn what() -> String {
    say!("watchlist-not-all-told")
}
/// What an entry has become that is not told, for what is wrong with it.
const REFUSED: &str = "refused";
/// The field of an entry that says the area of offence.
const CATEGORY: &str = "order.category";

const EXAMPLES: &str = "\
Brings what partners were told in line with the list: a new entry is published as an alert, one that says something else is \
corrected, and what was told of one that was taken off is withdrawn. Nothing is told before you say so, and only of a list \
that is shared as push; of one that is shared so no more all is taken back. Names, numbers, dates, nationalities and addresses \
go out with what is asked, as far as agreements allow; keys, remarks, programmes and the owner stay. An alert needs the area \
of offence: say it for the list with 'ntc watchlist describe LIST --category CODE', for an entry with --category as it is \
added, or with --replace; what an entry does not say of it the list says. The sum says how many alerts are new, corrected and \
withdrawn, and how many entries were refused, before a push and after it. An alert about a person goes to no partner whose agreement shows it \
no persons; a later push tells it when that has changed. You are shown first what each partner gets, and asked; where nobody \
is at a terminal nothing is told without --yes. The options stand until somebody says otherwise. Ends with 3 when an entry was refused. Needs role publisher.

Examples:
  ntc watchlist push subjects --check                 what would be told, and to whom
  ntc watchlist push subjects --purpose counter_narcotics --tlp amber --expected GEBUS --yes
  ntc watchlist push subjects case-7 --yes --json | jq '.entries[] | {key, step, told}'";

/// What `ntc watchlist push` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// The entries of these keys alone
    #[arg(value_name = "KEY")]
    entries: Vec<String>,

    /// Say what would be told, and tell nothing
    #[arg(long)]
    check: bool,

    /// Do not ask
    #[arg(long, conflicts_with = "check")]
    yes: bool,

    /// What for, a code of 'ntc codes purpose' [default: customs_risk]
    #[arg(long, value_name = "CODE")]
    purpose: Option<String>,

    /// Who may see it: amber, amber+strict, green, clear [default: amber]
    #[arg(long, value_name = "TLP")]
    tlp: Option<Tlp>,

    /// Where the subjects are expected, a state or an UN/LOCODE [default: your own state]
    #[arg(long, value_name = "PLACE")]
    expected: Option<String>,
}

/// Tells partners.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = PushWatchlistRequest {
        list: arguments.list.to_string(),
        keys: arguments.entries,
        check: arguments.check,
        purpose: arguments.purpose.unwrap_or_default(),
        tlp: arguments.tlp.map_or(0, |tlp| i32::from(tlp as u8)),
        place: arguments.expected.unwrap_or_default(),
    };
    let is_check = request.check;
    let node = connection.open().await?;
    if !is_check && !arguments.yes {
        let before = PushWatchlistRequest {
            check: true,
            ..request.clone()
        };
        let rows = send(&node, before, output).await?;
        if Counts::of(&rows).all() > 0 {
            let question = format!(
                "{}{}{} ",
                sum(&rows),
                partners(&rows),
                say!("watchlist-push-type")
            );
            let (told, yes) = (say!("watchlist-nothing-told"), say!("watchlist-give-yes"));
            output.confirm(&question, "push", &told, &yes)?;
        }
    }
    let rows = send(&node, request, output).await?;
    output.answer(
        |output| text(arguments.list.as_str(), &rows, is_check, output),
        || {
            let entries: Vec<_> = rows.iter().map(document).collect();
            json!({
                "list": arguments.list.as_str(),
                "check": is_check,
                "sum": Counts::of(&rows).document(),
                "entries": entries,
                "partners": partners_json(&rows),
            })
        },
    )?;
    Ok(if rows.iter().any(|row| row.step == REFUSED) {
        Exit::InvalidInput
    } else {
        Exit::Done
    })
}

/// What became of each entry, or would.
async fn send(
    node: &Node,
    request: PushWatchlistRequest,
    output: &Output,
) -> Result<Vec<PushWatchlistResponse>, Failure> {
    let nothing =
        |status| Failure::status(Call::Watchlist, say!("watchlist-nothing-told"), &status);
    let answers = node.watchlists().push_watchlist(ask(request)).await;
    let mut answers = answers.map_err(nothing)?.into_inner();
    let bar = output.counting(&say!("watchlist-entries-told"));
    let mut rows = Vec::new();
    loop {
        let row = match answers.message().await {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(status) if rows.is_empty() => return Err(nothing(status)),
            Err(status) => return Err(Failure::status(Call::Watchlist, what(), &status)),
        };
        rows.push(row);
        bar.set_position(rows.len() as u64);
    }
    bar.finish_and_clear();
    Ok(rows)
}

/// How many alerts are new, corrected and withdrawn.
#[derive(Clone, Copy, Default)]
struct Counts {
    new: u64,
    corrected: u64,
    withdrawn: u64,
}

impl Counts {
    fn of(rows: &[PushWatchlistResponse]) -> Self {
        let mut counts = Self::default();
        rows.iter().for_each(|row| counts.count(&row.step));
        counts
    }

    fn count(&mut self, step: &str) {
        match step {
            "published" => self.new += 1,
            "corrected" => self.corrected += 1,
            "retracted" => self.withdrawn += 1,
            _ => {}
        }
    }

    const fn all(self) -> u64 {
        self.new + self.corrected + self.withdrawn
    }

    fn document(self) -> Value {
        json!({
            "new": self.new,
            "corrected": self.corrected,
            "withdrawn": self.withdrawn,
        })
    }
}

/// The sum of a push, the same before and after it.
fn sum(rows: &[PushWatchlistResponse]) -> String {
    let counts = Counts::of(rows);
    let (new, corrected) = (Grouped(counts.new), Grouped(counts.corrected));
    let withdrawn = Grouped(counts.withdrawn);
    let refused = rows.iter().filter(|row| row.step == REFUSED).count();
    let sum = match refused {
        0 => say!("watchlist-push-sum", new, corrected, withdrawn),
        refused => {
            let refused = Grouped(refused as u64);
            say!(
                "watchlist-push-sum-refused",
                new,
                corrected,
                withdrawn,
                refused
            )
        }
    };
    format!("{sum}\n")
}

/// What one partner gets of a push.
#[derive(Default)]
struct Partner {
    told: Counts,
    /// Sections that it does not get, each with how often.
    without: BTreeMap<String, u64>,
    /// Alerts about persons that it is not sent.
    unseeing: u64,
}

fn by_partner(rows: &[PushWatchlistResponse]) -> BTreeMap<&str, Partner> {
    let mut partners: BTreeMap<&str, Partner> = BTreeMap::new();
    for row in rows {
        for told in &row.told {
            let partner = partners.entry(&told.party).or_default();
            partner.told.count(&row.step);
            for section in &told.withheld {
                *partner.without.entry(section.clone()).or_default() += 1;
            }
        }
        for party in &row.unseeing {
            partners.entry(party).or_default().unseeing += 1;
        }
    }
    partners
}

/// What each partner gets, a line for each.
fn partners(rows: &[PushWatchlistResponse]) -> String {
    let mut text = String::new();
    for (party, partner) in by_partner(rows) {
        let mut said = Vec::new();
        let told = partner.told;
        if told.all() > 0 {
            let (new, corrected) = (Grouped(told.new), Grouped(told.corrected));
            let withdrawn = Grouped(told.withdrawn);
            let without = partner.without.iter();
            let without =
                without.map(|(it, count)| format!("{} ({count})", lang::name("section", it)));
            let sections = without.collect::<Vec<_>>().join(", ");
            said.push(if sections.is_empty() {
                say!("watchlist-partner-told", new, corrected, withdrawn)
            } else {
                say!(
                    "watchlist-partner-told-without",
                    new,
                    corrected,
                    withdrawn,
                    sections
                )
            });
        }
        if partner.unseeing > 0 {
            let count = Grouped(partner.unseeing);
            said.push(say!("watchlist-partner-unseeing", count));
        }
        let (party, said) = (words::clean(party), words::clean(&said.join("; ")));
        text.push_str(&format!(" {party}: {said}\n"));
    }
    if text.is_empty() {
        return text;
    }
    format!("{}\n{text}", say!("watchlist-partners"))
}

fn text(list: &str, rows: &[PushWatchlistResponse], is_check: bool, output: &Output) -> String {
    let mut text = String::new();
    let (same, told): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.step == "same");
    if is_check {
        text.push_str(&format!("{}\n", say!("watchlist-push-check")));
    }
    if told.is_empty() {
        text.push_str(&format!("{}\n", say!("watchlist-push-known")));
    } else {
        let mut table = Table::new(&[
            &say!("watchlist-column-key"),
            &say!("watchlist-column-step"),
            &say!("watchlist-column-record"),
            &say!("watchlist-column-told"),
        ]);
        for row in &told {
            table.row([
                row.key.clone(),
                step(&row.step),
                words::or_nothing(&words::id(&row.record)),
                words::or_nothing(&parties(row)),
            ]);
        }
        text.push_str(&table.draw(output.width(), &[0, 2], &[]));
    }
    if !same.is_empty() {
        let same = say!("watchlist-push-same", count = Grouped(same.len() as u64));
        text.push_str(&format!("{same}\n"));
    }
    text.push_str(&sum(rows));
    text.push_str(&partners(rows));
    if !is_check && rows.iter().any(|row| !row.told.is_empty()) {
        text.push_str(&format!("{}\n", say!("watchlist-delivery")));
    }
    for row in rows {
        let key = words::clean(&row.key);
        if !row.cut.is_empty() {
            let fields = row.cut.iter();
            let fields = fields.map(|it| lang::row("field", it, &it.replace('_', " ")));
            let fields = fields.collect::<Vec<_>>().join(", ");
            let cut = say!("watchlist-push-cut", key = &key, fields);
            text.push_str(&format!("{cut}\n"));
        }
        if row.step == REFUSED {
            let (why, code) = (
                words::refusal(&row.reason, of_field(row)),
                words::clean(&row.reason),
            );
            let refused = say!("watchlist-push-refused", key, why, code);
            text.push_str(&format!("{refused}\n"));
        }
    }
    for advice in advised(list, rows) {
        text.push_str(&format!(" {}\n", say!("watchlist-do", advice)));
    }
    text
}

/// What the node says of an entry, without its own name of the area of offence: the words say what is missing.
fn of_field(row: &PushWatchlistResponse) -> &str {
    let rest = row.message.strip_prefix(CATEGORY);
    let rest = rest.and_then(|rest| rest.strip_prefix(": "));
    rest.unwrap_or(&row.message)
}

/// What to do about the entries that were refused, each once.
fn advised(list: &str, rows: &[PushWatchlistResponse]) -> Vec<String> {
    let mut all = Vec::new();
    for row in rows.iter().filter(|row| row.step == REFUSED) {
        let advice = if row.field == CATEGORY {
            let codes = CATEGORIES.codes.iter().map(|it| it.code);
            let codes = codes.collect::<Vec<_>>().join(", ");
            Some(say!("watchlist-push-category", list, codes))
        } else {
            let reason = Reason::from_code(&row.reason);
            reason.map(|it| lang::advice(it, Call::Watchlist, &row.field))
        };
        all.extend(advice.filter(|it| !all.contains(it)));
    }
    all
}

/// What was done with an entry.
fn step(code: &str) -> String {
    match code {
        "published" => say!("watchlist-step-published"),
        "corrected" => say!("watchlist-step-corrected"),
        "retracted" => say!("watchlist-step-retracted"),
        "later" => say!("watchlist-step-later"),
        "over" => say!("watchlist-step-over"),
        REFUSED => say!("watchlist-step-refused"),
        other => words::clean(other),
    }
}

/// Who is told, each with what it does not get.
fn parties(row: &PushWatchlistResponse) -> String {
    let told = row.told.iter().map(|it| {
        if it.withheld.is_empty() {
            return it.party.clone();
        }
        let sections = it.withheld.iter().map(|it| lang::name("section", it));
        let sections = sections.collect::<Vec<_>>().join(", ");
        say!("watchlist-party-without", party = &it.party, sections)
    });
    told.collect::<Vec<_>>().join(", ")
}

fn partners_json(rows: &[PushWatchlistResponse]) -> Vec<Value> {
    let partners = by_partner(rows).into_iter();
    let one = |(party, it): (&str, Partner)| {
        json!({
            "party": party,
            "told": it.told.all(),
            "sum": it.told.document(),
            "withheld": it.without.keys().collect::<Vec<_>>(),
            "unseeing": it.unseeing,
        })
    };
    partners.map(one).collect()
}

fn document(row: &PushWatchlistResponse) -> Value {
    let told = row
        .told
        .iter()
        .map(|it| json!({ "party": it.party, "withheld": it.withheld }));
    let record = (!row.record.is_empty()).then(|| words::id(&row.record));
    json!({
        "key": row.key,
        "step": row.step,
        "record": record,
        "told": told.collect::<Vec<_>>(),
        "cut": row.cut,
        "unseeing": row.unseeing,
        "reason": words::text_json(&row.reason),
        "field": words::text_json(&row.field),
        "message": words::text_json(&row.message),
    })
}
