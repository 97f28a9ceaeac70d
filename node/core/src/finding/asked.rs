//! Every number that a typed text can stand for.

use super::airline;
use super::form::{Form, serial_of};
use super::label;
use super::likeness::Why;
use super::slips;
use super::stored::{completed, sounded};
use crate::model::codes::country_known;
use crate::model::identifier::{
    Identifier, Mrz, Scheme, Validity, alphanumeric, international_readings, national_writings,
    number_of_line, without_mrz_check_digit,
};

/// Most numbers of one text.
const MAX_FORMS: usize = 128;

/// Fewest letters and digits of a number.
pub(super) const MIN_BODY: usize = 3;

/// Schemes whose check digit is looked at whatever the text says it is.
const CHECKED: [Scheme; 7] = [
    Scheme::Container,
    Scheme::ImoShip,
    Scheme::ImoCompany,
    Scheme::Wagon,
    Scheme::Awb,
    Scheme::S10,
    Scheme::Vin,
];

/// States whose tax numbers have a check digit.
const TAX_STATES: [&str; 5] = ["AZ", "KZ", "MD", "TR", "UA"];

/// The numbers that a text can stand for, the surest first.
pub(super) fn asked(text: &str) -> Vec<Form> {
    let mut forms = vec![Form::new(alphanumeric(text), Why::Spelling)];
    forms.extend(machine_readable(text));
    specials(text, &mut forms);
    if let Some((_, rest)) = label::strip(text) {
        forms.push(Form::new(alphanumeric(rest), Why::Label));
        specials(rest, &mut forms);
    }
    if let Some(number) = behind_imo(text) {
        forms.push(Form::new(number, Why::Label).only(Scheme::ImoShip));
    }
    if let Some((state, rest)) = behind_state(text) {
        let mut form = Form::new(alphanumeric(rest), Why::State);
        form.state = Some(state.to_owned());
        forms.push(form);
        specials(rest, &mut forms);
    }
    forms.sort_by_key(|form| form.why);
    let mut distinct: Vec<Form> = Vec::new();
    for form in forms {
        let known = |known: &Form| known.body == form.body && known.family == form.family;
        if form.body.chars().count() >= MIN_BODY && !distinct.iter().any(known) {
            distinct.push(form);
        }
    }
    distinct.truncate(MAX_FORMS);
    distinct
}

/// The numbers that a text stands for by the rules of single schemes.
fn specials(text: &str, forms: &mut Vec<Form>) {
    let body = alphanumeric(text);
    forms.extend(sounded(text, &body));
    for scheme in [Scheme::Container, Scheme::Awb, Scheme::Wagon] {
        let completed = completed(scheme, &body);
        forms.extend(completed.map(|it| Form::new(it, Why::CheckDigit).only(scheme)));
    }
    forms.extend(serial_of(&body).map(|serial| Form::new(serial, Why::Serial)));
    forms.extend(serials_without_check_digit(&body));
    forms.extend(
        without_mrz_check_digit(&body).map(|it| Form::new(it, Why::MrzCheck).only(Scheme::Mrz)),
    );
    forms.extend(flight(text));
    phone(text, forms);
    for scheme in CHECKED {
        forms.extend(slips::forms(scheme, &body, None));
    }
    for state in TAX_STATES {
        forms.extend(slips::forms(Scheme::Tin, &body, Some(state)));
    }
}

/// The serial number of a container has six digits and that of an air waybill seven before the check digit.
fn serials_without_check_digit(body: &str) -> Vec<Form> {
    let digits = body.bytes().all(|b| b.is_ascii_digit());
    match (digits, body.len()) {
        (true, 6) => (0..10)
            .map(|check| {
                Form::new(format!("{body}{check}"), Why::CheckDigit).only(Scheme::Container)
            })
            .collect(),
        (true, 7) => body
            .parse::<u32>()
            .map(|serial| {
                Form::new(format!("{body}{}", serial % 7), Why::CheckDigit).only(Scheme::Awb)
            })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The document number of a zone, or of one of its lines.
fn machine_readable(text: &str) -> Vec<Form> {
    if let Ok(mrz) = Mrz::read(text) {
        let mut form = Form::new(mrz.number(), Why::Mrz);
        form.state = mrz.issuer_alpha2().map(str::to_owned);
        return vec![form];
    }
    let lines = text.lines().filter_map(number_of_line);
    lines.map(|number| Form::new(number, Why::Mrz)).collect()
}

fn flight(text: &str) -> Option<Form> {
    let flight = Identifier::read(Scheme::Flight, text, None).ok()?;
    if flight.validity() != Validity::Ok {
        return None;
    }
    let one = airline::one_code(Scheme::Flight, flight.normal());
    Some(match one {
        Some(one) => Form::new(one, Why::Airline),
        None => Form::new(flight.normal(), Why::Spelling),
    })
    .map(|form| form.only(Scheme::Flight))
}

/// A telephone number with the code of its state, and the numbers that one without it can be.
fn phone(text: &str, forms: &mut Vec<Form>) {
    const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
    let signs = |c: char| c.is_ascii_digit() || " +()-./\u{a0}".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !text.chars().all(signs) || !DIGITS.contains(&digits.len()) {
        return;
    }
    let international = if text.trim_start().starts_with('+') {
        Some(digits.as_str())
    } else {
        // How one dials abroad: 00, and 8-10 in the states that had one network.
        digits
            .strip_prefix("810")
            .or_else(|| digits.strip_prefix("00"))
    };
    let numbers = match international {
        Some(number) => vec![number.to_owned()],
        None => international_readings(&digits),
    };
    for number in numbers {
        let home = national_writings(&number).into_iter();
        forms.extend(home.map(|it| Form::new(it, Why::NoState).only(Scheme::Phone)));
        forms.push(Form::new(number, Why::Phone).only(Scheme::Phone));
    }
}

/// The number behind the letters IMO, wherever in the text they stand.
fn behind_imo(text: &str) -> Option<String> {
    let ship = Identifier::read(Scheme::ImoShip, text, None).ok()?;
    let written = alphanumeric(text);
    (ship.validity() != Validity::BadFormat && ship.normal() != written)
        .then(|| ship.normal().to_owned())
}

/// What stands behind the code of a state: `UA:AA1234BC` as the node shows it, `TR 34 ABC 123`, `AZ1401555071`.
fn behind_state(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (state, rest) = text.split_at_checked(2)?;
    let apart = rest.starts_with([':', ' ', '-', '/']);
    let number = rest.len() >= 6 && rest.bytes().all(|b| b.is_ascii_digit());
    let holds = country_known(state) && (apart || number);
    (holds && alphanumeric(rest).len() >= MIN_BODY).then_some((state, rest))
}
