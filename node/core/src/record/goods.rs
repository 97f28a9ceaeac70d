//! The goods section.

use crate::model::Coded;
use crate::model::Decimal;

/// Most kinds of goods in one record.
pub const MAX_GOODS: usize = 32;

/// The goods section.
#[derive(Clone, Eq, PartialEq)]
pub struct Goods {
    /// One entry for each kind of goods, the main one first; at most [`MAX_GOODS`].
    pub items: Vec<GoodsItem>,
    /// The legal load that covered them, as written; empty when not told.
    pub cover_load: String,
}

/// One kind of goods. Empty texts and zeros mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct GoodsItem {
    /// A code of [`crate::model::codes::CATEGORIES`].
    pub category: Coded,
    /// A finer kind within the category, as written.
    pub subcategory: String,
    /// How much, in `unit`.
    pub quantity: Option<Decimal>,
    /// UN/ECE Rec 20 unit, a code of [`crate::model::codes::UNITS`].
    pub unit: String,
    /// A code of [`crate::model::codes::QUANTITY_BASES`].
    pub quantity_basis: String,
    /// Harmonized System code, six digits.
    pub hs6: String,
    /// The national tariff code, 8 to 12 digits.
    pub national_code: String,
    /// Edition of the Harmonized System, a year.
    pub hs_edition: u32,
    /// What it is, as written.
    pub description: String,
    /// Brand, as written.
    pub brand: String,
    /// Purity in per cent, above 0 and up to 100.
    pub purity_percent: Option<Decimal>,
    /// Number of packages.
    pub packages: u32,
    /// UN/ECE Rec 21 package type, two characters.
    pub package_type: String,
    /// Value, in `currency`.
    pub value: Option<Decimal>,
    /// ISO 4217.
    pub currency: String,
    /// Scientific name under CITES.
    pub cites_name: String,
    /// International non-proprietary name.
    pub inn: String,
    /// CAS registry number.
    pub cas: String,
    /// UN number of dangerous goods, four digits.
    pub un_number: String,
    /// What the papers called it.
    pub declared_as: String,
    /// How the substance was identified.
    pub test_method: String,
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

super::redact!(Goods, GoodsItem);
