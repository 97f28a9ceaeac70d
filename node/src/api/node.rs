//! `ntc.node.v1.NodeService`: how the node does.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::admission::QuotaReached;
use ntc_core::approval::Stage;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Phrase, Said};
use ntc_core::policy::book::Standing;
use ntc_core::policy::{Concern, review_after};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::Day;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::node_service_server::NodeService;
use tonic::{Request, Response, Status};

use super::agreements::{differs, not_told};
use super::call::{Desk, READERS};
use super::present::{concern, millis};
use super::taking::Taking;
use crate::chain::Ledger;
use crate::clock::{LedgerClock, MAX_CLOCK_BEHIND};
use crate::journal::Reader;
use crate::lookup::Lookup;
use crate::notify::Notifier;
use crate::partners::Partners;
use crate::peer::{PeerState, Peers};
use crate::ports::Clock as _;
use crate::query::Queries;
use crate::rules::Failing;
use crate::store::disk::{DiskWatch, Room};
use crate::store::index::{Filter, JournalId, MAX_PAGE};
use crate::store::medium::Space;
use crate::telemetry::health::Health;
use crate::telemetry::logging::lost_lines;
use crate::tls::Credentials;
use crate::tls::credentials::{OFFICERS, expiry_warning};
use crate::watchlists::{Damage, Watchlists};

/// Records that are counted at most of which something is erased soon.
const MAX_COUNTED: u64 = 10_000;
const DAY: Duration = Duration::from_secs(24 * 3600);
/// For how long officers are told that somebody has to look whether a record is still needed.
const REVIEWED_FOR: Duration = Duration::from_secs(30 * 24 * 3600);
/// What is wrong where own rules cannot be evaluated.
pub(super) const RULE_FAILS: &str = "rule_fails";

/// The service.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) desk: Desk,
    pub(crate) party: Party,
    pub(crate) started: Timestamp,
    pub(crate) health: Health,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) peers: Arc<Peers>,
    pub(crate) taking: Arc<Taking>,
    pub(crate) disk: DiskWatch,
    pub(crate) credentials: Vec<(&'static str, Arc<Credentials>)>,
    pub(crate) clock: Arc<LedgerClock>,
    /// Journals that no look-up reads.
    pub(crate) journals: Vec<Reader>,
    /// What was gone when the node started.
    pub(crate) gone: Vec<Concern>,
    /// How long before their end it is warned of records.
    pub(crate) remind: Option<Duration>,
    pub(crate) notifier: Arc<Notifier>,
    pub(crate) watchlists: Arc<Watchlists>,
    pub(crate) queries: Arc<Queries>,
}

#[tonic::async_trait]
impl NodeService for Node {
    async fn status(
        &self,
        request: Request<pb::StatusRequest>,
    ) -> Result<Response<pb::StatusResponse>, Status> {
        let call = self.desk.admit_always(&request, "Status", READERS)?;
        call.done(Ok(self.describe()))
    }
}

impl Node {
    pub(super) fn describe(&self) -> pb::StatusResponse {
        let condition = self.health.now();
        let detail = &condition.detail;
        let phrase = (!detail.is_empty()).then(|| (&detail.said()).into());
        let head = self.ledger.head();
        let roster = self.partners.roster();
        let (mut received, mut refused, mut connected) = (0, 0, 0);
        for (party, peer) in roster.peers() {
            let session = self.peers.status(party);
            let standing = self.lookup.standing(party, peer.slot);
            received += standing.accepted;
            refused += standing.refused;
            connected += u32::from(session.state == PeerState::Connected);
        }
        pb::StatusResponse {
            party: self.party.to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            state: condition.state.told(self.disk.is_full()).to_owned(),
            detail_phrase: phrase,
            detail: condition.detail.text,
            started_ms: millis(self.started),
            ledger_size: head.size,
            published: head.records,
            received,
            refused,
            disk_free_bytes: self.disk.look().map_or(0, |(space, _)| space.free),
            index_lag: self.lookup.lag(),
            warnings: self.warnings().into_iter().map(concern).collect(),
            peers: u32::try_from(roster.peers().len()).unwrap_or(u32::MAX),
            peers_connected: connected,
        }
    }

    fn warnings(&self) -> Vec<Concern> {
        let now = self.clock.now();
        let mut warnings = Vec::new();
        for (what, credentials) in &self.credentials {
            if let Some(days) = expiry_warning(credentials.not_after(), now) {
                let phrase = match *what {
                    OFFICERS => Phrase::OfficersCertificateEnds { days },
                    _ => Phrase::NodeCertificateEnds { days },
                };
                warnings.push(Concern::said("certificate_ends", phrase));
            }
        }
        match self.disk.look() {
            Ok((_, Room::Ample)) => {}
            Ok((space, Room::Low)) => {
                let (free, total, reserve) = self.filling(space);
                let phrase = Phrase::DiskFilling {
                    free,
                    total,
                    reserve,
                };
                warnings.push(Concern::said("disk_filling", phrase));
            }
            Ok((space, Room::NearlyFull)) => {
                let (free, total, reserve) = self.filling(space);
                let phrase = Phrase::DiskNearlyFull {
                    free,
                    total,
                    reserve,
                };
                warnings.push(Concern::said("disk_nearly_full", phrase));
            }
            Err(error) => {
                let words = Said::of_error(&error);
                warnings.push(Concern::of_said("disk_unknown", words));
            }
        }
        if self.desk.audit.is_lost() {
            warnings.push(Concern::said("audit_gone", Phrase::AuditGone {}));
        }
        warnings.extend(self.failing());
        warnings.extend(self.gone.iter().cloned());
        let damaged = self.watchlists.lists().damaged.into_iter();
        warnings.extend(damaged.map(|(name, Damage { why, .. })| {
            let folder = format!("data/watchlists/{name}");
            let name = name.to_string();
            let why = Said::in_words(why);
            Concern::said(
                "watchlist_damaged",
                Phrase::WatchlistDamaged { name, why, folder },
            )
        }));
        let unanswered = self.queries.unanswered().into_iter();
        warnings.extend(unanswered.map(|(name, why)| {
            let name = name.to_string();
            Concern::said("list_unanswered", Phrase::ListUnanswered { name, why })
        }));
        warnings.extend(self.reviews(now));
        warnings.extend(self.kept_reviews(now));
        warnings.extend(self.discarded());
        warnings.extend(self.ending(now));
        if let Some(first) = self.ledger.unsettled().first() {
            let phrase = Phrase::RecordsUnsettled {
                records: self.ledger.unsettled().len() as u64,
                first: *first,
            };
            warnings.push(Concern::said("records_unsettled", phrase));
        }
        let lost = lost_lines();
        if lost > 0 {
            let phrase = Phrase::LogLinesLost { lines: lost };
            warnings.push(Concern::said("log_lines_lost", phrase));
        }
        let behind = self.clock.behind();
        if behind > MAX_CLOCK_BEHIND {
            let seconds = behind.as_secs();
            let phrase = Phrase::MachineClockBehind { seconds };
            warnings.push(Concern::said("clock_behind", phrase));
        }
        warnings.extend(self.waiting());
        self.warn_of_partners(&mut warnings);
        let hooks = self.notifier.standings().into_iter();
        warnings.extend(hooks.filter_map(|hook| {
            let waiting = hook.waiting?;
            let phrase = Phrase::NotifyWaits {
                name: hook.name,
                since: waiting.since.to_string(),
                why: Said::in_words(waiting.why),
            };
            Some(Concern::said("notify_waits", phrase))
        }));
        warnings
    }

    /// Own rules that cannot be evaluated, and deny whatever they are asked about.
    fn failing(&self) -> Vec<Concern> {
        let (number, failing) = self.partners.failing_rules();
        let mend = match number {
            0 | 1 => Phrase::MendActivate {},
            _ => Phrase::MendRollback { number: number - 1 },
        };
        let told = failing.into_iter().map(|it| {
            let Failing {
                rule,
                since,
                denied,
            } = it;
            let phrase = Phrase::RuleFailing {
                rule: rule.to_string(),
                since: since.to_string(),
                denied,
                mend: mend.clone().said(),
            };
            Concern::said(RULE_FAILS, phrase)
        });
        told.collect()
    }

    /// Lists about which, or about entries of which, somebody has to decide again soon.
    fn reviews(&self, now: Timestamp) -> Vec<Concern> {
        let held = self.watchlists.lists().held.into_values();
        let told = held.filter_map(|held| {
            let due = held.due(now);
            let phrase = Phrase::ReviewsDue {
                name: held.list().name.to_string(),
                count: due.count,
                first: Day::at(due.first?).to_string(),
            };
            Some(Concern::said("reviews_due", phrase))
        });
        told.collect()
    }

    /// Records of partners that are as old as agreements say that somebody looks whether they are still needed; of a partner
    /// a page at most is counted.
    fn kept_reviews(&self, now: Timestamp) -> Vec<Concern> {
        let policies = self.partners.policies();
        // What runs the federation is kept for good.
        let kinds = RecordKind::ALL.into_iter();
        let kinds: Vec<_> = kinds.filter(|kind| !kind.is_administrative()).collect();
        let told = policies.peers().keys().filter_map(|party| {
            let after = review_after(&policies, (party, policies.own()), now)?;
            let until = now.minus(after);
            let filter = Filter {
                kinds: kinds.clone(),
                origin: Some(party.to_string()),
                created_from: Some(until.minus(REVIEWED_FOR)),
                created_until: Some(until),
                ..Filter::default()
            };
            let page = self.lookup.index().list(&filter, None, MAX_PAGE).ok()?;
            let count = page.entries.len() as u64;
            let phrase = Phrase::KeptReviewDue {
                party: party.to_string(),
                count,
                days: after.as_secs() / DAY.as_secs(),
            };
            (count > 0).then(|| Concern::said("kept_review_due", phrase))
        });
        told.collect()
    }

    /// Requests that wait for a second officer.
    fn waiting(&self) -> Option<Concern> {
        let approvals = &self.desk.approvals;
        if approvals.rules().sorts().is_empty() {
            return None;
        }
        let now = self.desk.decides.now();
        let all = approvals.list().ok()?.into_iter();
        let waiting = all.filter(|it| it.stage(now) == Stage::Waits).count();
        (waiting > 0).then(|| {
            let count = waiting as u64;
            Concern::said("approvals_wait", Phrase::ApprovalsWait { count })
        })
    }

    /// Records of which something is kept no longer soon.
    fn ending(&self, now: Timestamp) -> Option<Concern> {
        let soon = self.remind?;
        let days = soon.as_secs() / (24 * 3600);
        // What cannot be counted is told as what the index says of itself.
        let records = self
            .lookup
            .index()
            .count_ending(now.plus(soon), MAX_COUNTED)
            .ok()?;
        let are_more = records == MAX_COUNTED;
        (records > 0).then(|| {
            let phrase = if are_more {
                Phrase::ManyEndSoon { records, days }
            } else {
                Phrase::RecordsEndSoon { records, days }
            };
            Concern::said("records_end_soon", phrase)
        })
    }

    /// What the start discarded at the ends of journals.
    fn discarded(&self) -> Option<Concern> {
        let followed = self.lookup.journals();
        let journals = self.journals.iter().chain(followed.values());
        let told = journals.filter_map(|journal| {
            let found = journal.discarded()?;
            Some(Phrase::BytesIn {
                bytes: found.bytes.into(),
                folder: found.dir.display().to_string(),
            })
        });
        let folders = List::of(Joint::Comma, told);
        (!folders.values.is_empty())
            .then(|| Concern::said("tail_discarded", Phrase::TailDiscarded { folders }))
    }

    /// How much is free, of how much, and how much has to be, in MiB.
    fn filling(&self, space: Space) -> (u64, u64, u64) {
        let mib = |bytes: u64| bytes >> 20;
        let reserve = mib(self.disk.reserve(space));
        (mib(space.free), mib(space.total), reserve)
    }

    fn warn_of_partners(&self, warnings: &mut Vec<Concern>) {
        let now = self.clock.now();
        let roster = self.partners.roster();
        let statuses = self.peers.statuses();
        let aside = |party| statuses.aside(party).map(|why| (party, why));
        warnings.extend(roster.peers().keys().filter_map(aside).map(|(party, why)| {
            let (party, why) = (party.to_string(), why.said());
            Concern::said("peer_aside", Phrase::PeerAside { party, why })
        }));
        let mut waiting = Vec::new();
        for (party, peer) in roster
            .peers()
            .iter()
            .filter(|(_, peer)| peer.suspended.is_none())
        {
            let session = self.peers.status(party);
            let replica = self.lookup.replica(JournalId::replica(peer.slot));
            if replica.is_some_and(|replica| replica.is_read_only()) {
                let party = party.to_string();
                let phrase = Phrase::PeerNotKept { party };
                warnings.push(Concern::said("peer_not_kept", phrase));
            } else if peer.forked {
                let party = party.to_string();
                warnings.push(Concern::said("peer_forked", Phrase::PeerForked { party }));
            } else if let Some(QuotaReached::Disk) = self.peers.quota(party).reached {
                waiting.push(party.as_str());
            } else if let Some(reached) = self.peers.quota(party).reached {
                let phrase = Phrase::NothingTaken {
                    parties: List::of(Joint::Comma, [party]),
                    why: reached.phrase_here().said(),
                };
                warnings.push(Concern::said("peer_quota_reached", phrase));
            } else if !matches!(session.state, PeerState::Connected | PeerState::Aside) {
                let party = party.to_string();
                let phrase = Phrase::PeerNotConnected { party };
                warnings.push(Concern::said("peer_not_connected", phrase));
            }
            if let Some(why) = self.taking.of(party, peer) {
                warnings.push(signs_nothing(party, why));
            }
            if session.seems_to_run_twice(now) {
                let party = party.to_string();
                warnings.push(Concern::said("peer_twice", Phrase::PeerTwice { party }));
            }
            if let Some(ahead) = session.clock_ahead_ms.filter(|_| session.clocks_differ()) {
                let (party, seconds) = (party.to_string(), ahead.unsigned_abs() / 1000);
                let phrase = if ahead > 0 {
                    Phrase::PeerClockAhead { party, seconds }
                } else {
                    Phrase::PeerClockBehind { party, seconds }
                };
                warnings.push(Concern::said("peer_clock", phrase));
            }
        }
        // A disk that is nearly full is told already, with what follows for all partners.
        if !waiting.is_empty() && !self.disk.is_full() {
            let phrase = Phrase::NothingTaken {
                parties: List::of(Joint::Comma, waiting),
                why: QuotaReached::Disk.phrase_here().said(),
            };
            warnings.push(Concern::said("peer_quota_reached", phrase));
        }
        if self.partners.is_read_only() {
            let phrase = Phrase::PartnersNotKept {};
            warnings.push(Concern::said("partners_not_kept", phrase));
        }
        let policies = roster.acting();
        for entry in policies.book().entries() {
            let id = entry.agreement().id();
            let untold = not_told(&roster, entry).into_iter();
            warnings.extend(untold.map(|warning| warning.of_agreement(id)));
            let standing = policies.book().standing(entry, now);
            if matches!(
                standing,
                Standing::Superseded(_) | Standing::Withdrawn | Standing::LeftOut(..)
            ) {
                continue;
            }
            let told = differs(&roster, entry, now).into_iter();
            let told = told.chain(policies.book().warnings(entry, now));
            warnings.extend(told.map(|warning| warning.of_agreement(id)));
        }
    }
}

/// That a partner signs for nothing, and why.
fn signs_nothing(party: &Party, why: Concern) -> Concern {
    let Some(said) = why.phrase else {
        let text = format!(
            "{party} does not sign for what this node sends: {}",
            why.text
        );
        return Concern::new(why.code, text);
    };
    let phrase = Phrase::PeerSignsNothing {
        party: party.to_string(),
        why: said,
    };
    Concern::said(why.code, phrase)
}
