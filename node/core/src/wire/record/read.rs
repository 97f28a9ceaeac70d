//! Reads fields one by one, keeps the path to each, and collects what is wrong.

use ntc_proto::v1;

use crate::model::codes::{CODE_LIST, CodeList, OTHER, country_known};
use crate::model::text::{
    MAX_LIST, MAX_LONG_TEXT, MAX_SHORT_TEXT, TextFault, is_code_form, line_fault, lines_fault,
};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{Coded, Decimal, InvalidRecord, MAX_TIME_MS, Moment, Precision, RecordId};
use crate::time::Timestamp;

/// Most errors that are told of one record.
const MAX_ERRORS: usize = 64;

/// Who wrote what is read.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Source {
    /// An officer of this node: only codes of this version's list.
    Draft,
    /// Another node, with this version's code list.
    Peer,
    /// Another node with a newer code list, whose codes are kept though they are not known here.
    NewerPeer,
}

impl Source {
    /// A peer whose header names `code_list`.
    pub(super) fn peer(code_list: &str) -> Self {
        if code_list == CODE_LIST {
            Self::Peer
        } else {
            Self::NewerPeer
        }
    }
}

pub(super) struct Reader {
    source: Source,
    path: Vec<String>,
    errors: Vec<InvalidRecord>,
}

impl Reader {
    pub(super) const fn new(source: Source) -> Self {
        Self {
            source,
            path: Vec::new(),
            errors: Vec::new(),
        }
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, Vec<InvalidRecord>> {
        if self.errors.is_empty() {
            Ok(value)
        } else {
            Err(self.errors)
        }
    }

    pub(super) const fn source(&self) -> Source {
        self.source
    }

    /// Reads with `name` added to the path.
    pub(super) fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(name.to_owned());
        let value = read(self);
        self.path.pop();
        value
    }

    /// Refuses the field `name` of where the reader is; the place itself when `name` is empty.
    pub(super) fn refuse(&mut self, name: &str, reason: Reason, message: &str) {
        if self.errors.len() >= MAX_ERRORS {
            return;
        }
        let mut field = self.path.join(".");
        if !field.is_empty() && !name.is_empty() {
            field.push('.');
        }
        field.push_str(name);
        self.errors.push(InvalidRecord::new(field, reason, message));
    }

    fn text_fault(&mut self, name: &str, fault: Option<TextFault>) {
        match fault {
            None => {}
            Some(fault @ TextFault::TooLong(max)) => {
                let message = format!("is longer than {max} characters; shorten it");
                self.refuse(name, fault.reason(), &message);
            }
            Some(fault @ TextFault::Control) => self.refuse(
                name,
                fault.reason(),
                "holds a character that is not seen or that makes the text read otherwise; take it out",
            ),
        }
    }

    /// Reads one line of at most [`MAX_SHORT_TEXT`] characters.
    pub(super) fn short(&mut self, name: &str, text: String) -> String {
        self.text_fault(name, line_fault(&text, MAX_SHORT_TEXT));
        text
    }

    /// Reads lines of at most [`MAX_LONG_TEXT`] characters together.
    pub(super) fn long(&mut self, name: &str, text: String) -> String {
        self.text_fault(name, lines_fault(&text, MAX_LONG_TEXT));
        text
    }

    /// Reads a text that is empty or of the form that `holds` accepts.
    pub(super) fn form(
        &mut self,
        name: &str,
        text: String,
        holds: impl FnOnce(&str) -> bool,
        wants: &str,
    ) -> String {
        if !text.is_empty() && !holds(&text) {
            self.refuse(name, Reason::FieldInvalid, &format!("is not {wants}"));
        }
        text
    }

    /// Refuses the field `name` when it is empty.
    pub(super) fn require(&mut self, name: &str, empty: bool) {
        if empty {
            self.refuse(name, Reason::FieldMissing, "is required");
        }
    }

    /// Reads a code that is empty or in `list`.
    pub(super) fn code(&mut self, name: &str, list: &CodeList, code: String) -> String {
        let known = list.contains(&code) || code.is_empty();
        let kept = self.source == Source::NewerPeer && is_code_form(&code);
        if known || kept {
            return code;
        }
        let named = if is_code_form(&code) {
            format!("'{code}'")
        } else {
            "this".to_owned()
        };
        let message = format!(
            "{named} is no {} of {CODE_LIST}; use {}",
            list.name,
            samples(list)
        );
        self.refuse(name, Reason::CodeUnknown, &message);
        code
    }

    pub(super) fn required_code(&mut self, name: &str, list: &CodeList, code: String) -> String {
        if code.is_empty() {
            let message = format!("is required; use {}", samples(list));
            self.refuse(name, Reason::FieldMissing, &message);
        }
        self.code(name, list, code)
    }

    /// Reads a code with its text; "other" stands with text only.
    pub(super) fn coded(&mut self, name: &str, list: &CodeList, coded: v1::Coded) -> Coded {
        let code = self.required_code(name, list, coded.code);
        if code == OTHER && coded.text.is_empty() {
            let message = "says \"other\"; say in the text what it is";
            self.refuse(name, Reason::OtherWithoutText, message);
        }
        Coded {
            code,
            text: self.short(name, coded.text),
        }
    }

    pub(super) fn coded_list(
        &mut self,
        name: &str,
        list: &CodeList,
        items: Vec<v1::Coded>,
    ) -> Vec<Coded> {
        self.list(name, MAX_LIST, items, |reader, item| {
            reader.coded("", list, item)
        })
    }

    /// Reads each item of a list; a list above its limit is refused unread.
    pub(super) fn list<T, U>(
        &mut self,
        name: &str,
        max: usize,
        items: Vec<T>,
        mut read: impl FnMut(&mut Self, T) -> U,
    ) -> Vec<U> {
        if items.len() > max {
            let message = format!("has more than {max} entries");
            self.refuse(name, Reason::FieldTooLong, &message);
            return Vec::new();
        }
        let numbered = items.into_iter().enumerate();
        numbered
            .map(|(position, item)| {
                self.within(&format!("{name}[{position}]"), |reader| read(reader, item))
            })
            .collect()
    }

    pub(super) fn country(&mut self, name: &str, code: String) -> String {
        let wants = "an ISO 3166-1 alpha-2 code in upper case";
        self.form(name, code, country_known, wants)
    }

    pub(super) fn party(&mut self, name: &str, text: &str) -> Option<Party> {
        let party = text.parse();
        if party.is_err() {
            let message =
                "is not a party; write the state and the authority, for example GE/revenue-service";
            self.refuse(name, Reason::FieldInvalid, message);
        }
        party.ok()
    }

    pub(super) fn id(&mut self, name: &str, bytes: &[u8]) -> Option<RecordId> {
        let id = RecordId::from_slice(bytes);
        if let Err(error) = id {
            self.refuse(name, Reason::FieldInvalid, &format!("is {error}"));
        }
        id.ok()
    }

    /// Reads exactly `N` bytes.
    pub(super) fn bytes<const N: usize>(&mut self, name: &str, bytes: &[u8]) -> Option<[u8; N]> {
        let array = bytes.try_into().ok();
        if array.is_none() {
            self.refuse(
                name,
                Reason::FieldInvalid,
                &format!("has other than {N} bytes"),
            );
        }
        array
    }

    /// Reads a time; 0 means "not told".
    pub(super) fn time(&mut self, name: &str, millis: i64) -> Option<Timestamp> {
        let time = self.instant(name, millis)?;
        (time.as_millis() > 0).then_some(time)
    }

    fn instant(&mut self, name: &str, millis: i64) -> Option<Timestamp> {
        let known = u64::try_from(millis).ok().filter(|_| millis <= MAX_TIME_MS);
        if known.is_none() {
            self.refuse(name, Reason::FieldInvalid, "lies before 1970 or after 9999");
        }
        known.map(Timestamp::from_millis)
    }

    /// Reads a time and its precision; without precision it is unknown.
    pub(super) fn moment(&mut self, name: &str, moment: Option<v1::Moment>) -> Option<Moment> {
        let moment = moment?;
        let precision = match v1::DatePrecision::try_from(moment.precision) {
            Ok(v1::DatePrecision::Unspecified) if moment.at_ms == 0 => return None,
            Ok(v1::DatePrecision::Minute) => Precision::Minute,
            Ok(v1::DatePrecision::Hour) => Precision::Hour,
            Ok(v1::DatePrecision::Day) => Precision::Day,
            Ok(v1::DatePrecision::Month) => Precision::Month,
            Ok(v1::DatePrecision::Year) => Precision::Year,
            Ok(v1::DatePrecision::Unspecified) | Err(_) => {
                let message = "has no precision; say how exactly it is known";
                self.refuse(name, Reason::FieldInvalid, message);
                return None;
            }
        };
        let at = self.instant(name, moment.at_ms)?;
        let moment = Moment { at, precision };
        if !moment.is_aligned() {
            let message = "is not the start, in UTC, of the interval that its precision names";
            self.refuse(name, Reason::FieldInvalid, message);
        }
        Some(moment)
    }

    /// Reads a number. An officer may write zeros that say nothing; a node may not.
    pub(super) fn decimal(&mut self, name: &str, number: Option<v1::Decimal>) -> Option<Decimal> {
        let number = number?;
        let read = Decimal::new(number.mantissa, number.scale);
        let spelt =
            |read: Decimal| read.mantissa() == number.mantissa && read.scale() == number.scale;
        if !read.is_some_and(|read| self.source == Source::Draft || spelt(read)) {
            let message = "has more than nine digits after the point, or zeros at its end";
            self.refuse(name, Reason::FieldInvalid, message);
        }
        read
    }
}

/// The first codes of a list, for the message of an error.
fn samples(list: &CodeList) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<_> = list
        .codes
        .iter()
        .take(SHOWN)
        .map(|entry| entry.code)
        .collect();
    let rest = if list.codes.len() > SHOWN {
        " and others"
    } else {
        ""
    };
    format!("{}{rest}", shown.join(", "))
}

pub(super) fn write_coded(coded: &Coded) -> v1::Coded {
    v1::Coded {
        code: coded.code.clone(),
        text: coded.text.clone(),
    }
}

pub(super) fn write_codes(codes: &[Coded]) -> Vec<v1::Coded> {
    codes.iter().map(write_coded).collect()
}

pub(super) fn write_decimal(number: Decimal) -> v1::Decimal {
    v1::Decimal {
        mantissa: number.mantissa(),
        scale: number.scale(),
    }
}

pub(super) fn write_time(time: Option<Timestamp>) -> i64 {
    time.map_or(0, |time| {
        i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
    })
}

pub(super) fn write_moment(moment: Moment) -> v1::Moment {
    v1::Moment {
        at_ms: write_time(Some(moment.at)),
        precision: moment.precision as i32,
    }
}
