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
    pub(super) legal_text_sha256: Option<String>,
    pub(super) form: String,
    pub(super) reciprocal: bool,
    pub(super) conflict_rule: String,
    pub(super) languages: Vec<String>,
    pub(super) purposes: Vec<String>,
    #[serde(default)]
    pub(super) excluded_territory: Vec<String>,
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
    pub(super) requests: Option<RequestsFile>,
    pub(super) oversight: OversightFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidityFile {
    pub(super) from: Datetime,
    pub(super) until: UntilFile,
    #[serde(default)]
    pub(super) provisional: bool,
    pub(super) renewal: Option<RenewalFile>,
    pub(super) review_by: Option<Datetime>,
    pub(super) notice_days: u32,
    pub(super) after_end: String,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a day, for example 2030-12-31, or \"open\""
)]
pub(super) enum UntilFile {
    Day(Datetime),
    Word(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RenewalFile {
    pub(super) months: u32,
    pub(super) times: TimesFile,
    pub(super) notice_days: u32,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a number, or \"unlimited\"")]
pub(super) enum TimesFile {
    Number(u32),
    Word(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyFile {
    pub(super) party: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) partners: Vec<String>,
    pub(super) signatory: Option<SignatoryFile>,
    pub(super) card_fingerprint: Option<String>,
    #[serde(default)]
    pub(super) author_keys: Vec<KeyFile>,
    #[serde(default)]
    pub(super) contacts: Vec<ContactFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignatoryFile {
    pub(super) office: String,
    pub(super) role: Option<String>,
    pub(super) name: Option<String>,
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
    pub(super) certificate_sha256: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected \"any\" or a list in brackets")]
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
    pub(super) urgencies: Option<NamesFile>,
    pub(super) mode: String,
    pub(super) purposes: Option<Vec<String>>,
    pub(super) sections: BTreeMap<String, String>,
    pub(super) personal_data_basis: Option<String>,
    pub(super) personal_data_protection: Option<String>,
    pub(super) max_tlp: String,
    #[serde(default)]
    pub(super) handling_codes: Vec<String>,
    pub(super) evaluation: Option<EvaluationFile>,
    pub(super) geography: Option<GeographyFile>,
    pub(super) answer_hours: Option<ByUrgencyFile>,
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
    #[serde(default)]
    pub(super) sites: Vec<String>,
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
    #[serde(default)]
    pub(super) verify_first: bool,
    #[serde(default)]
    pub(super) human_decision: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetentionFile {
    pub(super) days: u32,
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, u32>,
    #[serde(default)]
    pub(super) sections: BTreeMap<String, u32>,
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
    pub(super) acknowledge_hours: SpanFile,
    pub(super) feedback_days: SpanFile,
    pub(super) correction_hours: Option<u32>,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a number, or one for each of immediate, urgent, priority and routine"
)]
pub(super) enum SpanFile {
    Same(u32),
    Each(ByUrgencyFile),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByUrgencyFile {
    pub(super) immediate: u32,
    pub(super) urgent: u32,
    pub(super) priority: u32,
    pub(super) routine: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuotasFile {
    pub(super) queries_per_day: u32,
    pub(super) queries_per_officer_per_day: u32,
    pub(super) batch_size: u32,
    pub(super) fan_out: u32,
    pub(super) person_query_justification: bool,
    pub(super) records_per_day: Option<u32>,
    pub(super) megabytes_per_day: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestsFile {
    pub(super) oral: bool,
    pub(super) refusal_grounds: Vec<String>,
    pub(super) reasons: bool,
    pub(super) deferral_days: u32,
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
