//! Stage one: a draft becomes a checked, sealed record that policy lets go out, and goes to the ledger.

mod reference;
mod refusal;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::{RecordKey, SealRandom, SealedRecord, Sign};
use ntc_core::party::Party;
use ntc_core::policy::{Decision, decide_publish};
use ntc_core::record::{Defaults, Draft, Record, RecordId, Warning};
use ntc_core::section::SECTION_COUNT;
use ntc_core::time::Timestamp;
use ntc_core::wire;

pub(crate) use self::reference::References;
pub use self::refusal::PublishError;
use crate::audit::{Act, Begun};
use crate::chain::{Appended, Ledger};
use crate::lookup::Lookup;
use crate::media::MediaStore;
use crate::partners::Partners;
use crate::ports::{Clock, Entropy, EntropyError};
use crate::store::index::IndexEntry;
use crate::telemetry::metrics::Metrics;

/// How long publishing with a reference waits for the index. Beyond it the reference is free again.
const REFERENCE_WAIT: Duration = Duration::from_secs(5);
/// Records of one reference that are looked at, the newest first. Each reached somebody whom those before did not reach.
const MAX_BEFORE: usize = 256;

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

impl Publisher {
    /// Publishes a draft; returns when the record is durable under a signed checkpoint. The entry that says so is durable
    /// before. Whoever calls lets it run to its end: a claim of a reference that ended before its append would let a
    /// second call publish the case again.
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
                self.sign_and_append(draft, false, act).await
            }
            Some(reference) => self.publish_claimed(draft, &reference, again, act).await,
        };
        match &outcome {
            Ok(published) => {
                act.about(&published.id.to_string());
                if !published.duplicate {
                    self.count(published);
                }
            }
            Err(error) => self.metrics.publish_refused(error.reason()),
        }
        outcome
    }

    /// Tells what `Self::publish` would do now; nothing is written.
    ///
    /// # Errors
    /// When a rule or policy would refuse.
    pub fn preview(
        &self,
        draft: Draft,
        again: bool,
    ) -> Result<(Vec<Warning>, BTreeMap<Party, Decision>), PublishError> {
        let now = self.clock.now();
        let reference = draft.source_reference().map(str::to_owned);
        let draft = match reference.filter(|_| again) {
            Some(reference) => self.to_the_others(draft, &self.before(&reference)?)?,
            None => draft,
        };
        let (record, warnings) =
            draft.check(&self.party, self.new_id(now)?, now, &self.defaults)?;
        self.media_held(&record)?;
        let permit = decide_publish(record, &self.partners.policies(), now)?;
        Ok((warnings, permit.into_decisions()))
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
        // The index is behind the ledger by moments; what it does not hold yet could be this very reference.
        self.lookup.caught_up_with_own(REFERENCE_WAIT).await?;
        let before = self.before(reference)?;
        if before.is_empty() {
            return self.sign_and_append(draft, false, act).await;
        }
        self.keeps_content(&draft, &before)?;
        if !again {
            return self.earlier(before);
        }
        let draft = self.to_the_others(draft, &before)?;
        let published = self.sign_and_append(draft, true, act).await?;
        let before = before.iter().map(|entry| entry.location.ledger_index);
        Ok(Published {
            before: before.collect(),
            ..published
        })
    }

    /// The same draft for those partners alone to whom none of these records went.
    fn to_the_others(&self, draft: Draft, before: &[IndexEntry]) -> Result<Draft, PublishError> {
        let (roster, policies) = (self.partners.roster(), self.partners.policies());
        let mut others: BTreeSet<Party> = if draft.audience().is_empty() {
            policies.peers().keys().cloned().collect()
        } else {
            draft.audience().clone()
        };
        for entry in before {
            let record = self.ledger.record(entry.location.ledger_index);
            let record = record.map_err(|_| PublishError::Foreign)?;
            others.retain(|party| {
                let peer = roster.peer(party);
                let told = peer.and_then(|peer| record.disposition(peer.slot));
                told.is_none_or(|told| told.seq_plus_one == 0)
            });
        }
        if others.is_empty() {
            return Err(PublishError::NothingToTell);
        }
        Ok(draft.told_to(others))
    }

    /// Signs a record and appends it; one that has to be told somebody is not written when nobody gets it.
    async fn sign_and_append(
        &self,
        draft: Draft,
        somebody: bool,
        act: &mut Act,
    ) -> Result<Published, PublishError> {
        let now = self.clock.now();
        let id = self.new_id(now)?;
        let (record, warnings) = draft.check(&self.party, id, now, &self.defaults)?;
        self.media_held(&record)?;
        let _deciding = self.partners.deciding().await;
        if somebody {
            let decided = decide_publish(record.clone(), &self.partners.policies(), now)?;
            let decisions = decided.into_decisions();
            if decisions.values().all(|told| told.refused.is_some()) {
                return Err(PublishError::NothingToTell);
            }
        }
        act.about(&id.to_string());
        let (appended, decisions) = self.append(record, act.begin()).await?;
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
    /// begins. The only road into the ledger.
    ///
    /// The caller holds [`Partners::deciding`], or [`Partners::acting`] when the record is a step of an agreement.
    pub(crate) async fn append(
        &self,
        record: Record,
        begun: Begun,
    ) -> Result<(Appended, BTreeMap<Party, Decision>), PublishError> {
        let now = self.clock.now();
        let permitted = decide_publish(record, &self.partners.policies(), now)?;
        let sealed = permitted.seal(|record| self.seal(record))?;
        Ok(self.ledger.append(sealed, begun).await?)
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
        let mut random = SealRandom {
            commit_salt: [0; 32],
            slots: [[0; 32]; SECTION_COUNT],
        };
        self.entropy.fill(&mut random.commit_salt)?;
        self.entropy.fill(random.slots.as_flattened_mut())?;
        Ok(random)
    }

    pub(crate) fn new_id(&self, now: Timestamp) -> Result<RecordId, EntropyError> {
        let mut random = [0; 10];
        self.entropy.fill(&mut random)?;
        Ok(RecordId::new(now, &random))
    }

    /// A name that no two uploads share.
    pub(crate) fn unguessable_name(&self) -> Result<String, EntropyError> {
        let mut random = [0; 16];
        self.entropy.fill(&mut random)?;
        Ok(hex::encode(random))
    }

    fn media_held(&self, record: &Record) -> Result<(), PublishError> {
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

    /// The records that were published under a reference, the newest first.
    fn before(&self, reference: &str) -> Result<Vec<IndexEntry>, PublishError> {
        let index = self.lookup.index();
        Ok(index.all_by_source_reference(reference, MAX_BEFORE)?)
    }

    /// Refuses a draft that says something else than the newest record of its reference. What was erased of that record
    /// is compared with nothing.
    fn keeps_content(&self, draft: &Draft, before: &[IndexEntry]) -> Result<(), PublishError> {
        let newest = before.first().ok_or(PublishError::Foreign)?;
        let record = self.ledger.record(newest.location.ledger_index);
        let record = record.map_err(|_| PublishError::Foreign)?;
        if !record.erased.is_empty() {
            return Ok(());
        }
        let sections = record.opening.sections.iter();
        let sections = sections.map(|open| (open.slot.number(), open.content.as_slice()));
        let told = wire::record::record_fingerprint(&record.opening.header, sections);
        if told == Some(wire::record::draft_fingerprint(draft)) {
            return Ok(());
        }
        let id = RecordId::from_slice(&newest.id).map_err(|_| PublishError::Foreign)?;
        Err(PublishError::OtherContent(id))
    }

    /// The answer to a reference that was published before.
    fn earlier(&self, before: Vec<IndexEntry>) -> Result<Published, PublishError> {
        let newest = before.first().ok_or(PublishError::Foreign)?;
        Ok(Published {
            id: RecordId::from_slice(&newest.id).map_err(|_| PublishError::Foreign)?,
            appended: Appended {
                ledger_index: newest.location.ledger_index,
                checkpoint_size: self.ledger.head().size,
            },
            warnings: Vec::new(),
            decisions: BTreeMap::new(),
            before: before
                .into_iter()
                .map(|entry| entry.location.ledger_index)
                .collect(),
            duplicate: true,
        })
    }

    fn count(&self, published: &Published) {
        self.metrics.published.inc();
        for (peer, decision) in &published.decisions {
            if let Some(reason) = decision.refused {
                self.metrics.withheld(peer, reason);
            }
        }
    }
}
