//! `csvFullSanctionsList_1_1` of the European Union: several rows an entry, each with one name, address, birth date,
//! document or citizenship, together by the logical id. `xmlFullSanctionsList_1_1` says the same in elements: see
//! [`super::eu_xml`].

use super::eu_xml;
use super::gather::Gathered;
use super::opensanctions::{heading, wrong_count};
use super::out::Out;
use super::rows::Table;
use super::scheme::{scheme_of, ships_in};
use super::source::{finished, metered};
use super::tells::{Tells, is_xml};
use super::{FileTold, Place, Source, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{DateOrder, Day, PartialDate, Quality, SubjectKind};

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut reader = metered(source)?;
    if is_xml(&mut reader)? {
        return eu_xml::read(file, reader, out);
    }
    let mut table = Table::new(reader, file, ';');
    let needed = [
        "entity_logicalid",
        "namealias_wholename",
        "identification_number",
    ];
    let columns = heading(&mut table, file, &needed)?;
    let mut open: Option<(Place, String, Gathered)> = None;
    while let Some(row) = table.next()? {
        let place = Place {
            file,
            line: row.line,
        };
        let cells = match row.cells {
            Err(message) => {
                out.refused(place, "", "row", Reason::Malformed, message)?;
                continue;
            }
            Ok(cells) if cells.len() != columns.count() => {
                let message = wrong_count(cells.len(), &columns);
                out.refused(place, "", "row", Reason::Malformed, message)?;
                continue;
            }
            Ok(cells) => cells,
        };
        let cells = columns.row(&cells);
        out.version(&day_first(cells.of("filegenerationdate")));
        let key = cells.of("entity_logicalid");
        if key.is_empty() {
            let message = "has no logical id";
            out.refused(place, "", "key", Reason::FieldMissing, message)?;
            continue;
        }
        if open.as_ref().is_none_or(|(_, known, _)| known != key) {
            if let Some((at, _, gathered)) = open.take() {
                out.entry(at, gathered)?;
            }
            let class = cells.of("entity_subjecttype_classificationcode");
            let kind = kind_of(class, cells.of("entity_subjecttype"));
            open = Some((place, key.to_owned(), Gathered::new(&name_of(key), kind)));
        }
        if let Some((_, _, gathered)) = &mut open {
            add(gathered, &cells);
        }
    }
    if let Some((at, _, gathered)) = open {
        out.entry(at, gathered)?;
    }
    finished(table.into_reader())
}

/// `28/10/2026` as `2026-10-28`, so that the later sorts later; any other text unchanged.
pub(super) fn day_first(text: &str) -> String {
    let date = PartialDate::parse_in_order(text, DateOrder::DayFirst)
        .ok()
        .filter(|date| date.is_exact());
    date.map_or_else(|| text.to_owned(), |date| date.to_string())
}

/// The key of an entry in both forms of the list: one is an update of the other.
pub(super) fn name_of(key: &str) -> String {
    format!("eu-{key}")
}

/// The list tells persons and enterprises apart; of a ship the remark has the number.
pub(super) fn kind_of(class: &str, word: &str) -> SubjectKind {
    if class.eq_ignore_ascii_case("p")
        || word.to_lowercase().contains("person")
        || word.eq_ignore_ascii_case("p")
        || class.eq_ignore_ascii_case("person")
    {
        SubjectKind::Person
    } else {
        SubjectKind::Company
    }
}

fn add(gathered: &mut Gathered, cells: &dyn Tells) {
    gathered.former_key(cells.of("entity_eu_referencenumber"));
    gathered.programme(cells.of("entity_regulation_programme"));
    remark(gathered, cells.of("entity_remark"));
    name(gathered, cells);
    address(gathered, cells);
    for part in cells.of("address_contactinfo").split(']') {
        if let Some((word, value)) = part.rsplit_once('[') {
            contact(gathered, word, value);
        }
    }
    birth(gathered, cells);
    document(gathered, cells);
    citizenship(gathered, cells);
}

/// A remark of an entry, and the ships that it names.
pub(super) fn remark(gathered: &mut Gathered, text: &str) {
    gathered.remark(text);
    for ship in ships_in(text) {
        gathered.document(Scheme::ImoShip, &ship, "", "");
    }
}

pub(super) fn address(gathered: &mut Gathered, cells: &dyn Tells) {
    let parts = [
        cells.of("address_street"),
        cells.of("address_pobox"),
        cells.of("address_zipcode"),
        cells.of("address_city"),
        cells.of("address_region"),
        cells.of("address_place"),
    ];
    let code = "address_countryiso2code";
    gathered.address(&parts, state(cells, code, "address_countrydescription"));
}

pub(super) fn citizenship(gathered: &mut Gathered, cells: &dyn Tells) {
    let code = "citizenship_countryiso2code";
    gathered.nationality(state(cells, code, "citizenship_countrydescription"));
}

/// The code of a state; its name where the list has a code of its own for one that ISO 3166-1 does not have.
fn state<'a>(cells: &'a dyn Tells, code: &str, description: &str) -> &'a str {
    let code = cells.of(code);
    let is_own = matches!(code, "00" | "XX" | "");
    let state = if is_own { cells.of(description) } else { code };
    if state.eq_ignore_ascii_case("unknown") {
        ""
    } else {
        state
    }
}

pub(super) fn name(gathered: &mut Gathered, cells: &dyn Tells) {
    let whole = cells.of("namealias_wholename");
    let surname = cells.of("namealias_lastname");
    let parts = [
        cells.of("namealias_firstname"),
        cells.of("namealias_middlename"),
        surname,
    ];
    let remark = cells.of("namealias_remark").to_lowercase();
    // The table has no such column.
    let is_weak = cells.of("namealias_strong").eq_ignore_ascii_case("false");
    let quality = if is_weak || remark.contains("low quality") || remark.contains("weak") {
        Quality::Weak
    } else if remark.contains("formerly") || remark.contains("f.k.a") || remark.contains("fka") {
        Quality::Former
    } else {
        Quality::Primary
    };
    if whole.is_empty() {
        let told = parts.into_iter().filter(|part| !part.is_empty());
        gathered.name_of_parts(surname, &told.collect::<Vec<_>>().join(" "), quality);
    } else {
        gathered.name_of_parts(surname, whole, quality);
    }
    gathered.sex(cells.of("namealias_gender"));
    gathered.remark(cells.of("namealias_function"));
}

/// `PHONE[+0 000]`, `EMAIL[a@b]`, as the table writes them one after the other; in XML the word is the key.
pub(super) fn contact(gathered: &mut Gathered, word: &str, value: &str) {
    let word = word.to_lowercase();
    let each = value.split([',', ';']).map(str::trim);
    if word.contains("phone") {
        each.for_each(|phone| gathered.phone(phone));
    } else if word.contains("mail") {
        each.for_each(|email| gathered.email(email));
    } else {
        gathered.remark(value);
    }
}

pub(super) fn birth(gathered: &mut Gathered, cells: &dyn Tells) {
    let whole = cells.of("birthdate_birthdate");
    let is_about = cells.of("birthdate_circa").eq_ignore_ascii_case("true");
    let number = |name: &str| cells.of(name).parse::<u16>().ok();
    let part = |name: &str| cells.of(name).parse::<u8>().unwrap_or_default();
    let of_years = || {
        let from = Day::new(number("birthdate_yearrangefrom")?, 0, 0).ok()?;
        let to = Day::new(number("birthdate_yearrangeto")?, 0, 0).ok()?;
        PartialDate::span(from, to).ok()
    };
    let of_parts = || {
        let (month, day) = (part("birthdate_month"), part("birthdate_day"));
        let day = Day::new(
            number("birthdate_year")?,
            month,
            if month == 0 { 0 } else { day },
        );
        day.ok().map(PartialDate::of)
    };
    let is_gregorian = matches!(
        cells.of("birthdate_calendartype").to_uppercase().as_str(),
        "" | "GREGORIAN"
    );
    let date = PartialDate::parse_in_order(whole, DateOrder::DayFirst)
        .ok()
        .or_else(of_parts)
        .or_else(of_years);
    match date {
        Some(date) if is_gregorian && is_about => gathered.birth_date(date.about_then()),
        Some(date) if is_gregorian => gathered.birth_date(date),
        // A date of another calendar means another day.
        Some(_) => gathered.remark(&format!(
            "Born: {whole} {}",
            cells.of("birthdate_calendartype")
        )),
        None => gathered.birth_in_order(whole, DateOrder::DayFirst),
    }
    let country = cells.of("birthdate_countrydescription");
    let place = [
        cells.of("birthdate_city"),
        cells.of("birthdate_region"),
        cells.of("birthdate_place"),
        if country.eq_ignore_ascii_case("unknown") {
            ""
        } else {
            country
        },
    ];
    let place = place.into_iter().filter(|part| !part.is_empty());
    gathered.birth_place(&place.collect::<Vec<_>>().join(", "));
}

pub(super) fn document(gathered: &mut Gathered, cells: &dyn Tells) {
    let latin = cells.of("identification_latinnumber");
    let number = cells.of("identification_number");
    let raw = if latin.is_empty() { number } else { latin };
    let word = cells.of("identification_typedescription");
    let scheme = match cells.of("identification_typecode") {
        "passport" | "diplopass" | "trvldoc" | "servpass" => Scheme::Passport,
        "id" => Scheme::IdentityCard,
        "respermit" => Scheme::ResidencePermit,
        "drivlic" => Scheme::DrivingLicence,
        "fiscalcode" | "tax" => Scheme::Tin,
        "regnumber" => Scheme::RegistryNumber,
        "imo" => Scheme::ImoShip,
        _ => scheme_of(word),
    };
    let is_said = |name: &str| cells.of(name).eq_ignore_ascii_case("true");
    let standing = if is_said("identification_knownfalse") {
        "false"
    } else if is_said("identification_knownexpired") || is_said("identification_revokedbyissuer") {
        "former"
    } else {
        ""
    };
    let issuer = state(
        cells,
        "identification_countryiso2code",
        "identification_countrydescription",
    );
    gathered.document_in_state(scheme, raw, issuer, word, standing);
}
