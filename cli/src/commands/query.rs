//! `ntc query`: partners are asked at once whether they know of somebody or something.

mod kept;
mod subjects;
pub(super) mod told;

use std::collections::VecDeque;
use std::time::Instant;

use clap::{Args, Subcommand};
use ntc_core::query::MAX_SUBJECTS;
use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::Numbers;
use ntc_lang::Grouped;
use ntc_proto::node::v1::ask_partners_response::Step;
use ntc_proto::node::v1::{AskAnswer, AskEnded, AskPartnersRequest};
use ntc_proto::v1::QuerySubject;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tonic::Status;

use self::subjects::{Sought, Subjects};
use self::told::{
    Asked, NOT_ASKED, answer_line, answers_json, begun_line, ended_line, hits_text, sum_json,
};
use super::input;
use crate::client::{Connection, Node};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

fn what() -> String {
    say!("query-not-asked")
}

/// Queries of one table that are under way at once, so that a silent partner does not hold up each in turn.
const AT_ONCE: usize = 4;
/// Steps of a query that wait until they are told; more wait at the node.
const STEPS: usize = 16;

const EXAMPLES: &str = "\
Asks every partner that an agreement lets you ask, all at once; --to names some. Each answers hit, with what its policy lets \
you see, no hit, or refused with a code; one that is silent is named with why. 'No hit' means that the partner has nothing \
that it may tell you. The partner learns what you ask about, and keeps it where it has a hit. A person needs a birth date, a \
document or a nationality beside the name; of two words the year of birth or a document, of a single one the day of birth or a \
document; and an agreement that tells persons. A company or a vessel needs two words that \
tell it from others, or one with its state or a number; a legal form alone fits too many. Question and answers are signed, and your \
ledger proves what was asked. Needs role liaison.

An e-mail address is compared as a whole, an address as a whole in any script and order of signs; it needs the number of \
the house, for a town or a street alone fits too many.

A FILE is a table, one subject a row, its columns named container, plate, passport ('ntc codes scheme' lists all), \
country, name, birth_date, nationality, company, vessel, email, address. Agreements limit how many subjects a query and a day have.

A number whose form or check digit does not hold is refused, with the digit that would hold; --as-written asks about it as \
it stands.

Ends with 4 when whoever answered refused, with 7 when nobody answered, and when nobody was asked with the code of what kept \
the question back: 3 where you can mend it, 4 where an agreement says no.

Examples:
  ntc query --container CSQU3054383 --purpose counter_narcotics --justification \"Named by a driver\"
  ntc query --plate \"АА 1234 ВС\" --country UA --purpose customs_risk --to KZ,UZ
  ntc query --name \"Anna Eriksson\" --born 1974-08-12 --purpose border_security --justification \"On our list\"
  ntc query --company \"Amber Road Trading LLC\" --country GE --purpose customs_risk
  ntc query --vessel \"Silver Heron\" --number imo_ship=9074729 --purpose customs_risk
  ntc query --number imo_ship=9074729 --purpose customs_risk --json
  ntc query --email anna@invented.example --purpose customs_risk --justification \"On a parcel\"
  ntc query --address \"12 Example Street, Batumi\" --country GE --purpose customs_risk --justification \"Named by a driver\"
  ntc query subjects.csv --purpose customs_risk --together 20";

/// What `ntc query` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    verb: Option<Verb>,

    #[command(flatten)]
    sought: Sought,

    /// What for: a code of the list "purpose"
    #[arg(long, value_name = "CODE", value_parser = input::purpose)]
    purpose: Option<&'static str>,

    /// Why, in words that the partner sees; agreements can require it where a person is asked about
    #[arg(long, value_name = "TEXT")]
    justification: Option<String>,

    /// Whom: parties or countries, with commas between; all when left out
    #[arg(long, value_name = "PARTY,...", value_delimiter = ',')]
    to: Vec<String>,

    /// Ask about numbers as they are written, though form or check digit do not hold: they stand so on what is asked about
    #[arg(long)]
    as_written: bool,

    /// Rows of a table that are asked about in one query
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=20))]
    together: u8,
}

/// The verbs of `ntc query`.
#[derive(Debug, Subcommand)]
enum Verb {
    /// List what was asked, and count what partners asked today
    List(kept::List),
    /// Show a query with its answers
    Show(kept::Show),
}

/// Asks, or shows what was asked.
pub(crate) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match arguments.verb {
        Some(Verb::List(list)) => kept::list(&list, connection, output).await,
        Some(Verb::Show(show)) => kept::show(&show, connection, output).await,
        None => put(arguments, connection, output).await,
    }
}

async fn put(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let together = usize::from(arguments.together).min(MAX_SUBJECTS);
    let as_written = arguments.as_written;
    let numbers = if as_written {
        Numbers::AsWritten
    } else {
        Numbers::Hold
    };
    let Subjects { subjects, lines } = arguments.sought.subjects(numbers)?;
    let whom = arguments.to.iter().map(|word| word.trim());
    let whom = whom.filter(|word| !word.eq_ignore_ascii_case("all"));
    let like = AskPartnersRequest {
        subjects: Vec::new(),
        purpose: arguments.purpose.unwrap_or_default().to_owned(),
        justification: arguments.justification.unwrap_or_default(),
        to: whom.map(str::to_owned).collect(),
        as_written,
    };
    let node = connection.open().await?;
    let mut sum = AskEnded::default();
    let mut queries: Vec<Value> = Vec::new();
    let mut kept_back = Vec::new();
    let mut parts = subjects.chunks(together).zip(lines.chunks(together));
    let mut going = VecDeque::new();
    let began = Instant::now();
    let mut failed = None;
    loop {
        // What is under way when one fails is told to its end.
        while failed.is_none()
            && going.len() < AT_ONCE
            && let Some(part) = parts.next()
        {
            let request = AskPartnersRequest {
                subjects: part.0.to_vec(),
                ..like.clone()
            };
            going.push_back((part, start(request, &node)));
        }
        let Some(((subjects, lines), steps)) = going.pop_front() else {
            break;
        };
        match follow(steps, (subjects, lines), output).await? {
            Ok(asked) => {
                add(&mut sum, &asked.ended);
                queries.push(answers_json(&asked, subjects, lines));
                let answers = asked.answers.into_iter();
                kept_back.extend(answers.filter(|it| it.outcome == NOT_ASKED));
            }
            Err(status) => failed = failed.or(Some(status)),
        }
    }
    if queries.len() > 1 {
        // They overlap.
        sum.took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    }
    if let Some(status) = failed {
        if queries.is_empty() {
            return Err(Failure::status(Call::Records, what(), &status));
        }
        tell(&sum, &queries, output)?;
        return Err(Failure::status(
            Call::Records,
            say!("query-not-all"),
            &status,
        ));
    }
    tell(&sum, &queries, output)?;
    if sum.asked == 0 {
        return Err(nobody(&kept_back));
    }
    Ok(match sum.hit + sum.no_hit {
        0 if sum.refused + sum.not_asked == 0 => Exit::Unavailable,
        0 => Exit::RefusedByPolicy,
        _ => Exit::Done,
    })
}

/// Why nobody was asked: what kept the question from each partner that was meant. It ends as the table of reasons says, and as
/// policy says no where they end in different ways.
fn nobody(kept_back: &[AskAnswer]) -> Failure {
    let Some(first) = kept_back.first() else {
        let why = say!("query-nobody-lets");
        return Failure::said(Call::Records, what(), Reason::NoAgreement, "", why);
    };
    let mut reasons: Vec<Reason> = Vec::new();
    let known = kept_back.iter().map(|it| Reason::from_code(&it.code));
    for reason in known.flatten() {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let exits: Vec<_> = reasons.iter().map(|reason| reason.row().exit).collect();
    let exit = match exits.split_first() {
        Some((first, others)) if others.iter().all(|it| it == first) => *first,
        _ => Exit::RefusedByPolicy,
    };
    let count = Grouped(kept_back.len() as u64);
    let why = match reasons.as_slice() {
        [_] => {
            let why = words::refusal(&first.code, &first.why);
            say!("query-nobody-for", count, why)
        }
        _ => say!("query-nobody-each", count),
    };
    let advice = reasons.iter();
    let advice = advice.map(|reason| lang::advice(*reason, Call::Records, field_of(*reason)));
    let mut all: Vec<String> = Vec::new();
    for advice in advice {
        if !all.contains(&advice) {
            all.push(advice);
        }
    }
    Failure::new(exit, what(), why, all.join("; "))
        .with_reason(&first.code)
        .with_field(reasons.first().map_or("", |reason| field_of(*reason)))
}

/// The option that says what a reason misses.
fn field_of(reason: Reason) -> &'static str {
    if reason == Reason::QueryJustificationMissing {
        "justification"
    } else if reason == Reason::QueryPurposeMissing {
        "purpose"
    } else {
        ""
    }
}

/// Tells all that came.
fn tell(sum: &AskEnded, queries: &[Value], output: &Output) -> Result<(), Failure> {
    if output.is_json() {
        let mut document = sum_json(sum);
        words::put(&mut document, "queries", json!(queries));
        output.raw(format!("{document}\n").as_bytes())
    } else {
        output.answer(
            |_| match sum.asked {
                // Why is told as what was refused.
                0 => String::new(),
                _ => ended_line(sum),
            },
            || Value::Null,
        )
    }
}

/// Puts one query, beside others; its steps wait until they are told.
fn start(request: AskPartnersRequest, node: &Node) -> mpsc::Receiver<Result<Step, Status>> {
    let (tell, steps) = mpsc::channel(STEPS);
    let mut queries = node.queries();
    tokio::spawn(async move {
        let mut came = match queries.ask_partners(request).await {
            Ok(came) => came.into_inner(),
            Err(status) => return drop(tell.send(Err(status)).await),
        };
        loop {
            let step = match came.message().await {
                Ok(Some(response)) => response.step.map(Ok),
                Ok(None) => return,
                Err(status) => Some(Err(status)),
            };
            let Some(step) = step else { continue };
            let is_last = step.is_err();
            // Nobody listens when the command has ended.
            if tell.send(step).await.is_err() || is_last {
                return;
            }
        }
    });
    steps
}

/// Tells each answer of a query as it comes; the status with which it failed.
async fn follow(
    mut steps: mpsc::Receiver<Result<Step, Status>>,
    (subjects, lines): (&[QuerySubject], &[u64]),
    output: &Output,
) -> Result<Result<Asked, Status>, Failure> {
    let mut asked = Asked::default();
    let say = |text: String| match output.is_json() {
        true => Ok(()),
        false => output.answer(|_| text, || Value::Null),
    };
    while let Some(step) = steps.recv().await {
        match step {
            Ok(Step::Begun(begun)) => {
                say(begun_line(&begun, lines))?;
                asked.id = begun.id;
            }
            Ok(Step::Answer(answer)) => {
                say(answer_line(&answer))?;
                say(hits_text(&answer, subjects, lines))?;
                asked.answers.push(answer);
            }
            Ok(Step::Ended(ended)) => asked.ended = ended,
            Err(status) => return Ok(Err(status)),
        }
    }
    Ok(Ok(asked))
}

fn add(sum: &mut AskEnded, ended: &AskEnded) {
    sum.asked += ended.asked;
    sum.hit += ended.hit;
    sum.no_hit += ended.no_hit;
    sum.refused += ended.refused;
    sum.silent += ended.silent;
    sum.not_asked += ended.not_asked;
    sum.took_ms += ended.took_ms;
}
