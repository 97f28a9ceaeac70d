//! The goods section.

use ntc_proto::v1;

use super::kind::{code, coded, count, decimal, form_of, line, many, maybe, one, part};
use super::table::form;
use crate::model::codes::{
    CATEGORIES, QUANTITY_BASES, SUBSTANCES, UNITS, cas_form, currency_known, hs_form,
    national_tariff_form, package_type_form, un_number_form,
};
use crate::model::{Coded, Decimal};
use crate::reason::Reason;

/// Most kinds of goods in one record.
pub const MAX_GOODS: usize = 32;

form! {
    /// What goods.
    Goods: v1::Goods;
    /// One entry for each kind of goods, the main one first.
    items: Vec<GoodsItem> = many(MAX_GOODS, part()).required();
    /// The legal load that covered them, as written.
    cover_load: String = line() => "bananas";
}

form! {
    /// One kind of goods. Empty texts and zeros mean "not told".
    GoodsItem: v1::GoodsItem;
    /// The category.
    category: Coded = one(coded(&CATEGORIES)) => "narcotic";
    /// The substance.
    substance: String = code(&SUBSTANCES) => "cocaine";
    /// A finer kind within the category, as written.
    subcategory: String = line() => "hydrochloride";
    /// What it is, as written.
    description: String = line() => "cocaine";
    /// How much, in its unit.
    quantity: Option<Decimal> = maybe(decimal()) => "42.5";
    /// The unit of the quantity, UN/ECE Rec 20.
    unit: String = code(&UNITS) => "KGM";
    /// How the quantity is known.
    quantity_basis: String = code(&QUANTITY_BASES) => "measured";
    /// Harmonized System code, six digits.
    hs6: String = form_of(is_hs6, "six digits of the Harmonized System; restore a leading zero") => "293972";
    /// Edition of the Harmonized System.
    hs_edition: u32 = count().within(1988..=2100, "the year of an edition, 1988 to 2100", Reason::FieldInvalid) => "2022";
    /// The national tariff code.
    national_code: String = form_of(national_tariff_form, "8 to 12 digits") => "29397200";
    /// Brand, as written.
    brand: String = line() => "Dolphin";
    /// Purity in per cent, above 0 and up to 100.
    purity_percent: Option<Decimal> = maybe(decimal()) => "82.5";
    /// Number of packages.
    packages: u32 = count() => "40";
    /// Type of the packages.
    package_type: String = form_of(package_type_form, "a package type of UN/ECE Rec 21: two upper-case letters or digits") => "PK";
    /// Value, in its currency; money itself has a value and no quantity.
    value: Option<Decimal> = maybe(decimal()) => "2000000";
    /// Currency of the value.
    currency: String = form_of(currency_known, "an ISO 4217 code in upper case") => "USD";
    /// Scientific name under CITES.
    cites_name: String = line() => "Falco cherrug";
    /// International non-proprietary name.
    inn: String = line() => "cocaine";
    /// CAS registry number.
    cas: String = form_of(cas_form, "a CAS number with a check digit that holds: 108-24-7") => "50-36-2";
    /// UN number of dangerous goods.
    un_number: String = form_of(un_number_form, "four digits") => "1544";
    /// What the papers called it.
    declared_as: String = line() => "bananas";
    /// How the substance was identified.
    test_method: String = line() => "Raman";
}

fn is_hs6(code: &str) -> bool {
    code.len() == 6 && hs_form(code)
}

impl GoodsItem {
    /// The item in one short text: how much of what.
    pub fn short(&self) -> String {
        let what = [&self.description, &self.subcategory, &self.category.code]
            .into_iter()
            .find(|part| !part.is_empty())
            .map_or("", String::as_str);
        match (self.quantity, self.value) {
            (Some(quantity), _) => format!("{quantity} {} {what}", unit_sign(&self.unit)),
            (None, Some(value)) => format!("{value} {} {what}", self.currency),
            (None, None) => what.to_owned(),
        }
    }
}

/// The sign that people write for a unit.
fn unit_sign(unit: &str) -> &str {
    match unit {
        "KGM" => "kg",
        "GRM" => "g",
        "LTR" => "l",
        "H87" => "pcs",
        "STK" => "sticks",
        "MTQ" => "m³",
        other => other,
    }
}

impl Goods {
    /// The goods in one short text: the main item and the number of the others.
    pub fn short(&self) -> String {
        let main = self.items.first().map(GoodsItem::short).unwrap_or_default();
        match self.items.len() {
            0 | 1 => main,
            several => format!("{main} and {} more", several - 1),
        }
    }
}
