//! What a typed line puts into the draft, and what there is to say of it.

use ntc_core::forms::{CellForm, Row};
use ntc_core::model::identifier::Scheme;
use ntc_core::reason::Reason;
use ntc_core::record::InvalidRecord;

use super::paper::Paper;
use super::question::{Asked, Fills, Form, beside, holds};
use crate::lang::{self, say};

/// Puts a line into its field as the field's kind is written in a draft; nothing takes the field out.
pub(super) fn line(row: Option<&Row>, field: &str, paper: &mut Paper, typed: &str) {
    let is_whole = row.is_some_and(|row| row.facts.cell == CellForm::Whole);
    match typed.parse() {
        _ if typed.is_empty() => paper.take(field),
        Ok(number) if is_whole => paper.put_whole(field, number),
        Ok(_) | Err(_) => paper.put(field, typed),
    }
}

/// Puts one party into a list of them.
pub(super) fn party(field: &str, paper: &mut Paper, typed: &str) {
    match typed {
        "" => paper.take(field),
        party => paper.put_list(field, [party]),
    }
}

/// Puts a number and the unit behind it, `42.5 kg`, into two fields.
pub(super) fn amount(field: &str, unit: &str, paper: &mut Paper, typed: &str) {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    let end = typed.find(|c| !is_digit(c)).unwrap_or(typed.len());
    let (number, behind) = typed.split_at_checked(end).unwrap_or((typed, ""));
    line(None, field, paper, number.trim());
    line(None, unit, paper, behind.trim());
}

/// Puts a plate and the state in brackets behind it, `AA 123 BB (GE)`, into a list of identifiers.
pub(super) fn plate(field: &str, paper: &mut Paper, typed: &str) {
    if typed.is_empty() {
        return paper.take(field);
    }
    let bare = typed.strip_suffix(')');
    let (raw, state) = bare
        .and_then(|it| it.rsplit_once('('))
        .unwrap_or((typed, ""));
    let mut entry = vec![("scheme", Scheme::Plate.code()), ("raw", raw.trim())];
    if !state.is_empty() {
        entry.push(("country", state.trim()));
    }
    paper.put_entry(field, &entry);
}

/// What the draft holds for a question, as it is typed.
pub(super) fn held(asked: &Asked, paper: &Paper) -> Option<String> {
    match asked.question.fills {
        Fills::Amount(unit) => {
            let unit = paper.get(&beside(&asked.field, unit)).unwrap_or_default();
            let number = paper.get(&asked.field)?;
            Some(format!("{number} {unit}").trim_end().to_owned())
        }
        Fills::Plate => {
            let of = |name: &str| paper.get(&format!("{}[0].{name}", asked.field));
            let state = of("country").map(|state| format!(" ({state})"));
            Some(of("raw")? + &state.unwrap_or_default())
        }
        Fills::Some | Fills::Parties | Fills::Party => {
            let list = paper.list(&asked.field);
            (!list.is_empty()).then(|| list.join(", "))
        }
        Fills::Line | Fills::One | Fills::More => paper.get(&asked.field),
    }
}

/// What is wrong with the draft of a form where a question fills it in.
pub(super) fn faults(form: &Form, asked: &Asked, paper: &Paper) -> Vec<InvalidRecord> {
    let fills = |field: &str| match asked.question.fills {
        Fills::Amount(unit) => [asked.field.clone(), beside(&asked.field, unit)]
            .iter()
            .any(|own| holds(own, field)),
        Fills::Line | Fills::One | Fills::Some | Fills::Plate => holds(&asked.field, field),
        Fills::Parties | Fills::Party => holds(&asked.field, field),
        // What the entry lacks is asked next.
        Fills::More => asked
            .field
            .rsplit_once('[')
            .is_some_and(|(list, _)| list == field),
    };
    let mut faults = (form.judge)(paper);
    faults.retain(|fault| fills(&fault.field));
    faults
}

/// The first of what is wrong, as it is said: without the line of a file that nobody sees, and with its reason.
pub(super) fn told(faults: &[InvalidRecord]) -> Result<(), String> {
    match faults.first() {
        None => Ok(()),
        Some(fault) => {
            let (message, _) = fault
                .message
                .rsplit_once(" (line ")
                .unwrap_or((&fault.message, ""));
            Err(refused(fault.reason, message))
        }
    }
}

/// What is wrong: the rule's words, and in other languages what its reason means before them.
fn refused(reason: Reason, message: &str) -> String {
    if lang::is_english() {
        return format!("{message} [{reason}]");
    }
    let words = say!("failure-words-of-rule", words = message);
    format!("{} [{reason}] {words}", lang::meaning(reason))
}

/// True where a code was taken that means nothing without text.
pub(super) fn wants_text(faults: &[InvalidRecord]) -> bool {
    let first = faults.first();
    first.is_some_and(|fault| fault.reason == Reason::OtherWithoutText)
}
