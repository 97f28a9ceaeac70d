//! The report as tables for people.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};

use super::{Proved, Report};
use crate::terminal::{USUAL_WIDTH, columns, fold};

/// Columns of the labels before the sentences at the end.
const LABEL: usize = 10;

impl Report {
    /// Whether all that is claimed was seen.
    pub(crate) fn holds(&self) -> bool {
        self.verified
            && self.altered.caught
            && self.suspension.went == self.suspension.waited
            && self.dialogue.holds()
            && self.hits.holds()
            && self.query.holds()
            && self.policy.holds()
            && self.approvals.holds()
            && self.recall.outstanding == 0
    }

    /// The report as text that fits the terminal: the story first, then tables.
    pub(crate) fn tables(&self) -> String {
        let told = [
            self.story.text(),
            self.dialogue.text(),
            self.hits.text(),
            self.query.text(),
            self.policy.text(),
            self.approvals.text(),
            self.flows_table(),
            self.withheld_table(),
            self.agreements_table(),
            self.rejected_table(),
        ];
        let told = told.map(|text| fold(&text, width(), 2)).join("\n\n");
        format!("{told}\n\n{}", fold(&self.summary(), width(), LABEL))
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

    /// Kinds of what was withheld, each with the pairs that it was withheld between.
    fn withheld_table(&self) -> String {
        let national = ntc_core::section::Section::National.name();
        let mut kinds: BTreeMap<(&str, &str), (u64, Vec<String>)> = BTreeMap::new();
        for flow in &self.flows {
            let pair = format!("{}→{}", country(&flow.from), country(&flow.to));
            let records = flow
                .withheld
                .iter()
                .map(|(why, count)| (("whole record", why.as_str()), *count));
            let sections = flow
                .sections_withheld
                .iter()
                .filter(|(s, _)| *s != national);
            let sections = sections.flat_map(|(section, reasons)| {
                let reasons = reasons.iter();
                reasons.map(|(why, count)| ((section.as_str(), why.as_str()), *count))
            });
            for (kind, count) in records.chain(sections) {
                let (sum, pairs) = kinds.entry(kind).or_default();
                *sum += count;
                pairs.push(pair.clone());
            }
        }
        let mut table = table(&["Withheld", "Why", "Records", "Between"]);
        for ((what, why), (count, pairs)) in kinds {
            table.add_row([what, why, &count.to_string(), &pairs.join(" ")]);
        }
        right(&mut table, &[2]);
        format!("What was withheld, and why (`national` never leaves its party)\n{table}")
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
        let (suspension, altered) = (self.suspension.text(), self.altered.text());
        let withdrawn = self.recall.text();
        format!(
            "Suspended {suspension}\n\
             Outage    {} was stopped while others published {} records for it; all that was not \
             suspended arrived {:.1} s after its start, {} in the end\n\
             Withdrawn {withdrawn}\n\
             Latency   durable and signed: p50 {:.1} ms, p99 {:.1} ms; partner's receipt: p50 {:.1} \
             ms, p99 {:.1} ms\n\
             Proof     {verified}\n\
             Altered   {altered}\n\
             Time      {:.1} s",
            self.outage.party,
            self.outage.missed,
            self.outage.seconds,
            self.outage.caught_up,
            durable.p50,
            durable.p99,
            receipt.p50,
            receipt.p99,
            self.seconds,
        )
    }
}

/// Columns that there are: those of the terminal, or as many as one has as a rule.
fn width() -> u16 {
    columns().unwrap_or(USUAL_WIDTH)
}

pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_header(header.to_vec());
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(width());
    table
}

fn right(table: &mut Table, columns: &[usize]) {
    for column in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
            // One blank between two numbers is enough, so that names beside them stay whole.
            column.set_padding((1, 0));
        }
    }
}

pub(super) fn country(party: &str) -> &str {
    party.split('/').next().unwrap_or(party)
}
