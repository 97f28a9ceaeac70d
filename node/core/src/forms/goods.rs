//! The goods section.

use ntc_proto::v1;

use super::kind::{
    code, coded, count, country, decimal, form_of, identifier, line, many, maybe, one, part,
};
use super::table::form;
use crate::model::codes::{
    APPENDICES, CATEGORIES, CITES_SOURCES, DISPOSALS, EXCISE_STAMPS, GOODS_TYPES, PHYSICAL_FORMS,
    QUANTITY_BASES, SPECIMENS, SUBSTANCES, TEST_METHODS, UNITS, VALUE_BASES, cas_form,
    control_form, currency_known, hs_form, national_tariff_form, package_type_form, un_number_form,
};
use crate::model::identifier::Identifier;
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Decimal};
use crate::reason::Reason;

/// Most kinds of goods in one record.
pub const MAX_GOODS: usize = 32;
/// Most measures of one kind of goods beside its quantity.
pub const MAX_MEASURES: usize = 8;

form! {
    /// What goods.
    Goods: v1::Goods;
    /// One entry for each kind of goods, the main one first.
    items: Vec<GoodsItem> = many(MAX_GOODS, part()).required();
    /// The legal load that covered them, as written.
    cover_load: String = line() => "bananas";
    /// Harmonized System code of the legal load, six digits.
    cover_load_hs6: String = form_of(is_hs6, HS6) => "080390";
}

form! {
    /// One kind of goods. Empty texts and zeros mean "not told".
    GoodsItem: v1::GoodsItem;
    /// The category.
    category: Coded = one(coded(&CATEGORIES)) => "narcotic";
    /// The substance.
    substance: String = code(&SUBSTANCES) => "cocaine";
    /// A finer kind within the category.
    goods_type: String = code(&GOODS_TYPES) => "archaeological";
    /// A finer kind within the category, as written.
    subcategory: String = line() => "hydrochloride";
    /// What it is, as written.
    description: String = line() => "cocaine";
    /// What form it has.
    physical_form: Option<Coded> = maybe(coded(&PHYSICAL_FORMS)) => "powder";
    /// How much, in its unit.
    quantity: Option<Decimal> = maybe(decimal()) => "42.5";
    /// The largest quantity, where only a range is known.
    quantity_max: Option<Decimal> = maybe(decimal()) => "43";
    /// The unit of the quantity, UN/ECE Rec 20.
    unit: String = code(&UNITS) => "KGM";
    /// How the quantity is known.
    quantity_basis: String = code(&QUANTITY_BASES) => "measured";
    /// The same goods by another measure: 29 kg where the quantity is 128 pieces.
    other_quantity: Option<Decimal> = maybe(decimal()) => "40";
    /// The unit of that measure.
    other_unit: String = code(&UNITS) => "XBG";
    /// Further measures of the same goods, and what was declared of them.
    measures: Vec<Measure> = many(MAX_MEASURES, part()) => r#"[{ quantity = 44, unit = "KGM", basis = "gross" }, { quantity = 30, unit = "KGM", basis = "declared" }]"#;
    /// How much of the substance is in one piece: a tablet, a capsule, an ampoule.
    strength: Option<Decimal> = maybe(decimal()) => "300";
    /// The unit of the strength: milligrams, micrograms, grams, millilitres.
    strength_unit: String = code(&UNITS) => "MGM";
    /// Harmonized System code, six digits.
    hs6: String = form_of(is_hs6, HS6) => "293972";
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
    /// Sticks in one packet, where the unit is packets.
    sticks_per_pack: u32 = count().within(1..=1_000, "a number of sticks, 1 to 1000", Reason::FieldInvalid) => "20";
    /// Type of the packages.
    package_type: String = form_of(package_type_form, "a package type of UN/ECE Rec 21: two upper-case letters or digits") => "PK";
    /// Value, in its currency; money itself has a value and no quantity.
    value: Option<Decimal> = maybe(decimal()) => "2000000";
    /// Currency of the value.
    currency: String = form_of(currency_known, "an ISO 4217 code in upper case") => "USD";
    /// Which value it is.
    value_basis: String = code(&VALUE_BASES) => "market";
    /// Duties and taxes that were not paid, in the currency of the value.
    unpaid_duty: Option<Decimal> = maybe(decimal()) => "350000";
    /// Which excise stamps it bore.
    excise_stamp: String = code(&EXCISE_STAMPS) => "foreign";
    /// State of the excise stamps, ISO 3166-1 alpha-2.
    excise_country: String = country() => "MD";
    /// State in which it was made or grown, ISO 3166-1 alpha-2.
    made_in: String = country() => "CO";
    /// State whose market it is made for, as its marks and warnings say, ISO 3166-1 alpha-2.
    made_for: String = country() => "GB";
    /// Scientific name under CITES.
    cites_name: String = line() => "Falco cherrug";
    /// The appendix of CITES that it stands in.
    cites_appendix: String = code(&APPENDICES) => "I";
    /// What of an animal or a plant it is.
    specimen: String = code(&SPECIMENS) => "live";
    /// Where the specimen comes from, as permits of CITES code it.
    cites_source: String = code(&CITES_SOURCES) => "W";
    /// Maker, as written.
    make: String = line() => "Example Arms";
    /// Its model, as written.
    model: String = line() => "P-9";
    /// Calibre of a weapon or of ammunition, as written.
    calibre: String = line() => "9x19 mm";
    /// Serial numbers of weapons, IMEI of telephones, wallets and the like.
    identifiers: Vec<Identifier> = many(MAX_LIST, identifier()) => r#"[{ scheme = "weapon_serial", raw = "EX 123456" }]"#;
    /// Where it lies, counted from 1 in the section transport: container:1, wagon:2, trailer:1, leg:1; or who had it, counted
    /// from 1 among the persons involved: person:1.
    r#in: Vec<String> = many(MAX_LIST, form_of(is_holder, "container, wagon, trailer, leg or person, a colon and its number from 1: container:1")) => r#"["container:1"]"#;
    /// International non-proprietary name.
    inn: String = line() => "cocaine";
    /// CAS registry number.
    cas: String = form_of(cas_form, "a CAS number: 108-24-7") => "50-36-2";
    /// UN number of dangerous goods.
    un_number: String = form_of(un_number_form, "four digits").spelt(un_number_spelt) => "1544";
    /// What the papers called it.
    declared_as: String = line() => "bananas";
    /// Harmonized System code that the papers named, six digits.
    declared_hs6: String = form_of(is_hs6, HS6) => "080390";
    /// Number in a list of export control.
    control_code: String = form_of(control_form, "a number of the common dual-use list: 9A012, 5A002.a") => "9A012";
    /// How the substance was identified.
    test_method: Option<Coded> = maybe(coded(&TEST_METHODS)) => "raman";
    /// What became of it.
    disposal: Option<Coded> = maybe(coded(&DISPOSALS)) => "kept_as_evidence";
}

form! {
    /// A quantity of goods beside their main one.
    Measure: v1::Measure;
    /// How much, in its unit.
    quantity: Option<Decimal> = maybe(decimal()) => "1.5";
    /// Its unit, UN/ECE Rec 20.
    unit: String = code(&UNITS).required() => "KGM";
    /// How it is known.
    basis: String = code(&QUANTITY_BASES) => "gross";
}

/// What a Harmonized System code looks like.
const HS6: &str = "six digits of the Harmonized System; restore a leading zero";

/// What carries goods, by a list of the section transport and a place in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Holder {
    /// Of the containers.
    Container(usize),
    /// Of the rail wagon numbers of all legs.
    Wagon(usize),
    /// Of the trailer plates of all legs.
    Trailer(usize),
    /// Of the legs.
    Leg(usize),
    /// Of the persons involved in the event.
    Person(usize),
}

impl Holder {
    /// Reads `container:1`; none when the word is none or the number is not counted from 1.
    pub fn read(text: &str) -> Option<Self> {
        let (word, number) = text.split_once(':')?;
        let is_plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        let number = number.parse().ok().filter(|_| is_plain)?;
        match word {
            "container" => Some(Self::Container(number)),
            "wagon" => Some(Self::Wagon(number)),
            "trailer" => Some(Self::Trailer(number)),
            "leg" => Some(Self::Leg(number)),
            "person" => Some(Self::Person(number)),
            _ => None,
        }
    }
}

/// The category of what is no goods, and counted as persons.
const PERSONS: &str = "smuggled_person";

fn is_holder(text: &str) -> bool {
    Holder::read(text).is_some()
}

fn is_hs6(code: &str) -> bool {
    code.len() == 6 && hs_form(code)
}

impl GoodsItem {
    /// The item in one short text: how much of what.
    pub fn short(&self) -> String {
        let substance = SUBSTANCES.label(&self.substance).to_lowercase();
        let goods_type = GOODS_TYPES.label(&self.goods_type).to_lowercase();
        let told = [
            &self.description,
            &substance,
            &goods_type,
            &self.subcategory,
        ];
        let told = told.into_iter().find(|part| !part.is_empty());
        let is_persons = self.category.code == PERSONS && told.is_none();
        let category = match is_persons {
            true => "smuggled or trafficked persons".to_owned(),
            false => self.category.code.replace('_', " "),
        };
        let what = told.unwrap_or(&category);
        let range = |quantity| match self.quantity_max {
            Some(max) => format!("{quantity} to {max}"),
            None => format!("{quantity}"),
        };
        match (self.quantity, self.value) {
            (Some(quantity), _) if is_persons => format!("{} {what}", range(quantity)),
            (Some(quantity), _) => format!("{} {} {what}", range(quantity), unit_sign(&self.unit)),
            (None, Some(value)) => format!("{value} {} {what}", self.currency),
            (None, None) => what.to_owned(),
        }
    }
}

/// The sign that people write for a unit, or its name.
fn unit_sign(unit: &str) -> String {
    let sign = match unit {
        "KGM" => "kg",
        "GRM" => "g",
        "MGM" => "mg",
        "TNE" => "t",
        "CTM" => "ct",
        "LTR" => "l",
        "MLT" => "ml",
        "MTQ" => "m³",
        "MTR" => "m",
        "MTK" => "m²",
        "H87" => "pcs",
        "STK" => "sticks",
        "BQL" => "Bq",
        other => return UNITS.label(other).to_lowercase(),
    };
    sign.to_owned()
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

/// A UN number as papers write it, `UN 1789`, without the letters.
fn un_number_spelt(text: &str) -> String {
    let number = text.strip_prefix("UN").or_else(|| text.strip_prefix("un"));
    number.unwrap_or(text).trim().to_owned()
}
