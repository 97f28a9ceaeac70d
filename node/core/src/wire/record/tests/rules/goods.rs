//! Rules of the goods section.

use ntc_proto::node::v1::Draft;
use ntc_proto::v1;

use super::super::samples::{self, coded};
use super::{passes, refused, warned};
use crate::reason::Reason;

fn goods_with(change: impl FnOnce(&mut v1::GoodsItem)) -> Draft {
    let mut draft = samples::seizure();
    change(&mut draft.goods.as_mut().unwrap().items[0]);
    draft
}

#[test]
fn a_quantity_is_above_zero() {
    let quantity =
        |mantissa| goods_with(|item| item.quantity = Some(v1::Decimal { mantissa, scale: 2 }));
    refused(
        quantity(0),
        "goods.items[0].quantity",
        Reason::QuantityNotPositive,
    );
    refused(
        quantity(-1),
        "goods.items[0].quantity",
        Reason::QuantityNotPositive,
    );
    passes(quantity(1));
}

#[test]
fn quantity_and_unit_stand_together() {
    refused(
        goods_with(|item| item.unit.clear()),
        "goods.items[0].unit",
        Reason::FieldMissing,
    );
    refused(
        goods_with(|item| item.quantity = None),
        "goods.items[0].quantity",
        Reason::FieldMissing,
    );
    passes(goods_with(|item| {
        item.quantity = None;
        item.unit.clear();
    }));
}

#[test]
fn a_unit_fits_the_category() {
    let goods = |category: &str, unit: &str| {
        goods_with(|item| {
            item.category = Some(coded(category));
            item.unit = unit.to_owned();
        })
    };
    for (category, unit) in [
        ("narcotic", "STK"),
        ("weapon", "LTR"),
        ("fuel", "H87"),
        ("currency", "KGM"),
        ("smuggled_person", "KGM"),
    ] {
        refused(
            goods(category, unit),
            "goods.items[0].unit",
            Reason::UnitNotAllowed,
        );
    }
    for (category, unit) in [
        ("tobacco", "STK"),
        ("fuel", "MTQ"),
        ("currency", "H87"),
        ("waste", "LTR"),
    ] {
        passes(goods(category, unit));
    }
}

#[test]
fn money_has_a_value_and_a_currency() {
    let money = |value: Option<i64>, currency: &str| {
        goods_with(|item| {
            item.category = Some(coded("currency"));
            item.quantity = None;
            item.unit.clear();
            item.value = value.map(|mantissa| v1::Decimal { mantissa, scale: 0 });
            item.currency = currency.to_owned();
        })
    };
    passes(money(Some(12_000), "USD"));
    refused(
        money(Some(12_000), ""),
        "goods.items[0].currency",
        Reason::FieldMissing,
    );
    refused(
        money(None, "USD"),
        "goods.items[0].value",
        Reason::FieldMissing,
    );
    refused(
        money(Some(0), "USD"),
        "goods.items[0].value",
        Reason::QuantityNotPositive,
    );
    warned(
        money(Some(1_000_000_000_001), "USD"),
        "goods.items[0].value",
        Reason::QuantityImplausible,
    );
}

#[test]
fn an_implausible_quantity_warns() {
    let kilograms =
        |mantissa| goods_with(|item| item.quantity = Some(v1::Decimal { mantissa, scale: 0 }));
    passes(kilograms(100_000));
    warned(
        kilograms(100_001),
        "goods.items[0].quantity",
        Reason::QuantityImplausible,
    );
}

#[test]
fn purity_lies_above_zero_and_up_to_a_hundred() {
    let purity = |mantissa| {
        goods_with(|item| item.purity_percent = Some(v1::Decimal { mantissa, scale: 1 }))
    };
    passes(purity(1_000));
    refused(
        purity(1_001),
        "goods.items[0].purity_percent",
        Reason::FieldInvalid,
    );
    refused(
        purity(0),
        "goods.items[0].purity_percent",
        Reason::FieldInvalid,
    );
}
