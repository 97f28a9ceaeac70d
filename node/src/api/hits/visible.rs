//! What of a hit an officer sees: what a rule hides is left out by itself, and what is visible stays.

use ntc_core::hit::{Hit, HitId, Source, Target, shown as lines_of};
use ntc_core::life::Subject;
use ntc_core::screened;
use ntc_core::watchlist::ListName;

use super::present;
use crate::api::seeing::{Seen, Sight};
use crate::hits::{Hits, Line, Shown, short};
use crate::status::Refused;
use crate::watchlists::Watchlists;

/// Where it is looked up what an officer sees of a hit of which something is hidden.
pub(super) struct Visible<'a> {
    pub(super) hits: &'a Hits,
    pub(super) lists: &'a Watchlists,
    pub(super) sight: &'a Sight,
}

/// Whether an officer sees one that tells of a subject, and one that looks for it.
///
/// # Errors
/// The rule that hides all of a side.
pub(super) fn sees(hit: &Hit, sight: &Sight) -> Result<(), Refused> {
    let mut why = None;
    let mut tells = hit.sources().iter();
    if !tells.any(|source| kept(of_source(source, sight), &mut why)) {
        return why.map_or(Ok(()), Err);
    }
    let mut looks = std::iter::once(&hit.target).chain(hit.others());
    if !looks.any(|target| kept(of_target(target, sight), &mut why)) {
        return why.map_or(Ok(()), Err);
    }
    Ok(())
}

fn kept(seen: Result<(), Refused>, why: &mut Option<Refused>) -> bool {
    match seen {
        Ok(()) => true,
        Err(refused) => {
            why.get_or_insert(refused);
            false
        }
    }
}

/// Whether an officer sees what tells of a subject.
pub(super) fn of_source(source: &Source, sight: &Sight) -> Result<(), Refused> {
    of_record(source.record(), sight)
}

/// Whether an officer sees what looks for a subject.
pub(super) fn of_target(target: &Target, sight: &Sight) -> Result<(), Refused> {
    of_record(target.record(), sight)
}

/// What is no record the rules do not hide.
fn of_record(record: Option<&Subject>, sight: &Sight) -> Result<(), Refused> {
    let Some(record) = record else { return Ok(()) };
    sight.named(record, ()).map(|_| ())
}

impl Visible<'_> {
    /// All of a hit, told by a sighting and by an entry or an alert that the officer sees.
    ///
    /// # Errors
    /// The rule that hides all of a side.
    pub(super) fn all(&self, shown: Shown) -> Result<Seen<Shown>, Refused> {
        let hit = shown.line.hit.clone();
        if present::seen(&hit, (), self.sight).is_ok() {
            return present::seen(&hit, shown, self.sight);
        }
        sees(&hit, self.sight)?;
        let shown = self.by_target(self.by_sighting(shown)?)?;
        Ok(self.sight.of_no_record(shown))
    }

    /// A line of a hit of which something is hidden; none where all of a side is.
    pub(super) fn line(&self, id: HitId) -> Option<Line> {
        let shown = self.all(self.hits.show(id).ok()?).ok()?;
        Some(shown.shown().line)
    }

    /// The hit told by a sighting that the officer sees.
    fn by_sighting(&self, mut shown: Shown) -> Result<Shown, Refused> {
        let of_judged = of_source(&shown.line.hit.subject.source, self.sight);
        let Err(refused) = of_judged else {
            return Ok(shown);
        };
        let is_seen = |source: &Source| of_source(source, self.sight).is_ok();
        let mut others = shown.others.iter();
        let place = others.position(|other| is_seen(&other.seen.subject.source));
        let other = shown.others.remove(place.ok_or(refused)?);
        let hit = &mut shown.line.hit;
        hit.subject = other.seen.subject;
        hit.target = other.seen.target;
        hit.verdict = other.seen.verdict;
        hit.score = other.seen.score;
        let met = other.body.met.lines.clone();
        shown.line.subject = short(&other.body.subject, met.as_ref().map(|[it, _]| it));
        shown.line.target = short(&other.body.target, met.as_ref().map(|[_, it]| it));
        shown.line.met = met;
        shown.erased = other.body.is_empty();
        shown.body = other.body;
        Ok(shown)
    }

    /// The hit as one that the officer sees looks for the subject: how the two compare is told of the one that is hidden,
    /// and is not told.
    fn by_target(&self, mut shown: Shown) -> Result<Shown, Refused> {
        let Err(refused) = of_target(&shown.line.hit.target, self.sight) else {
            return Ok(shown);
        };
        let hit = &mut shown.line.hit;
        let counts = |target: &&Target| hit.gone_of(target).is_none();
        let is_seen = |target: &&Target| of_target(target, self.sight).is_ok();
        let others = || hit.others().filter(is_seen);
        let target = others().find(counts).or_else(|| others().next()).cloned();
        let target = target.ok_or(refused)?;
        shown.body.target = match &target {
            Target::Entry { list, key } => self.entry(list, key).unwrap_or_default(),
            Target::Record(_) => Vec::new(),
        };
        hit.target = target;
        shown.body.how.clear();
        shown.body.met.lines = None;
        shown.line.met = None;
        shown.line.target = short(&shown.body.target, None);
        Ok(shown)
    }

    fn entry(&self, list: &ListName, key: &str) -> Option<Vec<ntc_core::hit::Told>> {
        let held = self.lists.list(list).ok()?;
        let mut entry = held.entry(key).ok()?;
        entry.order = Some(entry.order_of(&held.list().order).clone());
        let target = screened::Target::Entry {
            list: list.clone(),
            key: key.to_owned(),
        };
        Some(lines_of(&target, &entry))
    }
}
