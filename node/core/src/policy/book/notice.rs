//! Notices: an agreement that ends because a party said so in time.

use super::{AgreementBook, Entry, Move};
use crate::party::Party;
use crate::time::Timestamp;

/// A notice that a party gave.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice {
    /// When it was given: it runs from then.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

impl AgreementBook {
    /// Keeps a notice; of several of one party the earliest counts.
    pub(super) fn note_notice(&mut self, author: &Party, step: &Move) {
        let notice = Notice {
            at: step.made,
            reason: step.reason.clone(),
        };
        let by = self.noticed.entry(step.document_sha256).or_default();
        let held = by.entry(author.clone()).or_insert_with(|| notice.clone());
        if notice.at < held.at {
            *held = notice;
        }
    }

    /// The notice of a party that ends this document: of it, or of a later version. The earliest where there are
    /// several.
    pub fn notice_of(&self, entry: &Entry, party: &Party) -> Option<&Notice> {
        // Each decision asks this of each agreement, and notices are rare.
        if self.noticed.is_empty() {
            return None;
        }
        let agreement = entry.agreement();
        self.versions(agreement.id())
            .filter(|other| other.agreement().version() >= agreement.version())
            .filter_map(|other| self.noticed.get(&other.sha256())?.get(party))
            .min_by_key(|notice| notice.at)
    }

    /// When the notice of a party ends the document; none when it gave none.
    pub fn notice_ends(&self, entry: &Entry, party: &Party) -> Option<Timestamp> {
        let notice = self.notice_of(entry, party)?;
        entry.agreement().validity().end_after_notice(notice.at)
    }

    /// When the document ends between two of its parties, as things stand; none when it has no end.
    pub(super) fn pair_end(
        &self,
        entry: &Entry,
        (a, b): (&Party, &Party),
        now: Timestamp,
    ) -> Option<Timestamp> {
        let period = entry.agreement().validity().end(now);
        let notices = [a, b].map(|party| self.notice_ends(entry, party));
        period
            .into_iter()
            .chain(notices.into_iter().flatten())
            .min()
    }

    /// When the document ends for the book's own party: with the last of its partners; none when it has no end.
    pub fn ends(&self, entry: &Entry, now: Timestamp) -> Option<Timestamp> {
        let partners = self.partners_of(entry);
        let ends: Option<Vec<_>> = partners
            .map(|peer| self.pair_end(entry, (&self.own, peer), now))
            .collect();
        let last = ends?.into_iter().max();
        last.or_else(|| entry.agreement().validity().end(now))
    }

    /// When another period follows the one that runs, because nobody objected in time; none when none follows.
    pub fn renews(&self, entry: &Entry, now: Timestamp) -> Option<Timestamp> {
        let renews = entry.agreement().validity().renews(now)?;
        let stays = |peer: &Party| {
            let notices = [&self.own, peer].map(|party| self.notice_ends(entry, party));
            notices.into_iter().flatten().all(|end| end > renews)
        };
        self.partners_of(entry).any(stays).then_some(renews)
    }

    /// The other parties of a document that have something with the own one under it.
    fn partners_of<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Party> {
        let agreement = entry.agreement();
        let others = agreement.parties().filter(|peer| **peer != self.own);
        others.filter(|peer| !agreement.excludes(&self.own, peer))
    }
}
