//! How a query is told: a line for each answer as it comes, and one document for programs.

use ntc_core::model::identifier::Scheme;
use ntc_core::query::Sort;
use ntc_core::wire::display;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{AskAnswer, AskBegun, AskEnded, AskHit, QueryEntryMet, QueryHitTold};
use ntc_proto::v1::query_subject::About;
use ntc_proto::v1::{QueryNamed, QueryNumber, QuerySubject};
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::words;

/// Columns of a party and of an outcome.
const PARTY: usize = 32;
const OUTCOME: usize = 10;

/// Columns in front of a record, and of each part within another.
const RECORD: usize = 5;
const PART: usize = 2;

/// The outcome of a partner to which the question did not go.
pub(super) const NOT_ASKED: &str = "not_asked";

/// A query and all that came of it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) id: Vec<u8>,
    pub(super) answers: Vec<AskAnswer>,
    pub(super) ended: AskEnded,
}

/// The heading of what comes, with the lines of a table that it is about.
pub(super) fn begun_line(begun: &AskBegun, lines: &[u64]) -> String {
    let count = Grouped(begun.asked.len() as u64);
    let id = words::id(&begun.id);
    let begins = match lines {
        [first, .., last] => {
            let subjects = lines.len();
            say!(
                "query-begun-about",
                count,
                subjects,
                first = *first,
                last = *last,
                id
            )
        }
        [_] | [] => say!("query-begun", count, id),
    };
    let begins = match begun.asked.len() {
        0 => say!("query-begun-nobody", id = words::id(&begun.id)),
        _ => begins,
    };
    format!(
        "{begins}\n\n {:PARTY$} {:OUTCOME$} {:>8}\n",
        say!("query-column-partner"),
        say!("query-column-answer"),
        say!("query-column-took")
    )
}

/// One row of the table.
pub(super) fn answer_line(answer: &AskAnswer) -> String {
    let party = words::clean(&answer.party);
    let took = match answer.outcome.as_str() {
        NOT_ASKED => String::new(),
        _ => say!("query-ms", count = answer.took_ms),
    };
    let outcome = outcome(&answer.outcome);
    let why = match answer.code.as_str() {
        "" => String::new(),
        code => {
            let why = words::refusal(code, &answer.why);
            format!("   {}: {why}", words::clean(code))
        }
    };
    let line = format!(" {party:PARTY$} {outcome:OUTCOME$} {took:>8}{why}");
    format!("{}\n", line.trim_end())
}

/// What a partner answered, in a word.
fn outcome(code: &str) -> String {
    match code {
        "hit" => say!("query-outcome-hit"),
        "no_hit" => say!("query-outcome-no-hit"),
        "refused" => say!("query-outcome-refused"),
        "silent" => say!("query-outcome-silent"),
        NOT_ASKED => say!("query-outcome-not-asked"),
        other => words::code(other),
    }
}

/// What a partner knows, below its row.
pub(super) fn hits_text(answer: &AskAnswer, subjects: &[QuerySubject], lines: &[u64]) -> String {
    let mut text = String::new();
    let findings = answer.findings.iter().zip(subjects).zip(lines);
    for ((finding, subject), line) in findings {
        for hit in &finding.hits {
            let about = if subjects.len() > 1 {
                format!("{line}: {}, ", named(subject))
            } else {
                String::new()
            };
            text.push_str(&format!("   {about}{}\n", hit_line(hit)));
        }
        if finding.more {
            text.push_str(&format!("   {}\n", say!("query-more-hits")));
        }
    }
    text
}

fn hit_line(hit: &AskHit) -> String {
    let source = match hit.source.as_str() {
        "list" => say!("query-source-list"),
        _ => say!("query-source-record"),
    };
    if hit.unseen {
        return say!("query-hit-unseen", source);
    }
    let likeness = lang::row("likeness", &hit.likeness, &words::clean(&hit.likeness));
    if hit.record.is_empty() {
        return say!("query-hit-bare", likeness, source);
    }
    let id = words::id(&hit.record);
    if hit.header.is_empty() {
        return say!("query-hit-ask", likeness, source, id);
    }
    let lines = display::brief_in(&hit.header, &sections(hit), &lang::OfProcess);
    // The line above says its name.
    let told = lines.iter().filter(|line| line.value != id);
    let told: Vec<_> = told.map(record_line).collect();
    format!("{likeness}: {source} {id}\n{}", told.join("\n"))
}

/// A line of a record, as far in as its part stands.
fn record_line(line: &display::Line) -> String {
    let indent = " ".repeat(RECORD + line.depth * PART);
    let (label, value) = (words::clean(&line.label), words::clean(&line.value));
    match (label.as_str(), value.as_str()) {
        (label, "") => format!("{indent}{label}"),
        ("", value) => format!("{indent}  {value}"),
        (label, value) => format!("{indent}{label}: {value}"),
    }
}

fn sections(hit: &AskHit) -> Vec<display::Held<'_>> {
    let sections = hit.sections.iter();
    sections
        .map(|section| (section.slot, section.content.as_slice()))
        .collect()
}

/// The sum below the table: what was asked comes to one of four outcomes, and what was kept back here stands apart.
pub(super) fn ended_line(ended: &AskEnded) -> String {
    let AskEnded {
        asked,
        hit,
        no_hit: without,
        refused,
        silent,
        not_asked: kept,
        took_ms: ms,
        ..
    } = *ended;
    let sum = match kept {
        0 => say!("query-sum", asked, hit, without, refused, silent, ms),
        _ => say!(
            "query-sum-kept-back",
            asked,
            hit,
            without,
            refused,
            silent,
            kept,
            ms
        ),
    };
    format!("\n{sum}\n")
}

/// The sum for programs.
pub(super) fn sum_json(ended: &AskEnded) -> Value {
    json!({
        "asked": ended.asked,
        "hit": ended.hit,
        "no_hit": ended.no_hit,
        "refused": ended.refused,
        "silent": ended.silent,
        "not_asked": ended.not_asked,
        "ms": ended.took_ms,
    })
}

/// A query with its answers for programs.
pub(super) fn answers_json(asked: &Asked, subjects: &[QuerySubject], lines: &[u64]) -> Value {
    let subjects = subjects.iter().zip(lines);
    let subjects = subjects.map(|(subject, line)| {
        let mut document = subject_json(subject);
        words::put(&mut document, "line", json!(line));
        document
    });
    json!({
        "id": words::id(&asked.id),
        "subjects": subjects.collect::<Vec<_>>(),
        "answers": asked.answers.iter().map(answer_json).collect::<Vec<_>>(),
    })
}

/// An answer for programs.
pub(super) fn answer_json(answer: &AskAnswer) -> Value {
    let findings = answer.findings.iter().map(|finding| {
        let hits = finding.hits.iter().map(|hit| {
            let record = !hit.header.is_empty();
            json!({
                "source": hit.source,
                "likeness": hit.likeness,
                "id": (!hit.record.is_empty()).then(|| words::id(&hit.record)),
                "record": record.then(|| display::json(&hit.header, &sections(hit))),
            })
        });
        json!({ "hits": hits.collect::<Vec<_>>(), "more": finding.more })
    });
    json!({
        "party": answer.party,
        "outcome": answer.outcome,
        "code": words::text_json(&answer.code),
        "why": words::text_json(&answer.why),
        "ms": answer.took_ms,
        "ledger_index": (answer.ledger_index > 0).then_some(answer.ledger_index),
        "findings": findings.collect::<Vec<_>>(),
    })
}

/// Entries of own lists that a query met, with whom to ask about each.
pub(in crate::commands) fn entries_text(entries: &[QueryEntryMet]) -> String {
    let entries = entries.iter().map(|entry| {
        let QueryEntryMet {
            list, key, owner, ..
        } = entry;
        match entry.contact_first {
            true => format!("{list} {key} ({owner}: {})", say!("query-ask-first")),
            false => format!("{list} {key} ({owner})"),
        }
    });
    words::clean(&entries.collect::<Vec<_>>().join("; "))
}

/// What a partner asked about and that is known here, for programs.
pub(in crate::commands) fn known_json(hit: &QueryHitTold) -> Value {
    let records = hit.records.iter().map(|id| words::id(id));
    let entries = hit.entries.iter().map(|entry| {
        json!({
            "list": entry.list,
            "key": entry.key,
            "owner": entry.owner,
            "contact_first": entry.contact_first,
        })
    });
    json!({
        "party": hit.party,
        "at": words::time_json(hit.asked_ms),
        "purpose": hit.purpose,
        "justification": words::text_json(&hit.justification),
        "subject": hit.subject.as_ref().map(subject_json),
        "records": records.collect::<Vec<_>>(),
        "entries": entries.collect::<Vec<_>>(),
    })
}

/// A subject for programs.
pub(super) fn subject_json(subject: &QuerySubject) -> Value {
    let number = |number: &QueryNumber| {
        json!({
            "scheme": number.scheme,
            "raw": number.raw,
            "country": words::text_json(&number.country),
        })
    };
    let (about, person, named) = match &subject.about {
        Some(About::Number(it)) => (Some(number(it)), None, None),
        Some(About::Person(it)) => (it.document.as_ref().map(number), Some(it), None),
        Some(About::Named(it)) => (it.number.as_ref().map(number), None, Some(it)),
        Some(About::Email(_) | About::Address(_)) | None => (None, None, None),
    };
    let (email, address) = match &subject.about {
        Some(About::Email(email)) => (Some(email), None),
        Some(About::Address(address)) => (None, Some(address)),
        Some(About::Number(_) | About::Person(_) | About::Named(_)) | None => (None, None),
    };
    let country = named.map(|it| &it.country);
    let told = |text: Option<&String>| words::text_json(text.map_or("", String::as_str));
    let of = |sort: Sort| named.filter(|it| sort_of(it) == Some(sort));
    json!({
        "number": about,
        "name": told(person.map(|it| &it.name)),
        "birth_date": told(person.map(|it| &it.birth_date)),
        "nationality": told(person.map(|it| &it.nationality)),
        "company": told(of(Sort::Company).map(|it| &it.name)),
        "vessel": told(of(Sort::Vessel).map(|it| &it.name)),
        "email": told(email),
        "address": told(address.map(|it| &it.text)),
        "country": told(country.or(address.map(|it| &it.country))),
    })
}

fn sort_of(named: &QueryNamed) -> Option<Sort> {
    Sort::from_number(i32::try_from(named.sort).unwrap_or_default())
}

/// A subject in words.
pub(in crate::commands) fn named(subject: &QuerySubject) -> String {
    let number = |number: &QueryNumber| {
        let scheme = number.scheme.parse::<Scheme>();
        let label =
            |it: Scheme| words::within(&lang::row("scheme", it.code(), &it.label().to_lowercase()));
        let label = scheme.map_or_else(|_| number.scheme.clone(), label);
        match number.country.as_str() {
            "" => format!("{label} {}", number.raw),
            country => say!("query-number-of", label, number = &number.raw, country),
        }
    };
    let told = match &subject.about {
        Some(About::Number(it)) => number(it),
        Some(About::Person(it)) => {
            let facts = [
                (!it.birth_date.is_empty()).then(|| say!("query-born", date = &it.birth_date)),
                it.document.as_ref().map(number),
                (!it.nationality.is_empty())
                    .then(|| say!("query-national", country = &it.nationality)),
            ];
            let facts = facts.into_iter().flatten();
            std::iter::once(it.name.clone())
                .chain(facts)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Some(About::Named(it)) => {
            let sort = sort_of(it).map_or_else(
                || say!("query-name"),
                |sort| lang::name("query_sort", sort.name()),
            );
            let facts = [
                it.number.as_ref().map(number),
                (!it.country.is_empty()).then(|| say!("query-of", country = &it.country)),
            ];
            let facts = facts.into_iter().flatten();
            std::iter::once(format!("{sort} {}", it.name))
                .chain(facts)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Some(About::Email(email)) => email.clone(),
        Some(About::Address(it)) => {
            let country = (!it.country.is_empty()).then(|| say!("query-of", country = &it.country));
            let parts = [Some(it.text.clone()), country];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        None => say!("query-unknown-subject"),
    };
    words::clean(&told)
}
