//! PAXLST: a list of the passengers or the crew of a flight.
//!
//! Taken: flight, route and times of `TDT`, `LOC` and `DTM`; of each `NAD` the name, address, sex, birth date and place,
//! nationality, residence, embarkation, references, telephones, and documents with their issuer. Left: bags, seats,
//! measures and what says how the carrier checked.

mod person;

use super::edifact::{Segment, Segments, decoded};
use super::{Faults, Form, Journey, MAX_STOPS, MAX_SUBJECTS, Manifest, Stop, Subject, Unreadable};
use crate::reason::Reason;
use crate::watchlist::Day;
use person::Traveller;

/// Reads a list; nobody in it is born after `today`, nor after the year in which it says that it travels.
pub(super) fn read(bytes: &[u8], today: Day) -> Result<Manifest, Unreadable> {
    let (text, encoding) = decoded(bytes)?;
    let mut reader = Reader {
        subjects: Vec::new(),
        faults: Faults::default(),
        in_interchange: false,
        messages: 0,
        year: None,
        today,
        message: None,
    };
    let mut segments = Segments::new(&text);
    while let Some(segment) = segments.next()? {
        reader.take(&segment)?;
    }
    reader.check_ended(segments.line())?;
    Ok(Manifest {
        form: Form::Paxlst,
        encoding,
        subjects: reader.subjects,
        faults: reader.faults.told,
        faulty: reader.faults.count,
    })
}

/// What was read of a file so far.
struct Reader {
    subjects: Vec<Subject>,
    faults: Faults,
    /// True from UNB to UNZ.
    in_interchange: bool,
    messages: u64,
    /// The year of the interchange, where it tells one.
    year: Option<u16>,
    today: Day,
    message: Option<Message>,
}

/// A message from UNH to UNT.
struct Message {
    /// True for a PAXLST; segments of another message are passed over.
    is_list: bool,
    segments: u64,
    /// Subjects before it.
    before: usize,
    role: &'static str,
    journey: Journey,
    traveller: Option<Traveller>,
    /// How many the message says that it lists.
    counted: Option<u64>,
}

impl Reader {
    fn take(&mut self, segment: &Segment) -> Result<(), Unreadable> {
        if let Some(message) = &mut self.message {
            message.segments += 1;
        }
        match segment.tag.as_str() {
            "UNB" => {
                self.in_interchange = true;
                self.year = year_of(segment.part(3, 0));
            }
            "UNH" => self.begin(segment),
            "UNT" => self.end(segment)?,
            "UNZ" => {
                self.in_interchange = false;
                self.compare(segment, segment.part(0, 0), self.messages);
            }
            "UNG" | "UNE" | "" => {}
            _ => self.inside(segment)?,
        }
        Ok(())
    }

    fn begin(&mut self, segment: &Segment) {
        if self.message.is_some() {
            let message = "begins before the message before it has ended";
            self.faults
                .add(segment.place, "UNH", Reason::Malformed, true, message);
            self.close();
        }
        let is_list = segment.part(1, 0) == "PAXLST";
        if !is_list {
            let message = "is of another kind than PAXLST; the message is passed over";
            self.faults
                .add(segment.place, "UNH", Reason::Malformed, false, message);
        }
        self.message = Some(Message {
            is_list,
            segments: 1,
            before: self.subjects.len(),
            role: "passenger",
            journey: Journey::default(),
            traveller: None,
            counted: None,
        });
    }

    fn end(&mut self, segment: &Segment) -> Result<(), Unreadable> {
        self.finish_traveller()?;
        let Some(message) = &self.message else {
            let told = "ends a message that did not begin";
            self.faults
                .add(segment.place, "UNT", Reason::Malformed, true, told);
            return Ok(());
        };
        let (segments, counted) = (message.segments, message.counted);
        let listed = (self.subjects.len() - message.before) as u64;
        self.compare(segment, segment.part(0, 0), segments);
        if counted.is_some_and(|counted| counted != listed) {
            let told = format!("the message lists {listed} persons and says another number (CNT)");
            self.faults
                .add(segment.place, "CNT", Reason::CountDiffers, true, told);
        }
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        self.messages += 1;
        self.message = None;
    }

    /// Tells where a count in the file is not what was read.
    fn compare(&mut self, segment: &Segment, stated: &str, read: u64) {
        if stated.parse() != Ok(read) {
            let message = match stated.parse::<u64>() {
                Ok(stated) => format!("counts {stated} where {read} were read"),
                Err(_) => format!("does not count what was read, which is {read}"),
            };
            self.faults.add(
                segment.place,
                &segment.tag,
                Reason::CountDiffers,
                true,
                message,
            );
        }
    }

    /// A segment of a message.
    fn inside(&mut self, segment: &Segment) -> Result<(), Unreadable> {
        if segment.tag == "NAD" {
            self.finish_traveller()?;
        }
        let Some(message) = &mut self.message else {
            let told = "stands in no message";
            self.faults
                .add(segment.place, &segment.tag, Reason::Malformed, false, told);
            return Ok(());
        };
        if !message.is_list {
            return Ok(());
        }
        match segment.tag.as_str() {
            "BGM" if segment.part(0, 0) == "250" => message.role = "crew",
            "NAD" => message.traveller = Traveller::of(segment, message.role, self.today),
            "CNT" => message.count(segment),
            _ => match &mut message.traveller {
                Some(traveller) => {
                    let told = message.journey.year().or(self.year);
                    let latest = told.map_or(self.today, |year| self.today.within(year));
                    traveller.take(segment, latest);
                }
                None => message.journey.take(segment),
            },
        }
        Ok(())
    }

    fn finish_traveller(&mut self) -> Result<(), Unreadable> {
        let Some(message) = &mut self.message else {
            return Ok(());
        };
        let Some(traveller) = message.traveller.take() else {
            return Ok(());
        };
        if self.subjects.len() == MAX_SUBJECTS {
            return Err(Unreadable::TooLarge(format!("{MAX_SUBJECTS} persons")));
        }
        let subject = traveller.finish(&message.journey, &mut self.faults);
        self.subjects.extend(subject);
        Ok(())
    }

    fn check_ended(&self, line: u64) -> Result<(), Unreadable> {
        let how = if self.message.is_some() {
            "the last message has no UNT"
        } else if self.in_interchange {
            "the interchange has no UNZ"
        } else if self.messages == 0 {
            "there is no message"
        } else {
            return Ok(());
        };
        Err(Unreadable::Cut { line, how })
    }
}

impl Message {
    /// 41 counts crew, 42 passengers.
    fn count(&mut self, segment: &Segment) {
        if matches!(segment.part(0, 0), "41" | "42") {
            let counted: Option<u64> = segment.part(0, 1).parse().ok();
            self.counted = Some(self.counted.unwrap_or_default() + counted.unwrap_or_default());
        }
    }
}

impl Journey {
    /// A segment before the first person.
    fn take(&mut self, segment: &Segment) {
        match segment.tag.as_str() {
            "TDT" => {
                let number = segment.part(1, 0).to_owned();
                if !number.is_empty()
                    && self.numbers.len() < MAX_STOPS
                    && !self.numbers.contains(&number)
                {
                    self.numbers.push(number);
                }
                if self.carrier.is_empty() {
                    segment.part(4, 0).clone_into(&mut self.carrier);
                }
            }
            "LOC" if matches!(segment.part(0, 0), "5" | "61" | "87" | "92" | "125" | "130") => {
                let place = segment.part(1, 0);
                let is_known = self.stops.last().is_some_and(|stop| stop.place == place);
                if !is_known && !place.is_empty() && self.stops.len() < MAX_STOPS {
                    self.stops.push(Stop {
                        place: place.to_owned(),
                        at: String::new(),
                    });
                }
            }
            "DTM" if matches!(segment.part(0, 0), "189" | "232") => {
                if let Some(stop) = self.stops.last_mut().filter(|stop| stop.at.is_empty()) {
                    stop.at = time_of(segment.part(0, 1));
                }
            }
            _ => {}
        }
    }
}

/// `1306210900` as `2013-06-21 09:00`; empty where it is no time.
fn time_of(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = if digits.len() >= 12 {
        digits
    } else {
        format!("20{digits}")
    };
    let at = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    if digits.len() < 8 {
        return String::new();
    }
    let date = format!("{}-{}-{}", at(0, 4), at(4, 6), at(6, 8));
    if digits.len() < 12 {
        return date;
    }
    format!("{date} {}:{}", at(8, 10), at(10, 12))
}

/// The year of `130620` or `20130620`.
fn year_of(text: &str) -> Option<u16> {
    match text.len() {
        6 => text.get(..2)?.parse::<u16>().ok().map(|year| 2000 + year),
        8 => text.get(..4)?.parse().ok(),
        _ => None,
    }
}
