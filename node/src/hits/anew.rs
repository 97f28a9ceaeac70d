//! Judging a hit anew: what looks for its subject was changed, or what it was judged on is gone and something else stands.

use ntc_core::hit::wire::Body;
use ntc_core::hit::{Anew, MarkKey, Match, Met, Priority, Seen, Target, Told, known_of, shown};
use ntc_core::screened::{self, Judge};
use ntc_core::screening::Verdict;
use ntc_core::watchlist::Entry;

use super::sides::{Asked, Asks, Grounds, Sides, Stands};
use super::{Held, HitError, clipped, print};

/// On what a hit is judged from now on.
pub(super) struct Judged {
    pub(super) anew: Anew,
    pub(super) body: Body,
    pub(super) priority: Priority,
}

/// A sighting whose subject still stands.
pub(super) struct Sighted {
    seen: Seen,
    body: Body,
    /// True for the one that the hit is judged on.
    is_judged: bool,
}

/// What looks for the subject, as it is now.
struct Now {
    target: Target,
    asks: Asks,
    /// How the two meet; none where they could not be compared.
    met: Option<Match>,
}

impl Held {
    /// The sighting that a hit is judged on where its subject stands, else the newest whose does; none where nothing is known
    /// of any.
    pub(super) fn sighted_still(
        &self,
        hit: &Asked,
        stands: &Sides,
    ) -> Result<Option<Sighted>, HitError> {
        let mut found: Option<Sighted> = None;
        for (place, is_judged) in self.sightings(hit.id) {
            let Some(number) = place.body else {
                continue;
            };
            let event = self.read_event(place.event)?;
            let Some(seen) = event.what.seen() else {
                continue;
            };
            let is_other = |found: &Sighted| found.seen.subject != seen.subject;
            if !stands.tells(&seen.subject.source) || found.as_ref().is_some_and(is_other) {
                continue;
            }
            let body = self.read_body(number)?;
            match &mut found {
                // Another sighting of the same, which was kept to be compared.
                Some(found) => found.body.compared = body.compared,
                None if body.subject.is_empty() => continue,
                None => {
                    found = Some(Sighted {
                        seen: seen.clone(),
                        body,
                        is_judged,
                    });
                }
            }
            if found
                .as_ref()
                .is_some_and(|it| !it.body.compared.is_empty())
            {
                break;
            }
        }
        Ok(found)
    }
}

/// Compares a subject with what looks for it now: what does not meet it any more is gone. Tells on what the hit is judged
/// from now on; none where that is as it was.
pub(super) fn judge(
    hit: &Asked,
    (stands, told): (&mut Sides, Option<Sighted>),
    grounds: &dyn Grounds,
    key: &MarkKey,
) -> Option<Judged> {
    let told = told?;
    let subject = told.body.compared();
    let (mut standing, mut unmet) = (Vec::new(), Vec::new());
    for target in hit.hit.targets() {
        if !stands.is_compared(target) {
            continue;
        }
        let Some(asks) = grounds.asks(target) else {
            continue;
        };
        let is_it = |asks: &Asks| {
            let marks = known_of(&asks.target, &asks.entry).marks(key);
            marks.is_same(hit.hit.target_marks())
        };
        let mut asks: Vec<_> = asks.into_iter().filter(is_it).collect();
        let Some(subject) = &subject else {
            if stands.has(target) && !asks.is_empty() {
                standing.push(Now::unknown(target, asks.swap_remove(0)));
            }
            continue;
        };
        let met = asks.iter().filter_map(|asks| {
            let met = compared(subject, asks, grounds)?;
            (key.part(&met.part) == told.seen.part).then(|| Now {
                target: target.clone(),
                asks: asks.clone(),
                met: Some(met),
            })
        });
        match met.max_by_key(Now::sure) {
            Some(met) => {
                stands.set(target, Stands::Holds, met.is_contact_first());
                standing.push(met);
            }
            None if asks.is_empty() => {}
            None => {
                stands.unmet(target);
                unmet.push(Now::unknown(target, asks.swap_remove(0)));
            }
        }
    }
    let is_current = |now: &&Now| now.target == hit.hit.target;
    let (now, is_doubtful) = if let Some(now) = standing.iter().find(is_current) {
        (now, now.met.is_none())
    } else if stands.has(&hit.hit.target) || !hit.moves(stands) {
        // It stands and cannot be read now, or is what an officer decided about.
        return None;
    } else if let Some(now) = standing.iter().max_by_key(|now| now.sure()) {
        (now, now.met.is_none())
    } else {
        // All that is left to show is how it does not meet.
        (unmet.iter().find(is_current)?, false)
    };
    now.judged(hit, (&told, is_doubtful), key)
}

fn compared(subject: &Entry, asks: &Asks, grounds: &dyn Grounds) -> Option<Match> {
    let preset = grounds.preset();
    let finding = Judge::new().compare(&screened::Asked::new(subject), &asks.entry, preset)?;
    let is_shown = finding.is_shown(preset) && finding.verdict != Verdict::None;
    is_shown.then(|| {
        let found = screened::Match {
            target: asks.target.clone(),
            finding,
            held: asks.entry.clone(),
            ends: asks.entry.order.as_ref().map(|order| order.valid_until),
        };
        Match::anew(found, subject)
    })
}

impl Now {
    fn unknown(target: &Target, asks: Asks) -> Self {
        Self {
            target: target.clone(),
            asks,
            met: None,
        }
    }

    fn is_contact_first(&self) -> bool {
        let order = self.asks.entry.order.as_ref();
        order.is_some_and(|order| order.contact_first)
    }

    /// What asks for the most care, then what is surest.
    fn sure(&self) -> (bool, bool, u32) {
        let met = self.met.as_ref();
        let is_exact = met.is_some_and(|met| met.verdict == Verdict::Exact);
        (
            self.is_contact_first(),
            is_exact,
            met.map_or(0, |met| met.score),
        )
    }

    /// The hit, judged on this; none where it shows that already.
    fn judged(
        &self,
        hit: &Asked,
        (told, is_doubtful): (&Sighted, bool),
        key: &MarkKey,
    ) -> Option<Judged> {
        let says = shown(&self.asks.target, &self.asks.entry);
        let lines: Vec<Told> = clipped(&says);
        let is_moved = self.target != hit.hit.target;
        let is_other = !told.is_judged;
        let is_changed = print(&lines) != hit.shown;
        if !is_moved && !is_other && !is_changed {
            return None;
        }
        let marks = known_of(&self.asks.target, &self.asks.entry).marks(key);
        // What was destroyed and is looked for again was not changed.
        let was_shown = !is_moved && is_changed && hit.shown.is_some();
        let changed = was_shown.then(|| {
            if told.is_judged {
                marks.differing(&told.seen.target_marks)
            } else {
                std::collections::BTreeSet::new()
            }
        });
        let met = self.met.as_ref();
        let seen = Seen {
            target: self.target.clone(),
            also: Vec::new(),
            verdict: met.map_or(told.seen.verdict, |met| met.verdict),
            score: met.map_or(told.seen.score, |met| met.score),
            ends: self
                .asks
                .entry
                .order
                .as_ref()
                .map(|order| order.valid_until),
            contact_first: self.is_contact_first(),
            target_marks: marks,
            says: Some(key.says(&says)),
            ..told.seen.clone()
        };
        let so_far = &told.body.met;
        Some(Judged {
            body: Body {
                subject: told.body.subject.clone(),
                target: lines,
                how: met.map(|met| clipped(&met.how)).unwrap_or_default(),
                comment: String::new(),
                met: Met {
                    factors: met.map_or_else(Vec::new, |met| met.met.factors.clone()),
                    lines: met.and_then(|met| {
                        let lines = met.met.lines.as_ref();
                        lines.map(|lines| lines.each_ref().map(super::clip))
                    }),
                    journeys: so_far.journeys.clone(),
                    stops: so_far.stops.clone(),
                },
                also_met: told.body.also_met.clone(),
                compared: told.body.compared.clone(),
            },
            anew: Anew {
                seen,
                changed,
                is_doubtful,
            },
            priority: met.map_or(hit.hit.priority, |met| met.priority),
        })
    }
}
