//! Under what other names the target of a hit is looked for, and what is asked there now.

use ntc_core::hit::wire::target_message;
use ntc_core::hit::{Hit, Target};
use ntc_core::life::Subject;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::ListName;
use ntc_proto::node::v1 as pb;

use super::visible;
use crate::api::reading::Reading;
use crate::api::seeing::Sight;
use crate::watchlists::Watchlists;

/// Where it is looked up what lists and alerts ask.
pub(super) struct Asking<'a> {
    pub(super) lists: &'a Watchlists,
    pub(super) reading: &'a Reading,
    pub(super) now: Timestamp,
}

impl Asking<'_> {
    /// Each other name of the target of a hit, with what is asked there.
    pub(super) fn of(&self, hit: &Hit, sight: &Sight) -> Vec<pb::HitAlso> {
        let others = hit.others();
        others.map(|target| self.one(hit, target, sight)).collect()
    }

    /// One that looks for a subject, with what is asked there now. What counts no more asks nothing.
    pub(super) fn one(&self, hit: &Hit, target: &Target, sight: &Sight) -> pb::HitAlso {
        let is_unseen = visible::of_target(target, sight).is_err();
        let gone = hit.gone_of(target);
        let asked = match target {
            _ if is_unseen || gone.is_some() => None,
            Target::Entry { list, key } => self.of_entry(list, key),
            Target::Record(record) => self.of_alert(record, sight),
        };
        pb::HitAlso {
            target: Some(target_message(target)),
            gone_why: gone.map_or_else(String::new, |(why, _)| why.name().to_owned()),
            gone_ms: gone.map_or(0, |(_, since)| since.as_millis()),
            unseen: is_unseen,
            ..asked.unwrap_or_default()
        }
    }

    /// What the order of an entry asks; nothing where the entry or its order is over.
    fn of_entry(&self, list: &ListName, key: &str) -> Option<pb::HitAlso> {
        let held = self.lists.list(list).ok()?;
        let entry = held.entry(key).ok()?;
        let order = entry.order_of(&held.list().order);
        order.holds(self.now).then(|| pb::HitAlso {
            asked_for: order.action.name().to_owned(),
            contact_first: order.contact_first,
            owner: first(order.contact_first, &order.owner),
            valid_until_ms: order.valid_until.as_millis(),
            ..pb::HitAlso::default()
        })
    }

    /// What an alert asks; nothing where it counts no more, is over, or is not shown.
    fn of_alert(&self, alert: &Subject, sight: &Sight) -> Option<pb::HitAlso> {
        let (asked_for, valid_until, contact_first) = self.reading.asks(alert, sight)?.shown();
        (self.now < valid_until).then(|| pb::HitAlso {
            asked_for,
            contact_first,
            owner: first(contact_first, alert.origin.as_str()),
            valid_until_ms: valid_until.as_millis(),
            ..pb::HitAlso::default()
        })
    }
}

/// Who is asked before anybody acts.
fn first(is_asked: bool, owner: &str) -> String {
    if is_asked {
        owner.to_owned()
    } else {
        String::new()
    }
}
