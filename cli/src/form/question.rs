//! A form: a table of questions, and which of them a draft makes one ask.

use std::collections::BTreeMap;

use ntc_core::forms::Row;
use ntc_core::intake::draft_file::{self, InvalidDraftFile};
use ntc_core::record::InvalidRecord;

use super::paper::Paper;
use crate::lang::say;

/// How a question is answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fills {
    /// By a line.
    Line,
    /// By one of the choices of its field.
    One,
    /// By some of them, one after another.
    Some,
    /// By a number and, behind it, the unit, which stands in the field named here beside its own.
    Amount(&'static str),
    /// By a registration plate, with the state that issued it in brackets.
    Plate,
    /// By parties among the partners; where none is needed, by all of them.
    Parties,
    /// By one party, which is asked.
    Party,
    /// By whether there is one more entry of its list.
    More,
}

/// What the answer to a question can start from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The officer's party; none while the node is away.
    pub(crate) party: Option<String>,
    /// The enrolled partners.
    pub(crate) partners: Vec<String>,
    /// Today, as a draft writes a day.
    pub(crate) today: String,
    /// A reference that nothing has yet.
    pub(crate) reference: String,
}

/// A question of a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    /// The field that it fills in; `[]` stands for each entry of a list.
    pub(crate) field: &'static str,
    /// The question.
    pub(crate) text: fn() -> String,
    /// How it is answered.
    pub(crate) fills: Fills,
    /// True when no answer is no answer.
    pub(crate) is_required: bool,
    /// Whether a draft makes one ask it, by the place of the entry in its list.
    pub(crate) when: fn(&Paper, usize) -> bool,
    /// What the answer starts from where the draft holds none.
    pub(crate) start: fn(&Known) -> Option<&str>,
}

/// A question that may be left without an answer and is always asked.
pub(crate) const fn question(field: &'static str, text: fn() -> String, fills: Fills) -> Question {
    Question {
        field,
        text,
        fills,
        is_required: false,
        when: |_, _| true,
        start: |_| None,
    }
}

impl Question {
    /// The same, which has to be answered.
    pub(crate) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    /// The same, asked only where the draft says so.
    pub(crate) const fn when(self, when: fn(&Paper, usize) -> bool) -> Self {
        Self { when, ..self }
    }

    /// The same, whose answer starts from something.
    pub(crate) const fn starting(self, start: fn(&Known) -> Option<&str>) -> Self {
        Self { start, ..self }
    }

    /// The list of whose entries it is asked; empty where it is of none.
    fn list(&self) -> &'static str {
        self.field.split_once("[]").map_or("", |(list, _)| list)
    }
}

/// How urgent a record is.
pub(crate) const URGENCY: Question = question("urgency", || say!("form-urgency"), Fills::One)
    .required()
    .starting(|_| Some("routine"));

/// The audience, by the Traffic Light Protocol.
pub(crate) const TLP: Question = question("handling.tlp", || say!("form-tlp"), Fills::One)
    .required()
    .starting(|_| Some("AMBER"));

/// What whoever gets it may do; what it starts from depends on the form.
pub(crate) const ACTION: Question = question(
    "handling.permitted_action",
    || say!("form-action"),
    Fills::One,
)
.required();

/// The author's own reference.
pub(crate) const REFERENCE: Question = question(
    "national.source_reference",
    || say!("form-reference"),
    Fills::Line,
)
.starting(|known| Some(&known.reference));

/// A question about one place of a draft.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The question.
    pub(crate) question: &'static Question,
    /// The field that it fills in.
    pub(crate) field: String,
}

impl Asked {
    /// How it is asked.
    pub(crate) fn text(&self) -> String {
        (self.question.text)()
    }

    /// What tells it from every other question about the draft.
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.field, self.text())
    }

    /// The field as the tables of the record name it.
    pub(crate) fn row_of(&self) -> String {
        let parts = self.field.split(['[', ']']).enumerate();
        let parts = parts.map(|(at, part)| if at % 2 == 0 { part } else { "[]" });
        parts.collect()
    }
}

/// A form.
pub(crate) struct Form {
    /// What it makes, as its command is called: `alert`.
    pub(crate) noun: &'static str,
    /// How a draft says that it is for this form.
    pub(crate) kind: &'static str,
    /// The questions, in the order in which they are asked.
    pub(crate) questions: &'static [Question],
    /// The rows of the fields that it fills in.
    pub(crate) rows: fn() -> BTreeMap<String, Row>,
    /// What is wrong with a draft, whether or not all is answered.
    pub(crate) judge: fn(&Paper) -> Vec<InvalidRecord>,
}

/// What is wrong with the draft of a record.
pub(super) fn as_record(paper: &Paper) -> Vec<InvalidRecord> {
    match draft_file::read(&paper.text()) {
        Ok(_) => Vec::new(),
        Err(InvalidDraftFile::Fields(errors)) => errors,
        Err(error @ InvalidDraftFile::TooLarge) => vec![InvalidRecord {
            field: String::new(),
            reason: error.reason(),
            message: error.to_string(),
        }],
    }
}

impl Form {
    /// The draft before anything is asked.
    pub(crate) fn begun(&self) -> Paper {
        let mut paper = Paper::default();
        paper.put("kind", self.kind);
        paper.put("language", "en");
        paper
    }

    /// Every question that a draft makes one ask, in order.
    pub(crate) fn asked(&self, paper: &Paper) -> Vec<Asked> {
        let mut asked = Vec::new();
        let parts = self
            .questions
            .chunk_by(|one, next| one.list() == next.list());
        for part in parts {
            let list = part.first().map_or("", Question::list);
            let entries = match list {
                "" => 1,
                list => paper.count(list).max(1),
            };
            for entry in 0..entries {
                let questions = part.iter().filter(|it| (it.when)(paper, entry));
                asked.extend(questions.map(|question| Asked {
                    question,
                    field: question.field.replacen("[]", &format!("[{entry}]"), 1),
                }));
            }
        }
        asked
    }

    /// The question that fills in a field, or what is around it or within it; none where none does.
    pub(crate) fn about(&self, paper: &Paper, field: &str) -> Option<Asked> {
        let asked = self.asked(paper);
        let is_near = |asked: &&Asked| holds(&asked.field, field) || holds(field, &asked.field);
        let beside = |asked: &&Asked| match asked.question.fills {
            Fills::Amount(unit) => holds(&beside(&asked.field, unit), field),
            Fills::Line | Fills::One | Fills::Some | Fills::Plate => false,
            Fills::Parties | Fills::Party | Fills::More => false,
        };
        let found = asked.iter().find(|it| beside(it));
        found.or_else(|| asked.iter().find(is_near)).cloned()
    }
}

/// The field of this name beside another.
pub(super) fn beside(field: &str, name: &str) -> String {
    match field.rsplit_once('.') {
        Some((path, _)) => format!("{path}.{name}"),
        None => name.to_owned(),
    }
}

/// True when one field is the other or holds it.
pub(super) fn holds(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
