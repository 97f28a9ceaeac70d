//! The lines of a comparison: what is known of a subject and of what it may be, and how the two compare.
//!
//! The node makes them in English. Labels, outcomes and codes are told in the language of the process; what was written by
//! others stays as it is.

use ntc_core::hit::{LINE_LABELS, outcome_words};
use ntc_core::model::identifier::Scheme;
use ntc_core::screening::Verdict;

use super::words;
use crate::lang::{self, ids, say};

/// What a line is called.
pub(crate) fn label(what: &str) -> String {
    if what.parse::<Scheme>().is_ok() {
        return words::within(&lang::row("scheme", what, &words::code(what)));
    }
    if LINE_LABELS.contains(&what) {
        let english = if what == "would change" {
            "what if"
        } else {
            what
        };
        return lang::row("fact", &ids::words(what), english);
    }
    told(what, || lang::row("pattern_part", what, what))
}

/// In English what the node said, and in other languages the same in these.
fn told(english: &str, other: impl FnOnce() -> String) -> String {
    if lang::is_english() {
        english.to_owned()
    } else {
        other()
    }
}

/// What a line says.
pub(crate) fn says(what: &str, says: &str) -> String {
    let code = says.replace(' ', "_");
    match what {
        "by" => told(says, || agreed(says)),
        "asked for" => lang::row("watch_action", &code, says),
        "warning" => told(says, || lang::row("warning_marker", &code, says)),
        "would change" => change(says),
        "names alike" | "word" => told(says, || of_thousand(says)),
        _ => outcome(says),
    }
}

/// `number, name, birth date`: by what the two meet, and what else agrees.
fn agreed(says: &str) -> String {
    let mut parts = says.split(", ");
    let by = parts.next().unwrap_or_default();
    let by = lang::row("screened_by", &by.replace(' ', "_"), by);
    let parts = std::iter::once(by).chain(parts.map(label));
    parts.collect::<Vec<_>>().join(", ")
}

/// What meets, with what it is where that is no name: `passport L898902C3`.
pub(crate) fn piece(what: &str, says: &str) -> String {
    let says = words::clean(says);
    let kind = match what.parse::<Scheme>() {
        Ok(scheme) => words::within(&lang::row("scheme", what, &scheme.label().to_lowercase())),
        Err(_) if what == "name" => return says,
        Err(_) => label(what),
    };
    format!("{kind} {says}")
}

/// `950 of 1000`, behind the words that are compared where there are such.
fn of_thousand(says: &str) -> String {
    let Some(whole) = says.strip_suffix(" of 1000") else {
        return says.to_owned();
    };
    match whole.rsplit_once(", ") {
        None => say!("words-of-thousand", score = whole),
        Some((words, score)) => format!("{words}, {}", say!("words-of-thousand", score)),
    }
}

fn outcome(says: &str) -> String {
    if outcome_words().any(|it| it == says) {
        lang::row("fact_outcome", &ids::words(says), says)
    } else {
        says.to_owned()
    }
}

/// `birth date the same: exact 950`: a fact, how it would come out, the verdict and the score then.
fn change(text: &str) -> String {
    let parts = || {
        let (fact, rest) = LINE_LABELS
            .into_iter()
            .find_map(|fact| Some((fact, text.strip_prefix(fact)?.strip_prefix(' ')?)))?;
        let (outcome, then) = rest.rsplit_once(": ")?;
        let (verdict, score) = then.split_once(' ')?;
        let verdict = verdict.parse::<Verdict>().ok()?;
        Some((fact, outcome, verdict, score))
    };
    let Some((fact, came_out, verdict, score)) = parts() else {
        return words::clean(text);
    };
    let verdict = lang::name("verdict", verdict.name());
    let score = say!("words-of-thousand", score);
    format!(
        "{}: {} → {verdict}, {score}",
        label(fact),
        outcome(came_out)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_called_by_the_words_of_its_scheme() {
        assert_eq!(label("identity_card"), "identity card");
        assert_eq!(label("container"), "container");
    }

    #[test]
    fn what_would_change_a_verdict_is_told_as_what_follows_from_what() {
        assert_eq!(label("would change"), "what if");
        assert_eq!(
            says("would change", "sex differs: near 1000"),
            "sex: differs → near, 1000 of 1000"
        );
    }
}
