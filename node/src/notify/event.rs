//! The event: what is told of something that happened. Ids, kinds, parties, times and urgency, and never what a record
//! says.

use ntc_core::life::Subject;
use ntc_core::model::kind::Urgency;
use ntc_core::time::Timestamp;
use serde_json::{Value, json};

use super::NotifyError;
use crate::lookup::Lookup;
use crate::news::What;
use crate::records::Summary;
use crate::store::index::IndexEntry;

/// Longest body of an event, in bytes: parties, ids and times, each of which has a bound.
pub(super) const MAX_BODY: usize = 4096;
/// The type of the event that a query of a partner met entries of own lists.
pub(super) const MET: &str = "ntc.entry_met.v1";

/// Something that is told.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The same however often it is told, and of no other event.
    pub(super) id: String,
    /// What happened, as a type of CloudEvents.
    pub(super) kind: String,
    /// The record.
    pub(super) record: String,
    /// When it happened here.
    pub(super) at: Timestamp,
    /// What is told of it.
    pub(super) data: Value,
}

impl Event {
    /// What is told of something that happened; none when it is nobody's business outside: it is the own party's.
    ///
    /// # Errors
    /// When the index or the state cannot be read.
    pub(super) fn of(
        lookup: &Lookup,
        what: &What,
        least: Urgency,
    ) -> Result<Option<Self>, NotifyError> {
        match what {
            What::Record(entry) => record(lookup, entry, least),
            What::Overdue(owed) => {
                let due = owed.duty.due;
                let (task, by) = (owed.duty.task.name(), &owed.by);
                let Subject { origin, id } = &owed.subject;
                Ok(Some(Self {
                    id: format!("{origin}/{id}/{task}/{by}/{}", due.as_millis()),
                    kind: "ntc.overdue.v1".to_owned(),
                    record: id.to_string(),
                    at: due,
                    data: json!({
                        "id": id.to_string(),
                        "origin": origin.as_str(),
                        "task": task,
                        "by": by.as_str(),
                        "due": due.to_string(),
                    }),
                }))
            }
            What::Met(met) => Ok(Some(Self {
                id: format!("{}/{}/entry_met", met.by, met.query),
                kind: MET.to_owned(),
                record: met.query.to_string(),
                at: met.asked,
                data: json!({
                    "id": met.query.to_string(),
                    "asker": met.by.as_str(),
                    "asked": met.asked.to_string(),
                    "contact_first": met.contact_first,
                }),
            })),
        }
    }

    /// The body: a CloudEvent 1.0 in JSON, structured mode.
    ///
    /// # Errors
    /// When it is longer than [`MAX_BODY`].
    pub(super) fn body(&self, source: &str) -> Result<Vec<u8>, NotifyError> {
        let body = json!({
            "specversion": "1.0",
            "id": self.id,
            "source": source,
            "type": self.kind,
            "subject": self.record,
            "time": self.at.to_string(),
            "datacontenttype": "application/json",
            "data": self.data,
        });
        let body = body.to_string().into_bytes();
        if body.len() > MAX_BODY {
            return Err(NotifyError::TooLarge(body.len()));
        }
        Ok(body)
    }
}

fn record(
    lookup: &Lookup,
    entry: &IndexEntry,
    least: Urgency,
) -> Result<Option<Event>, NotifyError> {
    let urgency = i32::try_from(Summary::read(entry).urgency).ok();
    let urgency = urgency.and_then(Urgency::from_number);
    let Some(subject) = entry.subject() else {
        return Ok(None);
    };
    let id = subject.id;
    let is_urgent = urgency.is_none_or(|urgency| urgency >= least);
    if !entry.location.journal.is_replica() || !is_urgent {
        return Ok(None);
    }
    let about = lookup.state().about(&subject)?;
    let about =
        about.map(|about| json!({ "id": about.id.to_string(), "origin": about.origin.as_str() }));
    Ok(Some(Event {
        id: format!("{}/{id}", entry.origin),
        kind: format!("ntc.{}.v1", entry.kind.name()),
        record: id.to_string(),
        at: entry.received,
        data: json!({
            "id": id.to_string(),
            "origin": entry.origin,
            "kind": entry.kind.name(),
            "created": entry.created.to_string(),
            "received": entry.received.to_string(),
            "urgency": urgency.map(Urgency::name),
            "about": about,
        }),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: String) -> Event {
        Event {
            id,
            kind: "ntc.Request.v1".to_owned(),
            record: "01".to_owned(),
            at: Timestamp::from_millis(1_772_323_200_000),
            data: json!({ "kind": "Request" }),
        }
    }

    #[test]
    fn a_body_is_a_cloud_event_and_one_past_the_limit_is_none() {
        let body = event("GE/customs/01".to_owned()).body("/ntc.example/AZ/customs");
        let read: Value = serde_json::from_slice(&body.unwrap()).unwrap();
        assert_eq!(read["specversion"], "1.0");
        assert_eq!(read["id"], "GE/customs/01");
        assert_eq!(read["type"], "ntc.Request.v1");
        assert_eq!(read["time"], "2026-03-01T00:00:00.000Z");
        let empty = event(String::new()).body("").unwrap().len();
        let fits = "a".repeat(MAX_BODY - empty);
        assert_eq!(event(fits.clone()).body("").unwrap().len(), MAX_BODY);
        assert!(matches!(
            event(fits + "a").body(""),
            Err(NotifyError::TooLarge(_))
        ));
    }
}
