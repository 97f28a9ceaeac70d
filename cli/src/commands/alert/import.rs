//! `ntc alert import`: a table of seizures or of passenger alerts, row by row.

mod near;
mod report;
mod totals;

use std::path::PathBuf;

use clap::Args;
use ntc_core::intake::csv::{self, GoodRow, RowKind, Terms};
use ntc_core::model::handling::{PermittedAction, Tlp};
use ntc_core::model::kind::Urgency;
use ntc_core::model::{Decimals, Zone};
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    Draft, PreviewRequest, PublishRequest, preview_stream_response, publish_stream_response,
};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Status;

use self::report::Report;
use super::draft;
use crate::client::{Connection, Node};
use crate::commands::{input, node};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

const EXAMPLES: &str = "\
The table is CSV with a heading line; its encoding, its delimiter and its decimal comma are told by the file, and \
printed with the sum of its lines. Each row that breaks a rule is named with its line, its field and \
what to do; all others are published. The row's id is its source reference: importing the file again, after an \
interruption or with rows added, publishes nothing twice; with --again such a row goes to those partners alone who did not \
get it, when a suspended agreement is in force again, say. A row without an id has a reference made of its content. The end says which partners get \
the rows and why others do not, and which numbers of other records may be meant instead. Ends with 3 when a row was refused, with 4 when nobody gets any row. Needs role publisher.

With --passenger each row is a passenger alert: its columns have the names of the fields of a draft ('ntc codes \
passenger_column'), and 'mrz' takes the machine readable zone, from which the name, the date of birth, the sex and the \
nationality are read. A zone of which a check digit does not hold is refused, with the part that was read badly.

Examples:
  ntc alert import --template > seizures.csv
  ntc alert import seizures.csv --check     compare it with what is held, tell nobody
  ntc alert import seizures.csv
  ntc alert import seizures.csv --again     to those who did not get the rows
  ntc alert import seizures.csv --all-rows  name every line of every rule
  ntc alert import --passenger --template > passengers.csv
  ntc alert import --passenger passengers.csv --tlp AMBER
  ntc alert import seizures.csv --json | jq '.refused[] | {line, field, reason}'";

/// Rows on their way to the node and not answered yet.
const IN_FLIGHT: usize = 32;

/// What `ntc alert import` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The table; - reads standard input
    #[arg(value_name = "FILE", required_unless_present = "template")]
    file: Option<PathBuf>,

    /// Write a table to start from, and do nothing else
    #[arg(long, conflicts_with_all = ["file", "check", "again"])]
    template: bool,

    /// The rows are passenger alerts, not seizures
    #[arg(long)]
    passenger: bool,

    /// Encoding of the table, where its bytes leave a doubt: UTF-8, windows-1251, windows-1254, windows-1250
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// What begins a fraction in the table, where its numbers leave a doubt: point or comma
    #[arg(long, value_name = "MARK", value_parser = decimals)]
    decimal: Option<Decimals>,

    /// The zone of times that the table writes without theirs, as spreadsheets do: +04:00, the same for all rows. Where
    /// clocks were changed in between, write the zone behind each time
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    zone: Option<Zone>,

    /// Compare the table with what was published before, and tell nobody
    #[arg(long)]
    check: bool,

    /// Publish the rows that were published before once more, to those partners alone who did not get them
    #[arg(long)]
    again: bool,

    /// Name every line, not the first ones of each rule
    #[arg(long)]
    all_rows: bool,

    /// Why all these rows are shared
    #[arg(long, value_name = "CODE", default_value = "customs_risk", value_parser = input::purpose)]
    purpose: &'static str,

    /// Audience of all these rows: CLEAR, GREEN, AMBER or AMBER+STRICT
    #[arg(long, value_name = "TLP", default_value_t = Tlp::Green)]
    tlp: Tlp,

    /// The most that partners may do: none_visible, documentary, examine or any
    #[arg(long, value_name = "ACTION", default_value_t = PermittedAction::Any)]
    permitted_action: PermittedAction,

    /// How soon partners are asked to act: routine, priority, urgent or immediate
    #[arg(long, value_name = "URGENCY", default_value_t = Urgency::Routine)]
    urgency: Urgency,

    /// Language of the free text, ISO 639-1
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
}

impl Arguments {
    const fn rows(&self) -> RowKind {
        if self.passenger {
            RowKind::Passenger
        } else {
            RowKind::Seizure
        }
    }

    fn terms(&self) -> Terms {
        Terms {
            rows: self.rows(),
            language: self.language.clone(),
            purpose: self.purpose.to_owned(),
            tlp: self.tlp,
            permitted_action: self.permitted_action,
            urgency: self.urgency,
            encoding: self.encoding.clone(),
            decimals: self.decimal.unwrap_or_default(),
            zone: self.zone.clone(),
        }
    }
}

fn decimals(text: &str) -> Result<Decimals, String> {
    match text {
        "point" => Ok(Decimals::Point),
        "comma" => Ok(Decimals::Comma),
        _ => Err(say!("alert-point-or-comma")),
    }
}

/// Publishes the rows of a table.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let Some(file) = &arguments.file else {
        output.raw(csv::template(arguments.rows(), draft::now()).as_bytes())?;
        return Ok(Exit::Done);
    };
    let what = say!("alert-not-imported");
    let origin = node::party(connection, &what).await?;
    let mut rows = draft::rows(file, &origin, &arguments.terms(), &what)?;
    let mut report = Report::of(&mut rows, (arguments.rows(), arguments.check));
    let node = connection.open().await?;
    let broken = if arguments.check {
        check(&node, rows.good, arguments.again, &mut report, output)
            .await
            .err()
    } else {
        publish(&node, rows.good, arguments.again, &mut report, output)
            .await
            .err()
    };
    report.show(arguments.all_rows, output)?;
    match broken {
        None => Ok(report.exit()),
        Some(failure) if arguments.check => Err(failure),
        Some(failure) => {
            output.note(&format!("\n{}\n", say!("alert-import-broke")));
            Err(failure)
        }
    }
}

/// Publishes the rows, and counts what became of them.
async fn publish(
    node: &Node,
    rows: Vec<GoodRow>,
    again: bool,
    report: &mut Report,
    output: &Output,
) -> Result<(), Failure> {
    use publish_stream_response::Outcome;
    let what = say!("alert-import-no-end");
    let lines = lines(&rows);
    let numbered: Vec<bool> = rows.iter().map(|row| row.has_numbers).collect();
    let mut to_compare = Vec::new();
    let bar = output.progress(&say!("alert-publishing"), rows.len() as u64);
    let drafts = send(rows, move |draft| PublishRequest { draft, again });
    let answers = node.records().publish_stream(drafts).await;
    let mut answers = told(&what, answers)?.into_inner();
    while let Some(answer) = told(&what, answers.message().await)? {
        let line = at(&lines, answer.position);
        match answer.outcome {
            Some(Outcome::Published(published)) => {
                report.published(&published);
                if at(&numbered, answer.position) {
                    to_compare.push((line, published.id));
                }
            }
            Some(Outcome::Refused(refused)) => report.refuse(line, refused),
            None => {}
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    // A stream that told near misses would be half as fast; the records are durable now.
    report.near.ask(node, &to_compare, output).await;
    answered(report, &what, say!("alert-import-again"))
}

/// Asks what publishing the rows would do, and counts it. Nothing is written.
async fn check(
    node: &Node,
    rows: Vec<GoodRow>,
    again: bool,
    report: &mut Report,
    output: &Output,
) -> Result<(), Failure> {
    use preview_stream_response::Outcome;
    let what = say!("alert-check-no-end");
    let lines = lines(&rows);
    let bar = output.progress(&say!("alert-checking"), rows.len() as u64);
    let drafts = send(rows, move |draft| PreviewRequest { draft, again });
    let answers = node.records().preview_stream(drafts).await;
    let mut answers = told(&what, answers)?.into_inner();
    while let Some(answer) = told(&what, answers.message().await)? {
        let line = at(&lines, answer.position);
        match answer.outcome {
            Some(Outcome::Previewed(previewed)) => report.previewed(line, previewed),
            Some(Outcome::Refused(refused)) => report.refuse(line, refused),
            None => {}
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    answered(report, &what, say!("alert-check-again"))
}

/// The drafts of rows as a stream of requests, a few of which wait for their answers.
fn send<R: Send + 'static>(
    rows: Vec<GoodRow>,
    request: impl Fn(Option<Draft>) -> R + Send + 'static,
) -> ReceiverStream<R> {
    let (sender, receiver) = mpsc::channel(IN_FLIGHT);
    // It ends with the last row, or with the stream when the node ended that: then the answer says why.
    tokio::spawn(async move {
        for row in rows {
            // A draft that is none is refused by the node, with the line of its row.
            if sender.send(request(row.draft().ok())).await.is_err() {
                return;
            }
        }
    });
    ReceiverStream::new(receiver)
}

fn told<T>(what: &str, answer: Result<T, Status>) -> Result<T, Failure> {
    answer.map_err(|status| Failure::status(Call::Draft, what, &status))
}

/// The line of each row in the file, in the order of the rows.
fn lines(rows: &[GoodRow]) -> Vec<u64> {
    rows.iter().map(|row| row.line).collect()
}

/// What is known of the row at a position of the stream.
fn at<T: Copy + Default>(rows: &[T], position: u64) -> T {
    let position = usize::try_from(position).ok();
    let row = position.and_then(|position| rows.get(position));
    row.copied().unwrap_or_default()
}

/// Sees that the node left no row unanswered.
fn answered(report: &Report, what: &str, otherwise: String) -> Result<(), Failure> {
    if report.is_complete() {
        return Ok(());
    }
    let why = say!("alert-unanswered", count = Grouped(report.open()));
    Err(Failure::new(Exit::Unavailable, what, why, otherwise))
}
