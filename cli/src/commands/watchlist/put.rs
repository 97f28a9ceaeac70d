//! `ntc watchlist add`: entries of your own, from a file or by options.

use std::fmt;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::reason::{Call, Reason, Reasoned};
use ntc_core::watchlist::read::{Bytes, Fault, Item, read};
use ntc_core::watchlist::{
    Address, Document, Entry, ListName, Name, Order, PartialDate, Pattern, Quality, Strength,
    SubjectKind, wire,
};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{PutEntriesRequest, PutEntriesResponse, ShowWatchlistRequest};
use serde_json::{Value, json};

use super::describe::Asks;
use super::{fields, name, state};
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
A name alone is refused: it matches everybody who bears it. Add a birth date, a nationality or a number. Without --id an entry \
is given a key. One whose key is there and that says something else is refused, and you are told what would go: the new entry \
is all that is looked for then, and what it does not say is lost. --replace puts it in the place of the one before. A number whose form or check digit does not hold \
is refused; where it stands so on what is looked for, --as-written takes it. What is asked, on what ground and for how long is \
as for the list, but for what the options say of these entries: --action, --marker, --contact-first, --legal-basis, --grade, \
--until, --review. An entry of which one of them is said keeps what the list asks at that time, but for the area of offence \
that it leaves open: what the list asks later reaches it when it is written again with --replace. The file is a table with a heading or JSON, as \
'ntc watchlist import' takes them; all of its entries are written, or none. Needs role liaison or administrator.

Examples:
  ntc watchlist add stolen-plates --kind vehicle --number plate:AA000BB:GE
  ntc watchlist add subjects --kind person --name \"Anna Invented\" --born 1961-03 --nationality GE
  ntc watchlist add subjects --id case-7 --kind person --name \"Ivan Invented\" \\
    --number passport:X0000001:GE
  ntc watchlist add subjects --id case-8 --kind person --name \"Jan Invented\" --born 1980 \\
    --action discreet_surveillance --marker armed --contact-first
  ntc watchlist add subjects --id case-7 --kind person --name \"Ivan Invented\" --born 1961 --replace
  ntc watchlist add routes --kind pattern --hs 2402 --origin UA --destination TR
  ntc watchlist add stolen-plates plates.csv";

/// What `ntc watchlist add` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
#[command(group = ArgGroup::new("entries").args(["file", "kind"]).required(true))]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// Entries as a table or as JSON; - reads standard input
    #[arg(value_name = "FILE")]
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
    #[arg(long = "born", value_name = "DATE", requires = "kind")]
    born: Vec<String>,

    /// A nationality, two letters
    #[arg(long = "nationality", value_name = "STATE", requires = "kind")]
    nationalities: Vec<String>,

    /// A number as SCHEME:NUMBER or SCHEME:NUMBER:STATE
    #[arg(long = "number", value_name = "NUMBER", value_parser = number, requires = "kind")]
    numbers: Vec<Number>,

    /// Take numbers as they are written, though form or check digit do not hold: they stand so on what is looked for. Take a
    /// last row of a table without a line break
    #[arg(long)]
    as_written: bool,

    /// Put entries in the place of those that have their keys: what the new ones do not say is lost
    #[arg(long)]
    replace: bool,

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

/// A number as an officer gives it.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Number {
    scheme: Scheme,
    raw: String,
    state: Option<String>,
}

fn number(text: &str) -> Result<Number, String> {
    let mut parts = text.splitn(3, ':');
    let (Some(scheme), Some(raw)) = (parts.next(), parts.next()) else {
        return Err(say!("watchlist-number-form"));
    };
    let scheme: Scheme = scheme
        .parse()
        .map_err(|_| say!("watchlist-number-none", scheme))?;
    Ok(Number {
        scheme,
        raw: raw.to_owned(),
        state: parts.next().map(str::to_ascii_uppercase),
    })
}

/// What breaks a rule of an entry that options describe.
fn broken(error: &(impl Reasoned + fmt::Display), option: &str) -> Failure {
    let why = error.to_string();
    Failure::rule(Call::Watchlist, what(), error.reason(), option, why)
}

/// Writes entries.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let list = arguments.list.to_string();
    let mut entries = match &arguments.file {
        Some(file) => of_file(file, arguments.as_written)?,
        None => Vec::from_iter(arguments.entry()?),
    };
    let by_options = arguments.file.is_none();
    let (as_written, replace) = (arguments.as_written, arguments.replace);
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
        .put_entries(ask(PutEntriesRequest {
            list,
            entries,
            as_written,
            replace,
        }))
        .await
        .map_err(|status| {
            let failure = Failure::status(Call::Watchlist, what(), &status);
            if by_options {
                failure.with_fields_called(Call::Watchlist, fields::option)
            } else {
                failure
            }
        })?
        .into_inner();
    output.answer(|_| told(&put), || document(&put))?;
    Ok(Exit::Done)
}

/// What was written, and what it changed of entries that were there.
fn told(put: &PutEntriesResponse) -> String {
    let PutEntriesResponse {
        state,
        keys,
        replaced,
        same,
    } = put;
    let is_new = |key: &&String| !same.contains(key) && replaced.iter().all(|it| it.key != **key);
    let named = |keys: &[&String]| {
        let keys: Vec<_> = keys.iter().map(|key| words::clean(key)).collect();
        keys.join(", ")
    };
    let new: Vec<_> = keys.iter().filter(is_new).collect();
    let mut text = String::new();
    if !new.is_empty() {
        let count = Grouped(new.len() as u64);
        let wrote = say!("watchlist-wrote", count, keys = named(&new));
        text.push_str(&format!("{wrote}\n"));
    }
    for it in replaced {
        let key = words::clean(&it.key);
        text.push_str(&format!("{}\n", say!("watchlist-replaced", key)));
        let fields = |fields: &[String]| {
            let fields = fields.iter().map(|field| fields::label(field));
            fields.collect::<Vec<_>>().join(", ")
        };
        let lost = (!it.lost.is_empty())
            .then(|| say!("watchlist-replaced-lost", fields = fields(&it.lost)));
        let changed = (!it.changed.is_empty())
            .then(|| say!("watchlist-replaced-changed", fields = fields(&it.changed)));
        let added = (!it.added.is_empty())
            .then(|| say!("watchlist-replaced-added", fields = fields(&it.added)));
        for line in [lost, changed, added].into_iter().flatten() {
            text.push_str(&format!(" {line}\n"));
        }
    }
    if !same.is_empty() {
        let same: Vec<_> = same.iter().collect();
        let count = Grouped(same.len() as u64);
        let same = say!("watchlist-written-before", count, keys = named(&same));
        text.push_str(&format!("{same}\n"));
    }
    text + &state::text(&state.clone().unwrap_or_default())
}

fn document(put: &PutEntriesResponse) -> Value {
    let replaced = put.replaced.iter().map(|it| {
        json!({
            "key": it.key,
            "lost": it.lost,
            "changed": it.changed,
            "added": it.added,
        })
    });
    json!({
        "keys": put.keys,
        "replaced": replaced.collect::<Vec<_>>(),
        "same": put.same,
        "state": state::document(&put.state.clone().unwrap_or_default()),
    })
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
        let today = words::today();
        for born in &self.born {
            let born: PartialDate = born.parse().map_err(|error| broken(&error, "born"))?;
            born.check_born(today)
                .map_err(|error| broken(&error, "born"))?;
            entry.birth_dates.push(born);
        }
        entry.nationalities.clone_from(&self.nationalities);
        for Number { scheme, raw, state } in &self.numbers {
            let number = Identifier::read(*scheme, raw, state.as_deref());
            let number = number.map_err(|error| broken(&error, "number"))?;
            if number.scheme() == Scheme::Mrz {
                entry
                    .read_zone(number.raw(), None, Some(today))
                    .map_err(|error| broken(&error, "number"))?;
            }
            entry.documents.push(Document::of(number));
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
        if entry.strength() == Strength::Nothing {
            let (why, advice) = (say!("watchlist-add-nothing"), say!("watchlist-add-how"));
            let missing = Reason::FieldMissing;
            let failure = Failure::said(Call::Watchlist, what(), missing, "name", why);
            return Err(failure.with_advice(advice));
        }
        Ok(Some(entry))
    }
}

/// Most faults of a file that are told.
const SHOWN: usize = 20;

/// The entries of a file, all of which hold. Numbers that only stand there as they are written are let pass where that is
/// said.
fn of_file(path: &Path, as_written: bool) -> Result<Vec<Entry>, Failure> {
    let bytes = input::read(Call::Watchlist, path, &what())?;
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    let today = words::today();
    let read = read(&mut [&mut Bytes(&bytes)], None, today, &mut |item| {
        match item {
            Item::Entry(_, entry) => entries.push(*entry),
            Item::Fault(fault) if as_written && fault.as_written => {}
            Item::Fault(fault) => faults.push(fault),
        }
        ControlFlow::Continue(())
    });
    let told = |fault: &Fault| format!("line {}: {}", fault.place.line, fault.message);
    if let Some(first) = faults.first() {
        let why = told(first);
        let failure = Failure::rule(Call::Watchlist, what(), first.reason, &first.field, why);
        let others = faults.iter().skip(1).take(SHOWN);
        let failure = failure.with_more(others.map(|it| (it.field.clone(), it.reason, told(it))));
        // A last row that may not be whole, and nothing else that is wrong.
        let is_doubt = |fault: &Fault| fault.as_written && fault.reason == Reason::FileCutOff;
        return Err(match faults.iter().all(is_doubt) {
            true => failure.with_advice(say!("watchlist-add-unended")),
            false => failure,
        });
    }
    match read {
        Ok(_) => Ok(entries),
        Err(error) => Err(broken(&error, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_with_its_scheme_and_its_state() {
        let read = number("passport:X0000001:ge").unwrap();
        assert_eq!(
            (read.scheme, &*read.raw, read.state.as_deref()),
            (Scheme::Passport, "X0000001", Some("GE"))
        );
        assert!(number("container:CSQU3054383").is_ok());
        for wrong in ["", "passport", "nothing:1"] {
            assert!(number(wrong).is_err(), "{wrong}");
        }
    }
}
