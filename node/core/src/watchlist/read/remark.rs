//! The remarks of the lists of the United States: phrases parted by semicolons, each of them a fact in a fixed wording.

use super::gather::Gathered;
use super::scheme::scheme_of;
use crate::model::identifier::Scheme;
use crate::watchlist::{DateOrder, Quality};

/// Wordings before a number, longest first where one begins another. What is not among them stays a remark.
const NUMBERS: &[&str] = &[
    "Aircraft Construction Number (also called L/N or S/N or F/N)",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Mode S Transponder Code",
    "Aircraft Tail Number",
    "Birth Certificate Number",
    "Business Number",
    "Business Registration Number",
    "C.U.R.P.",
    "Cedula No.",
    "Chamber of Commerce Number",
    "Commercial Registry Number",
    "Company Number",
    "D.N.I.",
    "D-U-N-S Number",
    "Diplomatic Passport",
    "Driver's License No.",
    "Enterprise Number",
    "File Number",
    "Government Gazette Number",
    "Identification Number",
    "Italian Fiscal Code",
    "Legal Entity Number",
    "MMSI",
    "Matricula Mercantil No",
    "NIT #",
    "National Foreign ID Number",
    "National ID No.",
    "Passport",
    "Personal ID Card",
    "Phone No.",
    "Phone Number",
    "Public Registration Number",
    "R.F.C.",
    "RUC #",
    "Registered Charity No.",
    "Registration ID",
    "Registration Number",
    "Residency Number",
    "SSN",
    "SWIFT/BIC",
    "Stateless Person Passport",
    "Tax ID No.",
    "Trade License No.",
    "Travel Document Number",
    "UK Company Number",
    "Unified Social Credit Code (USCC)",
    "V.A.T. Number",
    "Vessel Call Sign",
    "Other Vessel Call Sign",
    "Vessel Registration Identification",
    "Vessel Other Registration Identification",
];

/// Adds what the remarks tell.
pub(super) fn read(gathered: &mut Gathered, remarks: &str) {
    for phrase in remarks.split(';') {
        let phrase = phrase.trim().trim_end_matches('.').trim();
        let bare = phrase.strip_prefix("alt. ").unwrap_or(phrase);
        if !fact(gathered, bare) && !number(gathered, bare) {
            gathered.remark(phrase);
        }
    }
}

/// A fact other than a number; false where the phrase is none.
fn fact(gathered: &mut Gathered, phrase: &str) -> bool {
    let Some((word, rest)) = phrase.split_once(' ') else {
        return false;
    };
    match word {
        "DOB" => gathered.birth_in_order(rest, DateOrder::MonthFirst),
        "POB" => gathered.birth_place(rest),
        "nationality" | "citizen" => gathered.nationality(rest),
        "Gender" => gathered.sex(rest),
        "a.k.a." => gathered.name(bare(rest), Quality::Weak),
        "f.k.a." => gathered.name(bare(rest), Quality::Former),
        "Email" => gathered.email(rest.trim_start_matches("Address ")),
        _ => {
            return phrase
                .strip_prefix("Nationality of Registration ")
                .map(|state| gathered.country(state))
                .is_some();
        }
    }
    true
}

/// A name without the marks around it.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(['\'', '"', '“', '”', '‘', '’'])
}

/// `Passport A0000000 (Georgia) issued 01 Jan 2020 expires 01 Jan 2030`; false where the phrase is no number.
fn number(gathered: &mut Gathered, phrase: &str) -> bool {
    let wallet = phrase.strip_prefix("Digital Currency Address - ");
    if let Some((currency, address)) = wallet.and_then(|rest| rest.split_once(' ')) {
        gathered.document(Scheme::Wallet, address, "", currency);
        return true;
    }
    let begins = |word: &&&str| {
        let rest = phrase.strip_prefix(**word);
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let Some(word) = NUMBERS.iter().filter(begins).max_by_key(|word| word.len()) else {
        return false;
    };
    let rest = phrase.strip_prefix(word).unwrap_or_default().trim();
    let (rest, state) = match rest.split_once('(') {
        Some((rest, state)) => (rest, state.split(')').next().unwrap_or_default()),
        None => (rest, ""),
    };
    let until = |text: &str, mark: &str| {
        text.split(mark)
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let raw = until(&until(rest, " issued "), " expires ");
    let scheme = match *word {
        "Vessel Call Sign" | "Other Vessel Call Sign" => Scheme::CallSign,
        // Flags number ships too; the number of the IMO says so itself.
        "Vessel Registration Identification" | "Vessel Other Registration Identification"
            if !raw.starts_with("IMO") =>
        {
            Scheme::RegistryNumber
        }
        word => scheme_of(word),
    };
    // A number without a digit is a phrase that only begins alike; marks of ships and aircraft may have letters only.
    let is_mark = matches!(scheme, Scheme::CallSign | Scheme::AircraftRegistration);
    if !is_mark && !raw.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    gathered.document(scheme, &raw, state, word);
    true
}
