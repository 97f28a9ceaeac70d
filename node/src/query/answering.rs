//! The asked side: a question comes, and its answer leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::{Hash, SignError};
use ntc_core::ledger::entry::commit::QueryDirection;
use ntc_core::party::Party;
use ntc_core::policy::{Asking, Policies, decide_query};
use ntc_core::query::sealed::{ANSWER_TYPE, QUESTION_TYPE, Sealed, answer_room, digest};
use ntc_core::query::{Answer, InvalidAnswer, InvalidQuestion, Question, pace};
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::record::RecordId;
use ntc_core::time::MAX_CLOCK_SKEW;
use ntc_policy::Deed;
use thiserror::Error;
use tokio::time::{Instant, sleep_until};

use super::Queries;
use super::kept::KeptHit;
use super::listed::Loading;
use super::look::{Look, LookError, Looked};
use crate::chain::{AppendError, Asker, QueryTold};
use crate::decisions::{DecisionsError, Line, LineOf, Noting, OfQuestion};
use crate::lookup::Met;

/// How long an answer waits for the index to know the newest own records.
const INDEX_PATIENCE: Duration = Duration::from_millis(50);

/// Why there is no answer, not even a refusal.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum AnsweringError {
    /// The question is none of the partner's to this party.
    #[error(transparent)]
    #[reason(inner)]
    Question(#[from] InvalidQuestion),
    /// The ledger does not take the entry of the answer.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// What is known cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Look(#[from] LookError),
    /// The lists are not ready after a start.
    #[error(transparent)]
    #[reason(inner)]
    Loading(#[from] Loading),
    /// What is decided cannot be logged.
    #[error(transparent)]
    #[reason(inner)]
    Decisions(#[from] DecisionsError),
    /// The answer cannot be signed.
    #[error(transparent)]
    #[reason(Internal)]
    Sign(#[from] SignError),
    /// The answer does not fit; it is cut to fit, so this is a fault.
    #[error(transparent)]
    #[reason(Internal)]
    Answer(#[from] InvalidAnswer),
    /// The work ended inside the node.
    #[error("the node failed inside; see its log")]
    #[reason(Internal)]
    Inside,
}

/// A question that was checked.
struct Put {
    question: Question,
    digest: Hash,
}

impl Queries {
    /// Answers a partner's question. Whatever it says, and also where it says nothing, it leaves at a whole step.
    ///
    /// # Errors
    /// When the question is none, or nothing can be answered now.
    pub(crate) async fn answer(
        self: &Arc<Self>,
        from: &Party,
        question: Vec<u8>,
    ) -> Result<Vec<u8>, AnsweringError> {
        let came = Instant::now();
        let answer = self.answered(from, question).await;
        sleep_until(came + pace::leaves(came.elapsed())).await;
        answer
    }

    async fn answered(
        self: &Arc<Self>,
        from: &Party,
        question: Vec<u8>,
    ) -> Result<Vec<u8>, AnsweringError> {
        let put = self.read(from, &question)?;
        let now = self.clock.now();
        let subjects = put.question.subjects.len();
        let answer = |refused: Option<Reason>, findings| Answer {
            question: put.digest,
            asked: self.own.clone(),
            asker: from.clone(),
            time: now,
            refused: refused.map(Reason::number),
            findings,
        };
        self.listed.ready().await?;
        let _deciding = self.partners.deciding().await;
        let (asked, asker) = self.lets(&put.question);
        let asker = match asker {
            Ok(asker) => asker,
            Err(reason) => {
                // What the layers before refuse changes under no rules.
                if let Some(said) = asked.filter(|said| said.0.is_some())
                    && self.decisions.takes_refused(from, now)
                {
                    let mut line = LineOf::new(&self.partners.policies(), from, now);
                    line.query(&asking(&put.question), &said);
                    self.log(&line.done()).await?;
                }
                tracing::info!(peer.id = %from, refusal.reason = %reason, subjects, "query refused");
                let sealed = self.sealed(&answer(Some(reason), Vec::new()))?;
                return Ok(sealed.answer(subjects)?);
            }
        };
        let (looked, line) = match self.look(put.question.clone()).await {
            Ok(looked) => looked,
            Err(AnsweringError::Look(LookError::Unread(unread))) => {
                self.quotas.give_back(&asker, subjects);
                let reason = unread.reason();
                tracing::warn!(peer.id = %from, refusal.reason = %reason, subjects, "query refused");
                let sealed = self.sealed(&answer(Some(reason), Vec::new()))?;
                return Ok(sealed.answer(subjects)?);
            }
            Err(error) => {
                self.quotas.give_back(&asker, subjects);
                return Err(error);
            }
        };
        let findings = looked.iter().map(|it| it.finding.clone()).collect();
        let answer = answer(None, findings).within(answer_room(subjects));
        let sealed = self.sealed(&answer)?;
        let told = QueryTold {
            direction: QueryDirection::Answered,
            party: from.clone(),
            officer: put.question.officer,
            subjects: u32::try_from(subjects).unwrap_or(u32::MAX),
            digest: digest(&sealed.content),
        };
        // Together: each syncs a file of its own, and the answer leaves when both are durable.
        let (logged, entered) = tokio::join!(self.log(&line), self.ledger.queries(vec![told]));
        if let Err(error) = entered {
            self.quotas.give_back(&asker, subjects);
            return Err(error.into());
        }
        // An entry stands: the question counts, although its answer does not leave.
        logged?;
        let hits = looked.iter().filter(|it| it.is_hit).count();
        tracing::info!(peer.id = %from, subjects, hits, "query answered");
        if hits > 0 {
            self.keep_hits(put.question.clone(), looked);
        }
        Ok(sealed.answer(subjects)?)
    }

    /// Reads a question, which has to be the partner's own and put to this party.
    fn read(&self, from: &Party, bytes: &[u8]) -> Result<Put, InvalidQuestion> {
        let sealed = Sealed::of_question(bytes)?;
        let question = Question::decode(&sealed.content)?;
        if question.asker != *from || question.asked != self.own {
            const OTHERS: &str = "it is not put by the party that calls, or not to this one";
            return Err(InvalidQuestion::Malformed(OTHERS));
        }
        if !sealed.is_signed(QUESTION_TYPE, &self.reach.author_keys(from)) {
            return Err(InvalidQuestion::Signature);
        }
        Ok(Put {
            digest: digest(&sealed.content),
            question,
        })
    }

    /// Whether a question may be asked, and what the own rules said of it where they were asked: nothing is looked up before,
    /// so that a refusal says nothing of what is known.
    fn lets(&self, question: &Question) -> (Option<OfQuestion>, Result<Asker, Reason>) {
        let (policies, noting) = Noting::of(&self.partners.policies());
        let asker = self.taken(question, &policies);
        (noting.and_then(|noting| noting.of_question()), asker)
    }

    fn taken(&self, question: &Question, policies: &Policies) -> Result<Asker, Reason> {
        let now = self.clock.now();
        let apart = now.since(question.time).max(question.time.since(now));
        if apart > MAX_CLOCK_SKEW {
            return Err(Reason::QueryTime);
        }
        question.check().map_err(|invalid| invalid.reason())?;
        let leave = decide_query(asking(question), policies, now);
        let leave = leave.map_err(|refusal| refusal.reason())?;
        let asker = Asker {
            own: false,
            party: question.asker.clone(),
            officer: question.officer,
        };
        let subjects = question.subjects.len();
        self.quotas.take(&asker, subjects, &leave, now)?;
        Ok(asker)
    }

    /// Whether what is known of persons answers, were they asked about or not.
    fn tells_persons(&self, question: &Question, policies: &Policies) -> bool {
        decide_query(of_persons(question), policies, self.clock.now()).is_ok()
    }

    /// What is known of what is asked about, and the line of all that was decided of it.
    async fn look(
        self: &Arc<Self>,
        question: Question,
    ) -> Result<(Vec<Looked>, Line), AnsweringError> {
        if let Err(behind) = self.lookup.caught_up_with_own(INDEX_PATIENCE).await {
            tracing::debug!(%behind, "a query may not meet the newest records");
        }
        let listed = self.listed.now().await.map_err(LookError::from)?;
        let this = Arc::clone(self);
        let looked = tokio::task::spawn_blocking(move || {
            let (of, now) = (this.partners.policies(), this.clock.now());
            let (policies, noting) = Noting::of(&of);
            let mut line = LineOf::new(&of, &question.asker, now);
            line.query(&asking(&question), &OfQuestion(None));
            // A try-out, which nobody asked: it decides, and is not logged.
            let persons = this.tells_persons(&question, &of);
            let look = Look {
                ledger: &this.ledger,
                lookup: &this.lookup,
                policies: &policies,
                asker: &question.asker,
                purpose: &question.purpose,
                now,
                listed: &listed,
                persons,
                noting: noting.as_deref(),
            };
            let (mut looked, mut decided) = (Vec::new(), BTreeMap::new());
            for subject in &question.subjects {
                looked.push(look.at(subject, &mut decided)?);
            }
            for (ledger_index, said) in decided {
                let item = line.said(Deed::AnswerQuery, said);
                line.push(item.of_own(ledger_index));
            }
            Ok((looked, line.done()))
        });
        let looked: Result<_, LookError> = looked.await.map_err(|_| AnsweringError::Inside)?;
        Ok(looked?)
    }

    /// Logs a line; it is durable when this returns.
    async fn log(&self, line: &Line) -> Result<(), AnsweringError> {
        let (decisions, noted) = (Arc::clone(&self.decisions), self.decisions.note(line));
        let durable = tokio::task::spawn_blocking(move || decisions.ensure(noted));
        Ok(durable.await.map_err(|_| AnsweringError::Inside)??)
    }

    fn sealed(&self, answer: &Answer) -> Result<Sealed, SignError> {
        Sealed::sign(ANSWER_TYPE, answer.encode(), &*self.author)
    }

    /// Keeps the subjects that were a hit, beside the answer: what is written for a hit takes none of its time.
    fn keep_hits(&self, question: Question, looked: Vec<Looked>) {
        let (kept, now) = (self.kept(), self.clock.now());
        let hits: Vec<_> = looked
            .into_iter()
            .zip(&question.subjects)
            .filter(|(looked, _)| looked.is_hit)
            .map(|(looked, subject)| {
                let about = Question {
                    subjects: vec![subject.clone()],
                    ..question.clone()
                };
                let records: BTreeSet<RecordId> = looked.records.into_iter().collect();
                KeptHit {
                    question: about.encode(),
                    records: records.iter().map(|id| id.as_bytes().to_vec()).collect(),
                    entries: looked.entries,
                }
            })
            .collect();
        let lookup = Arc::clone(&self.lookup);
        tokio::task::spawn_blocking(move || {
            let of = (question.id, &question.asker);
            let met = met(&question, &hits);
            match kept.save_hits(of, hits, now) {
                Ok(()) => met.into_iter().for_each(|met| lookup.tell_met(met)),
                Err(error) => {
                    tracing::error!(%error, peer.id = %question.asker, "what was a hit is not kept");
                }
            }
        });
    }
}

/// That a question met entries of own lists; none where it met none.
fn met(question: &Question, hits: &[KeptHit]) -> Option<Met> {
    let mut entries = hits.iter().flat_map(|hit| &hit.entries).peekable();
    entries.peek()?;
    Some(Met {
        query: question.id,
        by: question.asker.clone(),
        asked: question.time,
        contact_first: entries.any(|entry| entry.contact_first),
    })
}

/// The same question about persons.
fn of_persons(question: &Question) -> Asking<'_> {
    Asking {
        persons: true,
        justified: true,
        ..asking(question)
    }
}

/// A question as policy knows it.
pub(super) fn asking(question: &Question) -> Asking<'_> {
    Asking {
        asker: &question.asker,
        asked: &question.asked,
        purpose: &question.purpose,
        persons: question.is_of_persons(),
        subjects: question.subjects.len(),
        justified: !question.justification.trim().is_empty(),
    }
}
