//! Which partners get the rows that were published, and why the others do not get them.

use std::collections::BTreeMap;

use ntc_lang::Grouped;
use ntc_proto::node::v1::Recipient;
use serde_json::{Value, json};

use crate::lang::say;
use crate::output::words;

/// The count of each partner.
#[derive(Debug, Default)]
pub(super) struct Totals {
    rows: u64,
    partners: BTreeMap<String, Partner>,
}

#[derive(Debug, Default)]
struct Partner {
    gets: u64,
    /// Rows that it does not get, by reason.
    not: BTreeMap<String, u64>,
}

impl Totals {
    /// Counts a row by what was decided for each partner.
    pub(super) fn count(&mut self, recipients: &[Recipient]) {
        self.rows += 1;
        for peer in recipients {
            let partner = self.partners.entry(peer.party.clone()).or_default();
            if peer.entitled {
                partner.gets += 1;
            } else {
                *partner.not.entry(peer.reason.clone()).or_default() += 1;
            }
        }
    }

    /// True when rows were published and nobody gets any of them although there are partners.
    pub(super) fn is_for_nobody(&self) -> bool {
        let mut partners = self.partners.values();
        self.rows > 0 && !self.partners.is_empty() && partners.all(|partner| partner.gets == 0)
    }

    /// For people: who gets all, then each of the others with why; what would be, where nothing is published.
    pub(super) fn text(&self, is_check: bool) -> String {
        if self.rows == 0 {
            return String::new();
        }
        if self.partners.is_empty() {
            let nobody = if is_check {
                say!("alert-totals-nobody-would")
            } else {
                say!("alert-totals-nobody")
            };
            return format!(" {nobody}\n");
        }
        let gets_all = |partner: &Partner| partner.gets == self.rows;
        let all: Vec<_> = self
            .partners
            .iter()
            .filter(|(_, partner)| gets_all(partner))
            .map(|(party, _)| party.as_str())
            .collect();
        let mut text = String::new();
        if !all.is_empty() {
            let (count, parties) = (Grouped(all.len() as u64), all.join(", "));
            let gets = if is_check {
                say!("alert-totals-all-would", count, parties)
            } else {
                say!("alert-totals-all", count, parties)
            };
            text.push_str(&format!(" {gets}\n"));
        }
        for (party, partner) in self.partners.iter().filter(|(_, one)| !gets_all(one)) {
            let why = partner.not.iter();
            let why: Vec<_> = why
                .map(|(reason, rows)| format!("{} ({rows})", words::reason(reason)))
                .collect();
            let (some, rows, why) = (partner.gets, self.rows, why.join(", "));
            let gets = match (some, is_check) {
                (0, false) => say!("alert-totals-none", party, why),
                (0, true) => say!("alert-totals-none-would", party, why),
                (_, false) => say!("alert-totals-some", party, some, rows, why),
                (_, true) => say!("alert-totals-some-would", party, some, rows, why),
            };
            text.push_str(&format!(" {gets}\n"));
        }
        words::clean_lines(&text)
    }

    /// For programs.
    pub(super) fn document(&self) -> Value {
        let partners = self.partners.iter().map(|(party, partner)| {
            let not = partner.not.iter();
            let not = not.map(|(reason, rows)| json!({"reason": reason, "rows": rows}));
            json!({
                "party": party,
                "gets": partner.gets,
                "does_not_get": not.collect::<Vec<_>>(),
            })
        });
        partners.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(party: &str, reason: &str) -> Recipient {
        Recipient {
            party: party.to_owned(),
            entitled: reason.is_empty(),
            reason: reason.to_owned(),
            ..Recipient::default()
        }
    }

    #[test]
    fn it_says_who_gets_all_and_why_the_others_do_not() {
        let mut totals = Totals::default();
        for number in 0..20 {
            let tr = if number < 5 { "TLP_ABOVE_CEILING" } else { "" };
            totals.count(&[
                told("AZ/customs", ""),
                told("GE/customs", ""),
                told("KZ/customs", "CATEGORY_NOT_COVERED"),
                told("TR/customs", tr),
            ]);
        }
        assert_eq!(
            totals.text(false),
            " 2 partners get all: AZ/customs, GE/customs\n \
             KZ/customs gets none: category not covered [CATEGORY_NOT_COVERED] (20)\n \
             TR/customs gets 15 of 20: tlp above ceiling [TLP_ABOVE_CEILING] (5)\n"
        );
        let would = totals.text(true);
        assert!(would.contains("2 partners would get all"), "{would}");
        assert!(would.contains("KZ/customs would get none"), "{would}");
        assert!(!totals.is_for_nobody());
        let kz = &totals.document()[2];
        assert_eq!(kz["does_not_get"][0]["rows"], 20);
    }

    #[test]
    fn rows_that_nobody_gets_are_told_apart_from_no_rows_and_no_partners() {
        let mut totals = Totals::default();
        assert!(!totals.is_for_nobody());
        totals.count(&[]);
        assert!(!totals.is_for_nobody());
        totals.count(&[told("KZ/customs", "NO_AGREEMENT")]);
        assert!(totals.is_for_nobody());
    }
}
