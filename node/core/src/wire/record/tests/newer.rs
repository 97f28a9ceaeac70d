//! Records of a partner whose version is newer than this one.

use prost::Message as _;
use prost::encoding::{WireType, encode_key, encode_varint};

use super::samples;
use crate::forms::MAX_CRITICAL;
use crate::model::InvalidRecord;
use crate::reason::Reason;
use crate::record::Record;
use crate::section::Section;
use crate::wire::display;
use crate::wire::record::{header, header_bytes, open, section_bytes};

/// A field that no version has yet.
const NEW_FIELD: u32 = 900;

fn with_new_field(bytes: &[u8], content: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    encode_key(NEW_FIELD, WireType::LengthDelimited, &mut bytes);
    encode_varint(content.len() as u64, &mut bytes);
    bytes.extend(content);
    bytes
}

struct Sent {
    header: ntc_proto::v1::Header,
    sections: Vec<(Section, Vec<u8>)>,
}

impl Sent {
    fn new() -> Self {
        let (record, _) = samples::publish(samples::full()).unwrap();
        let header = header_bytes(&record, &[[0; 32]; 8]);
        let sections = Section::ALL.into_iter().zip(section_bytes(&record));
        Self {
            header: ntc_proto::v1::Header::decode(header.as_slice()).unwrap(),
            sections: sections
                .filter_map(|(section, bytes)| Some((section, bytes?)))
                .collect(),
        }
    }

    fn read_as(&self, header_bytes: &[u8]) -> Result<Record, InvalidRecord> {
        let sections: Vec<_> = self
            .sections
            .iter()
            .map(|(section, bytes)| (*section, bytes.as_slice()))
            .collect();
        open(header(header_bytes)?, &sections)
    }

    fn read(&self) -> Result<Record, InvalidRecord> {
        self.read_as(&self.header.encode_to_vec())
    }

    fn critical(&mut self, names: &[&str]) -> Result<Record, InvalidRecord> {
        self.header.critical = names.iter().map(|name| (*name).to_owned()).collect();
        self.read()
    }
}

#[test]
fn an_addition_that_can_be_ignored_leaves_the_record_as_it_is() {
    let mut sent = Sent::new();
    let plain = sent.read().unwrap();
    let header = with_new_field(&sent.header.encode_to_vec(), b"later");
    for (_, bytes) in &mut sent.sections {
        *bytes = with_new_field(bytes, b"later");
    }
    let received = sent.read_as(&header).unwrap();
    assert_eq!(received.header(), plain.header());
    assert_eq!(received.sections(), plain.sections());
}

#[test]
fn an_addition_is_shown_where_it_stands_as_not_known_to_this_version() {
    let sent = Sent::new();
    let mut goods = ntc_proto::v1::Goods::decode(sent.sections[1].1.as_slice()).unwrap();
    goods.items.push(goods.items[0].clone());
    let items: Vec<_> = goods
        .items
        .iter()
        .map(prost::Message::encode_to_vec)
        .collect();
    // The second item is a newer one.
    let mut bytes = Vec::new();
    for item in [items[0].clone(), with_new_field(&items[1], &[7; 12])] {
        encode_key(1, WireType::LengthDelimited, &mut bytes);
        encode_varint(item.len() as u64, &mut bytes);
        bytes.extend(item);
    }
    let bytes = with_new_field(&bytes, b"x");
    let json = display::json(&sent.header.encode_to_vec(), &[(1, &bytes)]);
    assert_eq!(
        json["goods"]["not_known_to_this_version"],
        serde_json::json!(["items[1]: field 900, 12 bytes", "field 900, 1 byte"])
    );
    assert_eq!(json["goods"]["items"][1]["category"], "narcotic");
    let lines = display::lines(&with_new_field(&sent.header.encode_to_vec(), b""), &[]);
    let told = lines
        .iter()
        .find(|line| line.label == "not known to this version")
        .unwrap();
    assert_eq!(told.value, "field 900, 0 bytes");
}

#[test]
fn what_is_known_is_never_shown_as_not_known() {
    let sent = Sent::new();
    let held: Vec<_> = sent
        .sections
        .iter()
        .map(|(section, bytes)| (u32::from(section.slot()), bytes.as_slice()))
        .collect();
    let text = display::json(&sent.header.encode_to_vec(), &held).to_string();
    assert!(!text.contains("not_known"), "{text}");
}

#[test]
fn what_a_reader_must_understand_and_does_not_refuses_the_record_by_its_name() {
    let mut sent = Sent::new();
    assert!(sent.critical(&[]).is_ok());
    let refused = sent.critical(&["joint_custody"]).unwrap_err();
    assert_eq!(
        (refused.field.as_str(), refused.reason),
        ("critical", Reason::CriticalUnknown)
    );
    assert!(refused.message.contains("joint_custody"), "{refused}");
    assert!(refused.reason.awaits_newer_version());
}

#[test]
fn that_a_newer_version_is_wanted_is_told_before_what_that_version_may_allow() {
    let mut sent = Sent::new();
    sent.header.purpose = "a_newer_purpose".to_owned();
    assert_eq!(sent.read().unwrap_err().reason, Reason::CodeUnknown);
    assert_eq!(
        sent.critical(&["joint_custody"]).unwrap_err().reason,
        Reason::CriticalUnknown
    );
    sent.header.kind = 200;
    sent.header.critical.clear();
    let refused = sent.read().unwrap_err();
    assert_eq!(
        (refused.field.as_str(), refused.reason),
        ("kind", Reason::KindUnknown)
    );
}

#[test]
fn critical_names_have_a_limit_and_the_form_of_codes() {
    let mut sent = Sent::new();
    let names = vec!["a"; MAX_CRITICAL + 1];
    let reason = |result: Result<Record, InvalidRecord>| result.unwrap_err().reason;
    assert_eq!(reason(sent.critical(&names[1..])), Reason::CriticalUnknown);
    assert_eq!(reason(sent.critical(&names)), Reason::FieldTooLong);
    let shown = sent.critical(&["\u{1b}[2J"]).unwrap_err();
    assert_eq!(shown.reason, Reason::FieldInvalid);
    assert!(!shown.to_string().contains('\u{1b}'), "{shown:?}");
}

#[test]
fn a_record_of_an_unknown_kind_is_refused_by_that_reason_and_still_shown() {
    let mut sent = Sent::new();
    sent.header.kind = 200;
    let refused = sent.read().unwrap_err();
    assert_eq!(
        (refused.field.as_str(), refused.reason),
        ("kind", Reason::KindUnknown)
    );
    assert!(refused.reason.awaits_newer_version());
    let json = display::json(&sent.header.encode_to_vec(), &[(1, &sent.sections[1].1)]);
    assert_eq!(json["header"]["kind"], "not known to this version (200)");
    assert_eq!(json["goods"]["items"][0]["category"], "narcotic");
}
