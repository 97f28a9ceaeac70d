//! `ntc watchlist import`, `update` and `diff`: a list as its publisher writes it, taken in whole or compared.

mod lists;
mod told;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::reason::{Call, Reason};
use ntc_core::watchlist::ListName;
use ntc_core::watchlist::read::{Format, MAX_FILES, sniff};
use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_proto::node::v1::import_watchlist_response::Part;
use ntc_proto::node::v1::{ImportChunk, ImportTerms, ImportWatchlistRequest, ShowWatchlistRequest};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use self::lists::{Files, lists};
use self::told::Told;
use super::name;
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn what() -> String {
    say!("watchlist-not-taken-in")
}

/// Bytes that travel in one message.
const CHUNK: usize = 128 << 10;
/// Runs read ahead of the network.
const AHEAD: usize = 4;

const IMPORT_EXAMPLES: &str = "\
The form is told by the file; --format names it where that cannot be:
  ftm            entities.ftm.json: FollowTheMoney entities, one a line
  opensanctions  targets.simple.csv of OpenSanctions
  ofac           SDN.CSV or CONS_PRIM.CSV of the United States, named together with its ADD, ALT and SDN_COMMENTS
  un             consolidated.xml of the United Nations
  eu             csvFullSanctionsList_1_1 or xmlFullSanctionsList_1_1 of the European Union
  uk             UK-Sanctions-List.csv or UK-Sanctions-List.xml of the United Kingdom
  csv            a table of your own with a heading, saved as UTF-8, UTF-16, Windows-1251 or Windows-1254
  json           entries in JSON, as 'ntc watchlist export' writes them
Files of several lists may be named together, at most 32 at once: each list is taken in by itself, and --json prints a line for each. \
No list is shipped: you bring the files. Import a publisher's file as you fetched it: one that a program for tables has saved \
again in another encoding is refused, because letters of names may be lost.

Without --to a publisher's list is called as its form is, so name one of the two lists of the United States with --to; a table or JSON of your own is called as its file is, and never \
takes the place of a list that is there: 'ntc watchlist update' does. A list that is not there is made; nothing of it leaves \
the node until 'ntc watchlist describe' says otherwise; it says the ground and the grade of a list of your own too. The list \
is replaced as a whole or not at all. A file that is cut off is refused, and so is one that lost more than one entry and more than a fifth of them, unless --accept-shrink, \
and a file of another publisher than the list was taken from. A table of your own whose last row has every cell and no line \
break is taken, and the doubt is told. \
'ntc codes watchlist_column' lists the columns of a table of your own. Dates as 03/04/1980 are taken as the publisher of the \
list writes them; in a table of your own, where it can be two days, the year alone is taken, and told. There a number whose \
form or check digit does not hold is told by line and column and kept as it is written, unless a row has nothing but numbers \
of no form; a birth to come is told and left out. Ends with 3 when entries \
were not taken. Needs role liaison or administrator.

Examples:
  ntc watchlist import consolidated.xml
  ntc watchlist import SDN.CSV ADD.CSV ALT.CSV SDN_COMMENTS.CSV consolidated.xml
  ntc watchlist import UK-Sanctions-List.xml
  ntc watchlist import SDN.CSV ADD.CSV ALT.CSV SDN_COMMENTS.CSV --to ofac-sdn
  ntc watchlist import plates.csv --to stolen-abroad --check
  ntc watchlist import entities.ftm.json --json | jq '{entries, digest: .state.edition.digest}'";

const UPDATE_EXAMPLES: &str = "\
As 'ntc watchlist import', for a list that is there: it says what the new version changes. For a daily job; a list that did \
not come whole or lost much stays as it was, and the command ends with 3. Needs role liaison or administrator.

Examples:
  ntc watchlist update un consolidated.xml
  ntc watchlist update ofac-sdn SDN.CSV ADD.CSV ALT.CSV SDN_COMMENTS.CSV --accept-shrink
  ntc watchlist update un consolidated.xml --json | jq '{added, removed, changed}'";

const DIFF_EXAMPLES: &str = "\
An entry that says what it said is the same whatever its number; one that says something else under its number is changed. \
Needs role liaison or administrator.

Examples:
  ntc watchlist diff un consolidated.xml
  ntc watchlist diff un consolidated.xml --json | jq '.changes[] | select(.fate == \"removed\")'";

/// What `ntc watchlist import` takes.
#[derive(Args, Debug)]
#[command(after_long_help = IMPORT_EXAMPLES)]
pub(crate) struct Import {
    /// The files of the list, or of several lists
    #[arg(required = true, num_args = 1..=MAX_FILES, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The list that they become, where they are of one; without it the one that is called as their form, or as the file of your own
    #[arg(long, value_name = "LIST", value_parser = name)]
    to: Option<ListName>,

    /// Say what would change, and change nothing
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    how: How,
}

/// What `ntc watchlist update` takes.
#[derive(Args, Debug)]
#[command(after_long_help = UPDATE_EXAMPLES)]
pub(crate) struct Update {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// The files of its new version
    #[arg(required = true, num_args = 1..=MAX_FILES, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    how: How,
}

/// What `ntc watchlist diff` takes.
#[derive(Args, Debug)]
#[command(after_long_help = DIFF_EXAMPLES)]
pub(crate) struct Compare {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// The files of the other version
    #[arg(required = true, num_args = 1..=MAX_FILES, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Their form, where it cannot be told by their bytes
    #[arg(long, value_name = "FORM", value_parser = form)]
    format: Option<Format>,
}

/// How files are taken.
#[derive(Args, Debug)]
struct How {
    /// Their form, where it cannot be told by their bytes
    #[arg(long, value_name = "FORM", value_parser = form)]
    format: Option<Format>,

    /// Take the list also when it lost more than one entry and more than a fifth of them
    #[arg(long)]
    accept_shrink: bool,
}

fn form(text: &str) -> Result<Format, String> {
    let forms = Format::NAMES;
    text.parse().map_err(|_| say!("watchlist-forms", forms))
}

/// Takes lists in, each by itself: one that is refused keeps no other away.
pub(super) async fn import(
    arguments: Import,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let Import {
        files,
        to,
        check,
        how,
    } = arguments;
    let lists = told_apart(files, how.format)?;
    let are_several = lists.len() > 1;
    if are_several && to.is_some() {
        let names = lists.iter().map(Files::names);
        let lists = names.collect::<Vec<_>>().join("; ");
        let why = say!("watchlist-to-one", lists);
        let reason = Reason::FieldInvalid;
        return Err(Failure::said(Call::Watchlist, what(), reason, "to", why)
            .with_advice(say!("watchlist-to-one-advice")));
    }
    let mut named = Vec::new();
    for list in lists {
        let own = match &to {
            Some(_) => None,
            None => own_name(&list)?,
        };
        named.push((list, own));
    }
    let node = connection.open().await?;
    for (_, own) in &named {
        if let Some(own) = own {
            is_new(&node, own).await?;
        }
    }
    let (mut ended, mut failed) = (Exit::Done, None);
    for (list, own) in named {
        let terms = ImportTerms {
            list: to
                .as_ref()
                .or(own.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            check,
            ..how.terms()
        };
        let names = list.names();
        let heading = are_several.then_some(names.as_str());
        match send(&node, (list.paths, heading), terms, output).await {
            Ok(Exit::Done) => {}
            Ok(exit) => ended = exit,
            Err(failure) if !are_several => return Err(failure),
            Err(failure) => {
                if let Some(before) = failed.replace(failure.of(&names)) {
                    output.failure(&before);
                }
            }
        }
    }
    failed.map_or(Ok(ended), Err)
}

/// The files of each list, told apart by their bytes. Whoever names a form says that they are of one list.
fn told_apart(files: Vec<PathBuf>, format: Option<Format>) -> Result<Vec<Files>, Failure> {
    if format.is_some() {
        let paths = files;
        return Ok(vec![Files { format, paths }]);
    }
    let mut sniffed = Vec::new();
    for path in files {
        let form = sniff(&head(&path)?);
        sniffed.push((path, form));
    }
    Ok(lists(sniffed))
}

/// Takes in a newer version of a list.
pub(super) async fn update(
    arguments: Update,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    is_there(&node, &arguments.list).await?;
    let terms = ImportTerms {
        list: arguments.list.to_string(),
        ..arguments.how.terms()
    };
    send(&node, (arguments.files, None), terms, output).await
}

/// Compares a list with another version of it.
pub(super) async fn compare(
    arguments: Compare,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    is_there(&node, &arguments.list).await?;
    let how = How {
        format: arguments.format,
        accept_shrink: true,
    };
    let terms = ImportTerms {
        list: arguments.list.to_string(),
        check: true,
        ..how.terms()
    };
    send(&node, (arguments.files, None), terms, output).await
}

impl How {
    fn terms(&self) -> ImportTerms {
        let format = self.format.map(|format| format.name().to_owned());
        ImportTerms {
            format: format.unwrap_or_default(),
            accept_shrinking: self.accept_shrink,
            changes: true,
            ..ImportTerms::default()
        }
    }
}

/// The list that entries of one's own become where nobody names it: it is called as their file is. None for files of a
/// publisher.
fn own_name(list: &Files) -> Result<Option<ListName>, Failure> {
    let first = list.paths.first();
    let Some(first) = first.filter(|_| list.format.is_some_and(Format::is_own)) else {
        return Ok(None);
    };
    let unnamed = |why: String| {
        let failure = Failure::said(Call::Watchlist, what(), Reason::FieldMissing, "to", why);
        Err(failure)
    };
    if list.paths.len() > 1 {
        return unnamed(say!("watchlist-several"));
    }
    match listed(first) {
        Some(name) => Ok(Some(name)),
        None => unnamed(say!("watchlist-unnamed")),
    }
}

/// The name of a list that is called as a file.
fn listed(file: &Path) -> Option<ListName> {
    let stem = file.file_stem()?.to_str()?.to_lowercase();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").parse().ok()
}

/// Enough of a file to tell its form.
fn head(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| broken(path, &error))?;
    file.take(CHUNK as u64)
        .read_to_end(&mut head)
        .map_err(|error| broken(path, &error))?;
    Ok(head)
}

/// Refuses a name that nobody gave and that a list has already.
async fn is_new(node: &Node, list: &ListName) -> Result<(), Failure> {
    match is_there(node, list).await {
        Err(failure) if failure.is(Reason::NotFound) => Ok(()),
        Err(failure) => Err(failure),
        Ok(()) => {
            let list = list.as_str();
            let why = say!("watchlist-there", list);
            let advice = say!("watchlist-there-advice", list);
            Err(Failure::new(Exit::InvalidInput, what(), why, advice)
                .with_reason(Reason::FieldInvalid.code())
                .with_field("to"))
        }
    }
}

async fn is_there(node: &Node, list: &ListName) -> Result<(), Failure> {
    let request = ShowWatchlistRequest {
        list: list.to_string(),
        limit: 1,
        ..ShowWatchlistRequest::default()
    };
    let shown = node.watchlists().show_watchlist(ask(request)).await;
    shown
        .map(drop)
        .map_err(|status| Failure::status(Call::Watchlist, what(), &status))
}

/// Sends the files of a list, and tells what came of it, below `heading` where there are several.
async fn send(
    node: &Node,
    (files, heading): (Vec<PathBuf>, Option<&str>),
    terms: ImportTerms,
    output: &Output,
) -> Result<Exit, Failure> {
    let failed = |status| Failure::status(Call::Watchlist, what(), &status);
    let (sender, receiver) = mpsc::channel(AHEAD);
    let reader = tokio::task::spawn_blocking(move || read(&files, terms, &sender));
    let answer = node
        .watchlists()
        .import_watchlist(ReceiverStream::new(receiver))
        .await;
    let mut answers = answer.map_err(failed)?.into_inner();
    let bar = output.counting(&say!("watchlist-entries-read"));
    let mut told = Told::default();
    let mut ended = false;
    let refused = loop {
        match answers.message().await {
            Ok(Some(message)) => match message.part {
                Some(Part::Read(read)) => bar.set_position(read),
                Some(Part::Fault(fault)) => told.faults.push(fault),
                Some(Part::Change(change)) => told.changes.push(change),
                Some(Part::Result(result)) => (told.result, ended) = (*result, true),
                None => {}
            },
            Ok(None) => break None,
            Err(status) => break Some(failed(status)),
        }
    };
    bar.finish_and_clear();
    // A file that cannot be read is why the node heard no more of it.
    let read = reader.await.map_err(|error| {
        Failure::new(
            Exit::Other,
            what(),
            error.to_string(),
            say!("watchlist-try-again"),
        )
    })?;
    read?;
    if let Some(refused) = refused {
        return Err(refused);
    }
    if !ended {
        let why = say!("watchlist-cut-short");
        return Err(Failure::new(
            Exit::Other,
            what(),
            why,
            say!("watchlist-look"),
        ));
    }
    let heading = heading.map_or_else(String::new, |names| format!("{names}:\n"));
    output.answer(|_| format!("{heading}{}", told.text()), || told.document())?;
    let is_whole = told.result.source.as_ref().is_none_or(|it| it.refused == 0);
    Ok(if is_whole {
        Exit::Done
    } else {
        Exit::InvalidInput
    })
}

/// Reads the files, one after the other, in runs.
fn read(
    files: &[PathBuf],
    terms: ImportTerms,
    to: &mpsc::Sender<ImportWatchlistRequest>,
) -> Result<(), Failure> {
    let send = |part| {
        let part = Some(part);
        // A node that hears no more has answered already: it says why.
        to.blocking_send(ImportWatchlistRequest { part }).is_ok()
    };
    let mut opened = Vec::new();
    for path in files {
        opened.push(File::open(path).map_err(|error| broken(path, &error))?);
    }
    if !send(Asked::Terms(terms)) {
        return Ok(());
    }
    for ((file, path), place) in opened.iter_mut().zip(files).zip(0_u32..) {
        let mut is_first = true;
        loop {
            let mut content = Vec::with_capacity(CHUNK);
            file.by_ref()
                .take(CHUNK as u64)
                .read_to_end(&mut content)
                .map_err(|error| broken(path, &error))?;
            if content.is_empty() && !is_first {
                break;
            }
            is_first = false;
            if !send(Asked::Chunk(ImportChunk {
                file: place,
                content,
            })) {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn broken(path: &Path, error: &std::io::Error) -> Failure {
    Failure::io(what(), &path.display().to_string(), error)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use ntc_core::time::Timestamp;
    use ntc_core::watchlist::Day;
    use ntc_core::watchlist::read::{self, Bytes};

    use super::*;

    /// Every form that the help names, its file as the help calls it, and an invented one of that form.
    const FORMS: [(Format, &str, &str); 10] = [
        (Format::Ftm, "entities.ftm.json", "ftm.json"),
        (
            Format::OpenSanctions,
            "targets.simple.csv",
            "opensanctions.csv",
        ),
        (Format::Ofac, "SDN.CSV", "ofac_sdn.csv"),
        (Format::Un, "consolidated.xml", "un.xml"),
        (Format::Eu, "csvFullSanctionsList_1_1", "eu.csv"),
        (Format::Eu, "xmlFullSanctionsList_1_1", "eu.xml"),
        (Format::Uk, "UK-Sanctions-List.csv", "uk.csv"),
        (Format::Uk, "UK-Sanctions-List.xml", "uk.xml"),
        (Format::Csv, "a table of your own", "own.csv"),
        (Format::Json, "entries in JSON", ""),
    ];

    #[test]
    fn each_form_that_the_help_names_is_read_and_each_that_is_read_is_named() {
        let lines = IMPORT_EXAMPLES.lines();
        let of_forms = lines.skip_while(|line| !line.ends_with("cannot be:"));
        let of_forms = of_forms.skip(1).take_while(|line| line.starts_with("  "));
        let told: Vec<_> = of_forms
            .filter_map(|line| line.trim().split_once(' '))
            .collect();
        let named: Vec<_> = told.iter().map(|(name, _)| *name).collect();
        let read: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
        assert_eq!(named, read);
        for (format, file, sample) in FORMS {
            let (_, help) = told
                .iter()
                .find(|(name, _)| *name == format.name())
                .unwrap();
            assert!(help.contains(file), "{file}");
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/watchlists");
            let mut entries = Vec::new();
            let bytes = if sample.is_empty() {
                br#"[{"key":"1","kind":"person","names":[{"written":"Ann Invented"}],"birth_dates":["1961"]}]"#.to_vec()
            } else {
                std::fs::read(folder.join(sample)).unwrap()
            };
            assert_eq!(sniff(&bytes), Some(format), "{file}");
            let today = Day::at(Timestamp::from_millis(1_790_000_000_000));
            let told = read::read(&mut [&mut Bytes(&bytes)], None, today, &mut |item| {
                entries.push(item);
                ControlFlow::Continue(())
            });
            assert_eq!(told.unwrap().format, format, "{file}");
            assert!(!entries.is_empty());
        }
    }

    #[test]
    fn as_many_files_are_named_together_as_the_help_says_and_not_one_more() {
        #[derive(Debug, clap::Parser)]
        struct Line {
            #[command(flatten)]
            import: Import,
        }
        assert!(IMPORT_EXAMPLES.contains(&format!("at most {MAX_FILES} at once")));
        let of = |count: usize| {
            let files = (0..count).map(|file| format!("{file}.csv"));
            let line = std::iter::once("import".to_owned()).chain(files);
            <Line as clap::Parser>::try_parse_from(line).map(|line| line.import.files.len())
        };
        assert_eq!(of(MAX_FILES).ok(), Some(MAX_FILES));
        assert!(of(MAX_FILES + 1).is_err());
    }

    #[test]
    fn a_list_of_ones_own_is_called_as_its_file() {
        let named = |file: &str| listed(Path::new(file)).map(|name| name.to_string());
        for (file, name) in [
            ("/tmp/plates.csv", Some("plates")),
            ("Stolen Plates_2026.CSV", Some("stolen-plates-2026")),
            ("2026.csv", None),
            ("номера.csv", None),
        ] {
            assert_eq!(named(file).as_deref(), name, "{file}");
        }
    }
}
