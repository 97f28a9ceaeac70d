//! The section of persons: who is looked for.

use ntc_proto::v1 as pb;

use super::{Cut, coded, number};
use crate::forms::MAX_PER_PERSON;
use crate::model::codes::nationality_spelt;
use crate::model::identifier::{Identifier, Scheme};
use crate::watchlist::{Entry, Order, PartialDate, Quality, SubjectKind};

/// True where an entry leads to a person. What nobody knows to be a person's or a company's is told as a person's, which
/// has the stricter rules.
pub(super) fn is_somebody(entry: &Entry) -> bool {
    match entry.kind {
        SubjectKind::Person => true,
        SubjectKind::Document
        | SubjectKind::Phone
        | SubjectKind::Email
        | SubjectKind::Address
        | SubjectKind::Account => {
            !entry.names.is_empty() || entry.identifiers().any(leads_to_people)
        }
        SubjectKind::Company
        | SubjectKind::Container
        | SubjectKind::Vessel
        | SubjectKind::Aircraft
        | SubjectKind::Vehicle
        | SubjectKind::Wagon
        | SubjectKind::Pattern => false,
    }
}

/// Who is looked for.
pub(super) fn persons(entry: &Entry, order: &Order, cut: &mut Cut) -> pb::Persons {
    let of = |wanted: fn(&Identifier) -> bool| {
        let numbers = entry.identifiers().filter(|it| wanted(it));
        numbers.map(number).collect::<Vec<_>>()
    };
    // What proves little helps nobody who has no more than the alert, and takes the room of what does.
    let names = entry.names.iter().filter(|it| it.quality != Quality::Weak);
    let names = names.map(|name| pb::PersonName {
        written: name.written.clone(),
        script: name.script.clone(),
        ..pb::PersonName::default()
    });
    let names: Vec<_> = names.collect();
    if names.len() < entry.names.len() {
        cut.0.push("names");
    }
    let nationalities = entry.nationalities.iter();
    let nationalities = nationalities.map(|state| nationality_spelt(state));
    let birth_date = birth_date(&entry.birth_dates);
    if birth_date.is_none() || entry.birth_dates.len() > 1 {
        cut.whole("birth_dates", &entry.birth_dates);
    }
    let address = entry.addresses.first();
    if entry.addresses.len() > 1 {
        cut.0.push("addresses");
    }
    cut.whole("birth_places", &entry.birth_places);
    cut.whole("countries", &entry.countries);
    let person = pb::Person {
        role: Some(coded("unknown", "")),
        names: cut.to(MAX_PER_PERSON, "names", names),
        sex: entry.sex.clone(),
        birth_date: birth_date.unwrap_or_default(),
        nationalities: cut.to(MAX_PER_PERSON, "nationalities", nationalities.collect()),
        documents: cut.to(MAX_PER_PERSON, "documents", of(is_paper)),
        address: address.map_or_else(String::new, |it| {
            format!("{} {}", it.text, it.country).trim().to_owned()
        }),
        phones: cut.to(MAX_PER_PERSON, "documents", of(is_phone)),
        emails: cut.to(MAX_PER_PERSON, "emails", entry.emails.clone()),
        accounts: cut.to(MAX_PER_PERSON, "documents", of(is_account)),
        measures: Vec::new(),
    };
    pb::Persons {
        items: vec![person],
        legal_basis: order.legal_basis.clone(),
    }
}

/// True for papers and telephones of people.
pub(super) fn leads_to_people(number: &Identifier) -> bool {
    is_phone(number) || number.scheme().family() == Scheme::Passport.family()
}

fn is_phone(number: &Identifier) -> bool {
    number.scheme() == Scheme::Phone
}

fn is_account(number: &Identifier) -> bool {
    matches!(
        number.scheme(),
        Scheme::Iban | Scheme::Wallet | Scheme::Imei | Scheme::Iccid | Scheme::Imsi
    )
}

fn is_paper(number: &Identifier) -> bool {
    !is_phone(number) && !is_account(number)
}

/// The first date of birth that has one day, month or year: an alert has room for one, and for no span.
fn birth_date(dates: &[PartialDate]) -> Option<String> {
    let is_one = |date: &&PartialDate| date.from() == date.to() && !date.about();
    dates.iter().find(is_one).map(ToString::to_string)
}
