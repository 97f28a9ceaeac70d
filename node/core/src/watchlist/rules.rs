//! When an entry is complete: an officer's own by all rules, a published one by what keeps it usable.

use std::time::Duration;

use super::entry::{Entry, MAX_FORMER_KEYS, MAX_KEY, MAX_PER_ENTRY, Strength};
use super::list::WatchList;
use super::order::Order;
use super::pattern::{MAX_WORDS, Pattern};
use crate::forms::graded;
use crate::model::Day;
use crate::model::InvalidRecord;
use crate::model::codes::{
    CATEGORIES, OTHER, RISK_REASONS, SEXES, country_known, hs_form, unlocode_form,
};
use crate::model::identifier::{Mrz, Scheme};
use crate::model::text::{MAX_LONG_TEXT, MAX_SHORT_TEXT, TextFault, line_fault, lines_fault};
use crate::reason::Reason;
use crate::time::Timestamp;

/// The longest time after which an officer decides again whether an entry is needed.
pub const MAX_REVIEW: Duration = Duration::from_secs(366 * 24 * 3600);
/// Longest name, in characters: names of organisations are whole sentences.
pub const MAX_NAME: usize = 500;
/// Longest address, in characters.
pub(super) const MAX_ADDRESS: usize = 1_000;

/// What is demanded of the numbers of an entry that an officer writes by hand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Numbers {
    /// Form and check digit hold: a slip of the hand is looked for in vain.
    Hold,
    /// They stand so on what is looked for: on boxes, ships and papers wrong numbers travel too.
    AsWritten,
}

/// Checks an officer's own entry; `of_list` is the order of its list, which stands for one that it lacks.
///
/// # Errors
/// Everything that is wrong with it, by field.
pub fn check(
    entry: &Entry,
    of_list: &Order,
    now: Timestamp,
    numbers: Numbers,
) -> Result<(), Vec<InvalidRecord>> {
    let mut faults = selector_rules(entry, entry.strength());
    births(entry, now, &mut faults);
    if numbers == Numbers::Hold {
        sound(entry, &mut faults);
    }
    order_rules(entry.order_of(of_list), now, &mut faults);
    none_of(faults)
}

/// Checks a row or an entry in JSON that officers wrote, of a list that says what is asked: its form, and that more than a
/// name and more than a number that is none tells whom it means.
///
/// # Errors
/// Everything that is wrong with it, by field.
pub(super) fn check_selectors(entry: &Entry) -> Result<(), Vec<InvalidRecord>> {
    none_of(selector_rules(entry, entry.sound_strength()))
}

fn selector_rules(entry: &Entry, strength: Strength) -> Vec<InvalidRecord> {
    let mut faults = shape(entry);
    match strength {
        Strength::Nothing => faults.push(InvalidRecord::new(
            "names",
            Reason::FieldMissing,
            "is required, or a number, an address, or goods with a route",
        )),
        Strength::NameAlone => faults.push(InvalidRecord::new(
            "names",
            Reason::SelectorTooWeak,
            "stands alone; add a birth date, a nationality, a country or a number",
        )),
        Strength::NameAndFact | Strength::Identifier => {}
    }
    faults
}

/// Nobody is born after today.
fn births(entry: &Entry, now: Timestamp, faults: &mut Vec<InvalidRecord>) {
    let today = Day::at(now);
    for (place, date) in entry.birth_dates.iter().enumerate() {
        if let Err(later) = date.check_born(today) {
            let field = format!("birth_dates[{place}]");
            faults.push(InvalidRecord::new(field, later.reason(), later.to_string()));
        }
    }
}

/// The form and the check digit of each number hold. Zones are judged in any case.
fn sound(entry: &Entry, faults: &mut Vec<InvalidRecord>) {
    let numbers = entry.identifiers().enumerate();
    for (place, number) in numbers.filter(|(_, it)| it.scheme() != Scheme::Mrz) {
        if let Some(fault) = number.fault() {
            let field = format!("documents[{place}]");
            faults.push(InvalidRecord::new(field, fault.reason, fault.message));
        }
    }
}

fn none_of(faults: Vec<InvalidRecord>) -> Result<(), Vec<InvalidRecord>> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Checks an entry of a list that others publish. A name alone passes: the entry is as its publisher made it, and
/// leaving it out would hide it; [`Entry::strength`] tells the screening how little it proves.
///
/// # Errors
/// Everything that keeps it from being stored or found.
pub fn check_published(entry: &Entry) -> Result<(), Vec<InvalidRecord>> {
    let mut faults = shape(entry);
    if entry.strength() == Strength::Nothing {
        let message = "is missing, and so is any number: nothing can match this entry";
        faults.push(InvalidRecord::new("names", Reason::FieldMissing, message));
    }
    none_of(faults)
}

/// Checks what an officer says of a list: its title, and the order that stands for entries without one.
///
/// # Errors
/// Everything that is wrong with it, by field.
pub fn check_list(list: &WatchList, now: Timestamp) -> Result<(), Vec<InvalidRecord>> {
    let mut at = Shape(Vec::new());
    if list.title.trim().is_empty() {
        at.refuse(
            "title",
            Reason::FieldMissing,
            "is required: say what the list is",
        );
    }
    at.line("title", &list.title, MAX_SHORT_TEXT);
    let Shape(mut faults) = at;
    order_rules(&list.order, now, &mut faults);
    none_of(faults)
}

/// Cuts the lists of a published entry to their limit, and names those that were longer. What is cut is told, never
/// silent: an entry with too many names still has the first of them.
pub fn clipped(entry: &mut Entry) -> Vec<&'static str> {
    let mut cut = Vec::new();
    let mut clip = |name, length: usize, limit: usize, truncate: &mut dyn FnMut(usize)| {
        if length > limit {
            truncate(limit);
            cut.push(name);
        }
    };
    macro_rules! clip {
        ($($field:ident $limit:expr),+) => { $(
            let length = entry.$field.len();
            clip(stringify!($field), length, $limit, &mut |to| entry.$field.truncate(to));
        )+ };
    }
    clip!(
        former_keys MAX_FORMER_KEYS,
        names MAX_PER_ENTRY,
        birth_dates MAX_PER_ENTRY,
        birth_places MAX_PER_ENTRY,
        nationalities MAX_PER_ENTRY,
        countries MAX_PER_ENTRY,
        documents MAX_PER_ENTRY,
        emails MAX_PER_ENTRY,
        addresses MAX_PER_ENTRY,
        patterns MAX_PER_ENTRY,
        programmes MAX_PER_ENTRY
    );
    cut
}

/// The rules of an order.
fn order_rules(order: &Order, now: Timestamp, faults: &mut Vec<InvalidRecord>) {
    let mut refuse = |field: &str, reason, message: &str| {
        faults.push(InvalidRecord::new(
            format!("order.{field}"),
            reason,
            message,
        ));
    };
    if order.legal_basis.trim().is_empty() {
        refuse(
            "legal_basis",
            Reason::FieldMissing,
            "is required: name the law or decision",
        );
    }
    if !RISK_REASONS.contains(&order.reason.code) {
        refuse(
            "reason",
            Reason::CodeUnknown,
            "is no code of the list 'risk reason'",
        );
    } else if order.reason.code == OTHER && order.reason.text.trim().is_empty() {
        refuse(
            "reason",
            Reason::OtherWithoutText,
            "says \"other\"; say in the text what it is",
        );
    }
    if !order.category.is_empty() && !CATEGORIES.contains(&order.category) {
        refuse(
            "category",
            Reason::CodeUnknown,
            "is no code of the list 'category'",
        );
    }
    match &order.evaluation {
        None => refuse(
            "evaluation",
            Reason::FieldMissing,
            "is required: grade source and information",
        ),
        Some(evaluation) if !graded(evaluation) => refuse(
            "evaluation",
            Reason::FieldInvalid,
            "has a grade that is none of its scheme",
        ),
        Some(_) => {}
    }
    let ended = order.valid_until <= now;
    if ended {
        refuse(
            "valid_until",
            Reason::FieldInvalid,
            "has passed; name a time to come",
        );
    } else if order.valid_until <= order.valid_from {
        let from = day_of(order.valid_from);
        let message = format!("comes before the beginning, which is {from}");
        refuse("valid_until", Reason::FieldInvalid, &message);
    }
    // An end that has passed says nothing of a review that waits for it.
    let year = now.plus(MAX_REVIEW);
    let latest = if ended {
        year
    } else {
        year.min(order.valid_until)
    };
    if order.review > latest {
        let day = day_of(latest);
        let why = if latest == order.valid_until {
            "the end"
        } else {
            "a year from now"
        };
        let message = format!("comes later than {why}; {day} is the last day allowed");
        refuse("review", Reason::ReviewTooLate, &message);
    } else if order.review <= now && !(ended && order.review >= order.valid_until) {
        refuse(
            "review",
            Reason::FieldInvalid,
            "has passed; decide whether the entry is still needed",
        );
    }
    if order.owner.trim().is_empty() {
        refuse(
            "owner",
            Reason::FieldMissing,
            "is required: name the officer who answers for it",
        );
    }
    for (field, text, max) in [
        ("legal_basis", &order.legal_basis, MAX_SHORT_TEXT),
        ("reason.text", &order.reason.text, MAX_SHORT_TEXT),
        ("owner", &order.owner, MAX_SHORT_TEXT),
    ] {
        if let Some(fault) = line_fault(text, max) {
            refuse(field, fault.reason(), &told(fault));
        }
    }
}

fn day_of(time: Timestamp) -> String {
    Day::at(time).to_string()
}

/// Limits and codes of all entries.
fn shape(entry: &Entry) -> Vec<InvalidRecord> {
    let mut at = Shape(Vec::new());
    if entry.key.is_empty() {
        at.refuse("key", Reason::FieldMissing, "is required");
    }
    at.line("key", &entry.key, MAX_KEY);
    at.many(
        "former_keys",
        &entry.former_keys,
        MAX_FORMER_KEYS,
        |at, field, key| {
            at.line(field, key, MAX_KEY);
        },
    );
    at.each("names", &entry.names, |at, field, name| {
        if name.written.trim().is_empty() {
            at.refuse(field, Reason::FieldMissing, "is empty");
        }
        at.line(field, &name.written, MAX_NAME);
        at.line(field, &name.surname, MAX_NAME);
    });
    at.each("birth_dates", &entry.birth_dates, |_, _, _| {});
    at.each("birth_places", &entry.birth_places, |at, field, place| {
        at.line(field, place, MAX_ADDRESS);
    });
    if !entry.sex.is_empty() && !SEXES.contains(&entry.sex) {
        at.refuse("sex", Reason::CodeUnknown, "is none of F, M, X");
    }
    at.each("nationalities", &entry.nationalities, |at, field, state| {
        at.country(field, state);
    });
    at.each("countries", &entry.countries, |at, field, state| {
        at.country(field, state);
    });
    at.each("documents", &entry.documents, |at, field, document| {
        at.line(field, &document.label, MAX_SHORT_TEXT);
        let number = &document.identifier;
        if number.scheme() == Scheme::Mrz
            && let Err(broken) = Mrz::read_whole(number.raw())
        {
            at.refuse(field, broken.reason(), &broken.to_string());
        }
    });
    at.each("emails", &entry.emails, |at, field, email| {
        if !crate::forms::is_email(email) {
            at.refuse(field, Reason::FieldInvalid, "is no e-mail address");
        }
    });
    at.each("addresses", &entry.addresses, |at, field, address| {
        at.line(field, &address.text, MAX_ADDRESS);
        if !address.country.is_empty() {
            at.country(field, &address.country);
        }
    });
    at.each("patterns", &entry.patterns, Shape::pattern);
    at.each("programmes", &entry.programmes, |at, field, programme| {
        at.line(field, programme, MAX_ADDRESS);
    });
    if let Some(fault) = lines_fault(&entry.remarks, MAX_LONG_TEXT) {
        at.refuse("remarks", fault.reason(), &told(fault));
    }
    at.0
}

/// Faults found so far.
struct Shape(Vec<InvalidRecord>);

impl Shape {
    fn refuse(&mut self, field: &str, reason: Reason, message: &str) {
        self.0.push(InvalidRecord::new(field, reason, message));
    }

    fn line(&mut self, field: &str, text: &str, max: usize) {
        if let Some(fault) = line_fault(text, max) {
            self.refuse(field, fault.reason(), &told(fault));
        }
    }

    fn each<T>(&mut self, field: &str, list: &[T], one: impl Fn(&mut Self, &str, &T)) {
        self.many(field, list, MAX_PER_ENTRY, one);
    }

    fn many<T>(&mut self, field: &str, list: &[T], max: usize, one: impl Fn(&mut Self, &str, &T)) {
        if list.len() > max {
            let message = format!("has more than {max} values");
            self.refuse(field, Reason::FieldTooLong, &message);
            return;
        }
        for (place, value) in list.iter().enumerate() {
            one(self, &format!("{field}[{place}]"), value);
        }
    }

    fn country(&mut self, field: &str, country: &str) {
        if !country_known(country) {
            let message = "is not an ISO 3166-1 alpha-2 code in upper case";
            self.refuse(field, Reason::CodeUnknown, message);
        }
    }

    fn pattern(&mut self, field: &str, pattern: &Pattern) {
        if !pattern.hs.is_empty() && !hs_form(&pattern.hs) {
            let message = "write the first two, four or six digits of the Harmonized System";
            self.refuse(&format!("{field}.hs"), Reason::FieldInvalid, message);
        }
        let ends = [&pattern.origin, &pattern.destination];
        let told_ends = ends.into_iter().filter(|place| !place.is_empty());
        for place in told_ends.chain(&pattern.via) {
            if !country_known(place) && !unlocode_form(place) {
                let message = "a place is an ISO 3166-1 alpha-2 code or a UN/LOCODE";
                self.refuse(&format!("{field}.route"), Reason::FieldInvalid, message);
            }
        }
        if pattern.words.len() > MAX_WORDS || pattern.via.len() > MAX_WORDS {
            let message = format!("has more than {MAX_WORDS} words or places");
            self.refuse(field, Reason::FieldTooLong, &message);
        }
        for word in &pattern.words {
            self.line(&format!("{field}.words"), word, MAX_SHORT_TEXT);
        }
    }
}

fn told(fault: TextFault) -> String {
    match fault {
        TextFault::TooLong(max) => format!("is longer than {max} characters"),
        TextFault::Control => "holds a character that nobody sees; write plain text".to_owned(),
    }
}

#[cfg(test)]
mod tests;
