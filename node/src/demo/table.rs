//! The table of seizures: what each party publishes of it, and what nobody does.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::intake::csv::{self, Terms};
use ntc_core::party::Party;

use super::Failure;
use super::region::{PARTIES, SEIZURES};
use super::report::RejectedRow;
use super::sent::Drafts;
use crate::ports::{Clock, SystemClock};

/// Reads the file once for each party: each publishes the rows of its own country.
pub(super) fn read() -> Result<(Drafts, Vec<RejectedRow>), Failure> {
    let now = SystemClock.now();
    let mut drafts = Drafts::new();
    let mut published = BTreeSet::new();
    let mut rejected = BTreeMap::new();
    for name in PARTIES {
        let party: Party = name.parse()?;
        let rows = csv::read(SEIZURES, &party, &Terms::default(), now)?;
        published.extend(rows.good.iter().map(|row| row.line));
        for bad in rows.bad {
            rejected
                .entry(bad.line)
                .or_insert_with(|| bad.reason.code().to_owned());
        }
        let own = rows.good.iter().map(csv::GoodRow::draft);
        drafts.insert(name.to_owned(), own.collect::<Result<_, _>>()?);
    }
    let rejected = rejected
        .into_iter()
        .filter(|(line, _)| !published.contains(line))
        .map(|(line, reason)| RejectedRow { line, reason })
        .collect();
    Ok((drafts, rejected))
}
