//! The goods section.

use ntc_proto::v1;

use super::read::{Reader, write_coded, write_decimal};
use crate::model::codes::{
    CATEGORIES, QUANTITY_BASES, UNITS, cas_form, currency_known, hs_form, national_tariff_form,
    package_type_form, un_number_form,
};
use crate::reason::Reason;
use crate::record::{Goods, GoodsItem, MAX_GOODS};

/// Editions of the Harmonized System, years.
const HS_EDITIONS: std::ops::RangeInclusive<u32> = 1988..=2100;

pub(super) fn read(reader: &mut Reader, message: v1::Goods) -> Goods {
    reader.require("items", message.items.is_empty());
    Goods {
        items: reader.list("items", MAX_GOODS, message.items, item),
        cover_load: reader.short("cover_load", message.cover_load),
    }
}

fn item(reader: &mut Reader, message: v1::GoodsItem) -> GoodsItem {
    if message.hs_edition != 0 && !HS_EDITIONS.contains(&message.hs_edition) {
        let wants = "is not the year of an edition, 1988 to 2100";
        reader.refuse("hs_edition", Reason::FieldInvalid, wants);
    }
    GoodsItem {
        category: reader.coded(
            "category",
            &CATEGORIES,
            message.category.unwrap_or_default(),
        ),
        subcategory: reader.short("subcategory", message.subcategory),
        quantity: reader.decimal("quantity", message.quantity),
        unit: reader.code("unit", &UNITS, message.unit),
        quantity_basis: reader.code("quantity_basis", &QUANTITY_BASES, message.quantity_basis),
        hs6: reader.form(
            "hs6",
            message.hs6,
            |code| code.len() == 6 && hs_form(code),
            "six digits of the Harmonized System; restore a leading zero",
        ),
        national_code: reader.form(
            "national_code",
            message.national_code,
            national_tariff_form,
            "8 to 12 digits",
        ),
        hs_edition: message.hs_edition,
        description: reader.short("description", message.description),
        brand: reader.short("brand", message.brand),
        purity_percent: reader.decimal("purity_percent", message.purity_percent),
        packages: message.packages,
        package_type: reader.form(
            "package_type",
            message.package_type,
            package_type_form,
            "a package type of UN/ECE Rec 21: two upper-case letters or digits",
        ),
        value: reader.decimal("value", message.value),
        currency: reader.form(
            "currency",
            message.currency,
            currency_known,
            "an ISO 4217 code in upper case",
        ),
        cites_name: reader.short("cites_name", message.cites_name),
        inn: reader.short("inn", message.inn),
        cas: reader.form(
            "cas",
            message.cas,
            cas_form,
            "a CAS number with a check digit that holds: 108-24-7",
        ),
        un_number: reader.form(
            "un_number",
            message.un_number,
            un_number_form,
            "four digits",
        ),
        declared_as: reader.short("declared_as", message.declared_as),
        test_method: reader.short("test_method", message.test_method),
    }
}

pub(super) fn write(goods: &Goods) -> v1::Goods {
    v1::Goods {
        items: goods.items.iter().map(write_item).collect(),
        cover_load: goods.cover_load.clone(),
    }
}

fn write_item(item: &GoodsItem) -> v1::GoodsItem {
    v1::GoodsItem {
        category: Some(write_coded(&item.category)),
        subcategory: item.subcategory.clone(),
        quantity: item.quantity.map(write_decimal),
        unit: item.unit.clone(),
        quantity_basis: item.quantity_basis.clone(),
        hs6: item.hs6.clone(),
        national_code: item.national_code.clone(),
        hs_edition: item.hs_edition,
        description: item.description.clone(),
        brand: item.brand.clone(),
        purity_percent: item.purity_percent.map(write_decimal),
        packages: item.packages,
        package_type: item.package_type.clone(),
        value: item.value.map(write_decimal),
        currency: item.currency.clone(),
        cites_name: item.cites_name.clone(),
        inn: item.inn.clone(),
        cas: item.cas.clone(),
        un_number: item.un_number.clone(),
        declared_as: item.declared_as.clone(),
        test_method: item.test_method.clone(),
    }
}
