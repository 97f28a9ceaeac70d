//! How an agreement stands between two of its parties.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use super::{AgreementBook, Entry};
use crate::party::Party;
use crate::phrase::{Joint, List, Phrase};
use crate::policy::because::because;
use crate::policy::concern::Concern;
use crate::policy::spoken::days;
use crate::time::Timestamp;

/// Days before the end at which administrators are warned.
pub const EXPIRY_WARNING_DAYS: [u64; 6] = [90, 60, 30, 14, 7, 1];

const DAY_MS: u64 = 24 * 3600 * 1000;

/// How an agreement stands between two parties.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Standing {
    /// Signatures are missing.
    Proposed(BTreeSet<Party>),
    /// It starts later.
    NotYetValid(Timestamp),
    /// Both signed it and it holds.
    InForce,
    /// Both signed it and it is applied before it has entered into force.
    Provisional,
    /// These suspended it.
    Suspended(BTreeSet<Party>),
    /// It ended.
    Expired(Timestamp),
    /// These terminated it.
    Terminated(BTreeSet<Party>),
    /// This version of the same agreement took its place.
    Superseded(u32),
    /// This version took its place for one of the two at this time, and does not name the other.
    LeftOut(u32, Timestamp),
    /// Its proposer took it back before anybody else signed it.
    Withdrawn,
    /// The document excludes the pair.
    Excluded,
}

impl Standing {
    /// The code for it, in lower case with underscores.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Proposed(_) => "proposed",
            Self::NotYetValid(_) => "not_yet_valid",
            Self::InForce => "in_force",
            Self::Provisional => "provisional",
            Self::Suspended(_) => "suspended",
            Self::Expired(_) => "expired",
            Self::Terminated(_) => "terminated",
            Self::Superseded(_) => "superseded",
            Self::LeftOut(..) => "left_out",
            Self::Withdrawn => "withdrawn",
            Self::Excluded => "excluded",
        }
    }

    /// True when the two share under it.
    pub const fn acts(&self) -> bool {
        matches!(self, Self::InForce | Self::Provisional)
    }

    /// True when nothing that happens to the document makes it act again. What another version took the place of is not:
    /// that version speaks for itself.
    pub const fn is_over(&self) -> bool {
        match self {
            Self::Expired(_)
            | Self::Terminated(_)
            | Self::LeftOut(..)
            | Self::Withdrawn
            | Self::Excluded => true,
            Self::Proposed(_)
            | Self::NotYetValid(_)
            | Self::InForce
            | Self::Provisional
            | Self::Suspended(_)
            | Self::Superseded(_) => false,
        }
    }

    /// The nearer to sharing, the larger.
    const fn nearness(&self) -> u8 {
        match self {
            Self::Excluded => 0,
            Self::Superseded(_) | Self::Withdrawn | Self::LeftOut(..) => 1,
            Self::Terminated(_) => 2,
            Self::Expired(_) => 3,
            Self::Proposed(_) => 4,
            Self::NotYetValid(_) => 5,
            Self::Suspended(_) => 6,
            Self::Provisional => 7,
            Self::InForce => 8,
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl AgreementBook {
    /// How the document stands between two of its parties.
    pub fn pair_standing(&self, entry: &Entry, a: &Party, b: &Party, now: Timestamp) -> Standing {
        let agreement = entry.agreement();
        if agreement.excludes(a, b) {
            return Standing::Excluded;
        }
        if self.withdrawn(&entry.sha256()).is_some() {
            return Standing::Withdrawn;
        }
        let missing: BTreeSet<_> = [a, b]
            .into_iter()
            .filter(|party| !entry.is_signed_by(party))
            .cloned()
            .collect();
        if !missing.is_empty() {
            return Standing::Proposed(missing);
        }
        let of_the_two = |list: &BTreeMap<_, BTreeMap<Party, String>>| -> BTreeSet<Party> {
            list.get(agreement.id())
                .into_iter()
                .flat_map(BTreeMap::keys)
                .filter(|party| *party == a || *party == b)
                .cloned()
                .collect()
        };
        let terminated = of_the_two(&self.terminated);
        if !terminated.is_empty() {
            return Standing::Terminated(terminated);
        }
        let newer = self
            .versions(agreement.id())
            .filter(|other| other.agreement().version() > agreement.version())
            .filter(|other| self.withdrawn(&other.sha256()).is_none())
            .filter(|other| other.is_signed_by(a) && other.is_signed_by(b))
            .filter(|other| self.takes_its_place(other, (a, b), now))
            .map(|other| other.agreement().version())
            .max();
        if let Some(version) = newer {
            return Standing::Superseded(version);
        }
        if let Some((version, from)) = self.left_out(entry, (a, b), now) {
            return Standing::LeftOut(version, from);
        }
        let validity = agreement.validity();
        if now < validity.from {
            return Standing::NotYetValid(validity.from);
        }
        let end = self.pair_end(entry, (a, b), now);
        if let Some(end) = end.filter(|end| now >= *end) {
            return Standing::Expired(end);
        }
        let suspended = of_the_two(&self.suspended);
        if !suspended.is_empty() {
            return Standing::Suspended(suspended);
        }
        if validity.provisional {
            return Standing::Provisional;
        }
        Standing::InForce
    }

    /// The newest version that took the place of the document for one of the two, and since when, where it does not name
    /// the other: whoever goes on under it with somebody else has nothing with the other any more. It allows less, so
    /// nobody is asked.
    fn left_out(
        &self,
        entry: &Entry,
        (a, b): (&Party, &Party),
        now: Timestamp,
    ) -> Option<(u32, Timestamp)> {
        let agreement = entry.agreement();
        let newer = self
            .versions(agreement.id())
            .filter(|other| other.agreement().version() > agreement.version())
            .filter(|other| self.withdrawn(&other.sha256()).is_none())
            .filter(|other| {
                [(a, b), (b, a)].into_iter().any(|(goes_on, left)| {
                    let agreement = other.agreement();
                    let leaves = !agreement.names(left) || agreement.excludes(goes_on, left);
                    let mut others = other.signatures().keys();
                    leaves
                        && other.is_signed_by(goes_on)
                        && others.any(|party| {
                            party != goes_on && self.takes_its_place(other, (goes_on, party), now)
                        })
                })
            });
        newer
            .map(|other| {
                (
                    other.agreement().version(),
                    other.agreement().validity().from,
                )
            })
            .max()
    }

    /// True when a version takes the place of the one before: from its first day on, but what is applied
    /// provisionally only while it is.
    fn takes_its_place(&self, entry: &Entry, pair: (&Party, &Party), now: Timestamp) -> bool {
        let validity = entry.agreement().validity();
        let is_over = || {
            self.pair_end(entry, pair, now)
                .is_some_and(|end| end <= now)
        };
        validity.from <= now && !(validity.provisional && is_over())
    }

    /// How the document stands for the book's own party: the nearest to sharing of its standings with the others.
    pub fn standing(&self, entry: &Entry, now: Timestamp) -> Standing {
        entry
            .agreement()
            .parties()
            .filter(|peer| **peer != self.own)
            .map(|peer| self.pair_standing(entry, &self.own, peer, now))
            .max_by_key(Standing::nearness)
            .unwrap_or(Standing::Excluded)
    }

    /// What an administrator should look at, as sentences: who stopped it and why, what took its place, the end is
    /// near, a signature is missing, a review is due.
    pub fn warnings(&self, entry: &Entry, now: Timestamp) -> Vec<Concern> {
        let standing = self.standing(entry, now);
        let mut warnings = self.stops(entry, &standing, now);
        if matches!(
            standing,
            Standing::Proposed(_)
                | Standing::NotYetValid(_)
                | Standing::InForce
                | Standing::Provisional
        ) {
            if !entry.is_signed_by(&self.own) {
                let phrase = Phrase::OwnSignatureMissing {};
                warnings.push(Concern::said("own_signature_missing", phrase));
            }
            let missing = entry.unsigned().filter(|party| **party != self.own);
            let parties = List::of(Joint::Comma, missing);
            if !parties.values.is_empty() {
                let phrase = Phrase::NotSigned { parties };
                warnings.push(Concern::said("signature_missing", phrase));
            }
        }
        if standing == Standing::Provisional {
            warnings.push(Concern::said("provisional", Phrase::Provisional {}));
        }
        warnings.extend(self.notices(entry));
        warnings.extend(self.end_is_near(entry, now));
        warnings.extend(self.review(entry, now));
        warnings
    }

    /// That the parties are to look at it again, soon or by now; nothing of what ended.
    fn review(&self, entry: &Entry, now: Timestamp) -> Option<Concern> {
        let review = entry.agreement().validity().review_by?;
        if self.ends(entry, now).is_some_and(|end| end <= now) {
            return None;
        }
        if review <= now {
            return Some(Concern::said("review_due", Phrase::ReviewDue {}));
        }
        let time = days(within_days(review, now)?);
        let at = review.to_string();
        Some(Concern::said(
            "review_soon",
            Phrase::ReviewSoon { time, at },
        ))
    }

    /// That it ends soon, or is renewed soon unless somebody says otherwise.
    fn end_is_near(&self, entry: &Entry, now: Timestamp) -> Option<Concern> {
        let time = days(self.expiry_warning(entry, now)?);
        let renewal = entry.agreement().validity().renewal;
        if let Some((end, renewal)) = self.renews(entry, now).zip(renewal) {
            let until = renewal.last_notice(end);
            let (at, last) = (end.to_string(), until.to_string());
            let phrase = if now <= until {
                Phrase::RenewedUnless { time, at, last }
            } else {
                Phrase::RenewedSurely { time, at, last }
            };
            return Some(Concern::said("renews_soon", phrase));
        }
        let at = self.ends(entry, now)?.to_string();
        Some(Concern::said("ends_soon", Phrase::EndsSoon { time, at }))
    }

    /// Who gave notice and why, and when it ends because of that.
    fn notices(&self, entry: &Entry) -> Vec<Concern> {
        let given = entry.agreement().parties().filter_map(|party| {
            let notice = self.notice_of(entry, party)?;
            let end = self.notice_ends(entry, party)?;
            let phrase = because(leaves(party, end), &notice.reason);
            Some(Concern::said("notice_given", phrase))
        });
        given.collect()
    }

    /// Who stopped it and why, and what took its place.
    fn stops(&self, entry: &Entry, standing: &Standing, now: Timestamp) -> Vec<Concern> {
        if let Standing::Superseded(version) = standing {
            let version = u64::from(*version);
            return vec![Concern::said(
                "superseded",
                Phrase::TookItsPlace { version },
            )];
        }
        if let Standing::LeftOut(version, from) = standing {
            let phrase = Phrase::TookItsPlaceWithout {
                version: (*version).into(),
                from: from.to_string(),
            };
            return vec![Concern::said("superseded", phrase)];
        }
        if let Some(reason) = self.withdrawn(&entry.sha256()) {
            let party = entry.proposer().to_string();
            let phrase = because(Phrase::WithdrewIt { party }, reason);
            return vec![Concern::said("withdrawn", phrase)];
        }
        let id = entry.agreement().id();
        let terminated = self
            .terminated_by(id)
            .filter(|by| self.is_left_without(entry, by, now));
        let suspends: fn(String) -> Phrase = |party| Phrase::SuspendsIt { party };
        let lists = [
            ("suspended", suspends, self.suspended_by(id)),
            ("terminated", |party| Phrase::EndedIt { party }, terminated),
        ];
        let told = lists.into_iter().flat_map(|(code, phrase, by)| {
            let by = by.into_iter().flatten();
            by.map(move |(party, reason)| {
                Concern::said(code, because(phrase(party.to_string()), reason))
            })
        });
        told.collect()
    }

    /// Whether an end by others leaves the own party without an agreement with one of its partners. What it ended itself,
    /// or agreed anew, needs no look.
    fn is_left_without(
        &self,
        entry: &Entry,
        ended: &BTreeMap<Party, String>,
        now: Timestamp,
    ) -> bool {
        if ended.contains_key(&self.own) {
            return false;
        }
        let partners = self.partners(now);
        let mut others = ended.keys().filter(|party| entry.agreement().names(party));
        others.any(|party| !partners.contains(party))
    }

    /// The smallest of [`EXPIRY_WARNING_DAYS`] within which the agreement, or its period, ends; none when there is no
    /// end, or it is farther away, past, or of no matter because the agreement is not in force.
    pub fn expiry_warning(&self, entry: &Entry, now: Timestamp) -> Option<u64> {
        let standing = self.standing(entry, now);
        if !standing.acts() && !matches!(standing, Standing::Suspended(_)) {
            return None;
        }
        within_days(self.ends(entry, now)?, now)
    }
}

/// The smallest of [`EXPIRY_WARNING_DAYS`] that are left; none when more are.
fn within_days(at: Timestamp, now: Timestamp) -> Option<u64> {
    let left_ms = at.as_millis().saturating_sub(now.as_millis());
    EXPIRY_WARNING_DAYS
        .into_iter()
        .filter(|days| left_ms <= days * DAY_MS)
        .min()
}

/// When a party that gave notice is none any more: a notice runs from its moment, so it seldom ends with a day.
fn leaves(party: &Party, end: Timestamp) -> Phrase {
    let party = party.to_string();
    if end.as_millis().is_multiple_of(DAY_MS) {
        let last = end.minus(Duration::from_millis(1)).to_string();
        let day = last.get(..10).unwrap_or(&last).to_owned();
        return Phrase::NoticeLastDay { party, day };
    }
    let at = end.to_minute();
    Phrase::NoticeLeavesAt { party, at }
}
