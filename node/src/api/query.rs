//! `ntc.node.v1.QueryService`: partners are asked at once, and what came of it is shown again.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::Stream;
use futures::stream::unfold;
use ntc_core::approval::{Scope, Wide};
use ntc_core::identity::officer::Role;
use ntc_core::model::RecordId;
use ntc_core::model::handling::Tlp;
use ntc_core::policy::Labels;
use ntc_core::query::{
    Answer, Finding, Hit, InvalidQuestion, Question, Shown, Subject, subject, subject_message,
};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::Numbers;
use ntc_policy::Request as Asked;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ask_partners_response::Step as Told;
use ntc_proto::node::v1::query_service_server::QueryService;
use ntc_proto::v1;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Asker, Call, Desk};
use super::present::millis;
use super::seeing::{Seen, Sight};
use crate::chain::record_of;
use crate::ports::Clock;
use crate::query::{
    Asked as Gone, Became, Ended, Kept, KeptEntry, KeptHit, KeptPartner, KeptQuery, MAX_PAGE,
    Outcome, Queries, Step, Wish,
};
use crate::status::Refused;

/// Queries on a page when the client names no number.
const DEFAULT_PAGE: usize = 50;
/// Hits of partners that are shown.
const MAX_HITS_SHOWN: usize = 100;
/// Of the same, how many the inbox lists that met entries of own lists.
const MAX_MET: usize = 10;
/// For how long the inbox lists them.
const MET_LISTED: Duration = Duration::from_secs(7 * 24 * 3600);
/// The roles that may see what was asked.
const SEE: &[Role] = &[Role::Liaison, Role::Auditor];

/// The service.
#[derive(Clone)]
pub(crate) struct Asking {
    pub(crate) desk: Desk,
    pub(crate) queries: Arc<Queries>,
    pub(crate) clock: Arc<dyn Clock>,
}

type Steps = Pin<Box<dyn Stream<Item = Result<pb::AskPartnersResponse, Status>> + Send>>;

#[tonic::async_trait]
impl QueryService for Asking {
    type AskPartnersStream = Steps;

    async fn ask_partners(
        &self,
        request: Request<pb::AskPartnersRequest>,
    ) -> Result<Response<Self::AskPartnersStream>, Status> {
        let call = self.desk.admit(&request, "AskPartners", &[Role::Liaison])?;
        let sight = self.desk.sight(&call, &request);
        let asker = match self.desk.asker(&request) {
            Ok(asker) => asker,
            Err(refused) => return Err(call.refuse(refused)),
        };
        let request = request.into_inner();
        let asked = self.asking(call, request, Some(&asker)).await?;
        let steps = (asked.into_inner().steps, sight);
        let steps = unfold(steps, |(mut steps, sight)| async move {
            let step = steps.recv().await?;
            Some((Ok(told(step, &sight)), (steps, sight)))
        });
        Ok(Response::new(Box::pin(steps)))
    }

    async fn list_queries(
        &self,
        request: Request<pb::ListQueriesRequest>,
    ) -> Result<Response<pb::ListQueriesResponse>, Status> {
        let call = self.desk.admit(&request, "ListQueries", SEE)?;
        let (request, kept) = (request.into_inner(), self.queries.kept());
        let now = self.clock.now();
        let outcome = blocking(move || {
            let limit = match usize::try_from(request.limit) {
                Ok(0) | Err(_) => DEFAULT_PAGE,
                Ok(limit) => limit.min(MAX_PAGE),
            };
            let after = match request.after.as_slice() {
                [] => None,
                id => Some(query_id("after", id)?),
            };
            let (queries, more) = kept.queries(after, limit, now)?;
            let queries = queries.iter().map(|(id, query)| summary(*id, query));
            Ok(pb::ListQueriesResponse {
                queries: queries.collect(),
                more,
            })
        });
        call.done(outcome.await)
    }

    async fn show_query(
        &self,
        request: Request<pb::ShowQueryRequest>,
    ) -> Result<Response<pb::ShowQueryResponse>, Status> {
        let call = self.desk.admit(&request, "ShowQuery", SEE)?;
        let sight = self.desk.sight(&call, &request);
        let (request, kept) = (request.into_inner(), self.queries.kept());
        let outcome = blocking(move || {
            let id = query_id("id", &request.id)?;
            let query = kept.query(id)?;
            let whole = first_question(&query);
            let whole = whole.as_ref();
            let answers = query.partners.iter().filter_map(became);
            Ok(pb::ShowQueryResponse {
                summary: Some(summary(id, &query)),
                justification: whole.map(|it| it.justification.clone()).unwrap_or_default(),
                subjects: whole.map(subjects).unwrap_or_default(),
                answers: answers.map(|it| answer(&it, &sight)).collect(),
            })
        });
        call.done(outcome.await)
    }

    async fn count_queries(
        &self,
        request: Request<pb::CountQueriesRequest>,
    ) -> Result<Response<pb::CountQueriesResponse>, Status> {
        let call = self.desk.admit(&request, "CountQueries", SEE)?;
        let sight = self.desk.sight(&call, &request);
        let queries = Arc::clone(&self.queries);
        let now = self.clock.now();
        let outcome = blocking(move || {
            let counts = queries.counts().into_iter();
            let counts = counts.map(|(party, asked, answered)| pb::QueryCount {
                party: party.to_string(),
                asked,
                answered,
            });
            let hits = queries.kept().hits(MAX_HITS_SHOWN, now)?;
            let mut unseen = 0;
            let hits = hits.into_iter().filter_map(|hit| {
                let seen = known(hit, &sight);
                unseen += u64::from(seen.is_none());
                hit_told(seen?)
            });
            let hits = hits.collect();
            Ok(pb::CountQueriesResponse {
                counts: counts.collect(),
                hits,
                unseen,
            })
        });
        call.done(outcome.await)
    }
}

/// Whether an officer may see what partners asked about.
pub(super) fn may_see(asker: &Asker) -> bool {
    asker.may("CountQueries", SEE)
}

/// What partners asked about lately that met entries of own lists, the newest first, and how many more that are kept.
///
/// # Errors
/// When what is kept cannot be read.
pub(super) fn met(
    kept: &Kept,
    sight: &Sight,
    now: Timestamp,
) -> Result<(Vec<pb::QueryHitTold>, u64), Refused> {
    let hits = kept.hits(MAX_HITS_SHOWN, now)?.into_iter();
    let met = hits.filter(|hit| !hit.entries.is_empty());
    let mut met: Vec<_> = met
        .filter_map(|hit| hit_told(known(hit, sight)?))
        .filter(|told| told.asked_ms >= millis(now.minus(MET_LISTED)))
        .collect();
    let more = met.len().saturating_sub(MAX_MET);
    met.truncate(MAX_MET);
    Ok((met, more as u64))
}

/// What a partner asked about, where the officer may see a record by which it is known here, with those of them. What own
/// lists have is known whatever records say.
fn known(hit: KeptHit, sight: &Sight) -> Option<Seen<KeptHit>> {
    let (records, bare) = {
        let mut bare = hit;
        (std::mem::take(&mut bare.records), bare)
    };
    let is_listed = records.is_empty() || !bare.entries.is_empty();
    let mut seen = is_listed.then(|| sight.of_no_record(bare.clone()));
    for record in records {
        let Ok(id) = RecordId::from_slice(&record) else {
            continue;
        };
        let Ok(record) = sight.named(&sight.own(id), record) else {
            continue;
        };
        let hit = seen.map_or_else(|| bare.clone(), Seen::shown);
        seen = Some(record.map(|record| {
            let mut hit = hit;
            hit.records.push(record);
            hit
        }));
    }
    seen
}

fn hit_told(hit: Seen<KeptHit>) -> Option<pb::QueryHitTold> {
    let hit = hit.shown();
    let question = Question::decode(&hit.question).ok()?;
    Some(pb::QueryHitTold {
        party: question.asker.to_string(),
        asked_ms: millis(question.time),
        purpose: question.purpose.clone(),
        justification: question.justification.clone(),
        subject: question.subjects.first().map(subject_message),
        records: hit.records,
        entries: hit.entries.into_iter().map(entry_met).collect(),
    })
}

fn entry_met(entry: KeptEntry) -> pb::QueryEntryMet {
    pb::QueryEntryMet {
        list: entry.list,
        key: entry.key,
        owner: entry.owner,
        contact_first: entry.contact_first,
    }
}

impl Asking {
    /// Asks partners; a query that goes to so many needs a second officer. The own rules are asked, where the officer who calls
    /// or called is known to them.
    pub(super) async fn asking(
        &self,
        call: Call,
        request: pb::AskPartnersRequest,
        asker: Option<&Asker>,
    ) -> Result<Response<Gone>, Status> {
        let mut call = call;
        let wished = match wish(request.clone()) {
            Ok(wished) => wished,
            Err(refused) => return Err(call.refuse(refused)),
        };
        if let Some(asker) = asker {
            let allowed = call.allow(asker, |officer, now| {
                let persons = wished.subjects.iter().any(Subject::is_of_person);
                let justified = !wished.justification.is_empty();
                let query = (&*wished.purpose, persons, wished.subjects.len(), justified);
                Asked::ask(officer, query, now)
            });
            if let Err(refused) = allowed {
                return Err(call.refuse(refused));
            }
        }
        if !call.is_approved() && self.desk.approvals.rules().wide != Wide::default() {
            let recipients = wish(request.clone()).and_then(|it| Ok(self.queries.reach(it)?));
            let recipients = match recipients {
                Ok(recipients) => recipients,
                Err(refused) => return Err(call.refuse(refused)),
            };
            // A question has no marking: it goes to many, or it does not.
            let scope = Scope::Broadcast {
                recipients,
                marking: Tlp::Clear,
            };
            let about = format!("query to {recipients} partners");
            call = self.desk.second(call, scope, &about, &request).await?;
        }
        let queries = Arc::clone(&self.queries);
        call.carry_out(|mut act| async move {
            let by = act.by();
            let outcome = queries.ask(wished, by, &mut act).await;
            (act, outcome.map_err(Refused::from))
        })
        .await
    }
}

fn wish(request: pb::AskPartnersRequest) -> Result<Wish, Refused> {
    let numbers = if request.as_written {
        Numbers::AsWritten
    } else {
        Numbers::Hold
    };
    let subjects = (0_usize..).zip(&request.subjects);
    let subjects = subjects.map(|(number, told)| {
        let meant = subject(told).and_then(|it| it.meant(numbers));
        meant.map_err(|invalid: InvalidQuestion| {
            let field = format!("subjects[{number}]");
            Refused::field(invalid.reason(), field, invalid.to_string())
        })
    });
    Ok(Wish {
        subjects: subjects.collect::<Result<Vec<Subject>, _>>()?,
        purpose: request.purpose,
        justification: request.justification,
        to: request.to,
        numbers,
    })
}

fn query_id(field: &str, bytes: &[u8]) -> Result<RecordId, Refused> {
    RecordId::from_slice(bytes)
        .map_err(|error| Refused::field(Reason::FieldInvalid, field, error.to_string()))
}

fn told(step: Step, sight: &Sight) -> pb::AskPartnersResponse {
    let step = match step {
        Step::Begun(begun) => Told::Begun(pb::AskBegun {
            id: begun.id.as_bytes().to_vec(),
            asked: begun.asked.iter().map(ToString::to_string).collect(),
        }),
        Step::Became(became) => Told::Answer(answer(&became, sight)),
        Step::Ended(ended) => Told::Ended(sum(&ended)),
    };
    pb::AskPartnersResponse { step: Some(step) }
}

fn answer(became: &Became, sight: &Sight) -> pb::AskAnswer {
    let reason = |reason: &Reason, why: &String| (reason.code().to_owned(), why.clone());
    let none = || (String::new(), String::new());
    let (outcome, (code, why), findings) = match &became.outcome {
        Outcome::Answered(answer) if answer.is_hit() => ("hit", none(), findings(answer, sight)),
        Outcome::Answered(answer) => ("no_hit", none(), findings(answer, sight)),
        Outcome::Refused(number, why) => {
            let code = Reason::from_number(*number);
            let code = code.map_or_else(|| number.to_string(), |it| it.code().to_owned());
            ("refused", (code, why.clone()), Vec::new())
        }
        Outcome::Silent(code, why) => ("silent", reason(code, why), Vec::new()),
        Outcome::NotAsked(code, why) => ("not_asked", reason(code, why), Vec::new()),
    };
    pb::AskAnswer {
        party: became.party.to_string(),
        outcome: outcome.to_owned(),
        code,
        why,
        took_ms: ms(became.took),
        findings,
        ledger_index: became.ledger_index.unwrap_or_default(),
    }
}

fn findings(answer: &Answer, sight: &Sight) -> Vec<pb::AskFinding> {
    let hit = |it: &Hit| match shown(it, sight) {
        Some(seen) => hit(seen),
        None => pb::AskHit {
            source: it.source.name().to_owned(),
            unseen: true,
            ..pb::AskHit::default()
        },
    };
    let finding = |finding: &Finding| pb::AskFinding {
        hits: finding.hits.iter().map(hit).collect(),
        more: finding.more,
    };
    answer.findings.iter().map(finding).collect()
}

/// A hit, where the officer may see the record that the answer shows. One that names a record and shows none of it tells
/// nothing of it.
fn shown<'h>(hit: &'h Hit, sight: &Sight) -> Option<Seen<&'h Hit>> {
    let Shown::Opened(_, opening) = &hit.shown else {
        return Some(sight.of_no_record(hit));
    };
    match record_of(opening) {
        Ok(record) => sight.labels(&Labels::received(&record), hit).ok(),
        Err(_) => sight.unread(hit).ok(),
    }
}

fn hit(hit: Seen<&Hit>) -> pb::AskHit {
    let hit = hit.shown();
    let (record, opening) = match &hit.shown {
        Shown::Nothing => (Vec::new(), None),
        Shown::Named(id) => (id.as_bytes().to_vec(), None),
        Shown::Opened(id, opening) => (id.as_bytes().to_vec(), Some(opening)),
    };
    let sections = opening.iter().flat_map(|it| &it.sections);
    let sections = sections.map(|open| pb::HeldSection {
        slot: u32::from(open.slot.number()),
        content: open.content.clone(),
    });
    pb::AskHit {
        source: hit.source.name().to_owned(),
        likeness: hit.likeness.name().to_owned(),
        record,
        sections: sections.collect(),
        header: opening.map(|it| it.header.clone()).unwrap_or_default(),
        unseen: false,
    }
}

fn sum(ended: &Ended) -> pb::AskEnded {
    pb::AskEnded {
        asked: ended.asked,
        hit: ended.hit,
        no_hit: ended.no_hit,
        refused: ended.refused,
        silent: ended.silent,
        took_ms: ms(ended.took),
        not_asked: ended.not_asked,
    }
}

/// A query that is kept, without its subjects.
fn summary(id: RecordId, query: &KeptQuery) -> pb::QuerySummary {
    let whole = first_question(query);
    let mut ended = Ended {
        took: Duration::from_millis(query.took_ms),
        ..Ended::default()
    };
    for became in query.partners.iter().filter_map(became) {
        ended.count(&became.outcome);
    }
    let whole = whole.as_ref();
    pb::QuerySummary {
        id: id.as_bytes().to_vec(),
        asked_ms: millis(id.made()),
        officer: query.officer.clone(),
        purpose: whole.map(|it| it.purpose.clone()).unwrap_or_default(),
        subjects: whole.map_or(0, |it| u32::try_from(it.subjects.len()).unwrap_or(u32::MAX)),
        ended: Some(sum(&ended)),
    }
}

/// The question as it was put to one of the partners: all have the same words and subjects.
fn first_question(query: &KeptQuery) -> Option<Question> {
    let first = query.partners.first()?;
    Question::decode(&first.question).ok()
}

fn subjects(question: &Question) -> Vec<v1::QuerySubject> {
    question.subjects.iter().map(subject_message).collect()
}

/// What became of a query at a partner, from what is kept.
fn became(kept: &KeptPartner) -> Option<Became> {
    let party = kept.party.parse().ok()?;
    let was_put = !kept.question_signature.is_empty();
    let outcome = match Answer::decode(&kept.answer) {
        Ok(answer) => Outcome::of(answer),
        Err(_) => {
            let number = u16::try_from(kept.reason).unwrap_or_default();
            let reason = Reason::from_number(number);
            match (reason, was_put) {
                (Some(reason @ Reason::PartnerSilent), _) | (Some(reason), true) => {
                    Outcome::Silent(reason, kept.why.clone())
                }
                (Some(reason), false) => Outcome::NotAsked(reason, kept.why.clone()),
                (None, _) => Outcome::Silent(Reason::PartnerSilent, NOT_ENDED.to_owned()),
            }
        }
    };
    Some(Became {
        party,
        outcome,
        took: Duration::from_millis(kept.took_ms),
        ledger_index: was_put.then_some(kept.ledger_index),
    })
}

const NOT_ENDED: &str = "the node stopped, or has not ended, before an answer was kept";

fn ms(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}
