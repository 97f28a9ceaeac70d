//! The header: what every recipient of a record sees.

use std::collections::BTreeSet;
use std::time::Duration;

use ntc_proto::v1;

use super::event::{is_read, without_form};
use super::handling::Handling;
use super::kind::{
    code, count, form_of, instant, language, line, many, named, needed, part, party, record_id,
    set, told,
};
use super::reader::Reader;
use super::table::form;
use crate::model::codes::{CATEGORIES, CODE_LIST, PURPOSES};
use crate::model::kind::{RecordKind, Urgency};
use crate::model::text::{MAX_LIST, is_code_form};
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;
use crate::time::{MAX_CLOCK_SKEW, Timestamp};

/// Longest time that recipients may keep a record: ten years.
pub const MAX_RETENTION: Duration = Duration::from_secs(3_653 * 24 * 3600);
/// Largest encoded header, bytes.
pub const MAX_HEADER: usize = 64 * 1024;
/// Most things that a reader must understand.
pub const MAX_CRITICAL: usize = 16;

/// What this version understands of what [`Header::critical`] can name: there is nothing yet beside the form itself.
const UNDERSTOOD: &[&str] = &[];

form! {
    /// What every recipient sees, and the author signs; the digests of the sections are added when it is encoded.
    Header: v1::Header also check with others;
    /// The record's name.
    id: RecordId = record_id() => "018bcfe5-6800-7fff-bfff-ffffffffffff";
    /// The author's party.
    origin: Party = party() => "GE/revenue-service";
    /// What the record is.
    kind: RecordKind = named() => "SeizureNotice";
    /// 1 for a first version; a correction counts up.
    version: u32 = count().required() => "1";
    /// The record that this one replaces; none for a first version.
    supersedes: Option<RecordId> = told(record_id()) => "018bcfe5-6800-7fff-bfff-ffffffffffff";
    /// When the author's node signed.
    created: Timestamp = instant() => "2026-01-28T10:00Z";
    /// When the recipient erases it at the latest.
    expires: Timestamp = instant() => "2027-01-28";
    /// How soon the recipient is asked to act.
    urgency: Urgency = named() => "routine";
    /// The language of the free text.
    language: String = language() => "en";
    /// The purpose that the information is shared for; empty for records that only run the federation.
    purpose: String = code(&PURPOSES) => "counter_narcotics";
    /// Categories of the goods, those of the goods section; of what answers a record those of that record.
    categories: BTreeSet<String> = set(MAX_LIST, code(&CATEGORIES).required()).sorted() => "[\"narcotic\"]";
    /// The originator's conditions.
    handling: Handling = needed(part());
    /// Name and version of the code list that all codes are taken from.
    code_list: String = line() => "ntc-codes/1";
    /// What a reader must understand to judge the record: a version that does not know one of them keeps the record,
    /// answers for it, and does not accept it.
    critical: Vec<String> = many(MAX_CRITICAL, form_of(is_code_form, "a name of letters, digits and underscores")) => "[]";
}

/// The list is known by name; of its versions, this one and later ones. The kinds that have an event section are read.
fn check(at: &mut Reader, header: &Header) {
    let version = |list: &str| {
        let (name, version) = list.split_once('/')?;
        (name == "ntc-codes").then(|| version.parse::<u16>().ok().filter(|version| *version > 0))?
    };
    if version(&header.code_list).is_none() {
        let message = format!("is not a version of {CODE_LIST}");
        at.refuse("code_list", Reason::CodeUnknown, &message);
    }
    if !is_read(header.kind) {
        at.refuse("kind", Reason::KindUnknown, &without_form(header.kind));
    }
    // A name that is none is refused by its form, and not repeated.
    for name in header.critical.iter().filter(|name| is_code_form(name)) {
        if !UNDERSTOOD.contains(&name.as_str()) {
            let message = format!(
                "names {name}, which this version does not understand; a newer one may accept the record"
            );
            at.refuse("critical", Reason::CriticalUnknown, &message);
        }
    }
}

impl Header {
    /// Checks a received header against the receiver's clock.
    ///
    /// # Errors
    /// When it was signed more than [`MAX_CLOCK_SKEW`] after `now`.
    pub fn check_received(&self, now: Timestamp) -> Result<(), InvalidRecord> {
        if self.created > now.plus(MAX_CLOCK_SKEW) {
            return Err(InvalidRecord::new(
                "created",
                Reason::TimeInFuture,
                "lies more than five minutes ahead of this node's clock; compare the clocks of both nodes",
            ));
        }
        Ok(())
    }
}
