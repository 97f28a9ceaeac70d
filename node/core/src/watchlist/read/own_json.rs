//! Entries of one's own as JSON: a list of objects with the fields of the model. What is written reads back.

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::gather::Gathered;
use super::lines::without_break;
use super::out::Out;
use super::own::{Whole, breaks, whole};
use super::{FileTold, Place, Source, Unreadable};
use crate::intake::text::decode;
use crate::model::Coded;
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::record::Evaluation;
use crate::time::Timestamp;
use crate::watchlist::{Action, Entry, Marker, Order, Pattern, Quality, Strength, SubjectKind};

/// An entry as JSON has it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Told {
    key: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former_keys: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<ToldName>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    birth_dates: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    birth_places: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sex: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    nationalities: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    countries: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    documents: Vec<ToldDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    emails: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    addresses: Vec<ToldAddress>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    patterns: Vec<ToldPattern>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    programmes: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remarks: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<ToldOrder>,
    /// Its source tells a name alone, and it is taken all the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    as_it_stands: bool,
}

/// What is asked for an entry that has an order of its own.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ToldOrder {
    action: String,
    reason: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason_text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    category: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    markers: Vec<String>,
    legal_basis: String,
    grade: Option<String>,
    valid_from: String,
    valid_until: String,
    review: String,
    owner: String,
    #[serde(default)]
    contact_first: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ToldName {
    written: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    surname: String,
    #[serde(default = "primary")]
    quality: String,
    /// Written for people; told again by the letters when it is read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    script: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ToldDocument {
    scheme: String,
    raw: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ToldAddress {
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    country: String,
}

#[derive(Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct ToldPattern {
    hs: String,
    origin: String,
    via: Vec<String>,
    destination: String,
    words: Vec<String>,
}

fn primary() -> String {
    Quality::Primary.name().to_owned()
}

/// An entry as JSON, with its order where it has one of its own. One of which its publisher tells a name alone says so, and
/// is taken in again as that.
pub fn json(entry: &Entry) -> Value {
    let told = Told {
        key: entry.key.clone(),
        kind: entry.kind.name().to_owned(),
        former_keys: entry.former_keys.clone(),
        names: entry
            .names
            .iter()
            .map(|name| ToldName {
                written: name.written.clone(),
                surname: name.surname.clone(),
                quality: name.quality.name().to_owned(),
                script: name.script.clone(),
            })
            .collect(),
        birth_dates: entry.birth_dates.iter().map(ToString::to_string).collect(),
        birth_places: entry.birth_places.clone(),
        sex: entry.sex.clone(),
        nationalities: entry.nationalities.clone(),
        countries: entry.countries.clone(),
        documents: entry
            .documents
            .iter()
            .map(|document| ToldDocument {
                scheme: document.identifier.scheme().code().to_owned(),
                raw: document.identifier.raw().to_owned(),
                country: document.identifier.country().unwrap_or_default().to_owned(),
                state: document.identifier.state().to_owned(),
                label: document.label.clone(),
            })
            .collect(),
        emails: entry.emails.clone(),
        addresses: entry
            .addresses
            .iter()
            .map(|address| ToldAddress {
                text: address.text.clone(),
                country: address.country.clone(),
            })
            .collect(),
        patterns: entry.patterns.iter().cloned().map(told_pattern).collect(),
        programmes: entry.programmes.clone(),
        remarks: entry.remarks.clone(),
        order: entry.order.as_ref().map(told_order),
        as_it_stands: entry.sound_strength() == Strength::NameAlone,
    };
    // Texts and lists of them have nothing that JSON lacks.
    serde_json::to_value(told).unwrap_or_default()
}

fn told_order(order: &Order) -> ToldOrder {
    let grade = order.evaluation.as_ref();
    let markers = order.markers.iter();
    ToldOrder {
        action: order.action.name().to_owned(),
        reason: order.reason.code.clone(),
        reason_text: order.reason.text.clone(),
        category: order.category.clone(),
        markers: markers.map(|it| it.name().to_owned()).collect(),
        legal_basis: order.legal_basis.clone(),
        grade: grade.map(|it| format!("{}:{}{}", it.scheme, it.source, it.information)),
        valid_from: order.valid_from.to_string(),
        valid_until: order.valid_until.to_string(),
        review: order.review.to_string(),
        owner: order.owner.clone(),
        contact_first: order.contact_first,
    }
}

fn order(told: ToldOrder) -> Result<Order, (&'static str, Reason, String)> {
    let code = |field, names: &str| (field, Reason::CodeUnknown, format!("is none of {names}"));
    let time = |field, text: &str| {
        let read = text.parse::<jiff::Timestamp>().ok();
        let millis = read.and_then(|time| u64::try_from(time.as_millisecond()).ok());
        let message = "is no time; write 2027-01-31T00:00:00Z".to_owned();
        millis
            .map(Timestamp::from_millis)
            .ok_or((field, Reason::FieldInvalid, message))
    };
    let markers = told.markers.iter().map(|marker| marker.parse());
    Ok(Order {
        action: told
            .action
            .parse()
            .map_err(|_| code("order.action", Action::NAMES))?,
        reason: Coded {
            code: told.reason,
            text: told.reason_text,
        },
        category: told.category,
        markers: markers
            .collect::<Result<_, _>>()
            .map_err(|_| code("order.markers", Marker::NAMES))?,
        legal_basis: told.legal_basis,
        evaluation: told.grade.as_deref().map(grade).transpose()?,
        valid_from: time("order.valid_from", &told.valid_from)?,
        valid_until: time("order.valid_until", &told.valid_until)?,
        review: time("order.review", &told.review)?,
        owner: told.owner,
        contact_first: told.contact_first,
    })
}

/// A scheme and two grades of one character: `4x4:B2`.
fn grade(text: &str) -> Result<Evaluation, (&'static str, Reason, String)> {
    let parts = text.split_once(':').and_then(|(scheme, grades)| {
        let mut grades = grades.chars();
        let both = grades.next().zip(grades.next());
        both.filter(|_| grades.next().is_none())
            .map(|(source, information)| Evaluation {
                scheme: scheme.to_owned(),
                source: source.to_string(),
                information: information.to_string(),
            })
    });
    let message = "is no grade; write it as 4x4:B2".to_owned();
    parts.ok_or(("order.grade", Reason::FieldInvalid, message))
}

fn told_pattern(pattern: Pattern) -> ToldPattern {
    ToldPattern {
        hs: pattern.hs,
        origin: pattern.origin,
        via: pattern.via,
        destination: pattern.destination,
        words: pattern.words,
    }
}

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let Whole {
        bytes,
        told,
        is_ended,
    } = whole(source)?;
    if !is_ended {
        return Err(without_break(file, breaks(&bytes) + 1, &bytes));
    }
    let text = decode(&bytes, None)?.text;
    let mut failed = None;
    let mut json = serde_json::Deserializer::from_str(&text);
    let each = Each {
        file,
        out,
        failed: &mut failed,
    };
    let read = each.deserialize(&mut json).and_then(|()| json.end());
    if let Some(error) = failed {
        return Err(error);
    }
    match read {
        Ok(()) => Ok(told),
        Err(error) if error.is_eof() => Err(Unreadable::Cut {
            file: file + 1,
            line: error.line() as u64,
            how: "a value does not end",
        }),
        Err(error) => Err(Unreadable::Broken {
            file: file + 1,
            line: error.line() as u64,
            what: "is no list of entries in JSON".to_owned(),
        }),
    }
}

/// Reads the entries of a list one after the other.
struct Each<'a, 'b> {
    file: usize,
    out: &'a mut Out<'b>,
    failed: &'a mut Option<Unreadable>,
}

impl<'de> DeserializeSeed<'de> for Each<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Each<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(value) = list.next_element::<Value>()? {
            number += 1;
            // JSON has no lines: the place is the number of the entry.
            let place = Place {
                file: self.file,
                line: number,
            };
            if let Err(error) = entry(place, value, self.out) {
                *self.failed = Some(error);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

fn entry(place: Place, value: Value, out: &mut Out<'_>) -> Result<(), Unreadable> {
    let key = value
        .get("key")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let told: Told = match serde_json::from_value(value) {
        Ok(told) => told,
        Err(error) => {
            // The error names fields and types, and no value beyond a wrong one.
            let text = error.to_string();
            let what = if text.starts_with("missing field") {
                format!("is without a field that it needs: {text}")
            } else if error.is_data() {
                "has a field that is none, or of a wrong type".to_owned()
            } else {
                "is none".to_owned()
            };
            return out.refused(place, &key, "entry", Reason::Malformed, what);
        }
    };
    let Ok(kind) = told.kind.parse::<SubjectKind>() else {
        let message = format!("is none of {}", SubjectKind::NAMES);
        return out.refused(place, &key, "kind", Reason::CodeUnknown, message);
    };
    let as_it_stands = told.as_it_stands;
    match gathered(told, Gathered::new(&key, kind).judged(out.today())) {
        Ok(gathered) if as_it_stands => out.entry_as_it_stands(place, gathered),
        Ok(gathered) => out.own_entry(place, gathered),
        Err((field, reason, message)) => out.refused(place, &key, field, reason, message),
    }
}

fn gathered(
    told: Told,
    mut gathered: Gathered,
) -> Result<Gathered, (&'static str, Reason, String)> {
    told.former_keys
        .iter()
        .for_each(|key| gathered.former_key(key));
    for name in &told.names {
        let quality: Quality = name.quality.parse().map_err(|_| {
            let message = format!("is none of {}", Quality::NAMES);
            ("names.quality", Reason::CodeUnknown, message)
        })?;
        gathered.name_of_parts(&name.surname, &name.written, quality);
    }
    told.birth_dates
        .iter()
        .for_each(|date| gathered.birth(date));
    told.birth_places
        .iter()
        .for_each(|place| gathered.birth_place(place));
    gathered.sex(&told.sex);
    told.nationalities
        .iter()
        .for_each(|state| gathered.nationality(state));
    told.countries
        .iter()
        .for_each(|state| gathered.country(state));
    for document in &told.documents {
        let scheme: Scheme =
            document
                .scheme
                .parse()
                .map_err(|error: crate::model::identifier::UnknownScheme| {
                    ("documents.scheme", error.reason(), error.to_string())
                })?;
        let ToldDocument {
            raw,
            country,
            label,
            state,
            ..
        } = document;
        gathered.document_in_state(scheme, raw, country, label, state);
    }
    told.emails.iter().for_each(|email| gathered.email(email));
    for address in &told.addresses {
        gathered.address(&[&address.text], &address.country);
    }
    for pattern in told.patterns {
        gathered.pattern(Pattern {
            hs: pattern.hs,
            origin: pattern.origin,
            via: pattern.via,
            destination: pattern.destination,
            words: pattern.words,
        });
    }
    told.programmes
        .iter()
        .for_each(|programme| gathered.programme(programme));
    told.remarks.lines().for_each(|line| gathered.remark(line));
    if let Some(told) = told.order {
        gathered.order(order(told)?);
    }
    Ok(gathered)
}
