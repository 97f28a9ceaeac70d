//! Requests: a partner is asked, and answers.
//!
//! A request states how long its answer may take, and the clock begins when whoever is asked received it, by its own
//! word: the node acknowledges each request that it takes. Both sides count the same by the same records.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::{Duty, Standing, Subject, Task};
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::{Asks, Refusal, answer_within, decide_answer};
use ntc_core::reason::Reasoned;
use ntc_core::record::{
    AcknowledgementStep, AnswerEvent, Draft, Event, InvalidRecord, Record, RecordId, RequestEvent,
    Revealed, Said,
};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use thiserror::Error;

use crate::audit::Act;
use crate::chain::{AppendError, StoredRecord, record_of};
use crate::due::{Due, DueError, Dues};
use crate::lookup::{Came, StateError};
use crate::outbox::{Asked as Shown, AskedError, Outbox};
use crate::ports::EntropyError;
use crate::publish::{PublishError, Publisher};
use crate::recall::{Recall, RecallError};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

/// The statuses of answers that provide something.
const PROVIDES: [&str; 2] = ["provided", "partly"];
/// The status of an answer that wants to know more first: a later answer may say anything.
const NEED_MORE: &str = "need_more";

#[cfg(test)]
mod tests;

/// Asks, answers, and tells how requests stand.
pub(crate) struct Requests {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) dues: Arc<Dues>,
    pub(crate) recall: Arc<Recall>,
    pub(crate) outbox: Outbox,
    /// One answer at a time looks what was shown and shows more.
    pub(crate) revealing: tokio::sync::Mutex<()>,
}

/// What was asked.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The request.
    pub(crate) id: RecordId,
    /// Who is asked.
    pub(crate) of: Party,
    /// How long the answer may take, minutes.
    pub(crate) within: u32,
    /// How long it may take by what is agreed, minutes.
    pub(crate) agreed: u32,
    /// True when the party was asked this under the same reference before, and nothing was written.
    pub(crate) duplicate: bool,
}

/// How a request stands.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// When it was received, by the word of who is asked.
    pub(crate) received: Option<Timestamp>,
    /// When an officer took it on, by the same word.
    pub(crate) taken: Option<Timestamp>,
    /// The newest answer of each party.
    pub(crate) answers: Vec<Came>,
    /// What is owed because of it.
    pub(crate) owed: Vec<Due>,
    /// What is asked; none when nothing is left of it.
    pub(crate) asks: Option<RequestEvent>,
    /// True when who asks withdrew it.
    pub(crate) is_withdrawn: bool,
}

/// Why nothing was asked, answered or shown.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum RequestError {
    /// No such record counts here.
    #[error("id: no such record is held; `ntc inbox` lists the requests that wait for an answer")]
    #[reason(NotFound, field = "id")]
    NotFound,
    /// Its author withdrew it.
    #[error("id: its author withdrew it")]
    #[reason(FieldInvalid, field = "id")]
    Withdrawn,
    /// Another version took its place.
    #[error("id: {0} took the place of this version; ask about that one")]
    #[reason(FieldInvalid, field = "id")]
    Replaced(RecordId),
    /// It is one's own.
    #[error("id: it is your own; you ask about what partners tell, and answer what they ask")]
    #[reason(FieldInvalid, field = "id")]
    Own,
    /// It is no request.
    #[error("id: {} is not answered; a Request is", .0.one())]
    #[reason(FieldInvalid, field = "id")]
    NotAsked(RecordKind),
    /// Nobody is asked about one of its kind.
    #[error("id: {} is not asked about; notices, alerts and hits are", .0.one())]
    #[reason(FieldInvalid, field = "id")]
    NotAbout(RecordKind),
    /// It was answered for good, and this would leave it open.
    #[error(
        "event.status: the request was answered with {0}; a later answer does not open it again"
    )]
    #[reason(FieldInvalid, field = "event.status")]
    Answered(String),
    /// The agreement does not let the request be answered like this.
    #[error("{}: {}", .0.field().unwrap_or_default(), .0.message())]
    #[reason(inner)]
    Clause(#[from] Refusal),
    /// An answer lets nobody pass anything on.
    #[error(
        "event.status: an answer is no consent; grant it with `ntc consent grant ID`, or refuse it"
    )]
    #[reason(FieldInvalid, field = "event.status")]
    Consent,
    /// It provides nothing.
    #[error(
        "event.text: says nothing of what is provided; give a text, a file with sections, or sections to reveal"
    )]
    #[reason(FieldMissing, field = "event.text")]
    Empty,
    /// The question was asked under the reference with other words.
    #[error(
        "national.source_reference: another question was asked under it, {0}; nothing was written. Ask this one under a \
         reference of its own; 'ntc alert retract {0}' withdraws the other"
    )]
    #[reason(ReferenceOtherContent, field = "national.source_reference")]
    OtherQuestion(RecordId),
    /// The draft is no request.
    #[error("kind: {} is published with `ntc alert publish`", .0.one())]
    #[reason(FieldInvalid, field = "kind")]
    NoRequest(RecordKind),
    /// It names nobody, or several.
    #[error("audience: name the one party that is asked")]
    #[reason(FieldInvalid, field = "audience")]
    Audience,
    /// The request is about no record of this party.
    #[error(
        "reveal: the request is about no record of yours that stands; of one that was withdrawn nothing is left to show, and \
         else give in the answer what who asks is to know"
    )]
    #[reason(FieldInvalid, field = "reveal")]
    NothingToReveal,
    /// A section may not be shown.
    #[error(transparent)]
    #[reason(inner)]
    Reveal(#[from] AskedError),
    /// A rule refuses it.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// It is not acknowledged.
    #[error(transparent)]
    #[reason(inner)]
    Acknowledge(#[from] RecallError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What is known of it cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// What is owed cannot be told.
    #[error(transparent)]
    #[reason(inner)]
    Due(#[from] DueError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

impl Requests {
    /// Puts a request to the one party of its audience.
    ///
    /// # Errors
    /// When a rule or policy refuses, or the ledger takes nothing.
    pub(crate) async fn ask(&self, draft: Draft, act: &mut Act) -> Result<Asked, RequestError> {
        if draft.kind() != RecordKind::Request {
            return Err(RequestError::NoRequest(draft.kind()));
        }
        let mut audience = draft.audience().iter();
        let (Some(of), None) = (audience.next().cloned(), audience.next()) else {
            return Err(RequestError::Audience);
        };
        let (urgency, reference) = (draft.urgency(), draft.source_reference().map(str::to_owned));
        let categories = draft.sections().categories();
        let publisher = &self.publisher;
        let make = |id, now, within| {
            let draft = draft.answer_within(within);
            let made = draft.check(&publisher.party, id, now, &publisher.defaults);
            made.map(|(record, _)| record)
        };
        self.put_once((of, urgency, categories), reference.as_deref(), make, act)
            .await
    }

    /// Asks the author of a record about it.
    ///
    /// # Errors
    /// When no such record of another party counts here, a rule or policy refuses, or the ledger takes nothing.
    pub(crate) async fn ask_about(
        &self,
        subject: &Subject,
        said: Said,
        act: &mut Act,
    ) -> Result<Asked, RequestError> {
        let about = self.others(subject)?;
        if !RecordKind::Request.answers().contains(&about.kind()) {
            return Err(RequestError::NotAbout(about.kind()));
        }
        let publisher = &self.publisher;
        let urgency = said.urgency.unwrap_or_else(|| about.urgency());
        let reference = said.sections.national.as_ref();
        let reference = reference.map(|national| national.source_reference.clone());
        let of_goods = said.sections.categories();
        let categories = about.categories().union(&of_goods).cloned().collect();
        let make = |id, now, within| {
            let said = said.answer_within(within);
            let own = (&publisher.party, id);
            Record::answering(&about, own, now, said, &publisher.defaults)
        };
        let of = subject.origin.clone();
        self.put_once((of, urgency, categories), reference.as_deref(), make, act)
            .await
    }

    /// Puts a request to a party; one that was put to it under the same reference is not put again.
    async fn put_once(
        &self,
        (of, urgency, categories): (Party, Urgency, BTreeSet<String>),
        reference: Option<&str>,
        make: impl FnOnce(RecordId, Timestamp, Duration) -> Result<Record, InvalidRecord>,
        act: &mut Act,
    ) -> Result<Asked, RequestError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let Some(reference) = reference else {
            let agreed = self.within(&of, (urgency, &categories), now);
            let record = make(id, now, agreed)?;
            return self.put(record, (of, agreed), now, act).await;
        };
        let claim = publisher.references.claim(reference);
        let _claim = claim.ok_or(PublishError::ReferenceInUse)?;
        let before = publisher.asked_before(reference, &of).await?;
        let Some((earlier, before)) = before else {
            let agreed = self.within(&of, (urgency, &categories), now);
            let record = make(id, now, agreed)?;
            return self.put(record, (of, agreed), now, act).await;
        };
        // What was agreed since moves no clock that runs.
        let within =
            within_of(&before).unwrap_or_else(|| self.within(&of, (urgency, &categories), now));
        let record = make(id, now, within)?;
        Publisher::says_the_same(&record, (earlier, &before))
            .map_err(|error| asked_otherwise(error, earlier))?;
        act.about(&earlier.to_string());
        let agreed = minutes(self.within(&of, (urgency, &categories), now));
        Ok(Asked {
            id: earlier,
            of,
            within: minutes_of(&record),
            agreed,
            duplicate: true,
        })
    }

    /// Answers a request of a partner, and shows it sections of the own records that the request is about. They are shown
    /// first: who has the answer has what it names, and whoever answers once more after a crash shows nothing twice.
    ///
    /// # Errors
    /// When no such request counts here, a rule or policy refuses, or the ledger takes nothing.
    pub(crate) async fn answer(
        &self,
        subject: &Subject,
        (mut said, reveal): (Said, SectionSet),
        act: &mut Act,
    ) -> Result<(RecordId, Option<String>), RequestError> {
        act.about(&subject.id.to_string());
        let request = self.asked(subject)?;
        is_no_grant(request.sections().event.as_ref(), &said.event)?;
        let before = self.is_open_for(subject, &said)?;
        let records = self.revealed(&request, reveal)?;
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        if let Event::Answer(event) = &said.event {
            let policies = publisher.partners.policies();
            decide_answer(event, &subject.origin, &policies, now)?;
        }
        let id = publisher.new_id(now)?;
        let own = (&publisher.party, id);
        if records.is_empty() {
            let record = Record::answering(&request, own, now, said, &publisher.defaults)?;
            if is_empty(&record) {
                return Err(RequestError::Empty);
            }
            self.write(record, &subject.origin, now, act).await?;
            return Ok((id, before));
        }
        let _revealing = self.revealing.lock().await;
        let _deciding = publisher.partners.deciding().await;
        let asked = self.asked_for(&subject.origin, records, reveal).await?;
        if let Event::Answer(event) = &mut said.event {
            let revealed = asked.iter();
            let revealed = revealed.map(|asked| Revealed::of(asked.record, asked.sections));
            event.reveals = revealed.collect();
        }
        let record = Record::answering(&request, own, now, said, &publisher.defaults)?;
        publisher.media_held(&record)?;
        publisher.goes_to(&record, &subject.origin, now)?;
        let stuck = |stuck| PublishError::from(AppendError::from(stuck));
        let begun = act.begun().await.map_err(stuck)?;
        for asked in asked {
            self.outbox.show(asked).await?;
        }
        publisher.append(record, begun).await?;
        Ok((id, before))
    }

    /// The own records that a request is about, of which sections are wanted, each by its name and its place; none where
    /// nothing is. Those that were withdrawn or replaced are left out, and the answer names which were shown.
    fn revealed(
        &self,
        request: &Record,
        reveal: SectionSet,
    ) -> Result<Vec<(RecordId, u64)>, RequestError> {
        let mut records = Vec::new();
        let Some(Event::Request(event)) = request.sections().event.as_ref() else {
            return Ok(records);
        };
        if reveal.is_empty() {
            return Ok(records);
        }
        let own = event.about.iter();
        for about in own.filter(|about| about.origin == self.publisher.party) {
            let entry = self.entry(&Subject::named(about))?;
            if let Some(entry) = entry.filter(IndexEntry::counts) {
                records.push((about.id, entry.location.ledger_index));
            }
        }
        if records.is_empty() {
            return Err(RequestError::NothingToReveal);
        }
        Ok(records)
    }

    /// Looks whether a party that asks may be shown sections of own records.
    async fn asked_for(
        &self,
        party: &Party,
        records: Vec<(RecordId, u64)>,
        reveal: SectionSet,
    ) -> Result<Vec<Shown>, RequestError> {
        let roster = self.publisher.partners.roster();
        let peer = roster.peers().get(party).ok_or(RequestError::NotFound)?;
        let asked = self.outbox.asked_for((party, peer), records, reveal);
        Ok(asked.await?)
    }

    /// Tells who asked, or who met whom an own alert looks for, that an officer works on it.
    ///
    /// # Errors
    /// When no such request or notice counts here, or the ledger takes nothing.
    pub(crate) async fn take(
        &self,
        subject: &Subject,
        act: &mut Act,
    ) -> Result<RecordId, RequestError> {
        act.about(&subject.id.to_string());
        let taken = self.others(subject)?.kind();
        if !matches!(taken, RecordKind::Request | RecordKind::HitNotice) {
            return Err(RequestError::NotAsked(taken));
        }
        let step = (AcknowledgementStep::Taken, self.publisher.clock.now());
        Ok(self.recall.acknowledge(subject, step, None, act).await?)
    }

    /// How a request stands, as both sides know it.
    ///
    /// # Errors
    /// When it is no request, or the state cannot be read.
    pub(crate) fn progress(&self, subject: &Subject) -> Result<Progress, RequestError> {
        let entry = self.entry(subject)?.ok_or(RequestError::NotFound)?;
        if entry.kind != RecordKind::Request {
            return Err(RequestError::NotAsked(entry.kind));
        }
        let state = self.publisher.lookup.state();
        let notes = state.notes(subject)?;
        let first = |step| {
            let told = notes.iter().filter_map(|note| note.acknowledged(step));
            told.min()
        };
        let answers = state.came(subject)?;
        let mut owed = self.dues.of(subject)?;
        for answer in &answers {
            // What an answer wants to know first is owed because of the answer.
            owed.extend(self.dues.of(&Subject {
                origin: answer.by.clone(),
                id: answer.record,
            })?);
        }
        let record = read(&self.publisher.lookup, &entry);
        let event = record.and_then(|record| record.sections().event.clone());
        let asks = match event {
            Some(Event::Request(event)) => Some(*event),
            Some(_) | None => None,
        };
        let standing = state.standing(subject)?;
        Ok(Progress {
            asks,
            is_withdrawn: matches!(standing, Some(Standing::Retracted { .. })),
            received: first(AcknowledgementStep::Received),
            taken: first(AcknowledgementStep::Taken),
            answers,
            owed,
        })
    }

    /// Refuses to leave a request open that was answered for good: nobody would count it as owed again. Answers the status
    /// of the own answer before; none where there is none.
    fn is_open_for(&self, subject: &Subject, said: &Said) -> Result<Option<String>, RequestError> {
        let Event::Answer(event) = &said.event else {
            return Ok(None);
        };
        let came = self.publisher.lookup.state().came(subject)?;
        let own = came.into_iter().find(|it| it.by == self.publisher.party);
        match own {
            Some(own) if opens_again(&own.result, &event.status) => {
                Err(RequestError::Answered(own.result))
            }
            own => Ok(own.map(|own| own.result)),
        }
    }

    async fn put(
        &self,
        record: Record,
        (of, agreed): (Party, Duration),
        now: Timestamp,
        act: &mut Act,
    ) -> Result<Asked, RequestError> {
        let id = record.id();
        act.about(&id.to_string());
        let (within, agreed) = (minutes_of(&record), minutes(agreed));
        self.write(record, &of, now, act).await?;
        Ok(Asked {
            id,
            of,
            within,
            agreed,
            duplicate: false,
        })
    }

    async fn write(
        &self,
        record: Record,
        to: &Party,
        now: Timestamp,
        act: &mut Act,
    ) -> Result<(), RequestError> {
        let publisher = &self.publisher;
        publisher.media_held(&record)?;
        Ok(publisher.tell(record, to, now, act.begin()).await?)
    }

    /// How long the answer of a party may take.
    fn within(
        &self,
        of: &Party,
        (urgency, categories): (Urgency, &BTreeSet<String>),
        now: Timestamp,
    ) -> Duration {
        let policies = self.publisher.partners.policies();
        let asks = Asks {
            asker: &self.publisher.party,
            asked: of,
            urgency,
            categories,
        };
        answer_within(&policies, asks, now)
    }

    /// The request of another party, which counts here.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn asked(&self, subject: &Subject) -> Result<Record, RequestError> {
        let request = self.others(subject)?;
        if request.kind() != RecordKind::Request {
            return Err(RequestError::NotAsked(request.kind()));
        }
        Ok(request)
    }

    /// A record of another party, which counts here.
    fn others(&self, subject: &Subject) -> Result<Record, RequestError> {
        if subject.origin == self.publisher.party {
            return Err(RequestError::Own);
        }
        let lookup = &self.publisher.lookup;
        match lookup.state().standing(subject)? {
            None => {}
            Some(Standing::Retracted { .. }) => return Err(RequestError::Withdrawn),
            Some(Standing::Superseded { by, .. }) => return Err(RequestError::Replaced(by)),
        }
        let entry = self.entry(subject)?.filter(IndexEntry::counts);
        let entry = entry.ok_or(RequestError::NotFound)?;
        read(lookup, &entry).ok_or(RequestError::NotFound)
    }

    fn entry(&self, subject: &Subject) -> Result<Option<IndexEntry>, RequestError> {
        Ok(self.publisher.lookup.entry(subject)?)
    }
}

/// Of a question that was asked in other words, what to do about a question.
fn asked_otherwise(error: PublishError, earlier: RecordId) -> RequestError {
    if matches!(error, PublishError::OtherContent(_)) {
        RequestError::OtherQuestion(earlier)
    } else {
        error.into()
    }
}

/// Whether an answer with this status leaves a request open that one with the status before closed.
fn opens_again(before: &str, status: &str) -> bool {
    let closes = |status: &str| Duty::is_done_by(Task::Answer, status) && status != NEED_MORE;
    closes(before) && !closes(status)
}

/// Whether an answer says that it provides something, and provides nothing.
fn is_empty(answer: &Record) -> bool {
    match &answer.sections().event {
        Some(Event::Answer(event)) => says_nothing(event, answer.sections().present()),
        _ => false,
    }
}

/// The same of its event, and the sections that are there.
fn says_nothing(event: &AnswerEvent, present: SectionSet) -> bool {
    let is_bare = event.text.is_empty() && event.conditions.is_empty();
    let others = present.without(Section::Event);
    PROVIDES.contains(&event.status.as_str()) && is_bare && others.is_empty()
}

/// How long the answer to a request may take, minutes.
fn minutes(time: Duration) -> u32 {
    u32::try_from(time.as_secs().div_ceil(60)).unwrap_or(u32::MAX)
}

/// How long the answer to a request may take, minutes.
fn minutes_of(record: &Record) -> u32 {
    match &record.sections().event {
        Some(Event::Request(event)) => event.answer_within,
        _ => 0,
    }
}

/// The same of an own one; none when it is erased.
fn within_of(record: &StoredRecord) -> Option<Duration> {
    let record = record_of(&record.opening).ok()?;
    match &record.sections().event {
        Some(Event::Request(event)) => Some(event.within()),
        _ => None,
    }
}

/// Refuses an answer that says yes to a request for consent: what may be passed on is said by a consent alone.
fn is_no_grant(request: Option<&Event>, said: &Event) -> Result<(), RequestError> {
    let asks = match request {
        Some(Event::Request(event)) => event.consent_to.is_some(),
        _ => false,
    };
    if let Event::Answer(event) = said
        && asks
        && PROVIDES.contains(&event.status.as_str())
    {
        return Err(RequestError::Consent);
    }
    Ok(())
}
