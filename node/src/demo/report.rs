//! What the demonstration saw: one object for programs, tables for people.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, LineStyle, Table, presets};
use serde::Serialize;

/// Everything that the demonstration measured.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// One entry for each party.
    pub(crate) parties: Vec<PartyReport>,
    /// The agreements that were signed.
    pub(crate) agreements: Vec<AgreementReport>,
    /// One entry for each ordered pair of parties.
    pub(crate) flows: Vec<Flow>,
    /// The node that was stopped.
    pub(crate) outage: Outage,
    /// Latencies, milliseconds.
    pub(crate) latency_ms: Latencies,
    /// Rows of the file that were not published.
    pub(crate) rejected_rows: Vec<RejectedRow>,
    /// True when every ledger, feed and replica verified from its files.
    pub(crate) verified: bool,
    /// What verification proved, counted over all nodes.
    pub(crate) proved: Proved,
    /// What verification found; empty when all is well.
    pub(crate) findings: Vec<String>,
    /// Time of the whole, seconds.
    pub(crate) seconds: f64,
}

/// What was proven from the files of the nodes.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Proved {
    /// Deliveries whose place in the sender's ledger is proven.
    pub(crate) inclusion: u64,
    /// Partners' receipts whose signatures hold and that speak of the ledger as it is held.
    pub(crate) receipts: u64,
    /// Pictures whose bytes have the hash that a record names.
    pub(crate) media: u64,
}

/// One party.
#[derive(Debug, Serialize)]
pub(crate) struct PartyReport {
    /// The party.
    pub(crate) party: String,
    /// Seizure notices that it published.
    pub(crate) published: u64,
    /// Entries in its ledger.
    pub(crate) ledger_size: u64,
    /// Its newest checkpoint, a signed note.
    pub(crate) checkpoint: String,
}

/// One agreement.
#[derive(Debug, Serialize)]
pub(crate) struct AgreementReport {
    /// Its id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its parties.
    pub(crate) parties: Vec<String>,
}

/// What went from one party to another.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Flow {
    /// Whose records.
    pub(crate) from: String,
    /// To whom.
    pub(crate) to: String,
    /// Records that agreements entitle the recipient to.
    pub(crate) entitled: u64,
    /// Records that were sent.
    pub(crate) delivered: u64,
    /// Records that a signed receipt covers.
    pub(crate) receipted: u64,
    /// Records withheld, by reason.
    pub(crate) withheld: BTreeMap<String, u64>,
    /// Sections withheld from records that went, by section.
    pub(crate) sections_withheld: BTreeMap<String, u64>,
    /// Why, by section.
    #[serde(skip)]
    pub(crate) section_reasons: BTreeMap<String, String>,
}

/// The node that was stopped while others published.
#[derive(Debug, Serialize)]
pub(crate) struct Outage {
    /// Whose node.
    pub(crate) party: String,
    /// Records that others published for it meanwhile.
    pub(crate) missed: u64,
    /// How many of them it holds after its return.
    pub(crate) caught_up: u64,
    /// From its start to the last receipt, seconds.
    pub(crate) seconds: f64,
}

/// Latencies.
#[derive(Debug, Serialize)]
pub(crate) struct Latencies {
    /// From the officer's call to the durable, signed record.
    pub(crate) publish_to_durable: Quantiles,
    /// From the signed record to the recipient's receipt.
    pub(crate) publish_to_receipt: Quantiles,
}

/// Two quantiles.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Quantiles {
    /// Median.
    pub(crate) p50: f64,
    /// 99th percentile.
    pub(crate) p99: f64,
}

impl Quantiles {
    /// The quantiles of `values`, by nearest rank; zero when there is none.
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let rank = |permille: usize| {
            let at = (values.len() * permille).div_ceil(1000).max(1) - 1;
            values.get(at).copied().unwrap_or_default()
        };
        Self {
            p50: rank(500),
            p99: rank(990),
        }
    }
}

/// A row that was not published.
#[derive(Debug, Serialize)]
pub(crate) struct RejectedRow {
    /// Line of the file, the header being 1.
    pub(crate) line: u64,
    /// Stable code.
    pub(crate) reason: String,
}

impl Report {
    /// The report as tables.
    pub(crate) fn tables(&self) -> String {
        [
            self.parties_table(),
            self.agreements_table(),
            self.flows_table(),
            self.withheld_table(),
            self.rejected_table(),
            self.summary(),
        ]
        .join("\n\n")
    }

    fn parties_table(&self) -> String {
        let mut table = table(&["Party", "Published", "Ledger entries"]);
        for party in &self.parties {
            table.add_row([
                party.party.clone(),
                party.published.to_string(),
                party.ledger_size.to_string(),
            ]);
        }
        right(&mut table, &[1, 2]);
        format!("Who published\n{table}")
    }

    fn agreements_table(&self) -> String {
        let mut table = table(&["Agreement", "Parties", "Title"]);
        for agreement in &self.agreements {
            let countries: Vec<_> = agreement.parties.iter().map(|p| country(p)).collect();
            table.add_row([
                agreement.id.clone(),
                countries.join(" "),
                agreement.title.clone(),
            ]);
        }
        format!("What was agreed, each signed by all its parties\n{table}")
    }

    fn flows_table(&self) -> String {
        let recipients: Vec<_> = self.parties.iter().map(|p| p.party.as_str()).collect();
        let mut header = vec!["from \\ to"];
        header.extend(recipients.iter().map(|party| country(party)));
        let mut table = table(&header);
        for from in &recipients {
            let mut row = vec![(*from).to_owned()];
            row.extend(recipients.iter().map(|to| self.cell(from, to)));
            table.add_row(row);
        }
        right(&mut table, &(1..=recipients.len()).collect::<Vec<_>>());
        format!("Who received what: receipted / published\n{table}")
    }

    fn cell(&self, from: &str, to: &str) -> String {
        let published = self
            .parties
            .iter()
            .find(|p| p.party == from)
            .map_or(0, |p| p.published);
        self.flows
            .iter()
            .find(|flow| flow.from == from && flow.to == to)
            .map_or_else(
                || "·".to_owned(),
                |flow| format!("{}/{published}", flow.receipted),
            )
    }

    fn withheld_table(&self) -> String {
        let mut table = table(&["From", "To", "Withheld", "Records", "Why"]);
        for flow in &self.flows {
            let ends = [country(&flow.from).to_owned(), country(&flow.to).to_owned()];
            for (reason, count) in &flow.withheld {
                let [from, to] = ends.clone();
                let count = count.to_string();
                table.add_row([from, to, "whole record".to_owned(), count, reason.clone()]);
            }
            let national = ntc_core::section::Section::National.name();
            for (section, count) in flow
                .sections_withheld
                .iter()
                .filter(|(s, _)| *s != national)
            {
                let [from, to] = ends.clone();
                let why = flow
                    .section_reasons
                    .get(section)
                    .cloned()
                    .unwrap_or_default();
                table.add_row([from, to, section.clone(), count.to_string(), why]);
            }
        }
        right(&mut table, &[3]);
        format!(
            "What was withheld, and why (the section `national` never leaves its party and is not listed)\n\
             {table}"
        )
    }

    fn rejected_table(&self) -> String {
        let mut reasons: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for row in &self.rejected_rows {
            reasons
                .entry(row.reason.as_str())
                .or_default()
                .push(row.line);
        }
        let mut table = table(&["Rows not published", "Count", "Lines"]);
        for (reason, lines) in reasons {
            let shown: Vec<_> = lines.iter().take(12).map(u64::to_string).collect();
            let more = if lines.len() > 12 { ", …" } else { "" };
            table.add_row([
                reason.to_owned(),
                lines.len().to_string(),
                format!("{}{more}", shown.join(", ")),
            ]);
        }
        right(&mut table, &[1]);
        format!("Rows of the file that no party of the region published\n{table}")
    }

    fn summary(&self) -> String {
        let durable = self.latency_ms.publish_to_durable;
        let receipt = self.latency_ms.publish_to_receipt;
        let verified = if self.verified {
            let Proved {
                inclusion,
                receipts,
                media,
            } = &self.proved;
            format!(
                "every ledger, feed and replica verified from its files: {inclusion} deliveries proven to lie \
                 in their ledgers, {receipts} receipts, {media} bodies of a picture"
            )
        } else {
            format!("VERIFICATION FAILED\n  {}", self.findings.join("\n  "))
        };
        format!(
            "Outage    {} was stopped while others published {} records for it; it held {} of them \
             {:.1} s after its start\n\
             Latency   durable and signed: p50 {:.1} ms, p99 {:.1} ms; partner's receipt: p50 {:.1} \
             ms, p99 {:.1} ms\n\
             Proof     {verified}\n\
             Time      {:.1} s",
            self.outage.party,
            self.outage.missed,
            self.outage.caught_up,
            self.outage.seconds,
            durable.p50,
            durable.p99,
            receipt.p50,
            receipt.p99,
            self.seconds,
        )
    }
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_header(header.to_vec());
    table
}

fn right(table: &mut Table, columns: &[usize]) {
    for column in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

fn country(party: &str) -> &str {
    party.split('/').next().unwrap_or(party)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_by_nearest_rank() {
        let quantiles = Quantiles::of((1..=100).map(f64::from).collect());
        assert_eq!((quantiles.p50, quantiles.p99), (50.0, 99.0));
        assert_eq!(Quantiles::of(vec![]).p50, 0.0);
        assert_eq!(Quantiles::of(vec![3.0]).p99, 3.0);
    }
}
