//! What the tables of `ntc-core` say in English, as messages of the catalogue: reasons, codes, fields, names and checks.
//!
//! English stays in those tables. Every other language says the same under the ids that are made here, and a test
//! compares the two: a row without a translation fails it, and so does a translation without a row.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::checkup::Cause;
use ntc_core::forms;
use ntc_core::hit::{LINE_LABELS, State, outcome_words};
use ntc_core::intake::csv::{self, RowKind};
use ntc_core::manifest;
use ntc_core::model::codes::{ALL, CodeList, countries};
use ntc_core::model::identifier::Scheme;
use ntc_core::phrase::{Phrase, Sort};
use ntc_core::policy::review::clause_labels;
use ntc_core::reason::Reason;
use ntc_core::watchlist::read;
use ntc_terminal::shipped;

use super::ids;
use crate::args;

/// A message that every language but English has.
pub(crate) struct Message {
    /// The file that it stands in.
    pub(crate) area: String,
    /// Its id.
    pub(crate) id: String,
    /// What translators are told of it, beside the English.
    pub(crate) about: String,
    /// What it says in English.
    pub(crate) value: String,
    /// Its attributes, and what each says in English.
    pub(crate) attributes: BTreeMap<String, String>,
    /// What stands in its places; a count may choose between forms of a word.
    pub(crate) places: &'static [(&'static str, Sort)],
}

impl Message {
    fn new(area: &str, id: String, about: impl Into<String>, value: &str) -> Self {
        Self {
            area: area.to_owned(),
            id,
            about: about.into(),
            value: value.to_owned(),
            attributes: BTreeMap::new(),
            places: &[],
        }
    }

    /// Its English as Fluent writes it.
    fn written(&self) -> String {
        if self.places.is_empty() {
            written(&self.value)
        } else {
            self.value.clone()
        }
    }

    fn with(mut self, name: impl Into<String>, text: &str) -> Self {
        self.attributes.insert(name.into(), text.to_owned());
        self
    }
}

/// Every message of the tables.
pub(crate) fn messages() -> Vec<Message> {
    let mut all: Vec<_> = Reason::ALL.iter().map(|it| of_reason(*it)).collect();
    all.extend(Cause::ALL.map(of_cause));
    for list in ALL {
        of_list(list, &mut all);
    }
    let scheme = |it: &Scheme| {
        Message::new(
            "codes_scheme",
            ids::row("scheme", it.code()),
            "",
            it.label(),
        )
    };
    all.extend(Scheme::ALL.iter().map(scheme));
    for (code, name) in countries() {
        all.push(Message::new(
            "codes_country",
            ids::row("country", code),
            "",
            name,
        ));
    }
    for (name, helps) in forms::field_names() {
        let about = helps.into_iter().collect::<Vec<_>>().join(" | ");
        all.push(Message::new(
            "fields",
            ids::row("field", name),
            about,
            &forms::label(name),
        ));
    }
    of_columns(&mut all);
    let facts = LINE_LABELS.into_iter().map(|text| ("fact", text));
    let outcomes = outcome_words().map(|text| ("fact_outcome", text));
    for (list, text) in facts.chain(outcomes).collect::<BTreeSet<_>>() {
        let id = ids::row(list, &ids::words(text));
        all.push(Message::new("facts", id, "", text));
    }
    for row in Phrase::TABLE {
        let id = ids::row("phrase", row.code);
        let mut message = Message::new("phrases", id, "", row.english);
        message.places = row.places;
        all.push(message);
    }
    for label in clause_labels().collect::<BTreeSet<_>>() {
        let id = ids::row("clause", &ids::words(label));
        all.push(Message::new("clauses", id, "clause of an agreement", label));
    }
    for (name, about) in args::PROGRAM.commands_of(&args::command()) {
        let id = ids::row(args::PROGRAM.commands, &name);
        all.push(Message::new("abouts", id, "what a command is for", &about));
    }
    for help in args::PROGRAM.options_of(&args::command()) {
        let id = ids::row(args::PROGRAM.options, &ids::words(&help));
        all.push(Message::new("options", id, "what an option is for", &help));
    }
    for (rule, why) in shipped() {
        let about = "why there is this rule";
        all.push(Message::new(
            "rules",
            ids::row("rule_why", &rule),
            about,
            &why,
        ));
    }
    for name in State::NAMES {
        let value = name.replace('_', " ");
        all.push(Message::new(
            "names",
            ids::row("hit_state", name),
            "state of a hit",
            &value,
        ));
    }
    for (list, members) in names() {
        for (name, meaning) in members {
            let value = name.replace('_', " ");
            all.push(Message::new("names", ids::row(list, name), meaning, &value));
        }
    }
    all
}

fn of_reason(reason: Reason) -> Message {
    let row = reason.row();
    let about = format!("{} ({})", reason.code(), row.class.name());
    let mut message = Message::new(
        "reasons",
        ids::row("reason", reason.code()),
        about,
        row.meaning,
    )
    .with("advice", row.advice());
    for (calls, advice) in row.by_call() {
        if let Some(call) = calls.first() {
            message = message.with(ids::advice_of_call(*call), advice);
        }
    }
    for (field, advice) in row.by_field() {
        message = message.with(ids::advice_of_field(field), advice);
    }
    message
}

fn of_cause(cause: Cause) -> Message {
    let id = ids::row("cause", cause.name());
    Message::new("checkup", id, "", cause.means()).with("fix", cause.fix())
}

fn of_list(list: &CodeList, all: &mut Vec<Message>) {
    let (word, area) = (list.word(), format!("codes_{}", list.word()));
    let id = format!("{word}-source");
    all.push(Message::new(
        &area,
        id,
        "where the codes of the list come from",
        list.source(),
    ));
    let mut classes = BTreeSet::new();
    for entry in list.codes {
        let also: Vec<_> = list.words_of(entry.code).collect();
        let about = [entry.class.unwrap_or_default().to_owned(), also.join(", ")];
        let about = about.into_iter().filter(|text| !text.is_empty());
        let about = about.collect::<Vec<_>>().join("; also written: ");
        all.push(Message::new(
            &area,
            ids::row(&word, entry.code),
            about,
            entry.label,
        ));
        classes.extend(entry.class);
    }
    for class in classes.into_iter().filter(|class| ids::is_said(class)) {
        all.push(Message::new(
            &area,
            ids::class(&word, class),
            "a class of codes",
            class,
        ));
    }
}

fn of_columns(all: &mut Vec<Message>) {
    let mut add = |list: &str, name: &str, help: &str| {
        all.push(Message::new("columns", ids::row(list, name), "", help));
    };
    for kind in RowKind::ALL {
        for column in csv::columns(kind) {
            add(kind.columns_word(), &column.name, column.help);
        }
    }
    for column in manifest::columns() {
        add("manifest_column", column.name, column.help);
    }
    for column in read::columns() {
        add("watchlist_column", column.name, column.help);
    }
}

macro_rules! enumerations {
    ($($list:literal $type:path;)+) => {
        /// The names of enumerations that people are shown, by list, with what they mean.
        fn names() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
            vec![$({
                use $type as Type;
                ($list, Type::ALL.into_iter().map(|it| (it.name(), it.meaning())).collect())
            },)+]
        }
    };
}

enumerations! {
    "record_kind" ntc_core::model::kind::RecordKind;
    "urgency" ntc_core::model::kind::Urgency;
    "permitted_action" ntc_core::model::handling::PermittedAction;
    "section" ntc_core::section::Section;
    "preset" ntc_core::screening::Preset;
    "verdict" ntc_core::screening::Verdict;
    "hit_priority" ntc_core::hit::Priority;
    "rejection" ntc_core::hit::Rejection;
    "likeness" ntc_core::finding::Likeness;
    "within" ntc_core::finding::Within;
    "check_verdict" ntc_core::checkup::Verdict;
    "subject_kind" ntc_core::watchlist::SubjectKind;
    "share_mode" ntc_core::watchlist::ShareMode;
    "key_role" ntc_core::identity::card::KeyRole;
    "acknowledgement_step" ntc_core::forms::AcknowledgementStep;
    "agreement_step" ntc_core::forms::AgreementStep;
    "consent_decision" ntc_core::forms::ConsentDecision;
    "hit_gone" ntc_core::hit::Gone;
    "hit_fact" ntc_core::hit::Fact;
    "screened_by" ntc_core::screened::By;
    "approval_stage" ntc_core::approval::Stage;
    "approval_sort" ntc_core::approval::Sort;
    "duty" ntc_core::life::Task;
    "escalation" ntc_core::life::Level;
    "watch_action" ntc_core::watchlist::Action;
    "name_quality" ntc_core::watchlist::Quality;
    "pattern_part" ntc_core::watchlist::PatternPart;
    "query_sort" ntc_core::query::Sort;
    "query_source" ntc_core::query::Source;
}

/// The English of the tables as the files that translators start from, by area.
pub(crate) fn skeletons() -> BTreeMap<String, String> {
    let mut files = BTreeMap::<String, String>::new();
    for message in messages() {
        let file = files
            .entry(message.area.clone())
            .or_insert_with(|| heading(&message.area));
        if !message.about.is_empty() {
            file.push_str(&format!("# {}\n", message.about));
        }
        file.push_str(&format!("{} = {}\n", message.id, message.written()));
        for (name, text) in &message.attributes {
            file.push_str(&format!("    .{name} = {}\n", written(text)));
        }
    }
    files
}

fn heading(area: &str) -> String {
    let list = ALL
        .iter()
        .find(|list| format!("codes_{}", list.word()) == area);
    match list {
        Some(list) => format!(
            "### Codes of the list \"{}\": what each means.\n\n",
            list.name
        ),
        None => format!("### {area}\n\n"),
    }
}

/// A text as Fluent writes it: braces are quoted.
fn written(text: &str) -> String {
    let mut written = String::new();
    for c in text.chars() {
        match c {
            '{' | '}' => written.push_str(&format!("{{ \"{c}\" }}")),
            c => written.push(c),
        }
    }
    written
}
