//! Which rule judges which scheme.

use super::scheme::Scheme;
use super::validity::Validity;
use super::{account, aircraft, container, phone, rail, road, tax, text, vessel, waybill};

/// `body` with the state before it, where the scheme numbers within states.
pub(super) fn with_state(scheme: Scheme, state: Option<&str>, body: &str) -> String {
    match state {
        Some(state) if scheme.is_national() => format!("{state}:{body}"),
        _ => body.to_owned(),
    }
}

/// The normal form without the state; `text` holds the letters and digits of `raw`.
pub(super) fn normal(scheme: Scheme, raw: &str, text: String, country: Option<&str>) -> String {
    if matches!(scheme, Scheme::ImoShip | Scheme::ImoCompany) {
        vessel::labelled(&text, "IMO", 7)
    } else if scheme == Scheme::Mmsi {
        vessel::labelled(&text, "MMSI", 9)
    } else if scheme == Scheme::Flight {
        aircraft::flight_normal(&text)
    } else if scheme == Scheme::Phone {
        phone::phone_normal(raw, &text, country)
    } else if scheme == Scheme::Tin && country == Some("AZ") {
        tax::azerbaijan_restored(&text).unwrap_or(text)
    } else {
        text
    }
}

/// What the rules of `scheme` say of a normal form without the state.
pub(crate) fn validity(scheme: Scheme, body: &str, country: Option<&str>) -> Validity {
    match scheme {
        Scheme::Container => container::validity(body),
        Scheme::ImoShip => vessel::imo_ship_validity(body),
        Scheme::ImoCompany => vessel::imo_company_validity(body),
        Scheme::Mmsi => vessel::mmsi_validity(body),
        Scheme::CallSign => vessel::call_sign_validity(body),
        Scheme::Icao24 => aircraft::icao24_validity(body),
        Scheme::AircraftRegistration => aircraft::registration_validity(body),
        Scheme::Flight => aircraft::flight_validity(body),
        Scheme::Plate | Scheme::TrailerPlate => road::plate_validity(body, country),
        Scheme::Vin => road::vin_validity(body),
        Scheme::Wagon => rail::wagon_validity(body),
        Scheme::Awb => waybill::awb_validity(body),
        Scheme::Mrn => waybill::mrn_validity(body),
        Scheme::Ucr => waybill::ucr_validity(body),
        Scheme::S10 => waybill::s10_validity(body),
        Scheme::Eori => waybill::eori_validity(body),
        Scheme::Tin => tax::tin_validity(body, country),
        Scheme::Phone => phone::phone_validity(body),
        Scheme::Imei => account::imei_validity(body),
        Scheme::Iccid => account::iccid_validity(body),
        Scheme::Imsi => account::imsi_validity(body),
        Scheme::Iban => account::iban_validity(body),
        Scheme::WeaponSerial | Scheme::SerialNumber | Scheme::Wallet => {
            account::written_validity(body)
        }
        Scheme::Passport
        | Scheme::IdentityCard
        | Scheme::Visa
        | Scheme::ResidencePermit
        | Scheme::DrivingLicence => document_validity(body),
        Scheme::Train
        | Scheme::BillOfLading
        | Scheme::Cmr
        | Scheme::Smgs
        | Scheme::Cim
        | Scheme::Invoice
        | Scheme::Permit
        | Scheme::Tir
        | Scheme::CarrierReference
        | Scheme::RegistryNumber => waybill::reference_validity(body),
        Scheme::Mrz | Scheme::Other => Validity::Unchecked,
    }
}

/// The state that a normal form implies, by its block, mark, code or suffix; the issuing state where the scheme
/// numbers within states.
pub(super) fn implied_state<'a>(
    scheme: Scheme,
    normal: &'a str,
    country: Option<&'a str>,
) -> Option<&'a str> {
    match scheme {
        Scheme::Icao24 => aircraft::icao24_state(normal),
        Scheme::AircraftRegistration => aircraft::registration_state(normal),
        Scheme::Mmsi => vessel::mmsi_state(normal),
        Scheme::Wagon => rail::wagon_state(normal),
        Scheme::S10 => waybill::s10_state(normal),
        Scheme::Mrn => waybill::mrn_state(normal),
        Scheme::Ucr => waybill::ucr_state(normal),
        Scheme::Eori => waybill::eori_state(normal),
        Scheme::Phone => phone::phone_state(normal),
        Scheme::Iban => account::iban_state(normal),
        Scheme::Plate
        | Scheme::TrailerPlate
        | Scheme::Passport
        | Scheme::IdentityCard
        | Scheme::Visa
        | Scheme::ResidencePermit
        | Scheme::DrivingLicence
        | Scheme::Mrz
        | Scheme::Tin
        | Scheme::RegistryNumber => country,
        Scheme::Container
        | Scheme::ImoShip
        | Scheme::CallSign
        | Scheme::Flight
        | Scheme::Vin
        | Scheme::Train
        | Scheme::Awb
        | Scheme::BillOfLading
        | Scheme::Cmr
        | Scheme::Smgs
        | Scheme::Cim
        | Scheme::Invoice
        | Scheme::Permit
        | Scheme::Tir
        | Scheme::CarrierReference
        | Scheme::ImoCompany
        | Scheme::WeaponSerial
        | Scheme::SerialNumber
        | Scheme::Imei
        | Scheme::Iccid
        | Scheme::Imsi
        | Scheme::Wallet
        | Scheme::Other => None,
    }
}

/// The number of a document has no check digit outside its machine readable zone.
fn document_validity(body: &str) -> Validity {
    if text::is_code(body, 3, 20) {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

pub(super) const fn has_check_digit(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Container
            | Scheme::ImoShip
            | Scheme::ImoCompany
            | Scheme::Vin
            | Scheme::Wagon
            | Scheme::Awb
            | Scheme::S10
            | Scheme::Mrn
            | Scheme::Imei
            | Scheme::Iccid
            | Scheme::Iban
            | Scheme::Tin
    )
}
