//! How much was seized: the quantities and values that records tell, summed where they can be.
//!
//! What is told in different units, by different bases, or as two values is not added up: nothing here is converted. What is
//! only known as a range is counted and not summed. A notice and an outcome may tell of one seizure, so they are apart.

use std::collections::BTreeMap;
use std::fmt;

use crate::forms::GoodsItem;
use crate::model::Decimal;
use crate::model::kind::RecordKind;
use crate::record::{Event, Record};

/// Digits after the point of a sum: as many as a number has at most.
const SCALE: u32 = crate::model::MAX_SCALE;
/// The kind of an event, and the result of an outcome, that say that something was seized.
const SEIZURE: &str = "seizure";

/// What a number tells.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Measure {
    /// A quantity, in a unit.
    Quantity,
    /// A value, in a currency.
    Value,
    /// Neither: goods of which neither was told, or only a range.
    Untold,
}

impl Measure {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Value => "value",
            Self::Untold => "untold",
        }
    }
}

/// What is summed under one heading. Every text is a code.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Heading {
    /// The kind of the record that tells it.
    pub of: RecordKind,
    /// The substance; the category where none is told.
    pub goods: String,
    /// What the number tells.
    pub measure: Measure,
    /// The unit, or the currency.
    pub unit: String,
    /// How it is known; empty where that is not told.
    pub basis: String,
}

/// A sum.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Amount {
    /// Kinds of goods that it is made of.
    pub goods: u64,
    /// In units of ten to the minus [`SCALE`]: as many numbers as a period can hold fit.
    total: i128,
}

impl Amount {
    fn add(&mut self, number: Decimal) {
        let more = SCALE.saturating_sub(number.scale());
        let number = i128::from(number.mantissa()).saturating_mul(10_i128.saturating_pow(more));
        self.goods += 1;
        self.total = self.total.saturating_add(number);
    }
}

impl fmt::Display for Amount {
    /// The sum, with no more digits after the point than it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10_i128.saturating_pow(SCALE);
        let (whole, rest) = (self.total / one, self.total % one);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let digits = usize::try_from(SCALE).unwrap_or_default();
        let rest = format!("{:0digits$}", rest.abs());
        write!(f, "{whole}.{}", rest.trim_end_matches('0'))
    }
}

/// The sums of what one party told.
pub type Amounts = BTreeMap<Heading, Amount>;

/// Whether records of a kind may tell of a seizure, so that it is worth reading one.
pub const fn may_tell(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::SeizureNotice | RecordKind::Outcome)
}

/// Adds what a record tells of a seizure. One that tells of something else, of an attempt say, adds nothing.
pub fn add(amounts: &mut Amounts, record: &Record) {
    let sections = record.sections();
    let is_seizure = match &sections.event {
        Some(Event::Seizure(event)) => event.event_kind == SEIZURE,
        Some(Event::Outcome(event)) => event.result.code == SEIZURE,
        _ => false,
    };
    if !is_seizure {
        return;
    }
    for item in sections.goods.iter().flat_map(|goods| &goods.items) {
        add_item(amounts, record.kind(), item);
    }
}

fn add_item(amounts: &mut Amounts, of: RecordKind, item: &GoodsItem) {
    let goods = if item.substance.is_empty() {
        &item.category.code
    } else {
        &item.substance
    };
    let heading = |measure, unit: &str, basis: &str| Heading {
        of,
        goods: goods.clone(),
        measure,
        unit: unit.to_owned(),
        basis: basis.to_owned(),
    };
    let quantity = item.quantity.filter(|_| item.quantity_max.is_none());
    let quantity = quantity.filter(|_| !item.unit.is_empty());
    let value = item.value.filter(|_| !item.currency.is_empty());
    if let Some(quantity) = quantity {
        let under = heading(Measure::Quantity, &item.unit, &item.quantity_basis);
        amounts.entry(under).or_default().add(quantity);
    }
    if let Some(value) = value {
        let under = heading(Measure::Value, &item.currency, &item.value_basis);
        amounts.entry(under).or_default().add(value);
    }
    if quantity.is_none() && value.is_none() {
        let under = heading(Measure::Untold, "", "");
        amounts.entry(under).or_default().goods += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::draft_file;
    use crate::model::{Moment, RecordId};
    use crate::record::{Defaults, MAX_RETENTION};
    use crate::wire::record::draft_all;

    /// A notice with these lines in its event and these goods.
    fn notice(event: &str, goods: &str) -> Record {
        let text = format!(
            "kind = \"SeizureNotice\"\npurpose = \"customs_risk\"\n[handling]\ntlp = \"GREEN\"\n\
             permitted_action = \"any\"\n[event]\n{event}\nstatus = \"initial\"\nauthority = \"customs\"\n\
             occurred = \"2026-01-28\"\nplace = {{ country = \"GE\" }}\n{goods}"
        );
        let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
        let now = Moment::parse("2026-02-01T00:00Z").unwrap().at;
        let defaults = Defaults {
            expiry: MAX_RETENTION,
        };
        let origin = "GE/revenue-service".parse().unwrap();
        let record = draft.check(&origin, RecordId::new(now, &[1; 10]), now, &defaults);
        record.unwrap().0
    }

    fn sums(amounts: &Amounts) -> Vec<String> {
        let sums = amounts.iter().map(|(heading, amount)| {
            let Heading {
                goods,
                measure,
                unit,
                basis,
                ..
            } = heading;
            let measure = measure.code();
            format!(
                "{goods} {measure} {unit} {basis} {amount} of {}",
                amount.goods
            )
        });
        sums.collect()
    }

    const SEIZED: &str = "event_kind = \"seizure\"";

    #[test]
    fn what_is_told_alike_is_summed_and_what_is_not_is_apart() {
        let item = |text: &str| format!("[[goods.items]]\ncategory = \"narcotic\"\n{text}\n");
        let kilos = |quantity: &str, basis: &str| {
            item(&format!(
                "substance = \"cocaine\"\nquantity = {quantity}\nunit = \"KGM\"\nquantity_basis = \"{basis}\""
            ))
        };
        let mut amounts = Amounts::new();
        let goods = [
            kilos("42.5", "measured"),
            kilos("0.000000001", "measured"),
            kilos("7", "estimated"),
            item(
                "substance = \"cocaine\"\nquantity = 500\nunit = \"GRM\"\nquantity_basis = \"measured\"",
            ),
            item("value = 2000000.25\ncurrency = \"USD\"\nvalue_basis = \"market\""),
            // A range and what is not told are no number.
            item("quantity = 5\nquantity_max = 9\nunit = \"KGM\""),
            item(""),
        ];
        add(&mut amounts, &notice(SEIZED, &goods.concat()));
        add(&mut amounts, &notice(SEIZED, &kilos("0.5", "measured")));
        assert_eq!(
            sums(&amounts),
            [
                "cocaine quantity GRM measured 500 of 1",
                "cocaine quantity KGM estimated 7 of 1",
                "cocaine quantity KGM measured 43.000000001 of 3",
                "narcotic value USD market 2000000.25 of 1",
                "narcotic untold   0 of 2",
            ]
        );
    }

    #[test]
    fn what_is_no_seizure_adds_nothing() {
        let goods = "[[goods.items]]\ncategory = \"narcotic\"\nquantity = 1\nunit = \"KGM\"\n";
        let mut amounts = Amounts::new();
        for kind in ["attempt", "detention", "suspension"] {
            let event = format!("event_kind = \"{kind}\"");
            add(&mut amounts, &notice(&event, goods));
        }
        assert_eq!(amounts, Amounts::new());
    }

    #[test]
    fn a_sum_never_passes_its_room() {
        let mut amount = Amount::default();
        for _ in 0..3 {
            amount.add(Decimal::new(i64::MAX, 0).unwrap());
        }
        assert_eq!(amount.to_string(), (i128::from(i64::MAX) * 3).to_string());
    }
}
