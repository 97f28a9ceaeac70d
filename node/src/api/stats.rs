//! `ntc.node.v1.StatsService`: what was exchanged, in numbers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::Task;
use ntc_core::party::Party;
use ntc_core::tally::{Amounts, Clock, Count, Measure, Pair};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::stats_service_server::StatsService;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::present::{millis, time};
use super::reading::Reading;
use crate::ports;
use crate::stats::Stats;
use crate::store::index::IndexEntry;

/// The period when a client names none.
const DEFAULT_PERIOD: Duration = Duration::from_secs(30 * 24 * 3600);

/// The service.
pub(crate) struct Statistics {
    pub(crate) desk: Desk,
    pub(crate) stats: Arc<Stats>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) clock: Arc<dyn ports::Clock>,
}

#[tonic::async_trait]
impl StatsService for Statistics {
    async fn count(
        &self,
        request: Request<pb::CountRequest>,
    ) -> Result<Response<pb::CountResponse>, Status> {
        let call = self.desk.admit(&request, "Count", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (stats, now) = (Arc::clone(&self.stats), self.clock.now());
        let index_behind = self.reading.fresh().await;
        let outcome = blocking(move || {
            let until = match request.until_ms {
                // What is signed at this moment is of the period.
                0 => now.plus(Duration::from_millis(1)),
                until => time("until_ms", until)?,
            };
            let from = match request.from_ms {
                0 => until.minus(DEFAULT_PERIOD),
                from => time("from_ms", from)?,
            };
            let own = stats.publisher.party.clone();
            let sees = |entry: &IndexEntry| sight.sees(entry);
            let (pairs, unseen) = stats.count((from, until), &request.partner, &sees)?;
            let pairs = pairs.into_iter();
            Ok(pb::CountResponse {
                from_ms: millis(from),
                until_ms: millis(until),
                pairs: pairs.map(|(party, it)| pair(&own, &party, &it)).collect(),
                index_behind,
                unseen,
            })
        });
        call.done(outcome.await)
    }
}

fn pair(own: &Party, party: &Party, pair: &Pair) -> pb::Pair {
    let clocks = |by: &Party, clocks: &BTreeMap<Task, Clock>| -> Vec<_> {
        let told = clocks.iter();
        told.map(|(task, it)| clock(by, *task, it)).collect()
    };
    pb::Pair {
        party: party.to_string(),
        kinds: counts(&pair.kinds),
        categories: counts(&pair.categories),
        refused_here: codes(&pair.refused_here),
        refused_there: codes(&pair.refused_there),
        clocks: [clocks(own, &pair.own), clocks(party, &pair.partners)].concat(),
        own_overdue: pair.own_overdue,
        partners_overdue: pair.partners_overdue,
        recalled: pair.recalled,
        recalls_outstanding: pair.recalls_outstanding,
        amounts: [
            amounts(own, &pair.own_seized),
            amounts(party, &pair.partners_seized),
        ]
        .concat(),
    }
}

fn amounts(by: &Party, amounts: &Amounts) -> Vec<pb::Amount> {
    let summed = amounts.iter().map(|(heading, amount)| {
        let is_told = heading.measure != Measure::Untold;
        pb::Amount {
            by: by.to_string(),
            of: heading.of.name().to_owned(),
            goods: heading.goods.clone(),
            measure: heading.measure.code().to_owned(),
            unit: heading.unit.clone(),
            basis: heading.basis.clone(),
            total: if is_told {
                amount.to_string()
            } else {
                String::new()
            },
            count: amount.goods,
        }
    });
    summed.collect()
}

fn counts(counts: &BTreeMap<String, Count>) -> Vec<pb::RecordCount> {
    let counted = counts.iter().map(|(name, count)| pb::RecordCount {
        name: name.clone(),
        sent: count.sent,
        signed: count.signed,
        refused_there: count.refused_there,
        accepted: count.accepted,
        refused_here: count.refused_here,
    });
    counted.collect()
}

fn codes(codes: &BTreeMap<String, u64>) -> Vec<pb::CodeCount> {
    let counted = codes.iter().map(|(code, count)| pb::CodeCount {
        code: code.clone(),
        count: *count,
    });
    counted.collect()
}

fn clock(by: &Party, task: Task, clock: &Clock) -> pb::Clock {
    let within = |percent| {
        let took = clock.within(percent)?;
        u64::try_from(took.as_millis()).ok()
    };
    pb::Clock {
        by: by.to_string(),
        task: task.name().to_owned(),
        owed: clock.owed,
        told: clock.told,
        in_time: clock.in_time,
        median_ms: within(50),
        p90_ms: within(90),
        results: codes(&clock.results),
    }
}
