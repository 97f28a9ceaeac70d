//! A list on its way in: its files come in runs, then it is taken from them, and how far that is is told meanwhile. It is
//! acknowledged when it answers.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use futures::{Stream, StreamExt as _};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::read::{Fault, Format};
use ntc_core::watchlist::{ListName, Provenance, wire};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_proto::node::v1::import_watchlist_response::Part;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

use super::blocking::blocking;
use super::call::Call;
use super::watchlists::{about, name, state};
use crate::query::Listed;
use crate::screening::Screening;
use crate::status::Refused;
use crate::watchlists::{Change, Changes, Incoming, Taken, Terms, Watchlists};

/// Longest silence while the files come.
const SILENCE: Duration = Duration::from_secs(30);
/// Largest run of a file in one message, bytes.
const MAX_CHUNK: usize = 192 * 1024;
/// Answers on their way at most; progress that does not fit is skipped.
const MAX_ANSWERS: usize = 16;
/// Changes whose keys are read at once.
const CHANGES: usize = 1_000;

/// How long the acknowledgement of a list that holds waits until it answers, at most.
const ANSWERS_WITHIN: Duration = Duration::from_secs(600);

/// What answers from lists.
#[derive(Clone)]
pub(crate) struct Answering {
    pub(crate) screening: Arc<Screening>,
    pub(crate) listed: Arc<Listed>,
}

impl Answering {
    /// Waits until screening and the answers to partners are from a list as it is now. The edition before answers until then.
    async fn until_answers(&self, list: &ListName, stop: &CancellationToken) {
        let both = async {
            self.screening.until_answers(list).await;
            self.listed.until_answers(list).await;
        };
        tokio::select! {
            () = stop.cancelled() => {}
            answers = timeout(ANSWERS_WITHIN, both) => if answers.is_err() {
                tracing::warn!(%list, "a list is taken in and does not answer yet");
            }
        }
    }
}

type Answer = Result<pb::ImportWatchlistResponse, Status>;
type Parts = Streaming<pb::ImportWatchlistRequest>;

/// Takes a list in to its end: a caller who goes away when all files have come leaves nothing half done.
pub(super) fn import(
    call: Call,
    (lists, answering): (Arc<Watchlists>, Answering),
    stop: CancellationToken,
    mut parts: Parts,
) -> impl Stream<Item = Answer> {
    let (say, answers) = mpsc::channel(MAX_ANSWERS);
    tokio::spawn(async move {
        let asked = terms(&mut parts).await;
        let list = asked
            .as_ref()
            .ok()
            .and_then(|(terms, _)| terms.list.as_ref());
        let call = about(call, list.map_or("", ListName::as_str));
        let by = call.officer().to_owned();
        let (progress, at) = (say.clone(), lists.now());
        let taken = async {
            let (terms, changes) = asked?;
            let opened = Arc::clone(&lists);
            let incoming = blocking(move || Ok(opened.receive()?)).await?;
            let incoming = files(incoming, &mut parts).await?;
            let stopped = stop.clone();
            let taken = blocking(move || {
                let mut progress = |read| {
                    // A slow reader sees fewer steps, and the import does not wait for it.
                    drop(progress.try_send(answer(Part::Read(read))));
                    if stopped.is_cancelled() {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                };
                Ok(lists.take(&incoming, &terms, &by, &mut progress)?)
            });
            let taken = taken.await?;
            if taken.held.is_some() {
                answering.until_answers(&taken.name, &stop).await;
            }
            Ok::<_, Refused>((taken, changes))
        };
        match call.done(taken.await) {
            Ok(taken) => {
                let (taken, changes) = taken.into_inner();
                tell(&say, (taken, at), changes).await;
            }
            Err(status) => drop(say.send(Err(status)).await),
        }
    });
    ReceiverStream::new(answers)
}

/// How the list is taken in, and whether each change is told.
async fn terms(parts: &mut Parts) -> Result<(Terms, bool), Refused> {
    let Some(Asked::Terms(terms)) = next(parts).await? else {
        let why = "the first message says which list is imported, and how";
        return Err(Refused::new(Reason::UnexpectedMessage, why));
    };
    let list = Some(terms.list).filter(|list| !list.is_empty());
    let format = Some(terms.format).filter(|format| !format.is_empty());
    let unknown =
        |error: &dyn ToString| Refused::field(Reason::CodeUnknown, "format", error.to_string());
    let format = format.map(|format| format.parse::<Format>().map_err(|error| unknown(&error)));
    let told = Terms {
        list: list.map(|list| name(&list)).transpose()?,
        format: format.transpose()?,
        accepts_shrinking: terms.accept_shrinking,
        is_check: terms.check,
    };
    Ok((told, terms.changes))
}

/// Takes the files. Of one that falls silent or breaks off nothing is left.
async fn files(mut incoming: Incoming, parts: &mut Parts) -> Result<Incoming, Refused> {
    while let Some(part) = next(parts).await? {
        let Asked::Chunk(chunk) = part else {
            let why = "the terms of an import come once, before its files";
            return Err(Refused::new(Reason::UnexpectedMessage, why));
        };
        if chunk.content.len() > MAX_CHUNK {
            let why = format!("a run of a file has at most {MAX_CHUNK} bytes");
            return Err(Refused::field(Reason::TooLarge, "chunk.content", why));
        }
        let file = usize::try_from(chunk.file).unwrap_or(usize::MAX);
        let write = move || incoming.write(file, &chunk.content).map(|()| incoming);
        incoming = blocking(|| Ok(write()?)).await?;
    }
    Ok(incoming)
}

async fn next(parts: &mut Parts) -> Result<Option<Asked>, Refused> {
    let refused = |why: String| Refused::new(Reason::UnexpectedMessage, why);
    match timeout(SILENCE, parts.next()).await {
        Ok(None) => Ok(None),
        Ok(Some(Ok(message))) => {
            let part = message.part;
            let empty = || refused("a message of the import is empty".to_owned());
            part.map(Some).ok_or_else(empty)
        }
        Ok(Some(Err(_))) => Err(refused("the import broke off".to_owned())),
        Err(_) => {
            let silence = SILENCE.as_secs();
            Err(refused(format!("the import was silent for {silence} s")))
        }
    }
}

/// Tells how an import ended; who does not listen any more is not waited for.
async fn tell(say: &mpsc::Sender<Answer>, (taken, now): (Taken, Timestamp), is_each_told: bool) {
    let Taken {
        name,
        told,
        faults,
        changes,
        held,
    } = taken;
    let counts = changes.counts();
    for fault in faults {
        if say.send(answer(of_fault(fault))).await.is_err() {
            return;
        }
    }
    if is_each_told && !tell_changes(say, changes).await {
        return;
    }
    let left = told.left.iter().map(|(what, count)| pb::ImportLeft {
        what: what.clone(),
        count: *count,
    });
    let result = pb::ImportResult {
        list: name.to_string(),
        source: Some(wire::provenance_message(&Provenance::from(&told))),
        is_detected: told.is_detected,
        entries: told.entries,
        faults: told.faults,
        left: left.collect(),
        before: counts.before,
        added: counts.added,
        changed: counts.changed,
        renumbered: counts.renumbered,
        removed: counts.removed,
        state: held.map(|held| state(&held, now)),
    };
    drop(say.send(answer(Part::Result(Box::new(result)))).await);
}

fn answer(part: Part) -> Answer {
    Ok(pb::ImportWatchlistResponse { part: Some(part) })
}

fn of_fault(fault: Fault) -> Part {
    Part::Fault(pb::ImportFault {
        file: u32::try_from(fault.place.file).unwrap_or(u32::MAX),
        line: fault.place.line,
        key: fault.key,
        field: fault.field,
        reason: fault.reason.code().to_owned(),
        message: fault.message,
        kept: fault.kept,
        as_written: fault.as_written,
        year_alone: fault.year_alone,
    })
}

/// Tells each change; false when nobody listens any more, or the keys cannot be read.
async fn tell_changes(say: &mpsc::Sender<Answer>, changes: Changes) -> bool {
    let changes = Arc::new(changes);
    for from in (0..).step_by(CHANGES) {
        let reading = Arc::clone(&changes);
        let some = blocking(move || Ok(reading.some(from, CHANGES)?)).await;
        let some = match some {
            Ok(some) => some,
            Err(refused) => {
                drop(say.send(Err(refused.into())).await);
                return false;
            }
        };
        if some.is_empty() {
            break;
        }
        for change in some {
            if say.send(answer(of_change(change))).await.is_err() {
                return false;
            }
        }
    }
    true
}

fn of_change(change: Change) -> Part {
    let (fate, key, former) = match change {
        Change::Added(key) => ("added", key, String::new()),
        Change::Changed(key, former) => ("changed", key, former),
        Change::Renumbered(key, former) => ("renumbered", key, former),
        Change::Removed(key) => ("removed", key, String::new()),
    };
    Part::Change(pb::ImportChange {
        fate: fate.to_owned(),
        former_key: if former == key { String::new() } else { former },
        key,
    })
}
