//! The answers of `--json`: one schema, written from what the commands answer when all is told and when nothing is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::full;
use crate::reading::ID;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.json");

/// Every command that answers in JSON, by its name in the schema.
fn commands() -> Vec<(&'static str, String)> {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let plain = [
        (
            "agreement_change",
            "agreement suspend az-ge-narcotics --reason review",
        ),
        ("agreement_change", "agreement resume az-ge-narcotics"),
        ("agreement_change", "agreement withdraw az-ge-narcotics"),
        (
            "agreement_change",
            "agreement terminate az-ge-narcotics --reason review --yes",
        ),
        (
            "agreement_change",
            "agreement give-notice az-ge-narcotics --reason review --yes",
        ),
        ("agreement_change", "agreement propose az-ge-narcotics.toml"),
        (
            "agreement_check",
            "agreement propose az-ge-narcotics.toml --check",
        ),
        ("agreement_list", "agreement list"),
        ("agreement_show", "agreement show az-ge-narcotics"),
        ("alert_check", "alert publish seizure.toml --check"),
        ("alert_import", "alert import seizures.csv"),
        ("alert_import", "alert import foreign.csv"),
        ("alert_import", "alert import seizures.csv --check"),
        ("alert_list", "alert list"),
        ("alert_publish", "alert publish seizure.toml"),
        ("alert_refused", "alert refused"),
        ("alert_watch", "alert watch --once"),
        ("code_lists", "codes"),
        ("codes", "codes goods_type"),
        ("codes", "codes column"),
        ("codes_found", "codes tramadol"),
        ("error", "alert publish broken.toml"),
        ("error", "alert publish absent.toml"),
        ("find", "find CSQU3054384"),
        ("audit_decisions", "audit decisions"),
        ("audit_decisions_exported", "audit decisions --export"),
        ("audit_export", "audit export"),
        ("audit_list", "audit list"),
        ("audit_list", "audit list --hidden-by narcotics-alone"),
        ("audit_list", "audit list --rule call-first"),
        ("audit_verify", "audit verify"),
        ("ledger_check", "ledger check alert.tlog-proof"),
        ("ledger_status", "ledger status"),
        ("ledger_verify", "ledger verify"),
        ("media_put", "media put xray.png"),
        ("node_status", "node status"),
        ("policy_check", "policy check rules.cedar"),
        ("policy_check", "policy check broken.cedar"),
        (
            "policy_activated",
            "policy activate rules.cedar --reason narrower",
        ),
        ("policy_activated", "policy rollback 1 --reason wider"),
        ("policy_diff", "policy diff rules.cedar"),
        ("policy_history", "policy history"),
        ("policy_replayed", "policy simulate --policy rules.cedar"),
        ("policy_show", "policy show"),
        ("peer_card", "peer inspect node.card"),
        (
            "peer_change",
            "peer suspend MD/customs-service --reason stolen",
        ),
        ("peer_change", "peer resume MD/customs-service"),
        ("peer_list", "peer list"),
        ("peer_remove", "peer remove MD/customs-service"),
        ("peer_show", "peer show MD/customs-service"),
    ];
    let plain = plain.map(|(name, line)| (name, line.to_owned()));
    let mut all = plain.to_vec();
    let short = "9f86d081884c";
    for (name, line) in [
        ("doctor", "doctor".to_owned()),
        ("doctor", "doctor GE/revenue-service".to_owned()),
        ("approvals_list", "approvals list".to_owned()),
        ("approvals_show", "approvals show A7".to_owned()),
        ("approval", format!("approvals approve A7 --hash {short}")),
        ("approval", "approvals refuse A7 --reason no".to_owned()),
        ("approval", "approvals ask key-rotate author".to_owned()),
    ] {
        all.push((name, line));
    }
    all.push(("alert_delivery", format!("alert delivery {ID}")));
    all.push((
        "recall_acted",
        format!("recall acted {ID} GE/revenue-service --undone no"),
    ));
    all.push((
        "recall_acted",
        format!("recall keep {ID} GE/revenue-service --ground court --yes"),
    ));
    all.push((
        "policy_explained",
        format!("policy explain {ID} --peer GE/revenue-service"),
    ));
    all.push(("outcome_told", format!("outcome {ID} --result not_arrived")));
    all.push(("consent_asked", format!("consent ask {ID} --to KZ/customs")));
    all.push(("consent_decided", format!("consent grant {ID}")));
    all.push((
        "consent_decided",
        format!("consent grant {ID} --until 2026-12-31"),
    ));
    all.push(("consents", format!("consent list {ID}")));
    all.push(("forward", format!("forward {ID} --to KZ/customs")));
    all.push(("forward", format!("forward {ID} --to KZ/customs --check")));
    all.push(("outcomes", format!("outcome {ID}")));
    all.push(("overdue", "overdue --all".to_owned()));
    all.push(("hit_list", "hit list".to_owned()));
    all.push(("hit_show", "hit show H17".to_owned()));
    all.push(("hit_moved", "hit confirm H17 H99 H98".to_owned()));
    all.push((
        "hit_moved",
        "hit outcome H17 --result no_offence".to_owned(),
    ));
    all.push(("inbox", "inbox".to_owned()));
    all.push(("watch", "watch --once".to_owned()));
    all.push(("stats", "stats".to_owned()));
    all.push(("notify_list", "notify list".to_owned()));
    for (name, line) in [
        ("screen", "screen tk386.edi manifest.csv"),
        ("screening_preset", "screening preset recall --check"),
        ("screening_status", "screening status"),
        ("screening_subject", "screening subject X4Q7TZ"),
        ("watchlist", "watchlist create own --title Own"),
        ("watchlist", "watchlist describe un --share none"),
        ("watchlist_add", "watchlist add own plates.csv"),
        ("watchlist_export", "watchlist export un --to un.json"),
        ("watchlist_import", "watchlist import consolidated.xml"),
        ("watchlist_import", "watchlist diff un consolidated.xml"),
        ("watchlist_list", "watchlist list"),
        ("watchlist_push", "watchlist push un --yes"),
        ("watchlist_remove", "watchlist remove own 3-1"),
        ("watchlist_remove", "watchlist remove own --all --yes"),
        ("watchlist_show", "watchlist show un"),
    ] {
        all.push((name, line.to_owned()));
    }
    all.push((
        "request_asked",
        format!("request about {ID} --asks information --text who"),
    ));
    all.push((
        "query",
        "query --container CSQU3054383 --purpose customs_risk".to_owned(),
    ));
    all.push((
        "query",
        "query --name Anna --born 1974 --document L898902C3 --country FI --nationality FI --purpose customs_risk"
            .to_owned(),
    ));
    all.push((
        "query",
        "query --company Amber --number tin=123456789 --country GE --purpose customs_risk"
            .to_owned(),
    ));
    all.push((
        "query",
        "query --vessel Heron --number imo_ship=9074729 --country PA --purpose customs_risk"
            .to_owned(),
    ));
    all.push((
        "query",
        "query --email anna@invented.example --purpose customs_risk".to_owned(),
    ));
    all.push((
        "query",
        "query --address 12-Example-Street --country GE --purpose customs_risk".to_owned(),
    ));
    all.push(("query_list", "query list".to_owned()));
    all.push(("query_show", format!("query show {}", crate::queries::ID)));
    all.push(("request_taken", format!("request take {ID}")));
    all.push(("request_show", format!("request show {ID}")));
    all.push(("outcome_told", format!("answer {ID} --status no_data")));
    all.push(("thread", format!("thread {ID}")));
    all.push(("recall_status", format!("recall status {ID}")));
    all.push(("alert_correct", format!("alert correct {ID} seizure.toml")));
    all.push((
        "alert_retract",
        format!("alert retract {ID} --reason duplicate --yes"),
    ));
    all.push(("alert_show", format!("alert show {ID}")));
    all.push(("alert_prove", format!("alert prove {ID} --to proof")));
    all.push((
        "record_erase",
        format!("record erase {ID} --reason demanded --yes"),
    ));
    all.push((
        "record_erase",
        format!("record erase {ID} --reason demanded --check"),
    ));
    all.push(("subject_find", "subject find Eriksson".to_owned()));
    all.push(("record_ending", "record ending".to_owned()));
    all.push(("media_get", format!("media get {hash} --to got.png")));
    all
}

/// What is known of the values at one place of an answer.
#[derive(Default)]
struct Shape {
    types: BTreeSet<&'static str>,
    objects: u64,
    fields: BTreeMap<String, (u64, Shape)>,
    items: Option<Box<Shape>>,
}

impl Shape {
    fn take(&mut self, place: &str, value: &Value) {
        match value {
            Value::Null => drop(self.types.insert("null")),
            Value::Bool(_) => drop(self.types.insert("boolean")),
            Value::Number(number) if number.is_i64() || number.is_u64() => {
                self.types.insert("integer");
            }
            Value::Number(_) => drop(self.types.insert("number")),
            Value::String(text) => {
                assert!(!text.is_empty(), "{place} is \"\", and should be null");
                let is_code = place.ends_with(".state");
                let fits = |c: char| c.is_ascii_lowercase() || c == '_';
                assert!(!is_code || text.chars().all(fits), "{place}: {text}");
                self.types.insert("string");
            }
            Value::Array(list) => {
                self.types.insert("array");
                let items = self.items.get_or_insert_default();
                list.iter().for_each(|value| items.take(place, value));
            }
            Value::Object(object) => {
                self.types.insert("object");
                self.objects += 1;
                for (name, value) in object {
                    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                    assert!(name.chars().all(fits), "{place}.{name} is not snake_case");
                    let (count, shape) = self.fields.entry(name.clone()).or_default();
                    *count += 1;
                    shape.take(&format!("{place}.{name}"), value);
                }
            }
        }
    }

    fn schema(&self) -> Value {
        let mut schema = Map::new();
        let types: Vec<_> = self.types.iter().copied().collect();
        match types.as_slice() {
            [] => {}
            [one] => drop(schema.insert("type".to_owned(), json!(one))),
            several => drop(schema.insert("type".to_owned(), json!(several))),
        }
        if let Some(items) = &self.items {
            schema.insert("items".to_owned(), items.schema());
        }
        if self.types.contains("object") {
            let fields = self.fields.iter();
            let properties: Map<_, _> = fields
                .map(|(name, (_, shape))| (name.clone(), shape.schema()))
                .collect();
            let always = self
                .fields
                .iter()
                .filter(|(_, (count, _))| *count == self.objects);
            let required: Vec<_> = always.map(|(name, _)| name).collect();
            schema.insert("properties".to_owned(), Value::Object(properties));
            schema.insert("required".to_owned(), json!(required));
        }
        Value::Object(schema)
    }
}

async fn answers(desk: &Desk, shapes: &mut BTreeMap<&'static str, Shape>) {
    for (name, line) in commands() {
        for made in ["got.png", "proof"] {
            drop(std::fs::remove_file(desk.file(made)));
        }
        let ran = desk.ntc(&format!("{line} --json")).await;
        for answer in ran.stdout.lines() {
            let answer: Value = serde_json::from_str(answer).unwrap();
            shapes.entry(name).or_default().take(name, &answer);
        }
        for error in ran.stderr.lines() {
            let error: Value = serde_json::from_str(error).unwrap();
            shapes.entry("error").or_default().take("error", &error);
        }
    }
}

#[tokio::test]
async fn every_answer_has_the_shape_that_the_schema_documents() {
    let line = "agreement new --id az-ge-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
    let document = Desk::with(Fake::default()).await.ntc(line).await.stdout;
    let mut shapes = BTreeMap::new();
    for fake in [full::fake(&document), full::bare(&document)] {
        let desk = Desk::with(fake).await;
        full::write_files(&desk, &document);
        answers(&desk, &mut shapes).await;
    }
    let desk = Desk::with(crate::approvals::second_officer_needed()).await;
    let ran = desk.ntc("agreement resume az-ge-narcotics --json").await;
    let error: Value = serde_json::from_str(&ran.stderr).unwrap();
    shapes.entry("error").or_default().take("error", &error);
    // What a record holds is described by RECORD.md.
    let shown = shapes.get_mut("alert_show").unwrap();
    shown
        .fields
        .insert("record".to_owned(), (shown.objects, Shape::default()));
    let defs: Map<_, _> = shapes
        .iter()
        .map(|(name, shape)| ((*name).to_owned(), shape.schema()))
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of ntc --json",
        "description": "One definition for each command, and 'error' for what stands on standard error. A value that is \
                        not told is null, never an empty text. Codes are in snake_case, reasons as in proto/REASONS.md, \
                        times in RFC 3339. A list of one command may be empty. Written by a test: NTC_WRITE_SCHEMA=1.",
        "$defs": defs,
    });
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("NTC_WRITE_SCHEMA").is_some() {
        std::fs::write(SCHEMA, &text).unwrap();
    }
    let held = std::fs::read_to_string(SCHEMA).unwrap();
    assert!(held == text, "NTC_WRITE_SCHEMA=1 writes it again:\n{text}");
}
