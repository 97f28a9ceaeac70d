//! Who and what records tell of, in the form of entries.

use std::collections::BTreeSet;
use std::time::Duration;

use super::judge::{By, Finding};
use crate::life::Subject;
use crate::manifest::{Journey, Stop};
use crate::model::Coded;
use crate::model::identifier::{Identifier, Scheme};
use crate::record::{Company, Event, Expected, Leg, Moment, Person, Record, Sections};
use crate::screening::Verdict;
use crate::time::Timestamp;
use crate::watchlist::read::gather::Gathered;
use crate::watchlist::{Action, Document, Entry, Order, Pattern, Quality, Strength, SubjectKind};

/// Somebody or something that a record tells of.
#[derive(Clone, Debug)]
pub struct Told {
    /// Where in the record: `persons.items[0]`.
    pub field: String,
    /// Who or what.
    pub entry: Entry,
}

/// All that a record tells of.
pub fn told_by(record: &Record) -> Vec<Told> {
    let sections = record.told().sections();
    let mut told = wanted(sections);
    for (place, leg) in legs(sections) {
        let mut carrier = Gathered::new("", SubjectKind::Company);
        carrier.name(&leg.carrier, Quality::Primary);
        add(
            &mut told,
            format!("transport.legs[{place}].carrier"),
            carrier,
            [],
        );
    }
    let mut goods = Gathered::new("", SubjectKind::Pattern);
    patterns(sections).for_each(|pattern| goods.pattern(pattern));
    add(&mut told, "goods".to_owned(), goods, []);
    told
}

/// The journey that a record tells of: its flights, voyages and trains, and the day; nothing where none is told.
pub fn journey_of(record: &Record) -> Journey {
    let mut numbers = Vec::new();
    for (_, leg) in legs(record.told().sections()) {
        let own = leg.identifiers.iter().filter(|number| !is_own(number));
        numbers.extend(own.map(|number| number.raw().to_owned()));
        if !leg.voyage.is_empty() && !numbers.contains(&leg.voyage) {
            numbers.push(leg.voyage.clone());
        }
    }
    let stop = record.event_time().map(|time| Stop {
        place: record.place_text(),
        at: time.at.to_string(),
    });
    Journey {
        stops: stop.into_iter().filter(|_| !numbers.is_empty()).collect(),
        numbers,
        carrier: String::new(),
    }
}

/// How long after a seizure what its notice names is looked for among who and what travels. Containers and lorries go on
/// to others; whoever looks for one longer writes an alert or an entry.
pub const SEIZED_FOR: Duration = Duration::from_secs(90 * 24 * 3600);

/// Until when whom and what a record names is looked for: an alert says so, what a seizure notice names is looked for
/// [`SEIZED_FOR`] after it happened. None for a record that looks for nobody.
pub fn looked_for_until(record: &Record) -> Option<Timestamp> {
    let event = record.told().sections().event.as_ref()?;
    if let Some(expected) = event.expected() {
        return Some(expected.valid_until);
    }
    let Event::Seizure(event) = event else {
        return None;
    };
    let happened = event.occurred_until.or(event.occurred).map(Moment::end);
    let happened = happened.map_or(record.created(), |at| at.min(record.created()));
    Some(happened.plus(SEIZED_FOR).min(record.expires()))
}

/// Whom and what an alert looks for, or a seizure notice names: neither who carries it nor what it is, for others have that
/// in common with it. Each has what the alert asks as its order. None for a record that is neither.
pub fn looked_for_by(record: &Record) -> Vec<Told> {
    let Some(until) = looked_for_until(record) else {
        return Vec::new();
    };
    let sections = record.told().sections();
    let expected = sections.event.as_ref().and_then(Event::expected);
    let order = order(record, expected, until);
    let mut told = wanted(sections);
    // By the aircraft in which something was found, everybody flies who flies by it.
    told.retain(|told| expected.is_some() || told.entry.kind != SubjectKind::Aircraft);
    for told in &mut told {
        told.entry.order = Some(order.clone());
    }
    told
}

/// Whether what travels meets what a seizure notice names so that an officer is asked: by the same number, by one that is
/// taken for it, or by one with two neighbours swapped; a person also by a name and a second fact that agrees. Nobody
/// asked to look for them: a name alone, a slip of one character, a place or the goods is no question.
pub fn meets_seized(finding: &Finding, held: &Entry) -> bool {
    match finding.by {
        By::Number | By::Email | By::Confusable | By::Swapped => finding.verdict != Verdict::None,
        By::Name => held.kind == SubjectKind::Person && finding.verdict == Verdict::Exact,
        By::Mistyped | By::Address | By::Goods => false,
    }
}

/// The records of which one speaks: its author knows that they belong together.
pub fn linked_by(record: &Record) -> BTreeSet<Subject> {
    let mut linked = Subject::spoken_of(record);
    let event = record.told().sections().event.as_ref();
    let references = event.map(Event::references).unwrap_or_default();
    linked.extend(references.iter().map(|it| Subject {
        origin: it.origin.clone(),
        id: it.id,
    }));
    linked
}

/// What an alert asks, as a list would; a seizure notice asks nothing, so that who meets it is told of it.
fn order(record: &Record, expected: Option<Expected<'_>>, until: Timestamp) -> Order {
    let markers = expected.iter().flat_map(|it| it.warning_markers);
    let sections = record.told().sections();
    let legal_basis = sections.persons.as_ref().map(|it| it.legal_basis.clone());
    let action = expected.map(|it| it.requested_action.code.as_str());
    Order {
        action: match action {
            None | Some("inform") => Action::Sighting,
            Some("monitor" | "do_not_disclose" | "let_pass_under_control") => Action::Surveillance,
            Some(_) => Action::Check,
        },
        reason: Coded {
            code: "peer_information".to_owned(),
            text: String::new(),
        },
        category: String::new(),
        markers: markers.filter_map(|code| code.parse().ok()).collect(),
        legal_basis: legal_basis.unwrap_or_default(),
        evaluation: None,
        valid_from: record.created(),
        valid_until: until,
        review: until,
        owner: record.origin().to_string(),
        contact_first: expected.is_some_and(|it| it.contact_first),
    }
}

fn wanted(sections: &Sections) -> Vec<Told> {
    let mut told = Vec::new();
    let people = sections.persons.iter().flat_map(|it| &it.items);
    for (place, it) in people.enumerate() {
        let numbers = it.documents.iter().chain(&it.phones).chain(&it.accounts);
        add(
            &mut told,
            format!("persons.items[{place}]"),
            person(it),
            numbers,
        );
    }
    let companies = sections.companies.iter().flat_map(|it| &it.items);
    for (place, it) in companies.enumerate() {
        if it.role.code != CARRIER {
            let field = format!("companies.items[{place}]");
            add(&mut told, field, company(it), &it.identifiers);
        }
    }
    for (place, leg) in legs(sections) {
        let numbers = leg.identifiers.iter().filter(|number| is_own(number));
        add(
            &mut told,
            format!("transport.legs[{place}]"),
            conveyance(leg),
            numbers,
        );
        let papers = Gathered::new("", SubjectKind::Document);
        let field = format!("transport.legs[{place}].documents");
        add(&mut told, field, papers, &leg.documents);
    }
    let equipment = sections.transport.iter().flat_map(|it| &it.equipment);
    for (place, it) in equipment.enumerate() {
        let container = Gathered::new("", SubjectKind::Container);
        let field = format!("transport.equipment[{place}].container");
        add(&mut told, field, container, &it.container);
    }
    told
}

/// The role of who carries what travels.
const CARRIER: &str = "carrier";

fn legs(sections: &Sections) -> impl Iterator<Item = (usize, &Leg)> {
    let legs = sections.transport.iter().flat_map(|it| &it.legs);
    legs.enumerate()
}

fn person(person: &Person) -> Gathered {
    let mut gathered = Gathered::new("", SubjectKind::Person);
    for name in &person.names {
        gathered.name(&name.written, Quality::Primary);
    }
    gathered.birth(&person.birth_date);
    gathered.sex(&person.sex);
    for state in &person.nationalities {
        gathered.nationality(state);
    }
    for email in &person.emails {
        gathered.email(email);
    }
    gathered.address(&[&person.address], "");
    gathered
}

fn company(company: &Company) -> Gathered {
    let mut gathered = Gathered::new("", SubjectKind::Company);
    gathered.name(&company.name, Quality::Primary);
    gathered.country(&company.country);
    gathered.address(&[&company.address], "");
    gathered
}

fn conveyance(leg: &Leg) -> Gathered {
    let mut gathered = Gathered::new("", kind_of(leg));
    gathered.name(&leg.name, Quality::Primary);
    for name in &leg.former_names {
        gathered.name(name, Quality::Former);
    }
    gathered.country(&leg.country);
    gathered
}

/// True for a leg by ship.
pub(crate) fn is_vessel(leg: &Leg) -> bool {
    kind_of(leg) == SubjectKind::Vessel
}

/// What a conveyance is: by its numbers, then by how it moves.
fn kind_of(leg: &Leg) -> SubjectKind {
    let has = |schemes: &[Scheme]| {
        let mut numbers = leg.identifiers.iter();
        numbers.any(|number| schemes.contains(&number.scheme()))
    };
    if has(&[Scheme::ImoShip, Scheme::Mmsi, Scheme::CallSign]) {
        SubjectKind::Vessel
    } else if has(&[Scheme::Icao24, Scheme::AircraftRegistration]) {
        SubjectKind::Aircraft
    } else if has(&[Scheme::Wagon]) {
        SubjectKind::Wagon
    } else if has(&[Scheme::Plate, Scheme::TrailerPlate, Scheme::Vin]) {
        SubjectKind::Vehicle
    } else {
        match leg.mode.as_str() {
            "2" => SubjectKind::Wagon,
            "4" => SubjectKind::Aircraft,
            "1" | "8" => SubjectKind::Vessel,
            _ => SubjectKind::Vehicle,
        }
    }
}

/// False for what everybody has who travels by it.
fn is_own(number: &Identifier) -> bool {
    !matches!(number.scheme(), Scheme::Flight | Scheme::Train)
}

/// Goods on their way, one pattern for each kind of them.
fn patterns(sections: &Sections) -> impl Iterator<Item = Pattern> {
    let stops = sections.transport.iter().flat_map(|it| &it.route);
    let places: Vec<_> = stops
        .map(|stop| {
            let code = [&stop.unlocode, &stop.country];
            let code = code.into_iter().find(|code| !code.is_empty());
            code.cloned().unwrap_or_default()
        })
        .collect();
    let goods = sections.goods.iter().flat_map(|it| &it.items);
    goods.map(move |item| Pattern {
        hs: item.hs6.clone(),
        origin: places.first().cloned().unwrap_or_default(),
        via: places.clone(),
        destination: places.last().cloned().unwrap_or_default(),
        words: vec![item.description.clone()],
    })
}

/// Adds what tells enough to be looked for.
fn add<'n>(
    told: &mut Vec<Told>,
    field: String,
    gathered: Gathered,
    numbers: impl IntoIterator<Item = &'n Identifier>,
) {
    let (mut entry, _) = gathered.finish();
    let numbers = numbers.into_iter().cloned().map(Document::of);
    entry.documents.extend(numbers);
    // Goods are looked at whatever they tell: the pattern of the list has to be telling.
    if entry.strength() > Strength::Nothing || !entry.patterns.is_empty() {
        told.push(Told { field, entry });
    }
}
