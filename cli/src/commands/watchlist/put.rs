//! `ntc watchlist add`: entries of your own, from a file or by options.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::read::{Bytes, Item, read};
use ntc_core::watchlist::{
    Address, Document, Entry, ListName, Name, Order, PartialDate, Pattern, Quality, SubjectKind,
    wire,
};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{PutEntriesRequest, PutEntriesResponse, ShowWatchlistRequest};
use serde_json::json;

use super::describe::Asks;
use super::{name, state};
use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("watchlist-not-put")
}

/// Bytes of entries that the node takes in one message.
const MAX_BYTES: usize = 384 << 10;

const EXAMPLES: &str = "\
A name alone is refused: it matches everybody who bears it. Add a birth date, a nationality or a number. An entry whose key \
is there takes the place of the one before; without --id it is given a key. What is asked, on what ground and for how long is \
as for the list, but for what the options say of these entries: --action, --marker, --contact-first, --legal-basis, --grade, \
--until, --review. The file is a table with a heading or JSON, as \
'ntc watchlist import' takes them; all of its entries are written, or none. Needs role liaison or administrator.

Examples:
  ntc watchlist add stolen-plates --kind vehicle --number plate:AA000BB:GE
  ntc watchlist add subjects --kind person --name \"Anna Invented\" --born 1961-03 --nationality GE
  ntc watchlist add subjects --id case-7 --kind person --name \"Ivan Invented\" \\
    --number passport:X0000001:GE
  ntc watchlist add subjects --id case-8 --kind person --name \"Jan Invented\" --born 1980 \\
    --action discreet_surveillance --marker armed --contact-first
  ntc watchlist add routes --kind pattern --hs 2402 --origin UA --destination TR
  ntc watchlist add stolen-plates plates.csv";

/// What `ntc watchlist add` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// Entries as a table or as JSON; - reads standard input
    #[arg(
        value_name = "FILE",
        required_unless_present = "kind",
        conflicts_with = "kind"
    )]
    file: Option<PathBuf>,

    /// What the entry is about: person, company, container, vehicle, vessel and so on
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<SubjectKind>,

    /// Your name of the entry, to change it or take it off by
    #[arg(long, value_name = "KEY", requires = "kind")]
    id: Option<String>,

    /// A name; several times, the main one first
    #[arg(long = "name", value_name = "NAME", requires = "kind")]
    names: Vec<String>,

    /// When born: 1961, 1961-03, 1961-03-04, "about 1961"
    #[arg(long = "born", value_name = "DATE", value_parser = born, requires = "kind")]
    born: Vec<PartialDate>,

    /// A nationality, two letters
    #[arg(long = "nationality", value_name = "STATE", requires = "kind")]
    nationalities: Vec<String>,

    /// A number as SCHEME:NUMBER or SCHEME:NUMBER:STATE
    #[arg(long = "number", value_name = "NUMBER", value_parser = number, requires = "kind")]
    numbers: Vec<Identifier>,

    /// An e-mail address
    #[arg(long = "email", value_name = "ADDRESS", requires = "kind")]
    emails: Vec<String>,

    /// An address in one line
    #[arg(long = "address", value_name = "ADDRESS", requires = "kind")]
    addresses: Vec<String>,

    /// Goods by the first digits of the Harmonized System, with --origin or --destination
    #[arg(long, value_name = "CODE", requires = "kind")]
    hs: Option<String>,

    /// A word of the description of the goods
    #[arg(long = "word", value_name = "WORD", requires = "kind")]
    words: Vec<String>,

    /// Where the goods come from, a state or an UN/LOCODE
    #[arg(long, value_name = "PLACE", requires = "kind")]
    origin: Option<String>,

    /// A place on the way of the goods
    #[arg(long, value_name = "PLACE", requires = "kind")]
    via: Vec<String>,

    /// Where the goods go, a state or an UN/LOCODE
    #[arg(long, value_name = "PLACE", requires = "kind")]
    destination: Option<String>,

    /// What else to say, for people
    #[arg(long, value_name = "TEXT", requires = "kind")]
    remarks: Option<String>,

    #[command(flatten)]
    asks: Asks,
}

fn kind(text: &str) -> Result<SubjectKind, String> {
    let kinds = SubjectKind::NAMES;
    text.parse().map_err(|_| say!("watchlist-kinds", kinds))
}

fn born(text: &str) -> Result<PartialDate, String> {
    text.parse::<PartialDate>()
        .map_err(|error| error.to_string())
}

fn number(text: &str) -> Result<Identifier, String> {
    let mut parts = text.splitn(3, ':');
    let (Some(scheme), Some(raw)) = (parts.next(), parts.next()) else {
        return Err(say!("watchlist-number-form"));
    };
    let scheme: Scheme = scheme
        .parse()
        .map_err(|_| say!("watchlist-number-none", scheme))?;
    Identifier::read(scheme, raw, parts.next()).map_err(|error| error.to_string())
}

/// Writes entries.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let list = arguments.list.to_string();
    let mut entries = match &arguments.file {
        Some(file) => of_file(file)?,
        None => Vec::from_iter(arguments.entry()?),
    };
    let node = connection.open().await?;
    if !arguments.asks.is_silent() {
        let order = order(&node, &list, arguments.asks).await?;
        entries
            .iter_mut()
            .for_each(|entry| entry.order = Some(order.clone()));
    }
    let bytes: usize = entries
        .iter()
        .map(|entry| wire::encoded(entry).len() + 8)
        .sum();
    if bytes > MAX_BYTES {
        let why = say!("watchlist-too-large", bytes, most = MAX_BYTES);
        let failure = Failure::said(Call::Watchlist, what(), Reason::TooLarge, "", why);
        return Err(failure);
    }
    let entries = entries.iter().map(wire::entry_message).collect();
    let put = node
        .watchlists()
        .put_entries(ask(PutEntriesRequest { list, entries }))
        .await
        .map_err(|status| Failure::status(Call::Watchlist, what(), &status))?
        .into_inner();
    let PutEntriesResponse { state, keys } = put;
    let state = state.unwrap_or_default();
    output.answer(
        |_| {
            let count = Grouped(keys.len() as u64);
            let keys: Vec<_> = keys.iter().map(|key| words::clean(key)).collect();
            let wrote = say!("watchlist-wrote", count, keys = keys.join(", "));
            format!("{wrote}\n{}", state::text(&state))
        },
        || json!({ "keys": keys, "state": state::document(&state) }),
    )?;
    Ok(Exit::Done)
}

/// What is asked for the entries: as for the list, but for what is said here.
async fn order(node: &Node, list: &str, asks: Asks) -> Result<Order, Failure> {
    let request = ShowWatchlistRequest {
        list: list.to_owned(),
        limit: 1,
        ..ShowWatchlistRequest::default()
    };
    let shown = node.watchlists().show_watchlist(ask(request)).await;
    let shown = shown.map_err(|status| Failure::status(Call::Watchlist, what(), &status))?;
    let state = shown.into_inner().state.unwrap_or_default();
    let of_list = state.list.and_then(|list| list.order).unwrap_or_default();
    wire::order(asks.over(of_list)).map_err(|error| {
        let why = error.message;
        Failure::rule(Call::Watchlist, what(), error.reason, &error.field, why)
    })
}

impl Arguments {
    fn entry(&self) -> Result<Option<Entry>, Failure> {
        let Some(kind) = self.kind else {
            return Ok(None);
        };
        let mut entry = Entry::new(self.id.clone().unwrap_or_default(), kind);
        let names = self.names.iter().enumerate();
        entry.names.extend(names.map(|(place, name)| {
            let quality = if place == 0 {
                Quality::Primary
            } else {
                Quality::Strong
            };
            Name::whole(name, quality)
        }));
        entry.birth_dates.clone_from(&self.born);
        entry.nationalities.clone_from(&self.nationalities);
        for number in &self.numbers {
            if number.scheme() == Scheme::Mrz {
                entry.read_zone(number.raw(), None).map_err(|broken| {
                    let why = broken.to_string();
                    Failure::rule(Call::Watchlist, what(), broken.reason(), "mrz", why)
                })?;
            }
            entry.documents.push(Document::of(number.clone()));
        }
        entry.emails.clone_from(&self.emails);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let pattern = Pattern {
            hs: text(&self.hs),
            origin: text(&self.origin),
            via: self.via.clone(),
            destination: text(&self.destination),
            words: self.words.clone(),
        };
        if pattern != Pattern::default() {
            entry.patterns.push(pattern);
        }
        for address in &self.addresses {
            entry.addresses.push(Address {
                text: address.clone(),
                country: String::new(),
            });
        }
        entry.remarks = text(&self.remarks);
        Ok(Some(entry))
    }
}

/// The entries of a file, all of which hold.
fn of_file(path: &Path) -> Result<Vec<Entry>, Failure> {
    let bytes = input::read(Call::Watchlist, path, &what())?;
    let (mut entries, mut fault) = (Vec::new(), None);
    let read = read(&mut [&mut Bytes(&bytes)], None, &mut |item| match item {
        Item::Entry(_, entry) => {
            entries.push(*entry);
            ControlFlow::Continue(())
        }
        Item::Fault(found) => {
            fault = Some(found);
            ControlFlow::Break(())
        }
    });
    if let Some(fault) = fault {
        let line = fault.place.line;
        let why = format!("line {line}: {}", fault.message);
        return Err(Failure::rule(
            Call::Watchlist,
            what(),
            fault.reason,
            &fault.field,
            why,
        ));
    }
    match read {
        Ok(_) => Ok(entries),
        Err(error) => {
            let why = error.to_string();
            Err(Failure::rule(
                Call::Watchlist,
                what(),
                error.reason(),
                "",
                why,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_its_scheme_and_its_state() {
        let read = number("passport:X0000001:GE").unwrap();
        assert_eq!(
            (read.scheme(), read.country()),
            (Scheme::Passport, Some("GE"))
        );
        assert!(number("container:CSQU3054383").is_ok());
        for wrong in ["", "passport", "nothing:1", "passport:"] {
            assert!(number(wrong).is_err(), "{wrong}");
        }
    }
}
