//! The asking side: an officer's wish becomes a question to each partner that may be asked, and each answer is told as
//! it comes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_core::ledger::entry::commit::QueryDirection;
use ntc_core::party::Party;
use ntc_core::policy::{Asking, Leave, decide_query};
use ntc_core::query::sealed::{ANSWER_TYPE, QUESTION_TYPE, Sealed, digest};
use ntc_core::query::{Answer, InvalidAnswer, Question, QuestionId, Subject, officer};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Day, Numbers};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::answering::asking;
use super::kept::{KeptPartner, KeptQuery};
use super::{ANSWER_WITHIN, KeptError, Queries, QueryError, Unreached};
use crate::audit::{Act, Officer};
use crate::chain::{Asker, QueryTold};

/// Steps that wait for the officer: one for each partner, with the first and the last.
const MAX_STEPS: usize = crate::partners::MAX_PEERS + 2;

/// Why a partner is not even named where every partner is meant: there is nothing with it that queries are about.
/// A pair that an agreement excludes is named: it was agreed on, and silence would pass for an answer.
const NOT_MEANT: [Reason; 3] = [
    Reason::NoAgreement,
    Reason::DirectionNotCovered,
    Reason::KindNotCovered,
];

/// What an officer wants to know.
#[derive(Debug)]
pub(crate) struct Wish {
    /// About what.
    pub(crate) subjects: Vec<Subject>,
    /// What for.
    pub(crate) purpose: String,
    /// Why, in words.
    pub(crate) justification: String,
    /// Parties and countries; empty for every partner.
    pub(crate) to: Vec<String>,
    /// What is demanded of numbers.
    pub(crate) numbers: Numbers,
}

/// A query that goes.
pub(crate) struct Asked {
    /// Its id.
    pub(crate) id: QuestionId,
    /// What is told of it, in order.
    pub(crate) steps: mpsc::Receiver<Step>,
}

/// A step of a query.
#[derive(Debug)]
pub(crate) enum Step {
    /// The first.
    Begun(Begun),
    /// What became of it at one partner.
    Became(Box<Became>),
    /// The last.
    Ended(Ended),
}

/// Who is asked.
#[derive(Debug)]
pub(crate) struct Begun {
    /// The query.
    pub(crate) id: QuestionId,
    /// The partners.
    pub(crate) asked: Vec<Party>,
}

/// What became of a query at one partner.
#[derive(Debug)]
pub(crate) struct Became {
    /// The partner.
    pub(crate) party: Party,
    /// What.
    pub(crate) outcome: Outcome,
    /// How long it took.
    pub(crate) took: Duration,
    /// Index of the entry that commits to the question; none where it was not put.
    pub(crate) ledger_index: Option<u64>,
}

/// What comes of a question.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It was answered, with hits or without.
    Answered(Answer),
    /// It was refused: number and words of the reason.
    Refused(u16, String),
    /// There was no answer that counts.
    Silent(Reason, String),
    /// It was not put: policy or a quota here keeps it back.
    NotAsked(Reason, String),
}

impl Outcome {
    /// What an answer that counts comes to.
    pub(crate) fn of(answer: Answer) -> Self {
        match answer.refused {
            Some(number) => Self::Refused(number, reason_of(number)),
            None => Self::Answered(answer),
        }
    }
}

/// All that came of a query, in numbers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Ended {
    pub(crate) asked: u32,
    pub(crate) hit: u32,
    pub(crate) no_hit: u32,
    pub(crate) refused: u32,
    pub(crate) silent: u32,
    pub(crate) not_asked: u32,
    pub(crate) took: Duration,
}

impl Ended {
    /// Counts what became of a query at one more partner.
    pub(crate) fn count(&mut self, outcome: &Outcome) {
        let count = match outcome {
            Outcome::Answered(answer) if answer.is_hit() => &mut self.hit,
            Outcome::Answered(_) => &mut self.no_hit,
            Outcome::Refused(..) => &mut self.refused,
            Outcome::Silent(..) => &mut self.silent,
            Outcome::NotAsked(..) => &mut self.not_asked,
        };
        *count += 1;
        if !matches!(outcome, Outcome::NotAsked(..)) {
            self.asked += 1;
        }
    }
}

/// A question to one partner, signed.
struct Put {
    party: Party,
    question: Question,
    sealed: Sealed,
    asker: Asker,
}

impl Queries {
    /// Puts a query to partners. What is told of it comes over the receiver; that nobody listens any more ends nothing.
    ///
    /// # Errors
    /// When it may not be asked whoever is asked, or what proves it cannot be made durable; nothing goes out then.
    pub(crate) async fn ask(
        self: &Arc<Self>,
        wish: Wish,
        by: Officer,
        act: &mut Act,
    ) -> Result<Asked, QueryError> {
        let began = Instant::now();
        let now = self.clock.now();
        let mut random = [0; 10];
        self.entropy.fill(&mut random)?;
        let id = QuestionId::new(now, &random);
        act.about(&id.to_string());
        let meant = self.meant(&wish.to)?;
        let (is_for_all, numbers) = (wish.to.is_empty(), wish.numbers);
        let whole = self.whole(wish, id, now);
        check(&whole, numbers)?;
        let deciding = self.partners.deciding().await;
        let (leaves, mut became) = self.may_ask(&whole, meant, is_for_all);
        let puts = self.put(&whole, leaves, &by, &mut became)?;
        let ended = self
            .make_durable((id, &by, &whole), &puts, &became, act)
            .await;
        drop(deciding);
        let (first, mut kept) = match ended {
            Ok(durable) => durable,
            Err(error) => {
                self.give_back(&puts);
                return Err(error);
            }
        };
        let (tell, steps) = mpsc::channel(MAX_STEPS);
        let silent = became
            .iter()
            .filter(|it| matches!(it.outcome, Outcome::Silent(..)));
        let asked = puts.iter().map(|put| &put.party);
        let asked = asked.chain(silent.map(|it| &it.party)).cloned().collect();
        let this = Arc::clone(self);
        tokio::spawn(async move {
            let mut sum = Ended::default();
            // Nobody may listen any more; what comes is kept all the same.
            drop(tell.send(Step::Begun(Begun { id, asked })).await);
            for became in became {
                sum.count(&became.outcome);
                drop(tell.send(Step::Became(Box::new(became))).await);
            }
            let mut going = JoinSet::new();
            for (put, index) in puts.into_iter().zip(first..) {
                let this = Arc::clone(&this);
                going.spawn(async move { this.ask_one(put, index).await });
            }
            while let Some(came) = going.join_next().await {
                let Ok((became, answer)) = came else {
                    tracing::error!("a question to a partner ended badly");
                    continue;
                };
                note(&mut kept, &became, answer);
                sum.count(&became.outcome);
                drop(tell.send(Step::Became(Box::new(became))).await);
            }
            sum.took = began.elapsed();
            kept.took_ms = u64::try_from(sum.took.as_millis())
                .unwrap_or(u64::MAX)
                .max(1);
            this.keep(id, kept).await;
            drop(tell.send(Step::Ended(sum)).await);
        });
        Ok(Asked { id, steps })
    }

    /// How many partners a query would go to, by what is agreed; nobody is asked.
    ///
    /// # Errors
    /// When a party that it names is no partner, or it breaks a rule.
    pub(crate) fn reach(&self, wish: Wish) -> Result<usize, QueryError> {
        let now = self.clock.now();
        let meant = self.meant(&wish.to)?;
        let (is_for_all, numbers) = (wish.to.is_empty(), wish.numbers);
        let whole = self.whole(wish, QuestionId::new(now, &[0; 10]), now);
        check(&whole, numbers)?;
        Ok(self.may_ask(&whole, meant, is_for_all).0.len())
    }

    /// What is asked, as the own party asks it.
    fn whole(&self, wish: Wish, id: QuestionId, time: Timestamp) -> Question {
        Question {
            id,
            asker: self.own.clone(),
            asked: self.own.clone(),
            time,
            purpose: wish.purpose,
            justification: wish.justification.trim().to_owned(),
            officer: [0; 16],
            subjects: wish.subjects,
        }
    }

    /// The partners that are meant.
    fn meant(&self, to: &[String]) -> Result<BTreeSet<Party>, QueryError> {
        let roster = self.partners.roster();
        let partners = roster.peers();
        if partners.is_empty() {
            return Err(QueryError::Nobody);
        }
        if to.is_empty() {
            return Ok(partners.keys().cloned().collect());
        }
        let mut meant = BTreeSet::new();
        for word in to {
            let named = |party: &&Party| {
                party.as_str() == word || party.country().eq_ignore_ascii_case(word)
            };
            let mut known = partners.keys().filter(named).cloned().peekable();
            if known.peek().is_none() {
                // What was typed may be anything, a subject too.
                return Err(QueryError::Stranger(shortened(word)));
            }
            meant.extend(known);
        }
        Ok(meant)
    }

    /// Who of those meant may be asked, and what becomes of the others.
    fn may_ask(
        &self,
        whole: &Question,
        meant: BTreeSet<Party>,
        everybody: bool,
    ) -> (Vec<(Party, Leave)>, Vec<Became>) {
        let policies = self.partners.policies();
        let (mut leaves, mut became) = (Vec::new(), Vec::new());
        for party in meant {
            let asking = Asking {
                asked: &party,
                ..asking(whole)
            };
            match decide_query(asking, &policies, whole.time) {
                Ok(leave) => leaves.push((party, leave)),
                Err(refusal) if everybody && NOT_MEANT.contains(&refusal.reason()) => {}
                Err(refusal) => {
                    let why = refusal.message().to_owned();
                    became.push(not_put(party, Outcome::NotAsked(refusal.reason(), why)));
                }
            }
        }
        (leaves, became)
    }

    /// Signs a question for each partner for which there is room in today's quotas.
    fn put(
        &self,
        whole: &Question,
        leaves: Vec<(Party, Leave)>,
        by: &Officer,
        became: &mut Vec<Became>,
    ) -> Result<Vec<Put>, QueryError> {
        let many = leaves.len();
        let narrow = leaves
            .iter()
            .find(|(_, leave)| usize::try_from(leave.fan_out).is_ok_and(|most| most < many));
        if let Some((party, leave)) = narrow {
            return Err(QueryError::FanOut(many, party.clone(), leave.fan_out));
        }
        let mut puts = Vec::new();
        for (party, leave) in leaves {
            // A question that has no way to go takes nothing of the day's quota, and commits to nothing.
            if let Err(Unreached(why)) = self.reach.opened(&party) {
                became.push(not_put(party, Outcome::Silent(Reason::PartnerSilent, why)));
                continue;
            }
            let asker = Asker {
                own: true,
                party: party.clone(),
                officer: officer(&party, by.serial.as_bytes()),
            };
            let subjects = whole.subjects.len();
            if let Err(reason) = self.quotas.take(&asker, subjects, &leave, whole.time) {
                let (whose, most) = if reason == Reason::QueryOfficerQuota {
                    ("one officer ", leave.per_officer)
                } else {
                    ("", leave.per_day)
                };
                let most = match most {
                    1 => "one subject".to_owned(),
                    most => format!("{most} subjects"),
                };
                let why = format!("the agreement allows {whose}{most} a day");
                became.push(not_put(party, Outcome::NotAsked(reason, why)));
                continue;
            }
            let question = Question {
                asked: party.clone(),
                officer: asker.officer,
                ..whole.clone()
            };
            match Sealed::sign(QUESTION_TYPE, question.encode(), &*self.author) {
                Ok(sealed) => puts.push(Put {
                    party,
                    question,
                    sealed,
                    asker,
                }),
                Err(error) => {
                    self.quotas.give_back(&asker, subjects);
                    self.give_back(&puts);
                    return Err(error.into());
                }
            }
        }
        Ok(puts)
    }

    fn give_back(&self, puts: &[Put]) {
        for put in puts {
            self.quotas
                .give_back(&put.asker, put.question.subjects.len());
        }
    }

    /// Makes durable that the officer acts, what is asked, and the entries that commit to it, before anything goes out.
    async fn make_durable(
        &self,
        (id, by, whole): (QuestionId, &Officer, &Question),
        puts: &[Put],
        became: &[Became],
        act: &mut Act,
    ) -> Result<(u64, KeptQuery), QueryError> {
        act.begun().await?;
        let told = puts.iter().map(|put| QueryTold {
            direction: QueryDirection::Asked,
            party: put.party.clone(),
            officer: put.question.officer,
            subjects: u32::try_from(put.question.subjects.len()).unwrap_or(u32::MAX),
            digest: digest(&put.sealed.content),
        });
        let told: Vec<_> = told.collect();
        let partners = puts.iter().map(|put| KeptPartner {
            party: put.party.to_string(),
            question: put.sealed.content.clone(),
            question_signature: put.sealed.signature.to_vec(),
            ..KeptPartner::default()
        });
        let others = became.iter().map(|became| {
            let (reason, why) = match &became.outcome {
                Outcome::NotAsked(reason, why) | Outcome::Silent(reason, why) => {
                    (reason.number(), why.clone())
                }
                Outcome::Answered(_) | Outcome::Refused(..) => (0, String::new()),
            };
            KeptPartner {
                party: became.party.to_string(),
                question: whole.encode(),
                reason: u32::from(reason),
                why,
                ..KeptPartner::default()
            }
        });
        let kept = KeptQuery {
            officer: by.name.clone(),
            took_ms: 0,
            partners: partners.chain(others).collect(),
        };
        let (files, query, now) = (self.kept(), kept.clone(), whole.time);
        let saved = tokio::task::spawn_blocking(move || files.save(id, &query, now));
        // Together: each syncs files of its own.
        let first = async {
            match told.is_empty() {
                true => Ok(0),
                false => self.ledger.queries(told).await,
            }
        };
        let (saved, first) = tokio::join!(saved, first);
        saved.unwrap_or(Err(KeptError::Inside))?;
        let mut kept = kept;
        let first = match first {
            Ok(first) => first,
            Err(error) => {
                // Nothing went out, so nothing is told of it later.
                let files = self.kept();
                drop(tokio::task::spawn_blocking(move || files.forget(id)).await);
                return Err(error.into());
            }
        };
        for (partner, index) in kept.partners.iter_mut().zip(first..).take(puts.len()) {
            partner.ledger_index = index;
        }
        Ok((first, kept))
    }

    /// Puts a question to one partner; what became of it, and the answer as it was signed.
    async fn ask_one(&self, put: Put, index: u64) -> (Became, Option<Sealed>) {
        let began = Instant::now();
        let (outcome, answer) = match self.answer_of(&put).await {
            Ok((answer, sealed)) => (Outcome::of(answer), Some(sealed)),
            Err((reason, why)) => (Outcome::Silent(reason, why), None),
        };
        let became = Became {
            party: put.party,
            outcome,
            took: began.elapsed(),
            ledger_index: Some(index),
        };
        (became, answer)
    }

    async fn answer_of(&self, put: &Put) -> Result<(Answer, Sealed), (Reason, String)> {
        let unproven = |error: InvalidAnswer| (error.reason(), error.to_string());
        let question = put.sealed.question();
        let question = question.map_err(|error| (error.reason(), error.to_string()))?;
        let asked = self.reach.ask(&put.party, question);
        let answer = tokio::time::timeout(ANSWER_WITHIN, asked).await;
        let answer = answer.map_err(|_| {
            let why = format!("no answer came within {} s", ANSWER_WITHIN.as_secs());
            (Reason::PartnerSilent, why)
        })?;
        let answer = answer.map_err(|why| (Reason::PartnerSilent, why.0))?;
        let sealed = Sealed::of_answer(&answer, put.question.subjects.len()).map_err(unproven)?;
        let keys = self.reach.author_keys(&put.party);
        if !sealed.is_signed(ANSWER_TYPE, &keys) {
            return Err(unproven(InvalidAnswer::Signature));
        }
        let answer = Answer::decode(&sealed.content).map_err(unproven)?;
        let of = (&put.question, &digest(&put.sealed.content));
        answer.check(of, &keys).map_err(unproven)?;
        Ok((answer, sealed))
    }

    async fn keep(&self, id: QuestionId, query: KeptQuery) {
        let (files, now) = (self.kept(), self.clock.now());
        let saved = tokio::task::spawn_blocking(move || files.save(id, &query, now));
        if let Ok(Err(error)) = saved.await {
            tracing::error!(%error, "the answers of a query are not kept");
        }
    }
}

/// Refuses what may not be asked, and says of subjects which.
fn check(whole: &Question, numbers: Numbers) -> Result<(), QueryError> {
    for (number, subject) in whole.subjects.iter().enumerate() {
        let named = |invalid| QueryError::Subject(number, invalid);
        subject.check().map_err(named)?;
        subject.check_number(numbers).map_err(named)?;
        subject.check_born(Day::at(whole.time)).map_err(named)?;
    }
    Ok(whole.check()?)
}

/// What came of a query at a partner to which no question went.
fn not_put(party: Party, outcome: Outcome) -> Became {
    Became {
        party,
        outcome,
        took: Duration::ZERO,
        ledger_index: None,
    }
}

/// What a reason means, in words.
fn reason_of(number: u16) -> String {
    match Reason::from_number(number) {
        Some(reason) => reason.row().meaning.to_owned(),
        None => format!(
            "the partner refuses for the reason {number}, which is not known to this version"
        ),
    }
}

/// Notes what came of a question where it is kept.
fn note(kept: &mut KeptQuery, became: &Became, answer: Option<Sealed>) {
    let mut partners = kept.partners.iter_mut();
    let Some(partner) = partners.find(|it| it.party == became.party.as_str()) else {
        return;
    };
    partner.took_ms = u64::try_from(became.took.as_millis()).unwrap_or(u64::MAX);
    if let Outcome::Silent(reason, why) = &became.outcome {
        partner.reason = u32::from(reason.number());
        partner.why.clone_from(why);
    }
    if let Some(sealed) = answer {
        partner.answer_signature = sealed.signature.to_vec();
        partner.answer = sealed.content;
    }
}

fn shortened(word: &str) -> String {
    const MOST: usize = 43;
    let is_fit = |c: &char| !ntc_core::text::is_harmful(*c);
    word.chars().filter(is_fit).take(MOST).collect()
}
