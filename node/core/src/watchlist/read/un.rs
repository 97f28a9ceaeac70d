//! `consolidated.xml` of the United Nations Security Council.

use super::gather::{Gathered, is_nothing};
use super::out::Out;
use super::scheme::{scheme_of, ships_in};
use super::source::{finished, metered};
use super::xml::{Element, Records};
use super::{FileTold, Place, Source, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{Quality, SubjectKind};

/// The root of the file.
pub(super) const ROOT: &str = "CONSOLIDATED_LIST";

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let reader = metered(source)?;
    let mut records = Records::new(reader, file, ROOT, &["INDIVIDUAL", "ENTITY"]);
    while let Some((line, record)) = records.next()? {
        let place = Place { file, line };
        let key = record.text_of("DATAID");
        if key.is_empty() {
            out.refused(place, "", "key", Reason::FieldMissing, "has no DATAID")?;
            continue;
        }
        out.entry(place, entry(&record, key))?;
    }
    if let Some(version) = records.attributes.get("dateGenerated") {
        out.version(version);
    }
    finished(records.into_reader())
}

fn entry(record: &Element, key: &str) -> Gathered {
    let is_person = record.name == "INDIVIDUAL";
    let kind = if is_person {
        SubjectKind::Person
    } else {
        SubjectKind::Company
    };
    let mut gathered = Gathered::new(&format!("un-{key}"), kind);
    gathered.former_key(record.text_of("REFERENCE_NUMBER"));
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| record.text_of(part))
        .filter(|part| !part.is_empty())
        .collect();
    // The list does not say which of four names is the family's.
    gathered.name(&parts.join(" "), Quality::Primary);
    gathered.name(record.text_of("NAME_ORIGINAL_SCRIPT"), Quality::Strong);
    let of_kind = |person, entity| if is_person { person } else { entity };
    for alias in record.all(of_kind("INDIVIDUAL_ALIAS", "ENTITY_ALIAS")) {
        add_alias(&mut gathered, alias);
    }
    for birth in record.all("INDIVIDUAL_DATE_OF_BIRTH") {
        add_birth(&mut gathered, birth);
    }
    for place in record.all("INDIVIDUAL_PLACE_OF_BIRTH") {
        gathered.birth_place(&joined(place, &["CITY", "STATE_PROVINCE", "COUNTRY"]));
    }
    gathered.sex(record.text_of("GENDER"));
    for nationality in record.all("NATIONALITY").flat_map(|list| list.all("VALUE")) {
        gathered.nationality(&nationality.text);
    }
    for address in record.all(of_kind("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS")) {
        let parts =
            ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE"].map(|part| address.text_of(part));
        gathered.address(&parts, address.text_of("COUNTRY"));
        gathered.remark(address.text_of("NOTE"));
    }
    for document in record.all("INDIVIDUAL_DOCUMENT") {
        add_document(&mut gathered, document);
    }
    gathered.programme(record.text_of("UN_LIST_TYPE"));
    for designation in record.all("DESIGNATION").flat_map(|list| list.all("VALUE")) {
        gathered.remark(&designation.text);
    }
    let comments = record.text_of("COMMENTS1");
    gathered.remark(comments);
    for ship in ships_in(comments) {
        gathered.document(Scheme::ImoShip, &ship, "", "");
    }
    gathered
}

fn add_alias(gathered: &mut Gathered, alias: &Element) {
    let quality = match alias.text_of("QUALITY").to_lowercase().as_str() {
        "low" => Quality::Weak,
        "f.k.a." | "fka" => Quality::Former,
        _ => Quality::Strong,
    };
    // Several names stand in one alias where a semicolon parts them.
    for name in alias.text_of("ALIAS_NAME").split(';') {
        gathered.name(name, quality);
    }
    gathered.birth(alias.text_of("DATE_OF_BIRTH"));
}

fn add_birth(gathered: &mut Gathered, birth: &Element) {
    let (from, to) = (birth.text_of("FROM_YEAR"), birth.text_of("TO_YEAR"));
    let told = [birth.text_of("DATE"), birth.text_of("YEAR")];
    let told = told.into_iter().find(|text| !is_nothing(text));
    let span = format!("{from} to {to}");
    let text = match told {
        Some(text) => text,
        None if !from.is_empty() && !to.is_empty() => &span,
        None => return,
    };
    let kind = birth.text_of("TYPE_OF_DATE");
    if kind.eq_ignore_ascii_case("approximately") {
        gathered.birth(&format!("about {text}"));
    } else {
        gathered.birth(text);
    }
}

fn add_document(gathered: &mut Gathered, document: &Element) {
    let words = [
        document.text_of("TYPE_OF_DOCUMENT"),
        document.text_of("TYPE_OF_DOCUMENT2"),
    ];
    let word = words
        .into_iter()
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let states = [
        document.text_of("ISSUING_COUNTRY"),
        document.text_of("COUNTRY_OF_ISSUE"),
    ];
    let state = states
        .into_iter()
        .find(|state| !state.is_empty())
        .unwrap_or_default();
    gathered.document(scheme_of(word), document.text_of("NUMBER"), state, word);
    gathered.remark(document.text_of("NOTE"));
}

fn joined(element: &Element, names: &[&str]) -> String {
    let parts = names.iter().map(|name| element.text_of(name));
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
