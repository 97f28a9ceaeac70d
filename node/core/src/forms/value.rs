//! The values of a draft file, as the file holds them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::model::Moment;

/// A value, and where it stands.
#[derive(Debug, Default)]
pub(crate) struct Value {
    /// Line of the file, from 1; 0 where the file does not tell.
    pub(crate) line: usize,
    /// What it holds.
    pub(crate) held: Held,
}

/// What a value holds. Numbers are kept as text, so that no digit is lost.
#[derive(Debug)]
pub(crate) enum Held {
    Text(String),
    Number(String),
    /// A bare date or time of TOML.
    Date(String),
    Flag(bool),
    List(Vec<Value>),
    Table(Table),
}

impl From<Held> for Value {
    fn from(held: Held) -> Self {
        Self { line: 0, held }
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::Table(Table::default())
    }
}

/// A table: values by key.
#[derive(Debug, Default)]
pub(crate) struct Table(BTreeMap<String, Value>);

impl Table {
    /// Puts a value at the path of a field, `goods.items[1].unit`; entries of a list that it passes over are empty.
    pub(crate) fn put(&mut self, path: &str, held: Held) {
        let Some((step, rest)) = path.split_once('.') else {
            self.0.insert(path.to_owned(), held.into());
            return;
        };
        let (key, position) = position_of(step);
        let inner = self
            .0
            .entry(key.to_owned())
            .or_insert_with(|| match position {
                Some(_) => Held::List(Vec::new()).into(),
                None => Value::default(),
            });
        let inner = match (&mut inner.held, position) {
            (Held::List(list), Some(position)) => {
                if list.len() <= position {
                    list.resize_with(position + 1, Value::default);
                }
                list.get_mut(position).map(|entry| &mut entry.held)
            }
            (held, _) => Some(held),
        };
        if let Some(Held::Table(table)) = inner {
            table.put(rest, held);
        }
    }

    /// Takes a value out.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key)
    }

    /// True when it holds `key`.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The text of a key; none when it is not there or no text.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match &self.0.get(key)?.held {
            Held::Text(text) => Some(text),
            Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) | Held::Table(_) => {
                None
            }
        }
    }

    /// True when nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values whose keys `keep` accepts, and the others.
    pub(super) fn split(self, keep: impl Fn(&str) -> bool) -> (Self, Self) {
        let (kept, rest) = self.0.into_iter().partition(|(key, _)| keep(key));
        (Self(kept), Self(rest))
    }

    /// What has not been taken out.
    pub(crate) fn into_rest(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    /// Reads a text of TOML, and what is wrong with it. Months and days as people write them (`2020-10`, `28.01.2026`)
    /// need no quotation marks.
    pub(crate) fn from_toml(text: &str) -> (Self, Vec<TomlFault>) {
        let lines = Lines {
            text,
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
            dates: RefCell::default(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        let table = lines.table(table.into_inner());
        let dates = lines.dates.take();
        let is_date = |error: &toml::de::Error| {
            let at = error.span().unwrap_or_default();
            dates
                .iter()
                .any(|date| date.start <= at.start && at.end <= date.end)
        };
        let faults = errors.iter().filter(|error| !is_date(error));
        let faults = faults.map(|error| lines.fault(error));
        // What else a parser says of the same place follows from the first.
        let mut places = BTreeSet::new();
        let first = faults.filter(|fault| places.insert((fault.line, fault.column)));
        (table, first.collect())
    }

    /// Reads a text of JSON.
    pub(crate) fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// A step of a path and its position, where it is one of a list: `items[1]`.
fn position_of(step: &str) -> (&str, Option<usize>) {
    let listed = step.strip_suffix(']').and_then(|step| step.split_once('['));
    match listed {
        Some((key, position)) => (key, position.parse().ok()),
        None => (step, None),
    }
}

/// What is wrong at a place of a text that is no TOML.
pub(crate) struct TomlFault {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column, from 1.
    pub(crate) column: usize,
    /// What is wrong there; may repeat no value of the file.
    pub(crate) message: String,
}

/// Said of a number with a comma.
const COMMA: &str = "a number has a point in place of a comma, and no blanks: 63.5";
/// Said of a value of digits that is neither a number nor a time.
const NO_TIME: &str = "this is neither a number nor a time; write 2026-11-06, 06.11.2026, \"2026-11\" or 2026-11-06T14:30+04:00";

/// A text of TOML and the offsets at which its lines end.
struct Lines<'a> {
    text: &'a str,
    ends: Vec<usize>,
    /// Where a date of another form than that of TOML stands.
    dates: RefCell<Vec<Range<usize>>>,
}

impl Lines<'_> {
    fn table(&self, table: DeTable<'_>) -> Table {
        let entries = table.into_iter();
        Table(
            entries
                .map(|(key, value)| (key.into_inner().into_owned(), self.value(value)))
                .collect(),
        )
    }

    fn list(&self, list: DeArray<'_>) -> Vec<Value> {
        list.into_iter().map(|value| self.value(value)).collect()
    }

    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at) + 1
    }

    fn fault(&self, error: &toml::de::Error) -> TomlFault {
        let at = error.span().unwrap_or_default().start;
        let before = self.text.get(..at).unwrap_or_default();
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        TomlFault {
            line: self.line(at),
            column,
            message: self.bare(at).unwrap_or(error.message()).to_owned(),
        }
    }

    /// What is wrong with the value on the line of `at`, where it is a number or a time as people write them without
    /// quotation marks: what the parser says of those is for programmers.
    fn bare(&self, at: usize) -> Option<&'static str> {
        let (before, after) = self.text.split_at_checked(at)?;
        let line = before.rsplit('\n').next()?.len();
        let (_, value) = self
            .text
            .get(at - line..)?
            .lines()
            .next()?
            .split_once('=')?;
        let value = value.split('#').next()?.trim();
        if !value.starts_with(|c: char| c.is_ascii_digit()) || after.is_empty() {
            return None;
        }
        let is_decimal = |c: char| c.is_ascii_digit() || c == ',' || c == ' ';
        if value.contains(',') && value.chars().all(is_decimal) {
            return Some(COMMA);
        }
        value.contains(['-', ':', '.', '~']).then_some(NO_TIME)
    }

    /// The text of a bare value that is a date, though none of TOML.
    fn other_date(&self, span: Range<usize>) -> Option<String> {
        let text = self.text.get(span.clone())?;
        let is_day = text.split('.').count() == 3 && Moment::parse(text).is_some();
        let is_month = text.len() == 7 && Moment::parse(text).is_some();
        (is_day || is_month).then(|| {
            self.dates.borrow_mut().push(span);
            text.to_owned()
        })
    }

    fn value(&self, value: Spanned<DeValue<'_>>) -> Value {
        let span = value.span();
        let line = self.line(span.start);
        let is_bare = matches!(value.get_ref(), DeValue::Float(_) | DeValue::Datetime(_));
        if let Some(date) = is_bare.then(|| self.other_date(span)).flatten() {
            let held = Held::Date(date);
            return Value { line, held };
        }
        Value {
            line,
            held: match value.into_inner() {
                DeValue::String(text) => Held::Text(text.into_owned()),
                DeValue::Integer(number) => Held::Number(
                    i64::from_str_radix(number.as_str(), number.radix())
                        .map_or_else(|_| number.to_string(), |number| number.to_string()),
                ),
                DeValue::Float(number) => Held::Number(number.as_str().to_owned()),
                DeValue::Boolean(flag) => Held::Flag(flag),
                DeValue::Datetime(date) => Held::Date(date.to_string()),
                DeValue::Array(list) => Held::List(self.list(list)),
                DeValue::Table(table) => Held::Table(self.table(table)),
            },
        }
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Held;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, a list or a table")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Held, E> {
        Ok(Held::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Held, E> {
        Ok(Held::Number(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Held, E> {
        Ok(Held::Number(number.to_string()))
    }

    /// The shortest text that reads back as the same number: what was written, unless it had more than fifteen
    /// digits. In JSON the point has one meaning, which a fourth digit after it says here.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Held, E> {
        let text = number.to_string();
        let digits = text
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len());
        Ok(Held::Number(if digits == 3 { text + "0" } else { text }))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held, E> {
        Ok(Held::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Held, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Held::List(values))
    }

    /// A key that stands twice is refused: one of the two would be lost.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Held, A::Error> {
        let mut table = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if table.insert(key, value).is_some() {
                return Err(A::Error::custom("a field stands here twice"));
            }
        }
        Ok(Held::Table(Table(table)))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let held = deserializer.deserialize_any(AnyValue)?;
        Ok(Self { line: 0, held })
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(AnyValue)? {
            Held::Table(table) => Ok(table),
            Held::Text(_) | Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) => {
                Err(D::Error::custom("a draft is a table"))
            }
        }
    }
}
