//! Stage one: a draft becomes a checked, sealed record that policy lets go out, and goes to the ledger.

mod before;
mod reference;
mod refusal;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::envelope::{RecordKey, SealRandom, SealedRecord, Sign};
use ntc_core::model::handling::Tlp;
use ntc_core::party::Party;
use ntc_core::policy::{Decision, Labels, Permitted, decide_publish, explain};
use ntc_core::record::{Defaults, Draft, Event, Record, RecordId, Warning};
use ntc_core::section::SECTION_COUNT;
use ntc_core::time::Timestamp;
use ntc_core::wire;

use self::before::{Known, told_before};
pub(crate) use self::reference::References;
pub use self::refusal::PublishError;
use crate::audit::{Act, Begun};
use crate::chain::{Appended, Ledger};
use crate::lookup::Lookup;
use crate::media::MediaStore;
use crate::partners::Partners;
use crate::ports::{Clock, Entropy, EntropyError};
use crate::telemetry::metrics::Metrics;

/// A record as bytes: the header without digests, and its sections.
pub(crate) type Encoded = (Vec<u8>, [Option<Vec<u8>>; SECTION_COUNT]);

/// Turns drafts into durable records.
pub struct Publisher {
    pub(crate) party: Party,
    pub(crate) author: Arc<dyn Sign>,
    pub(crate) defaults: Defaults,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) media: MediaStore,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) references: References,
}

/// A record that is durable under a signed checkpoint.
#[derive(Debug)]
pub struct Published {
    /// Its id.
    pub id: RecordId,
    /// Where it stands in the ledger.
    pub appended: Appended,
    /// Rules that spoke without refusing.
    pub warnings: Vec<Warning>,
    /// What policy decided, one for each peer.
    pub decisions: BTreeMap<Party, Decision>,
    /// Where the records stand in the ledger that were published before under its source reference, the newest first;
    /// empty when it is new. Nothing was written when there are any, unless it was asked for once more.
    pub before: Vec<u64>,
    /// True when its source reference was published before, and nothing was written.
    pub duplicate: bool,
}

/// Records that tell of another one and go into the ledger with it.
pub(crate) struct Telling<'a> {
    /// Makes them of the other one.
    pub(crate) records: &'a (dyn Fn(&Record) -> Result<Vec<Record>, PublishError> + Sync),
    /// The act of writing them.
    pub(crate) act: &'a mut Act,
}

/// What has to be, for a record to be written.
enum Beside<'a> {
    /// Nothing more.
    Nothing,
    /// Somebody who gets it.
    Somebody,
    /// Records that tell of it.
    Telling(Telling<'a>),
}

/// What publishing would do now.
#[derive(Debug)]
pub enum Previewed {
    /// It would be written.
    New {
        /// Rules that speak without refusing.
        warnings: Vec<Warning>,
        /// What policy decides now, one for each peer.
        decisions: BTreeMap<Party, Decision>,
    },
    /// Its source reference was published before with the same content: nothing would be written.
    Before(Published),
}

impl Publisher {
    /// Publishes a draft; returns when the record is durable under a signed checkpoint. The entry that says so is
    /// durable before. Whoever calls lets it run to its end: a claim of a reference that ended before its append would
    /// let a second call publish the case again.
    ///
    /// A draft whose source reference was published before is answered with that record, and nothing is written. With
    /// `again` it is published once more, to those partners alone to whom no record of the reference went.
    ///
    /// # Errors
    /// When a rule, policy or the ledger refuses; nothing was written then.
    pub(crate) async fn publish(
        &self,
        draft: Draft,
        again: bool,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let outcome = match draft.source_reference().map(str::to_owned) {
            None => {
                self.lookup.keep_pace().await;
                self.sign_and_append(draft, Beside::Nothing, act).await
            }
            Some(reference) => self.publish_claimed(draft, &reference, again, act).await,
        };
        self.count(&outcome);
        if let Ok(published) = &outcome {
            act.about(&published.id.to_string());
        }
        outcome
    }

    /// Publishes a draft that takes the place of the newest of `versions`, all of which are own records, together with
    /// the records that tell of it: all are durable, or none. Its source reference may be theirs, and no other
    /// record's.
    ///
    /// # Errors
    /// When a rule, policy or the ledger refuses; nothing was written then.
    pub(crate) async fn publish_version(
        &self,
        draft: Draft,
        versions: &[RecordId],
        telling: Telling<'_>,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let outcome = match draft.source_reference().map(str::to_owned) {
            None => {
                self.lookup.keep_pace().await;
                self.sign_and_append(draft, Beside::Telling(telling), act)
                    .await
            }
            Some(reference) => {
                self.version_claimed(draft, &reference, versions, telling, act)
                    .await
            }
        };
        self.count(&outcome);
        outcome
    }

    async fn version_claimed(
        &self,
        draft: Draft,
        reference: &str,
        versions: &[RecordId],
        telling: Telling<'_>,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let claim = self.references.claim(reference);
        let _claim = claim.ok_or(PublishError::ReferenceInUse)?;
        self.is_of_versions(reference, versions).await?;
        self.sign_and_append(draft, Beside::Telling(telling), act)
            .await
    }

    /// Tells what [`Self::publish`] would do now; nothing is written.
    ///
    /// # Errors
    /// As publishing would refuse it.
    pub(crate) async fn preview(
        &self,
        draft: Draft,
        again: bool,
    ) -> Result<Previewed, PublishError> {
        let (draft, somebody, had) = match draft.source_reference().map(str::to_owned) {
            None => (draft, false, BTreeSet::new()),
            Some(reference) => {
                if self.references.holds(&reference) {
                    return Err(PublishError::ReferenceInUse);
                }
                let known = self.known(draft, &reference, again).await?;
                if known.is_duplicate {
                    return self.earlier(known.before).map(Previewed::Before);
                }
                (known.draft, !known.before.is_empty(), known.had)
            }
        };
        let now = self.clock.now();
        let (record, warnings) =
            draft.check(&self.party, self.new_id(now)?, now, &self.defaults)?;
        self.media_held(&record)?;
        let decided = decide_publish(record, &self.partners.policies(), now)?;
        let mut decisions = decided.into_decisions();
        if somebody {
            reaches_somebody(&decisions)?;
        }
        told_before(&mut decisions, &had);
        Ok(Previewed::New {
            warnings,
            decisions,
        })
    }

    /// How many would get a draft now, and how it is marked; none where it was published before and nothing would be
    /// written.
    ///
    /// # Errors
    /// As publishing would refuse it.
    pub(crate) async fn reach(
        &self,
        draft: Draft,
        again: bool,
    ) -> Result<Option<(usize, Tlp)>, PublishError> {
        let decisions = match self.preview(draft.clone(), again).await? {
            Previewed::New { decisions, .. } => decisions,
            Previewed::Before(_) => return Ok(None),
        };
        Ok(Some((receiving(&decisions), self.marking(draft)?)))
    }

    /// The same of a draft that takes the place of a record.
    ///
    /// # Errors
    /// When it breaks a rule or policy refuses it.
    pub(crate) fn reach_of_version(&self, draft: Draft) -> Result<(usize, Tlp), PublishError> {
        let decisions = self.decided(draft.clone())?;
        Ok((receiving(&decisions), self.marking(draft)?))
    }

    /// A draft as the record that it would be: the header without digests, and the sections.
    ///
    /// # Errors
    /// When it breaks a rule.
    pub(crate) fn encoded(&self, draft: Draft) -> Result<Encoded, PublishError> {
        let now = self.clock.now();
        let (record, _) = draft.check(&self.party, self.new_id(now)?, now, &self.defaults)?;
        let sections = wire::record::section_bytes(&record);
        let header = wire::record::header_bytes(&record, &[[0; 32]; SECTION_COUNT]);
        Ok((header, sections))
    }

    /// How a draft is marked.
    fn marking(&self, draft: Draft) -> Result<Tlp, PublishError> {
        Ok(self.labels(draft)?.tlp)
    }

    /// The labels of the record that a draft would be.
    ///
    /// # Errors
    /// When it breaks a rule.
    pub(crate) fn labels(&self, draft: Draft) -> Result<Labels, PublishError> {
        let now = self.clock.now();
        let (record, _) = draft.check(&self.party, self.new_id(now)?, now, &self.defaults)?;
        Ok(Labels::own(&record))
    }

    /// What policy would decide of a draft now, whatever was published before; nothing is written.
    ///
    /// # Errors
    /// When it breaks a rule or policy refuses it.
    pub(crate) fn decided(&self, draft: Draft) -> Result<BTreeMap<Party, Decision>, PublishError> {
        let now = self.clock.now();
        let (record, _) = draft.check(&self.party, self.new_id(now)?, now, &self.defaults)?;
        let decided = decide_publish(record, &self.partners.policies(), now)?;
        Ok(decided.into_decisions())
    }

    /// The parties that would get a draft now; none when that cannot be told.
    pub(crate) fn would_reach(&self, draft: Draft) -> Option<BTreeSet<String>> {
        let decisions = self.decided(draft).ok()?.into_values();
        let gets = decisions.filter(|told| told.refused.is_none());
        Some(gets.map(|told| told.peer.to_string()).collect())
    }

    async fn publish_claimed(
        &self,
        draft: Draft,
        reference: &str,
        again: bool,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let claim = self.references.claim(reference);
        let _claim = claim.ok_or(PublishError::ReferenceInUse)?;
        let Known {
            draft,
            before,
            had,
            is_duplicate,
        } = self.known(draft, reference, again).await?;
        if is_duplicate {
            return self.earlier(before);
        }
        let beside = if before.is_empty() {
            Beside::Nothing
        } else {
            Beside::Somebody
        };
        let mut published = self.sign_and_append(draft, beside, act).await?;
        told_before(&mut published.decisions, &had);
        let before = before.iter().map(|entry| entry.location.ledger_index);
        Ok(Published {
            before: before.collect(),
            ..published
        })
    }

    /// Signs a record and appends it, with what has to come to be beside it.
    async fn sign_and_append(
        &self,
        draft: Draft,
        beside: Beside<'_>,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let now = self.clock.now();
        let id = self.new_id(now)?;
        let (record, warnings) = draft.check(&self.party, id, now, &self.defaults)?;
        let _naming = self.media.naming().await;
        self.media_held(&record)?;
        let _deciding = self.partners.deciding().await;
        act.about(&id.to_string());
        let (appended, decisions) = match beside {
            Beside::Nothing => self.append(record, act.begin()).await?,
            Beside::Somebody => {
                let decided = decide_publish(record.clone(), &self.partners.policies(), now)?;
                reaches_somebody(&decided.into_decisions())?;
                self.append(record, act.begin()).await?
            }
            Beside::Telling(telling) => {
                let tell = (telling.records)(&record)?;
                let begun = act.begin().max(telling.act.begin());
                self.append_all(record, tell, begun).await?
            }
        };
        Ok(Published {
            id,
            appended,
            warnings,
            decisions,
            before: Vec::new(),
            duplicate: false,
        })
    }

    /// Seals a checked record under the policies of this moment and appends it, after the entry that says that this
    /// begins. The only road into the ledger, with [`Self::append_all`].
    ///
    /// The caller holds [`Partners::deciding`], or [`Partners::acting`] when the record is a step of an agreement.
    pub(crate) async fn append(
        &self,
        record: Record,
        begun: Begun,
    ) -> Result<(Appended, BTreeMap<Party, Decision>), PublishError> {
        let permitted = self.permitted(record)?;
        Ok(self.ledger.append(permitted, Vec::new(), begun).await?)
    }

    /// The same for several records, which are durable all or none. Answers for the first.
    async fn append_all(
        &self,
        first: Record,
        others: Vec<Record>,
        begun: Begun,
    ) -> Result<(Appended, BTreeMap<Party, Decision>), PublishError> {
        let first = self.permitted(first)?;
        let others = others.into_iter().map(|other| self.permitted(other));
        let others = others.collect::<Result<_, _>>()?;
        Ok(self.ledger.append(first, others, begun).await?)
    }

    /// A checked record that policy lets go out, sealed.
    fn permitted(&self, record: Record) -> Result<(Permitted<SealedRecord>, Record), PublishError> {
        let now = self.clock.now();
        let permitted = decide_publish(record, &self.partners.policies(), now)?;
        permitted.seal(|record| self.seal(record))
    }

    /// A record that only runs the federation, of now.
    pub(crate) fn administrative(
        &self,
        audience: BTreeSet<Party>,
        event: Event,
    ) -> Result<Record, PublishError> {
        let now = self.clock.now();
        let id = self.new_id(now)?;
        Ok(Record::administrative(
            &self.party,
            id,
            now,
            audience,
            event,
        )?)
    }

    fn seal(&self, record: &Record) -> Result<SealedRecord, PublishError> {
        let random = self.random()?;
        let key = RecordKey {
            origin: record.origin().clone(),
            id: *record.id().as_bytes(),
        };
        SealedRecord::seal(
            &key,
            wire::record::section_bytes(record),
            &random,
            |digests| wire::record::header_bytes(record, digests),
            &*self.author,
        )
        .map_err(|_| PublishError::Sign)
    }

    fn random(&self) -> Result<SealRandom, EntropyError> {
        // One call of the system for all of them.
        let mut salts = [[0; 32]; SECTION_COUNT + 1];
        self.entropy.fill(salts.as_flattened_mut())?;
        let [commit_salt, slots @ ..] = salts;
        Ok(SealRandom { commit_salt, slots })
    }

    pub(crate) fn new_id(&self, now: Timestamp) -> Result<RecordId, EntropyError> {
        let mut random = [0; 10];
        self.entropy.fill(&mut random)?;
        Ok(RecordId::new(now, &random))
    }

    /// Refuses a record that its one reader would not get.
    ///
    /// # Errors
    /// When policy does not let it go there now.
    pub(crate) fn goes_to(
        &self,
        record: &Record,
        to: &Party,
        now: Timestamp,
    ) -> Result<(), PublishError> {
        let policies = self.partners.policies();
        let decided = explain(&Labels::own(record), to, &policies, now);
        match decided.refusal() {
            None => Ok(()),
            Some(why) => Err(PublishError::NotAllowed(to.clone(), why)),
        }
    }

    /// Publishes a record for its one reader, and nothing when that one would not get it. Waits until nobody changes what
    /// decides that.
    ///
    /// # Errors
    /// When policy does not let it go there now, or the ledger takes nothing.
    pub(crate) async fn tell(
        &self,
        record: Record,
        to: &Party,
        now: Timestamp,
        begun: Begun,
    ) -> Result<(), PublishError> {
        let deciding = self.partners.deciding().await;
        self.goes_to(&record, to, now)?;
        self.append(record, begun).await?;
        drop(deciding);
        Ok(())
    }

    /// A name that no two uploads share.
    pub(crate) fn unguessable_name(&self) -> Result<String, EntropyError> {
        let mut random = [0; 16];
        self.entropy.fill(&mut random)?;
        Ok(hex::encode(random))
    }

    /// Refuses a record that names a body which this node does not hold.
    ///
    /// # Errors
    /// When a body is missing, or has another length.
    pub(crate) fn media_held(&self, record: &Record) -> Result<(), PublishError> {
        let items = record
            .sections()
            .media
            .iter()
            .flat_map(|media| &media.items);
        for (position, item) in items.enumerate() {
            match self.media.size(&item.sha256) {
                Ok(size) if size == item.size => {}
                // Recipients would wait without end for bytes that are not there.
                Ok(_) => return Err(PublishError::MediaSize(position)),
                Err(_) => return Err(PublishError::MediaMissing(position)),
            }
        }
        Ok(())
    }

    fn count(&self, outcome: &Result<Published, PublishError>) {
        let published = match outcome {
            Ok(published) if published.duplicate => return,
            Ok(published) => published,
            Err(error) => return self.metrics.publish_refused(error.reason()),
        };
        self.metrics.published.inc();
        for (peer, decision) in &published.decisions {
            if let Some(reason) = decision.refused {
                self.metrics.withheld(peer, reason);
            }
        }
    }
}

/// How many get it.
fn receiving(decisions: &BTreeMap<Party, Decision>) -> usize {
    let gets = |told: &&Decision| told.refused.is_none();
    decisions.values().filter(gets).count()
}

/// Refuses what is published once more when nobody would get it.
fn reaches_somebody(decisions: &BTreeMap<Party, Decision>) -> Result<(), PublishError> {
    if decisions.values().all(|told| told.refused.is_some()) {
        return Err(PublishError::NothingToTell);
    }
    Ok(())
}
