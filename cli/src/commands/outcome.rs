//! `ntc outcome`: what came of an alert, told to its author or shown.

use clap::Args;
use ntc_core::intake;
use ntc_core::model::codes::OUTCOMES;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{
    Outcome, ReportOutcomeRequest, ShowOutcomesRequest, ShowOutcomesResponse,
};
use serde_json::{Value, json};

use super::{input, overdue};
use crate::client::{Connection, Node, ask};
use crate::commands::named;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
With --result the author of the alert is told what came of it; examined and nothing found is an outcome too. Who is asked \
to act on an alert owes one, at the latest when the author wants it or what is expected was to arrive. The \
newest one counts; after 'open' the case stays owed. It goes to the author alone, also where the agreement lets only \
alerts come. Telling needs role liaison.

Without --result it shows what came of the alert, and who owes an outcome.

Examples:
  ntc outcome 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --result no_offence --text \"end use confirmed\"
  ntc outcome 0193b5a0-7c1e --result seizure --category narcotic --quantity 42.5 --unit KGM
  ntc outcome 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091      what came of it
  ntc codes outcome                                     the results, and what they mean";

/// What `ntc outcome` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,

    /// What came of it: a code of the list "outcome"
    #[arg(long, value_name = "CODE", value_parser = result)]
    result: Option<&'static str>,

    #[command(flatten)]
    more: More,
}

/// What is said beside the result.
#[derive(Args, Debug)]
struct More {
    /// More about it, for the author
    #[arg(long, value_name = "TEXT", requires = "result")]
    text: Option<String>,

    /// When it was examined: 2026-02-03 or 2026-02-03T09:30+04:00
    #[arg(long, value_name = "TIME", requires = "result")]
    happened: Option<String>,

    /// Your case number, to be quoted in what follows
    #[arg(long, value_name = "TEXT", requires = "result")]
    reference: Option<String>,

    /// Your own seizure notice of the same event, by its whole id
    #[arg(long, value_name = "ID", requires = "result")]
    notice: Option<String>,

    /// What was found: a code of the list "category"
    #[arg(long, value_name = "CODE", requires = "result")]
    category: Option<String>,

    /// Which substance: a code of the list "substance"
    #[arg(long, value_name = "CODE", requires = "category")]
    substance: Option<String>,

    /// How much was found
    #[arg(long, value_name = "NUMBER", requires_all = ["category", "unit"])]
    quantity: Option<String>,

    /// The unit of the quantity: a code of the list "unit"
    #[arg(long, value_name = "CODE", requires = "quantity")]
    unit: Option<String>,
}

impl More {
    /// Each field that is given, by its path.
    fn fields(self) -> impl Iterator<Item = (&'static str, String)> {
        let fields = [
            ("event.text", self.text),
            ("event.happened", self.happened),
            ("event.reference", self.reference),
            ("event.notice", self.notice),
            ("goods.items[0].category", self.category),
            ("goods.items[0].substance", self.substance),
            ("goods.items[0].quantity", self.quantity),
            ("goods.items[0].unit", self.unit),
        ];
        let given = fields.into_iter();
        given.filter_map(|(path, text)| Some((path, text?)))
    }
}

/// A result by its code.
pub(super) fn result(text: &str) -> Result<&'static str, String> {
    input::code(&OUTCOMES, &say!("outcome-results"), text)
}

/// Tells what came of an alert, or shows it.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let what = match arguments.result {
        Some(_) => say!("outcome-not-told"),
        None => say!("outcome-not-shown"),
    };
    let about = arguments.named.whole(&node, &what).await?;
    match arguments.result {
        Some(result) => report(&node, about, (result, arguments.more), output).await,
        None => show(&node, about, output).await,
    }
}

async fn report(
    node: &Node,
    (id, origin): (Vec<u8>, String),
    (result, more): (&'static str, More),
    output: &Output,
) -> Result<Exit, Failure> {
    let fields = more.fields().chain([("event.result", result.to_owned())]);
    let said = intake::outcome(fields)
        .map_err(|errors| Failure::fields(say!("outcome-not-told"), &errors))?;
    let request = ReportOutcomeRequest {
        id: id.clone(),
        origin,
        event: Some(said.0),
        goods: said.1,
    };
    let told = node
        .outcomes()
        .report_outcome(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, say!("outcome-not-told"), &status))?
        .into_inner();
    output.answer(
        |_| {
            let (id, by) = (words::short_id(&id), words::id(&told.id));
            let told = words::clean(&told.told);
            format!("{}\n {by}\n", say!("outcome-told", told, id))
        },
        || json!({ "about": words::id(&id), "id": words::id(&told.id), "told": told.told }),
    )?;
    Ok(Exit::Done)
}

async fn show(
    node: &Node,
    (id, origin): (Vec<u8>, String),
    output: &Output,
) -> Result<Exit, Failure> {
    let shown = shown(node, &id, origin).await?;
    output.answer(|output| text(&id, &shown, output), || document(&id, &shown))?;
    Ok(Exit::Done)
}

/// What the node knows of what came of an alert.
pub(crate) async fn shown(
    node: &Node,
    id: &[u8],
    origin: String,
) -> Result<ShowOutcomesResponse, Failure> {
    let request = ShowOutcomesRequest {
        id: id.to_vec(),
        origin,
    };
    let shown = node.outcomes().show_outcomes(ask(request)).await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Records, say!("outcome-not-shown"), &status))?;
    Ok(shown.into_inner())
}

fn text(id: &[u8], shown: &ShowOutcomesResponse, output: &Output) -> String {
    let (id, origin) = (words::short_id(id), words::clean(&shown.origin));
    match table(shown, output) {
        Some(table) => format!("{}\n\n{table}", say!("outcome-title", id, origin)),
        None => format!("{}\n", say!("outcome-none", id, origin)),
    }
}

/// Who said what came of an alert, and who owes it; none where nobody does either.
pub(crate) fn table(shown: &ShowOutcomesResponse, output: &Output) -> Option<String> {
    let unseen = words::unseen(shown.unseen, words::Unseen::Outcomes);
    if shown.outcomes.is_empty() && shown.owed.is_empty() {
        return (shown.unseen > 0).then_some(unseen);
    }
    let mut table = Table::new(&[
        &say!("outcome-column-party"),
        &say!("outcome-column-result"),
        &say!("outcome-column-since"),
        &say!("outcome-column-record"),
    ]);
    for outcome in &shown.outcomes {
        table.row([
            outcome.party.clone(),
            lang::label(&OUTCOMES, &outcome.result),
            words::time(outcome.at_ms),
            words::short_id(&outcome.id),
        ]);
    }
    for owed in &shown.owed {
        table.row([
            owed.by.clone(),
            overdue::state(owed),
            say!("outcome-due", time = words::time(owed.due_ms)),
            words::NOTHING.to_owned(),
        ]);
    }
    Some(table.draw(output.width(), &[0, 3], &[]) + &unseen)
}

fn document(id: &[u8], shown: &ShowOutcomesResponse) -> Value {
    json!({
        "id": words::id(id),
        "origin": shown.origin,
        "outcomes": outcomes_json(shown),
        "owed": owed_json(shown),
        "unseen": shown.unseen,
    })
}

/// What is owed of an alert, for programs.
pub(crate) fn owed_json(shown: &ShowOutcomesResponse) -> Vec<Value> {
    shown.owed.iter().map(overdue::owed_json).collect()
}

/// What came of an alert, for programs.
pub(crate) fn outcomes_json(shown: &ShowOutcomesResponse) -> Vec<Value> {
    shown.outcomes.iter().map(outcome_json).collect()
}

fn outcome_json(outcome: &Outcome) -> Value {
    json!({
        "party": outcome.party,
        "id": words::id(&outcome.id),
        "result": outcome.result,
        "at": words::time_json(outcome.at_ms),
    })
}
