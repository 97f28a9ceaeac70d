//! What screening hands over, as hits keep it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::arrival;
use super::mark::Known;
use super::sighting::{
    MAX_MATCHES, MAX_PLACE, MAX_TOLD, Match, Met, Sighting, Source, SubjectRef, Target, Told,
};
use super::state::Priority;
use crate::life;
use crate::manifest::Journey;
use crate::model::identifier::Scheme;
use crate::model::text::{MAX_SHORT_TEXT, line_fault};
use crate::record::{MAX_JOURNEY_STOPS, MAX_JOURNEYS};
use crate::screened::{self, By, Finding, Piece, Turn, goods_fit};
use crate::screening::{Change, Fact, Factor, Outcome, Screening, Verdict, WordMatch};
use crate::watchlist::{Entry, Marker, SubjectKind};

/// Characters of a caller's reference that are kept.
const MAX_GIVEN: usize = 100;
/// Characters of a time that are its day.
const DAY: usize = 10;
/// Digits of the node's own name of a subject that stand behind the caller's reference.
const OWN_DIGITS: usize = 8;

impl From<screened::Sighting> for Sighting {
    fn from(found: screened::Sighting) -> Self {
        let mut shown = lines(&found.told);
        let numbers = found.journey.numbers.iter();
        shown.extend(numbers.map(|number| Told::line("flight or voyage", number)));
        if !found.journey.carrier.is_empty() {
            shown.push(Told::line("carrier", &found.journey.carrier));
        }
        shown.truncate(MAX_TOLD);
        let journey = journey(&found);
        let is_record = matches!(found.subject, screened::Sighted::Record { .. });
        let arrives = arrival::of(&found.journey, is_record);
        let told = &found.told;
        let shown_matches = found
            .matches
            .into_iter()
            .filter(|found| found.finding.verdict != Verdict::None)
            .take(MAX_MATCHES);
        let travels = &found.journey;
        let matches = shown_matches.map(|found| matched(found, (told, travels)));
        let mut matches: Vec<_> = matches.collect();
        // Of lists that name the same one, the hit is made by that which asks for the most care.
        matches.sort_by_key(|found| Reverse((found.contact_first, found.priority)));
        Self {
            subject: subject(found.subject),
            seen: found.seen,
            journey,
            arrives,
            keep_until: found.until,
            shown,
            known: Known::of(told),
            compared: Some(found.told.clone()),
            matches,
        }
    }
}

/// The names of a journey: its numbers with its day, and each row or record that tells of it. What takes the place of a
/// record tells of the same, and so does a row that is handed in twice on one day under one reference.
fn journey(found: &screened::Sighting) -> Vec<String> {
    let day = |at: &str| at.chars().take(DAY).collect::<String>();
    let seen = day(&found.seen.to_string());
    let mut names = Vec::new();
    if !found.journey.numbers.is_empty() {
        names.push(numbers(&found.journey, &day, &seen));
    }
    match &found.subject {
        screened::Sighted::Record { origin, id, .. } => {
            let versions = std::iter::once(id).chain(&found.follows);
            names.extend(versions.map(|id| format!("record {origin} {id}")));
        }
        screened::Sighted::Screened { reference, .. } if !reference.is_empty() => {
            // The same reference of another journey is another row.
            if names.is_empty() {
                names.push(format!("reference {reference} {seen}"));
            }
        }
        screened::Sighted::Screened { .. } => {}
    }
    names
}

/// Flights or voyages with the day on which they begin; the day on which they were told where none is told.
fn numbers(journey: &Journey, day: &dyn Fn(&str) -> String, seen: &str) -> String {
    let plain = |number: &String| {
        let characters = number.chars().filter(|c| c.is_alphanumeric());
        characters.collect::<String>().to_uppercase()
    };
    let numbers: Vec<_> = journey.numbers.iter().map(plain).collect();
    let begins = journey.stops.iter().map(|stop| day(&stop.at));
    let begins = begins.into_iter().find(|day| !day.is_empty());
    format!(
        "{} {}",
        numbers.join(" "),
        begins.as_deref().unwrap_or(seen)
    )
}

fn subject(subject: screened::Sighted) -> SubjectRef {
    match subject {
        screened::Sighted::Record { origin, id, field } => SubjectRef {
            source: Source::Record(life::Subject { origin, id }),
            place: field.chars().take(MAX_PLACE).collect(),
        },
        // Callers count their rows from 1 in each file: only with the node's own name it is the same subject.
        screened::Sighted::Screened { id, reference } => {
            let own: String = hex::encode(id).chars().take(OWN_DIGITS).collect();
            let given: String = reference.chars().take(MAX_GIVEN).collect();
            SubjectRef {
                source: Source::Screening(format!("{given} #{own}").trim().to_owned()),
                place: String::new(),
            }
        }
    }
}

impl SubjectRef {
    /// The subject of hits on who was screened.
    pub fn of(sighted: screened::Sighted) -> Self {
        subject(sighted)
    }
}

impl Match {
    /// What a subject is held for by what looks for it now.
    pub fn anew(found: screened::Match, told: &Entry) -> Self {
        matched(found, (told, &Journey::default()))
    }
}

fn matched(found: screened::Match, (told, journey): (&Entry, &Journey)) -> Match {
    let part = part(&found, told);
    let screened::Match {
        target,
        finding,
        held,
        ends,
    } = found;
    let met = Met {
        factors: factors(&finding, told),
        lines: finding
            .met(told, &held)
            .map(|pieces| pieces.map(|it| line(&it))),
        ..travels(journey)
    };
    let mut how = vec![Told::line("by", agreed(&finding))];
    if let Some(pair) = finding.number {
        let number = |entry: &Entry, place: usize| {
            let document = entry.documents.get(place)?;
            Some(document.identifier.normal().to_owned())
        };
        let (asked, held) = (number(told, pair.asked), number(&held, pair.held));
        how.extend(
            asked
                .zip(held)
                .map(|(asked, held)| Told::line("number", format!("{asked} - {held}"))),
        );
    }
    how.extend(finding.screening.iter().flat_map(compared));
    how.extend(finding.turns.iter().map(turn));
    if finding.by == By::Goods {
        let fits = goods_fit(told, &held).unwrap_or_default().into_iter();
        how.extend(fits.map(|fit| {
            let part = fit.part.name();
            Told::line(part, format!("{} - {}", fit.asked, fit.held))
        }));
    }
    how.truncate(MAX_TOLD);
    let shown = shown(&target, &held);
    let known = known_of(&target, &held);
    let order = held.order.as_ref();
    let is_warned = order.is_some_and(|order| {
        let danger = |marker: &Marker| matches!(marker, Marker::Armed | Marker::Violent);
        order.markers.iter().any(danger)
    });
    let target = match target {
        screened::Target::Entry { list, key } => Target::Entry { list, key },
        screened::Target::Record { origin, id, .. } => Target::Record(life::Subject { origin, id }),
    };
    Match {
        target,
        verdict: finding.verdict,
        score: finding.score,
        how,
        shown,
        known,
        met,
        part,
        ends,
        priority: match finding.verdict {
            _ if is_warned => Priority::Top,
            Verdict::Exact => Priority::High,
            Verdict::Near | Verdict::None => Priority::Normal,
        },
        contact_first: order.is_some_and(|order| order.contact_first),
    }
}

/// What looks for a subject, a line for each thing that an officer reads.
pub fn shown(target: &screened::Target, held: &Entry) -> Vec<Told> {
    let mut shown = lines(held);
    shown.extend(
        held.programmes
            .iter()
            .map(|programme| Told::line("listed under", programme)),
    );
    if !held.remarks.is_empty() {
        shown.push(Told::line("remarks", &held.remarks));
    }
    if let Some(order) = &held.order {
        // An alert asks in words of its own, which stand in it.
        if matches!(target, screened::Target::Entry { .. }) {
            shown.push(Told::line(
                "asked for",
                order.action.name().replace('_', " "),
            ));
        }
        let markers = order.markers.iter();
        shown.extend(markers.map(|marker| Told::line("warning", marker.name().replace('_', " "))));
        if order.contact_first {
            shown.push(Told::line("owner", &order.owner));
        }
    }
    shown.truncate(MAX_TOLD);
    shown
}

/// What tells that from others.
pub fn known_of(target: &screened::Target, held: &Entry) -> Known {
    match target {
        screened::Target::Entry { list, .. } => Known::of_entry(list, held),
        screened::Target::Record { origin, id, field } => Known {
            keys: vec![format!("{origin} {id} {field}")],
            ..Known::of(held)
        },
    }
}

/// By what the two meet, and all that agrees beside it: `number, name, birth date`.
fn agreed(finding: &Finding) -> String {
    let mut agreed = vec![finding.by.name().replace('_', " ")];
    if finding.by != By::Name && finding.names_agree() {
        agreed.push("name".to_owned());
    }
    agreed.extend(finding.same().map(|fact| of_fact(fact).to_owned()));
    agreed.join(", ")
}

/// By what the two met: kinds of facts, never the facts.
fn factors(finding: &Finding, told: &Entry) -> Vec<String> {
    let mut factors: BTreeSet<&str> = BTreeSet::new();
    factors.insert(match finding.by {
        By::Number | By::Confusable | By::Swapped | By::Mistyped => {
            let pair = finding.number;
            let number = pair.and_then(|pair| told.identifiers().nth(pair.asked));
            number.map_or("other_number", |number| factor_of(number.scheme()))
        }
        By::Email => "email",
        By::Name => "name",
        By::Address => "address",
        By::Goods => "goods_and_route",
    });
    if finding.names_agree() {
        factors.insert("name");
    }
    if let Some(screening) = &finding.screening {
        let same = screening.factors.iter();
        let same = same.filter(|factor| factor.outcome == Outcome::Same);
        factors.extend(same.map(|factor| match factor.fact {
            Fact::Document => "document",
            Fact::Birth => "birth_date",
            Fact::Country => "nationality",
            Fact::Sex => "sex",
            Fact::Email => "email",
        }));
    }
    factors.into_iter().map(str::to_owned).collect()
}

/// What a number is of, in the words of a notice.
const fn factor_of(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Container => "container",
        Scheme::Plate | Scheme::TrailerPlate => "plate",
        Scheme::Vin => "vehicle",
        Scheme::ImoShip | Scheme::Mmsi | Scheme::CallSign => "vessel",
        Scheme::Icao24 | Scheme::AircraftRegistration => "aircraft",
        Scheme::Wagon => "wagon",
        Scheme::Passport
        | Scheme::IdentityCard
        | Scheme::Visa
        | Scheme::ResidencePermit
        | Scheme::DrivingLicence
        | Scheme::Mrz => "document",
        Scheme::ImoCompany | Scheme::Eori | Scheme::Tin | Scheme::RegistryNumber => {
            "company_number"
        }
        Scheme::Awb
        | Scheme::BillOfLading
        | Scheme::Cmr
        | Scheme::Smgs
        | Scheme::Cim
        | Scheme::Tir
        | Scheme::Mrn
        | Scheme::Ucr
        | Scheme::S10
        | Scheme::CarrierReference => "transport_document",
        Scheme::Phone | Scheme::Imei | Scheme::Iccid | Scheme::Imsi => "phone",
        Scheme::Iban | Scheme::Wallet => "account",
        Scheme::Flight
        | Scheme::Train
        | Scheme::Invoice
        | Scheme::Permit
        | Scheme::WeaponSerial
        | Scheme::SerialNumber
        | Scheme::Other => "other_number",
    }
}

/// How a subject travels.
fn travels(journey: &Journey) -> Met {
    let short = |text: &str| text.chars().take(MAX_SHORT_TEXT).collect::<String>();
    // A carrier can write what no record holds.
    let is_told = |text: &str| !text.is_empty() && line_fault(text, MAX_SHORT_TEXT).is_none();
    let stops = journey.stops.iter().take(MAX_JOURNEY_STOPS);
    let stops = stops.map(|stop| short(format!("{} {}", stop.place, stop.at).trim()));
    let numbers = journey.numbers.iter().take(MAX_JOURNEYS);
    Met {
        factors: Vec::new(),
        lines: None,
        journeys: numbers
            .map(|number| short(number))
            .filter(|number| is_told(number))
            .collect(),
        stops: stops.filter(|stop| is_told(stop)).collect(),
    }
}

/// What of a subject meets a thing; empty where it is the subject itself. A row can name a container and a vehicle, and a
/// traveller a passport that was stolen: what is so of the one says nothing of the other.
fn part(found: &screened::Match, told: &Entry) -> String {
    let held = &found.held;
    let is_thing = !matches!(held.kind, SubjectKind::Person | SubjectKind::Company);
    match found.finding.by {
        By::Number | By::Confusable | By::Swapped | By::Mistyped if is_thing => {
            let place = found.finding.number.map(|pair| pair.asked);
            let number = place.and_then(|place| told.documents.get(place));
            number.map(|number| number.identifier.key())
        }
        By::Email if is_thing => {
            let same = |email: &&String| {
                let mut wanted = held.emails.iter();
                wanted.any(|wanted| wanted.to_lowercase() == email.to_lowercase())
            };
            let email = told.emails.iter().find(same);
            email.map(|email| email.to_lowercase())
        }
        By::Address => held.addresses.first().map(|it| it.text.clone()),
        By::Goods => told.patterns.first().map(|it| {
            let words = it.words.join(" ");
            format!("{} {} {} {words}", it.hs, it.origin, it.destination)
        }),
        By::Number | By::Email | By::Name | By::Confusable | By::Swapped | By::Mistyped => None,
    }
    .unwrap_or_default()
}

/// What of a side meets the other, as a line for people.
fn line(piece: &Piece) -> Told {
    match piece {
        Piece::Number(scheme, raw) => Told::line(scheme.code(), raw),
        Piece::Email(email) => Told::line("e-mail", email),
        Piece::Name(name) => Told::line("name", name),
        Piece::Address(address) => Told::line("address", address),
        Piece::Goods(goods) => Told::line("goods and route", goods),
    }
}

/// Who or what it is, a line for each thing that is known.
fn lines(entry: &Entry) -> Vec<Told> {
    let mut lines = Vec::new();
    lines.extend(
        entry
            .names
            .iter()
            .map(|name| Told::line("name", &name.written)),
    );
    let births = entry.birth_dates.iter();
    lines.extend(births.map(|birth| Told::line("birth date", birth.to_string())));
    let numbers = entry.identifiers();
    lines.extend(numbers.map(|number| Told::line(number.scheme().code(), number.raw())));
    lines.extend(entry.emails.iter().map(|email| Told::line("e-mail", email)));
    lines.extend(
        entry
            .nationalities
            .iter()
            .map(|state| Told::line("nationality", state)),
    );
    lines.extend(
        entry
            .countries
            .iter()
            .map(|state| Told::line("country", state)),
    );
    if !entry.sex.is_empty() {
        lines.push(Told::line("sex", &entry.sex));
    }
    lines.extend(
        entry
            .addresses
            .iter()
            .map(|address| Told::line("address", &address.text)),
    );
    let patterns = entry.patterns.iter();
    lines.extend(patterns.map(|pattern| Told::line("goods and route", pattern.to_string())));
    lines
}

/// How names and facts compare, and what would change it.
fn compared(screening: &Screening) -> Vec<Told> {
    let mut told = Vec::new();
    if let Some(name) = &screening.name {
        told.push(Told::line("names alike", format!("{} of 1000", name.score)));
        told.extend(name.words.iter().map(word));
    }
    told.extend(screening.factors.iter().map(factor));
    told.extend(screening.changes.iter().map(change));
    told
}

fn word(words: &WordMatch) -> Told {
    let WordMatch {
        asked,
        held,
        likeness,
        ..
    } = words;
    let says = format!(
        "{} ({}) - {} ({}), {likeness} of 1000",
        asked.written, asked.romanised, held.written, held.romanised
    );
    Told::line("word", says)
}

fn factor(factor: &Factor) -> Told {
    Told {
        what: of_fact(factor.fact).to_owned(),
        says: of_outcome(factor.fact, factor.outcome).to_owned(),
        points: factor.points,
    }
}

fn change(change: &Change) -> Told {
    let says = format!(
        "{} {}: {} {}",
        of_fact(change.fact),
        of_outcome(change.fact, change.outcome),
        change.verdict.name(),
        change.score
    );
    Told::line("would change", says)
}

/// What would change a verdict that a number gives.
fn turn(turn: &Turn) -> Told {
    // An outcome is said alike of numbers and of names.
    let outcome = of_outcome(Fact::Document, turn.outcome);
    let (verdict, score) = (turn.verdict.name(), turn.score);
    let hinge = turn.hinge.name();
    Told::line(
        "would change",
        format!("{hinge} {outcome}: {verdict} {score}"),
    )
}

/// What the lines of a comparison are called, beside schemes of identifiers and parts of patterns.
pub const LINE_LABELS: [&str; 21] = [
    "address",
    "asked for",
    "birth date",
    "by",
    "carrier",
    "country",
    "document",
    "e-mail",
    "flight or voyage",
    "goods and route",
    "listed under",
    "name",
    "names alike",
    "nationality",
    "number",
    "owner",
    "remarks",
    "sex",
    "warning",
    "word",
    "would change",
];

/// How a fact of a comparison came out, as its line says it.
pub fn outcome_words() -> impl Iterator<Item = &'static str> {
    Fact::ALL
        .into_iter()
        .flat_map(|fact| Outcome::ALL.map(|outcome| of_outcome(fact, outcome)))
}

const fn of_fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Document => "document",
        Fact::Birth => "birth date",
        Fact::Country => "nationality",
        Fact::Sex => "sex",
        Fact::Email => "e-mail",
    }
}

const fn of_outcome(fact: Fact, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unknown => "not known",
        Outcome::Same => "the same",
        Outcome::Compatible => "can be the same, as far as it is told",
        Outcome::Swapped if matches!(fact, Fact::Document) => {
            "two neighbours swapped (possible slip)"
        }
        Outcome::Swapped => "day and month swapped (possible slip)",
        Outcome::OneDigit if matches!(fact, Fact::Document) => {
            "differs by one character (possible slip)"
        }
        Outcome::OneDigit => "differs by one digit (possible slip)",
        Outcome::Differs => "differs",
        Outcome::FarApart => "far apart",
    }
}

#[cfg(test)]
mod tests;
