//! Rules of the goods section: units and plausible quantities by category.

use std::collections::BTreeSet;

use super::Findings;
use crate::forms::{Goods, GoodsItem, Holder, Transport};
use crate::model::Decimal;
use crate::model::codes::{
    CATEGORIES, GOODS_TYPES, SUBSTANCES, UNITS, cas_check, unit_counted, unit_packages,
};
use crate::model::identifier::Scheme;
use crate::reason::Reason;

const MASS: [&str; 5] = ["KGM", "GRM", "TNE", "MGM", "MC"];
const LIQUID: [&str; 2] = ["LTR", "MLT"];
/// The unit in which sticks of a packet make sense.
const PACKETS: &str = "PA";

/// Categories of goods of any type.
const ANY_TYPE: [&str; 3] = ["counterfeit", "revenue_goods", "other"];
/// Categories of goods that are no substance.
const NO_SUBSTANCE: [&str; 13] = [
    "tobacco",
    "alcohol",
    "fuel",
    "weapon",
    "weapon_part",
    "cultural_object",
    "currency",
    "vehicle",
    "electronics",
    "textile",
    "false_document",
    "prohibited_media",
    "smuggled_person",
];

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

/// True for a category of goods that may be a substance.
pub fn may_be_substance(category: &str) -> bool {
    !NO_SUBSTANCE.contains(&category)
}

pub(super) fn check(
    goods: &Goods,
    (transport, persons): (Option<&Transport>, Option<usize>),
    findings: &mut Findings,
) {
    for (position, item) in goods.items.iter().enumerate() {
        let field = format!("goods.items[{position}]");
        kinds(&field, item, findings);
        amount(&field, item, findings);
        measures(&field, item, findings);
        strength(&field, item, findings);
        value(&field, item, findings);
        holders(&field, item, (transport, persons), findings);
        codes(&field, item, findings);
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

/// A finer kind is mostly of one category, so another one warns and never blocks. Codes of a newer list are left alone.
fn kinds(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let category = item.category.code.as_str();
    let Some(known) = CATEGORIES.find(category) else {
        return;
    };
    let label = known.label.to_lowercase();
    let class = GOODS_TYPES.find(&item.goods_type).and_then(|it| it.class);
    if let Some(class) = class
        && class != category
        && !ANY_TYPE.contains(&category)
    {
        let of = CATEGORIES.label(class).to_lowercase();
        findings.warn(
            format!("{field}.goods_type"),
            Reason::FieldInvalid,
            format!("is a kind of {of}, and the category is {label}; compare the two"),
        );
    }
    if SUBSTANCES.contains(&item.substance) && !may_be_substance(category) {
        findings.warn(
            format!("{field}.substance"),
            Reason::FieldInvalid,
            format!("names a substance, and the category is {label}; compare the two"),
        );
    }
}

fn amount(field: &str, item: &GoodsItem, findings: &mut Findings) {
    amount_details(field, item, findings);
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

/// A range, whole numbers of what is counted, and what stands with packets only.
fn amount_details(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let Some(quantity) = item.quantity else {
        if item.quantity_max.is_some() {
            let message = "stands with a quantity only: the smallest and the largest";
            findings.refuse(
                format!("{field}.quantity_max"),
                Reason::FieldInvalid,
                message,
            );
        }
        return;
    };
    if item.quantity_max.is_some_and(|max| max <= quantity) {
        let message = "is not above the quantity; leave it out where the quantity is known";
        findings.refuse(
            format!("{field}.quantity_max"),
            Reason::FieldInvalid,
            message,
        );
    }
    let told = [
        ("quantity", item.quantity),
        ("quantity_max", item.quantity_max),
    ];
    for (name, number) in told {
        if number.is_some_and(|number| number.scale() > 0) && unit_counted(&item.unit) {
            let message = format!(
                "is no whole number, and {} are counted; a point does not part thousands",
                UNITS.label(&item.unit).to_lowercase()
            );
            findings.refuse(format!("{field}.{name}"), Reason::QuantityNotWhole, message);
        }
    }
    if item.sticks_per_pack > 0 && item.unit != PACKETS {
        let message = "stands with packets (unit PA) only";
        findings.refuse(
            format!("{field}.sticks_per_pack"),
            Reason::FieldInvalid,
            message,
        );
    }
}

/// A measure beside the quantity: where it stands, how much, its unit, and how it is known.
type Other<'a> = (String, Option<Decimal>, &'a str, &'a str);

/// The same goods by other measures: each in a unit of its own, or known in another way.
fn measures(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let is_told = item.other_quantity.is_some() || !item.other_unit.is_empty();
    let other = is_told.then(|| -> Other<'_> {
        let field = format!("{field}.other_quantity");
        (field, item.other_quantity, &item.other_unit, "")
    });
    let further = item.measures.iter().enumerate();
    let further = further.map(|(position, measure)| -> Other<'_> {
        let field = format!("{field}.measures[{position}].quantity");
        (field, measure.quantity, &measure.unit, &measure.basis)
    });
    let mut seen = BTreeSet::from([(item.unit.as_str(), item.quantity_basis.as_str())]);
    for (field, quantity, unit, basis) in other.into_iter().chain(further) {
        let is_again = !seen.insert((unit, basis)) || basis.is_empty() && unit == item.unit;
        let message = match quantity {
            None => "is required where its unit stands",
            Some(_) if item.quantity.is_none() => {
                "is another measure beside the quantity, which is missing"
            }
            Some(_) if unit.is_empty() || is_again => {
                "is in a unit of its own, or its basis says how it differs from the one in that unit"
            }
            Some(quantity) if !quantity.is_positive() => {
                "is not above zero; leave it out when it is not known"
            }
            Some(quantity) if quantity.scale() > 0 && unit_counted(unit) => {
                "is no whole number, and its unit is counted; a point does not part thousands"
            }
            Some(_) => continue,
        };
        findings.refuse(field, Reason::FieldInvalid, message);
    }
}

/// What is in one piece is a mass or a volume.
fn strength(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let unit = item.strength_unit.as_str();
    let is_known = !UNITS.contains(unit) || MASS.contains(&unit) || LIQUID.contains(&unit);
    let (name, reason, message) = match item.strength {
        None if unit.is_empty() => return,
        None => (
            "strength",
            Reason::FieldMissing,
            "is required where its unit stands",
        ),
        Some(_) if unit.is_empty() => (
            "strength_unit",
            Reason::FieldMissing,
            "a strength has a unit",
        ),
        Some(strength) if !strength.is_positive() => (
            "strength",
            Reason::QuantityNotPositive,
            "is not above zero; leave it out when it is not known",
        ),
        Some(_) if !is_known => (
            "strength_unit",
            Reason::UnitNotAllowed,
            "is no mass and no volume: a strength is how much is in one piece",
        ),
        Some(_) => return,
    };
    findings.refuse(format!("{field}.{name}"), reason, message);
}

/// What an item is said to lie in stands in the transport section, and who had it among the persons involved, as far as
/// those sections are here.
fn holders(
    field: &str,
    item: &GoodsItem,
    (transport, persons): (Option<&Transport>, Option<usize>),
    findings: &mut Findings,
) {
    let count = |scheme: Scheme| {
        let legs = transport.into_iter().flat_map(|transport| &transport.legs);
        let identifiers = legs.flat_map(|leg| &leg.identifiers);
        identifiers
            .filter(|identifier| identifier.scheme() == scheme)
            .count()
    };
    for (position, holder) in item.r#in.iter().enumerate() {
        let Some(holder) = Holder::read(holder) else {
            continue;
        };
        let (number, known, list) = match (holder, transport) {
            (Holder::Person(number), _) => {
                let Some(persons) = persons else { continue };
                (number, persons, "persons involved, of which event")
            }
            (_, None) => continue,
            (Holder::Container(number), Some(transport)) => {
                let known = transport.equipment.len();
                (number, known, "containers, of which transport")
            }
            (Holder::Leg(number), Some(transport)) => {
                (number, transport.legs.len(), "legs, of which transport")
            }
            (Holder::Wagon(number), Some(_)) => {
                let known = count(Scheme::Wagon);
                (number, known, "wagon numbers, of which transport")
            }
            (Holder::Trailer(number), Some(_)) => {
                let known = count(Scheme::TrailerPlate);
                (number, known, "trailer plates, of which transport")
            }
        };
        if number > known {
            let message = format!("names number {number} of the {list} has {known}");
            findings.refuse(
                format!("{field}.in[{position}]"),
                Reason::FieldInvalid,
                message,
            );
        }
    }
}

/// A wrong check digit warns and never blocks; a paper of a person has no place among goods.
fn codes(field: &str, item: &GoodsItem, findings: &mut Findings) {
    if !item.cas.is_empty() && !cas_check(&item.cas) {
        let message = "is a CAS number whose check digit does not hold; compare it with the papers";
        findings.warn(format!("{field}.cas"), Reason::IdentifierBadCheck, message);
    }
    for (position, identifier) in item.identifiers.iter().enumerate() {
        if identifier.scheme().is_of_person() {
            let message = format!(
                "is of the scheme {}: it stands in the section persons, with its legal basis",
                identifier.scheme()
            );
            findings.refuse(
                format!("{field}.identifiers[{position}]"),
                Reason::PersonsWithoutBasis,
                message,
            );
        }
    }
}

fn value(field: &str, item: &GoodsItem, findings: &mut Findings) {
    unpaid_duty(field, item, findings);
    match item.value {
        None if item.currency.is_empty() || item.unpaid_duty.is_some() => {}
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

fn unpaid_duty(field: &str, item: &GoodsItem, findings: &mut Findings) {
    let Some(duty) = item.unpaid_duty else {
        return;
    };
    if item.currency.is_empty() {
        let message = "a sum has a currency";
        findings.refuse(format!("{field}.currency"), Reason::FieldMissing, message);
    }
    if !duty.is_positive() {
        let message = "is not above zero; leave it out when it is not known";
        let field = format!("{field}.unpaid_duty");
        findings.refuse(field, Reason::QuantityNotPositive, message);
    }
}

/// Which units make sense for a category. Codes of a newer list are left alone.
fn unit_allowed(category: &str, unit: &str) -> bool {
    let mass = MASS.contains(&unit);
    let liquid = LIQUID.contains(&unit);
    let volume = liquid || unit == "MTQ";
    let pieces = matches!(unit, "H87" | "SET" | PACKETS) || unit_packages(unit);
    let doses = matches!(unit, "U2" | "AV" | "E27");
    let length = matches!(unit, "MTR" | "MTK");
    if !UNITS.contains(unit) {
        return true;
    }
    match category {
        "narcotic" | "nps" | "precursor" | "medicine" | "doping" => {
            mass || liquid || pieces || doses
        }
        "e_cigarette" | "alcohol" | "food" => mass || liquid || pieces,
        "explosive" | "dual_use" => mass || liquid || pieces || length,
        "cbrn" => mass || liquid || pieces || unit == "BQL",
        "tobacco" => mass || pieces || unit == "STK",
        "fuel" => mass || volume,
        "waste" | "flora" => mass || volume || pieces || length,
        "weapon" | "weapon_part" | "cultural_object" | "vehicle" => mass || pieces,
        "wildlife" => mass || pieces || length,
        "precious" => mass || pieces || unit == "CTM" || unit == "PR",
        "electronics" => mass || pieces || length || unit == "PR",
        "textile" => mass || pieces || length || unit == "PR",
        // Coins, cards and bearer papers are counted; money has a value.
        "currency" | "false_document" | "prohibited_media" | "smuggled_person" => unit == "H87",
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
        "MGM" if dense => MAX_DENSE_KG * 1_000_000,
        "MGM" => MAX_BULK_KG * 1_000_000,
        "MC" if dense => MAX_DENSE_KG * 1_000_000_000,
        "MC" => MAX_BULK_KG * 1_000_000_000,
        "TNE" if dense => MAX_DENSE_KG / 1_000,
        "TNE" => MAX_BULK_KG / 1_000,
        "LTR" => MAX_LITRES,
        "MLT" => MAX_LITRES * 1_000,
        "MTQ" => MAX_LITRES / 1_000,
        "H87" if matches!(category, "weapon" | "vehicle" | "smuggled_person") => 100_000,
        unit if unit_counted(unit) => MAX_PIECES,
        _ => u64::MAX,
    }
}
