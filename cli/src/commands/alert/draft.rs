//! Files that officers write, read by the rules of the core, so that every error shows before anything is sent.

use std::path::Path;

use ntc_core::intake::csv::{self, Rows, Terms};
use ntc_core::intake::draft_file::{self, InvalidDraftFile};
use ntc_core::intake::{REQUEST_SAMPLE, passenger_sample, text};
use ntc_core::party::Party;
use ntc_core::reason::{Call, Reason};
use ntc_core::record::{Defaults, InvalidRecord, MAX_RETENTION, RecordId, Warning};
use ntc_core::time::Timestamp;
use ntc_core::wire::record;
use ntc_proto::node::v1::Draft;
use ntc_proto::v1::RecordKind;

use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::words;

/// Reads a draft and applies the rules of each of its fields.
pub(in crate::commands) fn read(path: &Path, what: &str) -> Result<Draft, Failure> {
    let text = text_of(path, what)?;
    draft_file::read(&text)
        .map_err(|error| no_draft(what, &error, format!("{}: {error}", path.display())))
}

/// Why a text is no draft: every field that breaks its rule, or `why` where it is not read at all.
pub(in crate::commands) fn no_draft(what: &str, error: &InvalidDraftFile, why: String) -> Failure {
    match error {
        InvalidDraftFile::Fields(errors) => Failure::fields(what, errors),
        InvalidDraftFile::TooLarge => Failure::rule(Call::Draft, what, error.reason(), "", why),
    }
}

/// The text of a file that is read as a draft.
pub(in crate::commands) fn text_of(path: &Path, what: &str) -> Result<String, Failure> {
    let bytes = input::read(Call::Draft, path, what)?;
    let rule = |reason: Reason, error: &dyn std::fmt::Display| {
        let why = format!("{}: {error}", path.display());
        Failure::rule(Call::Draft, what, reason, "", why)
    };
    let decoded = text::decode(&bytes, None).map_err(|error| rule(error.reason(), &error))?;
    let file = path.display().to_string();
    let said = |reason: Reason, why| Failure::said(Call::Draft, what, reason, "", why);
    if !decoded.is_certain {
        return Err(said(Reason::Malformed, say!("alert-not-utf8", file)));
    }
    if decoded.text.trim().is_empty() {
        return Err(said(Reason::FieldMissing, say!("alert-empty", file)));
    }
    Ok(decoded.text)
}

/// Refuses a request, which is asked and not published.
pub(super) fn no_question(draft: &Draft, what: &str) -> Result<(), Failure> {
    if draft.kind() != RecordKind::Request {
        return Ok(());
    }
    let why = say!("alert-request-asked");
    let advice = say!("alert-request-advice");
    let failure = Failure::new(Exit::InvalidInput, what, why, advice);
    Err(failure
        .with_reason(Reason::FieldInvalid.code())
        .with_field("kind"))
}

/// Refuses the sample: it is a valid record, and a false alarm to every partner.
pub(super) fn a_case(draft: &Draft, what: &str) -> Result<(), Failure> {
    let read = |text: &str| draft_file::read(text).ok();
    let is_sample = read(&draft_file::sample()).is_some_and(|sample| sample == *draft);
    // Its times are those of when it was written, so it is known by its passenger.
    let passenger =
        read(&passenger_sample(now())).filter(|_| draft.kind() == RecordKind::PassengerAlert);
    let is_passenger = passenger
        .as_ref()
        .is_some_and(|sample| sample.persons == draft.persons);
    let is_whole = passenger
        .as_ref()
        .is_some_and(|sample| sample.event == draft.event);
    if !is_sample && !is_passenger {
        return Ok(());
    }
    let why = if is_sample || is_whole {
        say!("alert-sample-itself")
    } else {
        say!("alert-sample-persons")
    };
    let advice = say!("alert-sample-advice");
    let failure = Failure::new(Exit::InvalidInput, what, why, advice);
    Err(failure.with_reason(Reason::FieldInvalid.code()))
}

/// Refuses the sample of a request: a partner would work on it.
pub(crate) fn a_question(draft: &Draft, what: &str) -> Result<(), Failure> {
    let sample = draft_file::read(REQUEST_SAMPLE).ok();
    if sample.is_none_or(|sample| sample.event != draft.event) {
        return Ok(());
    }
    let (why, advice) = (say!("alert-sample-itself"), say!("request-sample-advice"));
    let failure = Failure::new(Exit::InvalidInput, what, why, advice);
    Err(failure.with_reason(Reason::FieldInvalid.code()))
}

/// Applies the rules between the fields as well, as the node of `origin` will.
pub(super) fn check(draft: &Draft, origin: &Party, what: &str) -> Result<Vec<Warning>, Failure> {
    let now = now();
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    record::draft_all(draft.clone())
        .and_then(|draft| draft.check_all(origin, RecordId::new(now, &[0; 10]), now, &defaults))
        .map(|(_, warnings)| warnings)
        .map_err(|errors: Vec<InvalidRecord>| Failure::fields(what, &errors))
}

/// Reads a table.
pub(super) fn rows(
    path: &Path,
    origin: &Party,
    terms: &Terms,
    what: &str,
) -> Result<Rows, Failure> {
    let table = input::read(Call::Draft, path, what)?;
    csv::read(&table, origin, terms, now()).map_err(|error| {
        let why = format!("{}: {error}", path.display());
        let advice = say!("alert-table-advice", option = terms.rows.option());
        Failure::rule(Call::Draft, what, error.reason(), "", why).with_advice(advice)
    })
}

pub(super) fn now() -> Timestamp {
    Timestamp::from_millis(u64::try_from(words::now_ms()).unwrap_or_default())
}
