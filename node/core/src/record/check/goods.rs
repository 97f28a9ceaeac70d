//! Rules of the goods section: units and plausible quantities by category.

use super::Findings;
use crate::forms::{Goods, GoodsItem};
use crate::reason::Reason;

const MASS: [&str; 2] = ["KGM", "GRM"];
const VOLUME: [&str; 2] = ["LTR", "MTQ"];

/// Largest mass that is plausible for one record of bulk goods, kilograms.
const MAX_BULK_KG: u64 = 10_000_000;
/// Largest mass that is plausible for one record of drugs and other dense goods, kilograms.
const MAX_DENSE_KG: u64 = 100_000;
/// Largest volume that is plausible, litres.
const MAX_LITRES: u64 = 10_000_000;
/// Largest number of pieces or sticks that is plausible.
const MAX_PIECES: u64 = 1_000_000_000;
/// Largest value that is plausible, units of its currency.
const MAX_VALUE: u64 = 1_000_000_000_000;

pub(super) fn check(goods: &Goods, findings: &mut Findings) {
    for (position, item) in goods.items.iter().enumerate() {
        let field = format!("goods.items[{position}]");
        amount(&field, item, findings);
        value(&field, item, findings);
        if item
            .purity_percent
            .is_some_and(|purity| !purity.is_positive() || purity.exceeds(100))
        {
            findings.refuse(
                format!("{field}.purity_percent"),
                Reason::FieldInvalid,
                "is above 0 and at most 100",
            );
        }
    }
}

fn amount(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let Some(quantity) = item.quantity else {
        if !item.unit.is_empty() {
            findings.refuse(
                format!("{field}.quantity"),
                Reason::FieldMissing,
                "a unit stands with a quantity only",
            );
        }
        return;
    };
    if !quantity.is_positive() {
        findings.refuse(
            format!("{field}.quantity"),
            Reason::QuantityNotPositive,
            "is not above zero; leave it out when it is not known",
        );
    }
    if item.unit.is_empty() {
        findings.refuse(
            format!("{field}.unit"),
            Reason::FieldMissing,
            "a quantity has a unit",
        );
    } else if !unit_allowed(&item.category.code, &item.unit) {
        findings.refuse(
            format!("{field}.unit"),
            Reason::UnitNotAllowed,
            format!(
                "{} is not a unit for the category {}{}",
                item.unit,
                item.category.code,
                if item.category.code == "currency" {
                    "; give value and currency instead"
                } else {
                    ""
                }
            ),
        );
    }
    if quantity.exceeds(ceiling(&item.category.code, &item.unit)) {
        findings.warn(
            format!("{field}.quantity"),
            Reason::QuantityImplausible,
            "is more than one record plausibly holds; compare quantity and unit",
        );
    }
}

fn value(field: &str, item: &GoodsItem, findings: &mut Findings) {
    match item.value {
        None if item.currency.is_empty() => {}
        None => findings.refuse(
            format!("{field}.value"),
            Reason::FieldMissing,
            "a currency stands with a value only",
        ),
        Some(_) if item.currency.is_empty() => {
            findings.refuse(
                format!("{field}.currency"),
                Reason::FieldMissing,
                "a value has a currency",
            );
        }
        Some(value) if !value.is_positive() => findings.refuse(
            format!("{field}.value"),
            Reason::QuantityNotPositive,
            "is not above zero; leave it out when it is not known",
        ),
        Some(value) if value.exceeds(MAX_VALUE) => findings.warn(
            format!("{field}.value"),
            Reason::QuantityImplausible,
            "is more than one record plausibly holds; compare value and currency",
        ),
        Some(_) => {}
    }
}

/// Which units make sense for a category. Codes of a newer list are left alone.
fn unit_allowed(category: &str, unit: &str) -> bool {
    let mass = MASS.contains(&unit);
    let volume = VOLUME.contains(&unit);
    let pieces = unit == "H87";
    let litres = unit == "LTR";
    let known = mass || volume || pieces || unit == "STK";
    match category {
        _ if !known => true,
        "narcotic" | "nps" | "precursor" | "medicine" | "doping" | "e_cigarette" | "alcohol"
        | "explosive" | "dual_use" | "cbrn" | "food" => mass || litres || pieces,
        "tobacco" => mass || pieces || unit == "STK",
        "fuel" => mass || volume,
        "waste" | "flora" => mass || volume || pieces,
        "weapon" | "weapon_part" | "wildlife" | "cultural_object" | "precious" | "vehicle"
        | "electronics" | "textile" => mass || pieces,
        // Coins, cards and bearer papers are counted; money has a value.
        "currency" | "false_document" | "prohibited_media" | "smuggled_person" => pieces,
        _ => true,
    }
}

/// The largest quantity that is plausible, in `unit`.
fn ceiling(category: &str, unit: &str) -> u64 {
    let dense = matches!(
        category,
        "narcotic" | "nps" | "medicine" | "doping" | "weapon" | "precious" | "cultural_object"
    );
    match unit {
        "KGM" if dense => MAX_DENSE_KG,
        "GRM" if dense => MAX_DENSE_KG * 1_000,
        "KGM" => MAX_BULK_KG,
        "GRM" => MAX_BULK_KG * 1_000,
        "LTR" => MAX_LITRES,
        "MTQ" => MAX_LITRES / 1_000,
        "H87" if matches!(category, "weapon" | "vehicle" | "smuggled_person") => 100_000,
        "H87" | "STK" => MAX_PIECES,
        _ => u64::MAX,
    }
}
