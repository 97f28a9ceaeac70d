//! `ntc.node.v1.InboxService`: what is owed, and what was said in a case.

use std::sync::Arc;

use ntc_core::life::{Level, Subject, Task};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::inbox_service_server::InboxService;
use ntc_proto::v1;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::present::millis;
use super::query;
use super::reading::Reading;
use super::seeing::{Seen, Sight};
use crate::due::{Due, Dues, Side};
use crate::ports::Clock;
use crate::query::Kept;
use crate::status::Refused;
use crate::thread::{Line, Thread};

/// Entries of a page when a client does not say.
const PAGE: u32 = 100;
/// Entries of a page at most.
const MAX_PAGE: u32 = 500;

/// The service.
pub(crate) struct Inbox {
    pub(crate) desk: Desk,
    pub(crate) dues: Arc<Dues>,
    pub(crate) reading: Arc<Reading>,
    /// What partners asked about that was a hit.
    pub(crate) kept: Arc<Kept>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl InboxService for Inbox {
    async fn list_owed(
        &self,
        request: Request<pb::ListOwedRequest>,
    ) -> Result<Response<pb::ListOwedResponse>, Status> {
        let call = self.desk.admit(&request, "ListOwed", READERS)?;
        let may_see_met = self
            .desk
            .asker(&request)
            .is_ok_and(|it| query::may_see(&it));
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (dues, reading) = (Arc::clone(&self.dues), Arc::clone(&self.reading));
        let (kept, now) = (Arc::clone(&self.kept), self.clock.now());
        reading.fresh().await;
        let outcome = blocking(move || {
            let size = match request.page_size {
                0 => PAGE,
                size => size.min(MAX_PAGE),
            };
            let side = match request.side() {
                pb::Side::Own => Side::Own,
                pb::Side::Others => Side::Others,
                pb::Side::Unspecified => Side::Any,
            };
            let page = dues.page((side, request.overdue), &request.page, size as usize)?;
            let owed = page.due.into_iter().map(|it| shown(&reading, it, &sight));
            let owed = owed.collect::<Result<_, Refused>>()?;
            let is_first_of_own = side == Side::Own && request.page.is_empty();
            let (met, met_more) = match is_first_of_own && may_see_met {
                true => query::met(&kept, &sight, now)?,
                false => (Vec::new(), 0),
            };
            Ok(pb::ListOwedResponse {
                owed,
                next_page: page.next.unwrap_or_default(),
                met,
                met_more,
            })
        });
        call.done(outcome.await)
    }

    async fn show_thread(
        &self,
        request: Request<pb::ShowThreadRequest>,
    ) -> Result<Response<pb::ShowThreadResponse>, Status> {
        let call = self.desk.admit(&request, "ShowThread", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let reading = Arc::clone(&self.reading);
        let behind = reading.fresh().await;
        let outcome = blocking(move || {
            let subject = reading.subject((&request.id, &request.origin), behind)?;
            let thread = Thread::of(&reading.lookup, &subject)?;
            let all = thread.lines.len();
            let lines = thread.lines.into_iter();
            let seen = lines.filter_map(|it| sight.entry(&it.entry.clone(), it));
            let lines: Vec<_> = seen.map(line).collect();
            Ok(pb::ShowThreadResponse {
                unseen: all.saturating_sub(lines.len()) as u64,
                lines,
                cut: thread.is_cut,
            })
        });
        call.done(outcome.await)
    }
}

/// Something that is owed, and of a notice of a hit which alert it is on and how sure it is.
fn shown(reading: &Reading, due: Due, sight: &Sight) -> Result<pb::Owed, Refused> {
    let is_hit = due.owed.duty.task == Task::Hit;
    let notice = due.owed.subject.clone();
    let owed = self::due(due, sight);
    let Some(notice) = is_hit
        .then(|| sight.named(&notice.clone(), notice).ok())
        .flatten()
    else {
        return Ok(owed);
    };
    let said = reading.said(&notice)?;
    Ok(match said {
        None => owed,
        Some((about, says)) => pb::Owed {
            about: Some(v1::RecordName {
                origin: about.origin.to_string(),
                id: about.id.as_bytes().to_vec(),
            }),
            says_phrase: says.phrase.as_ref().map(pb::Phrase::from),
            says: says.text,
            ..owed
        },
    })
}

/// Something that is owed, as officers see it. It has to be seen to whoever may see the record, so its name is told.
pub(super) fn due(due: Due, sight: &Sight) -> pb::Owed {
    let unseen = sight.named(&due.owed.subject, ()).is_err();
    let Subject { origin, id } = due.owed.subject;
    pb::Owed {
        unseen,
        id: id.as_bytes().to_vec(),
        origin: origin.to_string(),
        by: due.owed.by.to_string(),
        due_ms: millis(due.owed.duty.due),
        overdue: due.level > Level::Running,
        received: due.received,
        task: due.owed.duty.task.name().to_owned(),
        level: due.level.name().to_owned(),
        call: due.call.unwrap_or_default(),
        ..pb::Owed::default()
    }
}

fn line(line: Seen<Line>) -> pb::ThreadLine {
    let line = line.shown();
    pb::ThreadLine {
        depth: line.depth,
        id: line.entry.id.to_vec(),
        origin: line.entry.origin,
        kind: line.entry.kind as i32,
        at_ms: millis(line.entry.created),
        says_phrase: line.says.phrase.as_ref().map(pb::Phrase::from),
        says: line.says.text,
    }
}
