//! Airlines that have two designators: of ICAO, three letters, and of IATA, two characters.

use crate::model::identifier::Scheme;

/// ICAO and IATA designators of airlines that fly to the seven states or over them.
#[rustfmt::skip]
const AIRLINES: &[(&str, &str)] = &[
    ("AAF", "ZI"), ("AAL", "AA"), ("AAR", "OZ"), ("ABQ", "PA"), ("ABY", "G9"), ("ACA", "AC"),
    ("AEE", "A3"), ("AFL", "SU"), ("AFR", "AF"), ("AHY", "J2"), ("AIC", "AI"), ("AIZ", "IZ"),
    ("ANA", "NH"), ("ASL", "JU"), ("AUA", "OS"), ("AUI", "PS"), ("AYN", "FS"), ("AZG", "7L"),
    ("AZQ", "ZP"), ("BAW", "BA"), ("BEL", "SN"), ("BOX", "3S"), ("BRU", "B2"), ("BTI", "BT"),
    ("CAI", "XC"), ("CAL", "CI"), ("CCA", "CA"), ("CES", "MU"), ("CHH", "HU"), ("CKK", "CK"),
    ("CLX", "CV"), ("CPA", "CX"), ("CSA", "OK"), ("CSC", "3U"), ("CSN", "CZ"), ("CTN", "OU"),
    ("DAL", "DL"), ("DHK", "D0"), ("DKH", "HO"), ("DLH", "LH"), ("ELY", "LY"), ("ETD", "EY"),
    ("ETH", "ET"), ("EVA", "BR"), ("EWG", "EW"), ("EXS", "LS"), ("EZY", "U2"), ("FDB", "FZ"),
    ("FDX", "FX"), ("FHY", "FH"), ("FIA", "5F"), ("FIN", "AY"), ("GEC", "LH"), ("GFA", "GF"),
    ("GTI", "5Y"), ("HFY", "5K"), ("HVN", "VN"), ("IAW", "IA"), ("IBE", "IB"), ("ICV", "C8"),
    ("IGO", "6E"), ("IRA", "IR"), ("IRM", "W5"), ("ISR", "6H"), ("JAL", "JL"), ("JZR", "J9"),
    ("KAC", "KU"), ("KAL", "KE"), ("KLM", "KL"), ("KNE", "XY"), ("KZR", "KC"), ("LOT", "LO"),
    ("LZB", "FB"), ("MAU", "MK"), ("MEA", "ME"), ("MGX", "YM"), ("MLD", "9U"), ("MNB", "MB"),
    ("MPH", "MP"), ("MSR", "MS"), ("MXD", "OD"), ("MYW", "MJ"), ("OHY", "8Q"), ("OMA", "WY"),
    ("PGT", "PC"), ("PIA", "PK"), ("QAZ", "IQ"), ("QFA", "QF"), ("QTR", "QR"), ("RAM", "AT"),
    ("RJA", "RJ"), ("ROT", "RO"), ("RYR", "FR"), ("SAS", "SK"), ("SBI", "S7"), ("SCX", "SY"),
    ("SDM", "FV"), ("SEJ", "SG"), ("SIA", "SQ"), ("SMR", "SZ"), ("SQC", "SQ"), ("SQP", "PQ"),
    ("SVA", "SV"), ("SVR", "U6"), ("SWR", "LX"), ("SXS", "XQ"), ("SYR", "RB"), ("TAP", "TP"),
    ("TAR", "TU"), ("TGZ", "A9"), ("THA", "TG"), ("THY", "TK"), ("TJK", "7J"), ("TKJ", "VF"),
    ("TRA", "HV"), ("TUA", "T5"), ("TVS", "QS"), ("TWI", "TI"), ("UAE", "EK"), ("UAL", "UA"),
    ("UPS", "5X"), ("UTA", "UT"), ("UZB", "HY"), ("VDA", "VI"), ("VLG", "VY"), ("VSV", "DV"),
    ("WMT", "W4"), ("WUK", "W9"), ("WZZ", "W6"),
];

/// A flight under one code of its airline, whichever it was written with; none where it is no flight or the airline has
/// no other code.
pub(super) fn one_code(scheme: Scheme, body: &str) -> Option<String> {
    if scheme != Scheme::Flight {
        return None;
    }
    let (icao, number) = body.split_at_checked(3)?;
    let (_, iata) = AIRLINES.iter().find(|(known, _)| *known == icao)?;
    number
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| format!("{iata}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn designators_have_their_form_and_each_of_icao_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (icao, iata) in AIRLINES {
            assert!(
                icao.len() == 3 && icao.bytes().all(|b| b.is_ascii_uppercase()),
                "{icao}"
            );
            assert!(
                iata.len() == 2 && iata.bytes().any(|b| b.is_ascii_uppercase()),
                "{iata}"
            );
            assert!(seen.insert(icao), "{icao}");
        }
    }

    #[test]
    fn a_flight_under_the_code_of_icao_is_the_one_under_that_of_iata() {
        assert_eq!(one_code(Scheme::Flight, "THY384").as_deref(), Some("TK384"));
        assert_eq!(one_code(Scheme::Flight, "AHY73A").as_deref(), Some("J273A"));
        assert_eq!(one_code(Scheme::Flight, "TK384"), None);
        assert_eq!(one_code(Scheme::Plate, "THY384"), None);
    }
}
