//! The words that people write before a number: `IMO No.`, `MMSI:`, `ИНН`, `B/L`.

use crate::model::identifier::Scheme;

/// What follows one of these directly, without a blank, is still a label.
const GLUED: [&str; 2] = ["IMO", "MMSI"];

/// Labels in capitals, and what they name.
const LABELS: &[(&str, Scheme)] = &[
    ("IMO", Scheme::ImoShip),
    ("ИМО", Scheme::ImoShip),
    ("MMSI", Scheme::Mmsi),
    ("VIN", Scheme::Vin),
    ("CONTAINER", Scheme::Container),
    ("CNTR", Scheme::Container),
    ("CTR", Scheme::Container),
    ("КОНТЕЙНЕР", Scheme::Container),
    ("KONTEYNER", Scheme::Container),
    ("კონტეინერი", Scheme::Container),
    ("AWB", Scheme::Awb),
    ("MAWB", Scheme::Awb),
    ("HAWB", Scheme::Awb),
    ("АВИАНАКЛАДНАЯ", Scheme::Awb),
    ("BL", Scheme::BillOfLading),
    ("BOL", Scheme::BillOfLading),
    ("КОНОСАМЕНТ", Scheme::BillOfLading),
    ("CMR", Scheme::Cmr),
    ("SMGS", Scheme::Smgs),
    ("СМГС", Scheme::Smgs),
    ("CIM", Scheme::Cim),
    ("INVOICE", Scheme::Invoice),
    ("ИНВОЙС", Scheme::Invoice),
    ("TIR", Scheme::Tir),
    ("CARNET", Scheme::Tir),
    ("МДП", Scheme::Tir),
    ("MRN", Scheme::Mrn),
    ("ГТД", Scheme::Mrn),
    ("ДТ", Scheme::Mrn),
    ("UCR", Scheme::Ucr),
    ("DUCR", Scheme::Ucr),
    ("EORI", Scheme::Eori),
    ("TIN", Scheme::Tin),
    ("VAT", Scheme::Tin),
    ("VOEN", Scheme::Tin),
    ("VÖEN", Scheme::Tin),
    ("IDNO", Scheme::Tin),
    ("VKN", Scheme::Tin),
    ("TCKN", Scheme::Tin),
    ("BIN", Scheme::Tin),
    ("IIN", Scheme::Tin),
    ("INN", Scheme::Tin),
    ("STIR", Scheme::Tin),
    ("PINFL", Scheme::Tin),
    ("ИНН", Scheme::Tin),
    ("БИН", Scheme::Tin),
    ("ИИН", Scheme::Tin),
    ("СТИР", Scheme::Tin),
    ("ПИНФЛ", Scheme::Tin),
    ("ЕДРПОУ", Scheme::Tin),
    ("ЄДРПОУ", Scheme::Tin),
    ("TEL", Scheme::Phone),
    ("PHONE", Scheme::Phone),
    ("MOBILE", Scheme::Phone),
    ("MOB", Scheme::Phone),
    ("GSM", Scheme::Phone),
    ("ТЕЛ", Scheme::Phone),
    ("ТЕЛЕФОН", Scheme::Phone),
    ("МОБ", Scheme::Phone),
    ("ტელ", Scheme::Phone),
    ("IMEI", Scheme::Imei),
    ("ICCID", Scheme::Iccid),
    ("SIM", Scheme::Iccid),
    ("IMSI", Scheme::Imsi),
    ("PASSPORT", Scheme::Passport),
    ("PASAPORT", Scheme::Passport),
    ("PASPORT", Scheme::Passport),
    ("ПАСПОРТ", Scheme::Passport),
    ("პასპორტი", Scheme::Passport),
    ("PLATE", Scheme::Plate),
    ("PLAKA", Scheme::Plate),
    ("ГОСНОМЕР", Scheme::Plate),
    ("FLIGHT", Scheme::Flight),
    ("РЕЙС", Scheme::Flight),
    ("WAGON", Scheme::Wagon),
    ("ВАГОН", Scheme::Wagon),
];

/// Words between a label and its number.
const FILLERS: &[&str] = &[
    "NO",
    "NR",
    "N",
    "NUM",
    "NUMBER",
    "NUMARA",
    "НОМЕР",
    "НОМ",
    "SHIP",
    "VESSEL",
    "CODE",
    "КОД",
    "CAS",
];

/// What stands behind the labels at the front, and what the first of them names; none when there is none, or nothing
/// behind it.
pub(super) fn strip(text: &str) -> Option<(Option<Scheme>, &str)> {
    let mut rest = text;
    let mut named = None;
    let mut found = false;
    while let Some((scheme, behind)) = first(rest) {
        named = named.or(scheme);
        rest = behind;
        found = true;
    }
    let rest = trimmed(rest);
    (found && rest.contains(char::is_alphanumeric)).then_some((named, rest))
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '№' | '#'))
}

fn first(text: &str) -> Option<(Option<Scheme>, &str)> {
    let text = trimmed(text);
    if let Some(behind) = text.strip_prefix(['№', '#']) {
        return Some((None, behind));
    }
    let upper = |word: &str| word.to_uppercase();
    for lading in ["B/L", "b/l"] {
        if let Some(behind) = text.strip_prefix(lading) {
            return Some((Some(Scheme::BillOfLading), behind));
        }
    }
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (word, behind) = text.split_at_checked(end)?;
    let word = upper(word);
    let is_apart = !behind.starts_with(|c: char| c.is_ascii_digit());
    if !is_apart && !GLUED.contains(&word.as_str()) {
        return None;
    }
    let label = LABELS.iter().find(|(label, _)| *label == word);
    let filler = FILLERS.contains(&word.as_str());
    match label {
        Some((_, scheme)) => Some((Some(*scheme), behind)),
        None if filler => Some((None, behind)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_a_number_are_no_part_of_it() {
        for (text, scheme, rest) in [
            ("IMO No. 9319466", Some(Scheme::ImoShip), "9319466"),
            ("IMO9319466", Some(Scheme::ImoShip), "9319466"),
            ("imo: 9319466", Some(Scheme::ImoShip), "9319466"),
            ("B/L MEDU1234567", Some(Scheme::BillOfLading), "MEDU1234567"),
            ("ИНН 32855961", Some(Scheme::Tin), "32855961"),
            ("тел. +994 50", Some(Scheme::Phone), "+994 50"),
            ("№ 12345", None, "12345"),
            (
                "passport no AA 1112223",
                Some(Scheme::Passport),
                "AA 1112223",
            ),
        ] {
            assert_eq!(strip(text), Some((scheme, rest)), "{text}");
        }
        for text in ["CSQU3054383", "NO12345", "TIR", "IMO", "AA 1112223", ""] {
            assert_eq!(strip(text), None, "{text}");
        }
    }
}
