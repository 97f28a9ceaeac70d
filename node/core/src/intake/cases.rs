//! Sixteen cases as press notes tell of them, in our own wording: each is said in coded fields.

use ntc_proto::node;
use serde_json::{Map, Value as Json};

use super::{csv, draft_file};
use crate::forms::{Held, Holder, Table, Value};
use crate::model::kind::RecordKind;
use crate::record::{Defaults, Event, MAX_RETENTION, Record, RecordId};
use crate::time::Timestamp;
use crate::wire;

/// 2026-11-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_793_491_200_000);

const HEAD: &str = "kind = 'SeizureNotice'\npurpose = 'customs_risk'\n\
    [handling]\ntlp = 'GREEN'\npermitted_action = 'any'\n";

/// The author of each case, and what stands in its draft after the head.
const CASES: [(&str, &str); 16] = [
    // Gold in hand luggage at the crossing of a special zone.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2016-03\n\
        place = { country = 'KZ', site = 'kz_altynkol_rail', site_type = 'rail_station', direction = 'import' }\n\
        concealments = ['hand luggage']\npersons_involved = [{ count = 1, role = 'passenger' }]\n\
        [[goods.items]]\ncategory = 'precious'\nquantity = 73.5\nunit = 'kg'\n",
    ),
    // A convoy of cigarettes: packets of twenty, four trucks declared as beans.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2024-05-14\n\
        place = { country = 'KZ', site = 'kz_aisha_bibi', direction = 'transit' }\nconcealments = ['misdeclared']\n\
        [[goods.items]]\ncategory = 'tobacco'\nquantity = 3500000\nunit = 'PA'\nsticks_per_pack = 20\n\
        quantity_basis = 'at_least'\ndeclared_as = 'beans'\n\
        [[transport.legs]]\nmode = 'road'\nconveyance = 'truck'\n",
    ),
    // A ship stopped on the high seas.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2025-06-02\n\
        place = { country = 'XZ', site_type = 'at_sea', position = { latitude = 35.1, longitude = 30.2, precision_metres = 2000 } }\n\
        other_places = [{ country = 'TR', unlocode = 'TRMER', site_type = 'seaport', role = 'unloading' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cannabis_resin'\nquantity = 2\nunit = 'TNE'\nquantity_max = 3\n\
        quantity_basis = 'estimated'\n[[transport.legs]]\nmode = '1'\nconveyance = 'vessel'\n\
        identifiers = [{ scheme = 'imo_ship', raw = '9074729' }]\n",
    ),
    // Live falcons in cabin baggage.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = 2019-02-11\n\
        place = { country = 'UZ', unlocode = 'UZTAS', site_type = 'airport', direction = 'import' }\nmeans = ['physical search']\n\
        [[goods.items]]\ncategory = 'wildlife'\ncites_name = 'Falco cherrug'\ncites_appendix = 'II'\nspecimen = 'live'\n\
        quantity = 2\nunit = 'H87'\n[[transport.legs]]\nmode = '4'\nconveyance = 'passenger'\n\
        identifiers = [{ scheme = 'flight', raw = 'HY 514' }]\n",
    ),
    // Horns of saiga under a bonnet.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'attempt'\nstatus = 'initial'\noccurred = 2024-09-20\n\
        place = { country = 'KZ', site = 'kz_khorgos_icbc' }\nconcealments = ['engine_space']\n\
        [[goods.items]]\ncategory = 'wildlife'\ncites_name = 'Saiga tatarica'\ncites_appendix = 'II'\nspecimen = 'part'\n\
        quantity = 112\nunit = 'pcs'\n[[transport.legs]]\nmode = '3'\nconveyance = 'car'\n\
        identifiers = [{ scheme = 'plate', raw = '123 ABC 02', country = 'KZ' }]\n",
    ),
    // Revolvers with make, calibre and serial numbers.
    (
        "MD/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2021-05-24\n\
        place = { country = 'MD', site = 'md_leuseni', site_type = 'land_crossing', direction = 'transit' }\n\
        [[goods.items]]\ncategory = 'weapon'\nmake = 'Example'\nmodel = 'R4'\ncalibre = '4.5 mm'\nquantity = 2850\nunit = 'H87'\n\
        packages = 143\nidentifiers = [{ scheme = 'weapon_serial', raw = 'EX-001' }, { scheme = 'weapon_serial', raw = 'EX-002' }]\n",
    ),
    // Several drugs of one event, each with its substance.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2022-02\n\
        place = { country = 'UZ', site = 'uz_oybek' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'hashish'\nquantity = 149.76\nunit = 'KGM'\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'opium'\nquantity = 4.44\nunit = 'KGM'\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 1.52\nunit = 'KGM'\n",
    ),
    // Tablets in two containers of one ship: which goods lie in which.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2021-05-16\n\
        place = { country = 'TR', unlocode = 'TRISK', site_type = 'seaport', direction = 'transit' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'captagon'\nquantity = 6200000\nunit = 'tablet'\nin = ['container:1']\n\
        [[goods.items]]\ncategory = 'revenue_goods'\ndescription = 'stone blocks'\nin = ['container:1', 'container:2']\n\
        [[transport.legs]]\nmode = '1'\nconveyance = 'vessel'\nname = 'EXAMPLE STAR'\n\
        [[transport.equipment]]\ncontainer = 'CSQU3054383'\nseals = [{ number = 'A1', state = 'intact' }]\n\
        [[transport.equipment]]\ncontainer = 'MSKU6011672'\nseals = [{ number = 'A2', state = 'intact' }]\n",
    ),
    // Wagons of a transit train: the second holds the bags.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2025-11-20\n\
        place = { country = 'AZ', site = 'az_astara_rail', direction = 'transit' }\nconcealments = ['in_legitimate_cargo']\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 456.8\nunit = 'KGM'\nquantity_basis = 'gross'\n\
        packages = 44\nin = ['wagon:2']\n[[transport.legs]]\nmode = 'rail'\nconveyance = 'wagon'\n\
        identifiers = [{ scheme = 'wagon', raw = '45488855' }, { scheme = 'wagon', raw = '45488855' }]\n",
    ),
    // A route with a transhipment and the times of its stops.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'detention'\nstatus = 'initial'\noccurred = 2026-08-17\n\
        place = { country = 'GE', unlocode = 'GEPTI', site_type = 'seaport', office_code = '69002' }\n\
        [[goods.items]]\ncategory = 'precursor'\nsubstance = 'acetic_anhydride'\ncas = '108-24-7'\nquantity = 21.7\nunit = 'TNE'\n\
        [[transport.route]]\nrole = 'origin'\ncountry = 'CN'\nknown = true\n\
        [[transport.route]]\nrole = 'transit'\ncountry = 'TR'\nunlocode = 'TRAMR'\nsite_name = 'Ambarli'\nsite_type = 'seaport'\n\
        transhipment = true\nactual = 2026-08-01\ndeparted = 2026-08-09T06:00+03:00\n\
        [[transport.route]]\nrole = 'border'\ncountry = 'GE'\nsite = 'ge_red_bridge'\nplanned = 2026-08-20\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'AZ'\n",
    ),
    // Money of two currencies and a wallet.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2024-10-21\n\
        place = { country = 'UZ', site = 'uz_olot' }\nconcealments = ['in_clothing']\n\
        persons_involved = [{ count = 1, role = 'passenger', nationality = 'UZ', sex = 'M', age_band = '35_44', measure = 'fined' }]\n\
        [[goods.items]]\ncategory = 'currency'\nvalue = 50000\ncurrency = 'USD'\n\
        [[goods.items]]\ncategory = 'currency'\nvalue = 61580000\ncurrency = 'UZS'\n\
        [[goods.items]]\ncategory = 'currency'\nquantity = 1\nunit = 'H87'\n\
        identifiers = [{ scheme = 'wallet', raw = 'bc1qexample0000000000000000000000000000000' }]\n",
    ),
    // Counterfeit clothes: the holder of the right, the exporter, the forwarder.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'suspension'\nstatus = 'initial'\noccurred = 2026-04-03\n\
        place = { country = 'GE', unlocode = 'GEBUS', site_type = 'seaport', direction = 'import' }\n\
        [[goods.items]]\ncategory = 'counterfeit'\nbrand = 'Example'\nquantity = 480\nunit = 'PR'\n\
        [[companies.items]]\nrole = 'right_holder'\nname = 'Example Brands'\n[[companies.items]]\nrole = 'exporter'\nname = 'Export Ltd'\n\
        [[companies.items]]\nrole = 'forwarder'\nname = 'Forward LLC'\n\
        identifiers = [{ scheme = 'iban', raw = 'GE29NB0000000101904917' }]\n",
    ),
    // Couriers without names, with what was done to them.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2018-08\n\
        place = { country = 'GE', unlocode = 'GETBS', site_type = 'airport' }\nconcealments = ['in_body']\nmeans = ['X-ray (body)']\n\
        persons_involved = [{ count = 3, role = 'courier', nationality = 'NGA', sex = 'F', age_band = '25_34', measure = 'arrested' }, \
        { count = 1, role = 'organiser', measure = 'charged' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cocaine'\nquantity = 5.2\nunit = 'kg'\n",
    ),
    // Telephones by their equipment numbers.
    (
        "MD/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-02-03\n\
        place = { country = 'MD', site = 'md_costesti' }\nconcealments = ['undeclared']\n\
        [[goods.items]]\ncategory = 'electronics'\nmake = 'Example'\nmodel = 'P1'\nquantity = 40\nunit = 'pcs'\n\
        identifiers = [{ scheme = 'imei', raw = '490154203237518' }]\n",
    ),
    // Cable and stones: metres and carats, the load bound for somewhere in the Union.
    (
        "UA/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-05\n\
        place = { country = 'UA', site = 'ua_krakovets', direction = 'export' }\n\
        [[goods.items]]\ncategory = 'precious'\nquantity = 12.5\nunit = 'CTM'\nvalue = '25 000'\ncurrency = 'EUR'\n\
        [[goods.items]]\ncategory = 'textile'\nquantity = 900\nunit = 'MTR'\n\
        [[transport.route]]\nrole = 'origin'\ncountry = 'UA'\n[[transport.route]]\nrole = 'destination'\ncountry = 'EU'\n",
    ),
    // What a partner can look for, in two languages.
    (
        "TR/customs",
        "[event]\nevent_kind = 'third_country_information'\nstatus = 'initial'\noccurred = 2025-11\n\
        place = { country = 'BG', site_name = 'Kapitan Andreevo', site_type = 'land_crossing' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 436\nunit = 'KGM'\n\
        [narrative]\nmodus_operandi = 'Hollow beams of a trailer.'\n\
        translation = { language = 'tr', modus_operandi = 'Dorsenin içi boş kirişleri.' }\n",
    ),
];

fn draft(body: &str) -> node::v1::Draft {
    draft_file::read(&format!("{HEAD}{body}")).unwrap_or_else(|error| panic!("{error}\n{body}"))
}

fn record(author: &str, body: &str) -> Record {
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let id = RecordId::new(NOW, &[0; 10]);
    let draft = wire::record::draft(draft(body)).unwrap();
    let checked = draft.check(&author.parse().unwrap(), id, NOW, &defaults);
    checked.unwrap_or_else(|error| panic!("{error}\n{body}")).0
}

#[test]
fn each_case_is_said_in_coded_fields_and_no_free_text_stands_in_for_a_code() {
    for (author, body) in CASES {
        assert!(
            !body.contains("other:") && !body.contains("subcategory"),
            "{body}"
        );
        let record = record(author, body);
        assert_eq!(record.kind(), RecordKind::SeizureNotice);
        let Some(Event::Seizure(event)) = &record.sections().event else {
            panic!("{body}");
        };
        assert!(event.concealment_location.is_empty());
        let goods = record.sections().goods.as_ref().unwrap();
        for item in &goods.items {
            assert!(
                item.r#in
                    .iter()
                    .all(|holder| Holder::read(holder).is_some())
            );
        }
    }
}

/// The values of a draft in TOML as JSON writes them.
fn json(value: Value) -> Json {
    match value.held {
        Held::Text(text) | Held::Date(text) => Json::String(text),
        Held::Number(number) => Json::Number(number.parse().unwrap()),
        Held::Flag(flag) => Json::Bool(flag),
        Held::List(list) => list.into_iter().map(json).collect(),
        Held::Table(table) => {
            let fields = table.into_rest();
            let fields: Map<_, _> = fields.map(|(name, value)| (name, json(value))).collect();
            Json::Object(fields)
        }
    }
}

#[test]
fn each_case_is_said_in_json_as_well() {
    for (_, body) in CASES {
        let (table, faults) = Table::from_toml(&format!("{HEAD}{body}"));
        assert!(faults.is_empty(), "{body}");
        let text = json(Held::Table(table).into()).to_string();
        let read = draft_file::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(read, draft(body), "{text}");
    }
}

/// A cell of a row: the field that it tells, and what stands in it.
type Cells = Vec<(String, String)>;

/// The values below a field as cells: a list of words is one cell, and so is one of identifiers.
fn cells(field: &str, value: Value, row: &mut Cells) {
    let mut told = |cell: String| row.push((field.to_owned(), cell));
    match value.held {
        Held::Text(text) | Held::Date(text) | Held::Number(text) => told(text),
        Held::Flag(flag) => told(if flag { "yes" } else { "no" }.to_owned()),
        Held::Table(table) => {
            for (name, value) in table.into_rest() {
                let dot = if field.is_empty() { "" } else { "." };
                cells(&format!("{field}{dot}{name}"), value, row);
            }
        }
        Held::List(list) => {
            let words: Option<Vec<_>> = list.iter().map(word).collect();
            if let Some(words) = words {
                return told(words.join("; "));
            }
            for (place, value) in list.into_iter().enumerate() {
                cells(&format!("{field}[{place}]"), value, row);
            }
        }
    }
}

/// A text or an identifier as one of several in a cell.
fn word(value: &Value) -> Option<String> {
    let text = |table: &Table, name| table.text(name).map(str::to_owned);
    match &value.held {
        Held::Text(text) => Some(text.clone()),
        Held::Table(table) => {
            let word = format!("{}: {}", text(table, "scheme")?, text(table, "raw")?);
            let country = text(table, "country");
            Some(country.map_or(word.clone(), |country| format!("{word} ({country})")))
        }
        Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) => None,
    }
}

/// The column of a field that has a name; a field of a further entry of a list with its number.
fn named(field: &str) -> Option<String> {
    let (first, number) = match field.split_once('[') {
        None => (field.to_owned(), 0),
        Some((list, rest)) => {
            let (place, rest) = rest.split_once(']').unwrap();
            (format!("{list}[0]{rest}"), place.parse().unwrap())
        }
    };
    // Of a list of identifiers and the like, other columns each fill a part by a rule.
    let leaf = first.rsplit('.').next().unwrap();
    let is_shared = ["identifiers", "documents", "means", "modus_operandi"].contains(&leaf);
    let mut columns = csv::columns().into_iter();
    let is_it = |column: &csv::ColumnHelp| {
        column.field == first && (!is_shared || column.name.ends_with(leaf))
    };
    let column = columns.find(is_it)?.name;
    Some(match number {
        0 => column,
        number => format!("{column}_{}", number + 1),
    })
}

/// The cells of a case under their names, and those of containers in one.
fn row(body: &str, name: impl Fn(&str) -> Option<String>) -> Cells {
    let (table, _) = Table::from_toml(&format!("{HEAD}{body}"));
    let mut row = Vec::new();
    cells("", Held::Table(table).into(), &mut row);
    let of_containers = |field: &str| field.ends_with("].container");
    let boxes: Vec<_> = row
        .iter()
        .filter(|(field, _)| of_containers(field))
        .collect();
    let boxes = boxes
        .iter()
        .map(|(_, cell)| cell.as_str())
        .collect::<Vec<_>>()
        .join("; ");
    row.retain(|(field, _)| field != "kind" && !of_containers(field));
    for (field, _) in &mut row {
        *field = name(field).unwrap_or_else(|| panic!("no column for {field}"));
    }
    row.push(("container".to_owned(), boxes));
    row.push(("id".to_owned(), "1".to_owned()));
    row
}

fn read_row(author: &str, row: &Cells) -> node::v1::Draft {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer
        .write_record(row.iter().map(|(name, _)| name))
        .unwrap();
    writer
        .write_record(row.iter().map(|(_, cell)| cell))
        .unwrap();
    let table = writer.into_inner().unwrap();
    let terms = csv::Terms::default();
    let rows = csv::read(&table, &author.parse().unwrap(), &terms, NOW);
    let mut rows = rows.unwrap_or_else(|error| panic!("{error}\n{row:?}"));
    assert_eq!(rows.bad, [], "{row:?}");
    let mut draft = wire::record::draft_message(&rows.good.remove(0).draft);
    draft.national = None;
    draft
}

#[test]
fn each_case_is_said_by_a_row_of_a_table_under_names_and_under_paths() {
    for (author, body) in CASES {
        let told = wire::record::draft_message(&wire::record::draft(draft(body)).unwrap());
        let is_unknown = |draft: &node::v1::Draft| {
            let transport = draft.transport.as_ref();
            transport.is_some_and(|transport| transport.route_unknown)
        };
        let by_path = |field: &str| Some(field.to_owned());
        for row in [row(body, named), row(body, by_path)] {
            let mut read = read_row(author, &row);
            // A table that tells of a carriage and of no route says that the route is not known.
            if is_unknown(&read) && !is_unknown(&told) {
                read.transport.as_mut().unwrap().route_unknown = false;
            }
            assert_eq!(read, told, "{row:?}");
        }
    }
}
