//! Everybody who looks for the subject of a hit: what is asked there, what that party was told, and what is owed to it.

use ntc_core::hit::{Hit, Target, Telling};
use ntc_core::life::{Subject, Task};
use ntc_core::party::Party;
use ntc_proto::node::v1 as pb;

use super::also::Asking;
use super::present;
use crate::api::inbox;
use crate::api::reading::Reading;
use crate::api::seeing::Sight;
use crate::due::{DueError, Dues};
use crate::status::Refused;
use crate::telling::{Owner, TellError, Tellings};

/// Most that an author says of one notice, and that is told.
const MAX_ANSWERS: usize = 20;

/// Where it is looked up who looks for a hit.
pub(super) struct Owners<'a> {
    pub(super) tellings: &'a Tellings,
    pub(super) reading: &'a Reading,
    pub(super) dues: &'a Dues,
    pub(super) asking: &'a Asking<'a>,
}

impl Owners<'_> {
    /// Everybody outside who looks for the subject of a hit, with what each was told.
    ///
    /// # Errors
    /// When what was told cannot be read.
    pub(super) fn outside(&self, hit: &Hit) -> Result<Vec<Owner>, Refused> {
        match self.tellings.owners(hit) {
            Err(error) if error.is_alone() => Ok(Vec::new()),
            outside => Ok(outside?),
        }
    }

    /// Each entry and alert that has to do with a hit: the one that it is judged on first. `told` is who is
    /// [`outside`](Self::outside).
    ///
    /// # Errors
    /// When what was told or is owed cannot be read.
    pub(super) fn of(
        &self,
        hit: &Hit,
        told: &[Owner],
        sight: &Sight,
    ) -> Result<Vec<pb::HitOwner>, Refused> {
        let own = self.reading.own_party();
        let others = hit.others();
        let mut owners = Vec::new();
        for target in std::iter::once(&hit.target).chain(others) {
            let asks = self.asking.one(hit, target, sight);
            let of_it = |record: &Subject| told.iter().find(|it| it.alert == *record);
            let told = target.record().and_then(of_it);
            owners.push(match (target, told) {
                (Target::Record(_), Some(told)) => self.told(hit, asks, told, sight)?,
                // An earlier version of an alert is told of by its newest.
                (Target::Record(record), None) if record.origin != own => continue,
                (Target::Entry { .. } | Target::Record(_), _) => ours(asks, &own),
            });
        }
        // An alert that met an own entry is a source: its author looks for the subject too.
        for owner in told {
            let target = Target::Record(owner.alert.clone());
            if hit.target != target && !hit.sought().contains_key(&target) {
                let asks = self.asking.one(hit, &target, sight);
                owners.push(self.told(hit, asks, owner, sight)?);
            }
        }
        Ok(owners)
    }

    fn told(
        &self,
        hit: &Hit,
        asks: pb::HitAlso,
        owner: &Owner,
        sight: &Sight,
    ) -> Result<pb::HitOwner, Refused> {
        let party = &owner.alert.origin;
        // Whoever asks to be asked first is named, whatever is shown of the alert.
        let sought = hit.sought().get(&Target::Record(owner.alert.clone()));
        let counts = asks.gone_why.is_empty();
        let is_asked = counts && (asks.contact_first || sought.is_some_and(|it| it.contact_first));
        let asks = pb::HitAlso {
            contact_first: is_asked,
            owner: if is_asked {
                party.to_string()
            } else {
                asks.owner
            },
            ..asks
        };
        let shown = pb::HitOwner {
            call: self.call(party, is_asked),
            party: party.to_string(),
            asks: Some(asks),
            ..pb::HitOwner::default()
        };
        if sight.named(&owner.alert, ()).is_err() {
            return Ok(pb::HitOwner {
                state: "unseen".to_owned(),
                ..shown
            });
        }
        let untold = owner.can.as_ref().err();
        let state = match untold {
            _ if owner.is_told() => "told",
            Some(_) => "kept",
            None => "untold",
        };
        let own = self.reading.own_party();
        let (came, owed) = self.owed(&owner.alert, &own, sight)?;
        let mut message = pb::HitOwner {
            state: state.to_owned(),
            reason: untold.map(present::code).unwrap_or_default(),
            message: untold.map(TellError::to_string).unwrap_or_default(),
            outcome: came
                .as_ref()
                .map(|(code, _)| code.clone())
                .unwrap_or_default(),
            outcome_ms: came.map_or(0, |(_, at)| at),
            owed,
            ..shown
        };
        for telling in &owner.tellings {
            message.tellings.push(self.notice(telling, sight)?);
            if let Some(notice) = telling.step.notice() {
                let record = sight.own(notice.record);
                message.answers.extend(self.said(&record, party, sight)?);
            }
        }
        Ok(message)
    }

    /// A notice, with where it stands.
    ///
    /// # Errors
    /// When that cannot be read.
    pub(super) fn notice(
        &self,
        telling: &Telling,
        sight: &Sight,
    ) -> Result<pb::HitTelling, Refused> {
        let delivery = match telling.step.notice() {
            Some(notice) => self.reading.delivery(notice.record, &notice.to, sight)?,
            None => None,
        };
        Ok(present::notice(telling, delivery))
    }

    /// What the owner of an alert said of a notice, as far as the officer may see it.
    fn said(
        &self,
        notice: &Subject,
        owner: &Party,
        sight: &Sight,
    ) -> Result<Vec<pb::HitAnswer>, Refused> {
        let lookup = self.reading.lookup();
        let spoke = lookup.state().spoke(notice, MAX_ANSWERS);
        let spoke = spoke.map_err(DueError::from)?;
        let mut answers = Vec::new();
        for speaker in spoke.into_iter().filter(|it| it.origin == *owner) {
            let Ok(seen) = sight.named(&speaker, speaker.clone()) else {
                continue;
            };
            if let Some(entry) = lookup.entry(&speaker)? {
                let says = self.reading.said(&seen)?;
                let says = says.map(|(_, says)| says).unwrap_or_default();
                answers.push(pb::HitAnswer {
                    record: speaker.id.as_bytes().to_vec(),
                    kind: entry.kind as i32,
                    says_phrase: says.phrase.as_ref().map(pb::Phrase::from),
                    says: says.text,
                    at_ms: entry.created.as_millis(),
                });
            }
        }
        Ok(answers)
    }

    /// What the own party told the author of an alert that came of it, and what it owes.
    fn owed(&self, alert: &Subject, own: &Party, sight: &Sight) -> Result<Owes, Refused> {
        let came = self.reading.lookup().state().came(alert);
        let came = came.map_err(DueError::from)?;
        let came = came.into_iter().find(|came| came.by == *own);
        let owed = self.dues.of(alert)?.into_iter().filter(|due| {
            let is_outcome = matches!(due.owed.duty.task, Task::Outcome | Task::HitOutcome);
            due.owed.by == *own && is_outcome
        });
        let owed = owed.map(|due| inbox::due(due, sight)).collect();
        Ok((came.map(|it| (it.result, it.at.as_millis())), owed))
    }

    /// Whom to call of a party that is asked first.
    fn call(&self, party: &Party, is_asked: bool) -> String {
        let contacts = &self.dues.contacts;
        let call = || contacts.desk(party).or_else(|| contacts.liaison(party));
        is_asked.then(call).flatten().unwrap_or_default()
    }
}

/// What came of an alert, by its code and when it was told, and what is owed.
type Owes = (Option<(String, u64)>, Vec<pb::Owed>);

/// An entry or an alert of this party: nobody outside has a part in it.
fn ours(asks: pb::HitAlso, own: &Party) -> pb::HitOwner {
    pb::HitOwner {
        asks: Some(asks),
        party: own.to_string(),
        state: "own".to_owned(),
        ..pb::HitOwner::default()
    }
}
