//! `xmlFullSanctionsList_1_1` of the European Union: an element an entry, whose attributes and elements say what the
//! columns of the table say, under nearly the same names.

use super::eu::{address, birth, citizenship, contact, document, kind_of, name, name_of, remark};
use super::gather::Gathered;
use super::out::Out;
use super::source::{Metered, finished};
use super::tells::Tells;
use super::xml::{Element, Records};
use super::{FileTold, Place, Unreadable};
use crate::reason::Reason;

/// The root of the file.
pub(super) const ROOT: &str = "export";

pub(super) fn read(
    file: usize,
    reader: Metered<'_>,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut records = Records::new(reader, file, ROOT, &["sanctionEntity"]);
    while let Some((line, record)) = records.next()? {
        let place = Place { file, line };
        let key = record.attribute("logicalId");
        if key.is_empty() {
            let message = "has no logical id";
            out.refused(place, "", "key", Reason::FieldMissing, message)?;
            continue;
        }
        out.entry(place, entry(&record, key))?;
    }
    if let Some(generated) = records.attributes.get("generationDate") {
        // The day, as the table has it.
        out.version(generated.split('T').next().unwrap_or_default());
    }
    finished(records.into_reader())
}

fn entry(record: &Element, key: &str) -> Gathered {
    let subject = record.all("subjectType").next();
    let of_subject = |name| subject.map_or("", |subject| subject.attribute(name));
    let kind = kind_of(of_subject("classificationCode"), of_subject("code"));
    let mut gathered = Gathered::new(&name_of(key), kind);
    gathered.former_key(record.attribute("euReferenceNumber"));
    for element in &record.children {
        let told = ByAttributes(element);
        match element.name.as_str() {
            "regulation" => gathered.programme(element.attribute("programme")),
            "remark" => remark(&mut gathered, &element.text),
            "nameAlias" => name(&mut gathered, &told),
            "address" => {
                address(&mut gathered, &told);
                for way in element.all("contactInfo") {
                    contact(&mut gathered, way.attribute("key"), way.attribute("value"));
                }
            }
            "birthdate" => birth(&mut gathered, &told),
            "identification" => document(&mut gathered, &told),
            "citizenship" => citizenship(&mut gathered, &told),
            _ => {}
        }
    }
    gathered
}

/// An element whose attributes are called as the columns of the table are, without what stands before the low line.
struct ByAttributes<'a>(&'a Element);

impl Tells for ByAttributes<'_> {
    fn of(&self, name: &str) -> &str {
        let column = name.split_once('_').map_or(name, |(_, column)| column);
        let called = match column {
            "remark" => return self.0.text_of("remark"),
            "day" => "dayOfMonth",
            "month" => "monthOfYear",
            "typecode" => "identificationTypeCode",
            "typedescription" => "identificationTypeDescription",
            column => column,
        };
        let mut attributes = self.0.attributes.iter();
        let found = attributes.find(|(name, _)| name.eq_ignore_ascii_case(called));
        found.map_or("", |(_, value)| value.trim())
    }
}
