//! One person of a list, from `NAD` to the next.

use crate::manifest::edifact::Segment;
use crate::manifest::{Faults, Journey, MAX_DOCUMENTS, Place, Subject};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::read::gather::Gathered;
use crate::watchlist::{Day, PartialDate, Quality, Strength, SubjectKind};

/// A document whose issuer may still come.
struct Paper {
    scheme: Scheme,
    number: String,
    issuer: String,
}

/// A person while the segments come.
pub(super) struct Traveller {
    place: Place,
    role: &'static str,
    gathered: Gathered,
    reference: String,
    booking: String,
    from: String,
    to: String,
    papers: Vec<Paper>,
}

impl Traveller {
    /// The person that a `NAD` names; none for whoever sends the message.
    pub(super) fn of(segment: &Segment, role: &'static str, today: Day) -> Option<Self> {
        let role = match segment.part(0, 0) {
            "FL" => role,
            "FM" => "crew",
            "DDT" => "crew in transit",
            "DDU" => "passenger in transit",
            _ => return None,
        };
        let mut gathered = Gathered::new("", SubjectKind::Person).judged(today);
        let surname = segment.part(3, 0);
        let given: Vec<_> = segment
            .element(3)
            .iter()
            .skip(1)
            .map(|part| part.trim())
            .collect();
        let written = format!("{} {surname}", given.join(" "));
        gathered.name_of_parts(surname, &written, Quality::Primary);
        let state = segment.part(8, 0);
        let region = segment.part(6, 3);
        gathered.address(
            &[
                segment.part(4, 0),
                segment.part(5, 0),
                region,
                segment.part(7, 0),
            ],
            state,
        );
        Some(Self {
            place: segment.place,
            role,
            gathered,
            reference: String::new(),
            booking: String::new(),
            from: String::new(),
            to: String::new(),
            papers: Vec::new(),
        })
    }

    /// A segment that tells more; a birth with a year of two digits lies on the `latest` day at most.
    pub(super) fn take(&mut self, segment: &Segment, latest: Day) {
        let (code, value) = (segment.part(0, 0), segment.part(1, 0));
        match segment.tag.as_str() {
            "ATT" if code == "2" => self.gathered.sex(segment.part(2, 0)),
            "DTM" if code == "329" => self.birth(segment.part(0, 1), latest),
            "NAT" => self.gathered.nationality(value),
            "LOC" => self.location(segment, code, value),
            "COM" => {
                for parts in &segment.elements {
                    self.contact(parts);
                }
            }
            "RFF" => match code {
                "ABO" => segment.part(0, 1).clone_into(&mut self.reference),
                "AVF" => segment.part(0, 1).clone_into(&mut self.booking),
                _ => {}
            },
            "DOC" if !value.is_empty() => {
                if self.papers.len() == MAX_DOCUMENTS {
                    let told =
                        format!("has more than {MAX_DOCUMENTS} documents; the first are taken");
                    return self.gathered.note("documents", Reason::FieldTooLong, told);
                }
                self.papers.push(Paper {
                    scheme: scheme_of(code),
                    number: value.to_owned(),
                    issuer: String::new(),
                });
            }
            _ => {}
        }
    }

    fn location(&mut self, segment: &Segment, code: &str, value: &str) {
        match code {
            "91" => {
                if let Some(paper) = self.papers.last_mut() {
                    value.clone_into(&mut paper.issuer);
                }
            }
            "174" => self.gathered.country(value),
            "178" => value.clone_into(&mut self.from),
            "179" => value.clone_into(&mut self.to),
            "180" => {
                let parts = [segment.part(1, 3), value];
                let told = parts.into_iter().filter(|part| !part.is_empty());
                self.gathered
                    .birth_place(&told.collect::<Vec<_>>().join(", "));
            }
            _ => {}
        }
    }

    fn contact(&mut self, parts: &[String]) {
        let [value, kind, ..] = parts else {
            return;
        };
        match kind.trim() {
            "TE" | "AL" => self.gathered.phone(value),
            "EM" => self.gathered.email(value),
            _ => {}
        }
    }

    /// `720907`, `19720907`, with zeros for a part that is not known.
    fn birth(&mut self, text: &str, latest: Day) {
        if let Some(day) = birth_of(text, latest) {
            return self.gathered.birth_date(PartialDate::of(day));
        }
        if !text.is_empty() {
            let told = "is no date of birth".to_owned();
            self.gathered
                .note("birth_dates", Reason::FieldInvalid, told);
        }
    }

    /// The subject, and what is wrong with it; none where nothing of it can be screened.
    pub(super) fn finish(mut self, journey: &Journey, faults: &mut Faults) -> Option<Subject> {
        for Paper {
            scheme,
            number,
            issuer,
        } in self.papers
        {
            self.gathered.document(scheme, &number, &issuer, "");
        }
        let (told, notes) = self.gathered.finish();
        for note in notes {
            faults.note(self.place, note, told.strength() > Strength::Nothing);
        }
        if told.strength() == Strength::Nothing {
            let message = "has neither a name nor a document";
            faults.add(self.place, "NAD", Reason::FieldMissing, false, message);
            return None;
        }
        let reference = if self.reference.is_empty() {
            self.booking
        } else {
            self.reference
        };
        Some(Subject {
            place: self.place,
            reference,
            role: self.role.to_owned(),
            told,
            journey: journey.clone(),
            from: self.from,
            to: self.to,
        })
    }
}

fn birth_of(text: &str, latest: Day) -> Option<Day> {
    if !text.is_ascii() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let month: u8 = rest.get(..2)?.parse().ok()?;
    let day: u8 = rest.get(2..)?.parse().ok()?;
    let in_year = |year| Day::new(year, month, if month == 0 { 0 } else { day }).ok();
    let told: u16 = year.parse().ok()?;
    match year.len() {
        2 => {
            let year = latest.year - latest.year % 100 + told;
            let own = in_year(year).filter(|day| *day <= latest);
            own.or_else(|| in_year(year.checked_sub(100)?))
        }
        4 => in_year(told),
        _ => None,
    }
}

/// What a code of a document means.
fn scheme_of(code: &str) -> Scheme {
    match code {
        "P" | "PP" | "PD" | "PS" | "PM" => Scheme::Passport,
        "V" => Scheme::Visa,
        "A" | "C" | "I" | "IP" | "ID" => Scheme::IdentityCard,
        "IR" | "AR" => Scheme::ResidencePermit,
        _ => Scheme::Other,
    }
}
