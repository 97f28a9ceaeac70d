//! The notice of a hit on an alert: by what its subject was met, in what and when, and never who.

use std::collections::BTreeMap;

use ntc_core::hit::{Hit, Sought, Source, Target, Tell};
use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::policy::{Labels, explain};
use ntc_core::record::{Event, HitEvent, Moment, Place, Precision, Record, RecordId, Said};
use ntc_core::screening::Verdict;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::ListName;

use super::{TellError, Tellings};
use crate::hits::Meeting;
use crate::records::read;

impl Tellings {
    /// The notice of a hit on an alert, and whom it is for.
    pub(super) fn notice(
        &self,
        (hit, subject): (&Hit, &Subject),
        meetings: &[Meeting],
        tell: Tell,
        (id, reference): (RecordId, &str),
        now: Timestamp,
    ) -> Result<(Record, Party), TellError> {
        let publisher = &self.publisher;
        let alert = self.alert(subject)?;
        let met = met(&publisher.party, &self.shares, meetings, subject)?;
        let met_in = self.met_in(met, subject)?;
        let event = HitEvent {
            about: subject.name(),
            strength: strength(met.verdict).to_owned(),
            factors: met.factors.clone(),
            met_in: met_in.code.to_owned(),
            met_at: Some(met_in.at.unwrap_or(Moment {
                at: met.at,
                precision: Precision::Minute,
                about: false,
            })),
            place: met_in.place,
            journeys: met.journeys.clone(),
            stops: met.stops.clone(),
            acted: tell.acted,
            contact_first: is_asked_first(
                &publisher.party,
                hit.contact_first,
                hit.sought(),
                subject,
            ),
        };
        let said = Said::of(Event::Hit(Box::new(event))).under(reference);
        let own = (&publisher.party, id);
        let record = Record::answering(&alert, own, now, said, &publisher.defaults)?;
        Ok((record, alert.origin().clone()))
    }

    /// In what the subject of an alert was met; of an own record also when and where that is, if who is told may be told so.
    fn met_in(&self, met: &Meeting, alert: &Subject) -> Result<MetIn, TellError> {
        let publisher = &self.publisher;
        let own = match (&met.source, &met.target) {
            (Source::Record(record), _) if record.origin == publisher.party => record,
            (_, Target::Record(record)) if record.origin == publisher.party => record,
            (Source::Record(_), _) => return Ok(MetIn::of("watchlist")),
            (Source::Screening(_), _) => return Ok(MetIn::of("journey")),
        };
        let entry = publisher.lookup.entry(own)?;
        let record = entry.and_then(|entry| read(&publisher.lookup, &entry));
        let Some(record) = record else {
            return Ok(MetIn::of("record"));
        };
        let policies = publisher.partners.policies();
        let now = publisher.clock.now();
        let may = explain(&Labels::own(&record), &alert.origin, &policies, now);
        let is_told = may.refused.is_none() && may.disclosed.contains(Section::Event);
        let event = record.sections().event.as_ref().filter(|_| is_told);
        let at = event.and_then(Event::time);
        Ok(MetIn {
            // What is only expected was not met then.
            at: at.filter(|at| at.earliest() <= now),
            place: event.and_then(Event::place).cloned(),
            ..MetIn::of("record")
        })
    }
}

/// How the subject of an alert was met by what is this party's own. `shares` says which lists are shared.
///
/// # Errors
/// Why its author is told of none of these.
pub(super) fn met<'m>(
    own: &Party,
    shares: &dyn Fn(&ListName) -> bool,
    meetings: &'m [Meeting],
    alert: &Subject,
) -> Result<&'m Meeting, TellError> {
    let is_alert = |record: &Subject| record == alert;
    let mut why = None;
    let mut refuse = |error: TellError| {
        // What could be told and is not known any more is told before what may not be told at all.
        if why.is_none() || matches!(error, TellError::Erased) {
            why = Some(error);
        }
    };
    for meeting in meetings {
        let is_target = meeting.target.record().is_some_and(is_alert);
        let refused = match (&meeting.source, &meeting.target) {
            (Source::Screening(_), _) if is_target => None,
            (Source::Record(record), _) if is_target && record.origin == *own => None,
            (Source::Record(record), _) if is_target && !is_alert(record) => {
                Some(TellError::OfOthers(record.origin.clone()))
            }
            (Source::Record(record), Target::Entry { list, .. }) if is_alert(record) => {
                (!shares(list)).then(|| TellError::ListKept(list.clone()))
            }
            (Source::Record(record), Target::Record(other)) if is_alert(record) => {
                (other.origin != *own).then(|| TellError::OfOthers(other.origin.clone()))
            }
            _ => continue,
        };
        match refused {
            Some(error) => refuse(error),
            None if meeting.factors.is_empty() => refuse(TellError::Erased),
            None => return Ok(meeting),
        }
    }
    Err(why.unwrap_or(TellError::Erased))
}

/// Whether the notice of a hit on an alert says that nobody acts before its author was asked: where that is asked here or by
/// who is told. What a third party asks is not told on. `of_hit` says whether anybody asks it, `sought` who does.
pub(super) fn is_asked_first(
    own: &Party,
    of_hit: bool,
    sought: &BTreeMap<Target, Sought>,
    alert: &Subject,
) -> bool {
    let asks = || sought.values().filter(|it| it.contact_first);
    let mut meant = asks().filter(|it| match &it.target {
        Target::Entry { .. } => true,
        Target::Record(record) => record == alert || record.origin == *own,
    });
    // What was stored before says of the hit alone that it is asked.
    of_hit && (asks().next().is_none() || meant.next().is_some())
}

/// In what the subject of an alert was met, when and where, as far as that may be told.
struct MetIn {
    code: &'static str,
    at: Option<Moment>,
    place: Option<Place>,
}

impl MetIn {
    const fn of(code: &'static str) -> Self {
        Self {
            code,
            at: None,
            place: None,
        }
    }
}

const fn strength(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Exact => "exact",
        Verdict::Near | Verdict::None => "possible",
    }
}
