//! `ntc media`: bodies of pictures and documents, named by their SHA-256.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{DownloadMediaRequest, UploadMediaRequest};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::input;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;
use crate::output::words;

const PUT_EXAMPLES: &str = "\
Prints the lines that go into the draft of the alert. Alerts carry the hash; partners fetch the body by it.

Examples:
  ntc media put xray.png
  ntc media put xray.png --json | jq -r .sha256";

const GET_EXAMPLES: &str = "\
The body is checked against its hash before the file gets its name.

Examples:
  ntc media get 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --to xray.png";

/// Bytes that travel in one message.
const CHUNK: usize = 64 << 10;

/// Chunks read ahead of the network.
const AHEAD: usize = 4;

/// The verbs of `ntc media`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Store a picture or document, so that an alert can name it
    #[command(after_long_help = PUT_EXAMPLES)]
    Put {
        /// The file to store
        file: PathBuf,
    },
    /// Fetch a picture or document by its hash
    #[command(after_long_help = GET_EXAMPLES)]
    Get {
        /// SHA-256 of the body, as the alert names it
        #[arg(value_parser = input::sha256, value_name = "SHA256")]
        sha256: input::Bytes,
        /// Where to write it; an existing file is not overwritten
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Put { file } => put(&file, connection, output).await,
        Command::Get { sha256, to } => get(sha256.0, &to, connection, output).await,
    }
}

async fn put(path: &Path, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let what = || say!("media-not-stored");
    let name = path.display().to_string();
    let mut file = File::open(path).map_err(|error| Failure::io(what(), &name, &error))?;
    let content = content_type(path);
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    let bar = output.progress(&say!("media-storing"), length);
    let node = connection.open().await?;
    let (sender, receiver) = mpsc::channel(AHEAD);
    let reader = {
        let (bar, name) = (bar.clone(), name.clone());
        tokio::task::spawn_blocking(move || -> Result<(Vec<u8>, bool), Failure> {
            let mut digest = Sha256::new();
            let mut fits = None;
            loop {
                let mut chunk = Vec::with_capacity(CHUNK);
                Read::by_ref(&mut file)
                    .take(CHUNK as u64)
                    .read_to_end(&mut chunk)
                    .map_err(|error| Failure::io(what(), &name, &error))?;
                if chunk.is_empty() {
                    return Ok((digest.finalize().to_vec(), fits.unwrap_or(false)));
                }
                fits.get_or_insert_with(|| begins_as(content, &chunk));
                digest.update(&chunk);
                bar.inc(chunk.len() as u64);
                if sender.blocking_send(UploadMediaRequest { chunk }).is_err() {
                    return Ok((Vec::new(), true)); // The node has answered already: it says why.
                }
            }
        })
    };
    let answer = node
        .records()
        .upload_media(ReceiverStream::new(receiver))
        .await;
    let (own, fits) = reader.await.map_err(|error| {
        Failure::new(
            Exit::Other,
            what(),
            error.to_string(),
            say!("media-try-again"),
        )
    })??;
    bar.finish_and_clear();
    let stored = answer
        .map_err(|status| Failure::status(Call::Media, what(), &status))?
        .into_inner();
    if own != stored.sha256 {
        let why = say!("media-other-hash");
        return Err(Failure::said(
            Call::Media,
            what(),
            Reason::BadCommitment,
            "",
            why,
        ));
    }
    let hash = hex::encode(&stored.sha256);
    let doubt = if fits {
        String::new()
    } else {
        format!(" {}\n", say!("media-doubt", content))
    };
    output.answer(
        |_| {
            format!(
                "{}\n{doubt} {}\n\n\
                 [[media.items]]\nsha256 = \"{hash}\"\nsize = {}\ncontent_type = \"{content}\"\n\
                 media_kind = \"{}\"  # {}\n",
                say!(
                    "media-stored",
                    name = words::clean(&name),
                    size = words::size(stored.size)
                ),
                say!("media-in-draft"),
                stored.size,
                media_kind(content),
                say!("media-kinds")
            )
        },
        || json!({"sha256": hash, "size": stored.size, "content_type": content}),
    )?;
    Ok(Exit::Done)
}

async fn get(
    sha256: Vec<u8>,
    to: &Path,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let what = || say!("media-not-fetched");
    let name = to.display().to_string();
    let failed = |error: std::io::Error| Failure::io(what(), &name, &error);
    let node = connection.open().await?;
    let mut stream = node
        .records()
        .download_media(DownloadMediaRequest {
            sha256: sha256.clone(),
        })
        .await
        .map_err(|status| Failure::status(Call::Media, what(), &status))?
        .into_inner();
    let part = PathBuf::from(format!("{name}.part"));
    let mut file = File::create(&part).map_err(failed)?;
    let mut digest = Sha256::new();
    let mut size = 0_u64;
    loop {
        match stream.message().await {
            Ok(Some(run)) => {
                digest.update(&run.chunk);
                size += run.chunk.len() as u64;
                file.write_all(&run.chunk).map_err(failed)?;
            }
            Ok(None) => break,
            Err(status) => {
                drop(fs::remove_file(&part));
                return Err(Failure::status(Call::Media, what(), &status));
            }
        }
    }
    if digest.finalize().to_vec() != sha256 {
        drop(fs::remove_file(&part));
        let why = say!("media-other-body");
        return Err(Failure::said(
            Call::Media,
            what(),
            Reason::BadCommitment,
            "",
            why,
        ));
    }
    file.sync_all().map_err(failed)?;
    // A hard link, unlike a rename, does not replace a file that is there.
    let linked = fs::hard_link(&part, to);
    drop(fs::remove_file(&part));
    linked.map_err(failed)?;
    output.answer(
        |_| {
            let (name, size) = (words::clean(&name), words::size(size));
            say!("media-fetched", name, size)
        },
        || json!({"file": name, "size": size, "sha256": hex::encode(&sha256)}),
    )?;
    Ok(Exit::Done)
}

/// The media type that the name of the file tells; the officer corrects it in the draft.
/// What the draft most likely says that it is; the file does not tell a photograph from an X-ray picture.
fn media_kind(content_type: &str) -> &'static str {
    if content_type.starts_with("image/") || content_type.starts_with("video/") {
        "photo"
    } else {
        "document"
    }
}

fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("tif" | "tiff") => "image/tiff",
        Some("pdf") => "application/pdf",
        Some("mp4") => "video/mp4",
        _ => "application/octet-stream",
    }
}

/// Whether the first bytes are those of this type; of one without a mark nothing is known against it.
fn begins_as(content: &str, bytes: &[u8]) -> bool {
    let at = |place: usize, mark: &[u8]| bytes.get(place..).is_some_and(|at| at.starts_with(mark));
    match content {
        "image/jpeg" => at(0, b"\xff\xd8\xff"),
        "image/png" => at(0, b"\x89PNG\r\n\x1a\n"),
        "image/webp" => at(0, b"RIFF") && at(8, b"WEBP"),
        "image/tiff" => at(0, b"II*\0") || at(0, b"MM\0*"),
        "application/pdf" => at(0, b"%PDF-"),
        "video/mp4" => at(4, b"ftyp"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_does_not_begin_as_its_name_says_is_seen() {
        for (content, begins) in [
            ("image/png", &b"\x89PNG\r\n\x1a\n...."[..]),
            ("image/jpeg", b"\xff\xd8\xff\xe0"),
            ("image/webp", b"RIFF\x10\0\0\0WEBPVP8 "),
            ("application/pdf", b"%PDF-1.7"),
            ("video/mp4", b"\0\0\0\x18ftypmp42"),
        ] {
            assert!(begins_as(content, begins), "{content}");
            assert!(!begins_as(content, b"no such file"), "{content}");
            assert!(!begins_as(content, b""), "{content}");
        }
        assert!(begins_as("application/octet-stream", b"anything"));
    }
}
