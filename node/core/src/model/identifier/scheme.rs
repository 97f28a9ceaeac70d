//! The schemes that identifiers are numbered by.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::{Identifier, Validity};

use crate::reason::Reasoned;

macro_rules! schemes {
    ($($(#[$doc:meta])+ $variant:ident = $code:literal, $label:literal;)+) => {
        /// A scheme of identifiers. The code is part of signed bytes and never changes its meaning.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Scheme {
            $($(#[$doc])+ $variant,)+
        }

        impl Scheme {
            /// Every scheme: conveyances, transport documents, travel documents, companies, contact, other.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code, lower snake case.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// What it numbers, in English.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)+
                }
            }
        }
    };
}

schemes! {
    /// Container, ISO 6346 (and EN 13044 swap bodies): owner, category, serial, check digit.
    Container = "container", "Container number";
    /// IMO ship identification number: seven digits, the last a check digit.
    ImoShip = "imo_ship", "IMO ship number";
    /// Maritime Mobile Service Identity, ITU-R M.585: nine digits.
    Mmsi = "mmsi", "MMSI";
    /// Radio call sign.
    CallSign = "call_sign", "Call sign";
    /// ICAO 24-bit aircraft address: six hexadecimal digits.
    Icao24 = "icao24", "ICAO 24-bit address";
    /// Aircraft registration: nationality and registration mark.
    AircraftRegistration = "aircraft_registration", "Aircraft registration";
    /// Flight: airline designator and number.
    Flight = "flight", "Flight number";
    /// Registration plate of a motor vehicle, with the state that issued it.
    Plate = "plate", "Vehicle plate";
    /// Registration plate of a trailer, with the state that issued it.
    TrailerPlate = "trailer_plate", "Trailer plate";
    /// Vehicle identification number, ISO 3779.
    Vin = "vin", "Vehicle identification number";
    /// Rail wagon: eight digits (1520 mm gauge) or twelve (UIC).
    Wagon = "wagon", "Rail wagon number";
    /// Train number or index.
    Train = "train", "Train number";
    /// Air waybill: airline prefix, serial, check digit.
    Awb = "awb", "Air waybill";
    /// Bill of lading.
    BillOfLading = "bill_of_lading", "Bill of lading";
    /// CMR consignment note.
    Cmr = "cmr", "CMR consignment note";
    /// SMGS consignment note.
    Smgs = "smgs", "SMGS consignment note";
    /// CIM consignment note.
    Cim = "cim", "CIM consignment note";
    /// Commercial invoice.
    Invoice = "invoice", "Invoice";
    /// Permit, licence or certificate of the goods.
    Permit = "permit", "Permit, licence or certificate";
    /// TIR carnet.
    Tir = "tir", "TIR carnet";
    /// Movement or declaration reference number.
    Mrn = "mrn", "Movement reference number";
    /// Unique consignment reference, WCO data model 016.
    Ucr = "ucr", "Unique consignment reference";
    /// Postal item, UPU S10.
    S10 = "s10", "Postal item";
    /// The carrier's own reference of a consignment.
    CarrierReference = "carrier_reference", "Carrier's reference";
    /// Passport number, with the state that issued it.
    Passport = "passport", "Passport";
    /// Identity card number, with the state that issued it.
    IdentityCard = "identity_card", "Identity card";
    /// Visa number, with the state that issued it.
    Visa = "visa", "Visa";
    /// Residence permit number, with the state that issued it.
    ResidencePermit = "residence_permit", "Residence permit";
    /// Driving licence number, with the state that issued it.
    DrivingLicence = "driving_licence", "Driving licence";
    /// A whole machine readable zone, ICAO 9303: TD1, TD2, TD3, MRV-A or MRV-B.
    Mrz = "mrz", "Machine readable zone";
    /// IMO company or registered owner number.
    ImoCompany = "imo_company", "IMO company number";
    /// Economic operator number: state and up to fifteen letters or digits.
    Eori = "eori", "EORI number";
    /// Tax number, with the state that issued it.
    Tin = "tin", "Tax number";
    /// Number in a company register, with the state that keeps it.
    RegistryNumber = "registry_number", "Company register number";
    /// Telephone number, ITU-T E.164.
    Phone = "phone", "Telephone number";
    /// Serial number of a weapon, as stamped.
    WeaponSerial = "weapon_serial", "Serial number of a weapon";
    /// Serial number of a device, an engine or another piece, as the maker wrote it.
    SerialNumber = "serial_number", "Serial number of a device or a part";
    /// Equipment number of a telephone, 3GPP TS 23.003: fifteen digits, the last a check digit.
    Imei = "imei", "IMEI of a telephone";
    /// Serial number of a SIM card, ITU-T E.118: 18 to 20 digits from 89 on, the last a check digit.
    Iccid = "iccid", "Number of a SIM card (ICCID)";
    /// Subscriber of a mobile network, ITU-T E.212: up to fifteen digits, the first three the country's.
    Imsi = "imsi", "Subscriber of a mobile network (IMSI)";
    /// Bank account, ISO 13616.
    Iban = "iban", "IBAN";
    /// Address of a wallet of crypto-assets.
    Wallet = "wallet", "Wallet of crypto-assets";
    /// Any other; it has no rule.
    Other = "other", "Other identifier";
}

impl Scheme {
    /// What schemes share when their identifiers may meet: a plate is a plate on truck and trailer, and a
    /// passport's number is also in its machine readable zone.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Plate | Self::TrailerPlate => "plate",
            Self::Passport
            | Self::IdentityCard
            | Self::Visa
            | Self::ResidencePermit
            | Self::DrivingLicence
            | Self::Mrz => "document",
            Self::Container
            | Self::ImoShip
            | Self::Mmsi
            | Self::CallSign
            | Self::Icao24
            | Self::AircraftRegistration
            | Self::Flight
            | Self::Vin
            | Self::Wagon
            | Self::Train
            | Self::Awb
            | Self::BillOfLading
            | Self::Cmr
            | Self::Smgs
            | Self::Cim
            | Self::Invoice
            | Self::Permit
            | Self::Tir
            | Self::Mrn
            | Self::Ucr
            | Self::S10
            | Self::CarrierReference
            | Self::ImoCompany
            | Self::Eori
            | Self::Tin
            | Self::RegistryNumber
            | Self::Phone
            | Self::WeaponSerial
            | Self::SerialNumber
            | Self::Imei
            | Self::Iccid
            | Self::Imsi
            | Self::Iban
            | Self::Wallet
            | Self::Other => self.code(),
        }
    }

    /// True where a number is only unique within the state that issued it, so that the normal form starts
    /// with that state.
    pub const fn is_national(self) -> bool {
        matches!(
            self,
            Self::Plate
                | Self::TrailerPlate
                | Self::Passport
                | Self::IdentityCard
                | Self::Visa
                | Self::ResidencePermit
                | Self::DrivingLicence
                | Self::Mrz
                | Self::Tin
                | Self::RegistryNumber
        )
    }

    /// True where the identifier can lead to a natural person; such a value never reaches a log.
    pub const fn is_personal(self) -> bool {
        self.is_national()
            || matches!(
                self,
                Self::Vin
                    | Self::S10
                    | Self::CarrierReference
                    | Self::Eori
                    | Self::Phone
                    | Self::Imei
                    | Self::Iccid
                    | Self::Imsi
                    | Self::Iban
                    | Self::Wallet
                    | Self::Other
            )
    }

    /// True for the papers of a person: they stand in the section persons and nowhere else.
    pub const fn is_of_person(self) -> bool {
        matches!(
            self,
            Self::Passport
                | Self::IdentityCard
                | Self::Visa
                | Self::ResidencePermit
                | Self::DrivingLicence
                | Self::Mrz
        )
    }

    /// The scheme of a transport document by its form, where that leaves no doubt: a movement reference number, an air
    /// waybill or a postal item whose check digit holds, a TIR carnet.
    pub fn of_document(raw: &str) -> Option<Self> {
        let read = |scheme| Identifier::read(scheme, raw, None).ok();
        let checked = [Self::Mrn, Self::Awb, Self::S10];
        let found = checked.into_iter().find(|scheme| {
            read(*scheme).is_some_and(|identifier| identifier.validity() == Validity::Ok)
        });
        found.or_else(|| {
            let tir = read(Self::Tir)?;
            super::text::has_shape(tir.normal(), "AA99999999").then_some(Self::Tir)
        })
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that names no scheme.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(CodeUnknown)]
#[error("'{0}' is not a scheme of identifiers; see the list of schemes, or write other")]
pub struct UnknownScheme(String);

impl FromStr for Scheme {
    type Err = UnknownScheme;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .find(|scheme| scheme.code() == text)
            .copied()
            .ok_or_else(|| UnknownScheme(text.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn every_code_leads_back_to_its_scheme() {
        for scheme in Scheme::ALL {
            assert_eq!(scheme.code().parse(), Ok(*scheme));
            assert!(!scheme.label().is_empty());
        }
    }

    #[test]
    fn an_unknown_code_is_refused_and_cut_short() {
        let error = "x".repeat(500).parse::<Scheme>().unwrap_err();
        assert!(error.to_string().len() < 150);
        assert_eq!(error.reason(), Reason::CodeUnknown);
        assert!("Container".parse::<Scheme>().is_err());
    }
}
