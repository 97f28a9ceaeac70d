//! Cases as press notes tell of them, in our own wording: each is said in coded fields.

mod drafts;

use ntc_proto::node;
use serde_json::{Map, Value as Json};

use super::{csv, draft_file};
use crate::forms::{Held, Holder, Table, Value};
use crate::model::kind::RecordKind;
use crate::record::{Defaults, Event, MAX_RETENTION, Record, RecordId};
use crate::time::Timestamp;
use crate::wire;
use drafts::CASES;

/// 2026-11-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_793_491_200_000);

const HEAD: &str = "kind = 'SeizureNotice'\npurpose = 'customs_risk'\n\
    [handling]\ntlp = 'GREEN'\npermitted_action = 'any'\n";

fn draft(body: &str) -> node::v1::Draft {
    draft_file::read(&format!("{HEAD}{body}")).unwrap_or_else(|error| panic!("{error}\n{body}"))
}

fn record(author: &str, body: &str) -> Record {
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let id = RecordId::new(NOW, &[0; 10]);
    let draft = wire::record::draft(draft(body)).unwrap();
    let checked = draft.check(&author.parse().unwrap(), id, NOW, &defaults);
    checked.unwrap_or_else(|error| panic!("{error}\n{body}")).0
}

#[test]
fn each_case_is_said_in_coded_fields_and_no_free_text_stands_in_for_a_code() {
    for (author, body) in CASES {
        assert!(
            !body.contains("other:") && !body.contains("subcategory"),
            "{body}"
        );
        let record = record(author, body);
        assert_eq!(record.kind(), RecordKind::SeizureNotice);
        let Some(Event::Seizure(event)) = &record.sections().event else {
            panic!("{body}");
        };
        assert!(event.concealment_location.is_empty());
        let goods = record.sections().goods.as_ref().unwrap();
        for item in &goods.items {
            assert!(
                item.r#in
                    .iter()
                    .all(|holder| Holder::read(holder).is_some())
            );
        }
    }
}

/// The values of a draft in TOML as JSON writes them.
fn json(value: Value) -> Json {
    match value.held {
        Held::Text(text) | Held::Date(text) => Json::String(text),
        Held::Number(number) => Json::Number(number.parse().unwrap()),
        Held::Flag(flag) => Json::Bool(flag),
        Held::List(list) => list.into_iter().map(json).collect(),
        Held::Table(table) => {
            let fields = table.into_rest();
            let fields: Map<_, _> = fields.map(|(name, value)| (name, json(value))).collect();
            Json::Object(fields)
        }
    }
}

#[test]
fn each_case_is_said_in_json_as_well() {
    for (_, body) in CASES {
        let (table, faults) = Table::from_toml(&format!("{HEAD}{body}"));
        assert!(faults.is_empty(), "{body}");
        let text = json(Held::Table(table).into()).to_string();
        let read = draft_file::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(read, draft(body), "{text}");
    }
}

/// A cell of a row: the field that it tells, and what stands in it.
type Cells = Vec<(String, String)>;

/// The values below a field as cells: a list of words is one cell, and so is one of identifiers.
fn cells(field: &str, value: Value, row: &mut Cells) {
    let mut told = |cell: String| row.push((field.to_owned(), cell));
    match value.held {
        Held::Text(text) | Held::Date(text) | Held::Number(text) => told(text),
        Held::Flag(flag) => told(if flag { "yes" } else { "no" }.to_owned()),
        Held::Table(table) if table.text("raw").is_some() && table.text("scheme").is_none() => {
            let text = |name| table.text(name).unwrap_or_default();
            told(format!("{} [{}]", text("raw"), text("state")));
        }
        Held::Table(table) => {
            for (name, value) in table.into_rest() {
                let dot = if field.is_empty() { "" } else { "." };
                cells(&format!("{field}{dot}{name}"), value, row);
            }
        }
        Held::List(list) => {
            let words: Option<Vec<_>> = list.iter().map(word).collect();
            if let Some(words) = words {
                return told(words.join("; "));
            }
            for (place, value) in list.into_iter().enumerate() {
                cells(&format!("{field}[{place}]"), value, row);
            }
        }
    }
}

/// A text or an identifier as one of several in a cell.
fn word(value: &Value) -> Option<String> {
    let text = |table: &Table, name| table.text(name).map(str::to_owned);
    match &value.held {
        Held::Text(text) => Some(text.clone()),
        Held::Table(table) => {
            let word = format!("{}: {}", text(table, "scheme")?, text(table, "raw")?);
            let country = text(table, "country").map(|country| format!(" ({country})"));
            let state = text(table, "state").map(|state| format!(" [{state}]"));
            let beside = [country, state].into_iter().flatten().collect::<String>();
            Some(word + &beside)
        }
        Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) => None,
    }
}

/// The column of a field that has a name; a field of a further entry of a list with its number.
fn named(field: &str) -> Option<String> {
    let (first, number) = match field.split_once('[') {
        None => (field.to_owned(), 0),
        Some((list, rest)) => {
            let (place, rest) = rest.split_once(']').unwrap();
            if rest.contains('[') && !rest.contains("[0]") {
                // A further entry of a list within an entry has a path and no name.
                return Some(field.to_owned());
            }
            (format!("{list}[0]{rest}"), place.parse().unwrap())
        }
    };
    // Of a list of identifiers and the like, other columns each fill a part by a rule.
    let leaf = first.rsplit('.').next().unwrap();
    let is_shared = ["identifiers", "documents", "means", "modus_operandi"].contains(&leaf);
    let mut columns = csv::columns(csv::RowKind::Seizure).iter();
    let is_it = |column: &&csv::ColumnHelp| {
        column.field == first && (!is_shared || column.name.ends_with(leaf))
    };
    let column = columns.find(is_it)?.name.clone();
    Some(match number {
        0 => column,
        number => format!("{column}_{}", number + 1),
    })
}

/// The cells of a case under their names, and those of containers in one.
fn row(body: &str, name: impl Fn(&str) -> Option<String>) -> Cells {
    let (table, _) = Table::from_toml(&format!("{HEAD}{body}"));
    let mut row = Vec::new();
    cells("", Held::Table(table).into(), &mut row);
    let of_containers = |field: &str| field.ends_with("].container");
    let boxes: Vec<_> = row
        .iter()
        .filter(|(field, _)| of_containers(field))
        .collect();
    let boxes = boxes
        .iter()
        .map(|(_, cell)| cell.as_str())
        .collect::<Vec<_>>()
        .join("; ");
    row.retain(|(field, _)| field != "kind" && !of_containers(field));
    for (field, _) in &mut row {
        *field = name(field).unwrap_or_else(|| panic!("no column for {field}"));
    }
    row.push(("container".to_owned(), boxes));
    row.push(("id".to_owned(), "1".to_owned()));
    row
}

fn read_row(author: &str, row: &Cells) -> node::v1::Draft {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer
        .write_record(row.iter().map(|(name, _)| name))
        .unwrap();
    writer
        .write_record(row.iter().map(|(_, cell)| cell))
        .unwrap();
    let table = writer.into_inner().unwrap();
    let terms = csv::Terms::default();
    let rows = csv::read(&table, &author.parse().unwrap(), &terms, NOW);
    let mut rows = rows.unwrap_or_else(|error| panic!("{error}\n{row:?}"));
    assert_eq!(rows.bad, [], "{row:?}");
    let mut draft = rows.good.remove(0).draft().unwrap();
    draft.national = None;
    draft
}

#[test]
fn each_case_is_said_by_a_row_of_a_table_under_names_and_under_paths() {
    for (author, body) in CASES {
        let told = wire::record::draft_message(&wire::record::draft(draft(body)).unwrap());
        let is_unknown = |draft: &node::v1::Draft| {
            let transport = draft.transport.as_ref();
            transport.is_some_and(|transport| transport.route_unknown)
        };
        let by_path = |field: &str| Some(field.to_owned());
        for row in [row(body, named), row(body, by_path)] {
            let mut read = read_row(author, &row);
            // A table that tells of a carriage and of no route says that the route is not known.
            if is_unknown(&read) && !is_unknown(&told) {
                read.transport.as_mut().unwrap().route_unknown = false;
            }
            assert_eq!(read, told, "{row:?}");
        }
    }
}
