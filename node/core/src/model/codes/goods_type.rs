//! Finer kinds of goods, for what no substance, species or tariff code says in one word.
//!
//! Own list, after the commodities that the Illicit Trade Report of the WCO and press notes of the seven states tell apart.
//! The class of a code is the category that it mostly belongs to; counterfeit goods, and goods that are about revenue, are of
//! any.

use super::{Code, CodeList, list_with};

const fn of(category: &'static str, code: &'static str, label: &'static str) -> Code {
    Code {
        code,
        label,
        class: Some(category),
    }
}

/// What kind of goods within a category.
pub const GOODS_TYPES: CodeList = list_with(
    "goods type",
    &[
        of("tobacco", "cigarettes", "Cigarettes"),
        of("tobacco", "heated_tobacco", "Sticks of tobacco for heating"),
        of("tobacco", "cigars", "Cigars and cigarillos"),
        of("tobacco", "cut_tobacco", "Cut tobacco"),
        of("tobacco", "water_pipe_tobacco", "Tobacco for water pipes"),
        of("tobacco", "raw_tobacco", "Raw tobacco"),
        of(
            "tobacco",
            "oral_tobacco",
            "Snus, nasvay and nicotine pouches",
        ),
        of(
            "tobacco",
            "tobacco_supplies",
            "Filters, paper, labels or machines for cigarettes",
        ),
        of("e_cigarette", "disposable_vape", "Disposable e-cigarettes"),
        of(
            "e_cigarette",
            "vape_device",
            "Devices that are filled again",
        ),
        of("e_cigarette", "vape_liquid", "Liquid for e-cigarettes"),
        of("alcohol", "spirits", "Spirits"),
        of("alcohol", "ethanol", "Ethyl alcohol"),
        of("alcohol", "wine", "Wine"),
        of("alcohol", "beer", "Beer"),
        of("fuel", "petrol", "Petrol"),
        of("fuel", "diesel", "Diesel"),
        of("fuel", "crude_oil", "Crude oil and condensate"),
        of("fuel", "fuel_oil", "Fuel oil"),
        of("fuel", "base_oil", "Base oil and lubricants"),
        of("fuel", "gas_fuel", "Liquefied gas"),
        of("precursor", "tablet_press", "Tablet presses and punches"),
        of(
            "precursor",
            "lab_equipment",
            "Glassware and equipment of a laboratory",
        ),
        of("weapon", "pistol", "Pistols"),
        of("weapon", "revolver", "Revolvers"),
        of("weapon", "rifle", "Rifles and carbines"),
        of("weapon", "shotgun", "Shotguns"),
        of(
            "weapon",
            "automatic_weapon",
            "Submachine guns, assault rifles and machine guns",
        ),
        of(
            "weapon",
            "gas_or_blank_weapon",
            "Gas, signal and blank-firing weapons",
        ),
        of(
            "weapon",
            "converted_weapon",
            "Converted or reactivated weapons",
        ),
        of("weapon", "air_weapon", "Air weapons"),
        of("weapon", "launcher", "Launchers of grenades or missiles"),
        of(
            "weapon",
            "cold_weapon",
            "Knives, knuckledusters, batons and the like",
        ),
        of("weapon", "stun_or_spray", "Stun guns and sprays"),
        of("weapon_part", "ammunition", "Ammunition"),
        of("weapon_part", "barrel", "Barrels"),
        of("weapon_part", "frame_or_receiver", "Frames and receivers"),
        of(
            "weapon_part",
            "slide_or_bolt",
            "Slides, bolts and cylinders",
        ),
        of("weapon_part", "magazine", "Magazines"),
        of("weapon_part", "silencer", "Silencers"),
        of("weapon_part", "sight", "Sights"),
        of(
            "weapon_part",
            "conversion_kit",
            "Kits that make a weapon automatic or live",
        ),
        of("explosive", "grenade", "Grenades"),
        of("explosive", "mine", "Mines and shells"),
        of("explosive", "detonator", "Detonators and fuses"),
        of("explosive", "bulk_explosive", "Explosive in bulk"),
        of("explosive", "fireworks", "Fireworks"),
        of("dual_use", "uav", "Unmanned aircraft"),
        of(
            "dual_use",
            "uav_part",
            "Parts of unmanned aircraft: engines, propellers, frames",
        ),
        of(
            "dual_use",
            "electronic_component",
            "Microchips and electronic components",
        ),
        of(
            "dual_use",
            "navigation",
            "Navigation and flight controllers",
        ),
        of("dual_use", "radio", "Radio, telemetry and jamming"),
        of(
            "dual_use",
            "night_vision",
            "Night vision and thermal imagers",
        ),
        of(
            "dual_use",
            "machine_tool",
            "Machine tools and their controls",
        ),
        of("dual_use", "bearing", "Bearings"),
        of("dual_use", "battery", "Batteries and power units"),
        of("dual_use", "body_armour", "Body armour and helmets"),
        of("dual_use", "aircraft_part", "Parts of aircraft"),
        of("waste", "plastic_waste", "Plastic waste"),
        of("waste", "electronic_waste", "Electronic waste"),
        of("waste", "metal_waste", "Scrap metal"),
        of(
            "waste",
            "vehicle_waste",
            "Vehicles and tyres at the end of their life",
        ),
        of("waste", "hazardous_waste", "Hazardous waste"),
        of("waste", "refrigerant", "Refrigerants"),
        of("wildlife", "mammal", "Mammals"),
        of("wildlife", "bird", "Birds"),
        of("wildlife", "reptile", "Reptiles"),
        of("wildlife", "amphibian", "Amphibians"),
        of("wildlife", "fish", "Fish, caviar included"),
        of(
            "wildlife",
            "invertebrate",
            "Insects, leeches, corals and the like",
        ),
        of("wildlife", "ivory", "Ivory"),
        of("wildlife", "horn", "Horn"),
        of("wildlife", "skin", "Skins and furs"),
        of("flora", "timber", "Timber"),
        of("flora", "live_plant", "Live plants and bulbs"),
        of("flora", "medicinal_plant", "Medicinal plants and roots"),
        of("food", "meat", "Meat"),
        of("food", "seafood", "Fish and seafood"),
        of("food", "fruit_vegetable", "Fruit and vegetables"),
        of("food", "grain", "Grain and seed"),
        of("food", "sugar", "Sugar and sweets"),
        of("food", "dairy", "Dairy products"),
        of("food", "tea_coffee", "Tea and coffee"),
        of("food", "livestock", "Farm animals"),
        of("food", "pesticide", "Pesticides and fertiliser"),
        of("cultural_object", "old_coin", "Coins"),
        of("cultural_object", "icon", "Icons"),
        of("cultural_object", "manuscript", "Manuscripts and books"),
        of("cultural_object", "painting", "Paintings and drawings"),
        of("cultural_object", "sculpture", "Sculptures and stelae"),
        of(
            "cultural_object",
            "archaeological",
            "Objects that were dug up",
        ),
        of("cultural_object", "church_object", "Objects of worship"),
        of("cultural_object", "old_arms", "Old arms and armour"),
        of("cultural_object", "order", "Orders and medals"),
        of("cultural_object", "carpet", "Carpets and textiles"),
        of("cultural_object", "fossil", "Fossils and meteorites"),
        of(
            "cultural_object",
            "musical_instrument",
            "Musical instruments",
        ),
        of("currency", "cash", "Banknotes and coins in circulation"),
        of("currency", "counterfeit_money", "Counterfeit money"),
        of(
            "currency",
            "bearer_paper",
            "Cheques, bonds and other bearer papers",
        ),
        of("currency", "payment_card", "Payment and prepaid cards"),
        of(
            "currency",
            "crypto_asset",
            "Crypto-assets and the devices that hold them",
        ),
        of("precious", "gold", "Gold"),
        of("precious", "silver", "Silver"),
        of(
            "precious",
            "platinum_metal",
            "Platinum, palladium and their like",
        ),
        of("precious", "diamond", "Diamonds"),
        of("precious", "gemstone", "Other precious stones"),
        of("precious", "amber", "Amber"),
        of("precious", "pearl", "Pearls"),
        of("vehicle", "motor_car", "Cars"),
        of("vehicle", "lorry", "Lorries and buses"),
        of("vehicle", "two_wheeler", "Motorcycles and scooters"),
        of("vehicle", "water_craft", "Boats and their engines"),
        of("vehicle", "machinery", "Tractors and construction machines"),
        of("vehicle", "vehicle_part", "Parts of vehicles"),
        of("electronics", "mobile_phone", "Telephones"),
        of("electronics", "computer", "Computers and tablets"),
        of(
            "electronics",
            "crypto_miner",
            "Machines that mine crypto-assets",
        ),
        of(
            "electronics",
            "hidden_camera",
            "Hidden cameras and microphones",
        ),
        of("electronics", "household_appliance", "Household appliances"),
        of("textile", "clothing", "Clothing"),
        of("textile", "footwear", "Footwear"),
        of("textile", "fabric", "Fabric and yarn"),
        of("textile", "bags", "Bags and leather goods"),
        of("counterfeit", "watch_jewellery", "Watches and jewellery"),
        of("counterfeit", "toy", "Toys and games"),
        of("counterfeit", "cosmetic", "Cosmetics and perfume"),
        of("counterfeit", "label_packaging", "Labels and packaging"),
        of("revenue_goods", "household_goods", "Household goods"),
        of("revenue_goods", "building_material", "Building materials"),
        of("revenue_goods", "chemical", "Chemicals"),
        of("revenue_goods", "cable_metal", "Cable and metal goods"),
        of(
            "false_document",
            "travel_document",
            "Passports, identity cards and visas",
        ),
        of(
            "false_document",
            "driving_paper",
            "Driving licences and papers of vehicles",
        ),
        of(
            "false_document",
            "customs_paper",
            "Customs papers, stamps and seals",
        ),
        of(
            "false_document",
            "goods_certificate",
            "Certificates, permits and invoices",
        ),
    ],
    &[
        ("cigarette", "cigarettes"),
        ("heated tobacco", "heated_tobacco"),
        ("cut tobacco", "cut_tobacco"),
        ("hookah tobacco", "water_pipe_tobacco"),
        ("nasvay", "oral_tobacco"),
        ("snus", "oral_tobacco"),
        ("gasoline", "petrol"),
        ("drone", "uav"),
        ("drone parts", "uav_part"),
        ("microchips", "electronic_component"),
        ("semiconductors", "electronic_component"),
        ("banknotes", "cash"),
        ("phones", "mobile_phone"),
        ("smartphones", "mobile_phone"),
        ("shoes", "footwear"),
        ("caviar", "fish"),
        ("scrap metal", "metal_waste"),
    ],
);

#[cfg(test)]
mod tests {
    use super::super::CATEGORIES;
    use super::*;

    #[test]
    fn every_type_belongs_to_a_category() {
        for entry in GOODS_TYPES.codes {
            let category = entry.class.unwrap();
            assert!(CATEGORIES.contains(category), "{}", entry.code);
        }
    }
}
