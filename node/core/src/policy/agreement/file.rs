//! The document as it is written: names and nesting of the TOML, nothing checked yet.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::value::Datetime;

use super::InvalidAgreement;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreementFile {
    pub(super) schema: String,
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) supersedes: Option<String>,
    pub(super) title: String,
    pub(super) legal_basis: String,
    pub(super) form: String,
    pub(super) reciprocal: bool,
    pub(super) conflict_rule: String,
    pub(super) languages: Vec<String>,
    pub(super) purposes: Vec<String>,
    pub(super) validity: ValidityFile,
    pub(super) parties: Vec<PartyFile>,
    pub(super) terms: Vec<TermsFile>,
    #[serde(default)]
    pub(super) exclusions: Vec<ExclusionFile>,
    pub(super) onward: OnwardFile,
    pub(super) uses: UsesFile,
    pub(super) retention: RetentionFile,
    pub(super) deadlines: DeadlinesFile,
    pub(super) quotas: QuotasFile,
    pub(super) oversight: OversightFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidityFile {
    pub(super) from: Datetime,
    pub(super) until: Datetime,
    pub(super) review_by: Option<Datetime>,
    pub(super) notice_days: u32,
    pub(super) after_end: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyFile {
    pub(super) party: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) partners: Vec<String>,
    pub(super) card_fingerprint: Option<String>,
    #[serde(default)]
    pub(super) author_keys: Vec<KeyFile>,
    #[serde(default)]
    pub(super) contacts: Vec<ContactFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyFile {
    pub(super) key: String,
    pub(super) from: Datetime,
    pub(super) until: Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactFile {
    pub(super) role: String,
    pub(super) name: String,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) hours: String,
    pub(super) deputy: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum NamesFile {
    Word(String),
    List(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsFile {
    pub(super) from: NamesFile,
    pub(super) to: NamesFile,
    pub(super) kinds: NamesFile,
    pub(super) categories: NamesFile,
    pub(super) mode: String,
    pub(super) purposes: Option<Vec<String>>,
    pub(super) sections: BTreeMap<String, String>,
    pub(super) personal_data_basis: Option<String>,
    pub(super) max_tlp: String,
    #[serde(default)]
    pub(super) handling_codes: Vec<String>,
    pub(super) evaluation: Option<EvaluationFile>,
    pub(super) geography: Option<GeographyFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvaluationFile {
    pub(super) required: bool,
    #[serde(default)]
    pub(super) minimum: Vec<MinimumFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MinimumFile {
    pub(super) scheme: String,
    pub(super) source: String,
    pub(super) information: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GeographyFile {
    #[serde(default)]
    pub(super) touches_receiver: bool,
    #[serde(default)]
    pub(super) countries: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExclusionFile {
    pub(super) between: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OnwardFile {
    pub(super) rule: String,
    #[serde(default)]
    pub(super) parties: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UsesFile {
    pub(super) judicial: String,
    pub(super) secondary: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetentionFile {
    pub(super) days: u32,
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, u32>,
    pub(super) review_days: u32,
    pub(super) confirm_deletion: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlinesFile {
    pub(super) immediate_hours: u32,
    pub(super) urgent_hours: u32,
    pub(super) priority_hours: u32,
    pub(super) routine_hours: u32,
    pub(super) acknowledge_hours: u32,
    pub(super) feedback_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuotasFile {
    pub(super) queries_per_day: u32,
    pub(super) queries_per_officer_per_day: u32,
    pub(super) batch_size: u32,
    pub(super) fan_out: u32,
    pub(super) person_query_justification: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OversightFile {
    pub(super) audit: bool,
    pub(super) statistics: bool,
    pub(super) incident_notice_hours: u32,
}

/// Parses the text; the error names the line and never a value, which may be a person's.
pub(super) fn parse(text: &str) -> Result<AgreementFile, InvalidAgreement> {
    toml::from_str(text).map_err(|error| InvalidAgreement {
        line: error.span().map(|span| line_of(text, span.start)),
        field: String::new(),
        message: without_value(error.message()),
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
}

fn without_value(message: &str) -> String {
    match (
        message.starts_with("invalid "),
        message.split_once("expected "),
    ) {
        (true, Some((_, expected))) => format!("this value does not fit; expected {expected}"),
        (true, None) => "this value does not fit".to_owned(),
        (false, _) => message.to_owned(),
    }
}
