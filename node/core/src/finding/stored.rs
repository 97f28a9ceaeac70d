//! What an identifier of a record can be met by.

use super::airline;
use super::form::{Form, serial_of};
use super::label;
use super::likeness::Why;
use super::script;
use super::slips;
use crate::model::identifier::{
    Identifier, Scheme, Validity, alphanumeric, judged, with_check_digit,
};

/// The forms of an identifier, the surest first.
pub(super) fn stored(identifier: &Identifier) -> Vec<Form> {
    let (scheme, body) = (identifier.scheme(), identifier.body());
    let why = if scheme == Scheme::Mrz && identifier.validity() != Validity::BadFormat {
        Why::Mrz
    } else {
        Why::Spelling
    };
    let digits = body.strip_prefix('+').unwrap_or(body);
    let mut forms = vec![Form::new(digits, why)];
    if let Some(flight) = airline::one_code(scheme, body) {
        forms = vec![Form::new(flight, Why::Airline)];
    }
    if let Some(completed) = completed(scheme, body) {
        forms.push(Form::new(completed, Why::CheckDigit));
    }
    let bare = label::strip(identifier.raw()).map(|(_, rest)| alphanumeric(rest));
    let bare = bare.filter(|bare| bare != body && bare.len() >= 3 && scheme != Scheme::Mrz);
    forms.extend(bare.map(|bare| Form::new(bare, Why::Label)));
    forms.extend(sounded(identifier.raw(), body));
    forms.extend(
        serials(identifier)
            .into_iter()
            .map(|serial| Form::new(serial, Why::Serial)),
    );
    if identifier.validity() == Validity::BadCheck {
        forms.extend(slips::forms(scheme, body, identifier.country()));
    }
    let mut distinct: Vec<Form> = Vec::new();
    for form in forms {
        if distinct.iter().all(|known| known.body != form.body) {
            distinct.push(form);
        }
    }
    distinct
}

/// The numbers that letters of another script stand for by their sound, containers with their check digit.
pub(super) fn sounded(raw: &str, body: &str) -> Vec<Form> {
    let sounded = script::sounded(raw, body);
    let whole = sounded.iter().filter_map(|form| {
        let whole = completed(Scheme::Container, &form.body)?;
        Some(Form::new(whole, form.why).only(Scheme::Container))
    });
    let whole: Vec<_> = whole.collect();
    sounded.into_iter().chain(whole).collect()
}

/// A number with the check digit that it is written without.
pub(super) fn completed(scheme: Scheme, body: &str) -> Option<String> {
    let is_short = matches!(
        (scheme, body.len()),
        (Scheme::Container | Scheme::Awb, 10) | (Scheme::Wagon, 11)
    );
    if !is_short {
        return None;
    }
    let completed = with_check_digit(scheme, &format!("{body}0"), None);
    completed.filter(|it| judged(scheme, it, None) == Validity::Ok)
}

/// The serial numbers within a number: behind its letters, behind the airline's prefix, and the last group of a
/// reference that has groups.
fn serials(identifier: &Identifier) -> Vec<String> {
    let (scheme, body) = (identifier.scheme(), identifier.body());
    let coded = if scheme == Scheme::Awb {
        body.get(3..).filter(|_| body.len() == 11)
    } else {
        serial_of(body).filter(|_| is_serial(scheme))
    };
    let groups = identifier.raw().rsplit_once(['/', ' ', '-']);
    let last = groups.map(|(_, last)| last).filter(|_| has_groups(scheme));
    let last = last.filter(|last| last.len() >= 6 && last.bytes().all(|b| b.is_ascii_digit()));
    coded.into_iter().chain(last).map(str::to_owned).collect()
}

/// False for what is no letters and a serial number, whatever it looks like.
const fn is_serial(scheme: Scheme) -> bool {
    !matches!(
        scheme,
        Scheme::Flight
            | Scheme::Plate
            | Scheme::TrailerPlate
            | Scheme::Icao24
            | Scheme::AircraftRegistration
            | Scheme::CallSign
            | Scheme::Vin
    )
}

/// True for references whose last group is a number of its own.
const fn has_groups(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Mrn
            | Scheme::Ucr
            | Scheme::Smgs
            | Scheme::Cim
            | Scheme::Invoice
            | Scheme::Permit
            | Scheme::Cmr
            | Scheme::CarrierReference
            | Scheme::RegistryNumber
            | Scheme::Other
    )
}
