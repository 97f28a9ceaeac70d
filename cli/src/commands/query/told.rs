//! How a query is told: a line for each answer as it comes, and one document for programs.

use ntc_core::model::identifier::Scheme;
use ntc_core::query::Sort;
use ntc_core::wire::display;
use ntc_proto::node::v1::{AskAnswer, AskBegun, AskEnded, AskHit};
use ntc_proto::v1::query_subject::About;
use ntc_proto::v1::{QueryNamed, QueryNumber, QuerySubject};
use serde_json::{Value, json};

use crate::lang;
use crate::output::words;

/// Columns of a party and of an outcome.
const PARTY: usize = 32;
const OUTCOME: usize = 10;

/// The outcome of a partner to which the question did not go.
const NOT_ASKED: &str = "not_asked";

/// A query and all that came of it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) id: Vec<u8>,
    pub(super) answers: Vec<AskAnswer>,
    pub(super) ended: AskEnded,
}

/// The heading of what comes, with the lines of a table that it is about.
pub(super) fn begun_line(begun: &AskBegun, lines: &[u64]) -> String {
    let partners = words::count(begun.asked.len() as u64, "partner is", "partners are");
    let id = words::id(&begun.id);
    let about = match lines {
        [first, .., last] => format!(" about {} subjects ({first} to {last})", lines.len()),
        [_] | [] => String::new(),
    };
    format!(
        "{partners} asked{about}, by the query {id}\n\n {:PARTY$} {:OUTCOME$} {:>8}\n",
        "PARTNER", "ANSWER", "TOOK"
    )
}

/// One row of the table.
pub(super) fn answer_line(answer: &AskAnswer) -> String {
    let party = words::clean(&answer.party);
    let took = match answer.outcome.as_str() {
        NOT_ASKED => String::new(),
        _ => format!("{} ms", answer.took_ms),
    };
    let outcome = answer.outcome.replace('_', " ");
    let why = match answer.code.as_str() {
        "" => String::new(),
        code => format!("   {}: {}", words::clean(code), words::clean(&answer.why)),
    };
    let line = format!(" {party:PARTY$} {outcome:OUTCOME$} {took:>8}{why}");
    format!("{}\n", line.trim_end())
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
            text.push_str("   and more, of which it does not tell\n");
        }
    }
    text
}

fn hit_line(hit: &AskHit) -> String {
    let source = match hit.source.as_str() {
        "list" => "a list of the partner",
        _ => "a record",
    };
    if hit.unseen {
        return format!("{source} has it, that your rules do not show you");
    }
    let likeness = words::clean(&hit.likeness);
    if hit.record.is_empty() {
        return format!("{likeness}: {source} has it, and no more may be told");
    }
    let id = words::id(&hit.record);
    if hit.header.is_empty() {
        return format!("{likeness}: {source} {id}; ask about it with 'ntc request new'");
    }
    let lines = display::lines_in(&hit.header, &sections(hit), &lang::OfProcess);
    let told = lines.iter().filter(|line| !line.value.is_empty());
    let told = told.map(|line| {
        let value = line.value.replace('\n', " ");
        format!(
            "     {}: {}",
            words::clean(&line.label),
            words::clean(&value)
        )
    });
    let told: Vec<_> = told.collect();
    format!("{likeness}: {source} {id}\n{}", told.join("\n"))
}

fn sections(hit: &AskHit) -> Vec<display::Held<'_>> {
    let sections = hit.sections.iter();
    sections
        .map(|section| (section.slot, section.content.as_slice()))
        .collect()
}

/// The sum below the table: what was asked comes to one of four outcomes, and what was kept back here stands apart.
pub(super) fn ended_line(ended: &AskEnded) -> String {
    let kept_back = match ended.not_asked {
        0 => String::new(),
        count => format!("; {count} not asked"),
    };
    format!(
        "\n{} asked: {} hit, {} no hit, {} refused, {} silent{kept_back}; in {} ms\n",
        ended.asked, ended.hit, ended.no_hit, ended.refused, ended.silent, ended.took_ms
    )
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
        None => (None, None, None),
    };
    let told = |text: Option<&String>| words::text_json(text.map_or("", String::as_str));
    let of = |sort: Sort| named.filter(|it| sort_of(it) == Some(sort));
    json!({
        "number": about,
        "name": told(person.map(|it| &it.name)),
        "birth_date": told(person.map(|it| &it.birth_date)),
        "nationality": told(person.map(|it| &it.nationality)),
        "company": told(of(Sort::Company).map(|it| &it.name)),
        "vessel": told(of(Sort::Vessel).map(|it| &it.name)),
        "country": told(named.map(|it| &it.country)),
    })
}

fn sort_of(named: &QueryNamed) -> Option<Sort> {
    Sort::from_number(i32::try_from(named.sort).unwrap_or_default())
}

/// A subject in words.
pub(super) fn named(subject: &QuerySubject) -> String {
    let number = |number: &QueryNumber| {
        let label = number.scheme.parse::<Scheme>();
        let label = label.map_or_else(|_| number.scheme.clone(), |it| it.label().to_lowercase());
        let country = match number.country.as_str() {
            "" => String::new(),
            country => format!(" of {country}"),
        };
        format!("{label} {}{country}", number.raw)
    };
    let told = match &subject.about {
        Some(About::Number(it)) => number(it),
        Some(About::Person(it)) => {
            let facts = [
                (!it.birth_date.is_empty()).then(|| format!("born {}", it.birth_date)),
                it.document.as_ref().map(number),
                (!it.nationality.is_empty()).then(|| format!("national of {}", it.nationality)),
            ];
            let facts = facts.into_iter().flatten();
            std::iter::once(it.name.clone())
                .chain(facts)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Some(About::Named(it)) => {
            let sort = sort_of(it).map_or("name", Sort::name);
            let facts = [
                it.number.as_ref().map(number),
                (!it.country.is_empty()).then(|| format!("of {}", it.country)),
            ];
            let facts = facts.into_iter().flatten();
            std::iter::once(format!("{sort} {}", it.name))
                .chain(facts)
                .collect::<Vec<_>>()
                .join(", ")
        }
        None => "a subject that this version does not know".to_owned(),
    };
    words::clean(&told)
}
