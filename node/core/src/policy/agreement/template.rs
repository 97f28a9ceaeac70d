//! A document to start from: complete, valid as it stands, with a remark at every term.

use std::fmt::Write as _;

use crate::party::Party;

/// A party of the document to start from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TemplateParty {
    /// The party.
    pub party: Party,
    /// Its full name.
    pub name: String,
}

/// What the template is filled with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Template {
    /// The agreement's id, a slug.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The treaty or memorandum.
    pub legal_basis: String,
    /// Its parties; two make it bilateral.
    pub parties: Vec<TemplateParty>,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day, `YYYY-MM-DD`, or `"open"` with its quotes.
    pub until: String,
}

impl Template {
    /// The document. It shares everything but persons and national notes, by push, in all directions, up to
    /// TLP:AMBER: a place to take away from.
    pub fn document(&self) -> String {
        let form = if self.parties.len() == 2 {
            "bilateral"
        } else {
            "group"
        };
        let mut document = HEAD
            .replace("{id}", &quoted(&self.id))
            .replace("{title}", &quoted(&self.title))
            .replace("{legal_basis}", &quoted(&self.legal_basis))
            .replace("{form}", form)
            .replace("{from}", &self.from)
            .replace("{until}", &self.until);
        for party in &self.parties {
            // Writing to a String does not fail.
            let _written = write!(
                document,
                "\n[[parties]]\nparty = {}\nname = {}\n",
                quoted(party.party.as_str()),
                quoted(&party.name)
            );
        }
        document.push_str(PARTY_REMARKS);
        document.push_str(TERMS);
        document.push_str(TAIL);
        document
    }
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\r', '\n'], " ")).to_string()
}

const HEAD: &str = r#"# Sharing agreement. The exact bytes of this file are what every party signs.
schema = "ntc-agreement/1"
id = {id}
version = 1                       # counts up; from 2 on add: supersedes = "SHA-256 of the version before"
title = {title}
legal_basis = {legal_basis}
# legal_text_sha256 = "64 hexadecimal digits"                # of the text that was signed on paper
form = "{form}"                   # bilateral: exactly two parties; group: two or more
reciprocal = true                 # true: the terms are the same in both directions, and this is checked
conflict_rule = "stricter"        # the stricter of agreement, record handling and local policy
languages = ["en"]                # ISO 639-1
purposes = [
  "customs_risk", "border_security", "counter_narcotics", "counter_terrorism", "revenue_protection",
  "ipr_protection", "wildlife_protection", "public_health", "exercise",
]
# Nothing is told of what touches one of these: countries, ports (UN/LOCODE), border crossings ('ntc codes site').
# excluded_territory = ["CN", "TRMER", "ge_sarpi"]

[validity]
from = {from}                # from 00:00 UTC
until = {until}               # to 24:00 UTC; "open" for no end
# provisional = true                # applied before it has entered into force; ends with its last day, two years at most
# renewal = { months = 12, times = 3, notice_days = 60 }    # goes on unless a party says otherwise; or times = "unlimited"
# review_by = 2028-06-30            # when the parties look at it again
notice_days = 90                  # from a notice to the end that it brings
after_end = "keep_until_retention" # what becomes of data already sent: keep_until_retention or erase
"#;

const PARTY_REMARKS: &str = r#"# A party can also name: partners (national partners that may see TLP:AMBER), card_fingerprint, and
#   author_keys = [{ key = "64 hexadecimal digits", from = 2026-01-01, until = 2027-12-31 }]
#   signatory = { office = "Office of the Director General", role = "Director General", name = "..." }
#   contacts = [{ role = "duty_desk", name = "Duty desk", email = "duty@example.org", languages = ["en"], hours = "24/7" }]
"#;

const TERMS: &str = r#"
# What is told. Where several terms cover a record, it is told only what all of them allow.
[[terms]]
from = "any"                      # "any" or a list of parties
to = "any"
kinds = "any"                     # "any" or a list: SeizureNotice, ConsignmentAlert, PassengerAlert, HitNotice, ...
categories = "any"                # "any" or a list: narcotic, tobacco, weapon, ...
urgencies = "any"                 # "any" or a list: immediate, urgent, priority, routine
mode = "push"                     # push, request, hit_no_hit, never
max_tlp = "AMBER"                 # CLEAR, GREEN, AMBER, AMBER+STRICT, RED
handling_codes = ["H1", "H2"]     # when the author sets none
# purposes = ["counter_narcotics"]                          # fewer than the agreement's
# geography = { touches_receiver = true }                   # or countries = ["TR", "GE"], sites = ["GEPTI", "ge_sarpi"]
# personal_data_basis = "..."                               # needed to allow persons
# personal_data_protection = "treaty"                       # 'ntc codes protection' lists them
# evaluation = { required = true, minimum = [{ scheme = "4x4", source = "B", information = "2" }] }
# answer_hours = { immediate = 1, urgent = 4, priority = 24, routine = 72 } # other times than under [deadlines]
# tell_hits = "auto"                # who alerts is told what was met, once an officer confirmed it; ask: when an officer says so

# allow: disclosed. redact: withheld, may be asked for. never (also what is not named): never disclosed.
[terms.sections]
event = "allow"
goods = "allow"
transport = "allow"
companies = "allow"
persons = "never"
narrative = "allow"
media = "allow"
national = "never"                # always

# Two parties of a group that have nothing with each other under this agreement:
# [[exclusions]]
# between = ["AA/one", "BB/two"]
"#;

const TAIL: &str = r#"
[onward]
rule = "consent"                  # passing on: never, consent, or listed with parties = [...]

[uses]
judicial = "consent"              # in court: never, consent, allowed
secondary = "consent"             # for other purposes: never, consent
# verify_first = true               # the source is asked before a trader or traveller feels anything
# human_decision = true             # no machine alone decides about a person

[retention]
days = 1825
review_days = 1095
confirm_deletion = true
# kinds = { PassengerAlert = 365 }
# sections = { persons = 365, media = 180 }                 # fewer days for a section of a record

[deadlines]
immediate_hours = 1
urgent_hours = 8
priority_hours = 72
routine_hours = 168
acknowledge_hours = 1             # or { immediate = 1, urgent = 1, priority = 8, routine = 24 }
feedback_days = 30                # or one for each urgency, too
# correction_hours = 24             # to carry out and confirm a correction or recall

[quotas]
queries_per_day = 500
queries_per_officer_per_day = 50
batch_size = 20
fan_out = 10
person_query_justification = true
# records_per_day = 1000            # of one party to another
# megabytes_per_day = 500           # pictures and documents included

# How a party asks and refuses:
# [requests]
# oral = true                       # urgent ones by voice, confirmed in writing at once
# refusal_grounds = ["essential_security", "running_investigation", "person_safety"] # 'ntc codes refusal_code' lists them
# reasons = true                    # a refusal gives its reason
# deferral_days = 10

[oversight]
audit = true
statistics = true
incident_notice_hours = 24
"#;
