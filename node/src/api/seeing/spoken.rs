//! Asking the rules about one record: about itself, by what is left of it, and about those that it speaks of.
//!
//! What corrects, withdraws, asks about, answers or acknowledges a record repeats what that one says. So it is shown to
//! whoever may see all of them, whatever its own labels are. What cannot be decided any more is hidden.

use std::collections::BTreeSet;

use ntc_core::life::Subject;
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_core::section::{Section, SectionSet};
use ntc_policy::{Deed, Fact, Request};

use super::{Hidden, allows, unknown};
use crate::api::call::Asker;
use crate::lookup::Lookup;
use crate::records::{Summary, left};
use crate::status::Refused;
use crate::store::index::IndexEntry;

/// Most records that are asked about because one speaks of them, or of one that does. What speaks of more is hidden.
const MAX_SPOKEN_OF: usize = 2_048;

/// What is known of a record of which nothing is left but its name.
const OF_NAME: [Fact; 4] = [Fact::Origin, Fact::Own, Fact::Kind, Fact::Created];

/// A question to the rules, where they read something of a record.
pub(super) struct Asking<'a> {
    pub(super) lookup: &'a Lookup,
    pub(super) own: &'a Party,
    pub(super) asker: &'a Asker,
    /// Whether the index knows all that the rules read.
    pub(super) is_indexed: bool,
}

impl Asking<'_> {
    /// Whether a record is shown.
    pub(super) fn entry(&self, entry: &IndexEntry) -> Result<(), Hidden> {
        let record = self.itself(entry)?;
        self.all(self.spoken_of(entry, record)?)
    }

    /// Whether a record is shown that has this name, by one of the ways by which it came. One of which nothing is known is
    /// not.
    pub(super) fn name(&self, subject: &Subject) -> Result<(), Hidden> {
        match self.known(subject)? {
            Some(spoken_of) => self.all(spoken_of),
            None => Err(unknown().into()),
        }
    }

    /// Whether all of these are shown, and all that they speak of. Of one that never came there is nothing to hide.
    fn all(&self, spoken_of: BTreeSet<Subject>) -> Result<(), Hidden> {
        let mut asked = BTreeSet::new();
        let mut left: Vec<_> = spoken_of.into_iter().collect();
        while let Some(subject) = left.pop() {
            if !asked.insert(subject.clone()) {
                continue;
            }
            if asked.len() > MAX_SPOKEN_OF {
                return Err(unknown().into());
            }
            match self.known(&subject)? {
                Some(more) => left.extend(more),
                None if self.lookup.lag() == 0 => {}
                // It may be among what the index does not know yet.
                None => return Err(unknown().into()),
            }
        }
        Ok(())
    }

    /// What a record of this name speaks of that is shown itself; none where nothing of it is known.
    fn known(&self, subject: &Subject) -> Result<Option<BTreeSet<Subject>>, Hidden> {
        let mut why = None;
        if let Some(entry) = self.lookup.entry(subject).map_err(Refused::from)? {
            match self.itself(&entry) {
                Ok(record) => return self.spoken_of(&entry, record).map(Some),
                Err(hidden) => why = Some(hidden),
            }
        }
        let failed = |error: String| Refused::new(Reason::Internal, error);
        let passed = self.lookup.state().passed(subject);
        for way in passed.map_err(|error| failed(error.to_string()))? {
            let Some(entry) = self.lookup.entry(&way.by).map_err(Refused::from)? else {
                continue;
            };
            match self.itself(&entry) {
                Ok(_) => return Ok(Some(BTreeSet::new())),
                Err(hidden) => why = Some(hidden),
            }
        }
        why.map_or(Ok(None), Err)
    }

    /// The records that one speaks of; none where one that was read whole names none. Of one that says nothing any more the
    /// first of them is still known, or it is hidden.
    fn spoken_of(
        &self,
        entry: &IndexEntry,
        record: Option<Record>,
    ) -> Result<BTreeSet<Subject>, Hidden> {
        if !entry.kind.speaks_of_others() {
            return Ok(BTreeSet::new());
        }
        let record = record.or_else(|| left(self.lookup, entry).0);
        let is_whole = record.is_some() && entry.erased.is_empty() && !entry.is_gone;
        let spoken_of = record.as_ref().map(Subject::spoken_of).unwrap_or_default();
        if is_whole || !spoken_of.is_empty() {
            return Ok(spoken_of);
        }
        let subject = entry.subject().ok_or_else(unknown)?;
        let first = self.lookup.state().about(&subject);
        let first = first.map_err(|error| Refused::new(Reason::Internal, error.to_string()))?;
        Ok([first.ok_or_else(undecided)?].into())
    }

    /// Asks about one record by what is left of it; answers that where it was read. It is read only where the rules read what
    /// the index does not know, or something of it was erased.
    fn itself(&self, entry: &IndexEntry) -> Result<Option<Record>, Hidden> {
        let is_whole = entry.erased.is_empty() && !entry.is_gone;
        if let Some(labels) = (is_whole && self.is_indexed)
            .then(|| indexed(entry))
            .flatten()
        {
            return allows(self.asker, &labels, self.own).map(|()| None);
        }
        let (record, erased) = left(self.lookup, entry);
        let Some(record) = record else {
            if entry.is_gone {
                let labels = bare(entry).ok_or_else(unknown)?;
                let known = |fact: &Fact| OF_NAME.contains(fact);
                return self.without(&labels, |fact| !known(fact)).map(|()| None);
            }
            return Err(unknown().into());
        };
        let mut labels = Labels::received(&record);
        labels.present = labels.present.union(erased);
        let names_places = [Section::Event, Section::Transport];
        let lacks_places = names_places.iter().any(|section| erased.contains(*section));
        let lacks_carried = !erased.is_empty() && labels.kind == RecordKind::Forward;
        let answer = self.without(&labels, |fact| {
            let of_places = *fact == Fact::Places && lacks_places;
            of_places || (*fact == Fact::Carries && lacks_carried && record.carried().is_none())
        });
        answer.map(|()| Some(record))
    }

    /// Asks about a record of which some facts are not known any more. Where it depends on them it is hidden.
    fn without(&self, labels: &Labels, is_unknown: impl Fn(&Fact) -> bool) -> Result<(), Hidden> {
        let read = self.asker.reads(Deed::See).unwrap_or_default();
        let unknown: Vec<_> = read.into_iter().filter(is_unknown).collect();
        if unknown.is_empty() {
            return allows(self.asker, labels, self.own);
        }
        let see = |officer: (&str, &[_]), now| Request::see(officer, (labels, self.own), now);
        let answer = self.asker.allow_without(&unknown, see);
        Ok(answer.ok_or_else(undecided)??)
    }
}

/// What a record was that was erased cannot be asked about.
fn undecided() -> Refused {
    let why = "what your own rules read of the record is erased, so that they cannot say whether it is shown";
    Refused::new(Reason::OutOfReach, why)
}

/// The labels that the index knows; of every other there is none. None where it does not know all of its own.
fn indexed(entry: &IndexEntry) -> Option<Labels> {
    let summary = Summary::read(entry);
    let carried = match &summary.carried {
        None => None,
        Some(carried) => {
            let mut kinds = RecordKind::ALL.into_iter();
            Some(kinds.find(|kind| u32::from(*kind as u8) == carried.kind)?)
        }
    };
    Some(Labels {
        carried,
        categories: entry.categories.iter().cloned().collect(),
        tlp: Tlp::from_number(i32::try_from(summary.tlp).ok()?)?,
        urgency: Urgency::from_number(i32::try_from(summary.urgency).ok()?)?,
        ..bare(entry)?
    })
}

/// The labels that are known of each record. Of the others the strictest stands there, to be left out.
fn bare(entry: &IndexEntry) -> Option<Labels> {
    Some(Labels {
        origin: entry.origin.parse().ok()?,
        kind: entry.kind,
        carried: None,
        version: 0,
        categories: BTreeSet::new(),
        purpose: String::new(),
        tlp: Tlp::Red,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Immediate,
        places: None,
        created: entry.created,
        expires: entry.created,
        evaluation: None,
        present: SectionSet::EMPTY,
        audience: None,
        asked: SectionSet::EMPTY,
    })
}
