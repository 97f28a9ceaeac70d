//! What a document can say: one row for each clause, with what people call it, what the program does with it, and how
//! the summary says it. Differences between versions, the list of clauses that do not act, and the summary read it.

use super::summary;
use crate::phrase::Phrase;
use crate::policy::agreement::Agreement;
use crate::text::without_places;

/// One clause.
#[derive(Debug)]
pub(super) struct Provision {
    /// Its path; `[]` stands for any entry of a list, `*` at the end for any name.
    path: &'static str,
    /// What people call it.
    pub(super) label: &'static str,
    /// What the program does with it.
    effect: Effect,
    /// True when people write it in their own words, so that it can be a placeholder.
    pub(super) is_text: bool,
    /// The sentences that say it, and what goes with it; none when another row has them.
    summary: Option<fn(&Agreement) -> Vec<Phrase>>,
}

/// What the program does with a clause.
#[derive(Clone, Copy, Debug)]
enum Effect {
    /// There is nothing to carry out: it says what the document is, or tells people.
    Says,
    /// It carries it out, or checks it. A test has a case for each: what comes of the clause, and what without it.
    Acts,
    /// The same, but for what is told.
    Partly(Message),
    /// It binds people; what the program does not do by itself.
    Binds(Message),
}

/// What is told of a clause.
type Message = fn() -> Phrase;

use Effect::{Acts, Binds, Partly, Says};

const OF_REQUESTS: Message = || Phrase::IdleReceipts {};
const FOR_PEOPLE: Message = || Phrase::IdleForPeople {};
const NOT_SEEN: Message = || Phrase::IdleNotSeen {};
const NO_CALL: Message = || Phrase::IdleNoCall {};
const NO_OFFICE: Message = || Phrase::IdleNoOffice {};

/// Every clause, in the order in which the summary says it.
pub(super) static PROVISIONS: &[Provision] = &[
    row("schema", "schema", Acts),
    row("id", "id", Says).said(summary::heading),
    row("version", "version", Acts),
    row("supersedes", "version before", Acts),
    row("title", "title", Says).text(),
    row("form", "form", Acts),
    row("parties[].party", "party", Acts),
    row("parties[].name", "full name", Says).text(),
    row("legal_basis", "legal basis", Says)
        .text()
        .said(summary::basis),
    row(
        "legal_text_sha256",
        "hash of the signed text",
        Binds(|| Phrase::IdlePaper {}),
    ),
    row("validity.from", "first day", Acts).said(summary::validity),
    row("validity.until", "last day", Acts),
    row("validity.provisional", "provisional application", Acts),
    row("validity.renewal.months", "months of a renewal", Acts),
    row("validity.renewal.times", "number of renewals", Acts),
    row(
        "validity.renewal.notice_days",
        "notice against a renewal",
        Acts,
    ),
    row("validity.review_by", "review", Acts),
    row(
        "validity.notice_days",
        "notice of an end",
        Partly(|| Phrase::IdleNotice {}),
    ),
    row("validity.after_end", "data after the end", Acts),
    row(
        "parties[].signatory.office",
        "office that signs",
        Binds(NO_OFFICE),
    )
    .text()
    .said(summary::signatories),
    row(
        "parties[].signatory.role",
        "role of who signs",
        Binds(NO_OFFICE),
    )
    .text(),
    row(
        "parties[].signatory.name",
        "name of who signs",
        Binds(NO_OFFICE),
    )
    .text(),
    row(
        "parties[].partners",
        "national partners",
        Binds(|| Phrase::IdleNational {}),
    )
    .text(),
    row(
        "parties[].card_fingerprint",
        "fingerprint of the card",
        Acts,
    ),
    row("parties[].author_keys[].key", "author key", Acts),
    row("parties[].author_keys[].from", "first day of the key", Acts),
    row("parties[].author_keys[].until", "last day of the key", Acts),
    row(
        "parties[].contacts[].role",
        "part of a contact",
        Binds(NO_CALL),
    ),
    row(
        "parties[].contacts[].name",
        "name of a contact",
        Binds(NO_CALL),
    )
    .text(),
    row("parties[].contacts[].phone", "telephone", Binds(NO_CALL)).text(),
    row("parties[].contacts[].email", "e-mail", Binds(NO_CALL)).text(),
    row(
        "parties[].contacts[].languages",
        "languages spoken",
        Binds(NO_CALL),
    ),
    row("parties[].contacts[].hours", "hours", Binds(NO_CALL)),
    row("parties[].contacts[].deputy", "deputy", Binds(NO_CALL)).text(),
    row(
        "parties[].contacts[].certificate_sha256",
        "hash of a contact's certificate",
        Binds(NO_CALL),
    ),
    row("reciprocal", "reciprocity", Acts),
    row("conflict_rule", "conflict rule", Acts),
    row("languages", "languages", Binds(|| Phrase::IdleLanguages {})).said(summary::languages),
    row("purposes", "purposes", Acts).said(summary::purposes),
    row("excluded_territory", "excluded territory", Acts).said(summary::territory),
    row("terms[].from", "who tells", Acts).said(summary::terms),
    row("terms[].to", "who is told", Acts),
    row("terms[].kinds", "kinds", Acts),
    row("terms[].categories", "categories", Acts),
    row("terms[].urgencies", "urgencies", Acts),
    row("terms[].mode", "mode", Acts),
    row("terms[].purposes", "purposes of the terms", Acts),
    row("terms[].sections.*", "section", Acts),
    row(
        "terms[].personal_data_basis",
        "legal basis for persons",
        Acts,
    )
    .text(),
    row(
        "terms[].personal_data_protection",
        "protection of persons",
        Binds(|| Phrase::IdleProtection {}),
    ),
    row("terms[].max_tlp", "highest TLP", Acts),
    row("terms[].handling_codes", "handling codes", Acts),
    row("terms[].evaluation.required", "evaluation", Acts),
    row(
        "terms[].evaluation.minimum[].scheme",
        "scheme of grades",
        Acts,
    ),
    row(
        "terms[].evaluation.minimum[].source",
        "lowest grade of a source",
        Acts,
    ),
    row(
        "terms[].evaluation.minimum[].information",
        "lowest grade of information",
        Acts,
    ),
    row(
        "terms[].geography.touches_receiver",
        "touches the receiver's country",
        Acts,
    ),
    row("terms[].geography.countries", "countries touched", Acts),
    row(
        "terms[].geography.sites",
        "ports and crossings touched",
        Acts,
    ),
    row("terms[].answer_hours.*", "hours to answer", Acts),
    row("terms[].tell_hits", "telling of hits", Acts),
    row("exclusions[].between", "excluded pair", Acts).said(summary::exclusions),
    row("onward.rule", "passing on", Acts).said(summary::onward),
    row(
        "onward.parties",
        "parties that it may be passed on to",
        Acts,
    ),
    row("uses.judicial", "use in court", Partly(NOT_SEEN)).said(summary::uses),
    row("uses.secondary", "other use", Partly(NOT_SEEN)),
    row(
        "uses.verify_first",
        "asking the source first",
        Partly(NOT_SEEN),
    ),
    row(
        "uses.human_decision",
        "decision by a person",
        Partly(NOT_SEEN),
    ),
    row("retention.days", "days kept", Acts).said(summary::retention),
    row("retention.kinds.*", "days kept, by kind", Acts),
    row("retention.sections.*", "days kept, by section", Acts),
    row(
        "retention.review_days",
        "days to a review of what is kept",
        Acts,
    ),
    row(
        "retention.confirm_deletion",
        "confirmation of deletion",
        Acts,
    ),
    row(
        "deadlines.immediate_hours",
        "hours to answer, immediate",
        Acts,
    )
    .said(summary::deadlines),
    row("deadlines.urgent_hours", "hours to answer, urgent", Acts),
    row(
        "deadlines.priority_hours",
        "hours to answer, priority",
        Acts,
    ),
    row("deadlines.routine_hours", "hours to answer, routine", Acts),
    row(
        "deadlines.acknowledge_hours",
        "hours to acknowledge",
        Partly(OF_REQUESTS),
    ),
    row(
        "deadlines.acknowledge_hours.*",
        "hours to acknowledge",
        Partly(OF_REQUESTS),
    ),
    row(
        "deadlines.feedback_days",
        "days to tell what came of it",
        Acts,
    ),
    row(
        "deadlines.feedback_days.*",
        "days to tell what came of it",
        Acts,
    ),
    row("deadlines.correction_hours", "hours to correct", Acts),
    row("quotas.queries_per_day", "subjects asked about a day", Acts).said(summary::quotas),
    row(
        "quotas.queries_per_officer_per_day",
        "subjects asked about by an officer a day",
        Acts,
    ),
    row("quotas.batch_size", "subjects of a query", Acts),
    row("quotas.fan_out", "parties of a query", Acts),
    row(
        "quotas.person_query_justification",
        "justification for persons",
        Acts,
    ),
    row("quotas.records_per_day", "records a day", Acts),
    row("quotas.megabytes_per_day", "megabytes a day", Acts),
    row(
        "requests.oral",
        "requests by voice",
        Binds(|| Phrase::IdleOral {}),
    )
    .said(summary::requests),
    row("requests.refusal_grounds", "grounds for a refusal", Acts),
    row("requests.reasons", "reasons of a refusal", Acts),
    row("requests.deferral_days", "longest deferral", Acts),
    row("oversight.audit", "audit", Binds(FOR_PEOPLE)).said(summary::oversight),
    row("oversight.statistics", "statistics", Binds(FOR_PEOPLE)),
    row(
        "oversight.incident_notice_hours",
        "notice of incidents",
        Binds(FOR_PEOPLE),
    ),
];

const fn row(path: &'static str, label: &'static str, effect: Effect) -> Provision {
    Provision {
        path,
        label,
        effect,
        is_text: false,
        summary: None,
    }
}

/// What people call the clauses, one text for each.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    PROVISIONS.iter().map(|row| row.label)
}

/// What a document says, in sentences and in the order of the table.
pub(super) fn sentences(agreement: &Agreement) -> Vec<Phrase> {
    let rows = PROVISIONS.iter().filter_map(|row| row.summary);
    rows.flat_map(|say| say(agreement)).collect()
}

impl Provision {
    /// The row of a clause of a document; none for one that no document has.
    pub(super) fn of(path: &str) -> Option<&'static Self> {
        Self::placed(path).map(|(_, row)| row)
    }

    /// The same, with its place in the table.
    pub(super) fn placed(path: &str) -> Option<(usize, &'static Self)> {
        let pattern = without_places(path);
        let by_name = pattern.rsplit_once('.').map(|(table, _)| table);
        PROVISIONS.iter().enumerate().find(|(_, row)| {
            row.path == pattern || (row.path.strip_suffix(".*") == by_name && by_name.is_some())
        })
    }

    const fn text(mut self) -> Self {
        self.is_text = true;
        self
    }

    const fn said(mut self, summary: fn(&Agreement) -> Vec<Phrase>) -> Self {
        self.summary = Some(summary);
        self
    }

    /// True when the program carries it out, wholly or in part.
    #[cfg(test)]
    const fn acts(&self) -> bool {
        matches!(self.effect, Acts | Partly(_))
    }

    /// What the program does not do by itself of this clause; none when it acts.
    pub(super) fn does_not(&self) -> Option<Phrase> {
        match self.effect {
            Says | Acts => None,
            Partly(why) | Binds(why) => Some(why()),
        }
    }
}

#[cfg(test)]
mod tests;
