//! What a list's word for a number means.

use crate::model::identifier::{Identifier, Scheme, Validity};
use crate::watchlist::SubjectKind;

/// Words that lists use for a number, in small letters, and its scheme. The first that is within the word counts.
const WORDS: &[(&str, Scheme)] = &[
    ("imo company", Scheme::ImoCompany),
    ("vessel registration identification", Scheme::ImoShip),
    ("imo number", Scheme::ImoShip),
    ("mmsi", Scheme::Mmsi),
    ("maritime mobile service identity", Scheme::Mmsi),
    ("call sign", Scheme::CallSign),
    ("mode s transponder", Scheme::Icao24),
    ("tail number", Scheme::AircraftRegistration),
    ("aircraft registration", Scheme::AircraftRegistration),
    ("serial number", Scheme::SerialNumber),
    ("construction number", Scheme::SerialNumber),
    ("hull identification", Scheme::SerialNumber),
    ("vehicle identification", Scheme::Vin),
    ("phone", Scheme::Phone),
    ("digital currency address", Scheme::Wallet),
    ("wallet", Scheme::Wallet),
    ("iban", Scheme::Iban),
    ("passport", Scheme::Passport),
    ("travel document", Scheme::Passport),
    ("residen", Scheme::ResidencePermit),
    ("driver", Scheme::DrivingLicence),
    ("driving", Scheme::DrivingLicence),
    ("visa", Scheme::Visa),
    ("tax", Scheme::Tin),
    ("fiscal", Scheme::Tin),
    ("v.a.t", Scheme::Tin),
    ("vat number", Scheme::Tin),
    ("r.f.c", Scheme::Tin),
    ("inn", Scheme::Tin),
    ("national id", Scheme::IdentityCard),
    ("national foreign id", Scheme::IdentityCard),
    ("identity card", Scheme::IdentityCard),
    ("identification card", Scheme::IdentityCard),
    ("identification number", Scheme::IdentityCard),
    ("personal id", Scheme::IdentityCard),
    ("cedula", Scheme::IdentityCard),
    ("c.u.r.p", Scheme::IdentityCard),
    ("d.n.i", Scheme::IdentityCard),
    ("id card", Scheme::IdentityCard),
    ("company number", Scheme::RegistryNumber),
    ("registration", Scheme::RegistryNumber),
    ("registry", Scheme::RegistryNumber),
    ("register", Scheme::RegistryNumber),
    ("matricula", Scheme::RegistryNumber),
    ("trade license", Scheme::RegistryNumber),
    ("enterprise number", Scheme::RegistryNumber),
    ("chamber of commerce", Scheme::RegistryNumber),
];

/// The scheme that a list's word for a number means; [`Scheme::Other`] where it is not known.
pub(super) fn scheme_of(word: &str) -> Scheme {
    let word = word.to_lowercase();
    let found = WORDS.iter().find(|(known, _)| word.contains(known));
    found.map_or(Scheme::Other, |(_, scheme)| *scheme)
}

/// The scheme of a number that a list gives without a word for it: the one of ships, wallets and the like where its
/// form leaves no doubt; of persons and companies it stays open.
pub(super) fn scheme_by_form(kind: SubjectKind, raw: &str) -> Scheme {
    let holds = |scheme| {
        let read = Identifier::read(scheme, raw, None);
        read.is_ok_and(|identifier| identifier.validity() == Validity::Ok)
    };
    match kind {
        SubjectKind::Vessel if holds(Scheme::ImoShip) => Scheme::ImoShip,
        SubjectKind::Vessel if holds(Scheme::Mmsi) => Scheme::Mmsi,
        SubjectKind::Aircraft => Scheme::AircraftRegistration,
        SubjectKind::Vehicle if holds(Scheme::Vin) => Scheme::Vin,
        SubjectKind::Account if holds(Scheme::Iban) => Scheme::Iban,
        SubjectKind::Account => Scheme::Wallet,
        SubjectKind::Container => Scheme::Container,
        SubjectKind::Wagon => Scheme::Wagon,
        SubjectKind::Phone => Scheme::Phone,
        SubjectKind::Person
        | SubjectKind::Company
        | SubjectKind::Document
        | SubjectKind::Vessel
        | SubjectKind::Vehicle
        | SubjectKind::Email
        | SubjectKind::Address
        | SubjectKind::Pattern => Scheme::Other,
    }
}

/// The numbers of ships within a text: seven digits after `IMO`, whatever stands between.
pub(super) fn ships_in(text: &str) -> Vec<String> {
    let mut ships = Vec::new();
    for after in text.split("IMO").skip(1) {
        let digits = after
            .chars()
            .skip_while(|c| {
                !c.is_ascii_digit()
                    && (c.is_whitespace() || ":.#-(".contains(*c) || c.is_alphabetic())
            })
            .take_while(char::is_ascii_digit);
        let digits: String = digits.take(8).collect();
        let near = after.chars().take(16).any(|c| c.is_ascii_digit());
        if digits.len() == 7 && near {
            ships.push(digits);
        }
    }
    ships
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_ship_is_found_in_prose() {
        assert_eq!(ships_in("IMO number: 9074729, flag"), ["9074729"]);
        assert_eq!(
            ships_in("(IMO 9074729) and IMO: 8814275."),
            ["9074729", "8814275"]
        );
        assert_eq!(ships_in("IMO 90747291; IMO 907; IMO"), [""; 0]);
        assert_eq!(
            ships_in("IMO was told of it on a day in 1999 0000000"),
            [""; 0]
        );
    }

    #[test]
    fn words_of_the_lists_mean_schemes() {
        for (word, scheme) in [
            ("Diplomatic Passport", Scheme::Passport),
            ("National ID No.", Scheme::IdentityCard),
            ("Tax ID No.", Scheme::Tin),
            ("Vessel Registration Identification", Scheme::ImoShip),
            ("Business Registration Number", Scheme::RegistryNumber),
            (
                "Aircraft Manufacturer's Serial Number (MSN)",
                Scheme::SerialNumber,
            ),
            ("SWIFT/BIC", Scheme::Other),
        ] {
            assert_eq!(scheme_of(word), scheme, "{word}");
        }
    }
}
