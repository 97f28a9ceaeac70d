//! `ntc screen`: who and what travels that a list or an alert looks for.

mod file;
mod matched;
mod told;

use std::path::PathBuf;

use clap::Args;
use ntc_core::manifest::Form;
use ntc_core::reason::Call;
use ntc_core::screening::Preset;
use ntc_core::watchlist::{ListName, wire};
use ntc_proto::node::v1::screen_request::Part;
use ntc_proto::node::v1::{
    ScreenAgainst, ScreenJourney, ScreenRequest, ScreenStop, ScreenSubject, ScreenSubjects,
    ScreenTerms,
};
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use self::file::{Files, Traveller};
pub(super) use self::matched::who;
use self::told::Told;
pub(super) use self::told::{against, against_json, too_large};
use super::watchlist::name;
use crate::client::{Connection, Node};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn what() -> String {
    say!("screen-not-screened")
}

/// Most that one message names, and the bytes from which on it is full.
const AT_ONCE: usize = 256;
const FULL: usize = 256 * 1024;
/// Messages made ahead of the network.
const AHEAD: usize = 4;

const EXAMPLES: &str = "\
Takes passenger lists as carriers send them (PAXLST), and tables of passengers or cargo with a heading (CSV: name, birth_date, \
nationality, passport, mrz, container, imo_ship, plate, consignee, driver, goods, hs, origin, destination, from, to; \
'ntc codes manifest_column' lists all). Each person, company, document, container and conveyance, and goods with their way, \
are held against every watchlist, every alert in force and what was seized of late. Of a machine readable zone (mrz) the name, the birth date and the \
nationality count too; one whose check digits do not hold is left out and told.

A match is the same by all that is told; what is possible has to be judged by you: names in any script and spelling, numbers \
with two neighbours swapped, birth dates that differ by a slip. --why tells every word, fact and number of it, and what would \
change it. Who was screened is kept by the node for the time that 'ntc screening status' tells, and screened again when a list \
or an alert changes.

Ends with 3 when rows were not understood, with 8 when a watchlist is damaged or too large and nothing was screened against it. A match is \
no fault. Needs role liaison or publisher.

Examples:
  ntc screen tk386.edi
  ntc screen manifest.csv --list ofac-sdn --list un --why
  ntc screen tk386.edi manifest.csv --preset recall
  ntc screen tk386.edi --json | jq '.matches[] | {line, verdict, list, key}'";

/// What `ntc screen` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Passenger lists and manifests
    #[arg(required = true, num_args = 1..=MAX_FILES, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Their form, where it cannot be told by their bytes: paxlst, csv
    #[arg(long, value_name = "FORM", value_parser = form)]
    format: Option<Form>,

    /// Hold them against this watchlist; may be given several times. Without it against all
    #[arg(long = "list", value_name = "LIST", value_parser = name)]
    lists: Vec<ListName>,

    /// Leave alerts out
    #[arg(long)]
    without_alerts: bool,

    /// How much doubt is shown: recall, balanced, precision. Without it as 'ntc screening status' tells
    #[arg(long, value_name = "PRESET", value_parser = preset)]
    preset: Option<Preset>,

    /// Tell of each match every word, fact and number, and what would change it
    #[arg(long)]
    why: bool,
}

/// Most files of one command.
const MAX_FILES: usize = 64;

fn form(text: &str) -> Result<Form, String> {
    let forms = Form::NAMES;
    text.parse().map_err(|_| say!("screen-forms", forms))
}

/// Reads the name of a preset.
pub(super) fn preset(text: &str) -> Result<Preset, String> {
    let presets = Preset::NAMES;
    text.parse().map_err(|_| say!("screen-presets", presets))
}

/// Screens files.
pub(crate) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let Arguments { files, format, .. } = &arguments;
    let files = Files::read(files, *format)?;
    let terms = ScreenTerms {
        lists: arguments.lists.iter().map(ToString::to_string).collect(),
        without_alerts: arguments.without_alerts,
        preset: arguments.preset.map_or(0, |preset| i32::from(preset as u8)),
    };
    let node = connection.open().await?;
    let told = send(&node, files, terms, output).await?;
    output.answer(
        |output| told.text(output, arguments.why),
        || told.document(),
    )?;
    Ok(told.exit())
}

async fn send(
    node: &Node,
    files: Files,
    terms: ScreenTerms,
    output: &Output,
) -> Result<Told, Failure> {
    let failed = |status| Failure::status(Call::Screen, what(), &status);
    let (sender, receiver) = mpsc::channel(AHEAD);
    let messages = messages(terms, &files.travellers);
    let sending = tokio::spawn(async move {
        for message in messages {
            // A node that hears no more has answered already: it says why.
            if sender.send(message).await.is_err() {
                return;
            }
        }
    });
    let screened = node.screening().screen(ReceiverStream::new(receiver)).await;
    let mut answers = screened.map_err(failed)?.into_inner();
    let bar = output.progress(&say!("screen-progress"), files.travellers.len() as u64);
    let (mut results, mut against) = (Vec::new(), ScreenAgainst::default());
    while let Some(answer) = answers.message().await.map_err(failed)? {
        if let Some(newest) = answer.against {
            against = newest;
        }
        results.extend(answer.results);
        bar.set_position(results.len() as u64);
    }
    bar.finish_and_clear();
    sending.abort();
    if results.len() != files.travellers.len() {
        let (why, advice) = (say!("screen-cut-short"), say!("screen-repeat"));
        return Err(Failure::new(Exit::Other, what(), why, advice));
    }
    Ok(Told {
        files,
        results,
        against,
    })
}

/// How to screen, then whom, in messages of a size that the node takes.
fn messages(terms: ScreenTerms, travellers: &[Traveller]) -> Vec<ScreenRequest> {
    let message = |part| ScreenRequest { part: Some(part) };
    let mut messages = vec![message(Part::Terms(terms))];
    let (mut items, mut bytes) = (Vec::new(), 0);
    for traveller in travellers {
        let subject = subject(traveller);
        bytes += subject.encoded_len();
        items.push(subject);
        if items.len() == AT_ONCE || bytes >= FULL {
            let items = std::mem::take(&mut items);
            bytes = 0;
            messages.push(message(Part::Subjects(ScreenSubjects { items })));
        }
    }
    if !items.is_empty() {
        messages.push(message(Part::Subjects(ScreenSubjects { items })));
    }
    messages
}

fn subject(traveller: &Traveller) -> ScreenSubject {
    let subject = &traveller.subject;
    let journey = &subject.journey;
    let stops = journey.stops.iter().map(|stop| ScreenStop {
        place: stop.place.clone(),
        at: stop.at.clone(),
    });
    ScreenSubject {
        reference: subject.reference.clone(),
        told: Some(wire::entry_message(&subject.told)),
        journey: Some(ScreenJourney {
            numbers: journey.numbers.clone(),
            carrier: journey.carrier.clone(),
            stops: stops.collect(),
        }),
    }
}
