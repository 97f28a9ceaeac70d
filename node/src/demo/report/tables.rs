//! The report as tables for people.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};
use console::{Alignment, measure_text_width, pad_str};
use ntc_terminal::{USUAL_WIDTH, columns, fold, fold_by, say};

use super::{Proved, Report};

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
        let width = usize::from(width());
        let told = told.map(|text| fold(&text, width)).join("\n");
        let summary = fold_by(&self.summary(), width, LABEL);
        format!("{told}\n{}", summary.trim_end())
    }

    fn agreements_table(&self) -> String {
        let mut table = table(&[
            &say!("demo-head-agreement"),
            &say!("demo-head-parties"),
            &say!("demo-head-title"),
        ]);
        for agreement in &self.agreements {
            let countries: Vec<_> = agreement.parties.iter().map(|p| country(p)).collect();
            table.add_row([
                agreement.id.clone(),
                countries.join(" "),
                agreement.title.clone(),
            ]);
        }
        format!("{}\n{table}", say!("demo-agreed"))
    }

    fn flows_table(&self) -> String {
        let recipients: Vec<_> = self.parties.iter().map(|p| p.party.as_str()).collect();
        let corner = say!("demo-head-from-to");
        let mut header = vec![corner.as_str()];
        header.extend(recipients.iter().map(|party| country(party)));
        let mut table = table(&header);
        for from in &recipients {
            let mut row = vec![(*from).to_owned()];
            row.extend(recipients.iter().map(|to| self.cell(from, to)));
            table.add_row(row);
        }
        right(&mut table, &(1..=recipients.len()).collect::<Vec<_>>());
        format!("{}\n{table}", say!("demo-received"))
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
        let whole = say!("demo-whole-record");
        let mut kinds: BTreeMap<(&str, &str), (u64, Vec<String>)> = BTreeMap::new();
        for flow in &self.flows {
            let pair = format!("{}→{}", country(&flow.from), country(&flow.to));
            let records = flow
                .withheld
                .iter()
                .map(|(why, count)| ((whole.as_str(), why.as_str()), *count));
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
        let mut table = table(&[
            &say!("demo-head-withheld"),
            &say!("demo-head-why"),
            &say!("demo-head-records"),
            &say!("demo-head-between"),
        ]);
        for ((what, why), (count, pairs)) in kinds {
            table.add_row([what, why, &count.to_string(), &pairs.join(" ")]);
        }
        right(&mut table, &[2]);
        format!("{}\n{table}", say!("demo-withheld"))
    }

    fn rejected_table(&self) -> String {
        let mut reasons: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for row in &self.rejected_rows {
            reasons
                .entry(row.reason.as_str())
                .or_default()
                .push(row.line);
        }
        let mut table = table(&[
            &say!("demo-head-rows"),
            &say!("demo-head-count"),
            &say!("demo-head-lines"),
        ]);
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
        format!("{}\n{table}", say!("demo-rejected"))
    }

    fn summary(&self) -> String {
        let tenths = |number: f64| format!("{number:.1}");
        let (durable, receipt) = (
            self.latency_ms.publish_to_durable,
            self.latency_ms.publish_to_receipt,
        );
        let verified = if self.verified {
            let Proved {
                inclusion,
                receipts,
                media,
            } = self.proved;
            say!("demo-verified", inclusion, receipts, media)
        } else {
            let findings = self.findings.join("\n  ");
            format!("{}\n  {findings}", say!("demo-not-verified"))
        };
        let outage = say!(
            "demo-outage",
            party = &self.outage.party,
            missed = self.outage.missed,
            seconds = tenths(self.outage.seconds),
            caught = self.outage.caught_up
        );
        let latency = say!(
            "demo-latency",
            durable = tenths(durable.p50),
            durable99 = tenths(durable.p99),
            receipt = tenths(receipt.p50),
            receipt99 = tenths(receipt.p99)
        );
        let seconds = say!("demo-seconds", seconds = tenths(self.seconds));
        let lines = [
            (say!("demo-label-suspended"), self.suspension.text()),
            (say!("demo-label-outage"), outage),
            (say!("demo-label-withdrawn"), self.recall.text()),
            (say!("demo-label-latency"), latency),
            (say!("demo-label-proof"), verified),
            (say!("demo-label-altered"), self.altered.text()),
            (say!("demo-label-time"), seconds),
        ];
        let widths = lines.iter().map(|(label, _)| measure_text_width(label) + 1);
        let width = widths.max().unwrap_or_default().max(LABEL);
        let lines = lines
            .iter()
            .map(|(label, says)| format!("{}{says}", pad_str(label, width, Alignment::Left, None)));
        lines.collect::<Vec<_>>().join("\n")
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
