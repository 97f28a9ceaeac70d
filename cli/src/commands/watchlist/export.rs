//! `ntc watchlist export`: all entries of a list as JSON, which `import` and `add` read back.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::watchlist::{ListName, read};
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ExportWatchlistRequest, ExportWatchlistResponse};
use serde_json::json;
use tonic::Streaming;

use super::name;
use super::show::decoded;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("watchlist-not-written")
}

const EXAMPLES: &str = "\
The file is JSON as 'ntc watchlist import --format json' takes it. An entry of which its publisher tells a name alone is \
marked by \"as_it_stands\": true, and is taken in again as that, and told; without the mark a name alone is refused. What is \
said of the list itself is not in the file: title, sharing, ground, grade and end. To have the same list anew make it with \
'ntc watchlist create', and write the entries into it with 'ntc watchlist add LIST FILE --as-written'; 'ntc watchlist import' \
makes a list of which nothing is said. The file \
holds what the node keeps secret: mind where it goes.

Examples:
  ntc watchlist export subjects --to subjects.json
  ntc watchlist export un --to un.json --json | jq .entries";

/// What `ntc watchlist export` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// Where to write it; an existing file is not overwritten
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Writes it.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let list = arguments.list.to_string();
    let mut pages = node
        .watchlists()
        .export_watchlist(ExportWatchlistRequest { list })
        .await
        .map_err(|status| Failure::status(Call::Watchlist, what(), &status))?
        .into_inner();
    let to = &arguments.to;
    let broken = |error| Failure::io(what(), &to.display().to_string(), &error);
    // It holds what the node keeps secret: nobody else on this machine reads it.
    let mut file = File::options();
    let file = file.write(true).create_new(true).mode(0o600);
    let file = file.open(to).map_err(broken)?;
    let written = match write(&mut pages, BufWriter::new(&file), to).await {
        Ok(written) => written,
        Err(failure) => {
            // What is not whole does not stay under the name of the list.
            drop(fs::remove_file(to));
            return Err(failure);
        }
    };
    file.sync_all().map_err(broken)?;
    let (list, name) = (arguments.list, to.display().to_string());
    output.answer(
        |_| {
            let (count, list) = (Grouped(written), list.as_str());
            let file = words::clean(&name);
            let (without, anew) = (
                say!("watchlist-exported-without"),
                say!("watchlist-exported-anew"),
            );
            let wrote = say!("watchlist-exported", count, list, file);
            format!("{wrote}\n {without}\n {anew}\n")
        },
        || json!({ "list": list.as_str(), "file": name, "entries": written }),
    )?;
    Ok(Exit::Done)
}

async fn write(
    pages: &mut Streaming<ExportWatchlistResponse>,
    mut file: impl Write,
    path: &Path,
) -> Result<u64, Failure> {
    let broken = |error| Failure::io(what(), &path.display().to_string(), &error);
    let mut written = 0_u64;
    let next = pages.message();
    let failed = |status| Failure::status(Call::Watchlist, what(), &status);
    let mut page = next.await.map_err(failed)?;
    while let Some(told) = page {
        for entry in decoded(&what(), told.entries)? {
            let before = if written == 0 { "[\n" } else { ",\n" };
            write!(file, "{before}{}", read::json(&entry)).map_err(broken)?;
            written += 1;
        }
        page = pages.message().await.map_err(failed)?;
    }
    let end = if written == 0 { "[]\n" } else { "\n]\n" };
    file.write_all(end.as_bytes())
        .and_then(|()| file.flush())
        .map_err(broken)?;
    Ok(written)
}
