//! Rules of the goods section.

use ntc_proto::node::v1::{Draft, draft};
use ntc_proto::v1;

use super::super::samples::{self, coded};
use super::{passes, refused, warned};
use crate::model::codes::{CATEGORIES, GOODS_TYPES};
use crate::reason::Reason;

fn goods_with(change: impl FnOnce(&mut v1::GoodsItem)) -> Draft {
    let mut draft = samples::seizure();
    change(&mut draft.goods.as_mut().unwrap().items[0]);
    draft
}

const fn whole(mantissa: i64) -> Option<v1::Decimal> {
    Some(v1::Decimal { mantissa, scale: 0 })
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
            item.quantity = whole(7);
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
        ("narcotic", "MTR"),
        ("tobacco", "CTM"),
        ("weapon", "U2"),
        ("currency", "PA"),
    ] {
        refused(
            goods(category, unit),
            "goods.items[0].unit",
            Reason::UnitNotAllowed,
        );
    }
    for (category, unit) in [
        ("narcotic", "MLT"),
        ("textile", "MTR"),
        ("tobacco", "TNE"),
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

#[test]
fn what_is_counted_has_no_fraction() {
    let half = |unit: &str, mantissa| {
        goods_with(|item| {
            item.category = Some(coded("counterfeit"));
            item.unit = unit.to_owned();
            item.quantity = Some(v1::Decimal { mantissa, scale: 1 });
        })
    };
    for unit in ["H87", "PR", "STK", "PA", "XCT", "XBX", "U2"] {
        refused(
            half(unit, 25),
            "goods.items[0].quantity",
            Reason::QuantityNotWhole,
        );
        passes(half(unit, 30));
    }
    for unit in ["KGM", "TNE", "LTR", "CTM", "MTR"] {
        passes(half(unit, 25));
    }
}

#[test]
fn a_range_goes_up_and_stands_with_a_quantity() {
    let range = |quantity, max| {
        goods_with(|item| {
            item.quantity = quantity;
            item.quantity_max = max;
            if item.quantity.is_none() {
                item.unit.clear();
            }
        })
    };
    passes(range(whole(40), whole(45)));
    for (quantity, max) in [
        (whole(40), whole(40)),
        (whole(40), whole(39)),
        (None, whole(45)),
    ] {
        refused(
            range(quantity, max),
            "goods.items[0].quantity_max",
            Reason::FieldInvalid,
        );
    }
    let (record, _) = samples::publish(range(whole(40), whole(45))).unwrap();
    assert_eq!(record.goods_text(), "40 to 45 kg cocaine");
}

#[test]
fn sticks_of_a_packet_stand_with_packets() {
    let packed = |unit: &str, sticks| {
        goods_with(|item| {
            item.category = Some(coded("tobacco"));
            item.quantity = whole(10);
            item.unit = unit.to_owned();
            item.sticks_per_pack = sticks;
        })
    };
    passes(packed("PA", 20));
    passes(packed("STK", 0));
    let field = "goods.items[0].sticks_per_pack";
    refused(packed("STK", 20), field, Reason::FieldInvalid);
    refused(packed("PA", 1_001), field, Reason::FieldInvalid);
}

#[test]
fn what_goods_lie_in_stands_in_the_transport_section() {
    let lying = |holder: &str| {
        let mut draft = goods_with(|item| item.r#in = vec![holder.to_owned()]);
        let leg = &mut draft.transport.as_mut().unwrap().legs[0];
        leg.identifiers
            .push(samples::identifier("wagon", "45488855"));
        draft
    };
    for holder in ["container:1", "leg:1", "wagon:1"] {
        passes(lying(holder));
    }
    let field = "goods.items[0].in[0]";
    for holder in ["container:2", "leg:2", "wagon:2", "trailer:1"] {
        refused(lying(holder), field, Reason::FieldInvalid);
    }
    for holder in [
        "container:0",
        "container:01",
        "container",
        "box:1",
        "container:-1",
    ] {
        refused(lying(holder), field, Reason::FieldInvalid);
    }
}

#[test]
fn a_cas_number_with_a_wrong_digit_warns_and_one_without_its_form_is_refused() {
    let cas = |number: &str| goods_with(|item| item.cas = number.to_owned());
    passes(cas("50-36-2"));
    warned(
        cas("50-36-3"),
        "goods.items[0].cas",
        Reason::IdentifierBadCheck,
    );
    refused(cas("50362"), "goods.items[0].cas", Reason::FieldInvalid);
}

#[test]
fn the_paper_of_a_person_is_no_identifier_of_goods() {
    let named = |scheme: &str, raw: &str| {
        goods_with(|item| item.identifiers = vec![samples::identifier(scheme, raw)])
    };
    passes(named("weapon_serial", "EX 123456"));
    passes(named("imei", "490154203237518"));
    warned(
        named("imei", "490154203237517"),
        "goods.items[0].identifiers[0]",
        Reason::IdentifierBadCheck,
    );
    refused(
        named("passport", "L898902C3"),
        "goods.items[0].identifiers[0]",
        Reason::PersonsWithoutBasis,
    );
}

#[test]
fn another_measure_stands_beside_the_quantity_in_a_unit_of_its_own() {
    let other = |quantity: Option<v1::Decimal>, unit: &str| {
        goods_with(|item| {
            item.other_quantity = quantity;
            item.other_unit = unit.to_owned();
        })
    };
    passes(other(whole(40), "XBG"));
    let field = "goods.items[0].other_quantity";
    let half = Some(v1::Decimal {
        mantissa: 5,
        scale: 1,
    });
    passes(other(half, "LTR"));
    for (quantity, unit) in [
        (None, "XBG"),
        (whole(40), ""),
        (whole(40), "KGM"),
        (whole(0), "XBG"),
        (half, "XBG"),
    ] {
        refused(other(quantity, unit), field, Reason::FieldInvalid);
    }
    let alone = goods_with(|item| {
        (item.quantity, item.unit) = (None, String::new());
        (item.other_quantity, item.other_unit) = (whole(40), "XBG".to_owned());
    });
    refused(alone, field, Reason::FieldInvalid);
}

#[test]
fn further_measures_are_each_in_a_unit_or_known_in_a_way_of_its_own() {
    let measure = |quantity: Option<v1::Decimal>, unit: &str, basis: &str| v1::Measure {
        quantity,
        unit: unit.to_owned(),
        basis: basis.to_owned(),
    };
    let half = Some(v1::Decimal {
        mantissa: 5,
        scale: 1,
    });
    let with = |measures: Vec<v1::Measure>| {
        goods_with(|item| {
            (item.other_quantity, item.other_unit) = (whole(40), "XBG".to_owned());
            item.measures = measures;
        })
    };
    passes(with(vec![
        measure(whole(7), "XPX", ""),
        measure(half, "LTR", ""),
        measure(whole(30), "KGM", "declared"),
        measure(whole(45), "KGM", "gross"),
    ]));
    let field = "goods.items[0].measures[1].quantity";
    for second in [
        measure(None, "LTR", ""),
        measure(whole(0), "LTR", ""),
        measure(half, "XBX", ""),
        measure(whole(8), "XPX", ""),
        measure(whole(41), "XBG", ""),
        measure(whole(41), "KGM", ""),
    ] {
        let refused_one = with(vec![measure(whole(7), "XPX", ""), second]);
        refused(refused_one, field, Reason::FieldInvalid);
    }
    let alone = goods_with(|item| {
        (item.quantity, item.unit) = (None, String::new());
        item.measures = vec![measure(whole(40), "XBG", "")];
    });
    let first = "goods.items[0].measures[0].quantity";
    refused(alone, first, Reason::FieldInvalid);
}

#[test]
fn a_strength_is_how_much_of_the_substance_is_in_one_piece() {
    let strong = |strength: Option<v1::Decimal>, unit: &str| {
        goods_with(|item| {
            item.strength = strength;
            item.strength_unit = unit.to_owned();
        })
    };
    passes(strong(whole(300), "MGM"));
    passes(strong(whole(5), "MLT"));
    let field = |name: &str| format!("goods.items[0].{name}");
    for (strength, unit, name, reason) in [
        (None, "MGM", "strength", Reason::FieldMissing),
        (whole(300), "", "strength_unit", Reason::FieldMissing),
        (whole(0), "MGM", "strength", Reason::QuantityNotPositive),
        (whole(300), "U2", "strength_unit", Reason::UnitNotAllowed),
    ] {
        refused(strong(strength, unit), &field(name), reason);
    }
}

#[test]
fn who_had_goods_is_one_of_the_persons_involved() {
    let had_by = |holder: &str, persons: usize| {
        let mut draft = goods_with(|item| item.r#in = vec![holder.to_owned()]);
        if let Some(draft::Event::Seizure(event)) = &mut draft.event {
            let person = v1::PersonsInvolved {
                count: 1,
                ..v1::PersonsInvolved::default()
            };
            event.persons_involved = vec![person; persons];
        }
        draft
    };
    passes(had_by("person:2", 2));
    refused(
        had_by("person:3", 2),
        "goods.items[0].in[0]",
        Reason::FieldInvalid,
    );
}

#[test]
fn a_sum_of_unpaid_duties_has_a_currency_and_needs_no_value() {
    let unpaid = |duty: i64, currency: &str| {
        goods_with(|item| {
            item.unpaid_duty = whole(duty);
            item.currency = currency.to_owned();
        })
    };
    passes(unpaid(350_000, "TRY"));
    refused(
        unpaid(350_000, ""),
        "goods.items[0].currency",
        Reason::FieldMissing,
    );
    refused(
        unpaid(0, "TRY"),
        "goods.items[0].unpaid_duty",
        Reason::QuantityNotPositive,
    );
}

#[test]
fn drugs_are_weighed_in_milligrams_and_counted_in_ampoules_and_doses() {
    for unit in ["MGM", "XAM", "XBO", "XBG", "SET", "E27"] {
        passes(goods_with(|item| {
            item.quantity = whole(3);
            item.unit = unit.to_owned();
        }));
        let half = goods_with(|item| {
            item.quantity = Some(v1::Decimal {
                mantissa: 25,
                scale: 1,
            });
            item.unit = unit.to_owned();
        });
        if unit == "MGM" {
            passes(half);
        } else {
            let reason = Reason::QuantityNotWhole;
            refused(half, "goods.items[0].quantity", reason);
        }
    }
}

#[test]
fn a_finer_kind_of_another_category_warns() {
    let of = |category: &str, goods_type: &str, substance: &str| {
        goods_with(|item| {
            item.category = Some(coded(category));
            item.goods_type = goods_type.to_owned();
            item.substance = substance.to_owned();
        })
    };
    passes(of("tobacco", "cigarettes", ""));
    passes(of("revenue_goods", "cigarettes", ""));
    passes(of("narcotic", "", "heroin"));
    for category in ["narcotic", "medicine", "alcohol"] {
        let field = "goods.items[0].goods_type";
        warned(of(category, "cigarettes", ""), field, Reason::FieldInvalid);
    }
    for category in ["tobacco", "weapon"] {
        let field = "goods.items[0].substance";
        warned(of(category, "", "cocaine"), field, Reason::FieldInvalid);
    }
}

/// Each word of the rule is a category, and each type is of one.
#[test]
fn every_goods_type_is_of_a_category() {
    for entry in GOODS_TYPES.codes {
        assert!(
            entry.class.is_some_and(|class| CATEGORIES.contains(class)),
            "{}",
            entry.code
        );
    }
}
