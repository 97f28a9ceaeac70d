//! Telling partners of the entries of a list: what became of each is told as it is done.

use std::sync::Arc;

use futures::Stream;
use ntc_core::model::handling::Tlp;
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Status;

use super::call::Call;
use super::watchlists::name;
use crate::push::{Asked, Push, Row};
use crate::status::Refused;

/// Rows on their way at most.
const MAX_ROWS: usize = 16;

type Answer = Result<pb::PushWatchlistResponse, Status>;

/// Tells partners. A caller who goes away stops it behind the entry that it is at.
pub(super) fn push(
    call: Call,
    push: Arc<Push>,
    request: pb::PushWatchlistRequest,
) -> impl Stream<Item = Answer> {
    let (say, answers) = mpsc::channel(MAX_ROWS);
    let (rows, done) = mpsc::channel(1);
    tokio::spawn(async move {
        let acts = call.acts();
        let outcome = async {
            let asked = asked(&push, request)?;
            Ok::<_, Refused>(push.push(&asked, &acts, &rows).await?)
        };
        let outcome = outcome.await;
        drop(rows);
        if let Err(status) = call.done(outcome) {
            drop(say.send(Err(status)).await);
        }
    });
    let done = ReceiverStream::new(done).map(|done| Ok(row(done)));
    done.chain(ReceiverStream::new(answers))
}

/// What a client asks for; what it leaves out is as at the last push.
fn asked(push: &Push, request: pb::PushWatchlistRequest) -> Result<Asked, Refused> {
    let list = name(&request.list)?;
    let held = push.lists.list(&list)?;
    let mut telling = held.pushed().telling.clone();
    if !request.purpose.is_empty() {
        telling.purpose = request.purpose;
    }
    if !request.place.is_empty() {
        telling.place = request.place;
    }
    if request.tlp != 0 {
        let unknown = || Refused::field(Reason::CodeUnknown, "tlp", "is none that there is");
        telling.tlp = Tlp::from_number(request.tlp).ok_or_else(unknown)?;
    }
    Ok(Asked {
        list,
        keys: request.keys.into_iter().collect(),
        telling,
        is_check: request.check,
    })
}

fn row(row: Row) -> pb::PushWatchlistResponse {
    let mut answer = pb::PushWatchlistResponse {
        key: row.key,
        cut: row.cut.into_iter().map(str::to_owned).collect(),
        unseeing: row.unseeing.iter().map(ToString::to_string).collect(),
        ..pb::PushWatchlistResponse::default()
    };
    match row.done {
        Ok(done) => {
            done.step.name().clone_into(&mut answer.step);
            let id = done.record.map(|id| id.as_bytes().to_vec());
            answer.record = id.unwrap_or_default();
            let told = done.told.iter().map(|(party, withheld)| pb::PushTold {
                party: party.to_string(),
                withheld: withheld.iter().map(|it| it.name().to_owned()).collect(),
            });
            answer.told = told.collect();
        }
        Err(refused) => {
            "refused".clone_into(&mut answer.step);
            refused.reason.code().clone_into(&mut answer.reason);
            answer.message = refused.message;
            answer.field = refused.field.unwrap_or_default();
        }
    }
    answer
}
