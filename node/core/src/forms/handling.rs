//! Handling: the originator's conditions.

use std::collections::BTreeSet;

use ntc_proto::v1;

use super::kind::{code, coded, line, many, maybe, named, part, party, set};
use super::reader::{Reader, Source};
use super::table::form;
use crate::model::Coded;
use crate::model::codes::{EVALUATION_SCHEMES, HANDLING_CODES};
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::text::MAX_LIST;
use crate::party::Party;
use crate::reason::Reason;

/// Most parties named under TLP:RED, and most parties of an audience.
pub const MAX_RECIPIENTS: usize = 64;

/// The handling code that means nothing without text.
const HANDLING_OTHER: &str = "H3";

form! {
    /// The originator's conditions.
    Handling: v1::Handling also handling_rule;
    /// The audience, Traffic Light Protocol 2.0.
    tlp: Tlp = named() => "AMBER";
    /// The parties named under TLP:RED, and only then.
    named_recipients: BTreeSet<Party> = set(MAX_RECIPIENTS, party()).never_written_empty() => r#"["TR/customs"]"#;
    /// The most that a recipient may do.
    permitted_action: PermittedAction = named() => "examine";
    /// Europol handling codes; H3 carries text.
    handling_codes: Vec<Coded> = many(MAX_LIST, coded(&HANDLING_CODES)) => r#"["H1", "H2"]"#;
    /// How far source and information are trusted; required with persons.
    evaluation: Option<Evaluation> = maybe(part()) => r#"{ scheme = "4x4", source = "B", information = 2 }"#;
}

form! {
    /// How far source and information are trusted; schemes do not convert without loss, so the scheme is kept.
    Evaluation: v1::Evaluation also grades;
    /// The scheme.
    scheme: String = code(&EVALUATION_SCHEMES).required() => "4x4";
    /// The grade of the source in that scheme.
    source: String = line() => "B";
    /// The grade of the information in that scheme.
    information: String = line().or_number() => "2";
}

fn handling_rule(at: &mut Reader, handling: &Handling) {
    let is_bare = |coded: &Coded| coded.code == HANDLING_OTHER && coded.text.is_empty();
    if handling.handling_codes.iter().any(is_bare) {
        let message = "H3 says \"other\"; say in the text what it is";
        at.refuse("handling_codes", Reason::OtherWithoutText, message);
    }
}

/// Grades as the scheme prints them; a scheme of a newer list keeps its grades unchecked.
fn grades(at: &mut Reader, evaluation: &Evaluation) {
    for (name, grade, grades) in graded_by(evaluation) {
        if !is_grade(grade, grades) && (!grades.is_empty() || at.source() != Source::NewerPeer) {
            let message = format!("is not one of the scheme's grades {grades}");
            at.refuse(name, Reason::FieldInvalid, &message);
        }
    }
}

/// The two grades of an evaluation by their fields, and the grades that its scheme has.
fn graded_by(evaluation: &Evaluation) -> [(&'static str, &str, &'static str); 2] {
    let (sources, informations) = match evaluation.scheme.as_str() {
        "4x4" => ("ABCX", "1234"),
        "3x5x2" => ("123", "ABCDE"),
        "admiralty" => ("ABCDEF", "123456"),
        _ => ("", ""),
    };
    [
        ("source", &evaluation.source, sources),
        ("information", &evaluation.information, informations),
    ]
}

fn is_grade(grade: &str, grades: &str) -> bool {
    grade.chars().count() == 1 && grades.contains(grade)
}

/// True when both grades are those of the scheme.
pub(crate) fn graded(evaluation: &Evaluation) -> bool {
    let mut grades = graded_by(evaluation).into_iter();
    grades.all(|(_, grade, grades)| is_grade(grade, grades))
}
