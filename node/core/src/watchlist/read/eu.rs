//! `csvFullSanctionsList_1_1` of the European Union: several rows an entry, each with one name, address, birth date,
//! document or citizenship, together by the logical id.

use super::column::Cells;
use super::gather::Gathered;
use super::opensanctions::{heading, wrong_count};
use super::out::Out;
use super::rows::Table;
use super::scheme::{scheme_of, ships_in};
use super::source::{finished, metered};
use super::{FileTold, Place, Source, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{DateOrder, Day, PartialDate, Quality, SubjectKind};

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut table = Table::new(metered(source)?, file, ';');
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
            let gathered = Gathered::new(&format!("eu-{key}"), kind_of(cells));
            open = Some((place, key.to_owned(), gathered));
        }
        if let Some((_, _, gathered)) = &mut open {
            add(gathered, cells);
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

/// The list tells persons and enterprises apart; of a ship the remark has the number.
fn kind_of(cells: Cells<'_>) -> SubjectKind {
    let class = cells.of("entity_subjecttype_classificationcode");
    let word = cells.of("entity_subjecttype").to_lowercase();
    if class.eq_ignore_ascii_case("p")
        || word.contains("person")
        || class.eq_ignore_ascii_case("person")
    {
        SubjectKind::Person
    } else {
        SubjectKind::Company
    }
}

fn add(gathered: &mut Gathered, cells: Cells<'_>) {
    gathered.former_key(cells.of("entity_eu_referencenumber"));
    gathered.programme(cells.of("entity_regulation_programme"));
    gathered.remark(cells.of("entity_remark"));
    for ship in ships_in(cells.of("entity_remark")) {
        gathered.document(Scheme::ImoShip, &ship, "", "");
    }
    name(gathered, cells);
    gathered.address(
        &[
            cells.of("address_street"),
            cells.of("address_pobox"),
            cells.of("address_zipcode"),
            cells.of("address_city"),
            cells.of("address_region"),
            cells.of("address_place"),
        ],
        state(
            cells,
            "address_countryiso2code",
            "address_countrydescription",
        ),
    );
    contact(gathered, cells.of("address_contactinfo"));
    birth(gathered, cells);
    document(gathered, cells);
    gathered.nationality(state(
        cells,
        "citizenship_countryiso2code",
        "citizenship_countrydescription",
    ));
}

/// The code of a state; its name where the list has a code of its own for one that ISO 3166-1 does not have.
fn state<'a>(cells: Cells<'a>, code: &str, description: &str) -> &'a str {
    let code = cells.of(code);
    let is_own = matches!(code, "00" | "XX" | "");
    let state = if is_own { cells.of(description) } else { code };
    if state.eq_ignore_ascii_case("unknown") {
        ""
    } else {
        state
    }
}

fn name(gathered: &mut Gathered, cells: Cells<'_>) {
    let whole = cells.of("namealias_wholename");
    let surname = cells.of("namealias_lastname");
    let parts = [
        cells.of("namealias_firstname"),
        cells.of("namealias_middlename"),
        surname,
    ];
    let remark = cells.of("namealias_remark").to_lowercase();
    let quality = if remark.contains("low quality") || remark.contains("weak") {
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

/// `PHONE[+0 000]`, `EMAIL[a@b]`, as the list writes them one after the other.
fn contact(gathered: &mut Gathered, text: &str) {
    for part in text.split(']') {
        let Some((word, value)) = part.rsplit_once('[') else {
            continue;
        };
        let word = word.to_lowercase();
        if word.contains("phone") {
            gathered.phone(value);
        } else if word.contains("mail") {
            gathered.email(value);
        } else {
            gathered.remark(value);
        }
    }
}

fn birth(gathered: &mut Gathered, cells: Cells<'_>) {
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

fn document(gathered: &mut Gathered, cells: Cells<'_>) {
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
